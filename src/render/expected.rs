//! The cells that a report should have, beside those that it has.

use std::collections::BTreeMap;

use crate::form::{self, Content as FormContent};
use crate::lang::Lang;
use crate::render::words;
use crate::report::{CellName, Content, Format, Report, Table, UnreadableRow};

/// The cells of rows whose figures cannot be told apart, each with its row.
pub(super) fn unread(report: &Report) -> impl Iterator<Item = (CellName, &UnreadableRow)> {
    let rows = report.unreadable_rows.iter();
    let cells = rows.flat_map(|row| row.cells.iter().map(move |&name| (name, row)));
    cells.filter(|(name, _)| report.figure(*name).is_none())
}

/// What each cell says that holds neither a number nor nothing.
pub(super) fn states(report: &Report) -> BTreeMap<String, &'static str> {
    let printed = (report.cells.iter()).filter_map(|(name, figure)| {
        let is_told = !matches!(figure.content, Content::Number(_) | Content::Blank);
        is_told.then(|| (name.to_string(), figure.content.key()))
    });
    let unread = unread(report).map(|(name, _)| (name.to_string(), Content::Unreadable.key()));
    printed.chain(unread).collect()
}

/// The cells of the form, in its order, that the document lacks.
pub(super) fn absent(report: &Report) -> Vec<String> {
    let expected = Table::ALL
        .iter()
        .flat_map(|&table| figures(form::of(report, table)));
    let absent = expected
        .filter(|&name| report.figure(name).is_none() && !report.is_in_unreadable_row(name));
    absent.map(|name| name.to_string()).collect()
}

/// All cells of both forms, in their order, each once.
pub(super) fn all() -> Vec<CellName> {
    let mut cells = Vec::new();
    for &table in Table::ALL {
        for format in [Format::F2021, Format::F2019] {
            for name in figures(form::table(table, format)) {
                if !cells.contains(&name) {
                    cells.push(name);
                }
            }
        }
    }
    cells
}

/// The cells of a table of the form.
pub(super) fn figures(layout: form::Layout) -> impl Iterator<Item = CellName> {
    let cells = layout.into_iter().flatten();
    cells.filter_map(|cell| match cell.content {
        FormContent::Figure(name) => Some(name),
        FormContent::Label(_) => None,
    })
}

/// The tables of which nothing could be read, in words; `None` where all three could.
#[must_use]
pub fn unread_tables(report: &Report, lang: Lang) -> Option<String> {
    let unread = (Table::ALL.iter()).filter(|&&table| !report.can_read(table));
    let words: Vec<&str> = unread
        .map(|&table| words::table_number(table, lang))
        .collect();
    match (words.is_empty(), lang) {
        (true, _) => None,
        (false, Lang::Zh) => Some(format!("没有读到{}的数字", words.join("、"))),
        (false, Lang::En) => Some(format!("no figure was read of {}", words.join(", "))),
    }
}
