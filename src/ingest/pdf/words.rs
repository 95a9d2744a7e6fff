//! Lines of a table without rulings, as words that stand apart.

use super::characters::is_of_figure;
use super::geometry::Area;
use super::text::Line;

/// A piece of a line that stands apart from the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    pub text: String,
    pub area: Area,
}

impl Word {
    /// Whether it can be the figure of a cell, or the mark that stands for one.
    pub fn is_figure(&self) -> bool {
        let marks = "-—–－/％%+";
        self.text
            .chars()
            .all(|c| is_of_figure(c) || marks.contains(c) || c == super::device::UNKNOWN)
    }

    /// Whether two words stand above one another.
    pub fn is_in_column_with(&self, other: &Self) -> bool {
        self.area.horizontal_overlap(&other.area) > 0.0
    }
}

/// How far words stand apart at least, as a part of the size. The characters of a label are not
/// stretched as those of running text are; but where they were recognised in a picture, each
/// has the place of its ink.
const APART: f64 = 0.3;
const RECOGNISED_APART: f64 = 0.8;

/// Parts a line into words.
pub fn words(line: &Line, is_recognised: bool) -> Vec<Word> {
    let apart = if is_recognised {
        RECOGNISED_APART
    } else {
        APART
    };
    let mut words: Vec<Word> = Vec::new();
    for glyph in line.glyphs.iter().filter(|glyph| glyph.c != ' ') {
        match words.last_mut() {
            Some(word) if glyph.area.left - word.area.right <= apart * line.size => {
                word.text.push(glyph.c);
                word.area = word.area.union(&glyph.area);
            }
            _ => words.push(Word {
                text: glyph.c.to_string(),
                area: glyph.area,
            }),
        }
    }
    words
}
