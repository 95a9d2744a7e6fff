//! The forms of the output of `gouji check`, and what they have in common: every source becomes
//! a piece, on any thread; the pieces are put together in the order of the sources.
//!
//! A form is a [`Renderer`] and a value of [`OutputFormat`]; nothing else names it.

use std::any::Any;
use std::convert::Infallible;
use std::error::Error;

use crate::lang::Text;
use crate::render::check::Summary;
use crate::render::failure::Failed;
use crate::render::github::Github;
use crate::render::gitlab::Gitlab;
use crate::render::html::Page;
use crate::render::json::{Document, Lines};
use crate::render::junit::Junit;
use crate::render::sarif::Sarif;
use crate::render::text::{Extent, ForPeople, Length, View};
#[cfg(feature = "xlsx")]
use crate::render::xlsx::Book;
use crate::{Check, Read};

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputFormat {
    /// For people.
    Text,
    /// For people, a line a finding.
    Concise,
    /// One JSON document.
    Json,
    /// One JSON object a file, each on its line.
    Ndjson,
    /// SARIF 2.1.0, which code scanning and editors read.
    Sarif,
    /// JUnit's XML, which every service for continuous integration reads.
    Junit,
    /// Workflow commands that GitHub Actions shows beside the lines.
    Github,
    /// GitLab's report of code quality.
    Gitlab,
    /// One web page.
    Html,
    /// An Excel workbook.
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl OutputFormat {
    /// All forms, in the order in which they are listed. The command line, its help and the
    /// README's table are made of this list or kept to it.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Concise,
        Self::Json,
        Self::Ndjson,
        Self::Sarif,
        Self::Junit,
        Self::Github,
        Self::Gitlab,
        Self::Html,
        #[cfg(feature = "xlsx")]
        Self::Xlsx,
    ];

    /// The word that names the form on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Html => "html",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
        }
    }

    /// The form of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        (Self::ALL.iter().copied()).find(|format| format.name() == name)
    }

    /// What the form is for.
    #[must_use]
    pub const fn about(self) -> Text {
        match self {
            Self::Text => Text {
                zh: "供人阅读",
                en: "For people",
            },
            Self::Concise => Text {
                zh: "供人阅读，每个问题一行",
                en: "For people, a line a finding",
            },
            Self::Json => Text {
                zh: "一个 JSON 文档",
                en: "One JSON document",
            },
            Self::Ndjson => Text {
                zh: "每个文件一行 JSON 对象",
                en: "One JSON object a file, each on its line",
            },
            Self::Sarif => Text {
                zh: "SARIF 2.1.0，供代码扫描平台和编辑器读取",
                en: "SARIF 2.1.0, for code scanning and editors",
            },
            Self::Junit => Text {
                zh: "JUnit XML，供持续集成平台显示：每份报告一组，每条规则一项",
                en: "JUnit XML, for continuous integration: a suite a report, a case a rule",
            },
            Self::Github => Text {
                zh: "GitHub Actions 的标注",
                en: "Annotations of GitHub Actions",
            },
            Self::Gitlab => Text {
                zh: "GitLab 代码质量报告（JSON）",
                en: "GitLab's code quality report (JSON)",
            },
            Self::Html => Text {
                zh: "一个自带样式的网页，供阅读、打印和转交",
                en: "One self-contained web page, to read, print and hand on",
            },
            #[cfg(feature = "xlsx")]
            Self::Xlsx => Text {
                zh: "Excel 工作簿：问题清单、单位汇总、每份报告一张表",
                en: "An Excel workbook: the list of findings, counts by body, a sheet a report",
            },
        }
    }

    /// Whether the form is no text, so that a terminal cannot show it.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Text | Self::Concise | Self::Json | Self::Ndjson => false,
            Self::Sarif | Self::Junit | Self::Github | Self::Gitlab | Self::Html => false,
            #[cfg(feature = "xlsx")]
            Self::Xlsx => true,
        }
    }

    /// Whether the form is what people read as it comes.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Text | Self::Concise)
    }

    /// The renderer of the form.
    #[must_use]
    pub fn renderer(self, manner: Manner) -> Box<dyn AnyRenderer> {
        match self {
            Self::Text | Self::Concise => Box::new(ForPeople {
                view: manner.view,
                extent: manner.extent,
                length: match self {
                    Self::Concise => Length::Concise,
                    _ if manner.is_unfolded => Length::Unfolded,
                    _ => Length::Folded,
                },
                show_accepted: manner.show_accepted,
            }),
            Self::Json => Box::new(Document(manner)),
            Self::Ndjson => Box::new(Lines(manner)),
            Self::Sarif => Box::new(Sarif(manner)),
            Self::Junit => Box::new(Junit(manner)),
            Self::Github => Box::new(Github(manner.view.lang)),
            Self::Gitlab => Box::new(Gitlab(manner.view.lang)),
            Self::Html => Box::new(Page(manner.view.lang)),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => Box::new(Book(manner.view.lang)),
        }
    }
}

/// How an output is made, whatever its form.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
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

/// What became of one source.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// It was read and checked.
    Checked(&'a Read, &'a Check),
    /// It could not be read.
    Failed(&'a Failed),
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
    fn piece(&self, outcome: Outcome<'_>) -> Rendered<Piece<Self::Kept>>;

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
    fn piece(&self, outcome: Outcome<'_>) -> Rendered<AnyPiece>;
    fn end(&self, kept: Vec<Box<dyn Any + Send>>, total: &Summary) -> Rendered<Vec<u8>>;
}

impl<R: Renderer> AnyRenderer for R {
    fn start(&self) -> Rendered<String> {
        Renderer::start(self)
    }

    fn separator(&self) -> &'static str {
        Renderer::separator(self)
    }

    fn piece(&self, outcome: Outcome<'_>) -> Rendered<AnyPiece> {
        let Piece { text, kept } = Renderer::piece(self, outcome)?;
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
