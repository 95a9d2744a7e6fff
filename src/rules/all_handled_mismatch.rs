//! `NAR013` all-handled-mismatch.

use crate::claims::{Sweep, SweepKind};
use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::{CellName, Column, Decimal, Row};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR013",
        name: "all-handled-mismatch",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "正文所说全部办结的收到件数 ≤ 表三（七）总计",
            en: "received, all said to be handled ≤ outcomes.total",
        }),
        what: Text {
            zh: "正文说收到的申请全部办结（均已答复、办结率100%）的，表三（七）总计不少于收到的件数。",
            en: "Where the narrative says that all applications received were handled, the total of outcomes in table three is at least their number.",
        },
        why: Text {
            zh: "还有结转下年度的，就没有全部办结；常见于报告写作时已经办结，而表格统计到年底。",
            en: "Where some were carried forward, not all were handled. Often the sentence speaks of the day on which it was written and the table of the end of the year.",
        },
        basis: statements::BASIS,
        example: Text {
            zh: "正文“新收和上年结转的申请共15件，全部办结”，表三（七）总计14件，结转下年度1件。",
            en: "The narrative says that there were 15 applications and that all were handled; table three has 14 handled and 1 carried forward.",
        },
        correction: Text {
            zh: "核对依申请公开办理台账；年底尚未办结的，正文写明结转下年度的件数。",
            en: "Look it up in the register of applications; where some were unanswered at the end of the year, say how many were carried forward.",
        },
        not_assessed: Text {
            zh: "只有收到的件数与表三一致、“全部”只能指这些申请时才判断；“按时办结率”说的是到期应办结的，不作判断。总计空白的不作判断。",
            en: "Judged only where the table confirms the number received and “all” can be nothing but these. A share of those handled in time (按时办结率) is of those that were due. Not assessed where the total is blank.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "共收到政府信息公开申请12件，上年结转3件，办结14件",
                "新收和上年结转的政府信息公开申请共15件，全部办结",
            )],
            holds: &[Change::Words(
                "共收到政府信息公开申请12件，",
                "共收到政府信息公开申请12件，均已办结，",
            )],
            not_assessed: Some(&[
                Change::Words(
                    "共收到政府信息公开申请12件，上年结转3件，办结14件",
                    "新收和上年结转的政府信息公开申请共15件，全部办结",
                ),
                Change::Cell("applications.outcomes.total.total", ""),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "正文说收到的申请全部办结，表三办结的却少于收到的",
    en: "the text says that all applications were handled, but table three has fewer handled than received",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    for sweep in dossier.sweeps() {
        if let SweepKind::AllHandled(received) = sweep.kind {
            judge(rule, dossier, sweep, received, assessment);
        }
    }
}

fn judge(
    rule: &'static RuleMeta,
    dossier: &Dossier<'_>,
    sweep: &Sweep,
    received: Decimal,
    assessment: &mut Assessment,
) {
    let [handled, forward] = [Row::OutcomeTotal, Row::CarriedForward]
        .map(|row| CellName::Applications(row, Column::Total));
    let has_as_many = received
        .as_whole()
        .and_then(|received| Count::of(dossier, &[handled]).exceeds(i128::from(received) - 1));
    let is_violated = has_as_many.map(|has| !has);
    figures::judge(assessment, is_violated, || {
        statements::swept(rule, sweep, dossier, &[handled, forward], WRONG)
    });
}
