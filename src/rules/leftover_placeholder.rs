//! `DOC027` leftover-placeholder.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC027",
        name: "leftover-placeholder",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "正文没有遗留模板的说明文字、占位符号或乱打的数字。",
            en: "No instruction, placeholder or dummy number of a template is left in the text.",
        },
        why: Text {
            zh: "说明没有填写完整或没有校对。",
            en: "Something was not filled in, or nobody proofread it.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号：内容不完整、敷衍的，依照《条例》第四十七条追究责任。",
            en: "Circular 国办公开办函〔2021〕30号: incomplete and perfunctory reports are pursued under article 47 of the Regulations.",
        },
        example: Text {
            zh: "“公开政府信息XX条”；“该部分以表格形式报告”；“（具体网址）”；“监督保障（含《条例》第五十条第四项规定的…）”。",
            en: "公开政府信息XX条; 该部分以表格形式报告; （具体网址）; 监督保障（含《条例》第五十条第四项规定的…）.",
        },
        correction: Text {
            zh: "填上实际内容，删去说明文字。",
            en: "Fill in what belongs there, and delete the instruction.",
        },
        not_assessed: Text {
            zh: "XX、××、** 只有紧接在需要名称或数量的字（局、镇、年、件、条……）之前才报告；姓名、电话、证件号码的遮盖不报告。",
            en: "XX, ×× and ** are reported only right before a word that needs a name or a number (局, 镇, 年, 件, 条…); masked names, telephones and identity numbers are not.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("公开政府信息156条", "公开政府信息XX条")],
            holds: &[Change::Words(
                "公布机构职能",
                "公布机构职能（联系人张**，138****5678）",
            )],
            not_assessed: None,
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let found = &dossier.narrative().placeholders;
    if found.is_empty() {
        assessment.holds();
    }
    for placeholder in found {
        let (quote, text) = (placeholder.quote.clone(), placeholder.text.clone());
        assessment.violated(Finding::of_words(rule, "narrative", quote, Leftover(text)));
    }
}

#[derive(Debug)]
struct Leftover(String);

impl Facts for Leftover {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let text = &self.0;
        match lang {
            Lang::Zh => format!("遗留了模板文字或占位符号“{text}”"),
            Lang::En => format!("text of a template was left in: {text}"),
        }
    }
}
