//! The sums of a table that do not hold, drawn at the row and column that they belong to.

use std::collections::BTreeMap;

use super::cells;
use super::markup::{Html, html, put};
use super::skeleton::{Place, Skeleton};
use super::words;
use crate::Check;
use crate::diagnostic::{Finding, Sum, Term};
use crate::lang::Lang;
use crate::report::{CellName, Decimal, Report, Table};

/// The most terms that a side shows one by one; more would not fit into a column.
const MAX_TERMS: usize = 3;

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
    let Sum { left, right } = finding.facts.sum()?;
    let cells: Vec<CellName> = left.iter().chain(right).map(|&(name, _)| name).collect();
    let is_here = cells.iter().all(|name| name.table() == skeleton.table);
    is_here.then(|| skeleton.place_of_sum(&cells)).flatten()
}

fn draw(out: &mut Html, number: usize, finding: &Finding, lang: Lang) {
    let Some(Sum { left, right }) = finding.facts.sum() else {
        return;
    };
    let mark = words::mark(finding.severity, finding.is_accepted);
    put!(
        out,
        "<span class=\"eq ",
        mark.class,
        "\">",
        cells::reference(number, finding.severity, finding.is_accepted, lang),
        "<span>",
        side(left, finding.expected, lang),
        "</span> <b>",
        relation(left, right),
        "</b> <span>",
        side(right, finding.actual, lang),
        "</span></span>"
    );
}

/// How the sides compare: an open side can only be more than its sum.
fn relation(left: &[Term], right: &[Term]) -> &'static str {
    match (is_open(left), is_open(right)) {
        (true, false) => ">",
        (false, true) => "<",
        _ => "≠",
    }
}

/// Whether a term is unknown.
fn is_open(terms: &[Term]) -> bool {
    terms.iter().any(|(_, value)| value.is_none())
}

/// One side of a sum: `10 + 3 = 13`; of many terms their sum alone.
fn side(terms: &[Term], sum: Option<Decimal>, lang: Lang) -> Html {
    let sum = sum.map(|sum| sum.to_string()).unwrap_or_default();
    let shown: Vec<String> = (terms.iter())
        .filter(|(_, value)| terms.len() <= 2 || *value != Some(0))
        .map(|(_, value)| match value {
            Some(value) => value.to_string(),
            None => words::BLANK.get(lang).to_owned(),
        })
        .collect();
    let is_open = is_open(terms);
    let equals = if is_open { " ≥ " } else { " = " };
    match shown.as_slice() {
        [] => html!("0"),
        [one] => html!(one),
        all if all.len() <= MAX_TERMS => html!(all.join(" + "), equals, sum),
        _ if is_open => html!("Σ ≥ ", sum),
        _ => html!("Σ = ", sum),
    }
}
