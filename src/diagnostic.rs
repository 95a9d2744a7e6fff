//! What a rule finds: facts, and the words that the rule has for them in the reader's language.

use std::fmt;
use std::sync::Arc;

use crate::lang::{Lang, Text};
use crate::report::{CellName, Decimal, Figure, OtherRows, Position, Quote};
use crate::rule::RuleMeta;
pub use crate::rule::Severity;
use crate::source::Origin;

/// A term of a sum: the cell and its number, `None` where none is known.
pub type Term = (CellName, Option<i64>);

/// A sum that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The terms of the left side.
    pub left: Vec<Term>,
    /// The terms of the right side.
    pub right: Vec<Term>,
}

/// What the known terms of a side come to: exact, also past what a finding's own totals hold.
#[must_use]
pub fn total(terms: &[Term]) -> i128 {
    let known = terms.iter().filter_map(|&(_, value)| value);
    known.map(i128::from).sum()
}

impl Sum {
    /// How the sides compare: one with an unknown term can only be more than its known terms come
    /// to.
    #[must_use]
    pub fn relation(&self) -> &'static str {
        let is_open = |terms: &[Term]| terms.iter().any(|(_, value)| value.is_none());
        match (is_open(&self.left), is_open(&self.right)) {
            (true, false) => ">",
            (false, true) => "<",
            _ => "≠",
        }
    }

    /// All cells of the sum, left side first.
    pub fn cells(&self) -> impl Iterator<Item = CellName> {
        let terms = self.left.iter().chain(&self.right);
        terms.map(|&(name, _)| name)
    }
}

/// A row of the source whose figures stand in no cell of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedRow {
    /// Its text as printed.
    pub text: String,
    /// Where it stands.
    pub position: Position,
}

/// What a rule knows of a violation, as a type of the rule's own: it has the words for it, and
/// what outputs can draw of it.
pub trait Facts: fmt::Debug + Send + Sync {
    /// What is wrong, in one sentence. `finding` is the one that holds these facts.
    fn message(&self, finding: &Finding, lang: Lang) -> String;

    /// The sum that does not hold, where it is about one.
    fn sum(&self) -> Option<&Sum> {
        None
    }

    /// What the narrative states and what the table prints, where the one contradicts the other.
    fn statement(&self) -> Option<Statement> {
        None
    }

    /// Rows that no cell stands for.
    fn rows(&self) -> Vec<&PrintedRow> {
        Vec::new()
    }

    /// The cell that names what is concerned, where `Finding::cells` has others or none.
    fn subject(&self) -> Option<CellName> {
        None
    }
}

/// Facts that are always the same.
impl Facts for Text {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        self.get(lang).to_owned()
    }
}

/// A figure of the narrative that a table contradicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// What the narrative states.
    pub stated: Decimal,
    /// What the cells of the table sum to.
    pub printed: Decimal,
}

/// A cell of another report than the one in which a finding stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Where that report comes from.
    pub origin: Origin,
    /// The year that it is about.
    pub year: i32,
    /// The cell.
    pub cell: CellName,
    /// What is printed there.
    pub figure: Figure,
    /// How that report prints （六）其他处理.
    pub other_rows: OtherRows,
    /// The name of the sheet that it stands on, where that report is a workbook.
    pub sheet: Option<String>,
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static RuleMeta,
    /// How bad it is: as the rule says, unless the user chose otherwise.
    pub severity: Severity,
    /// A baseline accepts it, so that it is shown but counts no more.
    pub is_accepted: bool,
    /// Where the rule was checked: a column's key, a row's path, a group's or a table's key.
    pub place: String,
    /// The cells concerned, in the order in which the message speaks of them.
    pub cells: Vec<CellName>,
    /// Cells of other reports that it speaks of; none where it is about one report alone.
    pub elsewhere: Vec<Elsewhere>,
    /// For a sum, its left side; for a figure of the narrative, what the cells sum to.
    pub expected: Option<Decimal>,
    /// For a sum, its right side; for a figure of the narrative, what it states.
    pub actual: Option<Decimal>,
    /// Where to look where no cell of the input is concerned; `None` for the whole document.
    pub position: Option<Position>,
    /// The words of the narrative concerned, with their line.
    pub quote: Option<Quote>,
    /// The figures that explain it: cells that are certainly wrong, and with whose right values
    /// it would not be found. Empty where none does, and for findings of rules over several reports.
    pub explained_by: Vec<CellName>,
    /// How the report prints （六）其他处理, so that its figures are called as on the page.
    pub other_rows: OtherRows,
    /// What the rule knows of it.
    pub facts: Arc<dyn Facts>,
}

impl Finding {
    /// A finding about a place of the document that no cell stands for.
    #[must_use]
    pub fn of_document(rule: &'static RuleMeta, place: &str, facts: impl Facts + 'static) -> Self {
        Self {
            rule,
            severity: rule.severity,
            is_accepted: false,
            place: place.to_owned(),
            cells: Vec::new(),
            elsewhere: Vec::new(),
            expected: None,
            actual: None,
            position: None,
            quote: None,
            explained_by: Vec::new(),
            other_rows: OtherRows::default(),
            facts: Arc::new(facts),
        }
    }

    /// A finding about words of the narrative.
    #[must_use]
    pub fn of_words(
        rule: &'static RuleMeta,
        place: &str,
        quote: Quote,
        facts: impl Facts + 'static,
    ) -> Self {
        Self {
            quote: Some(quote),
            ..Self::of_document(rule, place, facts)
        }
    }

    /// What is wrong, in one sentence.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        self.facts.message(self, lang)
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

/// Where a rule cannot be assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecided {
    /// At a place, by the keys of [`Finding::place`].
    Place(String),
    /// At a sentence of the narrative.
    Sentence(Arc<str>),
}

/// What the rules say of one report.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    /// The findings, in the order of the rules and of the form.
    pub findings: Vec<Finding>,
    /// The verdicts of all rules, counted.
    pub assessed: Assessed,
    /// The verdicts of each rule that was asked, in the order of the rules.
    pub by_rule: Vec<(&'static RuleMeta, Assessed)>,
    /// Where rules about figures and sentences cannot be assessed; other rules only count theirs.
    pub undecided: Vec<(&'static RuleMeta, Undecided)>,
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

    /// The rule cannot be assessed at a place that can be said.
    pub fn undecided(&mut self, rule: &'static RuleMeta, at: Undecided) {
        self.not_assessed();
        self.undecided.push((rule, at));
    }

    /// Adds what further rules say.
    pub fn extend(&mut self, others: Self) {
        self.assessed.held += others.assessed.held;
        self.assessed.violated += others.assessed.violated;
        self.assessed.not_assessed += others.assessed.not_assessed;
        self.by_rule.extend(others.by_rule);
        self.undecided.extend(others.undecided);
        self.findings.extend(others.findings);
    }

    /// The rule is violated at a place.
    pub fn violated(&mut self, finding: Finding) {
        self.assessed.violated += 1;
        self.findings.push(finding);
    }
}
