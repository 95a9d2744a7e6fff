//! Error localization: which figures must be wrong.
//!
//! Where identities between figures do not hold, some figure is wrong. By the
//! principle of Fellegi and Holt the fewest figures are changed with which
//! every identity holds at once. This module finds **all** smallest sets, each
//! with the values that the identities force and the slip that may have led to
//! it, exactly: in whole numbers, without chance and without a clock.
//!
//! - Sets: `search` deepens on the number of freed cells; `tableau` says which
//!   cells must be freed next and whether a solution in whole numbers >= 0
//!   exists. Identities that share no cell, directly or through others, are
//!   searched apart, and the sets of the parts combined.
//! - Blanks are free from the start and cost nothing. For each set found the
//!   same search then finds the fewest blanks that must be other than 0.
//! - Causes: `cause` names the slips and weighs them. They order the sets and
//!   drop none.
//!
//! # Sources
//! - I. P. Fellegi, D. Holt: A Systematic Approach to Automatic Edit and
//!   Imputation. Journal of the American Statistical Association 71 (1976).
//! - T. de Waal, J. Pannekoek, S. Scholtus: Handbook of Statistical Data
//!   Editing and Imputation. Wiley 2011.
//! - S. Scholtus: Automatic correction of simple typing errors in numerical
//!   data with balance edits. Statistics Netherlands, Discussion paper 09046
//!   (2009).
//! - B. Dutertre, L. de Moura: A Fast Linear-Arithmetic Solver for DPLL(T).
//!   CAV 2006 (the form of the simplex method).

mod blanks;
mod cause;
mod component;
mod search;
mod solve;
mod tableau;

pub use cause::slip;

use cause::Places;
use component::Component;
use solve::Part;
use tableau::Budget;

/// How many steps one call may take; past it the answer is not exhaustive.
///
/// A step is one coefficient of an implied identity looked at or computed, or
/// one cell of a copied state, so it bounds the time whatever the input. A
/// report with three typing errors takes some tens of thousands.
pub const STEPS: u64 = 20_000_000;

/// How many alternatives one answer may have; past it it is not exhaustive.
pub const ALTERNATIVES: usize = 10_000;

/// One linear identity between cells, by their indices: the cells on the left
/// sum to the same as those on the right. A cell that stands there twice counts
/// twice; an index beyond the cells given is a blank like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The cells of one side.
    pub left: Vec<usize>,
    /// The cells of the other side.
    pub right: Vec<usize>,
}

/// One cell: its printed value, `None` being an unknown whole number >= 0, and
/// where it stands in its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The printed number; `None` for a blank.
    pub value: Option<i64>,
    /// Which table; neighbours are told within one only.
    pub table: u8,
    /// The row in its table.
    pub row: u16,
    /// The column in its table.
    pub column: u16,
}

/// The single slip that turns the true figure into the printed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Two neighbouring digits stand in each other's place: 14 for 41.
    DigitsTransposed,
    /// One digit too many: 144 for 14.
    DigitAdded,
    /// One digit too few: 4 for 14.
    DigitOmitted,
    /// One digit for another: 15 for 14.
    DigitReplaced,
    /// The sign is wrong.
    SignFlipped,
    /// Two cells hold each other's figures.
    CellsSwapped,
    /// The figures of a row stand one column off.
    ShiftedColumn,
}

impl Cause {
    /// The name under which it is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DigitsTransposed => "digits-transposed",
            Self::DigitAdded => "digit-added",
            Self::DigitOmitted => "digit-omitted",
            Self::DigitReplaced => "digit-replaced",
            Self::SignFlipped => "sign-flipped",
            Self::CellsSwapped => "cells-swapped",
            Self::ShiftedColumn => "shifted-column",
        }
    }
}

/// One cell changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The cell.
    pub cell: usize,
    /// The printed number.
    pub from: i64,
    /// The value that the identities force, `None` where they leave it open.
    pub to: Option<i64>,
    /// The single slip that turns `to` into `from`, if one does.
    pub cause: Option<Cause>,
}

/// One of the smallest sets of edits, in order of their cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The edits, by their cells.
    pub edits: Vec<Edit>,
}

/// Which figures must be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// How many cells must be changed; where the answer is not exhaustive, a
    /// number proved not to be too large.
    pub changes: usize,
    /// Whether the search came to its end, so that `alternatives` is complete.
    pub exhaustive: bool,
    /// All smallest sets, the most plausible first; empty if not exhaustive.
    pub alternatives: Vec<Alternative>,
    /// The cells that stand in every alternative; empty if not exhaustive.
    pub certain: Vec<usize>,
}

/// The fewest cells whose change lets every identity hold with whole numbers
/// of at least 0, or `None` where they can hold as printed. Where not even that
/// could be told within the budget, the answer has 0 changes and is not
/// exhaustive.
///
/// Blanks may take any whole number >= 0, which is no edit. A cell printed with
/// a negative number is always edited, since these are counts.
///
/// The alternatives are ordered by the number of blanks that they need to be
/// other than 0, then by the plausibility of their causes, then by their cells.
/// `to` is the value forced with that fewest number of blanks.
#[must_use]
pub fn localize(cells: &[Cell], identities: &[Identity]) -> Option<Repair> {
    localize_within(STEPS, cells, identities)
}

/// [`localize`] with another budget than [`STEPS`].
#[must_use]
pub fn localize_within(steps: u64, cells: &[Cell], identities: &[Identity]) -> Option<Repair> {
    let mut budget = Budget::new(steps);
    let mut repair = Repair {
        changes: 0,
        exhaustive: true,
        alternatives: Vec::new(),
        certain: Vec::new(),
    };
    let mut parts: Vec<Vec<Part>> = Vec::new();
    for component in Component::split(cells, identities) {
        match component.solve(&mut budget) {
            Ok(solved) if solved.changes == 0 => {}
            Ok(solved) => {
                repair.changes += solved.changes;
                parts.push(solved.parts);
            }
            Err(proved) => {
                repair.changes += proved;
                repair.exhaustive = false;
            }
        }
    }
    let count = parts
        .iter()
        .try_fold(1_usize, |count, part| count.checked_mul(part.len()));
    // To explain an alternative, each of its edits is held against each other.
    let work = count.map(|count| count.saturating_mul(repair.changes.saturating_pow(2)));
    repair.exhaustive &= count.is_some_and(|count| count <= ALTERNATIVES)
        && work.is_some_and(|work| budget.spend(work).is_ok());
    if !repair.exhaustive {
        return Some(repair);
    }
    if repair.changes == 0 {
        return None;
    }
    repair.alternatives = combine(cells, &parts);
    repair.certain = certain(&repair.alternatives);
    Some(repair)
}

/// Every choice of one set from each component, in order.
fn combine(cells: &[Cell], parts: &[Vec<Part>]) -> Vec<Alternative> {
    let mut choices = vec![(0_usize, Vec::new())];
    for part in parts {
        choices = choices
            .iter()
            .flat_map(|(blanks, edits)| {
                part.iter()
                    .map(move |set| (blanks + set.blanks, [&edits[..], &set.edits].concat()))
            })
            .collect();
    }
    let places = Places::new(cells);
    let mut ranked: Vec<(usize, u32, Vec<Edit>)> = choices
        .into_iter()
        .map(|(blanks, mut edits): (usize, Vec<Edit>)| {
            edits.sort_unstable_by_key(|edit| edit.cell);
            (blanks, places.explain(&mut edits), edits)
        })
        .collect();
    ranked.sort_by_cached_key(|(blanks, weight, edits)| {
        (
            *blanks,
            *weight,
            edits.iter().map(|edit| edit.cell).collect::<Vec<_>>(),
        )
    });
    ranked
        .into_iter()
        .map(|(_, _, edits)| Alternative { edits })
        .collect()
}

/// The cells that every alternative has.
fn certain(alternatives: &[Alternative]) -> Vec<usize> {
    let Some((first, others)) = alternatives.split_first() else {
        return Vec::new();
    };
    let everywhere = |cell: &usize| {
        others.iter().all(|other| {
            other
                .edits
                .binary_search_by_key(cell, |edit| edit.cell)
                .is_ok()
        })
    };
    first
        .edits
        .iter()
        .map(|edit| edit.cell)
        .filter(everywhere)
        .collect()
}
