//! Text that a cell can hold, whatever a report prints.

use crate::lang::{Lang, Text};
use crate::render::printable::printable;

/// The most characters of a cell, in UTF-16 units, as Excel counts.
pub(super) const MAX_CELL: usize = 32_767;

/// The most characters of a note that the library writes, in UTF-16 units.
pub(super) const MAX_NOTE: usize = MAX_CELL - 54;

/// What stands at the end of a text that was cut off.
const CUT: Text = Text {
    zh: "……（超过 Excel 单元格的长度上限，以下略去）",
    en: "… (longer than a cell of Excel can be: the rest is left out)",
};

/// The text with every character that XML forbids or a reader cannot see made visible, one line
/// of it for one of the text.
pub(super) fn lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(printable).collect();
    lines
        .join("\n")
        .replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

/// The text cut to a number of UTF-16 units, with words that say so.
pub(super) fn cut(text: String, most: usize, lang: Lang) -> String {
    // No text is longer in UTF-16 units than in bytes.
    if text.len() <= most || text.encode_utf16().count() <= most {
        return text;
    }
    let note = CUT.get(lang);
    let mut room = most - note.encode_utf16().count();
    let kept = text.chars().take_while(|c| {
        let fits = room >= c.len_utf16();
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(note.chars()).collect()
}

/// Whether a spreadsheet program would take the text for a formula if a person typed it.
pub(super) fn is_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::{cut, lines};
    use crate::lang::Lang;

    #[test]
    fn a_text_too_long_is_cut_with_a_note() {
        assert_eq!(cut("字".repeat(100), 100, Lang::Zh), "字".repeat(100));
        let long = cut("𠮷".repeat(60), 100, Lang::Zh);
        assert!(long.starts_with("𠮷𠮷") && long.ends_with("以下略去）"));
        assert!((99..=100).contains(&long.encode_utf16().count()));
    }

    #[test]
    fn what_xml_forbids_is_made_visible() {
        assert_eq!(
            lines("a\u{0}b\u{1b}\n\u{FFFF}"),
            "a\\u{0}b\\u{1b}\n\\u{ffff}"
        );
    }
}
