//! Names the bytes that are read and the form they have.

/// What kind of file the bytes turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An HTML page or fragment.
    Html,
    /// Plain text or Markdown.
    Text,
    /// JSON that carries the article in one of its strings.
    Json,
    /// PDF.
    Pdf,
}

impl Kind {
    /// The word that outputs use.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
            Self::Json => "json",
            Self::Pdf => "pdf",
        }
    }
}

/// What is known of a source once its bytes were decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path or other name under which outputs speak of it; `-` for standard input.
    pub path: String,
    /// The kind of file, told by its content; `None` where it could not be told.
    pub kind: Option<Kind>,
    /// The encoding that the bytes were read in, by its WHATWG name (`UTF-8`, `GB18030`, …).
    pub encoding: Option<&'static str>,
    /// The size in bytes.
    pub bytes: usize,
}
