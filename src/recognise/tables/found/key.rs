//! The rows of the tables by their names.

use crate::report::{CellName, Item, Proceeding, Row};

/// A row of a table, whatever its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey {
    /// Of table two.
    Item(Item),
    /// Of table three.
    Row(Row),
    /// The five figures of a group of table four.
    Proceeding(Proceeding),
}

impl RowKey {
    /// The row that a cell stands in.
    pub fn of(name: CellName) -> Self {
        match name {
            CellName::Disclosure(item, _) => Self::Item(item),
            CellName::Applications(row, _) => Self::Row(row),
            CellName::Subtotal(group, _) => {
                let first = Row::ALL.iter().find(|row| row.group() == Some(group));
                Self::Row(first.copied().unwrap_or(Row::New))
            }
            CellName::Proceedings(proceeding, _) => Self::Proceeding(proceeding),
        }
    }

    /// How far down its table of the form it stands.
    pub const fn place(self) -> usize {
        match self {
            Self::Item(item) => item as usize,
            Self::Row(row) => row.index(),
            Self::Proceeding(proceeding) => proceeding as usize,
        }
    }
}
