//! The list of the report's parts in the preamble: 全文包括…六部分.

use super::sentence::Sentence;
use super::{Pattern, numeral, quote};
use crate::pattern::pattern;
use crate::report::Quote;

/// A list of parts that states how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedParts {
    /// The number stated.
    pub said: usize,
    /// How many different parts are listed.
    pub listed: usize,
    /// The sentence.
    pub quote: Quote,
}

/// 六部分, 6个部分, 六个方面, 六大模块.
static NUMBER: Pattern =
    Pattern::new(|| pattern(r"([五六七八5678])个?大?(?:部分|方面|模块|板块|章节|内容)"));

/// A remark within the list, which may be a list of its own.
static REMARK: Pattern = Pattern::new(|| pattern(r"\([^()]*\)"));

/// What each part's title has, the most distinctive first: that of 五 has 公开 too.
static PARTS: [(u8, &[&str]); 6] = [
    (6, &["其他"]),
    (5, &["问题", "改进"]),
    (4, &["复议", "诉讼"]),
    (3, &["申请"]),
    (2, &["主动公开"]),
    (1, &["总体", "基本情况", "概述", "概况"]),
];

/// The fewest parts of the form that make a sentence such a list.
const MIN_LISTED: usize = 4;

/// The first such list.
pub(super) fn listed(sentences: &[Sentence]) -> Option<ListedParts> {
    let before = sentences.iter().filter(|sentence| sentence.section <= 1);
    before.into_iter().find_map(|sentence| {
        let found = NUMBER.captures(&sentence.folded)?;
        let number = &found[1];
        let said = number
            .parse()
            .ok()
            .or_else(|| numeral(number).map(usize::from))?;
        // The list ends with its number.
        let listed = count(&sentence.folded[..found.get(0)?.start()])?;
        Some(ListedParts {
            said,
            listed,
            quote: quote(sentence),
        })
    })
}

/// How many different parts a list has; `None` where it is no such list, or not whole.
fn count(list: &str) -> Option<usize> {
    let list = REMARK.replace_all(list, "");
    let part = |item: &str| {
        let of = |words: &&(u8, &[&str])| words.1.iter().any(|word| item.contains(word));
        PARTS.iter().find(of).map(|&(part, _)| part)
    };
    let items: Vec<Option<u8>> = (list.split(['、', ',', ';']))
        .flat_map(|item| item.split("以及"))
        .flat_map(joined)
        .filter(|item| !item.is_empty())
        .map(part)
        .collect();
    // What stands before the first part is the sentence's own beginning.
    let first = items.iter().position(Option::is_some)?;
    let items = &items[first..];
    let mut known: Vec<u8> = items.iter().copied().flatten().collect();
    known.sort_unstable();
    known.dedup();
    let extra = items.iter().filter(|item| item.is_none()).count();
    (known.len() >= MIN_LISTED).then_some(known.len() + extra)
}

/// The parts of an item that are joined by a word alone: 存在的主要问题及改进情况和其他需要报告的事项. Within
/// a part's title such a word joins no two parts: 行政复议和行政诉讼情况.
fn joined(item: &str) -> Vec<&str> {
    const LAST: &str = "其他";
    let at = item.find(LAST).unwrap_or_default();
    let before = item[..at].trim_end_matches(['和', '与', '及']);
    if before.len() < at && !before.is_empty() {
        return vec![before, &item[at..]];
    }
    const BEGINNINGS: [&str; 6] = [
        "主动公开",
        "收到和处理",
        "政府信息公开行政复议",
        "因政府信息公开",
        "存在的主要问题",
        "存在问题",
    ];
    for begins in BEGINNINGS {
        let Some(at) = item.find(begins).filter(|&at| at > 0) else {
            continue;
        };
        let before = item[..at].trim_end_matches(['和', '与', '及']);
        if before.len() < at && before.ends_with("情况") {
            return vec![before, &item[at..]];
        }
    }
    vec![item]
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn lists_as_reports_have_them() {
        let six = "本报告包括总体情况,主动公开政府信息情况,收到和处理政府信息公开申请情况,因政府信息公开工作被申请行政复议、提起行政诉讼情况,政府信息公开工作存在的主要问题及改进情况,以及其他需要报告的事项等";
        assert_eq!(count(six), Some(6));
        let five = "由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在问题及改进情况、其他需要报告的事项等";
        assert_eq!(count(five), Some(5));
        let seven = "全文包括总体情况、主动公开政府信息情况、平台建设和信息发布情况、收到和处理政府信息公开申请情况、行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等";
        assert_eq!(count(seven), Some(7));
        let remark = "包含总体情况(含主动公开、平台建设)、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项共";
        assert_eq!(count(remark), Some(6));
        for word in ["和", "及", "以及", "与"] {
            let joined = format!(
                "由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况{word}其他需要报告的事项等"
            );
            assert_eq!(count(&joined), Some(6), "{word}");
        }
        let two = "包括总体情况和主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项";
        assert_eq!(count(two), Some(6));
        assert_eq!(count("围绕就业、教育、医疗、养老等"), None);
    }
}
