//! `APP004` group-subtotal-mismatch.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::identities::{Identity, Kind, Sum, Verdict};
use crate::lang::Text;
use crate::report::{CellName, Column, OutcomeGroup, Row, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, sums};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP004",
        name: "group-subtotal-mismatch",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "组内各行之和 = 该组另填的小计",
            en: "sum of the rows of a group = its printed subtotal",
        }),
        what: Text {
            zh: "表三中如为（三）（四）（五）（六）各组另填小计，小计等于组内各行之和。",
            en: "Where table three prints subtotals for the groups （三） to （六）, each is the sum of its rows.",
        },
        why: Text {
            zh: "统一格式不要求小计；填了就须与组内各行一致。",
            en: "The form asks for no subtotals; where one is printed it must agree with its rows.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "“（三）不予公开”填3，组内八行之和为4：1 + 3 = 4 ≠ 3。",
            en: "（三）不予公开 reads 3, while its eight rows sum to 4: 1 + 3 = 4 ≠ 3.",
        },
        correction: Text {
            zh: "核对组内各行；也可以不填小计。",
            en: "Check the rows of the group; or leave the subtotal out.",
        },
        not_assessed: Text {
            zh: "小计为空白时不作判断；没有小计时不核对。",
            en: "Not assessed for a blank subtotal; without subtotals there is nothing to check.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Row(
                Table::Applications,
                &["（三）不予公开", "1", "0", "0", "0", "0", "0", "1"],
            )],
            holds: &[Change::Row(
                Table::Applications,
                &["（三）不予公开", "0", "0", "0", "0", "0", "0", "0"],
            )],
            not_assessed: None,
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "组内各行之和不等于小计",
    en: "the rows of the group do not sum to its subtotal",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    for &group in OutcomeGroup::ALL {
        for &column in Column::ALL {
            let subtotal = CellName::Subtotal(group, column);
            if report.figure(subtotal).is_none() {
                continue;
            }
            let rows = Row::ALL.iter().filter(|row| row.group() == Some(group));
            let identity = Identity {
                kind: Kind::Outcomes(column),
                left: rows
                    .map(|&row| CellName::Applications(row, column))
                    .collect(),
                right: vec![subtotal],
            };
            let sum = Sum::of(identity, report, dossier.options.blank_as_zero);
            match sum.verdict() {
                Verdict::Holds => assessment.holds(),
                Verdict::NotAssessed => assessment.not_assessed(),
                Verdict::Violated => {
                    let place = format!("outcomes.{}", group.key());
                    assessment.violated(sums::finding(rule, WRONG, &place, &sum.identity, dossier));
                }
            }
        }
    }
}
