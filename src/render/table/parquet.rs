//! A table as Parquet. Texts are UTF-8 strings, whole numbers INT64, numbers DOUBLE; every column
//! may be null.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::{Column, ColumnType, Field, Row};
use crate::render::renderer::Rendered;

/// How many rows are encoded together. Those before are kept compressed.
const ROWS: usize = 65_536;

/// A table being encoded. The bytes are whole only at the end: the file's directory stands there.
pub(super) struct Encoder {
    kinds: Vec<ColumnType>,
    waiting: Vec<Row>,
    writer: SerializedFileWriter<Vec<u8>>,
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Encoder")
    }
}

impl Encoder {
    pub(super) fn new(columns: &[Column]) -> Rendered<Self> {
        let field = |column: &Column| {
            let (physical, logical) = match column.kind {
                ColumnType::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
                ColumnType::Whole => (Physical::INT64, None),
                ColumnType::Number => (Physical::DOUBLE, None),
                ColumnType::Flag => (Physical::BOOLEAN, None),
            };
            let field = Type::primitive_type_builder(&column.name, physical)
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(logical)
                .build()?;
            Ok(Arc::new(field))
        };
        let fields: Rendered<Vec<_>> = columns.iter().map(field).collect();
        let schema = Type::group_type_builder("gouji").with_fields(fields?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
        let schema = Arc::new(schema.build()?);
        Ok(Self {
            kinds: columns.iter().map(|column| column.kind).collect(),
            waiting: Vec::new(),
            writer: SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties.build()))?,
        })
    }

    pub(super) fn add(&mut self, rows: Vec<Row>) -> Rendered<()> {
        self.waiting.extend(rows);
        match self.waiting.len() >= ROWS {
            true => self.encode(),
            false => Ok(()),
        }
    }

    pub(super) fn end(mut self) -> Rendered<Vec<u8>> {
        if !self.waiting.is_empty() {
            self.encode()?;
        }
        Ok(self.writer.into_inner()?)
    }

    fn encode(&mut self) -> Rendered<()> {
        let rows = std::mem::take(&mut self.waiting);
        let mut group = self.writer.next_row_group()?;
        for (at, kind) in self.kinds.iter().enumerate() {
            let fields = rows.iter().filter_map(|row| row.get(at));
            match kind {
                ColumnType::Text => {
                    column::<ByteArrayType>(&mut group, fields, |field| match field {
                        Field::Text(text) => Some(ByteArray::from(text.as_str())),
                        _ => None,
                    })?
                }
                ColumnType::Whole => {
                    column::<Int64Type>(&mut group, fields, |field| match field {
                        Field::Whole(number) => Some(*number),
                        _ => None,
                    })?
                }
                ColumnType::Number => {
                    column::<DoubleType>(&mut group, fields, |field| match field {
                        Field::Number(value) => value.to_string().parse().ok(),
                        _ => None,
                    })?
                }
                ColumnType::Flag => column::<BoolType>(&mut group, fields, |field| match field {
                    Field::Flag(flag) => Some(*flag),
                    _ => None,
                })?,
            }
        }
        group.close()?;
        Ok(())
    }
}

/// Writes the next column of a group: a value a field, null where there is none.
fn column<'a, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    fields: impl Iterator<Item = &'a Field>,
    value: impl Fn(&Field) -> Option<T::T>,
) -> Rendered<()> {
    let fields: Vec<Option<T::T>> = fields.map(value).collect();
    let levels: Vec<i16> = fields.iter().map(|value| value.is_some().into()).collect();
    let values: Vec<T::T> = fields.into_iter().flatten().collect();
    let Some(mut column) = group.next_column()? else {
        return Err("a table has more columns than its schema".into());
    };
    column
        .typed::<T>()
        .write_batch(&values, Some(&levels), None)?;
    Ok(column.close()?)
}
