//! Names the bytes that are read, the parts within them, and the form they have.

use std::fmt;

/// What kind of file the bytes turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An HTML page or fragment.
    Html,
    /// Plain text or Markdown.
    Text,
    /// JSON that carries the article in one of its strings.
    Json,
    /// PDF.
    Pdf,
    /// A document of Word or WPS (Office Open XML).
    Docx,
    /// A text of OpenDocument.
    Odt,
    /// A workbook of Excel or WPS (Office Open XML, or its binary twin XLSB).
    Xlsx,
    /// A workbook of older programs.
    Xls,
    /// A workbook of OpenDocument.
    Ods,
    /// A page saved as one file, or a mail.
    Mhtml,
}

impl Kind {
    /// The word that outputs use.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
            Self::Json => "json",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Mhtml => "mhtml",
        }
    }
}

/// One step from a source to a part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To an entry of an archive or a sheet of a workbook, by its name.
    Named(String),
    /// To one of several reports that stand one after the other, by its number, from 1.
    Numbered(usize),
}

impl fmt::Display for Step {
    /// As it stands behind what holds it: `!2023/a.html`, `#2`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => write!(formatter, "!{name}"),
            Self::Numbered(number) => write!(formatter, "#{number}"),
        }
    }
}

/// Where a report comes from: a source, and the part of it where it has several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The path or other name under which outputs speak of the source; `-` for standard input.
    pub path: String,
    /// The way from the source to the part; empty where the source is the report.
    pub part: Vec<Step>,
}

impl Origin {
    /// A source as a whole.
    #[must_use]
    pub const fn of(path: String) -> Self {
        Self {
            path,
            part: Vec::new(),
        }
    }

    /// A part of this one.
    #[must_use]
    pub fn within(&self, step: Step) -> Self {
        let mut part = self.clone();
        part.part.push(step);
        part
    }

    /// The name of the file that holds the report, or of the sheet, without its folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        let named = self.part.iter().rev().find_map(|step| match step {
            Step::Named(name) => Some(name.as_str()),
            Step::Numbered(_) => None,
        });
        let path = named.unwrap_or(&self.path);
        path.rsplit(['/', '\\']).next().unwrap_or(path)
    }

    /// The part alone, without the sign before it: `2023/a.html#2`; `None` for a whole source.
    #[must_use]
    pub fn part_name(&self) -> Option<String> {
        let steps: String = self.part.iter().map(Step::to_string).collect();
        steps.get(1..).map(str::to_owned)
    }
}

impl fmt::Display for Origin {
    /// The part behind its source: `archive.zip!2023/a.html`, `page.html#2`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.path)?;
        self.part.iter().try_for_each(|step| step.fmt(formatter))
    }
}

/// What is known of a source, or of the part of one that holds a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it comes from.
    pub origin: Origin,
    /// The file that holds it: the source, or an entry of the archive that the source is.
    pub file: Origin,
    /// The BLAKE3 digest of that file's bytes, by which two copies of one file are told.
    pub digest: [u8; 32],
    /// The kind of file, told by its content; `None` where it could not be told.
    pub kind: Option<Kind>,
    /// The encoding that the bytes were read in, by its WHATWG name (`UTF-8`, `GB18030`, …);
    /// `None` where it is no text.
    pub encoding: Option<&'static str>,
    /// The size in bytes.
    pub bytes: usize,
    /// What it holds that was not read, or that is not settled.
    pub passed_over: PassedOver,
}

/// What a file holds that a reader of the printed document does not see, or not as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PassedOver {
    /// The names of the workbook's sheets that are hidden. They are not read.
    pub hidden_sheets: Vec<String>,
    /// How many deletions nobody has accepted or refused yet. What they delete is not read.
    pub deletions: usize,
    /// How many insertions nobody has accepted or refused yet. What they insert is read.
    pub insertions: usize,
}

#[cfg(test)]
mod tests {
    use super::{Origin, Step};

    #[test]
    fn a_part_stands_behind_its_source() {
        let whole = Origin::of("a.zip".to_owned());
        assert_eq!(
            (whole.to_string(), whole.part_name()),
            ("a.zip".into(), None)
        );
        let entry = whole.within(Step::Named("2023/甲.html".to_owned()));
        assert_eq!(entry.to_string(), "a.zip!2023/甲.html");
        let second = entry.within(Step::Numbered(2));
        assert_eq!(second.to_string(), "a.zip!2023/甲.html#2");
        assert_eq!(second.part_name().as_deref(), Some("2023/甲.html#2"));
    }
}
