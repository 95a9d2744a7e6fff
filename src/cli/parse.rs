//! `gouji parse`: prints reports as typed JSON.

use anyhow::Result;
use gouji::render::parse;
use serde::Serialize;

use super::output::Output;
use super::{ExitStatus, ParseArgs, ParseFormat, Settings, complain, inputs, stream};

/// How the objects of the sources are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// One object over many lines, to be read by people too.
    Single,
    /// One array.
    Array,
    /// One line an object.
    Lines,
}

/// Prints all that was asked for.
pub fn run(args: &ParseArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    let layout = layout(args);
    let extras = parse::Extras {
        cells: args.cells,
        claims: args.claims,
    };
    let mut out = Output::open(args.output.as_deref(), lang)?;
    let inputs = inputs::list(&args.common.paths, args.output.as_deref().into_iter());
    let (mut is_first, mut status) = (true, ExitStatus::Clean);
    if layout == Layout::Array {
        out.write("[")?;
    }
    stream::in_order(
        &inputs,
        args.common.threads,
        |input| {
            let with_report = |read: &_| object(&parse::output(read, extras), layout);
            match inputs::with_report(input, lang, with_report) {
                Ok(object) => object.map(|object| (object, None)),
                Err(failed) => {
                    object(&failed, layout).map(|object| (object, Some(failed.complaint())))
                }
            }
        },
        |done| {
            let (object, complaint) = done?;
            if let Some(complaint) = complaint {
                complain(&complaint);
                status = ExitStatus::Failed;
            }
            let separator = match (layout, is_first) {
                (Layout::Array, true) => "\n",
                (Layout::Array, false) => ",\n",
                (Layout::Single | Layout::Lines, _) => "",
            };
            is_first = false;
            out.write(separator)?;
            out.write(&object)
        },
    )?;
    if layout == Layout::Array {
        out.write("\n]\n")?;
    }
    out.finish(lang)?;
    Ok(status)
}

/// One file is one object; several are lines, or an array where JSON was asked for.
fn layout(args: &ParseArgs) -> Layout {
    let is_one = matches!(args.common.paths.as_slice(), [path] if !path.is_dir());
    match (args.format, is_one) {
        (None | Some(ParseFormat::Json), true) => Layout::Single,
        (Some(ParseFormat::Json), false) => Layout::Array,
        (None, false) | (Some(ParseFormat::Ndjson), _) => Layout::Lines,
    }
}

fn object(object: &impl Serialize, layout: Layout) -> serde_json::Result<String> {
    Ok(match layout {
        Layout::Single => serde_json::to_string_pretty(object)? + "\n",
        Layout::Array => serde_json::to_string(object)?,
        Layout::Lines => serde_json::to_string(object)? + "\n",
    })
}
