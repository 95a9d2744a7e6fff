//! The error localization against a reference, here; against slips in real tables, in `slips`; and
//! at its limits.

mod limits;
mod slips;

use crate::tables::figures::{HONGZE_2024, Report, SHUYANG_2023, SUQIAN_2023, SUQIAN_2024};
use crate::tables::reference::{holds, smallest_sets, solutions};
use crate::tables::{COLUMNS, Chance, applications, cell, mistyped, report};
use gouji::repair::{Alternative, Cause, Cell, Identity, Repair, STEPS, localize, localize_within};
use proptest::prelude::*;
use std::collections::BTreeSet;

type Figures = Vec<Vec<Option<i64>>>;

/// The alternatives without order and causes.
fn sets(repair: Option<&Repair>) -> BTreeSet<Vec<(usize, Option<i64>)>> {
    let edits = |alternative: &Alternative| {
        alternative
            .edits
            .iter()
            .map(|edit| (edit.cell, edit.to))
            .collect::<Vec<_>>()
    };
    repair.map_or_else(
        || BTreeSet::from([Vec::new()]),
        |repair| repair.alternatives.iter().map(edits).collect(),
    )
}

fn cells_of(alternative: &Alternative) -> Vec<usize> {
    alternative.edits.iter().map(|edit| edit.cell).collect()
}

/// Small tables: a true table with some figures overwritten, some left blank.
fn small_table(
    columns: usize,
    items: usize,
    errors: usize,
    blanks: usize,
) -> impl Strategy<Value = Figures> {
    let rows = items + 4;
    let places = rows * columns;
    (
        prop::collection::vec(0_i64..5, rows * columns),
        prop::collection::vec((0..places, -1_i64..8), 0..=errors),
        prop::collection::vec(0..places, 0..=blanks),
    )
        .prop_map(move |(seeds, errors, blanks)| {
            let mut table = true_table(&seeds, rows, columns);
            for (place, value) in errors {
                table[place / columns][place % columns] = Some(value);
            }
            for place in blanks {
                table[place / columns][place % columns] = None;
            }
            table
        })
}

/// A table in which every identity holds. As much is carried forward as was
/// new, and what was carried over went out.
fn true_table(seeds: &[i64], rows: usize, columns: usize) -> Figures {
    let mut table = vec![vec![0; columns]; rows];
    for column in 0..columns - 1 {
        for row in 2..rows - 2 {
            table[row][column] = seeds[row * columns + column];
            table[rows - 2][column] += table[row][column];
        }
        table[0][column] = seeds[column];
        table[1][column] = table[rows - 2][column];
        table[rows - 1][column] = seeds[column];
    }
    for row in &mut table {
        row[columns - 1] = row[..columns - 1].iter().sum();
    }
    table
        .into_iter()
        .map(|row| row.into_iter().map(Some).collect())
        .collect()
}

/// Compares with the reference, as far as that goes: sets of three cells.
fn same_as_reference(
    cells: &[Cell],
    identities: &[Identity],
    most: i64,
) -> Result<(), TestCaseError> {
    let ours = localize(cells, identities);
    if let Some(repair) = &ours {
        prop_assert!(repair.exhaustive);
        prop_assert!(
            repair
                .alternatives
                .iter()
                .all(|one| one.edits.len() == repair.changes)
        );
        prop_assert_eq!(&repair.certain, &common_cells(&repair.alternatives));
    }
    let Some(theirs) = smallest_sets(cells, identities, 3, most) else {
        prop_assert!(ours.is_some_and(|repair| repair.changes > 3));
        return Ok(());
    };
    let expected: BTreeSet<_> = theirs.iter().map(|set| set.0.clone()).collect();
    prop_assert_eq!(sets(ours.as_ref()), expected);
    // And the order: those that need fewer blanks first.
    if let Some(repair) = &ours {
        let needed = |one: &Alternative| {
            let same = |set: &&(Vec<(usize, Option<i64>)>, usize)| {
                set.0.iter().map(|edit| edit.0).eq(cells_of(one))
            };
            theirs.iter().find(same).map(|set| set.1)
        };
        prop_assert!(repair.alternatives.iter().map(needed).is_sorted());
    }
    Ok(())
}

fn common_cells(alternatives: &[Alternative]) -> Vec<usize> {
    let mut all = alternatives
        .iter()
        .map(|one| cells_of(one).into_iter().collect::<BTreeSet<_>>());
    let first = all.next().unwrap_or_default();
    all.fold(first, |a, b| &a & &b).into_iter().collect()
}

/// The reference need not look beyond the sum of all that is printed: the
/// corners of what the identities allow lie within it. One more shows whether
/// a value is open.
fn sum_of(cells: &[Cell]) -> i64 {
    cells
        .iter()
        .filter_map(|cell| cell.value)
        .map(i64::abs)
        .sum::<i64>()
        + 1
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn finds_what_the_reference_finds(table in small_table(3, 2, 3, 0)) {
        let (cells, identities) = applications(&table);
        same_as_reference(&cells, &identities, sum_of(&cells))?;
    }

    #[test]
    fn finds_what_the_reference_finds_with_blanks(table in small_table(3, 1, 3, 4)) {
        let (cells, identities) = applications(&table);
        same_as_reference(&cells, &identities, sum_of(&cells))?;
    }

    /// No network: a cell several times in an identity, on both sides of it, in
    /// many; here whole numbers are more than fractions rounded.
    #[test]
    fn finds_what_the_reference_finds_in_any_identities(
        values in prop::collection::vec(prop::option::weighted(0.7, -1_i64..4), 4),
        identities in prop::collection::vec(
            (prop::collection::vec(0_usize..4, 0..4), prop::collection::vec(0_usize..4, 0..4)),
            1..4,
        ),
    ) {
        let cells: Vec<Cell> =
            values.iter().enumerate().map(|(at, &value)| cell(value, 0, 0, at)).collect();
        let identities: Vec<Identity> =
            identities.into_iter().map(|(left, right)| Identity { left, right }).collect();
        let ours = localize(&cells, &identities);
        // The budget may end on the unbounded; then nothing must be said.
        match &ours {
            Some(repair) if !repair.exhaustive => prop_assert!(repair.alternatives.is_empty()),
            _ => same_as_reference(&cells, &identities, 30)?,
        }
    }

    #[test]
    fn rows_and_columns_may_change_places(
        table in small_table(4, 3, 4, 4),
        seed in 1_u64..u64::MAX,
    ) {
        let (cells, identities) = applications(&table);
        let mut chance = Chance(seed);
        // The cells in another order, the identities too and turned around.
        let mut order: Vec<usize> = (0..cells.len()).collect();
        for at in (1..order.len()).rev() {
            order.swap(at, chance.below(at + 1));
        }
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        let moved_cells: Vec<Cell> = order.iter().map(|&old| cells[old].clone()).collect();
        let side = |side: &[usize]| side.iter().rev().map(|&cell| place[cell]).collect::<Vec<_>>();
        let mut moved: Vec<Identity> = identities
            .iter()
            .map(|identity| Identity { left: side(&identity.right), right: side(&identity.left) })
            .collect();
        for at in (1..moved.len()).rev() {
            moved.swap(at, chance.below(at + 1));
        }
        let here = sets(localize(&cells, &identities).as_ref());
        let there: BTreeSet<Vec<(usize, Option<i64>)>> = sets(localize(&moved_cells, &moved).as_ref())
            .into_iter()
            .map(|set| {
                let mut set: Vec<_> = set.into_iter().map(|(cell, to)| (order[cell], to)).collect();
                set.sort_unstable();
                set
            })
            .collect();
        prop_assert_eq!(here, there);
    }

    #[test]
    fn a_repair_makes_every_identity_hold(table in small_table(5, 4, 6, 6)) {
        let (cells, identities) = applications(&table);
        let Some(repair) = localize(&cells, &identities) else {
            prop_assert!(can_hold(&cells, &identities, &[]));
            return Ok(());
        };
        prop_assert!(repair.exhaustive);
        prop_assert!(!repair.alternatives.is_empty());
        for alternative in &repair.alternatives {
            let edits: Vec<_> = alternative.edits.iter().map(|edit| (edit.cell, edit.to)).collect();
            prop_assert!(can_hold(&cells, &identities, &edits), "{:?}", alternative);
        }
    }

    #[test]
    fn a_repair_makes_a_real_report_hold(seed in 1_u64..u64::MAX, errors in 1_usize..7, blanks in 0_usize..12) {
        let mut chance = Chance(seed);
        let (mut cells, identities) = report([&SUQIAN_2023, &SUQIAN_2024, &HONGZE_2024][chance.below(3)]);
        for _ in 0..errors {
            let at = chance.below(cells.len());
            let printed = cells[at].value.and_then(|value| mistyped(value, chance.below(4), &mut chance));
            cells[at].value = printed.or(cells[at].value);
        }
        for _ in 0..blanks {
            let at = chance.below(cells.len());
            cells[at].value = None;
        }
        let Some(repair) = localize(&cells, &identities) else {
            prop_assert!(can_hold(&cells, &identities, &[]));
            return Ok(());
        };
        prop_assert!(repair.exhaustive && !repair.alternatives.is_empty());
        prop_assert!(repair.changes <= errors);
        for alternative in repair.alternatives.iter().take(20) {
            let edits: Vec<_> = alternative.edits.iter().map(|edit| (edit.cell, edit.to)).collect();
            prop_assert!(can_hold(&cells, &identities, &edits), "{:?}", alternative);
        }
    }
}

/// Whether the blanks, and the cells left open, can be filled so that every
/// identity holds once the edits are made.
fn can_hold(cells: &[Cell], identities: &[Identity], edits: &[(usize, Option<i64>)]) -> bool {
    let mut values: Vec<Option<i64>> = cells.iter().map(|cell| cell.value).collect();
    for &(cell, to) in edits {
        values[cell] = to;
    }
    if values.iter().flatten().any(|&value| value < 0) {
        return false;
    }
    let mut found = false;
    solutions(&values, identities, sum_of(cells), &mut |point| {
        found = holds(point, identities);
        !found
    });
    found
}

/// Reports of 2021 size (25 rows) and of 2019 size (23 rows).
const REPORTS: [&Report; 3] = [&SUQIAN_2023, &SUQIAN_2024, &HONGZE_2024];

/// Every report with the indices of the cells of table three, with its values.
fn tables() -> impl Iterator<Item = (Vec<Cell>, Vec<Identity>, Vec<i64>)> {
    REPORTS.into_iter().map(|source| {
        let (cells, identities) = report(source);
        assert!(localize(&cells, &identities).is_none());
        let values = cells
            .iter()
            .map(|cell| cell.value.expect("no blanks"))
            .collect();
        (cells, identities, values)
    })
}

fn sum(left: &[usize], right: &[usize]) -> Identity {
    Identity {
        left: left.to_vec(),
        right: right.to_vec(),
    }
}

fn line(values: &[Option<i64>]) -> Vec<Cell> {
    values
        .iter()
        .enumerate()
        .map(|(at, &value)| cell(value, 0, 0, at))
        .collect()
}
