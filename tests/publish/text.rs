//! The report as text, its tables flattened as extractors do: F1 to F8 and F13.

use super::{
    Form, Rng,
    compose::{self, Block},
    encode,
    grid::{Cell, Grid},
    look::Look,
};

/// Writes one table as text.
pub type Flatten = fn(&Grid, &mut Rng) -> String;

/// A text that looks as `set` says.
pub fn with(form: &Form, rng: &mut Rng, flatten: Flatten, set: impl FnOnce(&mut Look)) -> Vec<u8> {
    let mut look = Look::default();
    set(&mut look);
    let text = report(form, rng, &look, flatten);
    encode::encode(&text, look.encoding.bytes, false)
}

/// In that flattening, plainly.
pub fn plain(form: &Form, rng: &mut Rng, flatten: Flatten) -> Vec<u8> {
    with(form, rng, flatten, |_| {})
}

pub fn report(form: &Form, rng: &mut Rng, look: &Look, flatten: Flatten) -> String {
    lines(compose::report(form, look, rng), rng, flatten)
}

fn lines(blocks: Vec<Block>, rng: &mut Rng, flatten: Flatten) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Beside(left, right) => {
                out.push_str(&lines(left, rng, flatten));
                out.push_str(&lines(right, rng, flatten));
                continue;
            }
            Block::Grid(grid) => {
                if let Some(caption) = &grid.caption {
                    out.push_str(caption);
                    out.push('\n');
                }
                let text = flatten(&grid, rng);
                out.push_str(text.trim_end_matches('\n'));
            }
            Block::Title(text)
            | Block::Heading(text)
            | Block::Sub(text)
            | Block::Para(text)
            | Block::Lead(text)
            | Block::Sign(text) => out.push_str(&text),
            Block::Image(_) => continue,
        }
        out.push('\n');
    }
    out
}

/// A cell's text on one line.
pub fn line(cell: &Cell) -> String {
    cell.text.replace('\n', "")
}

/// F1: a row a line, `x | ` for a cell, `|` for an empty one, filled up to the width of the table;
/// the last row has no filling.
pub fn f1(grid: &Grid, _: &mut Rng) -> String {
    let mut rows = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let mut text = String::new();
        for cell in row.cells.iter().map(line) {
            if cell.is_empty() {
                text.push('|');
            } else {
                if text.ends_with('|') {
                    text.push(' ');
                }
                text.push_str(&format!("{cell} | "));
            }
        }
        if at + 1 < grid.rows.len() {
            text.push_str(&"|".repeat(grid.width.saturating_sub(row.cells.len())));
        }
        rows.push(text.trim_end().to_owned());
    }
    rows.join("\n")
}

/// F2: the same without filling.
pub fn f2(grid: &Grid, _: &mut Rng) -> String {
    let row = |cells: &[Cell]| {
        cells
            .iter()
            .map(|cell| format!("{} |", line(cell)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    grid.rows
        .iter()
        .map(|cells| row(&cells.cells))
        .collect::<Vec<_>>()
        .join("\n")
}

/// F3: a cell a line, each with its bar, more bars at the end of a row; an empty cell is a bar.
pub fn f3(grid: &Grid, rng: &mut Rng) -> String {
    let double = rng.chance(50);
    let mut out = String::new();
    for row in &grid.rows {
        let filling = grid.width - row.cells.len().min(grid.width);
        for (at, cell) in row.cells.iter().enumerate() {
            let text = line(cell);
            let last = at + 1 == row.cells.len();
            let bar = if text.is_empty() {
                "|".to_owned()
            } else {
                format!("{text} |")
            };
            out.push_str(&bar);
            if last && !text.is_empty() {
                if double {
                    out.push('|');
                } else if filling > 0 {
                    out.push_str(&format!(" {}", "|".repeat(filling)));
                }
            }
            out.push('\n');
        }
    }
    out
}

/// F4: a cell a line, a bar on a line of its own between cells.
pub fn f4(grid: &Grid, _: &mut Rng) -> String {
    let mut out = String::new();
    for cell in grid.rows.iter().flat_map(|row| &row.cells) {
        let text = line(cell);
        if !text.is_empty() {
            out.push_str(&format!("{text}\n"));
        }
        out.push_str("|\n");
    }
    out
}

/// F5: a bar on a line of its own opens each row, then `x |` a line.
pub fn f5(grid: &Grid, rng: &mut Rng) -> String {
    let mut out = String::new();
    for row in &grid.rows {
        out.push_str("|\n");
        for cell in &row.cells {
            let mut text = line(cell);
            if text.starts_with("第二十条") && rng.chance(50) {
                text = text.replace("第二十条", "第二十条\n");
            }
            out.push_str(&if text.is_empty() {
                "|\n".to_owned()
            } else {
                format!("{text} |\n")
            });
        }
    }
    out
}

/// F6: a cell a line, blank lines between; an empty cell leaves nothing.
pub fn f6(grid: &Grid, rng: &mut Rng) -> String {
    let gap = if rng.chance(50) { "\n\n" } else { "\n \n" };
    let cells = grid.rows.iter().flat_map(|row| &row.cells).map(line);
    cells
        .filter(|text| !text.is_empty())
        .map(|text| text + gap)
        .collect()
}

/// F7: F6, and an empty cell leaves some blank lines, not always as many as it should.
pub fn f7(grid: &Grid, rng: &mut Rng) -> String {
    let mut out = String::new();
    for cell in grid.rows.iter().flat_map(|row| &row.cells) {
        let text = line(cell);
        if text.is_empty() {
            out.push_str(rng.pick(&["\n", "\n\n", "\n\n", ""]));
        } else {
            out.push_str(&format!("{text}\n\n"));
        }
    }
    out
}

/// F8: a cell a line, and of equal lines only the first.
pub fn f8(grid: &Grid, _: &mut Rng) -> String {
    let mut seen: Vec<String> = Vec::new();
    for text in grid.rows.iter().flat_map(|row| &row.cells).map(line) {
        if !text.is_empty() && !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen.join("\n")
}

/// F13: a row opens with `| `, its other cells follow a line each.
pub fn f13(grid: &Grid, _: &mut Rng) -> String {
    let mut out = String::new();
    for row in &grid.rows {
        let cells: Vec<String> = row.cells.iter().map(line).collect();
        out.push_str(&format!("| {}\n", cells.join("\n")));
    }
    out
}

/// The flattenings with explicit cells, for mixing.
pub fn lossless(rng: &mut Rng) -> Flatten {
    use super::plain;
    let all: [Flatten; 9] = [
        f1,
        f2,
        f3,
        f4,
        plain::markdown,
        plain::markdown_bare,
        plain::tabs,
        plain::boxes,
        plain::commas,
    ];
    all[rng.below(all.len())]
}
