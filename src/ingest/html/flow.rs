//! The line of text that is being read, of the page or of one cell, and what was read before it.

use std::ops::Range;

use super::carried::Carried;
use super::layout::{CellContent, into_blocks};
use crate::document::{Block, Text};
use crate::ingest::apart;
use crate::place::Place;

/// The text line that is being collected, and the blocks finished so far, of the page or of one
/// cell.
#[derive(Default)]
pub struct Flow {
    pub blocks: Vec<Block>,
    /// Rows that are none by their tags, until something else follows: they have no common
    /// element that is sure to be their table.
    pub rows: Vec<Vec<CellContent>>,
    pub text: String,
    pub place: Place,
    /// How many headings and how many elements with kept white space are open.
    pub headings: usize,
    pub preformatted: usize,
    /// What an element of it carries beside its text.
    pub carried: Option<Carried>,
    /// Where in the text the struck-out words begin that are being read.
    pub struck_from: Option<usize>,
    /// What of the line stands apart by its look; hardly any line has such.
    pub apart: Option<Box<Apart>>,
    /// Words were struck out.
    pub is_struck: bool,
}

/// The pieces of a line that stand apart by their look.
#[derive(Default)]
pub struct Apart {
    /// How many elements are open whose text does.
    open: usize,
    /// Where in the text the first of them begins.
    from: usize,
    /// The pieces that ended.
    pieces: Vec<Range<usize>>,
}

impl Flow {
    pub fn push(&mut self, text: &str) {
        if self.preformatted > 0 {
            for (index, part) in text.split('\n').enumerate() {
                if index > 0 {
                    self.flush();
                }
                self.text.push_str(part);
            }
            return;
        }
        if !text.bytes().any(|byte| byte.is_ascii_whitespace()) {
            // As in nearly every cell and run of Chinese text.
            self.text.push_str(text);
            return;
        }
        for part in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|c: char| c.is_ascii_whitespace());
            self.text.push_str(word);
            if word.len() < part.len() && !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    /// Ends the line.
    pub fn flush(&mut self) {
        if let Some(from) = self.struck_from.take() {
            // Struck-out words over several lines.
            self.is_struck |= self.text.len() > from;
            self.text.truncate(from);
            self.struck_from = Some(0);
        }
        self.mark_apart();
        let keeps_tabs = self.preformatted > 0;
        let bare = self
            .text
            .trim_matches(|c: char| c.is_whitespace() && !(keeps_tabs && c == '\t'));
        if !bare.is_empty() {
            let text = if bare.len() == self.text.len() {
                std::mem::take(&mut self.text)
            } else {
                bare.to_owned()
            };
            let text = Text {
                text,
                place: self.place,
            };
            self.settle_rows();
            self.blocks.push(if self.headings > 0 {
                Block::Heading(text)
            } else {
                Block::Paragraph(text)
            });
        }
        self.text.clear();
    }

    /// Text begins that stands apart by its look.
    pub fn begin_apart(&mut self) {
        let apart = self.apart.get_or_insert_default();
        if apart.open == 0 {
            apart.from = self.text.len();
        }
        apart.open += 1;
    }

    /// It ends.
    pub fn end_apart(&mut self) {
        let Some(apart) = self.apart.as_mut().filter(|apart| apart.open > 0) else {
            return;
        };
        apart.open -= 1;
        if apart.open == 0 {
            apart.pieces.push(apart.from..self.text.len());
        }
    }

    /// Marks what stands apart in the line that ends.
    fn mark_apart(&mut self) {
        let Some(apart) = &mut self.apart else {
            return;
        };
        let mut pieces = std::mem::take(&mut apart.pieces);
        if apart.open > 0 {
            pieces.push(apart.from..self.text.len());
            apart.from = 0;
        }
        let text = &self.text;
        let is_text = |piece: &Range<usize>| {
            (text.get(piece.clone())).is_some_and(|text| !text.trim().is_empty())
        };
        pieces.retain(is_text);
        apart::mark(&mut self.text, pieces);
    }

    pub fn is_blank(&self) -> bool {
        self.blocks.is_empty() && self.rows.is_empty() && self.text.trim().is_empty()
    }

    pub fn settle_rows(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        self.blocks.extend(into_blocks(rows));
    }

    /// The finished blocks.
    pub fn into_blocks(mut self) -> Vec<Block> {
        self.flush();
        self.settle_rows();
        self.blocks
    }
}
