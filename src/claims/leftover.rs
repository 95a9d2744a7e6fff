//! 其他N件 at the end of a list: what the list leaves over, as its entries say.

use super::Claim;
use super::number::starts;
use super::reason::Doubt;
use super::statement::{Basis, Context, Statement, certain, weak};
use super::subject::{Applicant, Outcome, Subject};
use crate::report::{CaseResult, Column, OutcomeGroup, Row};

/// What names it, with the nouns that say no more.
const LEFTOVER: &[&str] = &[
    "其他",
    "其它",
    "其他为",
    "其它为",
    "其他申请",
    "其它申请",
    "其他主体",
    "其他主体申请",
    "其他申请人",
    "其他类",
    "其他情况",
];

/// What the list that it ends names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct List {
    /// All other groups of outcomes.
    pub outcomes: bool,
    /// All other results of proceedings.
    pub results: bool,
}

impl List {
    pub(super) fn of(claims: &[Claim], context: &Context) -> Self {
        let Some(last) = claims.last() else {
            return Self::default();
        };
        let list = claims.iter().rev().take(LIST);
        let list = list.take_while(|claim| claim.sentence == last.sentence);
        let named: Vec<&Outcome> = (list.filter_map(|claim| match &claim.subject {
            Subject::Outcome(outcomes) => Some(outcomes),
            _ => None,
        }))
        .flatten()
        .collect();
        let groups = [
            OutcomeGroup::Refused,
            OutcomeGroup::Unable,
            OutcomeGroup::NotProcessed,
        ];
        Self {
            outcomes: (groups.iter()).all(|&group| named.contains(&&Outcome::Group(group))),
            results: context.results,
        }
    }
}

/// Most entries of such a list that are looked back at; the form has some twenty.
const LIST: usize = 30;

/// Whether nothing but it stands between the mark before it and the number.
pub(super) fn is_alone(chars: &[char], begin: usize, start: usize) -> bool {
    let text: String = chars[begin.min(start)..start].iter().collect();
    let text = text.trim_start_matches(['和', '及', '与', '以', '有']);
    LEFTOVER.contains(&text)
}

/// Whether the number at `start` stands behind 其他 alone.
pub(super) fn is_leftover(chars: &[char], start: usize) -> bool {
    LEFTOVER.iter().any(|word| {
        let length = word.chars().count();
        start >= length && starts(chars, start - length, word)
    })
}

/// What it counts in a list whose entry before is this. It contradicts only in a list by
/// applicant, where nothing is left but the organizations not named.
pub(super) fn of(before: &Subject, list: List) -> Option<Statement> {
    let row = Outcome::Row(Row::OtherOutcome);
    let other = Subject::From(Applicant::Column(Column::OtherOrganization));
    let (mut statement, alternative) = match before {
        Subject::From(Applicant::Column(Column::NaturalPerson)) => (
            certain(Subject::From(Applicant::Organizations), Basis::New),
            Some(other),
        ),
        Subject::From(Applicant::Column(_)) => (certain(other, Basis::New), None),
        Subject::Outcome(_) if list.outcomes => (
            certain(
                Subject::Outcome(vec![Outcome::Group(OutcomeGroup::Other)]),
                Basis::Total,
            ),
            Some(Subject::Outcome(vec![row])),
        ),
        Subject::Outcome(_) => (
            weak(Subject::Outcome(vec![row]), Doubt::OpenWording),
            Some(Subject::Outcome(vec![Outcome::Group(OutcomeGroup::Other)])),
        ),
        Subject::Proceeding(kind, result) if *result != CaseResult::Total && list.results => (
            certain(Subject::Proceeding(*kind, CaseResult::Other), Basis::New),
            None,
        ),
        Subject::Proceeding(kind, result) if *result != CaseResult::Total => (
            weak(
                Subject::Proceeding(*kind, CaseResult::Other),
                Doubt::OpenWording,
            ),
            None,
        ),
        _ => return None,
    };
    statement.alternative = alternative;
    Some(statement)
}
