//! What the rows and columns of cells are called where a report prints them.

use super::{CellName, Format, Item, Measure, Row};

impl CellName {
    /// The row as a report prints it, without the group that it stands under.
    #[must_use]
    pub const fn row_zh(self, other: OtherRows) -> &'static str {
        match self {
            Self::Disclosure(
                Item::NormativeDocuments,
                Measure::Produced | Measure::Disclosed | Measure::TotalDisclosed,
            ) => "规范性文件",
            Self::Disclosure(item, _) => item.zh(),
            Self::Applications(row, _) => match other.label(row) {
                Some((printed, _)) => printed,
                None => row.zh(),
            },
            Self::Subtotal(group, _) => group.zh(),
            Self::Proceedings(proceeding, _) => proceeding.zh(),
        }
    }

    /// An English gloss of the row.
    #[must_use]
    pub const fn row_en(self, other: OtherRows) -> &'static str {
        match self {
            Self::Disclosure(item, _) => item.en(),
            Self::Applications(row, _) => match other.label(row) {
                Some((_, gloss)) => gloss,
                None => row.en(),
            },
            Self::Subtotal(group, _) => group.en(),
            Self::Proceedings(proceeding, _) => proceeding.en(),
        }
    }

    /// The column as a report prints it.
    #[must_use]
    pub const fn column_zh(self, other: OtherRows) -> &'static str {
        match self {
            Self::Disclosure(Item::Fees, Measure::Amount) => "本年收费金额",
            Self::Disclosure(Item::Procurement, Measure::Amount) => "采购总金额",
            Self::Disclosure(item, Measure::Decisions) => match (item, other) {
                // Only the 2019 format asks for them.
                (Item::OtherServices, _) | (_, OtherRows::One) => Measure::Decisions.zh(),
                _ => "本年处理决定数量",
            },
            Self::Disclosure(_, measure) => measure.zh(),
            Self::Applications(_, column) | Self::Subtotal(_, column) => column.zh(),
            Self::Proceedings(_, result) => result.zh(),
        }
    }

    /// An English gloss of the column.
    #[must_use]
    pub const fn column_en(self) -> &'static str {
        match self {
            Self::Disclosure(_, measure) => measure.en(),
            Self::Applications(_, column) | Self::Subtotal(_, column) => column.en(),
            Self::Proceedings(_, result) => result.en(),
        }
    }

    /// An English gloss of row and column.
    #[must_use]
    pub fn en(self, other: OtherRows) -> String {
        format!("{} × {}", self.row_en(other), self.column_en())
    }
}

/// How a report prints the group （六）其他处理 of table three: what its figures are called on the
/// page depends on it, and with it on the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OtherRows {
    /// With the three rows of the 2021 format.
    #[default]
    Three,
    /// As one row, as the 2019 format has it.
    One,
    /// As one row where its form has three.
    Merged,
}

impl OtherRows {
    /// As the form of a format has it.
    #[must_use]
    pub const fn of(format: Format) -> Self {
        match format {
            Format::F2019 => Self::One,
            Format::F2021 => Self::Three,
        }
    }

    /// What the one row is called and its English gloss; `None` for any other row.
    #[must_use]
    pub const fn label(self, row: Row) -> Option<(&'static str, &'static str)> {
        match (self, row) {
            (Self::One, Row::OtherOutcome) => Some(("（六）其他处理", "other handling")),
            (Self::Merged, Row::OtherOutcome) => {
                Some(("（六）其他处理（原表仅一行）", "other handling, as one row"))
            }
            _ => None,
        }
    }
}
