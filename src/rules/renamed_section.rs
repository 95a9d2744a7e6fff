//! `DOC018` renamed-section.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::form;
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC018",
        name: "renamed-section",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "六个部分的标题与统一格式或《条例》第五十条的表述一致。",
            en: "The headings of the six sections are those of the uniform form, or the words of article 50.",
        },
        why: Text {
            zh: "标题统一，公众和汇总单位才能按部分查找和比对。",
            en: "With the same headings everywhere, sections can be found and compared.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "“六、其他需要说明的事项”。",
            en: "六、其他需要说明的事项.",
        },
        correction: Text {
            zh: "改用统一格式的标题。",
            en: "Use the heading of the form.",
        },
        not_assessed: Text {
            zh: "“行政机关”“因政府信息公开工作”、年份等前缀，“的”“及”“和”等虚词，以及各地通行的说法（如“存在问题及改进措施”）均不报告；没有读到的部分不作判断。",
            en: "Words before the heading (行政机关, 因政府信息公开工作, a year), particles (的, 及, 和) and wordings in wide use (存在问题及改进措施) are not reported; sections that were not found are not assessed.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "六、其他需要报告的事项",
                "六、其他需要说明的事项",
            )],
            holds: &[Change::Words(
                "六、其他需要报告的事项",
                "六、其它需要报告的事项",
            )],
            not_assessed: Some(&[Change::WithoutSection(6)]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let renamed = &dossier.narrative().outline.renamed;
    for number in 1..=6 {
        if !(dossier.report.sections.iter()).any(|section| section.number == number) {
            assessment.not_assessed();
            continue;
        }
        let Some((_, quote)) = renamed.iter().find(|(of, _)| *of == number) else {
            assessment.holds();
            continue;
        };
        let place = cells::section_key(number);
        let facts = Renamed { number };
        assessment.violated(Finding::of_words(rule, &place, quote.clone(), facts));
    }
}

#[derive(Debug)]
struct Renamed {
    /// The section's number.
    number: u8,
}

impl Facts for Renamed {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let heading = form::heading(self.number);
        match lang {
            Lang::Zh => format!("标题写法与统一格式的“{heading}”不同"),
            Lang::En => format!("the heading differs from that of the form, {heading}"),
        }
    }
}
