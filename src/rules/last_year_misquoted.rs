//! `YOY007` last-year-misquoted.

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
        id: "YOY007",
        name: "last-year-misquoted",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "正文引用的上年数字，与上年报告的表格相符。",
            en: "A figure of last year that the text quotes is that of last year's report.",
        },
        why: Text {
            zh: "上年报告已经公布；引用的数不同，或者引错了，或者上年的报告有误。",
            en: "Last year's report is published: where the text has another figure, it is quoted wrongly or that report was wrong.",
        },
        basis: compared_years::BASIS,
        example: Text {
            zh: "正文“收到申请12件，2022年为15件”，2022年报告为14件。",
            en: "The text has 12 applications and 15 for 2022, whose report has 14.",
        },
        correction: Text {
            zh: "对照上年报告改正引用的数字；上年报告有误的，按程序更正。",
            en: "Correct the figure from last year's report, or have that report corrected.",
        },
        not_assessed: Text {
            zh: "正文的本年数须与表格相符、且只有一种读法。同一单位上一年度的报告在同一次核对中（或由 --previous 指明）才核对。对应单元格空白或无法读取的，不作判断；引用其他年度的不核对。",
            en: "This year's figure in the text must be the table's and have one reading. Asked only where the report of the year before is in the same run or named with --previous. Not assessed where a cell is blank or unreadable. Figures of other years are not looked at.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                RECEIVED,
                "收到政府信息公开申请12件，比上年的15件减少3件",
            )],
            holds: &[Change::Words(
                RECEIVED,
                "收到政府信息公开申请12件，比上年的14件减少2件",
            )],
            not_assessed: Some(&[
                Change::Words(RECEIVED, "收到政府信息公开申请12件，比上年的14件减少2件"),
                Change::Earlier(&Change::Cell("applications.new.total", "")),
            ]),
        },
    },
    relation: Relation::Years,
    check,
};

/// What the report says of applications, of which there were 14 the year before.
const RECEIVED: &str = "收到政府信息公开申请12件";

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    compared_years::check(rule, series, assessments, |than| than == Than::Figure);
}
