//! Documents of Word: the digits may be spread over several runs of a paragraph.

use roxmltree::Node;

use super::{Change, MAX_COPIES, alone, package};
use crate::ingest::package::Package;
use crate::ingest::{opc, xml};

/// Copies in which the digits of a paragraph are others, the nearest to the place first.
pub fn copies(bytes: &[u8], change: Change<'_>) -> Option<Vec<Vec<u8>>> {
    let mut archive = Package::open(bytes).ok()?;
    let main = opc::main_part(&mut archive).ok()??;
    let content = archive.read(&main).ok()??;
    // Only what is UTF-8 can be written back byte for byte.
    let source = std::str::from_utf8(&content).ok()?;
    let tree = xml::parse(source).ok()?;
    let is_paragraph = |node: &Node<'_, '_>| node.tag_name().name() == "p";
    let paragraphs = tree.root_element().descendants().filter(is_paragraph);
    let near = change.place.paragraph().unwrap_or(0);
    let mut numbered: Vec<(u32, Node<'_, '_>)> = (1..).zip(paragraphs).collect();
    numbered.sort_by_key(|(number, _)| number.abs_diff(near));
    let mut copies = Vec::new();
    for (_, paragraph) in numbered {
        for changed in changed(source, paragraph, change) {
            copies.extend(package::with_entry(bytes, &main, &changed));
        }
        if copies.len() >= MAX_COPIES {
            break;
        }
    }
    Some(copies)
}

/// The part with the digits of a paragraph changed, once for each time that they stand there.
fn changed(source: &str, paragraph: Node<'_, '_>, change: Change<'_>) -> Vec<String> {
    // The pieces of the text: where each begins in it, and where it stands in the part.
    let (mut text, mut pieces) = (String::new(), Vec::new());
    let runs = paragraph
        .descendants()
        .filter(|node| node.tag_name().name() == "t");
    for piece in runs.flat_map(|run| run.children()) {
        let range = piece.range();
        // What is written as entities has no byte of its own for each character.
        if let Some(plain) = piece
            .text()
            .filter(|plain| source.get(range.clone()) == Some(plain))
        {
            pieces.push((text.len(), range));
            text.push_str(plain);
        }
    }
    let copy = |at: usize| {
        let end = at + change.from.len();
        let mut copy = source.to_owned();
        // From the last piece on, so that what stands before keeps its place.
        for (begins, range) in pieces.iter().rev() {
            let (from, to) = (at.max(*begins), end.min(begins + range.len()));
            if from < to {
                let within = range.start + from - begins..range.start + to - begins;
                let digits = if from == at { change.to } else { "" };
                copy.replace_range(within, digits);
            }
        }
        copy
    };
    alone(&text, change.from).map(copy).collect()
}
