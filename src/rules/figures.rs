//! What the rules that compare figures share: what is known of a count where cells are blank,
//! and findings that say the figures they rest on.
//!
//! A blank is an unknown whole number of at least 0, as in sums. A condition is `None` where it
//! depends on what the blanks stand for; then nothing is said.

use crate::diagnostic::{Assessment, Facts, Finding, Undecided};
use crate::identities::{self, Known, Side};
use crate::lang::{Lang, Text};
use crate::report::{CellName, Column, Content, Decimal, Row};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, cells, counted};

/// A count as far as it is known: a number, or at least that where cells are blank.
#[derive(Debug, Clone, Copy)]
pub struct Count(Side);

impl From<Side> for Count {
    fn from(side: Side) -> Self {
        Self(side)
    }
}

impl Count {
    /// The sum of these cells.
    #[must_use]
    pub fn of(dossier: &Dossier<'_>, cells: &[CellName]) -> Self {
        let blank_as_zero = dossier.options.blank_as_zero;
        Self(identities::side(dossier.report, cells, blank_as_zero))
    }

    /// The number, `None` where it is not known.
    #[must_use]
    pub const fn exact(self) -> Option<i128> {
        if self.0.is_open {
            None
        } else {
            Some(self.0.sum)
        }
    }

    /// Whether it is more than this.
    #[must_use]
    pub const fn exceeds(self, limit: i128) -> Option<bool> {
        if self.0.sum > limit {
            Some(true)
        } else if self.0.is_open {
            None
        } else {
            Some(false)
        }
    }

    /// Whether it is more than another.
    #[must_use]
    pub fn is_above(self, other: Self) -> Option<bool> {
        match (self.exceeds(other.0.sum), other.0.is_open) {
            (Some(true), true) => None,
            (is_above, _) => is_above,
        }
    }
}

/// Whether all of the conditions hold.
#[must_use]
pub fn all(conditions: &[Option<bool>]) -> Option<bool> {
    if conditions.contains(&Some(false)) {
        return Some(false);
    }
    (!conditions.contains(&None)).then_some(true)
}

/// Whether nobody applied and nothing was carried over: no column says otherwise, and the total
/// says so.
#[must_use]
pub fn has_no_applications(dossier: &Dossier<'_>) -> Option<bool> {
    let rows = [Row::New, Row::CarriedOver];
    let total = rows.map(|row| CellName::Applications(row, Column::Total));
    let columns = rows.iter().flat_map(|&row| {
        (Column::applicants().iter()).map(move |&column| CellName::Applications(row, column))
    });
    let columns: Vec<CellName> = columns.collect();
    if Count::of(dossier, &columns).exceeds(0) == Some(true) {
        return Some(false);
    }
    Count::of(dossier, &total).exceeds(0).map(|some| !some)
}

/// The number in a cell of money, `None` where none is known.
#[must_use]
pub fn amount(dossier: &Dossier<'_>, name: CellName) -> Option<Decimal> {
    match dossier.report.figure(name)?.content {
        Content::Number(value) => Some(value),
        Content::Blank | Content::Dash => dossier.options.blank_as_zero.then_some(ZERO),
        Content::Unreadable => None,
    }
}

/// No money.
pub const ZERO: Decimal = Decimal::whole(0);

/// Counts a verdict: whether the rule is violated at the place, if that is known.
pub fn judge(
    assessment: &mut Assessment,
    is_violated: Option<bool>,
    finding: impl FnOnce() -> Finding,
) {
    match is_violated {
        Some(true) => assessment.violated(finding()),
        Some(false) => assessment.holds(),
        // Where it would have been found is where it cannot be told.
        None => {
            let Finding { rule, place, .. } = finding();
            assessment.undecided(rule, Undecided::Place(place));
        }
    }
}

/// A finding that rests on these cells: on those of them that the document has.
#[must_use]
pub fn finding(
    rule: &'static RuleMeta,
    place: &str,
    dossier: &Dossier<'_>,
    cells: &[CellName],
    wrong: Text,
) -> Finding {
    let facts = Figures {
        wrong,
        figures: numbers(dossier, cells),
    };
    let is_there = |name: &&CellName| dossier.report.figure(**name).is_some();
    Finding {
        cells: cells.iter().filter(is_there).copied().collect(),
        ..Finding::of_document(rule, place, facts)
    }
}

/// The cells that have a number, with it.
#[must_use]
pub fn numbers(dossier: &Dossier<'_>, cells: &[CellName]) -> Vec<(CellName, Decimal)> {
    let number = |&name: &CellName| {
        let printed = dossier.report.figure(name).and_then(|at| at.number());
        let known = identities::known(dossier.report, name, dossier.options.blank_as_zero);
        let zero = (known == Known::Number(0)).then_some(ZERO);
        Some((name, printed.or(zero)?))
    };
    cells.iter().filter_map(number).collect()
}

/// Figures that are at odds with one another or with what else the report says.
#[derive(Debug)]
pub struct Figures {
    /// What is wrong.
    pub wrong: Text,
    /// The figures.
    pub figures: Vec<(CellName, Decimal)>,
}

impl Facts for Figures {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let (wrong, figures) = (self.wrong.get(lang), listed(&self.figures, finding, lang));
        match lang {
            Lang::Zh => format!("{wrong}：{figures}"),
            Lang::En => format!("{wrong}: {figures}"),
        }
    }
}

/// Figures in words: `本年新收0件，上年结转0件`.
fn listed(figures: &[(CellName, Decimal)], finding: &Finding, lang: Lang) -> String {
    let other = finding.other_rows;
    let shown = figures.iter().map(|&(name, value)| match lang {
        Lang::Zh => counted::figure(name, value, other),
        Lang::En => format!("{}: {value}", cells::cell(name, other, lang)),
    });
    let shown: Vec<String> = shown.collect();
    shown.join(match lang {
        Lang::Zh => "，",
        Lang::En => "; ",
    })
}
