//! What a page may ask of the parser, told from its tags before they are parsed.
//!
//! The parser compares each attribute with all before it in its tag, and each closing tag with
//! the elements that are open. Both are right for pages and ruinous for what is none.

use memchr::{memchr, memmem};

use crate::ingest::{
    BYTES_OF_TAG, IngestError, MANY_TAGS, MAX_ATTRIBUTES, MAX_DEPTH, MAX_TAGS, Pieces,
};

/// So few tags nest in no harmful way, and nearly every page has fewer.
const FEW_TAGS: usize = 2 * MAX_DEPTH;

/// How far up a closing tag is looked for among the open elements. One that closes more than
/// these at once counts as closing none.
const CLOSED_AT_ONCE: usize = 256;

/// Elements that do not nest by being left open: those without content, those that the next one
/// of their kind closes, and the parts of tables, at which the parser stops looking.
const FLAT: [&[u8]; 24] = [
    b"br",
    b"img",
    b"input",
    b"meta",
    b"link",
    b"hr",
    b"p",
    b"li",
    b"dt",
    b"dd",
    b"td",
    b"th",
    b"tr",
    b"table",
    b"tbody",
    b"thead",
    b"tfoot",
    b"caption",
    b"col",
    b"colgroup",
    b"option",
    b"area",
    b"base",
    b"wbr",
];

/// How many tags a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tags {
    /// So few that they nest in no harmful way.
    Few,
    /// So many that they may.
    Many,
}

/// Counts the tags of a page.
pub fn count(text: &str) -> Result<Tags, IngestError> {
    let tags = memchr::memchr_iter(b'<', text.as_bytes()).count();
    let limit = (text.len() / BYTES_OF_TAG).clamp(MANY_TAGS, MAX_TAGS);
    if tags > limit {
        return Err(IngestError::TooMany {
            pieces: Pieces::Tags,
            limit,
        });
    }
    Ok(if tags > FEW_TAGS {
        Tags::Many
    } else {
        Tags::Few
    })
}

/// Judges a page by its tags, which were counted.
pub fn judge(text: &str, tags: Tags) -> Result<(), IngestError> {
    let bytes = text.as_bytes();
    let mut nesting = (tags == Tags::Many).then(Nesting::default);
    // Within drawings and formulas a script is an element like others.
    let mut is_foreign = false;
    let mut at = 0;
    while let Some(tag) = next_tag(bytes, at) {
        if tag.attributes > MAX_ATTRIBUTES {
            return Err(IngestError::TooManyAttributes {
                attributes: tag.attributes,
            });
        }
        at = tag.end;
        let is = |name: &[u8]| tag.name.eq_ignore_ascii_case(name);
        is_foreign |= is(b"svg") || is(b"math");
        if !tag.closes && is(b"script") && !is_foreign {
            at = end_of_script(bytes, at);
        } else if let Some(nesting) = &mut nesting {
            nesting.take(&tag);
        }
    }
    match nesting {
        Some(Nesting { deepest, .. }) if deepest > MAX_DEPTH => Err(IngestError::TooDeep {
            depth: deepest,
            limit: MAX_DEPTH,
        }),
        _ => Ok(()),
    }
}

/// The elements that are open, as far as their tags tell.
#[derive(Default)]
struct Nesting<'a> {
    open: Vec<&'a [u8]>,
    /// How much formatting was left open in elements that are closed: the parser opens all of it
    /// anew in the text behind.
    left: usize,
    deepest: usize,
}

/// Elements that go on behind the end of what they stand in.
const FORMATTING: [&[u8]; 14] = [
    b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike",
    b"strong", b"tt", b"u",
];

fn is_formatting(name: &[u8]) -> bool {
    FORMATTING
        .iter()
        .any(|other| name.eq_ignore_ascii_case(other))
}

impl<'a> Nesting<'a> {
    fn take(&mut self, tag: &Tag<'a>) {
        if FLAT.iter().any(|flat| tag.name.eq_ignore_ascii_case(flat)) {
            return;
        }
        if !tag.closes {
            self.open.push(tag.name);
            self.deepest = self.deepest.max(self.open.len() + self.left);
            return;
        }
        // A closing tag that matches nothing closes nothing.
        let mut above = self.open.iter().rev().take(CLOSED_AT_ONCE);
        if let Some(more) = above.position(|open| open.eq_ignore_ascii_case(tag.name)) {
            let own = self.open.len() - more - 1;
            let left = self.open.drain(own..).skip(1);
            self.left += left.filter(|name| is_formatting(name)).count();
        } else if is_formatting(tag.name) {
            self.left = self.left.saturating_sub(1);
        }
    }
}

struct Tag<'a> {
    name: &'a [u8],
    closes: bool,
    /// How many attributes it has, those that repeat one counted too.
    attributes: usize,
    /// Where the text behind it begins.
    end: usize,
}

/// The next tag from a place within text on, as the HTML standard's tokenizer cuts it.
fn next_tag(bytes: &[u8], from: usize) -> Option<Tag<'_>> {
    let mut at = from;
    loop {
        at += memchr(b'<', &bytes[at..])? + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(closes);
        match bytes.get(start)? {
            b'!' | b'?' if !closes => at = end_of_comment(bytes, at)?,
            letter if letter.is_ascii_alphabetic() => {
                let rest = &bytes[start..];
                let length = rest.iter().position(|&byte| ends_name(byte));
                let name = &rest[..length.unwrap_or(rest.len())];
                let (attributes, end) = attributes(bytes, start + name.len());
                return Some(Tag {
                    name,
                    closes,
                    attributes,
                    end,
                });
            }
            _ => {}
        }
    }
}

/// Where a comment, or what is taken for one, ends; `None` where it never does.
pub fn end_of_comment(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    if !rest.starts_with(b"!--") {
        return memchr(b'>', rest).map(|end| at + end + 1);
    }
    if rest.starts_with(b"!-->") {
        return Some(at + 4);
    }
    // The dashes that open a comment can be those that close it.
    let mut from = at + 2;
    loop {
        from += memmem::find(&bytes[from..], b"--")? + 1;
        match &bytes[from + 1..] {
            [b'>', ..] => return Some(from + 2),
            [b'!', b'>', ..] if from > at + 2 => return Some(from + 3),
            _ => {}
        }
    }
}

/// Where a script ends.
fn end_of_script(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = memmem::find(&bytes[at..], b"</") {
        at += found;
        let name = bytes.get(at + 2..at + 8).unwrap_or_default();
        if name.eq_ignore_ascii_case(b"script") && bytes.get(at + 8).copied().is_none_or(ends_name)
        {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

const fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// How many attributes a tag has from a place behind its name on, and where the tag ends.
fn attributes(bytes: &[u8], from: usize) -> (usize, usize) {
    let mut at = from;
    let mut count = 0;
    let skip = |from: usize, skipped: fn(u8) -> bool| {
        let rest = bytes[from..].iter();
        from + rest.take_while(|&&byte| skipped(byte)).count()
    };
    loop {
        at = skip(at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        match bytes.get(at) {
            None => return (count, bytes.len()),
            Some(b'>') => return (count, at + 1),
            Some(_) => {}
        }
        count += 1;
        // A `=` that nothing stands before is a name.
        at = skip(at + 1, |byte| !ends_name(byte) && byte != b'=');
        let behind = skip(at, |byte| byte.is_ascii_whitespace());
        if bytes.get(behind) != Some(&b'=') {
            continue;
        }
        at = skip(behind + 1, |byte| byte.is_ascii_whitespace());
        at = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => match memchr(quote, &bytes[at + 1..]) {
                Some(length) => at + 1 + length + 1,
                None => bytes.len(),
            },
            _ => skip(at, |byte| !byte.is_ascii_whitespace() && byte != b'>'),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{count, next_tag};
    use crate::ingest::{IngestError, MAX_ATTRIBUTES, MAX_DEPTH};

    /// The names of the tags of a text, each with its number of attributes.
    fn tags(text: &str) -> Vec<(String, usize)> {
        let mut tags = Vec::new();
        let mut at = 0;
        while let Some(tag) = next_tag(text.as_bytes(), at) {
            let closes = if tag.closes { "/" } else { "" };
            let name = String::from_utf8_lossy(tag.name);
            tags.push((format!("{closes}{name}"), tag.attributes));
            at = tag.end;
        }
        tags
    }

    fn judge(text: &str) -> Result<(), IngestError> {
        super::judge(text, count(text)?)
    }

    fn named(tags: &[(&str, usize)]) -> Vec<(String, usize)> {
        let owned = |&(name, attributes): &(&str, usize)| (name.to_owned(), attributes);
        tags.iter().map(owned).collect()
    }

    #[test]
    fn attributes_are_counted_as_the_tokenizer_cuts_them() {
        for (text, expected) in [
            ("<td a b=1 c = '2>' d=\"<p e>\"/>1", &[("td", 4)][..]),
            ("<td a=1/b=2>", &[("td", 1)]),
            ("<td a/b/=c 'd'>", &[("td", 4)]),
            ("<p <a <b>x</p x>", &[("p", 2), ("/p", 1)]),
            ("1 < 2 <3 a b> <p>", &[("p", 0)]),
            (
                "<!-- <a b> --><i><!--><b><!x y><u><?z w>",
                &[("i", 0), ("b", 0), ("u", 0)],
            ),
            ("<!-- <a> --!><i>", &[("i", 0)]),
            ("<p a=", &[("p", 1)]),
            ("<p a='", &[("p", 1)]),
        ] {
            assert_eq!(tags(text), named(expected), "{text}");
        }
    }

    #[test]
    fn a_script_has_no_tags() {
        let words = " a".repeat(MAX_ATTRIBUTES + 1);
        let error = Err(IngestError::TooManyAttributes {
            attributes: MAX_ATTRIBUTES + 1,
        });
        assert_eq!(judge(&format!("<p{words}>")), error);
        assert_eq!(judge(&format!("<script>i<n{words}</SCRIPT >1")), Ok(()));
        assert_eq!(judge(&format!("<script></script><n{words}>")), error);
        assert_eq!(judge(&format!("<svg><script><n{words}>")), error);
    }

    #[test]
    fn a_closing_tag_that_matches_nothing_closes_nothing() {
        let strays = "<div></b>".repeat(MAX_DEPTH + 1);
        let depth = MAX_DEPTH + 1;
        assert_eq!(
            judge(&strays),
            Err(IngestError::TooDeep {
                depth,
                limit: MAX_DEPTH
            })
        );
        let closed = "<div><span></div>".repeat(MAX_DEPTH + 1);
        assert_eq!(judge(&closed), Ok(()));
        // Formatting goes on behind what it stands in, until its own end.
        let left = "<div><i></div>".repeat(MAX_DEPTH + 1);
        assert!(matches!(judge(&left), Err(IngestError::TooDeep { .. })));
        let ended = "<div><i></div></i>".repeat(MAX_DEPTH + 1);
        assert_eq!(judge(&ended), Ok(()));
    }
}
