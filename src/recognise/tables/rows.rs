//! The rows of a grid, each cell with what its label can mean.

use crate::grid::{Cell, Grid, Layout};
use crate::place::Place;
use crate::recognise::figure;
use crate::recognise::labels::{Family, Term, VOCABULARY};
use crate::recognise::normalise::{self, Label};
use crate::recognise::placement::{Fields, Span, is_empty};
use crate::report::{CaseResult, Column, Content, Obstacle, Row, Table};

/// One cell of a row with what its text can mean.
pub struct Read<'a> {
    /// The cell.
    pub cell: &'a Cell,
    /// Its text as a label.
    pub label: Label,
    /// What that label can mean.
    pub terms: &'static [Term],
    /// The text holds words, so that it can be a label.
    pub is_text: bool,
}

/// One row of a grid.
pub struct GridRow<'a> {
    pub index: usize,
    pub own: Vec<Read<'a>>,
    /// The cells of rows above that reach into it.
    pub reaching: Vec<&'a Cell>,
    pub width: usize,
    /// Why which cell belongs to which column cannot be told, where that is known beforehand.
    pub obstacle: Option<Obstacle>,
}

impl<'a> GridRow<'a> {
    pub fn has(&self, matches: impl Fn(Term) -> bool) -> bool {
        self.own
            .iter()
            .any(|read| read.terms.iter().any(|&term| matches(term)))
    }

    /// The row's fields, with `labels` cells at the start as its label.
    pub fn fields(&self, labels: usize) -> Fields<'a> {
        Fields {
            own: self.own.iter().map(|read| read.cell).collect(),
            labels,
            reaching: self.reaching.clone(),
            width: self.width,
            obstacle: self.obstacle,
        }
    }

    /// The number of cells up to and with the last label cell: the last one that `is_label`
    /// accepts before the first figure behind a label.
    pub fn label_cells(&self, is_label: impl Fn(&Read<'_>) -> bool) -> usize {
        let mut labels = 0;
        for (index, read) in self.own.iter().enumerate() {
            if is_label(read) {
                labels = index + 1;
            } else if labels > 0 && !is_empty(read.cell) {
                break;
            }
        }
        labels
    }

    /// The row's text as printed, for messages.
    pub fn raw(&self) -> String {
        let texts: Vec<&str> = self
            .own
            .iter()
            .map(|read| read.cell.text.as_str())
            .collect();
        texts.join(" | ")
    }

    pub fn place(&self) -> Place {
        self.own
            .first()
            .map_or(Place::Nowhere, |read| read.cell.place)
    }
}

pub fn read(cell: &Cell) -> Read<'_> {
    let is_text = cell.text.chars().any(is_word);
    let label = if is_text {
        normalise::label(&cell.text)
    } else {
        Label {
            key: String::new(),
            unit: None,
        }
    };
    let terms = VOCABULARY.terms(&label.key);
    Read {
        cell,
        label,
        terms,
        is_text: is_text && !is_figure(&cell.text),
    }
}

/// Whether a cell that holds words is a figure with a unit or a mark for "none" all the same.
fn is_figure(text: &str) -> bool {
    let begins_word = |c: char| is_word(c) && !"无没未不零〇增减".contains(c);
    if text.trim_start().starts_with(begins_word) || !figure::may_end(text) {
        return false;
    }
    [false, true]
        .into_iter()
        .any(|money| figure::read(text, money, None).content != Content::Unreadable)
}

/// Whether the text is the number of a year, as heads have it.
pub fn is_year(text: &str) -> bool {
    let text = text.trim();
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A character that labels are written with.
const fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

pub fn rows_of(grid: &Grid) -> Vec<GridRow<'_>> {
    let mut rows: Vec<GridRow<'_>> = (grid.rows.iter().enumerate())
        .map(|(index, row)| GridRow {
            index,
            own: row.iter().map(read).collect(),
            reaching: Vec::new(),
            width: Grid::row_width(row),
            obstacle: None,
        })
        .collect();
    for (start, row) in grid.rows.iter().enumerate() {
        for cell in row.iter().filter(|cell| cell.height > 1) {
            for below in rows.iter_mut().skip(start + 1).take(cell.height - 1) {
                below.reaching.push(cell);
                below.width = below.width.max(Span::of(cell).end());
            }
        }
    }
    rows
}

/// Marks rows whose figures ran together with their label in one cell, 规章000: the row is there,
/// but its empty cells are no blanks.
pub fn mark_glued(rows: &mut [GridRow<'_>]) {
    let is_row = |term: &Term| matches!(term, Term::Item(_) | Term::Row(_));
    for row in rows {
        if (row.own.iter()).any(|read| !read.is_text && !is_empty(read.cell)) {
            continue;
        }
        for read in row.own.iter_mut().filter(|read| read.terms.is_empty()) {
            let text = read.cell.text.trim_end();
            let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let label = normalise::label(bare);
            let terms = VOCABULARY.terms(&label.key);
            if bare.len() < text.len() && terms.iter().any(is_row) {
                (read.label, read.terms) = (label, terms);
                row.obstacle = Some(Obstacle::Ambiguous);
            }
        }
    }
}

/// Marks rows of text whose figures may stand on another line: nothing stands behind their label,
/// and beside them is a line of figures without a label of its own.
pub fn mark_torn(rows: &mut [GridRow<'_>]) {
    let has_figures = |row: &GridRow<'_>| {
        let mut cells = row.own.iter();
        cells.any(|read| !read.is_text && !is_empty(read.cell))
    };
    let is_known = |row: &GridRow<'_>| row.own.iter().any(|read| !read.terms.is_empty());
    let is_bare = |row: &GridRow<'_>| {
        let empty = row.own.iter().filter(|read| is_empty(read.cell)).count();
        !has_figures(row) && empty > 0 && empty < row.own.len()
    };
    let is_loose = |row: &&GridRow<'_>| has_figures(row) && !is_known(row);
    // Pieces of a label alone are passed over.
    let is_telling = |row: &&GridRow<'_>| has_figures(row) || is_known(row);
    let is_torn = |at: usize| {
        let above = rows[..at].iter().rev().take(MAX_PIECES).find(is_telling);
        let below = rows[at + 1..].iter().take(MAX_PIECES).find(is_telling);
        is_bare(&rows[at]) && [above, below].iter().flatten().any(is_loose)
    };
    let torn: Vec<usize> = (0..rows.len()).filter(|&at| is_torn(at)).collect();
    for at in torn {
        rows[at].obstacle = Some(Obstacle::Ambiguous);
    }
}

/// The most lines that a label is broken over: one of 42 letters, a letter a line.
const MAX_PIECES: usize = 42;

/// Drops what stands under heads such as 序号 and 备注: numbers that are no figures, and remarks.
/// A figure that damaged spans moved under 备注 stays, so that its row is seen to be off.
pub fn drop_beside(rows: &mut [GridRow<'_>]) {
    // For each column, how far the heads reach that cover it.
    let mut beside: Vec<usize> = Vec::new();
    for row in rows {
        let heads = row
            .own
            .iter()
            .filter(|read| read.terms.contains(&Term::Beside));
        for head in heads.map(|read| Span::of(read.cell)) {
            if beside.len() < head.end() {
                beside.resize(head.end(), 0);
            }
            for reach in &mut beside[head.start..head.end()] {
                *reach = (*reach).max(head.end());
            }
        }
        let first = row.own.first().map(|read| read.cell.column);
        row.own.retain(|read| {
            let span = Span::of(read.cell);
            let is_under = (beside.get(span.start)).is_some_and(|&reach| span.end() <= reach);
            let numbers_rows =
                Some(read.cell.column) == first && read.cell.text.trim().parse::<u8>().is_ok();
            !(is_under
                && (numbers_rows
                    || is_empty(read.cell)
                    || read.is_text && read.terms.is_empty()
                    || read.terms.contains(&Term::Beside)))
        });
    }
}

/// The table that a row certainly belongs to, by labels that no other table has.
pub fn table_of(row: &GridRow<'_>) -> Option<Table> {
    let telling = |term: Term| match term {
        Term::Item(_) | Term::Measure(_) | Term::Article => Some(Table::Disclosure),
        Term::ApplicationsHead | Term::Organizations | Term::Outcomes | Term::Group(_) => {
            Some(Table::Applications)
        }
        Term::Column(column) => (!matches!(column, Column::OtherOrganization | Column::Total))
            .then_some(Table::Applications),
        Term::Row(row) => {
            (!matches!(row, Row::OtherOutcome | Row::OutcomeTotal)).then_some(Table::Applications)
        }
        Term::Litigation | Term::Proceeding(_) => Some(Table::Proceedings),
        Term::CaseResult(result) => (result != CaseResult::Total).then_some(Table::Proceedings),
        Term::Contents | Term::Beside => None,
    };
    row.own.iter().find_map(|read| {
        if read.is_text && read.terms.is_empty() && !VOCABULARY.fused(&read.label.key).is_empty() {
            return Some(Table::Proceedings);
        }
        // A label with several meanings tells nothing.
        let mut tables = read.terms.iter().map(|&term| telling(term));
        let first = tables.next()??;
        tables.all(|table| table == Some(first)).then_some(first)
    })
}

/// Whether rows and columns are exchanged: labels of rows stand side by side in one row.
pub fn is_sideways(grid: &Grid, rows: &[GridRow<'_>]) -> bool {
    let is_row_label = |read: &&Read<'_>| {
        let mut terms = read.terms.iter();
        terms.any(|term| matches!(term, Term::Row(_) | Term::Item(_)))
    };
    let row_labels = |row: &GridRow<'_>| row.own.iter().filter(is_row_label).count();
    grid.layout == Layout::Spans && rows.iter().any(|row| row_labels(row) > MAX_ROW_LABELS)
}

/// The most labels of rows that one row has: its own, and those of the groups that it is in.
const MAX_ROW_LABELS: usize = 3;

/// The term of a label of one family: by a known wording, by the end of a longer text, or as
/// the one label that a damaged text can be.
pub fn term_in(read: &Read<'_>, family: Family, accepts: impl Fn(Term) -> bool) -> Option<Term> {
    if !read.is_text {
        return None;
    }
    let key = &read.label.key;
    (read.terms.iter().copied())
        .find(|&term| accepts(term))
        .or_else(|| match VOCABULARY.endings(key, family)[..] {
            // The labels of two rows: the figures beside them are nobody's for certain.
            [Term::Row(_), Term::Row(_), ..] | [Term::Item(_), Term::Item(_), ..] => None,
            // A label that means something else is no damaged one.
            [] if read.terms.is_empty() => VOCABULARY.closest(key, family),
            [] => None,
            [last, ..] => Some(last),
        })
        .filter(|&term| accepts(term))
}

/// The rows of table three whose labels stand together in one cell; none where it holds one.
pub fn rows_in(read: &Read<'_>) -> Vec<Row> {
    if !read.is_text || !read.terms.is_empty() {
        return Vec::new();
    }
    let row = |term| match term {
        Term::Row(row) => Some(row),
        _ => None,
    };
    let endings = VOCABULARY.endings(&read.label.key, Family::Rows);
    let rows: Vec<Row> = endings.into_iter().map_while(row).collect();
    if rows.len() > 1 { rows } else { Vec::new() }
}
