//! `gouji fix`: a copy of a file in which only the certain corrections are made.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use gouji::Options;
use gouji::amend::amend;
use gouji::diagnostic::{Finding, Severity};
use gouji::render::amend::text;
use gouji::render::failure::Failed;
use gouji::report::Report;

use super::output::{self, Output};
use super::writes::Writes;
use super::{ExitStatus, Settings, complain, inputs, name};

/// What `fix` is told.
#[derive(Debug, Args)]
pub struct FixArgs {
    /// The file: HTML, text, DOCX or XLSX
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The copy to write, whole or not at all; never the file itself
    #[arg(short, long, value_name = "COPY")]
    output: PathBuf,

    /// Count every blank as 0 instead of as an unknown number
    #[arg(long)]
    blank_as_zero: bool,
}

/// Makes the copy and says what was changed.
pub fn run(args: &FixArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    let copy = (args.output.as_os_str() != "-").then_some(args.output.as_path());
    Writes::to(copy).refuse(&args.file, lang)?;
    let name = name::of(&args.file);
    let bytes = match inputs::bytes_of(&args.file, lang) {
        Ok(bytes) => bytes,
        Err(failed) => {
            complain(&failed.complaint(lang));
            return Ok(ExitStatus::Failed);
        }
    };
    let options = Options {
        blank_as_zero: args.blank_as_zero,
        ..Options::default()
    };
    let amended = amend(&name, &bytes, &options);
    let mut status = ExitStatus::Clean;
    let mut remaining: Vec<(&Report, Vec<Finding>)> = Vec::new();
    for reading in &amended.readings {
        match reading {
            Ok(read) => {
                let check = gouji::check(&read.report, options.clone());
                let mut findings = check.assessment.findings;
                findings.retain(|finding| finding.severity == Severity::Error);
                remaining.push((&read.report, findings));
            }
            Err(unread) => {
                complain(&Failed::of(unread, lang).complaint(lang));
                status = ExitStatus::Failed;
            }
        }
    }
    if remaining.is_empty() {
        return Ok(ExitStatus::Failed);
    }
    let is_left = remaining.iter().any(|(_, findings)| !findings.is_empty());
    status = status.max(if is_left {
        ExitStatus::Found
    } else {
        ExitStatus::Clean
    });
    let mut copy = Output::open(Some(&args.output), lang)?;
    copy.write(&amended.bytes)?;
    copy.finish()?;
    let said = text(&amended, &remaining, lang);
    if args.output.as_os_str() == "-" {
        // The copy itself is the data.
        eprint!("{said}");
    } else {
        output::print(&said, lang)?;
    }
    Ok(status)
}
