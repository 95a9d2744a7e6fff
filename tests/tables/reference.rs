//! A second, simple-minded answer: try every set of cells, and for each every
//! value, as far as the bounds of the identities leave any.

use gouji::repair::{Cell, Identity};
use std::collections::BTreeSet;

/// All solutions in whole numbers from 0 to `most` for the cells that are
/// `None`, one after the other, until `visit` says stop by `false`.
pub fn solutions(
    cells: &[Option<i64>],
    identities: &[Identity],
    most: i64,
    visit: &mut dyn FnMut(&[i64]) -> bool,
) -> bool {
    let bounds = cells
        .iter()
        .map(|value| value.map_or((0, most), |value| (value, value)))
        .collect();
    narrow_and_split(bounds, identities, visit)
}

/// Whether to go on.
fn narrow_and_split(
    mut bounds: Vec<(i64, i64)>,
    identities: &[Identity],
    visit: &mut dyn FnMut(&[i64]) -> bool,
) -> bool {
    let mut changed = true;
    while changed {
        changed = false;
        for Identity { left, right } in identities {
            for (ours, theirs) in [(left, right), (right, left)] {
                let low: i64 = ours.iter().map(|&cell| bounds[cell].0).sum();
                let high: i64 = theirs.iter().map(|&cell| bounds[cell].1).sum();
                if low > high {
                    return true;
                }
                for &cell in ours {
                    let above = high - (low - bounds[cell].0);
                    if bounds[cell].1 > above {
                        bounds[cell].1 = above;
                        changed = true;
                    }
                }
                for &cell in theirs {
                    let below = low - (high - bounds[cell].1);
                    if bounds[cell].0 < below {
                        bounds[cell].0 = below;
                        changed = true;
                    }
                }
                if bounds.iter().any(|(low, high)| low > high) {
                    return true;
                }
            }
        }
    }
    let open = (0..bounds.len()).filter(|&cell| bounds[cell].0 < bounds[cell].1);
    match open.min_by_key(|&cell| bounds[cell].1 - bounds[cell].0) {
        None => {
            let values: Vec<i64> = bounds.iter().map(|bounds| bounds.0).collect();
            assert!(holds(&values, identities));
            visit(&values)
        }
        Some(cell) => {
            let (low, high) = bounds[cell];
            (low..=high).all(|value| {
                bounds[cell] = (value, value);
                narrow_and_split(bounds.clone(), identities, visit)
            })
        }
    }
}

pub fn holds(values: &[i64], identities: &[Identity]) -> bool {
    let sum = |side: &[usize]| {
        side.iter()
            .map(|&cell| i128::from(values[cell]))
            .sum::<i128>()
    };
    identities
        .iter()
        .all(|identity| sum(&identity.left) == sum(&identity.right))
}

/// A smallest set: its cells with the values forced, and the blanks needed.
pub type Set = (Vec<(usize, Option<i64>)>, usize);

/// All smallest sets of up to `largest` cells; `None` if there is none so
/// small. One empty set where all can hold as printed.
pub fn smallest_sets(
    cells: &[Cell],
    identities: &[Identity],
    largest: usize,
    most: i64,
) -> Option<Vec<Set>> {
    let printed: Vec<usize> = (0..cells.len())
        .filter(|&at| cells[at].value.is_some())
        .collect();
    let negative = |at: usize| cells[at].value.is_some_and(|value| value < 0);
    for size in 0..=largest {
        let mut found = Vec::new();
        for set in subsets(&printed, size) {
            if (0..cells.len()).any(|at| negative(at) && !set.contains(&at)) {
                continue;
            }
            found.extend(forced(cells, identities, &set, most));
        }
        if !found.is_empty() {
            return Some(found);
        }
    }
    None
}

/// What the set forces with the fewest blanks other than 0, if it is one.
fn forced(cells: &[Cell], identities: &[Identity], set: &[usize], most: i64) -> Option<Set> {
    let freed = |at: usize| {
        if set.contains(&at) {
            None
        } else {
            cells[at].value
        }
    };
    let values: Vec<Option<i64>> = (0..cells.len()).map(freed).collect();
    let mut fewest = usize::MAX;
    let mut seen: Vec<BTreeSet<i64>> = Vec::new();
    solutions(&values, identities, most, &mut |point| {
        let other = |at: &usize| cells[*at].value.is_none() && point[*at] != 0;
        let blanks = (0..cells.len()).filter(other).count();
        if blanks < fewest {
            fewest = blanks;
            seen = vec![BTreeSet::new(); set.len()];
        }
        if blanks == fewest {
            for (seen, &cell) in seen.iter_mut().zip(set) {
                seen.insert(point[cell]);
            }
        }
        true
    });
    (fewest < usize::MAX).then(|| {
        let one = |values: &BTreeSet<i64>| {
            if values.len() == 1 {
                values.first().copied()
            } else {
                None
            }
        };
        (
            set.iter().copied().zip(seen.iter().map(one)).collect(),
            fewest,
        )
    })
}

fn subsets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let with = |first: usize| {
        subsets(&of[first + 1..], size - 1)
            .into_iter()
            .map(move |rest| [&[of[first]], &rest[..]].concat())
    };
    (0..of.len()).flat_map(with).collect()
}
