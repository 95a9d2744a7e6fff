//! Tables of texts, and sheets of workbooks.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::Reader;
use crate::document::Block;
use crate::grid::MAX_COLUMNS;
use crate::ingest::html::{CellContent, PICTURE, into_blocks};
use crate::ingest::sheet::{self, Hidden, HiddenParts, SheetCell};
use crate::ingest::{IngestError, xml};

/// How often a row or cell that holds something may stand for more of its kind.
const MAX_REPEATED: usize = 1_000;

/// The styles of sheets that are not shown.
pub fn hidden_styles(tree: &Document<'_>) -> BTreeSet<String> {
    let hidden = |node: Node<'_, '_>| {
        let properties = xml::child(node, "table-properties")?;
        let is_hidden = xml::attribute(properties, "display") == Some("false");
        let name = xml::attribute(node, "name").filter(|_| is_hidden)?;
        Some(name.to_owned())
    };
    let styles = tree.root_element().descendants();
    styles
        .filter(|node| node.tag_name().name() == "style")
        .filter_map(hidden)
        .collect()
}

/// The rows of a table through the groups that they stand in.
fn rows<'a, 'i>(node: Node<'a, 'i>, found: &mut Vec<Node<'a, 'i>>, depth: usize) {
    for child in xml::elements(node) {
        match child.tag_name().name() {
            "table-row" => found.push(child),
            "table-header-rows" | "table-rows" | "table-row-group" if depth < xml::MAX_DEPTH => {
                rows(child, found, depth + 1);
            }
            _ => {}
        }
    }
}

fn is_shown(node: Node<'_, '_>) -> bool {
    !matches!(
        xml::attribute(node, "visibility"),
        Some("collapse" | "filter")
    )
}

/// Which columns of a table are not shown, by their numbers from 0.
fn hidden_columns(
    node: Node<'_, '_>,
    at: &mut usize,
    hidden: &mut Vec<(usize, usize)>,
    depth: usize,
) {
    for child in xml::elements(node) {
        match child.tag_name().name() {
            "table-column" => {
                let count = xml::number(child, "number-columns-repeated").unwrap_or(1);
                if !is_shown(child) {
                    hidden.push((*at, at.saturating_add(count)));
                }
                *at = at.saturating_add(count);
            }
            "table-header-columns" | "table-columns" | "table-column-group"
                if depth < xml::MAX_DEPTH =>
            {
                hidden_columns(child, at, hidden, depth + 1);
            }
            _ => {}
        }
    }
}

impl Reader<'_> {
    /// Reads a table of a text, or a sheet.
    pub fn table(
        &mut self,
        table: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        let mut found = Vec::new();
        rows(table, &mut found, depth);
        if self.sheet > 0 && self.cells == 0 {
            return self.sheet(table, &found, blocks, depth);
        }
        let mut read: Vec<Vec<CellContent>> = Vec::with_capacity(found.len());
        for row in found.into_iter().filter(|row| is_shown(*row)) {
            let mut cells = Vec::new();
            for cell in xml::elements(row).filter(|cell| cell.tag_name().name() == "table-cell") {
                let place = self.place();
                if xml::attribute(cell, "formula").is_some() {
                    self.computed.insert(place);
                }
                let within = self.cell(cell, depth)?;
                let span = |name| xml::number(cell, name).unwrap_or(1);
                let columns = span("number-columns-spanned").clamp(1, MAX_COLUMNS);
                let mut content = CellContent::new(within, columns, place);
                for _ in 1..span("number-rows-spanned").min(MAX_REPEATED) {
                    content.heighten();
                }
                let repeated = span("number-columns-repeated").min(MAX_COLUMNS);
                for _ in 1..repeated {
                    cells.push(content.clone());
                }
                cells.push(content);
            }
            read.push(cells);
        }
        blocks.extend(into_blocks(read));
        Ok(())
    }

    fn cell(&mut self, cell: Node<'_, '_>, depth: usize) -> Result<Vec<Block>, IngestError> {
        let mut within = Vec::new();
        self.cells += 1;
        let is_struck = self.styles.look("table-cell", cell).is_struck == Some(true);
        let outer = std::mem::replace(&mut self.is_struck, is_struck);
        let read = self.blocks(cell, &mut within, depth + 1);
        self.is_struck = outer;
        self.cells -= 1;
        read.map(|()| within)
    }

    /// The cells of a sheet that hold something, as they are shown.
    fn sheet(
        &mut self,
        sheet: Node<'_, '_>,
        rows: &[Node<'_, '_>],
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        let (mut columns, mut hidden_rows) = (Vec::new(), Vec::new());
        hidden_columns(sheet, &mut 0, &mut columns, 0);
        let mut cells: Vec<SheetCell> = Vec::new();
        let mut row_at = 0_usize;
        for row in rows {
            let times = xml::number(*row, "number-rows-repeated").unwrap_or(1);
            let mut column = 0_usize;
            let mut of_row: Vec<SheetCell> = Vec::new();
            for cell in xml::elements(*row) {
                let repeated = xml::number(cell, "number-columns-repeated").unwrap_or(1);
                if cell.tag_name().name() == "table-cell" {
                    let mut texts = self.cell(cell, depth)?;
                    if texts.is_empty() {
                        texts = untold(cell).map_or_else(Vec::new, |text| SheetCell::lines(&text));
                    }
                    let span = |name| xml::number(cell, name).unwrap_or(1);
                    let (width, height) =
                        (span("number-columns-spanned"), span("number-rows-spanned"));
                    let holds = !texts.is_empty() || width > 1 || height > 1;
                    for at in (0..repeated.min(MAX_REPEATED)).filter(|_| holds) {
                        let at = (row_at, column.saturating_add(at));
                        if xml::attribute(cell, "formula").is_some() {
                            self.computed.insert(sheet::place(self.sheet, at));
                        }
                        of_row.push(SheetCell::new(at, (height, width), texts.clone()));
                    }
                }
                column = column.saturating_add(repeated);
            }
            for again in 0..times.min(MAX_REPEATED) {
                let shifted = of_row.iter().map(|cell| cell.below(again));
                cells.extend(shifted);
                sheet::within_limit(cells.len())?;
            }
            if !is_shown(*row) {
                hidden_rows.push((row_at, row_at.saturating_add(times)));
            }
            row_at = row_at.saturating_add(times);
        }
        let hidden = HiddenParts {
            rows: Hidden::new(hidden_rows),
            columns: Hidden::new(columns),
        };
        blocks.extend(sheet::blocks(cells, self.sheet, &hidden)?);
        Ok(())
    }
}

/// What a cell of a sheet shows that has a value or a formula, but no text: generators leave it to
/// the program that opens the workbook. A whole number is shown as such; of anything else the style
/// decides how.
fn untold(cell: Node<'_, '_>) -> Option<String> {
    let value = xml::attribute(cell, "value");
    let is_whole = value
        .is_some_and(|value| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()));
    match value {
        Some(value) if is_whole && xml::attribute(cell, "value-type") == Some("float") => {
            Some(value.to_owned())
        }
        Some(_) => Some(PICTURE.to_string()),
        None => match xml::attribute(cell, "string-value") {
            Some(text) => Some(text.to_owned()),
            None => xml::attribute(cell, "formula").map(|_| PICTURE.to_string()),
        },
    }
}
