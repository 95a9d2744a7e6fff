//! From the bytes of one source to its reports: the stages of reading put together. A source may
//! hold several reports; each is read, or fails, by itself.

use crate::decode::Decoded;
use crate::document::Document;
use crate::ingest::{self, Hidden, Opened};
use crate::recognise;
use crate::report::Report;
use crate::source::{Origin, Source, Step};
use crate::{Failure, failure, locate};

/// A report that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What is known of its source.
    pub source: Source,
    /// What it says.
    pub report: Report,
}

/// A source, or a part of one, that could not be read, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What is known of the source.
    pub source: Source,
    /// Why.
    pub failure: Failure,
}

/// What became of one report of a source.
pub type Reading = Result<Read, Box<Unread>>;

/// Reads all reports of a source, in the order in which they stand in it; at least one reading
/// comes of every source. `path` is the name under which outputs speak of it; nothing is opened.
#[must_use]
pub fn read_all<'a>(path: &str, bytes: &'a [u8]) -> Readings<'a> {
    Readings {
        unopened: Some((Origin::of(path.to_owned()), bytes)),
        read: Vec::new().into_iter(),
    }
}

/// Reads the one report of a source, or the first where it has several.
///
/// # Errors
/// [`Unread`] where no report of a national format was recognised, with what was found instead.
pub fn read(path: &str, bytes: &[u8]) -> Reading {
    let origin = Origin::of(path.to_owned());
    let mut readings = read_all(path, bytes);
    readings
        .next()
        .unwrap_or_else(|| Err(unread(source(origin, bytes), Failure::Empty)))
}

/// The readings of a source, each made when it is asked for.
#[derive(Debug)]
pub struct Readings<'a> {
    /// What was not looked at yet.
    unopened: Option<(Origin, &'a [u8])>,
    /// What was read and not yet handed over.
    read: std::vec::IntoIter<Reading>,
}

impl Iterator for Readings<'_> {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        // Taken out before it is looked at, so that whatever goes wrong goes wrong once.
        if let Some((origin, bytes)) = self.unopened.take() {
            self.read = readings(origin, bytes).into_iter();
        }
        self.read.next()
    }
}

fn source(origin: Origin, bytes: &[u8]) -> Source {
    Source {
        origin,
        kind: None,
        encoding: None,
        bytes: bytes.len(),
    }
}

fn unread(source: Source, failure: Failure) -> Box<Unread> {
    Box::new(Unread { source, failure })
}

/// The readings of what is no archive.
fn readings(origin: Origin, bytes: &[u8]) -> Vec<Reading> {
    let mut source = source(origin, bytes);
    let (documents, opened) = match documents(&mut source, bytes) {
        Ok(read) => read,
        Err(failure) => return vec![Err(unread(source, failure))],
    };
    let is_one = documents.len() == 1;
    (1..)
        .zip(documents)
        .map(|(number, (document, mut report))| {
            let mut source = source.clone();
            if is_one {
                recognise::add_file_name(&mut report, source.origin.file_name());
            } else {
                source.origin = source.origin.within(Step::Numbered(number));
            }
            match judged(report, &document, &opened) {
                Ok(report) => Ok(Read { source, report }),
                Err(failure) => Err(unread(source, failure)),
            }
        })
        .collect()
}

/// The documents of the reports of a source, each with what was recognised in it, and what was
/// opened for them.
fn documents<'a>(
    source: &mut Source,
    bytes: &'a [u8],
) -> Result<(Vec<(Document, Report)>, Opened<'a>), Failure> {
    failure::of_bytes(bytes)?;
    let opened = ingest::open(bytes);
    source.kind = Some(opened.kind());
    source.encoding = opened.decoded().map(|decoded| decoded.encoding);
    let mut read = recognised(opened.documents(Hidden::Skip)?);
    let has_tables = |read: &[(Document, Report)]| {
        let mut reports = read.iter().map(|(_, report)| report);
        reports.any(Report::has_any_table)
    };
    if !has_tables(&read) && opened.can_hide() {
        // Some pages show the report only after a click; what they hide is read where nothing
        // else is there.
        let hidden = recognised(opened.documents(Hidden::Read)?);
        if has_tables(&hidden) {
            read = hidden;
        }
    }
    Ok((read, opened))
}

fn recognised(documents: Vec<Document>) -> Vec<(Document, Report)> {
    let recognised = |document: Document| {
        let report = recognise::recognise(&document);
        (document, report)
    };
    documents.into_iter().map(recognised).collect()
}

/// The report, with what only the bytes tell, if it is one.
fn judged(mut report: Report, document: &Document, opened: &Opened<'_>) -> Result<Report, Failure> {
    if let Some(Decoded { text, replaced, .. }) = opened.decoded() {
        report.replaced = *replaced;
        locate::characters(&mut report, text, opened.kind());
    }
    failure::of_report(&report, document, opened.decoded())?;
    Ok(report)
}
