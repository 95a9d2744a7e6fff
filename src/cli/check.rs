//! `gouji check`: reads reports and says what is wrong in them.

use std::io::{self, IsTerminal as _};

use anyhow::Result;
use gouji::diagnostic::Severity;
use gouji::render::check::{self, CheckedReport, SCHEMA, Summary};
use gouji::render::failure::Failed;
use gouji::render::text::{self, View};
use gouji::{Options, Read};

use super::output::Output;
use super::{CheckArgs, CheckFormat, ExitStatus, FailOn, Settings, complain, inputs, stream};

/// What one source comes to.
struct Checked {
    /// The output.
    text: String,
    /// What to say of it on standard error.
    complaint: Option<String>,
    /// Its counts.
    summary: Summary,
}

/// How reports are checked and shown.
struct Checker {
    options: Options,
    format: CheckFormat,
    view: View,
}

/// Checks all that was asked for.
pub fn run(args: &CheckArgs, settings: Settings) -> Result<ExitStatus> {
    let mut out = Output::open(args.common.output.as_deref(), settings.lang)?;
    let checker = Checker {
        options: Options {
            blank_as_zero: args.blank_as_zero,
            repair: !args.no_repair,
        },
        format: args.format,
        view: View {
            lang: settings.lang,
            color: out.has_color(settings),
        },
    };
    // A person who sees the output on the terminal needs no failure twice.
    let is_seen = args.format == CheckFormat::Text && out.is_terminal();
    let complains = !(is_seen && io::stderr().is_terminal());
    let inputs = inputs::list(&args.common.paths, args.common.output.as_deref());
    let mut total = Summary::default();
    out.write(&checker.start())?;
    stream::in_order(
        &inputs,
        args.common.threads,
        |input| match inputs::with_report(input, settings.lang, |read| checker.report(read)) {
            Ok(checked) => checked,
            Err(failed) => checker.failed(failed),
        },
        |checked| {
            let checked = checked?;
            if let Some(complaint) = checked.complaint.filter(|_| complains) {
                complain(&complaint);
            }
            let is_first = total.reports == 0;
            total.add(checked.summary);
            out.write(checker.separator(is_first))?;
            out.write(&checked.text)
        },
    )?;
    out.write(&checker.end(&total)?)?;
    out.finish(settings.lang)?;
    Ok(status(&total, args.fail_on))
}

fn status(total: &Summary, fail_on: FailOn) -> ExitStatus {
    let least = match fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Info => Severity::Info,
    };
    if total.failed > 0 {
        ExitStatus::Failed
    } else if total.at_least(least) > 0 {
        ExitStatus::Found
    } else {
        ExitStatus::Clean
    }
}

impl Checker {
    fn report(&self, read: &Read) -> serde_json::Result<Checked> {
        let checked = gouji::check(&read.report, self.options);
        let text = match self.format {
            CheckFormat::Text => text::report(read, &checked, self.view),
            CheckFormat::Json | CheckFormat::Ndjson => {
                let report = check::output(read, &checked, self.options, self.view.lang);
                self.object(&report)?
            }
        };
        Ok(Checked {
            text,
            complaint: None,
            summary: Summary::of(&checked),
        })
    }

    fn failed(&self, failed: Failed) -> serde_json::Result<Checked> {
        let complaint = Some(failed.complaint());
        let text = match self.format {
            CheckFormat::Text => text::failed(&failed, self.view),
            CheckFormat::Json | CheckFormat::Ndjson => {
                self.object(&check::failed(failed, self.options))?
            }
        };
        Ok(Checked {
            text,
            complaint,
            summary: Summary::of_failed(),
        })
    }

    /// One report as a JSON object, on a line of its own in the document too.
    fn object(&self, report: &CheckedReport) -> serde_json::Result<String> {
        let mut line = serde_json::to_string(report)?;
        if self.format == CheckFormat::Ndjson {
            line.push('\n');
        }
        Ok(line)
    }

    /// What stands before the first report.
    fn start(&self) -> String {
        match self.format {
            CheckFormat::Json => format!("{{\"schema\":\"{SCHEMA}\",\"reports\":["),
            CheckFormat::Text | CheckFormat::Ndjson => String::new(),
        }
    }

    /// What stands before a report.
    const fn separator(&self, is_first: bool) -> &'static str {
        match (self.format, is_first) {
            (CheckFormat::Json, true) => "\n",
            (CheckFormat::Json, false) => ",\n",
            (CheckFormat::Text | CheckFormat::Ndjson, _) => "",
        }
    }

    /// What stands after the last report.
    fn end(&self, total: &Summary) -> serde_json::Result<String> {
        Ok(match self.format {
            CheckFormat::Text => text::summary(total, self.view),
            CheckFormat::Json => {
                format!("\n],\"summary\":{}}}\n", serde_json::to_string(total)?)
            }
            CheckFormat::Ndjson => String::new(),
        })
    }
}
