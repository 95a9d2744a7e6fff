//! What the tables allow a set of cells to sum to: exactly that where all of them have a number
//! or parts that do; else an interval, from the parts that are printed and the totals over them.

use crate::report::{CaseResult, CellName, Column, Decimal, Report, Row};

/// What a set of cells can sum to, with the cells that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Allowed {
    /// Exactly this.
    Exactly(Bound),
    /// No less than the first and no more than the second, as far as they are known.
    Between(Option<Bound>, Option<Bound>),
}

/// A sum and the cells that it is the sum of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bound {
    pub sum: Decimal,
    pub cells: Vec<CellName>,
}

impl Allowed {
    /// What the cells of a report allow.
    pub(super) fn of(report: &Report, cells: &[CellName]) -> Self {
        if let Some(bound) = Bound::of(report, cells.to_vec()) {
            return Self::Exactly(bound);
        }
        let mut printed = Vec::new();
        let mut is_whole = true;
        for &cell in cells {
            if number(report, cell).is_some() {
                printed.push(cell);
                continue;
            }
            let parts = parts(report, cell);
            let known = parts.iter().filter(|&&part| number(report, part).is_some());
            let before = printed.len();
            printed.extend(known);
            is_whole &= !parts.is_empty() && printed.len() - before == parts.len();
        }
        let least = Bound::of(report, printed).filter(|bound| !bound.cells.is_empty());
        match least {
            Some(bound) if is_whole => Self::Exactly(bound),
            least => Self::Between(least, most(report, cells)),
        }
    }

    /// Whether the value is certainly none that the cells allow.
    pub(super) fn excludes(&self, value: Decimal) -> bool {
        match self {
            Self::Exactly(bound) => bound.sum != value,
            Self::Between(least, most) => {
                least.as_ref().is_some_and(|bound| value < bound.sum)
                    || most.as_ref().is_some_and(|bound| value > bound.sum)
            }
        }
    }

    /// The bound that a value breaks, where it does.
    pub(super) fn broken(&self, value: Decimal) -> Option<&Bound> {
        match self {
            Self::Exactly(bound) => Some(bound),
            Self::Between(least, most) => {
                let is_less = least.as_ref().filter(|bound| value < bound.sum);
                is_less.or(most.as_ref())
            }
        }
    }
}

impl Bound {
    /// The sum of cells that all have numbers.
    pub(super) fn of(report: &Report, cells: Vec<CellName>) -> Option<Self> {
        if let [cell] = cells[..] {
            let sum = number(report, cell)?;
            return Some(Self { sum, cells });
        }
        let mut total = 0_i64;
        for &cell in &cells {
            total = total.checked_add(number(report, cell)?.as_whole()?)?;
        }
        let sum = Decimal::whole(total);
        Some(Self { sum, cells })
    }
}

fn number(report: &Report, cell: CellName) -> Option<Decimal> {
    report.figure(cell).and_then(|figure| figure.number())
}

/// The rows of outcomes that the report must have: all of its form's, be they there or cut off.
fn outcomes(report: &Report) -> impl Iterator<Item = Row> {
    (report.rows()).filter(|row| Row::outcomes().contains(row))
}

/// The cells that a total is the sum of.
fn parts(report: &Report, total: CellName) -> Vec<CellName> {
    match total {
        CellName::Applications(row, Column::Total) => {
            let columns = Column::applicants().iter();
            let across: Vec<CellName> = columns
                .map(|&column| CellName::Applications(row, column))
                .collect();
            let is_printed = across.iter().all(|&cell| number(report, cell).is_some());
            if row == Row::OutcomeTotal && !is_printed {
                let rows = outcomes(report);
                return rows
                    .map(|row| CellName::Applications(row, Column::Total))
                    .collect();
            }
            across
        }
        CellName::Applications(Row::OutcomeTotal, column) => outcomes(report)
            .map(|row| CellName::Applications(row, column))
            .collect(),
        CellName::Proceedings(group, CaseResult::Total) => CaseResult::results()
            .iter()
            .map(|&result| CellName::Proceedings(group, result))
            .collect(),
        _ => Vec::new(),
    }
}

/// The total that a cell is a part of, along its row or column.
fn total(cell: CellName) -> Option<CellName> {
    match cell {
        CellName::Applications(row, column) if column != Column::Total => {
            Some(CellName::Applications(row, Column::Total))
        }
        CellName::Applications(row, column) if Row::outcomes().contains(&row) => {
            Some(CellName::Applications(Row::OutcomeTotal, column))
        }
        CellName::Proceedings(group, result) if result != CaseResult::Total => {
            Some(CellName::Proceedings(group, CaseResult::Total))
        }
        _ => None,
    }
}

/// The most that cells can sum to which are parts of one total each: the sum of the totals.
fn most(report: &Report, cells: &[CellName]) -> Option<Bound> {
    let mut totals: Vec<CellName> = Vec::new();
    for &cell in cells {
        let above = if number(report, cell).is_some() {
            cell
        } else {
            total(cell)?
        };
        if !totals.contains(&above) {
            totals.push(above);
        }
    }
    Bound::of(report, totals)
}
