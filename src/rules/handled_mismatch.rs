//! `NAR003` handled-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR003",
        name: "handled-mismatch",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "正文所说办结件数 = 表三（七）总计",
            en: "stated = outcomes.total",
        }),
        what: Text {
            zh: "正文所说办结、答复的件数与表三（七）总计一致。",
            en: "The number handled or answered that the narrative states is the total of outcomes in table three.",
        },
        why: statements::WHY,
        basis: statements::BASIS,
        example: Text {
            zh: "正文“办结41件”，表三（七）总计是14件。",
            en: "The narrative says that 41 were handled; table three has a total of 14.",
        },
        correction: statements::CORRECTION,
        not_assessed: statements::NOT_ASSESSED,
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("办结14件", "办结41件")],
            holds: &[Change::Words("办结14件", "答复14件")],
            not_assessed: Some(&[Change::Words("办结14件", "办结近20件")]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            claim.subject == Subject::Handled
        });
    },
};
