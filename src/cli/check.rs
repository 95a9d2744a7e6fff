//! `gouji check`: reads reports and says what is wrong in them.

use std::io::{self, IsTerminal as _};

use anyhow::Result;
use gouji::Options;
use gouji::diagnostic::Severity;
use gouji::render::check::Summary;
use gouji::render::output::{AnyPiece, Manner, Outcome, Rendered};
use gouji::render::text::Extent;

use super::outputs::{self, Renderers, Target, rendered};
use super::progress::Progress;
use super::{CheckArgs, ExitStatus, Settings, complain, inputs, stream};

/// What one source comes to.
struct Checked {
    /// Its piece of every output.
    pieces: Vec<AnyPiece>,
    /// What to say of it on standard error.
    complaint: Option<String>,
    /// Its counts.
    summary: Summary,
}

/// Checks all that was asked for.
pub fn run(args: &CheckArgs, settings: Settings) -> Result<ExitStatus> {
    let options = Options {
        blank_as_zero: args.blank_as_zero,
        repair: !args.no_repair,
    };
    let fail_on = args.fail_on.severity();
    let extent = match (args.quiet, args.statistics) {
        (true, _) => Extent::Findings,
        (false, true) => Extent::Statistics,
        (false, false) => Extent::All,
    };
    let (mut outputs, renderers) = outputs::open(args, settings, |view| Manner {
        view,
        extent,
        options,
        fail_on,
    })?;
    // A person who sees the output on the terminal needs no failure twice.
    let complains = !(outputs.is_seen() && io::stderr().is_terminal());
    let files = args.output.iter().filter_map(Target::file);
    let inputs = inputs::list(&args.common.paths, files);
    let mut total = Summary::default();
    // Where the reports themselves run over the terminal, they are the progress.
    let is_wanted = !args.quiet && (!outputs.is_seen() || args.statistics);
    let progress = Progress::over(inputs.len(), is_wanted, settings.lang);
    outputs.start(&renderers)?;
    stream::in_order(
        &inputs,
        args.common.threads,
        |input| {
            let checked = inputs::with_report(input, settings.lang, |read| {
                let check = gouji::check(&read.report, options);
                checked(&renderers, Outcome::Checked(read, &check))
            });
            checked.unwrap_or_else(|failed| self::checked(&renderers, Outcome::Failed(&failed)))
        },
        |checked| {
            let checked = rendered(checked)?;
            if let Some(complaint) = checked.complaint.filter(|_| complains) {
                progress.aside(|| complain(&complaint));
            }
            progress.advance();
            total.add(&checked.summary);
            outputs.add(&renderers, checked.pieces)
        },
    )?;
    progress.end();
    outputs.end(&renderers, &total)?;
    Ok(status(&total, fail_on))
}

fn checked(renderers: &Renderers, outcome: Outcome<'_>) -> Rendered<Checked> {
    let pieces = renderers.iter().map(|renderer| renderer.piece(outcome));
    Ok(Checked {
        pieces: pieces.collect::<Rendered<_>>()?,
        complaint: match outcome {
            Outcome::Checked(..) => None,
            Outcome::Failed(failed) => Some(failed.complaint()),
        },
        summary: Summary::of_outcome(outcome),
    })
}

fn status(total: &Summary, fail_on: Severity) -> ExitStatus {
    if total.failed > 0 {
        ExitStatus::Failed
    } else if total.at_least(fail_on) > 0 {
        ExitStatus::Found
    } else {
        ExitStatus::Clean
    }
}
