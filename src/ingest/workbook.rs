//! Workbooks of Excel and WPS: XLSX, XLSB and XLS, each sheet that is shown a document.
//!
//! A cell reads as it is shown: a number by its format, a formula by the value that the program
//! saved with it. What the library does not say of a cell is read beside it: `parts` of XLSX, `biff`
//! of XLS.

mod biff;
mod drawings;
mod marks;
mod parts;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader as _, Sheet, SheetType, SheetVisible, Xls,
    XlsError, Xlsb, Xlsx, XlsxError,
};

use crate::document::Document;
use crate::ingest::html::PICTURE;
use crate::ingest::package::Package;
use crate::ingest::sheet::{self, Hidden, HiddenParts, SheetCell};
use crate::ingest::{IngestError, lines, number_format};
use crate::source::Kind;

use marks::{Covered, Marks};

/// A cell as it is shown, by its row and column from 0.
type Shown = ((u32, u32), String);

/// A sheet's cells as they are shown, and the regions in which they are merged.
struct Cells {
    shown: Vec<Shown>,
    merged: Vec<Dimensions>,
    hidden: HiddenParts,
    computed: BTreeSet<(u32, u32)>,
}

impl Cells {
    /// The cells that the library gives, with what the file says beside them.
    fn new(shown: Vec<Shown>, merged: Vec<Dimensions>, marks: Marks) -> Self {
        let others = shown
            .into_iter()
            .filter(|(at, _)| !marks.texts.contains_key(at));
        let mut shown: Vec<Shown> = others.collect();
        shown.extend(marks.texts);
        for (at, text) in &mut shown {
            if marks.struck.contains(at) && !text.trim().is_empty() {
                *text = format!("~{text}~");
            }
        }
        cover(&mut shown, &merged, &marks.covered);
        let range = |from: u32, to: u32| (from as usize, to as usize + 1);
        let rows = marks.hidden_rows.iter().map(|&row| range(row, row));
        let columns = marks.hidden_columns.iter();
        let hidden = HiddenParts {
            rows: Hidden::new(rows.collect()),
            columns: Hidden::new(columns.map(|&(from, to)| range(from, to)).collect()),
        };
        Self {
            shown,
            merged,
            hidden,
            computed: marks.computed,
        }
    }
}

/// Makes unreadable what figures and blanks of a table stand under a drawing.
fn cover(shown: &mut Vec<Shown>, merged: &[Dimensions], covered: &[Covered]) {
    if covered.is_empty() {
        return;
    }
    let is_word = |text: &str| text.contains(char::is_alphabetic);
    let places = || shown.iter().map(|&(at, _)| at);
    let last_row = places().map(|(row, _)| row).max();
    let last_column = places().map(|(_, column)| column).max();
    let held: BTreeSet<(u32, u32)> = places().collect();
    let region = |at: (u32, u32)| {
        let region = merged.iter().find(|it| it.contains(at.0, at.1));
        region.map_or((at, at), |region| (region.start, region.end))
    };
    let is_under = |at: (u32, u32)| {
        let (start, end) = region(at);
        covered.iter().any(|&(from, to)| {
            from.0 <= end.0 && start.0 <= to.0 && from.1 <= end.1 && start.1 <= to.1
        })
    };
    for (at, text) in shown.iter_mut() {
        if is_under(*at) && !is_word(text) {
            text.push(PICTURE);
        }
    }
    for &(from, to) in covered {
        for row in from.0..=to.0.min(last_row.unwrap_or(0)) {
            // Only rows that hold something: a blank of one of these may be what the drawing says.
            let in_row = held.range((row, 0)..=(row, u32::MAX));
            let ends = (in_row.clone().next(), in_row.last());
            let (Some(&(_, first)), Some(&(_, last))) = ends else {
                continue;
            };
            let last = last.max(last_column.unwrap_or(0));
            for column in from.1.max(first)..=to.1.min(last) {
                let (start, _) = region((row, column));
                if start == (row, column) && !held.contains(&start) {
                    shown.push(((row, column), PICTURE.to_string()));
                }
            }
        }
    }
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
    let mut marks = parts::marks(bytes)?;
    let sheets = book.sheets_metadata().to_vec();
    documents(&sheets, kind, |name, at| {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let mut marks = marks.get_mut(at).map(std::mem::take).unwrap_or_default();
        let mut shown = Vec::new();
        let mut reader = book.worksheet_cells_reader(name).map_err(failed)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(failed)? {
            let style = reader.styles().get(style);
            let format = style.and_then(|style| style.number_format.as_ref());
            let code = format.map_or("General", |format| format.format_code.as_str());
            let text = match cell.get_value() {
                DataRef::Int(0) if marks.hides_zeros => String::new(),
                DataRef::Float(value) if marks.hides_zeros && *value == 0.0 => String::new(),
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
            if style
                .and_then(|style| style.font.as_ref())
                .is_some_and(|font| font.strikethrough)
            {
                marks.struck.insert(cell.get_position());
            }
            shown.push((cell.get_position(), text));
            sheet::within_limit(shown.len())?;
        }
        Ok(Cells::new(shown, merged, marks))
    })
}

fn xlsb(bytes: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|_| IngestError::Damaged)?;
    let sheets = book.sheets_metadata().to_vec();
    documents(&sheets, kind, |name, _| {
        let shown = shown(&mut book, name, &Marks::default())?;
        Ok(Cells::new(shown, Vec::new(), Marks::default()))
    })
}

fn xls(bytes: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => IngestError::Encrypted,
        _ => IngestError::Damaged,
    })?;
    let mut marks = biff::marks(bytes)?;
    let sheets = book.sheets_metadata().to_vec();
    documents(&sheets, kind, |name, at| {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let marks = marks.get_mut(at).map(std::mem::take).unwrap_or_default();
        let shown = shown(&mut book, name, &marks)?;
        Ok(Cells::new(shown, merged, marks))
    })
}

/// The cells of a sheet of a format of which the library gives values alone.
fn shown<'a>(
    book: &mut impl calamine::Reader<Cursor<&'a [u8]>>,
    name: &str,
    marks: &Marks,
) -> Result<Vec<Shown>, IngestError> {
    let range = book.worksheet_range(name);
    range_cells(&range.map_err(|_| IngestError::Damaged)?, marks)
}

/// The cells of a range that hold something.
fn range_cells(range: &calamine::Range<Data>, marks: &Marks) -> Result<Vec<Shown>, IngestError> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut cells = Vec::new();
    let at = |first: u32, at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    for (row, column, value) in range.used_cells() {
        let at = (at(first_row, row), at(first_column, column));
        let number = |value: f64| match marks.codes.get(&at) {
            _ if value == 0.0 && marks.hides_zeros => String::new(),
            Some(code) => number_format::shown(value, code),
            None => number_format::plain(value),
        };
        let text = match value {
            Data::Int(value) => number(*value as f64),
            Data::Float(value) => number(*value),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
            Data::Bool(value) => truth(*value).to_owned(),
            Data::DateTime(date) => self::date(date),
            Data::Error(error) => error.to_string(),
            Data::Empty => continue,
        };
        cells.push((at, text));
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
    for (at, listed) in sheets.iter().enumerate() {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        if listed.visible != SheetVisible::Visible {
            hidden_sheets.push(listed.name.clone());
            continue;
        }
        let cells = read(&listed.name, at)?;
        let mut document = Document::new(kind);
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let blocks = sheet::blocks(placed(&cells), number, &cells.hidden)?;
        document.blocks = lines::fold(blocks, &mut 0);
        let computed = cells.computed.iter();
        let places = computed.map(|&(row, column)| (row as usize, column as usize));
        document.computed = places.map(|at| sheet::place(number, at)).collect();
        document.sheet = Some(listed.name.clone());
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

/// The cells with their merged regions.
fn placed(cells: &Cells) -> Vec<SheetCell> {
    let at = |(row, column): (u32, u32)| (row as usize, column as usize);
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
        .filter(|(from, content)| !content.is_empty() || regions.contains_key(from))
        .map(|(from, content)| SheetCell::new(at(from), size(from), content))
        .collect()
}
