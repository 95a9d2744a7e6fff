//! Labels that are not printed as in the form, and the note of table three.
//!
//! Labels tell where the source marks their cells, or cuts a line a row at separators; the note, which
//! stands in a cell of many lines, only where cells are marked. What is put under columns by where it
//! stands loses letters on its way.

use super::{GridRow, Read, position};
use crate::form;
use crate::grid::{Grid, Layout};
use crate::place::Place;
use crate::recognise::labels::{Family, Term, VOCABULARY};
use crate::recognise::normalise::{fold, is_letter};
use crate::report::{AlteredLabel, Note, Quote, Table};

/// What is known of the note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum NoteSeen {
    /// Neither it nor the place where it belongs.
    #[default]
    Nothing,
    /// The head of table three, drawn, without it.
    Head,
    /// Words of it, in text that may have lost some.
    Words,
    /// The note.
    Note(Note),
}

impl NoteSeen {
    /// Takes what tells more.
    pub fn take(&mut self, other: Self) {
        let weight = |seen: &Self| match seen {
            Self::Nothing => 0,
            Self::Head => 1,
            Self::Words => 2,
            Self::Note(_) => 3,
        };
        if weight(&other) > weight(self) {
            *self = other;
        }
    }

    /// What a report says of it.
    pub fn note(self) -> Note {
        match self {
            Self::Nothing | Self::Words => Note::Unknown,
            Self::Head => Note::Absent,
            Self::Note(note) => note,
        }
    }
}

/// What a text says of the note: the note itself, words of it, or nothing.
pub fn note_in_text(text: &str, place: Place, is_drawn: bool) -> NoteSeen {
    let may_be_note = text.contains(['勾', '列']);
    if !may_be_note || !text.contains("勾稽") && !text.contains("本列数据") {
        return NoteSeen::Nothing;
    }
    let letters = |text: &str| -> String { fold(text).chars().filter(|&c| is_letter(c)).collect() };
    if letters(text).contains(&letters(form::NOTE)) {
        return NoteSeen::Note(Note::AsInForm);
    }
    if !is_drawn {
        return NoteSeen::Words;
    }
    NoteSeen::Note(Note::Altered(Quote {
        text: text.split_whitespace().collect(),
        place,
    }))
}

/// Looks for the note in rows of table three, or of what stands before it.
pub fn note(rows: &[GridRow<'_>], grid: &Grid) -> NoteSeen {
    let is_drawn = grid.layout == Layout::Spans;
    let mut seen = NoteSeen::default();
    for read in rows.iter().flat_map(|row| &row.own) {
        let is_head = (read.terms.iter())
            .any(|term| matches!(term, Term::ApplicationsHead | Term::Organizations));
        if is_drawn && is_head {
            seen.take(NoteSeen::Head);
        }
        seen.take(note_in_text(&read.cell.text, read.cell.place, is_drawn));
    }
    seen
}

/// The labels of rows that are damaged, where the source keeps its cells whole.
pub fn labels(rows: &[GridRow<'_>], table: Table, grid: &Grid) -> Vec<AlteredLabel> {
    let cells = rows.iter().flat_map(|row| &row.own);
    cells
        .filter_map(|read| {
            let form = damaged(read, table)?;
            if grid.layout == Layout::Separated && !is_damaged_within(&read.cell.text, form) {
                return None;
            }
            Some(AlteredLabel {
                table,
                printed: read.cell.text.split_whitespace().collect(),
                form,
                position: position(grid, read.cell),
            })
        })
        .collect()
}

/// Whether a label of a text begins and ends as the form's, so that it lost a letter as the report was
/// written, and not its end as a dump cut it to the width of a column.
fn is_damaged_within(printed: &str, form: &str) -> bool {
    let letters =
        |text: &str| -> Vec<char> { fold(text).chars().filter(|&c| is_letter(c)).collect() };
    let (own, form) = (letters(printed), letters(form));
    let is_drawn =
        |c: char| c == char::REPLACEMENT_CHARACTER || matches!(c, '\u{2500}'..='\u{257F}');
    own.first() == form.first() && own.last() == form.last() && !printed.chars().any(is_drawn)
}

/// The most letters of a label: the longest of the form has 35, and a group may stand before it.
const MAX_LABEL: usize = 60;

/// The label that a damaged one must be.
fn damaged(read: &Read<'_>, table: Table) -> Option<&'static str> {
    if !read.is_text || read.label.key.chars().count() > MAX_LABEL {
        return None;
    }
    if !read.terms.is_empty() {
        let term = VOCABULARY.damaged(&read.label.key)?;
        return Some(VOCABULARY.form(term));
    }
    let families: &[Family] = match table {
        Table::Disclosure => &[Family::Items, Family::Measures],
        Table::Applications => &[Family::Rows, Family::Columns],
        Table::Proceedings => &[Family::Proceedings],
    };
    // A group and its row in one cell are two whole labels.
    let ends = |family: &&Family| VOCABULARY.ending(&read.label.key, **family).is_some();
    if families.iter().any(|family| ends(&family)) {
        return None;
    }
    (families.iter())
        .find_map(|&family| VOCABULARY.closest(&read.label.key, family))
        .map(|term| VOCABULARY.form(term))
}
