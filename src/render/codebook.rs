//! What each cell is called and counts: the codebook of the data.

use schemars::JsonSchema;
use serde::Serialize;

use crate::form;
use crate::lang::Lang;
use crate::render::expected::{all, figures};
use crate::render::table::figures::keys;
use crate::render::words;
use crate::report::{CellName, Format, Item, Measure, OtherRows};

/// The name of the form.
const SCHEMA: &str = "gouji/cells/1";

/// All cells of both national formats.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Codebook {
    /// Always `gouji/cells/1`.
    pub schema: &'static str,
    /// The cells, in the order of the forms.
    pub cells: Vec<Entry>,
}

/// One cell.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Entry {
    /// The dotted path that names the cell in every output.
    pub cell: String,
    /// The table, row and column as the form prints them.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// `件` pieces, `项` items, `万元` 10,000 yuan; `null` where the form names none.
    pub unit: Option<&'static str>,
    /// The key of the table, as in `gouji export`.
    pub table: String,
    /// The key of the row, likewise.
    pub row: String,
    /// The key of the column, likewise.
    pub column: String,
    /// The row as the form prints it.
    pub row_label: String,
    /// The column as the form prints it.
    pub column_label: &'static str,
    /// The formats that have the cell: `2019`, `2021`.
    pub formats: Vec<&'static str>,
}

/// The codebook.
#[must_use]
pub fn codebook() -> Codebook {
    let formats = [Format::F2019, Format::F2021];
    let has = |format: Format, name: CellName| {
        figures(form::table(name.table(), format)).any(|of_form| of_form == name)
    };
    let entry = |name: CellName| {
        let [table, row, column] = keys(name);
        let number = words::table_number(name.table(), Lang::Zh);
        Entry {
            cell: name.to_string(),
            label: format!(
                "{number} {}",
                words::cell(name, OtherRows::default(), Lang::Zh)
            ),
            label_en: format!(
                "{}, {}",
                words::table_number(name.table(), Lang::En),
                name.en(OtherRows::default())
            ),
            unit: unit(name),
            table,
            row,
            column,
            row_label: words::row(name, OtherRows::default()),
            column_label: name.column_zh(OtherRows::default()),
            formats: (formats.into_iter().filter(|&format| has(format, name)))
                .map(Format::key)
                .collect(),
        }
    };
    Codebook {
        schema: SCHEMA,
        cells: all().into_iter().map(entry).collect(),
    }
}

/// The unit that the form names or that what is counted has.
const fn unit(name: CellName) -> Option<&'static str> {
    match name {
        CellName::Disclosure(Item::Procurement, Measure::Amount) => None,
        CellName::Disclosure(_, Measure::Amount) => Some("万元"),
        CellName::Disclosure(_, Measure::PreviousItems | Measure::Change | Measure::Items) => {
            Some("项")
        }
        CellName::Disclosure(..)
        | CellName::Applications(..)
        | CellName::Subtotal(..)
        | CellName::Proceedings(..) => Some("件"),
    }
}
