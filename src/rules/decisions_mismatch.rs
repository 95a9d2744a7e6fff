//! `NAR008` decisions-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::Item;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR008",
        name: "decisions-mismatch",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "正文所说数 = 表二对应的一格",
            en: "stated = the cell of table two",
        }),
        what: Text {
            zh: "正文所说行政许可、行政处罚、行政强制的处理决定数，以及2019年格式的政府集中采购项目数量和总金额，与表二一致。",
            en: "The numbers of licensing, penalty and coercive decisions that the narrative states, and in the 2019 format those of central procurement, are those of table two.",
        },
        why: statements::WHY,
        basis: statements::BASIS,
        example: Text {
            zh: "正文“作出行政处罚决定300件”，表二行政处罚30件。",
            en: "The narrative says that 300 penalties were imposed; table two says 30.",
        },
        correction: Text {
            zh: "核对执法统计，改正正文或表二中有误的一处。",
            en: "Look it up in the statistics of enforcement and correct whichever of narrative and table is wrong.",
        },
        not_assessed: Text {
            zh: "只有一种读法时才判断。另一年度、另一单位、部分或约数的数字，以及表格没有对应单元格的数字，不作判断。“公开”的条数不是作出决定的件数，不比。",
            en: "Judged only where one reading is possible. Figures of another year or body, of a part, rounded ones, and those without a cell are not assessed. Numbers published are not numbers decided.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "定期清理规范性文件",
                "全年作出行政处罚决定300件",
            )],
            holds: &[Change::Words(
                "定期清理规范性文件",
                "全年作出行政处罚决定30件",
            )],
            not_assessed: Some(&[Change::Words(
                "定期清理规范性文件",
                "全年作出行政处罚决定近300件",
            )]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(
                claim.subject,
                Subject::Disclosure(
                    Item::Licensing
                        | Item::OtherServices
                        | Item::Penalties
                        | Item::CoerciveMeasures
                        | Item::Procurement,
                    _
                )
            )
        });
    },
};
