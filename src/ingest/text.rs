//! Plain text and Markdown: a line is a paragraph or a heading, lines cut by separators are grids.

use crate::document::{Block, Document, Text};
use crate::ingest::lines;
use crate::source::Kind;

/// Reads plain text or Markdown.
pub fn ingest(text: &str) -> Document {
    let mut document = Document::new(Kind::Text);
    document.blocks = lines::fold(blocks(text, 1), &mut 0);
    document
}

/// One block a line that holds anything, numbered from `first_line`.
pub fn blocks(text: &str, first_line: u32) -> Vec<Block> {
    let mut blocks = Vec::new();
    // A form feed is a page break; it separates lines where an extractor put no line break.
    for (number, line) in (first_line..).zip(text.split('\n')) {
        for part in line.split(['\r', '\u{c}', '\u{2028}', '\u{2029}']) {
            blocks.extend(block(part, number));
        }
    }
    blocks
}

fn block(line: &str, number: u32) -> Option<Block> {
    // Tabs separate cells, so an empty cell at the end of a line must survive the trimming.
    let trimmed = line.trim_matches(|c: char| c != '\t' && c.is_whitespace());
    if trimmed.trim().is_empty() {
        return None;
    }
    let heading = trimmed.trim_start_matches('#');
    let is_heading = heading.len() < trimmed.len() && heading.starts_with(' ');
    let text = Text {
        text: if is_heading { heading.trim() } else { trimmed }.replace("**", ""),
        line: Some(number),
    };
    Some(if is_heading {
        Block::Heading(text)
    } else {
        Block::Paragraph(text)
    })
}
