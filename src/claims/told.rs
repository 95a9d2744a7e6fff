//! What a number counts where the words around it leave it open and what stands before or behind
//! it tells.

use super::arising::{HEADS, tells_of_arising};
use super::lex::Token;
use super::number::starts;
use super::plain::is_plain;
use super::reason::Doubt;
use super::segment::{bounded, proceeding_kind};
use super::sentence::{Reader, State};
use super::statement::{self, Basis, Certainty, Statement, Topic};
use super::subject::{ProceedingKind, Subject};
use super::words::{Fit, Word};
use super::{Claim, ClaimVerdict};
use crate::report::{CaseResult, Decimal, Item, Measure};

impl Reader<'_> {
    /// What a sum is of, where what was stated before tells: 自然人86件、法人38件，合计124件; 网上申请105件，
    /// 信函17件，合计122件; 收到124件，上年结转11件，总计135件.
    pub(super) fn summed(&self, state: &State) -> Option<Statement> {
        let last = state.last.filter(|_| !state.context.part)?;
        let agrees = |claim: &Claim| claim.verdict == ClaimVerdict::Agrees;
        let claim = self.out.get(last)?;
        match claim.subject {
            Subject::From(_) => Some(statement::certain(Subject::Received, Basis::New)),
            Subject::Channel => {
                let before = last
                    .checked_sub(1)
                    .and_then(|before| self.out.get(before))?;
                let is_list =
                    before.sentence == claim.sentence && before.subject == Subject::Channel;
                is_list.then(|| statement::certain(Subject::Received, Basis::New))
            }
            Subject::CarriedOver => {
                let before = self.out.get(last.checked_sub(1)?)?;
                let is_pair = before.sentence == claim.sentence
                    && matches!(before.subject, Subject::Received | Subject::New);
                let subject = Subject::NewAndCarriedOver;
                is_pair.then(|| {
                    if agrees(claim) && agrees(before) {
                        statement::certain(subject, Basis::NewAndCarriedOver)
                    } else {
                        statement::weak(subject, Doubt::OpenWording)
                    }
                })
            }
            _ => None,
        }
    }

    /// 129件已办结, 其余19件已按规定时限进行了答复: a clause that begins with its number and says nothing else
    /// than that those were answered. `behind` are the tokens behind the number.
    pub(super) fn is_answered_only(&self, token: Token, behind: &[Token], state: &State) -> bool {
        let chars = &self.text.chars;
        let begin = self.clause_start(token.start, state);
        if !matches!(
            chars[begin..token.start],
            [] | ['其', '中' | '余' | '他'] | ['剩', '余']
        ) {
            return false;
        }
        let end = self.clause_end(token.end);
        let is_answer = |token: &Token| matches!(token.word(), Some(Word::Answer | Word::Finish));
        let says_more = |token: &Token| {
            !matches!(
                token.word(),
                Some(
                    Word::Answer
                        | Word::Finish
                        | Word::All
                        | Word::Neutral
                        | Word::Request
                        | Word::Requests
                )
            )
        };
        let behind: Vec<Token> = (behind.iter().copied())
            .take_while(|token| token.start < end)
            .collect();
        behind.iter().any(is_answer)
            && !behind.iter().any(says_more)
            && is_plain(chars, &behind, token.end, end, self.reporter.name())
    }

    /// Whether nothing was said of the applications but how many are carried forward.
    pub(super) fn is_rest_of_carried(&self, state: &State) -> bool {
        let (Some(total), Some(last)) = (state.total, state.last) else {
            return false;
        };
        let since = self.out.get(total..=last).unwrap_or_default();
        let mut said = since
            .iter()
            .skip_while(|claim| claim.subject.is_intake())
            .peekable();
        said.peek().is_some() && said.all(|claim| claim.subject == Subject::CarriedForward)
    }

    /// Whether proceedings that the sentence behind one of applications speaks of came of those:
    /// 收到申请27件。引发行政复议3件; 收到申请27件。3件申请引发行政复议. No more of them than applications,
    /// and not those that the body handles for others (受理行政复议3件).
    pub(super) fn is_of_applications(&self, value: Decimal, token: Token, state: &State) -> bool {
        let chars = &self.text.chars;
        let begin = self.clause_start(token.start, state);
        let clause = if begin == token.start {
            &chars[begin..self.clause_end(begin)]
        } else {
            &chars[begin..token.start]
        };
        self.topic == Topic::Applications
            && self.received.is_some_and(|received| value <= received)
            && (tells_of_arising(clause) || self.is_headed_by_proceedings(begin, state))
    }

    /// 收到申请27件。涉及行政复议1件: what a sentence begins with is no topic of an application.
    pub(super) fn is_headed_by_proceedings(&self, begin: usize, state: &State) -> bool {
        begin == state.stretch.0
            && HEADS
                .iter()
                .any(|head| starts(&self.text.chars, begin, head))
    }

    /// A result that may be of either kind of proceedings, where both were stated before it: 复议6件，诉讼1件，
    /// 被纠错1件.
    pub(super) fn of_either_kind(
        &self,
        mut statement: Statement,
        words: &[Word],
        state: &State,
    ) -> Statement {
        let is_result = matches!(statement.subject, Subject::Proceeding(_, result) if result != CaseResult::Total);
        if is_result && proceeding_kind(words).is_none() && self.follows_two_kinds(state) {
            let weak = Certainty::weak(Doubt::OpenWording);
            statement.certainty = statement.certainty.and(weak);
        }
        statement
    }

    /// Whether two kinds of proceedings were stated one after the other and no result between, and the
    /// text did not go back to the first (行政复议案件中维持8件).
    fn follows_two_kinds(&self, state: &State) -> bool {
        let Some(sentence) = state
            .last
            .and_then(|last| self.out.get(last))
            .map(|last| &last.sentence)
        else {
            return false;
        };
        let claims = self.out.iter().rev();
        let claims = claims.take_while(|claim| claim.sentence == *sentence);
        let mut totals = claims.skip_while(|claim| {
            !matches!(claim.subject, Subject::Proceeding(_, CaseResult::Total))
        });
        let is_total = |claim: Option<&Claim>| match claim.map(|claim| &claim.subject) {
            Some(Subject::Proceeding(kind, CaseResult::Total)) => Some(*kind),
            _ => None,
        };
        let kinds = (is_total(totals.next()), is_total(totals.next()));
        matches!(kinds, (Some(later), Some(earlier))
            if later != earlier && state.context.proceeding == Some(later))
    }

    /// 行政诉讼1件，法院判决维持: a clause that tells how the one case just stated ended.
    pub(super) fn is_result_of_one(&self, words: &[Word], state: &State) -> bool {
        let last = state.last.and_then(|last| self.out.get(last));
        let is_one = last.is_some_and(|last| {
            last.value.as_whole() == Some(1)
                && matches!(last.subject, Subject::Proceeding(_, CaseResult::Total))
        });
        is_one
            && (words.iter())
                .all(|word| matches!(word, Word::CaseResult(_, Fit::Exact) | Word::Neutral))
            && words
                .iter()
                .any(|word| matches!(word, Word::CaseResult(..)))
    }

    /// 均为自然人, 均获维持: the total just stated, of one kind only; of 复议7件，诉讼9件，均获维持 both.
    pub(super) fn all(&mut self, words: &[Word], state: &mut State) {
        let result = words.iter().find_map(|word| match word {
            Word::CaseResult(result, Fit::Exact) => Some(*result),
            _ => None,
        });
        let applicant = words.iter().find_map(|word| match word {
            Word::From(applicant) => Some(*applicant),
            _ => None,
        });
        // 均按期答复自然人: what was done with them.
        let is_done = |word: &Word| matches!(word, Word::Answer | Word::Finish | Word::Process);
        if words.iter().any(is_done) {
            return;
        }
        for total in self.totals_just_stated(state) {
            let subject = match (&total.subject, result, applicant) {
                (Subject::Proceeding(kind, CaseResult::Total), Some(result), _) => {
                    Subject::Proceeding(*kind, result)
                }
                (subject, None, Some(applicant)) if subject.is_intake() => Subject::From(applicant),
                _ => continue,
            };
            let certainty = match total.verdict {
                ClaimVerdict::Agrees => Certainty::CERTAIN,
                _ => Certainty::weak(Doubt::DoubtfulTotal),
            };
            let statement = Statement::new(subject, certainty, Basis::New);
            let statement = bounded(statement, self.frame(state));
            // 收到10件,均为自然人申请。其中…: of the ten, not of the natural persons'.
            let before = (state.last, state.total, self.total, state.doubt);
            self.give(total.value, 1, statement, state);
            (state.last, state.total, self.total, state.doubt) = before;
        }
    }

    /// The claim given last and, where it is how many lawsuits there were, that of reconsiderations
    /// before it in the same sentence, or the other way about.
    fn totals_just_stated(&self, state: &State) -> Vec<Claim> {
        let Some(last) = state.last else {
            return Vec::new();
        };
        let kind = |claim: &Claim| match claim.subject {
            Subject::Proceeding(kind, CaseResult::Total) => Some(kind),
            _ => None,
        };
        let is_pair = |one: &Claim, other: &Claim| {
            use ProceedingKind::{Litigation, Reconsideration};
            one.sentence == other.sentence
                && matches!(
                    (kind(one), kind(other)),
                    (Some(Reconsideration), Some(Litigation))
                        | (Some(Litigation), Some(Reconsideration))
                )
        };
        match &self.out[..=last] {
            [.., before, total] if is_pair(before, total) => vec![before.clone(), total.clone()],
            [.., total] => vec![total.clone()],
            [] => Vec::new(),
        }
    }

    /// An amount spent on procurement is the form's where the items before it are: 主动公开政府集中采购
    /// 信息20条，累计金额2000万元 is of what was published.
    pub(super) fn spent(
        &self,
        mut statement: Statement,
        words: &[Word],
        state: &State,
    ) -> Statement {
        let is_procurement =
            |subject: &Subject| matches!(subject, Subject::Disclosure(Item::Procurement, _));
        let is_amount =
            statement.subject == Subject::Disclosure(Item::Procurement, Measure::Amount);
        let follows_items = || {
            let last = state.last.and_then(|last| self.out.get(last));
            last.is_some_and(|last| {
                is_procurement(&last.subject)
                    && !matches!(last.verdict, ClaimVerdict::NotCompared(_))
            })
        };
        if is_amount && !words.contains(&Word::Procurement) && !follows_items() {
            let published = Certainty::barred(Doubt::Published);
            statement.certainty = statement.certainty.and(published);
        }
        statement
    }
}
