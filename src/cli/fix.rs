//! `gouji fix`: a copy of a file in which only the certain corrections are made.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use gouji::amend::amend;
use gouji::diagnostic::{Finding, Severity};
use gouji::lang::Lang;
use gouji::render::amend::text;
use gouji::render::failure::Failed;
use gouji::report::Report;
use gouji::{Options, Read};

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

/// The endings of the file and its copy, where they differ.
fn other_ending(file: &Path, copy: Option<&Path>) -> Option<(String, String)> {
    let ending = |path: &Path| Some(path.extension()?.to_str()?.to_lowercase());
    let (own, other) = (ending(file)?, ending(copy?)?);
    (own != other).then_some((own, other))
}

/// Makes the copy and says what was changed.
pub fn run(args: &FixArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    let copy = (args.output.as_os_str() != "-").then_some(args.output.as_path());
    Writes::to(copy).refuse(&args.file, lang)?;
    if let Some(endings) = other_ending(&args.file, copy) {
        let (own, other) = endings;
        match lang {
            Lang::Zh => {
                bail!("副本和原文件是同一种文件，不能从 .{own} 改成 .{other}；请用同样的扩展名")
            }
            Lang::En => bail!(
                "the copy is a file of the same kind as the original; name it .{own}, not .{other}"
            ),
        }
    }
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
    let mut caused: Vec<Finding> = Vec::new();
    let found = |read: &Read| {
        gouji::check(&read.report, options.clone())
            .assessment
            .findings
    };
    for (reading, before) in amended.readings.iter().zip(&amended.before) {
        match reading {
            Ok(read) => {
                let mut findings = found(read);
                let known = before.as_ref().map(found).unwrap_or_default();
                let is_known = |finding: &Finding| {
                    known.iter().any(|known| {
                        known.rule.id == finding.rule.id && known.cells == finding.cells
                    })
                };
                caused.extend(findings.extract_if(.., |finding| !is_known(finding)));
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
    if amended.is_of_other_kind() {
        output::print(&text(&amended, &[], &[], lang), lang)?;
        match lang {
            Lang::Zh => bail!("没有写副本：这种文件不能改，请在原来的 Word、Excel 或网页里改"),
            Lang::En => bail!(
                "no copy was written: such a file is not changed; change the Word, Excel or HTML file that it was made from"
            ),
        }
    }
    let said = text(&amended, &remaining, &caused, lang);
    let is_left = remaining.iter().any(|(_, findings)| !findings.is_empty())
        || (caused.iter()).any(|finding| finding.severity == Severity::Error);
    status = status.max(if is_left {
        ExitStatus::Found
    } else {
        ExitStatus::Clean
    });
    let mut copy = Output::open(Some(&args.output), lang)?;
    copy.write(&amended.bytes)?;
    copy.finish()?;
    if args.output.as_os_str() == "-" {
        // The copy itself is the data.
        eprint!("{said}");
    } else {
        output::print(&said, lang)?;
    }
    Ok(status)
}
