//! Text of any file format into one [`Document`] of headings, paragraphs and grids. Nothing
//! here knows a term of the field.

mod html;
mod json;
mod lines;
#[cfg(feature = "pdf")]
pub mod pdf;
mod text;

use crate::document::Document;
use crate::source::Kind;

/// The most bytes that one source may have. The largest report page met has 2 MB, with its
/// pictures inside; past this a file is not one report.
pub const MAX_BYTES: usize = 64 << 20;

/// The most tags that one page may have. A page of 100 KB in Word mark-up has some 5,000; each
/// costs about 200 bytes once parsed, so that this bounds the memory a page can claim.
pub const MAX_TAGS: usize = 500_000;

/// How deep elements may stand within one another, tables apart. Real pages stay below a
/// hundred; a tree is built in a time that grows with the square of this.
pub const MAX_DEPTH: usize = 5_000;

/// Whether parts of a page that it hides (`display:none`) are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// They are passed over: copies for small screens, drafts, templates.
    Skip,
    /// They are read: pages that show a tab only when it is clicked.
    Read,
}

/// Why a source cannot be turned into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IngestError {
    /// More tags than any report has, see [`MAX_TAGS`].
    #[error("{tags} tags, more than {MAX_TAGS}")]
    TooManyTags {
        /// How many there are.
        tags: usize,
    },
    /// Elements deeper within one another than in any report, see [`MAX_DEPTH`].
    #[error("elements nested {depth} deep, more than {MAX_DEPTH}")]
    TooDeep {
        /// How deep they go.
        depth: usize,
    },
}

/// Tells the kind of file from its text.
#[must_use]
pub fn kind_of(text: &str) -> Kind {
    let start = text.trim_start();
    if start.starts_with(['{', '[']) && json::is_json(start) {
        return Kind::Json;
    }
    if html::has_markup(text) {
        Kind::Html
    } else {
        Kind::Text
    }
}

/// Turns text into a document.
///
/// # Errors
/// [`IngestError`] for mark-up past the limits.
pub fn ingest(text: &str, kind: Kind, hidden: Hidden) -> Result<Document, IngestError> {
    match kind {
        Kind::Html => html::ingest(text, hidden),
        Kind::Text => Ok(text::ingest(text)),
        Kind::Json => json::ingest(text, hidden),
        Kind::Pdf => Ok(text::ingest(text)),
    }
}
