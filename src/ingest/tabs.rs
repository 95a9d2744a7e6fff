//! Paragraphs of word processors: lines broken within them, tabs that make rows of cells, and what
//! stands beside a figure in a cell and is none of its digits.

use crate::document::Block;

/// The lines of a paragraph that hold anything. Within a cell a tab is a space.
pub fn lines(text: &str, is_in_cell: bool) -> impl Iterator<Item = String> {
    text.split('\n').filter_map(move |line| {
        // Tabs before the only words of a line are an indentation; a row may begin with one.
        let trimmed = line.trim();
        if trimmed.is_empty() {
            None
        } else if is_in_cell {
            Some(trimmed.replace('\t', " "))
        } else if trimmed.contains('\t') {
            let kept = line.trim_matches(|c: char| c != '\t' && c.is_whitespace());
            Some(kept.to_owned())
        } else {
            Some(trimmed.to_owned())
        }
    })
}

/// Leaves tabs where they part the cells of rows: in paragraphs of which at least two follow one
/// another. Elsewhere they are spaces between words.
pub fn rows(mut blocks: Vec<Block>) -> Vec<Block> {
    let is_row =
        |block: &Block| matches!(block, Block::Paragraph(text) if text.text.trim().contains('\t'));
    for run in blocks.chunk_by_mut(|one, other| is_row(one) == is_row(other)) {
        let is_table = run.len() > 1 && is_row(&run[0]);
        for block in run.iter_mut().filter(|_| !is_table) {
            if let Block::Paragraph(text) | Block::Heading(text) = block {
                text.text = text.text.replace('\t', " ").trim().to_owned();
            }
        }
    }
    blocks
}

/// Parts the label that a list gives a paragraph, so many bytes long, from a figure behind it: it is
/// none of its digits.
pub fn part_label(text: &mut String, label: usize) {
    if label > 0 && text[label..].starts_with(char::is_numeric) {
        text.insert(label, ' ');
    }
}
