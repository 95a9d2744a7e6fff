//! Files that hold other files: ZIP archives of reports, mails with attachments, gzip.

use std::borrow::Cow;
use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use crate::ingest::names::{self, Name};
use crate::ingest::package::{MAX_RATIO, Package, SMALL};
use crate::ingest::{IngestError, MAX_BYTES};

/// The files of an archive that may be reports, each unpacked when it is asked for.
pub struct Entries<'a> {
    from: From<'a>,
    /// How many other files the archive holds.
    pub others: usize,
    /// How many of its files may be reports.
    pub count: usize,
    /// The names of the other files of which no kind is known, so that somebody may miss them.
    pub unknown: Vec<String>,
}

enum From<'a> {
    Package(Box<Package<'a>>, std::vec::IntoIter<String>),
    Memory(std::vec::IntoIter<(String, Vec<u8>)>),
}

impl<'a> Entries<'a> {
    /// The files of a ZIP archive, sorted by name.
    ///
    /// # Errors
    /// [`IngestError`] for an archive that cannot be opened.
    pub fn of_zip(bytes: Cow<'a, [u8]>) -> Result<Self, IngestError> {
        let package = Package::of(bytes)?;
        let files = |name: &&str| !name.ends_with('/');
        let all: Vec<&str> = package.names().into_iter().filter(files).collect();
        let owned = |names: Vec<&str>| -> Vec<String> {
            let mut owned: Vec<String> = names.into_iter().map(str::to_owned).collect();
            owned.sort_unstable();
            owned
        };
        let names = owned(
            all.iter()
                .copied()
                .filter(|name| may_be_report(name))
                .collect(),
        );
        let unknown = owned(
            all.iter()
                .copied()
                .filter(|name| is_unknown(name))
                .collect(),
        );
        Ok(Self {
            others: all.len() - names.len(),
            count: names.len(),
            unknown,
            from: From::Package(Box::new(package), names.into_iter()),
        })
    }

    /// The files attached to a mail, in their order.
    pub fn of_attached(files: Vec<(String, Vec<u8>)>) -> Self {
        let all = files.len();
        let mut files = files;
        let unknown = files.iter().map(|(name, _)| name.clone());
        let unknown = unknown.filter(|name| is_unknown(name)).collect();
        files.retain(|(name, _)| may_be_report(name));
        Self {
            others: all - files.len(),
            count: files.len(),
            unknown,
            from: From::Memory(files.into_iter()),
        }
    }

    /// The next file with its name.
    pub fn next(&mut self) -> Option<(String, Result<Vec<u8>, IngestError>)> {
        match &mut self.from {
            From::Package(package, names) => {
                let name = names.next()?;
                let read = package.read(&name);
                let bytes = read.and_then(|bytes| bytes.ok_or(IngestError::Damaged));
                Some((name, bytes))
            }
            From::Memory(files) => files.next().map(|(name, bytes)| (name, Ok(bytes))),
        }
    }
}

fn may_be_report(path: &str) -> bool {
    names::of_entry(path) == Name::MayBeReport
}

/// Whether a name does not tell whether its file is a report.
fn is_unknown(path: &str) -> bool {
    matches!(names::of_entry(path), Name::UnknownEnding | Name::NoEnding)
}

/// Unpacks what gzip compressed.
///
/// # Errors
/// [`IngestError`] for data that is damaged, cut off, or larger than allowed once unpacked.
pub fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, IngestError> {
    let limit = bytes
        .len()
        .saturating_mul(MAX_RATIO)
        .clamp(SMALL, MAX_BYTES);
    let mut unpacked = Vec::new();
    let mut bounded = MultiGzDecoder::new(bytes).take(limit as u64 + 1);
    (bounded.read_to_end(&mut unpacked)).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => IngestError::Cut,
        _ => IngestError::Damaged,
    })?;
    if unpacked.len() > limit {
        return Err(IngestError::Unpacked { limit });
    }
    Ok(unpacked)
}
