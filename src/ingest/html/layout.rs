//! What the cells of a table hold: data, or places on the page.
//!
//! Layout tables are told from tables of data by what their cells hold: a cell with a table or
//! an article inside is a place on the page, and its content is read as if the table around it
//! were not there.

use super::carried::{Carried, contradicts};
use crate::document::{Block, Text};
use crate::grid::{Grid, RawCell};
use crate::place::Place;

/// The most characters that a cell of data holds. The longest label of the national forms has
/// 42, with a local remark some 100; a cell past this is an article in a layout table.
const MAX_CELL_CHARS: usize = 200;

/// Stands for a picture within a cell, so that a picture of a number is never a blank; and for
/// any other thing that is there but cannot be read.
pub const PICTURE: char = '\u{FFFC}';

/// One cell.
#[derive(Clone)]
pub struct CellContent {
    pub blocks: Vec<Block>,
    pub colspan: usize,
    pub rowspan: usize,
    pub place: Place,
    /// What it carries beside its text.
    pub carried: Option<Carried>,
}

#[cfg(feature = "office")]
impl CellContent {
    /// A cell of one row that carries nothing beside its text.
    pub const fn new(blocks: Vec<Block>, columns: usize, place: Place) -> Self {
        Self {
            blocks,
            colspan: columns,
            rowspan: 1,
            place,
            carried: None,
        }
    }

    /// Lets the cell reach over more columns.
    pub fn widen(&mut self, columns: usize) {
        self.colspan += columns;
    }

    /// Lets the cell reach over one more row.
    pub fn heighten(&mut self) {
        self.rowspan += 1;
    }
}

impl CellContent {
    fn text(&self) -> String {
        let texts: Vec<&str> = self.blocks.iter().filter_map(text_of).collect();
        texts.join("\n")
    }

    /// Whether the cell is a place on the page rather than a piece of data.
    fn is_place(&self) -> bool {
        let total = |length: fn(&str) -> usize| {
            let blocks = self.blocks.iter();
            let lengths = blocks.map(|block| text_of(block).map_or(usize::MAX / 2, length));
            lengths.fold(0, usize::saturating_add)
        };
        // A character has at least one byte.
        total(str::len) > MAX_CELL_CHARS && total(|text| text.chars().count()) > MAX_CELL_CHARS
    }
}

fn text_of(block: &Block) -> Option<&str> {
    match block {
        Block::Heading(text) | Block::Paragraph(text) => Some(&text.text),
        Block::Grid(_) => None,
    }
}

/// Rows as a grid; or, where they are those of a layout table, what stands in its places, with
/// the runs of plain rows between them as grids.
pub fn into_blocks(mut rows: Vec<Vec<CellContent>>) -> Vec<Block> {
    settle_carried(&mut rows);
    let is_column = rows.iter().all(|row| row.len() <= 1);
    let mut blocks = Vec::new();
    let mut plain: Vec<Vec<RawCell>> = Vec::new();
    for row in rows {
        if !is_column && !row.iter().any(CellContent::is_place) {
            plain.push(row.into_iter().map(raw).collect());
            continue;
        }
        let (data, rest) = split_place_row(row);
        if !data.is_empty() {
            plain.push(data.into_iter().map(raw).collect());
        }
        push_grid(&mut blocks, &mut plain);
        blocks.extend(rest);
    }
    push_grid(&mut blocks, &mut plain);
    blocks
}

/// Gives cells without text what they carry: the value itself where all cells of the table that
/// carry one have no text, so that it is there that the table has its figures; else a mark that
/// something is there that cannot be read.
fn settle_carried(rows: &mut [Vec<CellContent>]) {
    let holds_value = |cell: &&CellContent| {
        let is_value = cell
            .carried
            .as_ref()
            .is_some_and(|carried| carried.is_value);
        is_value && !cell.blocks.is_empty()
    };
    let is_in_text = rows.iter().flatten().any(|cell| holds_value(&cell));
    for cell in rows.iter_mut().flatten() {
        let Some(carried) = cell.carried.take() else {
            continue;
        };
        let text = if !cell.blocks.is_empty() {
            if !contradicts(&cell.text(), &carried) {
                continue;
            }
            PICTURE.to_string()
        } else if carried.is_value && !is_in_text {
            carried.text
        } else {
            PICTURE.to_string()
        };
        cell.blocks.push(Block::Paragraph(Text {
            text,
            place: cell.place,
        }));
    }
}

/// Parts a row that holds a place into the data before it and the blocks within it.
///
/// A table that was never closed takes in the tables after it: the last cell of its last row
/// then holds its own short text and, after that, whole tables. Its row is data all the same.
fn split_place_row(mut row: Vec<CellContent>) -> (Vec<CellContent>, Vec<Block>) {
    let places = row.iter().filter(|cell| cell.is_place()).count();
    let last_is_place = row.last().is_some_and(CellContent::is_place);
    if row.len() > 1
        && places == 1
        && last_is_place
        && let Some(last) = row.last_mut()
    {
        let data = last
            .blocks
            .iter()
            .position(|block| text_of(block).is_none());
        let own_chars = |until: usize| -> usize {
            let texts = last.blocks[..until].iter().filter_map(text_of);
            texts.map(|text| text.chars().count()).sum()
        };
        // The text before the first table is the cell's own where it is as short as a figure.
        if let Some(until) = data.filter(|&until| own_chars(until) <= MAX_FIGURE_CHARS) {
            let rest = last.blocks.split_off(until);
            // A cell that holds nothing but a table is no blank.
            if last.blocks.is_empty() {
                let (text, place) = (PICTURE.to_string(), last.place);
                last.blocks.push(Block::Paragraph(Text { text, place }));
            }
            return (row, rest);
        }
    }
    (
        Vec::new(),
        row.into_iter().flat_map(|cell| cell.blocks).collect(),
    )
}

/// The most characters of a cell that holds a figure with a short remark.
const MAX_FIGURE_CHARS: usize = 40;

fn raw(mut cell: CellContent) -> RawCell {
    let text = match cell.blocks.as_mut_slice() {
        // Nearly every cell.
        [Block::Heading(only) | Block::Paragraph(only)] => std::mem::take(&mut only.text),
        _ => cell.text(),
    };
    RawCell {
        text,
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        place: cell.place,
    }
}

fn push_grid(blocks: &mut Vec<Block>, rows: &mut Vec<Vec<RawCell>>) {
    if rows.iter().any(|row| !row.is_empty()) {
        // Numbered in document order once all tables are known.
        blocks.push(Block::Grid(Grid::from_spans(std::mem::take(rows), 0)));
    }
    rows.clear();
}
