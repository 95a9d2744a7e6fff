//! `PRO001` result-total-mismatch.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::identities::Kind;
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, sums};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "PRO001",
        name: "result-total-mismatch",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计",
            en: "upheld + corrected + other + pending = total",
        }),
        what: Text {
            zh: "表四每一组：结果维持、结果纠正、其他结果、尚未审结之和，等于总计。",
            en: "In each group of table four, upheld, corrected, other results and pending sum to the total.",
        },
        why: Text {
            zh: "每件复议或诉讼只有一种结果；不等说明某项结果或总计填错。",
            en: "Every case has one result; where the sum differs, a result or the total is wrong.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附表格；《政府信息公开条例》第五十条。",
            en: "The forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "行政复议维持3、尚未审结1，总计却填5：3 + 1 = 4 ≠ 5。",
            en: "Reconsideration: 3 upheld and 1 pending, but a total of 5: 3 + 1 = 4 ≠ 5.",
        },
        correction: Text {
            zh: "对照复议、应诉台账核对这一组的五个数。",
            en: "Compare the five figures of the group with the register of cases.",
        },
        not_assessed: Text {
            zh: "空白、短横线等未填数字的单元格视为未知的非负整数：无论填什么都不相符时才报错；填上某个数即可相符的不作判断，另由 blank-cell、dash-cell 提示。含有无法读取的数字时，不判定为相符。",
            en: "A blank or dash is an unknown whole number of at least 0: the sum is reported only where no such number could make it true, and not assessed where one could; blanks are reported by a rule of their own. With an unreadable figure a sum is never said to hold.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("proceedings.reconsideration.upheld", "1")],
            holds: &[Change::Cell("proceedings.reconsideration.upheld", "")],
            not_assessed: Some(&[
                Change::Cell("proceedings.reconsideration.upheld", "1"),
                Change::Cell("proceedings.reconsideration.total", ""),
            ]),
        },
    },
    check: |rule, dossier, assessment| {
        sums::check(rule, dossier, assessment, WRONG, |kind| match kind {
            Kind::Results(proceeding) => Some(proceeding.key()),
            _ => None,
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "各种结果之和不等于总计",
    en: "the results do not sum to the total",
};
