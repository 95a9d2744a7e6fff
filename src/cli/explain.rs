//! `gouji rules` and `gouji explain`: the documentation of the rules.

use anyhow::{Result, bail};
use gouji::lang::Lang;
use gouji::nearest::nearest;
use gouji::render::markdown;
use gouji::render::renderer::View;
use gouji::render::text;
use gouji::rules::{self, metas};

use super::output::{self, Output};
use super::{ExitStatus, RulesFormat, Settings};

/// Lists the rules, or documents all of them.
pub fn rules(format: RulesFormat, settings: Settings) -> Result<ExitStatus> {
    let listed = match format {
        RulesFormat::Text => text::rules(view(settings)?),
        RulesFormat::Json => {
            let document = gouji::render::rules::document();
            format!("{}\n", serde_json::to_string_pretty(&document)?)
        }
        RulesFormat::Markdown => markdown::rules(settings.lang),
    };
    output::print(&listed, settings.lang)?;
    Ok(ExitStatus::Clean)
}

/// Documents one rule.
pub fn explain(id_or_name: &str, settings: Settings) -> Result<ExitStatus> {
    let Some(rule) = rules::find(id_or_name) else {
        let known = metas().flat_map(|rule| [rule.id, rule.name]);
        let near = nearest(id_or_name, known);
        match (settings.lang, near) {
            (Lang::Zh, Some(near)) => {
                bail!("没有“{id_or_name}”这条规则，是不是要找 {near}？gouji rules 列出全部规则。")
            }
            (Lang::Zh, None) => bail!("没有“{id_or_name}”这条规则。gouji rules 列出全部规则。"),
            (Lang::En, Some(near)) => {
                bail!("no rule `{id_or_name}`; did you mean {near}? `gouji rules` lists them all.")
            }
            (Lang::En, None) => bail!("no rule `{id_or_name}`. `gouji rules` lists them all."),
        }
    };
    output::print(&text::explain(rule, view(settings)?), settings.lang)?;
    Ok(ExitStatus::Clean)
}

fn view(settings: Settings) -> Result<View> {
    let stdout = Output::open(None, settings.lang)?;
    Ok(View {
        lang: settings.lang,
        color: stdout.has_color(settings),
        width: stdout.width(),
    })
}
