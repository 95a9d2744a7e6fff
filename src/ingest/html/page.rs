//! The tree of a page, as a browser would build it, to the reader.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

use super::carried;
use super::embedded;
use super::reader::{Content, Reader};
use super::sink::Lines;
use crate::document::Document;
use crate::ingest::Hidden;

/// Whether a drawing has text elements.
fn has_words(drawing: NodeRef<'_, Node>) -> bool {
    let is_text = |node: NodeRef<'_, Node>| {
        node.value()
            .as_element()
            .is_some_and(|it| it.name() == "text")
    };
    drawing.descendants().any(is_text)
}

/// Reads a parsed page.
pub fn read(html: &Html, lines: &Lines, hidden: Hidden) -> Document {
    let mut reader = Reader::new(hidden);
    let mut skipped: Option<NodeId> = None;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                if skipped.is_some() {
                    continue;
                }
                match node.value() {
                    Node::Text(text) if is_loose(node) => reader.loose_text(text),
                    Node::Text(text) => reader.text(text),
                    Node::Element(element) => {
                        match element.name() {
                            "style" => style_sheet(&mut reader, node),
                            // The source of a page in an editor's field is no text of this one.
                            "textarea" | "xmp" if embedded::holds_markup(node) => {
                                skipped = Some(node.id());
                                continue;
                            }
                            // A drawing with words prints something that is not read here.
                            "svg" if has_words(node) => reader.drawing(),
                            "select" if reader.is_in_cell() => reader.field(carried::select(node)),
                            _ => {}
                        }
                        if reader.enter(element, lines.of(node.id())) == Content::Skip {
                            skipped = Some(node.id());
                        }
                    }
                    // The content of a `<template>` is no part of the page, until its script
                    // puts it there.
                    Node::Fragment if node.parent().is_some() && hidden == Hidden::Skip => {
                        skipped = Some(node.id());
                    }
                    _ => {}
                }
            }
            Edge::Close(node) => {
                if let Some(id) = skipped {
                    if id == node.id() {
                        skipped = None;
                    }
                    continue;
                }
                if let Node::Element(element) = node.value() {
                    reader.leave(element);
                }
            }
        }
    }
    reader.finish()
}

/// Whether a node stands in the page itself, in no element of its own.
fn is_loose(node: NodeRef<'_, Node>) -> bool {
    let parent = node.parent().and_then(|parent| parent.value().as_element());
    parent.is_none_or(|parent| parent.name() == "body")
}

fn style_sheet(reader: &mut Reader, node: NodeRef<'_, Node>) {
    for child in node.children() {
        if let Node::Text(text) = child.value() {
            reader.style_sheet(text);
        }
    }
}
