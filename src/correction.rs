//! A report's sums put to the repair, and its answer in the names of the form.

use std::collections::BTreeMap;

use crate::identities::{self, Verdict};
use crate::repair::{self, Cause, Identity};
use crate::report::CellName;
use crate::rules::Dossier;

/// Which figures must be wrong: the fewest cells whose change lets every sum of tables three
/// and four hold with whole numbers of at least 0, after Fellegi and Holt (1976).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// How many cells must change.
    pub changes: usize,
    /// Whether the search came to its end, so that `alternatives` is complete.
    pub exhaustive: bool,
    /// All smallest sets of changes, the most plausible first.
    pub alternatives: Vec<Vec<CorrectionEdit>>,
    /// The cells that stand in every alternative.
    pub certain: Vec<CellName>,
    /// Every sum could hold by itself; only all of them together cannot.
    pub is_joint: bool,
}

/// How sure it is that a figure must be changed as an edit of an alternative says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Every alternative says the same.
    Forced,
    /// Every alternative changes the figure, but not all to the same.
    Wrong,
    /// Some alternatives leave the figure as it is.
    Possible,
}

/// One figure changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorrectionEdit {
    /// The cell.
    pub cell: CellName,
    /// The printed figure.
    pub from: i64,
    /// The figure that the sums force; `None` where they leave it open.
    pub to: Option<i64>,
    /// The single slip that turns `to` into `from`.
    pub cause: Option<Cause>,
}

impl Correction {
    /// The figures that are certainly wrong and can only be one other figure: they stand in
    /// every alternative, with the same value in each. None where the search was given up, since
    /// then there may be alternatives that are not known. A slip is named where all agree on it.
    #[must_use]
    pub fn forced(&self) -> Vec<CorrectionEdit> {
        let forced = |&cell: &CellName| {
            let mut edits = self.alternatives.iter().map(|edits| {
                let found = edits.iter().find(|edit| edit.cell == cell);
                found.filter(|edit| edit.to.is_some())
            });
            let first = *edits.next()??;
            edits.try_fold(first, |kept, edit| {
                let edit = edit.filter(|edit| edit.to == kept.to)?;
                let cause = kept.cause.filter(|_| kept.cause == edit.cause);
                Some(CorrectionEdit { cause, ..kept })
            })
        };
        let certain = self.certain.iter().filter(|_| self.exhaustive);
        certain.filter_map(forced).collect()
    }

    /// How sure an edit of one of the alternatives is.
    #[must_use]
    pub fn certainty(&self, edit: &CorrectionEdit) -> Certainty {
        let is_same = |of: &CorrectionEdit| of.cell == edit.cell && of.to == edit.to;
        if !self.exhaustive || !self.certain.contains(&edit.cell) {
            Certainty::Possible
        } else if self.alternatives.iter().all(|all| all.iter().any(is_same)) {
            Certainty::Forced
        } else {
            Certainty::Wrong
        }
    }
}

/// Searches where some sum does not hold as printed.
pub fn of(dossier: &Dossier<'_>) -> Option<Correction> {
    let (report, options, sums) = (dossier.report, &dossier.options, dossier.sums());
    if sums.iter().all(|sum| sum.verdict() == Verdict::Holds) {
        return None;
    }
    let identities = || sums.iter().map(|sum| &sum.identity);
    let mut names: Vec<CellName> = identities().flat_map(|sum| sum.cells()).collect();
    names.sort_unstable();
    names.dedup();
    let index: BTreeMap<CellName, usize> = names.iter().copied().zip(0..).collect();
    let cells: Vec<repair::Cell> = names
        .iter()
        .map(|&name| {
            let (table, row, column) = place(name);
            repair::Cell {
                value: identities::known(report, name, options.blank_as_zero).number(),
                table,
                row,
                column,
            }
        })
        .collect();
    let side = |cells: &[CellName]| cells.iter().map(|name| index[name]).collect();
    let identities: Vec<Identity> = identities()
        .map(|identity| Identity {
            left: side(&identity.left),
            right: side(&identity.right),
        })
        .collect();
    let found = repair::localize(&cells, &identities)?;
    let edit = |edit: &repair::Edit| CorrectionEdit {
        cell: names[edit.cell],
        from: edit.from,
        to: edit.to,
        cause: edit.cause,
    };
    Some(Correction {
        changes: found.changes,
        exhaustive: found.exhaustive,
        alternatives: (found.alternatives.iter())
            .map(|alternative| alternative.edits.iter().map(edit).collect())
            .collect(),
        certain: found.certain.iter().map(|&cell| names[cell]).collect(),
        is_joint: sums.iter().all(|sum| sum.verdict() != Verdict::Violated),
    })
}

/// Table, row and column of a cell by which slips between neighbours are told.
fn place(name: CellName) -> (u8, u16, u16) {
    // Subtotals stand 100 rows off, so that none is a neighbour of a row of the form, which has 25.
    match name {
        CellName::Disclosure(item, measure) => (2, item as u16, measure as u16),
        CellName::Applications(row, column) => (3, row as u16, column as u16),
        CellName::Subtotal(group, column) => (3, 100 + group as u16, column as u16),
        CellName::Proceedings(proceeding, result) => (4, proceeding as u16, result as u16),
    }
}

#[cfg(test)]
mod tests {
    use super::{Certainty, Correction, CorrectionEdit};
    use crate::repair::Cause;
    use crate::report::{CellName, Column, Row};

    fn edit(row: Row, to: Option<i64>, cause: Option<Cause>) -> CorrectionEdit {
        CorrectionEdit {
            cell: CellName::Applications(row, Column::Total),
            from: 1,
            to,
            cause,
        }
    }

    fn correction(alternatives: Vec<Vec<CorrectionEdit>>, exhaustive: bool) -> Correction {
        let certain = [Row::New, Row::OutcomeTotal].map(|row| edit(row, None, None).cell);
        Correction {
            changes: 2,
            exhaustive,
            alternatives,
            certain: certain.to_vec(),
            is_joint: false,
        }
    }

    #[test]
    fn forced_is_what_every_alternative_says() {
        let slip = Some(Cause::DigitAdded);
        let ways = vec![
            vec![
                edit(Row::New, Some(2), slip),
                edit(Row::OutcomeTotal, Some(3), None),
            ],
            vec![
                edit(Row::New, Some(2), None),
                edit(Row::OutcomeTotal, Some(4), None),
            ],
        ];
        assert_eq!(
            correction(ways.clone(), true).forced(),
            [edit(Row::New, Some(2), None)]
        );
        assert_eq!(
            correction(ways[..1].to_vec(), true).forced(),
            ways[0],
            "the only way forces both"
        );
        let certainty =
            |way: usize, at: usize| correction(ways.clone(), true).certainty(&ways[way][at]);
        assert_eq!(certainty(1, 0), Certainty::Forced);
        assert_eq!(certainty(1, 1), Certainty::Wrong);
        let elsewhere = edit(Row::Granted, Some(2), None);
        let possible = correction(ways.clone(), true).certainty(&elsewhere);
        assert_eq!(possible, Certainty::Possible);
        assert_eq!(correction(ways, false).forced(), []);
        let open = vec![vec![
            edit(Row::New, None, None),
            edit(Row::OutcomeTotal, None, None),
        ]];
        assert_eq!(correction(open, true).forced(), []);
    }
}
