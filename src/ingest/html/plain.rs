//! Plain mark-up: pages of which it is certain, without building it, which tree a browser makes.
//!
//! Nearly all of a page is tags that are closed where they should be, or whose end the next tag
//! stands for by a simple rule. Such a page is read from its tags one after the other, in a tenth
//! of the time that a parser needs. Whatever could mean a different tree — text or elements in a
//! table outside of its cells, formatting left open, form fields with content, drawings, a broken
//! tag, an unknown entity — is declined, and the careful reader takes the page.
//!
//! The two must never differ: what is read here is what the tree would have given, to the line of
//! each figure. A test compares them over every way of publishing and over damaged pages.
//!
//! | module | holds |
//! | --- | --- |
//! | `tags` | text to tags and the text between them, as the standard's tokenizer cuts them |
//! | `kinds` | what the standard's rules make of an element, by its name |
//! | `references` | `&nbsp;` and the like |
//! | `nesting` | which elements begin and end where, by the rules that are certain |

mod kinds;
mod nesting;
mod references;
mod tags;

use std::borrow::Cow;

use crate::document::Document;
use crate::ingest::Hidden;

/// The page is none that can be vouched for.
#[derive(Debug, PartialEq, Eq)]
struct Declined;

type Vouched<T> = Result<T, Declined>;

/// Reads a page, or declines.
pub fn read(text: &str, hidden: Hidden) -> Option<Document> {
    let text = with_plain_ends(text)?;
    // Parsers replace the one and leave out the other.
    if text.starts_with('\u{FEFF}') || memchr::memchr(0, text.as_bytes()).is_some() {
        return None;
    }
    nesting::read(&text, hidden).ok()
}

/// The text with line ends of one character, as parsers make them.
fn with_plain_ends(text: &str) -> Option<Cow<'_, str>> {
    let bytes = text.as_bytes();
    let mut returns = memchr::memchr_iter(b'\r', bytes).peekable();
    if returns.peek().is_none() {
        return Some(Cow::Borrowed(text));
    }
    let are_pairs = returns.all(|at| bytes.get(at + 1) == Some(&b'\n'));
    are_pairs.then(|| Cow::Owned(text.replace("\r\n", "\n")))
}
