//! `YOY001` carry-over-broken.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::identities::Verdict;
use crate::lang::{Lang, Text};
use crate::report::{CellName, Column, Decimal, Row};
use crate::rule::RuleMeta;
use crate::rules::SeriesRule;
use crate::rules::years::{self, Pair};
use crate::series::{Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "YOY001",
        name: "carry-over-broken",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "本年“二、上年结转” = 上年报告“四、结转下年度继续办理”",
            en: "carried_over = last year's carried_forward",
        }),
        what: Text {
            zh: "表三“上年结转”各列，等于上年报告“结转下年度继续办理”的同一列。",
            en: "In each column, what is carried over is what the report of the year before carried forward.",
        },
        why: Text {
            zh: "上年没有办结的申请，今年要么接着办，要么就是丢了；两份报告是同一批件，数字应当相同。",
            en: "What was not handled last year is handled this year or lost; both reports count the same applications.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附表格“上年结转政府信息公开申请数量”“结转下年度继续办理”两行；《政府信息公开条例》第五十条。",
            en: "The rows for what is carried over and carried forward in the forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "2022年报告结转下年度2件，2023年报告上年结转3件。",
            en: "The report for 2022 carried 2 applications forward, that for 2023 has 3 carried over.",
        },
        correction: Text {
            zh: "对照两年的办理台账；上年报告有误的，按程序更正上年报告，或者在本年报告中说明调整的原因。",
            en: "Compare the registers of both years; where last year's report was wrong, have it corrected or say in this one why the figures were adjusted.",
        },
        not_assessed: Text {
            zh: "总计不等为错误；仅某一类申请人不等为警告，因为可能重新归类；正文有说明结转数不一致、口径调整等原因的，降为提示并引原文。同一单位上一年度的报告在同一次核对中（或由 --previous 指明）才核对；上一年度有几份数据不同的报告，或者单元格空白、无法读取的，不作判断。",
            en: "Different totals are an error; different columns of applicants a warning, because applicants may be classed anew; where a sentence of the text explains the difference, it is only a note, with the sentence quoted. Asked only where the body's report of the year before is in the same run or named with --previous. Not assessed where several different reports of that year are there, or where a cell is blank or unreadable.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Earlier(&Change::Cell(
                    "applications.carried_forward.natural_person",
                    "2",
                )),
                Change::Earlier(&Change::Cell("applications.carried_forward.total", "2")),
            ],
            holds: &[Change::Earlier(&Change::Cell(
                "applications.carried_forward.commercial_enterprise",
                "",
            ))],
            not_assessed: Some(&[
                Change::Earlier(&Change::Cell(
                    "applications.carried_forward.natural_person",
                    "",
                )),
                Change::Earlier(&Change::Cell("applications.carried_forward.total", "")),
            ]),
        },
    },
    relation: Relation::Years,
    check,
};

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    years::each(series, assessments, |pair, assessment| {
        for &column in Column::ALL {
            let [carried_over, carried_forward] = [Row::CarriedOver, Row::CarriedForward]
                .map(|row| CellName::Applications(row, column));
            let (over, forward) = (pair.now(&[carried_over]), pair.before(&[carried_forward]));
            match over.equals(forward) {
                Verdict::Holds => assessment.holds(),
                Verdict::NotAssessed => assessment.not_assessed(),
                Verdict::Violated => assessment.violated(finding(rule, pair, column)),
            }
        }
    });
}

fn finding(rule: &'static RuleMeta, pair: &Pair<'_, '_>, column: Column) -> Finding {
    let cell = |row| CellName::Applications(row, column);
    let (over, forward) = (cell(Row::CarriedOver), cell(Row::CarriedForward));
    let (now, before) = (pair.now(&[over]).sum, pair.before(&[forward]).sum);
    let number = |sum: i128| i64::try_from(sum).ok().map(Decimal::whole);
    let explained = pair.now.told.adjustments.first();
    let facts = Broken {
        year_before: pair.before.year,
        over: now,
        forward: before,
        is_explained: explained.is_some(),
    };
    Finding {
        severity: match (explained, column) {
            (Some(_), _) => Severity::Info,
            (None, Column::Total) => rule.severity,
            (None, _) => Severity::Warning,
        },
        cells: vec![over],
        elsewhere: pair.before.elsewhere(forward).into_iter().collect(),
        expected: number(now),
        actual: number(before),
        quote: explained.cloned(),
        ..Finding::of_document(rule, column.key(), facts)
    }
}

/// What is carried over is not what was carried forward.
#[derive(Debug)]
struct Broken {
    year_before: i32,
    over: i128,
    forward: i128,
    is_explained: bool,
}

impl Facts for Broken {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self {
            year_before,
            over,
            forward,
            ..
        } = self;
        let wrong = match lang {
            Lang::Zh => format!("上年结转{over}件，而{year_before}年度报告结转下年度{forward}件"),
            Lang::En => format!(
                "{over} carried over, but the report for {year_before} carried {forward} forward"
            ),
        };
        match (self.is_explained, lang) {
            (false, _) => wrong,
            (true, Lang::Zh) => format!("{wrong}，正文有说明"),
            (true, Lang::En) => format!("{wrong}; the text explains it"),
        }
    }
}
