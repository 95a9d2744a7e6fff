//! 其他N件 at the end of a list: what the list leaves over, as its entries say.

use super::number::starts;
use super::reason::Doubt;
use super::statement::{Statement, weak};
use super::subject::{Applicant, Outcome, Subject};
use crate::report::{Column, OutcomeGroup, Row, Ruling};

/// Whether the number at `start` stands behind 其他 alone.
pub(super) fn is_leftover(chars: &[char], start: usize) -> bool {
    ["其他", "其它", "其他为", "其它为"].iter().any(|word| {
        let length = word.chars().count();
        start >= length && starts(chars, start - length, word)
    })
}

/// What it counts in a list whose entry before is this; it never contradicts.
pub(super) fn of(before: &Subject) -> Option<Statement> {
    let split = Outcome::Row(Row::OtherOutcome);
    let mut alternative = None;
    let subject = match before {
        Subject::From(Applicant::Column(_)) => {
            Subject::From(Applicant::Column(Column::OtherOrganization))
        }
        Subject::Outcome(_) => {
            alternative = Some(Subject::Outcome(vec![Outcome::Group(OutcomeGroup::Other)]));
            Subject::Outcome(vec![split])
        }
        Subject::Proceeding(kind, ruling) if *ruling != Ruling::Total => {
            Subject::Proceeding(*kind, Ruling::Other)
        }
        _ => return None,
    };
    let mut statement = weak(subject, Doubt::OpenWording);
    statement.alternative = alternative;
    Some(statement)
}
