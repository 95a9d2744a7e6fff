//! Columns that the form does not have: shares, last year's figures, changes, subtotals.
//!
//! They are told by their heads and left out before a row is read, so that what remains is the
//! table of the form. Where a row is not as wide as its heads, nobody can tell which of its cells
//! are theirs; such a row is not read.

use super::disclosure;
use super::rows::{GridRow, Read, is_year, table_of, term_in};
use crate::grid::{Cell, Grid, Layout};
use crate::recognise::captions;
use crate::recognise::labels::{Family, Term, VOCABULARY};
use crate::recognise::placement::{Span, is_empty};
use crate::report::{CaseResult, Column, ExtraColumn, Measure, Position, Proceeding, Table};

/// A grid without the columns that the form does not have.
pub struct Pruned {
    /// What is left.
    pub grid: Grid,
    /// For each row, whether it may hold cells of such columns still.
    pub is_mixed: Vec<bool>,
    /// The heads of what was left out.
    pub columns: Vec<ExtraColumn>,
}

/// Leaves the columns out; `None` where there are none. `rows` are those of the grid, `own` is the
/// report's year.
pub fn prune(grid: &Grid, rows: &[GridRow<'_>], own: Option<i32>) -> Option<Pruned> {
    let mut pruned = Pruned {
        grid: Grid {
            // Taken over once a column is left out: most grids have none such.
            rows: Vec::new(),
            layout: grid.layout,
            number: grid.number,
        },
        is_mixed: vec![false; rows.len()],
        columns: Vec::new(),
    };
    let mut at = 0;
    let mut table = None;
    while at < rows.len() {
        let heads = rows[at..].iter().take_while(|row| is_head(row)).count();
        if heads == 0 {
            table = table_of(&rows[at]).or(table);
            at += 1;
            continue;
        }
        let from = at + heads;
        let behind = rows[from..]
            .iter()
            .take_while(|row| !is_head(row) && !is_article(row));
        let end = from + behind.count();
        let told = rows[at..end].iter().find_map(|row| table_of(row));
        table = told.or(table);
        if let Some(table) = table {
            block(grid, rows, at..from, from..end, table, own, &mut pruned);
        }
        at = end.max(at + 1);
    }
    (!pruned.columns.is_empty()).then_some(pruned)
}

fn block(
    grid: &Grid,
    rows: &[GridRow<'_>],
    heads: std::ops::Range<usize>,
    body: std::ops::Range<usize>,
    table: Table,
    own: Option<i32>,
    pruned: &mut Pruned,
) {
    let head_rows = &rows[heads.clone()];
    let extra = extra_heads(head_rows, table, own, grid.layout);
    if extra.is_empty() {
        return;
    }
    if pruned.grid.rows.is_empty() {
        pruned.grid.rows.clone_from(&grid.rows);
    }
    for &cell in &extra {
        let (row, column) = cell.source;
        pruned.columns.push(ExtraColumn {
            raw: cell.text.split_whitespace().collect(),
            table,
            position: Position {
                table: pruned.grid.number,
                row: row + 1,
                column: column + 1,
                place: cell.place,
            },
        });
    }
    let width = head_rows.iter().map(|row| row.width).max().unwrap_or(0);
    if pruned.grid.layout == Layout::Unrowed {
        pruned.is_mixed[body].fill(true);
        return;
    }
    let mut is_left_out = vec![false; width];
    for row in head_rows {
        let is_extra = |read: &&Read<'_>| {
            let found = extra.binary_search_by_key(&read.cell.source, |cell| cell.source);
            found.is_ok()
        };
        for read in row.own.iter().filter(is_extra) {
            let span = reach(read.cell, row, pruned.grid.layout);
            let end = span.end().min(width);
            is_left_out[span.start.min(end)..end].fill(true);
        }
    }
    for at in heads {
        pruned.grid.rows[at] = without(&pruned.grid.rows[at], &is_left_out);
    }
    for at in body {
        let straddles = |read: &Read<'_>| {
            let span = Span::of(read.cell);
            let covered = &is_left_out[span.start.min(width)..(span.start + span.width).min(width)];
            let is_partly = covered.contains(&true) && covered.contains(&false);
            is_partly && !read.is_text && !is_empty(read.cell)
        };
        let is_alone = rows[at].own.len() == 1;
        if !is_alone && (rows[at].width != width || rows[at].own.iter().any(straddles)) {
            pruned.is_mixed[at] = true;
        } else {
            pruned.grid.rows[at] = without(&pruned.grid.rows[at], &is_left_out);
        }
    }
}

/// The columns that a head covers. In text, where spans are lost, a year covers the empty cells
/// behind it.
fn reach(cell: &Cell, row: &GridRow<'_>, layout: Layout) -> Span {
    let own = Span::of(cell);
    let is_year = is_year(&cell.text) || captions::is_label(cell.text.trim());
    if layout != Layout::Separated || !is_year {
        return own;
    }
    let empty = (row.own.iter())
        .skip_while(|read| read.cell.column <= cell.column)
        .take_while(|read| is_empty(read.cell));
    Span {
        width: own.width + empty.count(),
        ..own
    }
}

/// The cells of a row without those in the columns left out, moved together.
fn without(row: &[Cell], is_left_out: &[bool]) -> Vec<Cell> {
    let kept_before = |column: usize| {
        let left_out = is_left_out
            .iter()
            .take(column)
            .filter(|&&left_out| left_out);
        column - left_out.count()
    };
    (row.iter())
        .filter_map(|cell| {
            let column = kept_before(cell.column);
            let width = kept_before(cell.column + cell.width) - column;
            (width > 0).then(|| Cell {
                column,
                width,
                ..cell.clone()
            })
        })
        .collect()
}

/// Whether a row holds heads: words or years, none of them the label of a row.
fn is_head(row: &GridRow<'_>) -> bool {
    let mut filled = row
        .own
        .iter()
        .filter(|read| !is_empty(read.cell))
        .peekable();
    if filled.peek().is_none() {
        return false;
    }
    // 1974 is a figure too: behind the damaged label of a row it is no head.
    let has_year = row.own.iter().any(|read| is_year(&read.cell.text));
    let is_damaged = |read: &Read<'_>| {
        let closest = |family| VOCABULARY.closest(&read.label.key, family).is_some();
        has_year && read.terms.is_empty() && (closest(Family::Items) || closest(Family::Rows))
    };
    let names_row = |read: &Read<'_>| {
        let is_known = matches!(
            read.terms,
            [Term::Row(_) | Term::Item(_) | Term::Group(_) | Term::Outcomes | Term::Article]
        );
        is_known || is_damaged(read)
    };
    let is_head_cell =
        |read: &Read<'_>| (read.is_text || is_year(&read.cell.text)) && !names_row(read);
    let count = row.own.iter().filter(|read| !is_empty(read.cell)).count();
    let is_known = row.has(|term| {
        !matches!(
            term,
            Term::Row(_) | Term::Item(_) | Term::Group(_) | Term::Outcomes | Term::Article
        )
    });
    filled.all(is_head_cell) && (count > 1 || is_known)
}

fn is_article(row: &GridRow<'_>) -> bool {
    row.has(|term| term == Term::Article)
}

/// The heads among those of a block that the form does not have.
fn extra_heads<'a>(
    rows: &[GridRow<'a>],
    table: Table,
    own: Option<i32>,
    layout: Layout,
) -> Vec<&'a Cell> {
    let reads = || rows.iter().flat_map(|row| &row.own);
    // A head of the form with another year in it may only have been forgotten there, unless the
    // same head is there without.
    let mut plain: Vec<&[Term]> = Vec::new();
    for read in reads().filter(|read| !is_extra(read, table, own)) {
        // As many as the form has heads at most.
        if !plain.contains(&read.terms) {
            plain.push(read.terms);
        }
    }
    let is_twice = |read: &&Read<'a>| {
        read.terms.is_empty() || plain.contains(&read.terms) || is_other_change(read, table)
    };
    let mut extra: Vec<&'a Cell> = reads()
        .filter(|read| is_extra(read, table, own))
        .filter(is_twice)
        .map(|read| read.cell)
        .collect();
    match table {
        Table::Disclosure => {
            let measures = |with_change: bool| -> Vec<Measure> {
                let all = reads().flat_map(|read| read.terms);
                let named = all.filter_map(|term| match term {
                    Term::Measure(measure) => Some(*measure),
                    _ => None,
                });
                let mut named: Vec<Measure> = named
                    .filter(|measure| with_change || !is_change(*measure))
                    .collect();
                named.sort_unstable();
                named.dedup();
                named
            };
            let (all, rest) = (measures(true), measures(false));
            if !disclosure::is_a_block(all) && disclosure::is_a_block(rest) {
                let changes = reads().filter(|read| {
                    (read.terms.iter())
                        .any(|term| matches!(term, Term::Measure(measure) if is_change(*measure)))
                });
                extra.extend(changes.map(|read| read.cell));
            }
        }
        Table::Applications => extra.extend(subtotals(rows)),
        Table::Proceedings => extra.extend(sums(rows)),
    }
    // In text the places of heads over several rows are none.
    if layout == Layout::Spans || table == Table::Disclosure && layout != Layout::Unrowed {
        extra.extend(strangers(rows, table, &extra));
    }
    extra.sort_by_key(|cell| cell.source);
    extra.dedup_by_key(|cell| cell.source);
    extra
}

/// Heads of which nothing is known, where all heads of the form are there, each once, and stand
/// over other columns: 个体工商户, 责任科室. `extra` are those that are known not to be of the form.
fn strangers<'a>(rows: &[GridRow<'a>], table: Table, extra: &[&Cell]) -> Vec<&'a Cell> {
    let (family, is_leaf): (Family, fn(Term) -> bool) = match table {
        Table::Applications => (Family::Columns, |term| matches!(term, Term::Column(_))),
        Table::Disclosure => (Family::Measures, |term| matches!(term, Term::Measure(_))),
        // Its heads are alike in all groups, so that nothing tells which are all there.
        Table::Proceedings => return Vec::new(),
    };
    let is_extra = |read: &&Read<'a>| extra.iter().any(|cell| cell.source == read.cell.source);
    let reads = || rows.iter().flat_map(|row| &row.own);
    let leaves: Vec<(Term, Span)> = reads()
        .filter(|read| !is_extra(read))
        .filter_map(|read| Some((term_in(read, family, is_leaf)?, Span::of(read.cell))))
        .collect();
    let terms = leaves.iter().map(|&(term, _)| term);
    let is_whole = match table {
        Table::Applications => {
            let has = |column: &Column| {
                leaves
                    .iter()
                    .any(|&(term, _)| term == Term::Column(*column))
            };
            leaves.len() == Column::ALL.len() && Column::ALL.iter().all(has)
        }
        _ => {
            let measures = terms.filter_map(|term| match term {
                Term::Measure(measure) => Some(measure),
                _ => None,
            });
            disclosure::is_a_block(measures.collect())
        }
    };
    let Some(first) = leaves
        .iter()
        .map(|&(_, span)| span.start)
        .min()
        .filter(|_| is_whole)
    else {
        return Vec::new();
    };
    let is_known = |read: &Read<'a>| {
        let own = |term: &Term| match table {
            Table::Disclosure => matches!(term, Term::Contents | Term::Article | Term::Beside),
            _ => true,
        };
        read.terms.iter().any(own) || term_in(read, family, is_leaf).is_some()
    };
    let stands_apart = |read: &&Read<'a>| {
        let span = Span::of(read.cell);
        span.start > first && !leaves.iter().any(|(_, leaf)| leaf.overlaps(span))
    };
    reads()
        .filter(|read| read.is_text && !is_known(read) && stands_apart(read))
        .map(|read| read.cell)
        .collect()
}

const fn is_change(measure: Measure) -> bool {
    matches!(measure, Measure::Change | Measure::PreviousItems)
}

/// Words that begin the heads of last year's figures, and words of heads of shares and changes.
const LAST_YEAR: [&str; 8] = [
    "上年",
    "上一年",
    "去年",
    "往年",
    "同期",
    "上期",
    "前年",
    "上届",
];
const SHARES: [&str; 12] = [
    "占比",
    "占总",
    "比重",
    "比例",
    "百分比",
    "增长率",
    "增幅",
    "同比",
    "环比",
    "较上年",
    "比上年",
    "比去年",
];

fn is_extra(read: &Read<'_>, table: Table, own: Option<i32>) -> bool {
    let text = &read.cell.text;
    let year = if is_year(text) {
        text.trim().parse().ok()
    } else {
        captions::year_in(text, own)
    };
    if let (Some(year), Some(own)) = (year, own) {
        return year != own;
    }
    let key = &read.label.key;
    if !read.terms.is_empty() {
        return is_other_change(read, table);
    }
    read.is_text
        && key.chars().count() <= MAX_HEAD
        && (LAST_YEAR.iter().any(|word| key.starts_with(word))
            || SHARES.iter().any(|word| key.contains(word))
            || key == "增减"
            || text.trim() == "%")
}

/// Whether a head is one that table two of 2019 has for changes, in another table.
fn is_other_change(read: &Read<'_>, table: Table) -> bool {
    let is_change = |term: &Term| matches!(term, Term::Measure(measure) if is_change(*measure));
    table != Table::Disclosure && !read.terms.is_empty() && read.terms.iter().all(is_change)
}

/// Whether text with heads in it, of which the places are lost, names such a column. The form's
/// own words for last year are left out.
#[must_use]
pub fn names_extra(text: &str) -> bool {
    let mut rest: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    for own in [
        "结转上年",
        "上年结转",
        "上年度结转",
        "上一年结转",
        "上年项目",
        "上一年项目",
        "上一年度项目",
        "指上年",
    ] {
        rest = rest.replace(own, "");
    }
    let words = LAST_YEAR.iter().chain(&SHARES).chain(&["小计"]);
    words.into_iter().any(|word| rest.contains(word))
        || text.split_whitespace().any(captions::is_label)
}

/// The most letters of such a head.
const MAX_HEAD: usize = 16;

/// Subtotals in the head of table three: of several heads that say total, those under the head
/// that organizations share, or that say 小计.
fn subtotals<'a>(rows: &[GridRow<'a>]) -> Vec<&'a Cell> {
    let reads = || rows.iter().flat_map(|row| &row.own);
    let totals: Vec<&Read<'a>> = reads()
        .filter(|read| read.terms.contains(&Term::Column(Column::Total)))
        .collect();
    let group = reads().find(|read| read.terms.contains(&Term::Organizations));
    let is_sub = |read: &&&Read<'a>| {
        let under = group.is_some_and(|group| {
            Span::of(group.cell).contains(Span::of(read.cell)) && group.cell.width > 1
        });
        under || read.label.key == "小计"
    };
    let subs: Vec<&'a Cell> = totals.iter().filter(is_sub).map(|read| read.cell).collect();
    if subs.len() < totals.len() {
        subs
    } else {
        Vec::new()
    }
}

/// The sum over several groups in the head of table four: where there are more heads that say
/// total than groups, the one that is not that of a group, as no group's other results stand
/// right before it.
fn sums<'a>(rows: &[GridRow<'a>]) -> Vec<&'a Cell> {
    let mut leaves: Vec<(CaseResult, &'a Cell)> = Vec::new();
    for read in rows.iter().flat_map(|row| &row.own) {
        let result = read.terms.iter().find_map(|term| match term {
            Term::CaseResult(result) => Some(*result),
            _ => None,
        });
        leaves.extend(result.map(|result| (result, read.cell)));
    }
    // A head that an editor repeated in each row that it covered stands in the same column again.
    leaves.sort_by_key(|&(result, cell)| (cell.column, result));
    leaves.dedup_by_key(|&mut (result, cell)| (cell.column, result));
    let totals = leaves
        .iter()
        .filter(|(result, _)| *result == CaseResult::Total);
    if totals.count() != Proceeding::ALL.len() + 1 {
        return Vec::new();
    }
    let others = CaseResult::ALL.len() - 1;
    let is_of_group = |at: usize| {
        let before = at.checked_sub(others).map(|from| &leaves[from..at]);
        before.is_some_and(|before| {
            before
                .iter()
                .all(|(result, _)| *result != CaseResult::Total)
        })
    };
    let apart: Vec<&'a Cell> = (leaves.iter().enumerate())
        .filter(|&(at, &(result, _))| result == CaseResult::Total && !is_of_group(at))
        .map(|(_, &(_, cell))| cell)
        .collect();
    if apart.len() == 1 { apart } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::names_extra;

    #[test]
    fn shares_sums_and_years_name_a_column_that_the_form_does_not_have() {
        for (text, expected) in [
            ("自然人 占比 总计", true),
            ("小 计", true),
            ("上年数", true),
            ("2022年 2023年", true),
            ("本年度办理结果 上年结转 总计", false),
        ] {
            assert_eq!(names_extra(text), expected, "{text}");
        }
    }
}
