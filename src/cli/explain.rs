//! `gouji rules` and `gouji explain`: the documentation of the rules.

use anyhow::{Result, bail};
use gouji::lang::Lang;
use gouji::render::text::{self, View};
use gouji::rules::{self, RULES};

use super::output::{self, Output};
use super::{ExitStatus, Settings};

/// Lists the rules.
pub fn rules(settings: Settings) -> Result<ExitStatus> {
    output::print(&text::rules(RULES, view(settings)?))?;
    Ok(ExitStatus::Clean)
}

/// Documents one rule.
pub fn explain(id_or_name: &str, settings: Settings) -> Result<ExitStatus> {
    let Some(rule) = rules::find(id_or_name) else {
        let near = nearest(id_or_name);
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
    output::print(&text::explain(rule, view(settings)?))?;
    Ok(ExitStatus::Clean)
}

fn view(settings: Settings) -> Result<View> {
    let stdout = Output::open(None, settings.lang)?;
    Ok(View {
        lang: settings.lang,
        color: stdout.has_color(settings),
    })
}

/// The id or name that is most like what was typed, if any is much like it.
fn nearest(typed: &str) -> Option<&'static str> {
    let typed = typed.to_ascii_lowercase();
    let known = RULES.iter().flat_map(|rule| [rule.id, rule.name]);
    let distance = |known: &&str| edits(&typed, &known.to_ascii_lowercase());
    let near = known.min_by_key(distance)?;
    // More than half of it wrong is no slip of the hand.
    (2 * distance(&near) <= near.len()).then_some(near)
}

/// How many characters must be added, left out or replaced to turn one text into the other.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in (1..).zip(from.chars()) {
        let mut before = row[0];
        row[0] = i;
        for (j, &b) in to.iter().enumerate() {
            let replaced = before + usize::from(a != b);
            before = row[j + 1];
            row[j + 1] = replaced.min(before + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::{edits, nearest};

    #[test]
    fn counts_single_edits() {
        assert_eq!(edits("kitten", "sitting"), 3);
        assert_eq!(edits("", "abc"), 3);
        assert_eq!(edits("app001", "app001"), 0);
    }

    #[test]
    fn suggests_what_was_meant_and_nothing_far_off() {
        assert_eq!(nearest("app01"), Some("APP001"));
        assert_eq!(nearest("flow-imbalanced"), Some("flow-imbalance"));
        assert_eq!(nearest("completely-else-where"), None);
    }
}
