//! The sheet of one report: its tables as the form prints them, with what was found marked in
//! them and said under them.

use rust_xlsxwriter::{Note, Worksheet, XlsxError};

use super::cells::{Value, Writer, height, paper};
use super::drawing::{COLUMNS, Drawing, Drawn, Holds, Mark};
use super::entry::Entry;
use super::figure::Shown;
use super::look::{FONT, Look};
use super::safe::{MAX_NOTE, cut};
use super::{LIST, Part};
use crate::form;
use crate::lang::Lang;
use crate::report::Table;

/// The width of a column, in characters.
const WIDTH: f64 = 8.6;

/// The last column.
const LAST: u16 = COLUMNS - 1;

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    part: &Part,
    (look, lang): (&Look, Lang),
) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false);
    for column in 0..COLUMNS {
        sheet.set_column_width(column, WIDTH)?;
    }
    paper(sheet, lang);
    let mut page = Page {
        out: Writer { sheet, lang },
        look,
        row: 0,
    };
    page.head(part)?;
    page.entries(part, None)?;
    for (&table, section) in Table::ALL.iter().zip(2..) {
        page.row += 1;
        page.line(form::heading(section), &look.heading)?;
        match part.tables.iter().find(|drawing| drawing.table == table) {
            Some(drawing) => page.table(drawing)?,
            None => page.line(no_table(lang), &look.words)?,
        }
        page.entries(part, Some(table))?;
    }
    page.legend(part)
}

const fn no_table(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "（报告中没有认出这张表）",
        Lang::En => "(this table was not recognised in the report)",
    }
}

/// A sheet that is written downwards.
struct Page<'a> {
    out: Writer<'a>,
    look: &'a Look,
    row: u32,
}

impl Page<'_> {
    /// The title, what the report is, and the way back.
    fn head(&mut self, part: &Part) -> Result<(), XlsxError> {
        let lang = self.out.lang;
        let body = part.body.as_deref().unwrap_or(&part.path);
        let (title, back) = match (lang, part.year) {
            (Lang::Zh, Some(year)) => (format!("{body}　{year}年度"), "返回问题清单"),
            (Lang::En, Some(year)) => (format!("{body}, {year}"), "back to the list"),
            (Lang::Zh, None) => (body.to_owned(), "返回问题清单"),
            (Lang::En, None) => (body.to_owned(), "back to the list"),
        };
        self.out
            .across(self.row, (0, LAST - 2), &title, &self.look.title)?;
        let to = Value::Link(back, LIST.get(lang));
        self.out
            .sheet
            .merge_range(self.row, LAST - 1, self.row, LAST, "", &self.look.back)?;
        self.out.put((self.row, LAST - 1), &to, &self.look.back)?;
        self.out.sheet.set_row_height(self.row, 30)?;
        self.row += 1;
        let format = part.format.unwrap_or_default();
        let summary = &part.summary;
        let words = match lang {
            Lang::Zh => format!(
                "文件：{}　　格式：{format}　　错误{}、警告{}、提示{}",
                part.path, summary.errors, summary.warnings, summary.infos
            ),
            Lang::En => format!(
                "file: {}    format: {format}    errors {}, warnings {}, notes {}",
                part.path, summary.errors, summary.warnings, summary.infos
            ),
        };
        self.line(&words, &self.look.words)
    }

    /// A text across the sheet.
    fn line(&mut self, text: &str, format: &rust_xlsxwriter::Format) -> Result<(), XlsxError> {
        self.out.across(self.row, (0, LAST), text, format)?;
        let width = WIDTH * f64::from(COLUMNS);
        self.out
            .sheet
            .set_row_height(self.row, height(text, width))?;
        self.row += 1;
        Ok(())
    }

    /// The findings about a table, or about none, in words.
    fn entries(&mut self, part: &Part, table: Option<Table>) -> Result<(), XlsxError> {
        let lang = self.out.lang;
        for entry in part.entries.iter().filter(|entry| entry.table == table) {
            let text = words(entry, lang);
            let weight = entry.weight.words(lang);
            let format = entry.weight.paint(&self.look.middle).set_bold();
            self.out
                .put((self.row, 0), &Value::Text(&weight), &format)?;
            self.out
                .across(self.row, (1, LAST), &text, &self.look.text)?;
            let width = WIDTH * f64::from(LAST);
            self.out
                .sheet
                .set_row_height(self.row, height(&text, width))?;
            self.row += 1;
        }
        Ok(())
    }

    fn table(&mut self, drawing: &Drawing) -> Result<(), XlsxError> {
        for cell in &drawing.cells {
            self.cell(cell)?;
        }
        for row in 0..drawing.rows {
            let labels = drawing
                .cells
                .iter()
                .filter(|cell| cell.row == row && cell.rows == 1);
            let high = labels.filter_map(|cell| match cell.holds {
                Holds::Label(text) => Some(height(text, WIDTH * f64::from(cell.columns))),
                Holds::Figure(..) | Holds::Absent(_) => None,
            });
            let high = high.fold(height("", WIDTH), f64::max);
            self.out.sheet.set_row_height(self.row + row, high)?;
        }
        self.row += drawing.rows;
        Ok(())
    }

    fn cell(&mut self, cell: &Drawn) -> Result<(), XlsxError> {
        let look = self.look;
        let text = |text: &str| Shown::Text(text.to_owned());
        let (shown, format) = match &cell.holds {
            Holds::Label(label) => (text(label), look.label.clone()),
            Holds::Absent(words) => (text(words), look.absent.clone()),
            Holds::Figure(shown, None) => (shown.clone(), look.figure.clone()),
            Holds::Figure(shown, Some(mark)) if mark.is_wrong => {
                (shown.clone(), mark.weight.paint_strongly(&look.figure))
            }
            Holds::Figure(shown, Some(mark)) => (shown.clone(), mark.weight.paint(&look.figure)),
        };
        let from = (self.row + cell.row, cell.column);
        let to = (from.0 + cell.rows - 1, from.1 + cell.columns - 1);
        self.out.over(from, to, &shown, &format)?;
        if let Holds::Figure(_, Some(mark)) = &cell.holds {
            let note = note(mark, self.out.lang);
            self.out.sheet.insert_note(from.0, from.1, &note)?;
        }
        Ok(())
    }

    /// What the colours mean, where there are any.
    fn legend(&mut self, part: &Part) -> Result<(), XlsxError> {
        if part.entries.is_empty() && part.tables.len() == Table::ALL.len() {
            return Ok(());
        }
        self.row += 1;
        let words = match self.out.lang {
            Lang::Zh => {
                "深色白字：可以确定有误的数；浅色：与所列问题有关的数（红为错误，黄为警告，蓝为提示，灰为已接受）；灰底斜体：报告中没有或无法读取的格。单元格批注里有说明。"
            }
            Lang::En => {
                "White on dark: figures that are certainly wrong. Pale: figures that a finding is about (red: error, yellow: warning, blue: info, grey: accepted). Italics on grey: cells that the report lacks or that cannot be read. The cells' notes say what was found."
            }
        };
        self.line(words, &self.look.words)
    }
}

/// A finding in words: rule, place, what is wrong and what to do.
fn words(entry: &Entry, lang: Lang) -> String {
    let Entry {
        rule,
        place,
        message,
        advice,
        ..
    } = entry;
    match lang {
        Lang::Zh => format!("{rule}　{place}：{message}\n怎样改正：{advice}"),
        Lang::En => format!("{rule}, {place}: {message}\nTo correct: {advice}"),
    }
}

/// The note of a marked cell, large enough for its text.
fn note(mark: &Mark, lang: Lang) -> Note {
    let text = cut(mark.notes.join("\n"), MAX_NOTE, lang);
    // A pixel is three quarters of a point; a note of this width has some 44 characters a line.
    let high = (height(&text, 44.0) / 0.75).min(480.0);
    Note::new(text)
        .add_author_prefix(false)
        .set_author("gouji")
        .set_font_name(FONT)
        .set_font_size(9)
        .set_width(300)
        .set_height(high as u32)
}
