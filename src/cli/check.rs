//! `gouji check`: reads reports and says what is wrong in them.

use std::io::{self, IsTerminal as _};

use anyhow::Result;
use gouji::render::renderer::Extent;
use gouji::render::renderer::{AnyPiece, Manner, Rendered};
use gouji::render::results::SourceResult;
use gouji::render::results::Summary;

use super::baseline::Baselines;
use super::config::{self, Planned};
use super::convert::Converter;
use super::held::{self, Held};
use super::link::{self, Previous};
use super::outputs::{self, Renderers, Target, rendered};
use super::progress::Progress;
use super::roster::Roster;
use super::{CheckArgs, ExitStatus, Settings, complain, inputs, output, stream};

/// What one report of a source comes to, shown.
struct Checked {
    /// Its piece of every output.
    pieces: Vec<AnyPiece>,
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
    let files = args.output.iter().filter_map(Target::file);
    let inputs = config::plan(inputs::list(&args.common, files), args, lang)?;
    if args.choice.show_settings {
        output::print(&config::show(&inputs, lang)?)?;
        return Ok(ExitStatus::Clean);
    }
    let baselines = Baselines::load(&inputs, args.accepted.update_baseline, lang)?;
    let mut record = baselines.record();
    let roster = match &args.link.roster {
        Some(path) => Roster::load(path, lang)?,
        None => Roster::default(),
    };
    let converter = Converter::new(args.common.convert_with.clone());
    let extent = match (args.quiet, args.statistics) {
        (true, _) => Extent::Findings,
        (false, true) => Extent::Statistics,
        (false, false) => Extent::All,
    };
    let (mut outputs, renderers) = outputs::open(args, settings, |view| Manner {
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
    let is_wanted = !args.quiet && (!outputs.is_seen() || args.statistics);
    let progress = Progress::over(inputs.len(), is_wanted, lang);
    outputs.start(&renderers)?;
    let threads = args.common.threads;
    let read = |planned: &Planned| held::read(planned, &converter, lang);
    let accept = |planned: &Planned, of: &mut Held| match of {
        Held::Checked { read, check, .. } => {
            let findings = &mut check.assessment.findings;
            baselines.accept(planned, &read.source.origin, findings)
        }
        Held::Failed(_) => None,
    };
    let mut take = |shown: Rendered<Checked>| {
        let checked = rendered(shown)?;
        if let Some(complaint) = checked.complaint.filter(|_| complains) {
            progress.aside(|| complain(&complaint));
        }
        total.add(&checked.summary);
        status = status.max(checked.status);
        outputs.add(&renderers, checked.pieces)
    };
    if args.link.no_link {
        stream::in_order(
            &inputs,
            threads,
            |planned| {
                let held = read(planned).into_iter();
                held.map(|mut of| (accept(planned, &mut of), show(&renderers, &of)))
                    .collect::<Vec<_>>()
            },
            |held| {
                progress.advance();
                for (covered, shown) in held {
                    covered
                        .into_iter()
                        .for_each(|covered| record.cover(covered));
                    take(shown)?;
                }
                Ok(())
            },
        )?;
    } else {
        let mut held = Vec::new();
        stream::in_order(&inputs, threads, read, |of_input| {
            progress.advance();
            held.push(of_input);
            Ok(())
        })?;
        let previous = Previous::read(args.link.previous.as_deref(), threads, &converter, lang)?;
        let linked = link::years(&mut held, &previous);
        progress.aside(|| linked.complain(lang));
        for (planned, of_input) in inputs.iter().zip(&mut held) {
            let covered = of_input.iter_mut().filter_map(|of| accept(planned, of));
            covered.for_each(|covered| record.cover(covered));
        }
        let held: Vec<Held> = held.into_iter().flatten().collect();
        let complaints = roster.complaints(&held::reports(&held), lang);
        progress.aside(|| complaints.iter().for_each(|one| complain(one)));
        stream::in_order(&held, threads, |of| show(&renderers, of), take)?;
        status = status.max(linked.status);
        if !complaints.is_empty() {
            status = status.max(ExitStatus::Found);
        }
    }
    progress.end();
    outputs.end(&renderers, &total)?;
    record.finish(lang)?;
    Ok(status)
}

/// What the outputs show of a report.
fn show(renderers: &Renderers, held: &Held) -> Rendered<Checked> {
    let outcome = match held {
        Held::Checked { read, check, .. } => SourceResult::Checked(read, check),
        Held::Failed(failed) => SourceResult::Failed(failed),
    };
    let pieces = renderers.iter().map(|renderer| renderer.piece(outcome));
    let (complaint, status) = match outcome {
        SourceResult::Checked(_, check) if check.fails() => (None, ExitStatus::Found),
        SourceResult::Checked(..) => (None, ExitStatus::Clean),
        SourceResult::Failed(failed) => (Some(failed.complaint()), ExitStatus::Failed),
    };
    Ok(Checked {
        pieces: pieces.collect::<Rendered<_>>()?,
        complaint,
        summary: Summary::of_result(outcome),
        status,
    })
}
