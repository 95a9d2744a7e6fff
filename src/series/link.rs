//! Which reports are the years of one body, and what stands in the way of comparing them.

use std::collections::BTreeMap;

use super::{Before, Member, Series};
use crate::body::{self, Called};
use crate::lang::Lang;
use crate::report::Report;

/// The reports of a body: their years, with their places among all.
type Dated = Vec<(i32, usize)>;

/// The reports of each body of which there are several, by their places among all: those of a
/// body by year, those of one year in the order given. A report whose body or year is not known
/// is linked with none.
#[must_use]
pub fn years(reports: &[Option<&Report>]) -> Vec<Vec<usize>> {
    let mut bodies: BTreeMap<String, Dated> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        let Some(report) = report else { continue };
        if let (Some(body), Some(year)) = (&report.body, report.year) {
            let key = body::key(body);
            if !key.is_empty() {
                bodies.entry(key).or_default().push((year, at));
            }
        }
    }
    let mut linked: Vec<Vec<usize>> = (under_one_name(bodies).into_iter())
        .filter(|of| of.len() > 1)
        .map(|mut of| {
            of.sort_unstable();
            of.into_iter().map(|(_, at)| at).collect()
        })
        .collect();
    linked.sort_unstable();
    linked
}

/// The reports of each body, those too that it gave under a short form of its name in other years
/// (清河县卫健委 of 清河县卫生健康委员会): of the same place, and no third body of that place may be
/// called so.
fn under_one_name(bodies: BTreeMap<String, Dated>) -> Vec<Dated> {
    let mut places: BTreeMap<Vec<char>, Vec<(Called, Dated)>> = BTreeMap::new();
    for (name, dated) in bodies {
        let body = Called::of(&name);
        places
            .entry(body.place().to_vec())
            .or_default()
            .push((body, dated));
    }
    let mut all = Vec::new();
    for (place, named) in places {
        let is_short = |short: usize, name: usize| {
            let (short, name) = (&named[short].0, &named[name].0);
            // A system (系统) has the name of the body that leads it, and is another; an office is
            // called by the name of its government.
            !place.is_empty()
                && short.sort() == name.sort()
                && short.name() != name.name()
                && name.is_called(short.name())
        };
        let is_like = |one: usize, other: usize| is_short(one, other) || is_short(other, one);
        // The one body that each may be.
        let only: Vec<Option<usize>> = (0..named.len())
            .map(|one| {
                let mut like = (0..named.len()).filter(|&other| is_like(one, other));
                like.next().filter(|_| like.next().is_none())
            })
            .collect();
        let is_apart = |one: usize, other: usize| {
            let years = |at: usize| named[at].1.iter().map(|(year, _)| year);
            !years(one).any(|year| years(other).any(|of| of == year))
        };
        for (one, (_, dated)) in named.iter().enumerate() {
            let twin = only[one].filter(|&other| only[other] == Some(one) && is_apart(one, other));
            match twin {
                Some(other) if other < one => {}
                Some(other) => all.push(dated.iter().chain(&named[other].1).copied().collect()),
                None => all.push(dated.clone()),
            }
        }
    }
    all
}

/// The reports of each year of which several bodies have one, by their places among all, in the
/// order given.
#[must_use]
pub fn peers(reports: &[Option<&Report>]) -> Vec<(i32, Vec<usize>)> {
    let mut of_years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        let year = report.and_then(|report| report.body.as_ref().and(report.year));
        if let Some(year) = year {
            of_years.entry(year).or_default().push(at);
        }
    }
    of_years.retain(|_, of| of.len() > 1);
    of_years.into_iter().collect()
}

/// What kept a report from being compared with that of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The year before is missing among the body's years.
    Gap {
        /// The report, as outputs name it.
        report: String,
        /// The year that is missing.
        missing: i32,
        /// The latest year before it that is there.
        last: i32,
    },
    /// No report of the year before belongs to this one, although some were named.
    Alone(String),
    /// Several different reports of the year before.
    Ambiguous {
        /// The report, as outputs name it.
        report: String,
        /// The year before.
        year: i32,
        /// The reports of that year.
        candidates: Vec<String>,
    },
}

impl Note {
    /// What kept a report of a series of years from being compared; `None` where it was, and for
    /// those of the first year.
    #[must_use]
    pub fn on(series: &Series<'_>, member: &Member<'_>) -> Option<Self> {
        let (report, year) = (member.origin.to_string(), member.year - 1);
        match series.before(member) {
            Before::One(_) => None,
            Before::Several(candidates) => {
                let candidates = candidates.iter().map(|other| other.origin.to_string());
                let candidates = candidates.collect();
                Some(Self::Ambiguous {
                    report,
                    year,
                    candidates,
                })
            }
            Before::Missing => {
                let earlier = series.members().iter().map(|other| other.year);
                let last = earlier.filter(|&other| other < year).max()?;
                let missing = year;
                Some(Self::Gap {
                    report,
                    missing,
                    last,
                })
            }
        }
    }

    /// What is said of it.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (
                Self::Gap {
                    report,
                    missing,
                    last,
                },
                Lang::Zh,
            ) => format!(
                "{report}：没有同一单位{missing}年度的报告（此前最近的是{last}年度），未与上年核对"
            ),
            (
                Self::Gap {
                    report,
                    missing,
                    last,
                },
                Lang::En,
            ) => format!(
                "{report}: not compared with the year before: there is no report of the body for {missing}, the last one before is for {last}"
            ),
            (Self::Alone(report), Lang::Zh) => {
                format!("{report}：指明的上年报告中没有与它对应的，未与上年核对")
            }
            (Self::Alone(report), Lang::En) => format!(
                "{report}: not compared with the year before: none of the reports named for it is its own"
            ),
            (
                Self::Ambiguous {
                    report,
                    year,
                    candidates,
                },
                Lang::Zh,
            ) => format!(
                "{report}：{year}年度的报告有{}份，数据不同，未与上年核对：{}",
                candidates.len(),
                candidates.join("、")
            ),
            (
                Self::Ambiguous {
                    report,
                    year,
                    candidates,
                },
                Lang::En,
            ) => format!(
                "{report}: not compared with the year before: {} reports for {year} differ: {}",
                candidates.len(),
                candidates.join(", ")
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::years;
    use crate::report::Report;

    #[test]
    fn bodies_are_linked_by_key_and_year() {
        let report = |body: &str, year: Option<i32>| Report {
            body: Some(body.to_owned()),
            year,
            ..Report::default()
        };
        let reports = [
            report("临江县人民政府", Some(2024)),
            report("临江县林业局", Some(2024)),
            report("临江县", Some(2023)),
            report("临江县", None),
            report("临江县林业局系统", Some(2023)),
            report("临江县 人民政府", Some(2023)),
        ];
        let mut all: Vec<Option<&Report>> = reports.iter().map(Some).collect();
        all.push(None);
        assert_eq!(years(&all), [[2, 5, 0]]);
    }
}
