//! A table of a report as the form prints it, laid on the columns of a sheet.

use std::collections::BTreeMap;

use super::entry;
use super::figure::{self, Shown};
use super::look::Weight;
use super::safe;
use crate::Check;
use crate::correction::{Certainty, Correction};
use crate::form::{self, Content};
use crate::lang::Lang;
use crate::render::{finding_cells, text, words};
use crate::report::{CellName, OtherRows, Report, Table};

/// How many columns of the sheet the tables take. All have the same width, so that three tables
/// of different columns fit one sheet.
pub(super) const COLUMNS: u16 = 15;

/// How many columns of the sheet each column of a table takes.
const fn spans(table: Table) -> &'static [u16] {
    match table {
        Table::Disclosure => &[3, 4, 4, 4],
        Table::Applications => &[1, 2, 5, 1, 1, 1, 1, 1, 1, 1],
        Table::Proceedings => &[1; COLUMNS as usize],
    }
}

/// A table to draw.
#[derive(Debug, Clone)]
pub(super) struct Drawing {
    /// Which one.
    pub(super) table: Table,
    /// How many rows it has.
    pub(super) rows: u32,
    /// Its cells.
    pub(super) cells: Vec<Drawn>,
}

/// A cell of the table.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    /// The first row, from 0.
    pub(super) row: u32,
    /// The first column of the sheet, from 0.
    pub(super) column: u16,
    /// How many rows it takes.
    pub(super) rows: u32,
    /// How many columns of the sheet it takes.
    pub(super) columns: u16,
    /// What it shows.
    pub(super) holds: Holds,
}

/// What a cell of the table shows.
#[derive(Debug, Clone)]
pub(super) enum Holds {
    /// Words of the form.
    Label(&'static str),
    /// What the report prints, and what was found there.
    Figure(Shown, Option<Mark>),
    /// The form has the cell, the report does not, or in a row that cannot be read.
    Absent(&'static str),
}

/// What was found in a cell.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// The greatest weight of the findings.
    pub(super) weight: Weight,
    /// The figure is certainly wrong.
    pub(super) is_wrong: bool,
    /// The findings in words.
    pub(super) notes: Vec<String>,
}

impl Drawing {
    /// A report's table, with the findings marked.
    pub(super) fn of(table: Table, report: &Report, check: &Check, lang: Lang) -> Self {
        let layout = form::of(report, table);
        let mut marks = marks(check, report.other_rows(), lang);
        let spans = spans(table);
        // Which columns cells from above still take, and for how many rows.
        let mut reaching = vec![0_u8; spans.len()];
        let mut cells = Vec::new();
        for (row, line) in (0..).zip(&layout) {
            let mut at = 0;
            for cell in line {
                at += reaching[at..].iter().take_while(|&&rows| rows > 0).count();
                let end = (at + usize::from(cell.columns)).min(spans.len());
                cells.push(Drawn {
                    row,
                    column: spans[..at].iter().sum(),
                    rows: cell.rows.into(),
                    columns: spans[at..end].iter().sum(),
                    holds: match cell.content {
                        Content::Label(text) => Holds::Label(text),
                        Content::Figure(name) => holds(name, report, marks.remove(&name), lang),
                    },
                });
                reaching[at..end].fill(cell.rows);
                at = end;
            }
            for rows in &mut reaching {
                *rows = rows.saturating_sub(1);
            }
        }
        let rows = u32::try_from(layout.len()).unwrap_or(u32::MAX);
        Self { table, rows, cells }
    }
}

fn holds(name: CellName, report: &Report, mark: Option<Mark>, lang: Lang) -> Holds {
    match (report.figure(name), lang) {
        (Some(figure), _) => Holds::Figure(figure::shown(figure), mark),
        (None, Lang::Zh) if report.is_in_unreadable_row(name) => Holds::Absent("无法读取"),
        (None, Lang::En) if report.is_in_unreadable_row(name) => Holds::Absent("unreadable"),
        (None, Lang::Zh) => Holds::Absent("缺"),
        (None, Lang::En) => Holds::Absent("absent"),
    }
}

/// What was found in each cell.
fn marks(check: &Check, other: OtherRows, lang: Lang) -> BTreeMap<CellName, Mark> {
    let mut marks: BTreeMap<CellName, Mark> = BTreeMap::new();
    let mut add = |name, weight: Weight, note: String| {
        let mark = marks.entry(name).or_insert(Mark {
            weight,
            is_wrong: false,
            notes: Vec::new(),
        });
        mark.weight = mark.weight.max(weight);
        mark.notes.push(note);
    };
    for finding in &check.assessment.findings {
        let weight = entry::weight(finding);
        let message = finding.message(lang);
        let (word, place) = (weight.words(lang), words::place(finding, lang));
        let note = format!("{word} {} {place}\n{message}", finding.rule.id);
        for &name in finding_cells::of(finding).iter() {
            add(name, weight, safe::lines(&note));
        }
    }
    let forced = (check.repair.as_ref()).map_or_else(Vec::new, Correction::forced);
    for edit in &forced {
        // A figure that must change stands in a sum that does not hold, unless its term is 0.
        if let Some(mark) = marks.get_mut(&edit.cell) {
            mark.is_wrong = true;
            mark.notes
                .insert(0, text::repair::line(edit, Certainty::Forced, other, lang));
        }
    }
    marks
}
