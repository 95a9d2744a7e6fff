//! Tables without rulings, or with too few to tell their cells.
//!
//! Their columns are learnt from the figures of all their rows, over page breaks too; columns
//! that are blank from top to bottom from the heads. A row is where figures are; labels that run
//! over several lines stand around them. What fits no column makes its row unreadable, and so do
//! figures that may go on in the line above or below.

use super::aligned::Builder;
use super::characters::begins_item;
use super::geometry::Area;
use super::lattice::Table;
use super::page::{Page, Piece};
use super::row::{self, CLOSE, Found, MAX_WORDS, PAGE, ROW_FIGURES, Row};
use super::words::{self, Spacing, Word};

/// The most rows of a table. What is larger is none of a report.
const MAX_ROWS: usize = 400;

/// The most lines between two rows of a table: heads, and labels over several lines.
const BETWEEN: usize = 12;

/// Finds tables among the lines of text, and puts them in the place of these.
pub fn find(pages: &mut [Page]) {
    let mut rows = rows(pages);
    let found = segments(&mut rows);
    row::mark_torn(&mut rows);
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut tables: Vec<(usize, Table)> = Vec::new();
    let mut from = 0;
    for (index, segment) in found.iter().enumerate() {
        let next = found.get(index + 1).map_or(rows.len(), |next| next.rows[0]);
        let lines = extent(segment, &rows, from, next);
        from = lines.end;
        let part = &rows[lines];
        let Some(first) = part.first() else { continue };
        taken.extend(part.iter().map(|row| (row.page, row.piece)));
        let builder = Builder::new(segment, &rows, part, pages);
        tables.push((first.page, builder.table()));
    }
    for (number, page) in pages.iter_mut().enumerate() {
        let mut index = 0;
        page.pieces.retain(|_| {
            index += 1;
            !taken.contains(&(number, index - 1))
        });
    }
    for (page, table) in tables {
        let pieces = &mut pages[page].pieces;
        let at = pieces.partition_point(|piece| piece.area().top < table.area.top);
        pieces.insert(at, Piece::Table(table));
    }
}

/// The lines of all pages, laid under one another.
fn rows(pages: &[Page]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (page, content) in pages.iter().enumerate() {
        let mut is_behind_table = false;
        let lines = content.pieces.iter().filter_map(|piece| match piece {
            Piece::Line(line) => Some(line),
            Piece::Table(_) => None,
        });
        let spacing = Spacing::of(lines, content.is_recognised);
        for (piece, line) in content.pieces.iter().enumerate() {
            let Piece::Line(line) = line else {
                is_behind_table = true;
                continue;
            };
            let mut words = words::words(line, spacing);
            for word in &mut words {
                word.move_down(PAGE * page as f64);
            }
            let longest = words
                .iter()
                .map(|word| word.area.width())
                .fold(0.0, f64::max);
            let is_prose = longest > 0.55 * content.size.0;
            if !is_prose && !content.is_recognised {
                words = words::without_labels(words, line.size);
            }
            rows.push(Row {
                page,
                piece,
                is_prose,
                words,
                size: line.size,
                is_behind_table: std::mem::take(&mut is_behind_table),
                is_of_table: false,
                is_torn: false,
            });
        }
    }
    rows
}

/// Runs of rows of figures that stand in the same columns.
fn segments(rows: &mut [Row]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut last: Option<usize> = None;
    for index in 0..rows.len() {
        let (above, rest) = rows.split_at_mut(index);
        let row = &mut rest[0];
        if row.is_prose && !row.has_figures() || row.is_behind_table {
            last = None;
        }
        let goes_on = last.is_some_and(|last| index - last <= BETWEEN);
        // Figures close under others are the end of these, which were too long for their column.
        let is_under_figures = above.last().is_some_and(|above| {
            let gap = row.area().top - above.area().bottom;
            above.has_figures() && gap < CLOSE * row.size
        });
        // Two figures alone, the other columns blank, their label above and below them; or one that
        // stands close behind its label.
        let may_be_row = row.is_figures_alone() && row.words.len() > 1 && !is_under_figures
            || row.is_label_with_figure();
        row.is_of_table = !row.has_figures()
            && may_be_row
            && goes_on
            && (found.last()).is_some_and(|open| open.fills(row));
        if !row.has_figures() {
            continue;
        }
        match found.last_mut() {
            Some(open) if goes_on && open.rows.len() < MAX_ROWS && open.accepts(row) => {
                open.add(index, row);
            }
            _ => found.push(Found {
                rows: vec![index],
                columns: row.figures().map(|word| word.area).collect(),
            }),
        }
        last = Some(index);
    }
    // A row of one or two figures is one of a table only beside others.
    let shows = |found: &Found| {
        let counts = || found.rows.iter().map(|&row| rows[row].figures().count());
        counts().any(|count| count >= ROW_FIGURES)
            || counts().filter(|&count| count > 1).count() > ROW_FIGURES
    };
    let near = |one: &Found, other: &Found| {
        let (end, start) = (one.rows.last().copied().unwrap_or(0), other.rows[0]);
        start > end && start - end <= BETWEEN / 2
    };
    let mut kept: Vec<bool> = Vec::new();
    for (at, one) in found.iter().enumerate() {
        let is_behind = kept.last() == Some(&true) && near(&found[at - 1], one);
        kept.push(shows(one) || is_behind);
    }
    let mut kept = kept.into_iter();
    found.retain(|_| kept.next() == Some(true));
    found
}

impl Found {
    /// Whether the figures of a row stand in the columns, each in one of its own.
    fn accepts(&self, row: &Row) -> bool {
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

    /// Whether the figures of a row stand in columns of its own, each in one.
    fn fills(&self, row: &Row) -> bool {
        let stands_in_one = |word: &Word| {
            let over = |column: &&Area| column.horizontal_overlap(&word.area) > 0.0;
            self.columns.iter().filter(over).count() == 1
        };
        self.accepts(row) && row.figures().all(stands_in_one)
    }

    fn add(&mut self, index: usize, row: &Row) {
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

/// The lines that belong to a table: its heads above, its labels that go on below.
fn extent(found: &Found, rows: &[Row], from: usize, next: usize) -> std::ops::Range<usize> {
    let (first, last) = (found.rows[0], found.rows[found.rows.len() - 1]);
    let mut start = first;
    while start > from {
        let row = &rows[start - 1];
        let starts_text = row.words.len() == 1 && begins_item(&row.words[0].text);
        // The heading of a section stands at the left, a line of the table in its middle.
        let is_at_left = row.area().left < found.left(rows) + 3.0 * row.size;
        let gap = rows[start].area().top - row.area().bottom;
        let is_next_page = rows[start].page != row.page;
        if row.is_prose
            || row.words.len() > MAX_WORDS
            || rows[start].is_behind_table
            || row.words.is_empty()
            || (starts_text && is_at_left)
            || (!is_next_page && gap > 4.0 * row.size)
        {
            break;
        }
        start -= 1;
    }
    let mut end = last + 1;
    while end < next {
        let row = &rows[end];
        let gap = row.area().top - rows[end - 1].area().bottom;
        let is_label = row.area().right < found.columns[0].left;
        let begins = row
            .words
            .first()
            .is_some_and(|word| begins_item(&word.text));
        let is_more = is_label && !begins || row.is_figures_alone();
        if !is_more || row.is_behind_table || gap > CLOSE * row.size {
            break;
        }
        end += 1;
    }
    start..end
}

impl Found {
    /// Where the lines of figures begin at the leftmost.
    fn left(&self, rows: &[Row]) -> f64 {
        let lefts = self.rows.iter().map(|&row| rows[row].area().left);
        lefts.fold(f64::INFINITY, f64::min)
    }
}
