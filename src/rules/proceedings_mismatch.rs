//! `NAR006` proceedings-mismatch.

use crate::claims::Subject;
use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR006",
        name: "proceedings-mismatch",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "正文所说件数 = 表四对应各格之和",
            en: "stated = the cells of table four",
        }),
        what: Text {
            zh: "正文所说因政府信息公开引起的行政复议、行政诉讼件数及结果与表四一致。",
            en: "The numbers of reconsiderations and lawsuits about disclosure, and of their results, that the narrative states are those of table four.",
        },
        why: statements::WHY,
        basis: statements::BASIS,
        example: Text {
            zh: "正文“因政府信息公开被申请行政复议5件”，表四行政复议总计是2件。",
            en: "The narrative says that there were 5 reconsiderations; table four has a total of 2.",
        },
        correction: Text {
            zh: "核对复议、应诉台账，改正正文或表四中有误的一处。",
            en: "Look it up in the register of cases and correct whichever of narrative and table is wrong.",
        },
        not_assessed: Text {
            zh: "只有一种读法时才判断。另一年度、另一单位、部分或约数的数字，以及表格没有对应单元格的数字，不作判断。备案、新增的件数是另一口径，不比。",
            en: "Judged only where one reading is possible. Figures of another year or body, of a part, rounded ones, and those without a cell are not assessed. Numbers of cases registered with a supervising office are another count.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Cell("proceedings.reconsideration.upheld", "2"),
                Change::Cell("proceedings.reconsideration.total", "2"),
                Change::Section(4, "因政府信息公开被申请行政复议5件。"),
            ],
            holds: &[
                Change::Cell("proceedings.reconsideration.upheld", "2"),
                Change::Cell("proceedings.reconsideration.total", "2"),
                Change::Section(4, "因政府信息公开被申请行政复议2件。"),
            ],
            not_assessed: Some(&[
                Change::Cell("proceedings.reconsideration.upheld", "2"),
                Change::Cell("proceedings.reconsideration.total", "2"),
                Change::Section(4, "因政府信息公开被申请行政复议近20件。"),
            ]),
        },
    },
    check: |rule, dossier, assessment| {
        statements::check(rule, dossier, assessment, |claim| {
            matches!(claim.subject, Subject::Proceeding(..))
        });
    },
};
