//! The output of `gouji parse`: one report as typed JSON.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::Read;
use crate::claims::{self, ClaimVerdict};
use crate::prose::Prose;
use crate::render::expected;
use crate::render::number::Number;
use crate::render::source_place::PlaceOutput;
use crate::report::{
    CellName, Column, Content, Item, Measure, Proceeding, Report, Row, Ruling,
    Section as ReportSection, Table, Witness,
};
use crate::source::{PassedOver, Source as ReportSource};

/// The name of this output's schema.
pub const SCHEMA: &str = "gouji/report/1";

/// A figure: a number; `null` where no number is written or the cell cannot be read; absent
/// where the document lacks the cell.
type Cell = Option<Option<Number>>;

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

/// Declares an object whose keys may all be absent.
macro_rules! object {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Serialize, JsonSchema)]
        pub struct $name {
            $(
                #[doc = concat!("`", stringify!($field), "`")]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: $type,
            )+
        }
    };
}

object! {
    /// Table two, disclosure.
    Disclosure {
        regulations: Option<Documents>,
        normative_documents: Option<Documents>,
        licensing: Option<Decisions>,
        other_services: Option<Decisions>,
        penalties: Option<Decisions>,
        coercive_measures: Option<Decisions>,
        fees: Option<Fees>,
        procurement: Option<Procurement>,
    }
}

object! {
    /// Regulations or normative documents, in pieces: of format 2021 `issued`, `repealed` and
    /// `in_force`; of format 2019 `produced`, `disclosed` and `total_disclosed`.
    Documents { issued: Cell, repealed: Cell, in_force: Cell, produced: Cell, disclosed: Cell, total_disclosed: Cell, }
}

object! {
    /// Decisions of one kind; format 2019 has `previous_items` and `change` too.
    Decisions { previous_items: Cell, change: Cell, decisions: Cell, }
}

object! {
    /// Fees: of format 2021 the `amount` in 万元 (10,000 yuan); of format 2019 counts of items.
    Fees { previous_items: Cell, change: Cell, amount: Cell, }
}

object! {
    /// Procurement, in format 2019. The form names no unit for `amount`.
    Procurement { items: Cell, amount: Cell, }
}

object! {
    /// Table three, applications.
    Applications {
        new: Option<Applicants>,
        carried_over: Option<Applicants>,
        outcomes: Option<Outcomes>,
        carried_forward: Option<Applicants>,
    }
}

object! {
    /// How applications ended.
    Outcomes {
        granted: Option<Applicants>,
        partially_granted: Option<Applicants>,
        refused: Option<Refused>,
        unable: Option<Unable>,
        not_processed: Option<NotProcessed>,
        other: Option<Other>,
        total: Option<Applicants>,
    }
}

object! {
    /// 不予公开
    Refused {
        state_secret: Option<Applicants>,
        prohibited_by_law: Option<Applicants>,
        security_and_stability: Option<Applicants>,
        third_party_rights: Option<Applicants>,
        internal_affairs: Option<Applicants>,
        deliberative_process: Option<Applicants>,
        enforcement_file: Option<Applicants>,
        administrative_query: Option<Applicants>,
    }
}

object! {
    /// 无法提供
    Unable {
        not_held: Option<Applicants>,
        creation_required: Option<Applicants>,
        unclear_after_correction: Option<Applicants>,
    }
}

object! {
    /// 不予处理
    NotProcessed {
        petition_or_complaint: Option<Applicants>,
        duplicate_request: Option<Applicants>,
        published_material: Option<Applicants>,
        excessive_requests: Option<Applicants>,
        confirmation_or_reissue: Option<Applicants>,
    }
}

object! {
    /// 其他处理; in format 2019 only `other`.
    Other {
        correction_overdue: Option<Applicants>,
        fee_overdue: Option<Applicants>,
        other: Option<Applicants>,
    }
}

object! {
    /// One row of table three.
    Applicants {
        natural_person: Cell,
        commercial_enterprise: Cell,
        research_institution: Cell,
        public_welfare_organization: Cell,
        legal_service_institution: Cell,
        other_organization: Cell,
        total: Cell,
    }
}

object! {
    /// Table four, reconsideration and litigation.
    Proceedings {
        reconsideration: Option<Rulings>,
        litigation_direct: Option<Rulings>,
        litigation_after_reconsideration: Option<Rulings>,
    }
}

object! {
    /// One group of table four.
    Rulings { upheld: Cell, corrected: Cell, other: Cell, pending: Cell, total: Cell, }
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
            .then(|| disclosure(report)),
        applications: report
            .has_table(Table::Applications)
            .then(|| applications(report)),
        proceedings: report
            .has_table(Table::Proceedings)
            .then(|| proceedings(report)),
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

/// The value of a cell: absent, `null` or a number. A cell of a row that is there but cannot be
/// read is `null`, as an unreadable cell is.
fn cell(report: &Report, name: CellName) -> Cell {
    match report.figure(name) {
        Some(figure) => Some(figure.number().map(Number)),
        None => report.is_in_unreadable_row(name).then_some(None),
    }
}

fn disclosure(report: &Report) -> Disclosure {
    let cell = |item, measure| cell(report, CellName::Disclosure(item, measure));
    let has = |item: Item| (Measure::ALL.iter()).any(|&measure| cell(item, measure).is_some());
    let documents = |item| {
        has(item).then(|| Documents {
            issued: cell(item, Measure::Issued),
            repealed: cell(item, Measure::Repealed),
            in_force: cell(item, Measure::InForce),
            produced: cell(item, Measure::Produced),
            disclosed: cell(item, Measure::Disclosed),
            total_disclosed: cell(item, Measure::TotalDisclosed),
        })
    };
    let decisions = |item| {
        has(item).then(|| Decisions {
            previous_items: cell(item, Measure::PreviousItems),
            change: cell(item, Measure::Change),
            decisions: cell(item, Measure::Decisions),
        })
    };
    Disclosure {
        regulations: documents(Item::Regulations),
        normative_documents: documents(Item::NormativeDocuments),
        licensing: decisions(Item::Licensing),
        other_services: decisions(Item::OtherServices),
        penalties: decisions(Item::Penalties),
        coercive_measures: decisions(Item::CoerciveMeasures),
        fees: has(Item::Fees).then(|| Fees {
            previous_items: cell(Item::Fees, Measure::PreviousItems),
            change: cell(Item::Fees, Measure::Change),
            amount: cell(Item::Fees, Measure::Amount),
        }),
        procurement: has(Item::Procurement).then(|| Procurement {
            items: cell(Item::Procurement, Measure::Items),
            amount: cell(Item::Procurement, Measure::Amount),
        }),
    }
}

fn applications(report: &Report) -> Applications {
    let row = |row: Row| {
        let cell = |column| cell(report, CellName::Applications(row, column));
        report.has_row(row).then(|| Applicants {
            natural_person: cell(Column::NaturalPerson),
            commercial_enterprise: cell(Column::CommercialEnterprise),
            research_institution: cell(Column::ResearchInstitution),
            public_welfare_organization: cell(Column::PublicWelfareOrganization),
            legal_service_institution: cell(Column::LegalServiceInstitution),
            other_organization: cell(Column::OtherOrganization),
            total: cell(Column::Total),
        })
    };
    let has_group =
        |group| (Row::ALL.iter()).any(|&row| row.group() == Some(group) && report.has_row(row));
    use crate::report::OutcomeGroup;
    let has_outcomes =
        (Row::outcomes().iter().chain([&Row::OutcomeTotal])).any(|&row| report.has_row(row));
    Applications {
        new: row(Row::New),
        carried_over: row(Row::CarriedOver),
        outcomes: has_outcomes.then(|| Outcomes {
            granted: row(Row::Granted),
            partially_granted: row(Row::PartiallyGranted),
            refused: has_group(OutcomeGroup::Refused).then(|| Refused {
                state_secret: row(Row::StateSecret),
                prohibited_by_law: row(Row::ProhibitedByLaw),
                security_and_stability: row(Row::SecurityAndStability),
                third_party_rights: row(Row::ThirdPartyRights),
                internal_affairs: row(Row::InternalAffairs),
                deliberative_process: row(Row::DeliberativeProcess),
                enforcement_file: row(Row::EnforcementFile),
                administrative_query: row(Row::AdministrativeQuery),
            }),
            unable: has_group(OutcomeGroup::Unable).then(|| Unable {
                not_held: row(Row::NotHeld),
                creation_required: row(Row::CreationRequired),
                unclear_after_correction: row(Row::UnclearAfterCorrection),
            }),
            not_processed: has_group(OutcomeGroup::NotProcessed).then(|| NotProcessed {
                petition_or_complaint: row(Row::PetitionOrComplaint),
                duplicate_request: row(Row::DuplicateRequest),
                published_material: row(Row::PublishedMaterial),
                excessive_requests: row(Row::ExcessiveRequests),
                confirmation_or_reissue: row(Row::ConfirmationOrReissue),
            }),
            other: has_group(OutcomeGroup::Other).then(|| Other {
                correction_overdue: row(Row::CorrectionOverdue),
                fee_overdue: row(Row::FeeOverdue),
                other: row(Row::OtherOutcome),
            }),
            total: row(Row::OutcomeTotal),
        }),
        carried_forward: row(Row::CarriedForward),
    }
}

fn proceedings(report: &Report) -> Proceedings {
    let group = |proceeding| {
        let cell = |ruling| cell(report, CellName::Proceedings(proceeding, ruling));
        let has = Ruling::ALL.iter().any(|&ruling| cell(ruling).is_some());
        has.then(|| Rulings {
            upheld: cell(Ruling::Upheld),
            corrected: cell(Ruling::Corrected),
            other: cell(Ruling::Other),
            pending: cell(Ruling::Pending),
            total: cell(Ruling::Total),
        })
    };
    Proceedings {
        reconsideration: group(Proceeding::Reconsideration),
        litigation_direct: group(Proceeding::LitigationDirect),
        litigation_after_reconsideration: group(Proceeding::LitigationAfterReconsideration),
    }
}
