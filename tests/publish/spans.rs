//! Spans that are missing, wrong, or resolved.

use super::{
    Rng,
    grid::{Cell, Fill, Grid, Role, Row},
    look::Spans,
};

const ABSURD: [&str; 10] = [
    "65534",
    "7000",
    "0",
    "2 ",
    "abc",
    "-1",
    "1e3",
    "1000000000",
    "",
    "99999999999999999999",
];

/// Damages the spans of a grid, or resolves them.
pub fn apply(grid: &mut Grid, spans: Spans, rng: &mut Rng) {
    match spans {
        Spans::Right => {}
        Spans::Missing => each(grid, rng, |_, _, _| (String::new(), String::new())),
        Spans::TooLarge => each(grid, rng, |columns, rows, rng| {
            let more = |span: usize, rng: &mut Rng| {
                if span > 1 && rng.chance(60) {
                    span + 1
                } else {
                    span
                }
            };
            (more(columns, rng).to_string(), more(rows, rng).to_string())
        }),
        Spans::TooSmall => each(grid, rng, |columns, rows, rng| {
            let less = |span: usize, rng: &mut Rng| {
                if span > 1 && rng.chance(60) {
                    span - 1
                } else {
                    span
                }
            };
            (less(columns, rng).to_string(), less(rows, rng).to_string())
        }),
        Spans::Absurd => each(grid, rng, |columns, rows, rng| {
            let odd = |span: usize, rng: &mut Rng| {
                let wild = rng.chance(if span > 1 { 60 } else { 4 });
                if wild {
                    rng.pick(&ABSURD).to_owned()
                } else {
                    span.to_string()
                }
            };
            (odd(columns, rng), odd(rows, rng))
        }),
        Spans::LabelsRepeated => repeat_labels(grid),
        Spans::AllRepeated => resolve(grid, Fill::All, |_| 0),
        Spans::Once => resolve(grid, Fill::Once, |_| 0),
        Spans::Anywhere => resolve(grid, Fill::Once, |cell| rng.below(cell.rowspan.max(1))),
    }
}

fn each(
    grid: &mut Grid,
    rng: &mut Rng,
    written: impl Fn(usize, usize, &mut Rng) -> (String, String),
) {
    for cell in grid.rows.iter_mut().flat_map(|row| &mut row.cells) {
        cell.written = Some(written(cell.colspan, cell.rowspan, rng));
    }
}

fn resolve(grid: &mut Grid, fill: Fill, stands: impl FnMut(&Cell) -> usize) {
    let heads: Vec<bool> = grid.rows.iter().map(|row| row.head).collect();
    grid.rows = grid
        .flat_at(fill, stands)
        .into_iter()
        .zip(heads)
        .map(|(cells, head)| Row::of(head, cells))
        .collect();
}

/// Labels stand in every cell of their span, numbers and whole-width rows keep theirs.
fn repeat_labels(grid: &mut Grid) {
    let heads: Vec<(bool, bool)> = grid
        .rows
        .iter()
        .map(|row| {
            (
                row.head,
                row.cells
                    .first()
                    .is_some_and(|cell| cell.role == Role::Article),
            )
        })
        .collect();
    let mut rows = Vec::new();
    for ((cells, (head, whole)), old) in grid
        .flat(Fill::Labels)
        .into_iter()
        .zip(heads)
        .zip(&grid.rows)
    {
        let numbers = old
            .cells
            .iter()
            .any(|cell| cell.role == Role::Value && cell.colspan > 1);
        if whole || numbers {
            rows.push(old.clone());
        } else {
            rows.push(Row::of(head, cells));
        }
    }
    grid.rows = rows;
}
