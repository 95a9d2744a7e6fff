//! Files that hold other files: ZIP archives of reports, mails with attachments, gzip.

use std::borrow::Cow;
use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use crate::ingest::package::{MAX_RATIO, Package, SMALL};
use crate::ingest::{EXTENSIONS, IngestError, MAX_BYTES};

/// The files of an archive that may be reports, each unpacked when it is asked for.
pub struct Entries<'a> {
    from: From<'a>,
    /// How many other files the archive holds.
    pub others: usize,
    /// How many of its files may be reports.
    pub count: usize,
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
        let mut names: Vec<String> = (all.iter())
            .filter(|name| may_be_report(name))
            .map(|&name| name.to_owned())
            .collect();
        names.sort_unstable();
        Ok(Self {
            others: all.len() - names.len(),
            count: names.len(),
            from: From::Package(Box::new(package), names.into_iter()),
        })
    }

    /// The files attached to a mail, in their order.
    pub fn of_attached(files: Vec<(String, Vec<u8>)>) -> Self {
        let all = files.len();
        let mut files = files;
        files.retain(|(name, _)| may_be_report(name));
        Self {
            others: all - files.len(),
            count: files.len(),
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

/// Whether an entry may be a report by its name: it has one of the known endings, and is none of
/// the files that systems and programs leave beside those of a person.
fn may_be_report(path: &str) -> bool {
    let is_aside =
        |part: &str| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX";
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let is_known = |ending: &str| {
        EXTENSIONS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    };
    !path.split('/').any(is_aside) && ending.is_some_and(is_known)
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
