//! `DOC012` annotated-cell.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC012",
        name: "annotated-cell",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "数字单元格只填数字，不带单位或说明。",
            en: "Cells of figures hold the number alone, without unit or remark.",
        },
        why: Text {
            zh: "单位和说明妨碍机器读取；数字含义仍然明确，仍照用。",
            en: "Units and remarks hinder machines; the figure is clear and used all the same.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "“0件”“22（其中修订16件）”。",
            en: "“0件”, “22（其中修订16件）”.",
        },
        correction: Text {
            zh: "把单位写在表头，把说明写在正文。",
            en: "Put the unit into the column heading and the remark into the text.",
        },
        not_assessed: Text {
            zh: "整张表缺失时不作判断。",
            en: "Not assessed where the table is missing.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("applications.new.natural_person", "10件")],
            holds: &[],
            not_assessed: None,
        },
    },
    check: |rule, dossier, assessment| {
        cells::check(rule, dossier.report, assessment, WRONG, |_, figure| {
            figure.annotated
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "个单元格在数字之外带有单位或说明",
    en: "cells with a unit or remark beside the number",
};
