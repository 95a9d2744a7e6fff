//! Why a source is no report that can be read: facts only; the sentence is made where it is
//! shown, in the reader's language.

use crate::decode::Decoded;
use crate::document::{Block, Document};
use crate::ingest::{self, IngestError, MAX_BYTES, Pieces};
use crate::report::{Format, Report, Table};

/// Why no report was recognised.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The source has no text at all.
    #[error("the file is empty")]
    Empty,
    /// The bytes are of a format that is not text; `format` names it where it is a known one.
    #[error("binary data ({format})")]
    Binary {
        /// The name of the format.
        format: &'static str,
    },
    /// A document of a format that another program must convert first.
    #[error("{format} must be converted")]
    Convertible {
        /// The name of the format.
        format: &'static str,
    },
    /// The program that should have converted a document did not.
    #[error("{format} was not converted")]
    NotConverted {
        /// The name of the format.
        format: &'static str,
        /// Why.
        reason: Unconverted,
    },
    /// An archive without a file that may be a report.
    #[error("an archive of {others} other files")]
    NoEntries {
        /// How many other files it holds.
        others: usize,
    },
    /// Archives within archives, deeper than anyone hands them in.
    #[error("archives within archives")]
    NestedArchives,
    /// The source is larger than any report.
    #[error("{bytes} bytes, more than {MAX_BYTES}")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The file could not be opened as what it is, or is past a limit.
    #[error(transparent)]
    Markup(#[from] IngestError),
    /// The text was decoded in a wrong encoding before it was saved, and is lost.
    #[error("the text was saved in a wrong encoding")]
    Garbled,
    /// The source of a document, in a language whose tables are not read.
    #[error("the source of a document in {language}")]
    SourceText {
        /// The name of the language.
        language: &'static str,
    },
    /// A report for a year before the national formats.
    #[error("a report for {year}, before the national formats")]
    BeforeNationalFormat {
        /// The year that it is about.
        year: i32,
    },
    /// A page that lists reports.
    #[error("a page of {links} links")]
    ListPage {
        /// How many links it holds.
        links: usize,
        /// How many of them are called reports.
        reports: usize,
    },
    /// A page of a report whose figures are elsewhere.
    #[error("no tables, but {images} pictures and {} files", attachments.len())]
    WithoutTables {
        /// How many pictures it holds.
        images: usize,
        /// The files that it links to.
        attachments: Vec<String>,
    },
    /// Nothing of a report was found.
    #[error("no report was recognised")]
    NoReport {
        /// How many tables it holds that are none of a report's.
        tables: usize,
        /// The first words of its text.
        begins: String,
    },
}

/// Why a document was not converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unconverted {
    /// No program is there that could.
    NoProgram,
    /// The program of this name took longer than allowed, in seconds.
    TooSlow(String, u64),
    /// The program of this name gave nothing.
    Nothing(String),
}

impl Failure {
    /// The word that outputs name the kind of failure by.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary { .. } => "binary",
            Self::Convertible { .. } | Self::NotConverted { .. } | Self::SourceText { .. } => {
                "not-converted"
            }
            Self::NoEntries { .. } => "no-files",
            Self::NestedArchives => "nested-archives",
            Self::TooLarge { .. } => "too-large",
            Self::Markup(error) => error.key(),
            Self::Garbled => "wrong-encoding",
            Self::BeforeNationalFormat { .. } => "before-national-format",
            Self::ListPage { .. } => "list-page",
            Self::WithoutTables { .. } => "without-tables",
            Self::NoReport { .. } => "no-report",
        }
    }
}

/// First bytes of formats that are no text.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"PK\x03\x04", "ZIP, DOCX or XLSX"),
    (b"%PDF", "PDF"),
    (b"\xD0\xCF\x11\xE0", "DOC or XLS"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"\x1F\x8B", "gzip"),
    (b"7z\xBC\xAF", "7z"),
];

/// Judges bytes before anything is decoded.
pub fn of_bytes(bytes: &[u8]) -> Result<(), Failure> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Failure::TooLarge { bytes: bytes.len() });
    }
    Ok(())
}

/// Judges bytes that are no document of a known form, before they are decoded as text.
pub fn of_text(bytes: &[u8]) -> Result<(), Failure> {
    let start = &bytes[..bytes.len().min(1024)];
    if let Some((_, format)) = SIGNATURES
        .iter()
        .find(|(signature, _)| start.starts_with(signature))
    {
        return Err(Failure::Binary { format });
    }
    if crate::decode::is_sixteen_bit(bytes) {
        return Ok(());
    }
    // Text has no control characters but white space.
    let controls = start.iter().filter(|&&byte| byte < 0x09).count();
    if controls * 50 > start.len() {
        return Err(Failure::Binary { format: "unknown" });
    }
    Ok(())
}

/// Judges what was recognised.
pub fn of_report(
    report: &Report,
    document: &Document,
    decoded: Option<&Decoded<'_>>,
) -> Result<(), Failure> {
    let has_all = Table::ALL.iter().all(|&table| report.can_read(table));
    let language = decoded.filter(|_| !has_all);
    if let Some(language) = language.and_then(|decoded| ingest::language(&decoded.text)) {
        return Err(Failure::SourceText { language });
    }
    let older = report.year.filter(|&year| Format::of_year(year).is_none());
    let older = older.filter(|_| report.title.is_some());
    // Rows of the older forms have labels of the national ones here and there: 部分公开.
    let is_older = older.is_some() && report.cells.len() < LEAST_TABLE;
    // Any of the tables, or the bones of the narrative, make a report.
    if !is_older && (report.has_any_table() || report.sections.len() >= 3) {
        return of_numbers(report);
    }
    if decoded.is_some_and(|decoded| is_garbled(&decoded.text, decoded.replaced)) {
        return Err(Failure::Garbled);
    }
    let reports = list_of_reports(document);
    if reports >= MIN_LISTED && document.links >= reports {
        return Err(Failure::ListPage {
            links: document.links,
            reports,
        });
    }
    if let Some(year) = older {
        return Err(Failure::BeforeNationalFormat { year });
    }
    if report.title.is_some() && (document.images > 0 || !document.attachments.is_empty()) {
        return Err(Failure::WithoutTables {
            images: document.images,
            attachments: document.attachments.clone(),
        });
    }
    // The beginning of one, whose end was cut off.
    if report.break_off.is_some() {
        return Ok(());
    }
    Err(Failure::NoReport {
        tables: report.substitutes.other_tables,
        begins: begins(document),
    })
}

/// The most numbers that the text of a report has. The longest met has some 600; each is read as a
/// figure that may be one of the tables', and many of them are told of.
pub const MAX_NUMBERS: usize = 20_000;

/// Judges how many numbers the text of a report has, in digits or Chinese numerals.
fn of_numbers(report: &Report) -> Result<(), Failure> {
    let paragraphs = || {
        let sections = report
            .sections
            .iter()
            .flat_map(|section| &section.paragraphs);
        report.preamble.iter().chain(sections)
    };
    // A number and what parts it from the next take two bytes; nearly every report is shorter.
    let bytes: usize = paragraphs().map(|paragraph| paragraph.text.len()).sum();
    if bytes < 2 * MAX_NUMBERS {
        return Ok(());
    }
    let is_digit = |c: char| c.is_numeric() || "零一二两三四五六七八九十百千万".contains(c);
    let in_text = |text: &str| {
        text.split(|c| !is_digit(c))
            .filter(|run| !run.is_empty())
            .count()
    };
    let numbers: usize = paragraphs().map(|paragraph| in_text(&paragraph.text)).sum();
    if numbers <= MAX_NUMBERS {
        return Ok(());
    }
    Err(Failure::Markup(IngestError::TooMany {
        pieces: Pieces::Numbers,
        limit: MAX_NUMBERS,
    }))
}

/// The figures of the smallest table of the national forms, the fourth: fewer are no table.
const LEAST_TABLE: usize = 15;

/// The fewest titles of reports that make a page a list of them.
const MIN_LISTED: usize = 3;

/// How many lines of the page are titles of reports.
fn list_of_reports(document: &Document) -> usize {
    texts(document)
        .filter(|text| {
            text.contains("信息公开") && (text.contains("报告") || text.contains("年报"))
        })
        .filter(|text| text.chars().count() <= 60)
        .count()
}

fn texts(document: &Document) -> impl Iterator<Item = &str> {
    document.blocks.iter().flat_map(|block| -> Vec<&str> {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => vec![&text.text],
            Block::Grid(grid) => grid
                .rows
                .iter()
                .flatten()
                .map(|cell| cell.text.as_str())
                .collect(),
        }
    })
}

fn begins(document: &Document) -> String {
    let text = texts(document)
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default();
    text.chars().take(40).collect()
}

/// How much of a text is looked at for the signs of a wrong decoding.
const GARBLED_SAMPLE: usize = 2_000;

/// Whether the text shows what is left of Chinese after a wrong decoding: most of it did not fit
/// its encoding; or it is UTF-8 that was read as GBK, which turns back into UTF-8 when written as
/// GBK again; or it is full of Western letters with accents.
fn is_garbled(text: &str, replaced: usize) -> bool {
    let sample: String = text
        .chars()
        .filter(|c| !c.is_ascii())
        .take(GARBLED_SAMPLE)
        .collect();
    let count = sample.chars().count();
    if count < MIN_GARBLED {
        return false;
    }
    let western = sample
        .chars()
        .filter(|c| {
            matches!(
                c,
                '\u{A0}'..='\u{17F}' | '€' | '™' | '„' | '†' | '‡' | '‰' | '“' | '”'
            )
        })
        .count();
    let (written, _, _) = encoding_rs::GB18030.encode(&sample);
    let is_chinese = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    // Two characters of GBK are four bytes; three bytes are one of UTF-8.
    let turned_back = (written.utf8_chunks())
        .flat_map(|chunk| chunk.valid().chars())
        .filter(is_chinese)
        .count();
    replaced * 4 > count || turned_back * 4 > count || western * 2 > count
}

/// The fewest characters beyond ASCII that show anything.
const MIN_GARBLED: usize = 40;

#[cfg(test)]
mod tests {
    use super::is_garbled;

    const TEXT: &str = "政府信息公开工作年度报告，本年新收政府信息公开申请数量。本机关不掌握相关政府信息，没有现成信息需要另行制作。";

    #[test]
    fn text_read_in_a_wrong_encoding_is_told_from_text() {
        assert!(!is_garbled(TEXT, 0));
        assert!(!is_garbled(&"<td>1</td>".repeat(100), 0));
        let (as_gbk, _, _) = encoding_rs::GB18030.decode(TEXT.as_bytes());
        assert!(is_garbled(&as_gbk, 0), "{as_gbk}");
        let (as_western, _, _) = encoding_rs::WINDOWS_1252.decode(TEXT.as_bytes());
        assert!(is_garbled(&as_western, 0), "{as_western}");
        let gbk = encoding_rs::GB18030.encode(TEXT).0.into_owned();
        let (as_utf8, _, _) = encoding_rs::UTF_8.decode(&gbk);
        assert!(is_garbled(&as_utf8, as_utf8.matches('\u{FFFD}').count()));
    }
}
