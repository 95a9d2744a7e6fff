//! How long it takes to say which figures are wrong.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "../tests/tables/mod.rs"]
mod tables;

use criterion::{Criterion, criterion_group, criterion_main};
use gouji::repair::{Cell, Identity, localize};
use std::hint::black_box;
use std::time::Instant;
use tables::{COLUMNS, Chance, figures, mistyped, report};

/// A true report of 2021 size, with table four.
fn real(chance: &mut Chance) -> (Vec<Cell>, Vec<Identity>) {
    report([&figures::SUQIAN_2023, &figures::SUQIAN_2024][chance.below(2)])
}

/// Mistypes so many figures.
fn spoil(cells: &mut [Cell], errors: usize, chance: &mut Chance) {
    let mut left = errors;
    while left > 0 {
        let (at, kind) = (chance.below(cells.len()), chance.below(4));
        let Some(value) = cells[at].value else {
            continue;
        };
        if let Some(printed) = mistyped(value, kind, chance) {
            cells[at].value = Some(printed);
            left -= 1;
        }
    }
}

/// Leaves the five columns between the natural persons and the total blank;
/// what stood there is taken from the total, or hidden in the blanks.
fn empty_columns(cells: &mut [Cell], hidden: bool) {
    for row in cells[..25 * COLUMNS].chunks_mut(COLUMNS) {
        for cell in &mut row[1..COLUMNS - 1] {
            cell.value = None;
        }
        if !hidden {
            row[COLUMNS - 1].value = row[0].value;
        }
    }
}

/// Times a thousand calls, each on a report of its own.
fn thousand(name: &str, mut make: impl FnMut(&mut Chance) -> (Vec<Cell>, Vec<Identity>)) {
    let mut chance = Chance(7);
    let mut times = Vec::new();
    let mut stopped = 0;
    for _ in 0..1000 {
        let (cells, identities) = make(&mut chance);
        let start = Instant::now();
        let repair = black_box(localize(black_box(&cells), black_box(&identities)));
        times.push(start.elapsed());
        stopped += usize::from(repair.is_some_and(|repair| !repair.exhaustive));
    }
    times.sort_unstable();
    let (median, late, worst) = (times[500], times[990], times[999]);
    println!("{name}: median {median:?}, 99 % {late:?}, worst {worst:?}, not exhaustive {stopped}");
}

fn benchmark(criterion: &mut Criterion) {
    for errors in [0, 1, 2, 3, 4, 5, 6, 8] {
        thousand(&format!("{errors} errors"), |chance| {
            let (mut cells, identities) = real(chance);
            spoil(&mut cells, errors, chance);
            (cells, identities)
        });
    }
    for share in [10, 4, 2] {
        thousand(&format!("3 errors, every {share}th cell blank"), |chance| {
            let (mut cells, identities) = real(chance);
            spoil(&mut cells, 3, chance);
            for cell in &mut cells {
                cell.value = cell.value.filter(|_| chance.below(share) > 0);
            }
            (cells, identities)
        });
    }
    for hidden in [false, true] {
        thousand(
            &format!("3 errors, five columns blank, hidden figures: {hidden}"),
            |chance| {
                let (mut cells, identities) = real(chance);
                empty_columns(&mut cells, hidden);
                spoil(&mut cells, 3, chance);
                (cells, identities)
            },
        );
    }
    let mut chance = Chance(3);
    let (mut cells, identities) = real(&mut chance);
    spoil(&mut cells, 3, &mut chance);
    criterion.bench_function("three errors, 2021 size", |bencher| {
        bencher.iter(|| localize(black_box(&cells), black_box(&identities)));
    });
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
