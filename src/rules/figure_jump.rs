//! `YOY005` figure-jump.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::{CellName, Column, Decimal, Item, Measure, Row};
use crate::rule::RuleMeta;
use crate::rules::{SeriesRule, cells, counted, years};
use crate::series::{Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "YOY005",
        name: "figure-jump",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "行政许可、处罚、强制、收费和新收申请的数量，与上年相比没有超过5倍的增减。",
            en: "Licences, penalties, coercive measures, fees and new applications are not more than five times, or less than a fifth of, those of the year before.",
        },
        why: Text {
            zh: "数量骤增骤减可能属实，也可能是多填少填了一位、单位写错或者统计口径变了。",
            en: "A leap may be real; it may also be a digit too many, another unit, or another way of counting.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号：发布内容不准确不全面的，依照《条例》第四十七条追究责任。",
            en: "Article 50 of the Regulations on Open Government Information; circular 国办公开办函〔2021〕30号: what is published inaccurately or incompletely (发布内容不准确不全面) is pursued under article 47 of the Regulations.",
        },
        example: Text {
            zh: "行政许可上年118件，今年1180件。",
            en: "118 licences last year, 1180 this year.",
        },
        correction: Text {
            zh: "核对原始统计；属实的，在正文中说明原因。",
            en: "Look it up in the statistics; where it is real, say why in the text.",
        },
        not_assessed: Text {
            zh: "只作提示。相差不足100件（收费不足10万元）的不报，小数目倍数大不足为怪。同一单位上一年度的报告在同一次核对中（或由 --previous 指明）才核对；空白或无法读取的，不作判断。",
            en: "A note only. Differences below 100, of fees below 100,000 yuan, are not reported, since small numbers leap easily. Asked only where the report of the year before is in the same run or named with --previous. Not assessed where a cell is blank or unreadable.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Earlier(&Change::Cell(
                "disclosure.licensing.decisions",
                "700",
            ))],
            holds: &[
                Change::Earlier(&Change::Cell("disclosure.licensing.decisions", "600")),
                Change::Earlier(&Change::Cell(
                    "disclosure.coercive_measures.decisions",
                    "90",
                )),
            ],
            not_assessed: Some(&[Change::Earlier(&Change::Cell(
                "disclosure.licensing.decisions",
                "",
            ))]),
        },
    },
    relation: Relation::Years,
    check,
};

/// How many times as much is a jump.
const TIMES: i64 = 5;

/// The figures of which a leap says something, and by how much they must differ.
const WATCHED: [(CellName, i64); 5] = [
    (
        CellName::Disclosure(Item::Licensing, Measure::Decisions),
        100,
    ),
    (
        CellName::Disclosure(Item::Penalties, Measure::Decisions),
        100,
    ),
    (
        CellName::Disclosure(Item::CoerciveMeasures, Measure::Decisions),
        100,
    ),
    (CellName::Disclosure(Item::Fees, Measure::Amount), 10),
    (CellName::Applications(Row::New, Column::Total), 100),
];

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    years::each(series, assessments, |pair, assessment| {
        for (cell, least) in WATCHED {
            // A cell that one of the formats does not have is no question.
            let figures = pair
                .now
                .report
                .figure(cell)
                .zip(pair.before.report.figure(cell));
            let Some((now, before)) = figures else {
                continue;
            };
            match now.number().zip(before.number()) {
                None => assessment.not_assessed(),
                Some((now, before)) if !is_jump(now, before, least) => assessment.holds(),
                Some((now, before)) => assessment.violated(Finding {
                    cells: vec![cell],
                    elsewhere: pair.before.elsewhere(cell).into_iter().collect(),
                    ..Finding::of_document(
                        rule,
                        cell.row_key(),
                        Jump {
                            cell,
                            year_before: pair.before.year,
                            now,
                            before,
                        },
                    )
                }),
            }
        }
    });
}

fn is_jump(now: Decimal, before: Decimal, least: i64) -> bool {
    let (smaller, larger) = (now.min(before), now.max(before));
    let times = (1..TIMES).try_fold(smaller, |sum, _| sum.checked_add(smaller));
    let beyond = smaller.checked_add(Decimal::whole(least));
    times.is_some_and(|times| larger > times) && beyond.is_some_and(|beyond| larger >= beyond)
}

/// A figure leapt.
#[derive(Debug)]
struct Jump {
    cell: CellName,
    year_before: i32,
    now: Decimal,
    before: Decimal,
}

impl Facts for Jump {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let Self {
            year_before,
            now,
            before,
            ..
        } = self;
        let other = finding.other_rows;
        match lang {
            Lang::Zh => format!(
                "{}，{year_before}年度为{before}{}，相差超过{TIMES}倍，请核实",
                counted::figure(self.cell, *now, other),
                counted::unit(&[self.cell])
            ),
            Lang::En => {
                let cell = cells::cell(self.cell, other, lang);
                let by = match now > before {
                    true => format!("more than {TIMES} times as many"),
                    false => format!("less than 1/{TIMES} of it"),
                };
                format!("{cell} is {now}, but was {before} in {year_before}: {by}; check it")
            }
        }
    }
}
