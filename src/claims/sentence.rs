//! A section sentence by sentence, a sentence clause by clause: each number is bound to the
//! wordings nearest to it, and what the sentence said before is kept in mind.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::lex::{Kind, Token};
use super::plain::is_plain;
use super::population::Population;
use super::reason::Doubt;
use super::reporter::Reporter;
use super::segment::opens_with_carried;
use super::statement::{Certainty, Context, Outcomes, Topic, Undone, lists_decisions, topic_of};
use super::subject::ProceedingKind;
use super::sway::Sway;
use super::words::{Fit, Word};
use super::{Claim, Sweep, list};
use crate::prose::{Folded, Passage, is_stop};
use crate::report::{CaseResult, Decimal, Report};

/// Most characters of a sentence that a claim repeats; the longest met has some 900.
const SENTENCE: usize = 400;

/// Which time a clause speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Current,
    Part,
    Other,
    /// A year is named, and the report's own is not known.
    Unknown,
}

/// What is known while a paragraph is read.
pub(super) struct Reader<'a> {
    pub(super) report: &'a Report,
    pub(super) reporter: &'a Reporter,
    pub(super) passage: &'a Passage,
    pub(super) text: &'a Folded,
    pub(super) out: &'a mut Vec<Claim>,
    pub(super) sweeps: &'a mut Vec<Sweep>,
    pub(super) topic: Topic,
    pub(super) scope: Scope,
    pub(super) related: bool,
    pub(super) planned: bool,
    /// Another year at the head of a sentence before governs this one.
    pub(super) led: bool,
    /// The time of the clause before was that clause's alone.
    pub(super) passing: bool,
    /// Whose figures the sentence before stated, if it stated any.
    pub(super) population: Population,
    /// The total stated last, and the proceedings named last.
    pub(super) total: Option<usize>,
    pub(super) proceeding: Option<ProceedingKind>,
    /// The applications that the paragraph stated as received, where the table says so too.
    pub(super) received: Option<Decimal>,
    /// The paragraph came to applications, and has counted nothing else since.
    pub(super) applied: bool,
}

/// What is known while a sentence is read.
pub(super) struct State {
    /// Where the sentence stands in the text.
    pub(super) stretch: (usize, usize),
    /// What it says, once a claim repeats it.
    printed: OnceCell<Arc<str>>,
    pub(super) context: Context,
    pub(super) population: Population,
    /// Names and regions in it whose figures are not the report's.
    pub(super) told_apart: Vec<Token>,
    /// Whose figures the main list states, before any of its parts.
    pub(super) whole: Option<Population>,
    /// What the list counts that 其中 divides.
    pub(super) whole_topic: Option<Topic>,
    /// Whose figure it stated last.
    pub(super) stated: Option<Population>,
    /// The claim that parts belong to.
    pub(super) total: Option<usize>,
    /// The claim given last in this sentence.
    pub(super) last: Option<usize>,
    pub(super) open_list: bool,
    /// The number is what its list leaves over.
    pub(super) closes_list: bool,
    /// Heads of clauses without a number, joined by 、 to what follows.
    pub(super) pending: Vec<Word>,
    /// What held before a bracket was opened.
    pub(super) outside: Vec<Outside>,
    /// The words before a bracket that was just closed: 其他处理（含撤回）10件.
    pub(super) spanned: Vec<Word>,
    /// A list of what there was none of goes on.
    pub(super) listing: bool,
    /// What stands before the bracket just closed has no unknown words (村（社区）收到).
    pub(super) resumed_plain: bool,
    /// Behind the clause the same list goes on with how applications ended.
    pub(super) lists_outcomes: bool,
    /// The number's clause has no unknown words.
    pub(super) plain: bool,
    /// The sentence counted something else first, so that its parts are of that.
    pub(super) aside: bool,
    /// What follows tells of some of the applications only: 上年结转的申请中,….
    pub(super) narrow: bool,
    /// A semicolon stands behind the last 其中.
    pub(super) divided: bool,
    /// Where the clause begins, behind the mark before it.
    pub(super) begin: usize,
    /// Why all figures of the sentence, or of what is left of it, contradict nothing.
    pub(super) doubt: Sway,
    /// The number's basis is new and carried over together, as the bracket behind it says.
    pub(super) with_carried: bool,
}

/// What held before a bracket.
pub(super) struct Outside {
    plain: bool,
    part: bool,
    pub(super) total: Option<usize>,
    last: Option<usize>,
    scope: Scope,
    population: Population,
    words: Vec<Word>,
    doubt: Sway,
}

impl State {
    /// 申请21件，其中涉及征收17件。答复21件: behind its parts the text goes on with the whole.
    fn resume_topic(&mut self) {
        if let Some(whole) = self
            .whole_topic
            .filter(|_| self.context.topic == Topic::Foreign)
        {
            self.context.topic = whole;
        }
    }
}

impl Reader<'_> {
    pub(super) fn sentence(&mut self, tokens: &[Token], stretch: &Range<usize>) {
        // The mark that ends it is no part of it.
        let is_end = |token: &&Token| !matches!(token.kind, Kind::Mark(mark) if is_stop(mark) || mark == '.');
        let length = tokens.len()
            - tokens
                .iter()
                .rev()
                .take_while(|token| !is_end(token))
                .count();
        let tokens = &tokens[..length];
        let Some(end) = tokens.last() else {
            return;
        };
        let words: Vec<Word> = tokens.iter().filter_map(Token::word).collect();
        self.planned |= self.passage.section == 5 && words.contains(&Word::Plan);
        if self.planned || words.contains(&Word::Plan) {
            self.topic = topic_of(&words, self.topic);
            return;
        }
        let mut state = self.begin(tokens, &words, stretch);
        let spread = list::spread(tokens);
        let mut start = 0;
        for place in 0..=tokens.len() {
            let mark = tokens.get(place).and_then(|token| match token.kind {
                Kind::Mark(mark) => Some(mark),
                _ => None,
            });
            if place < tokens.len() && mark.is_none() {
                continue;
            }
            let rest = tokens.get(place + 1..).unwrap_or_default();
            state.with_carried = mark.is_some_and(|mark| matches!(mark, '(' | '（' | '，' | ','))
                && opens_with_carried(rest);
            self.clause(&tokens[start..place], rest, mark, &spread, &mut state);
            let at = tokens.get(place).map_or(end.end, |token| token.start);
            self.govern(&tokens[start..place], at, &mut state);
            self.sweep(at, &state);
            self.mark(at, mark, &tokens[start..place], &mut state);
            let divides = mark.is_some_and(|mark| matches!(mark, '；' | ';'));
            let parts = rest
                .first()
                .is_some_and(|token| token.word() == Some(Word::Part));
            state.narrow &= !divides;
            state.aside &= !divides;
            if divides {
                state.divided = true;
                state.resume_topic();
                state.doubt.reset();
                // 公开信息300条，其中网站公开80条；依申请公开…: nothing of the tables was split.
                state.context.part &= state.last.is_some();
            }
            state.begin = tokens.get(place).map_or(end.end, |token| token.end);
            if let Some(whole) = state.whole.filter(|_| divides && !parts) {
                state.population = whole;
            }
            start = place + 1;
        }
        state.resume_topic();
        self.topic = state.context.topic;
        let counts = tokens.iter().any(|token| token.number().is_some());
        self.applied = self.topic == Topic::Applications || self.applied && !counts;
        self.proceeding = state.context.proceeding;
        // What its last figure was of, whatever it says behind that (集中在项目备案等方面).
        if let Some(population) = state.stated {
            self.population = population;
        }
        // Another year at the head of a sentence governs those behind it too (西柳 2023), until
        // the report's own year is named.
        let heads = tokens
            .iter()
            .take(2)
            .any(|token| matches!(token.kind, Kind::Year(year) if Some(year) != self.report.year));
        self.led = self.scope == Scope::Other && (heads || self.led);
        if !self.led {
            self.scope = Scope::Current;
        }
    }

    /// What is known at the head of a sentence.
    fn begin(&self, tokens: &[Token], words: &[Word], stretch: &Range<usize>) -> State {
        let mut state = State {
            stretch: (stretch.start, stretch.end),
            printed: OnceCell::new(),
            context: Context {
                topic: self.topic,
                part: false,
                carries: words.contains(&Word::CarriedOver),
                proceeding: self.proceeding,
                related: self.related,
                outcomes: Outcomes::of(tokens),
                results: [
                    CaseResult::Upheld,
                    CaseResult::Corrected,
                    CaseResult::Pending,
                ]
                .iter()
                .all(|result| words.contains(&Word::CaseResult(*result, Fit::Exact))),
                decided: lists_decisions(tokens),
                money: false,
                in_pieces: false,
                pieces: false,
                verb: None,
                undone: Undone::default(),
            },
            // Whose figures the sentence before stated, this one may state too.
            population: if words.contains(&Word::Itself) {
                Population::Own
            } else {
                self.population.min(Population::Unsure)
            },
            told_apart: self.reporter.told_apart(&self.text.chars, tokens),
            whole: None,
            whole_topic: None,
            stated: None,
            total: self.total,
            last: None,
            closes_list: false,
            open_list: words.contains(&Word::Loose),
            pending: Vec::new(),
            outside: Vec::new(),
            spanned: Vec::new(),
            listing: false,
            with_carried: false,
            narrow: false,
            aside: false,
            divided: false,
            begin: stretch.start,
            doubt: Sway::of_sentence(tokens, self.report.year),
            lists_outcomes: false,
            plain: true,
            resumed_plain: true,
        };
        // 收到申请N件,其中自然人a件: the list tells which applications are meant.
        let listed = words.iter().any(|word| {
            matches!(
                word,
                Word::Requests
                    | Word::From(_)
                    | Word::Outcome(..)
                    | Word::CarriedOver
                    | Word::CarriedForward
            )
        });
        // 无行政复议、行政诉讼, where nothing else was spoken of: there was none at all, about disclosure either.
        // Who handles some for others (受理行政复议120件) may go on with those.
        let is_handled = |word: &Word| match word {
            // Of applications it just said how many it received.
            Word::Receive => self.topic != Topic::Applications,
            Word::Process | Word::Answer | Word::Finish | Word::Organ => true,
            _ => false,
        };
        let has = |word: Word| words.contains(&word);
        state.context.related |= matches!(self.topic, Topic::Applications | Topic::None)
            && has(Word::Not)
            && has(Word::Review)
            && has(Word::Litigation)
            && !words.iter().any(is_handled)
            && tokens.iter().all(|token| token.number().is_none());
        // 受理4件，内容涉及现行有效规范性文件目录等。其中，予以公开2件: of the applications.
        let total = self.total.and_then(|total| self.out.get(total));
        let is_of_intake = words.first() == Some(&Word::Part)
            && total.is_some_and(|total| total.subject.is_intake());
        // 规范依申请公开办理。充分考虑市民诉求。全年共收到90件申请: what was only mentioned between is no
        // other kind of application.
        let is_back = self.applied
            && matches!(self.topic, Topic::Foreign | Topic::Consultation)
            && has(Word::Request)
            && !has(Word::Foreign)
            && !has(Word::Consultation);
        if listed && (matches!(self.topic, Topic::None) || is_of_intake) || is_back {
            state.context.topic = Topic::Applications;
        }
        state
    }

    /// The sentence as a claim repeats it.
    pub(super) fn printed(&self, state: &State) -> Arc<str> {
        let (start, end) = state.stretch;
        let printed = || self.text.printed(start, end, SENTENCE).into();
        Arc::clone(state.printed.get_or_init(printed))
    }

    fn mark(&mut self, at: usize, mark: Option<char>, before: &[Token], state: &mut State) {
        state.spanned.clear();
        // What narrows the first entry of a list narrows those behind it (新发生复议a件、诉讼b件).
        state.resumed_plain = mark != Some('、') || state.plain;
        match mark {
            Some('(' | '（') => {
                let counted = before.iter().any(|token| token.number().is_some());
                let words = if counted {
                    Vec::new()
                } else {
                    before.iter().filter_map(Token::word).collect()
                };
                let (chars, start) = (&self.text.chars, self.clause_start(at, state));
                state.outside.push(Outside {
                    plain: is_plain(chars, before, start, at, self.reporter.name()),
                    part: state.context.part,
                    total: state.total,
                    last: state.last,
                    scope: self.scope,
                    population: state.population,
                    words,
                    doubt: state.doubt,
                });
                if state.last.is_some() {
                    state.context.part = true;
                    state.total = state.last;
                }
            }
            // 上年结转29件：自然人28件: the list is of those.
            Some(':' | '：')
                if before.last().is_some_and(|token| token.number().is_some())
                    && state.last.is_some() =>
            {
                self.part(state);
            }
            Some(':' | '：') if before.iter().all(|token| token.number().is_none()) => {
                state.spanned = before.iter().filter_map(Token::word).collect();
            }
            Some(')' | '）') => {
                if let Some(outside) = state.outside.pop() {
                    state.context.part = outside.part;
                    state.total = outside.total;
                    // 办理28件（含上年结转2件），其中…: of the 28.
                    state.last = outside.last;
                    self.scope = outside.scope;
                    state.doubt = outside.doubt;
                    // 我委新收1182件（在全市各委办局中位列第三），办理1187件.
                    state.population = state.population.min(outside.population);
                    state.spanned = outside.words;
                    state.resumed_plain = outside.plain;
                }
            }
            _ => {}
        }
        if mark != Some('、') {
            state.pending.clear();
        }
    }

    /// What time, population and section allow.
    pub(super) fn frame(&self, state: &State) -> Certainty {
        let time = match self.scope {
            Scope::Current => Certainty::CERTAIN,
            Scope::Part => Certainty::barred(Doubt::PartOfYear),
            Scope::Other => Certainty::barred(Doubt::OtherYear),
            Scope::Unknown => Certainty::weak(Doubt::YearOfReportUnknown),
        };
        let population = match state.population {
            Population::Own => Certainty::CERTAIN,
            Population::Unsure => Certainty::weak(Doubt::UnclearBody),
            Population::Other => Certainty::barred(Doubt::AnotherBody),
        };
        // Section five tells of problems and examples rather than of the year's figures.
        let section = if self.passage.section == 5 {
            Certainty::weak(Doubt::ProblemsSection)
        } else {
            Certainty::CERTAIN
        };
        time.and(population).and(section).and(state.doubt.of_all())
    }

    /// Where the clause ends that has what stands before `at`: the next mark.
    pub(super) fn clause_end(&self, at: usize) -> usize {
        let chars = &self.text.chars;
        let length = chars[at..].iter().position(|&c| super::number::is_mark(c));
        length.map_or(chars.len(), |length| at + length)
    }

    pub(super) fn clause_start(&self, first: usize, state: &State) -> usize {
        let chars = &self.text.chars;
        let stop = |c: &char| super::number::is_mark(*c);
        chars[..first.min(chars.len())]
            .iter()
            .rposition(stop)
            .map_or(0, |place| place + 1)
            .max(state.begin)
    }
}
