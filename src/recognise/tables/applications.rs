//! Table three: applications by outcome (rows) and applicant (columns).

mod heads;

use std::cell::OnceCell;

use super::{Found, GridRow, Read, RowKey, figure_of, position, rows_in, term_in, unreadable};
use crate::grid::{Grid, Layout};
use crate::recognise::labels::{Family, Term, is_subsequence};
use crate::recognise::placement::{Fields, Uniformity, is_empty, place, uniformity};
use crate::report::{
    CellName, Column, Content, ExtraRow, Figure, Obstacle, OutcomeGroup, Row, Table,
};

pub use heads::Heads;
use heads::heads_of;

/// What a row of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Row(Row),
    Group(OutcomeGroup),
    /// A label that is none of the form's.
    Unknown,
}

/// A row of figures.
struct Entry<'r, 'a> {
    row: &'r GridRow<'a>,
    target: Target,
    fields: Fields<'a>,
    /// The label as a key, for those that are unknown.
    key: String,
    /// The rows whose labels stand together beside its figures; none as nearly always.
    together: Vec<Row>,
}

/// What row of the table a row certainly is.
pub fn key(row: &GridRow<'_>) -> Option<RowKey> {
    row.own.iter().find_map(|read| match read.terms {
        [Term::Row(row)] => Some(RowKey::Row(*row)),
        _ => None,
    })
}

/// Reads a run of rows that belong to table three. Heads hold until others follow, over the
/// end of the grid too.
pub fn read(rows: &[GridRow<'_>], grid: &Grid, heads: &mut Option<Heads>, found: &mut Found) {
    let mut head_rows: Vec<&GridRow<'_>> = Vec::new();
    let mut entries: Vec<Entry<'_, '_>> = Vec::new();
    for row in rows {
        if is_head(row) {
            if !entries.is_empty() {
                take(&mut entries, heads.as_ref(), grid, found);
                head_rows.clear();
            }
            head_rows.push(row);
            continue;
        }
        if let Some(entry) = entry(row) {
            if !head_rows.is_empty() {
                *heads = Some(heads_of(&head_rows));
                head_rows.clear();
            }
            entries.push(entry);
        }
    }
    take(&mut entries, heads.as_ref(), grid, found);
}

fn is_row_label(term: Term) -> bool {
    matches!(term, Term::Row(_) | Term::Group(_) | Term::Outcomes)
}

fn is_head(row: &GridRow<'_>) -> bool {
    // Different columns: a row's label that an editor repeated is no head.
    let is_column = |column: Column| row.has(|term| term == Term::Column(column));
    let columns = Column::ALL
        .iter()
        .filter(|&&column| is_column(column))
        .count();
    let names_heads = row.has(|term| matches!(term, Term::ApplicationsHead | Term::Organizations));
    let names_row =
        (row.own.iter()).any(|read| read.terms.len() == 1 && is_row_label(read.terms[0]));
    (names_heads || columns >= 2) && !names_row
}

fn entry<'r, 'a>(row: &'r GridRow<'a>) -> Option<Entry<'r, 'a>> {
    let term = |read: &Read<'_>| term_in(read, Family::Rows, is_row_label);
    let mut labels = row.label_cells(|read| term(read).is_some());
    let mut target = None;
    let terms: Vec<Term> = row.own[..labels].iter().filter_map(term).collect();
    for &term in &terms {
        target = match (target, term) {
            (_, Term::Row(row)) => Some(Target::Row(row)),
            (Some(Target::Row(row)), _) => Some(Target::Row(row)),
            (_, Term::Group(group)) => Some(Target::Group(group)),
            (target, _) => target,
        };
    }
    let mut together: Vec<Row> = row.own.iter().flat_map(rows_in).collect();
    // The labels of two rows in cells of their own: a page break or an extractor put them there.
    let row_of = |&term: &Term| match term {
        Term::Row(row) => Some(row),
        _ => None,
    };
    let mut named: Vec<Row> = terms.iter().filter_map(row_of).collect();
    named.sort_unstable();
    named.dedup();
    if named.len() > 1 {
        together.extend(named);
    }
    if let Some(&last) = together.first() {
        target = Some(Target::Row(last));
    }
    let mut key = String::new();
    let next = row.own[labels..].iter().find(|read| !is_empty(read.cell));
    if !matches!(target, Some(Target::Row(_))) {
        match next {
            // Words where a figure should stand, behind a group or at the start: a label that
            // is none of the form's.
            Some(read) if read.is_text => {
                labels = row.label_cells(|read| read.is_text);
                key.clone_from(&row.own[labels - 1].label.key);
                target = Some(Target::Unknown);
            }
            // Figures without any label of their own.
            Some(_) if target.is_none() => target = Some(Target::Unknown),
            _ => {}
        }
    }
    Some(Entry {
        row,
        target: target?,
        fields: row.fields(labels),
        key,
        together,
    })
}

/// The columns of the rows: those that the heads name; or, where heads are lost but the rows
/// have all their cells, those of the form in its order.
fn columns<'h>(heads: Option<&'h Heads>, entries: &[Entry<'_, '_>]) -> (&'h [Column], bool) {
    let Some(heads) = heads else {
        return (Column::ALL, true);
    };
    let order = heads.order.as_deref().unwrap_or_default();
    if heads.missing.is_empty() {
        return (order, false);
    }
    let is_short = |entry: &&Entry<'_, '_>| heads.values(&entry.fields) < Column::ALL.len();
    let short = entries.iter().filter(is_short).count();
    if (short * 2 > entries.len() || heads.leave_no_room()) && !order.is_empty() {
        // The heads of another grid, as wide as they may be, are not those of these rows.
        let is_theirs = entries.iter().all(|entry| entry.row.width == heads.width);
        (if is_theirs { order } else { &[] }, false)
    } else {
        (Column::ALL, true)
    }
}

/// Reads the collected rows under the heads.
fn take(entries: &mut Vec<Entry<'_, '_>>, heads: Option<&Heads>, grid: &Grid, found: &mut Found) {
    infer_labels(entries);
    let entries = std::mem::take(entries);
    if entries.is_empty() {
        return;
    }
    let (order, by_order_only) = columns(heads, &entries);
    if by_order_only {
        found.note_order_only(Table::Applications);
    } else if let Some(heads) = heads {
        found.note_missing_columns(&heads.missing);
    }
    let head_width = heads.map(|heads| heads.width);
    let shared_by = |is_asked: &dyn Fn(Row) -> bool| {
        let figures: Vec<&Fields<'_>> = (entries.iter())
            .filter(|entry| matches!(entry.target, Target::Row(row) if is_asked(row)))
            .map(|entry| &entry.fields)
            .collect();
        uniformity(&figures, order.len(), grid.layout, head_width)
    };
    let common = shared_by(&|_| true);
    // A converter that writes a label over three columns as one field leaves two empty ones somewhere
    // in each such row, one where it is two wide: what rows with equally wide labels have in common.
    let by_width: [OnceCell<Uniformity>; 3] = Default::default();
    let of_width = |entry: &Entry<'_, '_>| {
        let width = match (entry.target, grid.layout) {
            (_, Layout::Spans | Layout::Aligned) => return None,
            (Target::Row(row), _) => label_width(row),
            // （六）其他处理 as one row has the label of a group.
            (Target::Group(OutcomeGroup::Other), _) => label_width(Row::Granted),
            (Target::Group(_) | Target::Unknown, _) => return None,
        };
        let alike = || shared_by(&|other| label_width(other) == width);
        Some(*by_width[width - 1].get_or_init(alike))
    };
    for entry in &entries {
        if !entry.together.is_empty() {
            let cells = entry.together.iter().flat_map(|&row| {
                let columns = Column::ALL.iter();
                columns.map(move |&column| CellName::Applications(row, column))
            });
            found.refuse(unreadable(
                cells.collect(),
                Obstacle::SeveralLabels,
                entry.row,
                grid,
            ));
            continue;
        }
        // Heads of another grid say nothing about the columns of one that is wider or narrower.
        let spans = heads.and_then(|heads| {
            let spans = heads
                .spans
                .as_deref()
                .filter(|spans| spans.len() == order.len())?;
            let is_placed = grid.layout == Layout::Spans;
            let same_count = is_placed || heads.width == entry.row.width;
            same_count.then_some(spans)
        });
        let placed = if order.is_empty() {
            Err(Obstacle::Ambiguous)
        } else {
            place(&entry.fields, order.len(), spans, common).or_else(|obstacle| {
                let own = of_width(entry).ok_or(obstacle)?;
                place(&entry.fields, order.len(), spans, own).map_err(|_| obstacle)
            })
        };
        let figures = placed.map(|cells| -> Vec<_> {
            let pairs = order.iter().copied().zip(cells);
            pairs
                .map(|(column, cell)| {
                    let name = name_of(entry.target, column);
                    (column, figure_of(name, cell, None, grid))
                })
                .collect()
        });
        collect(entry, figures, grid, found);
    }
}

/// How many columns the form gives a row's label beside those of its groups.
const fn label_width(row: Row) -> usize {
    match row {
        Row::New | Row::CarriedOver | Row::CarriedForward => 3,
        _ if row.group().is_none() => 2,
        _ => 1,
    }
}

fn name_of(target: Target, column: Column) -> CellName {
    match target {
        Target::Group(group) => CellName::Subtotal(group, column),
        Target::Row(row) => CellName::Applications(row, column),
        Target::Unknown => CellName::Applications(Row::OtherOutcome, column),
    }
}

fn collect(
    entry: &Entry<'_, '_>,
    figures: Result<Vec<(Column, Figure)>, Obstacle>,
    grid: &Grid,
    found: &mut Found,
) {
    match (entry.target, figures) {
        (Target::Row(row), Ok(figures)) => found.put(
            (figures.into_iter())
                .map(|(column, figure)| (CellName::Applications(row, column), figure))
                .collect(),
        ),
        (Target::Row(row), Err(obstacle)) => {
            let cells = Column::ALL
                .iter()
                .map(|&column| CellName::Applications(row, column));
            found.refuse(unreadable(cells.collect(), obstacle, entry.row, grid));
        }
        (Target::Group(OutcomeGroup::Other), Ok(figures)) => found.put_other_row(figures),
        (Target::Group(OutcomeGroup::Other), Err(obstacle)) => {
            let cells = Column::ALL
                .iter()
                .map(|&column| CellName::Applications(Row::OtherOutcome, column));
            found.refuse_other_row(unreadable(cells.collect(), obstacle, entry.row, grid));
        }
        // The form asks for no figures beside a group, so empty cells there say nothing.
        (Target::Group(group), Ok(figures)) => {
            if figures
                .iter()
                .any(|(_, figure)| figure.content != Content::Blank)
            {
                let named = figures.into_iter();
                found.put(
                    named
                        .map(|(column, figure)| (CellName::Subtotal(group, column), figure))
                        .collect(),
                );
            }
        }
        (Target::Group(_), Err(_)) => {}
        (Target::Unknown, _) => {
            // A heading that runs over the whole table is no row of it.
            let has_figures = entry.fields.values().iter().any(|cell| !is_empty(cell));
            if !entry.key.is_empty() && has_figures {
                found.note_extra_row(ExtraRow {
                    raw: entry.row.raw(),
                    table: Table::Applications,
                    position: position(grid, entry.row.own[0].cell),
                });
            }
        }
    }
}

/// Gives labels that are lost or damaged past recognition the rows that are missing at their
/// place: between two known rows of the form, or before the first or behind the last, as many as
/// there are damaged labels. A label that says something else, having too little in common with
/// its row's, leaves them all unknown; one that is lost is given a row only where it stands alone.
fn infer_labels(entries: &mut [Entry<'_, '_>]) {
    let is_unknown = |entry: &Entry<'_, '_>| entry.target == Target::Unknown;
    let known = |entry: &Entry<'_, '_>| match entry.target {
        Target::Row(row) => Some(row.index()),
        Target::Group(_) | Target::Unknown => None,
    };
    let mut start = 0;
    while start < entries.len() {
        let length = entries[start..]
            .iter()
            .take_while(|entry| is_unknown(entry))
            .count();
        let end = start + length;
        // The row before the first is -1, that behind the last their number.
        let before = match start.checked_sub(1) {
            Some(before) => known(&entries[before]).map(|row| row + 1),
            None => Some(0),
        };
        let after = match entries.get(end) {
            Some(after) => known(after),
            None => Some(Row::ALL.len()),
        };
        let missing = match (before, after) {
            (Some(from), Some(to)) if length > 0 && from + length == to => &Row::ALL[from..to],
            _ => &[],
        };
        let is_between = start > 0 && end < entries.len();
        let is_damaged = |(entry, &row): (&Entry<'_, '_>, &Row)| {
            let is_lost = entry.key.is_empty();
            resembles(&entry.key, row) && (!is_lost || length == 1 && is_between)
        };
        if entries[start..end].iter().zip(missing).all(is_damaged) {
            for (entry, &row) in entries[start..end].iter_mut().zip(missing) {
                entry.target = Target::Row(row);
            }
        }
        start = end + 1;
    }
}

/// Whether a damaged key has a third of the row's label in order and nothing of it out of order, or
/// begins with half of it, or is empty.
fn resembles(key: &str, row: Row) -> bool {
    let label: Vec<char> = crate::recognise::normalise::label(row.zh())
        .key
        .chars()
        .collect();
    let kept: Vec<char> = key.chars().filter(|c| label.contains(c)).collect();
    let whole = kept.len() * 3 >= label.len() && is_subsequence(&kept, &label);
    // A remark may follow, whose bracket is damaged too.
    let (mut from, mut begun) = (0, 0);
    for c in key.chars().take(2 * label.len()) {
        if let Some(step) = label[from..].iter().position(|&other| other == c) {
            from += step + 1;
            begun += 1;
        }
    }
    key.is_empty() || whole || label.len() >= 4 && begun * 2 >= label.len()
}
