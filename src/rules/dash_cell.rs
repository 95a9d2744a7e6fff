//! `DOC008` dash-cell.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::Content;
use crate::rule::RuleMeta;
use crate::rules::{Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC008",
        name: "dash-cell",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "数字单元格不得用“-”“/”“无”等代替数字。",
            en: "No cell of figures has a dash, a slash or a word such as 无 in place of a number.",
        },
        why: Text {
            zh: "短横线可以表示零、不适用或未统计，含义不明。",
            en: "A dash can stand for zero, for not applicable or for not counted.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "规章一行填“/ / /”。",
            en: "The row of regulations reads “/ / /”.",
        },
        correction: Text {
            zh: "没有发生的，填“0”。",
            en: "Where there is none, print 0.",
        },
        not_assessed: Text {
            zh: "整张表缺失时不作判断。每张表只报告一次。",
            en: "Not assessed where the table is missing. One finding per table.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("applications.new.research_institution", "/")],
            holds: &[Change::Cell("applications.new.research_institution", "")],
            not_assessed: None,
        },
    },
    check: |rule, dossier, assessment| {
        cells::check(rule, dossier.report, assessment, WRONG, |_, figure| {
            figure.content == Content::Dash
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "个单元格用符号代替数字，应填“0”或实际数字",
    en: "cells with a mark in place of a number, to be filled with the number, or 0 where there is none",
};
