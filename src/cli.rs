//! The command line: what may be typed, and what it means. Files, standard streams, threads and
//! the environment are met here and below, and nowhere else.
//!
//! | module | holds |
//! | --- | --- |
//! | `check`, `parse`, `export`, `rollup`, `compare`, `fix`, `explain`, `shell` | one command each |
//! | `walk`, `passed`, `own`, `changed` | which files are read, which are passed over and why |
//! | `inputs`, `convert`, `name` | reading one of them, by another program where none here can |
//! | `config`, `rule_args`, `values`, `baseline` | with which settings, and what is accepted |
//! | `link`, `held`, `roster` | reports of several years; bodies that must report |
//! | `check_outputs`, `output`, `folder`, `writes`, `interrupt` | where what is written goes: whole, never over an input, nothing left behind |
//! | `stream`, `progress`, `watch` | work on all cores, shown while it runs; again at each save |
//! | `help`, `usage`, `language`, `failure`, `system` | what is said, in the language chosen |

mod baseline;
mod changed;
mod check;
mod check_outputs;
mod compare;
mod config;
mod convert;
mod explain;
mod export;
mod failure;
mod fix;
mod folder;
mod held;
mod help;
mod inputs;
mod interrupt;
mod language;
mod link;
mod name;
mod output;
mod own;
mod parse;
mod passed;
mod progress;
mod rollup;
mod roster;
mod roster_file;
mod rule_args;
mod shell;
mod stream;
mod system;
mod twins;
mod usage;
mod values;
mod walk;
mod watch;
mod writes;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use gouji::lang::Lang;
use gouji::render::codebook::codebook;
use gouji::render::format::OutputFormat;
use gouji::render::printable::printable;
use gouji::render::schema;

use check_outputs::Target;
use values::{FailOn, GroupBy};

const EXAMPLES: &str = "\
Examples:
  gouji check report.html              what is wrong in one report
  gouji check reports/                 in every report of a directory
  gouji check --format json reports/ | jq .summary
  gouji parse report.html | jq .applications.new.total
  curl -s URL | gouji check -          from standard input
  gouji explain APP001                 what a rule checks, and why

Exit status: 0 every report was read and no error was found; 1 an error was found (gouji check
--fail-on sets the severity); 2 something could not be done, such as a file without a report.";

const CHECK_EXAMPLES: &str = "\
Examples:
  gouji check report.html
  gouji check --fail-on warning reports/ more/report.txt
  gouji check --format ndjson -o findings.ndjson reports/
  gouji check -o json=findings.json -o ndjson=findings.ndjson reports/
  gouji check --format json reports/ | jq '.reports[] | select(.status == \"findings\")'
  gouji check --select APP,PRO --ignore applicant-total-mismatch reports/
  gouji check --baseline accepted.toml --update-baseline reports/
  gouji check --split-by body -o xlsx=lists/ reports/

Exit status: 0 every report was read and nothing at or above --fail-on was found; 1 something
was; 2 something could not be done. What could be done is still printed.";

const PARSE_EXAMPLES: &str = "\
Examples:
  gouji parse report.html | jq .applications.new.total
  gouji parse --cells report.html | jq '.cells[] | select(.state == \"unreadable\")'
  gouji parse reports/ > reports.ndjson

Exit status: 0 every report was read; 2 something could not be done. What could be done is
still printed.";

const FIX_EXAMPLES: &str = "\
Examples:
  gouji fix report.docx -o corrected.docx
  gouji fix report.html -o corrected.html && gouji check corrected.html

Only figures whose right value is certain are changed, in HTML, text, DOCX and XLSX; what was
changed and what was left is listed. Exit status: 0 the copy has no error; 1 it still has errors;
2 something could not be done.";

const ROLLUP_EXAMPLES: &str = "\
Examples:
  gouji rollup --parent county.html bodies/
  gouji rollup --parent county.html --roster bodies.csv --format json bodies/
  gouji rollup --parent county.html -o rollup.xlsx bodies/

Exit status: 0 no sum of the parts exceeds the parent; 1 one does; 2 something could not be done,
such as a part that could not be read.";

const COMPARE_EXAMPLES: &str = "\
Examples:
  gouji compare 2022.html 2023.html
  gouji compare --format html -o changes.html page.html annex.pdf

Exit status: 0 both reports were read, whatever differs; 2 one of them could not be
read.";

const EXPORT_EXAMPLES: &str = "\
Examples:
  gouji export reports/ -o figures.csv
  gouji export --shape wide reports/ -o reports.ndjson
  duckdb -c \"SELECT year, sum(value) FROM 'figures.csv' WHERE cell = 'applications.new.total' GROUP BY year\"

Exit status: 0 every report was read; 2 something could not be done. What could be done is
still written.";

/// Reads annual reports on government information disclosure (政府信息公开工作年度报告) and says
/// which of their figures cannot all be true.
#[derive(Debug, Parser)]
#[command(name = "gouji", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Language of messages [default: English if the locale is English, otherwise Chinese]
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<LangArg>,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks reports and says what is wrong in them
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Prints reports as typed JSON
    #[command(after_help = PARSE_EXAMPLES)]
    Parse(ParseArgs),
    /// Writes a copy in which only the certain corrections are made
    #[command(after_help = FIX_EXAMPLES)]
    Fix(fix::FixArgs),
    /// Writes all figures of reports as one table: CSV or NDJSON, one row per cell or per
    /// report
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(export::ExportArgs),
    /// Compares every figure of a parent's report with the sum of its parts
    #[command(after_help = ROLLUP_EXAMPLES)]
    Rollup(rollup::RollupArgs),
    /// Shows two reports side by side: the figures and sentences that differ
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(compare::CompareArgs),
    /// Lists the rules, or documents all of them
    Rules {
        /// Output format
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: RulesFormat,
    },
    /// Explains one rule: what it checks, why, its basis, and how to correct a violation
    Explain {
        /// The rule's id or name, such as APP001 or flow-imbalance
        rule: String,
    },
    /// Prints the JSON Schema of an output, or the codebook of all cells
    Schema {
        /// Which output
        of: SchemaOf,
    },
    /// Prints a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Prints the manual page
    Man,
}

/// The head under which help groups what says how the output looks.
const OUTPUT: &str = "Output";

/// The head under which help groups what says how figures are judged.
const JUDGING: &str = "Verdict and exit status";

/// What `check` and `parse` share.
#[derive(Debug, Args)]
struct Common {
    /// Files, directories to walk, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// How many threads to use [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// Convert DOC, WPS and RTF files with this program instead of LibreOffice: it is given the
    /// file and the name of the DOCX to write
    #[arg(long, value_name = "PROGRAM")]
    convert_with: Option<PathBuf>,

    /// List the files that would be read, and the files in directories that would be skipped, with
    /// the reason; read nothing
    #[arg(long)]
    show_files: bool,

    /// The file name to give to standard input
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct CheckArgs {
    #[command(flatten)]
    common: Common,

    /// Output format [default: text]
    #[arg(long, help_heading = OUTPUT, value_name = "FORMAT", value_parser = check_outputs::formats())]
    format: Option<OutputFormat>,

    /// Write output to a file instead of standard output, either completely or not at all; may be
    /// repeated. Without FORMAT=, the format is that of --format or, if that is not given, the one
    /// that the file's ending names (.txt, .json, .ndjson, .sarif, .xml, .csv, .html, .xlsx). A directory,
    /// as in html=pages/, gets a file for each report
    #[arg(short, long, help_heading = OUTPUT, value_name = "[FORMAT=]FILE", value_parser = check_outputs::targets())]
    output: Vec<Target>,

    /// Exit with status 1 if a finding is at least this severe [default: error]
    #[arg(long, help_heading = JUDGING, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,

    /// Exit with status 0 whatever is found; status 2 where something could not be done
    #[arg(long, help_heading = JUDGING)]
    exit_zero: bool,

    /// Count every blank as 0 instead of as an unknown number
    #[arg(
        long,
        help_heading = JUDGING,
        value_name = "BOOL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true"
    )]
    blank_as_zero: Option<bool>,

    /// Do not search for the figures that must be wrong
    #[arg(long, help_heading = JUDGING)]
    no_repair: bool,

    /// Text output: leave out reports without findings, counts and progress
    #[arg(short, long, help_heading = OUTPUT, conflicts_with = "statistics")]
    quiet: bool,

    /// Text output: also draw the sums that a wrong figure explains, list more cells, and say what
    /// could not be assessed and why
    #[arg(short, long, help_heading = OUTPUT, conflicts_with = "statistics")]
    verbose: bool,

    /// Text output: show how often each rule was violated instead of the findings
    #[arg(long, help_heading = OUTPUT)]
    statistics: bool,

    /// Text output: show the counts of each body, folder or year instead of the findings; the page
    /// and the JSON document have them besides
    #[arg(
        long,
        help_heading = OUTPUT,
        value_name = "WHAT",
        conflicts_with_all = ["quiet", "verbose", "statistics"]
    )]
    group_by: Option<GroupBy>,

    /// Write into a directory a file for each body, folder or year instead of for each report;
    /// with a roster, bodies that handed in nothing have theirs too
    #[arg(long, help_heading = OUTPUT, value_name = "WHAT")]
    split_by: Option<GroupBy>,

    /// Check only files that differ from this Git commit, branch or tag; other reports in the same
    /// directories are read for comparison only
    #[arg(long, value_name = "REF")]
    changed_since: Option<String>,

    /// Check again whenever a file is saved, and say which findings are gone and which remain
    #[arg(short, long, conflicts_with_all = ["format", "output", "statistics", "group_by", "split_by", "update_baseline"])]
    watch: bool,

    #[command(flatten)]
    rules: rule_args::RuleArgs,

    #[command(flatten)]
    accepted: rule_args::BaselineArgs,

    #[command(flatten)]
    link: link::LinkArgs,
}

#[derive(Debug, Args)]
struct ParseArgs {
    #[command(flatten)]
    common: Common,

    /// Output format [default: json for one file, ndjson for several]
    #[arg(long, value_name = "FORMAT")]
    format: Option<ParseFormat>,

    /// Write the output to a file, either completely or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Add every cell with its text and position
    #[arg(long)]
    cells: bool,
    /// Add every figure that the narrative states, and whether the tables agree
    #[arg(long)]
    claims: bool,

    /// Leave out what could not be read; it is named on standard error
    #[arg(long)]
    only_read: bool,

    /// Accepted as in `check`, but without effect: figures are printed as they stand
    #[arg(long)]
    blank_as_zero: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ParseFormat {
    /// One JSON document: an object for one file, an array for several
    Json,
    /// One JSON object per file, each on its own line
    Ndjson,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    /// Chinese
    Zh,
    /// English
    En,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RulesFormat {
    /// One line per rule
    Text,
    /// One JSON document with everything about each rule, in both languages
    Json,
    /// The documentation of all rules, to print or publish
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaOf {
    Parse,
    Check,
    Rules,
    Rollup,
    /// Not a schema but the codebook: the name, labels and unit of each cell
    Cells,
    Compare,
}

/// How a run ended. The order is that of their weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// All was read, and nothing was found.
    Clean,
    /// All was read, and something was found.
    Found,
    /// Something could not be done.
    Failed,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        match status {
            ExitStatus::Clean => Self::SUCCESS,
            ExitStatus::Found => Self::from(1),
            ExitStatus::Failed => Self::from(2),
        }
    }
}

/// What the options that all commands share mean.
#[derive(Debug, Clone, Copy)]
struct Settings {
    lang: Lang,
    color: Color,
}

/// The command line with its help in a language.
fn command(lang: Lang) -> clap::Command {
    match lang {
        Lang::Zh => help::in_chinese(Cli::command()),
        Lang::En => Cli::command(),
    }
}

/// What was typed; or, where that was wrong or asked for help, the status after saying so.
pub fn arguments() -> Result<Cli, ExitCode> {
    let lang = language::typed(std::env::args_os()).unwrap_or_else(language::of_locale);
    let parsed = command(lang)
        .try_get_matches()
        .and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(usage::nearest_first).map_err(|error| {
        let chinese = usage::in_chinese(&error).filter(|_| lang == Lang::Zh);
        match chinese {
            Some(message) => complain(&message),
            None => {
                // Nobody may be there to read it.
                let _ = error.print();
            }
        }
        u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
    })
}

/// Does what was typed.
pub fn run(cli: &Cli) -> Result<ExitStatus> {
    let settings = Settings {
        lang: match cli.lang {
            Some(LangArg::Zh) => Lang::Zh,
            Some(LangArg::En) => Lang::En,
            None => language::of_locale(),
        },
        color: cli.color,
    };
    interrupt::watch()?;
    match &cli.command {
        Command::Check(args) if args.watch => watch::run(args, settings),
        Command::Check(args) => check::run(args, settings),
        Command::Parse(args) => parse::run(args, settings),
        Command::Fix(args) => fix::run(args, settings),
        Command::Export(args) => export::run(args, settings),
        Command::Rollup(args) => rollup::run(args, settings),
        Command::Compare(args) => compare::run(args, settings),
        Command::Rules { format } => explain::rules(*format, settings),
        Command::Explain { rule } => explain::explain(rule, settings),
        Command::Completions { shell } => {
            shell::completions(*shell, command(settings.lang), settings.lang)
        }
        Command::Man => shell::manual(command(settings.lang), settings.lang),
        Command::Schema { of } => {
            let schema = match of {
                SchemaOf::Parse => serde_json::to_string_pretty(&schema::parse()),
                SchemaOf::Check => serde_json::to_string_pretty(&schema::check()),
                SchemaOf::Rules => serde_json::to_string_pretty(&schema::rules()),
                SchemaOf::Rollup => serde_json::to_string_pretty(&schema::rollup()),
                SchemaOf::Compare => serde_json::to_string_pretty(&schema::compare()),
                SchemaOf::Cells => serde_json::to_string_pretty(&codebook()),
            };
            let schema = schema? + "\n";
            output::print(&schema, settings.lang)?;
            Ok(ExitStatus::Clean)
        }
    }
}

/// Whether a run ended because nobody reads its output any more, as after `| head`.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Writes a line to standard error. What cannot be said there cannot be said at all.
pub fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "gouji: {}", printable(message));
}
