//! A sheet of a workbook into blocks: lines of text, and the tables between them.
//!
//! A sheet does not say where its tables begin and end, and an empty cell of a table is no other
//! than one beside it. Rows that follow one another and hold more than one cell are a table; it
//! is as wide as the widest of them.

use std::collections::BTreeMap;

use crate::document::{Block, Text};
use crate::grid::MAX_COLUMNS;
use crate::ingest::html::{CellContent, into_blocks};
use crate::ingest::{IngestError, MAX_TAGS, Pieces};
use crate::place::Place;

/// The most characters of a cell that can be a label of a table's row; longer ones are text. The
/// longest label of a form has 37, numbering counted, with a local remark some 100.
const MAX_LABEL: usize = 120;

/// The widest table that is read, in columns.
const MAX_WIDTH: usize = 8 * MAX_COLUMNS;

/// Which rows or which columns of a sheet are not shown.
#[derive(Debug, Default)]
pub struct Hidden {
    /// The first, the one behind the last, and how many before the first are hidden.
    ranges: Vec<(usize, usize, usize)>,
}

impl Hidden {
    /// From ranges, each from its first to the one behind its last, in any order.
    pub fn new(mut given: Vec<(usize, usize)>) -> Self {
        given.sort_unstable();
        let mut ranges: Vec<(usize, usize, usize)> = Vec::new();
        for (from, to) in given {
            match ranges.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                last => {
                    let before = last.map_or(0, |last| last.2 + last.1 - last.0);
                    ranges.push((from, to.max(from), before));
                }
            }
        }
        Self { ranges }
    }

    /// How many before the one at a number are shown.
    fn shown_before(&self, at: usize) -> usize {
        let behind = self.ranges.partition_point(|range| range.0 < at);
        let hidden = self.ranges[..behind].last();
        at - hidden.map_or(0, |&(from, to, before)| before + at.min(to) - from)
    }

    /// The number of the one before which so many are shown.
    fn number(&self, shown: usize) -> usize {
        let passed = |range: &(usize, usize, usize)| range.0 - range.2 <= shown;
        let behind = self.ranges.partition_point(passed);
        let hidden = self.ranges[..behind].last();
        shown + hidden.map_or(0, |&(from, to, before)| before + to - from)
    }
}

/// The rows and the columns of a sheet that are not shown.
#[derive(Debug, Default)]
pub struct HiddenParts {
    /// The rows.
    pub rows: Hidden,
    /// The columns.
    pub columns: Hidden,
}

/// A cell that holds something, or that is merged from several.
#[derive(Debug, Clone)]
pub struct SheetCell {
    /// Row and column, from 0.
    at: (usize, usize),
    /// The same in the file, where rows and columns that are not shown count.
    source: (usize, usize),
    /// How many rows and columns it covers.
    size: (usize, usize),
    content: Vec<Block>,
}

impl SheetCell {
    /// A cell at a row and column from 0, with the rows and columns that it covers.
    pub fn new(at: (usize, usize), size: (usize, usize), content: Vec<Block>) -> Self {
        Self {
            at,
            source: at,
            size: (size.0.max(1), size.1.max(1)),
            content,
        }
    }

    /// The lines of a text as the content of a cell.
    pub fn lines(text: &str) -> Vec<Block> {
        let lines = text.split(['\n', '\r']).map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .map(|line| {
                Block::Paragraph(Text {
                    text: line.replace('\t', " "),
                    place: Place::Nowhere,
                })
            })
            .collect()
    }

    /// The same cell some rows further down.
    pub fn below(&self, rows: usize) -> Self {
        let mut cell = self.clone();
        cell.at.0 = cell.at.0.saturating_add(rows);
        cell.source = cell.at;
        cell
    }

    /// The cell where it is shown: without the rows and columns that are not, as merged cells are
    /// of which a part is hidden. `None` where nothing of it is.
    fn shown(mut self, hidden: &HiddenParts) -> Option<Self> {
        let shown = |hidden: &Hidden, at: usize, size: usize| {
            let from = hidden.shown_before(at);
            (from, hidden.shown_before(at.saturating_add(size)) - from)
        };
        let (row, height) = shown(&hidden.rows, self.at.0, self.size.0);
        let (column, width) = shown(&hidden.columns, self.at.1, self.size.1);
        self.at = (row, column);
        self.size = (height, width);
        (height > 0 && width > 0).then_some(self)
    }

    /// How many characters it holds.
    fn chars(&self) -> usize {
        let count = |block: &Block| match block {
            Block::Heading(text) | Block::Paragraph(text) => text.text.chars().count(),
            Block::Grid(_) => usize::MAX / 2,
        };
        self.content
            .iter()
            .map(count)
            .fold(0, usize::saturating_add)
    }
}

/// Refuses a sheet with more cells than any report has.
///
/// # Errors
/// [`IngestError::TooMany`] past [`MAX_TAGS`] cells.
pub const fn within_limit(cells: usize) -> Result<(), IngestError> {
    if cells > MAX_TAGS {
        return Err(IngestError::TooMany {
            pieces: Pieces::Cells,
            limit: MAX_TAGS,
        });
    }
    Ok(())
}

/// The place of a cell, by its row and column from 0.
pub fn place(sheet: u32, (row, column): (usize, usize)) -> Place {
    let from_one = |at: usize| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
    Place::Sheet {
        sheet,
        row: from_one(row),
        column: from_one(column),
    }
}

/// The blocks of a sheet, given by the cells that hold something. Rows and columns that are hidden
/// are none of it.
///
/// # Errors
/// [`IngestError`] for a sheet with more cells than any report has.
pub fn blocks(
    cells: Vec<SheetCell>,
    sheet: u32,
    hidden: &HiddenParts,
) -> Result<Vec<Block>, IngestError> {
    let mut rows: BTreeMap<usize, Vec<SheetCell>> = BTreeMap::new();
    for cell in cells.into_iter().filter_map(|cell| cell.shown(hidden)) {
        rows.entry(cell.at.0).or_default().push(cell);
    }
    let mut blocks = Vec::new();
    let mut table: Vec<(usize, Vec<SheetCell>)> = Vec::new();
    let mut filled = 0;
    // The first row that no cell of the table above reaches into.
    let mut ends = 0;
    for (at, mut row) in rows {
        row.sort_by_key(|cell| cell.at.1);
        let follows = !table.is_empty() && at <= ends;
        let is_reached = !table.is_empty() && at < ends;
        let holding = row.iter().filter(|cell| !cell.content.is_empty()).count();
        let is_line = holding <= 1 && !is_reached && {
            let longest = row.iter().map(SheetCell::chars).max().unwrap_or(0);
            !follows || longest > MAX_LABEL
        };
        if !follows || is_line {
            filled += close(&mut table, (sheet, hidden), &mut blocks);
            within_limit(filled)?;
        }
        if is_line {
            blocks.extend(row.into_iter().flat_map(|cell| placed(cell, sheet)));
            continue;
        }
        let reach = row.iter().map(|cell| at.saturating_add(cell.size.0)).max();
        ends = if follows { ends.max(at + 1) } else { at + 1 };
        ends = ends.max(reach.unwrap_or(0).min(at + crate::grid::MAX_ROWS));
        table.push((at, row));
    }
    filled += close(&mut table, (sheet, hidden), &mut blocks);
    within_limit(filled)?;
    Ok(blocks)
}

/// The content of a cell with its place.
fn placed(mut cell: SheetCell, sheet: u32) -> Vec<Block> {
    let place = place(sheet, cell.source);
    for block in &mut cell.content {
        if let Block::Heading(text) | Block::Paragraph(text) = block {
            text.place = place;
        }
    }
    cell.content
}

/// Ends a table: its rows are filled with the empty cells of the sheet. Gives how many cells it
/// has.
fn close(
    table: &mut Vec<(usize, Vec<SheetCell>)>,
    (sheet, hidden): (u32, &HiddenParts),
    blocks: &mut Vec<Block>,
) -> usize {
    let rows = std::mem::take(table);
    let cells = || rows.iter().flat_map(|(_, row)| row);
    let left = cells().map(|cell| cell.at.1).min().unwrap_or(0);
    let end = |cell: &SheetCell| cell.at.1.saturating_add(cell.size.1);
    let right = cells().map(end).max().unwrap_or(0).min(left + MAX_WIDTH);
    let Some(last) = rows.last().map(|(at, _)| *at) else {
        return 0;
    };
    let first = rows[0].0;
    let mut by_row: BTreeMap<usize, Vec<SheetCell>> = rows.into_iter().collect();
    // For each column, the first row that is free again below a cell reaching down.
    let mut free_from = vec![0; right - left];
    let mut filled = 0;
    let mut read = Vec::new();
    for at in first..=last {
        let mut row = Vec::new();
        let mut own = by_row
            .remove(&at)
            .unwrap_or_default()
            .into_iter()
            .peekable();
        let mut column = left;
        while column < right {
            if let Some(cell) = own.next_if(|cell| cell.at.1 <= column) {
                // A cell within a merged one is not shown.
                if cell.at.1 < column || free_from[column - left] > at {
                    continue;
                }
                let (height, width) = cell.size;
                let height = height.min(last + 1 - at);
                let width = width.min(right - column);
                let spot = place(sheet, cell.source);
                let mut content = CellContent::new(placed(cell, sheet), width, spot);
                (1..height).for_each(|_| content.heighten());
                free_from[column - left..column - left + width].fill(at + height);
                row.push(content);
                column += width;
            } else {
                if free_from[column - left] <= at {
                    let source = (hidden.rows.number(at), hidden.columns.number(column));
                    row.push(CellContent::new(Vec::new(), 1, place(sheet, source)));
                }
                column += 1;
            }
        }
        filled += row.len();
        read.push(row);
    }
    blocks.extend(into_blocks(read));
    filled
}
