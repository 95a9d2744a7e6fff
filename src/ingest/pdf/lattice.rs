//! The frame of a table to its cells: the rulings cut it into fields, and fields without a line
//! between them are one cell.

use crate::place::Place;

use super::device::Ruling;
use super::geometry::{Area, place_of};
use super::glyph::{Glyph, UNKNOWN};
use super::rulings::{Frame, Sets, positions};
use super::text::{self, Line};

/// A cell of a table on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The first row and column, from 0.
    pub row: usize,
    pub column: usize,
    /// How many rows and columns it covers, at least 1.
    pub height: usize,
    pub width: usize,
    /// Its lines of text.
    pub lines: Vec<String>,
    /// Where its text begins, or where it stands itself if it has none.
    pub place: Place,
}

impl Cell {
    /// The text of all lines.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(String::as_str).collect();
        text::join(&lines, '\n')
    }

    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }
}

/// A table, or the part of one that stands on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Where it stands.
    pub area: Area,
    /// Where its columns begin and end: one more than there are columns.
    pub columns: Vec<f64>,
    /// How many rows it has.
    pub rows: usize,
    /// The cells, by row and column.
    pub cells: Vec<Cell>,
    /// Its columns stand where rulings are, so that those of two parts can be compared.
    pub is_ruled: bool,
}

/// The most fields that rulings may cut a table into: the largest of a report has 300, and twice
/// as many in each direction where borders are drawn apart.
const MAX_FIELDS: usize = 5_000;

/// Which part of a field's side must be drawn for it to be an edge.
const MOSTLY: f64 = 0.6;

/// Reads a table off its frame and the glyphs that stand within. `None` where the frame is none
/// of a table: it encloses nothing, or more fields than any table has.
pub fn table(page: u32, frame: &Frame, glyphs: &[Glyph]) -> Option<Table> {
    let area = frame.area();
    let edges = [area.left, area.right];
    let columns = positions(frame.verticals.iter().map(|line| line.at).chain(edges));
    let edges = [area.top, area.bottom];
    let rows = positions(frame.horizontals.iter().map(|line| line.at).chain(edges));
    let (across, down) = (columns.len() - 1, rows.len() - 1);
    if across == 0 || down == 0 || across * down > MAX_FIELDS {
        return None;
    }
    let fields = Fields {
        page,
        columns,
        rows,
        frame,
        middles: middles(glyphs),
    };
    let mut cells = fields.cells();
    place(glyphs, &fields, &mut cells);
    let table = Table {
        area,
        columns: fields.columns,
        rows: down,
        cells,
        is_ruled: true,
    };
    Some(table.compressed())
}

/// How far a line may lie off the side that it draws.
const SIDE: f64 = super::rulings::SAME;

/// Which part of a stretch lines cover.
fn covered<'a>(lines: impl Iterator<Item = &'a Ruling>, from: f64, to: f64) -> f64 {
    let mut pieces: Vec<(f64, f64)> = lines
        .map(|line| (line.from.max(from), line.to.min(to)))
        .filter(|(from, to)| to > from)
        .collect();
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut end = from;
    let mut sum = 0.0;
    for (piece_from, piece_to) in pieces {
        sum += (piece_to - piece_from.max(end)).max(0.0);
        end = end.max(piece_to);
    }
    sum / (to - from).max(f64::MIN_POSITIVE)
}

/// The fields that the rulings of a table cut it into.
struct Fields<'a> {
    page: u32,
    columns: Vec<f64>,
    rows: Vec<f64>,
    frame: &'a Frame,
    middles: Vec<Middle>,
}

/// The middle of a glyph, and how far around it a line is none that separates.
struct Middle {
    x: f64,
    y: f64,
    reach: f64,
}

/// The middles of glyphs, from the top.
fn middles(glyphs: &[Glyph]) -> Vec<Middle> {
    let printed = glyphs.iter().filter(|glyph| glyph.c != ' ');
    let mut middles: Vec<Middle> = printed
        .map(|glyph| {
            let (x, y) = glyph.area.center();
            Middle {
                x,
                y,
                reach: (0.2 * glyph.area.height()).min(MAX_REACH),
            }
        })
        .collect();
    middles.sort_by(|a, b| a.y.total_cmp(&b.y));
    middles
}

/// How far the middle of the largest letters reaches.
const MAX_REACH: f64 = 10.0;

impl Fields<'_> {
    fn across(&self) -> usize {
        self.columns.len() - 1
    }

    fn down(&self) -> usize {
        self.rows.len() - 1
    }

    /// Whether a line stands between a field and the one to its right.
    fn has_edge_right(&self, row: usize, column: usize) -> bool {
        let at = self.columns[column + 1];
        let lines = (self.frame.verticals.iter()).filter(|line| (line.at - at).abs() <= SIDE);
        covered(lines, self.rows[row], self.rows[row + 1]) >= MOSTLY
    }

    /// Whether a line stands between a field and the one below. A line that runs through letters
    /// is none: where a page cuts a cell that reaches over several rows, some programs draw its
    /// end through another row.
    fn has_edge_below(&self, row: usize, column: usize) -> bool {
        let at = self.rows[row + 1];
        let (from, to) = (self.columns[column], self.columns[column + 1]);
        let lines = (self.frame.horizontals.iter()).filter(|line| (line.at - at).abs() <= SIDE);
        covered(lines, from, to) >= MOSTLY && !self.is_struck(at, from, to)
    }

    fn is_struck(&self, at: f64, from: f64, to: f64) -> bool {
        let start = self
            .middles
            .partition_point(|middle| middle.y < at - MAX_REACH);
        let near = self.middles[start..]
            .iter()
            .take_while(|middle| middle.y < at + MAX_REACH);
        let mut across = near.filter(|middle| (from..to).contains(&middle.x));
        across.any(|middle| (at - middle.y).abs() < middle.reach)
    }

    /// The cells: sets of fields without a line between them, as boxes.
    fn cells(&self) -> Vec<Cell> {
        let (across, down) = (self.across(), self.down());
        let mut sets = Sets::new(across * down);
        for row in 0..down {
            for column in 0..across {
                let field = row * across + column;
                if column + 1 < across && !self.has_edge_right(row, column) {
                    sets.unite(field, field + 1);
                }
                if row + 1 < down && !self.has_edge_below(row, column) {
                    sets.unite(field, field + across);
                }
            }
        }
        let roots: Vec<usize> = (0..across * down).map(|field| sets.root(field)).collect();
        let mut is_taken = vec![false; across * down];
        let mut cells = Vec::new();
        for field in 0..across * down {
            if is_taken[field] {
                continue;
            }
            // The widest box of the set that begins here, then the deepest; what a set that is no
            // box leaves over are cells of their own.
            let (row, column) = (field / across, field % across);
            let is_free = |field: usize, is_taken: &[bool]| {
                roots[field] == roots[row * across + column] && !is_taken[field]
            };
            let width = (column..across)
                .take_while(|&column| is_free(row * across + column, &is_taken))
                .count();
            let height = (row..down)
                .take_while(|&row| {
                    (column..column + width).all(|column| is_free(row * across + column, &is_taken))
                })
                .count();
            for row in row..row + height {
                is_taken[row * across + column..row * across + column + width].fill(true);
            }
            cells.push(Cell {
                row,
                column,
                height,
                width,
                lines: Vec::new(),
                place: place_of(self.page, (self.columns[column], self.rows[row])),
            });
        }
        cells
    }
}

/// The index of the stretch between positions that holds a value; the nearest for one outside.
fn stretch(positions: &[f64], value: f64) -> usize {
    let after = positions.partition_point(|&position| position <= value);
    after.saturating_sub(1).min(positions.len() - 2)
}

/// Puts the glyphs into the cells that they stand in.
fn place(glyphs: &[Glyph], fields: &Fields<'_>, cells: &mut [Cell]) {
    let mut owners = vec![0; fields.across() * fields.down()];
    for (index, cell) in cells.iter().enumerate() {
        for row in cell.row..cell.row + cell.height {
            let start = row * fields.across() + cell.column;
            owners[start..start + cell.width].fill(index);
        }
    }
    let owner = |glyph: &Glyph| {
        let (x, y) = glyph.area.center();
        let row = stretch(&fields.rows, y);
        owners[row * fields.across() + stretch(&fields.columns, x)]
    };
    let mut contents: Vec<Vec<Glyph>> = vec![Vec::new(); cells.len()];
    for glyph in glyphs {
        contents[owner(glyph)].push(*glyph);
    }
    let mut torn = vec![false; cells.len()];
    for line in text::lines(glyphs) {
        mark_torn(&line, &owner, &mut torn);
    }
    for ((cell, content), torn) in cells.iter_mut().zip(contents).zip(torn) {
        let lines = text::lines(&content);
        if let Some(first) = lines.first() {
            cell.place = place_of(fields.page, (first.area.left, first.area.top));
        }
        cell.lines = lines.into_iter().map(|line| line.text).collect();
        cell.lines.retain(|line| !line.is_empty());
        if torn {
            // Which digits are whose cannot be told.
            cell.lines.push(UNKNOWN.to_string());
        }
    }
}

/// The fewest figures in one cell that are those of a row whose borders are not drawn.
const LOOSE_FIGURES: usize = 3;

/// Marks the cells between which a figure is torn: one that is too long for its cell runs over
/// into the next.
fn mark_torn(line: &Line, owner: &impl Fn(&Glyph) -> usize, torn: &mut [bool]) {
    let printed: Vec<&Glyph> = line.glyphs.iter().filter(|glyph| glyph.c != ' ').collect();
    for pair in printed.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        let gap = other.area.left - one.area.right;
        // Digits of one cell, as the file says, may be set wider.
        let close = if one.is_in_cell_of(other) == Some(true) {
            0.5
        } else {
            0.2
        };
        if one.c.is_ascii_digit() && other.c.is_ascii_digit() && gap < close * one.size {
            let (one, other) = (owner(one), owner(other));
            if one != other {
                (torn[one], torn[other]) = (true, true);
            }
        }
    }
}

impl Table {
    /// The table without rows and columns in which no cell begins: the lines that made them
    /// are no borders.
    fn compressed(mut self) -> Self {
        let mut begins = vec![false; self.columns.len() - 1];
        for cell in &self.cells {
            begins[cell.column] = true;
        }
        let at = |begins: &[bool], index: usize| begins[..index].iter().filter(|&&b| b).count();
        for cell in &mut self.cells {
            let end = at(&begins, cell.column + cell.width);
            cell.column = at(&begins, cell.column);
            cell.width = end - cell.column;
        }
        let last = self.columns.len() - 1;
        let kept = |index: usize| index == last || begins[index];
        self.columns = (0..=last)
            .filter(|&index| kept(index))
            .map(|index| self.columns[index])
            .collect();
        let mut begins = vec![false; self.rows];
        for cell in &self.cells {
            begins[cell.row] = true;
        }
        for cell in &mut self.cells {
            let end = at(&begins, cell.row + cell.height);
            cell.row = at(&begins, cell.row);
            cell.height = end - cell.row;
        }
        self.rows = begins.iter().filter(|&&begins| begins).count();
        self
    }

    /// Where the figures of a row stand in one wide cell, its borders are not drawn; the blanks of
    /// the rows beside it may then be those of its own, cut by the page, so that nobody can call
    /// them blank.
    pub fn doubt_beside_loose_rows(&mut self) {
        let is_loose = |cell: &&Cell| {
            let is_row = |line: &String| {
                let figures = line.split(' ').filter(|word| {
                    !word.is_empty() && word.chars().all(super::characters::is_of_figure)
                });
                figures.count() >= LOOSE_FIGURES
            };
            cell.width >= LOOSE_FIGURES && cell.lines.iter().any(is_row)
        };
        let loose: Vec<(usize, usize)> = (self.cells.iter().filter(is_loose))
            .map(|cell| (cell.row, cell.row + cell.height))
            .collect();
        for cell in self.cells.iter_mut().filter(|cell| cell.is_blank()) {
            let end = cell.row + cell.height;
            let touches = |&(from, to): &(usize, usize)| cell.row == to || end == from;
            if cell.height == 1 && loose.iter().any(touches) {
                cell.lines.push(UNKNOWN.to_string());
            }
        }
    }

    /// Whether it is one: a box around text is none, lines between rows alone tell no columns, and
    /// lines between columns alone no rows.
    pub fn is_table(&self) -> bool {
        self.cells.iter().any(|cell| cell.column > 0) && !self.lacks_rows()
    }

    /// Whether most of its rows of figures have no line between them: several cells that stand
    /// side by side hold a column of figures each, or figures under words, or one cell holds whole
    /// rows of them.
    fn lacks_rows(&self) -> bool {
        /// The fewest cells side by side that are such by more than chance.
        const BESIDE: usize = 3;
        let is_figure = |text: &str| {
            text.contains(|c: char| c.is_ascii_digit())
                && text.chars().all(super::characters::is_of_figure)
        };
        let are_figures = |line: &str| line.split(' ').all(is_figure);
        let (mut with, mut without) = (0, 0);
        for row in 0..self.rows {
            let cells = || self.cells.iter().filter(|cell| cell.row == row);
            let count = |cell: &Cell| cell.lines.iter().filter(|line| are_figures(line)).count();
            let is_loose =
                |line: &str| are_figures(line) && line.split(' ').count() >= LOOSE_FIGURES;
            let loose = cells().flat_map(|cell| &cell.lines);
            let loose = loose.filter(|line| is_loose(line)).count();
            // Figures that are broken over lines stand beside others of one line.
            let filled = cells().map(count).filter(|&count| count > 0);
            let (mut stacks, mut are_stacks) = (0, true);
            for count in filled {
                stacks += 1;
                are_stacks &= count >= LOOSE_FIGURES;
            }
            let under_words = cells().filter(|cell| {
                let last = cell.lines.last();
                count(cell) == 1
                    && cell.lines.len() > 1
                    && last.is_some_and(|line| are_figures(line))
            });
            let is_without = (are_stacks && stacks >= BESIDE)
                || loose >= LOOSE_FIGURES
                || under_words.count() >= BESIDE;
            without += usize::from(is_without);
            with += usize::from(!is_without && stacks > 0);
        }
        without > with
    }
}
