//! `DIS003` fee-in-yuan.

use crate::claims::Subject;
use crate::diagnostic::{Assessment, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::Text;
use crate::report::{CellName, Decimal, Format, Item, Measure};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, figures, statements::YUAN_DIGITS};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DIS003",
        name: "fee-in-yuan",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "表二行政事业性收费金额以万元为单位，不照抄正文中以元为单位的数。",
            en: "The fees of table two are in 万元, not the number of yuan that the narrative states.",
        },
        why: Text {
            zh: "把以元为单位的数照抄进万元栏，金额放大一万倍，汇总数随之失实。",
            en: "A number of yuan in a cell for 万元 makes the amount ten thousand times too large, and every sum above it.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号所附表格“本年收费金额（单位：万元）”；《政府信息公开条例》第二十条第（八）项；信息处理费的收取见国办函〔2020〕109号。",
            en: "The head 本年收费金额（单位：万元） of the form annexed to circular 国办公开办函〔2021〕30号; article 20(8) of the Regulations on Open Government Information; fees for processing information: 国办函〔2020〕109号.",
        },
        example: Text {
            zh: "正文写收取信息处理费260元，表二收费金额也填260。",
            en: "The narrative states a fee of 260 yuan, and the cell for 万元 reads 260.",
        },
        correction: Text {
            zh: "换算成万元：260元填“0.026”。",
            en: "Convert to 万元: 260 yuan are 0.026.",
        },
        not_assessed: Text {
            zh: "只有正文明确写出收费金额、其元数与表中数字完全相同时才报告；正文没有写金额的不适用，表中没有数字的不作判断。金额按机关层级是否过大没有可靠界限，不报告。",
            en: "Reported only where the narrative states an amount and the cell holds exactly that number of yuan; does not apply where the narrative states none, and is not assessed where the cell has no number. Whether an amount is too large for the level of the body is not judged, for lack of a sound limit.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[
                Change::Cell("disclosure.fees.amount", "260"),
                Change::Section(6, "2023年，共对2件申请收取信息处理费260元。"),
            ],
            holds: &[
                Change::Cell("disclosure.fees.amount", "0.026"),
                Change::Section(6, "2023年，共对2件申请收取信息处理费260元。"),
            ],
            not_assessed: Some(&[
                Change::Cell("disclosure.fees.amount", ""),
                Change::Section(6, "2023年，共对2件申请收取信息处理费260元。"),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "收费金额是正文所说金额的元数，应换算为万元",
    en: "the amount is what the narrative states, counted in yuan; convert it to 万元",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if dossier.report.format != Some(Format::F2021) {
        return;
    }
    let fees = Subject::Disclosure(Item::Fees, Measure::Amount);
    // Claims of the fees of table two are in its own unit, those of other fees in yuan.
    let in_yuan = |claim: &crate::claims::Claim| match &claim.subject {
        Subject::Fee => Some((claim.value, claim.value.shifted_down(YUAN_DIGITS))),
        subject if *subject == fees => {
            Some((claim.value.shifted_up(YUAN_DIGITS)?, Some(claim.value)))
        }
        _ => None,
    };
    let stated: Vec<(Decimal, Option<Decimal>)> =
        dossier.claims().iter().filter_map(in_yuan).collect();
    if stated.is_empty() {
        return;
    }
    let cell = CellName::Disclosure(Item::Fees, Measure::Amount);
    let printed = figures::amount(dossier, cell);
    // A list of fees may contain the right number of 万元 beside the same number of yuan.
    let is_violated = printed.map(|printed| {
        printed > figures::ZERO
            && stated.iter().any(|(yuan, _)| *yuan == printed)
            && !stated.iter().any(|(_, amount)| *amount == Some(printed))
    });
    figures::judge(assessment, is_violated, || {
        figures::finding(rule, Item::Fees.key(), dossier, &[cell], WRONG)
    });
}
