//! `DOC005` format-year-mismatch.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::{Lang, Text};
use crate::report::Format;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC005",
        name: "format-year-mismatch",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "表格使用报告年度的统一格式：2019、2020年度用2019年试行格式，2021年度起用2021年格式。",
            en: "The tables have the form of their year: that of 2019 for the report years 2019 and 2020, that of 2021 from then on.",
        },
        why: Text {
            zh: "格式不同，指标口径不同，不能汇总和比较。",
            en: "Another year's form asks for other figures, so that they cannot be summed or compared.",
        },
        basis: Text {
            zh: "国办公开办函〔2019〕60号（试行格式）；国办公开办函〔2021〕30号（2021年9月26日起）。",
            en: "Circulars 国办公开办函〔2019〕60号 (trial form) and 国办公开办函〔2021〕30号 (since 26 September 2021).",
        },
        example: Text {
            zh: "2022年度报告的表二仍是“本年新制作数量、本年新公开数量、对外公开总数量”。",
            en: "Table two of a report for 2022 still has 本年新制作数量, 本年新公开数量 and 对外公开总数量.",
        },
        correction: Text {
            zh: "改用报告年度的统一格式重新填报。",
            en: "Fill in the form of the report's year.",
        },
        not_assessed: Text {
            zh: "格式以表格的行列名称判断，不看正文引用的文号；年度或格式不明，或表二混用两种格式（由 mixed-formats 报告）时不作判断。",
            en: "The form is told by the labels of the tables, not by the circular that the text cites; not assessed where the year or the form is unknown, or where table two mixes both (mixed-formats reports that).",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Words("2023年", "2020年")],
            holds: &[Change::Words("〔2021〕30号", "〔2019〕60号")],
            not_assessed: Some(&[Change::Words("2023年", "")]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    let expected = report.year.and_then(Format::of_year);
    match (report.format, expected, report.year) {
        // Tables of both formats have no one that could be another year's; mixed-formats says so.
        _ if report.mixes_disclosure() => assessment.not_assessed(),
        (Some(found), Some(expected), Some(year)) if found != expected => {
            let facts = OtherFormat {
                found,
                expected,
                year,
            };
            assessment.violated(Finding::of_document(rule, "format", facts));
        }
        (Some(_), Some(_), _) => assessment.holds(),
        _ => assessment.not_assessed(),
    }
}

#[derive(Debug)]
struct OtherFormat {
    /// The format that the tables have.
    found: Format,
    /// The format that the year asks for.
    expected: Format,
    year: i32,
}

impl Facts for OtherFormat {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let (found, expected) = (self.found.key(), self.expected.key());
        let year = self.year;
        match lang {
            Lang::Zh => format!("{year}年度报告应使用{expected}年格式，表格却是{found}年格式"),
            Lang::En => format!(
                "a report for {year} must use the {expected} format; these tables use the {found} format"
            ),
        }
    }
}
