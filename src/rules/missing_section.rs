//! `DOC016` missing-section.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::narrative::Presence;
use crate::report::Table;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC016",
        name: "missing-section",
        severity: Severity::Error,
        formula: None,
        what: Text {
            zh: "报告有统一格式规定的六个部分。",
            en: "A report has the six sections of the uniform form.",
        },
        why: Text {
            zh: "缺一个部分，法定内容就不完整。",
            en: "Without one of them, content that the law asks for is missing.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "正文直接从“（一）主动公开情况”开始，没有“一、总体情况”。",
            en: "The text begins with （一）主动公开情况; there is no heading 一、总体情况.",
        },
        correction: Text {
            zh: "补上缺少的标题和内容；没有可报告的，写明“无”。",
            en: "Add the heading and its content; where there is nothing to report, say so.",
        },
        not_assessed: Text {
            zh: "只有在至少读到三个带序号的标题、而该部分应在之处没有任何一行带它的序号时，才报告缺失；换了说法的标题、与正文连成一行的标题、位置颠倒的标题都不算缺失，标题没有序号的报告不作判断。表格或内容还在、只缺标题的，降为警告。",
            en: "Reported only where at least three numbered headings were found and no line at the section's place has its ordinal. A heading in other words, glued to a paragraph or out of its order does not count as missing; reports whose headings have no ordinals are not assessed. Where a section's table or text is there and only its heading is missing, it is a warning.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::WithoutSection(5)],
            holds: &[Change::Words(
                "五、存在的主要问题及改进情况",
                "五、不足与打算",
            )],
            not_assessed: Some(&[
                Change::WithoutSection(1),
                Change::WithoutSection(2),
                Change::WithoutSection(3),
                Change::WithoutSection(5),
            ]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    for (number, presence) in (1..=6).zip(dossier.narrative().outline.presence) {
        match presence {
            Presence::Found => assessment.holds(),
            Presence::Uncertain => assessment.not_assessed(),
            // It may stand behind the cut.
            Presence::Absent | Presence::Unheaded if dossier.report.is_behind_cut(number) => {
                assessment.not_assessed();
            }
            Presence::Absent | Presence::Unheaded => {
                let has_table =
                    table_of(number).is_some_and(|table| dossier.report.has_table(table));
                let left = match (has_table, presence) {
                    (true, _) => Left::Table,
                    (false, Presence::Unheaded) => Left::Text,
                    (false, _) => Left::Nothing,
                };
                let place = cells::section_key(number);
                assessment.violated(Finding {
                    severity: match left {
                        Left::Nothing => rule.severity,
                        Left::Table | Left::Text => Severity::Warning,
                    },
                    ..Finding::of_document(rule, &place, Missing { number, left })
                });
            }
        }
    }
}

/// The table that is the whole content of a section.
const fn table_of(number: u8) -> Option<Table> {
    match number {
        2 => Some(Table::Disclosure),
        3 => Some(Table::Applications),
        4 => Some(Table::Proceedings),
        _ => None,
    }
}

/// What is there of a section without a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Nothing,
    Table,
    Text,
}

#[derive(Debug)]
struct Missing {
    number: u8,
    /// What is there all the same, so that only the heading is missing.
    left: Left,
}

impl Facts for Missing {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let name = cells::section(self.number, lang);
        match (lang, self.left) {
            (Lang::Zh, Left::Nothing) => format!("没有{name}"),
            (Lang::Zh, Left::Table) => format!("{name}有表格而没有标题"),
            (Lang::Zh, Left::Text) => format!("{name}有内容而没有标题"),
            (Lang::En, Left::Nothing) => format!("there is no {name}"),
            (Lang::En, Left::Table) => format!("{name} has its table but no heading"),
            (Lang::En, Left::Text) => format!("{name} has its text but no heading"),
        }
    }
}
