//! What an XLSX file draws over the cells of a sheet: text boxes, pictures, charts (ECMA-376 part 1,
//! 20.5). A figure under one is not seen, or another stands in its place.

use roxmltree::Node;

use super::marks::Covered;
use crate::ingest::package::Package;
use crate::ingest::{IngestError, opc, xml};

/// The regions of a sheet that something is drawn over. Lines and frames that nothing fills leave
/// the cells behind them to be seen.
///
/// # Errors
/// [`IngestError`] for a part past the limits.
pub fn covered(package: &mut Package<'_>, sheet: &str) -> Result<Vec<Covered>, IngestError> {
    let mut found = Vec::new();
    for relation in opc::relations(package, sheet)?.into_values() {
        if relation.kind != "drawing" {
            continue;
        }
        let bytes = package.read(&relation.target)?.unwrap_or_default();
        let text = xml::text(&bytes);
        if let Ok(tree) = xml::parse(&text) {
            found.extend(xml::elements(tree.root_element()).filter_map(region));
        }
    }
    Ok(found)
}

/// The region that an anchor holds a drawing over.
fn region(anchor: Node<'_, '_>) -> Option<Covered> {
    let from = corner(xml::child(anchor, "from")?)?;
    // A drawing of a size of its own covers at least the cell in which it begins.
    let to = xml::child(anchor, "to").and_then(corner).unwrap_or(from);
    let names = |node: &Node<'_, '_>| node.tag_name().name().to_owned();
    let is_hidden = anchor.descendants().any(|node| {
        names(&node) == "cNvPr" && matches!(xml::attribute(node, "hidden"), Some("1" | "true"))
    });
    let shapes = || anchor.descendants().filter(|node| names(node) == "sp");
    let others = anchor
        .descendants()
        .any(|node| matches!(names(&node).as_str(), "pic" | "graphicFrame"));
    let is_seen = others || shapes().any(is_filled);
    (is_seen && !is_hidden).then_some((from, to))
}

/// Whether a shape holds text, or hides what stands behind it.
fn is_filled(shape: Node<'_, '_>) -> bool {
    let words = |node: Node<'_, '_>| {
        node.tag_name().name() == "t" && node.text().is_some_and(|text| !text.trim().is_empty())
    };
    let is_open = xml::child(shape, "spPr").is_some_and(|it| xml::child(it, "noFill").is_some());
    shape.descendants().any(words) || !is_open
}

/// The row and column of a corner.
fn corner(node: Node<'_, '_>) -> Option<(u32, u32)> {
    let number = |name| xml::child(node, name)?.text()?.trim().parse().ok();
    Some((number("row")?, number("col")?))
}
