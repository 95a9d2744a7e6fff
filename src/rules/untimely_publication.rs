//! `DOC025` untimely-publication.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::narrative::BodyKind;
use crate::options::YearDay;
use crate::place::Place;
use crate::report::{Date, Quote};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC025",
        name: "untimely-publication",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "报告在法定期限内公布：县级以上政府部门为次年1月31日前，县级以上地方政府为次年3月31日前，都不早于次年1月1日。",
            en: "A report is published in time: by 31 January of the next year for departments, by 31 March for governments of counties and above, and not before 1 January.",
        },
        why: Text {
            zh: "逾期公布违反条例；年度未结束就公布，数据不可能完整。",
            en: "Later publication is against the law; before the year has ended, its figures cannot be complete.",
        },
        basis: Text {
            zh: "《政府信息公开条例》第四十九条。",
            en: "Article 49 of the Regulations on Open Government Information.",
        },
        example: Text {
            zh: "某县林业局2019年度报告2020年3月4日发布。",
            en: "The report of a county's forestry bureau for 2019, published on 4 March 2020.",
        },
        correction: Text {
            zh: "按期公布；补发的注明原发布日期。",
            en: "Publish in time; where a report was republished, state when it was first published.",
        },
        not_assessed: Text {
            zh: "以页面的发布时间为准，不看成文、生成日期。网站改版、重新发布会使日期变晚，次年以后的日期因此不作判断；几个发布日期的结论不一致、没有日期、年度不明，或从名称看不出是部门还是政府的，不作判断。条例没有规定乡镇、街道的公布期限，不作判断；政府办公室常代本级政府发布，按3月31日判断。gouji.toml 的 deadline 写明更早的期限时，所有单位按它判断。",
            en: "Judged by the page's day of publication, not of drafting. A site that moved or republished shows later days: those after the next year are not assessed, and a finding may still be such a case. Not assessed either: days that lead to different verdicts, no day, an unknown year, and names that tell neither department nor government. The law sets no day for towns and sub-districts, which are not assessed. The office of a government often publishes for the government and is held to 31 March. An earlier `deadline` in gouji.toml holds for every body.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Words("-01-20 09:30", "-02-20 09:30")],
            holds: &[Change::Words("-01-20 09:30", "-01-31 17:00")],
            not_assessed: Some(&[Change::Words("-01-20 09:30", "")]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let (report, kind) = (dossier.report, dossier.narrative().body_kind);
    let Some(year) = report.year.map(|year| year + 1) else {
        return assessment.not_assessed();
    };
    let (first, legal) = window(kind, year);
    let local =
        (dossier.options.local.deadline).map(|YearDay { month, day }| Date { year, month, day });
    let is_local = local.is_some_and(|local| legal.is_none_or(|legal| local < legal));
    let window = (first, if is_local { local } else { legal });
    let verdict = |date: Date| {
        let (first, last) = window;
        match last {
            _ if date < first => Some(false),
            _ if date.year > year => None,
            Some(last) => Some(date <= last),
            None => None,
        }
    };
    let verdicts: Vec<Option<bool>> = (report.publications.iter())
        .map(|publication| verdict(publication.date))
        .collect();
    match verdicts[..] {
        [Some(true), ..] if verdicts.iter().all(|&verdict| verdict == Some(true)) => {
            assessment.holds();
        }
        [Some(false), ..] if verdicts.iter().all(|&verdict| verdict == Some(false)) => {
            let publication = &report.publications[0];
            let date = publication.date;
            let quote = publication.printed.clone().unwrap_or_else(|| Quote {
                text: date.to_string(),
                place: Place::Nowhere,
            });
            let window = (window.0, window.1.unwrap_or(window.0));
            let facts = Untimely {
                date,
                window,
                kind,
                is_local,
            };
            assessment.violated(Finding::of_words(rule, "publication", quote, facts));
        }
        _ => assessment.not_assessed(),
    }
}

/// The first and the last day of publication; the last only where the law gives one.
fn window(kind: BodyKind, year: i32) -> (Date, Option<Date>) {
    let day = |month, day| Date { year, month, day };
    (
        day(1, 1),
        match kind {
            BodyKind::Department => Some(day(1, 31)),
            BodyKind::Government | BodyKind::Office => Some(day(3, 31)),
            BodyKind::Town | BodyKind::Unknown => None,
        },
    )
}

#[derive(Debug)]
struct Untimely {
    date: Date,
    /// The first and the last day that are allowed.
    window: (Date, Date),
    kind: BodyKind,
    /// The last day is not the law's but the authority's, which is earlier.
    is_local: bool,
}

impl Facts for Untimely {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self {
            date,
            window,
            kind,
            is_local,
        } = self;
        let (first, last) = window;
        let day = |Date { month, day, .. }: &Date| format!("{month}月{day}日");
        match (lang, date < first, kind) {
            (Lang::Zh, true, _) => format!(
                "{}发布，早于{}，报告年度尚未结束",
                date.in_chinese(),
                first.in_chinese()
            ),
            (Lang::Zh, false, _) if *is_local => {
                format!("{}发布，晚于本地规定的期限{}", date.in_chinese(), day(last))
            }
            (Lang::En, false, _) if *is_local => {
                format!("published on {date}, after {last}, the last day that the authority allows")
            }
            (Lang::Zh, false, BodyKind::Department) => {
                format!(
                    "{}发布，晚于政府部门的公布期限{}",
                    date.in_chinese(),
                    day(last)
                )
            }
            (Lang::Zh, false, _) => {
                format!("{}发布，晚于政府的公布期限{}", date.in_chinese(), day(last))
            }
            (Lang::En, true, _) => {
                format!("published on {date}, before the year that it reports had ended")
            }
            (Lang::En, false, BodyKind::Department) => {
                format!("published on {date}, after {last}, the last day for departments")
            }
            (Lang::En, false, _) => {
                format!("published on {date}, after {last}, the last day for governments")
            }
        }
    }
}
