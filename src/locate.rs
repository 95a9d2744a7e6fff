//! On which character of its line a cell's text begins. Parsers of pages tell the line of a cell
//! and no more; here the line itself is looked at, and a place is given only where there is no
//! doubt: the line has the text, standing alone, just as often as it has cells that print it.

use std::collections::BTreeMap;

use crate::report::{CellName, Report};
use crate::source::Kind;

/// Lines longer than this are left alone: a page on one line would be searched once for every
/// cell, and nobody looks for a character by its number there.
const MAX_LINE: usize = 4_000;

/// Gives the cells of a report their places within their lines.
pub fn characters(report: &mut Report, text: &str, kind: Kind) {
    // A carriage return alone ends a line for parsers of pages and not for others.
    let mut bytes = text.bytes().zip(text.bytes().skip(1).chain([b'\n']));
    if kind == Kind::Json || bytes.any(|(one, next)| one == b'\r' && next != b'\n') {
        return;
    }
    let mut printed: BTreeMap<u32, Vec<CellName>> = BTreeMap::new();
    for (&name, figure) in &report.cells {
        if let Some(line) = figure.position.line.filter(|_| !figure.raw.is_empty()) {
            printed.entry(line).or_default().push(name);
        }
    }
    let mut lines = (1..).zip(text.split('\n'));
    for (number, mut names) in printed {
        let Some((_, line)) = lines.find(|(at, _)| *at == number) else {
            return;
        };
        if line.len() > MAX_LINE {
            continue;
        }
        let alone = standing_alone(line, kind);
        names.sort_by_key(|name| report.cells.get(name).map(|figure| figure.position));
        for name in &names {
            let Some(raw) = report.figure(*name).map(|figure| figure.raw.clone()) else {
                continue;
            };
            let is_same = |other: &&CellName| report.figure(**other).is_some_and(|f| f.raw == raw);
            let same: Vec<CellName> = names.iter().filter(is_same).copied().collect();
            let found: Vec<u32> = (alone.iter())
                .filter(|(_, text)| *text == raw)
                .map(|&(at, _)| at)
                .collect();
            let at = same.iter().position(|other| other == name);
            let character = at.filter(|_| same.len() == found.len()).map(|at| found[at]);
            if let Some(figure) = report.cells.get_mut(name) {
                figure.position.character = character;
            }
        }
    }
}

/// The pieces of a line that can be the text of a cell, each with the number of its first
/// character, from 1: in a page what stands between two tags, in text what stands between blanks
/// or separators.
fn standing_alone(line: &str, kind: Kind) -> Vec<(u32, &str)> {
    let separates = |c: char| c.is_whitespace() || matches!(c, '|' | ',' | '，' | '│');
    let is_page = kind == Kind::Html;
    let (mut pieces, mut begun) = (Vec::new(), (!is_page).then_some((0, 1)));
    let mut keep = |piece: &'_ str, from: usize, first: u32| {
        let text = piece.trim();
        let blanks = piece.chars().take_while(|c| c.is_whitespace()).count();
        if let (false, Ok(blanks)) = (text.is_empty(), u32::try_from(blanks)) {
            let start = from + piece.len() - piece.trim_start().len();
            pieces.push((first + blanks, &line[start..start + text.len()]));
        }
    };
    for (number, (at, c)) in (1..).zip(line.char_indices()) {
        let (ends, begins) = match is_page {
            true => (c == '<', c == '>'),
            false => (separates(c), separates(c)),
        };
        if ends && let Some((from, first)) = begun.take() {
            keep(&line[from..at], from, first);
        }
        if begins {
            begun = Some((at + c.len_utf8(), number + 1));
        }
    }
    if let (false, Some((from, first))) = (is_page, begun) {
        keep(&line[from..], from, first);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::standing_alone;
    use crate::source::Kind;

    #[test]
    fn pieces_stand_between_tags_or_separators() {
        assert_eq!(
            standing_alone("<td width=12>12</td><td> 自然人</td>3", Kind::Html),
            [(14, "12"), (26, "自然人")]
        );
        assert_eq!(
            standing_alone("规章 | 0 |12 ||", Kind::Text),
            [(1, "规章"), (6, "0"), (9, "12")]
        );
    }
}
