//! Parts of the problem that share no cell, each searched by itself.

use super::blanks;
use super::search::{Solution, smallest_sets};
use super::tableau::{Budget, Stop, Tableau};
use super::{ALTERNATIVES, Cell, Edit, Identity};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// Cells that hang together by identities, numbered from 0 among themselves.
#[derive(Default)]
pub(super) struct Component {
    /// The number of each cell among all, ascending; what is no cell (an index
    /// out of range) comes last.
    cells: Vec<usize>,
    /// What is printed, `None` being a blank.
    pub(super) printed: Vec<Option<i64>>,
    /// Each identity as `sum of coefficient * cell = 0`, by ascending cell.
    identities: Vec<Vec<(usize, i64)>>,
}

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
    /// All components that can be wrong, in order of their first cell.
    pub(super) fn split(cells: &[Cell], identities: &[Identity]) -> Vec<Component> {
        let mut sums = Vec::with_capacity(identities.len());
        for identity in identities {
            let mut sum: BTreeMap<usize, i64> = BTreeMap::new();
            for &cell in &identity.left {
                *sum.entry(cell).or_default() += 1;
            }
            for &cell in &identity.right {
                *sum.entry(cell).or_default() -= 1;
            }
            sum.retain(|_, coefficient| *coefficient != 0);
            sums.push(sum);
        }
        // What is negative is wrong even where no identity speaks of it.
        let negative = (0..cells.len()).filter(|&cell| cells[cell].value.is_some_and(|v| v < 0));
        let known: BTreeSet<usize> = sums
            .iter()
            .flat_map(BTreeMap::keys)
            .copied()
            .chain(negative)
            .collect();
        let known: Vec<usize> = known.into_iter().collect();
        let number: BTreeMap<usize, usize> = known
            .iter()
            .enumerate()
            .map(|(number, &cell)| (cell, number))
            .collect();

        let mut groups = Groups::new(known.len());
        for sum in &sums {
            let mut members = sum.keys().map(|cell| number[cell]);
            if let Some(first) = members.next() {
                members.for_each(|other| groups.join(first, other));
            }
        }
        // The root of a group is its first member, so they come in order.
        let mut components: BTreeMap<usize, Component> = BTreeMap::new();
        let mut place = Vec::with_capacity(known.len());
        for (at, &cell) in known.iter().enumerate() {
            let component = components.entry(groups.root(at)).or_default();
            place.push(component.cells.len());
            component.cells.push(cell);
            component
                .printed
                .push(cells.get(cell).and_then(|cell| cell.value));
        }
        for sum in sums {
            let terms: Vec<(usize, i64)> = sum
                .iter()
                .map(|(cell, &coefficient)| (place[number[cell]], coefficient))
                .collect();
            if let Some(cell) = sum.keys().next() {
                let root = groups.root(number[cell]);
                components.entry(root).or_default().identities.push(terms);
            }
        }
        components.into_values().collect()
    }

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

    /// All cells fixed as printed, blanks at 0.
    pub(super) fn tableau(&self) -> Result<Tableau, Stop> {
        let values = self
            .printed
            .iter()
            .map(|value| i128::from(value.unwrap_or(0)))
            .collect();
        Tableau::new(values, &self.identities)
    }

    pub(super) fn cells_where(&self, test: impl Fn(Option<i64>) -> bool) -> Vec<usize> {
        (0..self.printed.len())
            .filter(|&cell| test(self.printed[cell]))
            .collect()
    }
}

/// Freed cells, ascending, with the value forced on each or `None` if open.
pub(super) type Forced = Vec<(usize, Option<i128>)>;

/// Disjoint groups of numbers, the smallest of each being its root.
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self {
            parent: (0..count).collect(),
        }
    }

    fn root(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
