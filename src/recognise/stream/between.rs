//! Rows of table three whose labels are broken over lines above and below their figures.
//!
//! What row such figures are, three things tell together: they stand between two rows that are
//! certain, there are as many of them as the form has rows between those two, and around each
//! stand the letters of its label in their order.

use super::segments::Segment;
use crate::recognise::labels::{Family, Term, is_subsequence};
use crate::recognise::normalise::{self, fold, is_letter};
use crate::report::{Column, Row};

/// For each segment the row that its figures are, where its label alone does not tell it.
pub fn rows(segments: &[Option<Segment>]) -> Vec<Option<Row>> {
    let mut told = vec![None; segments.len()];
    // Which row of the form comes next behind the last certain one, and what stands behind that
    // and has a row's figures.
    let mut next: Option<usize> = Some(0);
    let mut between: Vec<usize> = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        let Some(segment) = segment else {
            next = None;
            continue;
        };
        if segment.values.len() <= 1 {
            // Pieces of labels, and the number of a page.
            continue;
        }
        match certain(segment) {
            Some((start, end)) => {
                let rows = next.and_then(|next| Row::ALL.get(next..start));
                tell(segments, rows.unwrap_or(&[]), &between, at, &mut told);
                next = Some(end + 1);
                between.clear();
            }
            None if is_row(segment) => between.push(at),
            None => next = None,
        }
    }
    told
}

/// Whether the figures of a segment are those of a row: seven, on one line.
fn is_row(segment: &Segment) -> bool {
    let mut pairs = segment.values.windows(2);
    segment.values.len() == Column::ALL.len() && pairs.all(|pair| pair[0].1 == pair[1].1)
}

/// Where in the form the row begins and ends of a segment that has its whole label and its figures
/// on one line. The group (六) as one row stands for its three.
fn certain(segment: &Segment) -> Option<(usize, usize)> {
    let is_whole = segment.tail.is_empty() && segment.shares_line && segment.is_labels();
    let last = segment.last(Family::Rows, |term| super::row_of(*term).is_some());
    match last.filter(|_| is_whole && is_row(segment))? {
        Term::Group(_) => Some((Row::CorrectionOverdue.index(), Row::OtherOutcome.index())),
        term => super::row_of(term).map(|row| (row.index(), row.index())),
    }
}

/// Gives the figures between two certain rows the rows that the form has there.
fn tell(
    segments: &[Option<Segment>],
    rows: &[Row],
    between: &[usize],
    end: usize,
    told: &mut [Option<Row>],
) {
    if rows.len() != between.len() {
        return;
    }
    let ends = between.iter().skip(1).copied().chain([end]);
    let shows = |((&row, &at), next): ((&Row, &usize), usize)| {
        // The label ends above the next row's figures, among the pieces of that row's.
        let around = segments[at..=next].iter().flatten();
        let letters: Vec<char> = around.flat_map(|segment| letters(&segment.raw)).collect();
        let label: Vec<char> = normalise::label(row.zh()).key.chars().collect();
        is_subsequence(&label, &letters)
    };
    if rows.iter().zip(between).zip(ends).all(shows) {
        for (&row, &at) in rows.iter().zip(between) {
            told[at] = Some(row);
        }
    }
}

fn letters(text: &str) -> Vec<char> {
    fold(text).chars().filter(|&c| is_letter(c)).collect()
}
