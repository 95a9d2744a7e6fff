//! `APP002` outcome-total-mismatch.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::identities::Kind;
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, sums};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP002",
        name: "outcome-total-mismatch",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "（一）至（六）各办理结果之和 = （七）总计",
            en: "sum of the outcome rows = outcomes.total",
        }),
        what: Text {
            zh: "表三每一列：（一）至（六）各办理结果之和，等于（七）总计。",
            en: "In each column of table three, the outcomes （一） to （六） sum to their total （七）.",
        },
        why: Text {
            zh: "总计是各项结果之和；不等说明某项结果或总计填错。",
            en: "The total is the sum of the outcomes; where it differs, an outcome or the total is wrong.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附表格；《政府信息公开条例》第五十条。",
            en: "The forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "予以公开8、部分公开2、其余为0，总计却填11：8 + 2 = 10 ≠ 11。",
            en: "8 granted, 2 partially granted, none else, but a total of 11: 8 + 2 = 10 ≠ 11.",
        },
        correction: Text {
            zh: "逐项核对这一列的办理结果；区分处理的申请只计入（二）部分公开。",
            en: "Check the outcomes of the column one by one; an application decided in parts counts only under （二）.",
        },
        not_assessed: Text {
            zh: "空白、短横线等未填数字的单元格视为未知的非负整数：无论填什么都不相符时才报错；填上某个数即可相符的不作判断，另由 blank-cell、dash-cell 提示。含有无法读取的数字时，不判定为相符。",
            en: "A blank or dash is an unknown whole number of at least 0: the sum is reported only where no such number could make it true, and not assessed where one could; blanks are reported by a rule of their own. With an unreadable figure a sum is never said to hold.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell(
                "applications.outcomes.granted.natural_person",
                "8",
            )],
            holds: &[Change::Cell(
                "applications.outcomes.partially_granted.natural_person",
                "",
            )],
            not_assessed: Some(&[Change::Cell(
                "applications.outcomes.granted.natural_person",
                "",
            )]),
        },
    },
    check: |rule, dossier, assessment| {
        sums::check(rule, dossier, assessment, WRONG, |kind| match kind {
            Kind::Outcomes(column) => Some(column.key()),
            _ => None,
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "各项办理结果之和不等于（七）总计",
    en: "the outcomes do not sum to their total",
};
