//! `NAR014` fee-notice-mismatch.

use crate::claims::SweepKind;
use crate::diagnostic::{Assessment, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::Text;
use crate::report::{CellName, Column, Row};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR014",
        name: "fee-notice-mismatch",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "正文说没有发出收费通知的，表三“（六）2.逾期未按收费通知要求缴纳费用”为0。",
            en: "Where the narrative says that no fee notice was sent, no application in row （六）2 of table three ended because a fee was not paid as the notice asked.",
        },
        why: Text {
            zh: "没有收费通知，就没有逾期未按通知缴费的申请。",
            en: "Without a notice nobody can have failed to pay as it asked.",
        },
        basis: Text {
            zh: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；国办公开办函〔2021〕30号。",
            en: "Rules on fees for processing information, 国办函〔2020〕109号; circular 国办公开办函〔2021〕30号.",
        },
        example: Text {
            zh: "第六部分“未发出收费通知”，表三（六）2是1件。",
            en: "Section six says that no notice was sent; table three has 1 application whose fee was not paid.",
        },
        correction: Text {
            zh: "核对收费通知的发出情况，改正正文，或改正表三中的归类。",
            en: "Look up which notices were sent, and correct the narrative or the row in table three.",
        },
        not_assessed: Text {
            zh: "正文没有说到收费通知的、说的是另一年度或几个年度的、单元格空白的，不作判断。2019年格式没有这一行，不适用。",
            en: "Not assessed where the narrative says nothing of notices or speaks of another year or several, and where the cell is blank. The 2019 format has no such row.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[
                Change::Cell("applications.outcomes.other.fee_overdue.total", "1"),
                Change::Section(6, "{year}年，未发出收费通知，未收取信息处理费。"),
            ],
            holds: &[Change::Section(
                6,
                "{year}年，未发出收费通知，未收取信息处理费。",
            )],
            not_assessed: Some(&[
                Change::Cell("applications.outcomes.other.fee_overdue.total", ""),
                Change::Section(6, "{year}年，未发出收费通知，未收取信息处理费。"),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "正文说没有发出收费通知，表三却有逾期未缴费的",
    en: "the text says that no fee notice was sent, but table three has applicants who did not pay as one asked",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if !dossier.report.has_row(Row::FeeOverdue) {
        return;
    }
    let overdue = [CellName::Applications(Row::FeeOverdue, Column::Total)];
    let denied = (dossier.sweeps().iter()).filter(|sweep| sweep.kind == SweepKind::NoFeeNotice);
    for sweep in denied {
        let is_violated = Count::of(dossier, &overdue).exceeds(0);
        figures::judge(assessment, is_violated, || {
            statements::swept(rule, sweep, dossier, &overdue, WRONG)
        });
    }
}
