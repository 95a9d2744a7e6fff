//! Whose figure a clause states: the reporting body's own, or a part of it or another body's.

use std::sync::LazyLock;

use super::number::starts;
use super::vocabulary::{self, Vocabulary};
use super::words::Word;
use crate::body::{Body, Organ};

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
    "乡镇",
    "城乡",
    // 依申请公开办理结果, where 公开办 is no office.
    "公开办理",
    "公开办结",
    "公开办件",
];

/// Most characters of a body's name; the longest met has some thirty.
const NAME: usize = 40;

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

/// The reporting body as it calls itself.
const SELF: &[&str] = &[
    "我局",
    "我办",
    "我委",
    "我厅",
    "我单位",
    "我镇",
    "我乡",
    "我街道",
    "我中心",
    "本机关",
    "本局",
    "本单位",
    "本办",
    "本级机关",
    "我院",
    "我站",
    "我所",
    "本镇",
    "本乡",
    "本街道",
    "本委",
    "本厅",
];

static SELVES: LazyLock<Vocabulary<()>> =
    LazyLock::new(|| Vocabulary::in_order(vocabulary::plain(SELF)));

/// Words in which an ending names no body, and behind them the endings that do.
static NAMES: LazyLock<Vocabulary<Option<&'static str>>> = LazyLock::new(|| {
    let words = NO_BODY.iter().map(|word| (word.chars().collect(), None));
    let endings = BODIES
        .iter()
        .map(|&word| (word.chars().collect(), Some(word)));
    Vocabulary::in_order(words.chain(endings))
});

/// Whether the stretch names the reporting body itself (我局, 本机关).
pub(super) fn names_itself(text: &[char], start: usize, end: usize) -> bool {
    (start..end).any(|at| text.get(at..).and_then(|rest| SELVES.at(rest)).is_some())
}

/// Judges the text of a clause before its figure.
pub(super) fn of(text: &[char], start: usize, end: usize, body: &[char]) -> Population {
    let mut found = Population::Own;
    let mut at = start;
    while at < end {
        let Some((length, ending)) = text.get(at..).and_then(|rest| NAMES.at(rest)) else {
            at += 1;
            continue;
        };
        let close = at + length;
        if let Some(ending) = ending {
            found = found.max(named(text, start, at, close, body, ending));
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
    body: &[char],
    ending: &str,
) -> Population {
    let name = &text[start.max(close.saturating_sub(NAME))..close];
    if OWN.iter().any(|own| {
        let length = own.chars().count();
        at >= start + length && starts(text, at - length, own)
    }) {
        return Population::Own;
    }
    if close > at && close - start <= 2 {
        return Population::Own;
    }
    let common = name
        .iter()
        .rev()
        .zip(body.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    if common >= 3 {
        return Population::Own;
    }
    let body: String = body.iter().collect();
    let is_office = ending.starts_with("政府办") || ending == "府办";
    let is_town = ["镇", "乡", "街道"].iter().any(|kind| body.contains(kind));
    if body.is_empty() || is_town {
        // A town's office is no reporting body of its own.
        return if is_town {
            Population::Own
        } else {
            Population::Unsure
        };
    }
    if is_office && governs(&body) {
        return Population::Other;
    }
    // The printed name may leave out what stands before the region's: 洪泽区 for 淮安市洪泽区.
    let region: String = body
        .trim_end_matches("人民政府")
        .chars()
        .rev()
        .take(3)
        .collect();
    let region: String = region.chars().rev().collect();
    let name: String = name.iter().collect();
    if !is_office && governs(&body) && region.chars().count() == 3 && name.contains(&region) {
        return Population::Own;
    }
    Population::Unsure
}

/// Whether the body's report covers a region, so that 全区 and the like are its own: never that of a
/// department, whatever its name ends in (卫生健康委员会).
pub(super) fn governs(body: &str) -> bool {
    let organ = Body::of(body).map(|body| body.organ);
    matches!(organ, Some(Organ::Government | Organ::Agency))
}

/// What the words of a clause say about whose figure it is.
pub(super) fn of_words(words: &[Word], body: Option<&str>) -> Population {
    let region = words.contains(&Word::Region);
    if words.contains(&Word::OwnLevel) {
        return if body.is_some_and(governs) {
            Population::Other
        } else {
            Population::Unsure
        };
    }
    if words.contains(&Word::Stranger) && !region || words.contains(&Word::Organ) {
        return Population::Other;
    }
    if words.contains(&Word::Stranger) || region && !body.is_some_and(governs) {
        return Population::Unsure;
    }
    Population::Own
}
