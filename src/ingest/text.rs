//! Plain text and Markdown: a line is a paragraph or a heading, lines cut by separators are grids.

use crate::document::{Block, Document, Text};
use crate::ingest::{IngestError, Pieces, lines};
use crate::place::Place;
use crate::source::Kind;

/// So many lines and cells any text may have, however short they are: a hundred reports have as
/// many.
const MANY_LINES: usize = 50_000;

/// The bytes that a text with more must have for each line or cell: one takes some 600 bytes once
/// read, so that this bounds memory in proportion to the text.
const BYTES_OF_LINE: usize = 16;

/// Reads plain text or Markdown.
///
/// # Errors
/// [`IngestError::TooMany`] for a text of more lines and cells than its length accounts for.
pub fn ingest(text: &str) -> Result<Document, IngestError> {
    judge(text)?;
    let mut document = Document::new(Kind::Text);
    let mut blocks = blocks(text, 1);
    separate_commas(&mut blocks);
    document.blocks = lines::fold(blocks, &mut 0);
    Ok(document)
}

fn judge(text: &str) -> Result<(), IngestError> {
    let limit = (text.len() / BYTES_OF_LINE).max(MANY_LINES);
    if text.len() <= limit {
        return Ok(());
    }
    let ends = |c: &char| matches!(c, '\n' | ',') || lines::is_separator(*c);
    // A blank parts the figures of a row.
    let pairs = text.as_bytes().windows(2);
    let blanks = pairs.filter(|pair| pair[0] == b' ' && pair[1].is_ascii_digit());
    let marks = text.chars().filter(ends).map(|_| ());
    if marks.chain(blanks.map(|_| ())).nth(limit).is_some() {
        return Err(IngestError::TooMany {
            pieces: Pieces::Lines,
            limit,
        });
    }
    Ok(())
}

/// The fewest lines with the same number of fields that are rows of a table.
const MIN_COMMA_ROWS: usize = 3;

/// The fewest fields of such a row.
const MIN_COMMA_FIELDS: usize = 3;

/// Turns rows of comma-separated values (RFC 4180) into lines with tabs. Lines of prose have
/// commas too, but not the same number line after line with hardly a word between them.
fn separate_commas(blocks: &mut [Block]) {
    let read = |block: &Block| match block {
        Block::Paragraph(text) if text.text.contains(',') => fields(&text.text),
        _ => None,
    };
    let count = |block: &Block| read(block).map_or(0, |fields| fields.len());
    let counts: Vec<usize> = blocks.iter().map(count).collect();
    let mut at = 0;
    for run in counts.chunk_by(|one, other| one == other) {
        let is_table = run.len() >= MIN_COMMA_ROWS && run[0] >= MIN_COMMA_FIELDS;
        for block in blocks[at..at + run.len()].iter_mut().filter(|_| is_table) {
            let fields = read(block);
            if let (Block::Paragraph(text), Some(fields)) = (block, fields) {
                let plain = fields.iter().map(|field| field.replace(['\t', '\n'], " "));
                text.text = plain.collect::<Vec<_>>().join("\t");
            }
        }
        at += run.len();
    }
}

/// The fields of a line of comma-separated values; `None` for prose, whose fields are long.
fn fields(line: &str) -> Option<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(line.len())
        .from_reader(line.as_bytes());
    let record = reader.records().next()?.ok()?;
    let is_short = |field: &str| field.chars().count() <= MAX_COMMA_FIELD;
    record.iter().all(is_short).then_some(record)
}

/// The most characters of a field: the longest label of the forms has 37, numbering counted.
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

/// The fewest tabs that make a line without words a row of empty cells.
const MIN_EMPTY_CELLS: usize = 4;

fn block(line: &str, number: u32) -> Option<Block> {
    // Tabs separate cells, so an empty cell at the end of a line must survive the trimming; but
    // before the only words of a line they are an indentation.
    let trimmed = line.trim_matches(|c: char| c != '\t' && c.is_whitespace());
    let indented = trimmed.trim_start();
    let trimmed = if indented.is_empty() || indented.contains('\t') {
        trimmed
    } else {
        indented
    };
    // A row of empty cells is a row all the same; a tab or two are an indentation.
    let is_row = trimmed.matches('\t').count() >= MIN_EMPTY_CELLS;
    if trimmed.trim().is_empty() && !is_row {
        return None;
    }
    let heading = trimmed.trim_start_matches('#');
    let is_heading = heading.len() < trimmed.len() && heading.starts_with(' ');
    let text = Text {
        text: if is_heading { heading.trim() } else { trimmed }.replace("**", ""),
        place: Place::on_line(number),
    };
    Some(if is_heading {
        Block::Heading(text)
    } else {
        Block::Paragraph(text)
    })
}

#[cfg(test)]
mod tests {
    use super::{MANY_LINES, ingest};
    use crate::document::Block;
    use crate::ingest::{IngestError, Pieces};

    fn texts(text: &str) -> Vec<String> {
        let shown = |block: Block| match block {
            Block::Heading(text) => format!("# {}", text.text),
            Block::Paragraph(text) => text.text,
            Block::Grid(grid) => {
                let rows = grid.rows.iter().map(|row| {
                    let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                    cells.join("/")
                });
                rows.collect::<Vec<_>>().join(";")
            }
        };
        ingest(text)
            .unwrap()
            .blocks
            .into_iter()
            .map(shown)
            .collect()
    }

    #[test]
    fn tabs_separate_cells_and_indent_lines() {
        assert_eq!(texts("\t甲\n\t\t1\n乙"), ["甲", "1", "乙"]);
        assert_eq!(texts("甲\t1\t\n\t2\t3"), ["甲/1/;/2/3"]);
    }

    #[test]
    fn commas_separate_cells_where_line_after_line_has_as_many() {
        let table = "甲,1,2\n\"乙,丙\",3,\n丁,4,5";
        assert_eq!(texts(table), ["甲/1/2;乙,丙/3/;丁/4/5"]);
        let prose = "甲,乙,丙。\n丁,戊。";
        assert_eq!(texts(prose).len(), 2);
    }

    #[test]
    fn a_text_of_nothing_but_short_lines_is_refused() {
        let limit = MANY_LINES;
        let pieces = Pieces::Lines;
        let refused = Err(IngestError::TooMany { pieces, limit });
        let lines = |line: &str, count: usize| ingest(&line.repeat(count)).map(|_| ());
        assert_eq!(lines("1 天\n", limit), Ok(()));
        assert_eq!(lines("1 天\n", limit + 1), refused);
        // Each figure of a row is a cell.
        assert_eq!(lines("1 2 3 4\n", limit / 4), Ok(()));
        assert_eq!(lines("1 2 3 4\n", limit / 4 + 1), refused);
        let long = "这是很长很长的一句话。\n".repeat(2 * MANY_LINES);
        assert!(ingest(&long).is_ok());
    }

    #[test]
    fn markdown_headings() {
        assert_eq!(texts("## 一、**甲**\n#乙"), ["# 一、甲", "#乙"]);
    }
}
