//! Slips of the hand in sentences that leave no doubt.

use super::sentence::Sentence;
use super::{Pattern, quote};
use crate::pattern::pattern;
use crate::report::Quote;

/// A slip in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// What is wrong.
    pub kind: SlipKind,
    /// The words, without blanks and with half-width marks.
    pub words: String,
    /// The sentence.
    pub quote: Quote,
}

/// What is wrong with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipKind {
    /// A unit without its number: 共主动公开条.
    NumberMissing,
    /// A word twice that nobody says twice: 进一步进一步.
    Doubled,
    /// An entry of a list with the number of the one before: 三是…三是.
    NumberRepeated,
    /// An entry of a list two behind the one before: 一是…三是.
    NumberSkipped,
}

/// A total of what was done, with its unit and nothing to count by: 共主动公开条， 累计收到申请件。
static NUMBER_MISSING: Pattern = Pattern::new(|| {
    pattern(
        r"((?:一?共|累计|合计|总计)(?:主动)?(?:公开|发布|收到|受理|办结|答复)(?:[\p{Han}]{0,8}(?:信息|申请|事项|案件))?(?:条|件|篇|份|宗))[,。;]",
    )
});

/// Words that no sentence has twice in a row: those that open or join clauses anywhere, and nouns where
/// nothing stands before that the first of them could be a part of. 专项资金资金分配 is right,
/// 加强资金资金分配 is not.
static DOUBLED: Pattern = Pattern::new(|| {
    let twice = |words: &[&str]| -> String {
        let twice: Vec<String> = words.iter().map(|word| format!("{word}{word}")).collect();
        twice.join("|")
    };
    let (anywhere, nouns) = (twice(&ANYWHERE), twice(&NOUNS));
    let before = BEFORE_NOUNS.join("|");
    pattern(&format!(
        "{anywhere}|(?:^|[,;:。、(\"]|{before})(?P<noun>{nouns})"
    ))
});

const ANYWHERE: [&str; 23] = [
    "进一步",
    "及时",
    "认真",
    "加强",
    "严格",
    "不断",
    "积极",
    "我局",
    "我镇",
    "我乡",
    "按照",
    "根据",
    "以及",
    "通过",
    "完善",
    "切实",
    "健全",
    "持续",
    "全面",
    "存在的",
    "较为",
    "仍然",
    "同时",
];

/// Nouns of these reports that are no part of a longer one with themselves.
const NOUNS: [&str; 16] = [
    "资金", "信息", "工作", "单位", "部门", "制度", "平台", "群众", "人员", "文件", "机制", "渠道",
    "内容", "意识", "问题", "栏目",
];

/// What stands before a noun and makes no longer one with it: particles, and verbs that take it.
const BEFORE_NOUNS: [&str; 14] = [
    "的", "和", "及", "与", "对", "将", "把", "了", "加强", "规范", "开展", "强化", "推进", "做好",
];

/// All of them, in the order of the text.
pub(super) fn slips(sentences: &[Sentence]) -> Vec<Slip> {
    let of = |sentence: &Sentence, kind, words: &str| Slip {
        kind,
        words: words.to_owned(),
        quote: quote(sentence),
    };
    let mut found = Vec::new();
    for sentence in sentences {
        if sentence.folded.contains(['共', '计']) {
            let missing = NUMBER_MISSING.captures_iter(&sentence.folded);
            found.extend(missing.map(|words| of(sentence, SlipKind::NumberMissing, &words[1])));
        }
        if !repeats(&sentence.folded) {
            continue;
        }
        let doubled = DOUBLED.captures_iter(&sentence.folded);
        found.extend(doubled.map(|words| {
            let twice = words.name("noun").map_or(&words[0], |noun| noun.as_str());
            of(sentence, SlipKind::Doubled, twice)
        }));
    }
    for passage in sentences.chunk_by(|one, next| one.passage == next.passage) {
        found.extend(misnumbered(passage));
    }
    found
}

/// Whether two or three characters stand twice in a row, as they do wherever a word is doubled and
/// nearly nowhere else.
fn repeats(text: &str) -> bool {
    // The last six, the newest first.
    let mut last = ['\0'; 6];
    text.chars().any(|c| {
        last.copy_within(..5, 1);
        last[0] = c;
        let [a, b, d, e, f, g] = last;
        (a, b) == (d, e) || (a, b, d) == (e, f, g)
    })
}

/// The numbers of entries that paragraphs list in running text: 一是…；二是….
const NUMBERS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// An entry of such a list.
#[derive(Clone, Copy)]
struct Entry<'a> {
    sentence: &'a Sentence,
    /// The place of its number in [`NUMBERS`].
    number: usize,
    /// Where its number stands in the paragraph, in characters.
    at: usize,
    /// It opens a clause, so that 是 cannot be a verb behind a number (两者之一是).
    opens: bool,
}

/// Entries of lists whose numbers do not follow one another, within one paragraph: a list that runs
/// over several paragraphs may have a number in words that are not read here.
fn misnumbered(passage: &[Sentence]) -> Vec<Slip> {
    let mut text: Vec<char> = Vec::new();
    let mut entries = Vec::new();
    for sentence in passage {
        let begin = text.len();
        text.extend(sentence.folded.chars());
        for at in begin..text.len().saturating_sub(1) {
            let number = NUMBERS.iter().position(|number| *number == text[at]);
            let before = at.checked_sub(1).map(|before| text[before]);
            let Some(number) = number.filter(|_| text[at + 1] == '是' && before != Some('十'))
            else {
                continue;
            };
            entries.push(Entry {
                sentence,
                number,
                at,
                opens: at == begin || before.is_some_and(|c| ",;:。、)".contains(c)),
            });
        }
    }
    let mut found = Vec::new();
    let mut before: Option<Entry<'_>> = None;
    for entry in entries {
        if entry.number == 0 {
            before = entry.opens.then_some(entry);
            continue;
        }
        let Some(last) = before else { continue };
        let kind = match entry.number.checked_sub(last.number) {
            Some(1) => None,
            Some(0) if entry.opens => Some(SlipKind::NumberRepeated),
            // 一是…二要…三是: the second is there, in other words.
            Some(2)
                if entry.opens && !text[last.at..entry.at].contains(&NUMBERS[last.number + 1]) =>
            {
                Some(SlipKind::NumberSkipped)
            }
            // Another list: nothing is certain until the next one begins.
            _ if entry.opens => {
                before = None;
                continue;
            }
            _ => continue,
        };
        if let Some(kind) = kind {
            let [one, other] = [last, entry].map(|entry| NUMBERS[entry.number]);
            found.push(Slip {
                kind,
                words: format!("{one}是…{other}是"),
                quote: quote(entry.sentence),
            });
        }
        before = Some(entry);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{DOUBLED, NUMBER_MISSING, SlipKind, slips};
    use crate::narrative::sentence::{line, sentences};
    use crate::prose::Prose;
    use crate::report::{Paragraph, Report};

    fn kinds(text: &str) -> Vec<(SlipKind, String)> {
        let paragraphs = text.split('\n').map(|text| Paragraph {
            text: text.to_owned(),
            ..Paragraph::default()
        });
        let report = Report {
            preamble: paragraphs.collect(),
            ..Report::default()
        };
        let found = slips(&sentences(&Prose::of(&report)));
        (found.into_iter())
            .map(|slip| (slip.kind, slip.words))
            .collect()
    }

    #[test]
    fn numbers_of_a_list_follow_one_another() {
        for (text, kind, words) in [
            (
                "一是公开不及时；二是内容不全；三是解读少；三是人员不足。",
                SlipKind::NumberRepeated,
                "三是…三是",
            ),
            (
                "一是公开不及时。三是解读少。",
                SlipKind::NumberSkipped,
                "一是…三是",
            ),
            (
                "不足有：一是公开不及时，二是内容不全，四是解读少。",
                SlipKind::NumberSkipped,
                "二是…四是",
            ),
        ] {
            assert_eq!(kinds(text), [(kind, words.to_owned())], "{text}");
        }
        for text in [
            "一是公开不及时；二是内容不全；三是解读少。一是加强培训；二是充实人员。",
            "一是公开不及时；二要加强培训；三是解读少。",
            "一是公开不及时；第二，加强培训；三是解读少。",
            "主要原因之一是人员少，三是解读少。",
            "三是解读少；三是人员不足。",
            "一是公开不及时；\n三是解读少。",
            "一是公开不及时；二是这项工作的二是合并办理。",
            "十是加强监督；十一是加强考核。",
            "一是平台有两个，其一是网站；二是内容不全；一是加强培训，二是充实人员。",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn only_slips_that_leave_no_doubt() {
        for text in [
            "全年共主动公开条，",
            "累计收到政府信息公开申请件。",
            "共发布信息篇；",
        ] {
            assert!(NUMBER_MISSING.is_match(&line(text)), "{text}");
        }
        for text in [
            "共主动公开12条，",
            "累计公开文件，",
            "共受理案件。",
            "共收到信件，",
            "共公开若干条，",
            "共收到申请三件。",
        ] {
            assert!(!NUMBER_MISSING.is_match(&line(text)), "{text}");
        }
        for (text, words) in [
            ("下一步将进一步进一步规范", "进一步进一步"),
            ("公开了资金资金分配结果。", "资金资金"),
            ("平台平台建设有待完善。", "平台平台"),
        ] {
            assert_eq!(kinds(text), [(SlipKind::Doubled, words.to_owned())]);
        }
        for text in [
            "专项资金资金分配",
            "公开了专项资金资金分配结果",
            "政府信息信息公开",
            "及时、及时再及时",
            "一件件落实",
            "加强和加强版",
        ] {
            assert!(!DOUBLED.is_match(text), "{text}");
        }
    }
}
