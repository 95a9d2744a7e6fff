//! `APP007` all-carried-forward.

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
        id: "APP007",
        name: "all-carried-forward",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "表三总计列：本年新收的申请不会全部结转下年度。",
            en: "Not all new applications are carried forward.",
        },
        why: Text {
            zh: "答复期限是二十个工作日，最多再延长二十个工作日；全部结转，要么都在年底收到，要么把两行填成了同一个数。",
            en: "Applications are answered within twenty working days, at most forty; where all are carried forward, all came at the end of the year, or one row was copied into the other.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第三十三条；国办公开办函〔2021〕30号、〔2019〕60号所附表格“四、结转下年度继续办理”。",
            en: "Article 33 of the Regulations on Open Government Information; the row 四 of the forms annexed to circulars 国办公开办函〔2021〕30号 and 〔2019〕60号.",
        },
        example: Text {
            zh: "本年新收12件，结转下年度也是12件。",
            en: "12 new applications, and 12 carried forward.",
        },
        correction: Text {
            zh: "核对结转下年度一行，只填年底尚未答复的申请。",
            en: "Check the row of those carried forward: only what was unanswered at the end of the year belongs there.",
        },
        not_assessed: Text {
            zh: "只看总计列；没有新收的即为相符。结转的比例多高算偏高没有规定，不报告。有空白、填上某个数即可相符的不作判断。",
            en: "Checked on the total column only. No rule says how large a share is too large, so that no smaller share is reported. Not assessed where blanks leave it open.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("applications.carried_forward.total", "12")],
            holds: &[Change::Cell("applications.carried_forward.total", "11")],
            not_assessed: Some(&[Change::Cell("applications.carried_forward.total", "")]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "本年新收的申请全部结转下年度，请核对",
    en: "all new applications are carried forward; check the row",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let cells =
        [Row::New, Row::CarriedForward].map(|row| CellName::Applications(row, Column::Total));
    let [new, forward] = cells.map(|cell| Count::of(dossier, &[cell]));
    let is_violated = figures::all(&[new.exceeds(0), new.is_above(forward).map(|is| !is)]);
    figures::judge(assessment, is_violated, || {
        figures::finding(rule, Column::Total.key(), dossier, &cells, WRONG)
    });
}
