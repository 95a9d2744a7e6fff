//! Why a source is no report that can be read: facts only; the sentence is made where it is
//! shown, in the reader's language.

use crate::decode::Decoded;
use crate::document::{Block, Document};
use crate::ingest::{IngestError, MAX_BYTES};
use crate::report::Report;

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
    /// The source is larger than any report.
    #[error("{bytes} bytes, more than {MAX_BYTES}")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The mark-up is larger than any report's.
    #[error(transparent)]
    TooManyTags(#[from] IngestError),
    /// The text was decoded in a wrong encoding before it was saved, and is lost.
    #[error("the text was saved in a wrong encoding")]
    Garbled,
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

impl Failure {
    /// The word that outputs name the kind of failure by.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary { .. } => "binary",
            Self::TooLarge { .. } | Self::TooManyTags(_) => "too-large",
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
    decoded: &Decoded<'_>,
) -> Result<(), Failure> {
    // Any of the tables, or the bones of the narrative, make a report.
    if report.has_any_table() || report.sections.len() >= 3 {
        return Ok(());
    }
    if is_garbled(&decoded.text, decoded.replaced) {
        return Err(Failure::Garbled);
    }
    let reports = list_of_reports(document);
    if reports >= MIN_LISTED && document.links >= reports {
        return Err(Failure::ListPage {
            links: document.links,
            reports,
        });
    }
    match report.year {
        Some(year) if year < FIRST_NATIONAL_YEAR && report.title.is_some() => {
            return Err(Failure::BeforeNationalFormat { year });
        }
        _ => {}
    }
    if report.title.is_some() && (document.images > 0 || !document.attachments.is_empty()) {
        return Err(Failure::WithoutTables {
            images: document.images,
            attachments: document.attachments.clone(),
        });
    }
    Err(Failure::NoReport {
        tables: report.substitutes.other_tables,
        begins: begins(document),
    })
}

/// The first report year with a national format.
const FIRST_NATIONAL_YEAR: i32 = 2019;

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

/// Whether the text shows what is left of Chinese after a wrong decoding: UTF-8 read as GBK is
/// full of 锛 and 鐨 (，and 的), Chinese read as a Western encoding of Ã and â, and what fitted
/// nothing became U+FFFD or question marks.
fn is_garbled(text: &str, replaced: usize) -> bool {
    let (mut letters, mut chinese, mut telling, mut western) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '锛' | '鐨' | '銆' | '鏀' | '搴' | '鍏' | '寮' | '闂' | '鎶' | '锟' => {
                telling += 1
            }
            '\u{4E00}'..='\u{9FFF}' => chinese += 1,
            '\u{A0}'..='\u{FF}'
            | '€'
            | '™'
            | '„'
            | '†'
            | '‡'
            | 'Š'
            | 'Œ'
            | 'Ž'
            | 'š'
            | 'œ'
            | 'ž'
            | '‰' => western += 1,
            _ => {}
        }
        letters += usize::from(c.is_alphanumeric());
    }
    let total = chinese + telling;
    replaced * 10 > letters
        || (telling > 20 && telling * 12 > total)
        || (western > 40 && western > 2 * total)
}
