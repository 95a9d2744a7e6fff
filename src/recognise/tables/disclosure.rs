//! Table two: what was disclosed under article 20 of the Regulations.

use super::{Found, GridRow, Read, RowKey, figure_of, position, term_in, unreadable};
use crate::grid::{Cell, Grid, Layout};
use crate::recognise::labels::{Family, Term, is_subsequence};
use crate::recognise::normalise::{self, Unit};
use crate::recognise::placement::{Fields, Span, is_empty, place, uniformity};
use crate::report::{CellName, ExtraRow, Format, Item, Measure, Obstacle, Table};

/// The heads of a block.
#[derive(Debug, Clone)]
pub struct Heads {
    columns: Vec<(Measure, Option<Unit>)>,
    /// Where each stands; `None` where they stand in another grid.
    spans: Option<Vec<Span>>,
    /// How many columns the row of the heads covers.
    width: usize,
    /// Nothing else is written in that row.
    is_alone: bool,
}

/// What row of the table a row is.
pub fn key(row: &GridRow<'_>) -> Option<RowKey> {
    let terms = row.own.iter().flat_map(|read| read.terms);
    let mut items = terms.filter_map(|term| match term {
        Term::Item(item) => Some(RowKey::Item(*item)),
        _ => None,
    });
    items.next()
}

/// Reads a run of rows that belong to table two. Heads hold until others follow, over the end of
/// the grid too.
pub fn read(rows: &[GridRow<'_>], grid: &Grid, heads: &mut Option<Heads>, found: &mut Found) {
    if let Some(heads) = heads {
        heads.spans = None;
    }
    let mut block: Vec<(&GridRow<'_>, Item, Fields<'_>)> = Vec::new();
    for row in rows {
        let is_article = row.has(|term| term == Term::Article);
        let new_heads = heads_of(row);
        if is_article || new_heads.is_some() {
            take(&mut block, heads.as_ref(), grid, found);
            *heads = new_heads;
            continue;
        }
        let accepts = |term: Term| matches!(term, Term::Item(_));
        let term = |read: &Read<'_>| term_in(read, Family::Items, accepts);
        let labels = row.label_cells(|read| term(read).is_some());
        let item = row.own[..labels].iter().filter_map(term).next_back();
        if let Some(Term::Item(item)) = item {
            block.push((row, item, row.fields(labels)));
        } else if let Some(fields) = unlabelled(row, &block) {
            block.push((row, Item::Regulations, fields));
        } else if heads.is_some() && is_extra(row) {
            found.note_extra_row(ExtraRow {
                raw: row.raw(),
                table: Table::Disclosure,
                position: position(grid, row.own[0].cell),
            });
        }
    }
    take(&mut block, heads.as_ref(), grid, found);
}

/// Whether a row below heads is one of figures with a label that is none of the form's.
fn is_extra(row: &GridRow<'_>) -> bool {
    let is_label = row
        .own
        .first()
        .is_some_and(|read| read.is_text && read.terms.is_empty());
    let is_figure = |read: &Read<'_>| !read.is_text && !is_empty(read.cell);
    is_label && row.own[1..].iter().any(is_figure)
}

/// The first row of the block of regulations whose label is lost: figures right below the heads.
fn unlabelled<'a>(
    row: &GridRow<'a>,
    block: &[(&GridRow<'_>, Item, Fields<'_>)],
) -> Option<Fields<'a>> {
    let first = row.own.first()?;
    let is_lost = first.cell.text.trim().is_empty() && row.own.iter().all(|read| !read.is_text);
    (is_lost && block.is_empty() && row.own.len() > 1).then(|| row.fields(1))
}

/// The heads that a row holds, if it is a row of heads.
fn heads_of(row: &GridRow<'_>) -> Option<Heads> {
    let accepts = |term: Term| matches!(term, Term::Measure(_));
    let named = row.has(|term| term == Term::Contents);
    let has_measure = row.has(accepts);
    if !has_measure && !named {
        return None;
    }
    let cells: Vec<&Read<'_>> = (row.own.iter())
        .filter(|read| read.is_text && !read.terms.contains(&Term::Contents))
        .collect();
    let measure = |read: &Read<'_>| match term_in(read, Family::Measures, accepts) {
        Some(Term::Measure(measure)) => Some(measure),
        _ => None,
    };
    // Columns that the form does not have, such as 序号 and 备注, stand beside the others.
    let known: Vec<(Measure, &Read<'_>)> = (cells.iter())
        .filter_map(|read| Some((measure(read)?, *read)))
        .collect();
    let measures = known.iter().map(|&(measure, _)| measure).collect();
    let texts = cells.len();
    let known: Vec<(Measure, &Read<'_>)> = if is_a_block(measures) {
        known
    } else {
        damaged(&cells)?.into_iter().zip(cells).collect()
    };
    let is_alone = known.len() == texts;
    // A head that spans several columns may have been repeated in each of them.
    let mut columns: Vec<(Measure, Option<Unit>)> = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    for (measure, read) in known {
        let span = Span::of(read.cell);
        match (columns.last(), spans.last_mut()) {
            (Some(&(last, _)), Some(before)) if last == measure => {
                *before = before.spanning(span);
            }
            _ => {
                columns.push((measure, read.label.unit));
                spans.push(span);
            }
        }
    }
    Some(Heads {
        columns,
        spans: Some(spans),
        width: row.width,
        is_alone,
    })
}

/// The figures of a row of text that has as many as there are heads and else empty cells, which
/// spans left that heads and rows have in different places.
fn without_fillers<'a>(fields: &Fields<'a>, heads: &Heads, grid: &Grid) -> Option<Vec<&'a Cell>> {
    let is_flat = grid.layout == Layout::Separated && heads.is_alone;
    let filled: Vec<&Cell> = (fields.values().iter().copied())
        .filter(|cell| !is_empty(cell))
        .collect();
    let is_full = filled.len() == heads.columns.len() && fields.values().len() > filled.len();
    // Two that are alike may be one that an editor repeated over its span, and an empty cell
    // before them the other. Three heads leave none a span.
    let begins_empty = fields.values().first().is_some_and(|cell| is_empty(cell));
    let is_repeated = begins_empty && matches!(filled[..], [one, other] if one.text == other.text);
    let is_whole = is_flat && is_full && !is_repeated;
    let is_sound = is_whole && fields.obstacle.is_none() && fields.width == heads.width;
    is_sound.then_some(filled)
}

/// All lists of measures that the forms have as the heads of a block.
fn blocks() -> impl Iterator<Item = &'static [Measure]> {
    [Format::F2019, Format::F2021]
        .into_iter()
        .flat_map(|format| {
            format
                .items()
                .iter()
                .map(move |&item| format.measures(item))
        })
}

/// Whether the measures are those of one block, in any order.
pub fn is_a_block(mut measures: Vec<Measure>) -> bool {
    measures.dedup();
    blocks().any(|block| {
        block.len() == measures.len() && block.iter().all(|measure| measures.contains(measure))
    })
}

/// Heads with letters lost, where the form has one block only that they can be: as many heads,
/// each with letters of the form's in their order.
fn damaged(cells: &[&Read<'_>]) -> Option<Vec<Measure>> {
    let fits = |block: &&'static [Measure]| {
        block.len() == cells.len()
            && block.iter().zip(cells).all(|(measure, read)| {
                let label: Vec<char> = normalise::label(measure.zh()).key.chars().collect();
                let key: Vec<char> = read.label.key.chars().collect();
                key.len() >= 2
                    && (read.terms.contains(&Term::Measure(*measure))
                        || is_subsequence(&key, &label))
            })
    };
    let mut found = blocks().filter(fits);
    let first = found.next()?;
    found.all(|other| other == first).then(|| first.to_vec())
}

/// Reads the rows collected under one row of heads.
fn take(
    block: &mut Vec<(&GridRow<'_>, Item, Fields<'_>)>,
    heads: Option<&Heads>,
    grid: &Grid,
    found: &mut Found,
) {
    let rows = std::mem::take(block);
    let all: Vec<&Fields<'_>> = rows.iter().map(|(_, _, fields)| fields).collect();
    for (row, item, fields) in &rows {
        let (columns, spans) = match heads.filter(|heads| belongs(*item, heads)) {
            Some(heads) => (heads.columns.clone(), Some(heads)),
            None => match order_of(*item, fields).filter(|_| is_counted(fields, grid)) {
                Some(columns) => {
                    found.note_order_only(Table::Disclosure);
                    (columns, None)
                }
                None => {
                    let cells = cells_of(*item);
                    let obstacle = row.obstacle.unwrap_or(Obstacle::CellCount);
                    found.refuse(unreadable(cells, obstacle, row, grid));
                    continue;
                }
            },
        };
        let spans = spans
            .filter(|heads| grid.layout != Layout::Separated || heads.width == row.width)
            .and_then(|heads| heads.spans.as_deref());
        let uniformity = uniformity(
            &all,
            columns.len(),
            grid.layout,
            heads.map(|heads| heads.width),
        );
        let filled = heads.and_then(|heads| without_fillers(fields, heads, grid));
        let filled = filled.filter(|filled| filled.len() == columns.len());
        match filled.map_or_else(|| place(fields, columns.len(), spans, uniformity), Ok) {
            Ok(cells) => found.put(
                (columns.iter().zip(cells))
                    .map(|(&(measure, unit), cell)| {
                        let name = CellName::Disclosure(*item, measure);
                        (name, figure_of(name, cell, money_unit(*item, unit), grid))
                    })
                    .collect(),
            ),
            Err(obstacle) => {
                let cells = columns
                    .iter()
                    .map(|&(measure, _)| CellName::Disclosure(*item, measure));
                found.refuse(unreadable(cells.collect(), obstacle, row, grid));
            }
        }
    }
}

/// Whether the number of a row's cells tells its columns: not where they are those of lines, nor
/// where blank ones may be those of another block of the table.
fn is_counted(fields: &Fields<'_>, grid: &Grid) -> bool {
    match grid.layout {
        Layout::Unrowed => false,
        Layout::Aligned => fields.values().iter().all(|cell| !is_empty(cell)),
        Layout::Spans | Layout::Separated => true,
    }
}

/// Fees are asked for in 万元 by the form itself; procurement has no unit there.
fn money_unit(item: Item, unit: Option<Unit>) -> Option<Unit> {
    match item {
        Item::Fees => unit.or(Some(Unit::TenThousandYuan)),
        _ => unit,
    }
}

/// Whether the heads are those that the form gives the item.
fn belongs(item: Item, heads: &Heads) -> bool {
    [Format::F2019, Format::F2021].into_iter().any(|format| {
        let measures = format.measures(item);
        measures.len() == heads.columns.len()
            && (heads.columns.iter()).all(|(measure, _)| measures.contains(measure))
    })
}

/// The columns of an item whose heads are lost, where their number leaves one format only.
fn order_of(item: Item, fields: &Fields<'_>) -> Option<Vec<(Measure, Option<Unit>)>> {
    let count = fields.values().len();
    let mut fitting = [Format::F2019, Format::F2021]
        .into_iter()
        .map(|format| format.measures(item))
        .filter(|measures| !measures.is_empty() && measures.len() == count);
    let first = fitting.next()?;
    // Three columns of figures under 规章 could be those of either format.
    fitting
        .all(|other| other == first)
        .then(|| first.iter().map(|&measure| (measure, None)).collect())
}

/// The cells of an item in the format in force.
fn cells_of(item: Item) -> Vec<CellName> {
    let measures = match Format::F2021.measures(item) {
        [] => Format::F2019.measures(item),
        measures => measures,
    };
    measures
        .iter()
        .map(|&measure| CellName::Disclosure(item, measure))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::is_counted;
    use crate::grid::{Grid, Layout};
    use crate::place::Place;
    use crate::recognise::tables::rows_of;

    #[test]
    fn the_number_of_cells_tells_columns_where_none_can_be_of_another_block() {
        for (layout, is_full, expected) in [
            (Layout::Aligned, true, true),
            (Layout::Aligned, false, false),
            (Layout::Separated, false, true),
            (Layout::Unrowed, true, false),
        ] {
            let last = if is_full { "3" } else { "" };
            let row = ["规章", "1", "2", last].map(|text| (text.to_owned(), Place::Nowhere));
            let grid = Grid::from_fields(vec![row.to_vec()], layout, 1);
            let fields = rows_of(&grid)[0].fields(1);
            assert_eq!(is_counted(&fields, &grid), expected, "{layout:?} {is_full}");
        }
    }
}
