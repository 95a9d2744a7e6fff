//! From the bytes of one source to its reports: the stages of reading put together. A source may
//! hold several reports; each is read, or fails, by itself.

use std::borrow::Cow;
use std::fmt;

use crate::decode::Decoded;
use crate::document::Document;
#[cfg(feature = "office")]
use crate::ingest::archive::{self, Entries};
#[cfg(feature = "office")]
use crate::ingest::mail;
use crate::ingest::{self, Form, Hidden, Opened};
use crate::recognise;
use crate::report::{Report, Table};
use crate::source::{Kind, Origin, PassedOver, Source, Step};
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

/// Turns a document of another format, named by the first argument, into one that is read.
pub type Convert<'a> = dyn Fn(&'static str, &[u8]) -> Result<Vec<u8>, Failure> + 'a;

/// How deep archives are followed into one another: a mail with a ZIP of reports.
#[cfg(feature = "office")]
const MAX_NESTED: usize = 3;

/// Reads all reports of a source, in the order in which they stand in it; at least one reading
/// comes of every source. `path` is the name under which outputs speak of it; nothing is opened.
#[must_use]
pub fn read_all<'a>(path: &str, bytes: &'a [u8]) -> Readings<'a> {
    Readings {
        unopened: Some((Origin::of(path.to_owned()), Cow::Borrowed(bytes))),
        #[cfg(feature = "office")]
        archives: Vec::new(),
        read: Vec::new().into_iter(),
        convert: None,
        skipped: Vec::new(),
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
pub struct Readings<'a> {
    /// What was not looked at yet.
    unopened: Option<(Origin, Cow<'a, [u8]>)>,
    /// The archives that are open, each within the one before.
    #[cfg(feature = "office")]
    archives: Vec<(Origin, Entries<'a>)>,
    /// What was read and not yet handed over.
    read: std::vec::IntoIter<Reading>,
    /// What converts documents of other formats.
    convert: Option<&'a Convert<'a>>,
    /// Files of archives that were not looked at.
    skipped: Vec<Origin>,
}

impl fmt::Debug for Readings<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = self.unopened.as_ref().map(|(origin, _)| origin);
        formatter
            .debug_struct("Readings")
            .field("unopened", &origin)
            .field("read", &self.read)
            .finish_non_exhaustive()
    }
}

impl Iterator for Readings<'_> {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        loop {
            if let Some(reading) = self.read.next() {
                return Some(reading);
            }
            // Taken out before it is looked at, so that whatever goes wrong goes wrong once.
            if let Some((origin, bytes)) = self.unopened.take() {
                self.read = self.readings(origin, bytes).into_iter();
            } else if !self.enter() {
                return None;
            }
        }
    }
}

impl<'a> Readings<'a> {
    /// The same, with what converts documents of formats that are not read.
    #[must_use]
    pub const fn converting(mut self, convert: &'a Convert<'a>) -> Self {
        self.convert = Some(convert);
        self
    }

    /// The files of archives and mails met so far that were not looked at, because the endings of
    /// their names are not known; those known to be no reports by their kind are not among them.
    #[must_use]
    pub fn skipped(&self) -> &[Origin] {
        &self.skipped
    }

    /// Takes the next file out of the archives that are open. Whether there was one, or an
    /// archive to be closed.
    #[cfg(feature = "office")]
    fn enter(&mut self) -> bool {
        let Some((archive, entries)) = self.archives.last_mut() else {
            return false;
        };
        match entries.next() {
            Some((name, bytes)) => {
                let origin = archive.within(Step::Named(name));
                match bytes {
                    Ok(bytes) => self.unopened = Some((origin, Cow::Owned(bytes))),
                    Err(error) => {
                        let failed = unread(source(origin, &[]), error.into());
                        self.read = vec![Err(failed)].into_iter();
                    }
                }
            }
            None => {
                self.archives.pop();
            }
        }
        true
    }

    #[cfg(not(feature = "office"))]
    const fn enter(&mut self) -> bool {
        false
    }

    /// The readings of a file; none of an archive, which is left open instead.
    fn readings(&mut self, origin: Origin, bytes: Cow<'a, [u8]>) -> Vec<Reading> {
        let mut source = source(origin, &bytes);
        match self.opened(&mut source, bytes) {
            Ok(readings) => readings,
            Err(failure) => vec![Err(unread(source, failure))],
        }
    }

    fn opened(
        &mut self,
        source: &mut Source,
        bytes: Cow<'a, [u8]>,
    ) -> Result<Vec<Reading>, Failure> {
        failure::of_bytes(&bytes)?;
        match ingest::form(&bytes)? {
            Form::Text => {
                failure::of_text(&bytes)?;
                of_bytes(source, &bytes, None)
            }
            #[cfg(feature = "office")]
            Form::Document(Kind::Mhtml) => self.mail(source, &bytes),
            Form::Document(kind) => of_bytes(source, &bytes, Some(kind)),
            Form::Convertible(format) => {
                let convert = self.convert.ok_or(Failure::Convertible { format })?;
                let converted = convert(format, &bytes)?;
                match ingest::form(&converted)? {
                    Form::Document(kind) => of_bytes(source, &converted, Some(kind)),
                    // Another converter may give a page or text.
                    Form::Text => of_bytes(source, &converted, None),
                    _ => Err(Failure::Convertible { format }),
                }
            }
            #[cfg(feature = "office")]
            Form::Compressed => {
                let unpacked = archive::gunzip(&bytes)?;
                if self.archives.len() >= MAX_NESTED {
                    return Err(Failure::NestedArchives);
                }
                // One file compressed in several layers is nobody's report.
                if matches!(ingest::form(&unpacked)?, Form::Compressed) {
                    return Err(Failure::NestedArchives);
                }
                self.opened(source, Cow::Owned(unpacked))
            }
            #[cfg(feature = "office")]
            Form::Archive => {
                let entries = Entries::of_zip(bytes)?;
                self.leave_open(source, entries)?;
                Ok(Vec::new())
            }
            #[cfg(not(feature = "office"))]
            Form::Archive | Form::Compressed => failure::of_text(&bytes).map(|()| Vec::new()),
        }
    }

    /// Reads a saved page or a mail; files that are attached to it come after it.
    #[cfg(feature = "office")]
    fn mail(&mut self, source: &mut Source, bytes: &[u8]) -> Result<Vec<Reading>, Failure> {
        let entries = Entries::of_attached(mail::open(bytes)?.attached);
        let own = of_bytes(source, bytes, Some(Kind::Mhtml));
        if entries.count == 0 {
            self.skip(source, &entries);
            return own;
        }
        self.leave_open(source, entries)?;
        // What stands around an attached report is a letter.
        let own = own.unwrap_or_default();
        Ok(own.into_iter().filter(Result::is_ok).collect())
    }

    #[cfg(feature = "office")]
    fn skip(&mut self, source: &Source, entries: &Entries<'a>) {
        let names = entries.unknown.iter().cloned();
        let origin = |name| source.origin.clone().within(Step::Named(name));
        self.skipped.extend(names.map(origin));
    }

    #[cfg(feature = "office")]
    fn leave_open(&mut self, source: &Source, entries: Entries<'a>) -> Result<(), Failure> {
        self.skip(source, &entries);
        if entries.count == 0 {
            return Err(Failure::NoEntries {
                others: entries.others,
            });
        }
        if self.archives.len() >= MAX_NESTED {
            return Err(Failure::NestedArchives);
        }
        self.archives.push((source.origin.clone(), entries));
        Ok(())
    }
}

fn source(origin: Origin, bytes: &[u8]) -> Source {
    Source {
        file: origin.clone(),
        origin,
        digest: blake3::hash(bytes).into(),
        kind: None,
        encoding: None,
        bytes: bytes.len(),
        passed_over: PassedOver::default(),
    }
}

fn unread(source: Source, failure: Failure) -> Box<Unread> {
    Box::new(Unread { source, failure })
}

/// The readings of bytes of a kind; `None` stands for text.
fn of_bytes(
    source: &mut Source,
    bytes: &[u8],
    kind: Option<Kind>,
) -> Result<Vec<Reading>, Failure> {
    let opened = ingest::open(bytes, kind);
    source.kind = Some(opened.kind());
    source.encoding = opened.decoded().map(|decoded| decoded.encoding);
    let documents = documents(&opened)?;
    let is_one = documents.len() == 1;
    let numbers_of_sheet = numbers_of_sheet(&documents);
    let reading = |(number, (document, mut report)): (usize, (Document, Report))| {
        let mut source = source.clone();
        source.passed_over.clone_from(&document.passed_over);
        if is_one {
            recognise::add_file_name(&mut report, source.origin.file_name());
        } else {
            source.origin = match &document.sheet {
                Some(sheet) => source.origin.within(Step::Named(sheet.clone())),
                None => source.origin.within(Step::Numbered(number)),
            };
            if let Some(number) = numbers_of_sheet.get(number - 1).copied().flatten() {
                source.origin = source.origin.within(Step::Numbered(number));
            }
        }
        match judged(report, &document, &opened) {
            Ok(report) => Ok(Read { source, report }),
            Err(failure) => Err(unread(source, failure)),
        }
    };
    Ok((1..).zip(documents).map(reading).collect())
}

/// The number of each report among those of its sheet, where a sheet holds several.
fn numbers_of_sheet(documents: &[(Document, Report)]) -> Vec<Option<usize>> {
    let sheet = |at: usize| documents[at].0.sheet.as_ref();
    let number = |at: usize| {
        let of_sheet = |other: &usize| sheet(*other) == sheet(at);
        let before = (0..=at).filter(of_sheet).count();
        let all = (0..documents.len()).filter(of_sheet).count();
        sheet(at).filter(|_| all > 1).map(|_| before)
    };
    (0..documents.len()).map(number).collect()
}

/// The documents of the reports of a source, each with what was recognised in it.
fn documents(opened: &Opened<'_>) -> Result<Vec<(Document, Report)>, Failure> {
    let mut read = of_sheets(recognised(opened.documents(Hidden::Skip)?));
    let has_tables = |read: &[(Document, Report)]| {
        let mut reports = read.iter().map(|(_, report)| report);
        reports.any(Report::has_any_table)
    };
    // Some pages show the report only after a click; what they hide is read where nothing else is
    // there.
    let may_hide = matches!(opened.kind(), Kind::Html | Kind::Json | Kind::Mhtml);
    if may_hide && !has_tables(&read) {
        let hidden = recognised(opened.documents(Hidden::Read)?);
        if has_tables(&hidden) {
            read = hidden;
        }
    }
    if read.is_empty() {
        return Err(Failure::Empty);
    }
    Ok(read)
}

/// The sheets of a workbook as reports. Where sheets repeat a table, each that has one is a report
/// of its own; else they are the pages of one.
fn of_sheets(read: Vec<(Document, Report)>) -> Vec<(Document, Report)> {
    let mut read = read;
    read.retain(|(document, _)| document.sheet.is_none() || !document.blocks.is_empty());
    if read.len() < 2 || read.iter().any(|(document, _)| document.sheet.is_none()) {
        return read;
    }
    let having = |table: &Table| {
        read.iter()
            .filter(|(_, report)| report.has_table(*table))
            .count()
    };
    if Table::ALL.iter().any(|table| having(table) > 1) {
        read.retain(|(_, report)| report.has_any_table());
        return read;
    }
    let mut sheets = read.into_iter().map(|(document, _)| document);
    let Some(mut whole) = sheets.next() else {
        return Vec::new();
    };
    whole.sheet = None;
    for sheet in sheets {
        whole.append(sheet);
    }
    recognised(vec![whole])
}

fn recognised(documents: Vec<Document>) -> Vec<(Document, Report)> {
    let recognised = |document: Document| {
        let report = recognise::recognise(&document);
        (document, report)
    };
    (documents.into_iter().flat_map(recognise::reports))
        .map(recognised)
        .collect()
}

/// The report, with what only the bytes tell, if it is one.
fn judged(mut report: Report, document: &Document, opened: &Opened<'_>) -> Result<Report, Failure> {
    if let Some(Decoded { text, replaced, .. }) = opened.decoded() {
        report.replaced = *replaced;
        locate::characters(&mut report, text, opened.kind());
        recognise::doubt_last(document, text, &mut report);
    }
    failure::of_report(&report, document, opened.decoded())?;
    Ok(report)
}
