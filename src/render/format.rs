//! The list of the forms of the output of `gouji check`.
//!
//! A form is a [`Renderer`](crate::render::renderer::Renderer) and a value of [`OutputFormat`];
//! nothing else names it.

use crate::lang::Text;
use crate::render::github::Github;
use crate::render::gitlab::Gitlab;
use crate::render::html::Page;
use crate::render::json::{Document, Lines};
use crate::render::junit::Junit;
use crate::render::renderer::Length;
use crate::render::renderer::{AnyRenderer, OutputOptions};
use crate::render::sarif::Sarif;
use crate::render::table::findings::FindingTable;
use crate::render::text::ForPeople;
#[cfg(feature = "xlsx")]
use crate::render::xlsx::Book;

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputFormat {
    /// For people.
    Text,
    /// For people, one line per finding.
    Concise,
    /// One JSON document.
    Json,
    /// One JSON object per file, each on its own line.
    Ndjson,
    /// SARIF 2.1.0, which code scanning and editors read.
    Sarif,
    /// JUnit's XML, which every service for continuous integration reads.
    Junit,
    /// Workflow commands that GitHub Actions shows beside the lines.
    Github,
    /// GitLab's report of code quality.
    Gitlab,
    /// A table of the findings.
    Csv,
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
        Self::Csv,
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
            Self::Csv => "csv",
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
                en: "For people, one line per finding",
            },
            Self::Json => Text {
                zh: "一个 JSON 文档",
                en: "One JSON document",
            },
            Self::Ndjson => Text {
                zh: "每个文件一行 JSON 对象",
                en: "One JSON object per file, each on its own line",
            },
            Self::Sarif => Text {
                zh: "SARIF 2.1.0，供代码扫描平台和编辑器读取",
                en: "SARIF 2.1.0, for code scanning and editors",
            },
            Self::Junit => Text {
                zh: "JUnit XML，供持续集成平台显示：每份报告一组，每条规则一项",
                en: "JUnit XML, for continuous integration: one suite per report, one case per rule",
            },
            Self::Github => Text {
                zh: "GitHub Actions 的标注",
                en: "Annotations of GitHub Actions",
            },
            Self::Gitlab => Text {
                zh: "GitLab 代码质量报告（JSON）",
                en: "GitLab's code quality report (JSON)",
            },
            Self::Csv => Text {
                zh: "CSV 表格，每个问题一行",
                en: "A table of the findings as CSV, one row per finding",
            },
            Self::Html => Text {
                zh: "一个自带样式的网页，供阅读、打印和转交",
                en: "One self-contained web page, to read, print and hand on",
            },
            #[cfg(feature = "xlsx")]
            Self::Xlsx => Text {
                zh: "Excel 工作簿：问题清单、单位汇总、每份报告一张表",
                en: "An Excel workbook: the list of findings, counts by body, one sheet per report",
            },
        }
    }

    /// Whether the form is no text, so that a terminal cannot show it.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Text | Self::Concise | Self::Json | Self::Ndjson => false,
            Self::Sarif | Self::Junit | Self::Github | Self::Gitlab | Self::Csv | Self::Html => {
                false
            }
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
    pub fn renderer(self, options: OutputOptions) -> Box<dyn AnyRenderer> {
        match self {
            Self::Text | Self::Concise => Box::new(ForPeople {
                view: options.view,
                extent: options.extent,
                length: match self {
                    Self::Concise => Length::Concise,
                    _ if options.is_unfolded => Length::Unfolded,
                    _ => Length::Folded,
                },
                show_accepted: options.show_accepted,
            }),
            Self::Json => Box::new(Document(options)),
            Self::Ndjson => Box::new(Lines(options)),
            Self::Sarif => Box::new(Sarif(options)),
            Self::Junit => Box::new(Junit(options)),
            Self::Github => Box::new(Github(options.view.lang)),
            Self::Gitlab => Box::new(Gitlab(options.view.lang)),
            Self::Csv => Box::new(FindingTable(options.view.lang)),
            Self::Html => Box::new(Page {
                lang: options.view.lang,
                group_by: options.extent.group_by(),
            }),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => Box::new(Book(options.view.lang)),
        }
    }
}
