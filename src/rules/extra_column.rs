//! `DOC040` extra-column.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::Table;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC040",
        name: "extra-column",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "三张表没有统一格式之外的列。",
            en: "The three tables have no columns besides those of the form.",
        },
        why: Text {
            zh: "占比、上年数、增减、小计等列不属于统一格式；核对时不计入，但汇总时容易错位。",
            en: "Shares, last year's figures, changes and subtotals are no part of the form. They are left out here, but easily shift columns when reports are put together.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "表三在“法人或其他组织”下多出“小计”一列。",
            en: "Table three has a column 小计 (subtotal) under 法人或其他组织.",
        },
        correction: Text {
            zh: "删去该列，需要对比的数字写入正文。",
            en: "Delete the column and put the comparison into the text.",
        },
        not_assessed: Text {
            zh: "没有该表时不作判断。",
            en: "Not assessed where the table is missing.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("</td></tr>", "</td><td>占比</td></tr>")],
            holds: &[],
            not_assessed: None,
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    for &table in Table::ALL {
        if !report.has_table(table) {
            assessment.not_assessed();
            continue;
        }
        let own = || (report.extra_columns.iter()).filter(move |column| column.table == table);
        let Some(first) = own().next() else {
            assessment.holds();
            continue;
        };
        let mut heads: Vec<String> = own().map(|column| column.raw.clone()).collect();
        heads.sort_unstable();
        heads.dedup();
        assessment.violated(Finding {
            position: Some(first.position),
            ..Finding::of_document(rule, table.key(), Extra { table, heads })
        });
    }
}

#[derive(Debug)]
struct Extra {
    table: Table,
    /// The heads as printed, each once.
    heads: Vec<String>,
}

impl Facts for Extra {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let table = cells::table(self.table, lang);
        match lang {
            Lang::Zh => format!(
                "{table}有统一格式之外的列，未计入：“{}”",
                self.heads.join("”“")
            ),
            Lang::En => format!(
                "{table} has columns that are not in the form and are left out: {}",
                self.heads.join(", ")
            ),
        }
    }
}
