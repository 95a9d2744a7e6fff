//! Parts of the problem that share no cell, each searched by itself.

use super::tableau::{Stop, Tableau};
use super::{Cell, Identity};
use std::collections::{BTreeMap, BTreeSet};

/// Cells that hang together by identities, numbered from 0 among themselves.
#[derive(Default)]
pub(super) struct Component {
    /// The number of each cell among all, ascending; what is no cell (an index
    /// out of range) comes last.
    pub(super) cells: Vec<usize>,
    /// What is printed, `None` being a blank.
    pub(super) printed: Vec<Option<i64>>,
    /// Each identity as `sum of coefficient * cell = 0`, by ascending cell.
    identities: Vec<Vec<(usize, i64)>>,
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
