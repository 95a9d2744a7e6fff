//! `APP009` many-other-outcomes.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::Text;
use crate::report::{CellName, Column, Row};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The largest share of the outcomes, in hundredths, that 3.其他 is taken to have. A convention
/// of this program's catalogue of checks; no circular sets one.
const MAX_SHARE: i128 = 30;

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "APP009",
        name: "many-other-outcomes",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "表三总计列：“（六）其他处理3.其他”不超过办理结果总计的30%。",
            en: "Row 3 of （六）, other, has at most 30% of the outcomes.",
        },
        why: Text {
            zh: "“其他”只收前面各项都不适用的（如主动撤回）；比例很高，多半是归类不当。",
            en: "Only what fits no other row belongs there, such as withdrawals; a large share is most likely a matter of wrong rows.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号所附表格“（六）其他处理”；《政府信息公开条例》第三十六条。30% 是本程序的约定，没有文件规定。",
            en: "Group （六） of the form annexed to circular 国办公开办函〔2021〕30号; article 36 of the Regulations on Open Government Information. The 30% are this program's convention, no circular sets a limit.",
        },
        example: Text {
            zh: "办理结果总计14件，其中“3.其他”5件。",
            en: "5 of 14 outcomes are other.",
        },
        correction: Text {
            zh: "逐件核对，能归入前面各项的改填到相应一行。",
            en: "Go through them one by one and move those that fit another row.",
        },
        not_assessed: Text {
            zh: "2019年格式和把（六）并为一行的表格不适用：那一行还包括逾期不补正、逾期不缴费。空白时不作判断。",
            en: "Does not apply where （六） is one row, as in the 2019 format, since that row holds the whole group. Not assessed where a cell is blank.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Cell("applications.outcomes.other.other.total", "5")],
            holds: &[Change::Cell("applications.outcomes.other.other.total", "4")],
            not_assessed: Some(&[Change::Cell("applications.outcomes.total.total", "")]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "“其他”超过办理结果的30%，请核对归类",
    en: "more than 30% of the outcomes are “other”; check where they belong",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if !dossier.report.has_split_other() {
        return;
    }
    let cells = [Row::OtherOutcome, Row::OutcomeTotal]
        .map(|row| CellName::Applications(row, Column::Total));
    let [other, all] = cells.map(|cell| Count::of(dossier, &[cell]).exact());
    let is_violated = other
        .zip(all)
        .map(|(other, all)| 100 * other > MAX_SHARE * all);
    figures::judge(assessment, is_violated, || {
        figures::finding(rule, Row::OtherOutcome.key(), dossier, &cells, WRONG)
    });
}
