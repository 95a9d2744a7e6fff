//! `NAR004` outcome-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR004",
        name: "outcome-mismatch",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "正文所说件数 = 表三该结果各行之和",
            en: "stated = the rows of the outcome",
        }),
        what: Text {
            zh: "正文所说各类办理结果（予以公开、不予公开等）的件数与表三一致。",
            en: "The number of each outcome that the narrative states, such as granted or refused, is that of table three.",
        },
        why: statements::WHY,
        basis: statements::BASIS,
        example: Text {
            zh: "正文“予以公开19件”，表三（一）总计是11件。",
            en: "The narrative says that 19 were granted; table three says 11.",
        },
        correction: statements::CORRECTION,
        not_assessed: statements::NOT_ASSESSED,
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "办结14件，",
                "办结14件，其中予以公开19件、无法提供3件，",
            )],
            holds: &[Change::Words(
                "办结14件，",
                "办结14件，其中予以公开11件、无法提供3件，",
            )],
            not_assessed: Some(&[Change::Words(
                "办结14件，",
                "办结14件，其中予以公开10余件、无法提供3件，",
            )]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(claim.subject, Subject::Outcome(_))
        });
    },
};
