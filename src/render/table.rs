//! The figures of reports as one table, for programs that work on tables: long, a row a cell, or
//! wide, a row a report. As CSV (RFC 4180, UTF-8) or as NDJSON, a row an object.
//!
//! Counts are whole numbers of pieces, documents or decisions; amounts are 万元 as printed. A
//! value is the printed number, empty (`null`) where there is none; nothing is filled in.

use serde_json::{Map, Value, json};

use crate::Read;
use crate::render::expected;
use crate::render::number::Number;
use crate::render::renderer::Rendered;
use crate::report::{CellName, Decimal};

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values with a head.
    Csv,
    /// One JSON object a row, each on its line.
    Ndjson,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A cell.
    Long,
    /// A report.
    Wide,
}

/// The columns that say which report a row is of.
const OF_REPORT: [&str; 5] = ["path", "part", "body", "year", "format"];

/// The columns that a long table has behind these. `table`, `row` and `column` are the keys of
/// the form, of which `cell` is made.
const OF_CELL: [&str; 9] = [
    "table", "row", "column", "cell", "raw", "value", "state", "line", "page",
];

/// A table of figures.
#[derive(Debug)]
pub struct FigureTable {
    format: TableFormat,
    shape: Shape,
    columns: Vec<String>,
    /// The cells of a wide table, in the order of the forms.
    cells: Vec<CellName>,
}

/// One field of a row.
enum Field {
    Nothing,
    Text(String),
    Whole(i64),
    Number(Decimal),
}

impl From<Option<String>> for Field {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

impl FigureTable {
    /// A table of this form and shape.
    #[must_use]
    pub fn new(format: TableFormat, shape: Shape) -> Self {
        let cells = match shape {
            Shape::Long => Vec::new(),
            Shape::Wide => expected::all(),
        };
        let of_report = OF_REPORT.iter().map(|name| (*name).to_owned());
        let columns = match shape {
            Shape::Long => {
                (of_report.chain(OF_CELL.iter().map(|name| (*name).to_owned()))).collect()
            }
            Shape::Wide => of_report
                .chain(cells.iter().map(ToString::to_string))
                .collect(),
        };
        Self {
            format,
            shape,
            columns,
            cells,
        }
    }

    /// The names of the columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What stands before the first row.
    ///
    /// # Errors
    /// Where the library that the form is written with fails.
    pub fn head(&self) -> Rendered<String> {
        match self.format {
            TableFormat::Csv => line(self.columns.iter().map(String::as_str)),
            TableFormat::Ndjson => Ok(String::new()),
        }
    }

    /// The rows of a report, each with its line end.
    ///
    /// # Errors
    /// Where the library that the form is written with fails.
    pub fn rows(&self, read: &Read) -> Rendered<String> {
        match self.shape {
            Shape::Long => self.long(read),
            Shape::Wide => self.wide(read),
        }
    }

    fn long(&self, read: &Read) -> Rendered<String> {
        let report = &read.report;
        let rows = report.cells.iter().map(|(&name, figure)| {
            let [table, row, column] = keys(name);
            let place = figure.position.place;
            let number = |number: Option<u32>| match number {
                Some(number) => Field::Whole(i64::from(number)),
                None => Field::Nothing,
            };
            let fields = [
                Field::Text(table),
                Field::Text(row),
                Field::Text(column),
                Field::Text(name.to_string()),
                Field::Text(figure.raw.clone()),
                figure.number().map_or(Field::Nothing, Field::Number),
                Field::Text(figure.content.key().to_owned()),
                number(place.line()),
                number(place.page()),
            ];
            self.row(of_report(read).into_iter().chain(fields))
        });
        rows.collect()
    }

    fn wide(&self, read: &Read) -> Rendered<String> {
        let value = |&name: &CellName| {
            let number = read.report.figure(name).and_then(|figure| figure.number());
            number.map_or(Field::Nothing, Field::Number)
        };
        let fields = self.cells.iter().map(value);
        self.row(of_report(read).into_iter().chain(fields))
    }

    fn row(&self, fields: impl Iterator<Item = Field>) -> Rendered<String> {
        match self.format {
            TableFormat::Csv => {
                let fields: Vec<String> = fields.map(csv_field).collect();
                line(fields.iter().map(String::as_str))
            }
            TableFormat::Ndjson => {
                let fields = fields.map(json_field);
                let row: Map<String, Value> = self.columns.iter().cloned().zip(fields).collect();
                Ok(format!("{}\n", Value::Object(row)))
            }
        }
    }
}

/// The fields that say which report a row is of.
fn of_report(read: &Read) -> [Field; 5] {
    let (origin, report) = (&read.source.origin, &read.report);
    [
        Field::Text(origin.path.clone()),
        origin.part_name().into(),
        report.body.clone().into(),
        (report.year).map_or(Field::Nothing, |year| Field::Whole(year.into())),
        report.format.map(|format| format.key().to_owned()).into(),
    ]
}

/// The cells of both national forms, each once, in their order.
/// The table, row and column of a cell by their keys.
pub(super) fn keys(name: CellName) -> [String; 3] {
    let [row, column] = match name {
        CellName::Disclosure(item, measure) => [item.key(), measure.key()].map(str::to_owned),
        CellName::Applications(row, column) => [row.key(), column.key()].map(str::to_owned),
        CellName::Subtotal(group, column) => [
            format!("outcomes.{}.subtotal", group.key()),
            column.key().to_owned(),
        ],
        CellName::Proceedings(group, ruling) => [group.key(), ruling.key()].map(str::to_owned),
    };
    [name.table().key().to_owned(), row, column]
}

fn csv_field(field: Field) -> String {
    match field {
        Field::Nothing => String::new(),
        Field::Text(text) => text,
        Field::Whole(number) => number.to_string(),
        Field::Number(value) => value.to_string(),
    }
}

fn json_field(field: Field) -> Value {
    match field {
        Field::Nothing => Value::Null,
        Field::Text(text) => Value::String(text),
        Field::Whole(number) => number.into(),
        Field::Number(value) => json!(Number(value)),
    }
}

/// A line of CSV.
fn line<'a>(fields: impl Iterator<Item = &'a str>) -> Rendered<String> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(fields)?;
    Ok(String::from_utf8(writer.into_inner()?)?)
}

#[cfg(test)]
mod tests {
    use super::{FigureTable, Shape, TableFormat, line};

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let fields = ["a", "b,c", "d\"e", ""];
        let written = line(fields.into_iter()).unwrap();
        assert_eq!(written, "a,\"b,c\",\"d\"\"e\",\r\n");
    }

    #[test]
    fn a_wide_table_has_every_cell_of_both_forms_once() {
        let table = FigureTable::new(TableFormat::Csv, Shape::Wide);
        let mut columns = table.columns().to_vec();
        // Tables two, 10 and 22 cells of which 3 are in both; table three; table four.
        assert_eq!(columns.len(), 5 + 10 + 22 - 3 + 25 * 7 + 15);
        columns.sort();
        columns.dedup();
        assert_eq!(columns.len(), table.columns().len());
    }
}
