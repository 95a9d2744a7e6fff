//! `DIS002` in-force-below-issued.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::lang::Text;
use crate::report::{CellName, Format, Item, Measure};
use crate::rule::RuleMeta;
use crate::rules::figures::{self, Count};
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DIS002",
        name: "in-force-below-issued",
        severity: Severity::Error,
        formula: Some(Text {
            zh: "现行有效件数 ≥ 本年制发件数 - 本年废止件数",
            en: "in_force ≥ issued - repealed",
        }),
        what: Text {
            zh: "表二规章和行政规范性文件：现行有效件数不少于本年制发件数减本年废止件数。",
            en: "In table two, regulations and normative documents in force are not fewer than those issued this year less those repealed.",
        },
        why: Text {
            zh: "本年制发而未废止的文件，年底仍然有效；现行有效比它还少，说明三个数中至少有一个填错。",
            en: "What was issued this year and not repealed is in force at its end; with fewer in force, one of the three figures is wrong.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号所附表格的三项指标；《政府信息公开条例》第二十条第（一）项、第五十条。",
            en: "The three columns of the form annexed to circular 国办公开办函〔2021〕30号; articles 20(1) and 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "行政规范性文件本年制发2件、废止1件，而现行有效0件。",
            en: "2 normative documents issued and 1 repealed, but none in force.",
        },
        correction: Text {
            zh: "核对三个数；现行有效件数填年底仍然有效的全部件数，包括往年制发的。",
            en: "Check the three figures; in force counts all that are valid at the end of the year, those of earlier years included.",
        },
        not_assessed: Text {
            zh: "只用一年的数：废止的可能是往年的文件，所以“废止多于制发”“现行有效多于制发”都不报告；与上年件数的衔接另行核对。有空白、填上某个数即可相符的不作判断。2019年格式没有现行有效件数，不适用。",
            en: "From one year alone: what was repealed may be of earlier years, so that more repealed than issued, or more in force than issued, is not reported. Not assessed where blanks could make it true. The 2019 format does not count what is in force.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Cell("disclosure.normative_documents.in_force", "0")],
            holds: &[
                Change::Cell("disclosure.normative_documents.repealed", "9"),
                Change::Cell("disclosure.normative_documents.in_force", "0"),
            ],
            not_assessed: Some(&[
                Change::Cell("disclosure.normative_documents.in_force", "0"),
                Change::Cell("disclosure.normative_documents.repealed", ""),
            ]),
        },
    },
    check,
};

/// What is wrong.
const WRONG: Text = Text {
    zh: "现行有效少于本年制发减废止",
    en: "fewer in force than issued and not repealed this year",
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    if dossier.report.format != Some(Format::F2021) {
        return;
    }
    for item in [Item::Regulations, Item::NormativeDocuments] {
        let cell = |measure| CellName::Disclosure(item, measure);
        let [issued, repealed, in_force] =
            [Measure::Issued, Measure::Repealed, Measure::InForce].map(cell);
        // Issued are more than those repealed and in force together.
        let left = Count::of(dossier, &[repealed, in_force]);
        let is_violated = Count::of(dossier, &[issued]).is_above(left);
        figures::judge(assessment, is_violated, || {
            figures::finding(
                rule,
                item.key(),
                dossier,
                &[issued, repealed, in_force],
                WRONG,
            )
        });
    }
}
