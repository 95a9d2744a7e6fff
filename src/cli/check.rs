//! `gouji check`: reads reports and says what is wrong in them.

use std::io::{self, IsTerminal as _};

use anyhow::Result;
use gouji::render::check::Summary;
use gouji::render::output::{AnyPiece, Manner, Outcome, Rendered};
use gouji::render::text::Extent;

use super::baseline::{Baselines, Covered};
use super::convert::Converter;
use super::outputs::{self, Renderers, Target, rendered};
use super::progress::Progress;
use super::{CheckArgs, ExitStatus, Settings, complain, config, inputs, output, stream};

/// What one report of a source comes to.
struct Checked {
    /// Its piece of every output.
    pieces: Vec<AnyPiece>,
    /// What to say of it on standard error.
    complaint: Option<String>,
    /// Its counts.
    summary: Summary,
    /// How it came out.
    status: ExitStatus,
    /// What its baseline must know of it.
    covered: Option<Covered>,
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
    stream::in_order(
        &inputs,
        args.common.threads,
        |planned| {
            inputs::with_readings(&planned.input, &converter, lang, |reading| match reading {
                Ok(read) => {
                    let mut check = gouji::check(&read.report, planned.plan.options());
                    let origin = &read.source.origin;
                    let covered = baselines.accept(planned, origin, &mut check.assessment.findings);
                    checked(&renderers, Outcome::Checked(read, &check), covered)
                }
                Err(failed) => checked(&renderers, Outcome::Failed(failed), None),
            })
        },
        |readings| {
            progress.advance();
            for checked in readings {
                let checked = rendered(checked)?;
                if let Some(complaint) = checked.complaint.filter(|_| complains) {
                    progress.aside(|| complain(&complaint));
                }
                if let Some(covered) = checked.covered {
                    record.cover(covered);
                }
                total.add(&checked.summary);
                status = status.max(checked.status);
                outputs.add(&renderers, checked.pieces)?;
            }
            Ok(())
        },
    )?;
    progress.end();
    outputs.end(&renderers, &total)?;
    record.finish(lang)?;
    Ok(status)
}

fn checked(
    renderers: &Renderers,
    outcome: Outcome<'_>,
    covered: Option<Covered>,
) -> Rendered<Checked> {
    let pieces = renderers.iter().map(|renderer| renderer.piece(outcome));
    let (complaint, status) = match outcome {
        Outcome::Checked(_, check) if check.fails() => (None, ExitStatus::Found),
        Outcome::Checked(..) => (None, ExitStatus::Clean),
        Outcome::Failed(failed) => (Some(failed.complaint()), ExitStatus::Failed),
    };
    Ok(Checked {
        pieces: pieces.collect::<Rendered<_>>()?,
        complaint,
        summary: Summary::of_outcome(outcome),
        status,
        covered,
    })
}
