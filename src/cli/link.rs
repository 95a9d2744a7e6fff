//! Linking the reports of a run with those of the year before, and asking the rules about it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use gouji::diagnostic::Assessment;
use gouji::lang::Lang;
use gouji::render::failure::Failed;
use gouji::report::Report;
use gouji::series::{self, Before, Member, Note, Relation, Series, Told};
use gouji::source::Origin;
use gouji::{Options, Read};

use super::config::Planned;
use super::convert::Converter;
use super::held::{self, Held};
use super::walk::{self, Listing};
use super::writes::Writes;
use super::{ExitStatus, complain, inputs, stream};

/// The most notes that are written to standard error; more would hide what else stands there.
const MAX_NOTES: usize = 10;

/// How reports are linked.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Several reports")]
pub struct LinkArgs {
    /// Compare with the reports of the year before in this file or directory; they are not checked
    /// themselves. One report is compared with one other, whatever their bodies are called
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "no_link")]
    pub previous: Option<PathBuf>,

    /// Do not compare the reports of one body with one another; each is shown as soon as it is
    /// checked
    #[arg(long)]
    pub no_link: bool,

    /// The bodies that must report: one per line, or the column of names of a CSV file. Bodies that
    /// did not report, reported for a different year from most, or reported twice for one year are
    /// listed
    #[arg(long, value_name = "FILE", conflicts_with = "no_link")]
    pub roster: Option<PathBuf>,
}

/// The reports that were named as those of the year before.
#[derive(Debug, Default)]
pub struct Previous {
    reports: Vec<(Read, Told)>,
    failed: Vec<Failed>,
    is_named: bool,
}

impl Previous {
    /// Reads them, if any were named.
    pub fn read(
        path: Option<&Path>,
        writes: &Writes,
        threads: Option<u16>,
        converter: &Converter,
        lang: Lang,
    ) -> Result<Self> {
        let Some(path) = path else {
            return Ok(Self::default());
        };
        let Listing { inputs, passed } = walk::sources(&[path.to_owned()], None, writes, lang)?;
        passed.complain(lang);
        let mut previous = Self {
            is_named: true,
            ..Self::default()
        };
        stream::in_order(
            &inputs,
            threads,
            |input| {
                inputs::with_readings(input, converter, lang, |reading| {
                    reading.map(held::figures).map_err(Box::new)
                })
            },
            |readings| {
                for reading in readings {
                    match reading {
                        Ok(read) => previous.reports.push(read),
                        Err(failed) => previous.failed.push(*failed),
                    }
                }
                Ok(())
            },
        )?;
        Ok(previous)
    }

    /// Adds reports of the run's own directories that are not checked themselves. Of those that
    /// cannot be read nothing is said: nobody asked about them.
    pub fn add(
        &mut self,
        context: &[Planned],
        threads: Option<u16>,
        converter: &Converter,
        lang: Lang,
    ) -> Result<()> {
        let read = |planned: &Planned| {
            inputs::with_readings(&planned.input, converter, lang, |reading| {
                reading.map(held::figures).ok()
            })
        };
        stream::in_order(context, threads, read, |readings| {
            self.reports.extend(readings.into_iter().flatten());
            Ok(())
        })
    }
}

/// What linking came to, besides what the rules found.
#[derive(Debug)]
pub struct Linked<'a> {
    /// Whether all could be done.
    pub status: ExitStatus,
    failed: &'a [Failed],
    /// What could not be compared, in the order of the reports.
    notes: Vec<Note>,
}

impl Linked<'_> {
    /// Says what could not be compared.
    pub fn complain(&self, lang: Lang) {
        for failed in self.failed {
            complain(&failed.complaint(lang));
        }
        for note in self.notes.iter().take(MAX_NOTES) {
            complain(&note.message(lang));
        }
        let more = self.notes.len().saturating_sub(MAX_NOTES);
        if more > 0 {
            complain(&match lang {
                Lang::Zh => format!("……另有{more}份报告未与上年核对"),
                Lang::En => format!("… and {more} more not compared with the year before"),
            });
        }
    }
}

/// A report that can be linked.
struct Linkable<'a> {
    origin: &'a Origin,
    report: &'a Report,
    told: &'a Told,
    options: &'a Options,
    is_checked: bool,
}

impl<'a> Linkable<'a> {
    const fn member(&self, year: i32) -> Member<'a> {
        Member {
            origin: self.origin,
            report: self.report,
            told: self.told,
            options: self.options,
            year,
        }
    }
}

/// Links the reports of the same body by their years and asks the rules about them; what these
/// find goes to the report of the later year.
pub fn years<'a>(held: &mut [Vec<Held>], previous: &'a Previous) -> Linked<'a> {
    let options = Options::default();
    let reports = linkables(held, previous, &options);
    let mut assessments: BTreeMap<usize, Assessment> = BTreeMap::new();
    let mut notes = BTreeMap::new();
    if previous.is_named {
        let checked = reports.iter().enumerate().filter_map(|(at, report)| {
            let report = report.as_ref().filter(|report| report.is_checked)?;
            Some((at, Note::Alone(report.origin.to_string())))
        });
        notes.extend(checked);
    }
    for places in linked(&reports, previous.is_named) {
        let members = (places.iter())
            .filter_map(|&(at, year)| Some(reports[at].as_ref()?.member(year)))
            .collect();
        let series = Series::new(Relation::Years, members);
        let assessed = gouji::check_series(&series);
        for ((&(at, _), member), assessment) in places.iter().zip(series.members()).zip(assessed) {
            if !reports[at].as_ref().is_some_and(|report| report.is_checked) {
                continue;
            }
            assessments.entry(at).or_default().extend(assessment);
            if let Some(note) = Note::on(&series, member) {
                notes.insert(at, note);
            } else if let Before::One(_) = series.before(member) {
                notes.remove(&at);
            }
        }
    }
    let checked: Vec<Option<&Report>> = (reports.iter())
        .map(|one| one.as_ref().filter(|one| one.is_checked))
        .map(|one| one.map(|one| one.report))
        .collect();
    for (year, places) in series::peers(&checked) {
        let members = (places.iter())
            .filter_map(|&at| Some(reports[at].as_ref()?.member(year)))
            .collect();
        let assessed = gouji::check_series(&Series::new(Relation::Peers, members));
        for (at, assessment) in places.into_iter().zip(assessed) {
            assessments.entry(at).or_default().extend(assessment);
        }
    }
    for (at, held) in held.iter_mut().flatten().enumerate() {
        if let (Held::Checked { check, .. }, Some(found)) = (held, assessments.remove(&at)) {
            check.assessment.extend(found);
        }
    }
    Linked {
        status: match previous.failed.is_empty() {
            true => ExitStatus::Clean,
            false => ExitStatus::Failed,
        },
        failed: &previous.failed,
        notes: notes.into_values().collect(),
    }
}

/// The reports of the run in their order, what failed among them as `None`; behind them those
/// that were named as of the year before and are not in the run themselves.
fn linkables<'a>(
    held: &'a [Vec<Held>],
    previous: &'a Previous,
    options: &'a Options,
) -> Vec<Option<Linkable<'a>>> {
    let checked = held.iter().flatten().map(|held| match held {
        Held::Checked { read, told, check } => Some(Linkable {
            origin: &read.source.origin,
            report: &read.report,
            told,
            options: &check.options,
            is_checked: true,
        }),
        Held::Failed(_) => None,
    });
    let mut all: Vec<Option<Linkable<'_>>> = checked.collect();
    let in_run: BTreeSet<&Origin> = all.iter().flatten().map(|one| one.origin).collect();
    let named: Vec<_> = (previous.reports.iter())
        .filter(|(read, _)| !in_run.contains(&read.source.origin))
        .map(|(read, told)| {
            Some(Linkable {
                origin: &read.source.origin,
                report: &read.report,
                told,
                options,
                is_checked: false,
            })
        })
        .collect();
    all.extend(named);
    all
}

/// The series among the reports: the places of their reports, each with the year that it counts
/// for. Where one report was named as that of the year before one other, these are a series
/// whatever their bodies are called.
fn linked(reports: &[Option<Linkable<'_>>], is_named: bool) -> Vec<Vec<(usize, i32)>> {
    let of = |at: usize| reports[at].as_ref().map(|one| one.report);
    let there: Vec<usize> = (0..reports.len()).filter(|&at| of(at).is_some()).collect();
    if let [now, before] = there[..]
        && is_named
        && reports[before].as_ref().is_some_and(|one| !one.is_checked)
    {
        let [year, year_before] = [now, before].map(|at| of(at).and_then(|report| report.year));
        let year = year.or_else(|| Some(year_before? + 1));
        let pair = year.map(|year| vec![(before, year_before.unwrap_or(year - 1)), (now, year)]);
        return pair.into_iter().collect();
    }
    let all: Vec<Option<&Report>> = (0..reports.len()).map(of).collect();
    let dated = |at: usize| Some((at, of(at)?.year?));
    (series::years(&all).into_iter())
        .map(|places| places.into_iter().filter_map(dated).collect())
        .collect()
}
