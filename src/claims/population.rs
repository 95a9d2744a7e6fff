//! Whose figure a clause states: the reporting body's own, or a part of it or another body's.

use std::sync::LazyLock;

use super::lex::Token;
use super::number::starts;
use super::reporter::Reporter;
use super::vocabulary::Vocabulary;
use super::words::Word;

/// Endings of the names of bodies. A clause that names a body other than the reporting one states
/// a part, or another body's figure.
const BODIES: &[&str] = &[
    "政府办公室",
    "政府办公厅",
    "政府办",
    "府办",
    "人民政府",
    "政府",
    "办公室",
    "办公厅",
    "管委会",
    "委员会",
    "分局",
    "支队",
    "大队",
    "中心",
    "街道",
    "法院",
    "公开办",
    "公开科",
    "基层所",
    "派出所",
    "监管所",
    "科室",
    "局",
    "厅",
    "镇",
    "乡",
];

/// What stands before an ending and makes it the body itself, or no name at all.
const OWN: &[&str] = &["我", "本", "全", "该", "我们", "各"];

/// Words in which an ending names no body.
const NO_BODY: &[&str] = &[
    "人民政府门户",
    "人民政府网站",
    "政府信息",
    "政府门户",
    "政府网站",
    "政府网",
    "政府采购",
    "政府集中",
    "政府规章",
    "政府公报",
    "中心工作",
    "乡村",
    "城镇",
    "镇街",
    "布局",
    "格局",
    "政府令",
    "局面",
    "政府开放",
    "政府购买",
    "政府系统",
    "政府信箱",
    "街道办",
    "政府微",
    "政府依申请",
    "乡镇",
    "城乡",
    // 依申请公开办理结果, where 公开办 is no office.
    "公开办理",
    "公开办结",
    "公开办件",
];

/// Whose figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Population {
    /// The reporting body's own.
    Own,
    /// Perhaps a part or another body: no contradiction is certain.
    Unsure,
    /// Certainly a part or another body.
    Other,
}

/// Words in which an ending names no body, and behind them the endings that do.
static NAMES: LazyLock<Vocabulary<Option<&'static str>>> = LazyLock::new(|| {
    let words = NO_BODY.iter().map(|word| (word.chars().collect(), None));
    let endings = BODIES
        .iter()
        .map(|&word| (word.chars().collect(), Some(word)));
    Vocabulary::in_order(words.chain(endings))
});

/// Judges the text of a clause before its figure: whether it names a body other than the
/// reporting one, which `tokens` name.
pub(super) fn of(
    text: &[char],
    tokens: &[Token],
    start: usize,
    end: usize,
    reporter: &Reporter,
) -> Population {
    let mut found = Population::Own;
    let mut at = start;
    let mut own = tokens
        .iter()
        .filter(|token| token.word() == Some(Word::Itself))
        .peekable();
    while at < end {
        while own.next_if(|token| token.end <= at).is_some() {}
        if let Some(token) = own.peek().filter(|token| token.start <= at) {
            at = token.end;
            continue;
        }
        let Some((length, ending)) = text.get(at..).and_then(|rest| NAMES.at(rest)) else {
            at += 1;
            continue;
        };
        let close = at + length;
        if let Some(ending) = ending {
            found = found.max(named(text, start, at, close, ending, reporter));
        }
        at = close;
    }
    found
}

fn named(
    text: &[char],
    start: usize,
    at: usize,
    close: usize,
    ending: &str,
    reporter: &Reporter,
) -> Population {
    let own = OWN.iter().any(|own| {
        let length = own.chars().count();
        at >= start + length && starts(text, at - length, own)
    });
    if own || close - start <= 2 {
        return Population::Own;
    }
    let is_office = ending.starts_with("政府办") || ending == "府办";
    if is_office && reporter.is_government() {
        return Population::Other;
    }
    Population::Unsure
}

/// Whose figure it is where the body's own level is named: 市教育局本级 is the department itself,
/// 县本级 a part of what a government reports.
fn of_own_level(tokens: &[Token], place: usize, reporter: &Reporter) -> Population {
    let level = tokens[place];
    let named = place.checked_sub(1).map(|before| tokens[before]);
    let is_itself =
        named.is_some_and(|name| name.word() == Some(Word::Itself) && name.end == level.start);
    match (reporter.is_government(), is_itself) {
        (true, _) => Population::Other,
        (false, true) => Population::Own,
        (false, false) => Population::Unsure,
    }
}

/// What the words of a clause say about whose figure it is.
pub(super) fn of_words(text: &[char], tokens: &[Token], reporter: &Reporter) -> Population {
    let has = |word: Word| tokens.iter().any(|token| token.word() == Some(word));
    let own_level = tokens
        .iter()
        .position(|token| token.word() == Some(Word::OwnLevel));
    if let Some(place) = own_level {
        return of_own_level(tokens, place, reporter);
    }
    let mut regions = tokens
        .iter()
        .filter(|token| token.word() == Some(Word::Region))
        .map(|token| &text[token.start..token.end]);
    let is_region = has(Word::Region);
    if has(Word::Stranger) && !is_region || has(Word::Organ) {
        return Population::Other;
    }
    if has(Word::Stranger) || regions.any(|region| !reporter.governs(region)) {
        return Population::Unsure;
    }
    Population::Own
}
