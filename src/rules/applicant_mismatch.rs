//! `NAR005` applicant-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR005",
        name: "applicant-mismatch",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "正文所说件数 = 表三该类申请人各列之和",
            en: "stated = the columns of the applicant",
        }),
        what: Text {
            zh: "正文所说自然人、法人或其他组织的申请数与表三一致。",
            en: "The number of applications from natural persons and from organizations that the narrative states is that of table three.",
        },
        why: statements::WHY,
        basis: statements::BASIS,
        example: Text {
            zh: "正文“自然人申请19件”，表三自然人新收10件、结转3件。",
            en: "The narrative says that natural persons made 19; table three has 10 new ones and 3 carried over.",
        },
        correction: statements::CORRECTION,
        not_assessed: statements::NOT_ASSESSED,
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "申请12件，",
                "申请12件，其中自然人申请19件，",
            )],
            holds: &[Change::Words(
                "申请12件，",
                "申请12件，其中自然人申请10件，",
            )],
            not_assessed: Some(&[Change::Words(
                "申请12件，",
                "申请12件，其中自然人申请近20件，",
            )]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(claim.subject, Subject::From(_))
        });
    },
};
