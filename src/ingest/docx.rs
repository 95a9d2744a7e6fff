//! DOCX: Office Open XML documents, transitional and strict, as Word, WPS, LibreOffice and
//! others write them.
//!
//! What a reader of the printed document sees is read: numbering that a style makes, inserted
//! text, text boxes once; not deleted or hidden text, comments, page heads and feet.

mod body;
mod chunks;
mod numbering;
mod runs;
mod styles;
mod tables;

use crate::document::Document;
use crate::ingest::package::Package;
use crate::ingest::{IngestError, lines, opc, tabs, xml};
use crate::source::Kind;

/// The namespaces of WordprocessingML: transitional (ECMA-376) and strict (ISO/IEC 29500).
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// The local name of an element of WordprocessingML; nothing for any other.
fn word<'a>(node: roxmltree::Node<'a, '_>) -> &'a str {
    let name = node.tag_name();
    match name.namespace() {
        Some(namespace) if WORD.contains(&namespace) => name.name(),
        _ => "",
    }
}

/// The child of WordprocessingML with a name.
fn part<'a, 'i>(node: roxmltree::Node<'a, 'i>, name: &str) -> Option<roxmltree::Node<'a, 'i>> {
    xml::elements(node).find(|child| word(*child) == name)
}

/// Whether a property that is on or off is on: it is where it stands without a value.
fn is_on(properties: Option<roxmltree::Node<'_, '_>>, name: &str) -> bool {
    let property = properties.and_then(|properties| part(properties, name));
    property.is_some_and(|property| {
        !matches!(xml::attribute(property, "val"), Some("0" | "false" | "off"))
    })
}

/// Whether a content control shows the words that ask for its content, and has none.
fn is_placeholder(control: roxmltree::Node<'_, '_>) -> bool {
    is_on(part(control, "sdtPr"), "showingPlcHdr")
}

/// What a version may ask for and still be shown: the namespaces of Word since 2010 by the prefixes
/// that it writes. Of a version that asks for anything else the fallback is shown (ECMA-376 part 3).
const UNDERSTOOD: [&str; 14] = [
    "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "a14",
    "v", "pic14",
];

/// The version of a piece that stands in several: the first choice that is understood, or the
/// fallback where there is none or it has nothing to read.
fn alternative<'a, 'i>(node: roxmltree::Node<'a, 'i>) -> Option<roxmltree::Node<'a, 'i>> {
    let has_content = |version: &roxmltree::Node<'_, '_>| version.has_children();
    let is_understood = |version: &roxmltree::Node<'_, '_>| {
        let required = xml::attribute(*version, "Requires").unwrap_or_default();
        required
            .split_ascii_whitespace()
            .all(|prefix| UNDERSTOOD.contains(&prefix))
    };
    let mut choices = xml::elements(node).filter(|version| version.tag_name().name() == "Choice");
    choices
        .find(is_understood)
        .filter(has_content)
        .or_else(|| xml::child(node, "Fallback"))
}

/// Whether an element holds several versions of one piece.
fn has_alternatives(node: roxmltree::Node<'_, '_>) -> bool {
    node.tag_name().name() == "AlternateContent"
}

/// Reads a document.
///
/// # Errors
/// [`IngestError`] for a file that is damaged, encrypted or past the limits.
pub fn ingest(bytes: &[u8], kind: Kind) -> Result<Document, IngestError> {
    read(bytes, kind, chunks::MAX_CHUNKS)
}

/// Reads a document, and so many of the files that stand in its text.
fn read(bytes: &[u8], kind: Kind, most_chunks: usize) -> Result<Document, IngestError> {
    let mut package = Package::open(bytes)?;
    let main = opc::main_part(&mut package)?.unwrap_or_else(|| "word/document.xml".to_owned());
    let relations = opc::relations(&mut package, &main)?;
    let mut read = |kind: &str| -> Result<Option<Vec<u8>>, IngestError> {
        match relations.values().find(|relation| relation.kind == kind) {
            Some(relation) => package.read(&relation.target),
            None => Ok(None),
        }
    };
    let texts = ["styles", "numbering", "footnotes", "endnotes"].map(&mut read);
    let [styles, numbering, footnotes, endnotes] = texts;
    // What is missing or broken beside the text itself must not hide the text.
    let styles = styles?.unwrap_or_default();
    let numbering = numbering?.unwrap_or_default();
    let notes = [footnotes?, endnotes?].map(Option::unwrap_or_default);
    let content = package.read(&main)?.ok_or(IngestError::Damaged)?;
    let chunks = chunks::read(&mut package, &relations, most_chunks)?;

    let (styles_text, numbering_text) = (xml::text(&styles), xml::text(&numbering));
    let styles_tree = xml::parse(&styles_text).ok();
    let numbering_tree = xml::parse(&numbering_text).ok();
    let styles = styles_tree.as_ref().map(styles::Styles::read);
    let styles = styles.unwrap_or_default();
    let numbering = numbering_tree.as_ref().map(numbering::Numbering::read);
    let numbering = numbering.unwrap_or_default();

    let text = xml::text(&content);
    let tree = xml::parse(&text)?;
    let mut reader = body::Reader::new(&styles, numbering, chunks.read);
    let mut blocks = Vec::new();
    let root = tree.root_element();
    reader.flow(part(root, "body").unwrap_or(root), &mut blocks)?;
    for bytes in &notes {
        let text = xml::text(bytes);
        if let Ok(tree) = xml::parse(&text) {
            reader.notes(tree.root_element(), &mut blocks)?;
        }
    }
    let mut document = Document::new(kind);
    document.blocks = lines::fold(tabs::rows(blocks), &mut 0);
    document.attachments = chunks.unread;
    document.computed = reader.computed;
    document.images = reader.images;
    document.links = reader.links;
    document.passed_over.insertions = reader.inserted;
    document.passed_over.deletions = reader.deleted;
    Ok(document)
}
