//! Slips of the hand in sentences that leave no doubt.

use super::sentence::Sentence;
use super::{Pattern, pattern, quote};
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
}

/// A total of what was done, with its unit and nothing to count by: 共主动公开条， 累计收到申请件。
static NUMBER_MISSING: Pattern = Pattern::new(|| {
    pattern(
        r"((?:一?共|累计|合计|总计)(?:主动)?(?:公开|发布|收到|受理|办结|答复)(?:[\p{Han}]{0,8}(?:信息|申请|事项|案件))?(?:条|件|篇|份|宗))[,。;]",
    )
});

/// Words that open or join clauses, which no sentence has twice in a row. Nouns are not among them:
/// 专项资金资金分配 is right.
static DOUBLED: Pattern = Pattern::new(|| {
    let words = [
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
    let twice: Vec<String> = words.iter().map(|word| format!("{word}{word}")).collect();
    pattern(&twice.join("|"))
});

/// All of them, in the order of the text.
pub(super) fn slips(sentences: &[Sentence]) -> Vec<Slip> {
    let of = |sentence: &Sentence, kind, words: &str| Slip {
        kind,
        words: words.to_owned(),
        quote: quote(sentence),
    };
    let mut found = Vec::new();
    for sentence in sentences {
        let missing = NUMBER_MISSING.captures_iter(&sentence.folded);
        found.extend(missing.map(|words| of(sentence, SlipKind::NumberMissing, &words[1])));
        let doubled = DOUBLED.find_iter(&sentence.folded);
        found.extend(doubled.map(|words| of(sentence, SlipKind::Doubled, words.as_str())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{DOUBLED, NUMBER_MISSING};
    use crate::narrative::sentence::line;

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
        assert!(DOUBLED.is_match("下一步将进一步进一步规范"));
        for text in [
            "专项资金资金分配",
            "及时、及时再及时",
            "一件件落实",
            "加强和加强版",
        ] {
            assert!(!DOUBLED.is_match(text), "{text}");
        }
    }
}
