//! Files of other programs: the same report in each.

use super::{assert_same, report};
use crate::fixtures::fixture;
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
