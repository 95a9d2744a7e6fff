//! `gouji fix`: a copy of a file in which only the certain corrections are made.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use gouji::Options;
use gouji::amend::amend;
use gouji::diagnostic::{Finding, Severity};
use gouji::lang::Lang;
use gouji::render::amend::text;
use gouji::render::failure::Failed;
use gouji::report::Report;

use super::output::{self, Output};
use super::{ExitStatus, Settings, complain, inputs};

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
    if is_same(&args.file, &args.output) {
        bail!("{}", over_itself(&args.output, lang));
    }
    let name = args.file.to_string_lossy();
    let bytes = match inputs::bytes_of(&args.file, lang) {
        Ok(bytes) => bytes,
        Err(failed) => {
            complain(&failed.complaint());
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
                complain(&Failed::of(unread, lang).complaint());
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
    copy.finish(lang)?;
    let said = text(&amended, &remaining, lang);
    if args.output.as_os_str() == "-" {
        // The copy itself is the data.
        eprint!("{said}");
    } else {
        output::print(&said)?;
    }
    Ok(status)
}

/// Whether both are the same file, also through links.
fn is_same(file: &Path, copy: &Path) -> bool {
    let place = |path: &Path| fs::canonicalize(path).ok();
    let is_there = place(file).is_some_and(|file| place(copy) == Some(file));
    is_there || file == copy || is_linked(file, copy)
}

/// Whether both are names of one file on the disk.
#[cfg(unix)]
fn is_linked(file: &Path, copy: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |path: &Path| fs::metadata(path).ok().map(|data| (data.dev(), data.ino()));
    identity(file).is_some_and(|file| identity(copy) == Some(file))
}

#[cfg(not(unix))]
const fn is_linked(_: &Path, _: &Path) -> bool {
    false
}

fn over_itself(copy: &Path, lang: Lang) -> String {
    let copy = copy.display();
    match lang {
        Lang::Zh => format!("不会写到原文件上：{copy}。请用 -o 指定另一个文件名。"),
        Lang::En => format!(
            "{copy} is the file itself, which is never written over. Name another file with -o."
        ),
    }
}
