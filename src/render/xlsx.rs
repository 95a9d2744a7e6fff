//! What was found, as an Excel workbook for the office that supervises many bodies and sends a
//! list back to be worked off: the list of findings, the counts of each body, its figures over
//! the years, and a sheet a report with its tables redrawn as the form prints them.
//!
//! Every text is written as a string cell, which no spreadsheet program evaluates; text that
//! begins like a formula also has the quote prefix, so that it stays text when a person edits
//! the cell. That is all that a workbook needs; a CSV file that a person saves from it has no
//! types of cell, and no workbook can protect its reader.
//!
//! The workbook holds no date but a fixed one, so that the same input gives the same bytes.
//!
//! The library that writes it puts sheets together on threads of its own, one a sheet, which
//! cannot be turned off; this is the one place where threads are not the binary's.

mod cells;
mod drawing;
mod entry;
mod figure;
mod list;
mod look;
mod names;
pub mod parts;
mod roster;
mod safe;
mod sheet;
mod totals;
mod years;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::lang::{Lang, Text};
use crate::render::failure::Failed;
use crate::render::group::Group;
use crate::render::renderer::{Piece, Rendered, Renderer};
use crate::render::results::SourceResult;
use crate::render::results::Summary;
use crate::report::{Format, Table};
use crate::{Check, Read};
use drawing::Drawing;
use entry::Entry;
use look::{Look, Weight};
use years::YearFigure;

/// The name of the sheet with the list of findings.
const LIST: Text = Text {
    zh: "问题清单",
    en: "Findings",
};

/// The name of the sheet with the counts of each body.
const TOTALS: Text = Text {
    zh: "单位汇总",
    en: "Bodies",
};

/// The name of the sheet with the figures of each body over the years.
const ROSTER: Text = Text {
    zh: "报送情况",
    en: "Handed in",
};

const YEARS: Text = Text {
    zh: "历年数据",
    en: "Years",
};

/// The workbook, in a language.
#[derive(Debug)]
pub struct Book(pub Lang);

impl Renderer for Book {
    type Kept = Part;

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece<Part>> {
        Ok(Piece::kept(Part::of(result, self.0)))
    }

    fn end(&self, kept: Vec<Part>, total: &Summary) -> Rendered<Vec<u8>> {
        Ok(workbook(&kept, total, self.0)?)
    }
}

/// What the workbook keeps of one source until all are there.
#[derive(Debug, Clone)]
pub struct Part {
    path: String,
    body: Option<String>,
    /// The body that it is of, whatever of its names it has.
    group: Option<Group>,
    year: Option<i32>,
    format: Option<&'static str>,
    summary: Summary,
    figures: Vec<YearFigure>,
    entries: Vec<Entry>,
    tables: Vec<Drawing>,
}

impl Part {
    fn of(result: SourceResult<'_>, lang: Lang) -> Self {
        match result {
            SourceResult::Checked(read, check) => Self::report(read, check, lang),
            SourceResult::Failed(failed) => Self::failed(failed, lang),
        }
    }

    /// The part of a report that was checked.
    fn report(read: &Read, check: &Check, lang: Lang) -> Self {
        let report = &read.report;
        Self {
            path: read.source.origin.to_string(),
            body: report.body.clone().or_else(|| report.title.clone()),
            group: report.body.as_deref().map(Group::of_body),
            year: report.year,
            format: report.format.map(Format::key),
            summary: Summary::of(check),
            figures: years::figures(report, check),
            entries: entry::of(read, check, lang),
            tables: (Table::ALL.iter())
                .filter(|&&table| report.has_table(table))
                .map(|&table| Drawing::of(table, report, check, lang))
                .collect(),
        }
    }

    /// The part of a source that could not be read.
    fn failed(failed: &Failed, lang: Lang) -> Self {
        Self {
            path: failed.source.name.clone(),
            body: None,
            group: None,
            year: None,
            format: None,
            summary: Summary::of_result(SourceResult::Failed(failed)),
            figures: Vec::new(),
            entries: vec![Entry::failed(failed, lang)],
            tables: Vec::new(),
        }
    }

    const fn is_failed(&self) -> bool {
        self.summary.failed > 0
    }

    /// The greatest weight of what was found.
    fn weight(&self) -> Option<Weight> {
        self.entries.iter().map(|entry| entry.weight).max()
    }
}

/// The workbook's bytes, of the parts in the order of the sources and their counts.
fn workbook(parts: &[Part], total: &Summary, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let look = Look::new();
    let names = names::of(
        parts,
        [LIST, TOTALS, YEARS, ROSTER].map(|name| name.get(lang)),
    );
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(LIST.get(lang))?);
    let listed = workbook.add_worksheet().set_name(LIST.get(lang))?;
    list::write(listed, parts, &names, (&look, lang))?;
    let totals = workbook.add_worksheet().set_name(TOTALS.get(lang))?;
    totals::write(totals, (parts, total), &names, (&look, lang))?;
    if years::has_any(parts) {
        let sheet = workbook.add_worksheet().set_name(YEARS.get(lang))?;
        years::write(sheet, parts, (&look, lang))?;
    }
    if !total.roster.is_empty() {
        let sheet = workbook.add_worksheet().set_name(ROSTER.get(lang))?;
        roster::write(sheet, &total.roster, (&look, lang))?;
    }
    for (part, name) in parts.iter().zip(&names) {
        if let Some(name) = name {
            let sheet = workbook.add_worksheet().set_name(name)?;
            sheet::write(sheet, part, (&look, lang))?;
        }
    }
    workbook.save_to_buffer()
}

/// The properties of the file. A date must stand there: that of the form in force, 国办公开办函
/// 〔2021〕30号 of 2021-09-23.
fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    let date = ExcelDateTime::from_ymd(2021, 9, 23)?;
    Ok(DocProperties::new()
        .set_title(title)
        .set_author(crate::render::own::AUTHOR)
        .set_creation_datetime(&date))
}
