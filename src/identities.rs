//! The sums that must hold in tables three and four, as one list of data: the rules judge each
//! of them, the repair all of them together.
//!
//! They are those of the note in table three itself (第一项加第二项之和，等于第三项加第四项之和)
//! and of its and table four's totals.

use crate::report::{CaseResult, CellName, Column, Content, Proceeding, Report, Row};

/// Which sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// New and carried over make up handled and carried forward.
    Flow(Column),
    /// The outcomes make up their total.
    Outcomes(Column),
    /// The six kinds of applicant make up their total.
    Applicants(Row),
    /// The four results make up their total.
    Results(Proceeding),
}

/// One sum: the cells on the left sum to the same as those on the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Which sum.
    pub kind: Kind,
    /// The cells of the left side.
    pub left: Vec<CellName>,
    /// The cells of the right side.
    pub right: Vec<CellName>,
}

/// What can be said of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is true, blanks counted as 0.
    Holds,
    /// No whole numbers of at least 0 in place of its blanks make it true.
    Violated,
    /// It depends on what its blanks stand for.
    NotAssessed,
}

/// All sums of the report's form, in the order of the rules.
#[must_use]
pub fn of(report: &Report) -> Vec<Identity> {
    let cell = CellName::Applications;
    let flows = Column::ALL.iter().map(|&column| Identity {
        kind: Kind::Flow(column),
        left: vec![cell(Row::New, column), cell(Row::CarriedOver, column)],
        right: vec![
            cell(Row::OutcomeTotal, column),
            cell(Row::CarriedForward, column),
        ],
    });
    let outcomes = Column::ALL.iter().map(|&column| Identity {
        kind: Kind::Outcomes(column),
        left: report
            .rows()
            .filter(|row| Row::outcomes().contains(row))
            .map(|row| cell(row, column))
            .collect(),
        right: vec![cell(Row::OutcomeTotal, column)],
    });
    let applicants = report.rows().map(|row| Identity {
        kind: Kind::Applicants(row),
        left: Column::applicants()
            .iter()
            .map(|&column| cell(row, column))
            .collect(),
        right: vec![cell(row, Column::Total)],
    });
    let results = Proceeding::ALL.iter().map(|&proceeding| Identity {
        kind: Kind::Results(proceeding),
        left: CaseResult::results()
            .iter()
            .map(|&result| CellName::Proceedings(proceeding, result))
            .collect(),
        right: vec![CellName::Proceedings(proceeding, CaseResult::Total)],
    });
    flows
        .chain(outcomes)
        .chain(applicants)
        .chain(results)
        .collect()
}

/// What a cell contributes to a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A whole number.
    Number(i64),
    /// A blank or a dash: some whole number of at least 0, which a sum may take for 0.
    Blank,
    /// Something is written there that cannot be read or is no count, or the cell is not there.
    Unknown,
}

impl Known {
    /// The number, if there is one.
    #[must_use]
    pub const fn number(self) -> Option<i64> {
        match self {
            Self::Number(value) => Some(value),
            Self::Blank | Self::Unknown => None,
        }
    }
}

/// What a cell contributes to a sum. With `blank_as_zero` a blank or dash is the number 0.
#[must_use]
pub fn known(report: &Report, name: CellName, blank_as_zero: bool) -> Known {
    match report.figure(name).map(|figure| figure.content) {
        Some(Content::Number(value)) => value.as_whole().map_or(Known::Unknown, Known::Number),
        Some(Content::Blank | Content::Dash) if blank_as_zero => Known::Number(0),
        Some(Content::Blank | Content::Dash) => Known::Blank,
        Some(Content::Unreadable) | None => Known::Unknown,
    }
}

/// One side of a sum, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Side {
    /// The sum of the known numbers. Exact: 22 counts of 18 digits do not overflow.
    pub sum: i128,
    /// A blank or an unknown stands among the terms, so that the side can be more.
    pub is_open: bool,
    /// An unknown stands among the terms.
    pub has_unknown: bool,
}

/// Sums one side.
#[must_use]
pub fn side(report: &Report, cells: &[CellName], blank_as_zero: bool) -> Side {
    let mut side = Side::default();
    for &name in cells {
        match known(report, name, blank_as_zero) {
            Known::Number(value) => side.sum += i128::from(value),
            Known::Blank => side.is_open = true,
            Known::Unknown => (side.is_open, side.has_unknown) = (true, true),
        }
    }
    side
}

/// A sum with what the report prints for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The sum.
    pub identity: Identity,
    /// What is known of its left side.
    pub left: Side,
    /// What is known of its right side.
    pub right: Side,
}

impl Sum {
    /// What the report prints for a sum.
    #[must_use]
    pub fn of(identity: Identity, report: &Report, blank_as_zero: bool) -> Self {
        Self {
            left: side(report, &identity.left, blank_as_zero),
            right: side(report, &identity.right, blank_as_zero),
            identity,
        }
    }

    /// Judges the sum as the report prints it.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.left.equals(self.right)
    }
}

impl Side {
    /// This side and another as one.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            sum: self.sum + other.sum,
            is_open: self.is_open || other.is_open,
            has_unknown: self.has_unknown || other.has_unknown,
        }
    }

    /// Judges whether this side and another sum to the same.
    #[must_use]
    pub const fn equals(self, other: Self) -> Verdict {
        let (left, right) = (self, other);
        if left.sum == right.sum && !left.has_unknown && !right.has_unknown {
            return Verdict::Holds;
        }
        // Blanks can only add: a side can grow to the other only where it has some.
        let possible = left.sum == right.sum
            || (left.sum < right.sum && left.is_open)
            || (right.sum < left.sum && right.is_open);
        if possible {
            Verdict::NotAssessed
        } else {
            Verdict::Violated
        }
    }
}

impl Identity {
    /// All cells of the sum, left side first.
    pub fn cells(&self) -> impl Iterator<Item = CellName> {
        self.left.iter().chain(&self.right).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Sum, Verdict, of};
    use crate::report::{
        CaseResult, CellName, Content, Decimal, Figure, Position, Proceeding, Report,
    };

    /// A report with one group of table four: the four results and their total, in text.
    fn group(texts: [&str; 5]) -> Report {
        let mut report = Report::default();
        for (&result, text) in CaseResult::ALL.iter().zip(texts) {
            let content = match text {
                "" => Content::Blank,
                "?" => Content::Unreadable,
                number => Content::Number(Decimal::whole(number.parse().unwrap())),
            };
            report.cells.insert(
                CellName::Proceedings(Proceeding::Reconsideration, result),
                Figure {
                    raw: text.to_owned(),
                    content,
                    annotated: false,
                    position: Position::default(),
                },
            );
        }
        report
    }

    fn verdict(texts: [&str; 5], blank_as_zero: bool) -> Verdict {
        let report = group(texts);
        let results = of(&report)
            .into_iter()
            .find(|identity| identity.kind == Kind::Results(Proceeding::Reconsideration));
        Sum::of(results.unwrap(), &report, blank_as_zero).verdict()
    }

    #[test]
    fn blanks_are_unknown_whole_numbers() {
        assert_eq!(verdict(["1", "2", "0", "0", "3"], false), Verdict::Holds);
        assert_eq!(verdict(["1", "2", "", "", "3"], false), Verdict::Holds);
        assert_eq!(verdict(["1", "2", "", "", "2"], false), Verdict::Violated);
        assert_eq!(
            verdict(["1", "2", "", "", "4"], false),
            Verdict::NotAssessed
        );
        assert_eq!(
            verdict(["1", "2", "0", "0", ""], false),
            Verdict::NotAssessed
        );
        assert_eq!(verdict(["1", "2", "0", "0", "4"], false), Verdict::Violated);
    }

    #[test]
    fn blanks_can_be_taken_for_zeros() {
        assert_eq!(verdict(["1", "2", "", "", "4"], true), Verdict::Violated);
        assert_eq!(verdict(["1", "2", "0", "0", ""], true), Verdict::Violated);
    }

    #[test]
    fn what_cannot_be_read_never_holds() {
        assert_eq!(
            verdict(["0", "0", "0", "?", "0"], false),
            Verdict::NotAssessed
        );
        assert_eq!(verdict(["3", "0", "0", "?", "2"], true), Verdict::Violated);
    }

    #[test]
    fn large_figures_do_not_overflow() {
        let large = "999999999999999999";
        assert_eq!(
            verdict([large, large, large, large, large], false),
            Verdict::Violated
        );
    }
}
