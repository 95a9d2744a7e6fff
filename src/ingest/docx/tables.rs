//! Tables: cells with their spans, from the ways in which documents merge cells.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::body::Reader;
use super::{alternative, has_alternatives, is_on, is_placeholder, part, word};
use crate::document::{Block, Text};
use crate::grid::MAX_COLUMNS;
use crate::ingest::html::{CellContent, PICTURE, into_blocks};
use crate::ingest::{IngestError, xml};

/// How a cell belongs to those above it or before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Merge {
    /// It does not.
    None,
    /// It is the first of them.
    Restart,
    /// It is a further piece of the one before.
    Continue,
}

fn merge(properties: Option<Node<'_, '_>>, name: &str) -> Merge {
    match properties.and_then(|properties| part(properties, name)) {
        None => Merge::None,
        Some(merge) if xml::attribute(merge, "val") == Some("restart") => Merge::Restart,
        Some(_) => Merge::Continue,
    }
}

/// The elements of a kind within a table or row, through the wrappers that may stand around
/// them, deleted ones left out.
fn within<'a, 'i>(node: Node<'a, 'i>, name: &str, found: &mut Vec<Node<'a, 'i>>, depth: usize) {
    for child in xml::elements(node) {
        match word(child) {
            is if is == name => found.push(child),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" if depth < xml::MAX_DEPTH => {
                within(child, name, found, depth + 1);
            }
            _ if has_alternatives(child) && depth < xml::MAX_DEPTH => {
                if let Some(version) = alternative(child) {
                    within(version, name, found, depth + 1);
                }
            }
            _ => {}
        }
    }
}

impl Reader<'_> {
    /// Reads a table; where it is one of layout, what stands in its places.
    pub fn table(
        &mut self,
        table: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        let mut rows = Vec::new();
        within(table, "tr", &mut rows, depth);
        let mut read: Vec<Vec<CellContent>> = Vec::with_capacity(rows.len());
        // For each column, the row and number of the cell that may go on in the next row.
        let mut open: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for row in rows {
            let properties = part(row, "trPr");
            if properties.is_some_and(|properties| part(properties, "del").is_some()) {
                self.deleted += 1;
                continue;
            }
            if is_on(properties, "hidden") {
                continue;
            }
            let mut below = BTreeMap::new();
            let cells = self.row(row, properties, &mut read, &open, &mut below, depth)?;
            read.push(cells);
            open = below;
        }
        blocks.extend(into_blocks(read));
        Ok(())
    }

    /// The cells that begin in a row. Those above that go on in it grow by a row.
    fn row(
        &mut self,
        row: Node<'_, '_>,
        properties: Option<Node<'_, '_>>,
        above: &mut [Vec<CellContent>],
        open: &BTreeMap<usize, (usize, usize)>,
        below: &mut BTreeMap<usize, (usize, usize)>,
        depth: usize,
    ) -> Result<Vec<CellContent>, IngestError> {
        let mut cells: Vec<CellContent> = Vec::new();
        let skipped = |name| {
            let skipped = properties.and_then(|properties| part(properties, name));
            skipped
                .and_then(|skipped| xml::number(skipped, "val"))
                .unwrap_or(0)
        };
        let mut column = 0;
        // Where a row begins later than the others, an empty place stands before it, as in the
        // pages that Word saves.
        let before = skipped("gridBefore").min(MAX_COLUMNS);
        if before > 0 {
            cells.push(CellContent::new(Vec::new(), before, self.place()));
            column += before;
        }
        let mut found = Vec::new();
        within(row, "tc", &mut found, depth);
        for cell in found {
            let properties = part(cell, "tcPr");
            let span = properties.and_then(|properties| part(properties, "gridSpan"));
            let span = span.and_then(|span| xml::number(span, "val")).unwrap_or(1);
            let width = span.clamp(1, MAX_COLUMNS);
            // Once the deletion is accepted, the cells behind move up: what counts is not certain.
            let is_deleted =
                properties.is_some_and(|properties| part(properties, "cellDel").is_some());
            self.deleted += usize::from(is_deleted);
            let begins = column;
            column += width;
            if merge(properties, "hMerge") == Merge::Continue
                && let Some(last) = cells.last_mut()
            {
                self.pass(cell);
                last.widen(width);
                continue;
            }
            let vertical = merge(properties, "vMerge");
            if vertical == Merge::Continue
                && let Some(&(from, at)) = open.get(&begins)
                && let Some(first) = above.get_mut(from).and_then(|row| row.get_mut(at))
            {
                // What a piece of a merged cell holds is not shown.
                self.pass(cell);
                first.heighten();
                below.insert(begins, (from, at));
                continue;
            }
            let place = self.place();
            let mut blocks = Vec::new();
            self.cell(cell, &mut blocks, depth + 1)?;
            let control = cell.parent().and_then(|content| content.parent());
            if is_deleted || control.is_some_and(is_placeholder) {
                blocks = vec![Block::Paragraph(Text {
                    text: PICTURE.to_string(),
                    place,
                })];
            }
            if vertical != Merge::None {
                below.insert(begins, (above.len(), cells.len()));
            }
            cells.push(CellContent::new(blocks, width, place));
        }
        let after = skipped("gridAfter").min(MAX_COLUMNS);
        if after > 0 {
            cells.push(CellContent::new(Vec::new(), after, self.place()));
        }
        Ok(cells)
    }
}
