//! Text to tags and the text between them, as the HTML standard's tokenizer cuts them.

use std::borrow::Cow;

use memchr::{Memchr, memchr, memmem};

use super::kinds::Kind;
use super::references::resolved;
use super::{Declined, Vouched};
use crate::ingest::MAX_ATTRIBUTES;
use crate::ingest::html::element::is_read;
use crate::ingest::html::lighten::Unread;
use crate::ingest::html::limits::end_of_comment;
use crate::ingest::html::tag::Element;

/// A tag.
#[derive(Debug)]
pub struct Tag<'a> {
    pub name: Cow<'a, str>,
    pub kind: Kind,
    /// Those that are read, in the order of their names.
    attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// One of them is an address of which the end is left out.
    pub has_cut_address: bool,
    /// The line on which it ends.
    pub line: u32,
}

impl<'a> Tag<'a> {
    /// Takes an attribute. The first of several of one name counts.
    fn take(&mut self, name: Cow<'a, str>, value: &'a str) -> Vouched<()> {
        if self.attr(&name).is_some() {
            return Ok(());
        }
        let value = match resolved(value) {
            Ok(value) => value,
            // Behind its question mark an address is full of what may be references. Nobody reads
            // further than that.
            Err(Declined) if matches!(&*name, "href" | "src") => {
                self.has_cut_address = true;
                let end = value.find(['?', '#']).ok_or(Declined)?;
                resolved(&value[..end])?
            }
            Err(Declined) => return Err(Declined),
        };
        self.attributes.push((name, value));
        Ok(())
    }

    /// A tag that the page leaves out.
    pub const fn implied(name: &'static str, kind: Kind, line: u32) -> Self {
        Self {
            name: Cow::Borrowed(name),
            kind,
            attributes: Vec::new(),
            has_cut_address: false,
            line,
        }
    }
}

impl Element for Tag<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn attr(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find_map(|(own, value)| (own == name).then_some(&**value))
    }

    fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        let attributes = self.attributes.iter();
        attributes.map(|(name, value)| (&**name, &**value))
    }
}

/// A piece of a page.
#[derive(Debug)]
pub enum Token<'a> {
    Text(&'a str),
    Start(Tag<'a>),
    /// Its attributes say nothing.
    End(Tag<'a>),
    Comment,
    /// From its `<` to its `>`.
    Doctype(&'a str),
}

/// The pieces of a page.
pub struct Tags<'a> {
    text: &'a str,
    at: usize,
    unread: Unread<'a>,
    breaks: Memchr<'a>,
    next_break: usize,
    line: u32,
}

/// As many line ends as one tag that goes may have.
const BREAKS: &str = "\n\n\n\n\n\n\n\n";

impl<'a> Tags<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        Self {
            text,
            at: 0,
            unread: Unread::of(text),
            next_break: breaks.next().unwrap_or(usize::MAX),
            breaks,
            line: 1,
        }
    }

    /// The next piece; `None` at the end.
    pub fn next(&mut self) -> Vouched<Option<Token<'a>>> {
        let (text, bytes) = (self.text, self.text.as_bytes());
        while let Some(end) = self.unread.tag_end(self.at) {
            self.line_of(self.at);
            let has_break = self.next_break < end;
            let inner = &bytes[self.at..end];
            self.at = end;
            // They stay, as text.
            if has_break {
                let breaks = memchr::memchr_iter(b'\n', inner).count();
                return BREAKS
                    .get(..breaks)
                    .map(|breaks| Some(Token::Text(breaks)))
                    .ok_or(Declined);
            }
        }
        let from = self.at;
        if from == bytes.len() {
            return Ok(None);
        }
        if bytes[from] != b'<' {
            let length = memchr(b'<', &bytes[from..]).unwrap_or(bytes.len() - from);
            self.at = from + length;
            return Ok(Some(Token::Text(&text[from..self.at])));
        }
        let closes = bytes.get(from + 1) == Some(&b'/');
        let start = from + 1 + usize::from(closes);
        match bytes.get(start) {
            Some(b'!' | b'?') if !closes => {
                self.at = end_of_comment(bytes, start).ok_or(Declined)?;
                let piece = &text[from..self.at];
                let is_doctype = piece
                    .get(..9)
                    .is_some_and(|word| word.eq_ignore_ascii_case("<!doctype"));
                Ok(Some(if is_doctype {
                    Token::Doctype(piece)
                } else {
                    Token::Comment
                }))
            }
            Some(letter) if letter.is_ascii_alphabetic() => {
                let length = bytes[start..].iter().position(|&byte| ends_name(byte));
                let end = start + length.ok_or(Declined)?;
                let name = small(&text[start..end]);
                if memchr(b'<', name.as_bytes()).is_some() {
                    return Err(Declined);
                }
                let kind = Kind::of(&name);
                let mut tag = Tag {
                    name,
                    kind,
                    attributes: Vec::new(),
                    has_cut_address: false,
                    line: 0,
                };
                self.at = self.attributes(from, end, (!closes).then_some(&mut tag))?;
                tag.line = self.line_of(self.at);
                tag.attributes.sort_unstable();
                Ok(Some(if closes {
                    Token::End(tag)
                } else {
                    Token::Start(tag)
                }))
            }
            _ => Err(Declined),
        }
    }

    /// The content of an element that holds text alone, up to its closing tag, which is passed.
    pub fn content(&mut self, name: &str) -> Vouched<&'a str> {
        let (text, bytes, from) = (self.text, self.text.as_bytes(), self.at);
        let mut at = from;
        loop {
            at += memmem::find(&bytes[at..], b"</").ok_or(Declined)?;
            let start = at + 2;
            let end = start + name.len();
            let is_end = bytes
                .get(start..end)
                .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && bytes.get(end).copied().is_some_and(ends_name);
            if is_end {
                self.at = self.attributes(at, end, None)?;
                return Ok(&text[from..at]);
            }
            at = start;
        }
    }

    /// The line of what ends at a place. Places are asked for in their order.
    fn line_of(&mut self, at: usize) -> u32 {
        while self.next_break < at {
            self.line += 1;
            self.next_break = self.breaks.next().unwrap_or(usize::MAX);
        }
        self.line
    }

    /// Takes the attributes of a tag from behind its name on; gives where the tag ends.
    fn attributes(
        &mut self,
        start: usize,
        from: usize,
        mut tag: Option<&mut Tag<'a>>,
    ) -> Vouched<usize> {
        let (text, bytes) = (self.text, self.text.as_bytes());
        // Most tags have none.
        if bytes.get(from) == Some(&b'>') {
            return Ok(from + 1);
        }
        let reach = self.unread.reach(start);
        let mut at = from;
        let mut count = 0;
        loop {
            at = skip(bytes, at, |byte| byte.is_ascii_whitespace() || byte == b'/');
            match bytes.get(at) {
                None => return Err(Declined),
                Some(b'>') => return Ok(at + 1),
                Some(_) => {}
            }
            count += 1;
            let look = (tag.is_some() && at <= reach && count <= MAX_ATTRIBUTES)
                .then(|| self.unread.end_of_look(at));
            if let Some(end) = look.flatten() {
                at = end;
                continue;
            }
            let start = at;
            let end = skip(bytes, at, |byte| !ends_name(byte) && byte != b'=');
            let name = &text[at..end];
            let is_odd = |byte: &u8| matches!(byte, b'"' | b'\'' | b'<');
            if name.is_empty() || name.as_bytes().iter().any(is_odd) || count > MAX_ATTRIBUTES {
                return Err(Declined);
            }
            at = skip(bytes, end, |byte| byte.is_ascii_whitespace());
            let mut value = "";
            if bytes.get(at) == Some(&b'=') {
                let behind = at + 1;
                at = skip(bytes, behind, |byte| byte.is_ascii_whitespace());
                // The parser loses count of its lines there.
                if memchr(b'\n', &bytes[behind..at]).is_some() {
                    return Err(Declined);
                }
                match bytes.get(at) {
                    Some(&quote @ (b'"' | b'\'')) => {
                        let length = memchr(quote, &bytes[at + 1..]).ok_or(Declined)?;
                        value = &text[at + 1..at + 1 + length];
                        at += length + 2;
                    }
                    None | Some(b'>') => return Err(Declined),
                    Some(_) => {
                        let end = skip(bytes, at, |byte| {
                            !byte.is_ascii_whitespace() && byte != b'>'
                        });
                        value = &text[at..end];
                        at = end;
                        // A tag that goes may seem to begin there.
                        if memchr(b'<', value.as_bytes()).is_some() {
                            return Err(Declined);
                        }
                    }
                }
            }
            if let Some(tag) = &mut tag {
                let name = small(name);
                // Behind a name alone, white space was passed in search of its value.
                let is_within = start <= reach && bytes.get(end) == Some(&b'=');
                // What is left of one that nobody reads may be something else too.
                if is_within && self.unread.goes_in_part(start, at) {
                    return Err(Declined);
                }
                if is_read(&name) {
                    if memchr(b'<', value.as_bytes()).is_some() {
                        return Err(Declined);
                    }
                    tag.take(name, value)?;
                }
            }
        }
    }
}

/// The first place from another on with a byte that is not skipped.
fn skip(bytes: &[u8], from: usize, skipped: impl Fn(u8) -> bool) -> usize {
    let rest = bytes[from..].iter();
    from + rest.take_while(|&&byte| skipped(byte)).count()
}

const fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

fn small(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}
