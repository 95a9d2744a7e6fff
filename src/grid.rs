//! Cells of a table with their spans resolved.
//!
//! Spans come from hundreds of content systems, often damaged, so a grid promises little: each
//! cell knows where it starts and how far it was taken to reach, and the reader of a grid must
//! cross-check that against the order of the cells in their row.

use crate::place::Place;

/// The most columns that a span may reach over. The widest statutory table has 15; a span
/// beyond this is nonsense and counts as none.
pub const MAX_COLUMNS: usize = 50;

/// The most rows that a span may reach over: the longest statutory table has 28.
pub const MAX_ROWS: usize = 100;

/// The column from which on cells are dropped, but for the first of a row that says anything: spans
/// that push one another to the right then cost no more than the page itself. No table that anyone
/// reads is so wide.
pub const LAST_COLUMN: usize = 8 * MAX_COLUMNS;

/// Where the cells of a grid come from, which decides what their columns are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Marked-up cells with spans: columns mean something as far as the spans are right.
    Spans,
    /// Text put under columns by where it stands: columns mean something, but labels may have
    /// lost or mistaken letters.
    Aligned,
    /// Text cut at separators, one line a row: blanks are kept, spans are lost.
    Separated,
    /// Text cut at separators, one cell a line: blanks are kept, the ends of rows are lost.
    /// Such a grid has a single row.
    Unrowed,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text, as a reader of the page sees it; blocks and line breaks within are `\n`.
    pub text: String,
    /// The first column that the cell covers, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub width: usize,
    /// How many rows it covers from its own row on, at least 1.
    pub height: usize,
    /// Where it starts.
    pub place: Place,
    /// The row and the column, from 0, in which the source has it. They stay when rows and
    /// columns are exchanged or left out.
    pub source: (usize, usize),
}

/// A table as a list of rows, each with the cells that start in it, in source order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The cells that start in each row.
    pub rows: Vec<Vec<Cell>>,
    /// Where the cells come from.
    pub layout: Layout,
    /// The table's number among the tables of the document, from 1.
    pub number: usize,
}

/// A cell before its place is worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawCell {
    /// The text.
    pub text: String,
    /// `colspan` as the source states it, 1 where it states none.
    pub colspan: usize,
    /// `rowspan` as the source states it, 1 where it states none; 0 means to the end.
    pub rowspan: usize,
    /// Where it starts.
    pub place: Place,
}

impl Grid {
    /// Places the cells of a marked-up table as the HTML standard's table model does ("forming
    /// a table"), except that a span over more than [`MAX_COLUMNS`] columns counts as
    /// none, and none reaches past the last row.
    #[must_use]
    pub fn from_spans(raw: Vec<Vec<RawCell>>, number: usize) -> Self {
        let height = raw.len();
        // For each column, the first row that is free again below a cell reaching down.
        let mut free_from: Vec<usize> = Vec::new();
        let mut rows = Vec::with_capacity(height);
        for (index, raw_row) in raw.into_iter().enumerate() {
            let mut column = 0;
            let mut row = Vec::with_capacity(raw_row.len());
            for cell in raw_row {
                while free_from.get(column).is_some_and(|&free| free > index) {
                    column += 1;
                }
                if column >= LAST_COLUMN {
                    if cell.text.trim().is_empty() {
                        continue;
                    }
                    // The first of them stays, so that the row is seen to have too many.
                    row.push(Cell {
                        text: cell.text,
                        column: LAST_COLUMN,
                        width: 1,
                        height: 1,
                        place: cell.place,
                        source: (index, LAST_COLUMN),
                    });
                    break;
                }
                let width = match cell.colspan {
                    stated @ 1..=MAX_COLUMNS => stated,
                    _ => 1,
                };
                let rest = (height - index).min(MAX_ROWS);
                let span = match cell.rowspan {
                    0 => rest,
                    stated => stated.min(rest),
                };
                if free_from.len() < column + width {
                    free_from.resize(column + width, 0);
                }
                for free in &mut free_from[column..column + width] {
                    *free = index + span;
                }
                row.push(Cell {
                    text: cell.text,
                    column,
                    width,
                    height: span,
                    place: cell.place,
                    source: (index, column),
                });
                column += width;
            }
            rows.push(row);
        }
        Self {
            rows,
            layout: Layout::Spans,
            number,
        }
    }

    /// A grid of text cells, one column each.
    #[must_use]
    pub fn from_fields(rows: Vec<Vec<(String, Place)>>, layout: Layout, number: usize) -> Self {
        let cell = |index: usize, (column, (text, place)): (usize, (String, Place))| Cell {
            text,
            column,
            width: 1,
            height: 1,
            place,
            source: (index, column),
        };
        let rows = rows.into_iter().enumerate().map(|(index, row)| {
            let fields = row.into_iter().enumerate();
            fields.map(|field| cell(index, field)).collect()
        });
        Self {
            rows: rows.collect(),
            layout,
            number,
        }
    }

    /// How many columns the cells that start in a row cover.
    #[must_use]
    pub fn row_width(row: &[Cell]) -> usize {
        let ends = row.iter().map(|cell| cell.column + cell.width);
        ends.max().unwrap_or(0)
    }

    /// The grid with rows and columns exchanged.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let width = self
            .rows
            .iter()
            .flatten()
            .map(|cell| cell.column + cell.width)
            .max()
            .unwrap_or(0);
        let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); width];
        for (index, row) in self.rows.iter().enumerate() {
            for cell in row {
                rows[cell.column].push(Cell {
                    text: cell.text.clone(),
                    column: index,
                    width: cell.height,
                    height: cell.width,
                    place: cell.place,
                    source: cell.source,
                });
            }
        }
        for row in &mut rows {
            row.sort_by_key(|cell| cell.column);
        }
        Self {
            rows,
            layout: self.layout,
            number: self.number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Grid, LAST_COLUMN, RawCell};
    use crate::place::Place;

    fn cell(text: &str, colspan: usize, rowspan: usize) -> RawCell {
        RawCell {
            text: text.to_owned(),
            colspan,
            rowspan,
            place: Place::Nowhere,
        }
    }

    fn columns(grid: &Grid) -> Vec<Vec<(usize, usize, usize)>> {
        grid.rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| (cell.column, cell.width, cell.height))
                    .collect()
            })
            .collect()
    }

    #[test]
    fn cells_stand_beside_those_that_reach_down() {
        let grid = Grid::from_spans(
            vec![
                vec![cell("a", 1, 2), cell("b", 2, 1)],
                vec![cell("c", 1, 1), cell("d", 1, 1)],
            ],
            1,
        );
        assert_eq!(
            columns(&grid),
            [[(0, 1, 2), (1, 2, 1)], [(1, 1, 1), (2, 1, 1)]]
        );
    }

    #[test]
    fn absurd_spans_end_with_the_table() {
        let grid = Grid::from_spans(vec![vec![cell("a", 1_000_000_000, 65_534)]], 1);
        assert_eq!(columns(&grid), [[(0, 1, 1)]]);
        let grid = Grid::from_spans(vec![vec![cell("a", 0, 0)], vec![cell("b", 1, 1)]], 1);
        assert_eq!(columns(&grid), [[(0, 1, 2)], [(1, 1, 1)]]);
    }

    #[test]
    fn a_row_that_is_too_wide_is_seen_to_be() {
        let row: Vec<RawCell> = (0..LAST_COLUMN + 5).map(|_| cell("", 1, 1)).collect();
        let width = |row| Grid::from_spans(vec![row], 1).rows[0].len();
        assert_eq!(width(row.clone()), LAST_COLUMN);
        let mut filled = row;
        filled[LAST_COLUMN + 2].text = "7".to_owned();
        filled[LAST_COLUMN + 3].text = "8".to_owned();
        assert_eq!(width(filled), LAST_COLUMN + 1);
    }

    #[test]
    fn transposing_twice_changes_nothing() {
        let grid = Grid::from_spans(
            vec![
                vec![cell("a", 1, 2), cell("b", 2, 1)],
                vec![cell("c", 1, 1), cell("d", 1, 1)],
            ],
            1,
        );
        assert_eq!(grid.transposed().transposed(), grid);
    }
}
