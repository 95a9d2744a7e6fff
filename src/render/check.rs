//! The output of `gouji check` as JSON: what was found in each report.

use schemars::JsonSchema;
use serde::Serialize;

use crate::correction::{Correction, CorrectionEdit};
use crate::diagnostic::{Elsewhere, Finding, Severity};
use crate::lang::Lang;
use crate::render::failure::{ErrorOutput, Failed};
use crate::render::group::Counted;
use crate::render::number::Number;
use crate::render::renderer::By;
use crate::render::report::{self, Source};
use crate::render::results::{AssessedOutput, Summary};
use crate::render::source_place::PlaceOutput;
use crate::repair::Cause;
use crate::report::{CellName, Format, Position, Report};
use crate::{Check, Read};

/// The name of this output's schema.
pub const SCHEMA: &str = "gouji/check/1";

/// The whole output with `--format json`. It is written piece by piece, so that a run over any
/// number of files needs no more memory than one over few.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckDocument {
    /// Always `gouji/check/1`.
    pub schema: &'static str,
    /// One object a file, sorted by path.
    pub reports: Vec<CheckedReport>,
    /// Counts over all of them.
    pub summary: Summary,
    /// Counts by group; only with `--group-by`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<GroupOutput>>,
}

/// The counts of a group of reports.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Group")]
pub struct GroupOutput {
    /// What the reports are grouped by: `body`, `folder` or `year`.
    pub by: &'static str,
    /// The group's name; `null` for the sources that do not tell theirs.
    pub name: Option<String>,
    /// The years of its reports.
    pub years: Vec<i32>,
    /// Its counts.
    pub summary: Summary,
}

/// The counts of groups.
pub(super) fn groups(counted: Vec<Counted>, by: By) -> Vec<GroupOutput> {
    let group = |of: Counted| GroupOutput {
        by: match by {
            By::Body => "body",
            By::Folder => "folder",
            By::Year => "year",
        },
        name: of.name,
        years: of.years.into_iter().collect(),
        summary: of.summary,
    };
    counted.into_iter().map(group).collect()
}

/// What was found in one report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckedReport {
    /// Where the report was read from.
    pub source: Source,
    /// The reporting body's name as the title states it.
    pub body: Option<String>,
    /// The year that the report is about.
    pub year: Option<i32>,
    /// The national format that the tables have: `2019` or `2021`.
    pub format: Option<&'static str>,
    /// `clean`: no finding of any severity but what a baseline accepts; `findings`; or `failed`.
    pub status: Status,
    /// Why the report could not be read; only where it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorOutput>,
    /// The findings, in the order of the rules and of the form; none where it failed.
    pub findings: Vec<FindingOutput>,
    /// The verdicts of all rules, counted; all 0 where the report could not be read.
    pub assessed: AssessedOutput,
    /// Which figures must be wrong; `null` where every sum can hold; absent with `--no-repair`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Option<Option<RepairOutput>>,
}

/// How a report came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Read, and nothing was found but what a baseline accepts.
    Clean,
    /// Read, and something was found, be it only worth knowing.
    Findings,
    /// Not read.
    Failed,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Severity")]
pub enum SeverityOutput {
    /// Certainly wrong.
    Error,
    /// Probably wrong, or against the form without making a figure wrong.
    Warning,
    /// Worth knowing.
    Info,
}

impl From<Severity> for SeverityOutput {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Info,
        }
    }
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
pub struct FindingOutput {
    /// The rule's id.
    pub rule: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// How bad it is.
    pub severity: SeverityOutput,
    /// A baseline accepts it; absent where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
    /// Where the rule was checked: a column's key, a row's path, a group's or a table's key.
    pub place: String,
    /// What is wrong, in the language asked for.
    pub message: String,
    /// What must hold; absent for what is no sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<&'static str>,
    /// The left side of the formula; only for sums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Number>,
    /// The right side of the formula; only for sums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<Number>,
    /// The cells concerned, of those that the document has; behind them those of other reports
    /// that the finding speaks of.
    pub cells: Vec<FoundCell>,
    /// Where to look, for what no cell stands for; absent for the whole document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<PositionOutput>,
    /// The words of the narrative concerned, as printed; absent where none are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Where the words stand.
    #[serde(flatten)]
    pub quoted_at: PlaceOutput,
    /// The figures that explain it, by their dotted paths: cells of the finding that stand in
    /// `repair.certain` with one value in every alternative, and with whose right values it would
    /// not be found. Absent where none do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub explained_by: Vec<String>,
}

/// A cell that a finding is about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FoundCell {
    /// The report that the cell stands in; absent for the one that the finding stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<OtherSource>,
    /// The year of that report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The dotted path of the cell.
    pub cell: String,
    /// The text as written.
    pub raw: String,
    /// The number; `null` where none is written or it cannot be read.
    pub value: Option<Number>,
    /// Where the cell stands.
    #[serde(flatten)]
    pub position: PositionOutput,
}

/// Where another report was read from.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OtherSource {
    /// The path as given; `-` for standard input.
    pub path: String,
    /// The entry, sheet or number within it; absent where the source is the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}

/// A place in the tables of the document, as a person counts.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Position")]
pub struct PositionOutput {
    /// Where it stands in the source's own terms.
    #[serde(flatten)]
    pub at: PlaceOutput,
    /// The table's number among the tables of the document, from 1.
    pub table: usize,
    /// The row within the table, from 1.
    pub row: usize,
    /// The column within the table, from 1.
    pub column: usize,
    /// The character of the line with which the cell's text begins, from 1, where it can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub character: Option<u32>,
}

/// The fewest figures whose change lets every sum hold.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Repair")]
pub struct RepairOutput {
    /// How many figures must change.
    pub changes: usize,
    /// Whether the search came to its end, so that `alternatives` is complete.
    pub exhaustive: bool,
    /// All smallest sets of changes, the most plausible first.
    pub alternatives: Vec<AlternativeOutput>,
    /// The cells that stand in every one of them.
    pub certain: Vec<String>,
}

/// One set of changes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Alternative")]
pub struct AlternativeOutput {
    /// The figures to change.
    pub edits: Vec<EditOutput>,
}

/// One figure changed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Edit")]
pub struct EditOutput {
    /// The dotted path of the cell.
    pub cell: String,
    /// The printed figure.
    pub from: i64,
    /// The figure that the sums force; `null` where they leave it open.
    pub to: Option<i64>,
    /// The single slip that turns `to` into `from`, if one does.
    pub cause: Option<&'static str>,
}

/// What `gouji check` says of one report.
#[must_use]
pub fn output(read: &Read, check: &Check, lang: Lang) -> CheckedReport {
    let findings = &check.assessment.findings;
    let report = &read.report;
    CheckedReport {
        source: report::source(&read.source),
        body: report.body.clone(),
        year: report.year,
        format: report.format.map(Format::key),
        status: if findings.iter().all(|found| found.is_accepted) {
            Status::Clean
        } else {
            Status::Findings
        },
        error: None,
        findings: (findings.iter())
            .map(|found| finding(found, report, lang))
            .collect(),
        assessed: check.assessment.assessed.into(),
        repair: (check.options.repair).then(|| check.repair.as_ref().map(repair)),
    }
}

/// What `gouji check` says of a source that could not be read. `repair`: whether it was asked
/// which figures must be wrong.
#[must_use]
pub fn failed(failed: &Failed, repair: bool) -> CheckedReport {
    CheckedReport {
        source: failed.source.clone(),
        body: None,
        year: None,
        format: None,
        status: Status::Failed,
        error: Some(failed.error.clone()),
        findings: Vec::new(),
        assessed: AssessedOutput::default(),
        repair: repair.then_some(None),
    }
}

fn finding(finding: &Finding, report: &Report, lang: Lang) -> FindingOutput {
    let rule = finding.rule;
    FindingOutput {
        rule: rule.id,
        name: rule.name,
        severity: finding.severity.into(),
        accepted: finding.is_accepted.then_some(true),
        place: finding.place.clone(),
        message: finding.message(lang),
        formula: rule.formula.map(|formula| formula.en),
        expected: finding.expected.map(Number),
        actual: finding.actual.map(Number),
        cells: (finding.cells.iter())
            .filter_map(|&name| cell(name, report))
            .chain(finding.elsewhere.iter().map(elsewhere))
            .collect(),
        position: finding.position.map(|at| position(at, report)),
        quote: finding.quote.as_ref().map(|quote| quote.text.clone()),
        quoted_at: (finding.quote.as_ref())
            .map(|quote| PlaceOutput::of(quote.place, report))
            .unwrap_or_default(),
        explained_by: paths(&finding.explained_by),
    }
}

/// The dotted paths of cells.
pub fn paths(cells: &[CellName]) -> Vec<String> {
    cells.iter().map(CellName::to_string).collect()
}

fn cell(name: CellName, report: &Report) -> Option<FoundCell> {
    let figure = report.figure(name)?;
    Some(FoundCell {
        source: None,
        year: None,
        cell: name.to_string(),
        raw: figure.raw.clone(),
        value: figure.number().map(Number),
        position: position(figure.position, report),
    })
}

fn elsewhere(other: &Elsewhere) -> FoundCell {
    let (figure, sheet) = (&other.figure, other.sheet.clone());
    FoundCell {
        source: Some(OtherSource {
            path: other.origin.path.clone(),
            part: other.origin.part_name(),
        }),
        year: Some(other.year),
        cell: other.cell.to_string(),
        raw: figure.raw.clone(),
        value: figure.number().map(Number),
        position: at(
            figure.position,
            PlaceOutput::on(figure.position.place, sheet),
        ),
    }
}

fn position(position: Position, report: &Report) -> PositionOutput {
    at(position, PlaceOutput::of(position.place, report))
}

fn at(position: Position, at: PlaceOutput) -> PositionOutput {
    PositionOutput {
        at,
        table: position.table,
        row: position.row,
        column: position.column,
        character: position.place.character(),
    }
}

fn repair(correction: &Correction) -> RepairOutput {
    let edit = |edit: &CorrectionEdit| EditOutput {
        cell: edit.cell.to_string(),
        from: edit.from,
        to: edit.to,
        cause: edit.cause.map(Cause::as_str),
    };
    RepairOutput {
        changes: correction.changes,
        exhaustive: correction.exhaustive,
        alternatives: (correction.alternatives.iter())
            .map(|edits| AlternativeOutput {
                edits: edits.iter().map(edit).collect(),
            })
            .collect(),
        certain: paths(&correction.certain),
    }
}
