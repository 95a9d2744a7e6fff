//! What a workbook says of its cells beside their values, whatever its format.

use std::collections::{BTreeMap, BTreeSet};

/// A region of a sheet: its first and last row and column, from 0.
pub type Covered = ((u32, u32), (u32, u32));

/// What one sheet says. Rows and columns count from 0.
#[derive(Debug, Default)]
pub struct Marks {
    /// The rows that are hidden.
    pub hidden_rows: BTreeSet<u32>,
    /// The columns that are hidden, from one to another.
    pub hidden_columns: Vec<(u32, u32)>,
    /// What stands in cells in place of what the library gives.
    pub texts: BTreeMap<(u32, u32), String>,
    /// The format codes of cells, where the library does not give them.
    pub codes: BTreeMap<(u32, u32), String>,
    /// The cells that are struck out as a whole.
    pub struck: BTreeSet<(u32, u32)>,
    /// The cells that a formula computes.
    pub computed: BTreeSet<(u32, u32)>,
    /// The regions that something is drawn over.
    pub covered: Vec<Covered>,
    /// Whether cells that hold 0 are shown empty.
    pub hides_zeros: bool,
}

/// How a font or a run of text looks, as far as it matters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// It stands above or below the line, as the number of a note does.
    pub is_raised: bool,
    /// It is no longer meant.
    pub is_struck: bool,
}

/// A rich text with what is raised in brackets, as a note is, and what is struck out between
/// tildes, so that neither runs together with a figure; `None` where nothing is.
pub fn marked<'a>(runs: impl Iterator<Item = (&'a str, Look)>) -> Option<String> {
    let (mut text, mut is_marked) = (String::new(), false);
    for (words, look) in runs.filter(|(words, _)| !words.is_empty()) {
        is_marked |= look != Look::default();
        text += &match (look.is_raised, look.is_struck) {
            (_, true) => format!("~{words}~"),
            (true, false) => format!("({words})"),
            (false, false) => words.to_owned(),
        };
    }
    is_marked.then_some(text)
}
