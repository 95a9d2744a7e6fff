//! Grids whose rows are lost: cells one after the other, cut into rows by their labels.

use super::rows::read;
use crate::grid::{Cell, Grid, Layout};
use crate::recognise::labels::{Term, VOCABULARY};
use crate::recognise::normalise;
use crate::recognise::placement::is_empty;
use crate::report::CaseResult;

/// What a cell of a stream of cells is, as far as that tells where a row begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The head of a column, of table four where the flag is set.
    Head(bool),
    /// The label of a row, complete where the flag is set: no other label belongs beside it.
    Label(bool),
    /// A figure or an empty cell.
    Field,
}

/// Cuts a stream of cells into rows: before each label that follows a figure or a head, and
/// between the heads of table four and its figures, which have no label.
pub fn cut(grid: &Grid) -> Grid {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut row: Vec<Cell> = Vec::new();
    let mut before = Part::Field;
    let cells = grid.rows.iter().flatten().flat_map(split_run_together);
    let cells: Vec<Cell> = cells.collect();
    for (at, cell) in cells.iter().enumerate() {
        let read = read(cell);
        let labels_row = labels_row(read.terms, &cells[at + 1..]);
        let part = if !read.is_text {
            Part::Field
        } else if labels_row {
            Part::Label(true)
        } else if let Some(in_four) = head_in(read.terms, before) {
            Part::Head(in_four)
        } else {
            let is_row = |term: &Term| matches!(term, Term::Row(_) | Term::Item(_));
            Part::Label(read.terms.iter().any(is_row))
        };
        let begins = match (before, part) {
            (Part::Field, Part::Label(_) | Part::Head(_)) | (Part::Head(_), Part::Label(_)) => true,
            // The figures of the row before are lost.
            (Part::Label(true), Part::Label(_) | Part::Head(_)) => true,
            (Part::Head(true), Part::Field) => !is_empty(cell),
            _ => false,
        };
        if begins && !row.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
        // Empty cells among heads are what their spans left.
        if !(matches!(before, Part::Head(_)) && is_empty(cell)) {
            before = part;
        }
        let mut cell = cell.clone();
        cell.column = row.len();
        cell.source = (rows.len(), row.len());
        row.push(cell);
    }
    rows.push(row);
    Grid {
        rows,
        layout: Layout::Unrowed,
        number: grid.number,
    }
}

/// Whether a label of table four has its figures right behind it: one row a group, or one row a
/// figure, fewer than the heads of a group would have.
fn labels_row(terms: &[Term], behind: &[Cell]) -> bool {
    let names_group = terms.iter().any(|term| matches!(term, Term::Proceeding(_)));
    let names_result = terms.iter().any(|term| matches!(term, Term::CaseResult(_)));
    if !names_group && !names_result {
        return false;
    }
    let fields = || behind.iter().take_while(|next| !read(next).is_text);
    let has_figures = fields().any(|next| !is_empty(next));
    has_figures
        && (names_group || fields().take(CaseResult::ALL.len()).count() < CaseResult::ALL.len())
}

/// The labels of a cell in which several ran together, as where only some cells of a text were
/// separated; any other cell as it is.
fn split_run_together(cell: &Cell) -> Vec<Cell> {
    let whole = || vec![cell.clone()];
    if !read(cell).terms.is_empty() {
        return whole();
    }
    let letters: Vec<char> = normalise::label(&cell.text).key.chars().collect();
    let mut labels: Vec<Cell> = Vec::new();
    let mut at = 0;
    while let Some((length, _)) = VOCABULARY.starting(&letters[at..]) {
        labels.push(Cell {
            text: letters[at..at + length].iter().collect(),
            ..cell.clone()
        });
        at += length;
    }
    if at == letters.len() && labels.len() > 1 {
        labels
    } else {
        whole()
    }
}

/// Whether the terms are those of a head, and then whether of table four. A word that can be
/// head or label is what the cell before it was.
fn head_in(terms: &[Term], before: Part) -> Option<bool> {
    let head = |term: &Term| match term {
        Term::Measure(_)
        | Term::Contents
        | Term::Beside
        | Term::ApplicationsHead
        | Term::Organizations
        | Term::Column(_) => Some(false),
        Term::Litigation | Term::Proceeding(_) | Term::CaseResult(_) => Some(true),
        Term::Article | Term::Item(_) | Term::Row(_) | Term::Group(_) | Term::Outcomes => None,
    };
    let mut heads = terms.iter().filter_map(head);
    match (terms.len(), before) {
        (0, _) => None,
        (1, _) => heads.next(),
        (_, Part::Head(in_four)) => heads.find(|&four| four == in_four).or_else(|| heads.next()),
        _ => terms
            .iter()
            .all(|term| head(term).is_some())
            .then_some(false),
    }
}
