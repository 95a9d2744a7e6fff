//! The text of a cell into a figure. A reading is given only where it is the one certain
//! reading; everything else is unreadable, never a guess.

use crate::prose::fold::{is_blank, is_invisible};
use crate::recognise::normalise::Unit;
use crate::report::{Content, Decimal};

/// Counting words that reports put behind a number.
const COUNTERS: [&str; 17] = [
    "人次", "件次", "件", "份", "宗", "条", "次", "起", "项", "个", "例", "部", "封", "篇", "号",
    "家", "人",
];

/// Marks that stand for "none", as words.
const NONE_WORDS: [&str; 8] = [
    "无",
    "不适用",
    "没有",
    "未发生",
    "n/a",
    "N/A",
    "NA",
    "无此项",
];

/// A cell's content with what was beside the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// What the cell says.
    pub content: Content,
    /// A unit or a remark stands beside the number.
    pub annotated: bool,
}

impl Reading {
    const fn plain(content: Content) -> Self {
        Self {
            content,
            annotated: false,
        }
    }
}

/// Reads a cell. `money` says that the column holds money, so that `万元` is a unit; `head`
/// the unit that the column's head names. Fees are wanted in 万元, and an amount in 元 is
/// converted where the head asks for 万元.
#[must_use]
pub fn read(text: &str, money: bool, head: Option<Unit>) -> Reading {
    let bare = text.trim_matches(|c: char| is_blank(c) || c.is_control());
    if bare.is_empty() {
        return Reading::plain(Content::Blank);
    }
    if bare.bytes().all(|byte| byte.is_ascii_digit()) && head.is_none() {
        // Nearly every cell.
        let number = Decimal::parse_digits(bare).map_or(Content::Unreadable, Content::Number);
        return Reading::plain(number);
    }
    // Characters that nobody sees part nothing, wherever a site puts them.
    let seen = text.chars().filter(|&c| !is_invisible(c));
    let folded: String = seen.map(half_width).collect();
    let trimmed = folded.trim_matches(|c: char| is_blank(c) || c.is_control());
    if trimmed.is_empty() {
        return Reading::plain(Content::Blank);
    }
    if is_none_mark(trimmed) {
        return Reading::plain(Content::Dash);
    }
    let Some(bare) = without_remarks(trimmed) else {
        return Reading::plain(Content::Unreadable);
    };
    let annotated = bare.len() < trimmed.len();
    let bare = bare.trim_matches(|c: char| is_blank(c) || c.is_control());
    let (sign, digits) = signed(bare);
    let Some((number, rest)) = number(digits) else {
        return Reading::plain(Content::Unreadable);
    };
    let rest = rest
        .trim_matches(is_blank)
        .trim_end_matches(['.', '。', ';', ',', '、']);
    let number = match unit(rest, money, head, number) {
        Some(number) if sign == Sign::Minus => number.negated(),
        Some(number) => number,
        None => return Reading::plain(Content::Unreadable),
    };
    Reading {
        content: Content::Number(number),
        annotated: annotated || !rest.is_empty(),
    }
}

/// Whether a text can be a figure or a mark for "none" by its last character: the words that these
/// end with are few.
#[must_use]
pub fn may_end(text: &str) -> bool {
    const LAST: &str = "无用有生项次件份宗条起个例部封篇号家人元万零";
    let last = text.chars().rfind(|&c| !is_blank(c) && !c.is_control());
    last.is_none_or(|c| !matches!(c, '\u{4E00}'..='\u{9FFF}') || LAST.contains(c))
}

/// Full-width digits, signs and brackets as half-width ones. Not a full compatibility
/// normalisation, which would turn a raised ² into a digit of the number before it.
fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '−' | '﹣' => '-',
        '〔' | '【' => '(',
        '〕' | '】' => ')',
        '\u{3000}' | '\u{A0}' => ' ',
        _ => c,
    }
}

/// Whether the text is a dash, slash or word that stands for "none".
fn is_none_mark(text: &str) -> bool {
    NONE_WORDS.contains(&text)
        || text
            .chars()
            .all(|c| "-‐‑‒–—―─━﹘/\\∕⁄~～".contains(c) || is_blank(c))
}

/// The text without remarks in brackets; `None` where brackets do not pair or nothing is left.
fn without_remarks(text: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => {
                depth += 1;
                // What stands before and after a remark is not one number.
                bare.push(' ');
            }
            ')' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    (depth == 0 && !bare.trim().is_empty()).then(|| bare.trim().to_owned())
}

#[derive(PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

/// A sign or word of direction before the number, as format 2019 prints changes.
fn signed(text: &str) -> (Sign, &str) {
    for (word, sign) in [
        ("减少", Sign::Minus),
        ("减", Sign::Minus),
        ("-", Sign::Minus),
        ("增加", Sign::Plus),
        ("增", Sign::Plus),
        ("+", Sign::Plus),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return (sign, rest.trim_start_matches(is_blank));
        }
    }
    (Sign::Plus, text)
}

/// The number at the start and what follows it; thousands separators must stand at thousands.
fn number(text: &str) -> Option<(Decimal, &str)> {
    if let Some(rest) = text.strip_prefix(['零', '〇']) {
        return Some((Decimal::whole(0), rest));
    }
    let mut end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .unwrap_or(text.len());
    // A stop or comma behind the number ends a sentence.
    while text[..end].ends_with(['.', ',']) {
        end -= 1;
    }
    let (printed, rest) = text.split_at(end);
    if rest.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let plain = if printed.contains(',') {
        let (whole, fraction) = printed.split_once('.').unwrap_or((printed, ""));
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        let is_grouped = (1..=3).contains(&first.len())
            && groups.all(|group| group.len() == 3)
            && !fraction.contains(',');
        if !is_grouped {
            return None;
        }
        printed.replace(',', "")
    } else {
        printed.to_owned()
    };
    Some((Decimal::parse_digits(&plain)?, rest))
}

/// Applies the unit behind a number. `None` for words that are no unit of the column.
fn unit(rest: &str, money: bool, head: Option<Unit>, number: Decimal) -> Option<Decimal> {
    let compact: String = rest.chars().filter(|&c| !is_blank(c)).collect();
    let compact = compact.as_str();
    if money {
        let wants_ten_thousands = head.is_some();
        return match compact {
            "万元" | "万" => Some(number),
            "元" if wants_ten_thousands => number.shifted_down(4),
            "元" | "" => match head {
                Some(Unit::Yuan) => number.shifted_down(4),
                _ => Some(number),
            },
            _ => None,
        };
    }
    (compact.is_empty() || COUNTERS.contains(&compact)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{COUNTERS, NONE_WORDS, may_end, read};
    use crate::recognise::normalise::Unit;
    use crate::report::Content;

    fn count(text: &str) -> String {
        shown(read(text, false, None).content)
    }

    fn shown(content: Content) -> String {
        match content {
            Content::Number(value) => value.to_string(),
            Content::Blank => "blank".to_owned(),
            Content::Dash => "dash".to_owned(),
            Content::Unreadable => "unreadable".to_owned(),
        }
    }

    #[test]
    fn numbers_in_every_dress() {
        for (text, expected) in [
            ("0", "0"),
            ("１２", "12"),
            ("  0", "0"),
            ("\u{a0}7\u{200b}", "7"),
            ("1,234", "1234"),
            ("1，234，567", "1234567"),
            ("0件", "0"),
            ("12 件", "12"),
            ("22（其中修订 16 件）", "22"),
            ("22(1)", "22"),
            ("22〔1〕", "22"),
            ("22【其中修订16件】", "22"),
            ("-11", "-11"),
            ("－8", "-8"),
            ("−8", "-8"),
            ("﹣8", "-8"),
            ("+1036", "1036"),
            ("减8", "-8"),
            ("0.", "0"),
            ("3。", "3"),
            ("1.5", "1.5"),
            ("零", "0"),
        ] {
            assert_eq!(count(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_word_that_a_figure_ends_with_may_end_one() {
        let words = COUNTERS.iter().chain(&NONE_WORDS);
        for word in words.chain(&["万元", "元", "万", "零"]) {
            assert!(may_end(word), "{word}");
        }
        assert!(!may_end("（一）予以公开"));
    }

    #[test]
    fn no_number_stays_apart_by_kind() {
        for text in ["", " ", "\u{a0}", "\u{3000}\n"] {
            assert_eq!(count(text), "blank", "{text:?}");
        }
        for text in ["-", "—", "——", "--", "/", "／", "无", "不适用", "N/A"] {
            assert_eq!(count(text), "dash", "{text:?}");
        }
    }

    #[test]
    fn what_is_not_certainly_one_number_is_unreadable() {
        for text in [
            "33 1",
            "3\n3",
            "12,34",
            "1.2.3",
            "12 34 件",
            "5²",
            "①",
            "约10",
            "10余",
            "12/3",
            "\u{fffc}",
            "O",
            "1-2",
            "(5)",
            "1(2)3",
            "12345678901234567890",
            "12%",
            "1,2345",
            "3~4",
            "~3~4",
            "十二",
            "12万元",
            "一",
            "**",
        ] {
            assert_eq!(count(text), "unreadable", "{text:?}");
        }
    }

    #[test]
    fn money_keeps_its_decimals_and_unit() {
        let money = |text: &str, head| shown(read(text, true, head).content);
        let ten_thousands = Some(Unit::TenThousandYuan);
        assert_eq!(money("59237.2449", ten_thousands), "59237.2449");
        assert_eq!(money("12.5万元", ten_thousands), "12.5");
        assert_eq!(money("2950元", ten_thousands), "0.295");
        assert_eq!(money("251000元", None), "251000");
        assert_eq!(money("2950", Some(Unit::Yuan)), "0.295");
        assert_eq!(money("12件", ten_thousands), "unreadable");
    }
}
