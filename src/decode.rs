//! Bytes to text: which encoding, and what did not fit it.
//!
//! A byte order mark decides; then UTF-16 without one, told by its zero bytes; then UTF-8, whatever
//! the page declares (pages that say `gb2312` and are UTF-8 are common, and Chinese text in another
//! encoding is never valid UTF-8 by chance), also with a few damaged bytes; then the declared
//! encoding, or where none is declared detection on a prefix; GB18030 in its place where that fits
//! better. Text that was decoded as Western once too often on its way is decoded again.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page a declared encoding is looked for. The HTML standard says 1,024 bytes;
/// real pages put comments and scripts before it.
const DECLARATION_WINDOW: usize = 4096;

/// How much text the detection sees, from the first byte that is not ASCII on. Over a whole
/// page detection costs more than all the rest of the reading; a thousand characters are plenty.
const DETECTION_WINDOW: usize = 2048;

/// How much text is looked through for the commonest word.
const WORD_WINDOW: usize = 16 * 1024;

/// How often the commonest word must stand in it: once could be chance.
const FEW_WORDS: usize = 3;

/// Text and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's WHATWG name. GBK and GB2312 are read, and named, as GB18030, which
    /// contains both.
    pub encoding: &'static str,
    /// How many byte sequences fitted no character and became U+FFFD.
    pub replaced: usize,
}

/// Decodes bytes of any origin. Never fails: what fits nothing is replaced and counted.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let decoded = decode_once(bytes);
    undone(&decoded.text).unwrap_or(decoded)
}

/// How many of the characters beyond ASCII in a text are looked at for a wrong decoding.
const UNDONE_WINDOW: usize = 512;

/// The text as it was before it was read as a Western encoding and saved so. It is whole again
/// where every character of it is one of that encoding's and their bytes are Chinese text in
/// UTF-8 or GB18030 without a fault.
fn undone(text: &str) -> Option<Decoded<'static>> {
    let mut beyond = text.chars().filter(|c| !c.is_ascii()).take(UNDONE_WINDOW);
    let is_byte = |c: char| u32::from(c) <= 0xFF;
    let in_windows = |c: char| is_byte(c) || !WINDOWS_1252.encode(c.encode_utf8(&mut [0; 4])).2;
    // Nearly every text fails at its first character.
    let first = beyond.next()?;
    if !in_windows(first) || !beyond.all(in_windows) {
        return None;
    }
    let bytes: Vec<u8> = match text.chars().map(|c| u8::try_from(u32::from(c))).collect() {
        Ok(bytes) => bytes,
        Err(_) => {
            let (bytes, _, has_others) = WINDOWS_1252.encode(text);
            if has_others {
                return None;
            }
            bytes.into_owned()
        }
    };
    let encoding = match std::str::from_utf8(&bytes) {
        Ok(_) => UTF_8,
        Err(_) => GB18030,
    };
    let before = decode_as(encoding, &bytes);
    let (mut chinese, mut others) = (0_usize, 0_usize);
    for c in before.text.chars().filter(|c| !c.is_ascii()) {
        let is_chinese = matches!(c, '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
        chinese += usize::from(is_chinese);
        others += usize::from(!is_chinese);
    }
    (before.replaced == 0 && chinese >= MIN_UNDONE && others * MAX_OTHERS <= chinese).then(|| {
        Decoded {
            text: Cow::Owned(before.text.into_owned()),
            encoding: before.encoding,
            replaced: 0,
        }
    })
}

/// The fewest Chinese characters that show that a wrong decoding was undone: a few could be chance.
const MIN_UNDONE: usize = 20;

/// One in so many characters of Chinese text may be something else: typographic marks.
const MAX_OTHERS: usize = 10;

/// Decodes them as they are, by the first that decides of what the module names.
fn decode_once(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..]);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            replaced: 0,
        };
    }
    if is_damaged_utf8(bytes) {
        return decode_as(UTF_8, bytes);
    }
    let declared = declared(bytes).filter(|&encoding| encoding != UTF_8);
    let chosen = decode_as(declared.unwrap_or_else(|| detect(bytes)), bytes);
    if chosen.replaced == 0 {
        return chosen;
    }
    // The declaration may be wrong.
    let other = decode_as(GB18030, bytes);
    if other.replaced < chosen.replaced {
        other
    } else {
        chosen
    }
}

/// Whether the bytes are text of sixteen bits a character, in which control bytes are common.
#[must_use]
pub fn is_sixteen_bit(bytes: &[u8]) -> bool {
    let marked = Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8);
    marked || utf16_without_mark(bytes).is_some()
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let replaced = if had_errors {
        text.matches('\u{FFFD}').count()
    } else {
        0
    };
    let encoding = match encoding {
        // Both decode alike; the larger one is the honest name, and the one in common use is
        // written in capitals.
        same if same == GBK || same == GB18030 => "GB18030",
        other => other.name(),
    };
    Decoded {
        text,
        encoding,
        replaced,
    }
}

/// From where on a page says something about its encoding, and no further than is needed.
fn telling(bytes: &[u8], window: usize) -> &[u8] {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    &bytes[start..bytes.len().min(start + window)]
}

/// Whether the bytes are UTF-8 but for a few. They cannot be told by decoding them as GB18030:
/// nearly every pair of bytes is some character there.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut invalid, mut valid) = (0, 0);
    for chunk in telling(bytes, DETECTION_WINDOW).utf8_chunks() {
        invalid += usize::from(!chunk.invalid().is_empty());
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    }
    // Text in GB18030 has an invalid sequence at every second or third character.
    invalid * 10 <= valid
}

/// UTF-16 without a byte order mark: markup and digits have a zero beside every byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = &bytes[..bytes.len().min(1024) & !1];
    let pairs = window.len() / 2;
    let zeros_at = |offset: usize| {
        window
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let mostly = |zeros: usize| pairs >= 4 && zeros * 4 >= pairs;
    if mostly(odd) && even * 8 <= odd {
        Some(UTF_16LE)
    } else if mostly(even) && odd * 8 <= even {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding named in `<meta charset>`, `<meta http-equiv>` or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = &bytes[..bytes.len().min(DECLARATION_WINDOW)];
    let lower = window.to_ascii_lowercase();
    [b"charset".as_slice(), b"encoding".as_slice()]
        .into_iter()
        .find_map(|word| value_after(&lower, word))
}

/// The encoding in `word = "label"`, at the first place where the label is a known one.
fn value_after(window: &[u8], word: &[u8]) -> Option<&'static Encoding> {
    let mut rest = window;
    while let Some(at) = rest.windows(word.len()).position(|found| found == word) {
        rest = &rest[at + word.len()..];
        let value: &[u8] = rest.trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else {
            continue;
        };
        let value = value.trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or_else(|| value.strip_prefix(b"'"))
            .unwrap_or(value);
        let end = value
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)))
            .unwrap_or(value.len());
        if let Some(encoding) = Encoding::for_label(&value[..end]) {
            return Some(encoding);
        }
    }
    None
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let window = telling(bytes, DETECTION_WINDOW);
    // Whole characters only: a pair cut at the end of the window is no error. Mark-up leaves little
    // room for text, so more is looked at than the detector sees.
    let (text, _, _) = GB18030.decode(telling(bytes, WORD_WINDOW));
    let is_common = text.contains(['，', '。', '、']);
    if is_common && text.matches('的').take(FEW_WORDS).count() == FEW_WORDS {
        // The commonest word with the commonest stops: no other encoding reads so by chance,
        // and the detector would take longer to say the same.
        return GB18030;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(window, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    // The reports are Chinese: a guess of any other script is a guess gone wrong.
    if [UTF_8, BIG5].contains(&guess) {
        guess
    } else {
        GB18030
    }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use encoding_rs::{GB18030, UTF_8, UTF_16LE};

    const TEXT: &str = "政府信息公开工作年度报告，本年新收政府信息公开申请数量";

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn declared_undeclared_and_wrongly_declared() {
        let page = |label: &str| format!("<meta charset=\"{label}\"><p>{TEXT}</p>");
        for label in ["gb2312", "GBK", "gb18030", "utf-8", "nonsense", "big5"] {
            let as_utf8 = page(label).into_bytes();
            assert_eq!(decode(&as_utf8).encoding, UTF_8.name(), "{label}");
            assert_eq!(decode(&as_utf8).text, page(label));
        }
        for label in ["gb2312", "GBK", "gb18030", "utf-8", "nonsense"] {
            let as_gb = gb(&page(label));
            let decoded = decode(&as_gb);
            assert_eq!(decoded.encoding, "GB18030", "{label}");
            assert_eq!(decoded.text, page(label));
            assert_eq!(decoded.replaced, 0);
        }
        assert_eq!(decode(&gb(TEXT)).text, TEXT);
    }

    #[test]
    fn http_equiv_and_xml_declarations_count() {
        let traditional = encoding_rs::BIG5
            .encode("<?xml version='1.0' encoding='big5'?>政府資訊")
            .0
            .into_owned();
        assert_eq!(decode(&traditional).encoding, "Big5");
    }

    #[test]
    fn marks_and_sixteen_bit_text() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(TEXT.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&bytes).text, TEXT);
        assert_eq!(decode(&bytes).encoding, UTF_16LE.name());
        let plain: Vec<u8> = format!("<table><tr><td>{TEXT}</td></tr></table>")
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(decode(&plain).encoding, "UTF-16BE");
        assert!(!decode("\u{FEFF}甲".as_bytes()).text.contains('\u{FEFF}'));
    }

    #[test]
    fn damaged_bytes_are_counted_in_the_right_encoding() {
        let mut bytes = TEXT.repeat(20).into_bytes();
        bytes[4] = 0xFF;
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, UTF_8.name());
        assert!((1..=3).contains(&decoded.replaced), "{}", decoded.replaced);
        let mut bytes = gb(&TEXT.repeat(20));
        bytes[4] = 0xFF;
        bytes[5] = 0xFF;
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, "GB18030");
        assert!(decoded.replaced >= 1);
    }
}
