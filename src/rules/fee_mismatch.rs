//! `NAR009` fee-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::Text;
use crate::report::Item;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR009",
        name: "fee-mismatch",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "正文所说信息处理费 ≤ 表二“行政事业性收费”；正文所说行政事业性收费 = 表二“行政事业性收费”",
            en: "stated information fees ≤ disclosure.fees.amount; stated fees = disclosure.fees.amount",
        }),
        what: Text {
            zh: "正文所说的行政事业性收费与表二一致；信息处理费是行政事业性收费的一种，不得多于表二的收费总额。",
            en: "Fees that the narrative states are those of table two; fees for information are a part of them and cannot be more.",
        },
        why: statements::WHY,
        basis: Text {
            zh: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；《政府信息公开条例》第五十条。",
            en: "Rules on fees for processing information, 国办函〔2020〕109号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "第六部分“收取信息处理费250000元”，表二行政事业性收费只有1.5万元。",
            en: "Section six says that 250,000 元 were charged for information; table two has 15,000 元 of fees in all.",
        },
        correction: Text {
            zh: "核对收费台账，改正正文或表二中有误的一处。",
            en: "Look it up in the register of fees and correct whichever of narrative and table is wrong.",
        },
        not_assessed: Text {
            zh: "信息处理费本身在表格中没有单元格，少于收费总额时不作判断；其余只有一种读法时才判断。",
            en: "Fees for information have no cell of their own: less than all fees is not assessed. Else judged only where one reading is possible.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Section(6, "全年共收取信息处理费250000元。")],
            holds: &[Change::Section(1, "全年共收取行政事业性收费1.5万元。")],
            not_assessed: Some(&[Change::Section(6, "全年共收取信息处理费2950元。")]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(
                claim.subject,
                Subject::Fee | Subject::Disclosure(Item::Fees | Item::Procurement, _)
            )
        });
    },
};
