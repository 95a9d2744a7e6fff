//! The bodies that must report, and which of them did not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use gouji::lang::Lang;
use gouji::render::failure::Failed;
use gouji::render::report::Source;
use gouji::{Read, body};

use super::config::text_of;

/// Heads of the first column of a table of bodies.
const HEADS: [&str; 5] = ["单位", "单位名称", "机构名称", "名称", "body"];

/// What is wrong with what a body handed in.
#[derive(Debug)]
pub struct Complaint<'a> {
    /// The body, as the roster names it.
    pub body: &'a str,
    /// One word for scripts.
    kind: &'static str,
    /// What is wrong.
    said: String,
}

impl Complaint<'_> {
    /// The complaint as a line.
    pub fn line(&self, lang: Lang) -> String {
        let (body, said) = (self.body, &self.said);
        match lang {
            Lang::Zh => format!("{body}：{said}"),
            Lang::En => format!("{body}: {said}"),
        }
    }

    /// The complaint in place of a report.
    pub fn failed(&self) -> Failed {
        Failed::new(Source::named(self.body), self.kind, self.said.clone())
    }
}

/// The names of the bodies that must report.
#[derive(Debug, Default)]
pub struct Roster(Vec<String>);

impl Roster {
    /// Reads a list of bodies: one a line, or the first column of a CSV file.
    pub fn load(path: &Path, lang: Lang) -> Result<Self> {
        let text = text_of(path, &path.to_string_lossy(), lang)?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut names = Vec::new();
        for record in reader.records() {
            let record = record?;
            let name = record.get(0).unwrap_or_default().trim();
            if !name.is_empty() && !HEADS.contains(&name) {
                names.push(name.to_owned());
            }
        }
        Ok(Self(names))
    }

    /// The bodies that none of the reports is of.
    pub fn absent<'a>(&self, reports: impl Iterator<Item = &'a Read>) -> Vec<&str> {
        let bodies = reports.filter_map(|read| read.report.body.as_deref());
        let bodies: BTreeSet<String> = bodies.map(body::key).collect();
        let names = self.0.iter().map(String::as_str);
        names
            .filter(|name| !bodies.contains(&body::key(name)))
            .collect()
    }

    /// What is wrong with what was handed in: who did not, who did for another year than most did,
    /// and who did twice for one year.
    pub fn complaints(&self, reports: &[&Read], lang: Lang) -> Vec<Complaint<'_>> {
        let mut of_bodies: BTreeMap<String, BTreeMap<i32, Vec<String>>> = BTreeMap::new();
        for read in reports {
            let report = &read.report;
            if let (Some(body), Some(year)) = (&report.body, report.year) {
                let years = of_bodies.entry(body::key(body)).or_default();
                let paths = years.entry(year).or_default();
                paths.push(read.source.origin.to_string());
            }
        }
        let due = self.due(&of_bodies);
        let mut complaints = Vec::new();
        for body in &self.0 {
            let mut complain = |kind, said| complaints.push(Complaint { body, kind, said });
            let Some(years) = of_bodies.get(&body::key(body)) else {
                let said = match lang {
                    Lang::Zh => "未报送",
                    Lang::En => "not handed in",
                };
                complain("not-handed-in", said.to_owned());
                continue;
            };
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
                    (Lang::En, _) => {
                        format!("no report for {lacking}; there are those for {there}")
                    }
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
        complaints
    }

    /// The years for which bodies of the roster must have a report: those for which more than half
    /// of all that handed in something have one; where there is none, the last of those for which
    /// most have.
    fn due(&self, of_bodies: &BTreeMap<String, BTreeMap<i32, Vec<String>>>) -> Vec<i32> {
        let keys: BTreeSet<String> = self.0.iter().map(|name| body::key(name)).collect();
        let there = of_bodies.iter().filter(|(key, _)| keys.contains(*key));
        let there: Vec<_> = there.map(|(_, years)| years).collect();
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
}
