//! `gouji` (勾稽, the cross-checking of figures that must agree) reads 政府信息公开工作年度报告,
//! the annual disclosure report that every Chinese government body must publish, and says which
//! of its figures cannot all be true.
//!
//! ```
//! let page = "<p>一、总体情况</p><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>\
//!             <tr><td>行政许可</td><td>12</td></tr></table>";
//! let read = gouji::read("page.html", page.as_bytes()).unwrap();
//! let licensing = gouji::report::CellName::Disclosure(
//!     gouji::report::Item::Licensing,
//!     gouji::report::Measure::Decisions,
//! );
//! assert_eq!(read.report.figure(licensing).unwrap().raw, "12");
//! ```
//!
//! # The pipeline
//!
//! Verbs are stages, nouns are the values between them:
//! `bytes → decode → text → ingest → document of blocks and grids → recognise → report → rules →
//! findings → render → bytes`.
//!
//! | module | holds |
//! | --- | --- |
//! | [`source`] | what is known of the bytes: name, kind, encoding |
//! | [`place`] | where in its source something stands |
//! | [`decode`] | bytes to text |
//! | [`ingest`] | text of one file format to a [`document`]; knows no term of the field |
//! | [`document`], [`grid`] | headings, paragraphs and grids of cells |
//! | [`recognise`] | a document to a report: which grid is which table, which cell which figure |
//! | [`report`] | the form's content in the field's terms; matches no text, holds no rule |
//! | [`body`] | what kind of body a name is |
//! | [`form`] | the three tables as the national forms print them |
//! | [`claims`] | the figures that the narrative states, compared with the tables |
//! | [`narrative`] | what the narrative states of the report itself |
//! | [`identities`] | the sums that must hold, as data for the rules and the repair |
//! | [`rules`] | one file a rule; a rule sees the report and nothing else |
//! | [`repair`] | which smallest set of figures must be wrong |
//! | [`diagnostic`] | what a rule finds |
//! | [`choice`] | which rules run, and how bad their findings are |
//! | [`config`], [`mistake`] | what a `gouji.toml` says, and what is wrong in it |
//! | [`baseline`] | which findings are accepted |
//! | [`example`] | a right report, and changes of it that show the rules at work |
//! | [`render`] | findings, reports and the rules' documentation to text, JSON and the forms that other programs read |
//!
//! # Invariants
//!
//! - A figure in the report is the printed one: nothing is corrected, filled in or summed before
//!   the rules run. A blank is not zero, a dash is not a blank, what is unreadable is neither.
//! - Reading any bytes ends with a report or an error: never a panic, never memory out of
//!   proportion to the input.
//! - The library reads no file, clock or environment and starts no thread: all of that is the
//!   binary's. The one exception is the crate that writes workbooks, which has threads of its own.
//! - Same input, same bytes out.

pub mod place;
pub mod source;

pub mod decode;
pub mod document;
pub mod grid;
pub mod ingest;

pub mod recognise;
pub mod report;

pub mod body;
pub mod form;

pub mod choice;
pub mod claims;
pub mod diagnostic;
pub mod example;
pub mod identities;
pub mod narrative;
pub mod repair;
pub mod rules;

pub mod lang;
pub mod render;

pub mod baseline;
pub mod config;
pub mod mistake;
pub mod nearest;

mod correction;
mod failure;
mod locate;

use choice::Choice;
pub use correction::{Correction, CorrectionEdit};
use diagnostic::{Assessment, Finding, Severity};
pub use failure::Failure;
use ingest::Hidden;
use report::Report;
use rules::{Dossier, Rule};
use source::Source;

/// A source that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What is known of the source.
    pub source: Source,
    /// What it says.
    pub report: Report,
}

/// A source that could not be read, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What is known of the source.
    pub source: Source,
    /// Why.
    pub failure: Failure,
}

/// Reads one report from bytes. `path` is the name under which outputs speak of it; nothing is
/// opened.
///
/// # Errors
/// [`Unread`] where no report of a national format was recognised, with what was found instead.
pub fn read(path: &str, bytes: &[u8]) -> Result<Read, Box<Unread>> {
    let mut source = Source {
        path: path.to_owned(),
        kind: None,
        encoding: None,
        bytes: bytes.len(),
    };
    match read_into(&mut source, bytes) {
        Ok(report) => Ok(Read { source, report }),
        Err(failure) => Err(Box::new(Unread { source, failure })),
    }
}

fn read_into(source: &mut Source, bytes: &[u8]) -> Result<Report, Failure> {
    failure::of_bytes(bytes)?;
    let decoded = decode::decode(bytes);
    source.encoding = Some(decoded.encoding);
    let kind = ingest::kind_of(&decoded.text);
    source.kind = Some(kind);
    let mut document = ingest::ingest(&decoded.text, kind, Hidden::Skip)?;
    let mut report = recognise::recognise(&document);
    if !report.has_any_table() {
        // Some pages show the report only after a click; what they hide is read where nothing
        // else is there.
        let with_hidden = ingest::ingest(&decoded.text, kind, Hidden::Read)?;
        let hidden = recognise::recognise(&with_hidden);
        if hidden.has_any_table() {
            (report, document) = (hidden, with_hidden);
        }
    }
    report.replaced = decoded.replaced;
    locate::characters(&mut report, &decoded.text, kind);
    failure::of_report(&report, &document, &decoded)?;
    Ok(report)
}

/// How a report is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Count every blank or dash as 0 instead of as an unknown whole number.
    pub blank_as_zero: bool,
    /// Search for the figures that must be wrong where a sum does not hold, whatever rules run.
    pub repair: bool,
    /// Which rules run, and how bad their findings are.
    pub choice: Choice,
    /// The least severity of which a finding makes a report fail.
    pub fail_on: Severity,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            blank_as_zero: false,
            repair: true,
            choice: Choice::default(),
            fail_on: Severity::Error,
        }
    }
}

/// What was found in one report.
#[derive(Debug, Clone)]
pub struct Check {
    /// What the rules say.
    pub assessment: Assessment,
    /// Which figures must be wrong; `None` where every sum can hold, or where it was not asked.
    pub repair: Option<Correction>,
    /// How it was checked.
    pub options: Options,
}

impl Check {
    /// Whether something was found that is bad enough and that no baseline accepts.
    #[must_use]
    pub fn fails(&self) -> bool {
        let mut findings = self.assessment.findings.iter();
        findings.any(|found| self.is_fatal(found))
    }

    /// Whether the finding lets a run fail.
    #[must_use]
    pub fn is_fatal(&self, finding: &Finding) -> bool {
        !finding.is_accepted && finding.severity >= self.options.fail_on
    }
}

/// Checks a report by the rules that were chosen.
#[must_use]
pub fn check(report: &Report, options: Options) -> Check {
    let dossier = Dossier::new(report, options);
    Check {
        assessment: rules::assess(&dossier),
        repair: options.repair.then(|| correction::of(&dossier)).flatten(),
        options,
    }
}

/// What a rule finds in the report that shows it violated: the right report of [`example`] with
/// the changes of the rule's case.
#[must_use]
pub fn demonstrate(rule: &'static Rule) -> Vec<Finding> {
    let page = example::page(rule.cases.shown(), rule.cases.violated);
    let Ok(read) = read("example.html", &page) else {
        return Vec::new();
    };
    let mut assessment = Assessment::default();
    let dossier = Dossier::new(&read.report, Options::default());
    (rule.check)(rule, &dossier, &mut assessment);
    assessment.findings
}
