//! The findings of one report: first the figures that are certainly wrong with what they
//! explain, then the rest one after the other; what the rules rest on comes last, once.

use crate::diagnostic::{self, Finding};
use crate::lang::Lang;
use crate::render::causes::{ByCause, Cause, Numbered};
use crate::render::equation::{self, Equation};
use crate::render::printable::printable;
use crate::render::source_place;
use crate::render::text::drawing::{self, Sum};
use crate::render::text::flow::Flow;
use crate::render::text::paint::Paint;
use crate::render::text::repair;
use crate::render::words;
use crate::report::{CellName, OtherRows, Position, Table};
use crate::rule::RuleMeta;
use crate::rules::metas;
use crate::{Certainty, Check, Read};

/// The most places of one finding that are listed: enough to know where to begin.
const MAX_PLACES: usize = 3;

/// The same where everything is unfolded. A sum has at most 22 terms, of which few are not 0;
/// what goes past this is a whole blank table, where more lines say nothing more.
const MAX_PLACES_UNFOLDED: usize = 10;

/// The most characters of a cell's text that are shown.
const MAX_RAW: usize = 40;

/// The most characters of a sentence that are shown: two lines of a page.
const MAX_QUOTE: usize = 80;

/// A report whose findings are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Findings<'a> {
    pub(super) read: &'a Read,
    pub(super) check: &'a Check,
    pub(super) by_cause: &'a ByCause<'a>,
    pub(super) paint: Paint,
    /// What a figure explains is drawn in full, and more places are listed.
    pub(super) is_unfolded: bool,
}

impl Findings<'_> {
    fn other_rows(&self) -> OtherRows {
        self.read.report.other_rows()
    }

    /// Writes them all.
    pub(super) fn write(&self, out: &mut String) {
        for cause in &self.by_cause.causes {
            self.cause(out, cause);
        }
        if let Some(correction) = self.by_cause.correction {
            let told = |edit: &crate::CorrectionEdit| {
                let mut figures = self.by_cause.figures();
                figures.any(|figure| figure.cell == edit.cell && figure.to == edit.to)
            };
            if self.is_unfolded {
                out.push('\n');
            }
            repair::write(out, correction, told, self.other_rows(), self.paint);
        }
        for (_, finding) in &self.by_cause.others {
            if out.lines().count() > 1 {
                out.push('\n');
            }
            self.one(out, finding);
        }
        self.advice(out);
    }

    /// The figures that are wrong, and a line for each finding that they explain.
    fn cause(&self, out: &mut String, cause: &Cause<'_>) {
        let paint = self.paint;
        for figure in &cause.figures {
            let line = repair::line(figure, Certainty::Forced, self.other_rows(), paint.lang);
            // The line itself names the table.
            let at = self.at(figure.cell, |position, read, lang| {
                source_place::of_cell(position, None, read, lang)
            });
            let flow = Flow::new(2, 4, paint.width);
            let flow = flow.painted(&line, |line| paint.strong(line));
            *out += &flow.piece(2, &at, &paint.faint(&at)).end();
        }
        for (_, finding) in &cause.findings {
            if self.is_unfolded {
                out.push('\n');
                self.one(out, finding);
            } else {
                self.folded(out, finding);
            }
        }
    }

    /// A finding on one line.
    fn folded(&self, out: &mut String, finding: &Finding) {
        let paint = self.paint;
        let severity = paint.severity_word(finding.severity);
        let said = printable(&folded(finding, paint.lang)).into_owned();
        let flow = Flow::new(4, 6, paint.width)
            .piece(0, &severity, &paint.severity(finding.severity))
            .piece(1, finding.rule.id, finding.rule.id)
            .words(" ")
            .words(&said);
        *out += &flow.words(accepted(finding, paint.lang)).end();
    }

    /// A finding with its sum drawn or its places listed.
    fn one(&self, out: &mut String, finding: &Finding) {
        let (rule, paint) = (finding.rule, self.paint);
        let place = printable(&words::place(finding, paint.lang)).into_owned();
        let severity = paint.severity_word(finding.severity);
        let head = Flow::new(2, 4, paint.width)
            .piece(0, &severity, &paint.severity(finding.severity))
            .piece(1, rule.id, rule.id)
            .piece(1, rule.name, rule.name)
            .piece(2, &place, &paint.strong(&place))
            .words(accepted(finding, paint.lang));
        *out += &head.end();
        let message = finding.message(paint.lang);
        *out += &Flow::new(4, 4, paint.width)
            .words(&printable(&message))
            .end();
        if let Some(diagnostic::Sum { left, right }) = finding.facts.sum() {
            let sum = Sum {
                correction: self.check.repair.as_ref(),
                left,
                right,
                other_rows: self.other_rows(),
            };
            *out += &drawing::draw(&sum, paint, |cell| self.at(cell, source_place::of_term));
        } else {
            self.places(out, finding);
        }
    }

    /// Where to look, with what is printed there.
    fn places(&self, out: &mut String, finding: &Finding) {
        let paint = self.paint;
        let flow = || Flow::new(6, 8, paint.width);
        let places = places(self.read, finding, paint.lang);
        let most = if self.is_unfolded {
            MAX_PLACES_UNFOLDED
        } else {
            MAX_PLACES
        };
        for (position, table, text) in places.iter().take(most) {
            let at = source_place::of_cell(*position, *table, self.read, paint.lang);
            let flow = flow().piece(0, &at, &paint.faint(&at));
            *out += &flow.words("  ").words(text).end();
        }
        let more = places.len().saturating_sub(most);
        if more > 0 {
            *out += &match paint.lang {
                Lang::Zh => format!("      ……另有{more}处\n"),
                Lang::En => format!("      … and {more} more\n"),
            };
        }
        for other in &finding.elsewhere {
            *out += &flow()
                .words(&source_place::elsewhere(other, paint.lang))
                .end();
        }
        if let Some(quote) = &finding.quote {
            let at = source_place::of_words(quote.place, self.read, paint.lang);
            let at = at.unwrap_or_default();
            let words = format!("“{}”", shortened(&quote.text, MAX_QUOTE));
            let flow = flow().piece(0, &at, &paint.faint(&at));
            let gap = if at.is_empty() { "" } else { "  " };
            *out += &flow.words(gap).words(&words).end();
        }
    }

    /// What the rules with findings rest on and how to correct these, in the order of the rules.
    fn advice(&self, out: &mut String) {
        let paint = self.paint;
        let explained = self
            .by_cause
            .causes
            .iter()
            .flat_map(|cause| &cause.findings);
        let shown: Vec<&Numbered<'_>> = explained.chain(&self.by_cause.others).collect();
        let is_shown = |rule: &&RuleMeta| shown.iter().any(|(_, found)| found.rule.id == rule.id);
        let (title, basis, correction) = match paint.lang {
            Lang::Zh => ("依据和改正", "依据：", "改正："),
            Lang::En => ("Basis, and how to correct", "basis: ", "to correct: "),
        };
        for (at, rule) in metas().filter(is_shown).enumerate() {
            if at == 0 {
                *out += &format!("\n  {}\n", paint.faint(title));
            }
            let hang = 4 + rule.id.len() + 2;
            for (start, label, text) in [
                (rule.id, basis, rule.basis),
                ("", correction, rule.correction),
            ] {
                let start = format!("{start:width$}", width = hang - 4);
                let flow = Flow::new(4, hang, paint.width).piece(0, &start, &start);
                let flow = flow.piece(0, label, &paint.faint(label));
                *out += &flow.words(text.get(paint.lang)).end();
            }
        }
    }

    /// Where a cell stands, as `said` has it; nothing where the document lacks it.
    fn at(&self, name: CellName, said: impl Fn(Position, &Read, Lang) -> String) -> String {
        let figure = self.read.report.figure(name);
        figure.map_or_else(String::new, |figure| {
            said(figure.position, self.read, self.paint.lang)
        })
    }
}

const fn accepted(finding: &Finding, lang: Lang) -> &'static str {
    match (finding.is_accepted, lang) {
        (false, _) => "",
        (true, Lang::Zh) => "  （已接受）",
        (true, Lang::En) => "  (accepted)",
    }
}

/// What a finding says, on one line: the place, and of a sum its arithmetic only.
pub(in crate::render) fn folded(finding: &Finding, lang: Lang) -> String {
    let place = words::place(finding, lang);
    let said = match Equation::of(finding, lang, |terms, sum| equation::long(terms, sum, lang)) {
        Some(equation) => equation.to_string(),
        None => words::message(finding, lang),
    };
    match lang {
        // Some messages begin with the place themselves.
        _ if said.starts_with(&place) => said,
        Lang::Zh => format!("{place}：{said}"),
        Lang::En => format!("{place}: {said}"),
    }
}

/// Where to look, with what is printed there.
fn places(read: &Read, finding: &Finding, lang: Lang) -> Vec<(Position, Option<Table>, String)> {
    let shown = |&name: &CellName| {
        let figure = read.report.figure(name)?;
        let text = format!(
            "{} = {}",
            words::cell(name, finding.other_rows, lang),
            raw(&figure.raw, lang)
        );
        Some((figure.position, Some(name.table()), text))
    };
    let mut places: Vec<_> = finding.cells.iter().filter_map(shown).collect();
    let table = (Table::ALL.iter().copied()).find(|table| finding.place == table.key());
    let table = finding.cells.first().map(|cell| cell.table()).or(table);
    let rows = finding.facts.rows();
    places.extend(
        rows.iter()
            .map(|row| (row.position, table, raw(&row.text, lang))),
    );
    let position = finding.position.filter(|_| rows.is_empty());
    places.extend(position.map(|position| (position, table, String::new())));
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
