//! One page that holds the reports of several bodies, or of several years.

use serde_json::Value;

use crate::page;
use crate::run::Dir;

/// The inside of a page with another title and another figure in table three.
fn report(body: &str, year: u32, granted: &str) -> String {
    let page = page::with(&[(page::GRANTED, 0, granted)])
        .replace("清河县司法局", body)
        .replace("2023年", &format!("{year}年"));
    let inner = page.split_once("<body>").unwrap().1;
    inner.split_once("</body>").unwrap().0.to_owned()
}

/// Source, body, year and the changed figure of each report of a page.
fn read(parts: &[String]) -> Vec<(String, String, u64, u64)> {
    let page = format!(
        "<html><head><meta charset=utf-8></head><body>{}</body></html>",
        parts.concat()
    );
    let dir = Dir::with(&[("page.html", &page)]);
    let of = |line: &Value| {
        let granted = &line["applications"]["outcomes"]["granted"]["natural_person"];
        (
            line["source"]["part"].as_str().unwrap().to_owned(),
            line["body"].as_str().unwrap().to_owned(),
            line["year"].as_u64().unwrap(),
            granted.as_u64().unwrap(),
        )
    };
    let lines = dir.run("parse --format ndjson page.html").lines();
    let checked = dir.run("check page.html");
    for number in 1..=parts.len() {
        checked.shows(&format!("page.html#{number}  "));
    }
    lines.iter().map(of).collect()
}

#[test]
fn two_bodies_on_a_page_have_their_own_figures() {
    let parts = [
        report("清河县司法局", 2023, "8"),
        report("清河县水利局", 2023, "7"),
    ];
    let expected = [
        ("1".to_owned(), "清河县司法局".to_owned(), 2023, 8),
        ("2".to_owned(), "清河县水利局".to_owned(), 2023, 7),
    ];
    assert_eq!(read(&parts), expected);
}

#[test]
fn three_years_on_a_page_have_their_own_figures() {
    let parts = [(2024, "8"), (2023, "7"), (2022, "6")]
        .map(|(year, granted)| report("清河县司法局", year, granted));
    let figures: Vec<(u64, u64)> = (read(&parts).iter())
        .map(|&(_, _, year, granted)| (year, granted))
        .collect();
    assert_eq!(figures, [(2024, 8), (2023, 7), (2022, 6)]);
}

/// The page of a report whose tables three have a line above each.
fn captioned(first: (&str, &str), second: (&str, &str)) -> gouji::report::Report {
    let page = page::clean();
    let start = page.find("<p>三、").unwrap() + "<p>三、收到和处理政府信息公开申请情况</p>\n".len();
    let end = page.find("<p>四、").unwrap();
    let table = &page[start..end];
    let other = page::with(&[(page::GRANTED, 0, "7")]);
    let other = &other[start..end];
    let under = |(caption, figures): (&str, &str)| {
        let table = if figures == "own" { table } else { other };
        format!("<p>{caption}</p>{table}")
    };
    let both = under(first) + &under(second);
    let page = format!("{}{both}{}", &page[..start], &page[end..]);
    gouji::read("page.html", page.as_bytes()).unwrap().report
}

#[test]
fn of_tables_of_several_bodies_the_reports_own_is_read() {
    let granted = |report: &gouji::report::Report| {
        let name = gouji::report::CellName::Applications(
            gouji::report::Row::Granted,
            gouji::report::Column::NaturalPerson,
        );
        report.figure(name).map(|figure| figure.raw.clone())
    };
    let (own, other) = (("清河县司法局", "own"), ("清河县水利局", "other"));
    for (first, second) in [(own, other), (other, own)] {
        let report = captioned(first, second);
        assert_eq!(granted(&report).as_deref(), Some("8"), "{first:?} first");
        assert!(report.repetitions.is_empty());
    }
    // None is the report's own.
    let report = captioned(("清河县教育局", "own"), other);
    assert_eq!(granted(&report), None);
    let refused = report.unreadable_rows.iter().map(|row| row.obstacle);
    assert_eq!(
        refused.collect::<Vec<_>>(),
        [gouji::report::Obstacle::OtherBody; 2]
    );
    // A line over the one table that there is names nobody else's.
    let page = page::clean().replace(
        "<p>三、收到和处理政府信息公开申请情况</p>",
        "<p>三、收到和处理政府信息公开申请情况</p><p>清河县水利局</p>",
    );
    let report = gouji::read("page.html", page.as_bytes()).unwrap().report;
    assert_eq!(granted(&report).as_deref(), Some("8"));
}
