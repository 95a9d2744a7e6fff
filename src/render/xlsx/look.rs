//! How the workbook looks: fonts, borders and colours. No colour says what words do not say too.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::diagnostic::Severity;
use crate::lang::Lang;
use crate::render::words;

/// The font of all sheets: one that every Chinese office has.
pub(super) const FONT: &str = "宋体";

/// How much a row, or a cell of a table, matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Something was found that a baseline accepts.
    Accepted(Severity),
    /// Something was found.
    Found(Severity),
    /// The source could not be read.
    Failed,
}

impl Weight {
    /// The weight in words.
    pub(super) fn words(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Found(severity), _) => words::severity(severity, lang).to_owned(),
            (Self::Accepted(severity), Lang::Zh) => {
                format!("{}（已接受）", words::severity(severity, lang))
            }
            (Self::Accepted(severity), Lang::En) => {
                format!("{} (accepted)", words::severity(severity, lang))
            }
            (Self::Failed, Lang::Zh) => "未能核对".to_owned(),
            (Self::Failed, Lang::En) => "not checked".to_owned(),
        }
    }

    /// The colours of its background and of its text: dark on pale, so that they can be told on
    /// paper without colour.
    const fn colors(self) -> (u32, u32) {
        match self {
            Self::Found(Severity::Error) | Self::Failed => (0xFB_DD_DD, 0x9C_00_06),
            Self::Found(Severity::Warning) => (0xFF_EF_C6, 0x7F_53_00),
            Self::Found(Severity::Info) => (0xDD_EB_F7, 0x1F_4E_79),
            Self::Accepted(_) => (0xE7_E6_E6, 0x59_59_59),
        }
    }

    /// The format in the colours of the weight.
    pub(super) fn paint(self, format: &Format) -> Format {
        let (background, text) = self.colors();
        (format.clone())
            .set_background_color(Color::RGB(background))
            .set_font_color(Color::RGB(text))
    }

    /// The format in the colours of the weight turned round: what must be corrected.
    pub(super) fn paint_strongly(self, format: &Format) -> Format {
        (format.clone())
            .set_background_color(Color::RGB(self.colors().1))
            .set_font_color(Color::White)
            .set_bold()
    }
}

/// The formats of all cells.
pub(super) struct Look {
    /// The head of a list.
    pub(super) head: Format,
    /// The head of the columns that a person fills in.
    pub(super) head_to_fill: Format,
    /// Text of a list.
    pub(super) text: Format,
    /// Words or numbers in the middle of their cell.
    pub(super) middle: Format,
    /// A link to another sheet.
    pub(super) link: Format,
    /// The link back to the list.
    pub(super) back: Format,
    /// A date that a person fills in.
    pub(super) date: Format,
    /// The title of a sheet.
    pub(super) title: Format,
    /// The title of a table.
    pub(super) heading: Format,
    /// Words under a title.
    pub(super) words: Format,
    /// A label of the form.
    pub(super) label: Format,
    /// A figure of a table.
    pub(super) figure: Format,
    /// A cell of the form that the report lacks.
    pub(super) absent: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let base = Format::new()
            .set_font_name(FONT)
            .set_font_size(10)
            .set_align(FormatAlign::VerticalCenter);
        let boxed = (base.clone())
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0xA6_A6_A6))
            .set_text_wrap();
        let middle = boxed.clone().set_align(FormatAlign::Center);
        let head = middle.clone().set_bold().set_font_color(Color::White);
        Self {
            head: head.clone().set_background_color(Color::RGB(0x1F_3A_5F)),
            head_to_fill: head.set_background_color(Color::RGB(0x37_56_23)),
            text: boxed.clone(),
            link: (boxed.clone())
                .set_font_color(Color::RGB(0x05_63_C1))
                .set_underline(FormatUnderline::Single),
            back: (base.clone())
                .set_align(FormatAlign::Right)
                .set_font_color(Color::RGB(0x05_63_C1))
                .set_underline(FormatUnderline::Single),
            date: middle.clone().set_num_format("yyyy-mm-dd"),
            title: base.clone().set_font_size(16).set_bold(),
            heading: base.clone().set_font_size(12).set_bold(),
            words: base.set_text_wrap(),
            label: middle.clone().set_background_color(Color::RGB(0xF2_F2_F2)),
            figure: middle.clone(),
            absent: (middle.clone())
                .set_italic()
                .set_font_color(Color::RGB(0x80_80_80))
                .set_background_color(Color::RGB(0xD9_D9_D9)),
            middle,
        }
    }
}
