//! How a page words the official labels, and how it prints the numbers.

use super::{Entry, Rng};

/// What stands inside a label that should not.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Inner {
    #[default]
    Nothing,
    Spaces,
    Breaks,
}

/// Wording of labels; the default is the official one.
#[derive(Clone, Default)]
pub struct Words {
    /// Half-width brackets, commas and colons.
    pub half: bool,
    pub inner: Inner,
    /// 合计 for 总计.
    pub sum: bool,
    /// 上年度结转.
    pub carried: bool,
    /// `1.`, `1、`, `１．` …: an index into [`ORDINALS`].
    pub ordinal: usize,
    /// Brackets of (一) … (七): an index into `BRACKETS`.
    pub bracket: usize,
    /// 七、总计.
    pub seven: bool,
    pub straight_quotes: bool,
    /// Parenthesised notes after labels.
    pub notes: bool,
    /// Typing errors and lost characters that leave one reading.
    pub typos: bool,
    /// The short forms of (六)1 and 2.
    pub short: bool,
    /// Other commas inside long labels.
    pub commas: bool,
    /// How 第二十条第(一)项 is damaged: 0 not, 1 spaces, 2 the ordinal lost.
    pub article: usize,
}

pub const ORDINALS: usize = 7;
const BRACKETS: [(&str, &str); 4] = [("（", "）"), ("(", ")"), ("〔", "〕"), ("【", "】")];

const TYPOS: [(&str, &str); 8] = [
    ("四类过程性信息", "四类过程性性信息"),
    ("本年增/减", "本年增/"),
    ("现行有效件数", "现行有效件"),
    ("本年废止件数", "年废止件数"),
    ("行政许可", "政许可"),
    ("1.本机关不掌握", "1.本办不掌握"),
    ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
    ("要求行政机关确认或重新出具", "要求行政机关确认或重新出县"),
];
const NOTES: [(&str, &str); 8] = [
    ("行政规范性文件", "(指各行政机关印发的有正式文号的文件)"),
    ("规范性文件", "(指有正式文号的文件)"),
    ("现行有效件数", "(历史累计)"),
    ("本年处理决定数量", "(本年度办件量)"),
    ("处理决定数量", "(指本年办件量)"),
    ("上一年项目数量", "(指上年事项数)"),
    ("一、本年新收政府信息公开申请数量", "(件)"),
    ("(七)总计", "(以上各项之和)"),
];

impl Words {
    /// The label as this page prints it. Line breaks stand as `\n`.
    pub fn say(&self, official: &str, rng: &mut Rng) -> String {
        let mut label = official.to_owned();
        if self.notes
            && let Some((_, note)) = NOTES.iter().find(|(of, _)| *of == official)
        {
            label.push_str(note);
        }
        if self.typos && rng.chance(80) {
            for (from, to) in TYPOS {
                label = label.replace(from, to);
            }
        }
        if self.sum {
            label = label.replace("总计", "合计");
        }
        if self.carried {
            label = label.replace("上年结转", "上年度结转");
        }
        if self.short && label.starts_with("1.申请人无正当") {
            label = "1.逾期不补正".to_owned();
        }
        if self.short && label.starts_with("2.申请人逾期") {
            label = "2.逾期不缴费".to_owned();
        }
        if self.commas {
            label = label
                .replace("、行政机关不再", ",行政机关不再")
                .replace("其他法律行政", "其他法律、行政");
        }
        label = self.numbered(&label);
        label = self.grouped(&label);
        label = match (self.article, label.starts_with("第二十条")) {
            (1, true) => label.replace("条第(", "条 第 ( ").replace(")项", " ) 项"),
            (2, true) => label
                .chars()
                .filter(|c| !"一五六八九".contains(*c))
                .collect(),
            _ => label,
        };
        if !self.half {
            label = label
                .replace('(', "（")
                .replace(')', "）")
                .replace(',', "，")
                .replace(':', "：");
        }
        if !self.straight_quotes {
            label = label.replacen('"', "“", 1).replacen('"', "”", 1);
        }
        self.spaced(&label, rng)
    }

    fn numbered(&self, label: &str) -> String {
        let mut chars = label.chars();
        let (Some(digit @ '1'..='9'), Some('.')) = (chars.next(), chars.next()) else {
            return label.to_owned();
        };
        let value = digit as u32 - '0' as u32;
        let other = |base: u32| char::from_u32(base + value - 1).expect("a digit");
        let mark = match self.ordinal {
            1 => format!("{digit}、"),
            2 => format!("{}．", other('１' as u32)),
            3 => format!("({digit})"),
            4 => other('①' as u32).to_string(),
            5 => format!("{digit}．"),
            6 => format!("{digit}. "),
            _ => format!("{digit}."),
        };
        mark + chars.as_str()
    }

    fn grouped(&self, label: &str) -> String {
        let mut chars = label.chars();
        let (Some('('), Some(number), Some(')')) = (chars.next(), chars.next(), chars.next())
        else {
            return label.to_owned();
        };
        if !"一二三四五六七".contains(number) {
            return label.to_owned();
        }
        if self.seven && number == '七' {
            return format!("七、{}", chars.as_str());
        }
        let (open, close) = BRACKETS[self.bracket % BRACKETS.len()];
        if self.bracket == 0 {
            return label.to_owned();
        }
        format!("{open}{number}{close}{}", chars.as_str())
    }

    fn spaced(&self, label: &str, rng: &mut Rng) -> String {
        let between = match self.inner {
            Inner::Nothing => return label.to_owned(),
            Inner::Spaces => ' ',
            Inner::Breaks => '\n',
        };
        let count = label.chars().count();
        // Short words are spread, long ones broken once or twice.
        let mut spread = String::new();
        let chosen = rng.range(2, 6) as usize;
        for (at, c) in label.chars().enumerate() {
            let spread_all = count <= 3 && between == ' ';
            if at > 0
                && (spread_all || (at == count / 2 && count > 3) || (at == chosen && count > 9))
            {
                spread.push(between);
            }
            spread.push(c);
        }
        spread
    }
}

/// What stands around a number.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Pad {
    #[default]
    Nothing,
    Spaces,
    Nbsp,
    ZeroWidth,
    FullSpaces,
}

/// How numbers are printed; the default is plainly.
#[derive(Clone, Default)]
pub struct Values {
    pub full_width: bool,
    pub thousands: Option<char>,
    pub pad: Pad,
    /// `0件`, `12.5万元`.
    pub unit: bool,
    /// `22（其中修订 16 件）`.
    pub notes: bool,
    /// A trailing full stop.
    pub stop: bool,
    /// `+8` for a positive change.
    pub plus: bool,
    /// What an empty cell holds in mark-up: 0 nothing, 1 `&nbsp;`, 2 `<br>`, 3 a full-width space.
    pub blank: usize,
}

impl Values {
    /// The cell as this page prints it; nothing for a blank.
    pub fn print(&self, entry: &Entry, path: &str, rng: &mut Rng) -> String {
        let number = match entry {
            Entry::Blank => return String::new(),
            Entry::Dash(dash) => return (*dash).to_owned(),
            Entry::Number(number) => number,
        };
        let mut text = number.clone();
        if let Some(comma) = self.thousands {
            text = grouped(&text, comma);
        }
        if self.plus && path.ends_with(".change") && !text.starts_with('-') && text != "0" {
            text.insert(0, '+');
        }
        if self.full_width {
            text = text.chars().map(wide).collect();
        }
        if self.unit {
            text.push_str(match path.rsplit_once('.').expect("a dotted path") {
                (row, "amount") if row.ends_with("fees") => "万元",
                (_, "amount") => "元",
                (_, "previous_items" | "change" | "items") => "项",
                _ => "件",
            });
        }
        let whole = number.parse::<i64>().unwrap_or(0);
        if self.notes && whole > 1 && !path.contains("amount") && rng.chance(30) {
            let part = rng.range(1, whole);
            text.push_str(&match rng.below(4) {
                0 => format!("（其中修订 {part} 件）"),
                1 => format!("(含委托办理{part}件)"),
                2 => format!("（含上年度 {part} 件）"),
                _ => "（按口径调整）".to_owned(),
            });
        }
        if self.stop && rng.chance(50) {
            text.push('。');
        }
        match self.pad {
            Pad::Nothing => text,
            Pad::Spaces => format!("  {text} "),
            Pad::Nbsp => format!("\u{a0}{text}\u{a0}"),
            Pad::ZeroWidth => format!("\u{200b}{text}\u{feff}"),
            Pad::FullSpaces => format!("\u{3000}{text}\u{3000}"),
        }
    }
}

fn wide(c: char) -> char {
    match c {
        '0'..='9' | '+' | '-' | '.' | ',' => {
            char::from_u32(c as u32 + 0xfee0).expect("a wide form")
        }
        _ => c,
    }
}

fn grouped(number: &str, comma: char) -> String {
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut text = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(comma);
        }
        text.push(digit);
    }
    text + rest
}
