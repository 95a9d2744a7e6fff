//! A statement against the tables.

use super::ClaimVerdict;
use super::allowed::{Allowed, Bound};
use super::reason::Doubt;
use super::statement::{Basis, Certainty, Cut, Statement};
use super::subject::{Applicant, Outcome, ProceedingKind, Subject};
use crate::report::{
    CaseResult, CellName, Column, Content, Decimal, Format, Item, Measure, OutcomeGroup,
    Proceeding, Report, Row,
};

/// What a comparison gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compared {
    pub cells: Vec<CellName>,
    pub cell_sum: Option<Decimal>,
    pub verdict: ClaimVerdict,
    /// What the comparison itself left in doubt.
    pub doubt: Option<Doubt>,
}

impl Compared {
    fn not(cells: &[CellName], cell_sum: Option<Decimal>, doubt: Doubt) -> Self {
        Self {
            cells: cells.to_vec(),
            cell_sum,
            verdict: ClaimVerdict::NotCompared(doubt.reason()),
            doubt: Some(doubt),
        }
    }
}

/// Compares a stated value with the cells that the statement may mean. `grain` is the size of
/// its last printed digit (万 with decimals is rounded).
pub(super) fn compare(
    report: &Report,
    statement: &Statement,
    value: Decimal,
    grain: i64,
) -> Compared {
    let certainty = statement.certainty;
    let bases = bases(report, statement);
    let Some(first) = bases.first() else {
        return Compared::not(&[], None, certainty.bar().unwrap_or(Doubt::NoCell));
    };
    let unsure = |doubt| Compared::not(first, sum(report, first), doubt);
    if let Some(doubt) = certainty.bar() {
        return unsure(doubt);
    }
    let allowed: Vec<Allowed> = (bases.iter())
        .map(|base| Allowed::of(report, base))
        .collect();
    let agreeing = allowed.iter().find_map(|allowed| match allowed {
        Allowed::Exactly(bound) if bound.sum == value => Some(bound),
        _ => None,
    });
    if let Some(bound) = agreeing {
        return Compared {
            cells: bound.cells.clone(),
            cell_sum: Some(value),
            verdict: ClaimVerdict::Agrees,
            doubt: None,
        };
    }
    if !report.has_any_table() || !first.iter().any(|cell| report.has_table(cell.table())) {
        return unsure(Doubt::TableMissing);
    }
    if let Some(doubt) = certainty.weakness() {
        return unsure(doubt);
    }
    if !allowed.iter().all(|allowed| allowed.excludes(value)) {
        return unsure(Doubt::BlankCells);
    }
    let broken: Vec<&Bound> = (allowed.iter())
        .filter_map(|allowed| allowed.broken(value))
        .collect();
    let [meant, ..] = broken[..] else {
        return unsure(Doubt::BlankCells);
    };
    if grain > 1 && broken.iter().any(|bound| near(value, bound.sum, grain)) {
        return unsure(Doubt::Rounded);
    }
    if certainty.is_at_most() && broken.iter().any(|bound| value < bound.sum) {
        return unsure(Doubt::SomeOnly);
    }
    if statement.subject == Subject::Handled && partly_handled(report, value) {
        return unsure(Doubt::PartlyHandled);
    }
    Compared {
        cells: meant.cells.clone(),
        cell_sum: Some(meant.sum),
        verdict: ClaimVerdict::Contradicts,
        doubt: None,
    }
}

/// The statement as its other meaning, where the value is that and not what it says first.
pub(super) fn meant(report: &Report, mut statement: Statement, value: Decimal) -> Statement {
    // 新公开 is a column of format 2019 alone; elsewhere it is said of what was issued, most likely.
    if let Subject::Disclosure(item, Measure::Disclosed) = statement.subject
        && report.format != Some(Format::F2019)
    {
        statement.subject = Subject::Disclosure(item, Measure::Issued);
        statement.certainty = (statement.certainty).and(Certainty::weak(Doubt::OpenWording));
    }
    let Some(alternative) = statement.alternative.take() else {
        return statement;
    };
    let first = statement.clone();
    statement.subject = alternative;
    // 无结转 beside a blank: it may be what the sentence says.
    if (bases(report, &statement).iter()).any(|base| sum(report, base).is_none()) {
        return Statement {
            certainty: first.certainty.and(Certainty::weak(Doubt::BlankCells)),
            ..first
        };
    }
    let is = |statement: &Statement| {
        (bases(report, statement).iter()).any(|base| sum(report, base) == Some(value))
    };
    if is(&statement) && !is(&first) {
        statement
    } else {
        first
    }
}

/// Whether a reading of the statement gives just this value.
pub(super) fn is_printed(report: &Report, statement: &Statement, value: Decimal) -> bool {
    (bases(report, statement).iter()).any(|base| sum(report, base) == Some(value))
}

/// Whether a rounded value can stand for the exact one.
fn near(value: Decimal, sum: Decimal, grain: i64) -> bool {
    match (value.as_whole(), sum.as_whole()) {
        (Some(value), Some(sum)) => value.abs_diff(sum) < grain.unsigned_abs(),
        _ => true,
    }
}

/// The sum of the cells' figures, `None` where one of them has no number.
pub(super) fn sum(report: &Report, cells: &[CellName]) -> Option<Decimal> {
    Bound::of(report, cells.to_vec()).map(|bound| bound.sum)
}

/// 答复 and 办结 are also said of the new applications alone, or without those withdrawn or not
/// processed: such figures are plausible, so that they contradict nothing.
fn partly_handled(report: &Report, value: Decimal) -> bool {
    let total = |cells: &[CellName]| sum(report, cells).and_then(Decimal::as_whole);
    let cells = |row| total(&[CellName::Applications(row, Column::Total)]);
    let groups = |group| total(&rows(report, Outcome::Group(group), Column::Total));
    let Some(value) = value.as_whole() else {
        return false;
    };
    let new = cells(Row::New);
    let handled = cells(Row::OutcomeTotal);
    let less = |from: Option<i64>, parts: &[Option<i64>]| {
        parts
            .iter()
            .try_fold(from?, |rest, part| rest.checked_sub((*part)?))
    };
    let other = groups(OutcomeGroup::Other);
    let not_processed = groups(OutcomeGroup::NotProcessed);
    [
        less(new, &[cells(Row::CarriedForward)]),
        less(handled, &[cells(Row::CarriedOver)]),
        less(handled, &[other]),
        less(handled, &[not_processed]),
        less(handled, &[other, not_processed]),
        less(new, &[other]),
    ]
    .contains(&Some(value))
}

/// The rows of an outcome in one column.
fn rows(report: &Report, outcome: Outcome, column: Column) -> Vec<CellName> {
    let rows: Vec<Row> = match outcome {
        Outcome::Row(row) => vec![row],
        Outcome::Group(group) => {
            let rows = report.rows();
            rows.filter(|row| row.group() == Some(group)).collect()
        }
    };
    rows.into_iter()
        .map(|row| CellName::Applications(row, column))
        .collect()
}

/// The sets of cells whose sum the value may be, the one most named first.
fn bases(report: &Report, statement: &Statement) -> Vec<Vec<CellName>> {
    let total = |row| CellName::Applications(row, Column::Total);
    let is_2019 = report.format == Some(Format::F2019);
    match &statement.subject {
        // Who writes 办结 of those received means the table's own row of it.
        Subject::Handled => vec![vec![total(Row::OutcomeTotal)]],
        Subject::Received => {
            let new = vec![total(Row::New)];
            let both = vec![total(Row::New), total(Row::CarriedOver)];
            let handled = vec![total(Row::OutcomeTotal)];
            match statement.basis {
                Basis::New => vec![new, both, handled],
                Basis::NewAndCarriedOver => vec![both, handled, new],
                Basis::Total => vec![handled, both, new],
            }
        }
        Subject::New => vec![vec![total(Row::New)]],
        Subject::NewAndCarriedOver => vec![vec![total(Row::New), total(Row::CarriedOver)]],
        Subject::CarriedOver => vec![vec![total(Row::CarriedOver)]],
        Subject::CarriedForward => vec![vec![total(Row::CarriedForward)]],
        Subject::Carried if statement.certainty.bar().is_none() => {
            vec![
                vec![total(Row::CarriedForward)],
                vec![total(Row::CarriedOver)],
            ]
        }
        Subject::Carried | Subject::Channel | Subject::Consultation => Vec::new(),
        Subject::Outcome(outcomes) => {
            let columns = match statement.cut {
                Some(Cut::Column(applicant)) => applicant.columns(),
                _ => &[Column::Total],
            };
            let crossing = |outcome: &Outcome| -> Vec<CellName> {
                (columns.iter())
                    .flat_map(|&column| rows(report, *outcome, column))
                    .collect()
            };
            vec![outcomes.iter().flat_map(crossing).collect()]
        }
        Subject::From(applicant) => applicants(*applicant, statement.cut),
        Subject::Proceeding(kind, result) => vec![proceedings(*kind, *result)],
        Subject::Concluded(kind) => {
            let results = [CaseResult::Upheld, CaseResult::Corrected, CaseResult::Other];
            vec![
                (results
                    .iter()
                    .flat_map(|&result| proceedings(*kind, result)))
                .collect(),
            ]
        }
        Subject::Disclosure(item, measure) => disclosure(*item, *measure, is_2019),
        Subject::Fee => vec![vec![CellName::Disclosure(Item::Fees, Measure::Amount)]],
    }
}

fn applicants(applicant: Applicant, cut: Option<Cut>) -> Vec<Vec<CellName>> {
    let cells = |rows: &[Row]| -> Vec<CellName> {
        rows.iter()
            .flat_map(|row| {
                applicant
                    .columns()
                    .iter()
                    .map(|column| CellName::Applications(*row, *column))
            })
            .collect()
    };
    if let Some(Cut::Row(row)) = cut {
        return vec![cells(&[row])];
    }
    vec![
        cells(&[Row::New]),
        cells(&[Row::New, Row::CarriedOver]),
        cells(&[Row::OutcomeTotal]),
    ]
}

fn proceedings(kind: ProceedingKind, result: CaseResult) -> Vec<CellName> {
    let groups: &[Proceeding] = match kind {
        ProceedingKind::Reconsideration => &[Proceeding::Reconsideration],
        ProceedingKind::LitigationDirect => &[Proceeding::LitigationDirect],
        ProceedingKind::LitigationAfterReconsideration => {
            &[Proceeding::LitigationAfterReconsideration]
        }
        ProceedingKind::Litigation => &[
            Proceeding::LitigationDirect,
            Proceeding::LitigationAfterReconsideration,
        ],
        ProceedingKind::Both => Proceeding::ALL,
    };
    groups
        .iter()
        .map(|group| CellName::Proceedings(*group, result))
        .collect()
}

/// Table two in the words of the format that the report uses.
fn disclosure(item: Item, measure: Measure, is_2019: bool) -> Vec<Vec<CellName>> {
    let cell = |measure| vec![CellName::Disclosure(item, measure)];
    match measure {
        Measure::Issued if is_2019 => vec![cell(Measure::Produced), cell(Measure::Disclosed)],
        // Format 2019 counts neither repeals nor what is in force, nor money.
        Measure::Repealed | Measure::InForce if is_2019 => Vec::new(),
        Measure::Amount if is_2019 && item != Item::Procurement => Vec::new(),
        Measure::TotalDisclosed | Measure::Disclosed if !is_2019 => Vec::new(),
        _ if item == Item::Procurement && !is_2019 => Vec::new(),
        _ => vec![cell(measure)],
    }
}

/// Fees for information are fees (科目103049950): more of them than the table's fees in all is
/// plainly impossible. What is printed may be rounded: half of its last digit's unit is allowed
/// for, so that 4000元 can stand beside 0 万元 and 9000元 cannot.
pub(super) fn fee(report: &Report, yuan: Decimal) -> Compared {
    let cell = CellName::Disclosure(Item::Fees, Measure::Amount);
    let figure = report
        .figure(cell)
        .filter(|figure| !matches!(figure.content, Content::Unreadable));
    let charged = figure.and_then(|figure| figure.number());
    let stated = yuan.shifted_down(4);
    // A negative amount is a slip of its own, and no bound.
    let bound = charged.filter(|amount| *amount >= Decimal::whole(0));
    let limit = bound.and_then(Decimal::most_rounded_to_it);
    match (stated, limit) {
        (Some(stated), Some(limit)) if stated > limit => Compared {
            cells: vec![cell],
            cell_sum: charged,
            verdict: ClaimVerdict::Contradicts,
            doubt: None,
        },
        _ => Compared::not(&[], None, Doubt::NoCell),
    }
}
