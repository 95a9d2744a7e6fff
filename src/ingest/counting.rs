//! Numbers as automatic numbering prints them.

/// How a level of numbering counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "office"), allow(dead_code))] // most are those of documents
pub enum Counting {
    /// 1, 2, 3.
    Decimal,
    /// 01, 02, 03.
    DecimalZero,
    /// １, ２, ３.
    FullWidth,
    /// ①, ②, ③.
    Circled,
    /// (1), (2), (3) as one character each.
    Parenthesised,
    /// 1., 2., 3. as one character each.
    Stopped,
    /// 一, 二, 十, 二十一.
    Chinese,
    /// 一, 二, 一〇, 二一.
    ChineseDigits,
    /// 壹, 贰, 拾.
    ChineseLegal,
    /// ㈠, ㈡, ㈢.
    ChineseParenthesised,
    /// 甲, 乙, 丙.
    Stems,
    /// 子, 丑, 寅.
    Branches,
    /// a, b, c.
    LowerLetter,
    /// A, B, C.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// No number is printed.
    Silent,
}

impl Counting {
    /// The number as printed.
    pub fn print(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::FullWidth => wide(number),
            Self::Circled => enclosed(number, &[('①', 20), ('㉑', 15), ('㊱', 15)]),
            Self::Parenthesised => enclosed(number, &[('⑴', 20)]),
            Self::Stopped => enclosed(number, &[('⒈', 20)]),
            Self::Chinese => chinese(number, "零一二三四五六七八九", "十百千"),
            Self::ChineseLegal => chinese(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
            Self::ChineseDigits => digits(number, "〇一二三四五六七八九"),
            Self::ChineseParenthesised => enclosed(number, &[('㈠', 10)]),
            Self::Stems => cycled(number, "甲乙丙丁戊己庚辛壬癸"),
            Self::Branches => cycled(number, "子丑寅卯辰巳午未申酉戌亥"),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_ascii_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_ascii_uppercase(),
            Self::Silent => String::new(),
        }
    }
}

fn wide(number: u32) -> String {
    digits(number, "０１２３４５６７８９")
}

fn digits(number: u32, signs: &str) -> String {
    let sign = |digit: char| signs.chars().nth(digit.to_digit(10)? as usize);
    number.to_string().chars().filter_map(sign).collect()
}

/// Single characters that hold a number, in runs from a first one on; past them plain digits.
fn enclosed(number: u32, runs: &[(char, u32)]) -> String {
    let mut rest = number;
    for &(first, length) in runs {
        if (1..=length).contains(&rest) {
            let sign = char::from_u32(u32::from(first) + rest - 1);
            return sign.map_or_else(|| number.to_string(), String::from);
        }
        rest = rest.saturating_sub(length);
    }
    number.to_string()
}

fn cycled(number: u32, signs: &str) -> String {
    let count = u32::try_from(signs.chars().count()).unwrap_or(1);
    let at = (number.max(1) - 1) % count;
    signs.chars().skip(at as usize).take(1).collect()
}

/// a to z, then aa to zz, as word processors go on.
fn letters(number: u32) -> String {
    let number = number.max(1) - 1;
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    // Longer than a line is no numbering.
    let times = (number / 26 + 1).min(10) as usize;
    std::iter::repeat_n(letter, times).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number >= 4000 {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// Numbers below ten thousand as they are counted; larger ones in plain digits.
fn chinese(number: u32, signs: &str, units: &str) -> String {
    if number == 0 || number >= 10_000 {
        return digits(number, signs);
    }
    let sign = |digit: u32| signs.chars().nth(digit as usize);
    let mut text = String::new();
    let mut has_gap = false;
    for (power, unit) in [(1000, 2), (100, 1), (10, 0)].map(|(p, at)| (p, units.chars().nth(at))) {
        let digit = number / power % 10;
        if digit == 0 {
            has_gap = !text.is_empty();
            continue;
        }
        if has_gap {
            text.extend(sign(0));
            has_gap = false;
        }
        // 十一, not 一十一; but 一百一十一.
        if !(digit == 1 && power == 10 && text.is_empty()) {
            text.extend(sign(digit));
        }
        text.extend(unit);
    }
    let ones = number % 10;
    if ones > 0 {
        if has_gap {
            text.extend(sign(0));
        }
        text.extend(sign(ones));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Counting;

    #[test]
    fn numbers_are_printed_as_word_processors_print_them() {
        let print = |counting: Counting, numbers: &[u32]| -> Vec<String> {
            numbers.iter().map(|&n| counting.print(n)).collect()
        };
        assert_eq!(
            print(
                Counting::Chinese,
                &[1, 10, 11, 20, 21, 101, 110, 1005, 10000]
            ),
            [
                "一",
                "十",
                "十一",
                "二十",
                "二十一",
                "一百零一",
                "一百一十",
                "一千零五",
                "一零零零零"
            ]
        );
        assert_eq!(
            print(Counting::ChineseDigits, &[1, 10, 21]),
            ["一", "一〇", "二一"]
        );
        assert_eq!(print(Counting::ChineseLegal, &[2, 12]), ["贰", "拾贰"]);
        assert_eq!(
            print(Counting::Circled, &[1, 20, 21, 50, 51]),
            ["①", "⑳", "㉑", "㊿", "51"]
        );
        assert_eq!(
            print(Counting::ChineseParenthesised, &[1, 10, 11]),
            ["㈠", "㈩", "11"]
        );
        assert_eq!(print(Counting::LowerLetter, &[1, 26, 27]), ["a", "z", "aa"]);
        assert_eq!(
            print(Counting::UpperRoman, &[4, 9, 14]),
            ["IV", "IX", "XIV"]
        );
        assert_eq!(print(Counting::FullWidth, &[12]), ["１２"]);
        assert_eq!(print(Counting::Stems, &[1, 10, 11]), ["甲", "癸", "甲"]);
    }
}
