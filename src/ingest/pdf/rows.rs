//! The lines of all pages as rows that may be those of a table without rulings, and the columns
//! that their figures make.

use super::geometry::Area;
use super::words::Word;

/// The fewest figures of a row that shows a table.
pub const ROW_FIGURES: usize = 3;

/// The most words of a line of a table, and the most rows of a table. What is larger is none of
/// a report.
pub const MAX_WORDS: usize = 60;
pub const MAX_ROWS: usize = 400;

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
}

impl Row {
    pub fn figures(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.is_figure())
    }

    pub fn area(&self) -> Area {
        (self.words.iter()).fold(Area::EMPTY, |area, word| area.union(&word.area))
    }

    /// Whether it is a row of figures: several of them, or one that stands far behind its label.
    pub fn has_figures(&self) -> bool {
        if self.words.len() > MAX_WORDS {
            return false;
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

impl Found {
    /// Whether the figures of a row stand in the columns, each in one of its own.
    pub fn accepts(&self, row: &Row) -> bool {
        let mut taken = vec![false; self.columns.len()];
        let mut fresh = 0;
        for word in row.figures() {
            let mut under = (self.columns.iter().enumerate())
                .filter(|(_, column)| column.horizontal_overlap(&word.area) > 0.0);
            match (under.next(), under.next()) {
                (Some((at, _)), None) if !taken[at] => taken[at] = true,
                (None, _) => fresh += 1,
                _ => return false,
            }
        }
        let shared = taken.iter().filter(|&&taken| taken).count();
        shared > 0 && (fresh == 0 || (self.rows.len() < 3 && fresh <= shared))
    }

    pub fn add(&mut self, index: usize, row: &Row) {
        for word in row.figures() {
            let under = (self.columns.iter_mut())
                .find(|column| column.horizontal_overlap(&word.area) > 0.0);
            match under {
                // Only its width: a column has no height.
                Some(column) => {
                    column.left = column.left.min(word.area.left);
                    column.right = column.right.max(word.area.right);
                }
                None => self.columns.push(word.area),
            }
        }
        self.columns.sort_by(|a, b| a.left.total_cmp(&b.left));
        self.rows.push(index);
    }
}

impl Found {
    /// Where the lines of figures begin at the leftmost.
    pub fn left(&self, rows: &[Row]) -> f64 {
        let lefts = self.rows.iter().map(|&row| rows[row].area().left);
        lefts.fold(f64::INFINITY, f64::min)
    }
}
