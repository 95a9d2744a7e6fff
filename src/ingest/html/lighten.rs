//! Takes out of mark-up, before it is parsed, what nobody reads.
//!
//! A page pasted from Word is half styles, a hundred characters at every element, and a good part
//! of the rest are `<span>` and `<o:p>` around every word. Parsing them takes longer than all
//! that is read. Of a style the reader wants to know only whether it hides its element; of an
//! element that changes nothing but the look of its text, nothing at all.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter, memchr2};

/// Words of styles that hide an element, strike it out, raise it, make it too small or too white to
/// be seen or move it off; and the classes that Word marks notes by. Styles with any of them stay.
const TELLING: [&str; 30] = [
    "display",
    "visibility",
    "mso-hide",
    "line-through",
    "super",
    ":sub",
    ": sub",
    "size:0",
    "size: 0",
    "Reference",
    // Colours that may be nearly white, or none.
    "color:white",
    "color: white",
    "color:#f",
    "color: #f",
    "color:rgb(2",
    "color: rgb(2",
    "rgba(",
    "transparent",
    "opacity",
    "size:1p",
    "size: 1p",
    "size:2p",
    "size: 2p",
    // What may lie beyond the edge, or be cut off.
    "left:-",
    "left: -",
    "absolute",
    "fixed",
    "indent:-",
    "clip",
    "overflow",
];

/// Words of tags that say more than how their text looks.
const SPEAKING: [&str; 13] = [
    "class",
    "role",
    "hidden",
    "data-",
    "aria-",
    "title",
    "value",
    "color=white",
    "color=\"white",
    "color='white",
    "color=#f",
    "color=\"#f",
    "color='#f",
];

/// A search for any of some words, in small letters or large.
fn any_of(words: impl IntoIterator<Item = &'static str>) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder
        .ascii_case_insensitive(true)
        // The words begin with so many letters that hardly a byte would be skipped.
        .prefilter(false)
        .kind(Some(AhoCorasickKind::DFA));
    builder.build(words).ok()
}

/// The words that a style has which can hide an element.
static STYLES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| any_of(TELLING));

/// The words for which a plain inline element stays.
static TAGS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| any_of(TELLING.into_iter().chain(SPEAKING)));

/// Whether some words are in a piece of a tag; so it is too where they cannot be searched for.
fn are_in(words: &Option<AhoCorasick>, piece: &[u8]) -> bool {
    words.as_ref().is_none_or(|words| words.is_match(piece))
}

/// Whether a value may be that of a style that hides its element.
fn tells(value: &[u8]) -> bool {
    memchr2(b'<', b'>', value).is_some() || are_in(&STYLES, value)
}

/// Whether a plain inline element must stay for what its tag says. A `>` within quotes would not
/// be the end of the tag.
fn speaks(tag: &[u8]) -> bool {
    let quotes = |quote: u8| memchr_iter(quote, tag).count();
    quotes(b'"') % 2 != 0 || quotes(b'\'') % 2 != 0 || are_in(&TAGS, tag)
}

/// A question about pieces of tags, with those that it was last answered "no" for: a page pasted
/// from Word has the same few dozen styles over and over.
struct Asked<'a> {
    question: fn(&[u8]) -> bool,
    /// Each at the place that [`place`] gives.
    denied: [&'a [u8]; PLACES],
}

/// How many pieces are kept; each in one place, so that asking costs one comparison.
const PLACES: usize = 1 << PLACE_BITS;
const PLACE_BITS: u32 = 9;

/// Where a piece is kept, by its length, its first bytes and its last: styles of one site differ
/// in their first numbers, and hashing all of them would cost as much as what is saved.
fn place(piece: &[u8]) -> usize {
    let of = |bytes: &[u8]| match bytes.first_chunk() {
        Some(&chunk) => u64::from_le_bytes(chunk),
        None => (bytes.iter()).fold(0, |all, &byte| all << 8 | u64::from(byte)),
    };
    let (first, behind) = piece.split_at(piece.len().min(8));
    let (first, second) = (of(first), of(behind));
    let last = piece
        .last_chunk()
        .map_or(0, |&last| u64::from_le_bytes(last));
    let mixed = (first ^ second.rotate_left(23) ^ last.rotate_left(47) ^ piece.len() as u64)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // Only the uppermost bits of a product depend on all bits of what was multiplied.
    (mixed >> (u64::BITS - PLACE_BITS)) as usize
}

impl<'a> Asked<'a> {
    fn new(question: fn(&[u8]) -> bool) -> Self {
        Self {
            question,
            denied: [&[]; PLACES],
        }
    }

    fn of(&mut self, piece: &'a [u8]) -> bool {
        let at = place(piece);
        if self.denied[at] == piece {
            return false;
        }
        let answer = (self.question)(piece);
        if !answer {
            self.denied[at] = piece;
        }
        answer
    }
}

/// What of a page's mark-up nobody reads, for whoever reads it tag by tag.
pub struct Unread<'a> {
    bytes: &'a [u8],
    drops_spans: bool,
    tells: Asked<'a>,
}

impl<'a> Unread<'a> {
    /// Of a page.
    pub fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        Self {
            bytes,
            drops_spans: are_spans_plain(bytes),
            tells: Asked::new(tells),
        }
    }

    /// Where the tag that begins at a place ends, if it is one that goes.
    pub fn tag_end(&self, at: usize) -> Option<usize> {
        inline_tag_end(self.bytes, at, self.drops_spans)
    }

    /// How far attributes of the tag that begins at a place can go.
    pub fn reach(&self, at: usize) -> usize {
        tag_end(self.bytes, at).unwrap_or(at)
    }

    /// Where the attribute ends that begins at a place within reach, where it certainly goes as a
    /// whole; most do that stand in a page pasted from Word.
    pub fn end_of_look(&mut self, at: usize) -> Option<usize> {
        if !self.bytes[at - 1].is_ascii_whitespace() {
            return None;
        }
        let end = unread_attribute_end(self.bytes, at, &mut self.tells)?;
        // The value of one that ends with its sign stands behind white space.
        (self.bytes[end - 1] != b'=').then_some(end)
    }

    /// Whether a part of the attribute that begins at a place and ends at another would go and the
    /// rest be something else, of those within reach that do not go as a whole.
    pub fn goes_in_part(&mut self, at: usize, end: usize) -> bool {
        let piece = &self.bytes[at..end];
        if !self.bytes[at - 1].is_ascii_whitespace() {
            return false;
        }
        if is_look(piece) {
            return unread_attribute_end(self.bytes, at, &mut self.tells).is_some();
        }
        // What stands behind a gap within a value is taken for an attribute too.
        let mut gaps = (1..piece.len()).filter(|&at| piece[at].is_ascii_whitespace());
        piece.contains(&b'=') && gaps.any(|gap| is_look(&piece[gap + 1..]))
    }
}

/// Whether text that holds no tags loses nothing: what seems to be a tag in it could go.
pub fn is_free_of_tags(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(b'<', bytes).all(|at| matches!(bytes.get(at + 1), Some(b'!')))
}

/// The mark-up without attributes that change nothing but the look, and without the tags of
/// plain inline elements.
/// Line breaks within them stay, so that lines keep their numbers.
///
/// Where it is not certain that a tag is meant (within a script, a quote never closed), nothing
/// is lost that is read: an attribute goes only up to the end of its value, within one tag and
/// with no angle bracket in it, a tag only as a whole.
#[must_use]
pub fn lighten(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let drops_spans = are_spans_plain(bytes);
    let mut tells = Asked::new(tells);
    let mut light = String::with_capacity(text.len());
    let mut kept = 0;
    let mut drop_until = |from: usize, until: usize| {
        // A tag that begins within one that is gone already is none.
        if from < kept {
            return;
        }
        light.push_str(&text[kept..from]);
        light.extend(memchr_iter(b'\n', &bytes[from..until]).map(|_| '\n'));
        kept = until;
    };
    let mut passed = 0;
    for at in memchr_iter(b'<', bytes) {
        // What a tag within is to others is the end of such a comment.
        if at < passed {
            continue;
        }
        if let Some(end) = bogus_comment_end(bytes, at) {
            passed = end;
            continue;
        }
        if let Some(end) = inline_tag_end(bytes, at, drops_spans) {
            drop_until(at, end);
            continue;
        }
        let end = tag_end(bytes, at).unwrap_or(at);
        let mut from = at;
        while let Some(gap) = gap_in(&bytes[from..end]) {
            let gap = from + gap;
            from = gap + 1;
            if let Some(until) = unread_attribute_end(bytes, gap + 1, &mut tells) {
                // The gap stays, in case that the next attribute follows without one.
                drop_until(gap + 1, until);
                from = until;
                if until >= end {
                    break;
                }
            }
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    light.push_str(&text[kept..]);
    Cow::Owned(light)
}

/// Where what begins at `at` ends, if it is no tag and no proper comment but one up to the next `>`
/// (HTML standard, 13.2.5.41): `<!x>`, `<?xml …>`, `</ …>`.
fn bogus_comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    let is_bogus = match bytes[at + 1..] {
        [b'!', b'-', b'-', ..] => false,
        [b'!' | b'?', ..] => true,
        [b'/', behind, ..] => !behind.is_ascii_alphabetic(),
        _ => false,
    };
    let end = is_bogus.then(|| memchr(b'>', &bytes[at..])).flatten()?;
    Some(at + end + 1)
}

/// Where the `>` stands that ends the tag at `at`; `None` where another tag begins before it.
fn tag_end(bytes: &[u8], at: usize) -> Option<usize> {
    let end = at + 1 + memchr2(b'<', b'>', &bytes[at + 1..])?;
    (bytes[end] == b'>').then_some(end)
}

/// The first white space in a piece of a tag.
fn gap_in(tag: &[u8]) -> Option<usize> {
    tag.iter().position(u8::is_ascii_whitespace)
}

/// Whether no `<span>` of the page hides anything or stands for a part of a table, so that all
/// of them can go, opening and closing tags alike.
fn are_spans_plain(bytes: &[u8]) -> bool {
    if Finder::new(b"<SPAN").find(bytes).is_some() {
        return false;
    }
    let mut speaks = Asked::new(speaks);
    Finder::new(b"<span").find_iter(bytes).all(|at| {
        let Some(end) = tag_end(bytes, at) else {
            return false;
        };
        !speaks.of(&bytes[at..end])
    })
}

/// Where the tag that begins at `at` ends, if it is one of a plain inline element.
fn inline_tag_end(bytes: &[u8], at: usize, drops_spans: bool) -> Option<usize> {
    let rest = &bytes[at..];
    if !matches!(
        rest,
        [b'<', b'o' | b's', ..] | [b'<', b'/', b'o' | b's', ..]
    ) {
        return None;
    }
    if rest.starts_with(b"<o:p>") {
        return Some(at + 5);
    }
    if rest.starts_with(b"</o:p>") {
        return Some(at + 6);
    }
    if drops_spans && rest.starts_with(b"</span>") {
        return Some(at + 7);
    }
    let opens = drops_spans
        && rest.starts_with(b"<span")
        && matches!(rest.get(5), Some(b'>' | b' ' | b'\n' | b'\r' | b'\t'));
    opens
        .then(|| tag_end(bytes, at))
        .flatten()
        .map(|end| end + 1)
}

/// Attributes that change nothing but the look.
const LOOKS: [&[u8]; 7] = [
    b"style=",
    b"width=",
    b"align=",
    b"valign=",
    b"height=",
    b"lang=",
    b"class=Mso",
];

/// Whether one of them begins here.
fn is_look(piece: &[u8]) -> bool {
    LOOKS.iter().any(|name| piece.starts_with(name))
}

/// The longest value that is looked through; a quote that is never closed costs no more.
const MAX_VALUE: usize = 4096;

/// Where the attribute that begins at `at` ends, if it is one that nobody reads.
fn unread_attribute_end<'a>(bytes: &'a [u8], at: usize, tells: &mut Asked<'a>) -> Option<usize> {
    let rest = &bytes[at..];
    let name = LOOKS.iter().find(|name| rest.starts_with(name))?;
    let value = &rest[name.len()..];
    let length = match value.first()? {
        quote @ (b'"' | b'\'') => {
            let value = &value[1..value.len().min(MAX_VALUE)];
            memchr(*quote, value)? + 2
        }
        _ => {
            let is_of_value = |byte: &u8| byte.is_ascii_alphanumeric() || b"-.%".contains(byte);
            let end = value.iter().position(|byte| !is_of_value(byte))?;
            // What goes on is one value for the parser: the rest of it alone would be another
            // attribute, whose quotes may hold what follows.
            if !(value[end].is_ascii_whitespace() || value[end] == b'>') {
                return None;
            }
            end
        }
    };
    let value = &value[..length];
    (!tells.of(value)).then_some(at + name.len() + length)
}

#[cfg(test)]
mod tests {
    use super::lighten;

    #[test]
    fn styles_go_and_lines_stay() {
        let page =
            "<p class=a style='font-size:9pt;\nwidth:3pt' align=left>甲<td style=\"w:1\">1</td>";
        assert_eq!(lighten(page), "<p class=a \n >甲<td >1</td>");
    }

    #[test]
    fn attributes_that_follow_without_a_gap_stay_attributes() {
        let page = "<td style='w:1'colspan=2 width=\"5\"rowspan=3>1</td>";
        assert_eq!(lighten(page), "<td colspan=2 rowspan=3>1</td>");
    }

    #[test]
    fn plain_inline_elements_go_where_all_of_them_are_plain() {
        let page =
            "<td><span lang=EN-US\nstyle='font-size:9pt'>1<o:p></o:p></span><span>2</span></td>";
        assert_eq!(lighten(page), "<td>\n12</td>");
        let hidden = "<td><span style='display:none'>7</span><span>1</span></td>";
        assert_eq!(lighten(hidden), hidden);
        let cells = "<span class=row><span class=cell>1</span></span>";
        assert_eq!(lighten(cells), cells);
    }

    #[test]
    fn what_ends_a_comment_that_is_none_stays() {
        for page in [
            "<span>1</span><td><!x</span>2</td>",
            "<td><?x <o:p>2</td>",
            "<td></ style='x'>2</td>",
        ] {
            let plain = page.replacen("<span>1</span>", "1", 1);
            assert_eq!(lighten(page), plain);
        }
        assert_eq!(lighten("<!-- a --><td style='w:1'>2"), "<!-- a --><td >2");
    }

    #[test]
    fn what_hides_or_is_no_certain_style_stays() {
        for page in [
            "<td style='display:none'>1</td>",
            "<td style=\"mso-hide:all\">1</td>",
            "<td style='width:1px>1</td><td>2</td><td a='>3</td>",
            "<td style=display:none>1</td>",
            "<p data-style='x'>1</p>",
            "<td align=co/x=\"1>2</td>",
            "<td style=width:5pt>1</td>",
            "甲 style= 乙",
            "style=",
        ] {
            assert_eq!(lighten(page), page);
        }
    }
}
