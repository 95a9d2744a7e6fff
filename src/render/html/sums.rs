//! The sums of a table that do not hold, drawn at the row and column that they belong to.

use std::collections::BTreeMap;

use super::markup::{Html, put};
use super::reference;
use super::skeleton::{Place, Skeleton};
use super::words;
use crate::Check;
use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::render::equation::Equation;
use crate::report::{CellName, Report, Table};

/// A table with its sums that do not hold.
pub struct Drawn {
    /// The table, with a further column or row where it has such sums.
    pub skeleton: Skeleton,
    sums: BTreeMap<Place, Html>,
}

impl Drawn {
    /// The sums at a place.
    pub fn at(&self, place: Place) -> Option<Html> {
        self.sums.get(&place).cloned()
    }
}

/// Draws the sums of a table of a report.
pub fn of(report: &Report, table: Table, check: &Check, lang: Lang) -> Drawn {
    let mut skeleton = Skeleton::of(report, table);
    let mut sums: BTreeMap<Place, Html> = BTreeMap::new();
    for (number, finding) in (1..).zip(&check.assessment.findings) {
        if let Some(place) = place(skeleton, finding) {
            skeleton.has_side |= matches!(place, Place::Side(_));
            skeleton.has_foot |= matches!(place, Place::Foot(_));
            draw(sums.entry(place).or_default(), number, finding, lang);
        }
    }
    Drawn { skeleton, sums }
}

/// Where the sum of a finding is drawn in a table; `None` for what is no sum of its figures.
pub fn place(skeleton: Skeleton, finding: &Finding) -> Option<Place> {
    let cells: Vec<CellName> = finding.facts.sum()?.cells().collect();
    let is_here = cells.iter().all(|name| name.table() == skeleton.table);
    is_here.then(|| skeleton.place_of_sum(&cells)).flatten()
}

fn draw(out: &mut Html, number: usize, finding: &Finding, lang: Lang) {
    // Columns are narrow.
    let long = |_, sum: &str| format!("Σ {sum}");
    let Some(equation) = Equation::of(finding, lang, long) else {
        return;
    };
    let mark = words::mark(finding.severity, finding.is_accepted);
    put!(
        out,
        "<span class=\"eq ",
        mark.class,
        "\">",
        reference::to(number, finding.severity, finding.is_accepted, lang),
        "<span>",
        equation.left,
        "</span> <b>",
        equation.relation,
        "</b> <span>",
        equation.right,
        "</span></span>"
    );
}
