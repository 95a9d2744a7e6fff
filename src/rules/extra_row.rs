//! `DOC013` extra-row.

use crate::diagnostic::{Assessment, Facts, Finding, PrintedRow, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::Table;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC013",
        name: "extra-row",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "表二、表三没有统一格式之外的行。",
            en: "Tables two and three have no rows other than those of the form.",
        },
        why: Text {
            zh: "自行增加的行不计入任何合计，汇总时会丢失。",
            en: "Figures in extra rows belong to no sum and are lost when reports are aggregated.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "表二多出“其他主动公开文件”一行。",
            en: "Table two has a row 其他主动公开文件.",
        },
        correction: Text {
            zh: "删去该行，需要说明的内容写入正文。",
            en: "Delete the row and move what it says to the text.",
        },
        not_assessed: Text {
            zh: "没有表二、表三时不作判断。",
            en: "Not assessed without tables two and three.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Row(
                Table::Disclosure,
                &["其他主动公开文件", "0", "0", "0"],
            )],
            holds: &[],
            not_assessed: None,
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    for table in [Table::Disclosure, Table::Applications] {
        if !report.has_table(table) {
            assessment.not_assessed();
            continue;
        }
        let before = assessment.findings.len();
        for row in report.extra_rows.iter().filter(|row| row.table == table) {
            let printed = PrintedRow {
                text: row.raw.clone(),
                position: row.position,
            };
            let facts = Extra {
                table,
                row: printed,
            };
            assessment.violated(Finding {
                position: Some(row.position),
                ..Finding::of_document(rule, table.key(), facts)
            });
        }
        if assessment.findings.len() == before {
            assessment.holds();
        }
    }
}

#[derive(Debug)]
struct Extra {
    table: Table,
    /// The row as printed.
    row: PrintedRow,
}

impl Facts for Extra {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let table = cells::table(self.table, lang);
        let raw = self
            .row
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        match lang {
            Lang::Zh => format!("{table}有统一格式之外的行：“{raw}”"),
            Lang::En => format!("{table} has a row that the form does not have: “{raw}”"),
        }
    }

    fn rows(&self) -> Vec<&PrintedRow> {
        vec![&self.row]
    }
}
