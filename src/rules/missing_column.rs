//! `DOC003` missing-column.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::{Column, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC003",
        name: "missing-column",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "表三的七列都在。",
            en: "All seven columns of table three are there.",
        },
        why: Text {
            zh: "统一格式的列不得擅自删减；缺一列，合计就无从核对。",
            en: "The columns of the uniform form may not be dropped; without one of them the sums cannot be checked.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "表三没有“科研机构”一列。",
            en: "Table three has no column 科研机构.",
        },
        correction: Text {
            zh: "按统一格式补齐，没有发生的填“0”。",
            en: "Add the column; where there is none, print 0.",
        },
        not_assessed: Text {
            zh: "没有表三，或表三没有一个数字读得出时，不作判断。",
            en: "Not assessed without table three, or where none of its figures can be read.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::WithoutColumn(Column::ResearchInstitution)],
            holds: &[Change::Words("科研机构", "科研 机构")],
            not_assessed: Some(&[Change::Without("applications")]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    let table = Table::Applications;
    if !report.can_read(table) {
        assessment.not_assessed();
    } else if report.missing_columns.is_empty() {
        assessment.holds();
    } else {
        let labels = report
            .missing_columns
            .iter()
            .map(|column| column.zh())
            .collect();
        let facts = MissingColumns(labels);
        assessment.violated(Finding::of_document(rule, table.key(), facts));
    }
}

#[derive(Debug)]
struct MissingColumns(Vec<&'static str>);

impl Facts for MissingColumns {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let labels = &self.0;
        let name = cells::table(Table::Applications, lang);
        let listed = cells::named(
            labels.iter().map(|&label| label.to_owned()),
            labels.len(),
            lang,
        );
        match lang {
            Lang::Zh => format!("{name}缺少{}列：{listed}", labels.len()),
            Lang::En if labels.len() == 1 => format!("{name} lacks the column {listed}"),
            Lang::En => format!("{name} lacks {} columns: {listed}", labels.len()),
        }
    }
}
