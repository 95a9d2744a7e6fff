//! `APP010` fee-overdue-unmentioned.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::{Lang, Text};
use crate::report::{CellName, Column, Decimal, Report, Row, Section};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule, cells, counted};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP010",
        name: "fee-overdue-unmentioned",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "有申请人逾期不缴费的，第六部分说明信息处理费收取情况。",
            en: "Where applicants did not pay a fee in time, section six speaks of fees.",
        },
        why: Text {
            zh: "“逾期未按收费通知要求缴纳费用”大于0，说明发过收费通知；第六部分却一字不提收费。",
            en: "That somebody did not pay means that a fee was asked for, of which section six should report.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；国办公开办函〔2021〕30号。",
            en: "Article 42 of the Regulations on Open Government Information; the rules on fees for processing information (国办函〔2020〕109号); circular 国办公开办函〔2021〕30号.",
        },
        example: Text {
            zh: "“（六）2.逾期未缴纳费用”1件，第六部分只写“无其他需要报告的事项”。",
            en: "One applicant did not pay, and section six says only that there is nothing else to report.",
        },
        correction: Text {
            zh: "在第六部分写明发出收费通知的件数和实际收取的金额；没有发过收费通知的，改正表中的归类。",
            en: "Report in section six how many notices were sent and how much was paid; where none was sent, correct the row.",
        },
        not_assessed: Text {
            zh: "第六部分提到“费”字即为相符，说“未收取”也可以（可能无人缴纳）。没有第六部分、单元格空白时不作判断。2019年格式没有这一行，不适用。",
            en: "Any mention of a fee (费) will do, that none was received too, since perhaps nobody paid. Not assessed where there is no section six or the cell is blank. The 2019 format has no such row.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[
                Change::Cell("applications.outcomes.other.fee_overdue.total", "1"),
                Change::Section(6, "无其他需要报告的事项。"),
            ],
            holds: &[Change::Cell(
                "applications.outcomes.other.fee_overdue.total",
                "1",
            )],
            not_assessed: Some(&[
                Change::Cell("applications.outcomes.other.fee_overdue.total", "1"),
                Change::WithoutSection(6),
            ]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if !dossier.report.has_row(Row::FeeOverdue) {
        return;
    }
    let overdue = [CellName::Applications(Row::FeeOverdue, Column::Total)];
    let is_violated = figures::all(&[
        Count::of(dossier, &overdue).exceeds(0),
        is_silent_about_fees(dossier.report),
    ]);
    figures::judge(assessment, is_violated, || Finding {
        cells: overdue.to_vec(),
        ..Finding::of_document(
            rule,
            Row::FeeOverdue.key(),
            Unmentioned(figures::numbers(dossier, &overdue).first().copied()),
        )
    });
}

/// The fees that were not paid, of which nothing is said.
#[derive(Debug)]
struct Unmentioned(Option<(CellName, Decimal)>);

impl Facts for Unmentioned {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let other = finding.other_rows;
        let said = self.0.map(|(name, value)| match lang {
            Lang::Zh => format!("表三“{}”行总计{value}件", counted::name(name, other)),
            Lang::En => format!("{}: {value}", cells::cell(name, other, lang)),
        });
        let said = said.unwrap_or_default();
        match lang {
            Lang::Zh => format!("{said}，第六部分却没有提到收费"),
            Lang::En => format!(
                "applicants did not pay in time ({said}), but section six does not speak of fees"
            ),
        }
    }
}

/// Whether section six has no word of fees; `None` where there is no such section.
fn is_silent_about_fees(report: &Report) -> Option<bool> {
    let sections = report.sections.iter();
    let texts: Vec<String> = sections
        .filter(|section| section.number == 6)
        .map(Section::text)
        .collect();
    (!texts.is_empty()).then(|| !texts.iter().any(|text| text.contains('费')))
}
