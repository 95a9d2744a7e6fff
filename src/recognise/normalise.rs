//! Printed labels to comparable keys: what different systems print differently and mean alike.

use unicode_normalization::UnicodeNormalization;

use crate::prose;
use crate::prose::fold::is_blank;

/// The unit of money that a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 元
    Yuan,
    /// 万元
    TenThousandYuan,
}

/// A label reduced to what identifies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The words, without numbering, remarks, punctuation and spaces.
    pub key: String,
    /// The unit that a remark names.
    pub unit: Option<Unit>,
}

/// Reduces a printed label.
#[must_use]
pub fn label(text: &str) -> Label {
    let folded = fold(text);
    let unit = unit(&folded);
    let numbered = strip_ordinals(&folded);
    let mut key = letters(numbered, outside_remarks());
    if key.is_empty() {
        // The text is a remark as a whole, as the note beside the heads of table three is.
        key = letters(numbered, |_| true);
    }
    match key.find('单') {
        // 本年收费金额单位万元, without the brackets of the form.
        Some(at)
            if at > 0
                && ["单位万元", "单位元", "单位件"]
                    .iter()
                    .any(|unit| key[at..].starts_with(unit)) =>
        {
            key.truncate(at);
        }
        _ => {}
    }
    Label { key, unit }
}

/// Compatibility forms, brackets and traditional characters unified, spaces gone; numbering and
/// punctuation are kept.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(c, &mut folded);
    }
    folded
}

/// Adds what one character is folded to: nothing, or one or more.
pub fn push_folded(c: char, folded: &mut String) {
    match c {
        // Most of every text: nothing to decompose.
        '\u{4E00}'..='\u{9FFF}' => folded.push(simplified(c)),
        '[' | '{' => folded.push('('),
        ']' | '}' => folded.push(')'),
        '!'..='~' => folded.push(c),
        // The marks of Chinese text, which the general way below would leave as they are.
        '、' | '。' | '《' | '》' | '“' | '”' => folded.push(c),
        // Full-width forms, as the general way below would give them.
        '\u{FF01}'..='\u{FF5E}' => {
            let half = char::from_u32(u32::from(c) - 0xFEE0);
            folded.push(bracket(half.unwrap_or(c)));
        }
        _ if is_blank(c) || c.is_control() => {}
        _ => folded.extend(
            std::iter::once(c)
                .nfkc()
                .filter(|c| !is_blank(*c))
                .map(bracket),
        ),
    }
}

fn bracket(c: char) -> char {
    match c {
        '[' | '{' | '〔' | '【' | '〖' => '(',
        ']' | '}' | '〕' | '】' | '〗' => ')',
        _ => simplified(c),
    }
}

/// The character in use for a traditional or variant one. Labels have 其它 for 其他.
fn simplified(c: char) -> char {
    match prose::simplified(c) {
        '它' => '他',
        c => c,
    }
}

/// Chinese numerals that labels are numbered with.
#[must_use]
pub const fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// Drops numbering such as `一、`, `(七)`, `1.`, `(1)` from the start of folded text.
#[must_use]
pub fn strip_ordinals(text: &str) -> &str {
    let mut rest = text;
    while let Some(stripped) = strip_ordinal(rest) {
        rest = stripped;
    }
    rest
}

fn strip_ordinal(text: &str) -> Option<&str> {
    const STOPS: [char; 8] = ['、', '.', ',', ':', ')', '。', ';', '·'];
    let (bracketed, inner) = match text.strip_prefix('(') {
        Some(inner) => (true, inner),
        None => (false, text),
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let number = inner.trim_start_matches(is_numeral);
    let (number, is_arabic) = if number.len() < inner.len() {
        (number, false)
    } else {
        (inner.trim_start_matches(is_digit), true)
    };
    let length = inner.len() - number.len();
    if length == 0 || (is_arabic && length > 2) {
        return None;
    }
    if bracketed && !number.starts_with(')') {
        return None;
    }
    let rest = number.trim_start_matches(STOPS);
    // A number without a stop numbers a label only in Arabic digits: 三类 is a word.
    let numbers = rest.len() < number.len()
        || (is_arabic && rest.chars().next().is_some_and(|c| !c.is_ascii()));
    (numbers && !rest.is_empty()).then_some(rest)
}

/// Whether a character of folded text, asked for in their order, stands in no brackets.
fn outside_remarks() -> impl FnMut(char) -> bool {
    let mut depth = 0_usize;
    move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    }
}

/// The letters of a text that are taken.
fn letters(text: &str, mut takes: impl FnMut(char) -> bool) -> String {
    let mut letters = String::with_capacity(text.len());
    letters.extend(text.chars().filter(|&c| takes(c) && is_letter(c)));
    letters
}

/// The first character of a text that folding leaves, as it leaves it; `None` where that is not
/// one character for one.
#[must_use]
pub fn first_folded(text: &str) -> Option<char> {
    let first = text.chars().find(|&c| !is_blank(c) && !c.is_control())?;
    match first {
        '\u{4E00}'..='\u{9FFF}' => Some(simplified(first)),
        '!'..='~' => Some(bracket(first)),
        '、' | '。' | '《' | '》' | '“' | '”' => Some(first),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(first) - 0xFEE0).map(bracket),
        _ => None,
    }
}

/// Letters and digits of any script.
#[must_use]
pub fn is_letter(c: char) -> bool {
    // The common case first: the general look-up is slow for Chinese.
    matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_alphanumeric()
}

fn unit(folded: &str) -> Option<Unit> {
    if !folded.contains('元') {
        None
    } else if folded.contains("万元") {
        Some(Unit::TenThousandYuan)
    } else if folded.contains("(元)") || folded.contains("单位:元") {
        Some(Unit::Yuan)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Unit, label, strip_ordinals};

    #[test]
    fn what_is_printed_differently_and_means_alike() {
        for text in [
            "（七）总计",
            "(七)总计",
            "〔七〕总 计",
            "【七】总计",
            "七、总计",
            "（七） 總計",
            "㈦总计",
            "（七）总\n计",
        ] {
            assert_eq!(label(text).key, "总计", "{text}");
        }
        for text in [
            "1.属于国家秘密",
            "1、属于国家秘密",
            "１．属于国家秘密",
            "(1)属于国家秘密",
            "①属于国家秘密",
            "1属于国家秘密",
            "⒈属于国家秘密",
        ] {
            assert_eq!(label(text).key, "属于国家秘密", "{text}");
        }
        assert_eq!(
            label("3.危及“三安全一稳定”").key,
            label("３、危及\"三安全一稳定\"").key
        );
        assert_eq!(
            label("二、上年结转政府信息公开申请数量").key,
            "上年结转政府信息公开申请数量"
        );
    }

    #[test]
    fn remarks_go_and_units_stay_known() {
        assert_eq!(
            label("（二）部分公开（区分处理的，只计这一情形，不计其他情形）").key,
            "部分公开"
        );
        assert_eq!(
            label("规范性文件(指各行政机关印发的有正式文号的文件").key,
            "规范性文件"
        );
        let fees = label("本年收费金额（单位：万元）");
        assert_eq!(
            (fees.key.as_str(), fees.unit),
            ("本年收费金额", Some(Unit::TenThousandYuan))
        );
        assert_eq!(label("收费金额 单位：元").key, "收费金额");
        assert_eq!(
            label("1.本单位不掌握相关政府信息").key,
            "本单位不掌握相关政府信息"
        );
        assert_eq!(label("收费金额 单位：元").unit, Some(Unit::Yuan));
        assert!(
            label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
                .key
                .contains("勾稽关系")
        );
    }

    #[test]
    fn words_that_begin_with_numerals_stay_whole() {
        assert_eq!(label("三类内部事务信息").key, "三类内部事务信息");
        assert_eq!(label("5.三类内部事务信息").key, "三类内部事务信息");
        assert_eq!(label("第二十条第（一）项").key, "第二十条第项");
    }

    #[test]
    fn an_ordinal_goes_with_both_of_its_brackets_or_stays() {
        for (text, rest) in [
            ("(七)总计", "总计"),
            ("(12)总计", "总计"),
            ("(七、总计", "(七、总计"),
        ] {
            assert_eq!(strip_ordinals(text), rest);
        }
    }
}
