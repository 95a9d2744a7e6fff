//! `NAR007` documents-mismatch.

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
        id: "NAR007",
        name: "documents-mismatch",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "正文所说件数 = 表二对应的一格",
            en: "stated = the cell of table two",
        }),
        what: Text {
            zh: "正文所说制发、废止、现行有效的规章和规范性文件数与表二一致。",
            en: "The numbers of regulations and normative documents issued, repealed and in force that the narrative states are those of table two.",
        },
        why: statements::WHY,
        basis: statements::BASIS,
        example: Text {
            zh: "正文“制发行政规范性文件7件”，表二制发2件。",
            en: "The narrative says that 7 normative documents were issued; table two says 2.",
        },
        correction: Text {
            zh: "核对规范性文件目录，改正正文或表二中有误的一处。",
            en: "Look it up in the list of normative documents and correct whichever of narrative and table is wrong.",
        },
        not_assessed: statements::NOT_ASSESSED,
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Words(
                "定期清理规范性文件",
                "全年制发行政规范性文件7件",
            )],
            holds: &[Change::Words(
                "定期清理规范性文件",
                "全年制发行政规范性文件2件",
            )],
            not_assessed: Some(&[Change::Words(
                "定期清理规范性文件",
                "全年公开行政规范性文件7件",
            )]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(
                claim.subject,
                Subject::Disclosure(Item::Regulations | Item::NormativeDocuments, _)
            )
        });
    },
};
