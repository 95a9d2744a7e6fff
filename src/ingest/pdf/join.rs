//! Parts of one table on consecutive pages to one table.

use super::characters::begins_item;
use super::lattice::{Cell, Table};
use super::rulings;

/// How far the outer edges of parts of one table may lie off each other, in points.
const OFF: f64 = 4.0;

/// Whether `below`, at the top of a page, goes on with `above`, at the foot of the page before.
pub fn goes_on(above: &Table, below: &Table) -> bool {
    above.is_ruled
        && below.is_ruled
        && (above.area.left - below.area.left).abs() <= OFF
        && (above.area.right - below.area.right).abs() <= OFF
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
    above.closed_below = below.closed_below;
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

/// Whether the last row above and the first one below are one row that the page cut: its label
/// begins an item above and goes on below, and its figures stand in one of them.
fn is_row_cut(above: &Table, below: &Table) -> bool {
    let last: Vec<&Cell> = above.last_row().collect();
    let first: Vec<&Cell> = (below.cells.iter()).filter(|cell| cell.row == 0).collect();
    let mut label_goes_on = false;
    for cell in &first {
        let same = |other: &&&Cell| (other.column, other.width) == (cell.column, cell.width);
        let Some(other) = last.iter().find(same) else {
            return false;
        };
        if cell.is_blank() {
            continue;
        }
        let text = cell.text();
        if begins_item(&text) {
            return false;
        }
        if is_figure(&text) {
            if !other.is_blank() {
                return false;
            }
        } else if cell.height == 1 && other.height == 1 {
            label_goes_on |= begins_item(&other.text());
        }
    }
    let figures = |cells: &[&Cell]| cells.iter().filter(|cell| is_figure(&cell.text())).count();
    label_goes_on && (figures(&last) == 0) != (figures(&first) == 0)
}

fn is_figure(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(char::is_alphabetic)
}

/// Gives both parts the columns of either.
fn share_columns(above: &mut Table, below: &mut Table) {
    let both = above.columns.iter().chain(&below.columns).copied();
    let columns = rulings::positions(both);
    let at = |position: f64| {
        let off = |column: &f64| (column - position).abs();
        let nearest = (columns.iter().enumerate()).min_by(|a, b| off(a.1).total_cmp(&off(b.1)));
        nearest.map_or(0, |(index, _)| index)
    };
    for table in [above, below] {
        let indices: Vec<usize> = table.columns.iter().map(|&column| at(column)).collect();
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
                || !self.cells.iter().all(|cell| !begins(cell) || cell.is_blank())
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
