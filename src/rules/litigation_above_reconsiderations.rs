//! `PRO003` litigation-above-reconsiderations.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::{CaseResult, CellName, Proceeding};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "PRO003",
        name: "litigation-above-reconsiderations",
        severity: Severity::Info,
        formula: Some(Text {
            zh: "复议后起诉总计 ≤ 行政复议总计 - 行政复议尚未审结",
            en: "litigation_after_reconsideration.total ≤ reconsideration.total - reconsideration.pending",
        }),
        what: Text {
            zh: "表四：复议后起诉一般不多于本年已经审结的行政复议。",
            en: "In table four, as a rule there are no more lawsuits after reconsideration than reconsiderations concluded.",
        },
        why: Text {
            zh: "先有复议决定，才有复议后起诉；多出来的，要么是往年的复议，要么把直接起诉填进了这一组。",
            en: "A reconsideration comes first; more lawsuits than that follow those of earlier years, or belong to the group without reconsideration.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第五十一条、第五十条第（三）项；国办公开办函〔2021〕30号、〔2019〕60号所附表格“复议后起诉”。",
            en: "Articles 51 and 50(3) of the Regulations on Open Government Information; the group 复议后起诉 of the forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号.",
        },
        example: Text {
            zh: "行政复议总计0，复议后起诉总计1。",
            en: "No reconsideration, but one litigation after reconsideration.",
        },
        correction: Text {
            zh: "核对起诉前是否经过复议；由往年复议引起的，可不改。",
            en: "Check whether a reconsideration came first; the figure is right where it was in an earlier year.",
        },
        not_assessed: Text {
            zh: "看两组的总计和行政复议的尚未审结；有空白、填上某个数即可相符的不作判断。复议可以在往年审结，所以只是提示。",
            en: "Checked on the totals and the pending reconsiderations; not assessed where blanks leave it open. A hint only, since the reconsideration may be of an earlier year.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell(
                "proceedings.litigation_after_reconsideration.total",
                "1",
            )],
            holds: &[
                Change::Cell("proceedings.litigation_after_reconsideration.total", "1"),
                Change::Cell("proceedings.reconsideration.total", "1"),
            ],
            not_assessed: Some(&[
                Change::Cell("proceedings.litigation_after_reconsideration.total", "1"),
                Change::Cell("proceedings.reconsideration.total", ""),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "复议后起诉多于本年审结的行政复议，请核对起诉前是否经过复议",
    en: "more lawsuits after reconsideration than reconsiderations concluded",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let cell = CellName::Proceedings;
    let after = cell(
        Proceeding::LitigationAfterReconsideration,
        CaseResult::Total,
    );
    let [all, pending] =
        [CaseResult::Total, CaseResult::Pending].map(|of| cell(Proceeding::Reconsideration, of));
    // Those after a reconsideration and those pending are more than all reconsiderations.
    let left = Count::of(dossier, &[after, pending]);
    let has_some = Count::of(dossier, &[after]).exceeds(0);
    let is_violated = figures::all(&[has_some, left.is_above(Count::of(dossier, &[all]))]);
    figures::judge(assessment, is_violated, || {
        let place = Proceeding::LitigationAfterReconsideration.key();
        figures::finding(rule, place, dossier, &[after, all, pending], WRONG)
    });
}
