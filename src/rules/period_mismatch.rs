//! `DOC022` period-mismatch.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::{Lang, Text};
use crate::report::Date;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC022",
        name: "period-mismatch",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "正文所述的统计期限是报告年度的1月1日至12月31日。",
            en: "The period that the text states is 1 January to 31 December of the report's year.",
        },
        why: Text {
            zh: "期限不对，要么数据统计错了时间，要么沿用了往年的文字。",
            en: "Either the figures are of another time, or the text is of another year's report.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第四十九条、第五十条：年度报告报告上一年度的工作。",
            en: "Articles 49 and 50 of the Regulations on Open Government Information: a report is about the year before.",
        },
        example: Text {
            zh: "2021年度报告写“统计期限自2020年1月1日起至2020年12月31日止”。",
            en: "A report for 2021 says 统计期限自2020年1月1日起至2020年12月31日止.",
        },
        correction: Text {
            zh: "核对数据的统计时间，改正期限。",
            en: "See which time the figures are of, and correct the period.",
        },
        not_assessed: Text {
            zh: "只看说明数据、统计期限的句子；日期掉字读不全、没有写期限的不作判断；标题年份本身有误的由 title-year-mismatch 报告。写了多个期限而其中一个正确的不报告。",
            en: "Only sentences about the figures or their period are read. Not assessed where no period is stated or its digits are lost, or where it is the title's year that is wrong (title-year-mismatch); where several are stated and one is right, nothing is reported.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Words(
                "自2023年1月1日起至2023年12月31日止",
                "自2022年1月1日起至2022年12月31日止",
            )],
            holds: &[Change::Words("起至2023年12月31日止", "起至12月31日止")],
            not_assessed: Some(&[Change::Words("12月31日止", "年底止")]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let narrative = dossier.narrative();
    let (Some(year), Some(first)) = (dossier.report.year, narrative.periods.first()) else {
        return assessment.not_assessed();
    };
    if narrative.periods.iter().any(|period| period.is_year(year)) {
        assessment.holds();
    } else if narrative.against_title().is_some() {
        assessment.not_assessed();
    } else {
        let stated = (first.from, first.to);
        let (quote, facts) = (first.quote.clone(), OtherPeriod { stated, year });
        assessment.violated(Finding::of_words(rule, "period", quote, facts));
    }
}

#[derive(Debug)]
struct OtherPeriod {
    /// The first and the last day that the text states.
    stated: (Date, Date),
    year: i32,
}

impl Facts for OtherPeriod {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let ((from, to), year) = (self.stated, self.year);
        match lang {
            Lang::Zh => format!(
                "统计期限写作{}至{}，报告年度为{year}年",
                from.in_chinese(),
                to.in_chinese()
            ),
            Lang::En => format!("the period stated is {from} to {to}; the report is for {year}"),
        }
    }
}
