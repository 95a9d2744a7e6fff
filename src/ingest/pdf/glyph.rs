//! One character of a page.

use super::geometry::{Area, Turn};

/// The character of a glyph that says of itself no character.
pub const UNKNOWN: char = '\u{FFFD}';

/// One character where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The character; [`UNKNOWN`] where the font does not tell.
    pub c: char,
    /// The box from line to line of the text, as wide as the character's advance.
    pub area: Area,
    /// The size of the font.
    pub size: f64,
    /// How it is turned on the page.
    pub turn: Turn,
    /// It is printed as faintly as a watermark.
    pub is_faint: bool,
    /// The cell of a table that it belongs to, where the file says so.
    pub cell: Option<u32>,
}

impl Glyph {
    /// Whether the file says that two are of one cell; `None` where it does not say.
    pub fn is_in_cell_of(&self, other: &Self) -> Option<bool> {
        Some(self.cell? == other.cell?)
    }
}
