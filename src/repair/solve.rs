//! The answer for one component: its smallest sets of edits, and what they force.

use super::blanks;
use super::component::{Component, Forced};
use super::search::{Solution, smallest_sets};
use super::tableau::{Budget, Stop};
use super::{ALTERNATIVES, Edit};
use std::ops::ControlFlow;

/// The answer for one component.
pub(super) struct Solved {
    pub(super) changes: usize,
    pub(super) parts: Vec<Part>,
}

/// One smallest set of edits of one component.
pub(super) struct Part {
    /// How many blanks it needs to be other than 0.
    pub(super) blanks: usize,
    /// In order of the cells; the causes are not yet looked for.
    pub(super) edits: Vec<Edit>,
}

impl Component {
    /// All smallest sets of edits, or, past the budget, how many edits are
    /// proved to be needed.
    pub(super) fn solve(&self, budget: &mut Budget) -> Result<Solved, usize> {
        let negative: Vec<usize> = self.cells_where(|value| value.is_some_and(|value| value < 0));
        let mut proved = 0;
        let sets = self.sets(&negative, budget, &mut proved);
        let changes = proved + negative.len();
        let sets = sets.map_err(|Stop| changes)?;
        if changes == 0 {
            return Ok(Solved {
                changes,
                parts: Vec::new(),
            });
        }
        let parts = sets
            .into_iter()
            .map(|set| self.part(set, budget))
            .collect::<Result<_, Stop>>();
        Ok(Solved {
            changes,
            parts: parts.map_err(|Stop| changes)?,
        })
    }

    /// The smallest sets, each cell with the value forced on it whatever the
    /// blanks are.
    fn sets(
        &self,
        negative: &[usize],
        budget: &mut Budget,
        proved: &mut usize,
    ) -> Result<Vec<Forced>, Stop> {
        let mut tableau = self.tableau()?;
        for cell in self.cells_where(|value| value.is_none_or(|value| value < 0)) {
            tableau.release(cell, budget)?;
        }
        let candidates: Vec<bool> = self
            .printed
            .iter()
            .map(|value| value.is_some_and(|value| value >= 0))
            .collect();
        let mut sets: Vec<Forced> = Vec::new();
        let mut visit = |solution: Solution<'_>, budget: &mut Budget| {
            if sets.len() == ALTERNATIVES {
                return Err(Stop);
            }
            let mut cells = [&solution.cells[..], negative].concat();
            cells.sort_unstable();
            let force = |cell| {
                Ok((
                    cell,
                    solution
                        .tableau
                        .forced(cell, solution.point[cell], budget)?,
                ))
            };
            sets.push(cells.into_iter().map(force).collect::<Result<_, Stop>>()?);
            Ok(ControlFlow::Continue(()))
        };
        smallest_sets(&mut tableau, &candidates, budget, proved, &mut visit)?;
        Ok(sets)
    }

    /// Settles what the blanks have to be, and with it what is forced.
    fn part(&self, mut set: Forced, budget: &mut Budget) -> Result<Part, Stop> {
        let blanks = blanks::fewest(self, &mut set, budget)?;
        let edit = |(cell, to): (usize, Option<i128>)| {
            Ok(Edit {
                cell: self.cells[cell],
                // Only printed cells are ever freed; a blank is no edit.
                from: self.printed[cell].ok_or(Stop)?,
                to: to.map(i64::try_from).transpose().map_err(|_| Stop)?,
                cause: None,
            })
        };
        Ok(Part {
            blanks,
            edits: set.into_iter().map(edit).collect::<Result<_, Stop>>()?,
        })
    }
}
