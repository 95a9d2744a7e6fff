//! The heads of table three in text without rows.
//!
//! They stand in two rows, and text has them in the order in which its maker met the cells: the
//! total, which stands beside the common head of the organizations, may come before the heads
//! below that one. So only some orders of the words tell the order of the columns.

use super::segments::{Fields, Segment};
use crate::recognise::labels::Term;
use crate::report::Column;

/// What the words of the heads say of the columns.
#[derive(Debug, PartialEq, Eq)]
pub enum Heads {
    /// The heads in an order that tells that of the columns, with their common one.
    Row(Fields),
    /// Nothing: the heads are lost, or their two rows are mixed up and each is in the form's
    /// order.
    Lost,
    /// The heads are mixed up, and the form's order is none of those that they can have.
    Unordered,
}

/// Reads the heads out of the text up to the first row.
pub fn heads(segments: &[Option<Segment>]) -> Heads {
    let mut head: Vec<(Term, Fields)> = Vec::new();
    for segment in segments.iter().flatten() {
        for meanings in &segment.terms {
            let read = meanings.iter().find_map(|term| match term {
                Term::Organizations => Some((*term, "法人或其他组织")),
                Term::Column(column) => Some((*term, column.zh())),
                _ => None,
            });
            head.extend(read.map(|(term, label)| (term, vec![(label.to_owned(), segment.place)])));
        }
    }
    // The last seven heads with their common one; what stands before is another table's.
    let natural = Term::Column(Column::NaturalPerson);
    let Some(from) = head.iter().rposition(|(term, _)| *term == natural) else {
        return Heads::Lost;
    };
    let head = head.split_off(from);
    let terms: Vec<Term> = head.iter().map(|&(term, _)| term).collect();
    let at = |term: Term| terms.iter().position(|&other| other == term);
    let total = at(Term::Column(Column::Total));
    // Where some are lost, the order of the others is not taken for that of the columns anyway.
    let is_whole = Column::ALL
        .iter()
        .all(|&column| at(Term::Column(column)).is_some());
    let is_telling = !is_whole
        || total.is_none_or(|total| {
            total + 1 == terms.len() || at(Term::Organizations).is_some_and(|group| group < total)
        });
    if is_telling {
        return Heads::Row(head.into_iter().flat_map(|(_, fields)| fields).collect());
    }
    let organizations: Vec<Column> = (terms.iter())
        .filter_map(|term| match term {
            Term::Column(Column::NaturalPerson | Column::Total) => None,
            Term::Column(column) => Some(*column),
            _ => None,
        })
        .collect();
    if organizations.is_sorted() {
        Heads::Lost
    } else {
        Heads::Unordered
    }
}
