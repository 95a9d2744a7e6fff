//! How the time to find repeated texts grows with the number of bodies: 1,250 and 5,000, with 50
//! planted copies each. `cargo bench --bench repeated`. Machines differ: the figure that counts is
//! the ratio, which is at most 5 where the time is near linear.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "../tests/texts/mod.rs"]
mod texts;

use std::time::{Duration, Instant};

use gouji::report::Report;
use gouji::series::Told;
use gouji::series::sketch::{self, Sketch};

/// The planted copies.
const COPIES: usize = 50;

/// The time for the texts of so many reports, from their sentences to the pairs.
fn time(reports: &[Report]) -> Duration {
    let start = Instant::now();
    let told: Vec<Told> = reports.iter().map(Told::of).collect();
    let sketched = start.elapsed();
    let sketches: Vec<&Sketch> = told.iter().filter_map(|told| told.sketch(1)).collect();
    let found = sketch::alike(&sketches, 67);
    let all = start.elapsed();
    assert_eq!(
        found.len(),
        COPIES,
        "a copy was missed, or a false pair found"
    );
    println!(
        "{} bodies: {all:?}, of which {:?} to find the pairs",
        reports.len(),
        all - sketched
    );
    all
}

fn main() {
    let [few, many] = [1_250, 5_000].map(|count| texts::directory(count, COPIES));
    let [few, many] = [&few, &many].map(|reports| time(reports));
    println!("ratio {:.2}", many.as_secs_f64() / few.as_secs_f64());
}
