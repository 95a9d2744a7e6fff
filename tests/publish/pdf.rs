//! Text as extractors take it from a PDF: F9, F10, layout, and orders that nobody can restore.

use super::{
    Form, Rng, encode,
    grid::{Cell, Grid, Role, Row},
    look::Look,
    plain::{width, wrapped},
    text::{self, Flatten, line},
};

/// A report set in lines of a page's width, with page marks between paragraphs and rows.
pub fn paged(form: &Form, rng: &mut Rng, flatten: Flatten) -> Vec<u8> {
    let look = Look::default();
    let text = text::report(form, rng, &look, flatten);
    let mut out = String::new();
    let (mut page, mut lines) = (1, 0);
    let kind = rng.below(3);
    for line in text.lines() {
        if lines >= 24 && opens(line) {
            let mark = match kind {
                0 => format!("-{page}-\n"),
                1 => format!("P. {page}\n"),
                _ => format!("\n第 {page} 页\n\u{c}"),
            };
            out.push_str(&mark);
            (page, lines) = (page + 1, 0);
        }
        // Sentences are set in lines; a row stands as the table wrote it.
        for part in wrapped(line, if line.contains('。') { 58 } else { 400 }) {
            out.push_str(&part);
            out.push('\n');
            lines += 1;
        }
    }
    encode::encode(&out, look.encoding.bytes, false)
}

/// Whether a heading, a row with a numbered label or a group begins here.
fn opens(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    match (chars.next(), chars.next()) {
        (Some('（'), Some(number)) => "一二三四五六七".contains(number),
        (Some(number), Some('、')) => "一二三四五六".contains(number),
        (Some(digit), Some('.')) => digit.is_ascii_digit(),
        _ => false,
    }
}

fn mark(rng: &mut Rng, page: usize) -> String {
    match rng.below(4) {
        0 => format!("-{page}-\n"),
        1 => format!("P. {page}\n"),
        2 => format!("Page {page} - 政府信息公开\n"),
        _ => format!("{page}\n"),
    }
}

fn tokens(cells: &[Cell]) -> Vec<String> {
    cells
        .iter()
        .map(line)
        .filter(|text| !text.is_empty())
        .collect()
}

/// Heads as a narrow column sets them: one character a line, side by side.
fn pieces(cells: &[Cell], wide: usize) -> String {
    let parts: Vec<Vec<String>> = cells
        .iter()
        .map(|cell| wrapped(&line(cell), wide))
        .collect();
    let mut out = String::new();
    for at in 0..parts.iter().map(Vec::len).max().unwrap_or(0) {
        let row: Vec<&str> = parts
            .iter()
            .filter_map(|part| part.get(at))
            .map(String::as_str)
            .collect();
        out.push_str(&row.join(" "));
        out.push('\n');
    }
    out
}

/// F9: a row a line, spaces between; heads in pieces; a page may end within, its header repeated.
pub fn f9(grid: &Grid, rng: &mut Rng) -> String {
    let mut out = String::new();
    let heads: Vec<&Row> = grid.rows.iter().take_while(|row| row.head).collect();
    let mut header = String::new();
    for (at, row) in heads.iter().enumerate() {
        let narrow = at > 0 && grid.table == 4;
        header.push_str(&if narrow {
            pieces(&row.cells, 2)
        } else {
            tokens(&row.cells).join(" ") + "\n"
        });
    }
    out.push_str(&header);
    let data = &grid.rows[heads.len()..];
    let turn = heads.len() + 4 + rng.below(9);
    for (at, row) in data.iter().enumerate() {
        if at == turn && grid.table == 3 {
            out.push_str(&mark(rng, 3));
            if rng.chance(50) {
                out.push_str(&header);
            }
        }
        out.push_str(&tokens(&row.cells).join(" "));
        out.push('\n');
    }
    out
}

/// F10: a token a line, long labels broken, 三、本年度办理结果 one character a line.
pub fn f10(grid: &Grid, rng: &mut Rng) -> String {
    let mut out = String::new();
    for (at, row) in grid.rows.iter().enumerate() {
        for text in tokens(&row.cells) {
            let most = if text.starts_with('三') { 2 } else { 24 };
            for part in wrapped(&text, most) {
                out.push_str(&part);
                out.push('\n');
            }
        }
        if grid.table == 3 && at == 14 && rng.chance(60) {
            out.push_str("-3-\n");
        }
    }
    out
}

/// As `pdftotext -layout` sets it: columns by their place; a group's label stands by itself at the
/// middle of its rows, a long label over two lines, its numbers under or between them.
pub fn layout(grid: &Grid, rng: &mut Rng) -> String {
    let mut out = String::new();
    // What stands to the left of the numbers begins here.
    let from = 50;
    let put = |out: &mut String, indent: usize, label: &str, values: &[String]| {
        let mut text = format!("{}{label}", " ".repeat(indent));
        for (at, value) in values.iter().enumerate() {
            let place = from + at * 6;
            let gap = place.saturating_sub(width(&text)).max(2);
            text.push_str(&" ".repeat(gap));
            text.push_str(value);
        }
        out.push_str(text.trim_end());
        out.push('\n');
    };
    let mut waiting: Vec<(usize, String)> = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        waiting.retain(|(when, label)| {
            let due = *when == at;
            if due {
                put(&mut out, 2, label, &[]);
            }
            !due
        });
        if row.head || row.cells[0].role == Role::Article {
            if grid.table == 4 && at > 0 {
                out.push_str(&pieces(&row.cells, 4).replace(' ', "  "));
            } else {
                out.push_str(&format!("      {}\n", tokens(&row.cells).join("        ")));
            }
            continue;
        }
        let mut label = String::new();
        let mut values = Vec::new();
        for cell in &row.cells {
            match cell.role {
                Role::Label if cell.rowspan > 1 => {
                    let spread = cell.text.starts_with('三');
                    let text = line(cell);
                    let text = if spread {
                        text.replace('、', " 、").replace('年', " 年 ")
                    } else {
                        text
                    };
                    waiting.push((at + cell.rowspan / 2, text));
                }
                Role::Label => label = line(cell),
                _ if cell.text.is_empty() => {}
                _ => values.push(line(cell)),
            }
        }
        let indent = if label.starts_with(|c: char| c.is_ascii_digit()) {
            18
        } else {
            6
        };
        let parts = wrapped(&label, 30);
        if parts.len() == 1 {
            put(&mut out, indent, &label, &values);
        } else {
            let between = rng.chance(50);
            for (line, part) in parts.iter().enumerate() {
                if between && line == 1 {
                    put(&mut out, 0, "", &values);
                }
                put(&mut out, indent, part, &[]);
            }
            if !between {
                put(&mut out, 0, "", &values);
            }
        }
        if grid.table == 3 && at == 15 {
            out.push_str(&format!("{}-3-\n\u{c}", " ".repeat(70)));
        }
    }
    out
}

/// As `pdftotext -layout` sets table three of a Word document: the pieces of a group's label stand
/// beside those of its rows' labels, and figures in the middle of the height of their label, on a
/// line of their own where that has an even number of lines.
pub fn layout_pieces(grid: &Grid, rng: &mut Rng) -> String {
    if grid.table != 3 {
        return layout(grid, rng);
    }
    // The group's piece, the label's piece and the figures of each line.
    let mut lines: Vec<(String, String, Vec<String>)> = Vec::new();
    let mut groups: Vec<(usize, usize, String)> = Vec::new();
    let most = 20 + 2 * rng.below(6);
    let mut starts = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        starts.push(lines.len());
        if row.head {
            let text = tokens(&row.cells).join("     ");
            lines.push((String::new(), text, Vec::new()));
            continue;
        }
        let is_group = |cell: &&Cell| cell.role == Role::Label && cell.rowspan > 1;
        for cell in row.cells.iter().filter(is_group) {
            groups.push((at, at + cell.rowspan, line(cell)));
        }
        let own = |cell: &&Cell| cell.role == Role::Label && cell.rowspan == 1;
        let label: String = row.cells.iter().filter(own).map(line).collect();
        let values = row.cells.iter().filter(|cell| cell.role == Role::Value);
        let values: Vec<String> = values.map(line).filter(|text| !text.is_empty()).collect();
        let mut parts = wrapped(&label, most);
        if parts.len().is_multiple_of(2) {
            parts.insert(parts.len() / 2, String::new());
        }
        let middle = parts.len() / 2;
        for (part, text) in parts.into_iter().enumerate() {
            let values = if part == middle {
                values.clone()
            } else {
                Vec::new()
            };
            lines.push((String::new(), text, values));
        }
    }
    starts.push(lines.len());
    for (from, until, label) in groups {
        let (from, until) = (starts[from], starts[until.min(grid.rows.len())]);
        let pieces = wrapped(&label, 8);
        let first = from + (until - from).saturating_sub(pieces.len()) / 2;
        for (line, piece) in lines[first..until].iter_mut().zip(pieces) {
            line.0.push_str(&piece);
        }
    }
    let mut out = String::new();
    for (group, label, values) in lines {
        let mut text = format!("{group}{}{label}", " ".repeat(20 - width(&group).min(18)));
        for (at, value) in values.iter().enumerate() {
            let gap = (56 + at * 7).saturating_sub(width(&text)).max(2);
            text.push_str(&" ".repeat(gap));
            text.push_str(value);
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
    out
}

/// As `pdftotext` sets it: parts row by row, other parts column by column, the labels apart.
pub fn blocks(grid: &Grid, rng: &mut Rng) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < grid.rows.len() {
        let count = (1 + rng.below(6)).min(grid.rows.len() - at);
        let part = &grid.rows[at..at + count];
        at += count;
        let texts: Vec<Vec<String>> = part.iter().map(|row| tokens(&row.cells)).collect();
        let values: Vec<Vec<String>> = part
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .filter(|cell| cell.role == Role::Value)
                    .map(line)
                    .collect()
            })
            .collect();
        let even = count > 1
            && values
                .iter()
                .all(|row| row.len() == values[0].len() && !row.is_empty());
        if !even {
            out.push_str(&texts.concat().join("\n\n"));
            out.push_str("\n\n");
            continue;
        }
        for column in 0..values[0].len() {
            for row in &values {
                if !row[column].is_empty() {
                    out.push_str(&format!("{}\n", row[column]));
                }
            }
            out.push('\n');
        }
        for row in part {
            for cell in row.cells.iter().filter(|cell| cell.role != Role::Value) {
                out.push_str(&format!("{}\n", line(cell)));
            }
        }
        out.push('\n');
    }
    out
}

/// All numbers, then all labels.
pub fn numbers_first(grid: &Grid, _: &mut Rng) -> String {
    let cells = || {
        grid.rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter(|cell| !cell.text.is_empty())
    };
    let numbers = cells().filter(|cell| cell.role == Role::Value);
    let labels = cells().filter(|cell| cell.role != Role::Value);
    numbers
        .chain(labels)
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Tokens in any order.
pub fn scrambled(grid: &Grid, rng: &mut Rng) -> String {
    let mut all: Vec<String> = grid
        .rows
        .iter()
        .flat_map(|row| tokens(&row.cells))
        .collect();
    rng.shuffle(&mut all);
    all.join("\n")
}
