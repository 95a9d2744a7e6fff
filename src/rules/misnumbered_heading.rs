//! `DOC017` misnumbered-heading.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::narrative::{Disorder, PROSE};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC017",
        name: "misnumbered-heading",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "六个部分的序号一至六依次排列，各部分内的（一）（二）……依次排列。",
            en: "The ordinals 一 to 六 of the sections follow one another, and so do （一）（二）… within each.",
        },
        why: Text {
            zh: "序号重复或跳号，说明有内容遗漏、错位，或拼接时没有校对。",
            en: "An ordinal twice or left out shows that something was lost, moved or pasted together unread.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号、〔2019〕60号所附统一格式；《政府信息公开条例》第五十条。",
            en: "The uniform forms of circulars 国办公开办函〔2021〕30号 and 〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "（一）（二）（二）（四）。",
            en: "（一）（二）（二）（四）.",
        },
        correction: Text {
            zh: "按顺序重新编号，并核对是否漏了内容。",
            en: "Renumber, and check whether something was left out.",
        },
        not_assessed: Text {
            zh: "缺少的部分由 missing-section 报告，不再计为跳号；第二至四部分是表格，不看其中的编号；列表中套列表、另起一组（一）、从中间开始的编号不报告；标题没有序号的不作判断。",
            en: "A missing section is reported by missing-section and counts as no gap here. Sections two to four are tables, whose own numbering is not read. Lists within lists, a new list that begins with （一） and lists that begin in their middle are not reported; headings without ordinals are not assessed.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("（三）政府信息管理", "（二）政府信息管理")],
            holds: &[Change::Words(
                "（三）政府信息管理。",
                "（三）政府信息管理。（一）落实属性认定；（二）落实保密审查。",
            )],
            not_assessed: Some(&[
                Change::Words("一、总体", "总体"),
                Change::Words("二、主动", "主动"),
                Change::Words("三、收到", "收到"),
                Change::Words("四、政府", "政府"),
                Change::Words("五、存在", "存在"),
                Change::Words("六、其他", "其他"),
            ]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let outline = &dossier.narrative().outline;
    let mut judge = |place: &str, section: Option<u8>, can_tell: bool| {
        let mut held = true;
        for disorder in outline
            .disorders
            .iter()
            .filter(|one| one.section == section)
        {
            held = false;
            let (quote, facts) = (disorder.quote.clone(), Misnumbered(disorder.clone()));
            assessment.violated(Finding::of_words(rule, place, quote, facts));
        }
        match (held, can_tell) {
            (true, true) => assessment.holds(),
            (true, false) => assessment.not_assessed(),
            (false, _) => {}
        }
    };
    judge("sections", None, outline.has_ordinals);
    let sections = dossier.report.sections.iter();
    for section in sections.filter(|section| PROSE.contains(&section.number)) {
        judge(
            &cells::section_key(section.number),
            Some(section.number),
            true,
        );
    }
}

#[derive(Debug)]
struct Misnumbered(Disorder);

impl Facts for Misnumbered {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let disorder = &self.0;
        let [after, due, found] = [disorder.after, disorder.after + 1, disorder.found]
            .map(|number| disorder.ordinal(number));
        match (lang, disorder.section) {
            (Lang::Zh, None) => format!("标题序号“{after}”之后是“{found}”"),
            (Lang::Zh, Some(section)) => {
                let name = cells::section(section, lang);
                format!("{name}中，{after}之后应为{due}，写成了{found}")
            }
            (Lang::En, None) => format!("the heading “{after}” is followed by “{found}”"),
            (Lang::En, Some(section)) => {
                let name = cells::section(section, lang);
                format!("in {name}, {after} is followed by {found} instead of {due}")
            }
        }
    }
}
