//! `DOC033` truncated-text.

use crate::diagnostic::{Assessment, Facts, Finding};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::{BreakOff, Table};
use crate::rule::{RuleMeta, Severity};
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC033",
        name: "truncated-text",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "文字完整，没有在中间断开。",
            en: "The text is whole and does not break off.",
        },
        why: Text {
            zh: "断开之后的内容和表格无法核对，缺少它们不是报告本身的错误。",
            en: "What follows the cut cannot be checked, and need not be missing from the report itself.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号.",
        },
        example: Text {
            zh: "搜索引擎的摘要只保留了开头，文字停在“（三）政府信息管理。一是健全”。",
            en: "An index kept the beginning only; the text ends with （三）政府信息管理。一是健全.",
        },
        correction: Text {
            zh: "重新下载或保存全文；如网页本身如此，补全后重新发布。",
            en: "Fetch or save the whole text again; if the page itself is so, publish all of it.",
        },
        not_assessed: Text {
            zh: "只有最后读到的部分之后，各部分和各表全都没有，才认为文字被截断；因截断而没有读到的内容，其他规则不再报告。空文件和认不出是年度报告的文字另行说明。",
            en: "A text counts as cut only where all sections and tables after the last section found are missing; the other rules do not report what follows the cut. Not asked of texts that are no report.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Without("disclosure"),
                Change::Without("applications"),
                Change::Without("proceedings"),
                Change::WithoutSection(3),
                Change::WithoutSection(4),
                Change::WithoutSection(5),
                Change::WithoutSection(6),
            ],
            holds: &[Change::WithoutSection(5), Change::WithoutSection(6)],
            not_assessed: None,
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    // Of a table that was given alone nothing was cut.
    let Some(cut) = (report.break_off.as_ref()).filter(|_| report.only_table().is_none()) else {
        return assessment.holds();
    };
    let facts = Truncated {
        body: report.body.clone(),
        year: report.year,
        cut: cut.clone(),
        tables: (Table::ALL.iter().copied())
            .filter(|&table| !report.has_table(table) && cut.reaches(table.section()))
            .collect(),
    };
    assessment.violated(Finding::of_words(rule, "document", cut.last.clone(), facts));
}

#[derive(Debug)]
struct Truncated {
    body: Option<String>,
    year: Option<i32>,
    cut: BreakOff,
    /// The tables that were not found.
    tables: Vec<Table>,
}

impl Facts for Truncated {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let tables: Vec<&str> = (self.tables.iter())
            .map(|&table| cells::table(table, lang))
            .collect();
        let within = self.cut.is_within_sentence;
        match lang {
            Lang::Zh => {
                let year = self.year.map(|year| format!("{year}年度"));
                let year = year.unwrap_or_default();
                let report = match self.body.as_deref() {
                    Some(body) => format!("{body}{year}报告"),
                    None => format!("一份{year}报告"),
                };
                let ends = match self.cut.section {
                    0 => "在第一部分之前中断".to_owned(),
                    number if within => format!("在{}中断", cells::section(number, lang)),
                    number => format!("到{}为止", cells::section(number, lang)),
                };
                let tables = match &tables[..] {
                    [] => String::new(),
                    tables => format!("，其后的{}没有读到", tables.join("、")),
                };
                format!("这是{report}，正文{ends}{tables}；请重新下载或保存全文")
            }
            Lang::En => {
                let body = self.body.as_deref();
                let body = body.map(|body| format!(" of {body}")).unwrap_or_default();
                let year = self
                    .year
                    .map(|year| format!(" for {year}"))
                    .unwrap_or_default();
                let place = match self.cut.section {
                    0 => "before its first section".to_owned(),
                    number if within => {
                        format!("in the middle of {}", cells::section(number, lang))
                    }
                    number => format!("with {}", cells::section(number, lang)),
                };
                let tables = match &tables[..] {
                    [] => String::new(),
                    [table] => format!("; {table} after that point is missing"),
                    tables => format!("; {} after that point are missing", tables.join(", ")),
                };
                format!(
                    "this is the report{body}{year}; the text ends {place}{tables}. Fetch or save the whole report again"
                )
            }
        }
    }
}
