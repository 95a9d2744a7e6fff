//! Plain text and Markdown: a line is a paragraph or a heading, lines cut by separators are grids.

use crate::document::{Block, Document, Text};
use crate::ingest::lines;
use crate::source::Kind;

/// Reads plain text or Markdown.
pub fn ingest(text: &str) -> Document {
    let mut document = Document::new(Kind::Text);
    let mut blocks = blocks(text, 1);
    separate_commas(&mut blocks);
    document.blocks = lines::fold(blocks, &mut 0);
    document
}

/// The fewest lines with the same number of commas that are rows of a table.
const MIN_COMMA_ROWS: usize = 3;

/// Turns the commas of rows of comma-separated values (RFC 4180) into tabs. Lines of prose have
/// commas too, but not the same number line after line with hardly a word between them.
fn separate_commas(blocks: &mut [Block]) {
    let commas = |block: &Block| match block {
        Block::Paragraph(text) => text.text.matches(',').count(),
        _ => 0,
    };
    for run in blocks.chunk_by_mut(|one, other| commas(one) > 0 && commas(one) == commas(other)) {
        let is_table = run.len() >= MIN_COMMA_ROWS && commas(&run[0]) >= 2;
        for block in run.iter_mut().filter(|_| is_table) {
            if let Block::Paragraph(text) = block
                && let Some(fields) = fields(&text.text)
            {
                text.text = fields.join("\t");
            }
        }
    }
}

/// The fields of a line of comma-separated values; `None` for prose, whose fields are long.
fn fields(line: &str) -> Option<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let record = reader.records().next()?.ok()?;
    let is_short = |field: &str| field.chars().count() <= MAX_COMMA_FIELD;
    record.iter().all(is_short).then(|| {
        let plain = |field: &str| field.replace(['\t', '\n'], " ");
        record.iter().map(plain).collect()
    })
}

/// The most characters of a field: the longest label of the forms has 42.
const MAX_COMMA_FIELD: usize = 60;

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
