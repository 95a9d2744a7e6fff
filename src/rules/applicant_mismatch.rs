//! `NAR005` applicant-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    id: "NAR005",
    name: "applicant-mismatch",
    severity: Severity::Warning,
    formula: Some("stated = the columns of the applicant"),
    what: Text {
        zh: "正文所说自然人、法人或其他组织的申请数与表三一致。",
        en: "The number of applications from natural persons and from organizations that the prose states is that of table three.",
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
        zh: "正文“自然人申请19件”，表三自然人新收 10 件、结转 3 件。",
        en: "The prose says that natural persons made 19; table three has 10 new ones and 3 carried over.",
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
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(claim.subject, Subject::From(_))
        });
    },
    message: statements::message,
};
