//! `NAR010` contradicted-none.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR010",
        name: "contradicted-none",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "正文说没有的，表中各格为0；正文说有的，不为0",
            en: "stated = 0 where the cells are 0, and only there",
        }),
        what: Text {
            zh: "正文说没有的（未收到、无、0件），表格也是0；正文说有的，表格也不是0。",
            en: "Where the narrative says that there were none, the tables have 0; where it says that there were some, they do not.",
        },
        why: Text {
            zh: "一处说没有、一处说有，必有一处有误，常见于沿用往年文字或漏填表格。",
            en: "Where one says none and the other some, one of them is wrong: often last year's wording, or a table left at 0.",
        },
        basis: statements::BASIS,
        example: Text {
            zh: "正文“全年未收到政府信息公开申请”，表三新收12件。",
            en: "The narrative says that no application was received; table three has 12 new ones.",
        },
        correction: Text {
            zh: "核对台账，确认有没有、有多少，改正正文或表格中有误的一处。",
            en: "Find out from the registers whether there was any, and correct whichever of narrative and table is wrong.",
        },
        not_assessed: Text {
            zh: "只有一种读法时才判断。说的是另一年度、另一单位或其中一部分的，不作判断。",
            en: "Judged only where one reading is possible; not where the sentence speaks of another year or body, or of a part.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Section(3, "全年未收到政府信息公开申请。")],
            holds: &[Change::Section(
                4,
                "全年未发生因政府信息公开引起的行政复议、行政诉讼。",
            )],
            not_assessed: Some(&[Change::Section(3, "2018年未收到政府信息公开申请。")]),
        },
    },
    check: |rule, dossier, assessment| {
        let claims = dossier.claims().iter();
        for claim in claims.filter(|claim| statements::is_none(claim)) {
            statements::judge(rule, rule.severity, claim, assessment);
        }
    },
};
