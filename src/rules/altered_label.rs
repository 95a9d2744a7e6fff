//! `DOC019` altered-label.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::{AlteredLabel, Note, Table};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC019",
        name: "altered-label",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "表格的行列名称和表三左上角的勾稽关系说明与统一格式一致，没有缺字、错字。",
            en: "The labels of the tables and the note in the head of table three are printed as in the form, with no character lost or wrong.",
        },
        why: Text {
            zh: "名称缺字，机器和读者都可能认错行列。",
            en: "Where characters are lost, readers and programs may mistake one row or column for another.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "“现行有效件数”印成“现行有效件”，“本年增/减”印成“本年增/”。",
            en: "现行有效件数 printed as 现行有效件, 本年增/减 as 本年增/.",
        },
        correction: Text {
            zh: "按统一格式补正文字。",
            en: "Print the label as in the form.",
        },
        not_assessed: Text {
            zh: "只看单元格完整的表格：网页和文档的表格、每行用分隔符隔开的文本（只报告首尾完整、中间掉字或错字的；不看勾稽关系说明）；按位置对齐的文本和 PDF 本来就会掉字，不作判断。编号、括号、标点、空格、繁体字和通行的说法不报告；认不出的行列由其他规则报告。",
            en: "Only tables whose cells are whole are judged: those of pages and documents, and text with a row a line cut at separators (there only labels that begin and end as the form's; its note is not judged). Text put under columns by where it stands, and PDF, lose characters on the way. Numbering, brackets, punctuation, spaces, traditional characters and wordings in use are not reported; rows and columns that cannot be identified are left to other rules.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("4.保护第三方合法权益", "4.保护第三方合法权")],
            holds: &[Change::Words("1.属于国家秘密", "1、属于国家秘密")],
            not_assessed: Some(&[Change::Without("applications")]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    for &table in Table::ALL {
        let altered = (report.altered_labels.iter()).filter(|label| label.table == table);
        let labels: Vec<_> = altered.cloned().collect();
        match labels.first().map(|first| first.position) {
            Some(position) => assessment.violated(Finding {
                position: Some(position),
                ..Finding::of_document(rule, table.key(), Altered { table, labels })
            }),
            None if report.has_table(table) && report.whole_labels.contains(&table) => {
                assessment.holds();
            }
            None => assessment.not_assessed(),
        }
    }
    let place = Table::Applications.key();
    match &report.note {
        Note::Unknown => assessment.not_assessed(),
        Note::AsInForm => assessment.holds(),
        Note::Absent => {
            assessment.violated(Finding::of_document(rule, place, NO_NOTE));
        }
        Note::Altered(quote) => {
            assessment.violated(Finding::of_words(rule, place, quote.clone(), ALTERED_NOTE));
        }
    }
}

#[derive(Debug)]
struct Altered {
    table: Table,
    labels: Vec<AlteredLabel>,
}

impl Facts for Altered {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let labels = &self.labels;
        let shown = labels.iter().map(|label| match lang {
            Lang::Zh => format!("“{}”应为“{}”", label.printed, label.form),
            Lang::En => format!("{} should be {}", label.printed, label.form),
        });
        let listed = cells::named(shown, labels.len(), lang);
        let name = cells::table(self.table, lang);
        match lang {
            Lang::Zh => format!("{name}有{}处名称与统一格式不一致：{listed}", labels.len()),
            Lang::En => format!(
                "{name}: labels not printed as in the form ({}): {listed}",
                labels.len()
            ),
        }
    }
}

const ALTERED_NOTE: Text = Text {
    zh: "表三的勾稽关系说明与统一格式不一致",
    en: "the note on the sums of table three is not that of the form",
};
const NO_NOTE: Text = Text {
    zh: "表三缺少勾稽关系说明",
    en: "table three lacks the form's note on its sums",
};
