//! The bytes of any file format into [`Document`]s of headings, paragraphs and grids. Nothing here
//! knows a term of the field.

mod html;
mod json;
mod lines;
#[cfg(feature = "pdf")]
mod pdf;
mod pdf_error;
mod text;

use crate::decode::{self, Decoded};
use crate::document::Document;
use crate::source::Kind;

pub use pdf_error::{Limit, PdfError};

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
    /// A PDF that has no text to be had.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

/// Bytes whose kind is told, ready to be turned into documents.
#[derive(Debug)]
pub struct Opened<'a> {
    kind: Kind,
    content: Content<'a>,
}

#[derive(Debug)]
enum Content<'a> {
    Text(Decoded<'a>),
    #[cfg(feature = "pdf")]
    Pdf(&'a [u8]),
}

/// Whether the bytes are of a format that is read although it is no text.
#[must_use]
pub fn reads_binary(bytes: &[u8]) -> bool {
    #[cfg(feature = "pdf")]
    if pdf::is_pdf(bytes) {
        return true;
    }
    let _ = bytes;
    false
}

/// Tells the kind of file by its content, and decodes what is text.
#[must_use]
pub fn open(bytes: &[u8]) -> Opened<'_> {
    #[cfg(feature = "pdf")]
    if pdf::is_pdf(bytes) {
        return Opened {
            kind: Kind::Pdf,
            content: Content::Pdf(bytes),
        };
    }
    let decoded = decode::decode(bytes);
    Opened {
        kind: kind_of_text(&decoded.text),
        content: Content::Text(decoded),
    }
}

impl Opened<'_> {
    /// The kind of file.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The text that the bytes hold; `None` for formats that are no text.
    #[must_use]
    pub const fn decoded(&self) -> Option<&Decoded<'_>> {
        match &self.content {
            Content::Text(decoded) => Some(decoded),
            #[cfg(feature = "pdf")]
            Content::Pdf(_) => None,
        }
    }

    /// Whether the format can hide parts of its text, so that asking for them can bring more.
    #[must_use]
    pub const fn can_hide(&self) -> bool {
        matches!(self.kind, Kind::Html | Kind::Json)
    }

    /// The documents that the bytes hold: one, but for formats that hold several side by side.
    ///
    /// # Errors
    /// [`IngestError`] for what is past the limits.
    pub fn documents(&self, hidden: Hidden) -> Result<Vec<Document>, IngestError> {
        let document = match &self.content {
            Content::Text(Decoded { text, .. }) => match self.kind {
                Kind::Html => html::ingest(text, hidden)?,
                Kind::Json => json::ingest(text, hidden)?,
                Kind::Text | Kind::Pdf => text::ingest(text),
            },
            #[cfg(feature = "pdf")]
            Content::Pdf(bytes) => pdf::ingest(bytes)?,
        };
        Ok(vec![document])
    }
}

fn kind_of_text(text: &str) -> Kind {
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
