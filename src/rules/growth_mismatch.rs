//! `YOY006` growth-mismatch.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{SeriesRule, compared_years};
use crate::series::comparison::Than;
use crate::series::{Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "YOY006",
        name: "growth-mismatch",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "正文写明的同比增减（百分比或件数）或持平，与两年报告表格中的数字相符。",
            en: "A change against the year before that the text states, as a percentage or a number, or that there is none (持平), is that of the two reports' tables.",
        },
        why: Text {
            zh: "增减幅度由两个数算出；算不出来，就有一个数不对，或者上年的数字后来改过。",
            en: "A change follows from two figures; where it does not, one of them is wrong or last year's was changed afterwards.",
        },
        basis: compared_years::BASIS,
        example: Text {
            zh: "正文“收到申请12件，同比增长20%”，上年报告为14件，实际下降14.29%。",
            en: "The text has 12 applications, 20% more than last year, whose report has 14: it is 14.29% fewer.",
        },
        correction: Text {
            zh: "按两年报告的数字重算，改正正文。",
            en: "Compute it anew from both reports and correct the text.",
        },
        not_assessed: Text {
            zh: "正文的本年数须与表格相符、且只有一种读法；百分比允许末位四舍五入或截去。同一单位上一年度的报告在同一次核对中（或由 --previous 指明）才核对。“约”“近”“基本持平”等约数、上年为0的百分比、空白单元格，不作判断；与其他年度比较的不核对。",
            en: "This year's figure in the text must be the table's and have one reading. The last digit of a percentage may be rounded or cut. Asked only where the report of the year before is in the same run or named with --previous. Not assessed: rounded numbers (约, 近, 基本持平), percentages of nothing, blank cells. Comparisons with other years are not looked at.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                RECEIVED,
                "收到政府信息公开申请12件，同比增长20%",
            )],
            holds: &[Change::Words(
                RECEIVED,
                "收到政府信息公开申请12件，同比下降14.29%",
            )],
            not_assessed: Some(&[Change::Words(
                RECEIVED,
                "收到政府信息公开申请12件，同比下降约20%",
            )]),
        },
    },
    relation: Relation::Years,
    check,
};

/// What the report says of applications, of which there were 14 the year before.
const RECEIVED: &str = "收到政府信息公开申请12件";

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    compared_years::check(rule, series, assessments, |than| {
        matches!(
            than,
            Than::Same | Than::Percent { .. } | Than::Difference { .. }
        )
    });
}
