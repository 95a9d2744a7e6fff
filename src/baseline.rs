//! Which findings are accepted: those that a project had when it began to use `gouji`, or that
//! it has looked at and leaves as they are. Counted for each report, rule and place, never by
//! line, so that what is accepted outlives edits of the page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Finding;
use crate::rule_set::RuleSet;
use crate::rules;
use crate::toml_error::{Entry, Fault, TomlError, TomlText, ValueKind, entries};

/// The name of the form that baselines are written in.
pub const SCHEMA: &str = "gouji/baseline/1";

/// What a written baseline begins with.
const HEAD: &str = "\
# Findings that `gouji check` accepts: how many of a rule at a place of a report.
# 已接受的问题，由 gouji check --update-baseline 写出。
";

/// How many findings of one report there are, by the rule's id and the place.
type Counts = BTreeMap<&'static str, BTreeMap<String, usize>>;

/// The findings of one report, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found(Counts);

impl Found {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Counts::new();
        for Finding { rule, place, .. } in findings {
            *(counts.entry(rule.id).or_default().entry(place.clone())).or_default() += 1;
        }
        Self(counts)
    }

    fn count(&self, id: &str, place: &str) -> usize {
        let places = self.0.get(id);
        places
            .and_then(|places| places.get(place))
            .copied()
            .unwrap_or(0)
    }
}

/// Accepted findings that are not there any more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stale {
    /// The report.
    pub report: String,
    /// The rule's id.
    pub rule: &'static str,
    /// The place.
    pub place: String,
    /// How many more are accepted than were found.
    pub count: usize,
}

/// Accepted findings. A report goes by its path relative to the baseline's directory, with
/// forward slashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    reports: BTreeMap<String, Counts>,
}

/// How a [`Baseline`] is written.
#[derive(Serialize)]
struct Written<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    report: &'a BTreeMap<String, Counts>,
}

impl Baseline {
    /// Reads the text of a baseline.
    ///
    /// # Errors
    /// The first [`TomlError`] of the text: not valid TOML, another schema, an unknown key or rule, or a
    /// count that is no whole number of at least 1.
    pub fn parse(text: &str) -> Result<Self, TomlError> {
        let text = TomlText(text);
        let table = text.parse()?;
        if !table.contains_key("schema") {
            return Err(text.mistake(&(0..0), Fault::MissingKey("schema")));
        }
        let mut baseline = Self::default();
        for entry in entries(&table) {
            match entry.key.get_ref().as_ref() {
                "schema" => check_schema(text, entry)?,
                "report" => {
                    for report in entries(text.table(entry)?) {
                        let name = report.key.get_ref().to_string();
                        baseline.reports.insert(name, counts(text, report)?);
                    }
                }
                _ => return Err(text.unknown_key(entry, &["schema", "report"])),
            }
        }
        Ok(baseline)
    }

    /// The text of the baseline: sorted, one count a line.
    ///
    /// # Errors
    /// None that is known of: texts, numbers and tables can all be written as TOML.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        let written = toml::to_string(&Written {
            schema: SCHEMA,
            report: &self.reports,
        })?;
        Ok(format!("{HEAD}{written}"))
    }

    /// How many findings are accepted.
    #[must_use]
    pub fn len(&self) -> usize {
        let counts = self.reports.values().flat_map(BTreeMap::values);
        counts.flat_map(BTreeMap::values).sum()
    }

    /// Whether no finding is accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// Marks the findings of a report that are accepted. Where there are more of a rule at a
    /// place than are accepted, the first ones are.
    pub fn accept(&self, report: &str, findings: &mut [Finding]) {
        let Some(mut left) = self.reports.get(report).cloned() else {
            return;
        };
        for finding in findings {
            let places = left.get_mut(finding.rule.id);
            if let Some(count) = places.and_then(|places| places.get_mut(&finding.place)) {
                finding.is_accepted = *count > 0;
                *count = count.saturating_sub(1);
            }
        }
    }

    /// What is accepted for a report and was not found by the rules that ran.
    #[must_use]
    pub fn stale(&self, report: &str, rules: &RuleSet, found: &Found) -> Vec<Stale> {
        let ran = |id: &str| rules.runs(id);
        let rules = self.reports.get(report).into_iter().flatten();
        let counts = rules
            .filter(|&(&rule, _)| ran(rule))
            .flat_map(|(&rule, places)| places.iter().map(move |(place, n)| (rule, place, *n)));
        let stale = counts.map(|(rule, place, accepted)| Stale {
            report: report.to_owned(),
            rule,
            place: place.clone(),
            count: accepted.saturating_sub(found.count(rule, place)),
        });
        stale.filter(|stale| stale.count > 0).collect()
    }

    /// Makes the baseline accept exactly what the rules that ran found in a report. What it
    /// accepts of other rules and reports stays.
    pub fn update(&mut self, report: &str, ran: &RuleSet, found: &Found) {
        let rules = self.reports.entry(report.to_owned()).or_default();
        rules.retain(|rule, _| !ran.runs(rule));
        rules.extend(found.0.clone());
        if rules.is_empty() {
            self.reports.remove(report);
        }
    }
}

fn check_schema(text: TomlText<'_>, entry: Entry<'_>) -> Result<(), TomlError> {
    let word = text.string(entry)?;
    if word == SCHEMA {
        return Ok(());
    }
    let fault = Fault::UnknownWord {
        word: word.to_owned(),
        known: &[SCHEMA],
    };
    Err(text.mistake(&entry.value.span(), fault))
}

fn counts(text: TomlText<'_>, report: Entry<'_>) -> Result<Counts, TomlError> {
    let mut counts = Counts::new();
    for rule in entries(text.table(report)?) {
        let typed = rule.key.get_ref();
        let known = rules::find(typed).ok_or_else(|| {
            let unknown = rules::unknown(typed);
            text.mistake(&rule.key.span(), Fault::UnknownRule(unknown))
        })?;
        let places = counts.entry(known.id).or_default();
        for place in entries(text.table(rule)?) {
            let number = place.value.get_ref().as_integer();
            let number = number.and_then(|number| number.as_str().parse().ok());
            let number = number.filter(|&number: &usize| number > 0);
            let number = number.ok_or_else(|| text.wrong_type(place, ValueKind::Count))?;
            places.insert(place.key.get_ref().to_string(), number);
        }
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::{Baseline, Found, SCHEMA};
    use crate::diagnostic::Finding;
    use crate::lang::Text;
    use crate::rule_set::{RuleSet, Selection};
    use crate::rules::{find, selector};

    fn finding(id: &str, place: &str) -> Finding {
        let facts = Text { zh: "", en: "" };
        Finding::of_document(find(id).unwrap(), place, facts)
    }

    fn only(id: &str) -> RuleSet {
        RuleSet::default().then(&Selection {
            select: Some(vec![selector(id).unwrap()]),
            ..Selection::default()
        })
    }

    fn accepting(report: &str, findings: &[Finding]) -> Baseline {
        let mut baseline = Baseline::default();
        baseline.update(report, &RuleSet::default(), &Found::of(findings));
        baseline
    }

    #[test]
    fn what_is_written_is_sorted_and_read_again() {
        let mut baseline = accepting("乙/b.html", &[finding("APP003", "outcomes.granted")]);
        let twice = [
            finding("PRO001", "x"),
            finding("APP001", "y"),
            finding("PRO001", "x"),
        ];
        baseline.update("a.html", &RuleSet::default(), &Found::of(&twice));
        let text = baseline.to_toml().unwrap();
        let lines: Vec<&str> = text
            .lines()
            .skip(2)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(
            lines,
            [
                "schema = \"gouji/baseline/1\"",
                "[report.\"a.html\".APP001]",
                "y = 1",
                "[report.\"a.html\".PRO001]",
                "x = 2",
                "[report.\"乙/b.html\".APP003]",
                "\"outcomes.granted\" = 1",
            ]
        );
        assert_eq!(Baseline::parse(&text).unwrap(), baseline);
        assert_eq!(baseline.len(), 4);
        let empty = Baseline::default();
        assert_eq!(Baseline::parse(&empty.to_toml().unwrap()).unwrap(), empty);
    }

    #[test]
    fn the_first_of_too_many_are_accepted() {
        let baseline = accepting("a", &[finding("PRO001", "x"), finding("PRO001", "x")]);
        let mut findings = [
            finding("PRO001", "x"),
            finding("PRO001", "y"),
            finding("APP001", "x"),
            finding("PRO001", "x"),
            finding("PRO001", "x"),
        ];
        baseline.accept("b", &mut findings);
        assert!(findings.iter().all(|finding| !finding.is_accepted));
        baseline.accept("a", &mut findings);
        let accepted = findings.map(|finding| finding.is_accepted);
        assert_eq!(accepted, [true, false, false, true, false]);
    }

    #[test]
    fn stale_is_what_a_rule_that_ran_did_not_find() {
        let baseline = accepting(
            "a",
            &[
                finding("PRO001", "x"),
                finding("PRO001", "x"),
                finding("APP001", "y"),
            ],
        );
        let found = Found::of(&[finding("PRO001", "x")]);
        let stale = |rules: &RuleSet, found: &Found| -> Vec<(&str, usize)> {
            let stale = baseline.stale("a", rules, found).into_iter();
            stale.map(|stale| (stale.rule, stale.count)).collect()
        };
        assert_eq!(
            stale(&RuleSet::default(), &found),
            [("APP001", 1), ("PRO001", 1)]
        );
        assert_eq!(stale(&only("PRO001"), &found), [("PRO001", 1)]);
        assert_eq!(baseline.stale("b", &RuleSet::default(), &found), []);
    }

    #[test]
    fn an_update_keeps_what_the_run_did_not_cover() {
        let mut baseline = accepting("a", &[finding("PRO001", "x"), finding("APP001", "y")]);
        baseline.update(
            "b",
            &RuleSet::default(),
            &Found::of(&[finding("APP002", "z")]),
        );
        baseline.update("a", &only("PRO001"), &Found::default());
        assert_eq!(
            baseline
                .stale("a", &RuleSet::default(), &Found::default())
                .len(),
            1
        );
        assert_eq!(baseline.len(), 2);
        baseline.update("a", &RuleSet::default(), &Found::default());
        assert_eq!(baseline.len(), 1);
        assert!(!baseline.is_empty());
        baseline.update("b", &only("APP"), &Found::default());
        assert!(baseline.is_empty());
    }

    #[test]
    fn a_mistake_says_where() {
        let with = |rest: &str| format!("schema = \"{SCHEMA}\"\n{rest}");
        for (text, place) in [
            (String::new(), (1, 1)),
            ("schema = 'gouji/baseline/9'".to_owned(), (1, 10)),
            (with("reports = 1"), (2, 1)),
            (with("report = 1"), (2, 10)),
            (with("report = { '甲' = 1 }"), (2, 18)),
            (with("[report.a.APP01]\nx = 1"), (2, 11)),
            (with("[report.a.APP001]\nx = 0"), (3, 5)),
            (with("[report.a.APP001]\nx = 'y'"), (3, 5)),
            (with("[report.a.APP001]\nx = 1\nx = 1"), (4, 1)),
            (with("<<<<<<< HEAD"), (2, 9)),
        ] {
            let mistake = Baseline::parse(&text).unwrap_err();
            assert_eq!((mistake.line, mistake.column), place, "{text}: {mistake:?}");
        }
    }
}
