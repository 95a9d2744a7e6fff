//! What a rule finds: facts only. Its message is made where it is shown, in the reader's
//! language, by the rule that found it.

use crate::body::Kind;
use crate::narrative::{BodyKind, CitationFault, Disorder, Improvement, Period, Subject};
use crate::report::{
    AlteredLabel, CellName, Date, Decimal, Format, Obstacle, Position, Quote, Row, Substitutes,
    Table,
};
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
        /// It states money, in 元.
        is_money: bool,
    },
    /// Parts of a list in the narrative that do not sum to its total.
    Summands(Vec<Decimal>),
    /// A figure of the narrative whose share no total gives.
    Share(Decimal),
    /// Columns that were told by the form's order alone.
    OrderOnly,
    /// Byte sequences that fitted no encoding.
    Replaced(usize),
    /// A section that is missing.
    MissingSection {
        /// Its number.
        number: u8,
        /// Its table is there all the same, so that only its heading is missing.
        has_table: bool,
    },
    /// A section, by its number, that has another heading than the form's.
    Section(u8),
    /// Headings that do not follow one another.
    Disorder(Disorder),
    /// Labels that are not printed as in the form.
    AlteredLabels(Vec<AlteredLabel>),
    /// The note of table three is missing (`false`) or says something else (`true`).
    Note(bool),
    /// A year that is stated where another one belongs.
    Year {
        /// The year stated.
        stated: i32,
        /// The year that belongs there.
        expected: i32,
    },
    /// A period other than the calendar year that the report is about.
    Period {
        /// The period stated.
        period: Period,
        /// The report's year.
        year: i32,
    },
    /// A circular or regulation cited by a wrong number, or one no longer in force.
    Citation(CitationFault),
    /// A day of publication outside the time that the law gives.
    Publication {
        /// The day.
        date: Date,
        /// The first and the last day that the law gives.
        window: (Date, Date),
        /// What kind of body reports.
        kind: BodyKind,
    },
    /// The name of another body.
    Body {
        /// The name that the text has.
        found: String,
        /// The name that the title has.
        own: String,
    },
    /// Text of the template that was left in, as printed.
    Placeholder(String),
    /// The number of parts that the preamble speaks of, and how many it lists.
    Parts {
        /// The number.
        said: usize,
        /// How many are listed.
        listed: usize,
    },
    /// Subjects that section one does not speak of.
    MissingSubjects(Vec<Subject>),
    /// What section five says, where it does not say both.
    Improvement(Improvement),
    /// The text is silent about what must be stated.
    Silent,
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
    /// The words of the narrative concerned, with their line.
    pub quote: Option<Quote>,
    /// The figures that explain it: cells that are certainly wrong, and with whose right values
    /// it would not be found. Empty where none do, and where no rule but several reports found it.
    pub explained_by: Vec<CellName>,
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
            quote: None,
            explained_by: Vec::new(),
            detail,
        }
    }

    /// A finding about words of the narrative.
    #[must_use]
    pub fn of_words(rule: &'static Rule, place: &str, quote: Quote, detail: Detail) -> Self {
        Self {
            quote: Some(quote),
            ..Self::of_document(rule, place, detail)
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
