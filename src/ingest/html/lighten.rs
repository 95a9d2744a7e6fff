//! Takes the styles out of mark-up before it is parsed.
//!
//! A page pasted from Word is half styles, a hundred characters at every element, and most of
//! the time of parsing goes into them. All that the reader wants of a style is whether it hides
//! its element, so every other style is left out.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter, memchr2, memchr3_iter};

/// Words of styles that hide an element, as far as their last `y` or `h`; styles with any of
/// them stay.
const HIDING: [&[u8]; 3] = [b"display", b"visibility", b"mso-h"];

/// The mark-up without styles that hide nothing. Line breaks within them stay, so that lines
/// keep their numbers.
///
/// Where it is not certain that a style is meant (a tag within a script, a quote never closed),
/// nothing is lost that is read: only text from `style=` to its closing quote goes, within one
/// tag, and only where no angle bracket stands in it.
#[must_use]
pub fn lighten(text: &str) -> Cow<'_, str> {
    static STYLE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("style="));
    let bytes = text.as_bytes();
    let mut light = String::new();
    let mut kept = 0;
    for at in STYLE.find_iter(bytes) {
        if at < kept {
            continue;
        }
        if let Some(end) = style_end(bytes, at) {
            light.push_str(&text[kept..at]);
            light.extend(memchr_iter(b'\n', &bytes[at..end]).map(|_| '\n'));
            kept = end;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    light.push_str(&text[kept..]);
    Cow::Owned(light)
}

/// Where the style that begins at `at` ends, if it is one that can go.
fn style_end(bytes: &[u8], at: usize) -> Option<usize> {
    if !bytes.get(at.checked_sub(1)?)?.is_ascii_whitespace() {
        return None;
    }
    let open = at + "style=".len();
    let quote = *bytes.get(open)?;
    if !matches!(quote, b'"' | b'\'') {
        return None;
    }
    let length = memchr(quote, &bytes[open + 1..])?;
    let value = &bytes[open + 1..open + 1 + length];
    let can_go = memchr2(b'<', b'>', value).is_none() && !may_hide(value);
    can_go.then_some(open + length + 2)
}

/// Whether a style has one of the words that can hide an element. Told by their rarest letters,
/// since most styles of a page have none of the words.
fn may_hide(style: &[u8]) -> bool {
    memchr3_iter(b'y', b'Y', b'h', style).any(|at| {
        let until = &style[..=at];
        HIDING.iter().any(|word| {
            let start = until.len().checked_sub(word.len());
            start.is_some_and(|start| until[start..].eq_ignore_ascii_case(word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::lighten;

    #[test]
    fn styles_go_and_lines_stay() {
        let page =
            "<p class=a style='font-size:9pt;\nwidth:3pt' align=left>甲<td style=\"w:1\">1</td>";
        assert_eq!(lighten(page), "<p class=a \n align=left>甲<td >1</td>");
    }

    #[test]
    fn what_hides_or_is_no_certain_style_stays() {
        for page in [
            "<td style='display:none'>1</td>",
            "<td style=\"mso-hide:all\">1</td>",
            "<td style='width:1px>1</td><td>2</td><td a='>3</td>",
            "<td style=none>1</td>",
            "<p data-style='x'>1</p>",
            "甲 style= 乙",
            "style=",
        ] {
            assert_eq!(lighten(page), page);
        }
    }
}
