//! The lines of a document's text, laid under one another, and the tables found among them.

use super::characters::begins_item;
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
    /// Its figures may be parts of some that go on in the line above or below.
    pub is_torn: bool,
}

impl Row {
    pub fn figures(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.is_figure())
    }

    pub fn area(&self) -> Area {
        (self.words.iter()).fold(Area::EMPTY, |area, word| area.union(&word.area))
    }

    /// Whether words of it begin an item.
    fn begins_item(&self) -> bool {
        self.words.iter().any(|word| begins_item(&word.text))
    }

    /// How far a line stands below, by the words that satisfy this and stand above one another.
    fn step_to(&self, below: &Self, is_meant: impl Fn(&Word) -> bool) -> Option<f64> {
        let words = |row: &Self| -> Vec<Area> {
            let words = row.words.iter().take(MAX_WORDS);
            let meant = words.filter(|word| is_meant(word));
            meant.map(|word| word.area).collect()
        };
        let under = words(below);
        let steps = words(self).into_iter().flat_map(|one| {
            let over = move |two: &&Area| one.horizontal_overlap(two) > 0.0;
            let step = move |two: &Area| two.center().1 - one.center().1;
            under.iter().filter(over).map(step).collect::<Vec<f64>>()
        });
        steps.min_by(f64::total_cmp)
    }

    /// Whether it holds figures and nothing else.
    pub fn is_figures_alone(&self) -> bool {
        let has_digit = |word: &Word| word.text.contains(|c: char| c.is_numeric());
        self.words.iter().all(Word::is_figure) && self.words.iter().any(has_digit)
    }

    /// Whether it holds a label and the one figure behind it.
    pub fn is_label_with_figure(&self) -> bool {
        let is_label = |word: &Word| !word.is_figure();
        !self.is_prose
            && matches!(&self.words[..], [label, figure] if is_label(label) && figure.is_figure()
                && figure.text.contains(char::is_numeric))
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

/// Marks the rows whose figures may be broken over lines: those of one column stand as closely as
/// the lines of one cell do, or a page begins between them, and one of the two has no label, or the
/// label of the upper one goes on beside the lower one. On a page that has several such, labels
/// stand beside any line of their figures, and how closely these stand is enough.
pub fn mark_torn(rows: &mut [Row]) {
    /// How many lines are more than chance.
    const SEVERAL: usize = 6;
    let mut torn = torn(rows, |_| false);
    let on_page = |page: usize| torn.iter().filter(|&&at| rows[at].page == page).count();
    let broken: Vec<bool> = (0..=rows.last().map_or(0, |row| row.page))
        .map(|page| on_page(page) >= SEVERAL)
        .collect();
    torn.extend(self::torn(rows, |page| broken[page]));
    for at in torn {
        rows[at].is_torn = true;
    }
}

/// The lines of [`mark_torn`]; on pages for which this holds, whatever their labels.
fn torn(rows: &[Row], is_broken: impl Fn(usize) -> bool) -> Vec<usize> {
    /// How many lines below a line the next one of its cell may come: those of other columns stand
    /// between.
    const NEXT: usize = 4;
    /// The most characters that may be pieces of vertical labels beside it, one of each.
    const PIECES: usize = 2;
    /// How much farther apart than the closest lines those of one cell stand at most.
    const LOOSER: f64 = 1.08;
    let is_row = |row: &Row| row.has_figures() || row.is_figures_alone();
    let mut torn = Vec::new();
    for (at, above) in rows.iter().enumerate() {
        if !is_row(above) {
            continue;
        }
        let mut pitch = None;
        let is_bare = |row: &Row, pieces: usize| {
            let is_none = |word: &Word| word.is_figure() || word.text.chars().count() <= pieces;
            row.words.iter().all(is_none)
        };
        let mut begins = false;
        for (index, below) in rows.iter().enumerate().skip(at + 1).take(NEXT) {
            begins |= below.begins_item();
            let is_piece = is_broken(above.page)
                || is_bare(above, 1)
                || !below.begins_item() && (is_bare(below, PIECES) || above.begins_item());
            if !is_row(below) || !is_piece {
                continue;
            }
            let Some(step) = above.step_to(below, Word::is_figure) else {
                continue;
            };
            let pitch = *pitch.get_or_insert_with(|| line_pitch(rows, at));
            let is_next_page = above.page + 1 == below.page && !begins;
            if is_next_page || step <= LOOSER * pitch {
                torn.extend([at, index]);
            }
        }
    }
    torn
}

/// How far apart the lines of cells stand around a line: the least that lines of its size do which
/// stand above one another, but for the characters of vertical text.
fn line_pitch(rows: &[Row], at: usize) -> f64 {
    /// How many lines around are looked at, and how many below each.
    const AROUND: usize = 20;
    /// The least that it is, as a part of the size, and the least where nothing shows it.
    const LEAST: f64 = 1.15;
    const UNKNOWN: f64 = 1.5;
    const BELOW: usize = 3;
    let size = rows[at].size;
    let is_alike = |row: &&Row| {
        row.page == rows[at].page && !row.is_prose && (row.size - size).abs() < 0.1 * size
    };
    let around = &rows[at.saturating_sub(AROUND)..rows.len().min(at + AROUND)];
    let mut least = f64::INFINITY;
    for (index, above) in around.iter().enumerate().filter(|(_, row)| is_alike(row)) {
        for below in around[index + 1..].iter().take(BELOW).filter(is_alike) {
            let step = above.step_to(below, |word| word.text.chars().count() > 3);
            least = step
                .filter(|&step| step > 0.8 * size)
                .map_or(least, |step| least.min(step));
        }
    }
    if least.is_finite() {
        least.max(LEAST * size)
    } else {
        UNKNOWN * size
    }
}
