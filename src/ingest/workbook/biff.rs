//! What the records of an XLS file say beside the values that the library gives: which rows and
//! columns are hidden, how numbers are shown, which formulas have no result, and which digits of a
//! text are raised or struck out ([MS-XLS]; numbers of sections are those of its version 8).

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use super::marks::{Look, Marks, marked};
use crate::ingest::html::PICTURE;
use crate::ingest::{IngestError, MAX_BYTES, number_format};

/// The version of the records since Excel 97.
const BIFF8: u16 = 0x0600;

/// One record: its number, its bytes, and those of the records that continue it.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    continued: Vec<&'a [u8]>,
}

/// Two bytes of a record as a number; 0 past its end, as for a record that a program cut short.
fn word(data: &[u8], at: usize) -> u16 {
    let pair = data.get(at..at + 2);
    pair.map_or(0, |pair| u16::from_le_bytes([pair[0], pair[1]]))
}

/// Four bytes of a record as a number.
fn double_word(data: &[u8], at: usize) -> usize {
    usize::from(word(data, at)) | usize::from(word(data, at + 2)) << 16
}

/// The records of a stream from a place on, to the end of the part that begins there. What charts
/// within it hold is left out.
fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    let mut depth = 0_usize;
    let mut next = move || {
        let length = usize::from(word(rest, 2));
        let data = rest.get(4..4 + length)?;
        let kind = word(rest, 0);
        rest = &rest[4 + length..];
        Some((kind, data))
    };
    let mut ahead = next();
    std::iter::from_fn(move || {
        loop {
            let (kind, data) = ahead.take()?;
            ahead = next();
            let mut continued = Vec::new();
            while let Some((CONTINUE, more)) = ahead {
                continued.push(more);
                ahead = next();
            }
            match kind {
                BOF => depth += 1,
                EOF if depth <= 1 => return None,
                EOF => depth -= 1,
                _ => {}
            }
            if depth <= 1 {
                return Some(Record {
                    kind,
                    data,
                    continued,
                });
            }
        }
    })
}

const FORMULA: u16 = 0x0006;
const EOF: u16 = 0x000A;
const FONT: u16 = 0x0031;
const CONTINUE: u16 = 0x003C;
const UNCALCED: u16 = 0x005E;
const COLUMNS: u16 = 0x007D;
const SHEET: u16 = 0x0085;
const MANY_NUMBERS: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
const CELL_FORMAT: u16 = 0x00E0;
const STRINGS: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const ROW: u16 = 0x0208;
const VIEW: u16 = 0x023E;
const SHORT_NUMBER: u16 = 0x027E;
const NUMBER_FORMAT: u16 = 0x041E;
const BOF: u16 = 0x0809;

/// What the first part of the stream says for all sheets.
#[derive(Default)]
struct Book {
    is_biff8: bool,
    fonts: Vec<Look>,
    /// The font and the number format of each format of cells.
    cell_formats: Vec<(u16, u16)>,
    codes: BTreeMap<u16, String>,
    /// Where the part of each sheet begins.
    sheets: Vec<usize>,
    /// The shared texts that have raised or struck digits, by their numbers.
    strings: BTreeMap<usize, String>,
}

impl Book {
    fn read(stream: &[u8]) -> Self {
        let mut book = Self::default();
        for record in records(stream) {
            let data = record.data;
            match record.kind {
                BOF => book.is_biff8 = word(data, 0) == BIFF8,
                FONT => book.fonts.push(Look {
                    is_struck: word(data, 2) & 0x0008 != 0,
                    is_raised: word(data, 8) != 0,
                }),
                CELL_FORMAT => book.cell_formats.push((word(data, 0), word(data, 2))),
                NUMBER_FORMAT => {
                    let code = if book.is_biff8 {
                        Pieces::of(&record).skip(2).and_then(|mut pieces| {
                            let count = pieces.word()?;
                            let is_wide = pieces.byte()? & 1 != 0;
                            pieces.characters(count.into(), is_wide)
                        })
                    } else {
                        data.get(3..)
                            .map(|code| code.iter().copied().map(u16::from).collect())
                    };
                    let code = String::from_utf16_lossy(&code.unwrap_or_default());
                    book.codes.insert(word(data, 0), code);
                }
                SHEET => book.sheets.push(double_word(data, 0)),
                STRINGS if book.fonts.iter().any(|look| *look != Look::default()) => {
                    let texts = Pieces::of(&record).skip(8);
                    book.strings = texts.map(|texts| book.marked(texts)).unwrap_or_default();
                }
                _ => {}
            }
        }
        book
    }

    /// A font by its number: there is none of number 4 (2.5.129).
    fn font(&self, number: u16) -> Look {
        let at = usize::from(number) - usize::from(number > 4);
        self.fonts.get(at).copied().unwrap_or_default()
    }

    /// How the numbers of a cell are shown.
    fn code(&self, cell_format: u16) -> Option<&str> {
        let (_, format) = self.cell_formats.get(usize::from(cell_format))?;
        let own = self.codes.get(format).map(String::as_str);
        own.or_else(|| number_format::builtin(*format))
    }

    /// Whether a cell is struck out as a whole.
    fn is_struck(&self, cell_format: u16) -> bool {
        let font = self.cell_formats.get(usize::from(cell_format));
        font.is_some_and(|&(font, _)| self.font(font).is_struck)
    }

    /// The shared texts of which a part is raised or struck out (2.5.293).
    fn marked(&self, mut pieces: Pieces<'_>) -> BTreeMap<usize, String> {
        let mut marked = BTreeMap::new();
        let mut number = 0;
        while let Some((text, runs)) = pieces.rich_text() {
            if let Some(text) = self.marked_text(&text, &runs) {
                marked.insert(number, text);
            }
            number += 1;
        }
        marked
    }

    /// A text with its runs, each from a character on in a font.
    fn marked_text(&self, text: &[u16], runs: &[(u16, u16)]) -> Option<String> {
        let begins = std::iter::once((0, Look::default())).chain(
            runs.iter()
                .map(|&(at, font)| (usize::from(at), self.font(font))),
        );
        let ends = runs
            .iter()
            .map(|&(at, _)| usize::from(at))
            .chain([text.len()]);
        let pieces: Vec<(String, Look)> = (begins.zip(ends))
            .map(|((from, look), to)| (text.get(from..to).unwrap_or_default(), look))
            .map(|(units, look)| (String::from_utf16_lossy(units), look))
            .collect();
        marked(pieces.iter().map(|(text, look)| (text.as_str(), *look)))
    }
}

/// Bytes that go on over records.
struct Pieces<'a> {
    rest: &'a [u8],
    more: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    fn of(record: &Record<'a>) -> Self {
        Self {
            rest: record.data,
            more: record.continued.clone().into_iter(),
        }
    }

    /// The next byte, from the next record where this one is read; `None` at the end.
    fn byte(&mut self) -> Option<u8> {
        while self.rest.is_empty() {
            self.rest = self.more.next()?;
        }
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(mut self, bytes: usize) -> Option<Self> {
        for _ in 0..bytes {
            self.byte()?;
        }
        Some(self)
    }

    /// Characters as UTF-16. In each record that goes on with them a byte says anew whether they
    /// have two bytes or one (2.4.58).
    fn characters(&mut self, count: usize, mut is_wide: bool) -> Option<Vec<u16>> {
        let mut text = Vec::new();
        while text.len() < count {
            if self.rest.is_empty() {
                is_wide = self.byte()? & 1 != 0;
            }
            text.push(if is_wide {
                self.word()?
            } else {
                self.byte()?.into()
            });
        }
        Some(text)
    }

    /// The next of the shared texts, with the characters from which on another font is used.
    fn rich_text(&mut self) -> Option<(Vec<u16>, Vec<(u16, u16)>)> {
        let count = self.word()?;
        let flags = self.byte()?;
        let runs = if flags & 0x08 != 0 { self.word()? } else { 0 };
        let mut beside = 0;
        if flags & 0x04 != 0 {
            beside = usize::from(self.word()?) | usize::from(self.word()?) << 16;
        }
        let text = self.characters(count.into(), flags & 1 != 0)?;
        let runs = (0..runs).map(|_| Some((self.word()?, self.word()?)));
        let runs = runs.collect::<Option<Vec<_>>>()?;
        for _ in 0..beside {
            self.byte()?;
        }
        Some((text, runs))
    }
}

/// The marks of all sheets, in the order of the workbook.
///
/// # Errors
/// [`IngestError::Damaged`] for a file whose directory cannot be followed.
pub fn marks(bytes: &[u8]) -> Result<Vec<Marks>, IngestError> {
    let damaged = |_| IngestError::Damaged;
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let name = ["Workbook", "Book"]
        .into_iter()
        .find(|name| file.is_stream(name));
    let stream = file
        .open_stream(name.unwrap_or("Workbook"))
        .map_err(damaged)?;
    let mut content = Vec::new();
    (stream.take(MAX_BYTES as u64).read_to_end(&mut content)).map_err(damaged)?;
    let book = Book::read(&content);
    let mut all = Vec::new();
    let (mut without_result, mut has_result) = (Vec::new(), false);
    for &from in &book.sheets {
        let sheet = Sheet::read(&book, content.get(from..).unwrap_or_default());
        without_result.push(sheet.without_result);
        has_result |= sheet.has_result;
        all.push(sheet.marks);
    }
    // A program that computes nothing stores an empty text for each formula. Where one has a
    // result, those without show nothing: `IF(A1=0,"",A1)`.
    if !has_result {
        for (marks, cells) in all.iter_mut().zip(without_result) {
            marks
                .texts
                .extend(cells.into_iter().map(|at| (at, PICTURE.to_string())));
        }
    }
    Ok(all)
}

/// What is read of one sheet.
#[derive(Default)]
struct Sheet {
    marks: Marks,
    /// The cells whose formulas have an empty text for a result.
    without_result: Vec<(u32, u32)>,
    /// Whether a formula has another one.
    has_result: bool,
}

impl Sheet {
    fn read(book: &Book, stream: &[u8]) -> Self {
        let mut sheet = Self::default();
        let mut is_computed = true;
        for record in records(stream) {
            let data = record.data;
            let at = (u32::from(word(data, 0)), u32::from(word(data, 2)));
            match record.kind {
                UNCALCED => is_computed = false,
                VIEW => sheet.marks.hides_zeros = word(data, 0) & 0x10 == 0,
                // Of a height of 0, or one that was set to it.
                ROW if word(data, 12) & 0x20 != 0
                    || word(data, 12) & 0x40 != 0 && word(data, 6) & 0x7FFF == 0 =>
                {
                    sheet.marks.hidden_rows.insert(at.0);
                }
                COLUMNS if word(data, 8) & 1 != 0 || word(data, 4) == 0 => {
                    sheet.marks.hidden_columns.push(at);
                }
                SHARED_TEXT => {
                    let text = book.strings.get(&double_word(data, 6));
                    sheet
                        .marks
                        .texts
                        .extend(text.map(|text| (at, text.clone())));
                }
                // Texts of Excel 95, behind which the runs stand. Which characters these are the
                // file does not say for certain.
                RICH_TEXT => {
                    let runs = data
                        .get(8 + usize::from(word(data, 6))..)
                        .unwrap_or_default();
                    let fonts = runs.iter().skip(2).step_by(2);
                    if fonts
                        .into_iter()
                        .any(|&font| book.font(font.into()) != Look::default())
                    {
                        sheet.marks.texts.insert(at, PICTURE.to_string());
                    }
                }
                FORMULA => {
                    sheet.marks.computed.insert(at);
                    let is_text = word(data, 12) == 0xFFFF;
                    let is_empty = is_text && data.get(6) == Some(&3);
                    let is_zero = data.get(6..14) == Some(&[0; 8]);
                    if is_empty {
                        sheet.without_result.push(at);
                    } else if is_zero && !is_computed {
                        sheet.marks.texts.insert(at, PICTURE.to_string());
                    } else {
                        sheet.has_result = true;
                    }
                }
                _ => {}
            }
            sheet.formats(book, &record);
        }
        sheet
    }

    /// Notes how the number or text of a record is shown.
    fn formats(&mut self, book: &Book, record: &Record<'_>) {
        let data = record.data;
        let (row, column) = (u32::from(word(data, 0)), u32::from(word(data, 2)));
        let cells = match record.kind {
            MANY_NUMBERS => data.len().saturating_sub(6) / 6,
            NUMBER | SHORT_NUMBER | FORMULA | TEXT | SHARED_TEXT | RICH_TEXT => 1,
            _ => 0,
        };
        for (number, next) in (0..cells).zip(column..) {
            let format = word(data, 4 + 6 * number);
            if let Some(code) = book.code(format) {
                self.marks.codes.insert((row, next), code.to_owned());
            }
            if book.is_struck(format) {
                self.marks.struck.insert((row, next));
            }
        }
    }
}
