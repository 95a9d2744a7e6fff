//! Columns that the form does not have: shares, last year's figures, changes, subtotals.

use super::{
    Rng,
    grid::{Cell, Grid, Role, Row},
    look::Extra,
};

/// Adds the columns to a table. `other` is the same table with last year's figures.
pub fn columns(grid: &mut Grid, other: &Grid, extra: Extra, rng: &mut Rng) {
    match extra {
        Extra::None => {}
        Extra::Shares => beside(grid, &["占比"], rng),
        Extra::LastYear => beside(grid, &["上年数"], rng),
        Extra::SharesAndLastYear => beside(grid, &["占比", "上年同期"], rng),
        Extra::Changes => beside(grid, &["同比增减"], rng),
        Extra::Subtotal => subtotal(grid, rng),
        Extra::Years => years(grid, other),
        Extra::Sum => sum(grid, rng),
    }
}

fn figure(head: &str, rng: &mut Rng) -> String {
    match head {
        "占比" => format!("{}%", rng.below(100)),
        "同比增减" => format!("{}", rng.range(-9, 90)),
        _ => rng.below(900).to_string(),
    }
}

/// The first column that holds figures, and how many do.
fn values(grid: &Grid) -> (usize, usize) {
    match grid.table {
        2 => (1, grid.width - 1),
        3 => (grid.width - 7, 7),
        _ => (grid.width - 15, 15),
    }
}

/// For each cell of each row, the column that it begins in.
fn places(grid: &Grid) -> Vec<Vec<usize>> {
    let mut free = vec![0; grid.width];
    let mut places = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let mut column = 0;
        let mut own = Vec::new();
        for cell in &row.cells {
            while column < grid.width && free[column] > at {
                column += 1;
            }
            own.push(column);
            let end = (column + cell.colspan).min(grid.width);
            free[column..end].fill(at + cell.rowspan);
            column = end;
        }
        places.push(own);
    }
    places
}

/// Some columns behind each column of figures.
fn beside(grid: &mut Grid, heads: &[&str], rng: &mut Rng) {
    let (first, count) = values(grid);
    let places = places(grid);
    let head_rows = grid.rows.iter().take_while(|row| row.head).count();
    let rows = std::mem::take(&mut grid.rows);
    let more = heads.len();
    for (at, (row, places)) in rows.into_iter().zip(places).enumerate() {
        let mut cells = Vec::new();
        for (mut cell, place) in row.cells.into_iter().zip(places) {
            let end = place + cell.colspan;
            if end <= first {
                cells.push(cell);
                continue;
            }
            let is_leaf = match cell.role {
                Role::Value => true,
                Role::Head if grid.table == 2 => true,
                Role::Head => at + cell.rowspan == head_rows,
                _ => false,
            };
            if !is_leaf {
                cell.colspan += (end - place.max(first)) * more;
                cells.push(cell);
                continue;
            }
            let (span, down, is_head) = (cell.colspan, cell.rowspan, cell.role == Role::Head);
            cells.push(cell);
            for head in heads {
                let (role, text) = if is_head {
                    (Role::Head, (*head).to_owned())
                } else {
                    (Role::Filler, figure(head, rng))
                };
                cells.push(Cell::new(role, text).over(span, down));
            }
        }
        grid.rows.push(Row::of(row.head, cells));
    }
    grid.width += count * more;
}

/// A subtotal of the organizations, in table three.
fn subtotal(grid: &mut Grid, rng: &mut Rng) {
    if grid.table != 3 {
        return;
    }
    let (first, _) = values(grid);
    let places = places(grid);
    let total = first + 6;
    for (row, places) in grid.rows.iter_mut().zip(places) {
        for cell in &mut row.cells {
            match cell.text.as_str() {
                "法人或其他组织" => cell.colspan += 1,
                "申请人情况" => cell.colspan += 1,
                _ => {}
            }
        }
        let is_leaves = row.head && row.cells.iter().any(|cell| cell.text == "科研机构");
        if is_leaves {
            row.cells.push(Cell::new(Role::Head, "小计"));
        }
        let at = places.iter().position(|&place| place == total);
        if let (false, Some(at)) = (row.head, at) {
            let text = rng.below(90).to_string();
            row.cells.insert(at, Cell::new(Role::Filler, text));
        }
    }
    grid.width += 1;
}

/// A sum over the groups, in table four.
fn sum(grid: &mut Grid, rng: &mut Rng) {
    if grid.table != 4 || grid.width != 15 {
        return;
    }
    let heads = grid.rows.iter().take_while(|row| row.head).count();
    grid.rows[0]
        .cells
        .push(Cell::new(Role::Head, "合计").over(1, heads));
    let text = rng.below(90).to_string();
    if let Some(row) = grid.rows.last_mut() {
        row.cells.push(Cell::new(Role::Filler, text));
    }
    grid.width += 1;
}

/// Last year's columns to the left of this year's, each under its year.
fn years(grid: &mut Grid, other: &Grid) {
    let (first, count) = values(grid);
    let (places, theirs) = (places(grid), places(other));
    let parts = |row: &Row, places: &[usize]| -> (Vec<Cell>, Vec<Cell>) {
        let at = places.iter().position(|&place| place >= first);
        let at = at.unwrap_or(row.cells.len());
        (row.cells[..at].to_vec(), row.cells[at..].to_vec())
    };
    let mut rows: Vec<Row> = Vec::new();
    let over = |text: &str| Cell::new(Role::Head, text).over(count, 1);
    for (at, row) in grid.rows.iter().enumerate() {
        if row.cells[0].role == Role::Article {
            let mut whole = row.clone();
            whole.cells[0].colspan += count;
            rows.push(whole);
            continue;
        }
        let (mut labels, own) = parts(row, &places[at]);
        let (_, last) = parts(&other.rows[at], &theirs[at]);
        let opens = row.head && (grid.table == 2 || at == 0);
        if opens {
            let mut top = Vec::new();
            for label in &mut labels {
                label.rowspan += 1;
                top.push(label.clone());
            }
            top.extend([over("2000年"), over("本年度")]);
            labels.clear();
            rows.push(Row::of(true, top));
        }
        labels.extend(last);
        labels.extend(own);
        rows.push(Row::of(row.head, labels));
    }
    grid.rows = rows;
    grid.width += count;
}
