//! What a finding points a reader to: its sum, and its cells.

use std::borrow::Cow;

use crate::diagnostic::{Detail, Finding, Term};
use crate::report::{CellName, Position};

/// The two sides of a sum that does not hold.
#[derive(Debug, Clone, Copy)]
pub struct Sum<'a> {
    /// The terms of the left side.
    pub left: &'a [Term],
    /// The terms of the right side.
    pub right: &'a [Term],
}

impl Sum<'_> {
    /// All cells of the sum, left side first.
    pub fn cells(self) -> impl Iterator<Item = CellName> {
        let terms = self.left.iter().chain(self.right);
        terms.map(|&(name, _)| name)
    }
}

/// The sum that a finding is about, if it is about one.
pub fn sum(finding: &Finding) -> Option<Sum<'_>> {
    match &finding.detail {
        Detail::Sum { left, right } => Some(Sum { left, right }),
        _ => None,
    }
}

/// The rows that a finding is about where no cell stands for them: their text and place.
pub fn rows(finding: &Finding) -> impl Iterator<Item = (&str, Position)> {
    let rows = match &finding.detail {
        Detail::Unreadable { rows } => rows.as_slice(),
        _ => &[],
    };
    (rows.iter()).map(|(text, _, position)| (text.as_str(), *position))
}

/// The cells to look at, in the order in which they are best looked at. Cells that the document
/// lacks may be among them.
pub fn cells(finding: &Finding) -> Cow<'_, [CellName]> {
    match sum(finding) {
        Some(sum) => Cow::Owned(terms(sum)),
        None => Cow::Borrowed(&finding.cells),
    }
}

/// The terms of a sum that tell something.
fn terms(Sum { left, right }: Sum<'_>) -> Vec<CellName> {
    let names = |terms| telling(terms).map(|&(name, _)| name);
    if left.len() <= 2 {
        return names(left).chain(names(right)).collect();
    }
    // The total comes first: where many terms follow, it is the one not to leave out.
    names(right).chain(names(left)).collect()
}

/// The terms that tell something: all of a short side, else those that are not 0.
pub fn telling(terms: &[Term]) -> impl Iterator<Item = &Term> {
    let is_short = terms.len() <= 2;
    (terms.iter()).filter(move |(_, value)| is_short || *value != Some(0))
}
