//! Why a parent is not the sum of its parts: the fewest parts that, left out of the parent's sum
//! or counted twice in it, explain every difference at once; and for each cell the single slips
//! that would explain it alone. Exact, as the search for the wrong figures of one report is.

use std::collections::{BTreeMap, BTreeSet};

use super::{Rolled, cells};
use crate::identities::Verdict;
use crate::repair::{Cause, slip};
use crate::report::{CellName, Decimal};
use crate::series::Series;

/// Parts that together explain every difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Explanation {
    /// The parts that the parent's sum lacks, by their places in the series.
    pub left_out: Vec<usize>,
    /// The parts that are in it twice.
    pub counted_twice: Vec<usize>,
}

/// A slip in one figure that explains a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// The report that it is in, by its place in the series; 0 is the parent.
    pub at: usize,
    /// What is printed.
    pub from: i64,
    /// What it would have to be.
    pub to: i64,
    /// The slip that turns the one into the other.
    pub cause: Cause,
}

/// The figures of a part, or the differences, where they are not 0.
type Figures = BTreeMap<CellName, i128>;

/// All sets of the fewest parts that explain every difference, none where nothing differs, where
/// something is unknown, or where no set of two does.
#[must_use]
pub fn explanations(series: &Series<'_>) -> Vec<Explanation> {
    let rolled = cells(series);
    let is_known = |cell: &Rolled| cell.verdict != Verdict::NotAssessed;
    if series.missing() > 0 || !rolled.iter().all(is_known) {
        return Vec::new();
    }
    let Some((excess, parts)) = figures(series, &rolled) else {
        return Vec::new();
    };
    if excess.is_empty() {
        return Vec::new();
    }
    // Each part as it explains the excess of the sum: left out of the parent, or twice in it.
    let signed: Vec<(usize, bool, Figures)> = (parts.into_iter())
        .filter(|(_, figures)| !figures.is_empty())
        .flat_map(|(at, figures)| {
            let negated = figures
                .iter()
                .map(|(&cell, value)| (cell, -value))
                .collect();
            [(at, false, figures), (at, true, negated)]
        })
        .collect();
    let mut found = BTreeSet::new();
    for (at, twice, figures) in &signed {
        if *figures == excess {
            found.insert(explanation(&[(*at, *twice)]));
        }
    }
    // One part, or else two together; more would explain anything.
    if found.is_empty() {
        let mut by_figures: BTreeMap<&Figures, Vec<(usize, bool)>> = BTreeMap::new();
        for (at, twice, figures) in &signed {
            by_figures.entry(figures).or_default().push((*at, *twice));
        }
        for (at, twice, figures) in &signed {
            let rest = minus(&excess, figures);
            let others = by_figures.get(&rest).into_iter().flatten();
            for other in others.filter(|(other, _)| other != at) {
                found.insert(explanation(&[(*at, *twice), *other]));
            }
        }
    }
    found.into_iter().collect()
}

/// By how much the sum of the parts exceeds the parent, and the figures of each part, in units
/// of the last decimal of any; `None` where they are too large.
fn figures(series: &Series<'_>, rolled: &[Rolled]) -> Option<(Figures, Vec<(usize, Figures)>)> {
    let mut excess = Figures::new();
    let mut parts: BTreeMap<usize, Figures> = BTreeMap::new();
    for cell in rolled {
        // Where a blank holds, both are nothing.
        let parent = cell.parent.unwrap_or(Decimal::whole(0));
        let difference = scaled(cell.sum?)? - scaled(parent)?;
        if difference != 0 {
            excess.insert(cell.cell, difference);
        }
        for &(at, value) in &cell.contributions {
            parts
                .entry(at)
                .or_default()
                .insert(cell.cell, scaled(value)?);
        }
    }
    let all = 1..series.members().len();
    let of = |at| (at, parts.remove(&at).unwrap_or_default());
    Some((excess, all.map(of).collect()))
}

/// The decimals to which figures are compared: amounts have up to four.
const PLACES: usize = 6;

/// A number in millionths.
fn scaled(number: Decimal) -> Option<i128> {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let missing = PLACES.checked_sub(fraction.len())?;
    format!("{whole}{fraction}{}", "0".repeat(missing))
        .parse()
        .ok()
}

fn minus(one: &Figures, other: &Figures) -> Figures {
    let mut rest = one.clone();
    for (&cell, value) in other {
        let left = rest.get(&cell).copied().unwrap_or_default() - value;
        match left {
            0 => rest.remove(&cell),
            _ => rest.insert(cell, left),
        };
    }
    rest
}

fn explanation(parts: &[(usize, bool)]) -> Explanation {
    let of = |is_twice: bool| {
        let of = parts.iter().filter(|(_, twice)| *twice == is_twice);
        let mut of: Vec<usize> = of.map(|&(at, _)| at).collect();
        of.sort_unstable();
        of
    };
    Explanation {
        left_out: of(false),
        counted_twice: of(true),
    }
}

/// The single slips that explain a cell that differs, in the parent or in one of the parts.
#[must_use]
pub fn slips(rolled: &Rolled) -> Vec<Slip> {
    let whole = |number: Option<Decimal>| number.and_then(Decimal::as_whole);
    let (Verdict::Violated, Some(parent), Some(sum)) =
        (rolled.verdict, whole(rolled.parent), whole(rolled.sum))
    else {
        return Vec::new();
    };
    let Some(excess) = sum.checked_sub(parent) else {
        return Vec::new();
    };
    let parts = rolled.contributions.iter().filter_map(|&(at, value)| {
        let from = value.as_whole()?;
        Some((at, from, from.checked_sub(excess)?))
    });
    let all = std::iter::once((0, parent, sum)).chain(parts);
    all.filter_map(|(at, from, to)| {
        let cause = slip(to, from).filter(|_| to >= 0)?;
        Some(Slip {
            at,
            from,
            to,
            cause,
        })
    })
    .collect()
}
