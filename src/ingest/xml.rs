//! XML as a tree, within bounds. Documents that define entities are refused by the parser, so
//! that none can grow out of a few bytes.

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

use crate::decode;
use crate::ingest::{IngestError, Pieces};

/// The most nodes of one part of a document. A report as Word writes it has some 20,000.
const MAX_NODES: u32 = 2_000_000;

/// How deep the readers of trees follow elements into one another. Tables in tables of real
/// documents stay below a hundred.
pub const MAX_DEPTH: usize = 256;

/// Ends where a reader would follow elements deeper than [`MAX_DEPTH`].
///
/// # Errors
/// [`IngestError::TooDeep`].
pub const fn within_depth(depth: usize) -> Result<(), IngestError> {
    if depth > MAX_DEPTH {
        return Err(IngestError::TooDeep {
            depth,
            limit: MAX_DEPTH,
        });
    }
    Ok(())
}

/// The text of a part, which says its encoding itself.
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    decode::decode(bytes).text
}

/// Parses the text of a part.
///
/// # Errors
/// [`IngestError`] for XML that is not well-formed, defines entities, or has too many nodes.
pub fn parse(text: &str) -> Result<Document<'_>, IngestError> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => IngestError::Entities,
        roxmltree::Error::NodesLimitReached => IngestError::TooMany {
            pieces: Pieces::Elements,
            limit: MAX_NODES as usize,
        },
        _ => IngestError::Damaged,
    })
}

/// The elements within a node.
pub fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// The first element within a node that has a local name, whatever its namespace.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    elements(node).find(|child| child.tag_name().name() == name)
}

/// The value of an attribute by its local name, whatever its namespace: transitional and strict
/// documents differ in nothing else.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    let found = attributes.find(|attribute| attribute.name() == name)?;
    Some(found.value())
}

/// The value of an attribute as a number.
pub fn number(node: Node<'_, '_>, name: &str) -> Option<usize> {
    attribute(node, name)?.trim().parse().ok()
}
