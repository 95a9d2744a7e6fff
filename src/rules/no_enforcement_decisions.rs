//! `DIS006` no-enforcement-decisions.

use crate::body;
use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::{CellName, Item, Measure};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DIS006",
        name: "no-enforcement-decisions",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "日常从事许可和执法的机关，行政许可、行政处罚、行政强制不会全年都是0。",
            en: "A body that licenses and punishes every day has decisions of at least one of the three kinds.",
        },
        why: Text {
            zh: "公安、市场监管、城管、交通运输、税务、海关、自然资源、卫生健康部门三项全为0，多半是没有统计。",
            en: "Where police, market supervision, urban management, transport, taxes, customs, land or health have none in a whole year, they were most likely not counted.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第二十条第（五）项、第（六）项；国办公开办函〔2021〕30号、〔2019〕60号所附表格“处理决定数量”。",
            en: "Articles 20(5) and 20(6) of the Regulations on Open Government Information; the column of decisions in the forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号.",
        },
        example: Text {
            zh: "某县公安局行政许可、行政处罚、行政强制都是0。",
            en: "The police of a county made no decision of any kind.",
        },
        correction: Text {
            zh: "向办案科室核对全年许可、处罚和强制决定数量后填报；确实没有的可不改。",
            en: "Ask the offices in charge for the year's decisions; the figures are right where there were none, as where another body decides.",
        },
        not_assessed: Text {
            zh: "机关职能从名称判断，其他机关不适用。有空白而其余为0时不作判断。",
            en: "Judged by the name of the body; does not apply to others. Not assessed where a cell is blank and the others are 0.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Words("临江县林业局", "临江县公安局"),
                Change::Cell("disclosure.licensing.decisions", "0"),
                Change::Cell("disclosure.penalties.decisions", "0"),
                Change::Cell("disclosure.coercive_measures.decisions", "0"),
            ],
            holds: &[
                Change::Words("临江县林业局", "临江县公安局"),
                Change::Cell("disclosure.licensing.decisions", "0"),
                Change::Cell("disclosure.coercive_measures.decisions", ""),
            ],
            not_assessed: Some(&[
                Change::Words("临江县林业局", "临江县公安局"),
                Change::Cell("disclosure.licensing.decisions", "0"),
                Change::Cell("disclosure.penalties.decisions", "0"),
                Change::Cell("disclosure.coercive_measures.decisions", ""),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "执法部门的行政许可、行政处罚、行政强制全年都是0，请核对是否漏统计",
    en: "an enforcing body has no licence, penalty or coercive measure in the whole year; check whether they were counted",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let body = dossier.report.body.as_deref();
    if !body.is_some_and(body::is_enforcement) {
        return;
    }
    let cells = [Item::Licensing, Item::Penalties, Item::CoerciveMeasures]
        .map(|item| CellName::Disclosure(item, Measure::Decisions));
    let has_some = Count::of(dossier, &cells).exceeds(0);
    figures::judge(assessment, has_some.map(|some| !some), || {
        figures::finding(rule, "disclosure", dossier, &cells, WRONG)
    });
}
