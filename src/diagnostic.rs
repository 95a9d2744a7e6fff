//! What a rule finds: facts only. Its message is made where it is shown, in the reader's
//! language, by the rule that found it.

use crate::body::Kind;
use crate::report::{CellName, Decimal, Format, Obstacle, Position, Row, Substitutes, Table};
use crate::rules::Rule;

/// How bad a finding is. The order is that of their weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong, or against the form without making a figure wrong.
    Warning,
    /// Certainly wrong.
    Error,
}

impl Severity {
    /// The word that outputs use.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A term of a sum: the cell and its number, `None` where none is known.
pub type Term = (CellName, Option<i64>);

/// The facts of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// A sum that does not hold.
    Sum {
        /// The terms of the left side.
        left: Vec<Term>,
        /// The terms of the right side.
        right: Vec<Term>,
    },
    /// Cells that all have the same defect.
    Cells,
    /// Figures that are at odds with one another or with what the narrative says.
    Figures(Vec<(CellName, Decimal)>),
    /// Figures that a body of this kind does not have.
    BodyFigures {
        /// What the body is.
        kind: Kind,
        /// The figures.
        figures: Vec<(CellName, Decimal)>,
    },
    /// Cells whose figures cannot be read, and rows whose figures cannot be told apart.
    Unreadable {
        /// The rows as printed, with why they cannot be read.
        rows: Vec<(String, Obstacle, Position)>,
    },
    /// A table that is not there, and what is there instead.
    MissingTable {
        /// Which one.
        table: Table,
        /// What stands in its place.
        substitutes: Substitutes,
    },
    /// Labels of the form that are not there, as printed in the form.
    MissingLabels {
        /// The table that they belong to.
        table: Table,
        /// The labels.
        labels: Vec<&'static str>,
        /// All rows behind the last one that is there are missing, as where a file was cut off.
        ends_early: bool,
    },
    /// A row or table printed twice.
    Repeated {
        /// The first repeated cell.
        first: CellName,
        /// The two stand in the same table.
        within: bool,
        /// Cells whose second reading differs: both texts.
        differing: Vec<(CellName, String, String)>,
    },
    /// A row that the form does not have, as printed.
    ExtraRow(String),
    /// A format that is not the year's.
    Format {
        /// The format that the tables have.
        found: Format,
        /// The format that the year asks for.
        expected: Format,
        /// The year.
        year: i32,
    },
    /// Rows of one format in a report of the other.
    MixedFormats {
        /// The row that belongs to the other one.
        row: Row,
    },
    /// A figure of the narrative that the tables contradict.
    Statement {
        /// The sentence as printed.
        sentence: String,
        /// It states money, in 元.
        is_money: bool,
    },
    /// Figures of the narrative that do not sum to their total.
    Parts {
        /// The sentence as printed.
        sentence: String,
        /// The parts.
        parts: Vec<Decimal>,
    },
    /// A share of the narrative that no total gives.
    Share {
        /// The sentence as printed.
        sentence: String,
        /// The part whose share it is.
        part: Decimal,
    },
    /// Columns that were told by the form's order alone.
    OrderOnly,
    /// Byte sequences that fitted no encoding.
    Replaced(usize),
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is: as the rule says, unless the user chose otherwise.
    pub severity: Severity,
    /// A baseline accepts it, so that it is shown but counts no more.
    pub is_accepted: bool,
    /// Where the rule was checked: a column's key, a row's path, a group's or a table's key.
    pub place: String,
    /// The cells concerned, in the order in which the message speaks of them.
    pub cells: Vec<CellName>,
    /// For a sum, its left side; for a figure of the narrative, what the cells sum to.
    pub expected: Option<Decimal>,
    /// For a sum, its right side; for a figure of the narrative, what it states.
    pub actual: Option<Decimal>,
    /// Where to look where no cell of the input is concerned; `None` for the whole document.
    pub position: Option<Position>,
    /// The line of the source, for what stands in the narrative.
    pub line: Option<u32>,
    /// The facts.
    pub detail: Detail,
}

impl Finding {
    /// A finding about a place of the document that no cell stands for.
    #[must_use]
    pub fn of_document(rule: &'static Rule, place: &str, detail: Detail) -> Self {
        Self {
            rule,
            severity: rule.severity,
            is_accepted: false,
            place: place.to_owned(),
            cells: Vec::new(),
            expected: None,
            actual: None,
            position: None,
            line: None,
            detail,
        }
    }
}

/// How often rules were asked, and what they answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Assessed {
    /// Places where the rule holds.
    pub held: usize,
    /// Places where it is violated.
    pub violated: usize,
    /// Places where it cannot be told.
    pub not_assessed: usize,
}

impl Assessed {
    /// The verdicts given since there were only those of `before`.
    #[must_use]
    pub const fn since(self, before: Self) -> Self {
        Self {
            held: self.held - before.held,
            violated: self.violated - before.violated,
            not_assessed: self.not_assessed - before.not_assessed,
        }
    }
}

/// What the rules say of one report.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    /// The findings, in the order of the rules and of the form.
    pub findings: Vec<Finding>,
    /// The verdicts of all rules, counted.
    pub assessed: Assessed,
    /// The verdicts of each rule that was asked, in the order of the rules.
    pub by_rule: Vec<(&'static Rule, Assessed)>,
}

impl Assessment {
    /// The rule holds at a place.
    pub const fn holds(&mut self) {
        self.assessed.held += 1;
    }

    /// The rule cannot be assessed at a place.
    pub const fn not_assessed(&mut self) {
        self.assessed.not_assessed += 1;
    }

    /// The rule is violated at a place.
    pub fn violated(&mut self, finding: Finding) {
        self.assessed.violated += 1;
        self.findings.push(finding);
    }
}
