//! Which cells a finding points a reader to.

use std::borrow::Cow;

use crate::diagnostic::{Finding, Sum, Term};
use crate::report::CellName;

/// The cells to look at, in the order in which they are best looked at. Cells that the document
/// lacks may be among them.
pub fn of(finding: &Finding) -> Cow<'_, [CellName]> {
    match finding.facts.sum() {
        Some(sum) => Cow::Owned(terms(sum)),
        None => Cow::Borrowed(&finding.cells),
    }
}

/// The terms of a sum that tell something.
fn terms(Sum { left, right }: &Sum) -> Vec<CellName> {
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
