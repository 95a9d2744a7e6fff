//! `DOC042` missing-required-subject.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC042",
        name: "missing-required-subject",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "第六部分“其他需要报告的事项”写到本地规定必须报告的每一事项。",
            en: "Section six speaks of every subject that the authority requires there.",
        },
        why: Text {
            zh: "上级每年会要求在第六部分报告若干事项，漏写的会被退回。",
            en: "Authorities ask for subjects of their own in section six, and send back what lacks them.",
        },
        basis: Text {
            zh: "本地规定，由 gouji.toml 的 required-subjects 写明。",
            en: "A local requirement, set as `required-subjects` in gouji.toml.",
        },
        example: Text {
            zh: "required-subjects = [\"信息处理费\"]，第六部分只写“无其他需要报告的事项”。",
            en: "`required-subjects = [\"信息处理费\"]`, and section six says 无其他需要报告的事项 only.",
        },
        correction: Text {
            zh: "在第六部分补写；没有发生的也写明。",
            en: "Add it to section six; where nothing happened, say so.",
        },
        not_assessed: Text {
            zh: "没有写明事项的不核对。第六部分里有这几个字就算写到，中间的标点和空格不论；用别的说法写的会被报告，所以要写各单位都会用到的字。没有第六部分或者正文不全的不作判断。",
            en: "Without subjects nothing is asked. The words must stand in section six, whatever marks or blanks are between their letters; other words for the same are reported, so choose words that all will use. Not assessed without a section six, or where the text breaks off.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Section(6, "无其他需要报告的事项。")],
            holds: &[Change::Section(6, "未收取“信息”处理费。")],
            not_assessed: Some(&[Change::WithoutSection(6)]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    for subject in &dossier.options.local.required_subjects {
        match dossier.narrative().other_matters_have(subject) {
            Some(true) => assessment.holds(),
            Some(false) if dossier.report.break_off.is_none() => {
                let facts = Missing(subject.clone());
                assessment.violated(Finding::of_document(rule, "sections.6", facts));
            }
            Some(false) | None => assessment.not_assessed(),
        }
    }
}

/// The subject.
#[derive(Debug)]
struct Missing(String);

impl Facts for Missing {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self(subject) = self;
        match lang {
            Lang::Zh => format!("没有写到本地规定必须报告的“{subject}”"),
            Lang::En => {
                format!("does not speak of {subject}, which the authority requires")
            }
        }
    }
}
