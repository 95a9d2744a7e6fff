//! `gouji export`: all figures of reports as one table.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use gouji::lang::Lang;
use gouji::render::table::figures::{FigureTable, Shape};
use gouji::render::table::{TableFormat, TableWriter};

use super::convert::Converter;
use super::output::{Output, rendered};
use super::progress::Progress;
use super::walk;
use super::writes::Writes;
use super::{Common, ExitStatus, Settings, complain, inputs, is_closed_pipe, stream};

/// What `export` is told.
#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    common: Common,

    /// Output format [default: the one that the file's extension names (.csv, .ndjson, .parquet), else csv]
    #[arg(long, value_name = "FORMAT")]
    format: Option<FormatArg>,

    /// What a row stands for
    #[arg(long, value_name = "SHAPE", default_value = "long")]
    shape: ShapeArg,

    /// Write the table to a file instead of standard output, either completely or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// Comma-separated values
    Csv,
    /// One JSON object a row, each on its line
    Ndjson,
    /// Apache Parquet
    #[cfg(feature = "parquet")]
    Parquet,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ShapeArg {
    /// A cell
    Long,
    /// A report
    Wide,
}

impl ExportArgs {
    /// The form of the table. A file whose extension names a form that there is not would be
    /// opened as what it is called.
    fn format(&self, lang: Lang) -> Result<TableFormat> {
        let named = match self.format {
            Some(FormatArg::Csv) => return Ok(TableFormat::Csv),
            Some(FormatArg::Ndjson) => return Ok(TableFormat::Ndjson),
            #[cfg(feature = "parquet")]
            Some(FormatArg::Parquet) => return Ok(TableFormat::Parquet),
            None => (self.output.as_deref()).and_then(|path| path.extension()?.to_str()),
        };
        match (named.map(str::to_ascii_lowercase).as_deref(), lang) {
            (None | Some("csv"), _) => Ok(TableFormat::Csv),
            (Some("ndjson" | "jsonl"), _) => Ok(TableFormat::Ndjson),
            #[cfg(feature = "parquet")]
            (Some("parquet"), _) => Ok(TableFormat::Parquet),
            #[cfg(not(feature = "parquet"))]
            (Some("parquet"), Lang::Zh) => {
                bail!(
                    "这个程序编译时没有包括 parquet；请用 .csv 或 .ndjson，或用 cargo build --features parquet 重新编译"
                )
            }
            #[cfg(not(feature = "parquet"))]
            (Some("parquet"), Lang::En) => {
                bail!(
                    "this program was built without .parquet; use .csv or .ndjson, or build with `--features parquet`"
                )
            }
            (Some(other), Lang::Zh) => {
                bail!("不能写出 .{other} 表格；请用 .csv 或 .ndjson，或用 --format 写明形式")
            }
            (Some(other), Lang::En) => {
                bail!("cannot write a .{other} table; use .csv or .ndjson, or name a --format")
            }
        }
    }
}

/// Writes the table of all that was asked for.
pub fn run(args: &ExportArgs, settings: Settings) -> Result<ExitStatus> {
    let lang = settings.lang;
    let shape = match args.shape {
        ShapeArg::Long => Shape::Long,
        ShapeArg::Wide => Shape::Wide,
    };
    let table = FigureTable::new(shape);
    let format = args.format(lang)?;
    let mut writer = rendered(TableWriter::new(format, table.columns()))?;
    let writes = Writes::to(args.output.as_deref());
    let Some(inputs) = walk::asked(&args.common, &writes, lang)? else {
        return Ok(ExitStatus::Clean);
    };
    let mut out = Output::open(args.output.as_deref(), lang)?;
    if format.is_binary() && out.is_terminal() {
        match lang {
            Lang::Zh => bail!("终端不能显示这种表格，请用 -o 写明文件"),
            Lang::En => bail!("a terminal cannot show this table; name a file with -o"),
        }
    }
    let converter = Converter::new(args.common.convert_with.clone());
    let progress = Progress::over(inputs.len(), args.output.is_some(), lang);
    let mut status = ExitStatus::Clean;
    out.write(rendered(writer.head())?)?;
    let run = stream::in_order(
        &inputs,
        args.common.threads,
        |input| {
            inputs::with_readings(input, &converter, lang, |reading| match reading {
                Ok(read) => Ok(table.rows(&read)),
                Err(failed) => Err(failed.complaint(lang)),
            })
        },
        |readings| {
            progress.advance();
            for reading in readings {
                match reading {
                    Ok(rows) => out.write(rendered(writer.add(rows))?)?,
                    Err(complaint) => {
                        progress.aside(|| complain(&complaint));
                        status = ExitStatus::Failed;
                    }
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
    progress.end();
    converter.complain(lang);
    out.write(rendered(writer.end())?)?;
    out.finish()?;
    Ok(status)
}
