//! `DOC043` shortened-term.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::{Lang, Text};
use crate::report::Format;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC043",
        name: "shortened-term",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "正文写明件数的“行政规范性文件”用2021年格式的名称，不简称“规范性文件”。",
            en: "Where the text states how many 行政规范性文件 there are, it calls them as the form of 2021 does, not 规范性文件.",
        },
        why: Text {
            zh: "2021年格式把2019年格式的“规范性文件”改为“行政规范性文件”，范围更窄；用旧名称，读者不知道件数是哪一种。",
            en: "The form of 2021 narrowed 规范性文件 to 行政规范性文件; under the old name a reader cannot tell which of them were counted.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号所附统一格式表二“行政规范性文件”。",
            en: "The uniform form of circular 国办公开办函〔2021〕30号, table two: 行政规范性文件.",
        },
        example: Text {
            zh: "“全年制定规范性文件3件”，表二该行为“行政规范性文件”。",
            en: "全年制定规范性文件3件 above a table whose row is 行政规范性文件.",
        },
        correction: Text {
            zh: "改为“行政规范性文件”，并核对件数的范围与表二一致。",
            en: "Write 行政规范性文件, and check that the number counts what table two does.",
        },
        not_assessed: Text {
            zh: "只看写明件数的句子；党内规范性文件不报告。每份报告只报告一次，引用第一句。2019年格式、正文没有写件数的不作判断。",
            en: "Only sentences that state a number; 党内规范性文件 are others. Reported once a report, with the first sentence. Not assessed in format 2019, or where the text states no number.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Words("定期清理规范性文件", "制定规范性文件2件")],
            holds: &[Change::Words(
                "定期清理规范性文件",
                "制定行政规范性文件2件，定期清理规范性文件",
            )],
            not_assessed: Some(&[]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let terms = &dossier.narrative().document_terms;
    match terms.shortened.first() {
        _ if dossier.report.format != Some(Format::F2021) => assessment.not_assessed(),
        Some(first) => assessment.violated(Finding::of_words(
            rule,
            "narrative",
            first.clone(),
            Shortened {
                sentences: terms.shortened.len(),
            },
        )),
        None if terms.full > 0 => assessment.holds(),
        None => assessment.not_assessed(),
    }
}

#[derive(Debug)]
struct Shortened {
    sentences: usize,
}

impl Facts for Shortened {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let count = self.sentences;
        match lang {
            Lang::Zh => {
                format!("正文{count}处写“规范性文件”的件数，统一格式的名称是“行政规范性文件”")
            }
            Lang::En => format!(
                "the text counts 规范性文件 (sentences: {count}); the form's term is 行政规范性文件"
            ),
        }
    }
}
