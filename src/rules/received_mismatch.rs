//! `NAR001` received-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    id: "NAR001",
    name: "received-mismatch",
    severity: Severity::Warning,
    formula: Some("stated = new, or new + carried_over, or outcomes.total"),
    what: Text {
        zh: "正文所说收到的申请数与表三一致（新收、新收加上年结转、办理总数，三种口径都算一致）。",
        en: "The number of applications that the prose says were received is that of table three: the new ones, those and the ones carried over, or all that were handled.",
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
        zh: "正文“共收到政府信息公开申请21件”，表三新收 12 件、结转 3 件、办理 14 件。",
        en: "The prose says that 21 were received; table three has 12 new, 3 carried over and 14 handled.",
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
        violated: &[Change::Words("申请12件", "申请21件")],
        holds: &[Change::Words("申请12件", "申请15件")],
        not_assessed: Some(&[Change::Words(
            "共收到政府信息公开申请12件",
            "共收到政府信息公开申请约20件",
        )]),
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(
                claim.subject,
                Subject::Received | Subject::New | Subject::NewAndCarriedOver
            )
        });
    },
    message: statements::message,
};
