//! Blanks, budgets, hostile sizes and large figures.

use super::*;

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
