//! `NAR003` handled-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    id: "NAR003",
    name: "handled-mismatch",
    severity: Severity::Error,
    formula: Some("stated = outcomes.total"),
    what: Text {
        zh: "正文所说办结、答复的件数与表三（七）总计一致。",
        en: "The number handled or answered that the prose states is the total of outcomes in table three.",
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
        zh: "正文“办结41件”，表三（七）总计是 14 件。",
        en: "The prose says that 41 were handled; table three has a total of 14.",
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
        violated: &[Change::Words("办结14件", "办结41件")],
        holds: &[Change::Words("办结14件", "答复14件")],
        not_assessed: Some(&[Change::Words("办结14件", "办结近20件")]),
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            claim.subject == Subject::Handled
        });
    },
    message: statements::message,
};
