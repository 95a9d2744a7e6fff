//! The rules: each at work on the pages of its own cases, and what all say of the real reports.

mod at_work;

use std::fmt::Write as _;

use gouji::diagnostic::{Assessment, Severity};
use gouji::example::{self, BOTH, Change};
use gouji::report::{Format, Report};
use gouji::rules::{self, Dossier, RULES, Rule};
use gouji::{Local, Options};
use snapbox::{assert_data_eq, file};

use crate::fixtures::{REPORTS, fixture};

/// What one rule alone says of a report.
pub fn ask(rule: &'static Rule, report: &Report) -> Assessment {
    let mut assessment = Assessment::default();
    let options = Options {
        local: Local::of_examples(),
        ..Options::default()
    };
    let dossier = Dossier::new(report, options);
    rule.assess(&dossier, &mut assessment);
    assessment
}

/// The report of examples with these changes.
pub fn read(format: Format, changes: &[Change]) -> Report {
    let page = example::page(format, changes);
    gouji::read("example.html", &page).unwrap().report
}

#[test]
fn the_report_that_examples_start_from_is_right() {
    for &format in BOTH {
        let report = read(format, &[]);
        let check = gouji::check(&report, Options::default());
        let found: Vec<_> = check.assessment.findings.iter().collect();
        assert!(found.is_empty(), "{format:?}: {found:?}");
        assert!(check.assessment.assessed.held > RULES.len());
    }
}

/// What every rule says of every real report: held, violated, not assessed. A new rule's false
/// alarms show in the change of this table.
#[test]
fn what_every_rule_says_of_every_real_report() {
    let reports: Vec<(String, Report)> = REPORTS
        .iter()
        .map(|(report, file)| {
            let bytes = std::fs::read(fixture(&format!("reports/{report}/{file}"))).unwrap();
            let read = gouji::read(file, &bytes).unwrap();
            (format!("{report}/{file}"), read.report)
        })
        .collect();
    let mut table = String::from(
        "# What every rule says of every report\n\n\
         `held/violated/not assessed`, kept by `tests/it/rules.rs`; `SNAPSHOTS=overwrite cargo test --test it` writes it anew.\n\n| rule |",
    );
    for (name, _) in &reports {
        write!(table, " {name} |").unwrap();
    }
    table += "\n| --- |";
    table += &" --- |".repeat(reports.len());
    for rule in RULES {
        write!(table, "\n| {} {} |", rule.meta.id, rule.meta.name).unwrap();
        for (_, report) in &reports {
            let found = ask(rule, report).assessed;
            let [held, violated, not_assessed] = [found.held, found.violated, found.not_assessed];
            write!(table, " {held}/{violated}/{not_assessed} |").unwrap();
        }
    }
    table.push('\n');
    assert_data_eq!(table, file!["../../fixtures/verdicts.md"]);
}

#[test]
fn ids_and_names_are_unique_and_follow_the_families() {
    let mut seen = std::collections::BTreeSet::new();
    for rule in RULES {
        assert!(
            seen.insert(rule.meta.id) && seen.insert(rule.meta.name),
            "{rule:?}"
        );
        assert!(["DOC", "DIS", "APP", "PRO", "NAR"].contains(&rule.meta.family()));
        assert!(rule.meta.severity >= Severity::Info);
    }
}

#[test]
fn the_trial_form_may_be_cited_until_that_of_2021_replaced_it() {
    let rule = rules::rule("DOC024").unwrap();
    let superseded = [Change::Words("〔2021〕30号", "〔2019〕60号")];
    let mut report = read(Format::F2021, &superseded);
    for (year, violated) in [(2020, 0), (2021, 1), (2022, 1)] {
        report.year = Some(year);
        assert_eq!(ask(rule, &report).assessed.violated, violated, "{year}");
    }
}

#[test]
fn the_older_form_has_the_shorter_term_itself() {
    let rule = rules::rule("DOC043").unwrap();
    for (format, violated) in [(Format::F2019, 0), (Format::F2021, 1)] {
        let report = read(format, rule.meta.cases.violated);
        assert_eq!(ask(rule, &report).assessed.violated, violated, "{format:?}");
    }
}
