//! `DOC020` title-year-mismatch.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC020",
        name: "title-year-mismatch",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "标题中的年份就是报告所述的年度。",
            en: "The year in the title is the year that the report is about.",
        },
        why: Text {
            zh: "标题年份错误，整份报告会被归到另一年。",
            en: "With a wrong year in its title the whole report is filed under another year.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第四十九条、第五十条：年度报告报告上一年度的工作。",
            en: "Articles 49 and 50 of the Regulations on Open Government Information: a report is about the year before.",
        },
        example: Text {
            zh: "标题写2022年，统计期限和正文都是2023年。",
            en: "The title says 2022; the period and the text say 2023.",
        },
        correction: Text {
            zh: "改正标题中的年份。",
            en: "Correct the year in the title.",
        },
        not_assessed: Text {
            zh: "只有统计期限写的是另一年，并且总体情况只提那一年、从不提标题的年份时才报告；否则由 period-mismatch 判断。标题没有年份、有两个年份或正文没有写年份的，不作判断。",
            en: "Reported only where the stated period is another year, and section one speaks of that year and never of the title's; otherwise period-mismatch applies. Not assessed where the title has no year or two, or the text states none.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Words(
                "林业局2023年政府信息",
                "林业局2022年政府信息",
            )],
            holds: &[Change::Words(
                "2023年，通过门户网站",
                "与2022年相比，通过门户网站",
            )],
            not_assessed: Some(&[Change::Words("林业局2023年政府信息", "林业局政府信息")]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let narrative = dossier.narrative();
    let [titled] = narrative.title_years[..] else {
        return assessment.not_assessed();
    };
    let agrees = (narrative.periods.iter()).any(|period| period.from.year == titled)
        || narrative.spoken_years.contains(&titled);
    match narrative.against_title() {
        Some((stated, period)) => {
            let expected = period.from.year;
            let (quote, facts) = (period.quote.clone(), OtherYear { stated, expected });
            assessment.violated(Finding::of_words(rule, "title", quote, facts));
        }
        None if agrees => assessment.holds(),
        None => assessment.not_assessed(),
    }
}

#[derive(Debug)]
struct OtherYear {
    /// The year of the title.
    stated: i32,
    /// The year of the text.
    expected: i32,
}

impl Facts for OtherYear {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { stated, expected } = self;
        match lang {
            Lang::Zh => format!("标题写的是{stated}年，正文的统计期限和内容都是{expected}年"),
            Lang::En => format!("the title says {stated}; the period and the text say {expected}"),
        }
    }
}
