//! `DOC044` typed-total.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::{CaseResult, CellName, Column, Row, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC044",
        name: "typed-total",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "表三、表四的总计，同一张表有的由公式计算的，全部由公式计算。",
            en: "Where formulas compute totals of table three or four, they compute all totals of that table.",
        },
        why: Text {
            zh: "手工填写的总计不会随各项数字更改，各项改动以后容易不符。",
            en: "A total that was typed does not follow when one of its figures is corrected.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附表格；《政府信息公开条例》第五十条。",
            en: "The forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "电子表格中表四的两个总计是求和公式，第三个是直接填写的数字。",
            en: "In a workbook two totals of table four are formulas, and the third is a number that someone typed.",
        },
        correction: Text {
            zh: "核对这些总计，在电子表格中改为公式。",
            en: "Check these totals, and make them formulas.",
        },
        not_assessed: Text {
            zh: "没有公式的表不作判断；有公式的表，总计空白或无法读取时无法核对。",
            en: "Tables without formulas are not asked about; in others, not assessed where a total that is not computed has no number.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Computed("proceedings.reconsideration.total"),
                Change::Computed("proceedings.litigation_direct.total"),
            ],
            holds: &[Change::Computed("proceedings.")],
            not_assessed: Some(&[
                Change::Computed("proceedings.reconsideration.total"),
                Change::Computed("proceedings.litigation_direct.total"),
                Change::Cell("proceedings.litigation_after_reconsideration.total", ""),
            ]),
        },
    },
    check,
};

/// Whether a cell is a total of the form.
const fn is_total(name: CellName) -> bool {
    match name {
        CellName::Applications(row, column) => {
            matches!(row, Row::OutcomeTotal) || matches!(column, Column::Total)
        }
        CellName::Proceedings(_, result) => matches!(result, CaseResult::Total),
        CellName::Disclosure(..) | CellName::Subtotal(..) => false,
    }
}

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    for table in [Table::Applications, Table::Proceedings] {
        let of_table = |name: &CellName| name.table() == table && is_total(*name);
        if !report.computed.iter().any(of_table) {
            continue;
        }
        let typed = report.cells.iter();
        let typed = typed.filter(|(name, _)| of_table(name) && !report.computed.contains(name));
        let (numbers, others): (Vec<_>, Vec<_>) =
            typed.partition(|(_, figure)| figure.number().is_some());
        if !numbers.is_empty() {
            assessment.violated(Finding {
                cells: numbers.into_iter().map(|(&name, _)| name).collect(),
                ..Finding::of_document(rule, table.key(), Typed(table))
            });
        } else if others.is_empty() {
            assessment.holds();
        } else {
            assessment.not_assessed();
        }
    }
}

/// Totals of a table that nothing computes.
#[derive(Debug)]
struct Typed(Table);

impl Facts for Typed {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let count = finding.cells.len();
        let (table, list) = (cells::table(self.0, lang), cells::list(finding, lang));
        match lang {
            Lang::Zh => format!("{table}有{count}个总计是直接填写的，其他总计由公式计算：{list}"),
            Lang::En => {
                format!("{table}: typed, while formulas compute the other totals ({count}): {list}")
            }
        }
    }
}
