//! `DOC023` stale-year.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC023",
        name: "stale-year",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "叙述本年工作的句子写的是报告年度。",
            en: "Sentences on the year's work name the report's year.",
        },
        why: Text {
            zh: "写成上一年，多半是沿用了上年报告的文字，数字也可能是上年的。",
            en: "A sentence that names the year before is probably left over from last year's report, perhaps with its figures.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号：内容雷同、敷衍的，依照《条例》第四十七条追究责任。",
            en: "Circular 国办公开办函〔2021〕30号: perfunctory and copied reports are pursued under article 47 of the Regulations.",
        },
        example: Text {
            zh: "2023年度报告写“2022年我局共收到政府信息公开申请5件”。",
            en: "A report for 2023 says 2022年我局共收到政府信息公开申请5件.",
        },
        correction: Text {
            zh: "核对句子和数字是哪一年的，改正。",
            en: "Find out which year the sentence and its figure are about, and correct them.",
        },
        not_assessed: Text {
            zh: "只看第一、六部分中以上一年份开头、紧接着叙述收到、公开、制发、收取数量的句子。与往年比较、结转、累计、截至、引用文件的句子，同段还提到其他年份的，与相邻句子并列比较的，以及其他年份，都不报告；年度不明时不作判断。",
            en: "Only sentences of sections one and six that begin with the year before and go on at once with a count of what was received, published, issued or charged. Not reported: comparisons, carry-over, counts since some time, documents; paragraphs that name any other year; sentences beside one of another year; years further back. Not assessed where the report's year is unknown.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Words("2023年，共收到", "2022年，共收到")],
            holds: &[Change::Words(
                "公开申请12件，",
                "公开申请12件，比2022年增加2件，",
            )],
            not_assessed: Some(&[Change::Words("2023年", "")]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    let has_text = (report.sections.iter())
        .any(|section| [1, 6].contains(&section.number) && !section.paragraphs.is_empty());
    let Some(expected) = report.year.filter(|_| has_text) else {
        return assessment.not_assessed();
    };
    let stale = &dossier.narrative().stale_years;
    if stale.is_empty() {
        assessment.holds();
    }
    for sentence in stale {
        let stated = sentence.year;
        let (quote, facts) = (sentence.quote.clone(), Stale { stated, expected });
        assessment.violated(Finding::of_words(rule, "narrative", quote, facts));
    }
}

#[derive(Debug)]
struct Stale {
    /// The year that the sentence states.
    stated: i32,
    /// The year that the report is about.
    expected: i32,
}

impl Facts for Stale {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { stated, expected } = self;
        match lang {
            Lang::Zh => format!("{expected}年度报告叙述本年工作的句子写成了{stated}年"),
            Lang::En => {
                format!("a sentence on the year's work says {stated} in a report for {expected}")
            }
        }
    }
}
