//! The error localization against a reference, real tables and hostile ones.

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

#[test]
fn digits_are_compared_step_by_step() {
    use Cause::{DigitAdded, DigitOmitted, DigitReplaced, DigitsTransposed, SignFlipped};
    let cases = [
        (1234, 1324, Some(DigitsTransposed)),
        (1234, 1243, Some(DigitsTransposed)),
        (1234, 12234, Some(DigitAdded)),
        (1234, 12345, Some(DigitAdded)),
        (1234, 91234, Some(DigitAdded)),
        (1234, 123, Some(DigitOmitted)),
        (1234, 234, Some(DigitOmitted)),
        (1234, 1294, Some(DigitReplaced)),
        (1234, -1234, Some(SignFlipped)),
        (1234, 4321, None),
        (1234, 1423, None),
        (1234, 12, None),
        (1234, -123, None),
        (0, 10, Some(DigitAdded)),
        (0, 7, Some(DigitReplaced)),
        (999_999_999_999_999, 99_999_999_999_999, Some(DigitOmitted)),
    ];
    for (to, from, cause) in cases {
        // a = b and a = c, so that b and c speak against a.
        let cells = line(&[Some(from), Some(to), Some(to)]);
        let repair = localize(&cells, &[sum(&[0], &[1]), sum(&[0], &[2])]).expect("wrong");
        let edit = &repair.alternatives[0].edits[0];
        assert_eq!(
            (edit.cell, edit.to, edit.cause),
            (0, Some(to), cause),
            "{to} {from}"
        );
    }
}

#[test]
fn causes_come_before_positions_and_drop_none() {
    // 5 + 12 = 33: the first would be 21, the second 28, the total 17. Then
    // 13 + 20 = 51: 31 for 13 is a transposition, and goes first.
    for (values, first) in [([5, 12, 33], 0), ([20, 13, 51], 1), ([20, 13, 330], 2)] {
        let repair = localize(&line(&values.map(Some)), &[sum(&[0, 1], &[2])]).expect("wrong");
        assert_eq!(repair.alternatives.len(), 3);
        assert_eq!(repair.alternatives[0].edits[0].cell, first, "{values:?}");
        assert!(repair.certain.is_empty());
    }
}

#[test]
fn blanks_are_unknown_and_not_wrong() {
    let rule = [sum(&[0, 1, 2], &[3])];
    // 1 + 2 + blank = 4 can hold; = 2 cannot.
    assert!(localize(&line(&[Some(1), Some(2), None, Some(4)]), &rule).is_none());
    assert!(localize(&line(&[Some(1), None, None, None]), &rule).is_none());
    let repair = localize(&line(&[Some(1), Some(2), None, Some(2)]), &rule).expect("wrong");
    assert_eq!(repair.changes, 1);
    let expected = BTreeSet::from([vec![(0, Some(0))], vec![(1, Some(1))], vec![(3, Some(3))]]);
    assert_eq!(sets(Some(&repair)), expected);
    // Two sums: with the blank at 0 the first alone explains it, so what needs
    // the blank to be something comes last.
    let rules = [sum(&[0, 1], &[2]), sum(&[0, 3], &[4]), sum(&[1], &[5])];
    let cells = line(&[Some(9), None, Some(7), Some(1), Some(10), Some(0)]);
    let repair = localize(&cells, &rules).expect("wrong");
    assert_eq!(repair.alternatives.first().map(cells_of), Some(vec![2]));
}

#[test]
fn open_values_are_said_to_be_open() {
    // -3 must go, and what stands there instead is told by no blank.
    let repair = localize(&line(&[Some(-3), None, None]), &[sum(&[0, 1], &[2])]).expect("wrong");
    assert_eq!(sets(Some(&repair)), BTreeSet::from([vec![(0, Some(0))]]));
    let repair =
        localize(&line(&[Some(-3), Some(-4), Some(9)]), &[sum(&[0, 1], &[2])]).expect("wrong");
    assert_eq!(
        sets(Some(&repair)),
        BTreeSet::from([vec![(0, None), (1, None)]])
    );
    // A negative count is wrong even where the sums hold, or where there are none.
    let repair =
        localize(&line(&[Some(-3), Some(3), Some(0)]), &[sum(&[0, 1], &[2])]).expect("wrong");
    assert_eq!(repair.changes, 2);
    let repair = localize(&line(&[Some(-3), Some(3)]), &[]).expect("wrong");
    assert_eq!(sets(Some(&repair)), BTreeSet::from([vec![(0, None)]]));
}

/// Real: five of the seven columns blank in every row.
#[test]
fn whole_columns_may_be_blank() {
    let (cells, identities) = report(&SHUYANG_2023);
    assert!(localize(&cells, &identities).is_none());
    for (at, value) in (0..25 * COLUMNS).filter_map(|at| Some((at, cells[at].value?))) {
        let mut cells = cells.clone();
        cells[at].value = Some(value + 36);
        if let Some(repair) = localize(&cells, &identities) {
            assert!(repair.exhaustive);
            assert_eq!(repair.changes, 1);
            assert!(
                sets(Some(&repair)).contains(&vec![(at, Some(value))]),
                "{at}: {repair:?}"
            );
        }
    }
    // And where they hide something: Suqian's figures, most of them left out.
    for (mut cells, identities, values) in tables().take(2) {
        for (at, cell) in cells[..25 * COLUMNS].iter_mut().enumerate() {
            cell.value = cell.value.filter(|_| !(1..6).contains(&(at % COLUMNS)));
        }
        assert!(localize(&cells, &identities).is_none());
        for at in (0..25 * COLUMNS).step_by(COLUMNS) {
            let mut cells = cells.clone();
            cells[at].value = Some(values[at] + 100);
            let repair = localize(&cells, &identities).expect("the column is wrong");
            assert!(repair.exhaustive);
            assert!(
                sets(Some(&repair)).contains(&vec![(at, Some(values[at]))]),
                "{at}"
            );
        }
    }
}

#[test]
fn groups_are_repaired_apart_and_combined() {
    let (mut cells, identities) = report(&SUQIAN_2023);
    for first in [25 * COLUMNS, 25 * COLUMNS + 5] {
        let total = &mut cells[first + 4].value;
        *total = total.map(|total| total + 1000);
    }
    let repair = localize(&cells, &identities).expect("wrong");
    assert_eq!((repair.changes, repair.alternatives.len()), (2, 25));
    assert!(repair.certain.is_empty());
    cells[0].value = Some(3420);
    let repair = localize(&cells, &identities).expect("wrong");
    assert_eq!((repair.changes, repair.alternatives.len()), (3, 25));
    assert_eq!(repair.certain, [0]);
}

#[test]
fn too_many_alternatives_are_not_exhaustive() {
    // Six sums of six cells each, all wrong: 7 ^ 6 answers.
    let values: Vec<Option<i64>> = (0..42)
        .map(|at| Some(if at % 7 == 6 { 99 } else { 1 }))
        .collect();
    let rules: Vec<Identity> = (0..6)
        .map(|at| Identity {
            left: (at * 7..at * 7 + 6).collect(),
            right: vec![at * 7 + 6],
        })
        .collect();
    let repair = localize(&line(&values), &rules).expect("wrong");
    let expected = Repair {
        changes: 6,
        exhaustive: false,
        alternatives: Vec::new(),
        certain: Vec::new(),
    };
    assert_eq!(repair, expected);
}

#[test]
fn a_spent_budget_makes_no_guess() {
    let (mut cells, identities) = report(&SUQIAN_2023);
    cells[0].value = Some(3420);
    for steps in [0, 1, 10, 100, 1000, 10_000] {
        let repair = localize_within(steps, &cells, &identities).expect("wrong");
        assert!(repair.changes <= 1);
        if repair.exhaustive {
            assert_eq!(sets(Some(&repair)), BTreeSet::from([vec![(0, Some(3402))]]));
        } else {
            assert!(repair.alternatives.is_empty() && repair.certain.is_empty());
        }
    }
    assert!(localize_within(0, &cells, &identities).is_some_and(|repair| !repair.exhaustive));
}

#[test]
fn whole_numbers_are_more_than_fractions() {
    // a + a = b: with b = 5 printed there is no whole a.
    let repair = localize(&line(&[None, Some(5)]), &[sum(&[0, 0], &[1])]).expect("wrong");
    assert_eq!(sets(Some(&repair)), BTreeSet::from([vec![(1, Some(0))]]));
    // a + b = c, a + c = b + 1's sum: fractions only, by way of three blanks.
    let rules = [sum(&[0, 1], &[3]), sum(&[1, 2], &[3]), sum(&[0, 2], &[3])];
    let repair = localize(&line(&[None, None, None, Some(5)]), &rules).expect("wrong");
    assert_eq!(sets(Some(&repair)), BTreeSet::from([vec![(3, Some(0))]]));
    assert!(localize(&line(&[None, None, None, Some(6)]), &rules).is_none());
}

#[test]
fn the_hostile_is_survived() {
    let mut chance = Chance(17);
    let limits = [1, 2, 10, 1000, usize::MAX >> 40];
    let mut tables: Vec<Figures> = vec![
        vec![vec![Some(0); 7]; 25],
        vec![vec![None; 7]; 25],
        vec![vec![Some(i64::MAX); 7]; 25],
        vec![vec![Some(i64::MIN); 7]; 25],
        vec![vec![Some(-1); 7]; 25],
        vec![vec![Some(1); 7]; 25],
    ];
    for limit in limits {
        let mut table = || {
            (0..25)
                .map(|_| (0..7).map(|_| Some(chance.value(limit))).collect())
                .collect()
        };
        let random: Figures = table();
        let half: Figures = random
            .iter()
            .map(|row| {
                row.iter()
                    .map(|value| value.filter(|value| value % 2 == 0))
                    .collect()
            })
            .collect();
        let signed: Figures = random
            .iter()
            .map(|row| {
                row.iter()
                    .map(|value| value.map(|value| if value % 3 == 1 { -value } else { value }))
                    .collect()
            })
            .collect();
        let huge: Figures = random
            .iter()
            .map(|row| {
                row.iter()
                    .map(|value| value.map(|value| i64::MAX - value))
                    .collect()
            })
            .collect();
        tables.extend([random, half, signed, huge]);
    }
    for table in tables {
        let (cells, identities) = applications(&table);
        if let Some(repair) = localize_within(STEPS / 10, &cells, &identities) {
            assert_eq!(repair.alternatives.is_empty(), !repair.exhaustive);
        }
    }
    // With all its budget too: everything is wrong, and nothing is guessed.
    let table: Figures = (0..25)
        .map(|_| (0..7).map(|_| Some(chance.value(1000))).collect())
        .collect();
    let (cells, identities) = applications(&table);
    let repair = localize(&cells, &identities).expect("wrong");
    assert!(repair.changes > 3 && !repair.exhaustive && repair.alternatives.is_empty());
    // Identities of nothing, of cells that do not exist, of one cell against itself.
    let odd = [
        sum(&[], &[]),
        sum(&[0], &[usize::MAX]),
        sum(&[0, 0], &[0]),
        sum(&[], &[1]),
        sum(&[1], &[1]),
    ];
    let repair = localize(&line(&[Some(3), Some(4)]), &odd).expect("wrong");
    assert_eq!(
        sets(Some(&repair)),
        BTreeSet::from([vec![(0, Some(0)), (1, Some(0))]])
    );
    assert!(localize(&[], &odd).is_none());
}

#[test]
fn large_figures_stay_exact() {
    let large = 1_000_000_000_000_000;
    let mut table: Figures = true_table(&vec![0; 25 * COLUMNS], 25, COLUMNS);
    for (row, column) in [(1, 0), (1, 6), (5, 0), (5, 6), (23 - 1, 0), (23 - 1, 6)] {
        table[row][column] = Some(large);
    }
    table[22][0] = Some(0);
    table[22][6] = Some(0);
    table[23][0] = Some(large);
    table[23][6] = Some(large);
    let (mut cells, identities) = applications(&table);
    assert!(localize(&cells, &identities).is_none());
    cells[5 * COLUMNS].value = Some(large + 1);
    let repair = localize(&cells, &identities).expect("wrong");
    assert_eq!(
        sets(Some(&repair)),
        BTreeSet::from([vec![(5 * COLUMNS, Some(large))]])
    );
}
