//! What the narrative says of the year before, for the comparison with its report.

use super::{quote, sentence};
use crate::prose::Prose;
use crate::report::Quote;

/// Words that say that two figures differ, or that one was put right.
const ADJUSTED: [&str; 20] = [
    "不一致",
    "不相符",
    "不符",
    "不同",
    "口径",
    "更正",
    "勘误",
    "修正",
    "校正",
    "有误",
    "误差",
    "误填",
    "误报",
    "差异",
    "调整",
    "归类",
    "漏统",
    "漏报",
    "核减",
    "剔除",
];

/// Words that speak of what was carried over from the year before.
const CARRIED: [&str; 3] = ["结转", "上年度遗留", "上年遗留"];

/// What a report's narrative says of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfYearBefore {
    /// Sentences that explain why what was carried over is not what the year before carried
    /// forward.
    pub adjustments: Vec<Quote>,
}

impl OfYearBefore {
    /// Reads the narrative of a report, whose text this is.
    #[must_use]
    pub fn of(prose: &Prose) -> Self {
        let sentences = sentence::sentences(prose);
        let explains = |sentence: &&sentence::Sentence| {
            let has = |words: &[&str]| words.iter().any(|word| sentence.folded.contains(word));
            has(&CARRIED) && has(&ADJUSTED)
        };
        Self {
            adjustments: sentences.iter().filter(explains).map(quote).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OfYearBefore;
    use crate::prose::Prose;
    use crate::report::{Paragraph, Report, Section};

    fn adjustments(text: &str) -> usize {
        let paragraph = Paragraph {
            text: text.to_owned(),
            ..Paragraph::default()
        };
        let report = Report {
            sections: vec![Section {
                number: 6,
                heading: String::new(),
                paragraphs: vec![paragraph],
                place: crate::place::Place::Nowhere,
            }],
            ..Report::default()
        };
        OfYearBefore::of(&Prose::of(&report)).adjustments.len()
    }

    #[test]
    fn only_a_sentence_on_what_was_carried_over_explains_it() {
        for text in [
            "上年结转数与上年度报告不一致，系统计口径调整所致。",
            "2022年度结转下年度件数有误，应为3件。",
            "因申请人类型重新归类，上年结转自然人减少1件。",
        ] {
            assert_eq!(adjustments(text), 1, "{text}");
        }
        for text in [
            "上年结转3件，已全部办结。",
            "因机构调整，公开目录已更新。上年结转3件。",
        ] {
            assert_eq!(adjustments(text), 0, "{text}");
        }
    }
}
