//! Which single slip of the hand turns the true figure into the printed one.
//!
//! The digits are compared as Scholtus (2009) does: one step of the restricted
//! Damerau-Levenshtein distance, that is two neighbouring digits exchanged, or
//! one digit too many, missing or wrong. Beside it stand the slips that spoil
//! several cells at once.

use super::{Cause, Cell, Edit};
use std::collections::BTreeMap;

/// How implausible it is that a figure is wrong for no reason that is known.
const UNEXPLAINED: u32 = 10;

/// Where each cell stands, by table, row and column.
pub(super) struct Places<'a> {
    cells: &'a [Cell],
    at: BTreeMap<(u8, u16, u16), usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(cells: &'a [Cell]) -> Self {
        let mut at = BTreeMap::new();
        for (index, cell) in cells.iter().enumerate() {
            at.entry((cell.table, cell.row, cell.column))
                .or_insert(index);
        }
        Self { cells, at }
    }

    /// Names the causes of the edits, which are in order of their cells.
    ///
    /// Returns how implausible they are together: the sum over the slips, each
    /// weighing as follows, and 10 for an edit without one.
    ///
    /// | slip | weight | where a one-digit figure makes it likely by chance |
    /// | --- | --- | --- |
    /// | sign flipped | 1 | |
    /// | digits transposed | 2 | |
    /// | row shifted, cells swapped | 3 | 10 |
    /// | number torn in two | 3 | |
    /// | digit added or omitted | 4 | 7 |
    /// | digit replaced | 5 | 9 |
    ///
    /// Cells swapped that are no neighbours weigh 3 more.
    pub(super) fn explain(&self, edits: &mut [Edit]) -> u32 {
        let mut explained = vec![false; edits.len()];
        self.shifts(edits, &mut explained)
            + self.pairs(edits, &mut explained)
            + singles(edits, &explained)
    }

    /// Rows whose figures stand one column too far to the right or left.
    fn shifts(&self, edits: &mut [Edit], explained: &mut [bool]) -> u32 {
        let mut rows: BTreeMap<(u8, u16), Vec<usize>> = BTreeMap::new();
        for (at, edit) in edits.iter().enumerate() {
            let cell = &self.cells[edit.cell];
            rows.entry((cell.table, cell.row)).or_default().push(at);
        }
        let mut weight = 0;
        for mut row in rows.into_values().filter(|row| row.len() > 1) {
            row.sort_by_key(|&at| self.cells[edits[at].cell].column);
            let right = self.is_shift(edits, &row, 1);
            row.reverse();
            if right || self.is_shift(edits, &row, -1) {
                let small = row.iter().all(|&at| edits[at].from < 10);
                weight += if small { 10 } else { 3 };
                for at in row {
                    edits[at].cause = Some(Cause::ShiftedColumn);
                    explained[at] = true;
                }
            }
        }
        weight
    }

    /// Whether in the run of cells from the first of these edits to the last
    /// each shows what its neighbour one `step` before should, and the first
    /// has been vacated: it is 0, or what it shows belongs into a blank before
    /// it (which the row's sum then confirms, as the last should be 0).
    fn is_shift(&self, edits: &[Edit], row: &[usize], step: i16) -> bool {
        let (first, last) = (&edits[row[0]], &edits[row[row.len() - 1]]);
        let start = &self.cells[first.cell];
        let neighbour = |column: u16, step: i16| -> Option<usize> {
            let column = column.checked_add_signed(step)?;
            self.at.get(&(start.table, start.row, column)).copied()
        };
        let into_blank = || {
            let before = neighbour(start.column, -step);
            last.to == Some(0) && before.is_some_and(|cell| self.cells[cell].value.is_none())
        };
        if first.from != 0 && !into_blank() {
            return false;
        }
        let true_value = |cell: usize| match edits.iter().find(|edit| edit.cell == cell) {
            Some(edit) => edit.to,
            None => self.cells[cell].value,
        };
        let (mut cell, mut column) = (first.cell, start.column);
        while cell != last.cell {
            let Some(next) = neighbour(column, step) else {
                return false;
            };
            if true_value(cell).is_none() || self.cells[next].value != true_value(cell) {
                return false;
            }
            (cell, column) = (next, self.cells[next].column);
        }
        last.to.is_some()
    }

    /// Two cells swapped, or one number torn into two.
    fn pairs(&self, edits: &mut [Edit], explained: &mut [bool]) -> u32 {
        let mut weight = 0;
        for i in 0..edits.len() {
            for j in i + 1..edits.len() {
                if explained[i] || explained[j] {
                    continue;
                }
                let (a, b) = (&edits[i], &edits[j]);
                let (here, there) = (&self.cells[a.cell], &self.cells[b.cell]);
                if here.table != there.table {
                    continue;
                }
                let rows = here.row.abs_diff(there.row);
                let columns = here.column.abs_diff(there.column);
                let (left, right) = if here.column < there.column {
                    (a, b)
                } else {
                    (b, a)
                };
                if a.to == Some(b.from) && b.to == Some(a.from) {
                    let small = a.from < 10 && b.from < 10;
                    let near = rows <= 1 && columns <= 1;
                    weight += if small { 10 } else { 3 } + if near { 0 } else { 3 };
                    edits[i].cause = Some(Cause::CellsSwapped);
                    edits[j].cause = Some(Cause::CellsSwapped);
                } else if rows == 0 && columns == 1 && is_torn(left, right) {
                    // The contract has no name for it: the cause stays open.
                    weight += 3;
                } else {
                    continue;
                }
                explained[i] = true;
                explained[j] = true;
            }
        }
        weight
    }
}

/// Whether the two printed figures, written one after the other, are what one
/// of the two cells should hold, and the other nothing.
fn is_torn(left: &Edit, right: &Edit) -> bool {
    let (Some(a), Some(b)) = (left.to, right.to) else {
        return false;
    };
    left.from > 0
        && right.from >= 0
        && a.min(b) == 0
        && format!("{}{}", left.from, right.from).parse() == Ok(a.max(b))
}

/// What happened to each remaining edit by itself.
fn singles(edits: &mut [Edit], explained: &[bool]) -> u32 {
    let mut weight = 0;
    for (edit, _) in edits
        .iter_mut()
        .zip(explained)
        .filter(|(_, explained)| !**explained)
    {
        edit.cause = edit.to.and_then(|to| slip(to, edit.from));
        let small = edit.to.is_some_and(|to| to < 10) || edit.from < 10;
        weight += match edit.cause {
            Some(Cause::SignFlipped) => 1,
            Some(Cause::DigitsTransposed) => 2,
            Some(Cause::DigitAdded | Cause::DigitOmitted) => {
                if small {
                    7
                } else {
                    4
                }
            }
            Some(Cause::DigitReplaced) => {
                if small {
                    9
                } else {
                    5
                }
            }
            Some(Cause::CellsSwapped | Cause::ShiftedColumn) | None => UNEXPLAINED,
        };
    }
    weight
}

/// The slip in one figure that turns `to` into `from`, if a single one does.
#[must_use]
pub fn slip(to: i64, from: i64) -> Option<Cause> {
    if from < 0 {
        return (from.checked_neg() == Some(to)).then_some(Cause::SignFlipped);
    }
    let (meant, printed) = (to.to_string().into_bytes(), from.to_string().into_bytes());
    let same = meant
        .iter()
        .zip(&printed)
        .take_while(|(a, b)| a == b)
        .count();
    let (meant, printed) = (&meant[same..], &printed[same..]);
    match (meant, printed) {
        ([_, meant @ ..], _) if meant == printed => Some(Cause::DigitOmitted),
        (_, [_, printed @ ..]) if meant == printed => Some(Cause::DigitAdded),
        ([a, meant @ ..], [b, printed @ ..]) if a != b && meant == printed => {
            Some(Cause::DigitReplaced)
        }
        ([a, b, meant @ ..], [c, d, printed @ ..]) if a == d && b == c && meant == printed => {
            Some(Cause::DigitsTransposed)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::repair::{Cause, Cell, Edit};

    /// The causes of edits, `from` and `to` of neighbours in one row, and how implausible they are.
    fn explained(edits: &[(i64, i64)]) -> (Vec<Option<Cause>>, u32) {
        let cell = |(&(from, _), column)| Cell {
            value: Some(from),
            table: 3,
            row: 0,
            column,
        };
        let cells: Vec<Cell> = edits.iter().zip(0..).map(cell).collect();
        let edit = |(cell, &(from, to))| Edit {
            cell,
            from,
            to: Some(to),
            cause: None,
        };
        let mut edits: Vec<Edit> = edits.iter().enumerate().map(edit).collect();
        let weight = Places::new(&cells).explain(&mut edits);
        (edits.iter().map(|edit| edit.cause).collect(), weight)
    }

    #[test]
    fn a_row_is_shifted_only_where_each_cell_shows_what_its_neighbour_should() {
        let shifted = Some(Cause::ShiftedColumn);
        assert_eq!(
            explained(&[(0, 12), (12, 30), (30, 0)]),
            (vec![shifted; 3], 3)
        );
        assert_eq!(
            explained(&[(0, 5), (7, 9)]),
            (vec![Some(Cause::DigitReplaced); 2], 18)
        );
    }

    #[test]
    fn figures_of_one_digit_are_swapped_by_chance_and_longer_ones_are_not() {
        let swapped = vec![Some(Cause::CellsSwapped); 2];
        assert_eq!(explained(&[(7, 9), (9, 7)]), (swapped.clone(), 10));
        assert_eq!(explained(&[(7, 10), (10, 7)]), (swapped.clone(), 3));
        assert_eq!(explained(&[(10, 7), (7, 10)]), (swapped, 3));
    }
}
