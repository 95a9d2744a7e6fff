//! The findings of a report, each linked to its cells.

use serde::Serialize;

use super::markup::{Html, Slot, Template, html, put};
use super::skeleton::{Place, Skeleton};
use super::{sums, words};
use crate::diagnostic::{Detail, Finding};
use crate::lang::Lang;
use crate::render::text;
use crate::report::{CellName, Position, Report, Table};
use crate::rules::Rule;
use crate::{Check, Read, render};

/// The most places of one finding that are listed; the tables show the rest.
const MAX_PLACES: usize = 6;

/// The findings of one rule: its id, and what fills its template.
#[derive(Debug, Clone, Serialize)]
pub struct RuleFilling(pub &'static str, pub Html);

/// Lists the findings, those of a rule together.
pub fn of(read: &Read, check: &Check, lang: Lang) -> Vec<RuleFilling> {
    let mut rules: Vec<RuleFilling> = Vec::new();
    for (number, finding) in (1..).zip(&check.assessment.findings) {
        let shown = one(&read.report, number, finding, lang);
        match rules.last_mut() {
            Some(RuleFilling(rule, list)) if *rule == finding.rule.id => put!(list, shown),
            _ => rules.push(RuleFilling(finding.rule.id, shown)),
        }
    }
    rules
}

/// What stands around the findings of a rule: what it checks, what it rests on, how to correct.
pub fn template(rule: &Rule, lang: Lang) -> Template {
    Template::of(&html!(
        "<section class=\"rule\"><h3><code>",
        rule.id,
        "</code> ",
        rule.what.get(lang),
        "</h3><ol>",
        Slot,
        "</ol><dl><dt>",
        words::BASIS.get(lang),
        "</dt><dd>",
        rule.basis.get(lang),
        "</dd><dt>",
        words::CORRECTION.get(lang),
        "</dt><dd>",
        rule.correction.get(lang),
        "</dd></dl></section>"
    ))
}

fn one(report: &Report, number: usize, finding: &Finding, lang: Lang) -> Html {
    let mark = words::mark(finding.severity, finding.is_accepted);
    let mut out = html!(
        "<li id=\"f",
        number,
        "\" class=\"",
        mark.class,
        "\"><p><span class=\"sev ",
        mark.class,
        "\"><b>",
        mark.sign,
        "</b> ",
        mark.word.get(lang),
        " ",
        number,
        "</span> ",
        place(report, finding, lang),
        "</p><p>",
        (finding.rule.message)(finding, lang),
        "</p>"
    );
    let places = places(report, finding, lang);
    if !places.is_empty() {
        put!(&mut out, "<ul>");
        for place in places.iter().take(MAX_PLACES) {
            put!(&mut out, "<li>", place, "</li>");
        }
        let more = places.len().saturating_sub(MAX_PLACES);
        if more > 0 {
            put!(
                &mut out,
                "<li>",
                words::MORE.get(lang),
                more,
                words::MORE_AFTER.get(lang),
                "</li>"
            );
        }
        put!(&mut out, "</ul>");
    }
    put!(&mut out, "</li>");
    out
}

/// The place that a finding is about, linked to the sum or the table where it is drawn.
fn place(report: &Report, finding: &Finding, lang: Lang) -> Html {
    let named = render::words::place(finding, lang);
    match target(report, finding) {
        Some(id) => html!("<a class=\"place\" href=\"#", id, "\">", named, "</a>"),
        None => html!("<strong class=\"place\">", named, "</strong>"),
    }
}

fn target(report: &Report, finding: &Finding) -> Option<String> {
    let has = |&&table: &&Table| report.has_table(table);
    let sum = Table::ALL.iter().filter(has).find_map(|&table| {
        let skeleton = Skeleton::of(report, table);
        skeleton.id(sums::place(skeleton, finding)?)
    });
    let table = || {
        let table = (Table::ALL.iter().filter(has)).find(|table| finding.place == table.key())?;
        Some(format!("t-{}", table.key()))
    };
    sum.or_else(table)
}

/// The cells and rows that a finding is about, with what is printed there and on which line.
fn places(report: &Report, finding: &Finding, lang: Lang) -> Vec<Html> {
    let cells = match &finding.detail {
        Detail::Sum { left, right } => text::findings::terms(left, right),
        _ => finding.cells.clone(),
    };
    let shown = |&name: &CellName| cell(report, name, lang);
    let mut places: Vec<Html> = cells.iter().filter_map(shown).collect();
    match (&finding.detail, finding.position) {
        (Detail::Unreadable { rows }, _) => places.extend(rows.iter().map(|(raw, _, position)| {
            html!(quoted(raw, lang), " ", source(*position, lang))
        })),
        (_, Some(position)) => places.push(source(position, lang)),
        (_, None) => {}
    }
    places
}

fn cell(report: &Report, name: CellName, lang: Lang) -> Option<Html> {
    let figure = report.figure(name)?;
    let named = render::words::cell(name, lang);
    let skeleton = Skeleton::of(report, name.table());
    let linked = match skeleton.id(Place::Figure(name)) {
        Some(id) => html!("<a href=\"#", id, "\">", named, "</a>"),
        None => html!(named),
    };
    Some(html!(
        linked,
        " ",
        quoted(&figure.raw, lang),
        " ",
        source(figure.position, lang)
    ))
}

fn quoted(raw: &str, lang: Lang) -> Html {
    html!("<q>", text::findings::raw(raw, lang), "</q>")
}

/// Where to look in the source: its line, or where it has none, the place in its tables.
fn source(position: Position, lang: Lang) -> Html {
    let at = match position.line {
        Some(line) => words::line(line, lang),
        None => render::words::position(position, lang),
    };
    html!("<small>", at, "</small>")
}
