//! `DOC001` missing-table.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text, counted};
use crate::report::{Substitutes, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC001",
        name: "missing-table",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "报告有三张统计表。",
            en: "A report has its three statutory tables.",
        },
        why: Text {
            zh: "缺表，或以图片、附件代替表格，数字就无法核对，也无法利用。",
            en: "Without a table, or with a picture or a file in its place, nothing can be checked or used.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "第二、三、四部分只有图片。",
            en: "Sections two to four hold pictures only.",
        },
        correction: Text {
            zh: "在网页正文中以文字表格公布。",
            en: "Publish the tables as text on the page itself.",
        },
        not_assessed: Text {
            zh: "只说明没有读到该表，并指出页面上代替它的内容；不判断图片或附件中的数字。只有一张表、除它所在部分的标题外没有任何文字的，是报告的一部分，只提示一次，不算缺表。",
            en: "Says that the table was not read, and what stands on the page instead; figures within pictures or files are not judged. One table without any text but the heading of its section is a part of a report: this is reported once, as a note, and no table counts as missing.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Without("proceedings")],
            holds: &[Change::Cell("proceedings.reconsideration.upheld", "")],
            not_assessed: None,
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    if let Some(only) = report.only_table() {
        assessment.holds();
        let hint = Finding::of_document(rule, only.key(), Part(only));
        assessment.violated(Finding {
            severity: Severity::Info,
            ..hint
        });
        return;
    }
    for &table in Table::ALL {
        if report.has_table(table) {
            assessment.holds();
            continue;
        }
        if report.may_lack_end_of(table.section()) {
            // It may stand behind the cut.
            assessment.not_assessed();
            continue;
        }
        let facts = MissingTable {
            table,
            substitutes: report.substitutes.clone(),
        };
        assessment.violated(Finding::of_document(rule, table.key(), facts));
    }
}

/// A table alone.
#[derive(Debug)]
struct Part(Table);

impl Facts for Part {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let name = cells::table(self.0, lang);
        match lang {
            Lang::Zh => {
                format!("只有{name}，是报告的一部分：只核对这张表，没有核对其他表和正文")
            }
            Lang::En => format!(
                "this is only {name}, a part of a report; the other tables and the text were not checked"
            ),
        }
    }
}

#[derive(Debug)]
struct MissingTable {
    table: Table,
    /// What stands in its place.
    substitutes: Substitutes,
}

impl Facts for MissingTable {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let name = cells::table(self.table, lang);
        let instead = instead(&self.substitutes, lang);
        match (lang, instead.is_empty()) {
            (Lang::Zh, true) => format!("没有读到{name}"),
            (Lang::Zh, false) => format!("没有读到{name}；页面上另有{}", instead.join("、")),
            (Lang::En, true) => format!("{name} was not found"),
            (Lang::En, false) => format!(
                "{name} was not found; found instead: {}",
                instead.join(", ")
            ),
        }
    }
}

/// What stands on the page in place of tables, in words.
fn instead(substitutes: &Substitutes, lang: Lang) -> Vec<String> {
    let mut found = Vec::new();
    if substitutes.images > 0 {
        found.push(match lang {
            Lang::Zh => format!("{}张图片", substitutes.images),
            Lang::En => counted(substitutes.images, "picture", "pictures"),
        });
    }
    found.extend(substitutes.attachments.iter().map(|file| match lang {
        Lang::Zh => format!("附件{file}"),
        Lang::En => format!("the file {file}"),
    }));
    if substitutes.other_tables > 0 {
        found.push(match lang {
            Lang::Zh => format!("{}张其他表格", substitutes.other_tables),
            Lang::En => counted(substitutes.other_tables, "other table", "other tables"),
        });
    }
    found
}
