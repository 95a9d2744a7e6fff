//! A document as any file format gives it: headings, paragraphs and grids in reading order.

use std::collections::BTreeSet;

use crate::grid::Grid;
use crate::place::Place;
use crate::source::{Kind, PassedOver};

/// One line or paragraph of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text, without the white space around it.
    pub text: String,
    /// Where it starts.
    pub place: Place,
}

/// One piece of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Text that the source marks as a heading.
    Heading(Text),
    /// Any other text.
    Paragraph(Text),
    /// A table.
    Grid(Grid),
}

/// What a file format gives, whatever it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The kind of file.
    pub kind: Kind,
    /// Titles that stand outside the text, most trustworthy first: the `ArticleTitle` of the
    /// page's metadata, the page's `<title>`, a JSON `title`.
    pub titles: Vec<String>,
    /// When the source was published, as its metadata says outside the text.
    pub published: Vec<String>,
    /// The pieces, in reading order.
    pub blocks: Vec<Block>,
    /// The names of the sheets of a workbook, in its order; empty for other sources.
    pub sheets: Vec<String>,
    /// How many pictures the text holds.
    pub images: usize,
    /// The names of files that the text links to or embeds.
    pub attachments: Vec<String>,
    /// How many links the text holds: a list page is mostly links.
    pub links: usize,
    /// How many pages are pictures of which the text was recognised by a program.
    pub recognised_pages: usize,
    /// How many characters the source prints without saying which they are.
    pub unknown_characters: usize,
    /// Where the cells stand whose figures the source computes by a formula.
    pub computed: BTreeSet<Place>,
    /// The sheet of a workbook that it is, by its name.
    pub sheet: Option<String>,
    /// What was passed over beside it.
    pub passed_over: PassedOver,
}

impl Document {
    /// An empty document of a kind.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            titles: Vec::new(),
            published: Vec::new(),
            sheets: Vec::new(),
            blocks: Vec::new(),
            images: 0,
            attachments: Vec::new(),
            links: 0,
            recognised_pages: 0,
            unknown_characters: 0,
            computed: BTreeSet::new(),
            sheet: None,
            passed_over: PassedOver::default(),
        }
    }

    /// Puts another document behind this one. The grids are numbered on.
    pub fn append(&mut self, other: Self) {
        let is_grid = |block: &&Block| matches!(block, Block::Grid(_));
        let before = self.blocks.iter().filter(is_grid).count();
        self.blocks
            .extend(other.blocks.into_iter().map(|mut block| {
                if let Block::Grid(grid) = &mut block {
                    grid.number += before;
                }
                block
            }));
        self.titles.extend(other.titles);
        self.published.extend(other.published);
        self.attachments.extend(other.attachments);
        self.images += other.images;
        self.links += other.links;
        self.recognised_pages += other.recognised_pages;
        self.unknown_characters += other.unknown_characters;
        self.computed.extend(other.computed);
    }
}
