//! Writing cells: what every sheet does in the same way.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use super::figure::Shown;
use super::safe::{MAX_CELL, cut, is_like_a_formula, lines};
use crate::lang::Lang;

/// The most columns that a row of any sheet here has.
type Span = (u16, u16);

/// What is written to a cell.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    /// A text, as a string.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// Nothing.
    Blank,
    /// A text that leads to the first cell of a sheet of this workbook.
    Link(&'a str, &'a str),
}

/// A sheet that is written, with the language of its words.
pub(super) struct Writer<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) lang: Lang,
}

impl Writer<'_> {
    /// Writes a cell.
    pub(super) fn put(
        &mut self,
        (row, column): (u32, u16),
        value: &Value<'_>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match *value {
            Value::Text(text) => {
                let text = self.text(text);
                let format = quoted(&text, format);
                self.sheet
                    .write_string_with_format(row, column, text, &format)?;
            }
            Value::Number(number) => {
                self.sheet
                    .write_number_with_format(row, column, number, format)?;
            }
            Value::Blank => {
                self.sheet.write_blank(row, column, format)?;
            }
            Value::Link(text, name) => {
                let to = format!("internal:'{}'!A1", name.replace('\'', "''"));
                let url = Url::new(to).set_text(self.text(text));
                let format = quoted(text, format);
                self.sheet
                    .write_url_with_format(row, column, url, &format)?;
            }
        }
        Ok(())
    }

    /// Writes the cells of a row from the first, as high as the texts in columns of these widths
    /// need.
    pub(super) fn row(
        &mut self,
        row: u32,
        cells: &[(Value<'_>, &Format)],
        widths: impl Iterator<Item = f64>,
    ) -> Result<(), XlsxError> {
        let mut high = height("", 1.0);
        for ((column, (value, format)), width) in (0..).zip(cells).zip(widths) {
            self.put((row, column), value, format)?;
            if let Value::Text(text) | Value::Link(text, _) = value {
                // Words do not fill their lines to the end.
                high = high.max(height(text, width - 1.0));
            }
        }
        self.sheet.set_row_height(row, high)?;
        Ok(())
    }

    /// Writes a text across columns, from the first to the last.
    pub(super) fn across(
        &mut self,
        row: u32,
        (first, last): Span,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let text = self.text(text);
        let format = quoted(&text, format);
        self.sheet
            .merge_range(row, first, row, last, &text, &format)?;
        Ok(())
    }

    /// Writes what a cell of a table shows over a range of cells.
    pub(super) fn over(
        &mut self,
        (row, column): (u32, u16),
        (last_row, last_column): (u32, u16),
        shown: &Shown,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if (row, column) != (last_row, last_column) {
            self.sheet
                .merge_range(row, column, last_row, last_column, "", format)?;
        }
        match shown {
            Shown::Text(text) => self.put((row, column), &Value::Text(text), format),
            Shown::Number(number, shows) => {
                let format = format.clone().set_num_format(shows);
                self.put((row, column), &Value::Number(*number), &format)
            }
        }
    }

    fn text(&self, text: &str) -> String {
        cut(lines(text), MAX_CELL, self.lang)
    }
}

/// The format, with the quote prefix where the text begins like a formula: it then stays text
/// when a person edits the cell.
fn quoted<'a>(text: &str, format: &'a Format) -> Cow<'a, Format> {
    if is_like_a_formula(text) {
        Cow::Owned(format.clone().set_quote_prefix())
    } else {
        Cow::Borrowed(format)
    }
}

/// How high a row must be for a text in a cell as wide as so many characters, in points. It is
/// set for every row, since not every program fits rows to their text when it opens a file, and
/// none does so for merged cells.
pub(super) fn height(text: &str, characters: f64) -> f64 {
    let lines = text.lines().map(|line| {
        let width: u32 = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        (f64::from(width) / characters).ceil().max(1.0)
    });
    (lines.sum::<f64>().max(1.0) * LINE + PADDING).min(MAX_HEIGHT)
}

/// The height of the head of a list: two lines, which the longest heads take.
pub(super) const HEAD_HEIGHT: f64 = 2.0 * LINE + PADDING;

/// The height of a line of text, in points.
const LINE: f64 = 13.5;

/// The room above and below the text of a cell, in points.
const PADDING: f64 = 4.0;

/// The greatest height of a row, in points.
const MAX_HEIGHT: f64 = 409.0;

/// Sets how a sheet is printed: on A4, one page wide, with its title above and the page below.
pub(super) fn paper(sheet: &mut Worksheet, lang: Lang) {
    let pages = match lang {
        Lang::Zh => "&C第 &P 页，共 &N 页",
        Lang::En => "&CPage &P of &N",
    };
    sheet
        .set_paper_size(9)
        .set_margins(0.3, 0.3, 0.6, 0.5, 0.3, 0.25)
        .set_print_fit_to_pages(1, 0)
        .set_header("&C&A")
        .set_footer(pages);
}
