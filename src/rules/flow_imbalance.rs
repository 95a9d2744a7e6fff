//! `APP001` flow-imbalance.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::identities::Kind;
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, sums};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP001",
        name: "flow-imbalance",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "一、本年新收 + 二、上年结转 = （七）总计 + 四、结转下年度继续办理",
            en: "new + carried_over = outcomes.total + carried_forward",
        }),
        what: Text {
            zh: "表三每一列：本年新收加上年结转，等于办理结果总计加结转下年度。",
            en: "In each column of table three, new and carried-over applications together equal those handled and those carried forward.",
        },
        why: Text {
            zh: "每一件申请要么已经办结，要么结转下年度；不平就是漏记或多记。",
            en: "Every application is either handled or carried forward; where the two sides differ, one was lost or counted twice.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附表格及表内勾稽说明“第一项加第二项之和，等于第三项加第四项之和”；《政府信息公开条例》第五十条。",
            en: "The forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号 and the note printed in table three; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "自然人一列新收12、上年结转3，而总计13、结转下年度1：12 + 3 = 15 ≠ 13 + 1 = 14。",
            en: "Natural persons: 12 new and 3 carried over, but 13 handled and 1 carried forward: 12 + 3 = 15 ≠ 13 + 1 = 14.",
        },
        correction: Text {
            zh: "对照办理台账核对这一列的四个数；常见原因是把结转件又计入新收，或办结件未计入结果。",
            en: "Compare the four figures of the column with the register; often a carried-over application was counted as new too, or a handled one is missing from the outcomes.",
        },
        not_assessed: Text {
            zh: "空白、短横线等未填数字的单元格视为未知的非负整数：无论填什么都不相符时才报错；填上某个数即可相符的不作判断，另由 blank-cell、dash-cell 提示。含有无法读取的数字时，不判定为相符。",
            en: "A blank or dash is an unknown whole number of at least 0: the sum is reported only where no such number could make it true, and not assessed where one could; blanks are reported by a rule of their own. With an unreadable figure a sum is never said to hold.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("applications.new.natural_person", "11")],
            holds: &[Change::Cell(
                "applications.carried_over.commercial_enterprise",
                "",
            )],
            not_assessed: Some(&[Change::Cell("applications.new.natural_person", "")]),
        },
    },
    check: |rule, dossier, assessment| {
        sums::check(rule, dossier, assessment, WRONG, |kind| match kind {
            Kind::Flow(column) => Some(column.key()),
            _ => None,
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "本年新收加上年结转，不等于办理结果总计加结转下年度",
    en: "new and carried over do not make up handled and carried forward",
};
