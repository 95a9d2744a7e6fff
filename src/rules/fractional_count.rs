//! `DOC011` fractional-count.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC011",
        name: "fractional-count",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "件数应为整数。",
            en: "Counts are whole numbers.",
        },
        why: Text {
            zh: "件数带小数，多半是填错了单位或错了位。",
            en: "A count with decimals is most likely in a wrong unit or cell.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "行政许可处理决定数量填“12.5”。",
            en: "The number of licensing decisions reads 12.5.",
        },
        correction: Text {
            zh: "填写整数件数；金额填入金额栏。",
            en: "Print whole numbers; amounts go where amounts are asked for.",
        },
        not_assessed: Text {
            zh: "金额（收费、采购）可以有小数，不报告。",
            en: "Amounts of money may have decimals and are not reported.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("proceedings.reconsideration.pending", "0.5")],
            holds: &[Change::Cell("proceedings.reconsideration.pending", "0.0")],
            not_assessed: None,
        },
    },
    check: |rule, dossier, assessment| {
        cells::check(rule, dossier.report, assessment, WRONG, |name, figure| {
            !name.is_money() && figure.number().is_some_and(|value| value.is_fractional())
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "个小数，件数应为整数",
    en: "counts with decimals",
};
