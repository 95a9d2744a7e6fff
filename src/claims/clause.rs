//! A clause: its numbers to claims, or what it says without one.

use super::bounds::BESIDE;
use super::lex::{Kind, Token};
use super::list::Spread;
use super::number::{Number, Unit, is_mark, precedes};
use super::plain::is_plain;
use super::population::{self, Population};
use super::reason::Doubt;
use super::segment::{
    between, bounded, clause_of, heads, join_pending, names_several, proceeding_kind, segment,
};
use super::sentence::{Reader, State};
use super::statement::{self, Basis, Certainty, Statement, Topic, is_head, topic_of};
use super::subject::{ProceedingKind, Subject};
use super::words::Word;
use super::{governing, leftover, meaning, none};
use crate::report::{Decimal, Measure};

/// Words before what is added to a figure.
const ADDING: [&str; 6] = ["连同", "加上", "加", "算上", "连", "并入"];

/// Most unknown characters between 收到 and what was received: 收到社会公众向我局提出的申请.
const NARROWING: usize = 8;

/// A number with the words that are its own, and the tokens of its clause before and behind it.
struct Stated<'a> {
    token: Token,
    number: Number,
    words: Vec<Word>,
    before: &'a [Token],
    behind: &'a [Token],
}

impl Reader<'_> {
    /// Reads the tokens between two marks. `rest` is what the sentence has behind the mark, `spread`
    /// the wordings of numbers that a list tells (分别为).
    pub(super) fn clause(
        &mut self,
        tokens: &[Token],
        rest: &[Token],
        mark: Option<char>,
        spread: &Spread,
        state: &mut State,
    ) {
        // A year behind a figure is of what follows: 收到57件以及2021年转办2件.
        let first = tokens.iter().position(|token| token.number().is_some());
        let turn = first.and_then(|first| {
            let mut behind = tokens[first..].iter();
            behind
                .position(|token| matches!(token.kind, Kind::Year(_)))
                .map(|at| first + at)
        });
        self.rescope(&tokens[..turn.unwrap_or(tokens.len())]);
        let words: Vec<Word> = tokens.iter().filter_map(Token::word).collect();
        // Only what was said so far: 行政复议200件,其中涉及政府信息公开15件.
        state.context.related |= words
            .iter()
            .any(|word| matches!(word, Word::Disclosure | Word::Requests | Word::Mention));
        self.population(tokens, &words, state);
        state.lists_outcomes = (rest.iter().map_while(|token| match token.word() {
            Some(Word::Part) => None,
            word => Some(word),
        }))
        .any(|word| matches!(word, Some(Word::Outcome(..))));
        let numbers: Vec<usize> = (0..tokens.len())
            .filter(|&place| tokens[place].number().is_some())
            .collect();
        if numbers.is_empty() {
            self.wordless(tokens, rest, mark, state);
            return;
        }
        let behind = &tokens[numbers[numbers.len() - 1] + 1..];
        // 41件予以公开16件部分公开: each number stands before its wording.
        let shifted = !heads(&tokens[..numbers[0]]) && heads(behind);
        for (index, &place) in numbers.iter().enumerate() {
            let from = index.checked_sub(1).map_or(0, |index| numbers[index] + 1);
            let before = &tokens[from..place];
            let next = numbers.get(index + 1).copied();
            let after = match next {
                Some(next) if shifted => &tokens[place + 1..next],
                Some(_) => &[],
                None => behind,
            };
            let Some(number) = tokens[place].number() else {
                continue;
            };
            if turn.is_some_and(|turn| from <= turn && turn < place) {
                self.rescope(&tokens[from..place]);
            }
            let token = tokens[place];
            let stated = |words| Stated {
                token,
                number,
                words,
                before,
                behind: &tokens[place + 1..],
            };
            let given = spread.get(&token.start);
            // 72件为不予公开、无法提供等: one number before several wordings.
            let opens_list = next.is_none()
                && mark == Some('、')
                && !heads(before)
                && heads(after)
                && !clause_of(rest).iter().any(|token| token.number().is_some())
                && heads(clause_of(rest));
            if opens_list {
                continue;
            }
            if given.is_none() {
                let rest = if next.is_none() { rest } else { &[] };
                let mut words = segment(before, after, rest, shifted && index > 0);
                if before.is_empty()
                    && !state.spanned.is_empty()
                    && !words.iter().copied().any(is_head)
                {
                    words = std::mem::take(&mut state.spanned);
                }
                let until = match next {
                    _ if heads(before) => None,
                    Some(next) => Some(next - 1),
                    None => Some(tokens.len() - 1),
                };
                let told = if index == 0 {
                    state.resumed_plain
                } else {
                    state.plain
                };
                // (占31.8%) says nothing of the list that it stands in.
                if number.unit != Unit::Percent {
                    state.plain = told && self.plain(tokens, from, place, until, state);
                }
                self.number(stated(words), state);
            }
            for words in given.into_iter().flatten().cloned() {
                // The list tells what this number counts; nothing before it is to be joined.
                state.pending.clear();
                state.plain = true;
                self.number(stated(words), state);
            }
        }
        if turn.is_some() {
            self.rescope(tokens);
        }
        state.pending.clear();
        state.context.topic = topic_of(&words, state.context.topic);
    }

    /// Whose figures the clause states, and those behind it until another one says.
    fn population(&self, tokens: &[Token], words: &[Word], state: &mut State) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return;
        };
        let start = self.clause_start(first.start, state);
        let number = tokens.iter().find(|token| token.number().is_some());
        let end = number.map_or(last.end, |token| token.start);
        if words.contains(&Word::Region) {
            state.population = Population::Own;
        }
        if words.contains(&Word::Itself) && state.population == Population::Unsure {
            state.population = Population::Own;
        }
        if words.contains(&Word::OwnLevel) || words.contains(&Word::Itself) {
            state.population = state.population.min(Population::Unsure);
        }
        let (chars, reporter) = (&self.text.chars, self.reporter);
        let named = population::of(chars, tokens, start, end, reporter);
        let mut told = population::of_words(chars, tokens, reporter);
        if state.told_apart.iter().any(|token| tokens.contains(token)) {
            told = told.max(Population::Unsure);
        }
        state.population = state.population.max(named).max(told);
    }

    /// Whether nothing unknown stands before the number, or behind it where its wording does.
    /// Only what stands behind the number before it is looked at.
    fn plain(
        &self,
        tokens: &[Token],
        from: usize,
        place: usize,
        until: Option<usize>,
        state: &State,
    ) -> bool {
        let start = match from.checked_sub(1) {
            Some(before) => tokens[before].end,
            None => {
                let start = self.clause_start(tokens[0].start, state);
                let excepts = self.text.chars.get(start) == Some(&'除');
                start + usize::from(excepts && statement::leaves_carried(tokens))
            }
        };
        let end = until.map_or(tokens[place].start, |until| tokens[until].end);
        let within = &tokens[from..until.map_or(place, |until| until + 1)];
        is_plain(&self.text.chars, within, start, end, self.reporter.name())
    }

    /// A clause without a number: a statement of "none", or words that a list goes on with.
    fn wordless(
        &mut self,
        tokens: &[Token],
        rest: &[Token],
        mark: Option<char>,
        state: &mut State,
    ) {
        let words: &[Word] = &tokens.iter().filter_map(Token::word).collect::<Vec<_>>();
        if words.contains(&Word::Part) && mark != Some('、') {
            self.part(state);
        }
        let listed = none::goes_on(words, state);
        let is_answer = *words == [Word::Not] && !state.spanned.is_empty();
        if is_answer && self.is_bare(tokens, state) {
            let statements = none::of_heading(&state.spanned, &state.context);
            for statement in statements {
                self.give(
                    Decimal::whole(0),
                    1,
                    bounded(statement, self.frame(state)),
                    state,
                );
            }
        } else if words.contains(&Word::Not) || listed {
            let mut certainty = self.frame(state);
            let counted = none::before_others(&self.text.chars, tokens);
            if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
                let chars = &self.text.chars;
                let start = self.clause_start(first.start, state);
                let end = self.clause_end(last.end);
                // 未发生行政复议、行政诉讼被纠错: the list's last entry tells what of all.
                let qualified = mark == Some('、')
                    && clause_of(rest).iter().filter_map(Token::word).any(|word| {
                        matches!(word, Word::CaseResult(..) | Word::Qualifier | Word::Paper)
                    });
                let until = counted.map_or(end, |count| tokens[count - 1].end);
                let plain = is_plain(chars, tokens, start, until, self.reporter.name());
                if qualified || !plain || !state.resumed_plain {
                    certainty = certainty.and(Certainty::weak(Doubt::UnknownWords));
                }
            }
            let counted = &tokens[..counted.unwrap_or(tokens.len())];
            for statement in none::statements(counted, &state.context, listed) {
                let statement = self.of_either_kind(statement, words, state);
                self.give(Decimal::whole(0), 1, bounded(statement, certainty), state);
            }
        } else if words.contains(&Word::All) || self.is_result_of_one(words, state) {
            self.all(words, state);
        }
        none::remember(words, mark, state);
        let named = [&state.pending[..], words].concat();
        if mark == Some('、') && !words.contains(&Word::Not) {
            state.pending.extend(
                (words.iter().copied()).filter(|&word| is_head(word) || word == Word::Citizens),
            );
        }
        state.context.topic = topic_of(words, state.context.topic);
        state.context.proceeding = proceeding_kind(&named).or(state.context.proceeding);
    }

    /// Whether the clause says nothing but its words.
    fn is_bare(&self, tokens: &[Token], state: &State) -> bool {
        tokens.iter().all(|token| {
            let start = self.clause_start(token.start, state);
            let behind = self.text.chars.get(token.end);
            start == token.start && behind.is_none_or(|&c| is_mark(c))
        })
    }

    pub(super) fn part(&self, state: &mut State) {
        state.context.part = true;
        state.divided = false;
        state.whole_topic = state.whole_topic.or(Some(state.context.topic));
        state.total = state.last.or(state.total);
    }

    fn number(&mut self, stated: Stated, state: &mut State) {
        let Stated {
            token,
            number,
            mut words,
            before,
            behind,
        } = stated;
        if words.contains(&Word::Part) {
            self.part(state);
        }
        if number.unit == Unit::Percent {
            self.share(token, number, state);
            return;
        }
        if number.unit == Unit::Foreign || words.contains(&Word::Not) {
            state.context.topic = topic_of(&words, state.context.topic);
            return;
        }
        // 行政复议、行政诉讼各3件: three of either.
        let each = token
            .start
            .checked_sub(1)
            .map(|place| self.text.chars[place])
            == Some('各');
        // 28件分别其他处理及无法提供: which of them it is, a list tells that is not read here.
        let is_apart = behind
            .iter()
            .any(|token| token.word() == Some(Word::Respectively));
        let several =
            is_apart || names_several(&state.pending, &words) || self.adds_carried_over(before);
        let joined = join_pending(&mut words, &state.pending) && !each && !several;
        state.context.money = number.unit == Unit::Money;
        let unit = self.text.chars[token.start..token.end].last();
        state.context.in_pieces = unit == Some(&'条');
        // 行政许可事项35项、行政处罚事项120项 are matters that a body may decide.
        state.context.decided &= unit != Some(&'项');
        state.context.pieces = state.aside || state.context.in_pieces;
        let related = state.context.related;
        if self.is_of_applications(number.value, token, state) {
            state.context.related = true;
            if self.is_headed_by_proceedings(self.clause_start(token.start, state), state) {
                words.retain(|word| *word != Word::Topic);
            }
        }
        let is_answered = self.is_answered_only(token, behind, state);
        // 2件结转下年，其余13件已答复: all that is not carried forward.
        if is_answered && self.is_rest_of_carried(state) {
            words.retain(|word| *word != Word::Rest);
        }
        let found = self.meaning(token, &mut words, state);
        state.context.related = related;
        state.context.topic = topic_of(&words, state.context.topic);
        state.context.proceeding = proceeding_kind(&words).or(state.context.proceeding);
        // 行政复议、行政诉讼共28件，其中维持12件: the result is of both too.
        let is_both = |statement: &Statement| {
            matches!(
                statement.subject,
                Subject::Proceeding(ProceedingKind::Both, _)
            )
        };
        if found.as_ref().is_some_and(is_both) && !each {
            state.context.proceeding = Some(ProceedingKind::Both);
        }
        let found = found.map(|statement| self.of_either_kind(statement, &words, state));
        let Some(mut statement) = found else {
            state.aside |= !state.context.part;
            return;
        };
        let listed = state
            .doubt
            .listed(statement.certainty, &words, state.begin, &self.text.chars);
        let Some(unit) = self.unit(token, number, before) else {
            return;
        };
        // 收到申请人感谢信2封, 制定实施方案3件: the verb alone, and something unknown beside the number.
        let verb_alone = !words.iter().copied().any(statement::is_noun)
            && self.beside(token, before) > BESIDE
            && !is_answered;
        if verb_alone && matches!(statement.subject, Subject::Disclosure(..)) {
            return;
        }
        statement.certainty = listed.and(unit);
        // 其他5件: a word that the list itself explains.
        let begin = self.clause_start(token.start, state);
        state.plain |= leftover::is_alone(&self.text.chars, begin, token.start);
        if verb_alone || !joined || !state.plain {
            statement.certainty = statement.certainty.and(Certainty::weak(if joined {
                Doubt::UnknownWords
            } else {
                Doubt::JoinedWordings
            }));
        }
        self.nest(&mut statement, number.value, state);
        statement.certainty = statement.certainty.and(self.narrowed(
            &statement.subject,
            (token, before, is_answered),
            state,
        ));
        if state.with_carried {
            match statement.subject {
                Subject::Received => statement.basis = Basis::NewAndCarriedOver,
                // 新收申请275件（含上年结转12件）.
                Subject::New => statement.subject = Subject::NewAndCarriedOver,
                _ => {}
            }
        }
        if number.approximate {
            statement.certainty = statement
                .certainty
                .and(Certainty::barred(Doubt::Approximate));
        }
        let statement = bounded(statement, self.frame(state));
        // 作出行政许可12件、行政处罚3件; 制定规章5部、行政规范性文件176件: the verb holds on.
        let verb = match statement.subject {
            Subject::Disclosure(_, Measure::Decisions) => Some(Word::Decide),
            Subject::Disclosure(_, Measure::Issued) => Some(Word::Issue),
            Subject::Disclosure(_, Measure::Repealed) => Some(Word::Repeal),
            _ => None,
        };
        state.context.verb = verb.filter(|_| statement.certainty.is_certain());
        state.closes_list = leftover::is_leftover(&self.text.chars, token.start)
            && matches!(statement.subject, Subject::From(_));
        self.give(number.value, number.grain, statement, state);
    }

    /// What the number counts by its words.
    fn meaning(&self, token: Token, words: &mut Vec<Word>, state: &State) -> Option<Statement> {
        let chars = &self.text.chars;
        let headless = words.iter().copied().all(|word| !is_head(word));
        if headless && leftover::is_leftover(chars, token.start) {
            let before = state.last.and_then(|last| self.out.get(last))?;
            let list = leftover::List::of(self.out, &state.context);
            return leftover::of(&before.subject, list);
        }
        // 合计124件,加上年结转11件,共135件.
        let place = token.start.checked_sub(1);
        let summed = place.and_then(|place| chars.get(place)) == Some(&'共');
        if summed && headless && state.context.topic == Topic::Applications {
            words.push(Word::Sum);
        }
        if headless
            && words.contains(&Word::Sum)
            && let Some(sum) = self.summed(state)
        {
            return Some(sum);
        }
        let statement = meaning::of(words, &state.context)?;
        Some(self.spent(statement, words, state))
    }

    /// Whether what was carried over is only added to something: 连同上年结转共135件.
    fn adds_carried_over(&self, before: &[Token]) -> bool {
        let Some(carried) = (before.iter()).find(|token| token.word() == Some(Word::CarriedOver))
        else {
            return false;
        };
        precedes(&self.text.chars, carried.start, &ADDING)
    }

    /// What the words around the number, and what was stated before, say that it may leave out.
    fn narrowed(
        &self,
        subject: &Subject,
        (token, before, is_answered): (Token, &[Token], bool),
        state: &State,
    ) -> Certainty {
        let mut certainty = Certainty::CERTAIN;
        // 对20件申请答复开展复核: some of those answered.
        let behind = !heads(before) && before.iter().all(|token| token.word().is_none());
        let named_behind =
            behind && matches!(subject, Subject::Handled | Subject::Received) && !is_answered;
        let named_far =
            matches!(subject, Subject::Received | Subject::New) && between(before) > NARROWING;
        if named_behind || named_far {
            certainty = certainty.and(Certainty::weak(Doubt::Narrowed));
        }
        // Section six tells of fee notices, whenever the applications came in.
        if self.passage.section == 6 && matches!(subject, Subject::Outcome(_)) {
            certainty = certainty.and(Certainty::weak(Doubt::OpenWording));
        }
        let begin = self.clause_start(token.start, state);
        let chars = &self.text.chars;
        // 其中5件按规定程序及时答复: the others may have been answered late.
        let is_some_of = is_answered && matches!(chars[begin..token.start], ['其', _]);
        let tail = self.clause_end(token.end);
        if *subject == Subject::Handled
            && (governing::is_manner(&chars[begin..token.start])
                || is_some_of && governing::is_manner(&chars[token.end..tail]))
        {
            certainty = certainty.and(Certainty::AT_MOST);
        }
        if state.doubt.headed(subject) {
            certainty = certainty.and(Certainty::weak(Doubt::FollowsPart));
        }
        certainty
    }
}
