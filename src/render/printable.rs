//! Text that is safe to show on a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with its white space on one line and every character that a terminal would obey
/// instead of showing written as `\u{1b}`: a report must not be able to move the cursor, set the
/// window's title or turn the reading direction of the figures beside it.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            _ if is_unsafe(c) => {
                // Writing to a string does not fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Control characters, line and paragraph separators, the marks that turn the reading direction,
/// and the two that are no characters and that XML cannot hold.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61C}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}'
                | '\u{FFFE}'
                | '\u{FFFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn nothing_that_a_terminal_obeys_passes() {
        assert_eq!(printable("\u{1b}[2J1\n2\u{202e}"), "\\u{1b}[2J1 2\\u{202e}");
        assert_eq!(printable("\u{9b}31m\u{7}\u{7f}"), "\\u{9b}31m\\u{7}\\u{7f}");
    }

    #[test]
    fn other_text_is_untouched() {
        assert_eq!(printable("（七）总计 × 自然人"), "（七）总计 × 自然人");
    }
}
