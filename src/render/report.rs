//! The output of `gouji parse`: one report as typed JSON. What its three tables hold is in
//! `tables`.

mod tables;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::Read;
use crate::claims::{self, ClaimVerdict};
use crate::prose::Prose;
use crate::render::expected;
use crate::render::number::Number;
use crate::render::source_place::PlaceOutput;
use crate::report::{Content, Report, Section as ReportSection, Table, Witness};
use crate::source::{PassedOver, Source as ReportSource};

pub use tables::{Applications, Disclosure, Proceedings};

/// The name of this output's schema.
pub const SCHEMA: &str = "gouji/report/1";

/// One report. Tables hold plain values; a table or row that the document lacks is absent.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report")]
pub struct ParseOutput {
    /// Always `gouji/report/1`.
    pub schema: &'static str,
    /// Where the report was read from.
    pub source: Source,
    /// The title as printed.
    pub title: Option<String>,
    /// The reporting body's name as the title states it.
    pub body: Option<String>,
    /// What states the body where the title does not: `preamble`, `narrative`, `signature`,
    /// `publisher` or `file-name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body_from: Option<&'static str>,
    /// The year that the report is about.
    pub year: Option<i32>,
    /// What states the year where the title does not, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year_from: Option<&'static str>,
    /// The national format that the tables have: `2019` or `2021`.
    pub format: Option<&'static str>,
    /// The six sections, as far as they were found.
    pub sections: Vec<Section>,
    /// Table two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<Disclosure>,
    /// Table three.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applications: Option<Applications>,
    /// Table four.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proceedings: Option<Proceedings>,
    /// What the cells whose value is `null` say, by their names: `dash` or `unreadable`; one that is
    /// not named here is blank. Absent where there is none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub states: BTreeMap<String, &'static str>,
    /// Every cell with its text and place, with `--cells`. Of a row whose figures cannot be told
    /// apart each cell is `unreadable`, with the text and the place of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cells: Option<Vec<CellOutput>>,
    /// With `--cells`, the names of the cells of the form that the document lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<Vec<String>>,
    /// Every figure that the narrative states about the tables' subject, with `--claims`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<Vec<ClaimOutput>>,
}

/// One figure that the narrative states.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub struct ClaimOutput {
    /// The section that it stands in, 1 to 6.
    pub section: u8,
    /// The sentence as printed.
    pub sentence: String,
    /// What the figure counts.
    pub subject: &'static str,
    /// The figure as stated, 万 resolved.
    pub value: Number,
    /// The cells whose sum it was compared with; empty where none.
    pub cells: Vec<String>,
    /// The sum of these cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell_sum: Option<Number>,
    /// `agrees`, `contradicts` or `not_compared`.
    pub verdict: &'static str,
    /// Why it was not compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// Everything that stood in the way of a comparison, also where the figure agrees all the
    /// same; absent where nothing did. The reason is that of the worst of them. There are, and
    /// may come to be more:
    /// `other-year`, `year-of-report-unknown`, `part-of-year`, `another-body`, `unclear-body`,
    /// `follows-part`, `unclear-matter`, `for-others`, `problems-section`, `exception`,
    /// `governed`, `unknown-words`, `joined-wordings`, `open-wording`, `open-direction`,
    /// `doubtful-total`, `several-figures`, `partly-handled`, `narrowed`, `part-of-list`,
    /// `crossing`, `some-only`, `beside-whole`, `approximate`, `rounded`, `unit`, `percentage`,
    /// `published`, `no-cell`, `blank-cells`, `table-missing`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<&'static str>,
}

/// What is printed of a report beside its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extras {
    /// Every cell with its text and place.
    pub cells: bool,
    /// Every figure that the narrative states.
    pub claims: bool,
}

/// Where a report was read from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Source {
    /// The path as given, `-` for standard input.
    pub path: String,
    /// The entry, the sheet or the number of the report within a source that holds several;
    /// absent where the source is the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The part behind the path, as people are shown it: `archive.zip!2023/a.html`.
    #[serde(skip)]
    pub name: String,
    /// `html`, `text`, `docx`, `xlsx` and others; absent where the source was not recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    /// The encoding that the bytes were read in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<&'static str>,
    /// The size in bytes; absent where the file could not be opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<usize>,
    /// The names of the workbook's sheets that are hidden and were not read; absent where none is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden_sheets: Vec<String>,
    /// The changes of the document that nobody has accepted or refused yet; absent where it has
    /// none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revisions: Option<Revisions>,
}

impl Source {
    /// A source of which nothing but its name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            path: name.to_owned(),
            part: None,
            name: name.to_owned(),
            kind: None,
            encoding: None,
            bytes: None,
            hidden_sheets: Vec::new(),
            revisions: None,
        }
    }
}

/// Tracked changes of a document.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Revisions {
    /// How many insertions; what they insert was read.
    pub insertions: usize,
    /// How many deletions; what they delete was not read.
    pub deletions: usize,
}

/// One of the six sections.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Section {
    /// 1 to 6.
    pub number: u8,
    /// The heading as printed.
    pub heading: String,
    /// The text, a paragraph a line, without the statutory tables.
    pub text: String,
}

/// One cell as written.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Cell")]
pub struct CellOutput {
    /// The dotted path of the cell.
    pub cell: String,
    /// The text as written.
    pub raw: String,
    /// `number`, `blank`, `dash` or `unreadable`.
    pub state: &'static str,
    /// The number, if the state is `number`.
    pub value: Option<Number>,
    /// The table's number among the tables of the document, from 1.
    pub table: usize,
    /// The row within the table, from 1.
    pub row: usize,
    /// The column within the table, from 1.
    pub column: usize,
    /// Where the cell stands in the source's own terms.
    #[serde(flatten)]
    pub place: PlaceOutput,
    /// The character of the line with which the cell's text begins, from 1, where it can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub character: Option<u32>,
}

/// The key of what states something, where that is not the title.
fn beside_title(witness: Witness) -> Option<&'static str> {
    (witness != Witness::Title).then(|| witness.key())
}

/// What `gouji parse` prints of one report.
#[must_use]
pub fn output(read: &Read, extras: Extras) -> ParseOutput {
    let report = &read.report;
    ParseOutput {
        schema: SCHEMA,
        source: source(&read.source),
        title: report.title.clone(),
        body: report.body.clone(),
        body_from: report.body_witness.and_then(beside_title),
        year: report.year,
        year_from: report.year_witness.and_then(beside_title),
        format: report.format.map(|format| format.key()),
        sections: report.sections.iter().map(section).collect(),
        disclosure: report
            .has_table(Table::Disclosure)
            .then(|| tables::disclosure(report)),
        applications: report
            .has_table(Table::Applications)
            .then(|| tables::applications(report)),
        proceedings: report
            .has_table(Table::Proceedings)
            .then(|| tables::proceedings(report)),
        states: expected::states(report),
        cells: extras.cells.then(|| cells(report)),
        absent: extras.cells.then(|| expected::absent(report)),
        claims: extras.claims.then(|| claims(report)),
    }
}

/// What outputs say of a source.
#[must_use]
pub fn source(source: &ReportSource) -> Source {
    Source {
        path: source.origin.path.clone(),
        part: source.origin.part_name(),
        name: source.origin.to_string(),
        kind: source.kind.map(|kind| kind.key()),
        encoding: source.encoding,
        bytes: Some(source.bytes),
        hidden_sheets: source.passed_over.hidden_sheets.clone(),
        revisions: revisions(&source.passed_over),
    }
}

fn revisions(passed_over: &PassedOver) -> Option<Revisions> {
    let (insertions, deletions) = (passed_over.insertions, passed_over.deletions);
    (insertions + deletions > 0).then_some(Revisions {
        insertions,
        deletions,
    })
}

fn section(section: &ReportSection) -> Section {
    Section {
        number: section.number,
        heading: section.heading.clone(),
        text: section.text(),
    }
}

fn cells(report: &Report) -> Vec<CellOutput> {
    let read = (report.cells.iter()).map(|(name, figure)| CellOutput {
        cell: name.to_string(),
        raw: figure.raw.clone(),
        state: figure.content.key(),
        value: figure.number().map(Number),
        table: figure.position.table,
        row: figure.position.row,
        column: figure.position.column,
        place: PlaceOutput::of(figure.position.place, report),
        character: figure.position.place.character(),
    });
    let unread = expected::unread(report).map(|(name, row)| CellOutput {
        cell: name.to_string(),
        raw: row.raw.clone(),
        state: Content::Unreadable.key(),
        value: None,
        table: row.position.table,
        row: row.position.row,
        column: row.position.column,
        place: PlaceOutput::of(row.position.place, report),
        character: row.position.place.character(),
    });
    read.chain(unread).collect()
}

fn claims(report: &Report) -> Vec<ClaimOutput> {
    (claims::read(report, &Prose::of(report)).claims.into_iter())
        .map(|claim| {
            let reason = match claim.verdict {
                ClaimVerdict::NotCompared(reason) => Some(reason.key()),
                ClaimVerdict::Agrees | ClaimVerdict::Contradicts => None,
            };
            ClaimOutput {
                section: claim.section,
                subject: claim.subject.key(),
                value: Number(claim.value),
                // Cells that it would have been compared with are no cells that it was.
                cells: match reason {
                    Some(_) => Vec::new(),
                    None => claim.cells.iter().map(ToString::to_string).collect(),
                },
                cell_sum: claim.cell_sum.filter(|_| reason.is_none()).map(Number),
                verdict: claim.verdict.key(),
                reason,
                doubts: claim.doubts.iter().map(|doubt| doubt.key()).collect(),
                sentence: claim.sentence.to_string(),
            }
        })
        .collect()
}
