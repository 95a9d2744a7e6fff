//! Outputs of this program among the files of a directory.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use gouji::ingest::MAX_BYTES;
use gouji::render::own::{self, HEAD};

/// Whether a regular file is an output of this program. What cannot be read is none, so that
/// reading it fails and says why.
pub fn is_own(path: &Path) -> bool {
    let mut head = Vec::with_capacity(HEAD);
    let file = File::open(path);
    let read = file.and_then(|file| file.take(HEAD as u64).read_to_end(&mut head));
    if read.is_err() {
        return false;
    }
    let is_workbook = head.starts_with(b"PK")
        && path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if !is_workbook {
        return own::is_own(&head);
    }
    let size = fs::metadata(path).map_or(u64::MAX, |file| file.len());
    size <= MAX_BYTES as u64 && fs::read(path).is_ok_and(|bytes| own::is_own(&bytes))
}
