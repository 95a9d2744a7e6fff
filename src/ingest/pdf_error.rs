//! Why a PDF gives no document.

/// Why a PDF cannot be turned into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// It opens with a password only.
    #[error("it is locked by a password")]
    Locked,
    /// It is encrypted in a way that is not known.
    #[error("it is encrypted in an unknown way")]
    UnknownEncryption,
    /// It is no PDF inside, or too damaged to find its pages.
    #[error("its pages cannot be found")]
    Damaged,
    /// Its pages are pictures.
    #[error("its {pages} pages are pictures without text")]
    Scan {
        /// How many pages it has.
        pages: usize,
    },
    /// Its letters are drawn as shapes.
    #[error("its letters are {shapes} shapes")]
    Outlined {
        /// How many shapes it draws.
        shapes: usize,
    },
    /// Its fonts do not say which characters their glyphs are.
    #[error("{unknown} of its {glyphs} glyphs are no known characters")]
    WithoutCharacters {
        /// How many glyphs have no character.
        unknown: usize,
        /// How many glyphs there are.
        glyphs: usize,
    },
    /// Nothing is written on its pages.
    #[error("its {pages} pages are blank")]
    Blank {
        /// How many pages it has.
        pages: usize,
    },
    /// Reading it would take more time or memory than any report.
    #[error("more than {} {}", .0.most(), .0.what())]
    TooMuch(Limit),
}

impl PdfError {
    /// The word that outputs name the kind of failure by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Locked | Self::UnknownEncryption => "encrypted",
            Self::Damaged => "damaged",
            Self::Scan { .. } => "scan",
            Self::Outlined { .. } => "outlined-text",
            Self::WithoutCharacters { .. } => "without-characters",
            Self::Blank { .. } => "empty",
            Self::TooMuch(_) => "too-large",
        }
    }
}

/// What a file has more of than any report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Pages.
    Pages,
    /// Glyphs and strokes.
    Marks,
    /// Widths that one font states.
    Widths,
    /// Bytes of drawing instructions, each counted as often as it is carried out.
    Instructions,
    /// Bytes that its streams are unpacked to.
    Unpacked,
}

impl Limit {
    /// The most of it that is read.
    #[must_use]
    pub const fn most(self) -> u64 {
        match self {
            // The longest report met has 60 pages.
            Self::Pages => 1_000,
            // A report of 28 pages with borders of dots has 500,000.
            Self::Marks => 3_000_000,
            // A font has at most 65,536 glyphs; some state a width twice.
            Self::Widths => 2 << 16,
            // A page with borders of dots has 1 MB.
            Self::Instructions => 16 << 20,
            // Four times the largest file that is read at all.
            Self::Unpacked => 256 << 20,
        }
    }

    /// What it counts, in English.
    #[must_use]
    pub const fn what(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Marks => "glyphs and strokes",
            Self::Widths => "character widths of one font",
            Self::Instructions => "bytes of drawing instructions",
            Self::Unpacked => "unpacked bytes",
        }
    }
}
