//! A report to what was found in it: the rules and the search for the wrong figures together.

use crate::correction::{self, Correction};
use crate::diagnostic::{Assessment, Finding};
use crate::example;
use crate::explanation;
use crate::options::Options;
use crate::readings::read;
use crate::report::Report;
use crate::rules::{self, Dossier, Rule};

/// What was found in one report.
#[derive(Debug, Clone)]
pub struct Check {
    /// What the rules say.
    pub assessment: Assessment,
    /// Which figures must be wrong; `None` where every sum can hold, or where it was not asked.
    pub repair: Option<Correction>,
    /// How it was checked.
    pub options: Options,
}

impl Check {
    /// Whether something was found that is bad enough and that no baseline accepts.
    #[must_use]
    pub fn fails(&self) -> bool {
        let mut findings = self.assessment.findings.iter();
        findings.any(|found| self.is_fatal(found))
    }

    /// Whether the finding lets a run fail.
    #[must_use]
    pub fn is_fatal(&self, finding: &Finding) -> bool {
        !finding.is_accepted && finding.severity >= self.options.fail_on
    }
}

/// Checks a report by the rules that were chosen.
#[must_use]
pub fn check(report: &Report, options: Options) -> Check {
    let dossier = Dossier::new(report, options);
    let mut assessment = rules::assess(&dossier);
    let repair = (dossier.options.repair)
        .then(|| correction::of(&dossier))
        .flatten();
    if let Some(correction) = &repair {
        explanation::link(&mut assessment.findings, correction, &dossier);
    }
    Check {
        assessment,
        repair,
        options: dossier.options,
    }
}

/// What a rule finds in the report that shows it violated: the right report of [`example`] with
/// the changes of the rule's case.
#[must_use]
pub fn demonstrate(rule: &'static Rule) -> Vec<Finding> {
    let cases = &rule.meta.cases;
    let page = example::page(cases.shown(), cases.violated);
    let Ok(read) = read("example.html", &page) else {
        return Vec::new();
    };
    let mut assessment = Assessment::default();
    let dossier = Dossier::new(&read.report, Options::default());
    rule.assess(&dossier, &mut assessment);
    assessment.findings
}
