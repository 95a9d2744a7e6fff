//! The overview of several reports: how they came out, what was found by which rule, and every
//! report on a line of its own with its findings by family. All of it is readable without the
//! page's script, which sorts, filters and opens.

mod absent;
pub mod bodies;
mod filters;
mod groups;

use std::cmp::Reverse;

use super::head::{bar, proportions};
use super::markup::{Html, put};
use super::{Checked, Entry, Found, Groups, words};
use crate::diagnostic::Severity;
use crate::lang::{Lang, Text};
use crate::render::results::Summary;
use crate::render::text;
use crate::report::Format;
use crate::rule::RuleMeta;
use crate::rules::metas;

/// How many reports and findings a rule has.
struct Tally {
    rule: &'static RuleMeta,
    worst: Severity,
    findings: usize,
    reports: usize,
}

/// Writes the overview.
pub fn write(
    out: &mut Html,
    entries: &[Entry],
    groups: Option<&Groups>,
    (total, lang): (&Summary, Lang),
) {
    let reports = super::reports(entries);
    put!(
        out,
        "<div id=\"overview\"><h1 tabindex=\"-1\">",
        words::TITLE.get(lang),
        "</h1><noscript><p class=\"noscript\">",
        words::NO_SCRIPT.get(lang),
        "</p></noscript>"
    );
    outcome(out, total, lang);
    let tallies = tallies(&reports);
    // Bodies stand in the order of their files: their lines are for comparing.
    let bodies = bodies::of(&super::in_order(entries));
    let has_years = bodies::has_years(&bodies);
    // A map of one body would be the list of rules once more.
    let has_heat = bodies.len() > 1 && !tallies.is_empty();
    let parts = [
        (
            "groups",
            words::GROUPS,
            groups.map(|(_, groups)| groups.len()),
        ),
        ("bodies", words::BODIES, has_years.then_some(bodies.len())),
        ("reports", words::REPORTS, Some(reports.len())),
        ("rules", words::RULES, Some(tallies.len())),
        ("heat", words::HEAT, has_heat.then_some(tallies.len())),
        ("failed", words::FAILED, Some(total.failed)),
        (
            "roster",
            words::ROSTER,
            (!total.roster.is_empty()).then_some(total.roster.len()),
        ),
    ];
    contents(out, &parts, lang);
    if let Some(groups) = groups {
        groups::groups(out, groups, lang);
    }
    if has_years {
        bodies::years(out, &bodies, lang);
    }
    if !reports.is_empty() {
        put!(
            out,
            "<section><h2 id=\"reports\">",
            words::REPORTS.get(lang),
            "</h2>"
        );
        filters::filters(out, &reports, &tallies, lang);
        table(out, &reports, lang);
        put!(out, "</section>");
    }
    by_rule(out, &tallies, lang);
    if has_heat {
        bodies::heat(out, &bodies, &tallies, lang);
    }
    absent::failures(out, entries, lang);
    absent::roster(out, total, lang);
    put!(out, "</div>");
}

/// Where the parts of the overview are, and how much each holds.
fn contents(out: &mut Html, parts: &[(&'static str, Text, Option<usize>)], lang: Lang) {
    put!(out, "<ul class=\"contents\">");
    for &(id, word, count) in parts {
        let Some(count) = count.filter(|&count| count > 0) else {
            continue;
        };
        put!(
            out,
            "<li><a href=\"#",
            id,
            "\">",
            word.get(lang),
            "</a> ",
            count,
            "</li>"
        );
    }
    put!(out, "</ul>");
}

/// A path that breaks behind its slashes.
fn breakable(path: &str) -> Html {
    let mut out = Html::default();
    for part in path.split_inclusive(['/', '\\']) {
        if !out.as_str().is_empty() {
            put!(&mut out, "<wbr>");
        }
        put!(&mut out, part);
    }
    out
}

/// How the reports came out.
fn outcome(out: &mut Html, total: &Summary, lang: Lang) {
    let [errors, warnings, infos] = total.worst;
    let tiles = [
        ("error", words::WITH_ERRORS, errors, "error"),
        ("warning", words::WITH_WARNINGS, warnings, "warning"),
        ("info", words::WITH_INFOS, infos, "info"),
        ("good", words::CLEAN, total.clean, "clean"),
        ("open", words::FAILED, total.failed, ""),
    ];
    put!(out, "<section class=\"outcome\"><ul class=\"tiles\">");
    for (class, word, count, wanted) in tiles {
        tile(out, class, word, count, wanted, lang);
    }
    put!(
        out,
        "</ul>",
        bar(&tiles.map(|(class, _, count, _)| (class, count))),
        "<p>",
        text::counts(total, lang)
    );
    if total.accepted > 0 {
        put!(out, " · ", words::ACCEPTED.get(lang), " ", total.accepted);
    }
    put!(
        out,
        "</p><p>",
        text::assessed(total.assessed, lang),
        "</p>",
        proportions(total.assessed),
        "</section>"
    );
}

fn tile(
    out: &mut Html,
    class: &'static str,
    word: Text,
    count: usize,
    wanted: &'static str,
    lang: Lang,
) {
    let target = if wanted.is_empty() {
        "failed"
    } else {
        "reports"
    };
    put!(
        out,
        "<li class=\"",
        class,
        "\"><a href=\"#",
        target,
        "\" data-result=\"",
        wanted,
        "\"><b>",
        count,
        "</b> ",
        word.get(lang),
        "</a></li>"
    );
}

/// The rules with findings, the most frequent first.
fn tallies(reports: &[&Checked]) -> Vec<Tally> {
    let of = |rule: &'static RuleMeta| {
        let found: Vec<&Found> = (reports.iter())
            .flat_map(|report| &report.line.found)
            .filter(|found| found.rule.id == rule.id)
            .collect();
        Some(Tally {
            rule,
            worst: found.iter().map(|found| found.worst).max()?,
            findings: found.iter().map(|found| found.count).sum(),
            reports: found.len(),
        })
    };
    let mut tallies: Vec<Tally> = metas().filter_map(of).collect();
    // Rules found equally often stay in their own order.
    tallies.sort_by_key(|tally| Reverse(tally.findings));
    tallies
}

fn by_rule(out: &mut Html, tallies: &[Tally], lang: Lang) {
    let most = tallies.iter().map(|tally| tally.findings).max();
    let Some(most) = most else {
        return;
    };
    put!(
        out,
        "<section><h2 id=\"rules\">",
        words::RULES.get(lang),
        "</h2><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"rules\">\
         <table class=\"rules\"><thead><tr><th scope=\"col\">",
        words::RULE.get(lang),
        "</th><th scope=\"col\">",
        words::WHAT.get(lang),
        "</th><th scope=\"col\" class=\"n\">",
        words::COUNT_REPORTS.get(lang),
        "</th><th scope=\"col\" class=\"n\">",
        words::COUNT.get(lang),
        "</th><td aria-hidden=\"true\"></td></tr></thead><tbody>"
    );
    for tally in tallies {
        let mark = words::mark(tally.worst, false);
        put!(
            out,
            "<tr><th scope=\"row\"><a href=\"#reports\" data-rule=\"",
            tally.rule.id,
            "\"><span class=\"sev ",
            mark.class,
            "\"><b>",
            mark.sign,
            "</b><span class=\"vh\"> ",
            mark.word.get(lang),
            "</span></span> <code>",
            tally.rule.id,
            "</code></a></th><td>",
            tally.rule.what.get(lang),
            "</td><td class=\"n\">",
            tally.reports,
            "</td><td class=\"n\">",
            tally.findings,
            "</td><td>",
            bar(&[
                (mark.class, tally.findings),
                ("none", most - tally.findings)
            ]),
            "</td></tr>"
        );
    }
    put!(out, "</tbody></table></div></section>");
}

/// Every report on its line: a heat map of bodies and families of rules.
fn table(out: &mut Html, reports: &[&Checked], lang: Lang) {
    let mut families: Vec<&str> = Vec::new();
    for rule in metas() {
        let is_found = |report: &&Checked| {
            let found = &report.line.found;
            found
                .iter()
                .any(|found| found.rule.family() == rule.family())
        };
        if !families.contains(&rule.family()) && reports.iter().any(is_found) {
            families.push(rule.family());
        }
    }
    put!(
        out,
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"reports\">\
         <table class=\"reports\"><thead><tr>"
    );
    for (class, word) in [
        ("body", words::BODY),
        ("year", words::YEAR),
        ("result", words::STATUS),
    ] {
        put!(
            out,
            "<th scope=\"col\" class=\"",
            class,
            "\">",
            word.get(lang),
            "</th>"
        );
    }
    for (sign, class, word) in [
        ("✕ ", "error", words::ERRORS),
        ("! ", "warning", words::WARNINGS),
        ("i ", "info", words::INFOS),
    ] {
        put!(
            out,
            "<th scope=\"col\" class=\"n ",
            class,
            "\"><span aria-hidden=\"true\">",
            sign,
            "</span>",
            word.get(lang),
            "</th>"
        );
    }
    for family in &families {
        let named = words::family(family).map(|text| text.get(lang));
        put!(
            out,
            "<th scope=\"col\" class=\"heat\"><code>",
            family,
            "</code> <small>",
            named,
            "</small></th>"
        );
    }
    put!(out, "</tr></thead><tbody>");
    for report in reports {
        row(out, report, &families, lang);
    }
    put!(out, "</tbody></table></div><p id=\"nothing\" hidden></p>");
}

fn row(out: &mut Html, report: &Checked, families: &[&str], lang: Lang) {
    let (line, drawing) = (&report.line, &report.drawing);
    let rules: Vec<&str> = line.found.iter().map(|found| found.rule.id).collect();
    let summary = &line.summary;
    let (mark, word) = match worst(&line.found) {
        Some(severity) => (words::mark(severity, false), words::worst(severity)),
        None => (
            words::Mark {
                class: "good",
                sign: "✓",
                word: words::CLEAN,
            },
            words::CLEAN,
        ),
    };
    put!(
        out,
        "<tr data-rules=\"",
        rules.join(" "),
        "\"><th scope=\"row\"><a href=\"#r=",
        in_fragment(&drawing.path),
        "\" lang=\"zh-CN\">",
        drawing.name,
        "</a> <small>",
        breakable(&drawing.path),
        "</small></th><td>",
        line.year,
        " <small>",
        line.format.filter(|_| line.year.is_none()).map(Format::key),
        "</small></td><td><span class=\"sev ",
        mark.class,
        "\"><b>",
        mark.sign,
        "</b> ",
        word.get(lang),
        "</span>"
    );
    if summary.accepted > 0 {
        put!(
            out,
            " <small>",
            words::ACCEPTED.get(lang),
            " ",
            summary.accepted,
            "</small>"
        );
    }
    put!(out, "</td>");
    for count in [summary.errors, summary.warnings, summary.infos] {
        put!(out, "<td>", Some(count).filter(|&count| count > 0), "</td>");
    }
    for family in families {
        let of_family = line
            .found
            .iter()
            .filter(|found| found.rule.family() == *family);
        heat_cell(out, of_family);
    }
    put!(out, "</tr>");
}

fn worst(found: &[Found]) -> Option<Severity> {
    found.iter().map(|found| found.worst).max()
}

/// A cell of a heat map: the number itself, the stronger the more there are.
fn heat_cell<'f>(out: &mut Html, found: impl Iterator<Item = &'f Found>) {
    let found: Vec<&Found> = found.collect();
    let Some(worst) = found.iter().map(|found| found.worst).max() else {
        put!(out, "<td></td>");
        return;
    };
    let count: usize = found.iter().map(|found| found.count).sum();
    put!(
        out,
        "<td class=\"",
        words::mark(worst, false).class,
        " h",
        strength(count),
        "\">",
        count,
        "</td>"
    );
}

/// How strongly a count is painted.
const fn strength(count: usize) -> usize {
    match count {
        0 | 1 => 1,
        2 | 3 => 2,
        4..=7 => 3,
        _ => 4,
    }
}

/// A path as a fragment of an address, written as the script's `encodeURIComponent` would.
fn in_fragment(path: &str) -> String {
    let mut out = String::with_capacity(path.len() * 3);
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}
