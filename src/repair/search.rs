//! The fewest cells that must be freed so that every identity can hold.
//!
//! Iterative deepening on the number of freed cells. Where the tableau cannot
//! be made true, each row that shows it names the cells of which at least one
//! must be freed; the search branches on the row with the fewest. A branch does
//! without the cells of the branches before it, so that no set is seen twice.

use super::tableau::{Budget, Stop, Tableau};
use std::ops::ControlFlow;

/// How many cells a component's repair may change at most. The largest
/// component of a report has 175; more wrong cells than this are no typing
/// errors, and the search would not get there within its budget.
const DEEPEST: usize = 128;

/// One set of freed cells with which every identity can hold.
pub(super) struct Solution<'a> {
    /// The freed cells, ascending.
    pub(super) cells: Vec<usize>,
    pub(super) tableau: &'a Tableau,
    /// Values that make every identity true.
    pub(super) point: Vec<i128>,
}

/// Takes a solution, and says whether the search shall go on.
pub(super) type Visit<'a> =
    dyn FnMut(Solution<'_>, &mut Budget) -> Result<ControlFlow<()>, Stop> + 'a;

/// Finds all smallest sets of cells among the `candidates` that must be freed
/// on top of those that are free in `tableau`, and returns their size. `proved`
/// is kept at the size below which there is proved to be none.
pub(super) fn smallest_sets(
    tableau: &mut Tableau,
    candidates: &[bool],
    budget: &mut Budget,
    proved: &mut usize,
    visit: &mut Visit<'_>,
) -> Result<usize, Stop> {
    let feasible = tableau.settle(budget)?;
    let mut search = Search {
        candidates: candidates.to_vec(),
        chosen: Vec::new(),
        found: false,
        budget,
        visit,
    };
    for size in 0..=DEEPEST {
        *proved = size;
        let flow = search.descend(tableau, feasible, size)?;
        if search.found || flow.is_break() {
            return Ok(size);
        }
    }
    Err(Stop)
}

struct Search<'a, 'b> {
    /// The cells that this branch may still free.
    candidates: Vec<bool>,
    chosen: Vec<usize>,
    found: bool,
    budget: &'a mut Budget,
    visit: &'a mut Visit<'b>,
}

impl Search<'_, '_> {
    fn descend(
        &mut self,
        tableau: &Tableau,
        feasible: bool,
        remaining: usize,
    ) -> Result<ControlFlow<()>, Stop> {
        let point = if feasible {
            tableau.point(self.budget)?
        } else {
            None
        };
        if let Some(point) = point {
            self.found = true;
            let mut cells = self.chosen.clone();
            cells.sort_unstable();
            return (self.visit)(
                Solution {
                    cells,
                    tableau,
                    point,
                },
                self.budget,
            );
        }
        if remaining == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        let helpers = if feasible {
            // Only whole numbers are lacking, and no row says why: any cell may
            // be the one. It does not happen in the tables of a report.
            (0..self.candidates.len())
                .filter(|&cell| self.candidates[cell])
                .collect()
        } else {
            let conflicts = tableau.conflicts(&self.candidates, remaining == 1, self.budget)?;
            branches(&conflicts, remaining, self.candidates.len())
        };
        for &cell in &helpers {
            self.budget.spend(self.candidates.len())?;
            self.candidates[cell] = false;
            self.chosen.push(cell);
            let mut next = tableau.clone();
            next.release(cell, self.budget)?;
            let feasible = next.settle(self.budget)?;
            let flow = self.descend(&next, feasible, remaining - 1)?;
            self.chosen.pop();
            if flow.is_break() {
                return Ok(flow);
            }
        }
        for &cell in &helpers {
            self.candidates[cell] = true;
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// The cells to branch on, of which every solution has at least one: those of
/// the shortest conflict, without those that leave more conflicts than the
/// `remaining` cells can settle. Empty where there is no solution.
fn branches(conflicts: &[Vec<usize>], remaining: usize, cells: usize) -> Vec<usize> {
    let mut hits = vec![0_usize; cells];
    for &cell in conflicts.iter().flatten() {
        hits[cell] += 1;
    }
    // Each cell settles at most as many conflicts as it stands in (three, in
    // the tables of a report), so together no more than the busiest do.
    let mut busiest: Vec<usize> = hits.iter().copied().filter(|&hits| hits > 0).collect();
    busiest.sort_unstable_by(|a, b| b.cmp(a));
    let others: usize = busiest.iter().take(remaining - 1).sum();
    // Conflicts without a common cell need a cell each.
    let mut order: Vec<&Vec<usize>> = conflicts.iter().collect();
    order.sort_by_key(|conflict| conflict.len());
    let mut taken = vec![false; cells];
    let mut apart = 0;
    for conflict in &order {
        if conflict.iter().all(|&cell| !taken[cell]) {
            apart += 1;
            for &cell in *conflict {
                taken[cell] = true;
            }
        }
    }
    if apart > remaining {
        return Vec::new();
    }
    let useful = |conflict: &&Vec<usize>| -> Vec<usize> {
        let enough = |cell: &usize| hits[*cell] + others >= conflicts.len();
        conflict.iter().copied().filter(enough).collect()
    };
    order
        .iter()
        .map(useful)
        .min_by_key(Vec::len)
        .unwrap_or_default()
}
