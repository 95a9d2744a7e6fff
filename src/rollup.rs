//! A parent's report against its parts: each cell of the parent beside the sum of theirs.
//!
//! The first report of the series is the parent's. Regulations (规章) are not compared: a
//! parent issues them, its parts do not.

mod explain;

pub use explain::{Explanation, Slip, explanations, slips};

use std::collections::BTreeSet;

use crate::identities::Verdict;
use crate::report::{CellName, Content, Decimal, Item, Report};
use crate::series::{Member, Series};

/// A cell of the parent beside those of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rolled {
    /// The cell.
    pub cell: CellName,
    /// What the parent prints; `None` where no number is known.
    pub parent: Option<Decimal>,
    /// The sum of what the parts print, as far as that is known; `None` where it is too large.
    pub sum: Option<Decimal>,
    /// Whether parent and parts agree.
    pub verdict: Verdict,
    /// The parts alone are already more than the parent, whatever is missing of them.
    pub is_exceeded: bool,
    /// The parts that print a number other than 0, by their places in the series.
    pub contributions: Vec<(usize, Decimal)>,
}

/// What a part adds that prints 0.
const ZERO: Decimal = Decimal::whole(0);

/// Every cell that the parent or a part prints, in the order of the form.
#[must_use]
pub fn cells(series: &Series<'_>) -> Vec<Rolled> {
    let Some((parent, parts)) = series.members().split_first() else {
        return Vec::new();
    };
    let printed = series
        .members()
        .iter()
        .flat_map(|member| member.report.cells.keys());
    let names: BTreeSet<CellName> = printed.copied().filter(|&name| is_summed(name)).collect();
    let is_lacking = series.missing() > 0;
    (names.into_iter())
        .map(|cell| rolled(cell, parent, parts, is_lacking))
        .collect()
}

/// Whether the parent's figure is the sum of the parts'. A report need not print subtotals.
const fn is_summed(name: CellName) -> bool {
    !matches!(
        name,
        CellName::Subtotal(..) | CellName::Disclosure(Item::Regulations, _)
    )
}

/// What is known of a cell.
enum Known {
    Number(Decimal),
    /// An unknown number of at least 0.
    Blank,
    Unknown,
}

fn known(report: &Report, name: CellName, blank_as_zero: bool) -> Known {
    match report.figure(name).map(|figure| figure.content) {
        Some(Content::Number(value)) => Known::Number(value),
        Some(Content::Blank | Content::Dash) if blank_as_zero => Known::Number(ZERO),
        Some(Content::Blank | Content::Dash) => Known::Blank,
        Some(Content::Unreadable) | None => Known::Unknown,
    }
}

fn rolled(cell: CellName, parent: &Member<'_>, parts: &[Member<'_>], is_lacking: bool) -> Rolled {
    let blank_as_zero = parent.options.blank_as_zero;
    let (mut sum, mut has_blank, mut has_unknown) = (Some(ZERO), false, is_lacking);
    let mut contributions = Vec::new();
    for (at, part) in (1..).zip(parts) {
        match known(part.report, cell, blank_as_zero) {
            Known::Number(value) => {
                sum = sum.and_then(|sum| sum.checked_add(value));
                if value != ZERO {
                    contributions.push((at, value));
                }
            }
            Known::Blank => has_blank = true,
            Known::Unknown => has_unknown = true,
        }
    }
    let of_parent = known(parent.report, cell, blank_as_zero);
    let is_open = has_blank || has_unknown;
    let (verdict, is_exceeded) = match (&of_parent, sum) {
        (Known::Number(printed), Some(sum)) if sum == *printed => match has_unknown {
            true => (Verdict::NotAssessed, false),
            false => (Verdict::Holds, false),
        },
        // What may be below 0 can make a sum smaller again.
        (Known::Number(_), Some(_)) if is_open && cell.may_be_negative() => {
            (Verdict::NotAssessed, false)
        }
        (Known::Number(printed), Some(sum)) if sum > *printed => {
            (Verdict::Violated, !cell.may_be_negative())
        }
        (Known::Number(_), Some(_)) if !is_open => (Verdict::Violated, false),
        (Known::Blank, Some(ZERO)) if !has_unknown => (Verdict::Holds, false),
        _ => (Verdict::NotAssessed, false),
    };
    Rolled {
        cell,
        parent: match of_parent {
            Known::Number(value) => Some(value),
            Known::Blank | Known::Unknown => None,
        },
        sum,
        verdict,
        is_exceeded,
        contributions,
    }
}

#[cfg(test)]
mod tests {
    use super::{Rolled, cells};
    use crate::identities::Verdict;
    use crate::options::Options;
    use crate::report::{CellName, Content, Decimal, Figure, Item, Measure, Position, Report};
    use crate::series::{Member, Relation, Series, Told};
    use crate::source::Origin;

    const FEES: CellName = CellName::Disclosure(Item::Fees, Measure::Amount);

    /// One cell of a parent and of its parts, in text.
    fn roll(texts: &[&str], missing: usize) -> Rolled {
        roll_of(FEES, texts, missing)
    }

    fn roll_of(cell: CellName, texts: &[&str], missing: usize) -> Rolled {
        let report = |text: &&str| {
            let content = match *text {
                "" => Content::Blank,
                "?" => Content::Unreadable,
                text => Content::Number(Decimal::parse_digits(text).unwrap()),
            };
            let figure = Figure {
                raw: (*text).to_owned(),
                content,
                annotated: false,
                position: Position::default(),
            };
            let mut report = Report::default();
            report.cells.insert(cell, figure);
            report
        };
        let reports: Vec<Report> = texts.iter().map(report).collect();
        let (origin, told, options) = (
            Origin::of(String::new()),
            Told::default(),
            Options::default(),
        );
        let member = |report| Member {
            origin: &origin,
            report,
            told: &told,
            options: &options,
            year: 2023,
        };
        let members = reports.iter().map(member).collect();
        let series = Series::new(Relation::Parts, members).lacking(missing);
        cells(&series).remove(0)
    }

    fn verdict(texts: &[&str], missing: usize) -> (Verdict, bool) {
        let rolled = roll(texts, missing);
        (rolled.verdict, rolled.is_exceeded)
    }

    #[test]
    fn amounts_are_summed_exactly() {
        let rolled = roll(&["0.3", "0.1", "0.2"], 0);
        assert_eq!(
            (rolled.verdict, rolled.sum),
            (Verdict::Holds, rolled.parent)
        );
        assert_eq!(rolled.contributions.len(), 2);
        assert_eq!(
            verdict(&["0.3", "0.1", "0.21"], 0),
            (Verdict::Violated, true)
        );
        assert_eq!(
            verdict(&["0.3", "0.1", "0.1"], 0),
            (Verdict::Violated, false)
        );
    }

    #[test]
    fn what_is_missing_can_only_add() {
        assert_eq!(verdict(&["3", "1", "1"], 1), (Verdict::NotAssessed, false));
        assert_eq!(verdict(&["3", "1", "2"], 1), (Verdict::NotAssessed, false));
        assert_eq!(verdict(&["3", "1", "3"], 1), (Verdict::Violated, true));
        assert_eq!(verdict(&["3", "1", ""], 0), (Verdict::NotAssessed, false));
        assert_eq!(verdict(&["3", "3", ""], 0), (Verdict::Holds, false));
        assert_eq!(verdict(&["3", "3", "?"], 0), (Verdict::NotAssessed, false));
        assert_eq!(verdict(&["", "0", "0"], 0), (Verdict::Holds, false));
        assert_eq!(verdict(&["", "1", "0"], 0), (Verdict::NotAssessed, false));
    }

    #[test]
    fn what_is_missing_of_changes_can_take_away_too() {
        let change = CellName::Disclosure(Item::Licensing, Measure::Change);
        let verdict = |texts: &[&str], missing| {
            let rolled = roll_of(change, texts, missing);
            (rolled.verdict, rolled.is_exceeded)
        };
        assert_eq!(verdict(&["3", "1", "3"], 0), (Verdict::Violated, false));
        assert_eq!(verdict(&["3", "1", "3"], 1), (Verdict::NotAssessed, false));
        assert_eq!(verdict(&["3", "4", "?"], 0), (Verdict::NotAssessed, false));
    }
}
