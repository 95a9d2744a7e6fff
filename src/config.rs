//! What a `gouji.toml` says: from its text to a value, and back.

use std::collections::BTreeMap;

use serde::Serialize;
use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::Severity;
use crate::options::{Local, YearDay};
use crate::rule_set::{ALL, RuleSet, Selection, Selector};
use crate::rules;
use crate::toml_error::{Entry, Fault, TomlError, TomlText, ValueKind, entries};

/// The keys, as [`Config`] explains them.
const KEYS: &[&str] = &[
    "select",
    "ignore",
    "severity",
    "fail-on",
    "blank-as-zero",
    "baseline",
    "exclude",
    "deadline",
    "overview-limit",
    "required-subjects",
    "roster",
];

/// The words for how bad something is.
const SEVERITIES: &[&str] = &["error", "warning", "info"];

/// What a `gouji.toml` says; what it does not say is left to the defaults.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// `select` and `ignore`, lists of rules; `[severity]`, a table from rules to severities.
    pub selection: Selection,
    /// `fail-on`: the least severity of which a finding ends the run with status 1.
    pub fail_on: Option<Severity>,
    /// `blank-as-zero`: count every blank as 0 instead of as an unknown number.
    pub blank_as_zero: Option<bool>,
    /// `baseline`: the file of accepted findings, as written: relative to the configuration.
    pub baseline: Option<String>,
    /// `exclude`: which files of directories are left out, as patterns of a `.gitignore` in the
    /// configuration's directory.
    pub exclude: Vec<String>,
    /// `deadline`, `overview-limit`, `required-subjects`: what the authority asks.
    pub local: Local,
    /// `roster`: the file with the bodies that must report, as written: relative to the
    /// configuration.
    pub roster: Option<String>,
}

impl Config {
    /// Reads the text of a `gouji.toml`.
    ///
    /// # Errors
    /// Every [`TomlError`] of the text, in its order: where it is not valid TOML, an unknown key, rule
    /// or severity, and a value of the wrong type.
    pub fn parse(text: &str) -> Result<Self, Vec<TomlError>> {
        let text = TomlText(text);
        let (table, mut mistakes) = text.parse_on();
        let broken: Vec<usize> = mistakes.iter().map(|mistake| mistake.line).collect();
        let mut config = Self::default();
        for entry in entries(&table) {
            if let Err(found) = config.take(text, entry) {
                // Where the text is no TOML, what it seems to say may not be what it says.
                let sound = found.into_iter().filter(|one| !broken.contains(&one.line));
                mistakes.extend(sound);
            }
        }
        mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
        match mistakes.is_empty() {
            true => Ok(config),
            false => Err(mistakes),
        }
    }

    /// Takes what an entry says.
    fn take(&mut self, text: TomlText<'_>, entry: Entry<'_>) -> Result<(), Vec<TomlError>> {
        match entry.key.get_ref().as_ref() {
            "select" => self.selection.select = Some(selectors(text, entry)?),
            "ignore" => self.selection.ignore = selectors(text, entry)?,
            "severity" => self.selection.severity = severities(text, entry)?,
            "fail-on" => self.fail_on = Some(severity(text, entry).map_err(alone)?),
            "blank-as-zero" => {
                let switch = entry.value.get_ref().as_bool();
                let wrong = || vec![text.wrong_type(entry, ValueKind::Switch)];
                self.blank_as_zero = Some(switch.ok_or_else(wrong)?);
            }
            "baseline" => {
                self.baseline = Some(text.string(entry).map_err(alone)?.to_owned());
            }
            "exclude" => {
                let pattern = |typed: &str, _: &Spanned<DeValue<'_>>| Ok(typed.to_owned());
                self.exclude = list(text, entry, ValueKind::Patterns, pattern)?;
            }
            "deadline" => self.local.deadline = Some(day(text, entry).map_err(alone)?),
            "overview-limit" => {
                self.local.overview_limit = Some(count(text, entry).map_err(alone)?);
            }
            "required-subjects" => {
                let subject = |typed: &str, place: &Spanned<DeValue<'_>>| {
                    let has_letters = typed.chars().any(char::is_alphanumeric);
                    let none = || text.mistake(&place.span(), Fault::NoLetters);
                    has_letters.then(|| typed.to_owned()).ok_or_else(none)
                };
                self.local.required_subjects = list(text, entry, ValueKind::Words, subject)?;
            }
            "roster" => self.roster = Some(text.string(entry).map_err(alone)?.to_owned()),
            _ => return Err(vec![text.unknown_key(entry, KEYS)]),
        }
        Ok(())
    }
}

fn alone(mistake: TomlError) -> Vec<TomlError> {
    vec![mistake]
}

/// What is made of all, or every mistake that was made with them.
fn all<T>(made: impl Iterator<Item = Result<T, TomlError>>) -> Result<Vec<T>, Vec<TomlError>> {
    let (mut values, mut mistakes) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(value) => values.push(value),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    match mistakes.is_empty() {
        true => Ok(values),
        false => Err(mistakes),
    }
}

/// A list of strings, each made into something.
fn list<T>(
    text: TomlText<'_>,
    entry: Entry<'_>,
    kind: ValueKind,
    one: impl Fn(&str, &Spanned<DeValue<'_>>) -> Result<T, TomlError>,
) -> Result<Vec<T>, Vec<TomlError>> {
    let list = entry.value.get_ref().as_array();
    let list = list.ok_or_else(|| vec![text.wrong_type(entry, kind)])?;
    all(list.iter().map(|value| {
        let typed = value.get_ref().as_str();
        let typed = typed.ok_or_else(|| text.wrong_type(Entry { value, ..entry }, kind))?;
        one(typed, value)
    }))
}

fn day(text: TomlText<'_>, entry: Entry<'_>) -> Result<YearDay, TomlError> {
    let written = text.string(entry)?;
    let no_day = || text.mistake(&entry.value.span(), Fault::NoDay(written.to_owned()));
    YearDay::parse(written).ok_or_else(no_day)
}

fn count(text: TomlText<'_>, entry: Entry<'_>) -> Result<usize, TomlError> {
    let number = entry.value.get_ref().as_integer();
    let number = number.and_then(|number| number.as_str().parse().ok());
    let number = number.filter(|&number: &usize| number > 0);
    number.ok_or_else(|| text.wrong_type(entry, ValueKind::Count))
}

fn selectors(text: TomlText<'_>, entry: Entry<'_>) -> Result<Vec<Selector>, Vec<TomlError>> {
    let one = |typed: &str, value: &Spanned<DeValue<'_>>| selector(text, typed, value);
    list(text, entry, ValueKind::List, one)
}

fn selector<T>(text: TomlText<'_>, typed: &str, place: &Spanned<T>) -> Result<Selector, TomlError> {
    rules::selector(typed)
        .map_err(|unknown| text.mistake(&place.span(), Fault::UnknownRule(unknown)))
}

fn severities(
    text: TomlText<'_>,
    entry: Entry<'_>,
) -> Result<Vec<(Selector, Severity)>, Vec<TomlError>> {
    let one = |entry: Entry<'_>| {
        let selector = selector(text, entry.key.get_ref(), entry.key)?;
        Ok((selector, severity(text, entry)?))
    };
    all(entries(text.table(entry).map_err(alone)?).map(one))
}

fn severity(text: TomlText<'_>, entry: Entry<'_>) -> Result<Severity, TomlError> {
    let word = text.string(entry)?;
    parse_severity(word).map_err(|fault| text.mistake(&entry.value.span(), fault))
}

/// A severity by its word, in any case.
///
/// # Errors
/// [`Fault::UnknownWord`] for any other word.
pub fn parse_severity(word: &str) -> Result<Severity, Fault> {
    let all = [Severity::Error, Severity::Warning, Severity::Info];
    let found = all
        .into_iter()
        .find(|one| one.key().eq_ignore_ascii_case(word));
    found.ok_or_else(|| Fault::UnknownWord {
        word: word.to_owned(),
        known: SEVERITIES,
    })
}

/// Settings that nothing is left open in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Which rules run, and how bad their findings are.
    pub rules: RuleSet,
    /// The least severity of which a finding ends the run with status 1.
    pub fail_on: Severity,
    /// Whether blanks count as 0.
    pub blank_as_zero: bool,
    /// The file of accepted findings, as a `gouji.toml` names it.
    pub baseline: Option<String>,
    /// Which files of directories are left out.
    pub exclude: Vec<String>,
    /// What the authority asks beyond the national form.
    pub local: Local,
    /// The file with the bodies that must report, as a `gouji.toml` names it.
    pub roster: Option<String>,
}

/// How [`Settings`] are written.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written<'a> {
    select: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ignore: Vec<&'static str>,
    fail_on: &'static str,
    blank_as_zero: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    exclude: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    overview_limit: Option<usize>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    required_subjects: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    roster: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    severity: BTreeMap<&'static str, &'static str>,
}

impl Settings {
    /// The text of a `gouji.toml` that says the same.
    ///
    /// # Errors
    /// None that is known of: texts, lists and tables can all be written as TOML.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        let rules = &self.rules;
        let ids = |runs: bool| {
            let of = rules::metas().map(|rule| rule.id);
            of.filter(|id| rules.runs(id) == runs)
                .collect::<Vec<&str>>()
        };
        // Whichever list is the shorter says it.
        let (chosen, others) = (ids(true), ids(false));
        let (select, ignore) = match others.len() < chosen.len() {
            true => (vec![ALL], others),
            false => (chosen, Vec::new()),
        };
        let severities = rules::metas().filter_map(|rule| {
            let id = rule.id;
            Some((id, rules.severity(id)?.key()))
        });
        toml::to_string(&Written {
            select,
            ignore,
            fail_on: self.fail_on.key(),
            blank_as_zero: self.blank_as_zero,
            baseline: self.baseline.as_deref(),
            exclude: &self.exclude,
            deadline: self.local.deadline.map(|day| day.to_string()),
            overview_limit: self.local.overview_limit,
            required_subjects: &self.local.required_subjects,
            roster: self.roster.as_deref(),
            severity: severities.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, Settings};
    use crate::diagnostic::Severity;
    use crate::lang::Lang;
    use crate::rule_set::RuleSet;

    #[test]
    fn every_key_is_read_and_written_again() {
        let text = "select = [\"APP001\", \"PRO001\"]\nfail-on = \"warning\"\nblank-as-zero = true\n\
                    baseline = \"accepted.toml\"\nexclude = [\"drafts/\", \"*.bak.html\"]\n\
                    deadline = \"01-28\"\noverview-limit = 1000\n\
                    required-subjects = [\"信息处理费\"]\nroster = \"bodies.csv\"\n\n[severity]\nAPP001 = \"info\"\n";
        let config = Config::parse(text).unwrap();
        let settings = Settings {
            rules: RuleSet::default().then(&config.selection),
            fail_on: config.fail_on.unwrap(),
            blank_as_zero: config.blank_as_zero.unwrap(),
            baseline: config.baseline,
            exclude: config.exclude,
            local: config.local,
            roster: config.roster,
        };
        assert_eq!(settings.fail_on, Severity::Warning);
        assert_eq!(settings.to_toml().unwrap(), text);
    }

    #[test]
    fn a_text_that_says_nothing_leaves_all_open() {
        let config = Config::parse("# nothing\n").unwrap();
        assert!(config.selection.select.is_none() && config.fail_on.is_none());
        let empty = Config::parse("select = []").unwrap();
        assert_eq!(empty.selection.select.unwrap().len(), 0);
    }

    #[test]
    fn a_mistake_says_where_and_what_was_meant() {
        for (text, place, zh, en) in [
            (
                "selct = []",
                (1, 1),
                "是不是要写 select？",
                "did you mean select?",
            ),
            ("\n select = 7", (2, 11), "应当是列表", "must be a list"),
            (
                "select = ['DOC', 7]",
                (1, 18),
                "应当是列表",
                "must be a list",
            ),
            (
                "ignore = ['全', 'APP01']",
                (1, 11),
                "没有“全”",
                "no rule or family `全`",
            ),
            (
                "ignore = ['DOC',\n\t'APP01']",
                (2, 2),
                "是不是要找 APP001",
                "did you mean APP001",
            ),
            ("[severity]\nAPP01 = 'info'", (2, 1), "APP001", "APP001"),
            (
                "[severity]\nAPP = 'warn'",
                (2, 7),
                "是不是要写 warning",
                "did you mean warning",
            ),
            (
                "severity = 'error'",
                (1, 12),
                "应当是一个表",
                "must be a table",
            ),
            (
                "fail-on = 'never'",
                (1, 11),
                "可以写：error、warning、info",
                "valid: error",
            ),
            ("fail-on = 1", (1, 11), "带引号的文字", "a quoted string"),
            (
                "blank-as-zero = 'yes'",
                (1, 17),
                "true 或 false",
                "true or false",
            ),
            ("baseline = []", (1, 12), "带引号的文字", "a quoted string"),
            ("exclude = 'x'", (1, 11), "应当是列表", "a list such as"),
            (
                "select = ['DOC'\nignore = []",
                (2, 1),
                "不是有效的 TOML",
                "not valid TOML",
            ),
            (
                "select = []\nselect = []",
                (2, 1),
                "不是有效的 TOML",
                "not valid TOML",
            ),
        ] {
            let mistakes = Config::parse(text).unwrap_err();
            let mistake = &mistakes[0];
            assert_eq!((mistake.line, mistake.column), place, "{text}: {mistake:?}");
            let said = [Lang::Zh, Lang::En].map(|lang| mistake.fault.message(lang));
            assert!(
                said[0].contains(zh) && said[1].contains(en),
                "{text}: {said:?}"
            );
        }
    }

    #[test]
    fn every_mistake_is_said_and_none_that_only_follows_from_another() {
        let text = "selct = []\nignore = ['APP01', 7, 'DOC']\nfail-on = 'never\nblank-as-zero = 1\n\
                    = 2\n[severity]\nAPP = 'warn'\nAPQ = 'info'\n";
        let mistakes = Config::parse(text).unwrap_err();
        let places: Vec<_> = mistakes.iter().map(|m| (m.line, m.column)).collect();
        assert_eq!(
            places,
            [
                (1, 1),
                (2, 11),
                (2, 20),
                (3, 17),
                (4, 17),
                (5, 1),
                (7, 7),
                (8, 1)
            ],
            "{mistakes:#?}"
        );
        for mistake in &mistakes {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| mistake.fault.message(lang));
            assert!(
                !zh.contains("expected") && !en.contains("expected"),
                "{zh} {en}"
            );
        }
    }
}
