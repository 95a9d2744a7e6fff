//! HTML of any content system, as the tree that a browser would build says it: without building it
//! where the mark-up is plain ([`plain`]), else through a parser.

mod carried;
mod element;
mod embedded;
mod flow;
mod layout;
mod lighten;
mod limits;
mod look;
mod page;
mod plain;
mod reader;
mod sink;
mod tag;

pub use embedded::{Embedded, embedded};
#[cfg(feature = "office")]
pub use layout::{CellContent, PICTURE, into_blocks};

use std::borrow::Cow;

use crate::document::Document;
use crate::ingest::{Hidden, IngestError, lines};
use limits::Tags;

/// Tags whose presence makes a text mark-up.
const TELLING_TAGS: [&str; 18] = [
    "<!doctype",
    "<html",
    "<body",
    "<table",
    "<td",
    "<tr",
    "<div",
    "<p>",
    "<p ",
    "<br",
    "<span",
    "<h1",
    "<h2",
    "<ul",
    "<ol",
    "<li",
    "<a ",
    "<title",
];

/// Whether the text is mark-up rather than plain text that mentions a `<`.
pub fn has_markup(text: &str) -> bool {
    tags(text).any(|rest| TELLING_TAGS.iter().any(|tag| starts_with_tag(rest, tag)))
}

/// Reads a page or a fragment of one.
pub fn ingest(text: &str, hidden: Hidden) -> Result<Document, IngestError> {
    let tags = limits::count(text)?;
    // What few tags may ask of a parser counts only where one is needed.
    if tags == Tags::Many {
        limits::judge(text, tags)?;
    }
    // A byte order mark that was taken for text.
    let page = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut document = match plainly(page, hidden) {
        Some(document) => document,
        None => {
            if tags == Tags::Few {
                limits::judge(text, tags)?;
            }
            carefully(page, hidden)?
        }
    };
    let mut number = 0;
    document.blocks = lines::fold(std::mem::take(&mut document.blocks), &mut number);
    Ok(document)
}

/// Reads a page that is plain both ways: from its tags alone, and through a parser. They are the
/// same.
pub fn both_ways(text: &str, hidden: Hidden) -> Option<(Document, Document)> {
    limits::judge(text, limits::count(text).ok()?).ok()?;
    Some((plainly(text, hidden)?, carefully(text, hidden).ok()?))
}

/// Reads a page from its tags, or declines.
fn plainly(text: &str, hidden: Hidden) -> Option<Document> {
    match orphan_row(text) {
        Some(_) => None,
        None => plain::read(text, hidden),
    }
}

/// Reads a page through a parser.
fn carefully(text: &str, hidden: Hidden) -> Result<Document, IngestError> {
    let text = &*lighten::lighten(text);
    let (html, lines) = match orphan_row(text) {
        // Without this the parser drops the row and cell tags of a fragment cut out of a table.
        Some(at) => sink::parse(&[&text[..at], "<table>", &text[at..]])?,
        None => sink::parse(&[text])?,
    };
    Ok(page::read(&html, &lines, hidden))
}

/// How often mark-up may have been escaped.
const MAX_ESCAPES: usize = 3;

/// Mark-up as it was before it was escaped once more than it is read.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut signs = memchr::memmem::find_iter(bytes, b"lt;");
    // Nearly no page has any.
    if !signs.any(|at| matches!(bytes.get(at + 3), Some(b't' | b'T'))) {
        return Cow::Borrowed(text);
    }
    let mut text = Cow::Borrowed(text);
    for _ in 0..MAX_ESCAPES {
        // Line breaks may have been added around mark-up that is itself escaped.
        let count =
            |signs: &[&str]| -> usize { signs.iter().map(|sign| text.matches(sign).count()).sum() };
        let escaped = count(&["&lt;t", "&lt;T", "&amp;lt;t", "&amp;lt;T"]);
        if escaped == 0 || escaped <= count(&["<t", "<T"]) {
            break;
        }
        let plain = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#x27;", "'")
            .replace("&amp;", "&");
        text = Cow::Owned(plain);
    }
    text
}

fn tags(text: &str) -> impl Iterator<Item = &[u8]> {
    memchr::memchr_iter(b'<', text.as_bytes()).map(|at| &text.as_bytes()[at..])
}

fn starts_with_tag(rest: &[u8], tag: &str) -> bool {
    rest.get(..tag.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
}

/// Where the first row or cell stands that no table was opened for.
fn orphan_row(text: &str) -> Option<usize> {
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let rest = &text.as_bytes()[at..];
        if starts_with_tag(rest, "<table") {
            return None;
        }
        let is_row = ["<tr", "<td", "<tbody", "<th>", "<th "]
            .iter()
            .any(|tag| starts_with_tag(rest, tag));
        if is_row && !starts_with_tag(rest, "<track") {
            return Some(at);
        }
    }
    None
}
