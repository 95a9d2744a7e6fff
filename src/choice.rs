//! Which rules run, and how bad their findings are.

use std::str::FromStr;

use crate::diagnostic::Severity;
use crate::lang::Lang;
use crate::nearest::nearest;
use crate::rules::{self, RULES, Rule};

/// The word that stands for every rule.
const ALL: &str = "ALL";

/// Rules as a person names them. The variants stand in the order of how specific they are.
#[derive(Debug, Clone, Copy)]
pub enum Selector {
    /// Every rule: `ALL`.
    All,
    /// The rules of a family: `APP`.
    Family(&'static str),
    /// One rule, by its id or its name: `APP001`, `flow-imbalance`.
    Rule(&'static Rule),
}

impl Selector {
    /// Whether a rule is among those that are named.
    #[must_use]
    pub fn covers(self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Family(family) => rule.family() == family,
            Self::Rule(one) => one.id == rule.id,
        }
    }

    const fn specificity(self) -> u8 {
        match self {
            Self::All => 0,
            Self::Family(_) => 1,
            Self::Rule(_) => 2,
        }
    }
}

/// A word that names no rule and no family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The word.
    pub typed: String,
    /// What was probably meant.
    pub near: Option<&'static str>,
}

impl Unknown {
    /// A word that names nothing.
    pub(crate) fn of(typed: &str) -> Self {
        let rules = RULES.iter().flat_map(|rule| [rule.id, rule.name]);
        let families = RULES.iter().map(|rule| rule.family());
        Self {
            typed: typed.to_owned(),
            near: nearest(typed, rules.chain(families).chain([ALL])),
        }
    }

    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let typed = &self.typed;
        match (lang, self.near) {
            (Lang::Zh, Some(near)) => format!(
                "没有“{typed}”这条规则或类别，是不是要找 {near}？gouji rules 列出全部规则。"
            ),
            (Lang::Zh, None) => {
                format!("没有“{typed}”这条规则或类别。gouji rules 列出全部规则。")
            }
            (Lang::En, Some(near)) => format!(
                "no rule or family `{typed}`; did you mean {near}? `gouji rules` lists them all."
            ),
            (Lang::En, None) => {
                format!("no rule or family `{typed}`. `gouji rules` lists them all.")
            }
        }
    }
}

impl FromStr for Selector {
    type Err = Unknown;

    /// Reads an id, a name, a family or `ALL`, in any case.
    fn from_str(typed: &str) -> Result<Self, Unknown> {
        let mut families = RULES.iter().map(|rule| rule.family());
        if typed.eq_ignore_ascii_case(ALL) {
            Ok(Self::All)
        } else if let Some(rule) = rules::find(typed) {
            Ok(Self::Rule(rule))
        } else if let Some(family) = families.find(|family| family.eq_ignore_ascii_case(typed)) {
            Ok(Self::Family(family))
        } else {
            Err(Unknown::of(typed))
        }
    }
}

/// What one source of settings, a configuration or a command line, says of the rules.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The rules that run, in place of those chosen before; `None` leaves those as they are.
    pub select: Option<Vec<Selector>>,
    /// The rules that do not run.
    pub ignore: Vec<Selector>,
    /// How bad the findings of rules are, in place of what the rules say.
    pub severity: Vec<(Selector, Severity)>,
}

/// How many rules there are.
const COUNT: usize = RULES.len();

/// Which rules run, and how bad their findings are. By default all do, as bad as they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Whether each of [`RULES`] runs.
    runs: [bool; COUNT],
    /// The severity of all findings of each of [`RULES`]; `None` for what the rule says.
    severities: [Option<Severity>; COUNT],
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            runs: [true; COUNT],
            severities: [None; COUNT],
        }
    }
}

impl Choice {
    /// This choice, changed by a further source of settings.
    ///
    /// Within one source the more specific wins: a rule over its family over `ALL`; of two as
    /// specific, `ignore` wins over `select`, and of two severities the last one. A source that
    /// selects forgets what those before it selected and ignored. Ruff resolves it so too.
    #[must_use]
    pub fn then(mut self, selection: &Selection) -> Self {
        if selection.select.is_some() {
            self.runs = [false; COUNT];
        }
        let selected = selection.select.iter().flatten();
        let selected = selected.map(|&selector| (selector, true));
        let ignored = selection.ignore.iter().map(|&selector| (selector, false));
        set(&mut self.runs, selected.chain(ignored));
        let severities = selection.severity.iter();
        let severities = severities.map(|&(selector, severity)| (selector, Some(severity)));
        set(&mut self.severities, severities);
        self
    }

    /// The rules that run, in the order of [`RULES`], each with the severity that all its
    /// findings are given; `None` leaves them what the rule gave them.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Option<Severity>)> {
        let all = RULES.iter().zip(self.runs).zip(self.severities);
        all.filter_map(|((&rule, runs), severity)| runs.then_some((rule, severity)))
    }

    /// Whether a rule runs.
    #[must_use]
    pub fn runs(&self, id: &str) -> bool {
        self.rules().any(|(rule, _)| rule.id == id)
    }

    /// Whether every rule runs.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.runs.iter().all(|&runs| runs)
    }

    /// The severities that were chosen in place of the rules' own, also of rules that do not
    /// run.
    pub fn severities(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        let all = RULES.iter().zip(self.severities);
        all.filter_map(|(&rule, severity)| severity.map(|severity| (rule, severity)))
    }
}

/// Sets the values of the rules that selectors cover, the more specific selectors last.
fn set<T: Copy>(values: &mut [T], chosen: impl Iterator<Item = (Selector, T)>) {
    let mut chosen: Vec<(Selector, T)> = chosen.collect();
    // A stable sort, so that of two as specific the later one wins.
    chosen.sort_by_key(|(selector, _)| selector.specificity());
    for (selector, new) in chosen {
        for (rule, value) in RULES.iter().zip(values.iter_mut()) {
            if selector.covers(rule) {
                *value = new;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Selection, Selector, Unknown};
    use crate::diagnostic::Severity;
    use crate::rules::RULES;

    fn selectors(list: &[&str]) -> Vec<Selector> {
        list.iter().map(|typed| typed.parse().unwrap()).collect()
    }

    fn selection(select: Option<&[&str]>, ignore: &[&str]) -> Selection {
        Selection {
            select: select.map(selectors),
            ignore: selectors(ignore),
            severity: Vec::new(),
        }
    }

    fn ids(choice: Choice) -> Vec<&'static str> {
        choice.rules().map(|(rule, _)| rule.id).collect()
    }

    fn chosen(select: Option<&[&str]>, ignore: &[&str]) -> Vec<&'static str> {
        ids(Choice::default().then(&selection(select, ignore)))
    }

    #[test]
    fn the_more_specific_wins_and_on_a_tie_ignore() {
        let app = chosen(Some(&["app"]), &[]);
        assert!(app.len() > 2 && app.iter().all(|id| id.starts_with("APP")));
        assert_eq!(chosen(Some(&["Flow-Imbalance"]), &["APP"]), ["APP001"]);
        assert_eq!(chosen(Some(&["APP"]), &["ALL"]), app);
        assert_eq!(chosen(Some(&["APP001"]), &["flow-imbalance"]).len(), 0);
        assert_eq!(chosen(Some(&["APP"]), &["app"]).len(), 0);
        let others = chosen(None, &["APP"]);
        assert_eq!(others.len() + app.len(), RULES.len());
        assert_eq!(chosen(Some(&[]), &[]).len(), 0);
        assert_eq!(chosen(None, &[]).len(), RULES.len());
    }

    #[test]
    fn a_later_source_selects_anew_or_takes_away() {
        let first = Choice::default().then(&selection(Some(&["APP001", "PRO"]), &["APP002"]));
        let taken = first.then(&selection(None, &["APP"]));
        assert!(!taken.runs("APP001") && taken.runs("PRO001"));
        let anew = first.then(&selection(Some(&["APP002"]), &[]));
        assert_eq!(ids(anew), ["APP002"]);
    }

    #[test]
    fn of_severities_the_more_specific_then_the_later_wins() {
        let severity = [
            ("APP001", Severity::Info),
            ("ALL", Severity::Error),
            ("APP", Severity::Warning),
            ("app", Severity::Info),
        ];
        let severity = severity.map(|(typed, severity)| (typed.parse().unwrap(), severity));
        let choice = Choice::default().then(&Selection {
            severity: severity.into(),
            ..Selection::default()
        });
        let of = |id: &str| choice.rules().find(|(rule, _)| rule.id == id).unwrap().1;
        assert_eq!(of("APP001"), Some(Severity::Info));
        assert_eq!(of("APP002"), Some(Severity::Info));
        assert_eq!(of("PRO001"), Some(Severity::Error));
    }

    #[test]
    fn an_unknown_word_comes_with_the_nearest_right_one() {
        let near = |typed: &str| typed.parse::<Selector>().unwrap_err().near;
        assert_eq!(near("APP01"), Some("APP001"));
        assert_eq!(near("flow-inbalance"), Some("flow-imbalance"));
        assert_eq!(near("AP"), Some("APP"));
        let typed = "something-else-entirely".to_owned();
        let unknown = typed.parse::<Selector>().unwrap_err();
        assert_eq!(unknown, Unknown { typed, near: None });
    }
}
