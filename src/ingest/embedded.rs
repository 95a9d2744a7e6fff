//! Pages that carry their report without showing it themselves: in the state of a single-page
//! application, in a frame, in an editor's field. They are read as the page itself where it shows
//! nothing.

use crate::document::Document;
use crate::ingest::html::{self, Embedded};
use crate::ingest::{Hidden, IngestError, json, lines, text};

/// Reads a page; with [`Hidden::Read`], what it carries too, and as mark-up what was escaped once
/// more than it should have been.
///
/// # Errors
/// [`IngestError`] for a page that is past the limits.
pub fn ingest(page: &str, hidden: Hidden) -> Result<Document, IngestError> {
    if hidden == Hidden::Skip {
        return html::ingest(page, hidden);
    }
    let embedded = html::embedded(page)?;
    let has_pages = (embedded.iter())
        .any(|embedded| matches!(embedded, Embedded::Document(inner) if html::has_markup(inner)));
    let mut document = if has_pages {
        html::ingest(page, hidden)?
    } else {
        html::ingest(&html::unescaped(page), hidden)?
    };
    for embedded in embedded {
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

fn carried(inner: &str) -> Result<Document, IngestError> {
    let inner = html::unescaped(inner);
    if html::has_markup(&inner) {
        html::ingest(&inner, Hidden::Skip)
    } else {
        Ok(text::ingest(&inner))
    }
}
