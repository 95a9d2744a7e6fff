//! `gouji rollup`: every figure of a parent's report against the sum of its parts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use gouji::diagnostic::Severity;
use gouji::lang::Lang;
use gouji::render::failure::Failed;
#[cfg(feature = "xlsx")]
use gouji::render::format::OutputFormat;
use gouji::render::rollup::{self, MissingOutput};
#[cfg(feature = "xlsx")]
use gouji::render::xlsx::parts;
use gouji::report::{Content, Report};
use gouji::series::{Member, Relation, Series, Told};
use gouji::{Options, Read, body};

#[cfg(feature = "xlsx")]
use super::check_outputs;
use super::convert::Converter;
use super::held::figures;
use super::inputs::{self, Input};
#[cfg(feature = "xlsx")]
use super::output;
use super::output::Output;
use super::roster::Roster;
use super::walk;
use super::writes::Writes;
use super::{Common, ExitStatus, Settings, complain, stream};

/// What `rollup` is told.
#[derive(Debug, Args)]
pub struct RollupArgs {
    /// The parent's report
    #[arg(long, value_name = "FILE", required = true)]
    parent: PathBuf,

    #[command(flatten)]
    common: Common,

    /// The bodies that must report: one per line, or the column of names of a CSV file
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,

    /// Output format [default: that of the output's ending, else text]
    #[arg(long, value_name = "FORMAT")]
    format: Option<FormatArg>,

    /// Write the output to a file instead of standard output, either completely or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Count every blank as 0 instead of as an unknown number
    #[arg(long)]
    blank_as_zero: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// For people
    Text,
    /// One JSON document
    Json,
    /// An Excel workbook: what each part adds to each cell
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl RollupArgs {
    /// The form of the output: as typed, or as the ending of the file tells.
    fn format(&self) -> FormatArg {
        let ending = self.output.as_deref().and_then(Path::extension);
        let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
        match (self.format, ending.as_deref()) {
            (Some(format), _) => format,
            (None, Some("json")) => FormatArg::Json,
            #[cfg(feature = "xlsx")]
            (None, Some("xlsx")) => FormatArg::Xlsx,
            (None, _) => FormatArg::Text,
        }
    }
}

/// A report without its narrative, and what that says that concerns other reports.
type Kept = (Read, Told);

/// Compares the parent with its parts.
pub fn run(args: &RollupArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    let converter = Converter::new(args.common.convert_with.clone());
    let roster = match &args.roster {
        Some(path) => Roster::load(path, lang)?,
        None => Roster::default(),
    };
    let writes = Writes::to(args.output.as_deref());
    if let Some(roster) = &args.roster {
        writes.refuse(roster, lang)?;
    }
    let parent = std::slice::from_ref(&args.parent);
    let parent = walk::sources(parent, None, &writes, lang)?.inputs;
    let Some(inputs) = walk::asked(&args.common, &writes, lang)? else {
        return Ok(ExitStatus::Clean);
    };
    let mut out = Output::open(args.output.as_deref(), lang)?;
    #[cfg(feature = "xlsx")]
    if matches!(args.format(), FormatArg::Xlsx) && out.is_terminal() {
        bail!(check_outputs::no_file_named(OutputFormat::Xlsx, lang));
    }
    let (mut parents, failed) = read(&parent, None, &converter, lang)?;
    for failed in &failed {
        complain(&failed.complaint(lang));
    }
    if parents.len() != 1 || !failed.is_empty() {
        let (shown, count) = (args.parent.display(), parents.len());
        match lang {
            Lang::Zh => bail!("{shown}：汇总报告应当正好是一份，读到{count}份"),
            Lang::En => bail!("{shown}: this must be exactly one report; {count} were read"),
        }
    }
    // A roster among the parts is no report.
    let roster_file = args.roster.as_deref();
    let is_roster = |input: &Input| roster_file.is_some_and(|file| input.is_found_as(file));
    let inputs: Vec<Input> = (inputs.into_iter())
        .filter(|input| input.path() != Some(&args.parent) && !is_roster(input))
        .collect();
    let (parts, failed) = read(&inputs, args.common.threads, &converter, lang)?;
    for failed in &failed {
        complain(&failed.complaint(lang));
    }
    converter.complain(lang);
    let parent = parents.remove(0);
    let (parts, mut missing) = sorted(parts, &parent.0);
    missing.extend(failed.iter().map(|failed| MissingOutput {
        body: None,
        source: Some(failed.source.name.clone()),
        reason: "unreadable",
    }));
    let absent = roster.absent(parts.iter().map(|(read, _)| read));
    missing.extend(absent.into_iter().map(|name| MissingOutput {
        body: Some(name.to_owned()),
        source: None,
        reason: "not_handed_in",
    }));
    let options = Options {
        blank_as_zero: args.blank_as_zero,
        ..Options::default()
    };
    let year = parent.0.report.year.unwrap_or_default();
    let members = [&parent]
        .into_iter()
        .chain(&parts)
        .map(|(read, told)| Member {
            origin: &read.source.origin,
            report: &read.report,
            told,
            options: &options,
            year,
        });
    // What was handed in twice is in the sum once.
    let lacking = missing
        .iter()
        .filter(|one| !one.reason.starts_with("handed_in"));
    let series = Series::new(Relation::Parts, members.collect()).lacking(lacking.count());
    match args.format() {
        FormatArg::Text => out.write(rollup::text(&series, &missing, lang))?,
        FormatArg::Json => {
            let document = rollup::document(&series, &missing);
            out.write(serde_json::to_string_pretty(&document)? + "\n")?;
        }
        #[cfg(feature = "xlsx")]
        FormatArg::Xlsx => {
            out.write(output::rendered(parts::rollup(&series, &missing, lang))?)?;
        }
    }
    out.finish()?;
    let found = gouji::check_series(&series);
    let is_fatal = |severity| severity == Severity::Error;
    let is_found = (found.iter().flat_map(|of| &of.findings)).any(|found| is_fatal(found.severity));
    Ok(match (failed.is_empty(), is_found) {
        (false, _) => ExitStatus::Failed,
        (true, true) => ExitStatus::Found,
        (true, false) => ExitStatus::Clean,
    })
}

fn read(
    inputs: &[Input],
    threads: Option<u16>,
    converter: &Converter,
    lang: Lang,
) -> Result<(Vec<Kept>, Vec<Failed>)> {
    let (mut reports, mut failed) = (Vec::new(), Vec::new());
    stream::in_order(
        inputs,
        threads,
        |input| {
            inputs::with_readings(input, converter, lang, |reading| {
                reading.map(figures).map_err(Box::new)
            })
        },
        |readings| {
            for reading in readings {
                match reading {
                    Ok(read) => reports.push(read),
                    Err(unread) => failed.push(*unread),
                }
            }
            Ok(())
        },
    )?;
    Ok((reports, failed))
}

/// The parts that are summed, each body once and of the parent's year, and those that are not. Of two
/// reports that differ, neither is chosen.
fn sorted(parts: Vec<Kept>, parent: &Read) -> (Vec<Kept>, Vec<MissingOutput>) {
    let (mut kept, mut left_out): (Vec<Kept>, Vec<MissingOutput>) = (Vec::new(), Vec::new());
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts {
        let report = &part.0.report;
        let is_of_year = match (report.year, parent.report.year) {
            (Some(year), Some(of_parent)) => year == of_parent,
            _ => true,
        };
        let key = report.body.as_deref().map(body::key);
        let key = key.filter(|key| is_of_year && !key.is_empty());
        let first = key.as_ref().and_then(|key| places.get(key).copied());
        let reason = match first {
            _ if !is_of_year => "other_year",
            Some(first) if disagree(&mut kept[first].0.report, report) => "handed_in_differently",
            Some(_) => "handed_in_twice",
            None => {
                places.extend(key.map(|key| (key, kept.len())));
                kept.push(part);
                continue;
            }
        };
        left_out.push(MissingOutput {
            body: report.body.clone(),
            source: Some(part.0.source.origin.to_string()),
            reason,
        });
    }
    (kept, left_out)
}

/// Makes unreadable in a body's report the cells in which its other report for the year has another
/// figure: which of the two is right is not known, and luck is not to choose. Whether there are any.
fn disagree(report: &mut Report, other: &Report) -> bool {
    let mut is_found = false;
    for (name, figure) in &mut report.cells {
        let content = other.cells.get(name).map(|figure| figure.content);
        if content != Some(figure.content) {
            figure.content = Content::Unreadable;
            is_found = true;
        }
    }
    is_found
}
