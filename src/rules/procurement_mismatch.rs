//! `DIS005` procurement-mismatch.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{Cases, Change, OF_2019};
use crate::lang::Text;
use crate::report::{CellName, Format, Item, Measure};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, figures};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DIS005",
        name: "procurement-mismatch",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "2019年格式表二政府集中采购：项目数量和总金额同时为0，或者都不为0。",
            en: "In table two of the 2019 format, procurement items and their amount are both 0, or neither is.",
        },
        why: Text {
            zh: "有项目而没有金额，或有金额而没有项目，说明有一个漏填或填错了格。",
            en: "Items without an amount, or an amount without items: one of them is missing or in the wrong cell.",
        },
        basis: Text {
            zh: "国办公开办函〔2019〕60号所附表格“采购项目数量”“采购总金额”；《政府信息公开条例》第二十条第（九）项。",
            en: "The columns 采购项目数量 and 采购总金额 of the form annexed to circular 国办公开办函〔2019〕60号; article 20(9) of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "采购项目2个，采购总金额0。",
            en: "2 procurement items, but an amount of 0.",
        },
        correction: Text {
            zh: "补上漏填的项目数量或总金额。",
            en: "Print the number or the amount that is missing.",
        },
        not_assessed: Text {
            zh: "任一格没有可读的数字时不作判断。金额没有注明单位的不报告：统一格式本身没有规定单位，单位也可能写在表头。",
            en: "Not assessed where one of the two has no readable number. An amount without a unit is not reported: the form asks for none, and heads may print it.",
        },
        cases: Cases {
            formats: OF_2019,
            violated: &[Change::Cell("disclosure.procurement.amount", "0")],
            holds: &[
                Change::Cell("disclosure.procurement.items", "0"),
                Change::Cell("disclosure.procurement.amount", "0.00"),
            ],
            not_assessed: Some(&[Change::Cell("disclosure.procurement.amount", "")]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "采购项目数量与采购总金额一个为0、一个不为0",
    en: "procurement items and their amount: one is 0, the other is not",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if dossier.report.format != Some(Format::F2019) {
        return;
    }
    let cells = [Measure::Items, Measure::Amount]
        .map(|measure| CellName::Disclosure(Item::Procurement, measure));
    let [items, amount] = cells.map(|cell| figures::amount(dossier, cell));
    let is_violated = items
        .zip(amount)
        .map(|(items, amount)| (items == figures::ZERO) != (amount == figures::ZERO));
    figures::judge(assessment, is_violated, || {
        figures::finding(rule, Item::Procurement.key(), dossier, &cells, WRONG)
    });
}
