//! `gouji compare`: two reports side by side.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use gouji::Read;
use gouji::lang::Lang;
use gouji::render::{compare, html};

use super::convert::Converter;
use super::output::Output;
use super::writes::Writes;
use super::{ExitStatus, Settings, complain, inputs, walk};

/// What `compare` is told.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The old report: last year's, or the version published first
    old: PathBuf,

    /// The new report
    new: PathBuf,

    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: FormatArg,

    /// Write the output to a file instead of standard output, either completely or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Convert DOC, WPS and RTF files with this program instead of LibreOffice: it is given the
    /// file and the name of the DOCX to write
    #[arg(long, value_name = "PROGRAM")]
    convert_with: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// For people: what differs
    Text,
    /// One JSON document: all figures and sentences
    Json,
    /// One web page
    Html,
}

/// Compares the two reports.
pub fn run(args: &CompareArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    let converter = Converter::new(args.convert_with.clone());
    let writes = Writes::to(args.output.as_deref());
    let [old, new] = [&args.old, &args.new].map(|path| read(path, &writes, &converter, lang));
    let (old, new) = (old?, new?);
    converter.complain(lang);
    let mut out = Output::open(args.output.as_deref(), lang)?;
    match args.format {
        FormatArg::Text => out.write(compare::text(&old, &new, lang))?,
        FormatArg::Json => {
            let document = compare::document(&old, &new);
            out.write(serde_json::to_string_pretty(&document)? + "\n")?;
        }
        FormatArg::Html => out.write(html::comparison::page(&old, &new, lang))?,
    }
    out.finish()?;
    Ok(ExitStatus::Clean)
}

/// The one report of a file.
fn read(path: &Path, writes: &Writes, converter: &Converter, lang: Lang) -> Result<Read> {
    let inputs = walk::sources(&[path.to_owned()], None, writes, lang)?.inputs;
    let mut reports = Vec::new();
    for input in &inputs {
        let readings = inputs::with_readings(input, converter, lang, |reading| {
            reading.map_err(|failed| failed.complaint(lang))
        });
        for reading in readings {
            match reading {
                Ok(read) => reports.push(read),
                Err(complaint) => complain(&complaint),
            }
        }
    }
    let (shown, count) = (path.display(), reports.len());
    match (reports.pop(), lang) {
        (Some(read), _) if count == 1 => Ok(read),
        (_, Lang::Zh) => bail!("{shown}：应当正好是一份报告，读到{count}份"),
        (_, Lang::En) => bail!("{shown}: this must be exactly one report; {count} were read"),
    }
}
