//! One page: its tables, and the lines of text around them, from the top.

use super::device::Drawing;
use super::geometry::Area;
use super::glyph::Glyph;
use super::lattice::{self, Table};
use super::rulings::{self, MAX_RULINGS};
use super::text::{self, Line};

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A line of text.
    Line(Line),
    /// A table, or a part of one.
    Table(Table),
}

impl Piece {
    pub fn area(&self) -> Area {
        match self {
            Self::Line(line) => line.area,
            Self::Table(table) => table.area,
        }
    }
}

/// What a page says.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Its size once its text stands upright.
    pub size: (f64, f64),
    /// Its text was recognised in a picture, so that sizes and places are measured, not set.
    pub is_recognised: bool,
    /// Its pieces, from the top.
    pub pieces: Vec<Piece>,
}

/// The most tables of a page, boxes around text counted too. Past it, it is a drawing.
const MAX_FRAMES: usize = 100;

/// Reads a page off what is drawn on it.
pub fn read(number: u32, mut drawing: Drawing, size: (f64, f64)) -> Page {
    let is_recognised = take_recognised(&mut drawing);
    let glyphs = without_watermark(text::without_doubles(drawing.glyphs));
    let horizontals = rulings::joined(drawing.horizontals);
    let verticals = rulings::joined(drawing.verticals);
    // Past the limit it is a drawing, and what text there is stands by itself.
    let frames = if horizontals.len() + verticals.len() <= MAX_RULINGS {
        rulings::frames(&horizontals, &verticals)
    } else {
        Vec::new()
    };
    let is_drawing = frames.len() > MAX_FRAMES;
    let mut tables: Vec<Table> = Vec::new();
    let mut rest = glyphs;
    for frame in frames.into_iter().filter(|_| !is_drawing) {
        let area = frame.area();
        let (within, around): (Vec<Glyph>, Vec<Glyph>) =
            (rest.iter()).partition(|glyph| area.contains(glyph.area.center(), 0.0));
        if within.iter().all(|glyph| glyph.c == ' ') {
            continue;
        }
        if let Some(table) = lattice::table(number, &frame, &within).filter(Table::is_table) {
            rest = around;
            tables.push(table);
        }
    }
    let lines = text::lines(&rest).into_iter();
    let lines: Vec<Line> = lines.filter(|line| !line.text.is_empty()).collect();
    let lines = absorbed(&mut tables, lines);
    let mut pieces: Vec<Piece> = lines.into_iter().map(Piece::Line).collect();
    pieces.extend(tables.into_iter().map(Piece::Table));
    pieces.sort_by(|a, b| a.area().top.total_cmp(&b.area().top));
    Page {
        number,
        size,
        is_recognised,
        pieces,
    }
}

/// Takes the text that was recognised in the picture of a page, where it has such: text that is
/// there to be searched but not seen.
fn take_recognised(drawing: &mut Drawing) -> bool {
    /// Which part of the page the picture covers at least.
    const PICTURE: f64 = 0.3;
    let is_recognised =
        drawing.pictured >= PICTURE && drawing.invisible.len() > drawing.glyphs.len();
    if is_recognised {
        drawing.glyphs.append(&mut drawing.invisible);
    }
    is_recognised
}

/// Gives to tables the lines that stand close above or below one of their narrow columns: where
/// a page cuts a cell over many rows, its text may come out beyond the edge. Returns the others.
fn absorbed(tables: &mut [Table], lines: Vec<Line>) -> Vec<Line> {
    /// The widest that such a column is, as a part of the table.
    const NARROW: f64 = 0.25;
    /// How far below the one before each line may begin, as a part of its size.
    const STEP: f64 = 1.2;
    let lowest = tables
        .iter()
        .map(|table| table.area.bottom)
        .fold(0.0, f64::max);
    // Lines come from the top, so that what stands beside one stands next to it.
    let beside = |one: &Line, other: Option<&Line>| {
        other.is_some_and(|other| other.area.vertical_overlap(&one.area) > 0.0)
    };
    let alone: Vec<bool> = (0..lines.len())
        .map(|at| {
            let before = at.checked_sub(1).and_then(|at| lines.get(at));
            !beside(&lines[at], before)
                && !beside(&lines[at], lines.get(at + 1))
                && lines[at].area.center().1 > lowest
        })
        .collect();
    let mut reach: Vec<f64> = tables.iter().map(|table| table.area.bottom).collect();
    let mut rest = Vec::new();
    for (line, is_alone) in lines.into_iter().zip(alone) {
        let found = tables
            .iter_mut()
            .zip(&mut reach)
            .find_map(|(table, reach)| {
                let is_close =
                    (-0.6 * line.size..STEP * line.size).contains(&(line.area.top - *reach));
                let width = NARROW * table.area.width();
                let column = table.columns.windows(2).position(|edges| {
                    edges[1] - edges[0] <= width
                        && line.area.left >= edges[0] - 1.0
                        && line.area.right <= edges[1] + 1.0
                })?;
                let rows = table.rows;
                let cell = (table.cells.iter_mut()).find(|cell| {
                    cell.row + cell.height == rows
                        && (cell.height > 1 || cell.is_blank() || *reach > table.area.bottom)
                        && cell.column <= column
                        && column < cell.column + cell.width
                })?;
                (is_alone && is_close).then_some((cell, reach))
            });
        match found {
            Some((cell, reach)) => {
                *reach = line.area.bottom;
                cell.lines.push(line.text);
            }
            None => rest.push(line),
        }
    }
    rest
}

/// Drops large letters that are printed faintly.
fn without_watermark(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    /// How much larger than the text a watermark is.
    const LARGE: f64 = 1.5;
    let mut sizes: Vec<f64> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
    glyphs.retain(|glyph| !glyph.is_faint || glyph.size <= LARGE * usual);
    glyphs
}
