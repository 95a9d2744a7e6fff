//! `DOC034` slip-in-text.

use crate::diagnostic::{Assessment, Facts, Finding};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::narrative::{PROSE, SlipKind};
use crate::rule::{RuleMeta, Severity};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC034",
        name: "slip-in-text",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "叙述中的数量写全，词语不重复，“一是、二是、三是”的序号前后相接。",
            en: "Sentences state their numbers and double no word, and lists in running text (一是, 二是) skip and repeat none.",
        },
        why: Text {
            zh: "只有单位没有数字，读者得不到该公布的数量；词语重复、序号重复或跳过说明没有校对，也可能漏了一条。",
            en: "A unit without its number withholds the figure; a doubled word or a skipped number shows that nobody proofread, and an entry may be missing.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号：内容不准确、敷衍的，依照《条例》第四十七条追究责任。",
            en: "Circular 国办公开办函〔2021〕30号: inaccurate and perfunctory reports are pursued under article 47 of the Regulations.",
        },
        example: Text {
            zh: "“全年共主动公开条，”“下一步将进一步进一步规范”；“二是…；三是…；三是…”。",
            en: "全年共主动公开条, 进一步进一步规范; 二是…；三是…；三是….",
        },
        correction: Text {
            zh: "补上数字，删去重复的词；改正序号，补上漏掉的一条。",
            en: "Put the number in; delete the second word; number the list anew, and add what it lost.",
        },
        not_assessed: Text {
            zh: "只看“共、累计、合计”之后直接写单位的句子，以及不可能连用两次的词；名词只看前面没有修饰的（“了资金资金分配”），“专项资金资金分配”不报告。序号只在同一段之内、从“一是”起看；漏掉的序号换了写法（“二要”“第二”）的不报告。没有文字的不作判断。",
            en: "Only totals with a unit directly after what is counted, and words that no sentence has twice in a row; nouns only where nothing qualifies the first, so that 专项资金资金分配 is not reported. Lists are followed within a paragraph from 一是 on; a number that stands there in other words (二要, 第二) is not missed. Not assessed without text.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("公开政府信息156条，", "累计公开政府信息条，")],
            holds: &[Change::Words(
                "公开政府信息156条，",
                "累计公开政府信息、文件，",
            )],
            not_assessed: Some(&[
                Change::Section(1, ""),
                Change::Section(5, ""),
                Change::Section(6, ""),
            ]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let sections = dossier.report.sections.iter();
    let mut prose = sections.filter(|section| PROSE.contains(&section.number));
    if prose.all(|section| section.paragraphs.is_empty()) {
        return assessment.not_assessed();
    }
    let slips = &dossier.narrative().slips;
    if slips.is_empty() {
        assessment.holds();
    }
    for slip in slips {
        let (kind, words) = (slip.kind, slip.words.clone());
        let facts = Slipped { kind, words };
        assessment.violated(Finding::of_words(
            rule,
            "narrative",
            slip.quote.clone(),
            facts,
        ));
    }
}

#[derive(Debug)]
struct Slipped {
    kind: SlipKind,
    words: String,
}

impl Facts for Slipped {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let words = &self.words;
        match (lang, self.kind) {
            (Lang::Zh, SlipKind::NumberMissing) => format!("“{words}”只有单位，漏了数字"),
            (Lang::Zh, SlipKind::Doubled) => format!("“{words}”词语重复"),
            (Lang::Zh, SlipKind::NumberRepeated) => format!("“{words}”，序号重复"),
            (Lang::Zh, SlipKind::NumberSkipped) => format!("“{words}”，序号跳过一个"),
            (Lang::En, SlipKind::NumberMissing) => format!("“{words}” has a unit and no number"),
            (Lang::En, SlipKind::Doubled) => format!("“{words}” repeats a word"),
            (Lang::En, SlipKind::NumberRepeated) => {
                format!("“{words}”: a number of the list is repeated")
            }
            (Lang::En, SlipKind::NumberSkipped) => {
                format!("“{words}”: a number of the list is skipped")
            }
        }
    }
}
