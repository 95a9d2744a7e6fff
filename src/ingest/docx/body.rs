//! Paragraphs, tables and text boxes in their order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use roxmltree::Node;

use super::numbering::Numbering;
use super::styles::{self, BODY_TEXT, Look, Styles};
use super::{alternative, has_alternatives, is_on, is_placeholder, part, word};
use crate::document::{Block, Text};
use crate::ingest::html::PICTURE;
use crate::ingest::{IngestError, apart, tabs, xml};
use crate::place::Place;

/// The text of a paragraph that is being collected.
#[derive(Default)]
pub struct Line<'a, 'i> {
    /// The text; lines broken within the paragraph are parted by `\n`.
    pub text: String,
    /// Text boxes that are anchored in it.
    pub boxes: Vec<Node<'a, 'i>>,
    /// How its style shows it.
    pub look: Look,
    /// The pieces of the text that stand apart from the rest by their look.
    pub apart: Vec<Range<usize>>,
    /// Whether a shape without text is anchored in it: a line, a chart.
    pub has_shape: bool,
    /// Whether one of them is more than a line or a frame, so that it may stand for a figure or over
    /// a part of it.
    pub is_covered: bool,
    /// See [`Reader::fields`].
    pub fields: Vec<bool>,
}

impl Line<'_, '_> {
    /// Adds text, unless it is a field's instruction.
    pub fn push(&mut self, text: &str) {
        if !self.fields.iter().any(|is_instruction| *is_instruction) {
            self.text.push_str(text);
        }
    }
}

/// Reads the body of a document.
pub struct Reader<'s> {
    pub(super) styles: &'s Styles,
    numbering: Numbering,
    /// How many paragraphs were met, those of tables included.
    paragraphs: u32,
    /// How many table cells are open.
    cells: usize,
    /// Text whose paragraph goes on in the next, since the mark between them was deleted.
    pending: String,
    /// Fields that are open, for they may go on in the next paragraph: whether each is still at its
    /// instruction, which is not shown.
    fields: Vec<bool>,
    /// What stands in the text from files of their own, by the ids of their relations.
    chunks: BTreeMap<String, Vec<Block>>,
    /// Where the paragraphs stand of which a formula computes the figure.
    pub computed: BTreeSet<Place>,
    /// How many pictures the text holds.
    pub images: usize,
    /// How many links.
    pub links: usize,
    /// How many notes were referred to.
    pub references: usize,
    /// How many insertions and deletions nobody has accepted or refused yet.
    pub inserted: usize,
    /// See `inserted`.
    pub deleted: usize,
}

impl<'s> Reader<'s> {
    /// A reader at the beginning of a document.
    pub fn new(
        styles: &'s Styles,
        numbering: Numbering,
        chunks: BTreeMap<String, Vec<Block>>,
    ) -> Self {
        Self {
            styles,
            chunks,
            numbering,
            paragraphs: 0,
            cells: 0,
            pending: String::new(),
            fields: Vec::new(),
            computed: BTreeSet::new(),
            images: 0,
            links: 0,
            references: 0,
            inserted: 0,
            deleted: 0,
        }
    }

    /// Whether what is read stands in a cell of a table.
    pub fn is_in_cell(&self) -> bool {
        self.cells > 0
    }

    /// The place of the next paragraph.
    pub const fn place(&self) -> Place {
        Place::Paragraph {
            paragraph: self.paragraphs.saturating_add(1),
        }
    }

    /// Notes that a formula computes the figure of the paragraph that is read, by the code of its
    /// field: `=SUM(LEFT)`.
    pub fn note_code(&mut self, code: &str) {
        if code.trim_start().starts_with('=') {
            let paragraph = self.paragraphs;
            self.computed.insert(Place::Paragraph { paragraph });
        }
    }

    /// Reads all that stands within an element.
    pub fn flow(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) -> Result<(), IngestError> {
        self.blocks(node, blocks, 0)
    }

    /// Reads the notes at the foot of the pages or at the end.
    pub fn notes(
        &mut self,
        root: Node<'_, '_>,
        blocks: &mut Vec<Block>,
    ) -> Result<(), IngestError> {
        for note in xml::elements(root) {
            // Those with a type are the lines drawn between text and notes.
            let is_note = matches!(word(note), "footnote" | "endnote");
            let kind = xml::attribute(note, "type");
            if is_note && kind.is_none_or(|kind| kind == "normal") {
                self.blocks(note, blocks, 0)?;
            }
        }
        Ok(())
    }

    fn blocks(
        &mut self,
        node: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        xml::within_depth(depth)?;
        for child in xml::elements(node) {
            match word(child) {
                "p" => self.paragraph(child, blocks, depth)?,
                "tbl" => self.table(child, blocks, depth + 1)?,
                "altChunk" => {
                    let id = xml::attribute(child, "id").unwrap_or_default();
                    match self.chunks.remove(id) {
                        Some(chunk) => blocks.extend(chunk),
                        None => self.unread_block(blocks),
                    }
                }
                "sdt" if self.is_in_cell() && is_placeholder(child) => {
                    self.pass(child);
                    self.unread_block(blocks);
                }
                "sdt" | "sdtContent" | "smartTag" | "customXml" => {
                    self.blocks(child, blocks, depth + 1)?;
                }
                "ins" | "moveTo" => {
                    self.inserted += 1;
                    self.blocks(child, blocks, depth + 1)?;
                }
                "del" | "moveFrom" => self.deleted += 1,
                _ if has_alternatives(child) => {
                    if let Some(version) = alternative(child) {
                        self.blocks(version, blocks, depth + 1)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads what a cell holds.
    pub fn cell(
        &mut self,
        cell: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        self.cells += 1;
        let around = std::mem::take(&mut self.fields);
        let read = self.blocks(cell, blocks, depth);
        let within = std::mem::replace(&mut self.fields, around);
        if within
            .iter()
            .chain(&self.fields)
            .any(|is_instruction| *is_instruction)
        {
            // An instruction that does not end here, or goes on over the cell: whether what it
            // takes is shown is not known.
            self.unread_block(blocks);
        }
        self.cells -= 1;
        read
    }

    /// Notes that something is shown in a cell that cannot be read.
    pub fn unread_block(&self, blocks: &mut Vec<Block>) {
        if self.is_in_cell() {
            let text = PICTURE.to_string();
            let place = self.place();
            blocks.push(Block::Paragraph(Text { text, place }));
        }
    }

    /// Counts the paragraphs of what is not shown.
    pub fn pass(&mut self, node: Node<'_, '_>) {
        let paragraphs = node.descendants().filter(|node| word(*node) == "p").count();
        let paragraphs = u32::try_from(paragraphs).unwrap_or(u32::MAX);
        self.paragraphs = self.paragraphs.saturating_add(paragraphs);
    }

    fn paragraph(
        &mut self,
        paragraph: Node<'_, '_>,
        blocks: &mut Vec<Block>,
        depth: usize,
    ) -> Result<(), IngestError> {
        let place = self.place();
        self.paragraphs = self.paragraphs.saturating_add(1);
        let properties = part(paragraph, "pPr");
        let style = properties.and_then(|properties| part(properties, "pStyle"));
        let style = style.and_then(|style| xml::attribute(style, "val"));
        let mark = properties.and_then(|properties| part(properties, "rPr"));
        let mut line = Line {
            look: self.styles.look_of_paragraph(style),
            text: self.label(properties, style),
            fields: std::mem::take(&mut self.fields),
            ..Line::default()
        };
        let labelled = line.text.len();
        line.text.push_str(&std::mem::take(&mut self.pending));
        self.runs(paragraph, &mut line, depth)?;
        self.fields = std::mem::take(&mut line.fields);
        if self.is_in_cell() {
            apart::mark(&mut line.text, std::mem::take(&mut line.apart));
            tabs::part_label(&mut line.text, labelled);
            let is_alone = line.text.trim().is_empty() && line.boxes.is_empty();
            if is_alone && line.has_shape || line.is_covered {
                line.text.push(PICTURE);
            }
        }
        if mark.is_some_and(|mark| part(mark, "ins").is_some()) {
            self.inserted += 1;
        }
        if mark.is_some_and(|mark| part(mark, "del").is_some()) {
            self.deleted += 1;
            self.pending = line.text;
        } else {
            let outline = properties.and_then(styles::outline_of);
            let is_heading = match outline {
                Some(level) => level < BODY_TEXT,
                None => self.styles.is_heading(style),
            };
            self.push(&line.text, is_heading && !self.is_in_cell(), place, blocks);
        }
        for text_box in line.boxes {
            let from = blocks.len();
            self.blocks(text_box, blocks, depth + 1)?;
            // Where on the page it stands, over this cell or another, is not known.
            if blocks.len() > from && !blocks[from..].iter().any(|it| matches!(it, Block::Grid(_)))
            {
                self.unread_block(blocks);
            }
        }
        Ok(())
    }

    /// The label that numbering gives a paragraph.
    fn label(&mut self, properties: Option<Node<'_, '_>>, style: Option<&str>) -> String {
        let own = properties.and_then(styles::list_of);
        let of_style = self.styles.list(style);
        let (own_list, own_level) = own.unwrap_or_default();
        let has_own = own_list.is_some();
        let list = own_list.or_else(|| of_style.as_ref().map(|(list, _)| list.clone()));
        // 0 takes a paragraph out of the list of its style.
        let Some(list) = list.filter(|list| list != "0") else {
            return String::new();
        };
        let mark = properties.and_then(|properties| part(properties, "rPr"));
        if is_on(mark, "vanish") {
            return String::new();
        }
        let by_style = || {
            let bound = self.numbering.level_of(&list, self.styles.ids(style));
            let named = of_style.as_ref().and_then(|(_, level)| *level);
            bound.or(named).filter(|_| !has_own)
        };
        let level = own_level.or_else(by_style).unwrap_or(0);
        self.numbering.count(&list, level).unwrap_or_default()
    }

    fn push(&self, text: &str, is_heading: bool, place: Place, blocks: &mut Vec<Block>) {
        for text in tabs::lines(text, self.is_in_cell()) {
            let text = Text { text, place };
            blocks.push(if is_heading {
                Block::Heading(text)
            } else {
                Block::Paragraph(text)
            });
        }
    }
}
