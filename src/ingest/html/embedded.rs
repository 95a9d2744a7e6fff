//! Documents that a page carries without showing them itself: its script will, or a frame, or an
//! editor's field.

use ego_tree::NodeRef;
use scraper::Node;

use crate::ingest::IngestError;
use crate::ingest::html::{has_markup, limits, sink};

/// What a page carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Embedded {
    /// JSON: the state of a single-page application.
    State(String),
    /// Mark-up or text.
    Document(String),
}

/// All that a page carries without showing it, in its order.
///
/// # Errors
/// [`IngestError`] for a page that is past the limits.
pub fn embedded(page: &str) -> Result<Vec<Embedded>, IngestError> {
    limits::judge(page, limits::count(page)?)?;
    let (html, _) = sink::parse(&[page])?;
    let mut found = Vec::new();
    for node in html.tree.root().descendants() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        match element.name() {
            "script" => {
                let script = text_of(node);
                found.extend(state(&script).map(|state| Embedded::State(state.to_owned())));
            }
            "textarea" | "noscript" | "xmp" => found.push(Embedded::Document(text_of(node))),
            "iframe" => {
                let inner = element.attr("srcdoc").unwrap_or_default();
                found.push(Embedded::Document(inner.to_owned()));
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Whether the text of an element is itself mark-up.
pub fn holds_markup(node: NodeRef<'_, Node>) -> bool {
    has_markup(&text_of(node))
}

fn text_of(node: NodeRef<'_, Node>) -> String {
    let texts = node.children().filter_map(|child| match child.value() {
        Node::Text(text) => Some(&**text),
        _ => None,
    });
    texts.collect()
}

/// The JSON in a script that holds the state of a single-page application: all of it
/// (`type="application/json"`), or what it assigns (`window.__STATE__ = {…};`, `JSON.parse("…")`).
fn state(script: &str) -> Option<&str> {
    let script = script.trim();
    let value = if script.starts_with(['{', '[']) {
        script
    } else {
        let (_, assigned) = script.split_once('=')?;
        let assigned = assigned.trim_start();
        assigned.strip_prefix("JSON.parse(").unwrap_or(assigned)
    };
    // What follows the value is script again.
    let mut values = serde_json::Deserializer::from_str(value).into_iter::<serde::de::IgnoredAny>();
    values.next()?.ok()?;
    Some(&value[..values.byte_offset()])
}

#[cfg(test)]
mod tests {
    use super::state;

    #[test]
    fn the_state_of_an_application_is_json_within_a_script() {
        assert_eq!(state(" {\"a\":1} "), Some("{\"a\":1}"));
        assert_eq!(
            state("window.__STATE__ = {\"a\":\"=\"};\nrun()"),
            Some("{\"a\":\"=\"}")
        );
        assert_eq!(state("s=JSON.parse(\"{}\")"), Some("\"{}\""));
        assert_eq!(state("function a(b) { return b == 1 }"), None);
        assert_eq!(state("var a = {b: 1};"), None);
    }
}
