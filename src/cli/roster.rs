//! The bodies that must report, and which of them did not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use gouji::lang::{Lang, Text};
use gouji::render::results::RosterComplaint;
use gouji::{Read, body};

use super::roster_file;

/// The names of the bodies that must report.
#[derive(Debug, Default)]
pub struct Roster(Vec<String>);

/// The paths of a body's reports, by their years.
type Years = BTreeMap<i32, Vec<String>>;

impl Roster {
    /// Reads a list of bodies: one a line, or a column of a table.
    pub fn load(path: &Path, lang: Lang) -> Result<Self> {
        Ok(Self(roster_file::names(path, lang)?))
    }

    /// The bodies that none of the reports is of.
    pub fn absent<'a>(&self, reports: impl Iterator<Item = &'a Read>) -> Vec<&str> {
        let bodies = reports.filter_map(|read| read.report.body.as_deref());
        let there: BTreeSet<usize> = bodies.filter_map(|body| self.place_of(body)).collect();
        (self.0.iter().enumerate())
            .filter(|(place, _)| !there.contains(place))
            .map(|(_, name)| name.as_str())
            .collect()
    }

    /// The place on the roster of the body of a report: by its own name, or else as the one body that
    /// may be called so (清河县卫健委 of 清河县卫生健康委员会, or the other way about: 县司法局).
    fn place_of(&self, reports: &str) -> Option<usize> {
        let key = body::key(reports);
        let own = self.0.iter().position(|listed| body::key(listed) == key);
        let may_be =
            |listed: &String| body::is_called(listed, reports) || body::is_called(reports, listed);
        own.or_else(|| {
            let mut fitting = (self.0.iter().enumerate()).filter(|(_, listed)| may_be(listed));
            let (place, _) = fitting.next()?;
            fitting.next().is_none().then_some(place)
        })
    }

    /// What is wrong with what was handed in: who did not, who did for another year than most did,
    /// who did twice for one year, and who is not on the roster.
    pub fn complaints(&self, reports: &[&Read], lang: Lang) -> Vec<RosterComplaint> {
        let mut of_listed: BTreeMap<usize, Years> = BTreeMap::new();
        let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
        let mut others: BTreeMap<String, &str> = BTreeMap::new();
        for read in reports {
            let report = &read.report;
            let (Some(body), Some(year)) = (&report.body, report.year) else {
                continue;
            };
            let place = *(places.entry(body.clone())).or_insert_with(|| self.place_of(body));
            match place {
                None => {
                    others.entry(body::key(body)).or_insert(body);
                }
                Some(place) => {
                    let years = of_listed.entry(place).or_default();
                    let paths = years.entry(year).or_default();
                    paths.push(read.source.origin.to_string());
                }
            }
        }
        let due = due(of_listed.values());
        let mut complaints = Vec::new();
        for (place, body) in self.0.iter().enumerate() {
            let mut complain = |kind, message| {
                complaints.push(RosterComplaint {
                    body: body.clone(),
                    kind,
                    message,
                });
            };
            match of_listed.get(&place) {
                None => complain("not-handed-in", NOT_HANDED_IN.get(lang).to_owned()),
                Some(years) => of_years(years, &due, lang, complain),
            }
        }
        let others: Vec<&str> = others.into_values().collect();
        complaints.extend(unlisted(&others, lang));
        complaints
    }
}

/// The most bodies off the roster that have a complaint each; a roster of a few among hundreds is
/// meant so.
const MAX_UNLISTED: usize = 10;

/// The bodies that reported and are not on the roster.
fn unlisted(others: &[&str], lang: Lang) -> Vec<RosterComplaint> {
    let complaint = |body: String, message| RosterComplaint {
        body,
        kind: RosterComplaint::NOT_ON_ROSTER,
        message,
    };
    if others.len() <= MAX_UNLISTED {
        let message = UNLISTED.get(lang);
        let of = |name: &&str| complaint((*name).to_owned(), message.to_owned());
        return others.iter().map(of).collect();
    }
    let (count, first) = (others.len(), others[..3].join("、"));
    let all = match lang {
        Lang::Zh => complaint(
            "名单以外".to_owned(),
            format!("{count}个单位有报告，但不在名单上，如{first}"),
        ),
        Lang::En => complaint(
            "off the roster".to_owned(),
            format!("{count} bodies have reports and are not on the roster, such as {first}"),
        ),
    };
    vec![all]
}

const NOT_HANDED_IN: Text = Text {
    zh: "未报送",
    en: "not handed in",
};

const UNLISTED: Text = Text {
    zh: "有报告，但不在名单上",
    en: "has a report and is not on the roster",
};

/// What is wrong with the years for which a body handed in something.
fn of_years(
    years: &Years,
    due: &[i32],
    lang: Lang,
    mut complain: impl FnMut(&'static str, String),
) {
    let lacking: Vec<i32> = (due.iter().copied())
        .filter(|due| !years.contains_key(due))
        .collect();
    if !lacking.is_empty() {
        let separator = match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        let listed = |years: Vec<String>| years.join(separator);
        let lacking = listed(lacking.iter().map(ToString::to_string).collect());
        let there = listed(years.keys().map(ToString::to_string).collect());
        let said = match (lang, years.len()) {
            (Lang::Zh, _) => format!("未报送{lacking}年度的报告，只有{there}年度的"),
            (Lang::En, 1) => format!("no report for {lacking}; there is one for {there}"),
            (Lang::En, _) => format!("no report for {lacking}; there are those for {there}"),
        };
        complain("other-year", said);
    }
    for (year, paths) in years.iter().filter(|(_, paths)| paths.len() > 1) {
        let (count, paths) = (paths.len(), paths.join(", "));
        let said = match lang {
            Lang::Zh => format!("{year}年度的报告报送了{count}份：{paths}"),
            Lang::En => format!("{count} reports for {year}: {paths}"),
        };
        complain("handed-in-twice", said);
    }
}

/// The years for which bodies of the roster must have a report: those for which more than half of
/// all that handed in something have one; where there is none, the last of those for which most
/// have.
fn due<'a>(of_bodies: impl Iterator<Item = &'a Years>) -> Vec<i32> {
    let there: Vec<&Years> = of_bodies.collect();
    let mut of_years: BTreeMap<i32, usize> = BTreeMap::new();
    for &year in there.iter().flat_map(|years| years.keys()) {
        *of_years.entry(year).or_default() += 1;
    }
    let due = (of_years.iter()).filter(|&(_, count)| count * 2 > there.len());
    let due: Vec<i32> = due.map(|(&year, _)| year).collect();
    if !due.is_empty() {
        return due;
    }
    let last = of_years.into_iter().max_by_key(|&(_, count)| count);
    last.into_iter().map(|(year, _)| year).collect()
}
