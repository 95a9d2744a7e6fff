//! Numbers as sentences print them: digits of either width, separators, 万, small Chinese
//! numerals, the unit behind them, and the words that make them approximate.

use crate::report::Decimal;

/// What a number counts by its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// 件 and its like.
    Count,
    /// 人次, which may count persons rather than applications.
    Persons,
    /// 元; the value is in 元.
    Money,
    /// A share or a growth.
    Percent,
    /// No unit follows.
    Bare,
    /// A unit of something else (家, 篇, 天).
    Foreign,
}

/// One number of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub value: Decimal,
    pub unit: Unit,
    /// 约, 余, 近, 以上 …: says about how many only.
    pub approximate: bool,
    /// The size of the last printed digit where 万 or 亿 was used with decimals, else 1.
    pub grain: i64,
    /// Written with Chinese numerals.
    pub spelled: bool,
    /// How many characters it takes, unit included.
    pub length: usize,
}

/// Units that count requests, cases, documents or decisions, each with
/// the characters that would make another word of it.
const COUNTS: &[(&str, &str)] = &[
    ("个案件", ""),
    ("件次", ""),
    ("件", ""),
    ("份", "额"),
    ("宗", "旨教"),
    ("条", "例款"),
    ("次", "数"),
    ("起", "诉草来"),
    ("项", "目"),
    ("例", "如会"),
    ("封", ""),
    ("部", "门分署委队"),
    ("桩", ""),
    ("笔", ""),
];

/// What may follow 个 when it counts cases rather than bodies or accounts.
const AFTER_GE: &[&str] = &[
    "申请",
    "案",
    "依申请",
    "行政复议",
    "行政诉讼",
    "政府信息公开",
];

/// Units of other things. A number with one of these is never about a cell.
const FOREIGN: &[&str] = &[
    "个百分点",
    "百分点",
    "小时",
    "分钟",
    "人",
    "名",
    "家",
    "篇",
    "期",
    "场",
    "类",
    "户",
    "天",
    "日",
    "年",
    "月",
    "时",
    "号",
    "楼",
    "室",
    "岁",
    "周",
    "个",
    "位",
    "批",
    "本",
    "册",
    "页",
    "版",
    "幅",
    "条例",
    "种",
    "类",
    "轮",
    "届",
    "级",
    "套",
    "处",
    "台",
    "分",
    "倍",
    "字",
    "亩",
    "公里",
    "平方米",
    "米",
    "吨",
    "点",
    "只",
    "张",
    "道",
    "队",
    "所",
    "座",
    "辆",
    "美元",
    "余人",
    "余家",
];

/// Words before a number that make it approximate.
const BEFORE: &[&str] = &[
    "约",
    "近",
    "大约",
    "超",
    "超过",
    "逾",
    "将近",
    "接近",
    "不足",
    "不少于",
    "至少",
    "不超过",
    "多达",
    "高于",
    "低于",
    "少于",
];

/// Words behind a number and its unit that make it approximate.
const BEHIND: &[&str] = &["以上", "以内", "左右", "以下", "不等", "上下"];

/// The value of a numeral that may stand directly before a unit, or in 一 to 九十九.
const fn one(numeral: char) -> Option<usize> {
    Some(match numeral {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Reads the number that begins at `at`, `None` where there is none that can be relied on.
pub(super) fn read(text: &[char], at: usize) -> Option<Number> {
    let (digits, mut end, spelled) = if text.get(at)?.is_ascii_digit() {
        let (digits, end) = digits(text, at)?;
        (digits, end, false)
    } else {
        let (value, end) = numeral(text, at)?;
        (value.to_string(), end, true)
    };
    let (places, scaled) = match text.get(end) {
        Some('万') => (4, true),
        Some('亿') => (8, true),
        Some('千') if !spelled => (3, true),
        _ => (0, false),
    };
    if scaled {
        end += 1;
    }
    let fraction = digits
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let grain = if scaled && fraction < places {
        10_i64.checked_pow(u32::try_from(places - fraction).ok()?)?
    } else {
        1
    };
    let value = scale_up(&digits, places)?;
    let mut approximate =
        matches!(text.get(end), Some('余' | '多' | '几' | '来')) || precedes(text, at, BEFORE);
    if matches!(text.get(end), Some('余' | '多' | '几' | '来')) {
        end += 1;
        if text.get(end) == Some(&'万') {
            return None;
        }
    }
    let (unit, length) = unit(text, end, spelled);
    end += length;
    approximate |= BEHIND.iter().any(|word| starts(text, end, word));
    if spelled && (unit != Unit::Count || matches!(text.get(end), Some('事' | '一' | '性' | '案')))
    {
        return None;
    }
    Some(Number {
        value,
        unit,
        approximate,
        grain,
        spelled,
        length: end - at,
    })
}

/// Nothing, said without a unit.
pub(super) const fn none(length: usize) -> Number {
    Number {
        value: Decimal::whole(0),
        unit: Unit::Bare,
        approximate: false,
        grain: 1,
        spelled: true,
        length,
    }
}

/// Digits with thousands separators and at most one point.
fn digits(text: &[char], at: usize) -> Option<(String, usize)> {
    let digit = |index: usize| text.get(index).is_some_and(char::is_ascii_digit);
    let mut end = at;
    let mut found = String::new();
    while digit(end) {
        found.push(text[end]);
        end += 1;
    }
    // A separator stands before exactly three digits, and at most three stand before the first.
    let grouped = found.len() <= 3;
    while grouped
        && matches!(text.get(end), Some(',' | '，'))
        && (1..=3).all(|step| digit(end + step))
        && !digit(end + 4)
    {
        found.extend(&text[end + 1..end + 4]);
        end += 4;
    }
    if text.get(end) == Some(&'.') && digit(end + 1) {
        found.push('.');
        end += 1;
        while digit(end) {
            found.push(text[end]);
            end += 1;
        }
    }
    Some((found, end))
}

/// A Chinese numeral from 一 to 九十九 directly before a unit.
fn numeral(text: &[char], at: usize) -> Option<(usize, usize)> {
    // Nearly every character is none: that is told before anything else is looked at.
    let &first = text.get(at)?;
    if one(first).is_none() && !matches!(first, '零' | '两' | '十') {
        return None;
    }
    let one = |index: usize| one(*text.get(index)?);
    let is_numeral = |c: char| {
        let is_other = matches!(c, '十' | '百' | '千' | '万' | '两' | '第' | '每' | '某');
        self::one(c).is_some() || is_other
    };
    if at > 0 && is_numeral(text[at - 1]) {
        return None;
    }
    if text.get(at) == Some(&'零') {
        return Some((0, at + 1));
    }
    if text.get(at) == Some(&'两') {
        return Some((2, at + 1));
    }
    let (value, end) = match (one(at), text.get(at), text.get(at + 1)) {
        (Some(tens), _, Some('十')) => match one(at + 2) {
            Some(ones) => (10 * tens + ones, at + 3),
            None => (10 * tens, at + 2),
        },
        (Some(ones), ..) => (ones, at + 1),
        (None, Some('十'), _) => match one(at + 1) {
            Some(ones) => (10 + ones, at + 2),
            None => (10, at + 1),
        },
        _ => return None,
    };
    let ends = !text.get(end).copied().is_some_and(is_numeral);
    ends.then_some((value, end))
}

/// The unit at `at` and how many characters it takes.
fn unit(text: &[char], at: usize, spelled: bool) -> (Unit, usize) {
    if matches!(text.get(at), Some('%' | '‰')) {
        return (Unit::Percent, 1);
    }
    if text.get(at) == Some(&'元') {
        return (Unit::Money, 1);
    }
    if starts(text, at, "人次") {
        return (Unit::Persons, 2);
    }
    if text.get(at) == Some(&'个') {
        let behind = text.get(at + 1);
        let ends = behind.is_none_or(|&c| is_mark(c) || c == '的');
        if ends || AFTER_GE.iter().any(|word| starts(text, at + 1, word)) {
            return (
                Unit::Count,
                if starts(text, at + 1, "案件") { 3 } else { 1 },
            );
        }
    }
    for (word, not_before) in COUNTS {
        let length = word.chars().count();
        if starts(text, at, word)
            && !text
                .get(at + length)
                .is_some_and(|&c| not_before.contains(c))
        {
            // 项目, 一次性 and the like are caught by what must not follow.
            if spelled && matches!(*word, "项" | "次" | "部") {
                let closed = text
                    .get(at + length)
                    .is_none_or(|&c| is_mark(c) || c == '的');
                if !closed && !starts(text, at + length, "政府信息") {
                    return (Unit::Foreign, length);
                }
            }
            return (Unit::Count, length);
        }
    }
    for word in FOREIGN {
        if starts(text, at, word) {
            return (Unit::Foreign, word.chars().count());
        }
    }
    (Unit::Bare, 0)
}

/// The digits times `10^places`.
fn scale_up(digits: &str, places: usize) -> Option<Decimal> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{fraction:0<places$}");
    let (moved, rest) = padded.split_at(places);
    if rest.is_empty() {
        Decimal::parse_digits(&format!("{whole}{moved}"))
    } else {
        Decimal::parse_digits(&format!("{whole}{moved}.{rest}"))
    }
}

/// Whether the text at `at` begins with the word.
pub(super) fn starts(text: &[char], at: usize, word: &str) -> bool {
    let mut found = text.get(at..).unwrap_or_default().iter();
    word.chars().all(|expected| found.next() == Some(&expected))
}

/// Whether one of the words stands directly before `at`.
pub(super) fn precedes(text: &[char], at: usize, words: &[&str]) -> bool {
    let text = text.get(..at).unwrap_or_default();
    words.iter().any(|word| {
        let mut before = text.iter().rev();
        let mut letters = word.chars().rev();
        letters.all(|expected| before.next() == Some(&expected))
    })
}

/// Whether the character ends a clause or stands between two.
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | ','
            | '；'
            | ';'
            | '：'
            | ':'
            | '、'
            | '。'
            | '.'
            | '！'
            | '!'
            | '？'
            | '?'
            | '('
            | ')'
            | '（'
            | '）'
            | '['
            | ']'
            | '【'
            | '】'
    )
}

#[cfg(test)]
mod tests {
    use super::{Unit, read};

    fn value(text: &str) -> Option<(String, Unit, bool)> {
        let chars: Vec<char> = text.chars().collect();
        read(&chars, 0).map(|number| (number.value.to_string(), number.unit, number.approximate))
    }

    fn exact(value: &str, unit: Unit) -> Option<(String, Unit, bool)> {
        Some((value.to_owned(), unit, false))
    }

    #[test]
    fn reads_numbers_as_sentences_print_them() {
        assert_eq!(value("1,234件"), exact("1234", Unit::Count));
        assert_eq!(value("1，234，567宗"), exact("1234567", Unit::Count));
        assert_eq!(
            value("12,3456件").map(|found| found.0),
            Some("12".to_owned())
        );
        assert_eq!(value("4.5万件"), exact("45000", Unit::Count));
        assert_eq!(value("196.4万条"), exact("1964000", Unit::Count));
        assert_eq!(value("12.00万元"), exact("120000", Unit::Money));
        assert_eq!(value("31.5%"), exact("31.5", Unit::Percent));
        assert_eq!(value("5人次"), exact("5", Unit::Persons));
        assert_eq!(value("5个案件"), exact("5", Unit::Count));
        assert_eq!(value("5个工作日"), exact("5", Unit::Foreign));
        assert_eq!(value("5条例"), exact("5", Unit::Foreign));
        assert_eq!(value("12"), exact("12", Unit::Bare));
    }

    #[test]
    fn reads_small_chinese_numerals_before_a_unit_only() {
        assert_eq!(value("三件"), exact("3", Unit::Count));
        assert_eq!(value("十二起"), exact("12", Unit::Count));
        assert_eq!(value("九十九宗"), exact("99", Unit::Count));
        assert_eq!(value("二十份"), exact("20", Unit::Count));
        assert_eq!(value("两件"), exact("2", Unit::Count));
        for text in [
            "一百二十件",
            "三类",
            "一件事",
            "一",
            "四是",
            "百件",
            "一次性",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn knows_what_is_approximate() {
        for text in ["120余件", "10多件", "100件以上", "3件左右"] {
            assert!(value(text).is_some_and(|found| found.2), "{text}");
        }
    }
}
