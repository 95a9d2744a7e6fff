//! `PRO004` proceedings-above-applications.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::{CaseResult, CellName, Column, Proceeding, Row};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "PRO004",
        name: "proceedings-above-applications",
        severity: Severity::Info,
        formula: Some(Text {
            zh: "行政复议总计 + 未经复议直接起诉总计 + 复议后起诉总计 ≤ 表三（七）总计",
            en: "reconsideration.total + litigation_direct.total + litigation_after_reconsideration.total ≤ outcomes.total",
        }),
        what: Text {
            zh: "行政复议和行政诉讼的总数一般不多于本年办结的申请。",
            en: "As a rule there are no more reconsiderations and lawsuits than applications handled.",
        },
        why: Text {
            zh: "每个案件都针对某件申请的办理；案件多于办结的申请，可能把其他案件也填了进来。",
            en: "Each of them is about how an application was handled; where there are more of them, others may have been counted.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第五十条第（三）项、第五十一条；国办公开办函〔2021〕30号、〔2019〕60号所附表格。",
            en: "Articles 50(3) and 51 of the Regulations on Open Government Information; the forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号.",
        },
        example: Text {
            zh: "办理结果总计14件，行政复议15件。",
            en: "14 applications handled, but 15 reconsiderations.",
        },
        correction: Text {
            zh: "只填因政府信息公开引起的案件；由往年申请引起、或同一申请经过复议又诉讼的，可不改。",
            en: "Print only proceedings about disclosure; the figure is right where they are about applications of earlier years, or the same application led to several.",
        },
        not_assessed: Text {
            zh: "没有申请的由 proceedings-without-applications 报告，这里不再报。有空白、填上某个数即可相符的不作判断。真实报告中确有案件接近申请数的，所以只是提示。",
            en: "Where nobody applied, proceedings-without-applications says so, and this rule does not. Not assessed where blanks leave it open. A hint only: some bodies do have about as many.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("proceedings.reconsideration.total", "15")],
            holds: &[Change::Cell("proceedings.reconsideration.total", "14")],
            not_assessed: Some(&[
                Change::Cell("proceedings.reconsideration.total", "15"),
                Change::Cell("applications.outcomes.total.total", ""),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "行政复议和行政诉讼多于办结的申请，请核对是否都因政府信息公开引起",
    en: "more reconsiderations and lawsuits than applications handled; check that they are about disclosure",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if figures::has_no_applications(dossier) == Some(true) {
        return;
    }
    let mut cells: Vec<CellName> = (Proceeding::ALL.iter())
        .map(|&group| CellName::Proceedings(group, CaseResult::Total))
        .collect();
    let handled = CellName::Applications(Row::OutcomeTotal, Column::Total);
    let is_violated = Count::of(dossier, &cells).is_above(Count::of(dossier, &[handled]));
    figures::judge(assessment, is_violated, || {
        cells.push(handled);
        figures::finding(rule, "proceedings", dossier, &cells, WRONG)
    });
}
