//! Files of other programs: the same report in each.

use super::make::{docx_of, sheet_of, xlsx};
use super::{assert_same, report};
use crate::fixtures::fixture;
use crate::page;
use crate::run::Dir;
use gouji::report::{CellName, Item, Measure};

fn read(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).unwrap()
}

#[test]
fn a_report_is_the_same_in_every_format() {
    let page = read("reports/2024-suqian/page.html");
    let expected = report("page.html", &page);
    for name in [
        "2024-suqian.docx",
        "2024-suqian.odt",
        "2024-suqian.xlsx",
        "2024-suqian.ods",
        "2024-suqian.xls",
        "pandoc.docx",
    ] {
        println!("{name}");
        assert_same(&report(name, &read(&format!("formats/{name}"))), &expected);
    }
}

#[test]
fn a_wrong_figure_is_found_again_in_the_file_that_it_stands_in() {
    let wrong = page::transposed();
    let dir = Dir::with(&[]);
    dir.write("a.docx", docx_of(&wrong));
    dir.write("a.xlsx", xlsx(&[("年报", false, sheet_of(&wrong))], &[]));
    // Nobody counts the paragraphs of a document: its table, row and column come first.
    let said = dir.run("check --lang zh a.docx").stdout;
    assert!(said.contains("  第27行第4列（第"), "{said}");
    dir.run("check --lang zh a.xlsx").shows("  年报!D");
    let found = dir.run("check --no-link --format csv a.docx a.xlsx").stdout;
    let mut rows = csv::Reader::from_reader(found.as_bytes());
    let places: Vec<[String; 4]> = (rows.deserialize())
        .map(
            |row: csv::Result<std::collections::BTreeMap<String, String>>| {
                let row = row.unwrap();
                ["rule", "paragraph", "sheet", "ref"].map(|column| row[column].clone())
            },
        )
        .filter(|[rule, ..]| rule == "APP002")
        .collect();
    let [document, workbook] = &places[..] else {
        panic!("{places:?}");
    };
    assert!(
        document[1].parse::<u32>().is_ok() && document[2..] == ["", ""],
        "{document:?}"
    );
    assert!(
        workbook[1].is_empty() && workbook[2] == "年报" && workbook[3].starts_with('D'),
        "{workbook:?}"
    );
}

#[test]
fn an_older_document_is_known_by_its_content() {
    let unread = gouji::read("a.docx", &read("formats/2024-suqian.doc")).unwrap_err();
    assert_eq!(
        unread.failure,
        gouji::Failure::Convertible { format: "DOC" }
    );
}

/// OpenDocument 1.2, 19.675.3: a cell with `number-columns-repeated` stands in as many columns.
#[test]
fn a_repeated_cell_of_a_text_table_is_as_many_cells() {
    let row = |cells: &[(&str, usize)]| {
        let cells: String = (cells.iter())
            .map(|(text, repeated)| {
                format!(
                    r#"<table:table-cell table:number-columns-repeated="{repeated}"><text:p>{text}</text:p></table:table-cell>"#
                )
            })
            .collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let heads = [
        ("信息内容", 1),
        ("本年制发件数", 1),
        ("本年废止件数", 1),
        ("现行有效件数", 1),
    ];
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text><text:p>二、主动公开政府信息情况</text:p><table:table>{}{}</table:table></office:text></office:body></office:document>"#,
        row(&heads),
        row(&[("行政规范性文件", 1), ("5", 2), ("9", 1)]),
    );
    let read = report("a.fodt", content.as_bytes());
    let printed = [Measure::Issued, Measure::Repealed, Measure::InForce].map(|measure| {
        let name = CellName::Disclosure(Item::NormativeDocuments, measure);
        read.figure(name).map(|figure| figure.raw.clone())
    });
    assert_eq!(printed, ["5", "5", "9"].map(|raw| Some(raw.to_owned())));
}
