//! Slips planted in the tables of real reports: how often each is the only repair, the first, and
//! named as what it was.

use super::*;
use crate::tables::{Chance, mistyped, report};

/// What came of many planted errors of one kind.
#[derive(Default)]
struct Tally {
    planted: usize,
    alone: usize,
    first: usize,
    named: usize,
}

impl Tally {
    fn add(
        &mut self,
        cells: &[Cell],
        identities: &[Identity],
        truth: &[(usize, i64)],
        cause: Cause,
    ) {
        let repair = localize(cells, identities).expect("something is wrong");
        assert!(repair.exhaustive);
        assert_eq!(repair.changes, truth.len(), "{truth:?}");
        let truth: Vec<_> = truth.iter().map(|&(cell, to)| (cell, Some(to))).collect();
        assert!(
            sets(Some(&repair)).contains(&truth),
            "{truth:?} not in {repair:?}"
        );
        self.planted += 1;
        self.alone += usize::from(repair.alternatives.len() == 1);
        let first = &repair.alternatives[0].edits;
        let right = first.iter().map(|edit| (edit.cell, edit.to)).eq(truth);
        self.first += usize::from(right);
        self.named += usize::from(right && first.iter().all(|edit| edit.cause == Some(cause)));
    }

    /// The share alone, in percent, and so on.
    fn assert(&self, name: &str, alone: usize, first: usize, named: usize) {
        let Tally { planted, .. } = *self;
        println!(
            "{name}: {planted} planted, {} alone, {} first, {} named",
            self.alone, self.first, self.named
        );
        assert!(planted > 0, "{name}");
        assert!(self.alone * 100 >= alone * planted, "{name}: alone");
        assert!(self.first * 100 >= first * planted, "{name}: first");
        assert!(self.named * 100 >= named * planted, "{name}: named");
    }
}

#[test]
fn names_the_mistyped_figure() {
    let kinds = [
        (Cause::DigitReplaced, 0),
        (Cause::DigitAdded, 1),
        (Cause::DigitOmitted, 2),
        (Cause::DigitsTransposed, 3),
    ];
    let mut all = Tally::default();
    for (cause, kind) in kinds {
        let mut tally = Tally::default();
        for (cells, identities, values) in tables() {
            for (at, &value) in values.iter().enumerate().filter(|cell| *cell.1 > 10) {
                for seed in 1..4 {
                    let mut chance = Chance(seed * 977 + u64::try_from(at).expect("small"));
                    let Some(printed) = mistyped(value, kind, &mut chance) else {
                        continue;
                    };
                    let mut cells = cells.clone();
                    cells[at].value = Some(printed);
                    let tally = if cells[at].table == 3 {
                        &mut tally
                    } else {
                        &mut all
                    };
                    tally.add(&cells, &identities, &[(at, value)], cause);
                }
            }
        }
        tally.assert(cause.as_str(), 95, 95, 90);
    }
    // In table four one sum is all there is: five cells may be the wrong one.
    all.assert("table four", 0, 40, 40);
}

#[test]
fn names_the_flipped_sign() {
    let mut tally = Tally::default();
    for (cells, identities, values) in tables() {
        for (at, &value) in values.iter().enumerate().filter(|cell| *cell.1 > 10) {
            let mut cells = cells.clone();
            cells[at].value = Some(-value);
            tally.add(&cells, &identities, &[(at, value)], Cause::SignFlipped);
        }
    }
    tally.assert("sign-flipped", 95, 100, 100);
}

#[test]
fn names_the_swapped_cells() {
    let mut tally = Tally::default();
    for (cells, identities, values) in tables() {
        for at in 0..values.len() {
            for other in [at + 1, at + COLUMNS] {
                let near = other < values.len()
                    && cells[other].table == 3
                    && (other == at + COLUMNS || cells[at].row == cells[other].row);
                if !near || values[at] == values[other] || values[at] < 11 || values[other] < 11 {
                    continue;
                }
                let mut cells = cells.clone();
                cells[at].value = Some(values[other]);
                cells[other].value = Some(values[at]);
                let truth = [(at, values[at]), (other, values[other])];
                tally.add(&cells, &identities, &truth, Cause::CellsSwapped);
            }
        }
    }
    // Two figures swapped in a column may as well be the two totals of their
    // rows, swapped: the sums cannot tell, but the cause does.
    tally.assert("cells-swapped", 40, 90, 90);
}

#[test]
fn names_the_shifted_row() {
    let mut tally = Tally::default();
    for (cells, identities, values) in tables() {
        for row in (0..values.len() / COLUMNS).map(|row| row * COLUMNS) {
            let figures = &values[row..row + COLUMNS - 1];
            if cells[row].table != 3 || figures[0] < 11 || figures[COLUMNS - 2] != 0 {
                continue;
            }
            let mut cells = cells.clone();
            cells[row].value = Some(0);
            for column in 1..COLUMNS - 1 {
                cells[row + column].value = Some(figures[column - 1]);
            }
            let wrong = |at: &usize| cells[*at].value != Some(values[*at]);
            let truth: Vec<_> = (row..row + COLUMNS)
                .filter(wrong)
                .map(|at| (at, values[at]))
                .collect();
            tally.add(&cells, &identities, &truth, Cause::ShiftedColumn);
        }
    }
    tally.assert("shifted-column", 50, 90, 90);
}

/// The figures went one column to the right, and left a blank behind.
#[test]
fn a_blank_may_be_what_a_shift_left_behind() {
    let (mut cells, identities) = report(&SUQIAN_2023);
    let granted = 2 * COLUMNS;
    for (column, value) in [None, Some(1175), Some(12), Some(0), Some(3), Some(1)]
        .into_iter()
        .enumerate()
    {
        cells[granted + column].value = value;
    }
    let repair = localize(&cells, &identities).expect("something is wrong");
    let first = &repair.alternatives[0];
    assert_eq!(
        cells_of(first),
        (1..6).map(|column| granted + column).collect::<Vec<_>>()
    );
    assert!(
        first
            .edits
            .iter()
            .all(|edit| edit.cause == Some(Cause::ShiftedColumn)),
        "{first:?}"
    );
}

/// 12 torn into 1 and 2: no cause has that name, yet it is one slip, and so
/// comes before what two slips explain.
#[test]
fn a_torn_number_comes_first() {
    // Printed 1 + 1 = 13 and 2 + 2 = 2: each sum has three ways to hold.
    let mut cells = line(&[1, 13, 2, 2].map(Some));
    cells.extend([cell(Some(1), 0, 1, 0), cell(Some(2), 0, 1, 1)]);
    let repair = localize(&cells, &[sum(&[0, 4], &[1]), sum(&[2, 5], &[3])]).expect("wrong");
    let edits: Vec<_> = repair.alternatives[0]
        .edits
        .iter()
        .map(|e| (e.cell, e.to, e.cause))
        .collect();
    assert_eq!(edits, [(4, Some(12), None), (5, Some(0), None)]);
    assert_eq!(repair.alternatives.len(), 9);
}

#[test]
fn three_errors_at_once_are_found() {
    let mut chance = Chance(5);
    let (mut alone, mut planted) = (0, 0);
    for (cells, identities, values) in tables() {
        for _ in 0..40 {
            let mut cells = cells.clone();
            let mut truth = BTreeSet::new();
            while truth.len() < 3 {
                let at = chance.below(25 * COLUMNS).min(cells.len() - 1);
                if cells[at].table != 3 || values[at] < 11 || truth.contains(&at) {
                    continue;
                }
                if let Some(printed) = mistyped(values[at], chance.below(4), &mut chance) {
                    cells[at].value = Some(printed);
                    truth.insert(at);
                }
            }
            let repair = localize(&cells, &identities).expect("something is wrong");
            assert!(repair.exhaustive && repair.changes <= 3);
            let found = repair
                .alternatives
                .iter()
                .any(|one| cells_of(one).into_iter().eq(truth.iter().copied()));
            assert!(found || repair.changes < 3, "{truth:?}");
            alone += usize::from(found && repair.alternatives.len() == 1);
            planted += 1;
        }
    }
    println!("three errors: {alone} of {planted} alone");
    assert!(alone * 100 >= 60 * planted);
}

#[test]
fn a_total_is_found_and_its_slip_named() {
    let table: Figures = [[12, 2], [2, 0], [13, 2], [13, 2], [1, 0]]
        .map(|row| vec![Some(row[0]), Some(row[1]), Some(row[0] + row[1])])
        .into();
    // 12 + 2 = 13 + 1, until the 13 of the outcomes' total is printed as 31.
    let (mut cells, identities) = applications(&table);
    assert!(localize(&cells, &identities).is_none());
    cells[3 * 3].value = Some(31);
    let repair = localize(&cells, &identities).expect("something is wrong");
    assert_eq!(
        (repair.changes, repair.exhaustive, &repair.certain[..]),
        (1, true, &[9][..])
    );
    let edit = &repair.alternatives[0].edits[0];
    assert_eq!(
        (edit.from, edit.to, edit.cause),
        (31, Some(13), Some(Cause::DigitsTransposed))
    );
    assert_eq!(edit.cause.map(Cause::as_str), Some("digits-transposed"));
}
