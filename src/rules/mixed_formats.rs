//! `DOC006` mixed-formats.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::{Lang, Text};
use crate::report::{CellName, Format, Row, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC006",
        name: "mixed-formats",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "三张表属于同一格式。",
            en: "The three tables have the same form.",
        },
        why: Text {
            zh: "表二与表三格式不一，多半是沿用了旧表。",
            en: "Where table two and three are of different forms, an old table was probably reused.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "表二是 2021 年格式，表三的“（六）其他处理”却只有一行。",
            en: "Table two has the form of 2021, but (六)其他处理 in table three is a single row.",
        },
        correction: Text {
            zh: "2021 年格式的“（六）其他处理”分三行填报。",
            en: "In the form of 2021, (六)其他处理 has three rows.",
        },
        not_assessed: Text {
            zh: "没有表二或表三时不作判断。数字仍照常核对。",
            en: "Not assessed without table two or table three. The figures are checked all the same.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[
                Change::Without("applications.outcomes.other.correction_overdue"),
                Change::Without("applications.outcomes.other.fee_overdue"),
            ],
            holds: &[],
            not_assessed: Some(&[Change::Without("disclosure")]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    let has_both = report.has_table(Table::Disclosure) && report.has_row(Row::OtherOutcome);
    let row = match report.format.filter(|_| has_both) {
        None => return assessment.not_assessed(),
        Some(Format::F2021) if !report.has_split_other() => Row::OtherOutcome,
        Some(Format::F2019) if report.has_split_other() => Row::CorrectionOverdue,
        Some(_) => return assessment.holds(),
    };
    let facts = Mixed {
        has_one_row: row == Row::OtherOutcome,
    };
    let of_row =
        |name: &CellName| matches!(name, CellName::Applications(found, _) if *found == row);
    assessment.violated(Finding {
        cells: report.cells.keys().copied().filter(of_row).collect(),
        ..Finding::of_document(rule, row.key(), facts)
    });
}

#[derive(Debug)]
struct Mixed {
    /// Table three has one row where the form of table two has three.
    has_one_row: bool,
}

impl Facts for Mixed {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        match (self.has_one_row, lang) {
            (true, Lang::Zh) => "表二是 2021 年格式，而表三“（六）其他处理”只有一行，应分三行填报",
            (true, Lang::En) => {
                "table two has the form of 2021, but (六)其他处理 in table three is a single row instead of three"
            }
            (false, Lang::Zh) => "表二是 2019 年格式，而表三“（六）其他处理”分了三行",
            (false, Lang::En) => "table two has the form of 2019, but (六)其他处理 in table three has three rows",
        }
        .to_owned()
    }
}
