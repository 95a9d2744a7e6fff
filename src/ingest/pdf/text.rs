//! Glyphs to lines of text: what is printed twice counts once, what stands on one line is read
//! along it, gaps become spaces, small raised characters become notes.

use std::collections::HashMap;

use super::characters::{is_of_figure, is_wide};
use super::geometry::{Area, Turn};
use super::glyph::Glyph;

/// One line of text, or the part of one that stands by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub area: Area,
    /// The size of most of its characters.
    pub size: f64,
    /// The glyphs, along the line.
    pub glyphs: Vec<Glyph>,
}

/// Drops glyphs that are printed a second time where they stand: bold text is drawn by filling
/// and stroking it, or twice with a small shift.
pub fn without_doubles(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    /// How far a shifted copy stands away, as a part of the size. The narrowest figure is wider.
    const SHIFT: f64 = 0.18;
    /// The side of the squares that glyphs are looked up by.
    const SQUARE: f64 = 4.0;
    /// The most glyphs of a square that are looked at: no page has so many in one.
    const CROWD: usize = 64;
    let square = |glyph: &Glyph| {
        let (x, y) = glyph.area.center();
        ((x / SQUARE).floor() as i64, (y / SQUARE).floor() as i64)
    };
    let mut seen: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let (column, row) = square(&glyph);
        let (x, y) = glyph.area.center();
        let is_copy = |other: &Glyph| {
            let (other_x, other_y) = other.area.center();
            let near = SHIFT * glyph.size.min(other.size);
            other.c == glyph.c
                && other.turn == glyph.turn
                && (other_x - x).abs() <= near
                && (other_y - y).abs() <= near
        };
        let reach = ((SHIFT * glyph.size / SQUARE).ceil() as i64).clamp(1, 3);
        let is_double = (column - reach..=column + reach).any(|column| {
            (row - reach..=row + reach).any(|row| {
                let there = seen.get(&(column, row));
                there.is_some_and(|there| {
                    let mut last = there.iter().rev().take(CROWD);
                    last.any(|&index| is_copy(&kept[index]))
                })
            })
        });
        if !is_double {
            seen.entry((column, row)).or_default().push(kept.len());
            kept.push(glyph);
        }
    }
    kept
}

/// The lines of text that glyphs make, from top to bottom. Glyphs that are turned make lines of
/// their own, which are read along their turn, after the upright ones.
pub fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines = Vec::new();
    for turn in Turn::ALL {
        let mut turned: Vec<Glyph> = glyphs
            .iter()
            .filter(|glyph| glyph.turn == turn)
            .copied()
            .collect();
        if turn == Turn::Upright {
            lines.extend(rows(turned).into_iter().map(line));
            continue;
        }
        // Read on a page that is turned so that these stand upright, and put back.
        for glyph in &mut turned {
            glyph.area = turned_area(&glyph.area, turn);
        }
        lines.extend(rows(turned).into_iter().map(line).map(|mut line| {
            line.area = turned_back(&line.area, turn);
            for glyph in &mut line.glyphs {
                glyph.area = turned_back(&glyph.area, turn);
            }
            line
        }));
    }
    lines
}

fn turned_area(area: &Area, turn: Turn) -> Area {
    let at = |point| turn.upright(point, (0.0, 0.0));
    Area::around([at((area.left, area.top)), at((area.right, area.bottom))])
}

fn turned_back(area: &Area, turn: Turn) -> Area {
    let back = match turn {
        Turn::Down => Turn::Up,
        Turn::Up => Turn::Down,
        same => same,
    };
    turned_area(area, back)
}

/// Glyphs parted into rows that share a base line.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    /// How far the middle of a glyph may stand from that of its row, as a part of the larger
    /// size. Lines of text stand at least one size apart.
    const OFF: f64 = 0.5;
    glyphs.sort_by(|a, b| a.area.center().1.total_cmp(&b.area.center().1));
    let mut rows: Vec<(f64, f64, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        let (_, y) = glyph.area.center();
        // The nearest of the last rows; small characters beside large ones come out of order.
        let nearest = (rows.iter_mut().rev().take(4))
            .filter(|(middle, size, _)| (y - *middle).abs() <= OFF * size.max(glyph.size))
            .min_by(|a, b| (y - a.0).abs().total_cmp(&(y - b.0).abs()));
        match nearest {
            Some((middle, size, row)) => {
                if glyph.size > *size {
                    (*middle, *size) = (y, glyph.size);
                }
                row.push(glyph);
            }
            None => rows.push((y, glyph.size, vec![glyph])),
        }
    }
    rows.into_iter()
        .map(|(_, _, mut row)| {
            row.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
            row
        })
        .collect()
}

/// The size that most characters of a row have.
fn usual_size(glyphs: &[Glyph]) -> f64 {
    let mut sizes: Vec<f64> = glyphs
        .iter()
        .filter(|glyph| glyph.c != ' ')
        .map(|glyph| glyph.size)
        .collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// A row of glyphs as text.
fn line(glyphs: Vec<Glyph>) -> Line {
    let size = usual_size(&glyphs);
    let printed = glyphs.iter().filter(|glyph| glyph.c != ' ');
    let area = printed.fold(Area::EMPTY, |area, glyph| area.union(&glyph.area));
    Line {
        text: text_of(&glyphs, size),
        area,
        size,
        glyphs,
    }
}

/// The text of glyphs along a line.
fn text_of(glyphs: &[Glyph], size: f64) -> String {
    let mut text = String::new();
    let mut last: Option<&Glyph> = None;
    let mut is_note = false;
    let (_, middle) = glyphs
        .iter()
        .find(|glyph| glyph.size >= 0.9 * size)
        .map_or((0.0, 0.0), |glyph| glyph.area.center());
    for glyph in glyphs {
        if glyph.c == ' ' {
            // A space that was printed over what stands there is none.
            let is_covered = last.is_some_and(|last| glyph.area.right < last.area.right);
            if !is_covered && !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            continue;
        }
        let raised = is_raised(glyph, size, middle);
        if raised != is_note {
            // A raised figure is a note; run together with the number it would be a digit of it.
            text.push(if raised { '(' } else { ')' });
            is_note = raised;
        } else if let Some(last) = last
            && !text.ends_with(' ')
            && (glyph.area.left - last.area.right > gap(last.c, glyph.c) * size
                || is_of_figure(glyph.c) && glyph.is_in_cell_of(last) == Some(false))
        {
            text.push(' ');
        }
        text.push(glyph.c);
        last = Some(glyph);
    }
    if is_note {
        text.push(')');
    }
    text.truncate(text.trim_end().len());
    text
}

/// Whether a glyph is a note to what stands on the line: small, and off its middle.
fn is_raised(glyph: &Glyph, size: f64, middle: f64) -> bool {
    let (_, y) = glyph.area.center();
    let is_mark = !is_wide(glyph.c) && glyph.c.is_alphanumeric() || "*※".contains(glyph.c);
    is_mark && glyph.size < 0.8 * size && (y - middle).abs() > 0.12 * size
}

/// How far two characters must stand apart to be two words, as a part of the size. Between
/// Chinese characters, and between these and figures, lines are stretched to fill the column.
const fn gap_of(both_wide: bool, one_wide: bool, figures: bool) -> f64 {
    if both_wide {
        1.5
    } else if one_wide {
        0.9
    } else if figures {
        0.25
    } else {
        0.2
    }
}

fn gap(one: char, other: char) -> f64 {
    let (wide, other_wide) = (is_wide(one), is_wide(other));
    gap_of(
        wide && other_wide,
        wide || other_wide,
        is_of_figure(one) && is_of_figure(other),
    )
}

/// Joins the lines of a cell or of a paragraph: words of letters and figures stay apart, Chinese
/// runs on.
pub fn join(lines: &[&str], between: char) -> String {
    let mut text = String::new();
    for line in lines {
        let runs_on = match (text.chars().next_back(), line.chars().next()) {
            (Some(last), Some(first)) => is_wide(last) || is_wide(first),
            _ => true,
        };
        if !runs_on {
            text.push(between);
        }
        text.push_str(line.trim());
    }
    text
}
