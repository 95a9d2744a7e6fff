//! Where something stands in its source: as the keys of JSON, and in words.

use schemars::JsonSchema;
use serde::Serialize;

use crate::Read;
use crate::diagnostic::Elsewhere;
use crate::lang::Lang;
use crate::place::Place;
use crate::render::printable::printable;
use crate::render::words;
use crate::report::{Position, Report, Table};
use crate::source::Kind;

/// A place in the source's own terms; those that its format lacks are absent.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[schemars(rename = "Place")]
pub struct PlaceOutput {
    /// The line of the source, from 1, where it has lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The page, from 1, where the source has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Points (1/72 inch) from the left edge of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<u16>,
    /// Points (1/72 inch) below the upper edge of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<u16>,
    /// The name of the sheet, where the source is a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell of the sheet: `C12`.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The paragraph, from 1, where the source has paragraphs and neither lines nor pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
}

impl PlaceOutput {
    /// The place of something in a report.
    #[must_use]
    pub fn of(place: Place, report: &Report) -> Self {
        let sheet = place.sheet().map(|sheet| report.sheet_name(sheet));
        Self::on(place, sheet)
    }

    /// The place of something in a source that is not at hand: `sheet` is the name of the sheet
    /// that it stands on, where it stands on one.
    #[must_use]
    pub fn on(place: Place, sheet: Option<String>) -> Self {
        let (x, y) = match place {
            Place::Page { at: (x, y), .. } => (Some(x), Some(y)),
            _ => (None, None),
        };
        Self {
            line: place.line(),
            page: place.page(),
            x,
            y,
            sheet,
            reference: place.reference(),
            paragraph: place.paragraph(),
        }
    }
}

/// The place in words, `None` where the format has no places.
#[must_use]
pub fn said(place: Place, report: &Report, lang: Lang) -> Option<String> {
    let sheet = place.sheet().map(|sheet| report.sheet_name(sheet));
    said_on(place, sheet.as_deref(), lang)
}

/// The place in words in a source that is not at hand: `sheet` is the name of the sheet that it
/// stands on, where it stands on one.
#[must_use]
pub fn said_on(place: Place, sheet: Option<&str>, lang: Lang) -> Option<String> {
    let said = match (place, lang) {
        (Place::Nowhere, _) => return None,
        (Place::Line { line, .. }, Lang::Zh) => format!("第{line}行"),
        (Place::Line { line, .. }, Lang::En) => format!("line {line}"),
        (Place::Page { page, .. }, Lang::Zh) => format!("第{page}页"),
        (Place::Page { page, .. }, Lang::En) => format!("page {page}"),
        (Place::Paragraph { paragraph }, Lang::Zh) => format!("第{paragraph}段"),
        (Place::Paragraph { paragraph }, Lang::En) => format!("paragraph {paragraph}"),
        (Place::Sheet { .. }, _) => {
            let (name, reference) = (sheet.unwrap_or_default(), place.reference());
            format!("{name}!{}", reference.unwrap_or_default())
        }
    };
    Some(said)
}

/// A cell of another report, with what it prints and where: on one line, and safe to print.
pub fn elsewhere(other: &Elsewhere, lang: Lang) -> String {
    let origin = other.origin.to_string();
    let place = other.figure.position.place;
    let at = match place.line() {
        Some(line) => format!("{origin}:{line}"),
        None => match said_on(place, other.sheet.as_deref(), lang) {
            Some(said) => format!("{origin}  {said}"),
            None => origin,
        },
    };
    let (cell, raw) = (
        words::cell(other.cell, other.other_rows, lang),
        words::printed(&other.figure.raw, lang),
    );
    let year = other.year;
    let line = match lang {
        Lang::Zh => format!("{at}  {year}年度  {cell} = {raw}"),
        Lang::En => format!("{at}  report for {year}  {cell} = {raw}"),
    };
    printable(&line).into_owned()
}

/// Where words stand, for people: nobody counts the lines of a page's source code, so that of
/// HTML it is said that they are those.
#[must_use]
pub fn of_words(place: Place, read: &Read, lang: Lang) -> Option<String> {
    match (source_line(place, read), lang) {
        (Some(line), Lang::Zh) => Some(format!("网页源码第{line}行")),
        (Some(line), Lang::En) => Some(format!("line {line} of the page's source")),
        (None, _) => said(place, &read.report, lang),
    }
}

/// Where a cell stands, for people: of a page and of a document its row and column in the table as
/// they are counted there, and then the line of the source code, the paragraph or the page. `table`
/// is which table of the form it is in; `None` where that is clear or not known.
#[must_use]
pub fn of_cell(position: Position, table: Option<Table>, read: &Read, lang: Lang) -> String {
    let within = match (source_line(position.place, read), position.place, lang) {
        (Some(line), _, Lang::Zh) => Some(format!("源码第{line}行")),
        (Some(line), _, Lang::En) => Some(format!("source line {line}")),
        (None, Place::Paragraph { .. } | Place::Page { .. }, _) => {
            said(position.place, &read.report, lang)
        }
        (None, ..) => None,
    };
    let Some(within) = within else {
        let said = said(position.place, &read.report, lang);
        return said.unwrap_or_else(|| words::position(position, lang));
    };
    let Position { row, column, .. } = position;
    let table = table.map(|table| words::table_number(table, lang));
    match (table, lang) {
        (Some(table), Lang::Zh) => format!("{table}第{row}行第{column}列（{within}）"),
        (None, Lang::Zh) => format!("第{row}行第{column}列（{within}）"),
        (Some(table), Lang::En) => format!("{table}, row {row}, column {column} ({within})"),
        (None, Lang::En) => format!("row {row}, column {column} ({within})"),
    }
}

/// The same beside a figure of a drawn sum, where its table is clear and room is little: of a page
/// without the line, of a document without the paragraph.
#[must_use]
pub fn of_term(position: Position, read: &Read, lang: Lang) -> String {
    let Position { row, column, .. } = position;
    let is_counted = matches!(position.place, Place::Paragraph { .. })
        || source_line(position.place, read).is_some();
    match (is_counted, lang) {
        (false, _) => of_cell(position, None, read, lang),
        (true, Lang::Zh) => format!("第{row}行第{column}列"),
        (true, Lang::En) => format!("row {row}, column {column}"),
    }
}

/// The line of a page's source code; `None` for what people read line by line themselves, or what
/// has no lines.
fn source_line(place: Place, read: &Read) -> Option<u32> {
    let is_page = matches!(read.source.kind, Some(Kind::Html | Kind::Mhtml));
    place.line().filter(|_| is_page)
}
