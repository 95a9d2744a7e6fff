//! Days of the calendar.

/// A day of the calendar as printed; it need not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12 where it is right.
    pub month: u8,
    /// The day, 1 to 31 where it is right.
    pub day: u8,
}

impl std::fmt::Display for Date {
    /// `2024-01-31`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { year, month, day } = self;
        write!(formatter, "{year}-{month:02}-{day:02}")
    }
}

impl Date {
    /// `2024年1月31日`.
    #[must_use]
    pub fn in_chinese(self) -> String {
        let Self { year, month, day } = self;
        format!("{year}年{month}月{day}日")
    }
}
