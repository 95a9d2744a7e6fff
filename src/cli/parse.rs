//! `gouji parse`: prints reports as typed JSON.

use anyhow::Result;
use gouji::lang::Lang;
use gouji::render::expected::unread_tables;
use gouji::render::report;
use serde::Serialize;

use super::convert::Converter;
use super::output::Output;
use super::walk;
use super::writes::Writes;
use super::{
    ExitStatus, ParseArgs, ParseFormat, Settings, complain, inputs, is_closed_pipe, stream,
};

/// How the objects of the reports are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// One object over many lines, to be read by people too.
    Single,
    /// One array.
    Array,
    /// One line an object.
    Lines,
}

/// One report of a source.
struct Parsed {
    /// Its object on one line.
    line: String,
    /// Its object over many lines; only where it may be the only one.
    spread: Option<String>,
    /// What to say of it on standard error.
    complaint: Option<String>,
    is_read: bool,
}

impl Parsed {
    fn of(
        object: &impl Serialize,
        (complaint, is_read): (Option<String>, bool),
        may_be_single: bool,
    ) -> serde_json::Result<Self> {
        Ok(Self {
            line: serde_json::to_string(object)?,
            spread: (may_be_single.then(|| serde_json::to_string_pretty(object))).transpose()?,
            complaint,
            is_read,
        })
    }
}

/// Prints all that was asked for.
pub fn run(args: &ParseArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    let is_one_source = matches!(args.common.paths.as_slice(), [path] if !path.is_dir());
    let extras = report::Extras {
        cells: args.cells,
        claims: args.claims,
    };
    let writes = Writes::to(args.output.as_deref());
    let Some(inputs) = walk::asked(&args.common, &writes, lang)? else {
        return Ok(ExitStatus::Clean);
    };
    let mut out = Output::open(args.output.as_deref(), lang)?;
    let converter = Converter::new(args.common.convert_with.clone());
    let (mut written, mut status) = (None, ExitStatus::Clean);
    let run = stream::in_order(
        &inputs,
        args.common.threads,
        |input| {
            let parsed = inputs::with_readings(input, &converter, lang, |reading| match reading {
                Ok(read) => {
                    let unread = unread_tables(&read.report, lang);
                    let said = unread.map(|unread| match lang {
                        Lang::Zh => format!("{}：{unread}", read.source.origin),
                        Lang::En => format!("{}: {unread}", read.source.origin),
                    });
                    Parsed::of(&report::output(&read, extras), (said, true), is_one_source)
                }
                Err(failed) => Parsed::of(
                    &failed,
                    (Some(failed.complaint(lang)), false),
                    is_one_source,
                ),
            });
            parsed.into_iter().collect::<serde_json::Result<Vec<_>>>()
        },
        |parsed| {
            let parsed = parsed?;
            let layout = layout(args.format, is_one_source && parsed.len() == 1);
            for parsed in parsed {
                if let Some(complaint) = parsed.complaint {
                    complain(&complaint);
                }
                if !parsed.is_read {
                    status = ExitStatus::Failed;
                    if args.only_read {
                        continue;
                    }
                }
                out.write(match (layout, written.replace(layout)) {
                    (Layout::Array, None) => "[\n",
                    (Layout::Array, Some(_)) => ",\n",
                    (Layout::Single | Layout::Lines, _) => "",
                })?;
                out.write(
                    parsed
                        .spread
                        .filter(|_| layout == Layout::Single)
                        .unwrap_or(parsed.line),
                )?;
                if layout != Layout::Array {
                    out.write("\n")?;
                }
            }
            Ok(())
        },
    );
    match run {
        // Whoever read the output has seen enough; what failed until then did fail.
        Err(error) if is_closed_pipe(&error) => return Ok(status),
        run => run?,
    }
    converter.complain(lang);
    match written {
        Some(Layout::Array) => out.write("\n]\n")?,
        // A list that would hold what could not be read is empty without it.
        None if args.format == Some(ParseFormat::Json) && !is_one_source => out.write("[]\n")?,
        _ => {}
    }
    out.finish()?;
    Ok(status)
}

/// One report is one object; several are lines, or an array where JSON was asked for.
const fn layout(format: Option<ParseFormat>, is_one: bool) -> Layout {
    match (format, is_one) {
        (None | Some(ParseFormat::Json), true) => Layout::Single,
        (Some(ParseFormat::Json), false) => Layout::Array,
        (None, false) | (Some(ParseFormat::Ndjson), _) => Layout::Lines,
    }
}
