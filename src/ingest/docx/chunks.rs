//! Files within a document: those that are to be shown in the middle of its text (`w:altChunk`,
//! ECMA-376 part 1, 17.17.2), which programs put there that paste pages into documents, and those
//! that only a picture stands for.

use std::collections::BTreeMap;

use crate::document::Block;
use crate::ingest::opc::Relation;
use crate::ingest::package::Package;
use crate::ingest::{Form, Hidden, IngestError, form, lines, open};
use crate::source::Kind;

/// The most files in the text of one document that are read: programs that paste a page make one,
/// or one a table.
pub const MAX_CHUNKS: usize = 16;

/// The files within a document.
#[derive(Default)]
pub struct Chunks {
    /// What is shown of those in the text, by the ids of their relations.
    pub read: BTreeMap<String, Vec<Block>>,
    /// The names of the others: a reader sees them, or a picture of them.
    pub unread: Vec<String>,
}

/// Reads the files in the text, the first `most` of them.
///
/// # Errors
/// [`IngestError`] where the archive is damaged or past the limits.
pub fn read(
    package: &mut Package<'_>,
    relations: &BTreeMap<String, Relation>,
    most: usize,
) -> Result<Chunks, IngestError> {
    let mut chunks = Chunks::default();
    for (id, relation) in relations {
        let name = || {
            relation
                .target
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        match relation.kind.as_str() {
            "aFChunk" => {
                let bytes = package.read(&relation.target)?;
                let bytes = bytes.filter(|_| chunks.read.len() < most);
                match bytes.and_then(|bytes| content(&bytes)) {
                    Some(blocks) => drop(chunks.read.insert(id.clone(), blocks)),
                    None => chunks.unread.push(name()),
                }
            }
            // A sheet of Excel that was pasted as an object.
            "package" | "oleObject" => chunks.unread.push(name()),
            _ => {}
        }
    }
    Ok(chunks)
}

/// What a file shows; `None` where it cannot be read. Files within it are not followed.
fn content(bytes: &[u8]) -> Option<Vec<Block>> {
    let documents = match form(bytes).ok()? {
        Form::Document(Kind::Docx) => vec![super::read(bytes, Kind::Docx, 0).ok()?],
        Form::Document(kind) => open(bytes, Some(kind)).documents(Hidden::Skip).ok()?,
        Form::Text => open(bytes, None).documents(Hidden::Skip).ok()?,
        Form::Archive | Form::Compressed | Form::Convertible(_) => return None,
    };
    let blocks = documents.into_iter().flat_map(|document| document.blocks);
    let mut blocks: Vec<Block> = blocks.collect();
    lines::forget_places(&mut blocks);
    Some(blocks)
}
