//! The findings of a report, each linked to its cells.

use std::collections::BTreeMap;

use serde::Serialize;

use super::markup::{Html, Slot, Template, html, put};
use super::skeleton::{Place, Skeleton};
use super::{sums, words};
use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::render::causes::Numbered;
use crate::render::equation::{self, Equation};
use crate::render::finding_cells;
use crate::render::source_place;
use crate::render::text;
use crate::report::{Report, Table};
use crate::rule::RuleMeta;
use crate::rules::metas;
use crate::{Check, Read, render};

/// The most places of one finding that are listed; the tables show the rest.
const MAX_PLACES: usize = 3;

/// The most terms of a sum that are listed.
const MAX_TERMS: usize = 6;

/// The findings of one rule: its id, and what its template lists.
#[derive(Debug, Clone, Serialize)]
pub struct RuleFilling(pub &'static str, pub Vec<FindingFilling>);

/// One finding: what it says, the cells that it is about, and what stands behind these.
#[derive(Debug, Clone, Serialize)]
pub struct FindingFilling(Html, Vec<CellFilling>, Html);

/// A cell that a finding is about: the id of its slot, what is printed there, and where in the
/// source. Its label stands in the page once.
#[derive(Debug, Clone, Serialize)]
struct CellFilling(String, Html, Html);

/// What the findings of all reports share.
#[derive(Debug, Serialize)]
pub struct FindingTemplates {
    /// A finding: what it says, and its places.
    finding: Template,
    /// A place: id, label, what is printed, where.
    place: Template,
    /// The labels of the cells by the ids of their slots.
    labels: BTreeMap<String, Html>,
}

impl FindingTemplates {
    /// Those of findings in these tables.
    pub fn of(tables: impl IntoIterator<Item = Skeleton>, lang: Lang) -> Self {
        let mut labels = BTreeMap::new();
        for skeleton in tables {
            for (place, id) in skeleton.ids() {
                if let Place::Figure(name) = place {
                    labels.insert(
                        id,
                        html!(render::words::cell(name, skeleton.other_rows(), lang)),
                    );
                }
            }
        }
        Self {
            finding: Template::of(&html!(Slot, "<ul>", Slot, "</ul></li>")),
            place: Template::of(&html!(
                "<li><a href=\"#",
                Slot,
                "\">",
                Slot,
                "</a> <q>",
                Slot,
                "</q> <small>",
                Slot,
                "</small></li>"
            )),
            labels,
        }
    }

    /// The findings of a rule, drawn. The page's script does the same.
    pub fn fill(&self, rule: &RuleFilling) -> Html {
        let mut out = Html::default();
        for FindingFilling(said, cells, rest) in &rule.1 {
            let mut places = Html::default();
            for CellFilling(id, raw, at) in cells {
                let label = self.labels.get(id).cloned().unwrap_or_default();
                put!(
                    &mut places,
                    self.place.fill([html!(id), label, raw.clone(), at.clone()])
                );
            }
            put!(&mut places, rest);
            put!(&mut out, self.finding.fill([said.clone(), places]));
        }
        out
    }
}

/// Lists findings by the tables of the report that they are about, last those about none of
/// them; those of a rule together.
pub fn of(read: &Read, findings: &[Numbered<'_>], lang: Lang) -> Vec<Vec<RuleFilling>> {
    let report = &read.report;
    let has = |&&table: &&Table| report.has_table(table);
    let tables: Vec<Table> = Table::ALL.iter().filter(has).copied().collect();
    let mut lists: Vec<Vec<RuleFilling>> = vec![Vec::new(); tables.len() + 1];
    for &(number, finding) in findings {
        let table = table_of(finding);
        let at = tables.iter().position(|&of| table == Some(of));
        let list = &mut lists[at.unwrap_or(tables.len())];
        let shown = one(read, number, finding, lang);
        match list.iter_mut().find(|filling| filling.0 == finding.rule.id) {
            Some(RuleFilling(_, list)) => list.push(shown),
            None => list.push(RuleFilling(finding.rule.id, vec![shown])),
        }
    }
    lists
}

/// The table that a finding is about; `None` for what the narrative says.
fn table_of(finding: &Finding) -> Option<Table> {
    if finding.quote.is_some() {
        return None;
    }
    let named = || Table::ALL.iter().find(|table| finding.place == table.key());
    let of_cells = finding.cells.first().map(|cell| cell.table());
    of_cells.or_else(|| named().copied())
}

/// The rules with findings in a report, in their order.
pub fn rules(check: &Check) -> Vec<&'static str> {
    let findings = &check.assessment.findings;
    let is_found = |id: &&str| findings.iter().any(|finding| finding.rule.id == *id);
    metas().map(|rule| rule.id).filter(is_found).collect()
}

/// What stands around the findings of a rule.
pub fn template(rule: &RuleMeta, lang: Lang) -> Template {
    Template::of(&html!(
        "<section class=\"rule\"><h3><code>",
        rule.id,
        "</code> ",
        rule.what.get(lang),
        "</h3><ol>",
        Slot,
        "</ol></section>"
    ))
}

/// What a rule rests on and how to correct its findings.
pub fn basis(rule: &RuleMeta, lang: Lang) -> Html {
    html!(
        "<div><dt><code>",
        rule.id,
        "</code></dt><dd><b>",
        words::BASIS.get(lang),
        "</b> ",
        rule.basis.get(lang),
        "</dd><dd><b>",
        words::CORRECTION.get(lang),
        "</b> ",
        rule.correction.get(lang),
        "</dd></div>"
    )
}

/// A finding that a figure explains, on one line.
pub fn folded(report: &Report, number: usize, finding: &Finding, lang: Lang) -> Html {
    let equation = Equation::of(finding, lang, |terms, sum| equation::long(terms, sum, lang));
    let said = match equation {
        Some(equation) => html!(
            equation.left,
            " <b>",
            equation.relation,
            "</b> ",
            equation.right
        ),
        None => html!(render::words::message(finding, lang)),
    };
    html!(
        start(number, finding, lang),
        " <code>",
        finding.rule.id,
        "</code> ",
        place(report, finding, lang),
        " <span>",
        said,
        "</span></li>"
    )
}

/// The start of a finding's item: its sign, how bad it is, and its number.
fn start(number: usize, finding: &Finding, lang: Lang) -> Html {
    let mark = words::mark(finding.severity, finding.is_accepted);
    html!(
        "<li id=\"f",
        number,
        "\" class=\"",
        mark.class,
        "\"><span class=\"sev ",
        mark.class,
        "\"><b>",
        mark.sign,
        "</b> ",
        mark.word.get(lang),
        " ",
        number,
        "</span>"
    )
}

fn one(read: &Read, number: usize, finding: &Finding, lang: Lang) -> FindingFilling {
    let report = &read.report;
    let said = html!(
        start(number, finding, lang),
        " ",
        place(report, finding, lang),
        "<p>",
        finding.message(lang),
        "</p>"
    );
    let names = finding_cells::of(finding);
    let is_sum = finding.facts.sum().is_some();
    let most = if is_sum { MAX_TERMS } else { MAX_PLACES };
    let (mut cells, mut rest) = (Vec::new(), Html::default());
    for &name in names.iter().take(most) {
        let Some(figure) = report.figure(name) else {
            continue;
        };
        let raw = html!(text::findings::raw(&figure.raw, lang));
        // Its label is linked to the table.
        let at = html!(source_place::of_cell(figure.position, None, read, lang));
        let skeleton = Skeleton::of(report, name.table());
        match skeleton.id(Place::Figure(name)) {
            Some(id) => cells.push(CellFilling(id, raw, at)),
            // A subtotal, which the form does not have.
            None => {
                let named = render::words::cell(name, finding.other_rows, lang);
                put!(&mut rest, item(&html!(named, " <q>", raw, "</q>"), &at));
            }
        }
    }
    let more = names.len().saturating_sub(most);
    if more > 0 {
        put!(
            &mut rest,
            "<li>",
            words::MORE.get(lang),
            more,
            words::MORE_AFTER.get(lang),
            "</li>"
        );
    }
    elsewhere(&mut rest, finding, read, lang);
    FindingFilling(said, cells, rest)
}

/// The places of a finding that no cell stands for.
fn elsewhere(out: &mut Html, finding: &Finding, read: &Read, lang: Lang) {
    let table = table_of(finding);
    let rows = finding.facts.rows();
    for row in rows.iter().take(MAX_PLACES) {
        let raw = html!("<q>", text::findings::raw(&row.text, lang), "</q>");
        let at = source_place::of_cell(row.position, table, read, lang);
        put!(out, item(&raw, &html!(at)));
    }
    if let Some(position) = finding.position.filter(|_| rows.is_empty()) {
        let at = source_place::of_cell(position, table, read, lang);
        put!(out, item(&Html::default(), &html!(at)));
    }
    for other in &finding.elsewhere {
        let said = html!(render::source_place::elsewhere(other, lang));
        put!(out, html!("<li>", said, "</li>"));
    }
    if let Some(quote) = &finding.quote {
        let at = source_place::of_words(quote.place, read, lang);
        put!(out, item(&html!("<q>", quote.text, "</q>"), &html!(at)));
    }
}

fn item(what: &Html, at: &Html) -> Html {
    html!("<li>", what, " <small>", at, "</small></li>")
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
