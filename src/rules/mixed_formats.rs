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
            zh: "表二与表三格式不一，或表二自身混用两种格式，多半是沿用了旧表。",
            en: "Where table two and three are of different forms, or table two of both, an old table was probably reused.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "表二是2021年格式，表三的“（六）其他处理”却只有一行。",
            en: "Table two has the 2021 format, but （六）其他处理 in table three is a single row.",
        },
        correction: Text {
            zh: "按报告年度的格式重填：2021年格式的“（六）其他处理”分三行，表二表头为“本年制发件数、本年废止件数、现行有效件数”。",
            en: "Fill in the form of the report's year: in that of 2021, （六）其他处理 has three rows, and the heads of table two are 本年制发件数, 本年废止件数 and 现行有效件数.",
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
    if report.mixes_disclosure() {
        let finding = Finding::of_document(rule, Table::Disclosure.key(), Mixed::WithinDisclosure);
        return assessment.violated(finding);
    }
    let has_both = report.has_table(Table::Disclosure) && report.has_row(Row::OtherOutcome);
    let row = match report.format.filter(|_| has_both) {
        None => return assessment.not_assessed(),
        Some(Format::F2021) if !report.has_split_other() => Row::OtherOutcome,
        Some(Format::F2019) if report.has_split_other() => Row::CorrectionOverdue,
        Some(_) => return assessment.holds(),
    };
    let facts = if row == Row::OtherOutcome {
        Mixed::OneRow
    } else {
        Mixed::ThreeRows
    };
    let of_row =
        |name: &CellName| matches!(name, CellName::Applications(found, _) if *found == row);
    assessment.violated(Finding {
        cells: report.cells.keys().copied().filter(of_row).collect(),
        ..Finding::of_document(rule, row.key(), facts)
    });
}

#[derive(Debug)]
enum Mixed {
    /// Table two has heads and figures of both formats.
    WithinDisclosure,
    /// Table three has one row where the form of table two has three.
    OneRow,
    /// Table three has three rows where the form of table two has one.
    ThreeRows,
}

impl Facts for Mixed {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        match (self, lang) {
            (Self::WithinDisclosure, Lang::Zh) => {
                "表二混用了2019年和2021年两种格式：有的行用前者的表头，有的行用后者的"
            }
            (Self::WithinDisclosure, Lang::En) => {
                "table two mixes the forms of 2019 and 2021: some rows have the heads of the one, some those of the other"
            }
            (Self::OneRow, Lang::Zh) => "表二是2021年格式，而表三“（六）其他处理”只有一行，应分三行填报",
            (Self::OneRow, Lang::En) => {
                "table two has the 2021 format, but （六）其他处理 in table three is a single row instead of three"
            }
            (Self::ThreeRows, Lang::Zh) => "表二是2019年格式，而表三“（六）其他处理”分了三行",
            (Self::ThreeRows, Lang::En) => "table two has the 2019 format, but （六）其他处理 in table three has three rows",
        }
        .to_owned()
    }
}
