//! `APP006` partially-granted-counted-twice.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::identities::{Kind, Sum};
use crate::lang::Text;
use crate::report::{CellName, Column, Row};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP006",
        name: "partially-granted-counted-twice",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "表三每一列：没有哪一列的合计恰好多出“（二）部分公开”的件数。",
            en: "In each column of table three, no sum is too large by exactly the number partially granted.",
        },
        why: Text {
            zh: "区分处理的申请只计入部分公开；合计恰好多出这个数，多半是同一件又计入了予以公开或不予公开。",
            en: "A split decision counts as partially granted only; where a sum is too large by exactly that number, it was most likely counted as granted or refused too.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附表格“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”；《政府信息公开条例》第三十七条。",
            en: "The row （二） of the forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号, which says that split decisions count there only; article 37 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "各种结果之和是16，总计是14，部分公开恰好是2。",
            en: "The outcomes sum to 16, their total is 14, and 2 were partially granted.",
        },
        correction: Text {
            zh: "查出部分公开的申请，从其他结果中减去。",
            en: "Take the applications that were partially granted out of the other outcomes.",
        },
        not_assessed: Text {
            zh: "合计相符、没有部分公开的，即为相符。少于应有件数的不报告；有空白或无法读取的数字而可能如此的，不作判断。差数也可能另有原因，所以只是提示。",
            en: "Where the sums hold, or nothing was partially granted, there is nothing to say; nor where a sum falls short. Not assessed where blanks or unreadable figures leave it open. The difference may have another cause, so that this is a hint only.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Cell(
                    "applications.outcomes.partially_granted.natural_person",
                    "2",
                ),
                Change::Cell("applications.outcomes.partially_granted.total", "2"),
            ],
            holds: &[
                Change::Cell(
                    "applications.outcomes.partially_granted.natural_person",
                    "2",
                ),
                Change::Cell("applications.outcomes.granted.natural_person", "7"),
            ],
            not_assessed: Some(&[
                Change::Cell(
                    "applications.outcomes.partially_granted.natural_person",
                    "2",
                ),
                Change::Cell(
                    "applications.outcomes.refused.state_secret.natural_person",
                    "",
                ),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "合计恰好多出部分公开的件数，可能重复计入",
    en: "the excess is exactly the number partially granted, which may have been counted twice",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    for &column in Column::ALL {
        let partial = CellName::Applications(Row::PartiallyGranted, column);
        let of_column = |sum: &&Sum| matches!(sum.identity.kind, Kind::Flow(of) | Kind::Outcomes(of) if of == column);
        let sums = dossier.sums().iter().filter(of_column);
        let excess = sums.map(|sum| {
            let [left, right] = [sum.left, sum.right].map(Count::from);
            match sum.identity.kind {
                Kind::Flow(_) => exceeds_by(right, left, dossier, partial),
                _ => exceeds_by(left, right, dossier, partial),
            }
        });
        // Either sum may show it.
        let is_right = figures::all(&excess.map(|of| of.map(|is| !is)).collect::<Vec<_>>());
        figures::judge(assessment, is_right.map(|right| !right), || {
            let cells = [partial, CellName::Applications(Row::OutcomeTotal, column)];
            figures::finding(rule, column.key(), dossier, &cells, WRONG)
        });
    }
}

/// Whether the first side is more than the second by just the number partially granted.
fn exceeds_by(more: Count, less: Count, dossier: &Dossier<'_>, partial: CellName) -> Option<bool> {
    let by = Count::of(dossier, &[partial]);
    if by.exceeds(0) == Some(false) || more.is_above(less) == Some(false) {
        return Some(false);
    }
    Some(more.exact()? - less.exact()? == by.exact()?)
}
