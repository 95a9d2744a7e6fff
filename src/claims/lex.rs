//! A paragraph's text to tokens: numbers, years, known wordings and marks, with their places.

use std::sync::LazyLock;

use super::anyone;
use super::number::{self, Number, is_mark, starts};
use super::vocabulary::Vocabulary;
use super::wordings::{APPLICATIONS, FRAME, OTHER_TABLES};
use super::words::Word;
use crate::prose::fold;

/// One thing that the reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number(Number),
    /// A year in four digits that is no part of a document's name.
    Year(i32),
    /// A month, with whether it bounds the whole year (1月1日, 12月31日, 截至12月).
    Month(bool),
    Word(Word),
    /// A mark between clauses.
    Mark(char),
    /// A title in 《》.
    Title,
}

/// A token and the characters that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

impl Token {
    pub(super) const fn word(&self) -> Option<Word> {
        match self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) const fn number(&self) -> Option<Number> {
        match self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// All wordings.
static LEXICON: LazyLock<Vocabulary<Word>> = LazyLock::new(|| {
    let entries = APPLICATIONS.iter().chain(OTHER_TABLES).chain(FRAME);
    Vocabulary::longest_first(entries.flat_map(|(word, wordings, _)| {
        let folded = |wording: &str| (wording.chars().map(fold).collect(), *word);
        wordings.split(' ').map(folded)
    }))
});

/// The tokens of a text, in order; what is unknown makes none.
pub(super) fn tokens(text: &[char]) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (kind, length) = token(text, at);
        if let Some(kind) = kind {
            found.push(Token {
                kind,
                start: at,
                end: at + length,
            });
        }
        at += length.max(1);
    }
    found
}

/// The token at `at`, if there is one, and how many characters it or what stands there takes.
fn token(text: &[char], at: usize) -> (Option<Kind>, usize) {
    let c = text[at];
    if let Some(close) = match c {
        '《' => Some('》'),
        '〔' => Some('〕'),
        '【' => Some('】'),
        _ => None,
    } {
        let length = text[at..].iter().take(60).position(|&c| c == close);
        if let Some(length) = length {
            return (Some(Kind::Title), length + 1);
        }
    }
    if let Some(length) = enumerator(text, at) {
        return (None, length);
    }
    if c.is_ascii_digit() {
        return digits(text, at);
    }
    if c.is_ascii_alphabetic() {
        return latin(text, at);
    }
    if c == '零' && is_figure(text, at) {
        let number = number::none(1);
        return (Some(Kind::Number(number)), 1);
    }
    if let Some(length) = anyone::length(text, at) {
        return (Some(Kind::Word(Word::Neutral)), length);
    }
    if let Some((length, word)) = LEXICON.at(&text[at..]) {
        return (Some(Kind::Word(word)), length);
    }
    if let Some(number) = number::read(text, at) {
        return (Some(Kind::Number(number)), number.length);
    }
    if is_mark(c) || c == AMONG && is_among(text, at) {
        return (Some(Kind::Mark(c)), 1);
    }
    (None, 1)
}

/// The mark of 10件申请中: what follows is some of what stands before it.
pub(super) const AMONG: char = '中';

/// Whether 中 stands behind what is counted, rather than in another word (中止, 中心).
fn is_among(text: &[char], at: usize) -> bool {
    let counted = |&c: &char| "件宗起个份次例条案请讼议的当果".contains(c);
    let another = |&c: &char| "止心国央期层小型共断间级介".contains(c);
    let before = at.checked_sub(1).and_then(|place| text.get(place));
    before.is_some_and(counted) && !text.get(at + 1).is_some_and(another)
}

/// Whether 零 is a figure of its own: 受理数为零.
fn is_figure(text: &[char], at: usize) -> bool {
    let is_said = at > 0 && matches!(text[at - 1], '为' | '是');
    is_said && text.get(at + 1).is_none_or(|&c| is_mark(c))
}

/// (一), (2), ①, 1. at the head of a paragraph or clause: it counts nothing.
fn enumerator(text: &[char], at: usize) -> Option<usize> {
    let ordinal = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    if text[at] == '(' || text[at] == '（' {
        let length = text[at + 1..]
            .iter()
            .take(4)
            .position(|c| matches!(c, ')' | '）'))?;
        let inside = &text[at + 1..at + 1 + length];
        return (!inside.is_empty() && inside.iter().all(ordinal)).then_some(length + 2);
    }
    let heads = at == 0 || matches!(text[at - 1], '。' | '；' | '：' | ';' | ':');
    if !heads || !ordinal(&text[at]) {
        return None;
    }
    let length = text[at..].iter().take(4).position(|c| !ordinal(c))?;
    let behind = &text[at + length..];
    let run = behind
        .iter()
        .skip(1)
        .take_while(|c| c.is_ascii_digit())
        .count();
    // 2.2021年度: a year behind the enumerator, and no decimals.
    let is_year = run == 4 && behind.get(1 + run) == Some(&'年');
    let closes = matches!(behind.first(), Some('.' | '、' | '．')) && (run == 0 || is_year);
    closes.then_some(length + 1)
}

/// What begins with a digit: a year, a date, part of a longer sign, or a number.
fn digits(text: &[char], at: usize) -> (Option<Kind>, usize) {
    let run = text[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let before = at.checked_sub(1).and_then(|place| text.get(place));
    let behind = text.get(at + run);
    let part_of_sign = |c: &char| {
        matches!(
            c,
            '-' | '/' | '—' | '~' | '～' | ' ' | '.' | '第' | '_' | '–'
        )
    };
    if starts(text, at, "12345") && run == 5 && !matches!(behind, Some('件' | '条' | '宗' | '万'))
    {
        return (Some(Kind::Word(Word::Foreign)), run);
    }
    if matches!(behind, Some('月')) {
        return month(text, at, run);
    }
    if run == 4 && matches!(behind, Some('年' | '-' | '—' | '至' | '、' | '～' | '~')) {
        let year: String = text[at..at + run].iter().collect();
        if let Ok(year) = year.parse::<i32>()
            && (1990..2100).contains(&year)
        {
            if *text.get(at + run).unwrap_or(&' ') == '年' {
                let degree = usize::from(text.get(at + run + 1) == Some(&'度'));
                return (Some(Kind::Year(year)), run + 1 + degree);
            }
            // 2021—2023年: several years together; 2023-012 is a sign.
            let range = text.get(at + run + 5) == Some(&'年');
            return (range.then_some(Kind::Word(Word::PartOfYear)), run);
        }
    }
    if before.is_some_and(part_of_sign)
        || matches!(behind, Some('-' | '/' | '—' | '~' | '～' | ' ' | '_' | '–'))
    {
        return (None, run + usize::from(behind == Some(&' ')));
    }
    // 近3年, 前10个月: another period than the year.
    let period = ["年", "个月", "个季度"]
        .iter()
        .any(|unit| starts(text, at + run, unit));
    if run < 3 && period && matches!(before, Some('近' | '前' | '过' | '去' | '这')) {
        return (Some(Kind::Word(Word::PartOfYear)), run);
    }
    match number::read(text, at) {
        Some(number) => (Some(Kind::Number(number)), number.length),
        None => (None, run),
    }
}

/// A month, perhaps with a day.
fn month(text: &[char], at: usize, run: usize) -> (Option<Kind>, usize) {
    let number: String = text[at..at + run].iter().collect();
    let day = text[at + run + 1..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    let has_day = day > 0 && matches!(text.get(at + run + 1 + day), Some('日'));
    let date: String = text[at + run + 1..at + run + 1 + day].iter().collect();
    let until = at > 0 && matches!(text[at - 1], '至' | '止' | '到' | '年');
    let from_range = at > 0 && matches!(text[at - 1], '-' | '—' | '～' | '~');
    let bounds = match (number.as_str(), has_day) {
        ("1" | "01", true) => date == "1" || date == "01",
        ("12", true) => date == "31",
        ("12", false) => until || text.get(at + run + 1) == Some(&'底'),
        _ => false,
    };
    let length = run + 1 + if has_day { day + 1 } else { 0 };
    (Some(Kind::Month(bounds && !from_range)), length)
}

/// Letters, which make a sign of the digits behind them; EMS is a channel.
fn latin(text: &[char], at: usize) -> (Option<Kind>, usize) {
    let length = text[at..]
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | '_'))
        .count();
    let channel = starts(text, at, "EMS").then_some(Kind::Word(Word::Channel));
    (channel, length)
}

#[cfg(test)]
mod tests {
    use super::{APPLICATIONS, FRAME, OTHER_TABLES};
    use crate::prose::fold;
    use std::collections::BTreeMap;

    /// A wording in two entries would mean whichever is found first.
    #[test]
    fn each_wording_has_one_meaning() {
        let mut seen = BTreeMap::new();
        for (word, wordings, source) in APPLICATIONS.iter().chain(OTHER_TABLES).chain(FRAME) {
            assert!(!source.is_empty(), "{wordings}");
            for wording in wordings.split(' ') {
                assert!(!wording.is_empty(), "{wordings}");
                let folded: String = wording.chars().map(fold).collect();
                if let Some(other) = seen.insert(folded, *word) {
                    assert_eq!(other, *word, "{wording}");
                }
            }
        }
    }
}
