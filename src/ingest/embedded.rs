//! Pages that carry their report without showing it themselves: in the state of a single-page
//! application, in a frame, in an editor's field. They are read as the page itself where it shows
//! nothing.

use std::borrow::Cow;

use crate::document::Document;
use crate::ingest::html::{self, Embedded};
use crate::ingest::{Hidden, IngestError, json, lines, text};

/// Reads a page, as mark-up what was escaped once more than it should have been; with
/// [`Hidden::Read`], what it carries too.
///
/// # Errors
/// [`IngestError`] for a page that is past the limits.
pub fn ingest(page: &str, hidden: Hidden) -> Result<Document, IngestError> {
    let mut document = html::ingest(&own(page), hidden)?;
    if hidden == Hidden::Skip {
        return Ok(document);
    }
    for embedded in html::embedded(page)? {
        let mut carried = match embedded {
            Embedded::State(state) => json::ingest(&state, Hidden::Skip)?,
            Embedded::Document(inner) => carried(&inner)?,
        };
        // Its lines are none of the page's.
        lines::forget_places(&mut carried.blocks);
        document.append(carried);
    }
    Ok(document)
}

/// The page's own mark-up. That of a frame or an editor's field is escaped for good reason.
fn own(page: &str) -> Cow<'_, str> {
    let holds = |sign: &str| page.contains(sign);
    match html::unescaped(page) {
        Cow::Owned(_) if holds("srcdoc") || holds("<textarea") => Cow::Borrowed(page),
        plain => plain,
    }
}

fn carried(inner: &str) -> Result<Document, IngestError> {
    let inner = html::unescaped(inner);
    if html::has_markup(&inner) {
        html::ingest(&inner, Hidden::Skip)
    } else {
        text::ingest(&inner)
    }
}
