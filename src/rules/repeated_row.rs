//! `DOC004` repeated-row.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::{CellName, Repetition, Report, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC004",
        name: "repeated-row",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "同一行在表中只出现一次；同一张表在页面上出现多次时，数字一致。",
            en: "A row appears once in its table; a table that appears on the page more than once has the same figures each time.",
        },
        why: Text {
            zh: "重复的行若数字不同，不知以哪个为准；若相同，合计会重复计算。",
            en: "Where a row appears twice, nobody knows which figures count.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "“2.重复申请”一行出现两次，一次3件，一次0件。",
            en: "The row 2.重复申请 appears twice, once with 3 and once with 0.",
        },
        correction: Text {
            zh: "删去多余的一行或一张表。",
            en: "Delete the surplus row or table.",
        },
        not_assessed: Text {
            zh: "同一张表为手机等另附一份且数字完全相同的，不报告。核对以第一次出现的为准。",
            en: "A second copy of a whole table with the same figures, as pages for small screens have, is not reported. Checks use the first reading.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Row(
                Table::Applications,
                &["（一）予以公开", "9", "2", "0", "0", "0", "0", "11"],
            )],
            holds: &[Change::Words("（一）予以公开", "（一） 予以公开")],
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
        let repeated = (report.repetitions.iter())
            .filter(|repetition| repetition.table == table)
            .filter(|repetition| repetition.within || !repetition.differing.is_empty());
        let before = assessment.findings.len();
        for repetition in repeated {
            assessment.violated(finding(rule, repetition, report));
        }
        if assessment.findings.len() == before {
            assessment.holds();
        }
    }
}

fn finding(rule: &'static RuleMeta, repetition: &Repetition, report: &Report) -> Finding {
    let differing: Vec<(CellName, String, String)> = (repetition.differing.iter())
        .filter_map(|(name, second)| {
            let first = report.figure(*name)?;
            Some((*name, first.raw.clone(), second.raw.clone()))
        })
        .collect();
    let mut cells: Vec<CellName> = differing.iter().map(|&(name, _, _)| name).collect();
    if cells.is_empty() && report.figure(repetition.first).is_some() {
        cells.push(repetition.first);
    }
    let place = match repetition.first {
        CellName::Applications(row, _) => row.key(),
        CellName::Disclosure(item, _) => item.key(),
        CellName::Subtotal(group, _) => group.key(),
        CellName::Proceedings(group, _) => group.key(),
    };
    let facts = Repeated {
        first: repetition.first,
        within: repetition.within,
        differing,
    };
    Finding {
        cells,
        position: Some(repetition.position),
        ..Finding::of_document(rule, place, facts)
    }
}

#[derive(Debug)]
struct Repeated {
    /// The first repeated cell.
    first: CellName,
    /// The two stand in the same table.
    within: bool,
    /// Cells whose second reading differs: both texts.
    differing: Vec<(CellName, String, String)>,
}

impl Facts for Repeated {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let Self {
            first,
            within,
            differing,
        } = self;
        let row = first.row_zh(finding.other_rows);
        let pair = |(name, one, other): &(CellName, String, String)| match lang {
            Lang::Zh => format!(
                "{} 先为“{one}”，后为“{other}”",
                cells::cell(*name, finding.other_rows, lang)
            ),
            Lang::En => format!(
                "{} first “{one}”, then “{other}”",
                cells::cell(*name, finding.other_rows, lang)
            ),
        };
        let pairs = cells::named(differing.iter().map(pair), differing.len(), lang);
        match (lang, within, differing.is_empty()) {
            (Lang::Zh, true, true) => "在同一张表中出现两次".to_owned(),
            (Lang::Zh, true, false) => format!("在同一张表中出现两次且数字不同：{pairs}"),
            (Lang::Zh, false, _) => format!("页面上另有一张表也有“{row}”，数字不同：{pairs}"),
            (Lang::En, true, true) => "appears twice in the same table".to_owned(),
            (Lang::En, true, false) => {
                format!("appears twice in the same table with different figures: {pairs}")
            }
            (Lang::En, false, _) => {
                format!(
                    "another table of the page has “{row}” too, with different figures: {pairs}"
                )
            }
        }
    }

    fn subject(&self) -> Option<CellName> {
        Some(self.first)
    }
}
