//! One figure replaced in the bytes of a file, with every other byte of content left as it is.
//!
//! A place tells the line, the paragraph or the cell, and not the byte. So the ways in which the
//! figure may stand there are given one after the other, the likeliest first; whoever asked reads
//! each copy again and takes the one in which nothing but the figure has changed.

#[cfg(feature = "office")]
mod docx;
#[cfg(feature = "office")]
mod package;
mod text;
#[cfg(feature = "office")]
mod xlsx;

use crate::place::Place;
use crate::source::Kind;

/// The most copies that are tried for one figure.
const MAX_COPIES: usize = 60;

/// What is to be replaced, and where.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Where the cell begins.
    pub place: Place,
    /// The digits as they are printed.
    pub from: &'a str,
    /// The digits that take their place.
    pub to: &'a str,
}

/// Why no copy can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpatched {
    /// Files of this kind are not changed.
    Kind,
    /// The cell is computed by a formula, and would be computed again.
    #[cfg(feature = "office")]
    Formula,
    /// The digits do not stand in the file as they are shown.
    NotThere,
}

/// Copies of a file in each of which one place that prints the digits prints the others, the
/// likeliest first.
///
/// # Errors
/// [`Unpatched`] where there is none.
pub fn copies(bytes: &[u8], kind: Kind, change: Change<'_>) -> Result<Vec<Vec<u8>>, Unpatched> {
    let mut copies = match kind {
        Kind::Html | Kind::Text => text::copies(bytes, change),
        #[cfg(feature = "office")]
        Kind::Docx => docx::copies(bytes, change).unwrap_or_default(),
        #[cfg(feature = "office")]
        Kind::Xlsx => xlsx::copies(bytes, change)?,
        _ => return Err(Unpatched::Kind),
    };
    copies.truncate(MAX_COPIES);
    if copies.is_empty() {
        return Err(Unpatched::NotThere);
    }
    Ok(copies)
}

/// Where digits stand in a text, and are not part of a longer number. A point behind them may end a
/// sentence; whoever asks reads the copy again.
fn alone<'a>(text: &'a str, digits: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_digit = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '，' | '．');
    text.match_indices(digits).filter_map(move |(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + digits.len()..].chars().next();
        let is_part = before.is_some_and(is_digit) || after.is_some_and(char::is_numeric);
        (!is_part).then_some(at)
    })
}
