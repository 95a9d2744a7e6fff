//! Lines of figures that may be pieces of larger ones.
//!
//! In a narrow column a figure goes on in the next line. Text that keeps where things stood on the
//! page then has the first digits above a row and the last ones below it, without a label of their
//! own. What such a row says on its own line are figures too, but others.

use std::collections::BTreeSet;

use super::segments::{Segment, is_page_mark, is_prose, is_value};
use crate::document::Text;
use crate::place::Place;
use crate::recognise::labels::VOCABULARY;
use crate::recognise::normalise;
use crate::report::{CaseResult, Column, Proceeding};

/// Marks the rows that have several figures on one line beside such pieces.
pub fn mark(segments: &mut [Option<Segment>], lines: &[&Text]) {
    let beside_pieces = beside_pieces(lines);
    for segment in segments.iter_mut().flatten() {
        segment.is_torn = matches!(segment.values[..], [(_, line), (_, next), ..]
            if line == next && beside_pieces.contains(&line));
    }
}

/// The places of the lines directly above or below which digits stand that belong to no row of
/// their own.
fn beside_pieces(lines: &[&Text]) -> BTreeSet<Place> {
    let number = |place: Place| match place {
        Place::Line { line, .. } => Some(line),
        _ => None,
    };
    // Where a page's source has several lines of text on one, they are no neighbours of others.
    let is_doubled = |pair: &[&Text]| pair[0].place == pair[1].place;
    let doubled: BTreeSet<Place> = (lines.windows(2).filter(|pair| is_doubled(pair)))
        .map(|pair| pair[0].place)
        .collect();
    let own = || lines.iter().filter(|line| !doubled.contains(&line.place));
    // Numbers alone that count up are those of pages. One by itself may be the end of a figure.
    let alone: Vec<u32> = own()
        .filter_map(|line| line.text.trim().parse().ok())
        .collect();
    let are_pages = alone.len() > 1
        && alone
            .windows(2)
            .all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    let is_page = |line: &Text| are_pages && line.text.trim().parse::<u32>().is_ok();
    let pieces: BTreeSet<u32> = own()
        .filter(|line| is_piece(&line.text) && !is_page(line))
        .filter_map(|line| number(line.place))
        .collect();
    let is_beside = |place: &Place| {
        let line = number(*place);
        line.is_some_and(|line| {
            pieces.contains(&(line + 1)) || line > 0 && pieces.contains(&(line - 1))
        })
    };
    own().map(|line| line.place).filter(is_beside).collect()
}

/// Whether a line holds digits, but neither the label of a row nor as many figures as a row has.
fn is_piece(line: &str) -> bool {
    if is_page_mark(line) || is_prose(line) {
        return false;
    }
    let (values, words): (Vec<&str>, Vec<&str>) =
        line.split_whitespace().partition(|token| is_value(token));
    let has_digit = values.iter().any(|value| value.contains(char::is_numeric));
    let row = Column::ALL.len();
    let is_row = [row, CaseResult::ALL.len() * Proceeding::ALL.len()].contains(&values.len());
    let key = normalise::label(&words.concat()).key;
    let letters: Vec<char> = key.chars().collect();
    let names = (0..letters.len()).any(|at| VOCABULARY.starting(&letters[at..]).is_some());
    has_digit && !is_row && !names
}
