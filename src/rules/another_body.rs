//! `DOC026` another-body.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC026",
        name: "another-body",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "正文提到的报告单位就是标题中的单位。",
            en: "The body that the text reports for is the one in the title.",
        },
        why: Text {
            zh: "出现其他单位的名称，说明套用了其他单位的报告。",
            en: "Another body's name shows that its report was copied.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号：内容雷同、敷衍的，依照《条例》第四十七条追究责任。",
            en: "Circular 国办公开办函〔2021〕30号: perfunctory and copied reports are pursued under article 47 of the Regulations.",
        },
        example: Text {
            zh: "标题是林业局，正文写“现公布临江县水利局2023年政府信息公开工作年度报告”。",
            en: "The title is of a forestry bureau; the text says 现公布临江县水利局2023年政府信息公开工作年度报告.",
        },
        correction: Text {
            zh: "改正单位名称，并核对其余内容是否本单位的。",
            en: "Correct the name, and see whether the rest is of this body.",
        },
        not_assessed: Text {
            zh: "只看“公布、编制某单位某年政府信息公开……报告”和总体情况首句的主语；两个名称结尾相同（都是局、镇……）而去掉地名后没有一个相同的字，才算另一单位。简称、合并或更名的单位、办公室、上级机关、通知名称不报告；正文没有写单位名称的不作判断。",
            en: "Only names in 公布 or 编制 X's report and the subject of section one's first sentence are read, and count as another body's where both names end alike (局, 镇…) and have no character in common after their place. Abbreviations, merged and renamed bodies, offices, higher bodies and titles of circulars are not reported; not assessed where the text names nobody.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words(
                "编制本报告",
                "编制临江县水利局2023年政府信息公开工作年度报告",
            )],
            holds: &[Change::Words(
                "编制本报告",
                "编制县林业局2023年政府信息公开工作年度报告",
            )],
            not_assessed: Some(&[]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    match (&dossier.narrative().named_body, &dossier.report.body) {
        (Some(named), Some(own)) if named.is_other => {
            let (found, own) = (named.name.clone(), own.clone());
            let (quote, facts) = (named.quote.clone(), OtherBody { found, own });
            assessment.violated(Finding::of_words(rule, "body", quote, facts));
        }
        (Some(_), Some(_)) => assessment.holds(),
        _ => assessment.not_assessed(),
    }
}

#[derive(Debug)]
struct OtherBody {
    /// The name that the text has.
    found: String,
    /// The name that the title has.
    own: String,
}

impl Facts for OtherBody {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { found, own } = self;
        match lang {
            Lang::Zh => format!("标题的单位是{own}，正文写成了{found}"),
            Lang::En => format!("the title is of {own}, the text speaks for {found}"),
        }
    }
}
