//! Why a source could not be read, in words that say what it is and what to do about it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::ingest::MAX_BYTES;
use crate::lang::{Lang, counted};
use crate::render::report::{self, Source};
use crate::{Failure, Unconverted, Unread};

/// The line of a source that could not be read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Failed {
    /// The source, as far as it is known.
    pub source: Source,
    /// Always `failed`.
    pub status: FailedStatus,
    /// Why.
    pub error: ErrorOutput,
}

/// The status of a source that could not be read.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FailedStatus {
    /// It could not be read.
    Failed,
}

/// Why a source could not be read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Error")]
pub struct ErrorOutput {
    /// The kind of failure, one word for scripts.
    pub kind: &'static str,
    /// What is wrong and what to do, in the language asked for.
    pub message: String,
}

impl Failed {
    /// The line of a source that holds no report.
    #[must_use]
    pub fn of(unread: &Unread, lang: Lang) -> Self {
        Self::new(
            report::source(&unread.source),
            unread.failure.key(),
            unread.failure.message(lang),
        )
    }

    /// The line of a source that failed for a reason of its caller's.
    #[must_use]
    pub const fn new(source: Source, kind: &'static str, message: String) -> Self {
        Self {
            source,
            status: FailedStatus::Failed,
            error: ErrorOutput { kind, message },
        }
    }

    /// What to say of it in one line: where, what, and what to do.
    #[must_use]
    pub fn complaint(&self, lang: Lang) -> String {
        let colon = match lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        };
        format!("{}{colon}{}", self.source.name, self.error.message)
    }
}

impl Failure {
    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Empty => "文件是空的，没有任何文字。请检查下载或导出是否完成，再重新获取。".to_owned(),
            Self::Binary { format } => {
                let format = if *format == "unknown" { "未知格式" } else { format };
                format!("这是二进制文件（{format}），不是文本。请提供报告的网页、文本、JSON、Word 或 Excel 文件；其他文件请先另存为其中一种。")
            }
            Self::Convertible { format } => format!("这是 {format} 文件，要先转换才能读取。请在 Word、WPS 或 LibreOffice 里另存为 DOCX。"),
            Self::NotConverted { format, reason } => match reason {
                Unconverted::NoProgram => format!("这是 {format} 文件，要由 LibreOffice 转换，但本机没有安装（找不到 soffice）。请安装 LibreOffice，或用 --convert-with 指定别的转换程序，或在 Word、WPS 里另存为 DOCX。"),
                Unconverted::TooSlow(program, seconds) => format!("{program} 转换这个 {format} 文件超过{seconds}秒，已经停止。请在 Word、WPS 或 LibreOffice 里另存为 DOCX。"),
                Unconverted::Nothing(program) => format!("{program} 没能转换这个 {format} 文件：文件可能已损坏或需要密码。请在 Word、WPS 里打开并另存为 DOCX。"),
            },
            Self::NoEntries { others } => format!("压缩包里没有可以核对的文件（跳过了{others}个其他文件）。请确认压缩包里有报告。"),
            Self::NestedArchives => "压缩包套压缩包，层数过多。请解压后再核对。".to_owned(),
            Self::TooLarge { bytes } => format!("文件过大：至少{bytes}字节，上限为{MAX_BYTES}字节，一份报告不会这样大。请只保留报告所在的页面。"),
            Self::Markup(error) => error.zh(),
            Self::Garbled => "文字是乱码：保存之前就已按错误的编码转换，原文已经丢失。请重新下载原网页并按原样保存，不要转换编码。".to_owned(),
            Self::SourceText { language } => format!("这是 {language} 源文件，其中表格的单元格由命令排出，不能直接读取。请核对由它生成的网页、DOCX 或 PDF。"),
            Self::BeforeNationalFormat { year } => format!("这是{year}年度的报告，早于2019年度起的全国统一格式，没有可以核对的统一表格。请不要把2019年度以前的报告列入核对。"),
            Self::ListPage { links, reports } => format!("这是列表页（{links}个链接，{reports}行是报告的标题），不是报告本身。请打开其中的报告，保存报告的页面。"),
            Self::WithoutTables { images, attachments } => {
                let mut found = Vec::new();
                if *images > 0 {
                    found.push(format!("{images}张图片"));
                }
                if !attachments.is_empty() {
                    found.push(format!("附件 {}", attachments.join("、")));
                }
                format!("页面上没有表格，只有{}。数字在图片或附件里，无法读取：请下载附件并另存为网页或文本，或请发布单位以文字表格公布。", found.join("和"))
            }
            Self::NoReport { tables, begins } => {
                let found = match tables {
                    0 => "没有表格".to_owned(),
                    _ => format!("有{tables}张表格，都不是统一格式的表"),
                };
                format!("没有认出政府信息公开工作年度报告：{found}；文字的开头是“{begins}”。请确认保存的是报告的正文页。")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Empty => "the file is empty: it has no text at all. Check that the download or export was complete, and fetch it again.".to_owned(),
            Self::Binary { format } => {
                let format = if *format == "unknown" { "of an unknown format" } else { format };
                format!("this is binary data ({format}), not text. Give the report as a web page, text, JSON, a Word document or an Excel workbook; save other files as one of these first.")
            }
            Self::Convertible { format } => format!("this is a {format} file, which must be converted before it can be read. Save it as DOCX in Word, WPS or LibreOffice."),
            Self::NotConverted { format, reason } => match reason {
                Unconverted::NoProgram => format!("this is a {format} file, which LibreOffice converts, and that is not installed here (no soffice was found). Install LibreOffice, name another converter with --convert-with, or save the file as DOCX."),
                Unconverted::TooSlow(program, seconds) => format!("{program} took more than {seconds} seconds over this {format} file and was stopped. Save the file as DOCX in Word, WPS or LibreOffice."),
                Unconverted::Nothing(program) => format!("{program} could not convert this {format} file: it may be damaged or need a password. Open it in Word or WPS and save it as DOCX."),
            },
            Self::NoEntries { others } => format!("the archive holds no file to check ({others} others were passed over). Make sure that it holds reports."),
            Self::NestedArchives => "the archive holds archives within archives. Unpack them and check the directory.".to_owned(),
            Self::TooLarge { bytes } => format!("the file is too large: at least {bytes} bytes, and the limit is {MAX_BYTES}; no report is so large. Keep only the report's own page."),
            Self::Markup(error) => error.en(),
            Self::Garbled => "the text is garbled: it was converted from a wrong encoding before it was saved, and is lost. Fetch the page again and save it as it is, without converting it.".to_owned(),
            Self::SourceText { language } => format!("this is the source of a document in {language}, in which commands set the cells of the tables; it is not read. Check the web page, DOCX or PDF that is made from it."),
            Self::BeforeNationalFormat { year } => format!("this is a report for {year}, from before the national formats that began with 2019: it has no uniform tables to check. Leave reports for years before 2019 out."),
            Self::ListPage { links, reports } => format!("this is a list page ({links} links, {reports} lines are titles of reports), not a report. Open a report that it lists and save that page."),
            Self::WithoutTables { images, attachments } => {
                let mut found = Vec::new();
                if *images > 0 {
                    found.push(counted(*images, "picture", "pictures"));
                }
                if !attachments.is_empty() {
                    found.push(format!("linked files ({})", attachments.join(", ")));
                }
                format!("the page has no tables, only {}. The figures are inside these and cannot be read: fetch the file and save it as a web page or text, or ask the publisher for tables in text.", found.join(" and "))
            }
            Self::NoReport { tables, begins } => {
                let found = match tables {
                    0 => "it has no tables".to_owned(),
                    _ => format!("it has {}, none of the uniform form", counted(*tables, "table", "tables")),
                };
                format!("no annual report on government information disclosure was recognised: {found}; the text begins “{begins}”. Make sure that the page saved is that of the report itself.")
            }
        }
    }
}
