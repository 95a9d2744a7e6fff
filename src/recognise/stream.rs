//! Statutory tables that were flattened into plain lines, without separators: a cell a line, a
//! row a line with spaces, or pieces of both, as text copied from a page or a PDF has them.
//!
//! Blanks are lost in such text, so a row is read only where all its figures are there: seven
//! behind a label of table three, fifteen behind the heads of table four. And a figure is that
//! of the label before it only where text and figures stand in reading order; where signs say
//! that they do not, rows whose label and figures do not share a line are not read at all.

mod between;
mod heads;
mod proceedings;
mod segments;
mod torn;

use heads::Heads;
use proceedings::proceedings;
pub use segments::is_prose;
use segments::{Fields, Segment, segments};

use super::tables::names_extra;
use crate::document::Text;
use crate::grid::{Cell, Grid, Layout};
use crate::place::Place;
use crate::recognise::labels::{Family, Term};
use crate::report::{CaseResult, Column, OutcomeGroup, Row, Table};

/// One table found in a stream of lines.
pub struct Found {
    /// Which one.
    pub table: Table,
    /// Its rows, each with a label cell and its figures.
    pub grid: Grid,
    /// Text and figures do not stand in reading order, so that some rows have none.
    pub is_disordered: bool,
}

impl Found {
    /// How many rows have figures.
    #[must_use]
    pub fn filled(&self) -> usize {
        let has_figure = |row: &&Vec<Cell>| {
            let figure = row.get(1);
            figure.is_some_and(|cell| segments::is_value(&cell.text))
        };
        self.grid.rows.iter().filter(has_figure).count()
    }
}

/// Rows of the statistics that reports before 2019 carried; some of them hold words of the
/// national form's.
const OLD_ROWS: [&str; 8] = [
    "同意公开答复数",
    "同意部分公开答复数",
    "不同意公开答复数",
    "按时办结数",
    "延期办结数",
    "申请信息不存在数",
    "属于已主动公开范围数",
    "主动公开政府信息数",
];

/// The fewest of them that tell such statistics.
const MIN_OLD: usize = 3;

/// Finds the tables of a run of lines. Tables that hold no row are left out.
#[must_use]
pub fn tables(lines: &[&Text]) -> Vec<Found> {
    let has_old = |row: &&str| lines.iter().any(|line| line.text.contains(*row));
    if OLD_ROWS.iter().filter(|row| has_old(row)).count() >= MIN_OLD {
        return Vec::new();
    }
    let segments = segments(lines);
    let mut order = Order::default();
    let items = disclosure(&segments, &mut order);
    let outcomes = applications(&segments, &mut order);
    let found = [
        (Table::Disclosure, grid_rows(items, order.is_broken)),
        (Table::Applications, grid_rows(outcomes, order.is_broken)),
        (Table::Proceedings, proceedings(&segments, order.is_broken)),
    ];
    found
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(table, rows)| Found {
            table,
            grid: Grid::from_fields(rows, Layout::Unrowed, 0),
            is_disordered: order.is_broken,
        })
        .collect()
}

/// Whether text and figures stand in reading order. They do not where a label comes before one
/// that the form has earlier, where more figures follow a label than its row has, or where
/// figures follow what is no label.
#[derive(Default)]
struct Order {
    is_broken: bool,
    last: Option<usize>,
    /// Rows with one figure too many: the number of a page, or of a note.
    strays: usize,
}

/// The most rows with a figure too many in text that stands in order for all that.
const MAX_STRAYS: usize = 2;

impl Order {
    /// Takes how many figures a row has more than its table has columns.
    fn excess(&mut self, excess: usize) {
        self.strays += usize::from(excess == 1);
        self.is_broken |= excess > 1 || self.strays > MAX_STRAYS;
    }

    fn label(&mut self, index: usize) {
        self.is_broken |= self.last.is_some_and(|last| index < last);
        self.last = Some(index);
    }
}

/// A row of the stream: its fields, label first, and whether they share one line, so that they
/// belong together whatever the order of the lines.
struct StreamRow {
    fields: Fields,
    is_sound: bool,
}

impl StreamRow {
    /// A row of words only.
    fn words(label: &str, place: Place, mut heads: Fields) -> Self {
        let mut fields = vec![(label.to_owned(), place)];
        fields.append(&mut heads);
        Self {
            fields,
            is_sound: true,
        }
    }
}

/// The rows, without the figures of those that cannot be trusted in broken order.
fn grid_rows(rows: Vec<StreamRow>, is_broken: bool) -> Vec<Fields> {
    rows.into_iter()
        .map(|mut row| {
            if is_broken && !row.is_sound {
                row.fields.truncate(1);
            }
            row.fields
        })
        .collect()
}

impl Segment {
    /// The row of a label with the figures behind it, in a table of so many columns.
    fn row(&self, label: &str, columns: usize) -> StreamRow {
        let mut fields = vec![(label.to_owned(), self.place)];
        match self.apart(columns) {
            Some(figures) => fields.extend(figures),
            None if self.is_torn => {}
            None => fields.extend(self.figures().iter().cloned()),
        }
        StreamRow {
            fields,
            is_sound: self.shares_line,
        }
    }
}

/// Rows of table two: heads, and items with their figures. A prose line ends the table, so that
/// a sentence that names a number of licences is no row of it.
fn disclosure(segments: &[Option<Segment>], order: &mut Order) -> Vec<StreamRow> {
    let mut rows: Vec<StreamRow> = Vec::new();
    let mut has_heads = false;
    let mut has_items = false;
    let (mut measures, mut is_mixed) = (0, false);
    order.last = None;
    let is_next_table = |term: &Term| {
        matches!(
            term,
            Term::ApplicationsHead | Term::Organizations | Term::Row(Row::New)
        )
    };
    for segment in segments {
        let Some(segment) = segment else {
            has_heads = false;
            continue;
        };
        let owner = match segment.last(Family::Items, |term| matches!(term, Term::Item(_))) {
            Some(Term::Item(item)) if segment.is_labels() && !segment.values.is_empty() => {
                Some(item)
            }
            _ => None,
        };
        let mut heads: Fields = Vec::new();
        let mut follows_label = false;
        let mut follows_valueless = false;
        for meanings in &segment.terms {
            // What stands behind the last label, in the same piece of text where that has no figure.
            has_heads &= !meanings.iter().any(is_next_table);
            let item = match meanings.first() {
                Some(Term::Measure(measure)) => {
                    if heads.iter().any(|(head, _)| head == measure.zh()) {
                        // Heads printed twice.
                        heads.clear();
                    }
                    heads.push((measure.zh().to_owned(), segment.place));
                    measures = heads.len();
                    has_heads = true;
                    is_mixed |= names_extra(&segment.raw);
                    continue;
                }
                Some(Term::Article) => None,
                Some(Term::Item(item)) => Some(*item),
                _ => continue,
            };
            if !heads.is_empty() {
                rows.push(StreamRow::words(
                    "信息内容",
                    segment.place,
                    std::mem::take(&mut heads),
                ));
            }
            follows_label = item.is_some();
            let Some(item) = item else {
                rows.push(StreamRow::words("第二十条", segment.place, Fields::new()));
                continue;
            };
            if has_heads {
                order.label(item as usize);
            }
            // An item whose figures are lost is a row all the same.
            if has_heads && Some(item) != owner {
                follows_valueless = true;
                rows.push(StreamRow::words(item.zh(), segment.place, Fields::new()));
            }
        }
        if !heads.is_empty() {
            rows.push(StreamRow::words("信息内容", segment.place, heads));
            follows_label = false;
        }
        if !has_heads {
            continue;
        }
        if let Some(item) = owner {
            order.excess(segment.values.len().saturating_sub(MAX_MEASURES));
            let mut row = segment.row(item.zh(), measures);
            if follows_valueless && !row.is_sound || is_mixed {
                row.fields.truncate(1);
            }
            rows.push(row);
            has_items = true;
        } else {
            // One number on a line of its own may be that of the page.
            let has_figures = segment.values.len() > 1 || segment.shares_line;
            order.is_broken |=
                !follows_label && has_figures && segment.is_labels() && !segment.terms.is_empty();
        }
    }
    if has_items { rows } else { named(segments) }
}

/// The rows of table two without figures, where its heads and labels are there and no figure stands
/// behind any: the order of the text lost them.
fn named(segments: &[Option<Segment>]) -> Vec<StreamRow> {
    let labels = || {
        segments
            .iter()
            .flatten()
            .filter(|segment| segment.is_labels())
    };
    let has_heads = labels().any(|segment| segment.has(|term| matches!(term, Term::Measure(_))));
    let mut rows: Vec<StreamRow> = Vec::new();
    for segment in labels() {
        for term in segment.terms.iter().flatten() {
            let Term::Item(item) = term else { continue };
            if !rows.iter().any(|row| row.fields[0].0 == item.zh()) {
                rows.push(StreamRow::words(item.zh(), segment.place, Fields::new()));
            }
        }
    }
    if has_heads && rows.len() >= MIN_ITEMS {
        rows
    } else {
        Vec::new()
    }
}

/// The fewest labels without figures that are what is left of table two.
const MIN_ITEMS: usize = 3;

/// The most figures of a row of table two.
const MAX_MEASURES: usize = 3;

/// The row of table three that a term is the label of. Where (六) is one row, its label is that
/// of the group.
const fn row_of(term: Term) -> Option<Row> {
    match term {
        Term::Row(row) => Some(row),
        Term::Group(OutcomeGroup::Other) => Some(Row::OtherOutcome),
        _ => None,
    }
}

/// Where in the form the row of such a term begins; the group (六) with the first of its rows.
fn place_of(term: Term) -> usize {
    match term {
        Term::Group(OutcomeGroup::Other) => Row::CorrectionOverdue.index(),
        term => row_of(term).map_or(0, Row::index),
    }
}

/// The printed label of such a term.
const fn label_of(term: Term) -> &'static str {
    match term {
        Term::Row(row) => row.zh(),
        Term::Group(group) => group.zh(),
        _ => "",
    }
}

/// Rows of table three: the heads in their order, then labels with their figures.
fn applications(segments: &[Option<Segment>], order: &mut Order) -> Vec<StreamRow> {
    let is_row = |term: &Term| row_of(*term).is_some();
    let is_telling = |term: &Term| matches!(term, Term::Row(row) if !matches!(row, Row::OtherOutcome | Row::OutcomeTotal));
    let begins = |segment: &Option<Segment>| {
        segment
            .as_ref()
            .is_some_and(|segment| segment.has(is_telling))
    };
    let Some(first) = segments.iter().position(begins) else {
        return Vec::new();
    };
    order.last = None;
    let is_head = |term: &Term| matches!(term, Term::ApplicationsHead | Term::Organizations);
    // Figures between the heads and the first label belong to labels behind them.
    let heads_own = |segment: &Segment| segment.has(is_head) && segment.values.len() >= 2;
    order.is_broken |= segments[..first].iter().flatten().any(heads_own);
    let (mut rows, is_unordered) = match heads::heads(&segments[..=first]) {
        Heads::Row(fields) => {
            let is_sound = true;
            (vec![StreamRow { fields, is_sound }], false)
        }
        Heads::Lost => (Vec::new(), false),
        Heads::Unordered => (Vec::new(), true),
    };
    let head_segments = segments[..=first].iter().rev().take_while(|segment| {
        let is_row = |segment: &Segment| !segment.values.is_empty() && !segment.has(is_head);
        segment
            .as_ref()
            .is_some_and(|segment| !is_row(segment) || segment.has(is_telling))
    });
    let has_extra = (head_segments.flatten()).any(|segment| names_extra(&segment.raw));
    let is_mixed = is_unordered || has_extra;
    let (mut filled, mut labels) = (0, 0);
    let told = between::rows(&segments[first..]);
    for (segment, told) in segments[first..].iter().zip(told) {
        let Some(segment) = segment else {
            continue;
        };
        if segment.has(|term| {
            matches!(
                term,
                Term::CaseResult(CaseResult::Upheld | CaseResult::Pending)
            )
        }) {
            break;
        }
        if let Some(row) = told {
            order.label(row.index());
            (filled, labels) = (filled + 1, labels + 1);
            let mut row = segment.row(row.zh(), Column::ALL.len());
            row.is_sound = true;
            if is_mixed {
                row.fields.truncate(1);
            }
            rows.push(row);
            continue;
        }
        let last = segment
            .last(Family::Rows, is_row)
            .filter(|_| segment.is_labels());
        let owner = last.filter(|_| !segment.values.is_empty());
        let telling = (segment.terms.iter())
            .filter_map(|meanings| meanings.iter().find(|term| is_telling(term)));
        let mut follows_valueless = false;
        for &term in telling {
            // Labels before the last one have lost their figures.
            if Some(term) != owner {
                follows_valueless = true;
                labels += 1;
                order.label(place_of(term));
                rows.push(StreamRow::words(
                    label_of(term),
                    segment.place,
                    Fields::new(),
                ));
            }
        }
        if let Some(term) = owner {
            order.label(place_of(term));
            let mut row = segment.row(label_of(term), Column::ALL.len());
            (filled, labels) = (filled + 1, labels + 1);
            if is_mixed {
                row.fields.truncate(1);
            }
            if follows_valueless && !row.is_sound {
                // Whose figures these are, of several labels, cannot be told.
                row.fields.truncate(1);
            }
            order.excess(row.fields.len().saturating_sub(Column::ALL.len() + 1));
            rows.push(row);
        } else {
            order.is_broken |= segment.values.len() >= 2 && segment.is_labels();
        }
        if last == Some(Term::Row(Row::CarriedForward)) {
            break;
        }
    }
    // A few words of the table's in the text around it are no table.
    if filled == 0 && labels < MIN_LABELS {
        return Vec::new();
    }
    rows
}

/// The fewest labels without figures that are what is left of table three.
const MIN_LABELS: usize = 5;

#[cfg(test)]
mod tests;
