//! Text tables that keep their grid: Markdown, tabs, boxes, commas, wide spaces.

use super::{
    Form, Rng,
    grid::{Cell, Fill, Grid},
    look::Look,
    text::{self, line},
};

/// Columns that a terminal gives the text.
pub fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if (c as u32) < 0x1100 { 1 } else { 2 })
        .sum()
}

fn rows(grid: &Grid, fill: Fill) -> Vec<Vec<String>> {
    grid.flat(fill)
        .iter()
        .map(|row| row.iter().map(line).collect())
        .collect()
}

/// F11: every row between bars, the cells of a span empty in their places.
pub fn markdown(grid: &Grid, rng: &mut Rng) -> String {
    let mut out = String::new();
    let rule = rng.chance(80);
    for (at, row) in rows(grid, Fill::Once).iter().enumerate() {
        out.push_str(&format!("| {} |\n", row.join(" | ")));
        if at == 0 && rule {
            out.push_str(&format!("|{}\n", " --- |".repeat(grid.width)));
        }
    }
    format!("\n{out}\n")
}

/// The same without bars at the ends.
pub fn markdown_bare(grid: &Grid, _: &mut Rng) -> String {
    let mut out = String::new();
    for (at, row) in rows(grid, Fill::Once).iter().enumerate() {
        out.push_str(&format!("{}\n", row.join(" | ")));
        if at == 0 {
            out.push_str(&format!("{}\n", vec!["---"; grid.width].join("|")));
        }
    }
    format!("\n{out}\n")
}

/// Markdown after the page's own table of contents and index.
pub fn indexed(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let body = form.body.as_deref().unwrap_or("办公室");
    let year = form.year.unwrap_or(2021) + 1;
    let text = text::report(form, rng, &Look::default(), markdown);
    let mut head = format!(
        "| 索引号 | 0{}/{year}-{} | 发布机构 | {body} |\n| --- | --- | --- | --- |\n| 文号 | | 公开日期 | {year}-01-{} |\n\n",
        rng.range(10_000_000, 99_999_999),
        rng.range(10_000, 99_999),
        rng.range(10, 28)
    );
    for line in text.lines() {
        let section = line.chars().nth(1) == Some('、') && !line.contains('。');
        head.push_str(if section && "一二三四五六".contains(&line[..3]) {
            "## "
        } else {
            ""
        });
        head.push_str(line);
        head.push('\n');
    }
    head.into_bytes()
}

/// The cells of a row as the page's source has them, and a bar behind the row for each column more
/// that one of them covers; what reaches down from above is not written again.
pub fn bars_behind(grid: &Grid, _: &mut Rng) -> String {
    let mut out = String::new();
    for row in &grid.rows {
        let cells: Vec<String> = row.cells.iter().map(line).collect();
        let covered: usize = row.cells.iter().map(|cell| cell.colspan - 1).sum();
        out += &format!("| {} | {}\n", cells.join(" | "), "|".repeat(covered));
    }
    format!("\n{out}\n")
}

/// The same, a cell a line.
pub fn bars_on_lines(grid: &Grid, _: &mut Rng) -> String {
    let mut out = String::new();
    for row in &grid.rows {
        for cell in &row.cells {
            let text = line(cell);
            out += &format!("{}|\n", if text.is_empty() { text } else { text + " " });
        }
        let covered: usize = row.cells.iter().map(|cell| cell.colspan - 1).sum();
        if covered > 0 {
            out += &format!("{}\n", "|".repeat(covered));
        }
    }
    format!("\n{out}\n")
}

/// Every cell of a span with its label.
pub fn markdown_repeated(grid: &Grid, _: &mut Rng) -> String {
    let row = |row: &Vec<String>| format!("|{}|\n", row.join("|"));
    rows(grid, Fill::All).iter().map(row).collect()
}

/// F12.
pub fn tabs(grid: &Grid, _: &mut Rng) -> String {
    let row = |cells: &[Cell]| cells.iter().map(line).collect::<Vec<_>>().join("\t");
    let body: Vec<String> = grid.rows.iter().map(|cells| row(&cells.cells)).collect();
    format!("[TABLE_START]\n{}\n[TABLE_END]", body.join("\n"))
}

/// F12 with the empty cells of spans.
pub fn tabs_flat(grid: &Grid, _: &mut Rng) -> String {
    let body: Vec<String> = rows(grid, Fill::Once)
        .iter()
        .map(|row| row.join("\t"))
        .collect();
    format!("[TABLE_START]\n{}\n[TABLE_END]", body.join("\n"))
}

/// Comma-separated, cells with commas quoted.
pub fn commas(grid: &Grid, _: &mut Rng) -> String {
    let quote = |text: &String| {
        if text.contains([',', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let row = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join(",");
    rows(grid, Fill::Once)
        .iter()
        .map(row)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Cells with wide spaces between; an empty one leaves nothing.
pub fn wide_spaces(grid: &Grid, rng: &mut Rng) -> String {
    let gap = "\u{3000}".repeat(1 + rng.below(2));
    let row = |cells: &[Cell]| {
        let texts = cells.iter().map(line).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(&gap)
    };
    grid.rows
        .iter()
        .map(|cells| row(&cells.cells))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Corners, bars and rules of a drawn table: top, middle, bottom, then bar and rule.
const BOX: [&str; 5] = ["┌┬┐", "├┼┤", "└┴┘", "│", "─"];
const PLUS: [&str; 5] = ["+++", "+++", "+++", "|", "-"];

pub fn boxes(grid: &Grid, _: &mut Rng) -> String {
    drawn(grid, BOX)
}

pub fn pluses(grid: &Grid, _: &mut Rng) -> String {
    drawn(grid, PLUS)
}

/// A drawn table; long labels are set over several lines of their cell.
fn drawn(grid: &Grid, marks: [&str; 5]) -> String {
    let cells: Vec<Vec<Vec<String>>> = rows(grid, Fill::Once)
        .iter()
        .map(|row| row.iter().map(|text| wrapped(text, 20)).collect())
        .collect();
    let widths: Vec<usize> = (0..grid.width)
        .map(|at| {
            let lines = cells.iter().flat_map(|row| &row[at]);
            lines
                .map(|text| width(text))
                .max()
                .unwrap_or(0)
                .next_multiple_of(2)
        })
        .collect();
    let double = marks[4] == "─";
    let rule = |ends: &str| {
        let ends: Vec<char> = ends.chars().collect();
        let bar = |wide: &usize| marks[4].repeat(if double { wide / 2 + 1 } else { wide + 2 });
        let bars: Vec<String> = widths.iter().map(bar).collect();
        format!(
            "{}{}{}\n",
            ends[0],
            bars.join(&ends[1].to_string()),
            ends[2]
        )
    };
    let mut out = rule(marks[0]);
    for (at, row) in cells.iter().enumerate() {
        if at > 0 {
            out.push_str(&rule(marks[1]));
        }
        for part in 0..row.iter().map(Vec::len).max().unwrap_or(1) {
            out.push_str(marks[3]);
            for (cell, wide) in row.iter().zip(&widths) {
                let text = cell.get(part).map_or("", String::as_str);
                out.push_str(&format!(
                    " {text}{} {}",
                    " ".repeat(wide - width(text)),
                    marks[3]
                ));
            }
            out.push('\n');
        }
    }
    out + &rule(marks[2])
}

/// The text over lines of at most `most` columns.
pub fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for c in text.chars() {
        let last = lines.last_mut().expect("a line");
        if width(last) + width(c.encode_utf8(&mut [0; 4])) > most {
            lines.push(c.to_string());
        } else {
            last.push(c);
        }
    }
    lines
}
