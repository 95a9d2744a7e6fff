//! The bytes of any file format into [`Document`]s of headings, paragraphs and grids. Nothing here
//! knows a term of the field.
//!
//! | module | holds |
//! | --- | --- |
//! | `sniff` | what bytes are, told by themselves |
//! | `html`, `embedded`, `json` | pages; what a page carries without showing it; articles in JSON |
//! | `text`, `lines` | plain text and Markdown; tables that separators or drawn lines make |
//! | `docx`, `odf`, `workbook`, `mail`, `pdf` | one file format each |
//! | `archive` | files that hold other files |
//! | `apart` | figures that are hardly seen beside others |
//! | `sheet`, `tabs`, `counting`, `number_format` | what formats share: sheets to blocks, tabs to cells, automatic numbering, numbers as they are shown |
//! | `package`, `opc`, `xml` | archives and XML, within bounds |

mod apart;
#[cfg(feature = "office")]
pub(crate) mod archive;
pub(crate) mod counting;
#[cfg(feature = "office")]
mod docx;
mod embedded;
mod html;
mod json;
mod lines;
#[cfg(feature = "office")]
pub(crate) mod mail;
pub mod names;
#[cfg(feature = "office")]
mod number_format;
#[cfg(feature = "office")]
mod odf;
#[cfg(feature = "office")]
pub(crate) mod opc;
#[cfg(feature = "office")]
pub(crate) mod package;
#[cfg(feature = "pdf")]
mod pdf;
mod pdf_error;
#[cfg(feature = "office")]
mod sheet;
mod sniff;
#[cfg(feature = "office")]
mod tabs;
mod text;
#[cfg(feature = "office")]
mod workbook;
#[cfg(feature = "office")]
pub(crate) mod xml;

use crate::decode::{self, Decoded};
use crate::document::Document;
use crate::source::Kind;

pub use names::EXTENSIONS;
pub use pdf_error::{Limit, PdfError};
pub use sniff::{Form, form, language};

/// The most bytes that one source may have. The largest report page met has 2 MB, with its
/// pictures inside; past this a file is not one report.
pub const MAX_BYTES: usize = 64 << 20;

/// The most entries of an archive. A DOCX has some twenty; a county hands in a few hundred
/// reports.
pub const MAX_ENTRIES: usize = 10_000;

/// The most tags that one page may have. A page of 100 KB in Word mark-up has some 5,000; each
/// costs about 200 bytes once parsed, so that this bounds the memory a page can claim.
pub const MAX_TAGS: usize = 500_000;

/// So many tags any page may have, however little stands between them: a hundred reports have as
/// many.
pub const MANY_TAGS: usize = 50_000;

/// The bytes that a page with more must have for each tag, itself counted: a cell is some 600 bytes
/// once parsed, so that this bounds memory in proportion to the page. Word's mark-up has twenty
/// and more.
pub const BYTES_OF_TAG: usize = 16;

/// How deep elements may stand within one another, tables apart. Real pages stay below a
/// hundred; a tree is built in a time that grows with the square of this.
pub const MAX_DEPTH: usize = 5_000;

/// The most attributes that one tag may have. Real tags have up to thirty; the parser compares
/// each with all before it.
pub const MAX_ATTRIBUTES: usize = 256;

/// Whether parts of a page that it hides (`display:none`) are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// They are passed over: copies for small screens, drafts, templates.
    Skip,
    /// They are read: pages that show a tab only when it is clicked.
    Read,
}

/// What a source is made of, where there is too much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pieces {
    /// The tags of a page, see [`MAX_TAGS`].
    Tags,
    /// The elements and texts of a part of a document.
    Elements,
    /// The cells of a sheet.
    Cells,
    /// The lines of a text and the cells in them.
    Lines,
    /// The numbers in a report's text.
    Numbers,
}

/// Why a source cannot be turned into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IngestError {
    /// More of what it is made of than any report has.
    #[error("more than {limit} {pieces:?}")]
    TooMany {
        /// Of what.
        pieces: Pieces,
        /// The limit that it passed.
        limit: usize,
    },
    /// More attributes in a tag than any has, see [`MAX_ATTRIBUTES`].
    #[error("{attributes} attributes in one tag, more than {MAX_ATTRIBUTES}")]
    TooManyAttributes {
        /// How many there are.
        attributes: usize,
    },
    /// Mark-up that makes the parser build far more elements than stand there: formatting that is
    /// opened again and again and never closed.
    #[error("more than {limit} elements")]
    TooManyElements {
        /// How many it may build.
        limit: usize,
    },
    /// The file needs a password.
    #[error("encrypted")]
    Encrypted,
    /// The file ends before its end.
    #[error("cut off")]
    Cut,
    /// The file's own structure does not hold together.
    #[error("damaged")]
    Damaged,
    /// An archive with more entries than any hand-in of reports.
    #[error("{entries} entries")]
    TooManyEntries {
        /// How many there are.
        entries: usize,
    },
    /// A part that unpacks to more than a report can have.
    #[error("unpacks to more than {limit} bytes")]
    Unpacked {
        /// The limit that it passed, in bytes.
        limit: usize,
    },
    /// XML that defines entities, which no office program writes.
    #[error("defines XML entities")]
    Entities,
    /// Elements deeper within one another than in any report.
    #[error("elements nested {depth} deep, more than {limit}")]
    TooDeep {
        /// How deep they go.
        depth: usize,
        /// The limit that it passed: [`MAX_DEPTH`] in a page, that of XML in a document.
        limit: usize,
    },
    /// A PDF that gives no text.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

impl IngestError {
    /// The word that outputs name the kind of failure by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::Cut => "cut-off",
            Self::Damaged => "damaged",
            Self::Entities => "xml-entities",
            Self::Pdf(error) => error.key(),
            Self::TooManyEntries { .. }
            | Self::Unpacked { .. }
            | Self::TooDeep { .. }
            | Self::TooManyAttributes { .. }
            | Self::TooManyElements { .. }
            | Self::TooMany { .. } => "too-large",
        }
    }
}

/// Bytes whose kind is told, ready to be turned into documents.
#[derive(Debug)]
pub struct Opened<'a> {
    kind: Kind,
    #[cfg(any(feature = "office", feature = "pdf"))]
    bytes: &'a [u8],
    decoded: Option<Decoded<'a>>,
}

/// Gets bytes of a known kind ready; `None` stands for text, whose kind is told by its content,
/// and which is decoded.
#[must_use]
pub fn open(bytes: &[u8], kind: Option<Kind>) -> Opened<'_> {
    let decoded = kind.is_none().then(|| decode::decode(bytes));
    let of_text = decoded.as_ref().map(|decoded| kind_of_text(&decoded.text));
    Opened {
        kind: kind.or(of_text).unwrap_or(Kind::Text),
        #[cfg(any(feature = "office", feature = "pdf"))]
        bytes,
        decoded,
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
        self.decoded.as_ref()
    }

    /// The documents that the bytes hold: one, but for workbooks, of which each sheet is one.
    ///
    /// # Errors
    /// [`IngestError`] for what is damaged, encrypted or past the limits.
    pub fn documents(&self, hidden: Hidden) -> Result<Vec<Document>, IngestError> {
        let text = self.decoded.as_ref().map_or("", |decoded| &decoded.text);
        let document = match self.kind {
            Kind::Html => embedded::ingest(text, hidden)?,
            Kind::Text => text::ingest(text)?,
            Kind::Json => json::ingest(text, hidden)?,
            #[cfg(feature = "office")]
            Kind::Docx => docx::ingest(self.bytes, self.kind)?,
            #[cfg(feature = "office")]
            Kind::Mhtml => mail::ingest(self.bytes, hidden)?,
            #[cfg(feature = "office")]
            Kind::Odt | Kind::Ods => return odf::ingest(self.bytes, self.kind),
            #[cfg(feature = "office")]
            Kind::Xlsx | Kind::Xls => return workbook::ingest(self.bytes, self.kind),
            #[cfg(feature = "pdf")]
            Kind::Pdf => pdf::ingest(self.bytes)?,
            #[cfg(not(feature = "pdf"))]
            Kind::Pdf => Document::new(self.kind),
            #[cfg(not(feature = "office"))]
            Kind::Docx | Kind::Odt | Kind::Xlsx | Kind::Xls | Kind::Ods | Kind::Mhtml => {
                Document::new(self.kind)
            }
        };
        Ok(vec![document])
    }
}

/// What a page whose mark-up is plain is read as without a parser, and what it is read as with one;
/// `None` for a page of which that is not certain, so that only the parser reads it. For tests that
/// the two are the same, whatever the page.
#[doc(hidden)]
#[must_use]
pub fn both_ways(page: &str, hidden: Hidden) -> Option<(Document, Document)> {
    html::both_ways(page, hidden)
}

fn kind_of_text(text: &str) -> Kind {
    let start = text.trim_start();
    if start.starts_with(['{', '[']) && json::is_json(start) {
        return Kind::Json;
    }
    if html::has_markup(text) || html::has_markup(&html::unescaped(text)) {
        Kind::Html
    } else {
        Kind::Text
    }
}
