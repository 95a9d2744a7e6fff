//! The head of a report: what it is, what was found, and which figures must be wrong.

use super::markup::{Html, html, put};
use super::skeleton::{Place, Skeleton};
use super::words;
use crate::correction::{Correction, CorrectionEdit};
use crate::lang::Lang;
use crate::render::check::{AssessedOutput, Summary};
use crate::render::text;
use crate::report::{Format, Report};
use crate::source::Kind;
use crate::{Check, Read};

/// The most alternatives that are written out.
const MAX_WAYS: usize = 5;

/// The head of a report.
pub fn of(read: &Read, check: &Check, name: &str, lang: Lang) -> Html {
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
    verdict(&mut out, &Summary::of(check), lang);
    if let Some(correction) = super::correction(check) {
        repair(&mut out, report, correction, lang);
    }
    out
}

/// What was found, and how much was checked.
fn verdict(out: &mut Html, summary: &Summary, lang: Lang) {
    let counts = [
        ("error", "✕", summary.errors, words::ERRORS),
        ("warning", "!", summary.warnings, words::WARNINGS),
        ("info", "i", summary.infos, words::INFOS),
        ("accepted", "○", summary.accepted, words::ACCEPTED),
    ];
    put!(out, "<div class=\"verdict\"><p class=\"counts\">");
    if summary.clean == 1 {
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

/// Which figures must be wrong, every one linked to its cell: first those that every alternative
/// changes alike, then the rest of each.
fn repair(out: &mut Html, report: &Report, correction: &Correction, lang: Lang) {
    put!(
        out,
        "<section class=\"repair\"><h2>",
        text::repair::title(correction, lang),
        "</h2>"
    );
    let ways = &correction.alternatives;
    let is_common = |edit: &CorrectionEdit| ways.iter().all(|way| way.contains(edit));
    let first = ways.first().map_or(&[][..], Vec::as_slice);
    let common = some(first, is_common);
    edits(out, report, &common, lang);
    if ways.len() > 1 {
        if !common.is_empty() {
            put!(out, "<p>", words::BESIDES.get(lang), "</p>");
        }
        put!(out, "<ol>");
        for way in ways.iter().take(MAX_WAYS) {
            put!(out, "<li>");
            edits(out, report, &some(way, |edit| !is_common(edit)), lang);
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

fn some(
    edits: &[CorrectionEdit],
    are_wanted: impl Fn(&CorrectionEdit) -> bool,
) -> Vec<CorrectionEdit> {
    edits.iter().copied().filter(are_wanted).collect()
}

fn edits(out: &mut Html, report: &Report, edits: &[CorrectionEdit], lang: Lang) {
    if edits.is_empty() {
        return;
    }
    put!(out, "<ul>");
    for edit in edits {
        let line = text::repair::line(edit, false, lang);
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
