//! `DIS004` total-below-disclosed.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{Cases, Change, OF_2019};
use crate::lang::Text;
use crate::report::{CellName, Format, Item, Measure};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DIS004",
        name: "total-below-disclosed",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "对外公开总数量 ≥ 本年新公开数量",
            en: "total_disclosed ≥ disclosed",
        }),
        what: Text {
            zh: "2019年格式表二规章和规范性文件：对外公开总数量不少于本年新公开数量。",
            en: "In table two of the 2019 format, regulations and normative documents disclosed in total are not fewer than those disclosed this year.",
        },
        why: Text {
            zh: "总数量包括本年新公开的；比它还少，多半是填反了或漏了。",
            en: "The total includes what was disclosed this year; where it is less, the two were most likely swapped, or one forgotten.",
        },
        basis: Text {
            zh: "国办公开办函〔2019〕60号所附表格“本年新公开数量”“对外公开总数量”；《政府信息公开条例》第二十条第（一）项。",
            en: "The columns 本年新公开数量 and 对外公开总数量 of the form annexed to circular 国办公开办函〔2019〕60号; article 20(1) of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "规范性文件本年新公开2件，对外公开总数量却是1件。",
            en: "2 normative documents disclosed this year, but 1 in total.",
        },
        correction: Text {
            zh: "核对两个数；总数量填截至年底对外公开的全部件数。",
            en: "Check both; the total counts all that are disclosed at the end of the year.",
        },
        not_assessed: Text {
            zh: "本年新公开与本年新制作不作比较：往年的文件可以在今年公开，今年的文件也可以不公开。有空白、填上某个数即可相符的不作判断。当年公开又当年撤下的文件可使总数量较少，所以只作警告。",
            en: "What was disclosed is not compared with what was produced: older documents may be disclosed this year, and new ones not at all. Not assessed where blanks could make it true. Only a warning, since documents disclosed and withdrawn within the year make the total smaller.",
        },
        cases: Cases {
            formats: OF_2019,
            violated: &[Change::Cell(
                "disclosure.normative_documents.total_disclosed",
                "1",
            )],
            holds: &[Change::Cell(
                "disclosure.normative_documents.disclosed",
                "9",
            )],
            not_assessed: Some(&[Change::Cell(
                "disclosure.normative_documents.total_disclosed",
                "",
            )]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "对外公开总数量少于本年新公开数量",
    en: "fewer disclosed in total than this year",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if dossier.report.format != Some(Format::F2019) {
        return;
    }
    for item in [Item::Regulations, Item::NormativeDocuments] {
        let cells = [Measure::Disclosed, Measure::TotalDisclosed]
            .map(|measure| CellName::Disclosure(item, measure));
        let [disclosed, total] = cells.map(|cell| Count::of(dossier, &[cell]));
        figures::judge(assessment, disclosed.is_above(total), || {
            figures::finding(rule, item.key(), dossier, &cells, WRONG)
        });
    }
}
