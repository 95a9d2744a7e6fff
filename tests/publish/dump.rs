//! A page as a text browser dumps it: tables drawn with their spans, each cell in the middle of its
//! height. `w3m -dump` draws lines and breaks labels over those of their cell; `html2text` (the one
//! in C) has a line a row and fills the last one of each cell with underscores.

use super::{Rng, grid::Grid, plain};

/// What a drawn line does at a place: up, down, left, right.
type Arms = [bool; 4];

/// The place of a cell in the grid, with the lines of its text.
struct Placed {
    row: usize,
    column: usize,
    height: usize,
    width: usize,
    lines: Vec<String>,
}

/// Draws the table.
pub fn drawn(grid: &Grid, rng: &mut Rng) -> String {
    let label = 8 + 2 * rng.below(8);
    let cells = placed(grid);
    let mut widths = vec![4; grid.width];
    for cell in cells.iter().filter(|cell| cell.width == 1) {
        let wide = plain::width(&cell.lines[0]);
        let is_figure = cell.lines[0].chars().all(|c| !c.is_alphabetic());
        let wanted = if is_figure { wide } else { wide.min(label) };
        widths[cell.column] = widths[cell.column].max(wanted.next_multiple_of(2));
    }
    let inner = |cell: &Placed| -> usize {
        let own = &widths[cell.column..cell.column + cell.width];
        own.iter().sum::<usize>() + cell.width - 1
    };
    let cells: Vec<Placed> = (cells.into_iter())
        .map(|cell| Placed {
            lines: plain::wrapped(&cell.lines[0], inner(&cell)),
            ..cell
        })
        .collect();
    let mut heights = vec![1; grid.rows.len()];
    for cell in &cells {
        let own = &mut heights[cell.row..cell.row + cell.height];
        let has = own.iter().sum::<usize>() + cell.height - 1;
        let last = own.len() - 1;
        own[last] += cell.lines.len().saturating_sub(has);
    }
    let edges = |sizes: &[usize]| -> Vec<usize> {
        let mut edges = vec![0];
        for size in sizes {
            edges.push(edges[edges.len() - 1] + size + 1);
        }
        edges
    };
    paint(&cells, &edges(&widths), &edges(&heights))
}

/// A table as `html2text` writes it.
pub fn underscored(grid: &Grid, _: &mut Rng) -> String {
    let cells = placed(grid);
    let mut widths = vec![4; grid.width];
    for cell in cells.iter().filter(|cell| cell.width == 1) {
        widths[cell.column] = widths[cell.column].max(plain::width(&cell.lines[0]));
    }
    let mut out = format!(
        " {}\n",
        "_".repeat(widths.iter().sum::<usize>() + grid.width)
    );
    for row in 0..grid.rows.len() {
        let mut own: Vec<&Placed> = (cells.iter())
            .filter(|cell| (cell.row..cell.row + cell.height).contains(&row))
            .collect();
        own.sort_by_key(|cell| cell.column);
        for cell in own {
            let is_last = row + 1 == cell.row + cell.height;
            let is_middle = row == cell.row + (cell.height - 1) / 2;
            let text = cell.lines[0].as_str();
            let text = if is_middle { text } else { "" };
            let inner: usize = widths[cell.column..cell.column + cell.width].iter().sum();
            let room = (inner + cell.width - 1).saturating_sub(plain::width(text));
            out += &format!("|{text}{}", if is_last { "_" } else { " " }.repeat(room));
        }
        out += "|\n";
    }
    out
}

/// Where each cell stands, its spans resolved.
fn placed(grid: &Grid) -> Vec<Placed> {
    let mut taken = vec![vec![false; grid.width]; grid.rows.len()];
    let mut cells = Vec::new();
    for (row, own) in grid.rows.iter().enumerate() {
        for cell in &own.cells {
            let Some(column) = taken[row].iter().position(|taken| !taken) else {
                continue;
            };
            let height = cell.rowspan.min(grid.rows.len() - row);
            let width = cell.colspan.min(grid.width - column);
            for line in &mut taken[row..row + height] {
                line[column..column + width].fill(true);
            }
            cells.push(Placed {
                row,
                column,
                height,
                width,
                lines: vec![super::text::line(cell)],
            });
        }
    }
    cells
}

fn paint(cells: &[Placed], across: &[usize], down: &[usize]) -> String {
    let (wide, high) = (across[across.len() - 1] + 1, down[down.len() - 1] + 1);
    let mut arms: Vec<Vec<Arms>> = vec![vec![[false; 4]; wide]; high];
    let mut texts: Vec<Vec<Option<char>>> = vec![vec![Some(' '); wide]; high];
    for cell in cells {
        let (left, right) = (across[cell.column], across[cell.column + cell.width]);
        let (top, bottom) = (down[cell.row], down[cell.row + cell.height]);
        for y in [top, bottom] {
            for (x, arms) in arms[y].iter_mut().enumerate().take(right + 1).skip(left) {
                arms[2] |= x > left;
                arms[3] |= x < right;
            }
        }
        for x in [left, right] {
            for (y, line) in arms.iter_mut().enumerate().take(bottom + 1).skip(top) {
                line[x][0] |= y > top;
                line[x][1] |= y < bottom;
            }
        }
        let room = bottom - top - 1;
        let from = top + 1 + (room - cell.lines.len().min(room)) / 2;
        for (line, y) in cell.lines.iter().zip(from..) {
            let mut x = left + 1;
            for c in line.chars() {
                let width = plain::width(c.encode_utf8(&mut [0; 4]));
                texts[y][x] = Some(c);
                if width == 2 {
                    texts[y][x + 1] = None;
                }
                x += width;
            }
        }
    }
    let mut out = String::new();
    for (arms, texts) in arms.iter().zip(&texts) {
        for (arms, text) in arms.iter().zip(texts) {
            match *arms {
                [false, false, false, false] => out.extend(text),
                arms => out.push(line(arms)),
            }
        }
        out.push('\n');
    }
    out
}

fn line(arms: Arms) -> char {
    match arms {
        [true, true, false, false] => '│',
        [false, false, true, true] => '─',
        [false, true, false, true] => '┌',
        [false, true, true, false] => '┐',
        [true, false, false, true] => '└',
        [true, false, true, false] => '┘',
        [true, true, false, true] => '├',
        [true, true, true, false] => '┤',
        [false, true, true, true] => '┬',
        [true, false, true, true] => '┴',
        _ => '┼',
    }
}
