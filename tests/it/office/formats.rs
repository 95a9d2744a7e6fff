//! Files of other programs: the same report in each.

use super::{assert_same, report};
use crate::fixtures::fixture;

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
