//! `NAR004` outcome-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    id: "NAR004",
    name: "outcome-mismatch",
    severity: Severity::Error,
    formula: Some("stated = the rows of the outcome"),
    what: Text {
        zh: "正文所说各类办理结果（予以公开、不予公开等）的件数与表三一致。",
        en: "The number of each outcome that the prose states, such as granted or refused, is that of table three.",
    },
    why: Text {
        zh: "同一份报告里正文和表格说的是同一件事，数字不同，必有一处是错的。",
        en: "The prose and the tables of one report speak of the same thing: where the figures differ, one of them is wrong.",
    },
    basis: Text {
        zh: "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号（报告数据应当准确，正文与表格一致）。",
        en: "Article 50 of the Regulations on Open Government Information; circular 国办公开办函〔2021〕30号, which holds bodies to accurate reports.",
    },
    example: Text {
        zh: "正文“予以公开19件”，表三（一）总计是 11 件。",
        en: "The prose says that 19 were granted; table three says 11.",
    },
    correction: Text {
        zh: "核对台账，改正正文或表格中错的一处。",
        en: "Look it up in the register and correct whichever of prose and table is wrong.",
    },
    not_assessed: Text {
        zh: "只有一种读法时才判断。另一年度、另一单位、部分或约数的数字，以及表格没有对应单元格的数字，不作判断。",
        en: "Judged only where one reading is possible. Figures of another year or body, of a part, rounded ones, and those without a cell are not assessed.",
    },
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
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(claim.subject, Subject::Outcome(_))
        });
    },
    message: statements::message,
};
