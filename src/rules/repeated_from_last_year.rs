//! `SIM001` repeated-from-last-year.

use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change, LONG};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{SeriesRule, repetition, years};
use crate::series::sketch::SECTIONS;
use crate::series::{Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "SIM001",
        name: "repeated-from-last-year",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "“总体情况”“存在的主要问题及改进情况”两部分，不是上年报告的文字换了数字。",
            en: "Sections one and five are not last year's text with other numbers.",
        },
        why: repetition::WHY,
        basis: repetition::BASIS,
        example: Text {
            zh: "第五部分与上年报告一字不差，只把“2022年”改成“2023年”。",
            en: "Section five is last year's to the word, with 2023 for 2022.",
        },
        correction: Text {
            zh: "按当年的实际工作、当年查出的问题和改进情况重写雷同的段落。",
            en: "Write the repeated passages anew, of this year's work, problems and improvements.",
        },
        not_assessed: Text {
            zh: "数字、日期和本单位名称不计，格式和通知要求每份报告都写的话不计。相同部分达到85% 才报：各单位每年的工作结构相近，一半以上相同的并不少见。同一单位上一年度的报告在同一次核对中（或由 --previous 指明）才核对；不足120字的部分不作判断。",
            en: "Numbers, dates and the body's own names do not count, nor do sentences that the form or the circular give. Reported from 85% on: a body's work is much the same every year, and texts of which half is the same are common. Asked only where the report of the year before is in the same run or named with --previous. Not assessed for sections of fewer than 120 characters.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Section(5, LONG[0]),
                Change::Earlier(&Change::Section(5, LONG[0])),
            ],
            holds: &[
                Change::Section(5, LONG[0]),
                Change::Earlier(&Change::Section(5, LONG[1])),
            ],
            not_assessed: Some(&[Change::Section(
                5,
                "存在的主要问题：政策解读形式单一。改进情况：丰富解读形式。",
            )]),
        },
    },
    relation: Relation::Years,
    check,
};

/// From how many hundredths on a text is the other's.
const LEAST: usize = 85;

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    years::each(series, assessments, |pair, assessment| {
        for section in SECTIONS {
            let texts = [pair.now, pair.before].map(|member| member.told.sketch(section));
            let [Some(own), Some(theirs)] = texts else {
                assessment.not_assessed();
                continue;
            };
            match own.shared(theirs) {
                shared if shared >= LEAST => {
                    let other = (pair.before, theirs);
                    assessment.violated(repetition::finding(rule, own, other, shared, 0));
                }
                _ => assessment.holds(),
            }
        }
    });
}
