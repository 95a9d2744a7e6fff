//! `DOC010` negative-count.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC010",
        name: "negative-count",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "件数不得为负。",
            en: "No count is negative.",
        },
        why: Text {
            zh: "件数是从0起的整数；负数必是笔误。",
            en: "Counts are whole numbers, 0 or more; a negative one is a slip.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "本年新收自然人填“-3”。",
            en: "New applications of natural persons read −3.",
        },
        correction: Text {
            zh: "核对原数，去掉负号。",
            en: "Check the figure and drop the sign.",
        },
        not_assessed: Text {
            zh: "2019年格式的“本年增/减”可以为负，不报告。",
            en: "The change against last year in the 2019 format may be negative and is not reported.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("proceedings.reconsideration.pending", "-1")],
            holds: &[],
            not_assessed: None,
        },
    },
    check: |rule, dossier, assessment| {
        cells::check(rule, dossier.report, assessment, WRONG, |name, figure| {
            !name.may_be_negative() && figure.number().is_some_and(|value| value.is_negative())
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "个负数，件数应为非负整数",
    en: "negative counts",
};
