//! `YOY004` item-count-broken.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{Cases, Change, OF_2019};
use crate::lang::{Lang, Text};
use crate::report::{CellName, Decimal, Format, Item, Measure};
use crate::rule::RuleMeta;
use crate::rules::{SeriesRule, cells, counted, years};
use crate::series::{Member, Relation, Series};

/// The rule.
pub static RULE: SeriesRule = SeriesRule {
    meta: RuleMeta {
        id: "YOY004",
        name: "item-count-broken",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "本年“上一年项目数量” = 上年报告“上一年项目数量” + 上年报告“本年增/减”",
            en: "previous_items = last year's previous_items + last year's change",
        }),
        what: Text {
            zh: "2019年格式的“上一年项目数量”，等于上年报告的“上一年项目数量”加“本年增/减”。",
            en: "In the 2019 format, the items of the year before equal that figure in last year's report plus its change.",
        },
        why: Text {
            zh: "项目数量逐年增减；接不上，就有一年的项目数或增减数不对。",
            en: "Items are counted on from year to year; where they do not follow, one of the two years' figures is wrong.",
        },
        basis: Text {
            zh: "国办公开办函〔2019〕60号所附表格“上一年项目数量”“本年增/减”两栏；《政府信息公开条例》第五十条。",
            en: "The columns for last year's items and their change in the form annexed to circular 国办公开办函〔2019〕60号; article 50 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "2019年报告行政许可上一年项目20项、本年减2项，2020年报告的上一年项目数量填20项。",
            en: "The report for 2019 starts from 20 licences and has 2 fewer, that for 2020 starts from 20.",
        },
        correction: Text {
            zh: "对照权责清单和两年的报告，改正项目数量或增减数。",
            en: "Compare the list of powers with both reports and correct the count or the change.",
        },
        not_assessed: Text {
            zh: "两年都是2019年格式、且同一单位上一年度的报告在同一次核对中（或由 --previous 指明）才核对；有单元格空白或无法读取的，不作判断，增减可正可负。",
            en: "Asked only where both reports have the 2019 format and that of the year before is in the same run or named with --previous. Not assessed where a cell is blank or unreadable, since a change can go either way.",
        },
        cases: Cases {
            formats: OF_2019,
            violated: &[Change::Earlier(&Change::Cell(
                "disclosure.licensing.change",
                "-2",
            ))],
            holds: &[
                Change::Earlier(&Change::Cell("disclosure.licensing.change", "-2")),
                Change::Cell("disclosure.licensing.previous_items", "18"),
            ],
            not_assessed: Some(&[Change::Earlier(&Change::Cell(
                "disclosure.licensing.change",
                "",
            ))]),
        },
    },
    relation: Relation::Years,
    check,
};

/// What has items in table two.
const ITEMS: [Item; 5] = [
    Item::Licensing,
    Item::OtherServices,
    Item::Penalties,
    Item::CoerciveMeasures,
    Item::Fees,
];

fn check(rule: &'static RuleMeta, series: &Series<'_>, assessments: &mut [Assessment]) {
    years::each(series, assessments, |pair, assessment| {
        let is_of_2019 = |member: &Member<'_>| member.report.format == Some(Format::F2019);
        if !is_of_2019(pair.now) || !is_of_2019(pair.before) {
            return;
        }
        for item in ITEMS {
            let [items, change] = [Measure::PreviousItems, Measure::Change]
                .map(|measure| CellName::Disclosure(item, measure));
            let known = (|| {
                let now = number(pair.now, items)?;
                Some((
                    now,
                    number(pair.before, items)?,
                    number(pair.before, change)?,
                ))
            })();
            let Some((now, before, changed)) = known else {
                assessment.not_assessed();
                continue;
            };
            let following = before.checked_add(changed);
            match following == Some(now) {
                true => assessment.holds(),
                false => assessment.violated(Finding {
                    cells: vec![items],
                    elsewhere: [items, change]
                        .into_iter()
                        .filter_map(|cell| pair.before.elsewhere(cell))
                        .collect(),
                    expected: Some(now),
                    actual: following,
                    ..Finding::of_document(
                        rule,
                        item.key(),
                        Broken {
                            cell: items,
                            year_before: pair.before.year,
                            now,
                            before,
                            changed,
                        },
                    )
                }),
            }
        }
    });
}

/// The number of a cell. A blank is 0 only where the user says so.
fn number(member: &Member<'_>, cell: CellName) -> Option<Decimal> {
    let figure = member.report.figure(cell)?;
    let is_zero = member.options.blank_as_zero && figure.raw.trim().is_empty();
    figure.number().or(is_zero.then_some(Decimal::whole(0)))
}

/// Last year's items do not follow from its report.
#[derive(Debug)]
struct Broken {
    cell: CellName,
    year_before: i32,
    now: Decimal,
    before: Decimal,
    changed: Decimal,
}

impl Facts for Broken {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let Self {
            year_before,
            now,
            before,
            changed,
            ..
        } = self;
        let following = finding.actual.map(|sum| sum.to_string());
        let following = following.unwrap_or_else(|| "?".to_owned());
        match lang {
            Lang::Zh => format!(
                "{}填{now}，而{year_before}年度报告为{before}、本年增/减{changed}，应为{following}",
                counted::name(self.cell, finding.other_rows)
            ),
            Lang::En => format!(
                "{} is {now}, but the report for {year_before} had {before} and a change of {changed}, which makes {following}",
                cells::cell(self.cell, finding.other_rows, lang)
            ),
        }
    }
}
