//! Bytes to findings against `scraper`'s bare parse of the same pages, in one run.
//!
//! The pages have 70 to 120 KB of Word-paste mark-up, half of them in UTF-8 and half in GB18030,
//! and are made anew from a seed. Machines differ and are noisy: the figure that counts is the
//! ratio at the end, measured page by page in turn.
//!
//! `-- --instructions` counts instead, stage by stage, the instructions that one page takes on
//! average: `valgrind --tool=callgrind` runs this program over one stage, once and twice, and the
//! difference is given. It repeats to the digit, whatever else the machine does.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "../tests/publish/mod.rs"]
mod publish;

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::Criterion;
use gouji::Options;
use gouji::ingest::{self, Hidden};
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

/// One stage of reading over a page, and what came of it as a number that cannot be left out.
type Stage = fn(&[u8]) -> usize;

/// The stages, each with those before it.
const STAGES: [(&str, Stage); 6] = [
    ("scraper's bare parse", |page| {
        bare_parse(&gouji::decode::decode(page).text)
    }),
    ("decode", |page| gouji::decode::decode(page).text.len()),
    ("ingest", |page| {
        let documents = ingest::open(page, None).documents(Hidden::Skip);
        documents.map_or(0, |documents| documents.len())
    }),
    ("recognise", |page| {
        let documents = ingest::open(page, None).documents(Hidden::Skip);
        let documents = documents.unwrap_or_default();
        let reports = documents.iter().map(gouji::recognise::recognise);
        reports.map(|report| report.cells.len()).sum()
    }),
    ("read", |page| {
        gouji::read("page.html", page).map_or(0, |read| read.report.cells.len())
    }),
    ("check", bytes_to_findings),
];

/// Runs one stage over all pages, once or more.
fn run_stage(name: &str, times: usize) {
    let pages = pages();
    let stage = STAGES.iter().find(|(stage, _)| *stage == name);
    let Some((_, stage)) = stage else { return };
    // Searches that are built once are no page's cost.
    black_box(bytes_to_findings(&pages[0]));
    for _ in 0..times {
        for page in &pages {
            black_box(stage(black_box(page)));
        }
    }
}

/// The instructions that this program takes to run a stage so often; `None` without valgrind.
fn instructions(stage: &str, times: usize) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["--stage", stage, &times.to_string()])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let counted = said
        .lines()
        .find_map(|line| line.split_once("Collected : "))?;
    counted.1.trim().parse().ok()
}

/// Prints what each stage takes of instructions, with the stages before it and without.
fn count_instructions() {
    println!("| stage | instructions a page | of which its own |");
    println!("| --- | ---: | ---: |");
    let mut before = 0;
    for (name, _) in STAGES {
        let counts = instructions(name, 0).zip(instructions(name, 1));
        let Some((without, with)) = counts else {
            println!("valgrind is not here");
            return;
        };
        let a_page = with.saturating_sub(without) / PAGES;
        println!("| {name} | {a_page} | {} |", a_page.saturating_sub(before));
        before = if name == "scraper's bare parse" {
            0
        } else {
            a_page
        };
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, stage, times] = arguments.as_slice()
        && flag == "--stage"
    {
        return run_stage(stage, times.parse().unwrap_or(1));
    }
    if arguments
        .iter()
        .any(|argument| argument == "--instructions")
    {
        return count_instructions();
    }
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
