//! `PRO002` proceedings-without-applications.

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
        id: "PRO002",
        name: "proceedings-without-applications",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "本年没有新收也没有上年结转的，一般没有行政复议和行政诉讼。",
            en: "Where nobody applied and nothing was carried over, there are as a rule no reconsiderations and no lawsuits.",
        },
        why: Text {
            zh: "表四只统计因政府信息公开引起的案件；没有申请而有案件，多半把其他行政复议、行政诉讼也填了进来。",
            en: "Table four counts proceedings about disclosure only; where nobody applied, others were most likely counted.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第五十条第（三）项、第五十一条；国办公开办函〔2021〕30号、〔2019〕60号所附表格。",
            en: "Articles 50(3) and 51 of the Regulations on Open Government Information; the forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号.",
        },
        example: Text {
            zh: "新收0、上年结转0，而行政复议总计1件。",
            en: "0 new and 0 carried over, but 1 reconsideration.",
        },
        correction: Text {
            zh: "只填因政府信息公开引起的案件；由往年申请引起的，可不改。",
            en: "Print only proceedings about disclosure; the figure is right where they are about applications of earlier years.",
        },
        not_assessed: Text {
            zh: "看三组的总计；有空白、填上某个数即可相符的不作判断。往年的申请可以引起本年的案件，所以只是提示。",
            en: "Checked on the three totals; not assessed where blanks leave it open. A hint only, since applications of earlier years may have led to them.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Cell("applications.new.natural_person", "0"),
                Change::Cell("applications.new.commercial_enterprise", "0"),
                Change::Cell("applications.new.total", "0"),
                Change::Cell("applications.carried_over.natural_person", "0"),
                Change::Cell("applications.carried_over.total", "0"),
                Change::Cell("proceedings.reconsideration.total", "1"),
            ],
            holds: &[Change::Cell("proceedings.reconsideration.total", "1")],
            not_assessed: Some(&[
                Change::Cell("applications.new.natural_person", "0"),
                Change::Cell("applications.new.commercial_enterprise", "0"),
                Change::Cell("applications.new.total", "0"),
                Change::Cell("applications.carried_over.natural_person", "0"),
                Change::Cell("applications.carried_over.total", "0"),
                Change::Cell("proceedings.reconsideration.total", ""),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "没有新收和上年结转的申请，却有行政复议或行政诉讼，请核对是否因政府信息公开引起",
    en: "reconsiderations or lawsuits, though nobody applied; check that they are about disclosure",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let totals: Vec<CellName> = (Proceeding::ALL.iter())
        .map(|&group| CellName::Proceedings(group, CaseResult::Total))
        .collect();
    let is_violated = figures::all(&[
        figures::has_no_applications(dossier),
        Count::of(dossier, &totals).exceeds(0),
    ]);
    figures::judge(assessment, is_violated, || {
        let applications =
            [Row::New, Row::CarriedOver].map(|row| CellName::Applications(row, Column::Total));
        let cells = [&applications[..], &totals].concat();
        figures::finding(rule, "proceedings", dossier, &cells, WRONG)
    });
}
