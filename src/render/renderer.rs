//! What the forms of output have in common: every source becomes a piece, on any thread; the
//! pieces are put together in the order of the sources.

use std::any::Any;
use std::convert::Infallible;
use std::error::Error;

use crate::lang::Lang;
use crate::render::results::{SourceResult, Summary};

/// How text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The language.
    pub lang: Lang,
    /// Whether escape codes for colours are written.
    pub color: bool,
    /// How many columns a line may have; what cannot be broken, such as a path, may have more.
    pub width: usize,
}

impl View {
    /// The columns of a line where no terminal has its own: of what is written to a file or a
    /// pipe, so that it is the same bytes wherever it is made.
    pub const WIDTH: usize = 120;
}

/// How much is said of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A line.
    Concise,
    /// A line for what a wrong figure explains, all else with its sum or its places.
    Folded,
    /// Everything with its sum or its places.
    Unfolded,
}

/// How much of a run is shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Every report, and the counts over all of them.
    #[default]
    All,
    /// Only reports with findings, and those that could not be read.
    Findings,
    /// How often each rule was violated, and the counts.
    Statistics,
    /// The counts of groups of reports, and those over all.
    Groups(By),
}

impl Extent {
    /// What is counted by instead of shown, if anything is.
    #[must_use]
    pub const fn group_by(self) -> Option<By> {
        match self {
            Self::Groups(by) => Some(by),
            Self::All | Self::Findings | Self::Statistics => None,
        }
    }
}

/// What reports are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The body that reports.
    Body,
    /// The folder that the file is in.
    Folder,
    /// The year that the report is about.
    Year,
}

/// How an output is made, whatever its form.
#[derive(Debug, Clone, Copy)]
pub struct OutputOptions {
    /// The language, and whether text is coloured.
    pub view: View,
    /// How much of a run is shown to people.
    pub extent: Extent,
    /// Whether people are shown in full what a wrong figure explains.
    pub is_unfolded: bool,
    /// Whether people are shown findings that a baseline accepts.
    pub show_accepted: bool,
    /// Whether it was asked which figures must be wrong.
    pub repair: bool,
}

/// What a form makes of one source.
#[derive(Debug)]
pub struct Piece<K = Infallible> {
    /// What is written as soon as the sources before it are done; may be empty.
    pub text: String,
    /// What is kept until all sources are done, if anything is.
    pub kept: Option<K>,
}

impl<K> Piece<K> {
    /// What is written at once, with nothing kept.
    #[must_use]
    pub const fn text(text: String) -> Self {
        Self { text, kept: None }
    }

    /// What is kept until the end, with nothing written before.
    #[must_use]
    pub const fn kept(kept: K) -> Self {
        Self {
            text: String::new(),
            kept: Some(kept),
        }
    }
}

/// What a renderer made, or why the library that it writes with could not.
pub type Rendered<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// A form of output. What it writes is: the start, the texts of the pieces that are not empty
/// with the separator between them, the end.
pub trait Renderer: Sync {
    /// What is kept of a source until the end. A form that writes everything at once keeps
    /// nothing ([`Infallible`]) and needs no more memory for many sources than for few.
    type Kept: Send + 'static;

    /// What stands before the first piece.
    fn start(&self) -> Rendered<String> {
        Ok(String::new())
    }

    /// What stands between two pieces.
    fn separator(&self) -> &'static str {
        ""
    }

    /// The piece of one source; made on any thread.
    ///
    /// # Errors
    /// Where the library that the form is written with fails.
    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece<Self::Kept>>;

    /// What stands after the last piece, made of all that was kept, in the order of the sources.
    ///
    /// # Errors
    /// Where the library that the form is written with fails.
    fn end(&self, kept: Vec<Self::Kept>, total: &Summary) -> Rendered<Vec<u8>>;
}

/// A piece whose kept part only its renderer knows.
pub type AnyPiece = Piece<Box<dyn Any + Send>>;

/// A [`Renderer`] of any form, so that several can be at work in one run. Every renderer is one;
/// its methods are the renderer's.
#[expect(missing_docs, reason = "each method is that of `Renderer`")]
pub trait AnyRenderer: Sync {
    fn start(&self) -> Rendered<String>;
    fn separator(&self) -> &'static str;
    fn piece(&self, result: SourceResult<'_>) -> Rendered<AnyPiece>;
    fn end(&self, kept: Vec<Box<dyn Any + Send>>, total: &Summary) -> Rendered<Vec<u8>>;
}

impl<R: Renderer> AnyRenderer for R {
    fn start(&self) -> Rendered<String> {
        Renderer::start(self)
    }

    fn separator(&self) -> &'static str {
        Renderer::separator(self)
    }

    fn piece(&self, result: SourceResult<'_>) -> Rendered<AnyPiece> {
        let Piece { text, kept } = Renderer::piece(self, result)?;
        let kept = kept.map(|kept| Box::new(kept) as Box<dyn Any + Send>);
        Ok(Piece { text, kept })
    }

    fn end(&self, kept: Vec<Box<dyn Any + Send>>, total: &Summary) -> Rendered<Vec<u8>> {
        let own = |kept: Box<dyn Any + Send>| {
            let kept = kept.downcast::<R::Kept>();
            kept.map_err(|_| "a piece was given to another renderer than its own")
        };
        let kept: Result<Vec<_>, _> = kept.into_iter().map(|kept| own(kept).map(|k| *k)).collect();
        Renderer::end(self, kept?, total)
    }
}
