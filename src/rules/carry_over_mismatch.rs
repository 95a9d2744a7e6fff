//! `NAR002` carry-over-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR002",
        name: "carry-over-mismatch",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "正文所说件数 = 表三“二、上年结转”，或“四、结转下年度继续办理”",
            en: "stated = carried_over, or carried_forward",
        }),
        what: Text {
            zh: "正文所说上年结转、结转下年度的件数与表三第二项、第四项一致。",
            en: "The numbers carried over and carried forward that the narrative states are those of table three.",
        },
        why: statements::WHY,
        basis: statements::BASIS,
        example: Text {
            zh: "正文“上年结转13件”，表三第二项总计是3件。",
            en: "The narrative says that 13 were carried over; table three says 3.",
        },
        correction: statements::CORRECTION,
        not_assessed: statements::NOT_ASSESSED,
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("上年结转3件", "上年结转13件")],
            holds: &[Change::Words("上年结转3件", "上年度结转的3件")],
            not_assessed: Some(&[Change::Words("上年结转3件", "上年结转约10件")]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(
                claim.subject,
                Subject::CarriedOver | Subject::CarriedForward | Subject::Carried
            )
        });
    },
};
