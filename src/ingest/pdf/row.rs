//! The lines of a document's text, laid under one another, and the tables found among them.

use super::geometry::Area;
use super::words::Word;

/// The fewest figures of a row that shows a table.
pub const ROW_FIGURES: usize = 3;

/// The most words of a line of a table. What is larger is none of a report.
pub const MAX_WORDS: usize = 60;

/// How far apart the lines of one cell stand at most, as a part of the size.
pub const CLOSE: f64 = 0.6;

/// How far below one page the next one is laid, so that all pages are one long one.
pub const PAGE: f64 = 20_000.0;

/// A line of the text of all pages.
pub struct Row {
    pub page: usize,
    pub piece: usize,
    pub words: Vec<Word>,
    pub size: f64,
    /// It runs over most of the page, as running text does.
    pub is_prose: bool,
    /// A table with rulings stands before it.
    pub is_behind_table: bool,
    /// It is a row of the table around it, where its figures alone would not show that.
    pub is_of_table: bool,
}

impl Row {
    pub fn figures(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.is_figure())
    }

    pub fn area(&self) -> Area {
        (self.words.iter()).fold(Area::EMPTY, |area, word| area.union(&word.area))
    }

    /// Whether it holds figures and nothing else.
    pub fn is_figures_alone(&self) -> bool {
        let has_digit = |word: &Word| word.text.contains(|c: char| c.is_numeric());
        self.words.iter().all(Word::is_figure) && self.words.iter().any(has_digit)
    }

    /// Whether it is a row of figures: several of them, or one that stands far behind its label.
    pub fn has_figures(&self) -> bool {
        if self.words.len() > MAX_WORDS {
            return false;
        }
        if self.is_of_table {
            return true;
        }
        let count = self.figures().count();
        let labels = self.words.len() - count;
        let Some(first) = self.words.iter().position(Word::is_figure) else {
            return false;
        };
        let ends = self.words.last().is_some_and(Word::is_figure);
        let is_apart = first > 0
            && self.words[first].area.left - self.words[first - 1].area.right > 1.2 * self.size;
        let has_digit = self
            .figures()
            .any(|word| word.text.contains(|c: char| c.is_numeric()));
        ends && labels <= 3
            && has_digit
            && (count >= ROW_FIGURES || (is_apart && !self.is_prose && count + labels <= 6))
    }
}

/// A table found: the lines with figures, and where the columns are.
pub struct Found {
    pub rows: Vec<usize>,
    pub columns: Vec<Area>,
}
