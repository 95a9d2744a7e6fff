//! What is known of a rule without running it: its names, how bad a violation is, and its
//! documentation.

use crate::example::Cases;
use crate::lang::Text;

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

/// The ids of rules that run only where they are selected: what they find is in order in most
/// reports, as litigations are that follow the reconsiderations of an earlier year.
const ON_REQUEST: [&str; 1] = ["PRO003"];

/// Whether the rule of an id runs where nothing selects it.
#[must_use]
pub fn runs_unasked(id: &str) -> bool {
    !ON_REQUEST.contains(&id)
}

/// What a rule is called and what its documentation says.
pub struct RuleMeta {
    /// A family and a number, never reused: `APP001`.
    pub id: &'static str,
    /// The defect, in words that read well after `--ignore`: `flow-imbalance`.
    pub name: &'static str,
    /// How bad a violation is.
    pub severity: Severity,
    /// What must hold, as a formula: in Chinese over the labels of the form, in English over the
    /// names of cells, which JSON has. `None` for what is no sum.
    pub formula: Option<Text>,
    /// What the rule checks, in one sentence.
    pub what: Text,
    /// Why it matters.
    pub why: Text,
    /// The law, circular or form that it rests on.
    pub basis: Text,
    /// An example of a violation.
    pub example: Text,
    /// How to correct a violation.
    pub correction: Text,
    /// When the rule cannot be assessed, and what it deliberately does not report.
    pub not_assessed: Text,
    /// Changes of a right report that show the rule at work; tests and documentation run them.
    pub cases: Cases,
}

impl std::fmt::Debug for RuleMeta {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.id)
    }
}

impl RuleMeta {
    /// The family of the rule: the letters of its id.
    #[must_use]
    pub fn family(&self) -> &'static str {
        family(self.id)
    }
}

/// The family of a rule's id: its letters, `APP` of `APP001`.
#[must_use]
pub fn family(id: &str) -> &str {
    id.trim_end_matches(|character: char| character.is_ascii_digit())
}
