//! Where in its source something stands, in the terms that the source's format has.

/// A place of a source. All numbers count from 1, as a person counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Place {
    /// The format has no places that a person could look up, as inside a JSON string.
    #[default]
    Nowhere,
    /// In a text format (HTML, plain text, Markdown).
    Line {
        /// The line of the decoded text.
        line: u32,
        /// The character of that line with which it begins; `None` where that cannot be told
        /// for certain.
        character: Option<u32>,
    },
    /// On a page of a document with fixed pages (PDF).
    Page {
        /// The page.
        page: u32,
        /// Points (1/72 inch) to the right of the page's left edge and below its upper edge, as
        /// the page is shown; the upper left corner of what stands there.
        at: (u16, u16),
    },
    /// In a workbook.
    Sheet {
        /// The sheet, in the order of the workbook.
        sheet: u32,
        /// The row of the sheet.
        row: u32,
        /// The column of the sheet: 1 for `A`.
        column: u32,
    },
    /// In a document of running text without fixed pages (DOCX, ODT).
    Paragraph {
        /// The paragraph, in the order of the document, those within tables counted too.
        paragraph: u32,
    },
}

impl Place {
    /// A line, of which the character is not known.
    #[must_use]
    pub const fn on_line(line: u32) -> Self {
        Self::Line {
            line,
            character: None,
        }
    }

    /// The line, where the format has lines.
    #[must_use]
    pub const fn line(self) -> Option<u32> {
        match self {
            Self::Line { line, .. } => Some(line),
            _ => None,
        }
    }

    /// The character of the line, where it is known.
    #[must_use]
    pub const fn character(self) -> Option<u32> {
        match self {
            Self::Line { character, .. } => character,
            _ => None,
        }
    }

    /// The page, where the format has pages.
    #[must_use]
    pub const fn page(self) -> Option<u32> {
        match self {
            Self::Page { page, .. } => Some(page),
            _ => None,
        }
    }

    /// The paragraph, where that is all that the format has.
    #[must_use]
    pub const fn paragraph(self) -> Option<u32> {
        match self {
            Self::Paragraph { paragraph } => Some(paragraph),
            _ => None,
        }
    }

    /// The number of the sheet, where the format has sheets.
    #[must_use]
    pub const fn sheet(self) -> Option<u32> {
        match self {
            Self::Sheet { sheet, .. } => Some(sheet),
            _ => None,
        }
    }

    /// The cell of the sheet as workbooks name it: `C12`.
    #[must_use]
    pub fn reference(self) -> Option<String> {
        let Self::Sheet { row, column, .. } = self else {
            return None;
        };
        // Columns are counted in base 26 with digits from 1 (A) to 26 (Z).
        let mut letters = Vec::new();
        let mut rest = column;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        let column: String = letters.into_iter().rev().collect();
        Some(format!("{column}{row}"))
    }

    /// This place, or the other one where this is [`Place::Nowhere`].
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match self {
            Self::Nowhere => other,
            known => known,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn cells_of_sheets_are_named_as_workbooks_name_them() {
        let named = |column| {
            let cell = Place::Sheet {
                sheet: 1,
                row: 12,
                column,
            };
            cell.reference().unwrap()
        };
        assert_eq!(
            [1, 3, 26, 27, 52, 53, 702, 703].map(named),
            ["A12", "C12", "Z12", "AA12", "AZ12", "BA12", "ZZ12", "AAA12"]
        );
        assert_eq!(Place::on_line(7).reference(), None);
    }
}
