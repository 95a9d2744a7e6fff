//! `DOC002` missing-row.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::{CaseResult, CellName, Format, Measure, Proceeding, Report, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC002",
        name: "missing-row",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "三张表的每一行（表四为每一组）都在。",
            en: "Every row of the three tables, and every group of table four, is there.",
        },
        why: Text {
            zh: "统一格式的行不得擅自删减；缺一行，合计就无从核对。",
            en: "The rows of the uniform form may not be dropped; without one of them the sums cannot be checked.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "表三缺少“5.属于三类内部事务信息”一行。",
            en: "Table three lacks the row 5.属于三类内部事务信息.",
        },
        correction: Text {
            zh: "按统一格式补齐，没有发生的填“0”。",
            en: "Add the row; where there is none, print 0.",
        },
        not_assessed: Text {
            zh: "整张表缺失或没有一个数字读得出时不作判断；读到了但数字分不清的行，由 unreadable-cell 报告。2021年以后的报告把（六）其他处理并为一行的，和表二混用两种格式的，由 mixed-formats 提示。",
            en: "Not assessed where the table is missing or none of its figures can be read; rows that are there but cannot be read are reported by unreadable-cell, and （六） as one row in the 2021 format, or a table two of both formats, by mixed-formats.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Without(
                "applications.outcomes.refused.internal_affairs",
            )],
            holds: &[Change::Words(
                "5.属于三类内部事务信息",
                "5、属于三类内部事务信息",
            )],
            not_assessed: Some(&[
                Change::Without("disclosure"),
                Change::Without("applications"),
                Change::Without("proceedings"),
            ]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    for &table in Table::ALL {
        // What a cut table lacks may stand behind the cut.
        if !report.can_read(table) || report.may_lack_end_of(table.section()) {
            assessment.not_assessed();
            continue;
        }
        let labels = missing(report, table);
        if labels.is_empty() {
            assessment.holds();
        } else {
            let facts = MissingRows {
                table,
                ends_early: ends_early(report, table, &labels),
                labels,
            };
            assessment.violated(Finding::of_document(rule, table.key(), facts));
        }
    }
}

/// The labels of the form that the table lacks.
fn missing(report: &Report, table: Table) -> Vec<&'static str> {
    let has =
        |name: CellName| report.cells.contains_key(&name) || report.is_in_unreadable_row(name);
    match table {
        Table::Disclosure => {
            let has_item = |item| {
                Measure::ALL
                    .iter()
                    .any(|&measure| has(CellName::Disclosure(item, measure)))
            };
            let items = report.format.unwrap_or(Format::F2021).items().iter();
            // Which rows a table of both formats should have, mixed-formats leaves open.
            let is_common =
                |item| !report.mixes_disclosure() || Format::F2021.items().contains(item);
            items
                .filter(|&item| is_common(item) && !has_item(*item))
                .map(|item| item.zh())
                .collect()
        }
        Table::Applications => report
            .rows()
            .filter(|&row| !report.has_row(row))
            .map(|row| row.zh())
            .collect(),
        Table::Proceedings => {
            let has_group = |group| {
                CaseResult::ALL
                    .iter()
                    .any(|&result| has(CellName::Proceedings(group, result)))
            };
            let groups = Proceeding::ALL.iter();
            groups
                .filter(|&&group| !has_group(group))
                .map(|group| group.zh())
                .collect()
        }
    }
}

/// The fewest rows at the end that are missing together where a file was cut off.
const MIN_CUT_OFF: usize = 3;

/// Whether table three breaks off: all of its last rows are missing, and table four too.
fn ends_early(report: &Report, table: Table, missing: &[&str]) -> bool {
    let rows: Vec<&str> = report.rows().map(|row| row.zh()).collect();
    table == Table::Applications
        && missing.len() >= MIN_CUT_OFF
        && rows.ends_with(missing)
        && !report.has_table(Table::Proceedings)
}

#[derive(Debug)]
struct MissingRows {
    table: Table,
    /// Their labels, as printed in the form.
    labels: Vec<&'static str>,
    /// All rows behind the last one that is there are missing, as where a file was cut off.
    ends_early: bool,
}

impl Facts for MissingRows {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let labels = &self.labels;
        let name = cells::table(self.table, lang);
        let listed = cells::named(
            labels.iter().map(|&label| label.to_owned()),
            labels.len(),
            lang,
        );
        let count = labels.len();
        match (lang, self.ends_early) {
            (Lang::Zh, false) => format!("{name}缺少{count}行：{listed}"),
            (Lang::Zh, true) => {
                format!(
                    "{name}到此中断，缺少后面的{count}行，文件可能不完整，请重新保存或下载：{listed}"
                )
            }
            (Lang::En, false) if count == 1 => format!("{name} lacks the row {listed}"),
            (Lang::En, false) => format!("{name} lacks {count} rows: {listed}"),
            (Lang::En, true) => {
                format!(
                    "{name} breaks off and lacks its last {count} rows; the file may be cut off, fetch it again: {listed}"
                )
            }
        }
    }
}
