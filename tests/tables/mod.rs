//! What the tests and the benchmark share: real tables, and chance from a seed.
#![allow(dead_code, reason = "each user needs only a part")]

pub mod figures;
pub mod reference;

use figures::Report;
use gouji::repair::{Cell, Identity};

/// The columns of table three, the last being the total.
pub const COLUMNS: usize = 7;

/// Table three with `rows` rows and `columns` columns, and its identities.
///
/// The first two rows are new and carried over, the last two the total of the
/// outcomes and what is carried forward; those between are the outcomes.
pub fn applications(figures: &[Vec<Option<i64>>]) -> (Vec<Cell>, Vec<Identity>) {
    let (rows, columns) = (figures.len(), figures[0].len());
    let at = |row: usize, column: usize| row * columns + column;
    let mut cells = Vec::new();
    for (row, values) in figures.iter().enumerate() {
        cells.extend(
            values
                .iter()
                .enumerate()
                .map(|(column, &value)| cell(value, 3, row, column)),
        );
    }
    let mut identities = Vec::new();
    for column in 0..columns {
        identities.push(Identity {
            left: vec![at(0, column), at(1, column)],
            right: vec![at(rows - 2, column), at(rows - 1, column)],
        });
        identities.push(Identity {
            left: (2..rows - 2).map(|row| at(row, column)).collect(),
            right: vec![at(rows - 2, column)],
        });
    }
    for row in 0..rows {
        identities.push(Identity {
            left: (0..columns - 1).map(|column| at(row, column)).collect(),
            right: vec![at(row, columns - 1)],
        });
    }
    (cells, identities)
}

/// Both tables of a report; -1 is a blank.
pub fn report(report: &Report) -> (Vec<Cell>, Vec<Identity>) {
    let value = |value: &i64| (*value >= 0).then_some(*value);
    let figures: Vec<Vec<Option<i64>>> = report
        .applications
        .iter()
        .map(|row| row.iter().map(value).collect())
        .collect();
    let (mut cells, mut identities) = applications(&figures);
    for (row, group) in report.proceedings.iter().enumerate() {
        let first = cells.len();
        for (column, figure) in group.iter().enumerate() {
            cells.push(cell(value(figure), 4, 0, row * 5 + column));
        }
        identities.push(Identity {
            left: (first..first + 4).collect(),
            right: vec![first + 4],
        });
    }
    (cells, identities)
}

pub fn cell(value: Option<i64>, table: u8, row: usize, column: usize) -> Cell {
    let small = |number: usize| u16::try_from(number).expect("a small table");
    Cell {
        value,
        table,
        row: small(row),
        column: small(column),
    }
}

/// Numbers by chance, the same in every run (xorshift).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    pub fn value(&mut self, limit: usize) -> i64 {
        i64::try_from(self.below(limit)).expect("below the limit")
    }
}

/// One digit of the figure replaced, added or left out, or two exchanged.
/// `None` where that changes nothing.
pub fn mistyped(figure: i64, kind: usize, chance: &mut Chance) -> Option<i64> {
    let mut digits = figure.to_string().into_bytes();
    let at = chance.below(digits.len());
    let digit = b'0' + u8::try_from(chance.below(10)).expect("a digit");
    match kind {
        0 => digits[at] = digit,
        1 => digits.insert(at + 1, digit),
        2 if digits.len() > 1 => drop(digits.remove(at)),
        3 if at > 0 => digits.swap(at - 1, at),
        _ => return None,
    }
    let printed: i64 = String::from_utf8(digits).ok()?.parse().ok()?;
    (printed != figure
        && (printed.to_string().len() == figure.to_string().len() || kind != 0 && kind != 3))
        .then_some(printed)
}
