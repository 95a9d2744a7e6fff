//! Input that no report looks like: each ends with an answer, soon, and without much memory.

use std::time::{Duration, Instant};

use gouji::report::Content;

use crate::fixtures::fixture;
use crate::run::Dir;

/// Far more than any of these takes, and far less than a run that grows with the square of
/// its input.
const PATIENCE: Duration = Duration::from_secs(300);

/// The kind of failure that the binary reports of a file with this content.
fn failure(content: &[u8]) -> String {
    let dir = Dir::with(&[]);
    dir.write("page.html", content);
    let start = Instant::now();
    let ran = dir.run("check --format ndjson page.html");
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    assert_eq!(ran.status, 2, "{}", ran.stderr);
    ran.lines()[0]["error"]["kind"].as_str().unwrap().to_owned()
}

#[test]
fn a_hundred_megabytes_of_cells() {
    assert_eq!(failure(&b"<td>".repeat(25_000_000)), "too-large");
    assert_eq!(failure(&b"<table><tr><td>".repeat(200_000)), "too-large");
}

#[test]
fn a_page_full_of_cells_within_the_limits() {
    let cells = |count: usize| format!("<table><tr>{}", "<td>1".repeat(count));
    assert_eq!(failure(cells(49_000).as_bytes()), "no-report");
    // Hardly anything but tags: they would take a hundred times the page's own memory.
    assert_eq!(failure(cells(60_000).as_bytes()), "too-large");
    let spaced = format!(
        "<table><tr>{}",
        "<td>1 of more words than tags".repeat(60_000)
    );
    assert_eq!(failure(spaced.as_bytes()), "no-report");
}

#[test]
fn tables_nested_ten_thousand_deep() {
    assert_eq!(failure(&b"<table><tr><td>".repeat(10_000)), "no-report");
    let page = "<div class=row><div class=cell>".repeat(10_000);
    assert_eq!(failure(page.as_bytes()), "too-large");
    assert_eq!(failure("<b><p>".repeat(3_000).as_bytes()), "no-report");
}

#[test]
fn tags_and_quotes_that_are_never_closed() {
    assert_eq!(
        failure("<td style=\"".repeat(400_000).as_bytes()),
        "too-large"
    );
    assert_eq!(failure("<span ".repeat(400_000).as_bytes()), "too-large");
    assert_eq!(failure("< style='".repeat(400_000).as_bytes()), "no-report");
}

#[test]
fn spans_that_push_one_another_over_the_page() {
    let row = "<tr><td rowspan=65534 colspan=50>1<td rowspan=65534>2<td colspan=1000000000>3</tr>";
    assert_eq!(
        failure(format!("<table>{}", row.repeat(20_000)).as_bytes()),
        "no-report"
    );
}

#[test]
fn a_report_goes_on_around_an_absurd_span() {
    let dir = Dir::with(&[]);
    let page = "<table><tr><td>信息内容</td><td colspan=1000000000>本年处理决定数量</td></tr>\
                <tr><td>行政许可</td><td colspan=1000000000 rowspan=65534>12</td></tr></table>";
    dir.write("page.html", page);
    let parsed = dir.run("parse page.html").json();
    assert_eq!(parsed["disclosure"]["licensing"]["decisions"], 12);
}

#[test]
fn long_lines_of_separators_and_numbers() {
    assert_eq!(failure("| ".repeat(2_000_000).as_bytes()), "too-large");
    assert_eq!(failure("1 2 3 ".repeat(500_000).as_bytes()), "too-large");
    assert_eq!(failure("1 2 3 ".repeat(10_000).as_bytes()), "no-report");
    assert_eq!(
        failure("一、总计 其他 ".repeat(200_000).as_bytes()),
        "no-report"
    );
}

#[test]
fn json_nested_deep() {
    assert_eq!(failure("[".repeat(100_000).as_bytes()), "no-report");
    assert_eq!(
        failure(format!("{}1{}", "[".repeat(100), "]".repeat(100)).as_bytes()),
        "no-report"
    );
}

#[test]
fn as_many_shares_as_counts() {
    let ran = |counts: std::ops::Range<usize>| {
        let shares: String = counts
            .map(|count| format!("予以公开{count}件，占{}.{}%。", count % 97, count % 89))
            .collect();
        let text = format!("一、总体情况</p><p>{shares}");
        let page = crate::page::clean().replacen("一、总体情况", &text, 1);
        let start = Instant::now();
        let ran =
            Dir::with(&[("page.html", &page)]).run("check --lang en --format ndjson page.html");
        assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
        ran
    };
    let many = ran(10_000..16_000);
    assert!(many.stdout.contains("NAR012"), "{}", many.stderr);
    // More numbers than any report has are refused by name.
    let more = ran(10_000..40_000);
    let message = more.lines()[0]["error"]["message"].to_string();
    assert!(
        message.contains("more than 20000 numbers in the text"),
        "{message}"
    );
}

#[test]
fn tags_with_countless_attributes_are_refused_by_name() {
    let attributes: String = (0..100_000).map(|number| format!(" a{number}=1")).collect();
    let dir = Dir::with(&[(
        "page.html",
        &format!("<table><tr><td{attributes}>1</table>"),
    )]);
    let ran = dir.run("check --lang en --format ndjson page.html");
    let message = ran.lines()[0]["error"]["message"].to_string();
    assert!(
        message.contains("100000") && message.contains("256"),
        "{message}"
    );
}

#[test]
fn closing_tags_that_match_nothing_hide_no_depth() {
    assert_eq!(failure("<div></b>".repeat(10_000).as_bytes()), "too-large");
}

/// Files that the fuzzer and the second reader of pages (`.ci/fuzz`, `.ci/differential`) found, each
/// with a cell that was wrong and what it prints.
const FOUND: [(&str, &str, &str); 6] = [
    // A group's head, repeated in the next row left of where it stood.
    (
        "heads-over-one-another.html",
        "proceedings.reconsideration.upheld",
        "0",
    ),
    // A part of what nobody reads was taken out, and the quote in the rest held the cell.
    (
        "look-within-a-value.html",
        "disclosure.licensing.decisions",
        "3440",
    ),
    (
        "number-beside-its-cell.html",
        "applications.outcomes.refused.security_and_stability.natural_person",
        "4",
    ),
    (
        "numbers-run-together.html",
        "applications.outcomes.refused.third_party_rights.total",
        "105",
    ),
    // Read with a parser and without, in two ways; in one of them the figure was lost as a part of
    // the comment.
    (
        "tag-within-a-comment.html",
        "disclosure.licensing.decisions",
        "3440",
    ),
    (
        "tag-within-a-value.html",
        "disclosure.licensing.decisions",
        "3440",
    ),
];

#[test]
fn what_was_found_once_is_read_right_or_said_to_be_unreadable() {
    let mut files: Vec<_> = std::fs::read_dir(fixture("hostile"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, FOUND.map(|(file, ..)| file));
    for (file, cell, printed) in FOUND {
        let bytes = std::fs::read(fixture(&format!("hostile/{file}"))).unwrap();
        let report = gouji::read(file, &bytes).unwrap().report;
        let figure = report
            .cells
            .iter()
            .find(|(name, _)| name.to_string() == cell);
        let is_honest = match figure.map(|(_, figure)| figure.content) {
            Some(Content::Number(number)) => number.to_string() == printed,
            Some(content) => content == Content::Unreadable,
            None => {
                let mut rows = report.unreadable_rows.iter();
                rows.any(|row| row.cells.iter().any(|name| name.to_string() == cell))
            }
        };
        assert!(is_honest, "{file}: {figure:?}");
    }
}
