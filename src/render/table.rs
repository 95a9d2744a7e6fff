//! Rows with typed columns, for programs that work on tables: as CSV (RFC 4180, UTF-8), as
//! NDJSON, a row an object, or as Parquet.

pub mod figures;
pub mod findings;
#[cfg(feature = "parquet")]
mod parquet;

use serde_json::{Map, Value, json};

use crate::Read;
use crate::render::number::Number;
use crate::render::renderer::Rendered;
use crate::report::Decimal;

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values with a head.
    Csv,
    /// One JSON object a row, each on its line.
    Ndjson,
    /// Apache Parquet, compressed by Snappy.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl TableFormat {
    /// Whether the form is no text, so that a terminal cannot show it.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Csv | Self::Ndjson => false,
            #[cfg(feature = "parquet")]
            Self::Parquet => true,
        }
    }
}

/// What the fields of a column are, where they are not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// A number as printed, which may have decimals.
    Number,
    /// True or false.
    Flag,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its fields are.
    pub kind: ColumnType,
}

impl From<(&str, ColumnType)> for Column {
    fn from((name, kind): (&str, ColumnType)) -> Self {
        let name = name.to_owned();
        Self { name, kind }
    }
}

/// One field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Nothing: empty in CSV, `null` elsewhere.
    Nothing,
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number as printed.
    Number(Decimal),
    /// True or false.
    Flag(bool),
}

/// The fields of a row, in the order of the columns.
pub type Row = Vec<Field>;

impl From<Option<String>> for Field {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

impl From<Option<u32>> for Field {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Whole(number.into()))
    }
}

/// The columns that say which report a row is of.
const OF_REPORT: [(&str, ColumnType); 5] = [
    ("path", ColumnType::Text),
    ("part", ColumnType::Text),
    ("body", ColumnType::Text),
    ("year", ColumnType::Whole),
    ("format", ColumnType::Text),
];

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

/// A table being written. What it writes is: the head, what became of the rows, the end.
#[derive(Debug)]
pub struct TableWriter {
    columns: Vec<Column>,
    form: Form,
}

#[derive(Debug)]
enum Form {
    Csv,
    Ndjson,
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Encoder>),
}

impl TableWriter {
    /// A table without rows yet.
    ///
    /// # Errors
    /// Where the library that the form is written with fails.
    pub fn new(format: TableFormat, columns: &[Column]) -> Rendered<Self> {
        Ok(Self {
            columns: columns.to_vec(),
            form: match format {
                TableFormat::Csv => Form::Csv,
                TableFormat::Ndjson => Form::Ndjson,
                #[cfg(feature = "parquet")]
                TableFormat::Parquet => Form::Parquet(Box::new(parquet::Encoder::new(columns)?)),
            },
        })
    }

    /// What stands before the first row.
    ///
    /// # Errors
    /// Where the library that the form is written with fails.
    pub fn head(&self) -> Rendered<String> {
        match self.form {
            Form::Csv => line(self.columns.iter().map(|column| column.name.as_str())),
            Form::Ndjson => Ok(String::new()),
            #[cfg(feature = "parquet")]
            Form::Parquet(_) => Ok(String::new()),
        }
    }

    /// What is written of further rows now.
    ///
    /// # Errors
    /// Where the library that the form is written with fails.
    pub fn add(&mut self, rows: Vec<Row>) -> Rendered<String> {
        match &mut self.form {
            Form::Csv => rows.into_iter().map(csv_row).collect(),
            Form::Ndjson => Ok((rows.into_iter())
                .map(|row| json_row(&self.columns, row))
                .collect()),
            #[cfg(feature = "parquet")]
            Form::Parquet(encoder) => {
                encoder.add(rows)?;
                Ok(String::new())
            }
        }
    }

    /// What stands behind the last row.
    ///
    /// # Errors
    /// Where the library that the form is written with fails.
    pub fn end(self) -> Rendered<Vec<u8>> {
        match self.form {
            Form::Csv | Form::Ndjson => Ok(Vec::new()),
            #[cfg(feature = "parquet")]
            Form::Parquet(encoder) => encoder.end(),
        }
    }
}

fn csv_row(row: Row) -> Rendered<String> {
    let text = |field| match field {
        Field::Nothing => String::new(),
        Field::Text(text) => text,
        Field::Whole(number) => number.to_string(),
        Field::Number(value) => value.to_string(),
        Field::Flag(flag) => flag.to_string(),
    };
    let fields: Vec<String> = row.into_iter().map(text).collect();
    line(fields.iter().map(String::as_str))
}

fn json_row(columns: &[Column], row: Row) -> String {
    let value = |field| match field {
        Field::Nothing => Value::Null,
        Field::Text(text) => Value::String(text),
        Field::Whole(number) => number.into(),
        Field::Number(value) => json!(Number(value)),
        Field::Flag(flag) => flag.into(),
    };
    let names = columns.iter().map(|column| column.name.clone());
    let row: Map<String, Value> = names.zip(row.into_iter().map(value)).collect();
    format!("{}\n", Value::Object(row))
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
    use super::line;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let fields = ["a", "b,c", "d\"e", ""];
        let written = line(fields.into_iter()).unwrap();
        assert_eq!(written, "a,\"b,c\",\"d\"\"e\",\r\n");
    }
}
