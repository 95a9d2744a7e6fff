//! The heads of table three: which columns they name, in what order, and where they stand.

use crate::grid::Cell;
use crate::recognise::labels::{Family, Term};
use crate::recognise::placement::{Fields, Span, is_empty, is_words};
use crate::recognise::tables::{GridRow, term_in};
use crate::report::Column;

/// The heads in force: the columns in their order, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// The columns that the heads name, in their order; `None` where the order is uncertain.
    pub order: Option<Vec<Column>>,
    /// The columns that no head names.
    pub missing: Vec<Column>,
    /// Where each stands in the grid; `None` where their places are not certain.
    pub spans: Option<Vec<Span>>,
    /// How many columns the rows of the heads cover.
    pub width: usize,
}

impl Heads {
    /// How many cells a row has for figures: what is empty or a remark right of the heads is none of
    /// them.
    pub fn values(&self, row: &Fields<'_>) -> usize {
        let last = self.spans.as_ref().and_then(|spans| spans.last());
        let is_beside = |cell: &&&Cell| {
            last.is_some_and(|last| cell.column >= last.end())
                && (is_empty(cell) || is_words(&cell.text))
        };
        let beside = row.values().iter().rev().take_while(is_beside);
        row.values().len() - beside.count()
    }

    /// Whether the columns that no head names are not there: the heads on both sides of each touch.
    pub fn leave_no_room(&self) -> bool {
        let is_at_end = |column: &Column| {
            Column::ALL.first() == Some(column) || Column::ALL.last() == Some(column)
        };
        let touch = |spans: &Vec<Span>| spans.windows(2).all(|pair| pair[0].end() == pair[1].start);
        self.spans.as_ref().is_some_and(touch) && !self.missing.iter().any(is_at_end)
    }
}

/// Reads the heads out of their rows.
pub fn heads_of(rows: &[&GridRow<'_>]) -> Heads {
    let mut leaves: Vec<(Column, Span, usize)> = Vec::new();
    let mut group_at = None;
    for row in rows {
        for read in &row.own {
            let term = term_in(read, Family::Columns, |term| {
                matches!(term, Term::Column(_) | Term::Organizations)
            });
            match term {
                Some(Term::Organizations) => {
                    group_at = group_at.or(Some((leaves.len(), row.index)));
                }
                Some(Term::Column(column)) => leaves.push((column, Span::of(read.cell), row.index)),
                _ => {}
            }
        }
    }
    let width = rows.iter().map(|row| row.width).max().unwrap_or(0);
    // Heads that an editor repeated in every row stand in the same columns again.
    let mut distinct: Vec<(Column, Span)> = Vec::new();
    for &(column, span, _) in &leaves {
        if !distinct.iter().any(|&(other, _)| other == column) {
            distinct.push((column, span));
        }
    }
    let missing: Vec<Column> = (Column::ALL.iter().copied())
        .filter(|column| !distinct.iter().any(|(other, _)| other == column))
        .collect();
    let is_certain = |(column, span): &(Column, Span)| {
        let same_place = leaves
            .iter()
            .all(|(other, place, _)| other != column || place == span);
        let apart = distinct
            .iter()
            .all(|(other, place)| other == column || !place.overlaps(*span));
        same_place && apart
    };
    let spans = distinct.iter().all(is_certain).then(|| {
        let mut placed = distinct.clone();
        placed.sort_by_key(|&(_, span)| span);
        placed
    });
    // Heads follow one another from left to right, and those under a common head stand where it
    // stands. Where damaged spans make the two differ, only the second is sound. But heads of
    // several rows, between the lines of which a page break fell, follow one another as they stand.
    let group_at = group_at.filter(|&(_, row)| is_beside_persons(&leaves, row));
    let group_at = group_at.map(|(at, _)| at);
    let by_place = |placed: &Vec<(Column, Span)>| -> Vec<Column> {
        placed.iter().map(|&(column, _)| column).collect()
    };
    let placed = (spans.as_ref())
        .map(by_place)
        .filter(|order| is_nested(order));
    let order = match placed {
        Some(placed) if !are_in_one_row(&leaves) => Some(placed),
        placed => nested_order(&leaves, group_at).or(placed),
    };
    let spans = spans.filter(|placed| order.as_ref() == Some(&by_place(placed)));
    Heads {
        spans: spans.map(|placed| placed.into_iter().map(|(_, span)| span).collect()),
        order,
        missing,
        width,
    }
}

/// Whether the heads of organizations stand together in an order, as under the head that they
/// share: where another stands among them, damaged spans put it there.
fn is_nested(order: &[Column]) -> bool {
    let runs = order.chunk_by(|&one, &other| is_above(one) == is_above(other));
    runs.filter(|run| !is_above(run[0])).count() <= 1
}

/// Whether the head that organizations share stands in one row with those of natural persons and
/// the total, so that which stands first tells their order. In text without spans it stands in a
/// line of its own above them, and a page break parts the lines of a head.
fn is_beside_persons(leaves: &[(Column, Span, usize)], row: usize) -> bool {
    let is_in_row = |of: Column| {
        let mut own = leaves
            .iter()
            .filter(|&&(column, _, _)| column == of)
            .peekable();
        own.peek().is_none() || own.any(|leaf| leaf.2 == row)
    };
    let persons = [Column::NaturalPerson, Column::Total];
    leaves
        .iter()
        .any(|&(column, _, at)| is_above(column) && at == row)
        && persons.into_iter().all(is_in_row)
}

/// Whether the heads of organizations first stand in one row.
fn are_in_one_row(leaves: &[(Column, Span, usize)]) -> bool {
    let first = |column: &&Column| leaves.iter().find(|(other, _, _)| other == *column);
    let organizations = Column::ALL.iter().filter(|&&column| !is_above(column));
    let mut rows = (organizations.filter_map(|column| first(&column))).map(|&(_, _, row)| row);
    let row = rows.next();
    rows.all(|other| Some(other) == row)
}

const fn is_above(column: Column) -> bool {
    matches!(column, Column::NaturalPerson | Column::Total)
}

/// The order of the heads by their meaning: natural persons, organizations and the total follow
/// one another as printed, and the five kinds of organization, which stand below the head that
/// they share, go where that one stands. `None` where that head is lost and the order cannot be
/// told without it.
fn nested_order(leaves: &[(Column, Span, usize)], group_at: Option<usize>) -> Option<Vec<Column>> {
    let mut order: Vec<Column> = Vec::new();
    let mut organizations: Vec<Column> = Vec::new();
    let mut insert_at = 0;
    for (index, &(column, _, _)) in leaves.iter().enumerate() {
        let list = if is_above(column) {
            &mut order
        } else {
            &mut organizations
        };
        if !list.contains(&column) {
            list.push(column);
        }
        if group_at.is_some_and(|group| index < group) {
            insert_at = order.len();
        }
    }
    if group_at.is_some() {
        order.splice(insert_at..insert_at, organizations);
        return Some(order);
    }
    // Without their common head, heads of a single row follow one another as printed.
    let mut printed: Vec<Column> = Vec::new();
    for &(column, _, _) in leaves {
        if !printed.contains(&column) {
            printed.push(column);
        }
    }
    let first_row = leaves.first().map(|&(_, _, row)| row);
    let is_one_row = leaves.iter().all(|&(_, _, row)| Some(row) == first_row);
    let totals_end = matches!(printed.first(), Some(Column::Total))
        || matches!(printed.last(), Some(Column::Total));
    (is_one_row && totals_end).then_some(printed)
}

#[cfg(test)]
mod tests {
    use super::{Column, Heads, Span, is_beside_persons};

    #[test]
    fn a_head_that_is_lost_at_an_end_may_have_left_its_column() {
        let spans = |starts: [usize; 3]| Some(starts.map(|start| Span { start, width: 1 }).into());
        let leave_no_room = |missing, starts| {
            let heads = Heads {
                order: None,
                missing: vec![missing],
                spans: spans(starts),
                width: 5,
            };
            heads.leave_no_room()
        };
        assert!(leave_no_room(Column::LegalServiceInstitution, [2, 3, 4]));
        assert!(!leave_no_room(Column::LegalServiceInstitution, [1, 2, 4]));
        assert!(!leave_no_room(Column::NaturalPerson, [2, 3, 4]));
        assert!(!leave_no_room(Column::Total, [2, 3, 4]));
    }

    #[test]
    fn a_head_that_is_lost_stands_in_no_other_row_than_the_common_one() {
        let persons = (Column::NaturalPerson, 0);
        let below = (Column::CommercialEnterprise, 1);
        for (heads, expected) in [
            (vec![persons, below, (Column::Total, 0)], true),
            (vec![persons, below], true),
            (vec![persons, below, (Column::Total, 1)], false),
            (vec![below], false),
        ] {
            let span = Span { start: 0, width: 1 };
            let leaves: Vec<_> = (heads.iter())
                .map(|&(column, row)| (column, span, row))
                .collect();
            assert_eq!(is_beside_persons(&leaves, 0), expected, "{heads:?}");
        }
    }
}
