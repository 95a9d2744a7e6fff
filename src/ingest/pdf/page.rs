//! One page: its tables, and the lines of text around them, from the top.

use super::device::{Drawing, Glyph};
use super::geometry::Area;
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

/// Reads a page off what is drawn on it.
pub fn read(number: u32, mut drawing: Drawing, size: (f64, f64)) -> Page {
    let is_recognised = take_recognised(&mut drawing);
    let glyphs = text::without_doubles(drawing.glyphs);
    let horizontals = rulings::joined(drawing.horizontals);
    let verticals = rulings::joined(drawing.verticals);
    // Past the limit it is a drawing, and what text there is stands by itself.
    let frames = if horizontals.len() + verticals.len() <= MAX_RULINGS {
        rulings::frames(&horizontals, &verticals)
    } else {
        Vec::new()
    };
    let mut tables: Vec<Table> = Vec::new();
    let mut rest = glyphs;
    for frame in frames {
        let area = frame.area();
        let (within, around): (Vec<Glyph>, Vec<Glyph>) = (rest.iter())
            .partition(|glyph| area.contains(glyph.area.center(), 0.0));
        if within.iter().all(|glyph| glyph.c == ' ') {
            continue;
        }
        if let Some(table) = lattice::table(number, &frame, &within).filter(Table::is_table) {
            rest = around;
            tables.push(table);
        }
    }
    let lines = text::lines(&rest).into_iter();
    let mut pieces: Vec<Piece> = lines
        .filter(|line| !line.text.is_empty())
        .map(Piece::Line)
        .collect();
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
