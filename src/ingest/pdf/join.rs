//! Parts of one table on consecutive pages to one table.

use super::characters::begins_item;
use super::glyph::UNKNOWN;
use super::lattice::{Cell, Table};
use super::rulings;

/// How far the outer edges of parts of one table may lie off each other, in points.
const OFF: f64 = 4.0;

/// Whether `below`, at the top of a page, goes on with `above`, at the foot of the page before:
/// its edges stand where those above stand. A first column that is one cell over all rows may not
/// be drawn again.
pub fn goes_on(above: &Table, below: &Table) -> bool {
    /// The fewest columns that cannot agree by chance.
    const AGREEING: usize = 4;
    let is_edge_above = |at: f64| above.columns.iter().any(|edge| (edge - at).abs() <= OFF);
    let same_left = (above.area.left - below.area.left).abs() <= OFF;
    let shared = (below.columns.iter()).filter(|&&edge| is_edge_above(edge));
    let same_columns = below
        .columns
        .first()
        .is_some_and(|&edge| is_edge_above(edge))
        && shared.count() > AGREEING;
    above.is_ruled
        && below.is_ruled
        && (above.area.right - below.area.right).abs() <= OFF
        && (same_left || same_columns)
        && agree(&above.columns, &below.columns)
}

/// Whether no two edges of one part stand where the other has one.
fn agree(above: &[f64], below: &[f64]) -> bool {
    let shared = rulings::positions(above.iter().chain(below).copied());
    [above, below].iter().all(|edges| {
        let mut places: Vec<usize> = edges.iter().map(|&edge| nearest(&shared, edge)).collect();
        places.dedup();
        places.len() == edges.len()
    })
}

/// The position that is nearest to a value.
fn nearest(positions: &[f64], value: f64) -> usize {
    let off = |position: &f64| (position - value).abs();
    let nearest = (positions.iter().enumerate()).min_by(|a, b| off(a.1).total_cmp(&off(b.1)));
    nearest.map_or(0, |(index, _)| index)
}

/// Whether a line between two parts is no heading of the second one but a remark of the page
/// break, such as "continued".
pub fn is_remark(text: &str) -> bool {
    /// The most characters of such a remark.
    const REMARK: usize = 8;
    text.chars().count() <= REMARK && !begins_item(text)
}

/// Puts the part on the next page under the first one.
pub fn join(above: &mut Table, mut below: Table) {
    above.drop_blank_last_rows();
    below.drop_blank_first_rows();
    share_columns(above, &mut below);
    below.drop_first_rows(repeated_heads(above, &below));
    if below.rows == 0 {
        return;
    }
    let is_cut = is_row_cut(above, &below);
    if !is_cut && may_figures_be_cut(above, &below) {
        doubt(above.cells.iter_mut(), above.rows);
        doubt(below.cells.iter_mut(), 1);
    }
    let offset = above.rows - usize::from(is_cut);
    let end = above.rows;
    for mut cell in below.cells {
        let is_first = cell.row == 0;
        let from_above = (above.cells.iter_mut()).find(|other| {
            is_first
                && other.row + other.height == end
                && (other.column, other.width) == (cell.column, cell.width)
        });
        match from_above {
            Some(other) if is_cut || is_cell_cut(other, &cell) => {
                if other.text() != cell.text() {
                    if other.is_blank() {
                        other.place = cell.place;
                    }
                    other.lines.append(&mut cell.lines);
                }
                other.height += cell.height - usize::from(is_cut);
            }
            _ => {
                cell.row += offset;
                above.cells.push(cell);
            }
        }
    }
    above.rows = offset + below.rows;
    above.area.bottom = below.area.bottom;
    above.cells.sort_by_key(|cell| (cell.row, cell.column));
}

/// Whether a cell that reaches over several rows was cut by the page: it is blank on one of the
/// pages, says the same on both, or goes on with a text that begins no item.
fn is_cell_cut(above: &Cell, below: &Cell) -> bool {
    if above.height == 1 && below.height == 1 {
        return false;
    }
    above.is_blank()
        || below.is_blank()
        || above.text() == below.text()
        || (begins_item(&above.text()) && !begins_item(&below.text()))
}

/// Whether the last row above and the first one below are one row that the page cut: no cell has
/// something on both pages but for a label that begins an item above and goes on below, and one
/// of the two is no row by itself, as it has no label of its own or no figures.
fn is_row_cut(above: &Table, below: &Table) -> bool {
    let last: Vec<&Cell> = above.last_row().collect();
    let first: Vec<&Cell> = (below.cells.iter()).filter(|cell| cell.row == 0).collect();
    let mut labels = (false, false);
    for cell in &first {
        let same = |other: &&&Cell| (other.column, other.width) == (cell.column, cell.width);
        let Some(other) = last.iter().find(same) else {
            // A first column that was not drawn above.
            if cell.height > 1 && cell.is_blank() {
                continue;
            }
            return false;
        };
        let (text, over) = (cell.text(), other.text());
        // Of cells over several rows each part may bear the label of the group.
        if cell.height > 1 || other.height > 1 {
            continue;
        }
        let is_label = |text: &str| !text.is_empty() && !is_figure(text);
        labels.0 |= is_label(&over);
        labels.1 |= is_label(&text);
        if text.is_empty() || over.is_empty() {
            continue;
        }
        if !is_label(&text) || !is_label(&over) || begins_item(&text) || !begins_item(&over) {
            return are_heads_cut(&last, &first);
        }
    }
    match labels {
        // Each has labels where the other has none, or one goes on; and not both have figures.
        (true, true) => !(has_figures(&last) && has_figures(&first)),
        (true, false) => has_figures(&first),
        (false, true) => has_figures(&last),
        (false, false) => false,
    }
}

/// Whether the two rows are one row of heads, cut between the lines of their texts: each head below
/// stands under one that it goes on with. Of two rows of heads the upper ones cover several below.
fn are_heads_cut(last: &[&Cell], first: &[&Cell]) -> bool {
    let is_head = |cell: &Cell| !is_figure(&cell.text()) && !begins_item(&cell.text());
    let goes_on = |cell: &&Cell| {
        cell.is_blank()
            || last.iter().any(|other| {
                (other.column, other.width) == (cell.column, cell.width) && !other.is_blank()
            })
    };
    last.iter().chain(first).all(|cell| is_head(cell)) && first.iter().all(goes_on)
}

/// Whether the page may have cut between the lines of a figure: figures stand on both pages in one
/// column, and those below have no label of their own.
fn may_figures_be_cut(above: &Table, below: &Table) -> bool {
    let last: Vec<&Cell> = above.last_row().collect();
    let first = || below.cells.iter().filter(|cell| cell.row == 0);
    let label = |cells: &[&Cell]| -> String {
        let own = cells.iter().filter(|cell| cell.height == 1);
        let texts = own.map(|cell| cell.text());
        texts.filter(|text| !is_figure(text)).collect()
    };
    let (over, under) = (label(&last), label(&first().collect::<Vec<_>>()));
    let goes_on = under.is_empty() || begins_item(&over) && !begins_item(&under);
    goes_on
        && first().any(|cell| {
            is_figure(&cell.text())
                && last.iter().any(|other| {
                    (other.column, other.width) == (cell.column, cell.width)
                        && is_figure(&other.text())
                })
        })
}

/// Makes the figures unreadable that end before this row and begin in the one before.
fn doubt<'a>(cells: impl Iterator<Item = &'a mut Cell>, end: usize) {
    for cell in cells.filter(|cell| cell.row + cell.height == end && cell.height == 1) {
        if is_figure(&cell.text()) {
            cell.lines.push(UNKNOWN.to_string());
        }
    }
}

fn has_figures(cells: &[&Cell]) -> bool {
    cells.iter().any(|cell| is_figure(&cell.text()))
}

fn is_figure(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(char::is_alphabetic)
}

/// Gives both parts the columns of either.
fn share_columns(above: &mut Table, below: &mut Table) {
    let both = above.columns.iter().chain(&below.columns).copied();
    let columns = rulings::positions(both);
    for table in [above, below] {
        let place = |&column: &f64| nearest(&columns, column);
        let indices: Vec<usize> = table.columns.iter().map(place).collect();
        for cell in &mut table.cells {
            let end = indices[cell.column + cell.width];
            cell.column = indices[cell.column];
            cell.width = end.saturating_sub(cell.column).max(1);
        }
        table.columns.clone_from(&columns);
    }
}

/// How many of the first rows below repeat those above: heads are printed again on each page.
fn repeated_heads(above: &Table, below: &Table) -> usize {
    let row = |table: &Table, index: usize| -> Vec<(usize, usize, String)> {
        let cells = table.cells.iter().filter(|cell| cell.row == index);
        cells
            .map(|cell| (cell.column, cell.width, cell.text()))
            .collect()
    };
    (0..below.rows.min(above.rows))
        .take_while(|&index| {
            let cells = row(below, index);
            let has_figure = cells.iter().any(|(_, _, text)| is_figure(text));
            let says_something = cells.iter().any(|(_, _, text)| !text.is_empty());
            !has_figure && says_something && cells == row(above, index)
        })
        .count()
}

impl Table {
    /// The cells that reach to the lower edge.
    fn last_row(&self) -> impl Iterator<Item = &Cell> {
        let end = self.rows;
        (self.cells.iter()).filter(move |cell| cell.row + cell.height == end)
    }

    /// Drops last rows that are blank as a whole: the page had room for a row's edge but not for
    /// its text.
    fn drop_blank_last_rows(&mut self) {
        while self.rows > 1 {
            let last = self.rows - 1;
            let begins = |cell: &Cell| cell.row == last;
            if !self.cells.iter().any(begins)
                || !self
                    .cells
                    .iter()
                    .all(|cell| !begins(cell) || cell.is_blank())
            {
                return;
            }
            self.cells.retain(|cell| cell.row != last);
            for cell in &mut self.cells {
                cell.height = cell.height.min(last - cell.row);
            }
            self.rows = last;
        }
    }

    /// Drops first rows that are blank as a whole. Cells that reach down from them begin in the
    /// next row.
    fn drop_blank_first_rows(&mut self) {
        let is_blank = |table: &Self| {
            let mut first = table.cells.iter().filter(|cell| cell.row == 0);
            first.all(|cell| cell.height == 1 && cell.is_blank())
        };
        while self.rows > 1 && is_blank(self) {
            self.drop_first_rows(1);
        }
    }

    fn drop_first_rows(&mut self, count: usize) {
        self.cells.retain(|cell| cell.row + cell.height > count);
        for cell in &mut self.cells {
            let end = cell.row + cell.height - count;
            cell.row = cell.row.saturating_sub(count);
            cell.height = end - cell.row;
        }
        self.rows -= count;
    }
}
