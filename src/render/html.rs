//! What was found, as one web page that needs nothing but itself: to read on a screen, to print
//! and to hand on.
//!
//! One report stands in the page as it is; of several the page has an overview, and draws the one
//! that is asked for. Both are drawn alike: what reports share (the tables of the form, the
//! documentation of a rule) is a template that stands in the page once, and a report is what
//! fills the templates: its figures in the order of the form, the marks of cells, and its
//! findings. `draw` fills them here, `script.js` does the same in the page.
//!
//! | module | holds |
//! | --- | --- |
//! | `markup` | mark-up in which nothing goes unescaped but the program's own |
//! | `skeleton` | the tables of the form, with slots |
//! | `cells`, `sums` | what fills the slots |
//! | `head`, `findings` | the rest of a report |
//! | `overview` | the overview of several |
//! | `page` | the whole |
//! | [`comparison`] | two reports side by side, a page of its own |
//! | `gloss`, `short`, `words` | labels and texts |

mod cells;
pub mod comparison;
mod findings;
mod gloss;
mod head;
mod markup;
mod overview;
mod page;
mod reference;
mod skeleton;
mod sums;
mod words;

use serde::Serialize;

use std::cmp::Reverse;

use crate::diagnostic::Severity;
use crate::lang::Lang;
use crate::render::causes::ByCause;
use crate::render::group::{self, Counted, Group, Member};
use crate::render::renderer::{By, Piece, Rendered, Renderer};
use crate::render::results::SourceResult;
use crate::render::results::Summary;
use crate::report::Format;
use crate::rule::RuleMeta;
use crate::{Check, Read};
use markup::{Html, Template, put};
use overview::bodies::{MainFigures, main_figures};

/// The page.
#[derive(Debug)]
pub struct Page {
    /// The language.
    pub lang: Lang,
    /// What the overview counts by besides.
    pub group_by: Option<By>,
}

impl Renderer for Page {
    type Kept = Entry;

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece<Entry>> {
        let source = match result {
            SourceResult::Checked(read, check) => {
                Source::Checked(Box::new(Checked::of(read, check, self.lang)))
            }
            SourceResult::Failed(failed) => Source::Failed {
                path: failed.source.name.clone(),
                message: failed.error.message.clone(),
            },
        };
        Ok(Piece::kept(Entry {
            source,
            member: self.group_by.map(|by| Member::of(result, by)),
        }))
    }

    fn end(&self, kept: Vec<Entry>, total: &Summary) -> Rendered<Vec<u8>> {
        let groups = self.group_by.map(|by| {
            let members = kept.iter().filter_map(|entry| entry.member.clone());
            (by, group::counted(members, by))
        });
        Ok(page::of(&kept, groups.as_ref(), total, self.lang)?.into_bytes())
    }
}

/// What the page keeps of one source.
#[derive(Debug, Clone)]
pub struct Entry {
    source: Source,
    /// How it is counted by group, where it is.
    member: Option<Member>,
}

/// The groups that the overview counts by.
type Groups = (By, Vec<Counted>);

#[derive(Debug, Clone)]
enum Source {
    Checked(Box<Checked>),
    Failed { path: String, message: String },
}

/// A report that was read: its line of the overview, and its drawing.
#[derive(Debug, Clone)]
struct Checked {
    line: Line,
    drawing: Drawing,
}

/// What the overview says of a report.
#[derive(Debug, Clone)]
struct Line {
    body: Option<Group>,
    year: Option<i32>,
    format: Option<Format>,
    summary: Summary,
    figures: MainFigures,
    /// The rules with findings that no baseline accepts, in their order.
    found: Vec<Found>,
}

/// What a rule found in a report.
#[derive(Debug, Clone)]
struct Found {
    rule: &'static RuleMeta,
    worst: Severity,
    count: usize,
    /// Of them those that are as bad as the worst.
    of_worst: usize,
}

/// A report as it is drawn: what fills the templates.
#[derive(Debug, Clone, Serialize)]
struct Drawing {
    path: String,
    /// The reporting body, or else what comes nearest to its name.
    name: String,
    head: Html,
    tables: Vec<cells::TableFilling>,
    marks: Vec<cells::Mark>,
    /// The findings about each of the tables, and last those about none of them.
    found: Vec<Vec<findings::RuleFilling>>,
    /// The rules with findings, by their ids.
    rules: Vec<&'static str>,
}

impl Checked {
    fn of(read: &Read, check: &Check, lang: Lang) -> Self {
        let report = &read.report;
        let name = report.body.as_ref().or(report.title.as_ref());
        let path = read.source.origin.to_string();
        let name = name.unwrap_or(&path).clone();
        let by_cause = ByCause::of(check, |_| true);
        let tables = cells::of(read, check, by_cause.correction, lang);
        let listed = findings::of(read, &by_cause.others, lang);
        let summary = Summary::of(check);
        Self {
            line: Line {
                body: report.body.as_deref().map(Group::of_body),
                year: report.year,
                format: report.format,
                found: found(check, &summary),
                summary,
                figures: main_figures(report),
            },
            drawing: Drawing {
                path,
                head: head::of((read, check), &by_cause, &name, lang),
                name,
                tables: tables.tables,
                marks: tables.marks,
                found: listed,
                rules: findings::rules(check),
            },
        }
    }
}

/// The reports as their lines stand and as the script opens them: what must be looked into first stands
/// first; alike reports stay in the order of their files.
fn reports(entries: &[Entry]) -> Vec<&Checked> {
    let mut reports = in_order(entries);
    reports.sort_by_key(|report| {
        let Summary {
            errors,
            warnings,
            infos,
            ..
        } = report.line.summary;
        Reverse((errors, warnings, infos))
    });
    reports
}

/// The reports in the order of their files.
fn in_order(entries: &[Entry]) -> Vec<&Checked> {
    fn report(entry: &Entry) -> Option<&Checked> {
        match &entry.source {
            Source::Checked(checked) => Some(checked),
            Source::Failed { .. } => None,
        }
    }
    entries.iter().filter_map(report).collect()
}

/// The findings that no baseline accepts, counted by their rules.
fn found(check: &Check, summary: &Summary) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for finding in check
        .assessment
        .findings
        .iter()
        .filter(|of| !of.is_accepted)
    {
        let rule = finding.rule;
        if all.iter().any(|found| found.rule.id == rule.id) {
            continue;
        }
        let Some((count, (worst, of_worst))) = (summary.rules.get(rule.id))
            .and_then(|count| Some((count.findings, count.of_worst()?)))
        else {
            continue;
        };
        all.push(Found {
            rule,
            worst,
            count,
            of_worst,
        });
    }
    all
}

/// A report, drawn.
fn draw(drawing: &Drawing, templates: &page::Templates) -> Html {
    let rules = |rules: &[findings::RuleFilling], frame: &Template| {
        let drawn =
            (rules.iter()).map(|rule| templates.rule(rule.0).fill([templates.findings.fill(rule)]));
        framed(frame, drawn.collect())
    };
    let frames = &templates.frames;
    let mut tables = Html::default();
    for (table, found) in drawing.tables.iter().zip(&drawing.found) {
        let drawn = templates.table(table.0).fill(table.cells(&drawing.marks));
        put!(&mut tables, drawn, rules(found, &frames.found));
    }
    let rest = drawing.found.last().map(|rest| rules(rest, &frames.rest));
    let bases = drawing.rules.iter().map(|id| templates.basis(id).clone());
    frames.report.fill([
        drawing.head.clone(),
        tables,
        rest.unwrap_or_default(),
        framed(&frames.bases, bases.collect()),
    ])
}

/// Parts in a frame; nothing where there are none.
fn framed(frame: &Template, parts: Vec<Html>) -> Html {
    if parts.is_empty() {
        return Html::default();
    }
    let mut all = Html::default();
    for part in parts {
        put!(&mut all, part);
    }
    frame.fill([all])
}
