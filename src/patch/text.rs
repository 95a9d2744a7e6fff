//! Pages and text, in whatever encoding they are.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Change, MAX_COPIES, alone};
use crate::decode;

/// How far behind the line on which a cell begins its figure can stand, in bytes.
const REACH: usize = 64 << 10;

/// Copies in which the digits on the line of the cell, or behind it, are others.
pub fn copies(bytes: &[u8], change: Change<'_>) -> Vec<Vec<u8>> {
    let decoded = decode::decode(bytes);
    let text: &str = &decoded.text;
    let Some(line) = change.place.line() else {
        return Vec::new();
    };
    let Some(start) = line_start(text, line) else {
        return Vec::new();
    };
    let mut end = text.len().min(start + REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = &text[start..end];
    let known = change.place.character().and_then(|character| {
        let skipped = usize::try_from(character).ok()?.checked_sub(1)?;
        window.char_indices().nth(skipped).map(|(at, _)| at)
    });
    let mut found: Vec<usize> = alone(window, change.from).take(MAX_COPIES).collect();
    // Where the character is known, what stands there comes first.
    found.sort_by_key(|&at| known.is_some_and(|known| at < known));
    let mark = bytes.len().saturating_sub(without_mark(bytes).len());
    let copy = |at: &usize| {
        let at = start + at;
        let before = mark + encoded(&text[..at], decoded.encoding)?.len();
        let (from, to) = (
            encoded(change.from, decoded.encoding)?,
            encoded(change.to, decoded.encoding)?,
        );
        // What the file says there must be what is to be replaced, byte for byte.
        let end = before + from.len();
        let is_there = bytes.get(before..end) == Some(from.as_slice());
        is_there.then(|| [&bytes[..before], &to, &bytes[end..]].concat())
    };
    found.iter().filter_map(copy).collect()
}

/// Where a line begins, counted from 1.
fn line_start(text: &str, line: u32) -> Option<usize> {
    let before = usize::try_from(line).ok()?.checked_sub(1)?;
    let mut ends = memchr::memchr_iter(b'\n', text.as_bytes());
    match before.checked_sub(1) {
        None => Some(0),
        Some(skipped) => ends.nth(skipped).map(|end| end + 1),
    }
}

/// The bytes without a byte order mark.
fn without_mark(bytes: &[u8]) -> &[u8] {
    Encoding::for_bom(bytes).map_or(bytes, |(_, length)| &bytes[length..])
}

/// Text as bytes of an encoding; `None` for what the encoding does not have.
fn encoded(text: &str, encoding: &str) -> Option<Vec<u8>> {
    let encoding = Encoding::for_label(encoding.as_bytes())?;
    if encoding == UTF_8 {
        return Some(text.as_bytes().to_vec());
    }
    // This encoder writes no sixteen-bit text.
    if encoding == UTF_16LE {
        return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, _, had_errors) = encoding.encode(text);
    (!had_errors).then(|| bytes.into_owned())
}
