//! The cells of a table without rulings, put under its columns by where they stand.

use std::collections::BTreeMap;

use super::characters::begins_item;
use super::geometry::{Area, place_of};
use super::glyph::UNKNOWN;
use super::heads::{self, Heads};
use super::lattice::{Cell, Table};
use super::page::Page;
use super::row::{CLOSE, Found, MAX_WORDS, PAGE, ROW_FIGURES, Row};
use super::text;
use super::words::Word;

/// How far off its line a figure may stand that belongs there, as a part of the size.
const ONE_LINE: f64 = 0.75;

/// What stands beside a row of figures.
#[derive(Debug, Clone, Default)]
struct Beside {
    label: Vec<Word>,
    /// The label of the group that begins with the row.
    group: Vec<Word>,
    /// The labels of rows before it that have no figures.
    blank: Vec<Vec<Word>>,
    /// Figures that stand a little off the line.
    strays: Vec<Word>,
    /// A figure stands between it and its neighbour.
    is_uncertain: bool,
}

impl Beside {
    /// Where an item begins under another one, the label so far is that of a row without figures.
    fn begin_item(&mut self, word: &Word) {
        let is_over = |other: &Word| {
            begins_item(&other.text)
                && other.is_in_column_with(word)
                && other.area.bottom <= word.area.center().1
        };
        if begins_item(&word.text) && self.label.iter().any(is_over) {
            self.blank.push(std::mem::take(&mut self.label));
        }
    }
}

/// Puts the cells of a table together.
pub struct Builder<'a> {
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
    pub fn new(found: &Found, all: &[Row], lines: &'a [Row], pages: &'a [Page]) -> Self {
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
            },
        }
    }

    pub fn table(mut self) -> Table {
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
        let is_figure = |word: &Word| word.is_figure() && word.text.contains(char::is_numeric);
        let is_label = (row.words.split_first()).is_some_and(|(first, others)| {
            begins_item(&first.text) && others.iter().all(is_figure)
        });
        !row.has_figures()
            && !row.is_figures_alone()
            && !is_label
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
            .map(|row| row.words.iter().take(MAX_WORDS).flat_map(parted).collect())
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
    /// where the leaves under them bear the same names; they stand in rows above.
    fn push_heads(&mut self, heads: &Heads) {
        let spans: Vec<Option<(usize, usize)>> = (heads.leaves.iter())
            .map(|leaf| self.under(&leaf.word.area))
            .collect();
        let place = |span: Option<(usize, usize)>| match span {
            Some((first, last)) => (LABELS + first, last - first + 1),
            None => (0, LABELS),
        };
        let is_needed = heads.has_repeated_leaves();
        for row in (heads.common_rows().iter()).filter(|_| is_needed) {
            for head in row {
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
        let mut lines = vec![word.text.clone()];
        if word.is_figure() && word.text.contains(char::is_numeric) {
            // A figure among heads is one whose row could not be told.
            lines.push(UNKNOWN.to_string());
        }
        self.push(Cell {
            row: self.table.rows,
            column,
            width,
            height: 1,
            lines,
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
        let behind_last = with_figures.last().map_or(0, |&last| last + 1);
        let begins = |row: &Row| (row.words.first()).is_some_and(|word| begins_item(&word.text));
        // What begins an item behind the last figures is the heading of what follows.
        let end = (behind_last..lines.len())
            .find(|&at| begins(&lines[at]) || behind_last == 0)
            .unwrap_or(lines.len());
        if behind_last > 0 {
            let labels = self.labels(&lines[..end], &with_figures);
            for (label, &line) in labels.iter().zip(&with_figures) {
                for blank in &label.blank {
                    self.push_blank_row(blank);
                }
                self.push_row(&lines[line], label);
            }
        }
        self.push_text(&lines[end..]);
    }

    /// Lines without figures, over all columns.
    fn push_text(&mut self, lines: &[Row]) {
        let words: Vec<&Word> = lines.iter().flat_map(|row| &row.words).collect();
        let Some(first) = words.first() else { return };
        let text: String = words.iter().map(|word| word.text.as_str()).collect();
        self.push(Cell {
            row: self.table.rows,
            column: 0,
            width: LABELS + self.columns.len(),
            height: 1,
            lines: vec![text],
            place: self.place(first),
        });
        self.table.rows += 1;
    }

    /// What stands beside and around each row of figures.
    fn labels(&self, lines: &[Row], with_figures: &[usize]) -> Vec<Beside> {
        let count = with_figures.len();
        let mut found: Vec<Beside> = vec![Beside::default(); count];
        // Labels of groups on the very line of the figures.
        let mut level: Vec<Vec<Word>> = vec![Vec::new(); count];
        let mut groups: Vec<Vec<Word>> = vec![Vec::new(); count];
        // The row whose label has begun and whose figures are still to come.
        let mut begun: Option<usize> = None;
        // The last word of a label, and whose it is.
        let mut last: Option<(usize, Area)> = None;
        for (at, row) in lines.iter().enumerate() {
            let after = with_figures.partition_point(|&line| line < at);
            let own = with_figures.get(after) == Some(&at);
            for word in row.words.iter().filter(|word| !own || !word.is_figure()) {
                let distance = |index: usize| {
                    let other = &lines[with_figures[index]];
                    (other.area().center().1 - word.area.center().1).abs()
                };
                let beside = (after.checked_sub(1), (after < count).then_some(after));
                let nearest = match beside {
                    (Some(before), Some(after)) if distance(before) <= distance(after) => before,
                    (_, Some(after)) => after,
                    (Some(before), None) => before,
                    (None, None) => 0,
                };
                if row.is_figures_alone() || word.is_figure() {
                    if distance(nearest) < ONE_LINE * row.size {
                        found[nearest].strays.push(word.clone());
                    } else {
                        // Which of its neighbours it belongs to cannot be told.
                        for index in [beside.0, beside.1].into_iter().flatten() {
                            found[index].is_uncertain = true;
                        }
                    }
                    continue;
                }
                let goes_on = last.filter(|(_, above)| {
                    above.right > self.groups_end
                        && !begins_item(&word.text)
                        && (above.left - word.area.left).abs() < 0.5 * row.size
                        && word.area.top - above.bottom < CLOSE * row.size
                });
                if word.area.right <= self.groups_end {
                    match goes_on {
                        Some((index, _)) => found[index].label.push(word.clone()),
                        None if own => level[after].push(word.clone()),
                        None => groups[nearest].push(word.clone()),
                    }
                    continue;
                }
                let to = if own {
                    after
                } else if begins_item(&word.text) && after < count {
                    begun = Some(after);
                    after
                } else {
                    match begun {
                        Some(begun) => begun,
                        // What follows a row's figures closely ends its label.
                        None => nearest,
                    }
                };
                found[to].begin_item(word);
                found[to].label.push(word.clone());
                last = Some((to, word.area));
            }
            if own {
                // A label that begins on the line of its figures goes on below, one that began
                // above ends closely.
                let begins =
                    |word: &&Word| word.area.right > self.groups_end && begins_item(&word.text);
                let mut label = row.words.iter().filter(|word| !word.is_figure());
                begun = label.next_back().filter(begins).map(|_| after);
            }
        }
        for (index, level) in level.into_iter().enumerate() {
            // With no other label, it is that of the row itself: it reaches over both columns.
            let to = if found[index].label.is_empty() {
                &mut found[index].label
            } else {
                &mut groups[index]
            };
            to.extend(level);
        }
        for (index, group) in self.grouped(groups, &found) {
            found[index].group = group;
        }
        found
    }

    /// The labels of groups, each at the first row of the run of numbered rows beside which it
    /// stands.
    fn grouped(&self, words: Vec<Vec<Word>>, rows: &[Beside]) -> BTreeMap<usize, Vec<Word>> {
        let begins_run = |row: &Beside| {
            let first = row.label.first().map(|word| word.text.as_str());
            first.is_some_and(|text| text.starts_with(['1', '１']) && begins_item(text))
        };
        let mut groups: BTreeMap<usize, Vec<Word>> = BTreeMap::new();
        let mut open: Option<usize> = None;
        for (index, words) in words.into_iter().enumerate() {
            for word in words {
                let run = (0..=index)
                    .rev()
                    .find(|&at| begins_run(&rows[at]))
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

    /// A row of which nobody can say whether it is blank or its figures stand elsewhere.
    fn push_blank_row(&mut self, label: &[Word]) {
        let Some(first) = label.first() else { return };
        let (row, place) = (self.table.rows, self.place(first));
        let cell = |column: usize, width: usize, line: String| Cell {
            row,
            column,
            width,
            height: 1,
            lines: vec![line],
            place,
        };
        self.push(cell(0, LABELS, joined(label)));
        for column in 0..self.columns.len() {
            self.push(cell(LABELS + column, 1, UNKNOWN.to_string()));
        }
        self.table.rows += 1;
    }

    fn push_row(&mut self, row: &Row, beside: &Beside) {
        let (label, group) = (&beside.label, &beside.group);
        let number = self.table.rows;
        let mut label_from = 0;
        if !group.is_empty() {
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
        // Which digits of a label are those of the figure that it touches cannot be told.
        let is_glued = label.iter().any(Word::is_glued);
        let mut is_certain = !beside.is_uncertain && !row.is_torn && !is_glued;
        for word in row.figures() {
            match self.under(&word.area) {
                Some((first, last)) if first == last => figures[first].push(word),
                _ => is_certain = false,
            }
        }
        for word in &beside.strays {
            match self.under(&word.area) {
                Some((first, last)) if first == last && figures[first].is_empty() => {
                    figures[first].push(word);
                }
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

/// Words of a label over several lines as its text.
fn joined(words: &[Word]) -> String {
    let lines: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    text::join(&lines, ' ')
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
