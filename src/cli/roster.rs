//! The bodies that must report, and which of them did not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use gouji::lang::Lang;
use gouji::{Read, body};

use super::config::text_of;

/// Heads of the first column of a table of bodies.
const HEADS: [&str; 5] = ["单位", "单位名称", "机构名称", "名称", "body"];

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
    pub fn complaints(&self, reports: &[&Read], lang: Lang) -> Vec<String> {
        let mut of_bodies: BTreeMap<String, BTreeMap<i32, Vec<String>>> = BTreeMap::new();
        let mut of_years: BTreeMap<i32, usize> = BTreeMap::new();
        for read in reports {
            let report = &read.report;
            if let (Some(body), Some(year)) = (&report.body, report.year) {
                let years = of_bodies.entry(body::key(body)).or_default();
                let paths = years.entry(year).or_default();
                paths.push(read.source.origin.to_string());
                *of_years.entry(year).or_default() += 1;
            }
        }
        let due = of_years.iter().max_by_key(|&(_, count)| count);
        let due = due.map(|(&year, _)| year);
        let mut complaints = Vec::new();
        for name in &self.0 {
            let Some(years) = of_bodies.get(&body::key(name)) else {
                complaints.push(match lang {
                    Lang::Zh => format!("{name}：未报送"),
                    Lang::En => format!("{name}: not handed in"),
                });
                continue;
            };
            if let Some(due) = due.filter(|due| !years.contains_key(due)) {
                let there: Vec<String> = years.keys().map(ToString::to_string).collect();
                complaints.push(match (lang, &there[..]) {
                    (Lang::Zh, _) => format!(
                        "{name}：未报送{due}年度的报告，只有{}年度的",
                        there.join("、")
                    ),
                    (Lang::En, [year]) => {
                        format!("{name}: no report for {due}; there is one for {year}")
                    }
                    (Lang::En, _) => format!(
                        "{name}: no report for {due}; there are those for {}",
                        there.join(", ")
                    ),
                });
            }
            for (year, paths) in years.iter().filter(|(_, paths)| paths.len() > 1) {
                let (count, paths) = (paths.len(), paths.join(", "));
                complaints.push(match lang {
                    Lang::Zh => format!("{name}：{year}年度的报告报送了{count}份：{paths}"),
                    Lang::En => format!("{name}: {count} reports for {year}: {paths}"),
                });
            }
        }
        complaints
    }
}
