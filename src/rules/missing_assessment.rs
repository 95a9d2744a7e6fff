//! `DOC030` missing-assessment.

use crate::diagnostic::{Assessment, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::narrative::BodyKind;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC030",
        name: "missing-assessment",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "各级人民政府的报告写到工作考核、社会评议和责任追究结果情况。",
            en: "The report of a government speaks of assessment: 工作考核, 社会评议 and 责任追究.",
        },
        why: Text {
            zh: "这是条例对各级人民政府的专门要求。",
            en: "The law requires it of governments in particular.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第五十条第一款第（四）项。",
            en: "Article 50, first paragraph, item (4) of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "某镇人民政府的报告通篇没有提到考核、评议或责任追究。",
            en: "A town government's report in which no word is said of them.",
        },
        correction: Text {
            zh: "补充三项情况；没有发生的也写明。",
            en: "Add them; where nothing happened, say so.",
        },
        not_assessed: Text {
            zh: "单位是否人民政府看名称，乡镇包括在内；部门、街道办事处、开发区、政府办公室和名称不明的不作判断。全文任何一处提到考核、评议、追究之一即不报告。",
            en: "A body is taken for a government by its name, towns included; departments, sub-districts, development zones, offices and unclear names are not assessed. One word of any of the three anywhere in the report is enough.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Words("林业局", "人民政府"),
                Change::Words("，将政府信息公开纳入工作考核，开展社会评议", ""),
                Change::Words("未发生责任追究情形", "运行平稳"),
            ],
            holds: &[Change::Words("林业局", "人民政府")],
            not_assessed: Some(&[]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "政府的报告没有写工作考核、社会评议和责任追究结果情况",
    en: "a government's report must speak of assessment (工作考核, 社会评议, 责任追究); this one does not",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let narrative = dossier.narrative();
    let is_government = matches!(narrative.body_kind, BodyKind::Government | BodyKind::Town);
    let has_text = (dossier.report.sections.iter())
        .any(|section| section.number == 1 && !section.paragraphs.is_empty());
    if !is_government || !has_text || dossier.report.break_off.is_some() {
        assessment.not_assessed();
    } else if narrative.mentions_assessment {
        assessment.holds();
    } else {
        assessment.violated(Finding::of_document(rule, "narrative", WRONG));
    }
}
