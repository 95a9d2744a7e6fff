//! The head of a report: what it is, what was found, and which figures must be wrong.

use super::markup::{Html, html, put};
use super::skeleton::{Place, Skeleton};
use super::{findings, words};
use crate::correction::{Certainty, CorrectionEdit};
use crate::lang::Lang;
use crate::render::causes::{ByCause, Cause};
use crate::render::results::{AssessedOutput, Summary};
use crate::render::text;
use crate::report::{Format, Report};
use crate::source::Kind;
use crate::{Check, Read};

/// The most alternatives that are written out.
const MAX_WAYS: usize = 5;

/// The head of a report.
pub fn of((read, check): (&Read, &Check), by_cause: &ByCause<'_>, name: &str, lang: Lang) -> Html {
    let (report, source) = (&read.report, &read.source);
    let facts = [
        report.year.map(|year| words::year(year, lang)),
        report
            .format
            .map(Format::key)
            .map(|key| words::format(key, lang)),
        source.kind.map(Kind::key).map(str::to_uppercase),
        source.encoding.map(str::to_owned),
    ];
    let mut out = html!(
        "<h1 tabindex=\"-1\" lang=\"zh-CN\">",
        name,
        "</h1><p class=\"meta\">"
    );
    for fact in facts.iter().flatten() {
        put!(&mut out, "<span>", fact, "</span> ");
    }
    put!(
        &mut out,
        "<span class=\"path\">",
        source.origin.to_string(),
        "</span></p>"
    );
    let is_at_odds = by_cause.correction.is_some();
    verdict(&mut out, &Summary::of(check), is_at_odds, lang);
    repair(&mut out, report, by_cause, lang);
    out
}

/// What was found, and how much was checked. `is_at_odds`: some figure must be wrong.
fn verdict(out: &mut Html, summary: &Summary, is_at_odds: bool, lang: Lang) {
    let counts = [
        ("error", "✕", summary.errors, words::ERRORS),
        ("warning", "!", summary.warnings, words::WARNINGS),
        ("info", "i", summary.infos, words::INFOS),
        ("accepted", "○", summary.accepted, words::ACCEPTED),
    ];
    put!(out, "<div class=\"verdict\"><p class=\"counts\">");
    if summary.clean == 1 && !is_at_odds {
        let word = match summary.accepted {
            0 => words::CLEAN,
            _ => words::NOTHING_NEW,
        };
        put!(
            out,
            "<span class=\"sev good\"><b>✓</b> ",
            word.get(lang),
            "</span> "
        );
    }
    for (class, sign, count, word) in counts.into_iter().filter(|&(_, _, count, _)| count > 0) {
        put!(
            out,
            "<span class=\"sev ",
            class,
            "\"><b>",
            sign,
            "</b> ",
            words::count(count, word, lang),
            "</span> "
        );
    }
    put!(
        out,
        "</p>",
        proportions(summary.assessed),
        "<p>",
        text::assessed(summary.assessed, lang),
        "</p></div>"
    );
}

/// The verdicts as one bar.
pub fn proportions(assessed: AssessedOutput) -> Html {
    bar(&[
        ("good", assessed.held),
        ("error", assessed.violated),
        ("open", assessed.not_assessed),
    ])
}

/// Counts as parts of one bar. A style attribute would be against the page's own policy, so that
/// it is a picture.
pub fn bar(parts: &[(&'static str, usize)]) -> Html {
    let all: usize = parts.iter().map(|&(_, count)| count).sum();
    let mut out = html!(
        "<svg class=\"bar\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    );
    let mut from = 0;
    for &(class, count) in parts.iter().filter(|&&(_, count)| count > 0) {
        // What is there at all is seen.
        let width = (count * 1000 / all.max(1)).max(4);
        put!(
            &mut out,
            "<rect class=\"",
            class,
            "\" x=\"",
            from,
            "\" width=\"",
            width,
            "\" height=\"8\"/>"
        );
        from += width;
    }
    put!(&mut out, "</svg>");
    out
}

/// Which figures must be wrong, every one linked to its cell: first those that are certain, each
/// with what it explains on a line, then what the alternatives differ in.
fn repair(out: &mut Html, report: &Report, by_cause: &ByCause<'_>, lang: Lang) {
    let Some(correction) = by_cause.correction else {
        return;
    };
    put!(
        out,
        "<section class=\"repair\"><h2>",
        words::WRONG_FIGURES.get(lang),
        "</h2>"
    );
    for Cause { figures, findings } in &by_cause.causes {
        put!(out, "<div class=\"cause\">");
        edits(out, report, figures, |_| Certainty::Forced, lang);
        put!(out, "<ol>");
        for &(number, finding) in findings {
            put!(out, findings::folded(report, number, finding, lang));
        }
        put!(out, "</ol></div>");
    }
    put!(out, "<p>", text::repair::title(correction, lang), "</p>");
    let is_told = |edit: &&CorrectionEdit| {
        let mut told = by_cause.figures();
        !told.any(|told| told.cell == edit.cell && told.to == edit.to)
    };
    let ways = &correction.alternatives;
    let rest = |way: &[CorrectionEdit]| -> Vec<CorrectionEdit> {
        way.iter().filter(is_told).copied().collect()
    };
    if ways.iter().any(|way| !rest(way).is_empty()) {
        put!(out, "<ol class=\"ways\">");
        for way in ways.iter().take(MAX_WAYS) {
            put!(out, "<li>");
            let certainty = |edit: &CorrectionEdit| correction.certainty(edit);
            edits(out, report, &rest(way), certainty, lang);
            put!(out, "</li>");
        }
        put!(out, "</ol>");
    }
    let more = ways.len().saturating_sub(MAX_WAYS);
    if more > 0 {
        put!(out, "<p>", text::repair::more(more, lang), "</p>");
    }
    put!(out, "</section>");
}

fn edits(
    out: &mut Html,
    report: &Report,
    edits: &[CorrectionEdit],
    certainty: impl Fn(&CorrectionEdit) -> Certainty,
    lang: Lang,
) {
    if edits.is_empty() {
        return;
    }
    put!(out, "<ul>");
    for edit in edits {
        let line = text::repair::line(edit, certainty(edit), report.other_rows(), lang);
        let skeleton = Skeleton::of(report, edit.cell.table());
        put!(out, "<li>");
        match skeleton.id(Place::Figure(edit.cell)) {
            Some(id) => put!(out, "<a href=\"#", id, "\">", line, "</a>"),
            None => put!(out, line),
        }
        put!(out, "</li>");
    }
    put!(out, "</ul>");
}
