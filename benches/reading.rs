//! Bytes to findings against `scraper`'s bare parse of the same pages, in one run.
//!
//! The pages have 70 to 120 KB of Word-paste mark-up, half of them in UTF-8 and half in GB18030,
//! and are made anew from a seed. Machines differ and are noisy: the figure that counts is the
//! ratio at the end, measured page by page in turn.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "../tests/publish/mod.rs"]
mod publish;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::Criterion;
use gouji::Options;
use gouji::report::{CellName, Column, Content, Decimal, Report, Row};
use publish::{Form, Format, Rng};

/// How many different pages.
const PAGES: u64 = 16;

/// How often each page is read both ways for the ratio.
const ROUNDS: usize = 40;

fn pages() -> Vec<Vec<u8>> {
    (0..PAGES)
        .map(|seed| {
            let page = publish::bench_page(&Form::random(seed, Format::F2021), &mut Rng::new(seed));
            assert!((70_000..=120_000).contains(&page.len()), "{}", page.len());
            if seed % 2 == 0 {
                page.into_bytes()
            } else {
                encoding_rs::GB18030.encode(&page).0.into_owned()
            }
        })
        .collect()
}

fn bytes_to_findings(page: &[u8]) -> usize {
    let read = gouji::read("page.html", page);
    let check = read.map(|read| gouji::check(&read.report, Options::default()));
    check.map_or(0, |check| check.assessment.assessed.held)
}

fn bare_parse(text: &str) -> usize {
    scraper::Html::parse_document(text).tree.values().count()
}

/// Checks the reports of the pages with three figures of table three made wrong, plainly and with
/// the search for the figures that must be wrong, and prints both.
fn plain_check_against_repair(pages: &[Vec<u8>]) {
    let mut reports: Vec<Report> = (pages.iter())
        .filter_map(|page| gouji::read("page.html", page).ok())
        .map(|read| read.report)
        .collect();
    let slips = [(Row::New, 7), (Row::NotHeld, 11), (Row::OutcomeTotal, 13)];
    for report in &mut reports {
        for (row, more) in slips {
            let name = CellName::Applications(row, Column::NaturalPerson);
            if let Some(figure) = report.cells.get_mut(&name) {
                let printed = figure.number().and_then(Decimal::as_whole).unwrap_or(0);
                figure.content = Content::Number(Decimal::whole(printed + more));
            }
        }
    }
    let time = |repair: bool| {
        let options = Options {
            repair,
            ..Options::default()
        };
        let start = Instant::now();
        for _ in 0..ROUNDS {
            for report in &reports {
                black_box(gouji::check(black_box(report), options.clone()));
            }
        }
        start.elapsed() / u32::try_from(ROUNDS * reports.len()).unwrap_or(1)
    };
    let (plain, repaired) = (time(false), time(true));
    println!(
        "three wrong figures: plain check {plain:.2?}, with the search for them {repaired:.2?} a report; ratio {:.1}",
        repaired.as_secs_f64() / plain.as_secs_f64()
    );
}

fn main() {
    let pages = pages();
    let texts: Vec<String> = (pages.iter())
        .map(|page| gouji::decode::decode(page).text.into_owned())
        .collect();
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("page");
    group.bench_function("bytes to findings", |bencher| {
        bencher.iter(|| {
            pages
                .iter()
                .map(|page| bytes_to_findings(black_box(page)))
                .sum::<usize>()
        });
    });
    group.bench_function("scraper's bare parse", |bencher| {
        bencher.iter(|| {
            texts
                .iter()
                .map(|text| bare_parse(black_box(text)))
                .sum::<usize>()
        });
    });
    group.finish();

    let mut ratios = Vec::new();
    let (mut ours, mut bare) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..ROUNDS {
        for (page, text) in pages.iter().zip(&texts) {
            let start = Instant::now();
            black_box(bytes_to_findings(black_box(page)));
            let first = start.elapsed();
            let start = Instant::now();
            black_box(bare_parse(black_box(text)));
            let second = start.elapsed();
            ratios.push(first.as_secs_f64() / second.as_secs_f64());
            ours += first;
            bare += second;
        }
    }
    ratios.sort_by(f64::total_cmp);
    let bytes: usize = pages.iter().map(Vec::len).sum();
    let runs = u32::try_from(ratios.len()).unwrap_or(u32::MAX);
    println!(
        "{} pages, {} KB each on average; bytes to findings {:.2?}, bare parse {:.2?} a page; \
         ratio: median {:.2}, 10 % {:.2}, 90 % {:.2}",
        pages.len(),
        bytes / pages.len() / 1000,
        ours / runs,
        bare / runs,
        ratios[ratios.len() / 2],
        ratios[ratios.len() / 10],
        ratios[ratios.len() * 9 / 10],
    );
    plain_check_against_repair(&pages);
}
