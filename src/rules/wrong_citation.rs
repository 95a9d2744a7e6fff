//! `DOC024` wrong-citation.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::narrative::CitationFault;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC024",
        name: "wrong-citation",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "引用的依据正确：《条例》是国务院令第711号，2021年起的报告格式是国办公开办函〔2021〕30号。",
            en: "The basis of the report is cited correctly: the Regulations as order 711 of the State Council, the form since 2021 as 国办公开办函〔2021〕30号.",
        },
        why: Text {
            zh: "引错文号，或仍引用已被取代的试行格式，说明没有按现行要求编制。",
            en: "A wrong number, or the trial form that was replaced, shows that the report was not written by the rules in force.",
        },
        basis: Text {
            zh: "国务院令第711号（2019年4月3日）；国办公开办函〔2021〕30号（2021年9月26日），取代〔2019〕60号。",
            en: "Order 711 of the State Council (3 April 2019); circular 国办公开办函〔2021〕30号 (26 September 2021), which replaced 〔2019〕60号.",
        },
        example: Text {
            zh: "“国务院令第771号”；“国办发〔2021〕30号”；2023年度报告引用〔2019〕60号。",
            en: "国务院令第771号; 国办发〔2021〕30号; 〔2019〕60号 in a report for 2023.",
        },
        correction: Text {
            zh: "改正文号。",
            en: "Correct the number.",
        },
        not_assessed: Text {
            zh: "只看紧跟在《条例》名称后的国务院令文号，和说明报告格式、编制依据的句子中的〔2021〕30号、〔2019〕60号；只写文件名称不写文号的、其他文件、同时引用新旧两个文号的不报告。没有引用文号的不作判断。",
            en: "Only the order's number right after the name of the Regulations, and 〔2021〕30号 and 〔2019〕60号 in sentences on the form or the writing of the report. Circulars cited by name alone, other documents, and sentences that cite the old and the new number together are not reported. Not assessed where no number is cited.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("国务院令第711号", "国务院令第771号")],
            holds: &[Change::Words("国务院令第711号", "国务院第711号令")],
            not_assessed: Some(&[Change::Words("（国务院令第711号）和国办公开办函", "和")]),
        },
    },
    check,
};

/// The first year whose reports have the form of 2021.
const FORM_SINCE: i32 = 2021;

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let citations = &dossier.narrative().citations;
    if citations.is_empty() {
        return assessment.not_assessed();
    }
    for citation in citations {
        let fault = match (&citation.fault, dossier.report.year) {
            (Some(CitationFault::Superseded), Some(year)) if year < FORM_SINCE => None,
            (Some(CitationFault::Superseded), None) => {
                assessment.not_assessed();
                continue;
            }
            (fault, _) => fault.clone(),
        };
        match fault {
            None => assessment.holds(),
            Some(fault) => {
                let quote = citation.quote.clone();
                let facts = Miscited(fault);
                assessment.violated(Finding::of_words(rule, "citation", quote, facts));
            }
        }
    }
}

#[derive(Debug)]
struct Miscited(CitationFault);

impl Facts for Miscited {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        match (lang, &self.0) {
            (Lang::Zh, CitationFault::Regulations(number)) => {
                format!("《政府信息公开条例》是国务院令第711号，正文写作第{number}号")
            }
            (Lang::Zh, CitationFault::Circular(name)) => {
                format!("年度报告格式的文号是国办公开办函〔2021〕30号，不是{name}〔2021〕30号")
            }
            (Lang::Zh, CitationFault::Superseded) => {
                "引用了已被取代的试行格式〔2019〕60号，应为国办公开办函〔2021〕30号".to_owned()
            }
            (Lang::En, CitationFault::Regulations(number)) => {
                format!("the Regulations are order 711 of the State Council, not {number}")
            }
            (Lang::En, CitationFault::Circular(name)) => {
                format!(
                    "the circular with the form is 国办公开办函〔2021〕30号, not {name}〔2021〕30号"
                )
            }
            (Lang::En, CitationFault::Superseded) => {
                "cites the trial form 〔2019〕60号, which 国办公开办函〔2021〕30号 replaced"
                    .to_owned()
            }
        }
    }
}
