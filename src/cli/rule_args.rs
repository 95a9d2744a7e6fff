//! The options of `check` that say which rules run, how bad their findings are, and which
//! findings are accepted.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;
use gouji::config::parse_severity;
use gouji::diagnostic::Severity;
use gouji::lang::Lang;
use gouji::rule_set::{Selection, Selector};
use gouji::rules;

/// Which rules run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules")]
pub struct RuleArgs {
    /// Run these rules only, whatever the configuration selects and ignores: ids, names, families
    /// or ALL, separated by commas
    ///
    /// The more specific wins: a rule over its family, a family over ALL. Where --select and
    /// --ignore are equally specific, --ignore wins, as in ruff.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    select: Option<Vec<String>>,

    /// Do not run these rules: ids, names, families or ALL, separated by commas
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    ignore: Vec<String>,

    /// Treat the findings of a rule, a family or ALL as error, warning or info
    #[arg(long, value_name = "RULE=SEVERITY", value_delimiter = ',')]
    severity: Vec<String>,

    /// Use this configuration instead of the gouji.toml nearest above each input
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,

    /// Use no gouji.toml
    #[arg(long, visible_alias = "isolated")]
    pub no_config: bool,

    /// Print the settings that the inputs would be checked with, as a gouji.toml, and check nothing
    #[arg(long)]
    pub show_settings: bool,
}

/// Which findings are accepted.
#[derive(Debug, Args)]
#[command(next_help_heading = "Accepted findings")]
pub struct BaselineArgs {
    /// Accept the findings that this file lists
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Update the baseline to accept exactly what is found now; its entries for other reports and
    /// for rules that do not run stay
    #[arg(long)]
    pub update_baseline: bool,

    /// Show accepted findings too
    #[arg(long)]
    pub show_accepted: bool,
}

impl RuleArgs {
    /// What was typed of the rules.
    ///
    /// # Errors
    /// The first word that names no rule or no severity.
    pub fn selection(&self, lang: Lang) -> Result<Selection> {
        let list = |option: &str, typed: &[String]| -> Result<Vec<Selector>> {
            let one = |word: &String| selector(option, word, lang);
            typed.iter().map(one).collect()
        };
        let select = self.select.as_deref();
        Ok(Selection {
            select: select.map(|typed| list("--select", typed)).transpose()?,
            ignore: list("--ignore", &self.ignore)?,
            severity: (self.severity.iter())
                .map(|typed| severity(typed, lang))
                .collect::<Result<_>>()?,
        })
    }
}

fn selector(option: &str, word: &str, lang: Lang) -> Result<Selector> {
    rules::selector(word.trim()).map_err(|unknown| match lang {
        Lang::Zh => anyhow!("{option}：{}", unknown.message(lang)),
        Lang::En => anyhow!("{option}: {}", unknown.message(lang)),
    })
}

fn severity(typed: &str, lang: Lang) -> Result<(Selector, Severity)> {
    let (rule, word) = typed.split_once('=').ok_or_else(|| match lang {
        Lang::Zh => anyhow!("--severity: “{typed}”应当写作 规则=级别，如 APP001=warning"),
        Lang::En => anyhow!("--severity: `{typed}` must be RULE=SEVERITY, as APP001=warning"),
    })?;
    let severity = parse_severity(word.trim())
        .map_err(|fault| anyhow!("--severity: {}", fault.message(lang)))?;
    Ok((selector("--severity", rule, lang)?, severity))
}
