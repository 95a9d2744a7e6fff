//! What is read of a page's elements and texts, in their order: headings, paragraphs and grids.
//! Whoever knows which elements stand within which (the tree of a parser, or a scan of plain
//! mark-up) tells it of each as it begins and ends.

use super::carried::{self, Carried, Shown, Styled};
use super::element::{ATTACHMENT_TYPES, Part, is_block, is_plain_inline, part_of, span};
use super::flow::Flow;
use super::layout::{CellContent, PICTURE, into_blocks};
use super::look::{Look, Sheets};
use super::tag::Element;
use crate::document::Document;
use crate::ingest::Hidden;
use crate::place::Place;
use crate::source::Kind;

/// How deep tables are followed into one another; deeper ones are read as plain blocks. Layout
/// tables of real pages stay below ten.
const MAX_TABLE_DEPTH: usize = 40;

/// The `<meta>` names under which content systems give the time of publication: that of the
/// national page standard (`PubDate`) first. `createDate` and the like are the file's.
const DATE_NAMES: [&str; 4] = [
    "PubDate",
    "PublishDate",
    "firstpublishedtime",
    "article:published_time",
];

/// What becomes of what stands in an element.
#[derive(PartialEq, Eq)]
pub enum Content {
    Read,
    /// It is passed over, and [`Reader::leave`] is not called for the element.
    Skip,
}

/// An open table or cell.
enum Open {
    Table(Table),
    /// A cell, with the flow around its table, which goes on when the cell ends.
    Cell {
        depth: usize,
        colspan: usize,
        rowspan: usize,
        place: Place,
        around: Flow,
    },
}

struct Table {
    depth: usize,
    rows: Vec<Vec<CellContent>>,
}

/// Reads a page, element by element.
pub struct Reader {
    document: Document,
    hidden: Hidden,
    /// How many elements are open: what an open table or cell is known by.
    depth: usize,
    flow: Flow,
    open: Vec<Open>,
    /// The text of the page's `<title>`, while it is open.
    title: Option<String>,
    /// A `<caption>` is open: text of a table that stands in no cell.
    in_caption: bool,
    /// What the page's style sheets show beside its text.
    styled: Styled,
    /// What they make of its classes.
    sheets: Sheets,
}

impl Reader {
    /// A reader of a page of which nothing was read yet.
    pub fn new(hidden: Hidden) -> Self {
        Self {
            document: Document::new(Kind::Html),
            hidden,
            depth: 0,
            flow: Flow::default(),
            open: Vec::new(),
            title: None,
            in_caption: false,
            styled: Styled::default(),
            sheets: Sheets::default(),
        }
    }

    /// Text outside of any element is that of Markdown with tables of mark-up: blank lines part its
    /// paragraphs.
    pub fn loose_text(&mut self, text: &str) {
        for (index, paragraph) in text.split("\n\n").enumerate() {
            if index > 0 {
                self.flow.flush();
                self.flow.place = Place::Nowhere;
            }
            self.text(paragraph);
        }
    }

    /// Text within an element.
    pub fn text(&mut self, text: &str) {
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

    /// An element begins, on a line. What stands in it follows, and [`Reader::leave`].
    pub fn enter(&mut self, element: &impl Element, line: Option<u32>) -> Content {
        let content = self.begin(element, line.map_or(Place::Nowhere, Place::on_line));
        self.depth += usize::from(content == Content::Read);
        content
    }

    fn begin(&mut self, element: &impl Element, place: Place) -> Content {
        let name = element.name();
        if is_plain_inline(name) && element.attrs().next().is_none() {
            if self.flow.text.is_empty() {
                self.flow.place = place.or(self.flow.place);
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
            self.flow.place = place.or(self.flow.place);
        }
        if self.is_in_cell() {
            self.carry(element);
        }
        if look.is_struck {
            self.flow.struck_from = self.flow.struck_from.or(Some(self.flow.text.len()));
        }
        if look.is_apart {
            self.flow.begin_apart();
        }
        // A raised figure is a note; run together with the number it would be a digit of it.
        if look.is_raised {
            self.flow.text.push('(');
        }
        match part_of(element) {
            Some(Part::Table) => {
                self.open_table();
                return Content::Read;
            }
            Some(Part::Row) => {
                self.open_row();
                return Content::Read;
            }
            Some(Part::StyledRow) => {
                self.open_table();
                self.open_row();
                return Content::Read;
            }
            Some(Part::Cell) => {
                self.open_cell(place, element);
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

    /// The element that was entered last, of those still open, ends.
    pub fn leave(&mut self, element: &impl Element) {
        self.depth -= 1;
        if is_plain_inline(element.name()) && element.attrs().next().is_none() {
            return;
        }
        let look = self.look(element);
        if look.is_raised {
            self.flow.text.push(')');
        }
        if look.is_apart {
            self.flow.end_apart();
        }
        if look.is_struck {
            self.end_struck();
        }
        match self.open.last() {
            Some(Open::Table(table)) if table.depth == self.depth => {
                return self.close_table(element);
            }
            Some(Open::Cell { depth, .. }) if *depth == self.depth => return self.close_cell(),
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

    fn meta(&mut self, element: &impl Element) {
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

    fn picture(&mut self, element: &impl Element) {
        if element.attr("src").is_some() || element.attr("data-src").is_some() {
            self.document.images += 1;
        }
        if self.is_in_cell() {
            self.flow.text.push(PICTURE);
        }
    }

    /// A form field shows its value.
    pub fn field(&mut self, shown: Shown) {
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

    /// Takes what a style sheet shows and hides.
    pub fn style_sheet(&mut self, sheet: &str) {
        self.styled.add(sheet);
        self.sheets.add(sheet);
    }

    /// How an element's text is shown. Cells and rows stand where they stand.
    fn look(&self, element: &impl Element) -> Look {
        let is_in_table = !self.open.is_empty();
        let look = self.sheets.look(element, is_in_table);
        Look {
            is_raised: look.is_raised && part_of(element).is_none(),
            is_apart: look.is_apart && self.is_in_cell() && part_of(element).is_none(),
            ..look
        }
    }

    /// Takes what an element of a cell carries beside its text.
    fn carry(&mut self, element: &impl Element) {
        if let Some(found) = carried::attribute(element, &self.styled.attributes) {
            let is_better = (self.flow.carried.as_ref()).is_none_or(|known| !known.is_value);
            if is_better {
                self.flow.carried = Some(found);
            }
        }
        if (self.styled).speak_in(element.attr("class").unwrap_or_default()) {
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

    fn link(&mut self, element: &impl Element) {
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

    /// Whether a style sheet shows attributes, so that any may be read.
    pub fn shows_attributes(&self) -> bool {
        !self.styled.attributes.is_empty()
    }

    /// A drawing with words: a picture of what it prints.
    pub fn drawing(&mut self) {
        if self.is_in_cell() {
            self.flow.text.push(PICTURE);
        } else {
            self.document.images += 1;
        }
    }

    /// Whether what comes next stands in a cell.
    pub fn is_in_cell(&self) -> bool {
        matches!(self.open.last(), Some(Open::Cell { .. }))
    }

    fn open_table(&mut self) {
        self.flow.flush();
        if self.open.len() < 2 * MAX_TABLE_DEPTH {
            self.open.push(Open::Table(Table {
                depth: self.depth,
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

    fn open_cell(&mut self, place: Place, element: &impl Element) {
        if !self.is_between_cells() {
            self.flow.flush();
            return;
        }
        // The formula of a cell of Excel, in a page that it saved.
        if element.attr("x:fmla").is_some() {
            self.document.computed.insert(place);
        }
        let cell = Flow {
            place,
            ..Flow::default()
        };
        self.open.push(Open::Cell {
            depth: self.depth,
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

    fn close_table(&mut self, element: &impl Element) {
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

    /// All that was read.
    pub fn finish(mut self) -> Document {
        self.document.blocks = self.flow.into_blocks();
        self.document
    }
}
