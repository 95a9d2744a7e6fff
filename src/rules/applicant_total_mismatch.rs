//! `APP003` applicant-total-mismatch.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::identities::Kind;
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, sums};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP003",
        name: "applicant-total-mismatch",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他 = 总计",
            en: "sum of the six applicant columns = total",
        }),
        what: Text {
            zh: "表三每一行：自然人和五类法人或其他组织之和，等于总计。",
            en: "In each row of table three, the six kinds of applicant sum to the total.",
        },
        why: Text {
            zh: "每件申请只有一个申请人类别；不等说明某一类或总计填错。",
            en: "Every application has one kind of applicant; where the sum differs, one kind or the total is wrong.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附表格；《政府信息公开条例》第五十条。",
            en: "The forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "自然人12、商业企业1，总计却填12：12 + 1 = 13 ≠ 12。",
            en: "12 natural persons and 1 enterprise, but a total of 12: 12 + 1 = 13 ≠ 12.",
        },
        correction: Text {
            zh: "核对这一行各类申请人的件数和总计。",
            en: "Check the figures of the row for each kind of applicant, and the total.",
        },
        not_assessed: Text {
            zh: "空白、短横线等未填数字的单元格视为未知的非负整数：无论填什么都不相符时才报错；填上某个数即可相符的不作判断，另由 blank-cell、dash-cell 提示。含有无法读取的数字时，不判定为相符。",
            en: "A blank or dash is an unknown whole number of at least 0: the sum is reported only where no such number could make it true, and not assessed where one could; blanks are reported by a rule of their own. With an unreadable figure a sum is never said to hold.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("applications.new.other_organization", "1")],
            holds: &[Change::Cell("applications.new.other_organization", "")],
            not_assessed: Some(&[Change::Cell("applications.new.total", "")]),
        },
    },
    check: |rule, dossier, assessment| {
        sums::check(rule, dossier, assessment, WRONG, |kind| match kind {
            Kind::Applicants(row) => Some(row.key()),
            _ => None,
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "各类申请人之和不等于总计",
    en: "the kinds of applicant do not sum to the total",
};
