//! Text that is safe to show on a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with its white space on one line and every character that a terminal would obey
/// instead of showing written as `\u{1b}`: a report must not be able to move the cursor, set the
/// window's title or turn the reading direction of the figures beside it. The first sign of what
/// would be a command to a service for continuous integration that reads the output
/// (`begins_command`) is written so too.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_obeyed = |at: usize, c: char| is_unsafe(c) || begins_command(&text[at..]);
    if !text.char_indices().any(|(at, c)| is_obeyed(at, c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            _ if is_obeyed(at, c) => {
                // Writing to a string does not fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Whether the text begins with what a runner obeys: `##[` and `##vso[` of Azure Pipelines and of
/// the first GitHub Actions wherever they stand in a line, `::` and a name where a line begins
/// with it, which may happen wherever a text is broken.
fn begins_command(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix("##") {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        return rest.starts_with('[');
    }
    let named = text.strip_prefix("::").map(str::as_bytes);
    named.is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_alphabetic))
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
    fn nothing_that_a_runner_obeys_passes() {
        assert_eq!(
            printable("1 ##vso[task.setvariable]2"),
            "1 \\u{23}#vso[task.setvariable]2"
        );
        assert_eq!(printable("###[error]"), "#\\u{23}#[error]");
        assert_eq!(printable("::error::1"), "\\u{3a}:error::1");
        assert_eq!(printable("## 1 [2]::"), "## 1 [2]::");
    }

    #[test]
    fn other_text_is_untouched() {
        assert_eq!(printable("（七）总计 × 自然人"), "（七）总计 × 自然人");
    }
}
