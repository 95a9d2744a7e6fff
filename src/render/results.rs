//! What became of the sources of a run, which every form of output reads: each one's result, and
//! the counts over all.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::{Assessed, Severity};
use crate::lang::Lang;
use crate::render::failure::Failed;
use crate::render::report::Source;
use crate::{Check, Read};

/// What became of one source.
#[derive(Debug, Clone, Copy)]
pub enum SourceResult<'a> {
    /// It was read and checked.
    Checked(&'a Read, &'a Check),
    /// It could not be read.
    Failed(&'a Failed),
}

/// The verdicts of rules, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Assessed")]
pub struct AssessedOutput {
    /// Places where a rule holds.
    pub held: usize,
    /// Places where a rule is violated.
    pub violated: usize,
    /// Places where it cannot be told.
    pub not_assessed: usize,
}

impl From<Assessed> for AssessedOutput {
    fn from(assessed: Assessed) -> Self {
        Self {
            held: assessed.held,
            violated: assessed.violated,
            not_assessed: assessed.not_assessed,
        }
    }
}

/// Counts over several reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// All sources, read or not.
    pub reports: usize,
    /// Reports without a finding of any severity but what a baseline accepts.
    pub clean: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are worth knowing.
    pub infos: usize,
    /// Findings that a baseline accepts, counted nowhere else.
    pub accepted: usize,
    /// Sources that could not be read.
    pub failed: usize,
    /// The verdicts of all rules over all reports.
    pub assessed: AssessedOutput,
    /// Reports whose worst finding is an error, a warning, worth knowing; for people only.
    #[serde(skip)]
    pub worst: [usize; 3],
    /// How often each rule was violated, by its id; rules that were not are left out, and so is
    /// what a baseline accepts.
    pub rules: BTreeMap<&'static str, RuleCount>,
    /// What is wrong with what the bodies of the roster handed in, where one was given; they are
    /// counted nowhere else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roster: Vec<RosterComplaint>,
}

/// What is wrong with what a body of the roster handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RosterComplaint {
    /// The body, as the roster names it, or as its report does where the roster has no such body.
    pub body: String,
    /// One word for scripts: `not-handed-in`, `other-year`, `handed-in-twice`, `not-on-roster`.
    pub kind: &'static str,
    /// What is wrong, in the language asked for.
    pub message: String,
}

impl RosterComplaint {
    /// The word for a body that reported and is not on the roster.
    pub const NOT_ON_ROSTER: &str = "not-on-roster";

    /// Whether a body of the roster is at fault, and not the roster, perhaps, that lacks one.
    #[must_use]
    pub fn is_of_roster(&self) -> bool {
        self.kind != Self::NOT_ON_ROSTER
    }

    /// The complaint as a line.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let Self { body, message, .. } = self;
        match lang {
            Lang::Zh => format!("{body}：{message}"),
            Lang::En => format!("{body}: {message}"),
        }
    }

    /// The complaint in place of a report.
    #[must_use]
    pub fn failed(&self) -> Failed {
        Failed::new(Source::named(&self.body), self.kind, self.message.clone())
    }
}

/// How often a rule was violated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleCount {
    /// Its findings.
    pub findings: usize,
    /// The reports that have any.
    pub reports: usize,
    /// How many of them are errors, warnings, worth knowing; for people only.
    #[serde(skip)]
    pub by_severity: [usize; 3],
}

impl RuleCount {
    /// The severity of its worst findings, and how many of them there are.
    pub(super) fn of_worst(&self) -> Option<(Severity, usize)> {
        let mut of = WORST_FIRST.into_iter().zip(self.by_severity);
        of.find(|&(_, findings)| findings > 0)
    }
}

/// The severities in the order of [`Summary::worst`].
pub(super) const WORST_FIRST: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

impl Summary {
    /// The counts of one source.
    #[must_use]
    pub fn of_result(result: SourceResult<'_>) -> Self {
        match result {
            SourceResult::Checked(_, check) => Self::of(check),
            SourceResult::Failed(_) => Self {
                reports: 1,
                failed: 1,
                ..Self::default()
            },
        }
    }

    /// The counts of one report.
    #[must_use]
    pub fn of(check: &Check) -> Self {
        let count = |severity| {
            let found = check.assessment.findings.iter();
            found
                .filter(|found| found.severity == severity && !found.is_accepted)
                .count()
        };
        let all = &check.assessment.findings;
        let accepted = all.iter().filter(|found| found.is_accepted).count();
        let worst = all.iter().filter(|found| !found.is_accepted);
        let worst = worst.map(|found| found.severity).max();
        let mut rules: BTreeMap<&'static str, RuleCount> = BTreeMap::new();
        for found in all.iter().filter(|found| !found.is_accepted) {
            let count = rules.entry(found.rule.id).or_default();
            count.findings += 1;
            count.reports = 1;
            for (count, severity) in count.by_severity.iter_mut().zip(WORST_FIRST) {
                *count += usize::from(found.severity == severity);
            }
        }
        Self {
            reports: 1,
            clean: usize::from(accepted == all.len()),
            accepted,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            worst: WORST_FIRST.map(|of| usize::from(worst == Some(of))),
            failed: 0,
            assessed: check.assessment.assessed.into(),
            rules,
            roster: Vec::new(),
        }
    }

    /// Adds the counts of others.
    pub fn add(&mut self, other: &Self) {
        self.reports += other.reports;
        self.clean += other.clean;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.accepted += other.accepted;
        self.failed += other.failed;
        for (count, other) in self.worst.iter_mut().zip(other.worst) {
            *count += other;
        }
        self.assessed.held += other.assessed.held;
        self.assessed.violated += other.assessed.violated;
        self.assessed.not_assessed += other.assessed.not_assessed;
        for (rule, other) in &other.rules {
            let count = self.rules.entry(rule).or_default();
            count.findings += other.findings;
            count.reports += other.reports;
            for (count, other) in count.by_severity.iter_mut().zip(other.by_severity) {
                *count += other;
            }
        }
    }
}
