//! The form's content in the field's terms. Every figure remembers the cell that it was read
//! from. Nothing here matches text, and nothing is a rule.

mod date;
mod decimal;
mod labels;
mod names;
mod questions;

use crate::place::Place;
use std::collections::{BTreeMap, BTreeSet};

pub use date::Date;
pub use decimal::{Decimal, MAX_DIGITS};
pub use labels::OtherRows;
pub use names::{
    CaseResult, CellName, Column, Format, Item, Measure, OutcomeGroup, Proceeding, Row, Table,
};

/// Where a cell stands in its source, as a person counts: all numbers from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// The table's number among the tables of the document.
    pub table: usize,
    /// The row within the table.
    pub row: usize,
    /// The column within the table; for text without columns, the cell's number in its row.
    pub column: usize,
    /// Where it begins in the source's own terms.
    pub place: Place,
}

/// What states who reports, or for which year; the most trustworthy first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Witness {
    /// The title, or a line beside one that lacks it.
    Title,
    /// A sentence that publishes the report: 现公布临江县水利局2023年政府信息公开工作年度报告.
    Preamble,
    /// The text: the subject of its sentences, the period of its figures.
    Narrative,
    /// The signature below the text.
    Signature,
    /// The publisher that the page states.
    Publisher,
    /// The file's name, which is no part of the document.
    FileName,
}

impl Witness {
    /// The word that outputs use.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Preamble => "preamble",
            Self::Narrative => "narrative",
            Self::Signature => "signature",
            Self::Publisher => "publisher",
            Self::FileName => "file-name",
        }
    }
}

/// What a cell says. The four states are never mixed up: a blank is not zero, a dash is not a
/// blank, and what cannot be read is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// One number, exactly as printed.
    Number(Decimal),
    /// Nothing is written there.
    Blank,
    /// A mark that stands for "none": `-`, `—`, `/`, `无`.
    Dash,
    /// Something is written there that is not certainly one number.
    Unreadable,
}

impl Content {
    /// The word by which outputs name what a cell says.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Blank => "blank",
            Self::Dash => "dash",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One cell of the form as the source prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The text as written.
    pub raw: String,
    /// What the text says.
    pub content: Content,
    /// A unit or remark stands in the cell beside the number.
    pub annotated: bool,
    /// Where the cell stands.
    pub position: Position,
}

impl Figure {
    /// The printed number, `None` for a cell without one.
    #[must_use]
    pub const fn number(&self) -> Option<Decimal> {
        match self.content {
            Content::Number(value) => Some(value),
            Content::Blank | Content::Dash | Content::Unreadable => None,
        }
    }
}

/// One of the six sections, as the narrative has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 to 6.
    pub number: u8,
    /// The heading as printed.
    pub heading: String,
    /// The paragraphs, without the statutory tables.
    pub paragraphs: Vec<Paragraph>,
    /// Where the heading stands.
    pub place: Place,
}

impl Section {
    /// The paragraphs, one a line.
    #[must_use]
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.paragraphs.iter().map(|p| p.text.as_str()).collect();
        texts.join("\n")
    }
}

/// One paragraph of the narrative.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// What it says, on one line.
    pub text: String,
    /// Where it starts.
    pub place: Place,
}

/// Words of the source, as printed, that something is said about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// The words, on one line.
    pub text: String,
    /// Where they, or their paragraph, start.
    pub place: Place,
}

/// A day on which the page says that it was published (发布), not drafted (成文) or signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The day.
    pub date: Date,
    /// The words that say so; `None` where the page's metadata does.
    pub printed: Option<Quote>,
}

/// A label of a table that is not printed as in the form, nor in a wording in use: letters of it
/// are lost, added or mistaken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlteredLabel {
    /// The table.
    pub table: Table,
    /// The label as printed.
    pub printed: String,
    /// The label that it must be.
    pub form: &'static str,
    /// Where it stands.
    pub position: Position,
}

/// The note in the head of table three that says which rows must balance (本列数据的勾稽关系为…).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Note {
    /// The table is absent, or what is left of it does not tell.
    #[default]
    Unknown,
    /// The table's head is there without the note.
    Absent,
    /// It says something else than the form's.
    Altered(Quote),
    /// It is there as the form has it.
    AsInForm,
}

/// Why figures of a table could not be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// The row holds more or fewer cells than the table has columns, so that which figure
    /// belongs to which column cannot be told.
    CellCount,
    /// Two readings of the row's columns are possible and differ.
    Ambiguous,
    /// One cell holds the labels of several rows, so that whose the figures beside it are cannot
    /// be told.
    SeveralLabels,
    /// Labels and figures do not stand in reading order, as in text copied out of a PDF.
    Disordered,
    /// The label is printed where no table could be put together, or between the pieces of one, so
    /// that its figures cannot be found.
    Apart,
    /// The only printing of the table is one that its caption gives to another year than the
    /// report's, while other tables of the page are the report's.
    OtherYear,
    /// The page has the table more than once, and each printing is one that its caption gives to
    /// another body than the report's.
    OtherBody,
}

/// A row that is there but whose figures cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableRow {
    /// The cells that would stand in it.
    pub cells: Vec<CellName>,
    /// Why.
    pub obstacle: Obstacle,
    /// The row as printed.
    pub raw: String,
    /// Where the row stands; `column` is that of its label.
    pub position: Position,
}

/// Where a text ends that was cut before it was read: what should stand behind it is all missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakOff {
    /// The section in which it ends, 1 to 6; 0 where it ends before the first of them.
    pub section: u8,
    /// It ends within a sentence, so that nothing else can explain what is missing.
    pub is_within_sentence: bool,
    /// Its last words.
    pub last: Quote,
    /// The cell at which it ends, of whose figure digits may be missing; its content is unreadable.
    pub figure: Option<CellName>,
}

impl BreakOff {
    /// Whether this section, or what it holds, stands behind the cut.
    #[must_use]
    pub const fn hides(&self, section: u8) -> bool {
        section > self.section
    }

    /// Whether part of this section stands behind the cut, or all of it.
    #[must_use]
    pub const fn reaches(&self, section: u8) -> bool {
        section >= self.section
    }
}

/// A row with a label that the form does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraRow {
    /// The row as printed.
    pub raw: String,
    /// The table that it stands in.
    pub table: Table,
    /// Where it stands; `column` is that of its label.
    pub position: Position,
}

/// A column of a table that the form does not have and that was read past: a share, last year's
/// figure, a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraColumn {
    /// Its head as printed.
    pub raw: String,
    /// The table that it stands in.
    pub table: Table,
    /// Where its head stands.
    pub position: Position,
}

/// The same cells, printed a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repetition {
    /// The table.
    pub table: Table,
    /// The cells whose second reading differs from the first, with what the second says.
    pub differing: Vec<(CellName, Figure)>,
    /// The name of the first repeated cell.
    pub first: CellName,
    /// Where the repetition begins.
    pub position: Position,
    /// The repetition stands in the same table as the first reading (a label twice), not in
    /// another table of the page (the table twice).
    pub within: bool,
}

/// What stands in the document in place of tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Substitutes {
    /// Pictures within the article.
    pub images: usize,
    /// Linked or embedded files, by their names.
    pub attachments: Vec<String>,
    /// Grids that are none of the statutory tables.
    pub other_tables: usize,
}

/// One report, as read. Nothing in it was corrected, filled in or summed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The title as printed, `None` where the document does not tell.
    pub title: Option<String>,
    /// The reporting body's name as the title states it, or else as `body_witness` does.
    pub body: Option<String>,
    /// What states the body; `None` where nothing does.
    pub body_witness: Option<Witness>,
    /// The year that the report is about.
    pub year: Option<i32>,
    /// What states the year; `None` where nothing does.
    pub year_witness: Option<Witness>,
    /// Which national format the tables have, by their labels; `None` where no table was found.
    pub format: Option<Format>,
    /// What stands between the title and the first section. Where the title is not printed, its
    /// full sentences only, since pages put their navigation there.
    pub preamble: Vec<Paragraph>,
    /// The names of the sheets of a workbook, in its order; empty for other sources.
    pub sheets: Vec<String>,
    /// The sections found, in the order of the document.
    pub sections: Vec<Section>,
    /// The cells found, by name, in the order of the form. A row that the document lacks, or
    /// that is unreadable as a whole, is absent from here.
    pub cells: BTreeMap<CellName, Figure>,
    /// Rows whose figures cannot be told apart.
    pub unreadable_rows: Vec<UnreadableRow>,
    /// Tables and rows that are printed more than once.
    pub repetitions: Vec<Repetition>,
    /// Tables whose columns are told by the form's order alone, because their heads are
    /// missing or damaged.
    pub order_only: BTreeSet<Table>,
    /// Columns of table three that neither its head nor its rows have.
    pub missing_columns: Vec<Column>,
    /// Rows with labels that the form does not have, in tables two and three.
    pub extra_rows: Vec<ExtraRow>,
    /// Columns that the form does not have and that were read past.
    pub extra_columns: Vec<ExtraColumn>,
    /// Tables whose labels the source keeps whole: it marks their cells, or cuts its rows at
    /// separators.
    pub whole_labels: BTreeSet<Table>,
    /// Labels that are not printed as in the form, in the order of the document. Only from tables
    /// whose labels are whole: text put under columns by where it stands loses letters on its way.
    pub altered_labels: Vec<AlteredLabel>,
    /// The note in the head of table three.
    pub note: Note,
    /// The days on which the page says that it was published.
    pub publications: Vec<Publication>,
    /// What stands in place of tables.
    pub substitutes: Substitutes,
    /// Where the text ends, if it was cut.
    pub break_off: Option<BreakOff>,
    /// How many byte sequences fitted no encoding and were replaced by U+FFFD.
    pub replaced: usize,
    /// How many characters the source prints without saying which they are, or saying what they
    /// cannot be.
    pub unknown_characters: usize,
    /// How many pages are pictures of which the text was recognised by a program.
    pub recognised_pages: usize,
    /// The cells whose figures the source computes by a formula.
    pub computed: BTreeSet<CellName>,
}
