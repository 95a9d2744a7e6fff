//! `ROL001` parts-mismatch-parent.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::identities::Verdict;
use crate::lang::{self, Lang, Text};
use crate::report::{CellName, Decimal};
use crate::rollup::{self, Rolled};
use crate::rule::RuleMeta;
use crate::rules::{SeriesRule, cells, counted};
use crate::series::{Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "ROL001",
        name: "parts-mismatch-parent",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "汇总报告的数 = 所辖各单位报告同一项数据之和",
            en: "the parent's figure = the sum of its parts'",
        }),
        what: Text {
            zh: "汇总报告三张表的每个数，等于所辖各单位报告的同一项数据之和（规章除外）。",
            en: "Each figure of a parent's three tables is the sum of that of its parts, regulations apart.",
        },
        why: Text {
            zh: "汇总报告由各单位的数字加总而成；对不上，就是漏了、重了，或者有一个单位的数字后来改过。",
            en: "A parent's report is made by adding up; where it is not the sum, a part was left out or counted twice, or its figure was changed afterwards.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第四十九条、第五十条；国办公开办函〔2021〕30号。",
            en: "Articles 49 and 50 of the Regulations on Open Government Information; circular 国办公开办函〔2021〕30号.",
        },
        example: Text {
            zh: "汇总报告行政处罚30件，所辖单位合计29件。",
            en: "The parent reports 30 penalties, its parts 29 together.",
        },
        correction: Text {
            zh: "对照各单位明细逐个核对；有单位没有列入或者重复列入的，重新汇总。",
            en: "Go through the parts' figures one by one; where one was left out or counted twice, add them up again.",
        },
        not_assessed: Text {
            zh: "各单位合计超过汇总数的为错误，其余不等为警告。有单位缺报、无法读取，或者单元格空白时，合计只会更大：只有已经超过汇总数才报。由 gouji rollup 核对。",
            en: "Parts that exceed the parent are an error, any other difference a warning. Where parts are missing or unreadable or cells are blank, their sum can only grow: it is reported only where it already exceeds the parent's figure. Checked by gouji rollup.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Part(&Change::Cell(
                "disclosure.penalties.decisions",
                "29",
            ))],
            holds: &[
                Change::Part(&Change::Cell("applications.new.research_institution", "")),
                Change::Part(&Change::Cell("disclosure.regulations.in_force", "5")),
            ],
            not_assessed: Some(&[Change::Part(&Change::Cell(
                "disclosure.penalties.decisions",
                "",
            ))]),
        },
    },
    relation: Relation::Parts,
    check,
};

/// The most parts that a finding names.
const MAX_PARTS: usize = 10;

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    let Some(of_parent) = assessments.first_mut() else {
        return;
    };
    for rolled in rollup::cells(series) {
        match rolled.verdict {
            Verdict::Holds => of_parent.holds(),
            Verdict::NotAssessed => of_parent.not_assessed(),
            Verdict::Violated => of_parent.violated(finding(rule, series, &rolled)),
        }
    }
}

fn finding(rule: &'static RuleMeta, series: &Series<'_>, rolled: &Rolled) -> Finding {
    let members = series.members();
    let contributing = rolled.contributions.iter().take(MAX_PARTS);
    let facts = Mismatch {
        cell: rolled.cell,
        parent: rolled.parent,
        sum: rolled.sum,
        parts: members.len().saturating_sub(1),
    };
    Finding {
        severity: match rolled.is_exceeded {
            true => Severity::Error,
            false => rule.severity,
        },
        cells: vec![rolled.cell],
        elsewhere: contributing
            .filter_map(|&(at, _)| members[at].elsewhere(rolled.cell))
            .collect(),
        expected: rolled.sum,
        actual: rolled.parent,
        ..Finding::of_document(rule, rolled.cell.row_key(), facts)
    }
}

/// The parts are not the parent.
#[derive(Debug)]
struct Mismatch {
    cell: CellName,
    parent: Option<Decimal>,
    sum: Option<Decimal>,
    parts: usize,
}

impl Facts for Mismatch {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let shown = |value: Option<Decimal>| value.map(|value| value.to_string());
        let [parent, sum] = [self.parent, self.sum].map(|value| shown(value).unwrap_or_default());
        let (other, parts) = (finding.other_rows, self.parts);
        match lang {
            Lang::Zh => {
                let (name, unit) = (counted::name(self.cell, other), counted::unit(&[self.cell]));
                format!("{name}：{parts}个单位合计{sum}{unit}，汇总报告为{parent}{unit}")
            }
            Lang::En => format!(
                "{}: {} up to {sum}, but the parent's report has {parent}",
                cells::cell(self.cell, other, lang),
                lang::counted(parts, "part adds", "parts add")
            ),
        }
    }
}
