//! `NAR001` received-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR001",
        name: "received-mismatch",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "正文所说件数 = 一、本年新收，或一、本年新收 + 二、上年结转，或（七）总计",
            en: "stated = new, or new + carried_over, or outcomes.total",
        }),
        what: Text {
            zh: "正文所说收到的申请数与表三一致（新收、新收加上年结转、办理总数，三种口径都算一致）。正文写明“新收”而与本年新收不符的，为错误。",
            en: "The number of applications that the narrative says were received is that of table three: the new ones, those and the ones carried over, or all that were handled. Where it says “newly received” (新收) and the row differs, that is an error.",
        },
        why: statements::WHY,
        basis: statements::BASIS,
        example: Text {
            zh: "正文“共收到政府信息公开申请21件”，表三新收12件、结转3件、办理14件。",
            en: "The narrative says that 21 were received; table three has 12 new, 3 carried over and 14 handled.",
        },
        correction: statements::CORRECTION,
        not_assessed: statements::NOT_ASSESSED,
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("申请12件", "申请21件")],
            holds: &[Change::Words("申请12件", "申请15件")],
            not_assessed: Some(&[Change::Words(
                "共收到政府信息公开申请12件",
                "共收到政府信息公开申请约20件",
            )]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check_as(rule, dossier, assessment, |claim| match claim.subject {
            // A sentence that names the row itself has one reading only.
            Subject::New => Some(Severity::Error),
            Subject::Received | Subject::NewAndCarriedOver => Some(rule.severity),
            _ => None,
        });
    },
};
