//! The fewest blanks that must be other than 0.
//!
//! Among sets of the same size those come first that need the fewest, and what
//! such a set forces on its cells is what it forces with those. It is the
//! search for the smallest set once more: the set's cells free, the blanks
//! "printed" as 0 and freed one by one.

use super::component::{Component, Forced};
use super::search::{Solution, smallest_sets};
use super::tableau::{Budget, Stop};
use std::ops::ControlFlow;

/// How many blanks must be other than 0 once the cells of `set` are freed.
///
/// `set` comes with the values that are forced whatever the blanks are, and
/// leaves with those that are forced with that fewest number of blanks.
pub(super) fn fewest(
    component: &Component,
    set: &mut Forced,
    budget: &mut Budget,
) -> Result<usize, Stop> {
    let blanks = component.cells_where(|value| value.is_none());
    if blanks.is_empty() {
        return Ok(0);
    }
    let mut tableau = component.tableau()?;
    for &(cell, _) in set.iter() {
        tableau.release(cell, budget)?;
    }
    let open: Vec<usize> = (0..set.len()).filter(|&at| set[at].1.is_none()).collect();
    let mut candidates = vec![false; component.printed.len()];
    for blank in blanks {
        candidates[blank] = true;
    }
    // Whether each of the open cells still has one value in all solutions.
    let mut forced = vec![true; open.len()];
    let mut first = true;
    let mut visit = |solution: Solution<'_>, budget: &mut Budget| {
        for (&at, forced) in open.iter().zip(&mut forced).filter(|(_, forced)| **forced) {
            let (cell, before) = set[at];
            let value = solution.point[cell];
            *forced = (first || before == Some(value))
                && solution.tableau.forced(cell, value, budget)?.is_some();
            set[at].1 = forced.then_some(value);
        }
        first = false;
        // The number is known; go on only while a value may still be refuted.
        Ok(if forced.contains(&true) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        })
    };
    smallest_sets(&mut tableau, &candidates, budget, &mut 0, &mut visit)
}
