//! Workbooks: the value of one cell.

use roxmltree::Node;

use super::{Change, Unpatched, package};
use crate::ingest::package::Package;
use crate::ingest::{opc, xml};
use crate::place::Place;

/// The copy in which the cell has another value.
pub fn copies(bytes: &[u8], change: Change<'_>) -> Result<Vec<Vec<u8>>, Unpatched> {
    let not_there = || Unpatched::NotThere;
    let name = change.place.reference().ok_or_else(not_there)?;
    let part = sheet_part(bytes, change.place).ok_or_else(not_there)?;
    let mut archive = Package::open(bytes).map_err(|_| not_there())?;
    let content = archive.read(&part).ok().flatten().ok_or_else(not_there)?;
    let source = std::str::from_utf8(&content).map_err(|_| not_there())?;
    let tree = xml::parse(source).map_err(|_| not_there())?;
    let mut cells = tree.root_element().descendants();
    let is_cell = |node: &Node<'_, '_>| {
        node.tag_name().name() == "c" && xml::attribute(*node, "r") == Some(&name)
    };
    let cell = cells.find(is_cell).ok_or_else(not_there)?;
    if xml::child(cell, "f").is_some() {
        return Err(Unpatched::Formula);
    }
    let mut copy = source.to_owned();
    match xml::attribute(cell, "t") {
        // A text that other cells share must stay theirs.
        Some("s") => {
            let style = xml::attribute(cell, "s").map(|style| format!(" s=\"{style}\""));
            let (style, to) = (style.unwrap_or_default(), change.to);
            let inline = format!("<c r=\"{name}\"{style} t=\"inlineStr\"><is><t>{to}</t></is></c>");
            copy.replace_range(cell.range(), &inline);
        }
        kind => {
            let holder = if kind == Some("inlineStr") { "t" } else { "v" };
            let mut holders = cell.descendants();
            let holder = holders.find(|node| node.tag_name().name() == holder);
            let text = holder.and_then(|holder| holder.first_child());
            let text = text.filter(Node::is_text).ok_or_else(not_there)?;
            copy.replace_range(text.range(), change.to);
        }
    }
    Ok(package::with_entry(bytes, &part, &copy)
        .into_iter()
        .collect())
}

/// The name of the entry that holds a sheet.
fn sheet_part(bytes: &[u8], place: Place) -> Option<String> {
    let mut archive = Package::open(bytes).ok()?;
    let main = opc::main_part(&mut archive).ok()??;
    let relations = opc::relations(&mut archive, &main).ok()?;
    let workbook = archive.read(&main).ok()??;
    let text = xml::text(&workbook);
    let tree = xml::parse(&text).ok()?;
    let mut sheets = tree.root_element().descendants();
    let number = usize::try_from(place.sheet()?).ok()?.checked_sub(1)?;
    let is_sheet = |node: &Node<'_, '_>| node.tag_name().name() == "sheet";
    let sheet = sheets.by_ref().filter(is_sheet).nth(number)?;
    let relation = relations.get(xml::attribute(sheet, "id")?)?;
    Some(relation.target.clone())
}
