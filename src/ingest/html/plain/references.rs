//! Character references: those that are closed by a semicolon and mean what they say.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;
use memchr::memchr;

use super::{Declined, Vouched};

/// The longest name or number of a reference that is looked for.
const MAX_REFERENCE: usize = 40;

/// A text with its references resolved.
pub fn resolved(text: &str) -> Vouched<Cow<'_, str>> {
    let Some(first) = memchr(b'&', text.as_bytes()) else {
        return Ok(Cow::Borrowed(text));
    };
    let mut plain = String::with_capacity(text.len());
    plain.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(behind) = rest.strip_prefix('&') {
        rest = resolve(behind, &mut plain)?;
        let next = memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        plain.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Ok(Cow::Owned(plain))
}

/// Resolves what stands behind an `&`; gives what stands behind that.
fn resolve<'a>(text: &'a str, plain: &mut String) -> Vouched<&'a str> {
    let bytes = text.as_bytes();
    match bytes.first() {
        Some(b'#') => {}
        Some(byte) if byte.is_ascii_alphanumeric() => {}
        // A sign that stands for itself; what ends with it may go on behind the next tag.
        Some(_) => {
            plain.push('&');
            return Ok(text);
        }
        None => return Err(Declined),
    }
    let window = &bytes[..bytes.len().min(MAX_REFERENCE)];
    let end = memchr(b';', window).ok_or(Declined)?;
    let name = &text[..=end];
    let found = match name.strip_prefix('#') {
        Some(number) => numbered(&number[..number.len() - 1]),
        None if name == "nbsp;" => Some('\u{A0}'),
        None => named(name),
    };
    plain.push(found.ok_or(Declined)?);
    Ok(&text[end + 1..])
}

/// The one character that a name, with its semicolon, stands for.
fn named(name: &str) -> Option<char> {
    match NAMED_ENTITIES.get(name) {
        Some(&(first, 0)) => char::from_u32(first),
        _ => None,
    }
}

/// The character of a number, where it is one that no parser replaces.
fn numbered(number: &str) -> Option<char> {
    let (digits, base) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_digit(base));
    let code = u32::from_str_radix(digits, base)
        .ok()
        .filter(|_| is_number)?;
    char::from_u32(code).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn what_is_certain_is_resolved_and_the_rest_declined() {
        let plain = |text: &str| resolved(text).ok().map(|text| text.into_owned());
        assert_eq!(
            plain("1&nbsp;&lt;2 & 3&#12288;&#x4E00;&amp;nbsp;").unwrap(),
            "1\u{A0}<2 & 3\u{3000}一&nbsp;"
        );
        for doubtful in [
            "&nbsp", "&copy2;", "&#0;", "&#150;", "&#x;", "&bogus;", "a&", "&#55296;", "&#+5;",
        ] {
            assert_eq!(plain(doubtful), None, "{doubtful}");
        }
    }
}
