//! The figures of reports as one table: long, one row per cell, or wide, one row per
//! report.
//!
//! Counts are whole numbers of cases, documents or decisions; amounts are 万元 as printed. A
//! value is the printed number, empty (`null`) where there is none; nothing is filled in.

use super::{Column, ColumnType, Field, OF_REPORT, Row, of_report};
use crate::Read;
use crate::render::expected;
use crate::report::CellName;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A cell.
    Long,
    /// A report.
    Wide,
}

/// The columns that a long table has behind those of the report. `table`, `row` and `column` are
/// the keys of the form, of which `cell` is made.
const OF_CELL: [(&str, ColumnType); 9] = [
    ("table", ColumnType::Text),
    ("row", ColumnType::Text),
    ("column", ColumnType::Text),
    ("cell", ColumnType::Text),
    ("raw", ColumnType::Text),
    ("value", ColumnType::Number),
    ("state", ColumnType::Text),
    ("line", ColumnType::Whole),
    ("page", ColumnType::Whole),
];

/// A table of figures.
#[derive(Debug)]
pub struct FigureTable {
    shape: Shape,
    columns: Vec<Column>,
    /// The cells of a wide table, in the order of the forms.
    cells: Vec<CellName>,
}

impl FigureTable {
    /// A table of this shape.
    #[must_use]
    pub fn new(shape: Shape) -> Self {
        let cells = match shape {
            Shape::Long => Vec::new(),
            Shape::Wide => expected::all(),
        };
        let of_cells: Vec<Column> = match shape {
            Shape::Long => OF_CELL.map(Column::from).into(),
            Shape::Wide => (cells.iter())
                .map(|cell| Column {
                    name: cell.to_string(),
                    kind: ColumnType::Number,
                })
                .collect(),
        };
        let columns = OF_REPORT.map(Column::from).into_iter().chain(of_cells);
        Self {
            shape,
            columns: columns.collect(),
            cells,
        }
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows of a report.
    #[must_use]
    pub fn rows(&self, read: &Read) -> Vec<Row> {
        match self.shape {
            Shape::Long => long(read),
            Shape::Wide => vec![self.wide(read)],
        }
    }

    fn wide(&self, read: &Read) -> Row {
        let value = |&name: &CellName| {
            let number = read.report.figure(name).and_then(|figure| figure.number());
            number.map_or(Field::Nothing, Field::Number)
        };
        let fields = self.cells.iter().map(value);
        of_report(read).into_iter().chain(fields).collect()
    }
}

fn long(read: &Read) -> Vec<Row> {
    let row = |(&name, figure): (&CellName, &crate::report::Figure)| {
        let [table, row, column] = keys(name);
        let place = figure.position.place;
        let fields = [
            Field::Text(table),
            Field::Text(row),
            Field::Text(column),
            Field::Text(name.to_string()),
            Field::Text(figure.raw.clone()),
            figure.number().map_or(Field::Nothing, Field::Number),
            Field::Text(figure.content.key().to_owned()),
            place.line().into(),
            place.page().into(),
        ];
        of_report(read).into_iter().chain(fields).collect()
    };
    read.report.cells.iter().map(row).collect()
}

/// The table, row and column of a cell by their keys.
pub(in crate::render) fn keys(name: CellName) -> [String; 3] {
    let [row, column] = match name {
        CellName::Disclosure(item, measure) => [item.key(), measure.key()].map(str::to_owned),
        CellName::Applications(row, column) => [row.key(), column.key()].map(str::to_owned),
        CellName::Subtotal(group, column) => [
            format!("outcomes.{}.subtotal", group.key()),
            column.key().to_owned(),
        ],
        CellName::Proceedings(group, result) => [group.key(), result.key()].map(str::to_owned),
    };
    [name.table().key().to_owned(), row, column]
}

#[cfg(test)]
mod tests {
    use super::{FigureTable, Shape};

    #[test]
    fn a_wide_table_has_every_cell_of_both_forms_once() {
        let table = FigureTable::new(Shape::Wide);
        let names = table.columns().iter().map(|column| &column.name);
        let mut names: Vec<&String> = names.collect();
        // Tables two, 10 and 22 cells of which 3 are in both; table three; table four.
        assert_eq!(names.len(), 5 + 10 + 22 - 3 + 25 * 7 + 15);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), table.columns().len());
    }
}
