//! An archive with one of its entries replaced.

use std::io::{Cursor, Write as _};

use zip::{ZipArchive, ZipWriter};

/// The archive with other content of one entry. Every other entry keeps its bytes, packed as they
/// were.
pub fn with_entry(bytes: &[u8], name: &str, content: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut copy = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).ok()?;
        if entry.name().ok()? == name {
            let options = entry.options();
            copy.start_file(name, options).ok()?;
            copy.write_all(content.as_bytes()).ok()?;
        } else {
            copy.raw_copy_file(entry).ok()?;
        }
    }
    Some(copy.finish().ok()?.into_inner())
}
