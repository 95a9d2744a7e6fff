//! `SIM002` repeated-from-another-body.

use std::collections::BTreeMap;

use crate::body;
use crate::diagnostic::{Assessment, Severity};
use crate::example::{BOTH, Cases, Change, LONG};
use crate::lang::Text;
use crate::rule::RuleMeta;
use crate::rules::{SeriesRule, repetition};
use crate::series::sketch::{self, SECTIONS, Sketch};
use crate::series::{Member, Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "SIM002",
        name: "repeated-from-another-body",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "“总体情况”“存在的主要问题及改进情况”两部分，不与同年度其他单位的报告雷同。",
            en: "Sections one and five are not those of another body's report for the same year.",
        },
        why: repetition::WHY,
        basis: repetition::BASIS,
        example: Text {
            zh: "两个乡镇的第五部分五分之四的句子相同，只换了名称和数字。",
            en: "Four fifths of the sentences of section five are another township's, with other names and numbers.",
        },
        correction: Text {
            zh: "按本单位的实际情况重写雷同的段落；上级提供范文的，可以参照其结构，不得照抄内容。",
            en: "Write the repeated passages anew, of the body's own work; of a model text take the structure, not the content.",
        },
        not_assessed: Text {
            zh: "数字、日期和本单位名称不计，格式和通知要求每份报告都写的话不计。相同部分达到67%（每三个字有两个相同）才报：改动五分之一的抄袭约为80%，56份不同单位实际报告的第一部分两两相比最高18%，取两者之间。每份报告只报最相像的一份和另有几份。同一次核对中有同年度其他单位的报告才核对；不足120字的部分不作判断。",
            en: "Numbers, dates and the body's own names do not count, nor do sentences that the form or the circular give. Reported from 67% on, two characters of three: copies of which a fifth was altered share some 80%, no two of 56 real first sections of different bodies share more than 18%; the threshold stands between. For each report the one most like it is named, and how many more there are. Asked only where reports of other bodies for the year are in the same run. Not assessed for sections of fewer than 120 characters.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[
                Change::Section(5, LONG[0]),
                Change::Part(&Change::Section(5, LONG[2])),
            ],
            holds: &[
                Change::Section(5, LONG[0]),
                Change::Part(&Change::Section(5, LONG[1])),
            ],
            not_assessed: Some(&[Change::Section(
                5,
                "存在的主要问题：政策解读形式单一。改进情况：丰富解读形式。",
            )]),
        },
    },
    relation: Relation::Peers,
    check,
};

/// From how many hundredths on a text is the other's.
const LEAST: usize = 67;

/// The report most like one, and how many are.
struct Nearest {
    other: usize,
    shared: usize,
    count: usize,
}

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    let members = series.members();
    let keys: Vec<String> = members.iter().map(key).collect();
    for section in SECTIONS {
        let texts: Vec<(usize, &Sketch)> = (members.iter().enumerate())
            .filter_map(|(at, member)| Some((at, member.told.sketch(section)?)))
            .collect();
        let sketches: Vec<&Sketch> = texts.iter().map(|&(_, sketch)| sketch).collect();
        let mut nearest: BTreeMap<usize, Nearest> = BTreeMap::new();
        for pair in sketch::alike(&sketches, LEAST) {
            let [(one, _), (other, _)] = [texts[pair.one], texts[pair.other]];
            // One report handed in twice repeats nobody.
            if keys[one] == keys[other] {
                continue;
            }
            for (at, other) in [(one, other), (other, one)] {
                let found = nearest.entry(at).or_insert(Nearest {
                    other,
                    shared: pair.shared,
                    count: 0,
                });
                found.count += 1;
                if pair.shared > found.shared {
                    (found.other, found.shared) = (other, pair.shared);
                }
            }
        }
        let asked = members.iter().zip(assessments.iter_mut()).enumerate();
        for (at, (member, assessment)) in asked {
            let Some(own) = member.told.sketch(section) else {
                assessment.not_assessed();
                continue;
            };
            let found = nearest.get(&at).and_then(|found| {
                let other = &members[found.other];
                Some((found, other, other.told.sketch(section)?))
            });
            match found {
                None => assessment.holds(),
                Some((found, other, theirs)) => assessment.violated(repetition::finding(
                    rule,
                    own,
                    (other, theirs),
                    found.shared,
                    found.count - 1,
                )),
            }
        }
    }
}

fn key(member: &Member<'_>) -> String {
    member
        .report
        .body
        .as_deref()
        .map(body::key)
        .unwrap_or_default()
}
