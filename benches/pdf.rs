//! Bytes to findings of PDFs that real programs made.

use std::hint::black_box;

use criterion::Criterion;
use gouji::Options;

/// Some ten pages together.
const FILES: [&str; 3] = [
    "libreoffice-2024-suqian",
    "weasyprint-2019-example",
    "wkhtmltopdf-2023-suqian",
];

fn bytes_to_findings(file: &[u8]) -> usize {
    let read = gouji::read("report.pdf", file);
    let check = read.map(|read| gouji::check(&read.report, Options::default()));
    check.map_or(0, |check| check.assessment.assessed.held)
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("pdf");
    let mut files = Vec::new();
    for name in FILES {
        let path = format!("{}/fixtures/pdf/{name}.pdf", env!("CARGO_MANIFEST_DIR"));
        let file = std::fs::read(&path);
        assert!(
            file.as_ref().is_ok_and(|file| bytes_to_findings(file) > 0),
            "{path}"
        );
        files.extend(file);
    }
    for (name, file) in FILES.iter().zip(&files) {
        group.bench_function(*name, |bencher| {
            bencher.iter(|| bytes_to_findings(black_box(file)));
        });
    }
    group.bench_function("all of them", |bencher| {
        bencher.iter(|| {
            files
                .iter()
                .map(|file| bytes_to_findings(black_box(file)))
                .sum::<usize>()
        });
    });
    group.finish();
}
