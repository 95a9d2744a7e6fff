//! `DOC028` miscounted-parts.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC028",
        name: "miscounted-parts",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "正文说明的部分数目与列出的部分一致。",
            en: "The number of parts that the text states is the number that it lists.",
        },
        why: Text {
            zh: "数目与列举不符，说明列举漏了部分或沿用了旧文字。",
            en: "Where they differ, a part was left out of the list, or the sentence is an old one.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "“由总体情况、……、其他需要报告的事项等六部分组成”，只列出五个。",
            en: "A list of five parts, called 六部分.",
        },
        correction: Text {
            zh: "补全列举，或改正数目。",
            en: "Complete the list, or correct the number.",
        },
        not_assessed: Text {
            zh: "只看第一部分及其之前、列出至少四个部分并写明数目的句子；没有写数目的不作判断。“行政复议、行政诉讼情况”算一个部分。",
            en: "Only sentences up to section one that list at least four of the parts and state a number; not assessed where none does. 行政复议、行政诉讼情况 counts as one part.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "编制本报告。",
                "编制本报告。本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项等六部分组成。",
            )],
            holds: &[Change::Words(
                "编制本报告。",
                "编制本报告。本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等6个部分组成。",
            )],
            not_assessed: Some(&[]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let Some(parts) = &dossier.narrative().parts else {
        return assessment.not_assessed();
    };
    let (said, listed) = (parts.said, parts.listed);
    if said == listed {
        assessment.holds();
    } else {
        let (quote, facts) = (parts.quote.clone(), Miscounted { said, listed });
        assessment.violated(Finding::of_words(rule, "parts", quote, facts));
    }
}

#[derive(Debug)]
struct Miscounted {
    /// The number that the text states.
    said: usize,
    /// How many it lists.
    listed: usize,
}

impl Facts for Miscounted {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { said, listed } = self;
        match lang {
            Lang::Zh => format!("正文说有{said}个部分，列出的是{listed}个"),
            Lang::En => format!("the text says that there are {said} parts and lists {listed}"),
        }
    }
}
