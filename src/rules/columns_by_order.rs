//! `DOC014` columns-by-order.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::Table;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC014",
        name: "columns-by-order",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "列以表头辨认。",
            en: "Columns are identified by their headings.",
        },
        why: Text {
            zh: "表头缺失或残缺时，只能按统一格式的列序读取，须知其依据。",
            en: "Where headings are lost or damaged, figures are read in the column order of the form; readers should know it.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "表三没有“自然人、商业企业……”的表头。",
            en: "Table three has no column headings.",
        },
        correction: Text {
            zh: "补齐表头。",
            en: "Add the column headings.",
        },
        not_assessed: Text {
            zh: "没有该表时不作判断。行的单元格数与列数不符时不按列序读取，而报告为无法读取。",
            en: "Not assessed without the table. A row with another number of cells is not read by order but reported as unreadable.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("科研机构", "")],
            holds: &[Change::Words("科研机构", "科研\n机构")],
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
        } else if report.order_only.contains(&table) {
            assessment.violated(Finding::of_document(rule, table.key(), ByOrder(table)));
        } else {
            assessment.holds();
        }
    }
}

#[derive(Debug)]
struct ByOrder(Table);

impl Facts for ByOrder {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let table = cells::table(self.0, lang);
        match lang {
            Lang::Zh => format!("{table}的表头缺失或残缺，数字按统一格式的列序读取，请核对"),
            Lang::En => format!(
                "the column headings of {table} are missing or damaged; its figures were read in the column order of the form"
            ),
        }
    }
}
