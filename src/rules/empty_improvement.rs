//! `DOC031` empty-improvement.

use crate::diagnostic::{Assessment, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::narrative::Improvement;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC031",
        name: "empty-improvement",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "第五部分既写存在的主要问题，也写改进情况。",
            en: "Section five states both the main problems and what is being done about them.",
        },
        why: Text {
            zh: "只写“无”或只写一半，年度报告就没有起到改进工作的作用。",
            en: "A section that says nothing, or only half, helps nobody improve.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第五十条第一款第（四）项；国办公开办函〔2021〕30号。",
            en: "Article 50, first paragraph, item (4) of the Regulations on Open Government Information; circular 国办公开办函〔2021〕30号.",
        },
        example: Text {
            zh: "“五、存在的主要问题及改进情况：无。”",
            en: "五、存在的主要问题及改进情况: 无。",
        },
        correction: Text {
            zh: "写出实际问题，逐条对应改进措施。",
            en: "State the problems, and a measure for each.",
        },
        not_assessed: Text {
            zh: "看有没有内容，不看长短；没有提到任何问题类或措施类词语、无法判断的不报告。没有读到这一部分的不作判断。",
            en: "Judged by content, not by length; where no word tells of problems or measures, nothing is reported. Not assessed where the section was not found.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Section(5, "无。")],
            holds: &[Change::Section(
                5,
                "（一）存在的主要问题\n解读材料偏少。\n（二）改进情况\n每季度抽查一次栏目。",
            )],
            not_assessed: Some(&[Change::WithoutSection(5)]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if dossier.report.may_lack_end_of(5) {
        return assessment.not_assessed();
    }
    let lacking = match dossier.narrative().improvement {
        None => return assessment.not_assessed(),
        Some(Improvement::Said) => return assessment.holds(),
        Some(Improvement::Nothing) => NOTHING,
        Some(Improvement::ProblemsOnly) => PROBLEMS_ONLY,
        Some(Improvement::MeasuresOnly) => MEASURES_ONLY,
    };
    let place = cells::section_key(5);
    assessment.violated(Finding::of_document(rule, &place, lacking));
}

const NOTHING: Text = Text {
    zh: "没有内容",
    en: "has no content",
};
const PROBLEMS_ONLY: Text = Text {
    zh: "只写了问题，没有写改进情况",
    en: "states problems and no measures",
};
const MEASURES_ONLY: Text = Text {
    zh: "只写了措施，没有写存在的问题",
    en: "states measures and no problems",
};
