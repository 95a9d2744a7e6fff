//! `DOC029` missing-subject.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::{Lang, Text};
use crate::narrative::Subject;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC029",
        name: "missing-subject",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "“总体情况”写到五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。",
            en: "Section one speaks of five subjects: 主动公开, 依申请公开, 政府信息管理, 政府信息公开平台建设, 监督保障.",
        },
        why: Text {
            zh: "缺一个方面，就是没有按要素撰写。",
            en: "A subject left out is content that the form asks for and that is not there.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号所附统一格式。",
            en: "The uniform form of circular 国办公开办函〔2021〕30号.",
        },
        example: Text {
            zh: "总体情况只写了公开信息的条数。",
            en: "Section one states how much was published and nothing else.",
        },
        correction: Text {
            zh: "按五个方面补充；没有发生的也写明。",
            en: "Add what is missing; where nothing happened, say so.",
        },
        not_assessed: Text {
            zh: "不要求分小标题，也不要求使用格式的原词；只要文字沾边（如“网站”“公众号”之于平台建设，“审核”“保密”之于信息管理）就不报告。2019、2020年度的试行格式没有这项要求，不作判断；没有这一部分或没有文字的不作判断。",
            en: "Neither sub-headings nor the form's own words are asked for: any word that touches a subject (网站 or 公众号 for platforms, 审核 or 保密 for management) is enough. The trial form of 2019 and 2020 does not ask for them, so that those years are not assessed, nor are reports without the section or without text in it.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Section(
                1,
                "{year}年，通过门户网站公开政府信息156条。",
            )],
            holds: &[Change::Section(
                1,
                "{year}年，通过公众号公开信息156条，没有收到申请，逐条审核把关，开展培训2次。",
            )],
            not_assessed: Some(&[Change::Section(1, "")]),
        },
    },
    check,
};

/// The first year whose form asks for the subjects.
const ASKED_SINCE: i32 = 2021;

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    let is_asked =
        report.year.is_some_and(|year| year >= ASKED_SINCE) && !report.may_lack_end_of(1);
    match &dossier.narrative().missing_subjects {
        Some(missing) if is_asked && missing.is_empty() => assessment.holds(),
        Some(missing) if is_asked => {
            let facts = Unmentioned(missing.clone());
            let place = cells::section_key(1);
            assessment.violated(Finding::of_document(rule, &place, facts));
        }
        _ => assessment.not_assessed(),
    }
}

#[derive(Debug)]
struct Unmentioned(Vec<Subject>);

impl Facts for Unmentioned {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let missing = &self.0;
        let names: Vec<&str> = missing.iter().map(|subject| subject.zh()).collect();
        match lang {
            Lang::Zh => format!("没有写到{}", names.join("、")),
            Lang::En => format!("does not speak of {}", names.join(", ")),
        }
    }
}
