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
    /// How many elements are open whose text stands apart by its look, where in the text the first
    /// of them begins, and the pieces of the text that ended.
    pub open_apart: usize,
    pub apart_from: usize,
    pub apart: Vec<Range<usize>>,
    /// Words were struck out.
    pub is_struck: bool,
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
        let text = self
            .text
            .trim_matches(|c: char| c.is_whitespace() && !(keeps_tabs && c == '\t'));
        if !text.is_empty() {
            let text = Text {
                text: text.to_owned(),
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
        if self.open_apart == 0 {
            self.apart_from = self.text.len();
        }
        self.open_apart += 1;
    }

    /// It ends.
    pub fn end_apart(&mut self) {
        if self.open_apart == 0 {
            return;
        }
        self.open_apart -= 1;
        if self.open_apart == 0 {
            self.apart.push(self.apart_from..self.text.len());
        }
    }

    /// Marks what stands apart in the line that ends.
    fn mark_apart(&mut self) {
        if self.open_apart > 0 {
            self.apart.push(self.apart_from..self.text.len());
            self.apart_from = 0;
        }
        if self.apart.is_empty() {
            return;
        }
        let text = &self.text;
        self.apart.retain(|piece| {
            text.get(piece.clone())
                .is_some_and(|text| !text.trim().is_empty())
        });
        apart::mark(&mut self.text, std::mem::take(&mut self.apart));
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
