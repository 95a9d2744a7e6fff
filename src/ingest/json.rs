//! JSON that carries an article's mark-up or text in one of its strings, as the article
//! interfaces of content systems return it.

use serde_json::Value;

use crate::document::Document;
use crate::ingest::{Hidden, IngestError, html, text};
use crate::source::Kind;

/// How deep strings are unwrapped that themselves hold JSON.
const MAX_WRAPPINGS: usize = 3;

/// Keys under which interfaces give an article's title.
const TITLE_KEYS: [&str; 6] = [
    "title",
    "articletitle",
    "name",
    "subject",
    "headline",
    "infotitle",
];

/// Keys under which interfaces give an article's time of publication.
const DATE_KEYS: [&str; 6] = [
    "pubdate",
    "publishdate",
    "publishtime",
    "publishedtime",
    "publish_time",
    "releasedate",
];

/// Whether the text is JSON as a whole.
pub fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Reads the string that holds the most table cells, or else the longest one.
pub fn ingest(source: &str, hidden: Hidden) -> Result<Document, IngestError> {
    let mut found = Found::default();
    if let Ok(value) = serde_json::from_str::<Value>(source) {
        collect(&value, Beside::default(), 0, &mut found);
    }
    let article = html::unescaped(&found.article);
    let mut document = if html::has_markup(&article) {
        html::ingest(&article, hidden)?
    } else {
        text::ingest(&article)?
    };
    document.kind = Kind::Json;
    // The lines within a string are no lines of the file.
    crate::ingest::lines::forget_places(&mut document.blocks);
    if let Some(title) = found.title {
        document.titles.insert(0, title);
    }
    document.published.extend(found.published);
    Ok(document)
}

#[derive(Default)]
struct Found {
    /// The best candidate so far, and what makes it the best: cells, then length.
    article: String,
    score: (usize, usize),
    /// The title that stands in the same object as the article, or else in one around it.
    title: Option<String>,
    /// The time of publication that stands there.
    published: Option<String>,
}

/// What the nearest object around a value says of the article.
#[derive(Clone, Copy, Default)]
struct Beside<'a> {
    title: Option<&'a str>,
    published: Option<&'a str>,
}

/// Looks for the article in a value.
fn collect(value: &Value, beside: Beside<'_>, wrappings: usize, found: &mut Found) {
    match value {
        Value::String(text) => {
            let inner = text.trim_start();
            if wrappings < MAX_WRAPPINGS
                && inner.starts_with(['{', '['])
                && let Ok(value) = serde_json::from_str::<Value>(inner)
            {
                collect(&value, beside, wrappings + 1, found);
                return;
            }
            let cells = text.matches("<td").count()
                + text.matches("<TD").count()
                + text.matches("&lt;td").count()
                + text.matches(" | ").count();
            let score = (cells, text.len());
            if score > found.score {
                found.score = score;
                found.article.clone_from(text);
                found.title = beside.title.map(str::to_owned);
                found.published = beside.published.map(str::to_owned);
            }
        }
        Value::Array(values) => {
            for value in values {
                collect(value, beside, wrappings, found);
            }
        }
        Value::Object(entries) => {
            let own = |keys: &[&str]| {
                keys.iter().find_map(|key| {
                    entries.iter().find_map(|(name, value)| {
                        let text = value.as_str()?.trim();
                        (name.eq_ignore_ascii_case(key) && !text.is_empty()).then_some(text)
                    })
                })
            };
            let beside = Beside {
                title: own(&TITLE_KEYS).or(beside.title),
                published: own(&DATE_KEYS).or(beside.published),
            };
            for value in entries.values() {
                collect(value, beside, wrappings, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
