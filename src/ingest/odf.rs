//! OpenDocument: texts (ODT) and workbooks (ODS), packed or as one flat XML file.
//!
//! Cells of workbooks are read as they are shown, which the file itself says.

mod numbering;
mod styles;
mod tables;

use std::collections::BTreeSet;
use std::ops::Range;

use roxmltree::Node;

use crate::document::{Block, Document, Text};
use crate::ingest::html::PICTURE;
use crate::ingest::package::Package;
use crate::ingest::{IngestError, lines, tabs, xml};
use crate::place::Place;
use crate::source::Kind;

use numbering::Lists;
use styles::Styles;

/// The most spaces that one mark can stand for; more are an indentation all the same.
const MAX_SPACES: usize = 100;

/// Reads a document: an archive, or one flat file that holds its own styles.
///
/// # Errors
/// [`IngestError`] for a file that is damaged, encrypted or past the limits.
pub fn ingest(bytes: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    if !bytes.starts_with(b"PK") {
        return read(bytes, &[], kind);
    }
    let mut package = Package::open(bytes)?;
    let manifest = package.read("META-INF/manifest.xml")?.unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(IngestError::Encrypted);
    }
    let styles = package.read("styles.xml")?.unwrap_or_default();
    let content = package.read("content.xml")?.ok_or(IngestError::Damaged)?;
    read(&content, &styles, kind)
}

fn read(content: &[u8], styles: &[u8], kind: Kind) -> Result<Vec<Document>, IngestError> {
    let (content, styles) = (xml::text(content), xml::text(styles));
    let tree = xml::parse(&content)?;
    let styles = xml::parse(&styles).ok();
    let mut lists = Lists::default();
    let mut looks = Styles::default();
    for tree in styles.iter().chain([&tree]) {
        lists.learn(tree);
        looks.learn(tree);
    }
    let root = tree.root_element();
    let body = xml::child(root, "body").ok_or(IngestError::Damaged)?;
    let inner = xml::elements(body).next().ok_or(IngestError::Damaged)?;
    let mut reader = Reader::new(lists, looks);
    let (mut read, mut sheets, mut hidden_sheets) = (Vec::new(), Vec::new(), Vec::new());
    if inner.tag_name().name() == "spreadsheet" {
        let hidden = tables::hidden_styles(&tree);
        for sheet in xml::elements(inner).filter(|node| node.tag_name().name() == "table") {
            reader.sheet += 1;
            let name = xml::attribute(sheet, "name").unwrap_or_default().to_owned();
            sheets.push(name.clone());
            let style = xml::attribute(sheet, "style-name");
            if style.is_some_and(|style| hidden.contains(style)) {
                hidden_sheets.push(name);
                continue;
            }
            let mut document = Document::new(kind);
            reader.table(sheet, &mut document.blocks, 0)?;
            document.blocks = lines::fold(document.blocks, &mut 0);
            reader.settle(&mut document);
            document.sheet = Some(name);
            read.push(document);
        }
    } else {
        let mut document = Document::new(kind);
        reader.blocks(inner, &mut document.blocks, 0)?;
        document.blocks = lines::fold(tabs::rows(document.blocks), &mut 0);
        reader.settle(&mut document);
        document.passed_over.deletions = reader.deleted;
        read.push(document);
    }
    for document in &mut read {
        document.sheets.clone_from(&sheets);
        document
            .passed_over
            .hidden_sheets
            .clone_from(&hidden_sheets);
    }
    Ok(read)
}

/// Reads the body of a document.
struct Reader<'t> {
    lists: Lists,
    styles: Styles<'t>,
    /// How many paragraphs were met.
    paragraphs: u32,
    /// The sheet that is read, from 1; 0 in a text.
    sheet: u32,
    /// Where the cells stand that a formula computes.
    computed: BTreeSet<Place>,
    /// How many table cells are open.
    cells: usize,
    /// Whether the cell that is open is struck out as a whole.
    is_struck: bool,
    images: usize,
    links: usize,
    references: usize,
    deleted: usize,
}

/// The text of a paragraph that is being collected.
#[derive(Default)]
struct Line<'a, 'i> {
    text: String,
    boxes: Vec<Node<'a, 'i>>,
    /// The pieces of the text that stand apart from the rest by their look.
    apart: Vec<Range<usize>>,
    /// Whether a shape is anchored in it.
    has_shape: bool,
}

impl<'t> Reader<'t> {
    const fn new(lists: Lists, styles: Styles<'t>) -> Self {
        Self {
            lists,
            styles,
            computed: BTreeSet::new(),
            is_struck: false,
            paragraphs: 0,
            sheet: 0,
            cells: 0,
            images: 0,
            links: 0,
            references: 0,
            deleted: 0,
        }
    }

    /// Hands over what was counted.
    fn settle(&mut self, document: &mut Document) {
        document.computed = std::mem::take(&mut self.computed);
        document.images = std::mem::take(&mut self.images);
        document.links = std::mem::take(&mut self.links);
    }

    /// The place of the next paragraph.
    const fn place(&self) -> Place {
        Place::Paragraph {
            paragraph: self.paragraphs.saturating_add(1),
        }
    }

    fn blocks(
        &mut self,
        node: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        xml::within_depth(depth)?;
        for child in xml::elements(node) {
            match child.tag_name().name() {
                "p" | "h" => self.paragraph(child, blocks, depth)?,
                "table" => self.table(child, blocks, depth + 1)?,
                "list" => self.list(child, blocks, depth + 1)?,
                // A section that the text does not show.
                "section" if is_hidden(child) => {}
                "section" | "index-body" | "table-of-content" | "numbered-paragraph" | "frame"
                | "g" => {
                    self.blocks(child, blocks, depth + 1)?;
                }
                "text-box" | "custom-shape" => {
                    self.anchored(child, blocks, depth + 1)?;
                }
                "tracked-changes" => {
                    let deletions = |node: &Node<'_, '_>| node.tag_name().name() == "deletion";
                    self.deleted += child.descendants().filter(deletions).count();
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads what stands in a shape. Over which cell it is shown is not known.
    fn anchored(
        &mut self,
        shape: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        let from = blocks.len();
        self.blocks(shape, blocks, depth)?;
        let holds_grid = (blocks[from..].iter()).any(|block| matches!(block, Block::Grid(_)));
        if self.cells > 0 && blocks.len() > from && !holds_grid {
            let (text, place) = (PICTURE.to_string(), self.place());
            blocks.push(Block::Paragraph(Text { text, place }));
        }
        Ok(())
    }

    fn list(
        &mut self,
        list: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        self.lists.open(list);
        for item in xml::elements(list) {
            if matches!(item.tag_name().name(), "list-item" | "list-header") {
                self.lists.item(item);
                self.blocks(item, blocks, depth + 1)?;
            }
        }
        self.lists.close();
        Ok(())
    }

    fn paragraph(
        &mut self,
        paragraph: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        let place = self.place();
        self.paragraphs = self.paragraphs.saturating_add(1);
        let is_heading = paragraph.tag_name().name() == "h";
        let mut line = Line {
            text: self.lists.label(paragraph),
            ..Line::default()
        };
        let look = self.styles.look("paragraph", paragraph);
        if look.is_hidden == Some(true) {
            return Ok(());
        }
        let labelled = line.text.len();
        self.text(paragraph, &mut line, depth)?;
        let is_in_cell = self.cells > 0;
        if is_in_cell {
            super::apart::mark(&mut line.text, line.apart);
            tabs::part_label(&mut line.text, labelled);
            let is_empty = line.text.trim().is_empty();
            if is_empty && line.boxes.is_empty() && line.has_shape {
                line.text.push(PICTURE);
            }
            if !is_empty && look.is_struck.unwrap_or(self.is_struck) {
                line.text = format!("~{}~", line.text);
            }
        }
        let kept = tabs::lines(&line.text, is_in_cell);
        blocks.extend(kept.map(|text| {
            let text = Text { text, place };
            if is_heading && !is_in_cell {
                Block::Heading(text)
            } else {
                Block::Paragraph(text)
            }
        }));
        for text_box in line.boxes {
            self.anchored(text_box, blocks, depth + 1)?;
        }
        Ok(())
    }

    /// Collects the text within an element.
    fn text<'a, 'i>(
        &mut self,
        node: Node<'a, 'i>,
        line: &mut Line<'a, 'i>,
        depth: usize,
    ) -> Result<(), IngestError> {
        xml::within_depth(depth)?;
        for child in node.children() {
            if child.is_text() {
                push(&mut line.text, child.text().unwrap_or_default());
                continue;
            }
            match child.tag_name().name() {
                "s" => {
                    let spaces = xml::number(child, "c").unwrap_or(1).min(MAX_SPACES);
                    line.text.extend(std::iter::repeat_n(' ', spaces));
                }
                "tab" => line.text.push('\t'),
                "line-break" => line.text.push('\n'),
                "a" => {
                    self.links += 1;
                    self.text(child, line, depth + 1)?;
                }
                "note" => {
                    self.references += 1;
                    line.text.push_str(&format!("({})", self.references));
                    line.boxes.extend(xml::child(child, "note-body"));
                }
                "ruby" => {
                    if let Some(base) = xml::child(child, "ruby-base") {
                        self.text(base, line, depth + 1)?;
                    }
                }
                "text-box" => line.boxes.push(child),
                "custom-shape" | "rect" | "ellipse" | "circle" | "line" | "polyline" | "path"
                | "connector" | "caption" => {
                    line.has_shape = true;
                    if xml::child(child, "p").is_some() {
                        line.boxes.push(child);
                    }
                }
                // The words that ask for a content.
                "placeholder" if self.cells > 0 => line.text.push(PICTURE),
                "image" | "object" => {
                    self.images += 1;
                    if self.cells > 0 && !line.text.ends_with(PICTURE) {
                        line.text.push(PICTURE);
                    }
                }
                "annotation" | "annotation-end" | "desc" | "title" | "bookmark"
                | "bookmark-start" | "bookmark-end" | "hidden-text" | "hidden-paragraph"
                | "script" => {}
                "span" => self.span(child, line, depth)?,
                _ => self.text(child, line, depth + 1)?,
            }
        }
        Ok(())
    }

    fn span<'a, 'i>(
        &mut self,
        span: Node<'a, 'i>,
        line: &mut Line<'a, 'i>,
        depth: usize,
    ) -> Result<(), IngestError> {
        let look = self.styles.look("text", span);
        if look.is_hidden == Some(true) {
            return Ok(());
        }
        let begins = line.text.len();
        self.text(span, line, depth + 1)?;
        if line.text[begins..].trim().is_empty() {
            return Ok(());
        }
        let (is_raised, is_struck) = (look.is_raised == Some(true), look.is_struck == Some(true));
        // Pieces within it go with it: what is put around it moves them.
        line.apart.retain(|piece| piece.end <= begins);
        if look.is_apart == Some(true) && !is_raised && !is_struck {
            line.apart.push(begins..line.text.len());
            return Ok(());
        }
        // A raised figure is a note; run together with the number it would be a digit of it.
        if is_raised && !line.text[begins..].starts_with('(') {
            line.text.insert(begins, '(');
            line.text.push(')');
        }
        if is_struck {
            line.text.insert(begins, '~');
            line.text.push('~');
        }
        Ok(())
    }
}

/// Adds text in which white space counts once.
fn push(line: &mut String, text: &str) {
    for part in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
        let word = part.trim_end_matches(|c: char| c.is_ascii_whitespace());
        line.push_str(word);
        if word.len() < part.len() && !line.is_empty() && !line.ends_with([' ', '\n', '\t']) {
            line.push(' ');
        }
    }
}

/// Whether a section is not shown (OpenDocument 1.2, 19.814): always, or by a condition as it was
/// when the text was saved.
fn is_hidden(section: Node<'_, '_>) -> bool {
    match xml::attribute(section, "display") {
        Some("none") => true,
        Some("condition") => xml::attribute(section, "is-hidden") == Some("true"),
        _ => false,
    }
}
