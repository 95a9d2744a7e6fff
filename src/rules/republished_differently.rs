//! `YOY003` republished-differently.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{self, Lang, Text};
use crate::report::{CellName, Content, Table};
use crate::rule::RuleMeta;
use crate::rules::{SeriesRule, cells, counted};
use crate::series::{Member, Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "YOY003",
        name: "republished-differently",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "同一单位同一年度的报告有几份的，三张表的数据应当相同。",
            en: "Where there are several reports of one body for one year, their figures are the same.",
        },
        why: Text {
            zh: "网页与附件、首次发布与后来更换的版本不一致，读者不知道以哪一份为准；评估中称为“发布后有变动”。",
            en: "Where the page and its attachment, or the first version and a later one differ, nobody knows which counts; assessments call it 发布后有变动, changed after publication.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第六条（及时、准确地公开政府信息）、第五十条；国办公开办函〔2021〕30号。",
            en: "Articles 6 (information is published promptly and accurately) and 50 of the Regulations on Open Government Information; circular 国办公开办函〔2021〕30号.",
        },
        example: Text {
            zh: "网页上2023年报告行政处罚30件，同一年报告的 PDF 为31件。",
            en: "The page of the report for 2023 has 30 penalties, the PDF of the same report 31.",
        },
        correction: Text {
            zh: "确定以哪一份为准，撤下或更换其余各份；确需更正的，注明更正的时间和原因。",
            en: "Decide which one counts and take down or replace the others; where figures were corrected, say when and why.",
        },
        not_assessed: Text {
            zh: "同一次核对中有同一单位同一年度的几份报告才核对，按路径顺序与第一份逐格比较；空白与0视为相同。两份都有的单元格都相同、但有无法读取的，不作判断。",
            en: "Asked only where several reports of one body and year are in the same run; each is compared with the first, in the order of paths. A blank counts as equal to 0 here. Not assessed where all that can be read is the same but some cells cannot be read.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Again(&Change::Cell(
                "disclosure.penalties.decisions",
                "31",
            ))],
            holds: &[Change::Again(&Change::Cell(
                "applications.new.research_institution",
                "",
            ))],
            not_assessed: Some(&[Change::Again(&Change::Cell(
                "disclosure.penalties.decisions",
                "3 1",
            ))]),
        },
    },
    relation: Relation::Years,
    check,
};

/// The most cells of the other report that a finding names.
const MAX_CELLS: usize = 10;

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    let members = series.members();
    for (member, assessment) in members.iter().zip(assessments) {
        let first = members.iter().find(|other| other.year == member.year);
        let Some(first) = first.filter(|first| !std::ptr::eq(*first, member)) else {
            continue;
        };
        for &table in Table::ALL {
            judge(rule, table, [first, member], assessment);
        }
    }
}

fn judge(
    rule: &'static RuleMeta,
    table: Table,
    [first, member]: [&Member<'_>; 2],
    assessment: &mut Assessment,
) {
    let differing: Vec<CellName> = (member.differing(first))
        .filter(|cell| cell.table() == table)
        .collect();
    let both = (member.report.cells.iter()).filter_map(|(&cell, figure)| {
        let other = first.report.figure(cell)?;
        (cell.table() == table).then_some([figure.content, other.content])
    });
    let (mut is_asked, mut is_open) = (false, false);
    for contents in both {
        is_asked = true;
        is_open |= contents.contains(&Content::Unreadable);
    }
    if !differing.is_empty() {
        let facts = Changed {
            year: member.year,
            other: first.origin.to_string(),
            figures: (differing.iter())
                .map(|&cell| [member, first].map(|report| printed(report, cell)))
                .collect(),
        };
        let elsewhere = differing.iter().take(MAX_CELLS);
        assessment.violated(Finding {
            elsewhere: elsewhere
                .filter_map(|&cell| first.elsewhere(cell))
                .collect(),
            cells: differing,
            ..Finding::of_document(rule, table.key(), facts)
        });
    } else if is_open {
        assessment.not_assessed();
    } else if is_asked {
        assessment.holds();
    }
}

/// What a report prints in a cell.
fn printed(member: &Member<'_>, cell: CellName) -> String {
    let figure = member.report.figure(cell);
    figure.map_or_else(String::new, |figure| figure.raw.trim().to_owned())
}

/// The same report has other figures elsewhere.
#[derive(Debug)]
struct Changed {
    year: i32,
    other: String,
    /// What this report and the other print in each cell.
    figures: Vec<[String; 2]>,
}

impl Facts for Changed {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let Self { year, other, .. } = self;
        let count = finding.cells.len();
        let shown = |raw: &str| match (raw.is_empty(), lang) {
            (true, Lang::Zh) => "空白".to_owned(),
            (true, Lang::En) => "blank".to_owned(),
            (false, _) => raw.to_owned(),
        };
        let pairs = finding.cells.iter().zip(&self.figures);
        let pairs = pairs.map(|(&cell, [here, there])| {
            let (here, there) = (shown(here), shown(there));
            match lang {
                Lang::Zh => format!(
                    "{}，本报告{here}，另一份{there}",
                    counted::name(cell, finding.other_rows)
                ),
                Lang::En => format!(
                    "{} is {here} here and {there} there",
                    cells::cell(cell, finding.other_rows, lang)
                ),
            }
        });
        let cells = cells::named(pairs, count, lang);
        match lang {
            Lang::Zh => {
                format!("与同一单位{year}年度的另一份报告（{other}）有{count}处数据不同：{cells}")
            }
            Lang::En => format!(
                "{} in another report of the body for {year} ({other}): {cells}",
                lang::counted(
                    count,
                    "figure differs from that",
                    "figures differ from those"
                )
            ),
        }
    }
}
