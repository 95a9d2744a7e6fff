//! Tables without rulings, or with too few to tell their cells.
//!
//! Their columns are learnt from the figures of all their rows, over page breaks too; columns
//! that are blank from top to bottom from the heads. A row is where figures are; labels that run
//! over several lines stand around them. What fits no column makes its row unreadable.

use super::characters::begins_item;
use super::device::UNKNOWN;
use super::geometry::{Area, place_of};
use super::heads::{self, Heads};
use super::lattice::{Cell, Table};
use super::page::{Page, Piece};
use super::text;
use super::words::{self, Word};

/// The fewest figures of a row that shows a table.
const ROW_FIGURES: usize = 3;

/// The most lines between two rows of a table: heads, and labels over several lines.
const BETWEEN: usize = 12;

/// How far below one page the next one is laid, so that all pages are one long one.
const PAGE: f64 = 20_000.0;

/// A line of the text of all pages.
struct Row {
    page: usize,
    piece: usize,
    words: Vec<Word>,
    size: f64,
    /// It runs over most of the page, as running text does.
    is_prose: bool,
    /// A table with rulings stands before it.
    is_behind_table: bool,
}

impl Row {
    fn figures(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.is_figure())
    }

    fn area(&self) -> Area {
        (self.words.iter()).fold(Area::EMPTY, |area, word| area.union(&word.area))
    }

    /// Whether it is a row of figures: several of them, or one that stands far behind its label.
    fn has_figures(&self) -> bool {
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
struct Found {
    rows: Vec<usize>,
    columns: Vec<Area>,
}

/// Finds tables among the lines of text, and puts them in the place of these.
pub fn find(pages: &mut [Page]) {
    let rows = rows(pages);
    let found = segments(&rows);
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
        for (piece, line) in content.pieces.iter().enumerate() {
            let Piece::Line(line) = line else {
                is_behind_table = true;
                continue;
            };
            let mut words = words::words(line, content.is_recognised);
            for word in &mut words {
                word.area.top += PAGE * page as f64;
                word.area.bottom += PAGE * page as f64;
            }
            let longest = words
                .iter()
                .map(|word| word.area.width())
                .fold(0.0, f64::max);
            rows.push(Row {
                page,
                piece,
                is_prose: longest > 0.55 * content.size.0,
                words,
                size: line.size,
                is_behind_table: std::mem::take(&mut is_behind_table),
            });
        }
    }
    rows
}

/// Runs of rows of figures that stand in the same columns.
fn segments(rows: &[Row]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut last: Option<usize> = None;
    for (index, row) in rows.iter().enumerate() {
        if row.is_prose && !row.has_figures() || row.is_behind_table {
            last = None;
        }
        if !row.has_figures() {
            continue;
        }
        let goes_on = last.is_some_and(|last| index - last <= BETWEEN);
        match found.last_mut() {
            Some(open) if goes_on && open.accepts(row) => open.add(index, row),
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
        start > end && start - end <= BETWEEN / 2 && shows(one)
    };
    let kept: Vec<bool> = (0..found.len())
        .map(|at| shows(&found[at]) || at > 0 && near(&found[at - 1], &found[at]))
        .collect();
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
        if !is_label || begins || row.is_behind_table || gap > 0.6 * row.size {
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

/// Puts the cells of a table together.
struct Builder<'a> {
    lines: &'a [Row],
    pages: &'a [Page],
    columns: Vec<Area>,
    /// Where labels end: nothing behind is one.
    labels_end: f64,
    /// Where the labels of rows begin; what ends before is the label of a group.
    groups_end: f64,
    table: Table,
}

/// The columns before those of the figures: groups and labels.
const LABELS: usize = 2;

impl<'a> Builder<'a> {
    fn new(found: &Found, all: &[Row], lines: &'a [Row], pages: &'a [Page]) -> Self {
        let labels = || {
            let rows = found.rows.iter().map(|&row| &all[row]);
            rows.flat_map(|row| row.words.iter().take_while(|word| !word.is_figure()))
        };
        let labels_end = labels()
            .map(|word| word.area.right)
            .fold(f64::NEG_INFINITY, f64::max);
        let is_item = |word: &&Word| {
            word.text.starts_with(|c: char| c.is_ascii_digit()) && begins_item(&word.text)
        };
        let groups_end = labels()
            .filter(is_item)
            .map(|word| word.area.left)
            .fold(f64::INFINITY, f64::min);
        let area = lines
            .iter()
            .fold(Area::EMPTY, |area, row| area.union(&row.area()));
        let top = PAGE * lines.first().map_or(0, |row| row.page) as f64;
        Self {
            lines,
            pages,
            columns: found.columns.clone(),
            labels_end,
            groups_end: if groups_end.is_finite() {
                groups_end
            } else {
                f64::NEG_INFINITY
            },
            table: Table {
                area: Area {
                    top: area.top - top,
                    bottom: area.bottom - top,
                    ..area
                },
                columns: Vec::new(),
                rows: 0,
                cells: Vec::new(),
                is_ruled: false,
                closed_above: true,
                closed_below: true,
            },
        }
    }

    fn table(mut self) -> Table {
        let lines = self.lines;
        let is_head: Vec<bool> = lines.iter().map(|row| self.is_head(row)).collect();
        let blocks: Vec<(bool, std::ops::Range<usize>)> = runs(&is_head);
        let heads: Vec<Heads> = (blocks.iter().filter(|(is_head, _)| *is_head))
            .map(|(_, range)| self.heads(&lines[range.clone()]))
            .collect();
        for heads in &heads {
            self.learn_blank_columns(heads);
        }
        let mut heads = heads.into_iter();
        for (is_head, range) in blocks {
            if is_head {
                if let Some(heads) = heads.next() {
                    self.push_heads(&heads);
                }
            } else {
                self.push_rows(&lines[range]);
            }
        }
        self.table
    }

    /// Whether a line holds heads: words, of which some stand over the figures.
    fn is_head(&self, row: &Row) -> bool {
        !row.has_figures()
            && (row.words.iter()).any(|word| {
                let (middle, _) = word.area.center();
                middle > self.labels_end.min(self.columns[0].left)
                    || word.area.right > self.columns[0].left
            })
    }

    fn heads(&self, lines: &[Row]) -> Heads {
        let parted = |word: &Word| {
            word.parted(&self.columns)
                .unwrap_or_else(|| vec![word.clone()])
        };
        let words: Vec<Vec<Word>> = (lines.iter())
            .map(|row| row.words.iter().flat_map(parted).collect())
            .collect();
        let size = lines.iter().map(|row| row.size).fold(0.0, f64::max);
        heads::heads(&words, size)
    }

    /// Heads that stand over no figure, behind the labels, are those of blank columns.
    fn learn_blank_columns(&mut self, heads: &Heads) {
        for leaf in &heads.leaves {
            let area = leaf.word.area;
            let is_over =
                (self.columns.iter()).any(|column| column.horizontal_overlap(&area) > 0.0);
            if !is_over && area.left > self.labels_end && heads.leaves.len() >= ROW_FIGURES {
                self.columns.push(area);
                self.columns.sort_by(|a, b| a.left.total_cmp(&b.left));
            }
        }
    }

    /// The columns that stand under a head.
    fn under(&self, area: &Area) -> Option<(usize, usize)> {
        let is_under = |column: &Area| column.horizontal_overlap(area) > 0.0;
        let first = self.columns.iter().position(is_under)?;
        let last = self.columns.iter().rposition(is_under)?;
        Some((first, last))
    }

    /// Heads: the leaves in one row, from the left, as figures are. Common heads are needed only
    /// where the leaves under them bear the same names; they stand in a row above.
    fn push_heads(&mut self, heads: &Heads) {
        let spans: Vec<Option<(usize, usize)>> = (heads.leaves.iter())
            .map(|leaf| self.under(&leaf.word.area))
            .collect();
        let place = |span: Option<(usize, usize)>| match span {
            Some((first, last)) => (LABELS + first, last - first + 1),
            None => (0, LABELS),
        };
        if heads.has_repeated_leaves() && !heads.common.is_empty() {
            for head in &heads.common {
                let covered = || spans[head.first..=head.last].iter().flatten();
                let first = covered().map(|&(first, _)| first).min();
                let last = covered().map(|&(_, last)| last).max();
                self.push_head(&head.word, place(first.zip(last)));
            }
            self.table.rows += 1;
        }
        for (leaf, span) in heads.leaves.iter().zip(spans) {
            self.push_head(&leaf.word, place(span));
        }
        self.table.rows += 1;
    }

    fn push_head(&mut self, word: &Word, (column, width): (usize, usize)) {
        self.push(Cell {
            row: self.table.rows,
            column,
            width,
            height: 1,
            lines: vec![word.text.clone()],
            place: self.place(word),
        });
    }

    fn push(&mut self, cell: Cell) {
        self.table.cells.push(cell);
    }

    /// Where a word stands on its page.
    fn place(&self, word: &Word) -> crate::place::Place {
        let page = (word.area.top / PAGE).floor().max(0.0);
        let number = self.pages.get(page as usize).map_or(1, |page| page.number);
        place_of(number, (word.area.left, word.area.top - PAGE * page))
    }

    /// Rows of figures with the lines of labels around them.
    fn push_rows(&mut self, lines: &[Row]) {
        let with_figures: Vec<usize> = (0..lines.len())
            .filter(|&at| lines[at].has_figures())
            .collect();
        let count = with_figures.len();
        if count == 0 {
            let text: Vec<&str> = (lines.iter().flat_map(|row| &row.words))
                .map(|word| word.text.as_str())
                .collect();
            let place = lines.first().and_then(|row| row.words.first());
            let place = place.map_or_else(Default::default, |word| self.place(word));
            self.push(Cell {
                row: self.table.rows,
                column: 0,
                width: LABELS + self.columns.len(),
                height: 1,
                lines: vec![text.concat()],
                place,
            });
            self.table.rows += 1;
            return;
        }
        let mut labels: Vec<Vec<Word>> = vec![Vec::new(); count];
        let mut groups: Vec<Vec<Word>> = vec![Vec::new(); count];
        // The row whose label has begun and whose figures are still to come.
        let mut begun: Option<usize> = None;
        for (at, row) in lines.iter().enumerate() {
            let after = with_figures.partition_point(|&line| line < at);
            let own = with_figures.get(after) == Some(&at);
            for word in row.words.iter().filter(|word| !own || !word.is_figure()) {
                let distance = |index: usize| {
                    let other = &lines[with_figures[index]];
                    (other.area().center().1 - word.area.center().1).abs()
                };
                let nearest = match (after.checked_sub(1), (after < count).then_some(after)) {
                    (Some(before), Some(after)) if distance(before) <= distance(after) => before,
                    (_, Some(after)) => after,
                    (Some(before), None) => before,
                    (None, None) => 0,
                };
                if word.area.right <= self.groups_end {
                    groups[nearest].push(word.clone());
                    continue;
                }
                let to = if own {
                    after
                } else if begins_item(&word.text) && after < count {
                    begun = Some(after);
                    after
                } else {
                    match begun {
                        Some(begun) if begun >= after => begun,
                        // What follows a row's figures closely ends its label.
                        _ => nearest,
                    }
                };
                labels[to].push(word.clone());
            }
            if own {
                begun = None;
            }
        }
        let groups = self.grouped(groups, &labels);
        for (index, &line) in with_figures.iter().enumerate() {
            self.push_row(&lines[line], &labels[index], groups.get(&index));
        }
    }

    /// The labels of groups, each at the first row of the run of numbered rows beside which it
    /// stands.
    fn grouped(
        &self,
        words: Vec<Vec<Word>>,
        labels: &[Vec<Word>],
    ) -> std::collections::BTreeMap<usize, Vec<Word>> {
        let begins_run = |label: &Vec<Word>| {
            let first = label.first().map(|word| word.text.as_str());
            first.is_some_and(|text| text.starts_with(['1', '１']) && begins_item(text))
        };
        let mut groups: std::collections::BTreeMap<usize, Vec<Word>> = Default::default();
        let mut open: Option<usize> = None;
        for (index, words) in words.into_iter().enumerate() {
            for word in words {
                let run = (0..=index)
                    .rev()
                    .find(|&at| begins_run(&labels[at]))
                    .unwrap_or(0);
                // A label that has begun goes on until the next one begins.
                let at = match open {
                    Some(open) if !begins_item(&word.text) => open,
                    _ => run,
                };
                open = Some(at);
                groups.entry(at).or_default().push(word);
            }
        }
        groups
    }

    fn push_row(&mut self, row: &Row, label: &[Word], group: Option<&Vec<Word>>) {
        let number = self.table.rows;
        let joined = |words: &[Word]| {
            let lines: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            text::join(&lines, ' ')
        };
        let mut label_from = 0;
        if let Some(group) = group.filter(|group| !group.is_empty()) {
            label_from = 1;
            self.push(Cell {
                row: number,
                column: 0,
                width: 1,
                height: 1,
                lines: vec![joined(group)],
                place: self.place(&group[0]),
            });
        }
        let first = label.first().or(row.words.first());
        if !label.is_empty() {
            self.push(Cell {
                row: number,
                column: label_from,
                width: LABELS - label_from,
                height: 1,
                lines: vec![joined(label)],
                place: first.map_or_else(Default::default, |word| self.place(word)),
            });
        }
        let mut figures: Vec<Vec<&Word>> = vec![Vec::new(); self.columns.len()];
        let mut is_certain = true;
        for word in row.figures() {
            match self.under(&word.area) {
                Some((first, last)) if first == last => figures[first].push(word),
                _ => is_certain = false,
            }
        }
        for (column, words) in figures.into_iter().enumerate() {
            let mut lines: Vec<String> = words.iter().map(|word| word.text.clone()).collect();
            if !is_certain {
                lines.push(UNKNOWN.to_string());
            }
            let place = words.first().copied().or(first);
            self.push(Cell {
                row: number,
                column: LABELS + column,
                width: 1,
                height: 1,
                lines,
                place: place.map_or_else(Default::default, |word| self.place(word)),
            });
        }
        self.table.rows += 1;
    }
}

/// Runs of equal values.
fn runs(values: &[bool]) -> Vec<(bool, std::ops::Range<usize>)> {
    let mut start = 0;
    values
        .chunk_by(|one, other| one == other)
        .map(|run| {
            let range = start..start + run.len();
            start = range.end;
            (run[0], range)
        })
        .collect()
}
