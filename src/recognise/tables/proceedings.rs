//! Table four: reconsideration and litigation, by result.
//!
//! The form prints one row of fifteen figures without a label under three rows of heads. Reports
//! also print it as three tables, as one row a group, or downwards; so each figure takes its
//! group and its result from the labels beside it and the heads above it, wherever they stand.

use super::{Found, GridRow, Read, RowKey, figure_of, unreadable};
use crate::grid::{Cell, Grid, Layout};
use crate::recognise::captions;
use crate::recognise::labels::{Family, Term, VOCABULARY};
use crate::recognise::normalise;
use crate::recognise::placement::{Span, is_empty, place, uniformity};
use crate::report::{CaseResult, CellName, Obstacle, Proceeding, Table};

/// The heads in force.
#[derive(Debug, Clone, Default)]
pub struct Heads {
    groups: Vec<(Proceeding, Span)>,
    /// Of each row of heads that names any.
    results: Vec<Vec<(CaseResult, Span)>>,
    /// There are rows of heads.
    has_rows: bool,
    /// One head names reconsideration and litigation both, and so all groups.
    is_fused: bool,
    width: usize,
    /// They stand in the grid before, so that their places say nothing.
    is_carried: bool,
    /// The grid in which they stand, and whether figures followed.
    grid: usize,
    had_figures: bool,
}

/// The most results of a row of heads that are looked at: one more than the form has.
const MAX_RESULTS: usize = Proceeding::ALL.len() * CaseResult::ALL.len() + 1;

/// The most rows of heads with results: printed downwards, each result of each group has one.
const MAX_RESULT_ROWS: usize = MAX_RESULTS;

/// One column of figures: what its heads say of group and result.
type Leaf = (Option<Proceeding>, Option<CaseResult>);

/// The groups that rows, the heads in force or the caption before them name.
pub fn keys(rows: &[GridRow<'_>], heads: Option<&Heads>, caption: Option<&str>) -> Vec<RowKey> {
    let within = rows.iter().flat_map(|row| groups(&row.own));
    let mut named: Vec<Proceeding> = within.map(|(group, _)| group).collect();
    if named.is_empty() {
        let in_force = heads.into_iter().flat_map(|heads| &heads.groups);
        named.extend(in_force.map(|&(group, _)| group));
    }
    if named.is_empty() {
        named.extend(caption.and_then(group_in));
    }
    named.into_iter().map(RowKey::Proceeding).collect()
}

/// Reads a run of rows that belong to table four. `caption` is the text right before the grid,
/// which names the group where each group has a table of its own. `carried` are the heads that a
/// page break parted from their figures.
pub fn read(
    rows: &[GridRow<'_>],
    grid: &Grid,
    caption: Option<&str>,
    carried: &mut Option<Heads>,
    found: &mut Found,
) {
    let caption = caption.and_then(group_in);
    // Under a year's caption within a table the heads above it hold on.
    let own = |heads: &Heads| !heads.had_figures || heads.grid == grid.number;
    let mut heads = carried.take().filter(own).unwrap_or_default();
    heads.is_carried = heads.grid != grid.number;
    heads.had_figures = false;
    let mut had_figures = false;
    // The group that stands above or beside the rows, where it is not repeated.
    let mut group = caption;
    for (at, row) in rows.iter().enumerate() {
        let is_blank = |row: &GridRow<'_>| row.own.iter().all(|read| is_empty(read.cell));
        if is_blank(row) && rows[at + 1..].iter().any(|row| !is_blank(row)) {
            // Room between two rows.
            continue;
        }
        let mut filled = row.own.iter().filter(|read| !is_empty(read.cell));
        if filled
            .next()
            .is_some_and(|read| captions::is_label(read.cell.text.trim()))
            && filled.next().is_none()
        {
            continue;
        }
        let results = row.own.iter().filter_map(result_in).count();
        let has_figures = row
            .own
            .iter()
            .any(|read| !read.is_text && !is_empty(read.cell));
        let own_group = groups(&row.own).last().map(|&(group, _)| group);
        let labels = row.label_cells(is_label);
        let names_groups = row.has(|term| matches!(term, Term::Litigation | Term::Proceeding(_)))
            || row.own.iter().any(|read| !fused(read).is_empty());
        let is_head = results >= 2
            || (!has_figures && labels == row.own.len())
            || (!has_figures && groups(&row.own).len() >= 2)
            || (!has_figures && names_groups && results == 0 && heads.results().is_empty());
        if is_head {
            let names_one = groups(&row.own).len() == 1;
            group = own_group.filter(|_| names_one).or(group);
            if had_figures && results == 0 && groups(&row.own).len() < 2 {
                // A group, or the word above two of them, on a line of its own among the rows.
                continue;
            }
            if had_figures {
                heads = Heads::default();
                had_figures = false;
            }
            heads.add(row);
            heads.grid = grid.number;
            continue;
        }
        group = own_group.or(group);
        let result = row.own[..labels].iter().find_map(result_in);
        // A group stands beside its rows, or above them where the heads name no other.
        let is_beside = labels > 0 && (own_group.is_some() || heads.groups.len() < 2);
        let label = (group.filter(|_| is_beside), result);
        had_figures |= take(row, labels, label, (&heads, group), grid, found);
    }
    if heads.has_rows {
        heads.had_figures = had_figures;
        *carried = Some(heads);
    }
}

impl Heads {
    /// Whether no figures followed yet, so that those of the next grid may be theirs.
    pub const fn awaits_figures(&self) -> bool {
        !self.had_figures
    }

    fn add(&mut self, row: &GridRow<'_>) {
        if std::mem::take(&mut self.is_carried) {
            *self = Self::default();
        }
        // An editor that resolves spans repeats a head in each column and row that it covered.
        for (group, span) in groups(&row.own) {
            let is_full = self.groups.len() > Proceeding::ALL.len();
            match self.groups.last_mut() {
                Some((last, before)) if *last == group => *before = before.spanning(span),
                // One more than there are shows as well that it is none of the form's heads.
                _ if is_full => {}
                _ => self.groups.push((group, span)),
            }
        }
        let results: Vec<(CaseResult, Span)> = (row.own.iter())
            .filter_map(|read| Some((result_in(read)?, Span::of(read.cell))))
            .take(MAX_RESULTS)
            .collect();
        self.has_rows = true;
        self.is_fused |= row.own.iter().map(fused).any(|terms| names_all(&terms));
        if !results.is_empty() && self.results.len() < MAX_RESULT_ROWS {
            self.results.push(results);
        }
        self.width = self.width.max(row.width);
    }

    /// The results in the order of their heads: those of the one row that has them all, as when
    /// an editor repeats them, or else from the left; where damaged spans put one over another, of
    /// all rows after one another.
    fn results(&self) -> Vec<(CaseResult, Span)> {
        let complete = self
            .results
            .iter()
            .find(|row| row.len() == Proceeding::ALL.len() * CaseResult::ALL.len());
        if let Some(row) = complete {
            return row.clone();
        }
        let as_printed = self.results.concat();
        let mut from_left = as_printed.clone();
        // Heads of one group may stand in several rows: at the top or foot of what they cover.
        from_left.sort_by_key(|&(_, span)| span);
        let overlap = |pair: &[(CaseResult, Span)]| pair[0].1.overlaps(pair[1].1);
        if !from_left.windows(2).any(overlap) {
            return from_left;
        }
        // A row that has one group's heads in part says nothing of where the others belong.
        let is_whole =
            |row: &Vec<(CaseResult, Span)>| row.len().is_multiple_of(CaseResult::ALL.len());
        let is_downwards = |row: &Vec<(CaseResult, Span)>| row.len() == 1;
        if self.results.iter().all(is_whole) || self.results.iter().all(is_downwards) {
            as_printed
        } else {
            Vec::new()
        }
    }

    /// The columns of figures by the order of the heads: results follow one another as printed,
    /// five to a group.
    fn leaves(&self, group: Option<Proceeding>) -> Vec<Leaf> {
        let per_group = CaseResult::ALL.len();
        let groups: Vec<Proceeding> = self.groups.iter().map(|&(group, _)| group).collect();
        let results: Vec<CaseResult> = self.results().iter().map(|&(result, _)| result).collect();
        if let Some(leaves) = self.leaves_by_place() {
            return leaves;
        }
        match (groups.len(), results.len()) {
            (3, 15) => (results.iter().enumerate())
                .map(|(at, &result)| (Some(groups[at / per_group]), Some(result)))
                .collect(),
            // The first head ran together with the text before it; the other two leave no other.
            (2, 15) if groups == Proceeding::ALL[1..] => (results.iter().enumerate())
                .map(|(at, &result)| (Some(Proceeding::ALL[at / per_group]), Some(result)))
                .collect(),
            // 行政复议、行政诉讼 in one head above all: the groups follow as in the form.
            (0..=3, 15)
                if (self.is_fused || groups == Proceeding::ALL[..1])
                    && results
                        .chunks(per_group)
                        .all(|chunk| chunk == CaseResult::ALL) =>
            {
                (results.iter().enumerate())
                    .map(|(at, &result)| (Some(Proceeding::ALL[at / per_group]), Some(result)))
                    .collect()
            }
            (3, 5) => (groups.iter())
                .flat_map(|&group| {
                    results
                        .iter()
                        .map(move |&result| (Some(group), Some(result)))
                })
                .collect(),
            (0 | 1, 5) => {
                let group = groups.first().copied().or(group);
                results
                    .iter()
                    .map(|&result| (group, Some(result)))
                    .collect()
            }
            // That head alone: the fifteen figures follow as in the form.
            (_, 0) if self.is_fused => (Proceeding::ALL.iter())
                .flat_map(|&group| {
                    CaseResult::ALL
                        .iter()
                        .map(move |&result| (Some(group), Some(result)))
                })
                .collect(),
            (3, 0) => groups.iter().map(|&group| (Some(group), None)).collect(),
            _ => Vec::new(),
        }
    }

    /// The same where every result stands under one group and every group over five results, whatever
    /// order the groups have: some print litigation before reconsideration.
    fn leaves_by_place(&self) -> Option<Vec<Leaf>> {
        let results = self.results();
        let is_whole = self.groups.len() == Proceeding::ALL.len()
            && results.len() == self.groups.len() * CaseResult::ALL.len();
        if !is_whole || self.is_carried {
            return None;
        }
        let leaf = |&(result, span): &(CaseResult, Span)| {
            let mut above = self.groups.iter().filter(|(_, group)| group.contains(span));
            let (group, _) = above.next().filter(|_| above.next().is_none())?;
            Some((Some(*group), Some(result)))
        };
        let leaves: Vec<Leaf> = results.iter().map(leaf).collect::<Option<_>>()?;
        let mut sorted = leaves.clone();
        sorted.sort_unstable();
        sorted.dedup();
        (sorted.len() == leaves.len()).then_some(leaves)
    }

    /// The columns of figures by their places, in the order of `leaves`; `None` where a result
    /// does not stand under the group that the order gives it.
    fn spans(&self, leaves: &[Leaf]) -> Option<Vec<Span>> {
        let results = self.results();
        if self.is_carried || results.len() != leaves.len() {
            return None;
        }
        let mut spans: Vec<Span> = results.iter().map(|&(_, span)| span).collect();
        let agrees = leaves.iter().zip(&results).all(|(leaf, (_, span))| {
            let mut above = self
                .groups
                .iter()
                .filter(|(_, group)| group.contains(*span));
            let group = above.next().map(|&(group, _)| group);
            above.next().is_none() && (self.groups.len() < 2 || group == leaf.0)
        });
        let apart = {
            spans.sort_unstable();
            spans.windows(2).all(|pair| !pair[0].overlaps(pair[1]))
        };
        (agrees && apart).then(|| results.iter().map(|&(_, span)| span).collect())
    }
}

/// Reads one row of figures; whether it held any that belong to the table.
fn take(
    row: &GridRow<'_>,
    labels: usize,
    label: Leaf,
    (heads, group): (&Heads, Option<Proceeding>),
    grid: &Grid,
    found: &mut Found,
) -> bool {
    let leaves: Vec<Leaf> = match label {
        // A label and a single figure.
        (Some(_), Some(_)) => vec![(None, None)],
        _ => heads.leaves(group),
    };
    let names: Option<Vec<CellName>> = leaves
        .iter()
        .map(|&(proceeding, result)| {
            // What the label says wins over a head that holds for all rows.
            let proceeding = label.0.or(proceeding)?;
            Some(CellName::Proceedings(proceeding, label.1.or(result)?))
        })
        .collect();
    let Some(names) = names.filter(|names| is_set(names)) else {
        let figures = row.own[labels..]
            .iter()
            .filter(|read| !read.is_text && !is_empty(read.cell));
        let named: usize = heads.results.iter().map(Vec::len).sum();
        if figures.count() >= CaseResult::ALL.len() && named > 1 {
            // Figures under heads of which some are damaged past recognition.
            found.refuse(unreadable(all_cells(), Obstacle::Ambiguous, row, grid));
        }
        return false;
    };
    let fields = row.fields(labels);
    if heads.results.is_empty() && names.len() > Proceeding::ALL.len() {
        // Only the number of the figures tells that none is lost.
        let is_full = fields.values().len() == names.len();
        if !is_full || fields.values().iter().any(|cell| is_empty(cell)) {
            found.refuse(unreadable(all_cells(), Obstacle::CellCount, row, grid));
            return true;
        }
        found.note_order_only(Table::Proceedings);
    }
    if fields.values().len() < names.len()
        && fields.values().iter().all(|cell| is_empty(cell))
        && heads.spans(&leaves).is_none()
    {
        // An empty row is no row of figures.
        return false;
    }
    let spans = heads
        .spans(&leaves)
        .filter(|_| grid.layout != Layout::Separated || heads.width == row.width);
    let uniformity = uniformity(&[&fields], names.len(), grid.layout, Some(heads.width));
    match place(&fields, names.len(), spans.as_deref(), uniformity) {
        Ok(cells) => found.put(
            (names.iter().zip(cells))
                .map(|(&name, cell): (&CellName, &Cell)| (name, figure_of(name, cell, None, grid)))
                .collect(),
        ),
        Err(obstacle) => found.refuse(unreadable(names, obstacle, row, grid)),
    }
    true
}

/// Every cell of the table.
pub fn all_cells() -> Vec<CellName> {
    let of = |&group: &Proceeding| {
        CaseResult::ALL
            .iter()
            .map(move |&result| CellName::Proceedings(group, result))
    };
    Proceeding::ALL.iter().flat_map(of).collect()
}

/// Whether there are names and no two are the same.
fn is_set(names: &[CellName]) -> bool {
    let mut sorted = names.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    !names.is_empty() && sorted.len() == names.len()
}

fn is_label(read: &Read<'_>) -> bool {
    read.is_text
}

fn result_in(read: &Read<'_>) -> Option<CaseResult> {
    let result = |term: &Term| match term {
        Term::CaseResult(result) => Some(*result),
        _ => None,
    };
    let named = read.terms.iter().find_map(result);
    // A result may have run together with its group: 行政复议结果维持.
    named.or_else(|| fused(read).iter().find_map(result))
}

/// Whether heads that ran together are those of both kinds of proceeding.
fn names_all(terms: &[Term]) -> bool {
    let reconsideration = Term::Proceeding(Proceeding::Reconsideration);
    let is_litigation = |term: &Term| match term {
        Term::Litigation => true,
        Term::Proceeding(group) => *group != Proceeding::Reconsideration,
        _ => false,
    };
    terms.contains(&reconsideration) && terms.iter().any(is_litigation)
}

/// What the heads mean that ran together in a cell.
fn fused(read: &Read<'_>) -> Vec<Term> {
    if read.is_text && read.terms.is_empty() {
        VOCABULARY.fused(&read.label.key)
    } else {
        Vec::new()
    }
}

fn groups(cells: &[Read<'_>]) -> Vec<(Proceeding, Span)> {
    let fused = cells.iter().flat_map(|read| {
        fused(read).into_iter().filter_map(|term| match term {
            Term::Proceeding(group) => Some((group, Span::of(read.cell))),
            _ => None,
        })
    });
    let fused: Vec<(Proceeding, Span)> = fused.collect();
    if !fused.is_empty() {
        return fused;
    }
    cells
        .iter()
        .filter_map(|read| {
            // A group may have run together with the heading of its section before it.
            let ending = VOCABULARY.ending(&read.label.key, Family::Proceedings);
            let ending = ending.filter(|_| read.is_text && read.terms.is_empty());
            let group = read
                .terms
                .iter()
                .chain(&ending)
                .find_map(|term| match term {
                    Term::Proceeding(proceeding) => Some(*proceeding),
                    // 行政诉讼（未经复议直接起诉）: the group stands in the remark.
                    Term::Litigation => group_in(&read.cell.text),
                    _ => None,
                })?;
            Some((group, Span::of(read.cell)))
        })
        .collect()
}

/// The one group that a caption names. A heading that names review and litigation both, as
/// that of section four does, names none.
fn group_in(caption: &str) -> Option<Proceeding> {
    let folded = normalise::fold(caption);
    match (folded.contains("直接起诉"), folded.contains("复议后起诉")) {
        (true, false) => return Some(Proceeding::LitigationDirect),
        (false, true) => return Some(Proceeding::LitigationAfterReconsideration),
        (true, true) => return None,
        (false, false) => {}
    }
    let key = normalise::label(caption).key;
    let named = VOCABULARY
        .terms(&key)
        .contains(&Term::Proceeding(Proceeding::Reconsideration));
    (named || (key.contains("行政复议") && !key.contains("诉讼")))
        .then_some(Proceeding::Reconsideration)
}

#[cfg(test)]
mod tests {
    use super::{Proceeding, group_in};

    #[test]
    fn a_caption_names_reconsideration_in_any_words_but_not_beside_litigation() {
        let reconsideration = Some(Proceeding::Reconsideration);
        for (caption, group) in [
            ("行政复议", reconsideration),
            ("本机关被申请行政复议统计", reconsideration),
            ("政府信息公开行政复议、行政诉讼情况", None),
            ("依申请公开情况", None),
        ] {
            assert_eq!(group_in(caption), group, "{caption}");
        }
    }
}
