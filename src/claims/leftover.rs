//! 其他N件 at the end of a list: what the list leaves over, as its entries say.

use super::number::starts;
use super::reason::Doubt;
use super::statement::{Basis, Statement, certain, weak};
use super::subject::{Applicant, Outcome, Subject};
use crate::report::{Column, OutcomeGroup, Row, Ruling};

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

/// Whether the number at `start` stands behind 其他 alone.
pub(super) fn is_leftover(chars: &[char], start: usize) -> bool {
    LEFTOVER.iter().any(|word| {
        let length = word.chars().count();
        start >= length && starts(chars, start - length, word)
    })
}

/// What it counts in a list whose entry before is this. It contradicts only in a list by
/// applicant, where nothing is left but the organizations not named.
pub(super) fn of(before: &Subject) -> Option<Statement> {
    let row = Outcome::Row(Row::OtherOutcome);
    let other = Subject::From(Applicant::Column(Column::OtherOrganization));
    let (mut statement, alternative) = match before {
        Subject::From(Applicant::Column(Column::NaturalPerson)) => (
            certain(Subject::From(Applicant::Organizations), Basis::New),
            Some(other),
        ),
        Subject::From(Applicant::Column(_)) => (certain(other, Basis::New), None),
        Subject::Outcome(_) => (
            weak(Subject::Outcome(vec![row]), Doubt::OpenWording),
            Some(Subject::Outcome(vec![Outcome::Group(OutcomeGroup::Other)])),
        ),
        Subject::Proceeding(kind, ruling) if *ruling != Ruling::Total => (
            weak(
                Subject::Proceeding(*kind, Ruling::Other),
                Doubt::OpenWording,
            ),
            None,
        ),
        _ => return None,
    };
    statement.alternative = alternative;
    Some(statement)
}
