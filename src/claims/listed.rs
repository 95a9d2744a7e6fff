//! Lists of what was disclosed: 主动公开政府信息740条，其中机构职能信息1条、工作动态信息582条…. No cell holds
//! them, but their parts must sum to their total.

use super::number::{self, Number, Unit, starts};
use crate::place::Place;
use crate::prose::Passage;
use crate::report::Decimal;

/// A list of what was disclosed, with its total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The section that it stands in, 1 to 6.
    pub section: u8,
    /// The list as printed, from its total on.
    pub text: String,
    /// Where in the source its paragraph starts.
    pub place: Place,
    /// The stated total.
    pub total: Decimal,
    /// Its parts.
    pub parts: Vec<Decimal>,
    /// What the parts sum to.
    pub sum: Decimal,
    /// Whether they sum to the total as they must; `None` where the list may leave something out,
    /// or name one thing twice, as by the channels that published it.
    pub is_summed: Option<bool>,
}

/// What opens a list.
const OPENING: &str = "其中";

/// Most characters of an entry's name; the longest met has some thirty.
const LABEL: usize = 40;

/// Most characters before the total that say what it counts.
const HEAD: usize = 30;

/// Most entries of a list that are summed.
const ENTRIES: usize = 60;

/// Words in an entry that leave the list open, or name a part of the entry before.
const OPEN: [&str; 11] = [
    "等", "主要", "例如", "比如", "包括", "包含", "其中", "内有", "含", "部分", "以上",
];

/// Words that begin what is no entry.
const OTHERWISE: [&str; 10] = [
    "另", "此外", "同时", "共", "全年", "较", "比", "我", "占", "均",
];

/// Words for what is not disclosed, but done.
const DONE: [&str; 14] = [
    "累计", "合计", "同比", "受理", "收到", "答复", "浏览", "点击", "阅读", "回复", "召开", "举办",
    "转载", "申请",
];

/// Channels: what one of them published another may have published too.
const CHANNELS: [&str; 25] = [
    "网",
    "微信",
    "微博",
    "公众号",
    "抖音",
    "快手",
    "平台",
    "公示栏",
    "公告栏",
    "公开栏",
    "宣传栏",
    "屏",
    "报纸",
    "日报",
    "晚报",
    "报刊",
    "电视",
    "广播",
    "客户端",
    "媒体",
    "头条",
    "渠道",
    "方式",
    "途径",
    "APP",
];

/// What the last entry begins with where nothing of the total is left behind it.
const LEFTOVER: [&str; 3] = ["其他", "其它", "其余"];

/// The lists of a passage.
pub(super) fn lists(passage: &Passage) -> Vec<Listed> {
    let text = &passage.text.chars;
    let openings = (0..text.len()).filter(|&at| starts(text, at, OPENING));
    (openings.filter_map(|at| list(text, at)))
        .filter_map(|list| list.listed(passage))
        .collect()
}

/// A list as it is read.
#[derive(Debug)]
struct List {
    start: usize,
    end: usize,
    total: i64,
    entries: Vec<(String, i64)>,
}

impl List {
    fn listed(self, passage: &Passage) -> Option<Listed> {
        let sum = (self.entries.iter()).try_fold(0_i64, |sum, (_, part)| sum.checked_add(*part))?;
        let (last, _) = self.entries.last()?;
        let has_leftover = LEFTOVER.iter().any(|word| last.starts_with(word));
        let is_channel =
            |(label, _): &(String, i64)| CHANNELS.iter().any(|word| label.contains(word));
        let is_by_channel = self.entries.iter().any(is_channel);
        let is_summed = match sum.cmp(&self.total) {
            std::cmp::Ordering::Equal => Some(true),
            std::cmp::Ordering::Greater if !is_by_channel => Some(false),
            std::cmp::Ordering::Less if has_leftover => Some(false),
            _ => None,
        };
        Some(Listed {
            section: passage.section,
            text: passage.text.printed(self.start, self.end, TEXT),
            place: passage.place,
            total: Decimal::whole(self.total),
            parts: (self.entries.iter())
                .map(|(_, part)| Decimal::whole(*part))
                .collect(),
            sum: Decimal::whole(sum),
            is_summed,
        })
    }
}

/// Most characters of a list that is repeated.
const TEXT: usize = 400;

/// The list that 其中 at a place opens.
fn list(text: &[char], opening: usize) -> Option<List> {
    let is_mark = |c: &char| matches!(c, '，' | ',' | '：' | ':' | '。' | '；' | ';' | '(' | '（');
    let end = opening
        - text[..opening]
            .iter()
            .rev()
            .take_while(|c| is_mark(c))
            .count();
    let bracketed = text[end..opening].iter().any(|c| matches!(c, '(' | '（'));
    let (start, number) = ends_at(text, end)?;
    let (total, unit) = (counted(number)?, unit(text, start, end));
    if !is_of_disclosure(&text[..start]) {
        return None;
    }
    let mut list = List {
        start,
        end,
        total,
        entries: Vec::new(),
    };
    let mut at = opening + OPENING.chars().count();
    at += text[at..].iter().take_while(|c| is_mark(c)).count();
    let mut separator = None;
    while list.entries.len() < ENTRIES {
        let Some(entry) = entry(text, at, bracketed) else {
            break;
        };
        if entry.number.unit == Unit::Percent && !list.entries.is_empty() {
            // 占总量的7.02%: of the entry before.
            at = entry.end;
            continue;
        }
        let mark = entry.label.chars().next().filter(is_separator);
        let label = entry.label.trim_start_matches(|c| is_separator(&c));
        let joined = label.trim_start_matches(['和', '及', '与', '以']);
        let has_leftover = LEFTOVER.iter().any(|word| joined.starts_with(word));
        let is_next = match (mark, separator) {
            _ if list.entries.is_empty() => true,
            (None, _) => joined.len() < label.len(),
            (Some(_), None) => true,
            (Some(mark), Some(before)) => mark == before || has_leftover,
        };
        if !list.entries.is_empty() {
            separator = separator.or(mark);
        }
        if is_next && OPEN.iter().any(|word| joined.contains(word)) {
            return None;
        }
        let is_same = self::unit(text, entry.start, entry.end) == unit;
        let is_named = !joined.is_empty()
            && joined.chars().count() <= LABEL
            && !OTHERWISE.iter().any(|word| joined.starts_with(word))
            && !DONE.iter().any(|word| joined.contains(word));
        let Some(value) = counted(entry.number).filter(|_| is_next && is_same && is_named) else {
            break;
        };
        list.entries.push((joined.to_owned(), value));
        list.end = entry.end;
        at = entry.end + bracket(text, entry.end);
    }
    (list.entries.len() > 1).then_some(list)
}

const fn is_separator(c: &char) -> bool {
    matches!(c, '，' | ',' | '、' | '；' | ';')
}

/// Whether what stands before a number says that it counts what was disclosed.
fn is_of_disclosure(before: &[char]) -> bool {
    let clause = before.iter().rev().take(HEAD);
    let clause: String = clause
        .take_while(|&&c| !matches!(c, '。' | '；' | ';'))
        .collect();
    let clause: String = clause.chars().rev().collect();
    let is_disclosed = ["公开", "发布"].iter().any(|word| clause.contains(word));
    let is_other = [
        "申请", "办理", "受理", "复议", "诉讼", "答复", "提案", "建议", "热线", "指南", "告知",
    ]
    .iter()
    .any(|word| clause.contains(word));
    is_disclosed && !is_other
}

/// The number that ends at a place.
fn ends_at(text: &[char], end: usize) -> Option<(usize, Number)> {
    (end.saturating_sub(12)..end)
        .filter(|&at| text[at].is_ascii_digit())
        .find_map(|at| {
            let number = number::read(text, at)?;
            (at + number.length == end).then_some((at, number))
        })
}

/// The value of a number that counts exactly.
fn counted(number: Number) -> Option<i64> {
    let is_exact = !number.approximate && number.grain == 1 && !number.spelled;
    let counts = matches!(number.unit, Unit::Count | Unit::Foreign);
    number.value.as_whole().filter(|_| is_exact && counts)
}

/// What stands behind the digits of a number.
fn unit(text: &[char], start: usize, end: usize) -> &[char] {
    let digits = text[start..end]
        .iter()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '，' | '.'));
    &text[start + digits.count()..end]
}

/// The next number with what stands before it.
struct Entry {
    /// Without what stands in brackets, with the mark that parts it from the entry before.
    label: String,
    number: Number,
    start: usize,
    end: usize,
}

fn entry(text: &[char], from: usize, bracketed: bool) -> Option<Entry> {
    let mut label = String::new();
    let mut at = from;
    while let Some(&c) = text.get(at) {
        let ends = matches!(c, '。' | '！') || bracketed && matches!(c, ')' | '）');
        if ends || label.chars().count() > LABEL + 2 {
            return None;
        }
        let skipped = bracket(text, at);
        if skipped > 0 {
            at += skipped;
            continue;
        }
        if c.is_ascii_digit() {
            let number = number::read(text, at)?;
            return Some(Entry {
                label,
                number,
                start: at,
                end: at + number.length,
            });
        }
        label.push(c);
        at += 1;
    }
    None
}

/// How many characters a bracket at a place takes; none where there is none, or no end of it near.
fn bracket(text: &[char], at: usize) -> usize {
    if !matches!(text.get(at), Some('(' | '（')) {
        return 0;
    }
    let inside = text[at..].iter().take(120);
    let mut depth = 0;
    for (length, c) in inside.enumerate() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return length + 1;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::list;

    fn sums(text: &str) -> Vec<(i64, i64, usize)> {
        let text: Vec<char> = text.chars().collect();
        let found = (0..text.len()).filter(|&at| text[at..].starts_with(&['其', '中']));
        let list = |at| list(&text, at);
        let sum = |list: super::List| {
            let sum = list.entries.iter().map(|(_, part)| part).sum();
            (list.total, sum, list.entries.len())
        };
        found.filter_map(list).map(sum).collect()
    }

    #[test]
    fn a_list_ends_where_something_else_is_counted() {
        for (text, wanted) in [
            (
                "公开信息10条，其中政策类4条、动态类3条，其他3条。",
                (10, 10, 3),
            ),
            (
                "公开信息10条。其中：政策4条；动态3条，占30%；人事2条。",
                (10, 9, 3),
            ),
            (
                "公开信息10条，其中政策4条，动态3条；公众号推送80条。",
                (10, 7, 2),
            ),
            (
                "公开信息10条，其中政策4条，动态（会议2条）3条，召开会议9次。",
                (10, 7, 2),
            ),
            (
                "发布信息10条（其中政策4条、动态3条），发布视频9条。",
                (10, 7, 2),
            ),
        ] {
            assert_eq!(sums(text), [wanted], "{text}");
        }
    }

    #[test]
    fn what_is_open_or_counts_applications_is_no_such_list() {
        for text in [
            "公开信息10条，其中主要有政策4条、动态9条。",
            "公开信息10条，其中政策、财政等9条、动态3条。",
            "收到信息公开申请10件，其中网络4件、信函3件。",
            "公开信息约10条，其中政策4条、动态9条。",
            "公开信息10条，其中政策4条，内有规划3条、规定1条。",
            "公开信息10条，其中政策4条。",
        ] {
            assert_eq!(sums(text), [], "{text}");
        }
    }
}
