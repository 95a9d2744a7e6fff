//! `DOC041` long-overview.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC041",
        name: "long-overview",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "第一部分“总体情况”的字数不超过本地规定的上限。",
            en: "Section one, the overview, has no more characters than the authority allows.",
        },
        why: Text {
            zh: "有的省份规定总体情况的字数（如1000字以内），超出的会被退回。",
            en: "Some provinces limit the overview (to 1,000 characters in one) and send back what exceeds it.",
        },
        basis: Text {
            zh: "本地规定，由 gouji.toml 的 overview-limit 写明；国家格式没有规定字数。",
            en: "A local requirement, set as `overview-limit` in gouji.toml; the national form sets no limit.",
        },
        example: Text {
            zh: "overview-limit = 300，第一部分有301字。",
            en: "`overview-limit = 300`, and section one has 301 characters.",
        },
        correction: Text {
            zh: "精简第一部分，工作细节不必都写。",
            en: "Shorten section one; not every detail of the year's work has a place there.",
        },
        not_assessed: Text {
            zh: "没有写明上限的不核对；没有第一部分的不作判断。标点计入，空格和换行不计，标题不计；办公软件的“字数”把一串数字算作一个，会比这里少。",
            en: "Without a limit nothing is asked; without a section one it is not assessed. Punctuation counts, white space and the heading do not; an office program that counts a run of digits as one word shows less.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("增设检索入口", LONGER[0])],
            holds: &[Change::Words("增设检索入口", LONGER[1])],
            not_assessed: Some(&[Change::WithoutSection(1)]),
        },
    },
    check,
};

/// Words that make the examples' section one 301 and 300 characters long.
const LONGER: [&str; 2] = [
    "在首页醒目位置设置政务公开入口，按机构职能、规划计划、办事指南、行政许可、财政预算等主题归集信息，方便群众查询；同步做好移动端适配，定期检查链接是否有效，及时",
    "在首页醒目位置设置政务公开入口，按机构职能、规划计划、办事指南、行政许可、财政预算等主题归集信息，方便群众查询；同步做好移动端适配，定期检查链接是否有效，及",
];

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let Some(limit) = dossier.options.local.overview_limit else {
        return;
    };
    match dossier.narrative().overview_length {
        None => assessment.not_assessed(),
        Some(length) if length <= limit => assessment.holds(),
        Some(length) => {
            let facts = Long { length, limit };
            assessment.violated(Finding::of_document(rule, "sections.1", facts));
        }
    }
}

#[derive(Debug)]
struct Long {
    length: usize,
    limit: usize,
}

impl Facts for Long {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { length, limit } = self;
        match lang {
            Lang::Zh => format!("有{length}字，超过本地规定的{limit}字"),
            Lang::En => {
                format!("has {length} characters, more than the {limit} that the authority allows")
            }
        }
    }
}
