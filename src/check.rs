//! A report to what was found in it: the rules and the search for the wrong figures together.

use crate::correction::{self, Correction};
use crate::diagnostic::{Assessment, Finding};
use crate::example::{self, Change};
use crate::explanation;
use crate::options::{Local, Options};
use crate::readings::{Read, read};
use crate::report::{Format, Report};
use crate::rule::RuleMeta;
use crate::rules::{self, Dossier};
use crate::series::{Member, Relation, Series, Told};

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
    of_dossier(Dossier::new(report, options))
}

/// The same, with what a series keeps of the report's text.
#[must_use]
pub fn check_and_keep(report: &Report, options: Options) -> (Check, Told) {
    let dossier = Dossier::new(report, options);
    let told = Told::read(report, dossier.prose(), dossier.claims());
    (of_dossier(dossier), told)
}

fn of_dossier(dossier: Dossier<'_>) -> Check {
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

/// What the rules over several reports say of each report of a series, in its order.
#[must_use]
pub fn check_series(series: &Series<'_>) -> Vec<Assessment> {
    rules::assess_series(series)
}

/// What a rule finds in the report that shows it violated: the right report of [`example`] with
/// the changes of the rule's case; a rule over several reports is shown those that belong to it.
#[must_use]
pub fn demonstrate(rule: &'static RuleMeta) -> Vec<Finding> {
    let assessments = ask_example(rule, rule.cases.shown(), rule.cases.violated);
    let findings = assessments.into_iter().map(|of_one| of_one.findings);
    findings.flatten().collect()
}

/// What a rule alone says of an example: of the right report of [`example`] with these changes
/// or, where it is one over several reports, of each report of the series that they make.
#[must_use]
pub fn ask_example(rule: &'static RuleMeta, format: Format, changes: &[Change]) -> Vec<Assessment> {
    let options = Options {
        local: Local::of_examples(),
        ..Options::default()
    };
    let of_page = |page: Vec<u8>| read("example.html", &page).ok();
    let Some(judge) = rules::series_rule(rule.id) else {
        let asked = rules::rule(rule.id).zip(of_page(example::page(format, changes)));
        let assessed = asked.map(|(judge, read)| {
            let mut assessment = Assessment::default();
            judge.assess(&Dossier::new(&read.report, options), &mut assessment);
            assessment
        });
        return assessed.into_iter().collect();
    };
    let pages = match judge.relation {
        Relation::Years => example::years(format, changes),
        Relation::Parts => example::parts(format, changes),
        Relation::Peers => example::peers(format, changes),
    };
    let reads: Vec<Read> = pages.into_iter().filter_map(of_page).collect();
    let told: Vec<Told> = reads.iter().map(|read| Told::of(&read.report)).collect();
    let members = reads.iter().zip(&told).filter_map(|(read, told)| {
        Some(Member {
            origin: &read.source.origin,
            report: &read.report,
            told,
            options: &options,
            year: read.report.year?,
        })
    });
    judge.assess(&Series::new(judge.relation, members.collect()))
}
