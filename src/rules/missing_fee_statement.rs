//! `DOC032` missing-fee-statement.

use crate::diagnostic::{Assessment, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::Text;
use crate::narrative::Fees;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC032",
        name: "missing-fee-statement",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "2021年度起，第六部分写明收取信息处理费的情况，没有收取的也要写明。",
            en: "Since 2021, section six states what was charged for processing requests (信息处理费), even if nothing was.",
        },
        why: Text {
            zh: "收费情况是统一格式规定必须报告的事项。",
            en: "The form requires the statement.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。",
            en: "Circular 国办公开办函〔2021〕30号; the rules on the fee, 国办函〔2020〕109号.",
        },
        example: Text {
            zh: "第六部分只写了建议提案办理情况。",
            en: "Section six speaks of proposals handled and of nothing else.",
        },
        correction: Text {
            zh: "补充一句，例如“本年度收取信息处理费0元”。",
            en: "Add a sentence such as 本年度收取信息处理费0元.",
        },
        not_assessed: Text {
            zh: "任何提到费用、收取的说法都算写明。2019、2020年度没有这项要求；没有读到第六部分或年度不明的不作判断。",
            en: "Any mention of fees or charging is enough. Not asked for 2019 and 2020; not assessed where section six was not found or the year is unknown.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Section(
                6,
                "{year}年办理人大代表建议3件，均已答复。",
            )],
            holds: &[Change::Section(6, "未因信息公开收取任何费用。")],
            not_assessed: Some(&[Change::WithoutSection(6)]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "没有写明收取信息处理费的情况",
    en: "does not state what was charged for processing requests (信息处理费)",
};

/// The first year whose form asks for the statement.
const ASKED_SINCE: i32 = 2021;

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let is_asked = dossier.report.year.is_some_and(|year| year >= ASKED_SINCE);
    match dossier.narrative().fees.filter(|_| is_asked) {
        None => return assessment.not_assessed(),
        Some(Fees::Stated) => return assessment.holds(),
        Some(Fees::NotStated) => {}
    }
    let place = cells::section_key(6);
    assessment.violated(Finding::of_document(rule, &place, WRONG));
}
