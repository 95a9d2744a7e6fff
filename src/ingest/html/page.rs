//! The tree of a page into headings, paragraphs and grids, in reading order.
//!
//! Layout tables are told from tables of data by what their cells hold: a cell with a table or
//! an article inside is a place on the page, and its content is read as if the table around it
//! were not there.

use crate::place::Place;
use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::element::{ATTACHMENT_TYPES, Part, is_block, is_hidden, is_plain_inline, part_of, span};
use super::sink::Lines;
use crate::document::{Block, Document, Text};
use crate::grid::{Grid, RawCell};
use crate::ingest::Hidden;
use crate::source::Kind;

/// The most characters that a cell of data holds. The longest label of the national forms has
/// 42, with a local remark some 100; a cell past this is an article in a layout table.
const MAX_CELL_CHARS: usize = 200;

/// How deep tables are followed into one another; deeper ones are read as plain blocks. Layout
/// tables of real pages stay below ten.
const MAX_TABLE_DEPTH: usize = 40;

/// Stands for a picture within a cell, so that a picture of a number is never a blank.
const PICTURE: char = '\u{FFFC}';

/// Reads a parsed page.
pub fn read(html: &Html, lines: &Lines, hidden: Hidden) -> Document {
    let mut reader = Reader {
        document: Document::new(Kind::Html),
        lines,
        hidden,
        flow: Flow::default(),
        open: Vec::new(),
        title: None,
        in_caption: false,
    };
    let mut skipped: Option<NodeId> = None;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                if skipped.is_some() {
                    continue;
                }
                match node.value() {
                    Node::Text(text) => reader.text(text),
                    Node::Element(element) if reader.enter(node.id(), element) == Content::Skip => {
                        skipped = Some(node.id());
                    }
                    // The content of a `<template>` is no part of the page.
                    Node::Fragment if node.parent().is_some() => skipped = Some(node.id()),
                    _ => {}
                }
            }
            Edge::Close(node) => {
                if let Some(id) = skipped {
                    if id == node.id() {
                        skipped = None;
                    }
                    continue;
                }
                if let Node::Element(element) = node.value() {
                    reader.leave(node.id(), element);
                }
            }
        }
    }
    reader.finish()
}

/// The `<meta>` names under which content systems give the time of publication: that of the
/// national page standard (`PubDate`) first. `createDate` and the like are the file's.
const DATE_NAMES: [&str; 4] = [
    "PubDate",
    "PublishDate",
    "firstpublishedtime",
    "article:published_time",
];

#[derive(PartialEq, Eq)]
enum Content {
    Read,
    Skip,
}

/// The text line that is being collected, and the blocks finished so far, of the page or of one
/// cell.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// Rows that are none by their tags, until something else follows: they have no common
    /// element that is sure to be their table.
    rows: Vec<Vec<CellContent>>,
    text: String,
    place: Place,
    /// How many headings and how many elements with kept white space are open.
    headings: usize,
    preformatted: usize,
}

impl Flow {
    fn push(&mut self, text: &str) {
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
    fn flush(&mut self) {
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

    fn settle_rows(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        self.blocks.extend(into_blocks(rows));
    }

    /// The finished blocks.
    fn into_blocks(mut self) -> Vec<Block> {
        self.flush();
        self.settle_rows();
        self.blocks
    }
}

/// An open table or cell.
enum Open {
    Table(Table),
    /// A cell, with the flow around its table, which goes on when the cell ends.
    Cell {
        element: NodeId,
        colspan: usize,
        rowspan: usize,
        place: Place,
        around: Flow,
    },
}

struct Table {
    element: NodeId,
    rows: Vec<Vec<CellContent>>,
}

struct CellContent {
    blocks: Vec<Block>,
    colspan: usize,
    rowspan: usize,
    place: Place,
}

impl CellContent {
    fn text(&self) -> String {
        let texts: Vec<&str> = self.blocks.iter().filter_map(text_of).collect();
        texts.join("\n")
    }

    /// Whether the cell is a place on the page rather than a piece of data.
    fn is_place(&self) -> bool {
        let chars =
            |block: &Block| text_of(block).map_or(usize::MAX / 2, |text| text.chars().count());
        let total = self.blocks.iter().map(chars).fold(0, usize::saturating_add);
        total > MAX_CELL_CHARS
    }
}

fn text_of(block: &Block) -> Option<&str> {
    match block {
        Block::Heading(text) | Block::Paragraph(text) => Some(&text.text),
        Block::Grid(_) => None,
    }
}

struct Reader<'a> {
    document: Document,
    lines: &'a Lines,
    hidden: Hidden,
    flow: Flow,
    open: Vec<Open>,
    /// The text of the page's `<title>`, while it is open.
    title: Option<String>,
    /// A `<caption>` is open: text of a table that stands in no cell.
    in_caption: bool,
}

impl Reader<'_> {
    fn text(&mut self, text: &str) {
        if let Some(title) = &mut self.title {
            title.push_str(text);
        } else if !self.is_between_cells() || !text.trim().is_empty() {
            self.flow.push(text);
        }
    }

    /// White space between the tags of a table is no text.
    fn is_between_cells(&self) -> bool {
        !self.in_caption && matches!(self.open.last(), Some(Open::Table(_)))
    }

    fn enter(&mut self, id: NodeId, element: &Element) -> Content {
        let name = element.name();
        if is_plain_inline(name) && element.attrs().next().is_none() {
            if self.flow.text.is_empty() {
                self.flow.place = self.place_of(id).or(self.flow.place);
            }
            return Content::Read;
        }
        match name {
            "script" | "style" | "noscript" | "select" | "svg" | "nav" => return Content::Skip,
            "object" | "iframe" | "embed" => {
                let file = element.attr("src").or_else(|| element.attr("data"));
                self.attachment(file.unwrap_or_default());
                return Content::Skip;
            }
            "title" => self.title = Some(String::new()),
            "caption" => self.in_caption = true,
            "meta" => self.meta(element),
            _ => {}
        }
        if self.hidden == Hidden::Skip && is_hidden(element) {
            return Content::Skip;
        }
        if self.flow.text.is_empty() {
            self.flow.place = self.place_of(id).or(self.flow.place);
        }
        match part_of(element) {
            Some(Part::Table) => {
                self.open_table(id);
                return Content::Read;
            }
            Some(Part::Row) => {
                self.open_row();
                return Content::Read;
            }
            Some(Part::StyledRow) => {
                self.open_table(id);
                self.open_row();
                return Content::Read;
            }
            Some(Part::Cell) => {
                self.open_cell(id, element);
                return Content::Read;
            }
            None => {}
        }
        match name {
            "br" => self.flow.flush(),
            "img" => self.picture(element),
            "input" => self.input(element),
            // A raised figure is a note; run together with the number it would be a digit of it.
            "sup" | "sub" => self.flow.text.push('('),
            "del" | "s" | "strike" => self.flow.text.push('~'),
            "a" => self.link(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flow.flush();
                self.flow.headings += 1;
            }
            "pre" | "textarea" | "xmp" | "listing" => {
                self.flow.flush();
                self.flow.preformatted += 1;
            }
            _ if is_block(name) => self.flow.flush(),
            _ => {}
        }
        Content::Read
    }

    fn leave(&mut self, id: NodeId, element: &Element) {
        if is_plain_inline(element.name()) && element.attrs().next().is_none() {
            return;
        }
        match self.open.last() {
            Some(Open::Table(table)) if table.element == id => return self.close_table(element),
            Some(Open::Cell { element, .. }) if *element == id => return self.close_cell(),
            _ => {}
        }
        match element.name() {
            "title" => {
                let title = self.title.take().unwrap_or_default();
                if !title.trim().is_empty() {
                    self.document.titles.push(title.trim().to_owned());
                }
            }
            "caption" => {
                self.flow.flush();
                self.in_caption = false;
            }
            "sup" | "sub" => self.flow.text.push(')'),
            "del" | "s" | "strike" => self.flow.text.push('~'),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flow.flush();
                self.flow.headings = self.flow.headings.saturating_sub(1);
            }
            "pre" | "textarea" | "xmp" | "listing" => {
                self.flow.flush();
                self.flow.preformatted = self.flow.preformatted.saturating_sub(1);
            }
            name if is_block(name) => self.flow.flush(),
            _ => {}
        }
    }

    fn meta(&mut self, element: &Element) {
        let name = element.attr("name").or_else(|| element.attr("property"));
        let (Some(name), Some(content)) = (name, element.attr("content")) else {
            return;
        };
        if name.eq_ignore_ascii_case("ArticleTitle") {
            self.document.titles.insert(0, content.trim().to_owned());
        } else if DATE_NAMES
            .iter()
            .any(|date| name.eq_ignore_ascii_case(date))
        {
            self.document.published.push(content.trim().to_owned());
        } else if name.eq_ignore_ascii_case("ocr-system") {
            // hOCR: the program that recognised the text of the page.
            self.document.recognised_pages = 1;
        }
    }

    fn picture(&mut self, element: &Element) {
        if element.attr("src").is_some() || element.attr("data-src").is_some() {
            self.document.images += 1;
        }
        if self.is_in_cell() {
            self.flow.text.push(PICTURE);
        }
    }

    /// A form field shows its value.
    fn input(&mut self, element: &Element) {
        let kind = element.attr("type").unwrap_or("text");
        if ["text", "number"]
            .iter()
            .any(|shown| kind.eq_ignore_ascii_case(shown))
        {
            self.flow.push(element.attr("value").unwrap_or_default());
        }
    }

    fn link(&mut self, element: &Element) {
        self.document.links += 1;
        self.attachment(element.attr("href").unwrap_or_default());
    }

    fn attachment(&mut self, target: &str) {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let lower = path.to_ascii_lowercase();
        if ATTACHMENT_TYPES.iter().any(|kind| lower.ends_with(kind)) {
            let name = path.rsplit('/').next().unwrap_or(path);
            self.document.attachments.push(name.to_owned());
        }
    }

    fn is_in_cell(&self) -> bool {
        matches!(self.open.last(), Some(Open::Cell { .. }))
    }

    fn open_table(&mut self, element: NodeId) {
        self.flow.flush();
        if self.open.len() < 2 * MAX_TABLE_DEPTH {
            self.open.push(Open::Table(Table {
                element,
                rows: Vec::new(),
            }));
        }
    }

    fn open_row(&mut self) {
        match self.open.last_mut() {
            Some(Open::Table(table)) => table.rows.push(Vec::new()),
            _ => self.flow.flush(),
        }
    }

    fn place_of(&self, id: NodeId) -> Place {
        self.lines.of(id).map_or(Place::Nowhere, Place::on_line)
    }

    fn open_cell(&mut self, id: NodeId, element: &Element) {
        if !self.is_between_cells() {
            self.flow.flush();
            return;
        }
        let place = self.place_of(id);
        let cell = Flow {
            place,
            ..Flow::default()
        };
        self.open.push(Open::Cell {
            element: id,
            colspan: span(element.attr("colspan")).max(1),
            rowspan: span(element.attr("rowspan")),
            place,
            around: std::mem::replace(&mut self.flow, cell),
        });
    }

    fn close_cell(&mut self) {
        self.flow.flush();
        if let Some(Open::Cell {
            colspan,
            rowspan,
            place,
            around,
            ..
        }) = self.open.pop()
        {
            let cell = std::mem::replace(&mut self.flow, around);
            if let Some(Open::Table(table)) = self.open.last_mut() {
                if table.rows.is_empty() {
                    table.rows.push(Vec::new());
                }
                if let Some(row) = table.rows.last_mut() {
                    row.push(CellContent {
                        blocks: cell.into_blocks(),
                        colspan,
                        rowspan,
                        place,
                    });
                }
            }
        }
    }

    fn close_table(&mut self, element: &Element) {
        self.flow.flush();
        if let Some(Open::Table(table)) = self.open.pop() {
            if element.name() == "table" {
                self.flow.settle_rows();
                self.flow.blocks.extend(into_blocks(table.rows));
            } else {
                let rows = table.rows.into_iter().filter(|row| !row.is_empty());
                self.flow.rows.extend(rows);
            }
        }
    }

    fn finish(mut self) -> Document {
        self.document.blocks = self.flow.into_blocks();
        self.document
    }
}

/// Rows as a grid; or, where they are those of a layout table, what stands in its places, with
/// the runs of plain rows between them as grids.
fn into_blocks(rows: Vec<Vec<CellContent>>) -> Vec<Block> {
    let is_column = rows.iter().all(|row| row.len() <= 1);
    let mut blocks = Vec::new();
    let mut plain: Vec<Vec<RawCell>> = Vec::new();
    for row in rows {
        if !is_column && !row.iter().any(CellContent::is_place) {
            plain.push(row.into_iter().map(raw).collect());
            continue;
        }
        let (data, rest) = split_place_row(row);
        if !data.is_empty() {
            plain.push(data.into_iter().map(raw).collect());
        }
        push_grid(&mut blocks, &mut plain);
        blocks.extend(rest);
    }
    push_grid(&mut blocks, &mut plain);
    blocks
}

/// Parts a row that holds a place into the data before it and the blocks within it.
///
/// A table that was never closed takes in the tables after it: the last cell of its last row
/// then holds its own short text and, after that, whole tables. Its row is data all the same.
fn split_place_row(mut row: Vec<CellContent>) -> (Vec<CellContent>, Vec<Block>) {
    let places = row.iter().filter(|cell| cell.is_place()).count();
    let last_is_place = row.last().is_some_and(CellContent::is_place);
    if row.len() > 1
        && places == 1
        && last_is_place
        && let Some(last) = row.last_mut()
    {
        let data = last
            .blocks
            .iter()
            .position(|block| text_of(block).is_none());
        let own_chars = |until: usize| -> usize {
            let texts = last.blocks[..until].iter().filter_map(text_of);
            texts.map(|text| text.chars().count()).sum()
        };
        // The text before the first table is the cell's own where it is as short as a figure.
        if let Some(until) = data.filter(|&until| own_chars(until) <= MAX_FIGURE_CHARS) {
            let rest = last.blocks.split_off(until);
            return (row, rest);
        }
    }
    (
        Vec::new(),
        row.into_iter().flat_map(|cell| cell.blocks).collect(),
    )
}

/// The most characters of a cell that holds a figure with a short remark.
const MAX_FIGURE_CHARS: usize = 40;

fn raw(cell: CellContent) -> RawCell {
    RawCell {
        text: cell.text(),
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        place: cell.place,
    }
}

fn push_grid(blocks: &mut Vec<Block>, rows: &mut Vec<Vec<RawCell>>) {
    if rows.iter().any(|row| !row.is_empty()) {
        // Numbered in document order once all tables are known.
        blocks.push(Block::Grid(Grid::from_spans(std::mem::take(rows), 0)));
    }
    rows.clear();
}
