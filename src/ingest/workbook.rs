//! Workbooks of Excel and WPS: XLSX, XLSB and XLS, each sheet that is shown a document.
//!
//! A cell reads as it is shown: a number by its format, a formula by the value that the program
//! saved with it. XLS files keep formats where the library does not look, so that their numbers
//! have all the decimals that they hold.

mod parts;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader as _, Sheet, SheetType, SheetVisible, Xls,
    XlsError, Xlsb, Xlsx, XlsxError,
};

use crate::document::Document;
use crate::ingest::package::Package;
use crate::ingest::sheet::{self, SheetCell};
use crate::ingest::{IngestError, lines, number_format};
use crate::source::Kind;

/// A cell as it is shown, by its row and column from 0.
type Shown = ((u32, u32), String);

/// A sheet's cells as they are shown, and the regions in which they are merged.
#[derive(Default)]
struct Cells {
    shown: Vec<Shown>,
    merged: Vec<Dimensions>,
    hidden_rows: BTreeSet<u32>,
    hidden_columns: Vec<(u32, u32)>,
}

/// Reads a workbook.
///
/// # Errors
/// [`IngestError`] for a file that is damaged, encrypted or past the limits.
pub fn ingest(bytes: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    // The library counts without looking whether a number fits, so that damaged files can end it.
    catch_unwind(|| read(bytes, kind)).unwrap_or(Err(IngestError::Damaged))
}

fn read(bytes: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    if !bytes.starts_with(b"PK") {
        return xls(bytes, kind);
    }
    // The library unpacks without bounds, so that everything is unpacked within them first.
    let mut package = Package::open(bytes)?;
    let names: Vec<String> = package.names().into_iter().map(str::to_owned).collect();
    for name in &names {
        package.read(name)?;
    }
    let is_binary = package.has("xl/workbook.bin");
    if is_binary {
        xlsb(bytes, kind)
    } else {
        xlsx(bytes, kind)
    }
}

fn xlsx(bytes: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    let failed = |error: XlsxError| match error {
        XlsxError::Password => IngestError::Encrypted,
        _ => IngestError::Damaged,
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let mut marks = parts::marks(bytes)?.into_iter();
    let sheets = book.sheets_metadata().to_vec();
    documents(&sheets, kind, |name, at| {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let mut cells = Cells {
            merged,
            ..Cells::default()
        };
        let marks = marks.nth(at).unwrap_or_default();
        (cells.hidden_rows, cells.hidden_columns) = (marks.hidden_rows, marks.hidden_columns);
        let mut reader = book.worksheet_cells_reader(name).map_err(failed)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(failed)? {
            let style = reader.styles().get(style);
            let format = style.and_then(|style| style.number_format.as_ref());
            let code = format.map_or("General", |format| format.format_code.as_str());
            let text = match cell.get_value() {
                DataRef::Int(value) => number_format::shown(*value as f64, code),
                DataRef::Float(value) => number_format::shown(*value, code),
                DataRef::String(text) => text.clone(),
                DataRef::SharedString(text) => (*text).to_owned(),
                DataRef::Bool(value) => truth(*value).to_owned(),
                DataRef::DateTime(date) => self::date(date),
                DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
                DataRef::Error(error) => error.to_string(),
                DataRef::Empty => continue,
            };
            if !marks.texts.contains_key(&cell.get_position()) {
                cells.shown.push((cell.get_position(), text));
            }
            sheet::within_limit(cells.shown.len())?;
        }
        cells.shown.extend(marks.texts);
        Ok(cells)
    })
}

fn xlsb(bytes: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|_| IngestError::Damaged)?;
    let sheets = book.sheets_metadata().to_vec();
    documents(&sheets, kind, |name, _| {
        Ok(Cells {
            shown: shown(&mut book, name)?,
            ..Cells::default()
        })
    })
}

fn xls(bytes: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => IngestError::Encrypted,
        _ => IngestError::Damaged,
    })?;
    let sheets = book.sheets_metadata().to_vec();
    documents(&sheets, kind, |name, _| {
        Ok(Cells {
            shown: shown(&mut book, name)?,
            merged: book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            ..Cells::default()
        })
    })
}

/// The cells of a sheet of a format of which the library gives values alone.
fn shown<'a>(
    book: &mut impl calamine::Reader<Cursor<&'a [u8]>>,
    name: &str,
) -> Result<Vec<Shown>, IngestError> {
    let range = book.worksheet_range(name);
    range_cells(&range.map_err(|_| IngestError::Damaged)?)
}

/// The cells of a range that hold something.
fn range_cells(range: &calamine::Range<Data>) -> Result<Vec<Shown>, IngestError> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut cells = Vec::new();
    for (row, column, value) in range.used_cells() {
        let text = match value {
            Data::Int(value) => value.to_string(),
            Data::Float(value) => number_format::plain(*value),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
            Data::Bool(value) => truth(*value).to_owned(),
            Data::DateTime(date) => self::date(date),
            Data::Error(error) => error.to_string(),
            Data::Empty => continue,
        };
        let at =
            |first: u32, at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        cells.push(((at(first_row, row), at(first_column, column)), text));
        sheet::within_limit(cells.len())?;
    }
    Ok(cells)
}

const fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

/// A date or a time as such, so that none is taken for a figure.
fn date(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let value = date.as_f64();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if date.is_duration() || value < 1.0 {
        time
    } else if value.fract() == 0.0 {
        format!("{year}-{month:02}-{day:02}")
    } else {
        format!("{year}-{month:02}-{day:02} {time}")
    }
}

/// Reads the sheets that are shown.
fn documents(
    sheets: &[Sheet],
    kind: Kind,
    mut read: impl FnMut(&str, usize) -> Result<Cells, IngestError>,
) -> Result<Vec<Document>, IngestError> {
    let (mut documents, mut hidden_sheets) = (Vec::new(), Vec::new());
    // How many sheets were passed over since the last one that was read.
    let mut passed = 0;
    for (number, sheet) in (1..).zip(sheets) {
        if sheet.typ != SheetType::WorkSheet {
            passed += 1;
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            hidden_sheets.push(sheet.name.clone());
            passed += 1;
            continue;
        }
        let cells = read(&sheet.name, std::mem::take(&mut passed))?;
        let mut document = Document::new(kind);
        let blocks = sheet::blocks(placed(cells), number)?;
        document.blocks = lines::fold(blocks, &mut 0);
        document.sheet = Some(sheet.name.clone());
        documents.push(document);
    }
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    for document in &mut documents {
        document.sheets.clone_from(&names);
        document
            .passed_over
            .hidden_sheets
            .clone_from(&hidden_sheets);
    }
    Ok(documents)
}

/// The cells with their merged regions, without the rows and columns that are hidden.
fn placed(cells: Cells) -> Vec<SheetCell> {
    let at = |(row, column): (u32, u32)| (row as usize, column as usize);
    let is_hidden = |(row, column): (u32, u32)| {
        let mut columns = cells.hidden_columns.iter();
        cells.hidden_rows.contains(&row) || columns.any(|&(from, to)| (from..=to).contains(&column))
    };
    let regions: std::collections::BTreeMap<(u32, u32), (u32, u32)> = cells
        .merged
        .iter()
        .map(|region| (region.start, region.end))
        .collect();
    let size = |from: (u32, u32)| {
        let end = regions.get(&from).copied().unwrap_or(from);
        let count = |from: u32, to: u32| to.saturating_sub(from) as usize + 1;
        (count(from.0, end.0), count(from.1, end.1))
    };
    let holding: BTreeSet<(u32, u32)> = cells.shown.iter().map(|(at, _)| *at).collect();
    let empty = regions.keys().filter(|at| !holding.contains(at));
    let empty = empty.map(|&from| (from, Vec::new()));
    let held = cells
        .shown
        .iter()
        .map(|(from, text)| (*from, SheetCell::lines(text)));
    held.chain(empty)
        .filter(|(from, _)| !is_hidden(*from))
        .filter(|(from, content)| !content.is_empty() || regions.contains_key(from))
        .map(|(from, content)| SheetCell::new(at(from), size(from), content))
        .collect()
}
