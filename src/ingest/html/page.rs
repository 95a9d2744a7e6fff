//! The tree of a page into headings, paragraphs and grids, in reading order.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::carried::{self, Carried, Shown};
use super::element::{ATTACHMENT_TYPES, Part, is_block, is_plain_inline, part_of, span};
use super::embedded;
use super::flow::Flow;
use super::layout::{CellContent, PICTURE, into_blocks};
use super::look::{Look, Sheets};
use super::sink::Lines;
use crate::document::Document;
use crate::ingest::Hidden;
use crate::place::Place;
use crate::source::Kind;

/// How deep tables are followed into one another; deeper ones are read as plain blocks. Layout
/// tables of real pages stay below ten.
const MAX_TABLE_DEPTH: usize = 40;

/// Whether a drawing has text elements.
fn has_words(drawing: NodeRef<'_, Node>) -> bool {
    let is_text = |node: NodeRef<'_, Node>| {
        node.value()
            .as_element()
            .is_some_and(|it| it.name() == "text")
    };
    drawing.descendants().any(is_text)
}

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
        shown: Vec::new(),
        styled: Vec::new(),
        sheets: Sheets::default(),
    };
    let mut skipped: Option<NodeId> = None;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                if skipped.is_some() {
                    continue;
                }
                match node.value() {
                    Node::Text(text) if is_loose(node) => reader.loose_text(text),
                    Node::Text(text) => reader.text(text),
                    Node::Element(element) => {
                        match element.name() {
                            "style" => reader.style_sheet(node),
                            // The source of a page in an editor's field is no text of this one.
                            "textarea" | "xmp" if embedded::holds_markup(node) => {
                                skipped = Some(node.id());
                                continue;
                            }
                            // A drawing with words in a cell prints something that is not read here.
                            "svg" if reader.is_in_cell() && has_words(node) => {
                                reader.flow.text.push(PICTURE);
                            }
                            "select" if reader.is_in_cell() => reader.field(carried::select(node)),
                            _ => {}
                        }
                        if reader.enter(node.id(), element) == Content::Skip {
                            skipped = Some(node.id());
                        }
                    }
                    // The content of a `<template>` is no part of the page, until its script
                    // puts it there.
                    Node::Fragment if node.parent().is_some() && hidden == Hidden::Skip => {
                        skipped = Some(node.id());
                    }
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

/// Whether a node stands in the page itself, in no element of its own.
fn is_loose(node: NodeRef<'_, Node>) -> bool {
    let parent = node.parent().and_then(|parent| parent.value().as_element());
    parent.is_none_or(|parent| parent.name() == "body")
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
    /// Attributes that the page's style sheet shows.
    shown: Vec<String>,
    /// Classes whose elements it gives a text of its own.
    styled: Vec<String>,
    /// What it makes of its classes.
    sheets: Sheets,
}

impl Reader<'_> {
    /// Text outside of any element is that of Markdown with tables of mark-up: blank lines part its
    /// paragraphs.
    fn loose_text(&mut self, text: &str) {
        for (index, paragraph) in text.split("\n\n").enumerate() {
            if index > 0 {
                self.flow.flush();
                self.flow.place = Place::Nowhere;
            }
            self.text(paragraph);
        }
    }

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
        let look = self.look(element);
        if self.hidden == Hidden::Skip && look.is_hidden {
            return Content::Skip;
        }
        if self.flow.text.is_empty() {
            self.flow.place = self.place_of(id).or(self.flow.place);
        }
        if self.is_in_cell() {
            self.carry(element);
        }
        if look.is_struck {
            self.flow.struck_from = self.flow.struck_from.or(Some(self.flow.text.len()));
        }
        // A raised figure is a note; run together with the number it would be a digit of it.
        if look.is_raised {
            self.flow.text.push('(');
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
            "input" => self.field(carried::input(element)),
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
        let look = self.look(element);
        if look.is_raised {
            self.flow.text.push(')');
        }
        if look.is_struck {
            self.end_struck();
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
    fn field(&mut self, shown: Shown) {
        match shown {
            Shown::Text(text) => self.flow.push(&text),
            Shown::Unknown => {
                self.flow.carried.get_or_insert(Carried {
                    text: String::new(),
                    is_value: false,
                });
            }
            Shown::Nothing => {}
        }
    }

    /// Takes the attributes and classes that a style sheet shows.
    fn style_sheet(&mut self, node: NodeRef<'_, Node>) {
        for child in node.children() {
            if let Node::Text(text) = child.value() {
                carried::styled(text, &mut self.shown, &mut self.styled);
                self.sheets.add(text);
            }
        }
    }

    /// How an element's text is shown. Cells and rows stand where they stand.
    fn look(&self, element: &Element) -> Look {
        let is_in_table = !self.open.is_empty();
        let look = self.sheets.look(element, is_in_table);
        Look {
            is_raised: look.is_raised && part_of(element).is_none(),
            ..look
        }
    }

    /// Takes what an element of a cell carries beside its text.
    fn carry(&mut self, element: &Element) {
        if let Some(found) = carried::attribute(element, &self.shown) {
            let is_better = (self.flow.carried.as_ref()).is_none_or(|known| !known.is_value);
            if is_better {
                self.flow.carried = Some(found);
            }
        }
        let is_styled = |class: &str| self.styled.iter().any(|styled| styled == class);
        if !self.styled.is_empty()
            && (element.attr("class").unwrap_or_default())
                .split_ascii_whitespace()
                .any(is_styled)
        {
            self.flow.text.push(PICTURE);
        }
    }

    /// Ends words that are struck out: they are no longer meant, unless nothing else stands there.
    fn end_struck(&mut self) {
        if let Some(from) = self.flow.struck_from.take() {
            self.flow.is_struck |= self.flow.text.len() > from;
            self.flow.text.truncate(from);
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
        // The formula of a cell of Excel, in a page that it saved.
        if element.attr("x:fmla").is_some() {
            self.document.computed.insert(place);
        }
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
        self.carry(element);
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
            let mut cell = std::mem::replace(&mut self.flow, around);
            let carried = cell.carried.take();
            if cell.is_struck && cell.is_blank() {
                cell.text.push(PICTURE);
            }
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
                        carried,
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
