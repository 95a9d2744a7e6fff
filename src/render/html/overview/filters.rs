//! What the script filters the reports by: words, result, rule, year, folder.

use std::collections::{BTreeMap, BTreeSet};

use super::Tally;
use crate::lang::{Lang, Text};
use crate::render::html::markup::{Html, put};
use crate::render::html::{Checked, words};

/// What the script filters by; hidden without it.
pub fn filters(out: &mut Html, reports: &[&Checked], tallies: &[Tally], lang: Lang) {
    put!(
        out,
        "<form id=\"filter\" role=\"search\" hidden><label class=\"wide\">",
        words::SEARCH.get(lang),
        "<input type=\"search\" name=\"text\" autocomplete=\"off\"></label>"
    );
    let results = [
        ("error", words::WITH_ERRORS),
        ("warning", words::WITH_WARNINGS),
        ("info", words::WITH_INFOS),
        ("findings", words::WITH_FINDINGS),
        ("clean", words::CLEAN),
    ];
    let results = results.map(|(value, word)| (value.to_owned(), word.get(lang).to_owned()));
    choice(out, "result", words::SEVERITY, &results, lang);
    let found = |tally: &Tally| {
        let id = tally.rule.id;
        (id.to_owned(), format!("{id} ({})", tally.reports))
    };
    let found: Vec<(String, String)> = tallies.iter().map(found).collect();
    choice(out, "rule", words::RULE, &found, lang);
    let years: BTreeSet<i32> = reports
        .iter()
        .filter_map(|report| report.line.year)
        .collect();
    let years: Vec<(String, String)> = (years.into_iter().rev())
        .map(|year| (year.to_string(), year.to_string()))
        .collect();
    choice(out, "year", words::YEAR, &years, lang);
    let folders: Vec<(String, String)> = (folders(reports).into_iter())
        .map(|(folder, count)| (folder.to_owned(), format!("{folder} ({count})")))
        .collect();
    if !folders.is_empty() {
        choice(out, "folder", words::FOLDER, &folders, lang);
    }
    put!(
        out,
        "<button type=\"reset\">",
        words::RESET.get(lang),
        "</button><output aria-live=\"polite\"></output></form>"
    );
}

/// The folders that hold some of the reports, directly or in folders of their own, but not all.
fn folders<'a>(reports: &[&'a Checked]) -> BTreeMap<&'a str, usize> {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for report in reports {
        let path = report.drawing.path.as_str();
        for (at, _) in path.match_indices(['/', '\\']) {
            *folders.entry(&path[..=at]).or_default() += 1;
        }
    }
    folders.retain(|_, count| *count < reports.len());
    folders
}

fn choice(
    out: &mut Html,
    name: &'static str,
    label: Text,
    options: &[(String, String)],
    lang: Lang,
) {
    put!(
        out,
        "<label>",
        label.get(lang),
        "<select name=\"",
        name,
        "\"><option value=\"\">",
        words::ALL.get(lang),
        "</option>"
    );
    for (value, shown) in options {
        put!(out, "<option value=\"", value, "\">", shown, "</option>");
    }
    put!(out, "</select></label>");
}
