//! `DOC021` doubled-title-year.

use crate::diagnostic::{Assessment, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::Text;
use crate::place::Place;
use crate::report::Quote;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC021",
        name: "doubled-title-year",
        severity: Severity::Info,
        formula: None,
        what: Text {
            zh: "标题不重复“年度”：写“2023年政府信息公开工作年度报告”。",
            en: "The title says 年度 once: 2023年政府信息公开工作年度报告.",
        },
        why: Text {
            zh: "统一的标题便于检索。",
            en: "Reports with the same title are found by the same search.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "“2023年度政府信息公开工作年度报告”。",
            en: "2023年度政府信息公开工作年度报告.",
        },
        correction: Text {
            zh: "删去一个“度”字。",
            en: "Strike one of the two.",
        },
        not_assessed: Text {
            zh: "标题的其他写法（年份在前、在后，“工作报告”）不报告；没有读到标题的不作判断。",
            en: "Other forms of the title (the year first or last, 工作报告) are not reported; not assessed where no title was found.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "年政府信息公开工作年度报告",
                "年度政府信息公开工作年度报告",
            )],
            holds: &[Change::Words(
                "年政府信息公开工作年度报告",
                "年度政府信息公开工作报告",
            )],
            not_assessed: Some(&[Change::Words("政府信息公开工作年度报告", "报送材料")]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "标题重复了“年度”",
    en: "the title says 年度 twice",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let Some(title) = &dossier.report.title else {
        return assessment.not_assessed();
    };
    if dossier.narrative().has_doubled_year {
        let quote = Quote {
            text: title.clone(),
            place: Place::Nowhere,
        };
        assessment.violated(Finding::of_words(rule, "title", quote, WRONG));
    } else {
        assessment.holds();
    }
}
