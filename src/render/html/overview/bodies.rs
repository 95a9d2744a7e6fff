//! The bodies: how the report of each year came out, with small lines of the main figures over the
//! years; and the heat map of bodies and rules.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Tally, heat_cell, in_fragment, worst};
use crate::lang::{Lang, Text};
use crate::render::html::markup::{Html, put};
use crate::render::html::{Checked, words};
use crate::report::{CaseResult, CellName, Column, Item, Measure, Proceeding, Report, Row};

/// The figures that are drawn over the years.
const MAIN: [(Text, CellName); 4] = [
    (
        words::TREND_NEW,
        CellName::Applications(Row::New, Column::Total),
    ),
    (
        words::TREND_FORWARD,
        CellName::Applications(Row::CarriedForward, Column::Total),
    ),
    (
        words::TREND_IN_FORCE,
        CellName::Disclosure(Item::NormativeDocuments, Measure::InForce),
    ),
    (
        words::TREND_RECONSIDERATION,
        CellName::Proceedings(Proceeding::Reconsideration, CaseResult::Total),
    ),
];

/// The main figures of a report; `None` where no whole number is printed.
pub type MainFigures = [Option<i64>; MAIN.len()];

/// The main figures of a report.
pub fn main_figures(report: &Report) -> MainFigures {
    MAIN.map(|(_, cell)| report.figure(cell)?.number()?.as_whole())
}

/// A body with its reports, the oldest first.
pub struct Body<'a> {
    name: &'a str,
    reports: Vec<&'a Checked>,
}

/// The bodies in the order in which they are first met. A report whose body is not known is one
/// by itself.
pub fn of<'a>(reports: &[&'a Checked]) -> Vec<Body<'a>> {
    let mut bodies: Vec<Body<'_>> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for &report in reports {
        let name = report.drawing.name.as_str();
        let at = match &report.line.body {
            Some(body) => *known.entry(&body.key).or_insert(bodies.len()),
            None => bodies.len(),
        };
        match bodies.get_mut(at) {
            Some(body) => body.reports.push(report),
            None => bodies.push(Body {
                name,
                reports: vec![report],
            }),
        }
    }
    for body in &mut bodies {
        body.reports.sort_by_key(|report| report.line.year);
    }
    bodies
}

/// Whether there is a body with reports of several years.
pub fn has_years(bodies: &[Body<'_>]) -> bool {
    (bodies.iter()).any(|body| {
        let mut years = body.reports.iter().filter_map(|report| report.line.year);
        let first = years.next();
        years.any(|year| Some(year) != first)
    })
}

/// Every body on a line: its years in a row, and its main figures over them.
pub fn years(out: &mut Html, bodies: &[Body<'_>], lang: Lang) {
    let years: BTreeSet<i32> = (bodies.iter())
        .flat_map(|body| &body.reports)
        .filter_map(|report| report.line.year)
        .collect();
    let years: Vec<i32> = years.into_iter().collect();
    let is_undated = |report: &&Checked| report.line.year.is_none();
    let has_undated = (bodies.iter()).any(|body| body.reports.iter().any(is_undated));
    put!(
        out,
        "<section><h2 id=\"bodies\">",
        words::BODIES.get(lang),
        "</h2><p class=\"note\">",
        words::BODIES_NOTE.get(lang),
        "</p><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"bodies\">\
         <table class=\"bodies\"><thead><tr><th scope=\"col\">",
        words::BODY.get(lang),
        "</th>"
    );
    for &year in &years {
        put!(out, "<th scope=\"col\">", year, "</th>");
    }
    if has_undated {
        put!(out, "<th scope=\"col\">", words::NO_YEAR.get(lang), "</th>");
    }
    for (word, _) in MAIN {
        put!(out, "<th scope=\"col\">", word.get(lang), "</th>");
    }
    put!(out, "</tr></thead><tbody>");
    for body in bodies {
        put!(
            out,
            "<tr><th scope=\"row\" lang=\"zh-CN\">",
            body.name,
            "</th>"
        );
        let columns = years.iter().copied().map(Some);
        for year in columns.chain(has_undated.then_some(None)) {
            put!(out, "<td>");
            for report in body.reports.iter().filter(|of| of.line.year == year) {
                outcome(out, report, lang);
            }
            put!(out, "</td>");
        }
        for at in 0..MAIN.len() {
            trend(out, &years, &figures(body, at), lang);
        }
        put!(out, "</tr>");
    }
    put!(out, "</tbody></table></div></section>");
}

/// How a report came out, as a link to it.
fn outcome(out: &mut Html, report: &Checked, lang: Lang) {
    let (line, drawing) = (&report.line, &report.drawing);
    let mark = worst(&line.found).map(|severity| words::mark(severity, false));
    let (class, sign, word) = match &mark {
        Some(mark) => (mark.class, mark.sign, mark.word),
        None => ("good", "✓", words::CLEAN),
    };
    let of_worst = (line.found.iter())
        .filter(|found| worst(&line.found) == Some(found.worst))
        .map(|found| found.of_worst);
    let count: usize = of_worst.sum();
    put!(
        out,
        "<a href=\"#r=",
        in_fragment(&drawing.path),
        "\"><span class=\"sev ",
        class,
        "\"><b>",
        sign,
        "</b><span class=\"vh\"> ",
        word.get(lang),
        "</span> ",
        Some(count).filter(|_| mark.is_some()),
        "</span></a> "
    );
}

/// A main figure of a body by year. Of a year for which several reports print different figures
/// there is none.
fn figures(body: &Body<'_>, at: usize) -> BTreeMap<i32, i64> {
    let mut of_years: BTreeMap<i32, BTreeSet<i64>> = BTreeMap::new();
    for report in &body.reports {
        if let (Some(year), Some(value)) = (report.line.year, report.line.figures[at]) {
            of_years.entry(year).or_default().insert(value);
        }
    }
    of_years.retain(|_, values| values.len() == 1);
    (of_years.into_iter())
        .filter_map(|(year, values)| Some((year, values.into_iter().next()?)))
        .collect()
}

/// The width and the height of a small line, and the room around it.
const WIDTH: usize = 88;
const HEIGHT: i64 = 22;
const MARGIN: usize = 4;

/// A small line over the years, from zero up, beside the last figure. Years that follow one
/// another are joined; where a figure is missing, the line is broken.
fn trend(out: &mut Html, years: &[i32], figures: &BTreeMap<i32, i64>, lang: Lang) {
    let Some(&last) = figures.values().next_back() else {
        put!(
            out,
            "<td><span class=\"vh\">",
            words::NO_FIGURES.get(lang),
            "</span></td>"
        );
        return;
    };
    let most = figures.values().copied().max().unwrap_or(0).max(1);
    let step = (WIDTH - 2 * MARGIN) / years.len().saturating_sub(1).max(1);
    let point = |year: i32, value: i64| {
        let at = years.iter().position(|&of| of == year).unwrap_or_default();
        let room = HEIGHT - 8;
        // A figure below zero is none of these tables'; it stands on the line.
        let up = i128::from(value.max(0)) * i128::from(room) / i128::from(most);
        (
            MARGIN + at * step,
            4 + room - i64::try_from(up).unwrap_or(room),
        )
    };
    let mut title: Vec<String> = Vec::new();
    for (year, value) in figures {
        title.push(match lang {
            Lang::Zh => format!("{year}年{value}"),
            Lang::En => format!("{year}: {value}"),
        });
    }
    let title = title.join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    });
    put!(
        out,
        "<td><span class=\"trend\"><svg viewBox=\"0 0 ",
        WIDTH,
        " ",
        HEIGHT,
        "\" role=\"img\"><title>",
        title,
        "</title>"
    );
    for ((&year, &value), (&next, &then)) in figures.iter().zip(figures.iter().skip(1)) {
        if next - year == 1 {
            let ((x1, y1), (x2, y2)) = (point(year, value), point(next, then));
            put!(
                out,
                "<line x1=\"",
                x1,
                "\" y1=\"",
                y1,
                "\" x2=\"",
                x2,
                "\" y2=\"",
                y2,
                "\"/>"
            );
        }
    }
    for (&year, &value) in figures {
        let (x, y) = point(year, value);
        put!(out, "<circle cx=\"", x, "\" cy=\"", y, "\" r=\"2\"/>");
    }
    put!(
        out,
        "</svg><span aria-hidden=\"true\">",
        last,
        "</span></span></td>"
    );
}

/// The heat map: the bodies that have findings, the rules that found them, and how many.
pub(super) fn heat(out: &mut Html, bodies: &[Body<'_>], tallies: &[Tally], lang: Lang) {
    // Errors first: what is only worth knowing is often what is found most.
    let mut tallies: Vec<&Tally> = tallies.iter().collect();
    tallies.sort_by_key(|tally| Reverse(tally.worst));
    put!(
        out,
        "<section class=\"map\"><h2 id=\"heat\">",
        words::HEAT.get(lang),
        "</h2><p class=\"note\">",
        words::HEAT_NOTE.get(lang),
        "</p><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"heat\">\
         <table class=\"map\"><thead><tr><th scope=\"col\">",
        words::BODY.get(lang),
        "</th>"
    );
    for tally in &tallies {
        put!(
            out,
            "<th scope=\"col\"><a href=\"#reports\" data-rule=\"",
            tally.rule.id,
            "\" title=\"",
            tally.rule.what.get(lang),
            "\"><code>",
            tally.rule.id,
            "</code></a></th>"
        );
    }
    put!(out, "</tr></thead><tbody>");
    let has_findings = |report: &&Checked| !report.line.found.is_empty();
    for body in bodies {
        if !body.reports.iter().any(has_findings) {
            continue;
        }
        put!(
            out,
            "<tr><th scope=\"row\" lang=\"zh-CN\">",
            body.name,
            "</th>"
        );
        for tally in &tallies {
            let found = body.reports.iter().flat_map(|report| &report.line.found);
            heat_cell(out, found.filter(|found| found.rule.id == tally.rule.id));
        }
        put!(out, "</tr>");
    }
    put!(out, "</tbody></table></div></section>");
}
