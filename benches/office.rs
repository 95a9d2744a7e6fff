//! Documents and workbooks, from bytes to findings: a DOCX, an XLSX, and a workbook of 100
//! reports.

#![allow(
    clippy::unwrap_used,
    reason = "what makes the files is the tests' own, and panics where it is wrong"
)]

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/office/make.rs"]
mod make;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/page.rs"]
mod page;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gouji::Options;

/// How many reports a source holds, and what was checked of them.
fn checked(name: &str, bytes: &[u8]) -> (usize, usize) {
    let read = gouji::read_all(name, bytes).flatten();
    let held = read.map(|read| {
        let check = gouji::check(&read.report, Options::default());
        check.assessment.assessed.held
    });
    held.fold((0, 0), |(reports, all), held| (reports + 1, all + held))
}

fn office(criterion: &mut Criterion) {
    let page = page::clean();
    let document = make::docx_of(&page);
    let sheet = make::sheet_of(&page);
    let book = make::xlsx(&[("年报", false, sheet.clone())], &[]);
    let names: Vec<String> = (1..=100).map(|number| format!("单位{number}")).collect();
    let sheets: Vec<(&str, bool, String)> = names
        .iter()
        .map(|name| (name.as_str(), false, sheet.clone()))
        .collect();
    let books = make::xlsx(&sheets, &[]);
    for (name, bytes, reports) in [
        ("a.docx", &document, 1),
        ("a.xlsx", &book, 1),
        ("100.xlsx", &books, 100),
    ] {
        assert_eq!(checked(name, bytes).0, reports, "{name}");
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| black_box(checked(name, bytes)))
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = office
}
criterion_main!(benches);
