//! All figures as one table, for programs that work on tables.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::page;
use crate::run::Dir;

/// The rows of a CSV file, by the names of its columns.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_long_table_has_a_row_a_cell_with_what_parse_says_of_it() {
    let dir = Dir::with(&[("in/a.html", &page::clean()), ("in/b.html", &page::blank())]);
    let ran = dir.run("export in -o figures.csv");
    assert_eq!(
        (ran.status, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "", "")
    );
    let text = dir.read("figures.csv");
    assert!(text.starts_with(
        "path,part,body,year,format,table,row,column,cell,raw,value,state,line,page\r\n"
    ));
    let rows = rows(&text);
    for name in ["in/a.html", "in/b.html"] {
        let parsed = dir.run(&format!("parse --cells {name}")).json();
        let cells = parsed["cells"].as_array().unwrap();
        let own: Vec<_> = rows.iter().filter(|row| row["path"] == name).collect();
        assert_eq!(own.len(), cells.len());
        for (row, cell) in own.iter().zip(cells) {
            assert_eq!(row["cell"], cell["cell"].as_str().unwrap());
            assert_eq!(row["raw"], cell["raw"].as_str().unwrap());
            assert_eq!(row["state"], cell["state"].as_str().unwrap());
            let value = match &cell["value"] {
                Value::Null => String::new(),
                value => value.to_string(),
            };
            assert_eq!(row["value"], value);
            assert_eq!(row["line"], cell["line"].to_string());
            let path = format!("{}.{}.{}", row["table"], row["row"], row["column"]);
            assert_eq!(row["cell"], path);
            assert_eq!(
                (row["year"].as_str(), row["format"].as_str()),
                ("2023", "2021")
            );
        }
    }
    assert!(
        rows.iter()
            .any(|row| row["state"] == "blank" && row["value"].is_empty())
    );
}

#[test]
fn a_wide_table_has_a_row_a_report_and_the_same_columns_for_both_formats() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let csv = rows(&dir.run("export --shape wide a.html").stdout);
    assert_eq!(csv.len(), 1);
    let parsed = dir.run("parse a.html").json();
    let total = &parsed["applications"]["new"]["total"];
    assert_eq!(csv[0]["applications.new.total"], total.to_string());
    assert_eq!(csv[0]["disclosure.procurement.items"], "");
    let row = dir.run("export --shape wide --format ndjson a.html").json();
    assert_eq!(&row["applications.new.total"], total);
    assert!(row["disclosure.procurement.items"].is_null());
    let columns: Vec<&String> = row.as_object().unwrap().keys().collect();
    assert_eq!(columns.len(), csv[0].len());
    // The file's extension names the form.
    dir.run("export --shape wide -o out.ndjson a.html");
    assert_eq!(
        serde_json::from_str::<Value>(&dir.read("out.ndjson")).unwrap(),
        row
    );
}

#[test]
fn what_cannot_be_exported_is_said() {
    let dir = Dir::with(&[("a.html", &page::clean()), ("b.html", "<p>nothing</p>")]);
    let ran = dir.run("export a.html b.html");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("b.html") && rows(&ran.stdout).len() > 100);
    let ran = dir.run("export a.html -o figures.xls");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains(".xls"), "{}", ran.stderr);
    // Whoever lacks the form is told how to come by it.
    #[cfg(not(feature = "parquet"))]
    {
        let ran = dir.run("export a.html -o figures.parquet");
        assert_eq!(ran.status, 2);
        assert!(ran.stderr.contains("--features parquet"), "{}", ran.stderr);
    }
    assert_eq!(dir.names(), ["a.html", "b.html"]);
}

#[cfg(feature = "parquet")]
#[test]
fn a_parquet_file_is_one_and_is_the_same_every_time() {
    let dir = Dir::with(&[("a.html", &page::clean()), ("b.html", &page::blank())]);
    for name in ["1.parquet", "2.parquet"] {
        assert_eq!(
            dir.run(&format!("export a.html b.html -o {name}")).status,
            0
        );
    }
    let bytes = |name| std::fs::read(dir.path().join(name)).unwrap();
    let first = bytes("1.parquet");
    assert!(first.starts_with(b"PAR1") && first.ends_with(b"PAR1"));
    assert_eq!(first, bytes("2.parquet"));
}

#[test]
fn the_findings_are_a_table_that_says_what_the_json_does() {
    let dir = Dir::with(&[
        ("in/a.html", &page::transposed()),
        ("in/b.html", &page::blank()),
        ("in/c.html", &page::clean()),
    ]);
    let ran = dir.run("check --no-link in -o findings.csv -o json=findings.json");
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    let json: Value = serde_json::from_str(&dir.read("findings.json")).unwrap();
    let rows = rows(&dir.read("findings.csv"));
    let mut expected = Vec::new();
    for report in json["reports"].as_array().unwrap() {
        for finding in report["findings"].as_array().unwrap() {
            expected.push((report, finding));
        }
    }
    assert!(rows.len() > 2 && rows.len() == expected.len());
    for (row, (report, finding)) in rows.iter().zip(expected) {
        assert_eq!(row["path"], report["source"]["path"].as_str().unwrap());
        for key in ["rule", "name", "severity", "place", "message"] {
            assert_eq!(row[key], finding[key].as_str().unwrap());
        }
        let cells = finding["cells"].as_array().unwrap();
        let cells: Vec<&str> = cells
            .iter()
            .map(|cell| cell["cell"].as_str().unwrap())
            .collect();
        assert_eq!(row["cells"], cells.join("; "));
        for key in ["expected", "actual"] {
            let number = finding.get(key).map(ToString::to_string);
            assert_eq!(row[key], number.unwrap_or_default());
        }
        let cell = &finding["cells"][0];
        if finding["quote"].is_null() && cell.is_object() {
            for (column, key) in [
                ("line", "line"),
                ("table_row", "row"),
                ("table_column", "column"),
            ] {
                assert_eq!(row[column], cell[key].to_string());
            }
        }
        assert_eq!(row["accepted"], "false");
    }
}

#[test]
fn a_finding_about_last_year_names_the_other_report_and_no_table_is_read_as_a_report() {
    let after = page::clean().replace("2023", "2024");
    let dir = Dir::with(&[("in/a.html", &page::clean()), ("in/b.html", &after)]);
    dir.run("check in -o in/findings.csv");
    let text = dir.read("in/findings.csv");
    let row = rows(&text).into_iter().find(|row| row["rule"] == "YOY001");
    assert_eq!(row.unwrap()["others"], "in/a.html");
    dir.run("export in -o in/figures.ndjson");
    let again = dir.run("check --format csv in");
    assert_eq!(rows(&again.stdout).len(), rows(&text).len());
}
