//! Two reports side by side.

use gouji::example::{self, Change};
use gouji::report::Format;
use serde_json::{Value, json};

use crate::run::Dir;

/// The example for 2023 and a version of it with changes.
fn versions(changes: &[Change]) -> Dir {
    let page = |changes| String::from_utf8(example::page(Format::F2021, changes)).unwrap();
    Dir::with(&[("old.html", &page(&[])), ("new.html", &page(changes))])
}

const CHANGES: [Change; 4] = [
    Change::Cell("applications.new.natural_person", "15"),
    Change::Cell("disclosure.fees.amount", "1.53"),
    Change::Cell("disclosure.penalties.decisions", ""),
    Change::Words("增设检索入口。", "增设检索入口。改版首页<b>。"),
];

fn cell<'a>(json: &'a Value, name: &str) -> &'a Value {
    let mut cells = json["cells"].as_array().unwrap().iter();
    cells.find(|cell| cell["cell"] == name).unwrap()
}

#[test]
fn every_figure_stands_beside_the_other_with_its_change() {
    let dir = versions(&CHANGES);
    let ran = dir.run("compare --format json old.html new.html");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let json = ran.json();
    assert_eq!(json["schema"], "gouji/compare/1");
    assert_eq!(json["new"]["source"]["path"], "new.html");
    assert_eq!(json["cells"].as_array().unwrap().len(), 10 + 25 * 7 + 15);
    assert_eq!(
        *cell(&json, "applications.new.natural_person"),
        json!({"cell": "applications.new.natural_person", "old": 10, "new": 15, "change": 5, "percent": 50, "status": "changed"})
    );
    let fees = cell(&json, "disclosure.fees.amount");
    assert_eq!(
        (&fees["change"], &fees["percent"]),
        (&json!(0.03), &json!(2))
    );
    let penalties = cell(&json, "disclosure.penalties.decisions");
    assert_eq!(
        (&penalties["new"], &penalties["change"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(penalties["status"], "changed");
    assert_eq!(cell(&json, "applications.new.total")["status"], "same");
    let first = &json["sections"][0];
    assert_eq!(
        (&first["inserted"], &first["deleted"]),
        (&1.into(), &0.into())
    );
    let sentences = first["sentences"].as_array().unwrap().iter();
    let inserted: Vec<_> = sentences
        .filter(|one| one["status"] == "inserted")
        .collect();
    assert_eq!(inserted[0]["text"], "改版首页。");
    assert!(first["similarity"].as_f64().unwrap() > 0.9);
    assert_eq!(json["sections"][4]["similarity"], 1.0);
}

#[test]
fn people_see_what_differs_as_text_and_as_a_page() {
    let dir = versions(&CHANGES);
    let text = dir.run("compare --lang en old.html new.html");
    text.shows("200 figures, 3 of them differ");
    text.shows("10 → 15  +5  +50%");
    text.shows("  + 改版首页。");
    let same = dir.run("compare --lang en old.html old.html").stdout;
    assert!(
        same.contains("0 of them differ") && !same.contains("  + "),
        "{same}"
    );
    dir.run("compare --format html -o page.html old.html new.html");
    let page = dir.read("page.html");
    assert!(page.contains("<ins>改版首页。</ins>"), "{page}");
    assert!(page.contains("<td class=\"n\">15</td>") && !page.contains("<script"));
}

#[test]
fn a_cell_that_only_one_has_is_new_or_gone() {
    let dir = versions(&[Change::Without("applications.outcomes.other.fee_overdue")]);
    let status = |arguments: &str| {
        let json = dir
            .run(&format!("compare --format json {arguments}"))
            .json();
        cell(&json, "applications.outcomes.other.fee_overdue.total")["status"].clone()
    };
    assert_eq!(status("old.html new.html"), "gone");
    assert_eq!(status("new.html old.html"), "new");
}

#[test]
fn what_is_no_report_is_said() {
    let dir = versions(&[]);
    dir.write("no.html", "<p>nothing</p>");
    let ran = dir.run("compare old.html no.html");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("no.html"), "{ran:?}");
}

#[test]
fn the_output_fits_its_schema() {
    let dir = versions(&CHANGES);
    let schema = dir.run("schema compare").json();
    let json = dir.run("compare --format json old.html new.html").json();
    assert!(jsonschema::is_valid(&schema, &json));
    assert!(!jsonschema::is_valid(
        &schema,
        &json!({"schema": "gouji/compare/1"})
    ));
}

#[cfg(feature = "pdf")]
#[test]
fn the_page_and_the_pdf_of_one_report_have_the_same_figures() {
    let reports = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let dir = Dir::with(&[]);
    let page = format!("{reports}/reports/2024-suqian/page.html");
    let pdf = format!("{reports}/pdf/libreoffice-2024-suqian.pdf");
    let ran = dir.run(&format!("compare --format json {page} {pdf}"));
    let json = ran.json();
    assert_eq!(json["cells"].as_array().unwrap().len(), 200);
    let mut cells = json["cells"].as_array().unwrap().iter();
    assert!(cells.all(|cell| cell["status"] == "same"));
}
