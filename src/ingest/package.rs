//! ZIP archives in memory: what entries one has, and their bytes, within bounds.
//!
//! DOCX, ODT and XLSX files are such archives, and so is a ZIP of reports.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::ingest::{IngestError, MAX_BYTES, MAX_ENTRIES};

/// The most bytes that all entries of an archive may have once unpacked.
pub const MAX_UNPACKED: usize = 16 * MAX_BYTES;

/// The most bytes that a packed byte may become, in an entry of more than [`SMALL`]. Mark-up of
/// a report shrinks to a tenth, an empty workbook's styles to a fortieth; a thousandfold is the
/// most that the method can do, and only a bomb does it.
pub const MAX_RATIO: usize = 400;

/// An entry that unpacks to no more than this harms nobody, whatever its ratio.
pub const SMALL: usize = 4 << 20;

/// An opened archive.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<Cow<'a, [u8]>>>,
    /// Where each entry stands, by its name.
    names: BTreeMap<String, usize>,
    /// How many bytes may still be unpacked.
    budget: usize,
}

impl<'a> Package<'a> {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// [`IngestError`] where it is damaged, cut off, or has too many entries.
    pub fn open(bytes: &'a [u8]) -> Result<Self, IngestError> {
        Self::of(Cow::Borrowed(bytes))
    }

    /// The same for bytes that may be its own.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn of(bytes: Cow<'a, [u8]>) -> Result<Self, IngestError> {
        // The directory stands at the end: without its last record the file was cut.
        let end = &bytes[bytes.len().saturating_sub(END_WINDOW)..];
        if memchr::memmem::find(end, END_RECORD).is_none() {
            return Err(IngestError::Cut);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| IngestError::Damaged)?;
        if archive.len() > MAX_ENTRIES {
            return Err(IngestError::TooManyEntries {
                entries: archive.len(),
            });
        }
        let raw = archive.file_names_raw().map(<[u8]>::to_vec);
        let names = raw.enumerate().map(|(at, name)| (readable(&name), at));
        Ok(Self {
            names: names.collect(),
            archive,
            budget: MAX_UNPACKED,
        })
    }

    /// The names of the entries, in their own order.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<(usize, &str)> = (self.names.iter())
            .map(|(name, &at)| (at, name.as_str()))
            .collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// Whether there is an entry of this name.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// The bytes of an entry; `None` where there is none of this name.
    ///
    /// # Errors
    /// [`IngestError`] where it is encrypted, damaged, or larger than allowed once unpacked.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, IngestError> {
        let Some(&at) = self.names.get(name) else {
            return Ok(None);
        };
        let entry = self.archive.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            | ZipError::InvalidPassword => IngestError::Encrypted,
            _ => IngestError::Damaged,
        })?;
        let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
        let by_ratio = packed.saturating_mul(MAX_RATIO).max(SMALL);
        let limit = by_ratio.min(self.budget).min(MAX_BYTES);
        let mut bytes = Vec::new();
        // What an entry says of its own size may be a lie; what comes out is counted.
        let mut bounded = entry.take(limit as u64 + 1);
        (bounded.read_to_end(&mut bytes)).map_err(|_| IngestError::Damaged)?;
        if bytes.len() > limit {
            return Err(IngestError::Unpacked { limit });
        }
        self.budget -= bytes.len();
        Ok(Some(bytes))
    }
}

/// The signature of the record that ends an archive.
const END_RECORD: &[u8] = b"PK\x05\x06";

/// How far from the end that record can stand: it has 22 bytes and a comment of up to 65,535.
const END_WINDOW: usize = 22 + 65_535;

/// A name as its author wrote it: UTF-8, or else in the encoding of a Chinese Windows.
fn readable(name: &[u8]) -> String {
    let name = crate::decode::decode(name).text.into_owned();
    name.replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::{MAX_RATIO, MAX_UNPACKED, Package, SMALL};
    use crate::ingest::{IngestError, MAX_BYTES};

    /// An archive of one entry `a` of so many bytes, packed or as it is.
    fn archive(bytes: usize, method: zip::CompressionMethod) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        archive.start_file("a", options).unwrap();
        archive.write_all(&vec![b' '; bytes]).unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn what_an_archive_unpacks_to_is_counted_over_all_of_its_entries() {
        let bytes = archive(600, zip::CompressionMethod::Stored);
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.budget, MAX_UNPACKED);
        package.budget = 1_000;
        assert_eq!(package.read("a").unwrap().unwrap().len(), 600);
        assert_eq!(package.read("a"), Err(IngestError::Unpacked { limit: 400 }));
    }

    #[test]
    fn an_entry_is_no_larger_than_a_file_may_be() {
        let read = |bytes| {
            let bytes = archive(bytes, zip::CompressionMethod::Stored);
            Package::open(&bytes)
                .unwrap()
                .read("a")
                .map(|read| read.map(|read| read.len()))
        };
        assert_eq!(read(MAX_BYTES), Ok(Some(MAX_BYTES)));
        assert_eq!(
            read(MAX_BYTES + 1),
            Err(IngestError::Unpacked { limit: MAX_BYTES })
        );
    }

    #[test]
    fn a_small_entry_may_have_any_ratio_and_a_large_one_not() {
        let read = |bytes| {
            let bytes = archive(bytes, zip::CompressionMethod::Deflated);
            assert!(bytes.len() * MAX_RATIO < SMALL, "{} bytes", bytes.len());
            Package::open(&bytes)
                .unwrap()
                .read("a")
                .map(|read| read.map(|read| read.len()))
        };
        assert_eq!(read(SMALL), Ok(Some(SMALL)));
        assert_eq!(read(SMALL + 1), Err(IngestError::Unpacked { limit: SMALL }));
    }
}
