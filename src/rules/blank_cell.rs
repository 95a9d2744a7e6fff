//! `DOC007` blank-cell.

use crate::diagnostic::Severity;
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::report::Content;
use crate::rule::RuleMeta;
use crate::rules::{Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC007",
        name: "blank-cell",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "数字单元格不得为空。",
            en: "No cell of figures is blank.",
        },
        why: Text {
            zh: "空白不等于零：读者和审核程序都无从判断是零还是漏填。",
            en: "A blank is not a zero: nobody can tell whether there was none or it was forgotten.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "表三“（一）予以公开”一行只填了自然人和总计，其余五列空白。",
            en: "The row （一） of table three has figures for natural persons and the total only; five columns are blank.",
        },
        correction: Text {
            zh: "没有发生的，填“0”。",
            en: "Where there is none, print 0.",
        },
        not_assessed: Text {
            zh: "整张表缺失或整行无法读取时不作判断。每张表只报告一次，不逐格报告。",
            en: "Not assessed where the table is missing; rows that cannot be read are reported by unreadable-cell. One finding per table, not one per cell.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Cell("applications.new.research_institution", "")],
            holds: &[Change::Cell("applications.new.research_institution", "—")],
            not_assessed: None,
        },
    },
    check: |rule, dossier, assessment| {
        cells::check(rule, dossier.report, assessment, WRONG, |_, figure| {
            figure.content == Content::Blank
        });
    },
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "个空白单元格，没有发生的应填“0”",
    en: "blank cells, to be filled with 0 where there is none",
};
