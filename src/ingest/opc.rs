//! How the parts of an Office Open XML file refer to one another.

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::ingest::package::Package;
use crate::ingest::{IngestError, xml};

/// What one part says of another.
pub struct Relation {
    /// The last word of its type: `styles`, `image`.
    pub kind: String,
    /// The name of the entry that it points to.
    pub target: String,
}

/// The relations of a part by their ids; those of the archive itself for the empty name.
///
/// # Errors
/// [`IngestError`] where the archive is damaged or past the limits.
pub fn relations(
    package: &mut Package<'_>,
    of: &str,
) -> Result<BTreeMap<String, Relation>, IngestError> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let path = join(folder, &format!("_rels/{name}.rels"));
    let bytes = package.read(&path)?.unwrap_or_default();
    let text = xml::text(&bytes);
    let Ok(tree) = xml::parse(&text) else {
        return Ok(BTreeMap::new());
    };
    let relation = |node: Node<'_, '_>| {
        let kind = xml::attribute(node, "Type")?.rsplit('/').next()?;
        let target = join(folder, xml::attribute(node, "Target")?);
        let id = xml::attribute(node, "Id")?.to_owned();
        let kind = kind.to_owned();
        Some((id, Relation { kind, target }))
    };
    Ok(xml::elements(tree.root_element())
        .filter_map(relation)
        .collect())
}

/// The name of the entry that everything begins with, as the archive says.
///
/// # Errors
/// [`IngestError`] where the archive is damaged or past the limits.
pub fn main_part(package: &mut Package<'_>) -> Result<Option<String>, IngestError> {
    let mut relations = relations(package, "")?.into_values();
    let main = relations.find(|relation| relation.kind == "officeDocument");
    Ok(main.map(|main| main.target))
}

/// A target as an entry's name: relative to a folder, or from the root of the archive.
fn join(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}
