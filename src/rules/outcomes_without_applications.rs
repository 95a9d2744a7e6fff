//! `APP005` outcomes-without-applications.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::{CellName, Column, Row};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP005",
        name: "outcomes-without-applications",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "表三：没有新收也没有上年结转的，没有办理结果，也没有结转下年度。",
            en: "In table three, where nothing is new and nothing was carried over, nothing is handled or carried forward.",
        },
        why: Text {
            zh: "没有申请就不会有办理结果；多半是新收一行漏填。",
            en: "Nothing can be handled that nobody asked for; most likely the row of new applications was forgotten.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附表格及表内勾稽说明；《政府信息公开条例》第五十条。",
            en: "The forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号 and the note printed in table three; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "新收0、上年结转0，而办理结果总计14、结转下年度1。",
            en: "0 new and 0 carried over, but 14 handled and 1 carried forward.",
        },
        correction: Text {
            zh: "补填本年新收和上年结转；上年结转应等于上年报告的结转下年度。",
            en: "Print the new applications, and those carried over as in the report of the year before.",
        },
        not_assessed: Text {
            zh: "只看总计列，整份报告只报一次；某一类申请人有新收或结转的，由其他合计规则报告。总计有空白、填上某个数即可相符的不作判断。",
            en: "Checked once, on the total column; where a kind of applicant has new or carried-over applications, the rules about sums say what is wrong. Not assessed where blanks in the total column leave it open.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Cell("applications.new.natural_person", "0"),
                Change::Cell("applications.new.commercial_enterprise", "0"),
                Change::Cell("applications.new.total", "0"),
                Change::Cell("applications.carried_over.natural_person", "0"),
                Change::Cell("applications.carried_over.total", "0"),
            ],
            holds: &[
                Change::Cell("applications.new.total", "0"),
                Change::Cell("applications.carried_over.total", "0"),
            ],
            not_assessed: Some(&[
                Change::Cell("applications.new.natural_person", "0"),
                Change::Cell("applications.new.commercial_enterprise", "0"),
                Change::Cell("applications.new.total", "0"),
                Change::Cell("applications.carried_over.natural_person", "0"),
                Change::Cell("applications.carried_over.total", ""),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "没有新收和上年结转，却有办理结果或结转下年度",
    en: "handled or carried forward, though nothing is new or carried over",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let total = |row| CellName::Applications(row, Column::Total);
    let ends = [Row::OutcomeTotal, Row::CarriedForward].map(total);
    let is_violated = figures::all(&[
        figures::has_no_applications(dossier),
        Count::of(dossier, &ends).exceeds(0),
    ]);
    figures::judge(assessment, is_violated, || {
        let [handled, forward] = ends;
        let cells = [total(Row::New), total(Row::CarriedOver), handled, forward];
        figures::finding(rule, Column::Total.key(), dossier, &cells, WRONG)
    });
}
