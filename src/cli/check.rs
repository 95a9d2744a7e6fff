//! `gouji check`: reads reports and says what is wrong in them.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use anyhow::Result;
use gouji::lang::Lang;
use gouji::render::renderer::{AnyPiece, By, Extent, OutputOptions, Rendered};
use gouji::render::results::{RosterComplaint, SourceResult, Summary};

use super::baseline::{Baselines, Covered};
use super::check_outputs::{self, Renderers, Target};
use super::config::{self, Planned};
use super::convert::Converter;
use super::folder::Whose;
use super::held::{self, Held};
use super::link::{self, Previous};
use super::output::rendered;
use super::progress::Progress;
use super::roster::Roster;
use super::twins::Twins;
use super::walk;
use super::writes::Writes;
use super::{CheckArgs, ExitStatus, Settings, changed, complain, output, stream};

/// What one report of a source comes to, shown.
struct Checked {
    /// Its piece of every output.
    pieces: Vec<AnyPiece>,
    /// Which file of a directory it goes into.
    whose: Whose,
    /// What to say of it on standard error.
    complaint: Option<String>,
    /// Its counts.
    summary: Summary,
    /// How it came out.
    status: ExitStatus,
}

/// Checks all that was asked for.
pub fn run(args: &CheckArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    let writes = Writes::to(args.output.iter().filter_map(Target::file));
    for read in [&args.rules.config, &args.accepted.baseline]
        .into_iter()
        .flatten()
    {
        writes.refuse(read, lang)?;
    }
    let listing = walk::list(&args.common, &writes, lang)?;
    let (inputs, passed) = config::plan(listing, args, lang)?;
    if args.common.show_files {
        let names = inputs.iter().map(|planned| planned.input.name());
        output::print(&passed.show(names, lang), lang)?;
        return Ok(ExitStatus::Clean);
    }
    let (inputs, context) = match &args.changed_since {
        Some(since) => changed::since(since, inputs, lang)?,
        None => (inputs, Vec::new()),
    };
    if args.rules.show_settings {
        output::print(&config::show(&inputs, lang)?, lang)?;
        return Ok(ExitStatus::Clean);
    }
    passed.complain(lang);
    let baselines = Baselines::load(&inputs, args.accepted.update_baseline, lang)?;
    let mut record = baselines.record();
    let rosters = rosters(args, &inputs, lang)?;
    let converter = Converter::new(args.common.convert_with.clone());
    let extent = match (args.quiet, args.statistics, args.group_by) {
        (true, _, _) => Extent::Findings,
        (false, true, _) => Extent::Statistics,
        (false, false, Some(by)) => Extent::Groups(by.into()),
        (false, false, None) => Extent::All,
    };
    let (mut outputs, renderers) = check_outputs::open(args, settings, |view| OutputOptions {
        view,
        extent,
        is_unfolded: args.verbose,
        show_accepted: args.accepted.show_accepted,
        repair: !args.no_repair,
    })?;
    // A person who sees the output on the terminal needs no failure twice.
    let complains = !(outputs.is_seen() && io::stderr().is_terminal());
    let (mut total, mut status) = (Summary::default(), ExitStatus::Clean);
    // Where the reports themselves run over the terminal, they are the progress.
    let is_wanted =
        !args.quiet && (!outputs.is_seen() || args.statistics || args.group_by.is_some());
    let progress = Progress::over(inputs.len(), is_wanted, lang);
    outputs.start(&renderers)?;
    let threads = args.common.threads;
    let split_by = args.split_by.map(By::from);
    let whose = |result: SourceResult<'_>| Whose::of(result, split_by, lang);
    let show = |held: &Held| show(&renderers, held, (&whose, lang));
    let mut take = |shown: Rendered<Checked>| {
        let checked = rendered(shown)?;
        if let Some(complaint) = checked.complaint.filter(|_| complains) {
            progress.aside(|| complain(&complaint));
        }
        total.add(&checked.summary);
        status = status.max(checked.status);
        outputs.add(
            &renderers,
            checked.pieces,
            (&checked.whose, &checked.summary),
        )
    };
    if args.link.no_link {
        let mut twins = Twins::default();
        stream::in_order(
            &inputs,
            threads,
            |planned| {
                let held = held::read(planned, false, &converter, lang).into_iter();
                held.map(|mut of| (of.twin(), accept(&baselines, planned, &mut of), show(&of)))
                    .collect::<Vec<_>>()
            },
            |held| {
                progress.advance();
                for (twin, covered, shown) in held {
                    if twin.is_some_and(|twin| twins.is_again(twin)) {
                        continue;
                    }
                    covered
                        .into_iter()
                        .for_each(|covered| record.cover(covered));
                    take(shown)?;
                }
                Ok(())
            },
        )?;
        progress.aside(|| twins.complain(lang));
    } else {
        let all = linked(
            &inputs,
            &context,
            (args, lang),
            &writes,
            &baselines,
            Some(&progress),
        )?;
        all.covered
            .into_iter()
            .for_each(|covered| record.cover(covered));
        let reports = held::reports(&all.held);
        let complaints = rosters
            .iter()
            .map(|roster| roster.complaints(&reports, lang));
        let complaints: Vec<RosterComplaint> = complaints.flatten().collect();
        if complains {
            progress.aside(|| (complaints.iter()).for_each(|one| complain(&one.line(lang))));
        }
        stream::in_order(&all.held, threads, show, take)?;
        if split_by == Some(By::Body) {
            for complaint in &complaints {
                outputs.tell(&renderers, &complaint.body, &complaint.failed())?;
            }
        }
        status = status.max(all.status);
        if complaints.iter().any(RosterComplaint::is_of_roster) {
            status = status.max(ExitStatus::Found);
        }
        total.roster = complaints;
    }
    progress.aside(|| converter.complain(lang));
    progress.end();
    outputs.end(&renderers, &total)?;
    record.finish(lang)?;
    if args.exit_zero && status == ExitStatus::Found {
        return Ok(ExitStatus::Clean);
    }
    Ok(status)
}

/// The bodies that must report: those that were typed, or those of the configurations of the
/// directories that are read. Who asks about one file does not ask who else reported.
fn rosters(args: &CheckArgs, inputs: &[Planned], lang: Lang) -> Result<Vec<Roster>> {
    let paths: BTreeSet<&Path> = match &args.link.roster {
        Some(path) => BTreeSet::from([path.as_path()]),
        None => (inputs.iter().filter(|planned| planned.input.is_found()))
            .filter_map(|planned| planned.plan.roster.as_deref())
            .collect(),
    };
    let load = |path| Roster::load(path, lang);
    paths.into_iter().map(load).collect()
}

/// All reports of a run, checked and compared with one another.
pub struct Linked {
    /// The reports, in the order of the inputs.
    pub held: Vec<Held>,
    /// What baselines speak of.
    covered: Vec<Covered>,
    /// Whether those of the year before could be read.
    status: ExitStatus,
}

/// Reads, checks and links all inputs. `context` is read only to compare with. Without `progress`
/// nothing is said on standard error.
pub fn linked(
    inputs: &[Planned],
    context: &[Planned],
    (args, lang): (&CheckArgs, Lang),
    writes: &Writes,
    baselines: &Baselines,
    progress: Option<&Progress>,
) -> Result<Linked> {
    let threads = args.common.threads;
    let converter = Converter::new(args.common.convert_with.clone());
    let mut held = Vec::new();
    let read = |planned: &Planned| held::read(planned, true, &converter, lang);
    let mut twins = Twins::default();
    stream::in_order(inputs, threads, read, |mut of_input| {
        if let Some(progress) = progress {
            progress.advance();
        }
        of_input.retain(|of| !of.twin().is_some_and(|twin| twins.is_again(twin)));
        held.push(of_input);
        Ok(())
    })?;
    let path = args.link.previous.as_deref();
    let mut previous = Previous::read(path, writes, threads, &converter, lang)?;
    previous.add(context, threads, &converter, lang)?;
    let linked = link::years(&mut held, &previous);
    if let Some(progress) = progress {
        progress.aside(|| {
            twins.complain(lang);
            converter.complain(lang);
            linked.complain(lang);
        });
    }
    let mut covered = Vec::new();
    for (planned, of_input) in inputs.iter().zip(&mut held) {
        covered.extend(
            of_input
                .iter_mut()
                .filter_map(|of| accept(baselines, planned, of)),
        );
    }
    let status = linked.status;
    let held = held.into_iter().flatten().collect();
    Ok(Linked {
        held,
        covered,
        status,
    })
}

/// Marks what a baseline accepts of a report.
fn accept(baselines: &Baselines, planned: &Planned, of: &mut Held) -> Option<Covered> {
    match of {
        Held::Checked { read, check, .. } => {
            let findings = &mut check.assessment.findings;
            baselines.accept(planned, &read.source.origin, findings)
        }
        Held::Failed(_) => None,
    }
}

/// What the outputs show of a report.
fn show(
    renderers: &Renderers,
    held: &Held,
    (whose, lang): (&(impl Fn(SourceResult<'_>) -> Whose + Sync), Lang),
) -> Rendered<Checked> {
    let outcome = match held {
        Held::Checked { read, check, .. } => SourceResult::Checked(read, check),
        Held::Failed(failed) => SourceResult::Failed(failed),
    };
    let pieces = renderers.iter().map(|renderer| renderer.piece(outcome));
    let (complaint, status) = match outcome {
        SourceResult::Checked(_, check) if check.fails() => (None, ExitStatus::Found),
        SourceResult::Checked(..) => (None, ExitStatus::Clean),
        SourceResult::Failed(failed) => (Some(failed.complaint(lang)), ExitStatus::Failed),
    };
    Ok(Checked {
        pieces: pieces.collect::<Rendered<_>>()?,
        whose: whose(outcome),
        complaint,
        summary: Summary::of_result(outcome),
        status,
    })
}
