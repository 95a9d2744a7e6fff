//! `YOY002` in-force-broken.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, SINCE_2021};
use crate::identities::Verdict;
use crate::lang::{Lang, Text};
use crate::report::{CellName, Decimal, Format, Item, Measure};
use crate::rule::RuleMeta;
use crate::rules::SeriesRule;
use crate::rules::years::{self, Pair};
use crate::series::{Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "YOY002",
        name: "in-force-broken",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "本年现行有效件数 = 上年报告现行有效件数 + 本年制发件数 - 本年废止件数",
            en: "in_force = last year's in_force + issued - repealed",
        }),
        what: Text {
            zh: "规章、行政规范性文件各自的现行有效件数，等于上年报告的现行有效件数加本年制发件数减本年废止件数。",
            en: "Regulations and normative documents in force equal those of the year before plus those issued less those repealed.",
        },
        why: Text {
            zh: "现行有效件数是存量，制发和废止是一年的增减；接不上，就有一年的数字不对，或者清理结果没有计入废止。",
            en: "What is in force is a stock that only issuing and repealing change; where it does not follow, a figure of one of the years is wrong or a clearance was not counted as repeal.",
        },
        basis: Text {
            zh: "国办公开办函〔2021〕30号所附表格“本年制发件数”“本年废止件数”“现行有效件数”三栏；《政府信息公开条例》第五十条。",
            en: "The columns issued, repealed and in force of the form annexed to circular 国办公开办函〔2021〕30号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "上年现行有效698件，本年制发77件、废止132件，应为643件，而报告填470件。",
            en: "698 were in force, 77 were issued and 132 repealed, which leaves 643; the report has 470.",
        },
        correction: Text {
            zh: "对照规范性文件目录和清理结果；有效期届满自动失效的，也计入本年废止。",
            en: "Compare the register of documents and the results of clearances; those that expired count as repealed.",
        },
        not_assessed: Text {
            zh: "同一单位上一年度的报告在同一次核对中（或由 --previous 指明）才核对。2019年格式没有现行有效件数，两年格式不同的，上一年度有几份数据不同的报告的，单元格空白或无法读取的，不作判断。",
            en: "Asked only where the body's report of the year before is in the same run or named with --previous. Not assessed across the change of format, since that of 2019 does not count what is in force; where several different reports of the year before are there; or where a cell is blank or unreadable.",
        },
        cases: Cases {
            formats: SINCE_2021,
            violated: &[Change::Earlier(&Change::Cell(
                "disclosure.normative_documents.in_force",
                "12",
            ))],
            holds: &[
                Change::Cell("disclosure.normative_documents.repealed", "3"),
                Change::Earlier(&Change::Cell(
                    "disclosure.normative_documents.in_force",
                    "11",
                )),
            ],
            not_assessed: Some(&[Change::Earlier(&Change::Cell(
                "disclosure.normative_documents.in_force",
                "",
            ))]),
        },
    },
    relation: Relation::Years,
    check,
};

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    years::each(series, assessments, |pair, assessment| {
        if pair.now.report.format != Some(Format::F2021) {
            return;
        }
        for item in [Item::Regulations, Item::NormativeDocuments] {
            let [issued, repealed, in_force] = cells(item);
            // No figure is below 0: what was repealed stands on the other side.
            let left = pair.now(&[in_force, repealed]);
            let right = pair.before(&[in_force]).and(pair.now(&[issued]));
            match left.equals(right) {
                _ if pair.before.report.format != Some(Format::F2021) => assessment.not_assessed(),
                Verdict::Holds => assessment.holds(),
                Verdict::NotAssessed => assessment.not_assessed(),
                Verdict::Violated => assessment.violated(finding(rule, pair, item)),
            }
        }
    });
}

fn cells(item: Item) -> [CellName; 3] {
    [Measure::Issued, Measure::Repealed, Measure::InForce]
        .map(|measure| CellName::Disclosure(item, measure))
}

fn finding(rule: &'static RuleMeta, pair: &Pair<'_, '_>, item: Item) -> Finding {
    let [issued, repealed, in_force] = cells(item);
    let now = |cell| pair.now(&[cell]).sum;
    let facts = Broken {
        year_before: pair.before.year,
        before: pair.before(&[in_force]).sum,
        issued: now(issued),
        repealed: now(repealed),
        in_force: now(in_force),
    };
    let number = |sum: i128| i64::try_from(sum).ok().map(Decimal::whole);
    let is_there = |cell: &CellName| pair.now.report.figure(*cell).is_some();
    Finding {
        cells: [in_force, issued, repealed]
            .into_iter()
            .filter(is_there)
            .collect(),
        elsewhere: pair.before.elsewhere(in_force).into_iter().collect(),
        expected: number(facts.in_force),
        actual: number(facts.following()),
        ..Finding::of_document(rule, item.key(), facts)
    }
}

/// What is in force does not follow from the year before.
#[derive(Debug)]
struct Broken {
    year_before: i32,
    before: i128,
    issued: i128,
    repealed: i128,
    in_force: i128,
}

impl Broken {
    /// What must be in force.
    const fn following(&self) -> i128 {
        self.before + self.issued - self.repealed
    }
}

impl Facts for Broken {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self {
            year_before,
            before,
            issued,
            repealed,
            in_force,
        } = self;
        let following = self.following();
        match lang {
            Lang::Zh => format!(
                "{year_before}年度现行有效{before}件，加本年制发{issued}件、减本年废止{repealed}件为{following}件，而现行有效填{in_force}件"
            ),
            Lang::En => format!(
                "{before} in force in {year_before}, {issued} issued and {repealed} repealed: {before} + {issued} - {repealed} = {following}, but {in_force} in force"
            ),
        }
    }
}
