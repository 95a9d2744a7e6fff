//! What a file of an office program holds.

use crate::document::Document;

/// The documents of a file, and what was passed over in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// The sheets of a workbook that are shown, in their order, each with its name; a text is one
    /// part without a name.
    pub parts: Vec<(String, Document)>,
    /// The names of the sheets that are hidden. They are not read.
    pub hidden_sheets: Vec<String>,
    /// How many insertions nobody has accepted or refused yet. They are read.
    pub inserted: usize,
    /// How many deletions nobody has accepted or refused yet. What they deleted is not read.
    pub deleted: usize,
}

impl Content {
    /// A text without sheets.
    pub fn of(document: Document) -> Self {
        Self {
            parts: vec![(String::new(), document)],
            ..Self::default()
        }
    }
}
