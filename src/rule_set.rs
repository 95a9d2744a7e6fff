//! Which rules run, and how bad their findings are: what was said of them, by their ids. Which
//! rules there are is the registry's knowledge.

use crate::lang::Lang;
use crate::rule::{Severity, family, runs_unasked};

/// The word that stands for every rule.
pub const ALL: &str = "ALL";

/// Rules as a person names them. The variants stand in the order of how specific they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selector {
    /// Every rule: `ALL`.
    All,
    /// The rules of a family: `APP`.
    Family(&'static str),
    /// One rule, by its id: `APP001`.
    Rule(&'static str),
}

impl Selector {
    /// Whether the rule of an id is among those that are named.
    #[must_use]
    pub fn covers(self, id: &str) -> bool {
        match self {
            Self::All => true,
            Self::Family(named) => family(id) == named,
            Self::Rule(named) => id == named,
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

/// How specific the most specific of the selectors is that cover a rule; `None` where none does.
fn specificity(selectors: &[Selector], id: &str) -> Option<u8> {
    let covering = selectors.iter().filter(|selector| selector.covers(id));
    covering.map(|selector| selector.specificity()).max()
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

/// What one source of settings, a configuration or a command line, says of the rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The rules that run, in place of those chosen before; `None` leaves those as they are.
    pub select: Option<Vec<Selector>>,
    /// The rules that do not run.
    pub ignore: Vec<Selector>,
    /// How bad the findings of rules are, in place of what the rules say.
    pub severity: Vec<(Selector, Severity)>,
}

/// Which rules run, and how bad their findings are. By default all do but those that [wait to be
/// asked](runs_unasked), as bad as they say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleSet {
    /// What the sources of settings say, the later ones over the earlier.
    sources: Vec<Selection>,
}

impl RuleSet {
    /// These rules, changed by a further source of settings.
    ///
    /// Within one source the more specific wins: a rule over its family over `ALL`; of two as
    /// specific, `ignore` wins over `select`, and of two severities the last one. A source that
    /// selects forgets what those before it selected and ignored. Ruff resolves it so too.
    #[must_use]
    pub fn then(mut self, selection: &Selection) -> Self {
        self.sources.push(selection.clone());
        self
    }

    /// Whether the rule of an id runs.
    #[must_use]
    pub fn runs(&self, id: &str) -> bool {
        self.sources.iter().fold(runs_unasked(id), |runs, source| {
            let selected = source.select.as_deref();
            let ignored = specificity(&source.ignore, id);
            match (selected.map(|named| specificity(named, id)), ignored) {
                (None, None) => runs,
                (None, Some(_)) => false,
                (Some(selected), ignored) => selected > ignored,
            }
        })
    }

    /// How bad all findings of the rule of an id are; `None` leaves them what the rule says.
    #[must_use]
    pub fn severity(&self, id: &str) -> Option<Severity> {
        let of_source = |source: &Selection| {
            let severities = source.severity.iter();
            let covering = severities.filter(|(selector, _)| selector.covers(id));
            // Of two as specific, the last one.
            let most = covering.max_by_key(|(selector, _)| selector.specificity());
            most.map(|&(_, severity)| severity)
        };
        self.sources.iter().rev().find_map(of_source)
    }
}

#[cfg(test)]
mod tests {
    use super::{RuleSet, Selection, Selector};
    use crate::rule::Severity;
    use crate::rules::{self, metas, selector};

    fn selectors(list: &[&str]) -> Vec<Selector> {
        list.iter().map(|typed| selector(typed).unwrap()).collect()
    }

    fn selection(select: Option<&[&str]>, ignore: &[&str]) -> Selection {
        Selection {
            select: select.map(selectors),
            ignore: selectors(ignore),
            severity: Vec::new(),
        }
    }

    fn ids(rules: &RuleSet) -> Vec<&'static str> {
        rules::chosen(rules).map(|rule| rule.id).collect()
    }

    fn chosen(select: Option<&[&str]>, ignore: &[&str]) -> Vec<&'static str> {
        ids(&RuleSet::default().then(&selection(select, ignore)))
    }

    #[test]
    fn the_more_specific_wins_and_on_a_tie_ignore() {
        let app = chosen(Some(&["app"]), &[]);
        assert!(app.len() > 2 && app.iter().all(|id| id.starts_with("APP")));
        assert_eq!(chosen(Some(&["Flow-Imbalance"]), &["APP"]), ["APP001"]);
        assert_eq!(chosen(Some(&["APP"]), &["ALL"]), app);
        assert_eq!(chosen(Some(&["APP001"]), &["flow-imbalance"]).len(), 0);
        assert_eq!(chosen(Some(&["APP"]), &["app"]).len(), 0);
        let unasked = chosen(None, &[]);
        let others = chosen(None, &["APP"]);
        assert_eq!(others.len() + app.len(), unasked.len());
        assert_eq!(chosen(Some(&[]), &[]).len(), 0);
        assert_eq!(chosen(Some(&["ALL"]), &[]).len(), metas().count());
        assert!(unasked.len() < metas().count());
    }

    #[test]
    fn a_later_source_selects_anew_or_takes_away() {
        let first = RuleSet::default().then(&selection(Some(&["APP001", "PRO"]), &["APP002"]));
        let taken = first.clone().then(&selection(None, &["APP"]));
        assert!(!taken.runs("APP001") && taken.runs("PRO001"));
        let anew = first.then(&selection(Some(&["APP002"]), &[]));
        assert_eq!(ids(&anew), ["APP002"]);
    }

    #[test]
    fn of_severities_the_more_specific_then_the_later_wins() {
        let severity = [
            ("APP001", Severity::Info),
            ("ALL", Severity::Error),
            ("APP", Severity::Warning),
            ("app", Severity::Info),
        ];
        let severity = severity.map(|(typed, severity)| (selector(typed).unwrap(), severity));
        let rules = RuleSet::default().then(&Selection {
            severity: severity.into(),
            ..Selection::default()
        });
        assert_eq!(rules.severity("APP001"), Some(Severity::Info));
        assert_eq!(rules.severity("APP002"), Some(Severity::Info));
        assert_eq!(rules.severity("PRO001"), Some(Severity::Error));
    }
}
