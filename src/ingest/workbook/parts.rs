//! What the parts of an XLSX file say beside the values that the library gives: which rows and
//! columns are hidden, which formulas have no result, and which digits of a text are raised or
//! struck out (ECMA-376 part 1, 18.3 and 18.4).

use std::collections::BTreeMap;

use roxmltree::Node;

use super::drawings;
use super::marks::{self, Look, Marks};
use crate::ingest::html::PICTURE;
use crate::ingest::package::Package;
use crate::ingest::{IngestError, opc, xml};

/// The marks of all sheets, in the order of the workbook.
///
/// # Errors
/// [`IngestError`] for a file whose parts are damaged or past the limits.
pub fn marks(bytes: &[u8]) -> Result<Vec<Marks>, IngestError> {
    let mut package = Package::open(bytes)?;
    let main = opc::main_part(&mut package)?.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let relations = opc::relations(&mut package, &main)?;
    let workbook = package.read(&main)?.ok_or(IngestError::Damaged)?;
    let text = xml::text(&workbook);
    let tree = xml::parse(&text)?;
    let strings = relations.values().find(|it| it.kind == "sharedStrings");
    let strings = match strings {
        Some(relation) => package.read(&relation.target)?.unwrap_or_default(),
        None => Vec::new(),
    };
    let strings = marked_strings(&strings)?;
    let mut settings = tree.root_element().descendants();
    let is_computed_anew = settings.any(|node| {
        node.tag_name().name() == "calcPr"
            && matches!(xml::attribute(node, "fullCalcOnLoad"), Some("1" | "true"))
    });
    let sheets = tree.root_element().descendants();
    let mut all = Vec::new();
    for sheet in sheets.filter(|node| node.tag_name().name() == "sheet") {
        let target = xml::attribute(sheet, "id").and_then(|id| relations.get(id));
        let bytes = match target {
            Some(relation) => package.read(&relation.target)?.unwrap_or_default(),
            None => Vec::new(),
        };
        let mut marks = of_sheet(&bytes, &strings, is_computed_anew)?;
        if let Some(relation) = target.filter(|_| has(&bytes, "drawing")) {
            marks.covered = drawings::covered(&mut package, &relation.target)?;
        }
        all.push(marks);
    }
    Ok(all)
}

fn has(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}

/// What a sheet says, given the marked strings and whether what its formulas have for results is
/// computed anew as soon as the workbook is opened.
fn of_sheet(
    bytes: &[u8],
    strings: &BTreeMap<usize, String>,
    is_computed_anew: bool,
) -> Result<Marks, IngestError> {
    // Most sheets have nothing of it, and need not be looked at twice.
    let says_nothing = strings.is_empty()
        && ![
            "hidden=",
            "ht=\"0\"",
            "width=\"0\"",
            "showZeros=",
            "<f>",
            "<f ",
            "<rPr",
        ]
        .iter()
        .any(|word| has(bytes, word));
    if says_nothing {
        return Ok(Marks::default());
    }
    let text = xml::text(bytes);
    let tree = xml::parse(&text)?;
    let mut marks = Marks::default();
    let is_true = |node, name| matches!(xml::attribute(node, name), Some("1" | "true"));
    let number = |node, name| {
        let from_one = xml::number(node, name).and_then(|at| u32::try_from(at).ok());
        from_one.map(|at| at.saturating_sub(1))
    };
    let has_no_width = |node| xml::attribute(node, "width") == Some("0");
    let columns = tree.root_element().descendants();
    let columns = columns.filter(|node| node.tag_name().name() == "col");
    for node in columns.filter(|node| is_true(*node, "hidden") || has_no_width(*node)) {
        if let (Some(min), Some(max)) = (number(node, "min"), number(node, "max")) {
            marks.hidden_columns.push((min, max));
        }
    }
    let mut views = tree.root_element().descendants();
    marks.hides_zeros = views.any(|node| {
        node.tag_name().name() == "sheetView"
            && matches!(xml::attribute(node, "showZeros"), Some("0" | "false"))
    });
    let rows = tree.root_element().descendants();
    let mut row_at = 0;
    for row in rows.filter(|node| node.tag_name().name() == "row") {
        row_at = number(row, "r").unwrap_or(row_at);
        // A height of 0 hides a row as well as the word for it.
        if is_true(row, "hidden") || xml::attribute(row, "ht") == Some("0") {
            marks.hidden_rows.insert(row_at);
        }
        let mut column_at = 0;
        for cell in xml::elements(row).filter(|cell| cell.tag_name().name() == "c") {
            column_at = xml::attribute(cell, "r")
                .and_then(column)
                .unwrap_or(column_at);
            if let Some(text) = in_place(cell, strings, is_computed_anew) {
                marks.texts.insert((row_at, column_at), text);
            }
            if xml::child(cell, "f").is_some() {
                marks.computed.insert((row_at, column_at));
            }
            column_at = column_at.saturating_add(1);
        }
        row_at = row_at.saturating_add(1);
    }
    Ok(marks)
}

/// What stands in a cell in place of its value.
fn in_place(
    cell: Node<'_, '_>,
    strings: &BTreeMap<usize, String>,
    is_computed_anew: bool,
) -> Option<String> {
    let text = |name| {
        xml::child(cell, name)
            .and_then(|node| node.text())
            .unwrap_or_default()
    };
    let kind = xml::attribute(cell, "t");
    if kind == Some("s") {
        return strings.get(&text("v").trim().parse().ok()?).cloned();
    }
    if let Some(inline) = xml::child(cell, "is") {
        return marked(inline);
    }
    // Programs that compute nothing write a formula without its result, or with 0 and the word that
    // all is to be computed: it is shown as soon as the workbook is opened, and no blank and no 0.
    let is_without_result = match text("v") {
        "" => kind != Some("str"),
        value => is_computed_anew && matches!(kind, None | Some("n")) && value == "0",
    };
    (xml::child(cell, "f").is_some() && is_without_result).then(|| PICTURE.to_string())
}

/// The column of a reference: 1 of `B7`.
fn column(reference: &str) -> Option<u32> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let from_one = letters.fold(0_u32, |sum, letter| {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        sum.saturating_mul(26).saturating_add(digit)
    });
    from_one.checked_sub(1)
}

/// The shared strings that have raised or struck runs, by their numbers.
fn marked_strings(bytes: &[u8]) -> Result<BTreeMap<usize, String>, IngestError> {
    if !has(bytes, "vertAlign") && !has(bytes, "strike") {
        return Ok(BTreeMap::new());
    }
    let text = xml::text(bytes);
    let tree = xml::parse(&text)?;
    let strings = xml::elements(tree.root_element()).filter(|node| node.tag_name().name() == "si");
    let marked = strings.enumerate();
    Ok(marked
        .filter_map(|(number, string)| Some((number, self::marked(string)?)))
        .collect())
}

/// A rich text of which a part is raised or struck out; `None` where none is.
fn marked(string: Node<'_, '_>) -> Option<String> {
    marks::marked(xml::elements(string).map(run))
}

/// The text of a run, and how it looks.
fn run<'a>(run: Node<'a, '_>) -> (&'a str, Look) {
    let words = match run.tag_name().name() {
        "t" => run.text(),
        "r" => xml::child(run, "t").and_then(|node| node.text()),
        _ => None,
    };
    let properties = xml::child(run, "rPr");
    let of = |name| properties.and_then(|properties| xml::child(properties, name));
    let raised = of("vertAlign").and_then(|node| xml::attribute(node, "val"));
    let struck = of("strike").map(|node| xml::attribute(node, "val"));
    let look = Look {
        is_raised: raised.is_some_and(|value| value != "baseline"),
        is_struck: struck.is_some_and(|value| !matches!(value, Some("0" | "false"))),
    };
    (words.unwrap_or_default(), look)
}
