//! On which character of its line a cell's text begins. Parsers of pages tell the line of a cell
//! and no more; here the line itself is looked at, and a place is given only where there is no
//! doubt: the line has the text, standing alone, just as often as it has cells that print it.

use crate::place::Place;
use crate::report::{CellName, Position, Report};
use crate::source::Kind;

/// Lines longer than this are left alone: a page on one line would be searched once for every
/// cell, and nobody looks for a character by its number there.
const MAX_LINE: usize = 4_000;

/// A cell, with what it prints, in the order of the source.
type Cell<'a> = (Position, CellName, &'a str);

/// Gives the cells of a report their places within their lines.
pub fn characters(report: &mut Report, text: &str, kind: Kind) {
    let bytes = text.as_bytes();
    // A carriage return alone ends a line for parsers of pages and not for others.
    let mut returns = memchr::memchr_iter(b'\r', bytes);
    if kind == Kind::Json || returns.any(|at| bytes.get(at + 1) != Some(&b'\n')) {
        return;
    }
    let mut printed: Vec<(u32, Cell<'_>)> = Vec::with_capacity(report.cells.len());
    for (&name, figure) in &report.cells {
        if let Some(line) = figure
            .position
            .place
            .line()
            .filter(|_| !figure.raw.is_empty())
        {
            let cell = (figure.position, name, figure.raw.as_str());
            printed.push((line, cell));
        }
    }
    printed.sort_unstable();
    let mut lines = (1..).zip(lines(text));
    let mut found = Vec::new();
    for cells in printed.chunk_by(|one, next| one.0 == next.0) {
        let Some((_, line)) = lines.find(|(at, _)| *at == cells[0].0) else {
            break;
        };
        if line.len() <= MAX_LINE {
            found.extend(within(line, kind, cells));
        }
    }
    for (name, character) in found {
        let place = (report.cells.get_mut(&name)).map(|figure| &mut figure.position.place);
        if let Some(Place::Line { character: at, .. }) = place {
            *at = Some(character);
        }
    }
}

/// The lines of a text, as `split('\n')` gives them, found some ten times as fast.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
    breaks.chain([text.len()]).scan(0, |start, end| {
        let line = &text[*start..end];
        *start = end + 1;
        Some(line)
    })
}

/// The cells of a line, in their order, whose texts stand in it just as often as the cells do.
fn within(line: &str, kind: Kind, cells: &[(u32, Cell<'_>)]) -> Vec<(CellName, u32)> {
    let alone = standing_alone(line, kind);
    let mut found = Vec::new();
    for (at, &(_, (_, name, raw))) in cells.iter().enumerate() {
        let places = || alone.iter().filter(|(_, text)| *text == raw);
        let is_same = |(_, other): &&(u32, Cell<'_>)| other.2 == raw;
        if places().count() == cells.iter().filter(is_same).count() {
            let before = cells[..at].iter().filter(is_same).count();
            let place = places().nth(before);
            let character = place.map(|&(byte, _)| line[..byte].chars().count() + 1);
            found.extend(character.and_then(|at| Some((name, u32::try_from(at).ok()?))));
        }
    }
    found
}

/// The pieces of a line that can be the text of a cell, each with its first byte: in a page what
/// stands between two tags, in text what stands between blanks or separators.
fn standing_alone(line: &str, kind: Kind) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let mut keep = |from: usize, to: usize| {
        let piece = &line[from..to];
        let text = piece.trim();
        if !text.is_empty() {
            pieces.push((from + piece.len() - piece.trim_start().len(), text));
        }
    };
    if kind == Kind::Html {
        let mut begun = None;
        for at in memchr::memchr2_iter(b'<', b'>', line.as_bytes()) {
            match (line.as_bytes()[at], begun.take()) {
                (b'<', Some(from)) => keep(from, at),
                (b'>', _) => begun = Some(at + 1),
                _ => {}
            }
        }
        return pieces;
    }
    let separates = |c: char| c.is_whitespace() || matches!(c, '|' | ',' | '，' | '│');
    let mut from = 0;
    for (at, separator) in line.match_indices(separates) {
        keep(from, at);
        from = at + separator.len();
    }
    keep(from, line.len());
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
            [(13, "12"), (25, "自然人")]
        );
        assert_eq!(
            standing_alone("规章 | 0 |12 ||", Kind::Text),
            [(0, "规章"), (9, "0"), (12, "12")]
        );
    }
}
