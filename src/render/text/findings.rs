//! The findings of one report, one after the other.

use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::place::Place;
use crate::render::printable::printable;
use crate::render::source_place;
use crate::render::text::drawing::{self, Sum};
use crate::render::text::paint::Paint;
use crate::render::words;
use crate::report::{CellName, Position, Report};
use crate::rule::RuleMeta;
use crate::{Check, Read};

/// The most places of one finding that are listed. A sum has at most 22 terms, of which few are
/// not 0; what goes past this is a whole blank table, where more lines say nothing more.
const MAX_PLACES: usize = 10;

/// The most characters of a cell's text that are shown.
const MAX_RAW: usize = 40;

/// The most characters of a sentence that are shown: two lines of a page.
const MAX_QUOTE: usize = 80;

/// Writes findings of a report. What a rule rests on and how to correct it follows the last finding of
/// that rule, once.
pub(super) fn write(out: &mut String, findings: &[&Finding], of: (&Read, &Check), paint: Paint) {
    for (at, finding) in findings.iter().enumerate() {
        one(out, of, finding, paint);
        let is_last = findings
            .get(at + 1)
            .is_none_or(|next| next.rule.id != finding.rule.id);
        if is_last {
            advice(out, finding.rule, paint);
        }
    }
}

fn one(out: &mut String, (read, check): (&Read, &Check), finding: &Finding, paint: Paint) {
    let rule = finding.rule;
    *out += &format!(
        "\n  {} {} {}  {}{}\n",
        paint.severity(finding.severity),
        rule.id,
        rule.name,
        paint.strong(&printable(&words::place(finding, paint.lang))),
        match (finding.is_accepted, paint.lang) {
            (false, _) => "",
            (true, Lang::Zh) => "  （已接受）",
            (true, Lang::En) => "  (accepted)",
        }
    );
    let message = finding.message(paint.lang);
    *out += &format!("    {}\n", printable(&message));
    if let Some(sum) = finding.facts.sum() {
        let sum = Sum {
            correction: check.repair.as_ref(),
            left: &sum.left,
            right: &sum.right,
            totals: [finding.expected, finding.actual],
        };
        let at = |name: CellName| {
            let figure = read.report.figure(name);
            figure.map_or_else(String::new, |figure| {
                source(figure.position, &read.report, paint.lang)
            })
        };
        *out += &drawing::draw(&sum, paint, at);
        return;
    }
    let name = read.source.origin.to_string();
    let places = places(read, finding, paint.lang);
    for (position, text) in places.iter().take(MAX_PLACES) {
        let place = place(&name, *position, &read.report, paint.lang);
        let line = format!("      {}  {text}", paint.faint(&place));
        *out += line.trim_end();
        out.push('\n');
    }
    for other in &finding.elsewhere {
        *out += &format!("      {}\n", words::elsewhere(other, paint.lang));
    }
    if let Some(quote) = &finding.quote {
        let path = printable(&name);
        let place = in_source(&path, quote.place, &read.report, paint.lang);
        let words = shortened(&quote.text, MAX_QUOTE);
        *out += &format!("      {}  “{words}”\n", paint.faint(&place));
    }
    if let Some(more) = places
        .len()
        .checked_sub(MAX_PLACES)
        .filter(|&more| more > 0)
    {
        *out += &match paint.lang {
            Lang::Zh => format!("      ……另有 {more} 处\n"),
            Lang::En => format!("      … and {more} more\n"),
        };
    }
}

fn advice(out: &mut String, rule: &RuleMeta, paint: Paint) {
    let (basis, correction) = match paint.lang {
        Lang::Zh => ("依据：", "改正："),
        Lang::En => ("basis: ", "to correct: "),
    };
    *out += &format!("    {}{}\n", paint.faint(basis), rule.basis.get(paint.lang));
    *out += &format!(
        "    {}{}\n",
        paint.faint(correction),
        rule.correction.get(paint.lang)
    );
}

/// The line of the source and the place in its tables.
fn place(path: &str, position: Position, report: &Report, lang: Lang) -> String {
    let path = printable(path);
    let at = words::position(position, lang);
    format!("{}  {at}", in_source(&path, position.place, report, lang))
}

/// The path with the place behind it: `path:line`, which editors open, where there are lines.
fn in_source(path: &str, place: Place, report: &Report, lang: Lang) -> String {
    match place.line() {
        Some(line) => format!("{path}:{line}"),
        None => source_place::said(place, report, lang)
            .map_or_else(|| path.to_owned(), |said| format!("{path}  {said}")),
    }
}

/// The place in the source, or in its tables where it has none of its own.
fn source(position: Position, report: &Report, lang: Lang) -> String {
    let said = source_place::said(position.place, report, lang);
    said.unwrap_or_else(|| words::position(position, lang))
}

/// Where to look, with what is printed there.
fn places(read: &Read, finding: &Finding, lang: Lang) -> Vec<(Position, String)> {
    let shown = |&name: &CellName| {
        let figure = read.report.figure(name)?;
        let text = format!("{} = {}", words::cell(name, lang), raw(&figure.raw, lang));
        Some((figure.position, text))
    };
    let mut places: Vec<(Position, String)> = finding.cells.iter().filter_map(shown).collect();
    let rows = finding.facts.rows();
    if rows.is_empty() {
        places.extend((finding.position).map(|position| (position, String::new())));
    }
    places.extend((rows.iter()).map(|row| (row.position, raw(&row.text, lang))));
    places
}

/// What a cell prints, on one line and not too long.
pub(in crate::render) fn raw(text: &str, lang: Lang) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return match lang {
            Lang::Zh => "（空白）",
            Lang::En => "(blank)",
        }
        .to_owned();
    }
    shortened(&text, MAX_RAW)
}

/// The first characters of a text.
fn shortened(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    printable(&shown).into_owned()
}
