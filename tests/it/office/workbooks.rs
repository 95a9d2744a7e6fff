//! XLSX: cells as the sheet shows them, sheets that are reports and sheets that are pages of one.

use std::fmt::Write as _;

use gouji::report::Report;

use super::make::{reference, sheet_of, xlsx};
use super::{assert_same, report};
use crate::page;
use crate::run::Dir;

/// A sheet with table two's row of 行政许可, whose figure is given as XML.
fn sheet_with(value: &str) -> String {
    let texts = [
        ("A1", "信息内容"),
        ("B1", "本年处理决定数量"),
        ("A2", "行政许可"),
    ];
    let cell = |(name, text): (&str, &str)| {
        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let [first, second, third] = texts.map(cell);
    format!(
        "<sheetData><row r=\"1\">{first}{second}</row><row r=\"2\">{third}{value}</row></sheetData>"
    )
}

fn only_figure(report: &Report) -> String {
    assert_eq!(report.cells.len(), 1);
    report.cells.values().next().unwrap().raw.clone()
}

fn shown(value: &str, formats: &[&str]) -> String {
    let book = xlsx(&[("表", false, sheet_with(value))], formats);
    only_figure(&report("a.xlsx", &book))
}

#[test]
fn a_report_on_one_sheet_reads_as_its_page_does() {
    let page = page::clean();
    let expected = report("a.html", page.as_bytes());
    let book = xlsx(&[("年报", false, sheet_of(&page))], &[]);
    assert_same(&report("a.xlsx", &book), &expected);
}

#[test]
fn a_figure_knows_its_sheet_and_its_cell() {
    let value = "<c r=\"B2\"><v>12</v></c>";
    let empty = "<sheetData/>".to_owned();
    let book = xlsx(
        &[("说明", false, empty), ("表二", false, sheet_with(value))],
        &[],
    );
    let report = report("a.xlsx", &book);
    let place = report.cells.values().next().unwrap().position.place;
    assert_eq!(place.reference().as_deref(), Some("B2"));
    assert_eq!(report.sheet_name(place.sheet().unwrap()), "表二");
}

#[test]
fn numbers_are_read_as_their_cells_show_them() {
    let number = |value: &str| format!("<c r=\"B2\" s=\"1\"><v>{value}</v></c>");
    assert_eq!(shown(&number("12"), &["General"]), "12");
    assert_eq!(shown(&number("12.0"), &["General"]), "12");
    assert_eq!(shown(&number("0.5"), &["0%"]), "50%");
    assert_eq!(shown(&number("1234567"), &["#,##0"]), "1,234,567");
    assert_eq!(shown(&number("0"), &["0;-0;&quot;-&quot;"]), "-");
    assert_eq!(shown(&number("45000"), &["yyyy-mm-dd"]), "2023-03-15");
    assert_eq!(
        shown("<c r=\"B2\" t=\"str\"><f>A9&amp;1</f><v>012</v></c>", &[]),
        "012"
    );
    assert_eq!(
        shown("<c r=\"B2\"><f>SUM(A9:A10)</f><v>15</v></c>", &[]),
        "15"
    );
    assert_eq!(
        shown("<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", &[]),
        "#DIV/0!"
    );
    assert_eq!(
        shown("<c r=\"B2\" t=\"inlineStr\"><is><t>12 </t></is></c>", &[]),
        "12"
    );
}

#[test]
fn sheets_with_different_tables_are_one_report() {
    let page = page::clean();
    let expected = report("a.html", page.as_bytes());
    // A sheet for each part of the page, from one heading to the next.
    let ends: Vec<usize> = ["<p>三、", "<p>四、"]
        .iter()
        .map(|heading| page.find(heading).expect("the page has the heading"))
        .collect();
    let body = page.find("<body>").unwrap() + 6;
    let parts = [
        &page[body..ends[0]],
        &page[ends[0]..ends[1]],
        &page[ends[1]..],
    ];
    let sheets: Vec<(&str, bool, String)> = ["表二", "表三", "表四"]
        .into_iter()
        .zip(parts)
        .map(|(name, part)| (name, false, sheet_of(part)))
        .collect();
    let book = xlsx(&sheets, &[]);
    assert_eq!(gouji::read_all("a.xlsx", &book).count(), 1);
    assert_same(&report("a.xlsx", &book), &expected);
}

#[test]
fn sheets_that_repeat_a_table_are_reports_of_their_own() {
    let (one, other) = (page::clean(), page::transposed());
    let explained = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>填报说明</t></is></c></row></sheetData>";
    let book = xlsx(
        &[
            ("甲局", false, sheet_of(&one)),
            ("说明", false, explained.to_owned()),
            ("乙局", false, sheet_of(&other)),
        ],
        &[],
    );
    let read: Vec<_> = gouji::read_all("a.xlsx", &book)
        .map(Result::unwrap)
        .collect();
    let names: Vec<String> = read
        .iter()
        .map(|read| read.source.origin.to_string())
        .collect();
    assert_eq!(names, ["a.xlsx!甲局", "a.xlsx!乙局"]);
    assert_same(&read[0].report, &report("a.html", one.as_bytes()));
    assert_same(&read[1].report, &report("a.html", other.as_bytes()));
}

#[test]
fn what_is_hidden_is_not_read() {
    let value = "<c r=\"B2\"><v>12</v></c>";
    let draft = sheet_with("<c r=\"B2\"><v>99</v></c>");
    let book = xlsx(
        &[("草稿", true, draft), ("表二", false, sheet_with(value))],
        &[],
    );
    assert_eq!(only_figure(&report("a.xlsx", &book)), "12");
    let dir = Dir::with(&[]);
    dir.write("a.xlsx", &book);
    dir.run("check --lang zh a.xlsx")
        .shows("隐藏的工作表没有读：草稿");
    // A row between head and figure that nobody sees, and a column.
    let hidden = sheet_with(value)
        .replace(
            "<sheetData>",
            "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>",
        )
        .replace(
            "</row></sheetData>",
            "<c r=\"C2\"><v>5</v></c></row>\
            <row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"inlineStr\"><is><t>行政许可</t></is></c>\
            <c r=\"B3\"><v>77</v></c></row></sheetData>",
        );
    let book = xlsx(&[("表二", false, hidden)], &[]);
    assert_eq!(only_figure(&report("a.xlsx", &book)), "12");
}

#[test]
fn cells_far_from_one_another_cost_no_memory() {
    let mut rows = String::new();
    for row in 0..200 {
        let name = reference(row * 5_000, 0);
        write!(
            rows,
            "<row r=\"{0}\"><c r=\"{name}\"><v>1</v></c><c r=\"XFD{0}\"><v>2</v></c></row>",
            row * 5_000 + 1
        )
        .unwrap();
    }
    let book = xlsx(
        &[("表", false, format!("<sheetData>{rows}</sheetData>"))],
        &[],
    );
    let unread = gouji::read("a.xlsx", &book).unwrap_err();
    assert_eq!(unread.failure.key(), "no-report");
}

#[test]
fn a_formula_whose_result_is_not_stored_is_no_blank() {
    let book = |cell: &str| {
        let bytes = xlsx(&[("表", false, sheet_with(cell))], &[]);
        let report = report("a.xlsx", &bytes);
        report.cells.values().next().map(|figure| figure.content)
    };
    use gouji::report::Content;
    for cell in [
        "<c r=\"B2\"><f>SUM(A1:A2)</f></c>",
        "<c r=\"B2\"><f>SUM(A1:A2)</f><v/></c>",
    ] {
        assert_eq!(book(cell), Some(Content::Unreadable), "{cell}");
    }
    let stored = book("<c r=\"B2\"><f>SUM(A1:A2)</f><v>12</v></c>");
    assert!(matches!(stored, Some(Content::Number(_))), "{stored:?}");
    let blank = book("<c r=\"B2\" t=\"str\"><f>IF(A1=1,2,&quot;&quot;)</f><v></v></c>");
    assert!(matches!(blank, Some(Content::Blank) | None), "{blank:?}");
}

#[test]
fn runs_that_are_raised_or_struck_are_no_digits_of_the_figure() {
    let run = |properties: &str, text: &str| format!("<r><rPr>{properties}</rPr><t>{text}</t></r>");
    let cell = |runs: String| format!("<c r=\"B2\" t=\"inlineStr\"><is>{runs}</is></c>");
    let note = cell(run("", "3440") + &run("<vertAlign val=\"superscript\"/>", "1"));
    assert_eq!(shown(&note, &[]), "3440(1)");
    let struck = cell(run("<strike/>", "9") + &run("", "3440"));
    assert_eq!(shown(&struck, &[]), "~9~3440");
    let plain = cell(run("<b/>", "34") + &run("<strike val=\"0\"/>", "40"));
    assert_eq!(shown(&plain, &[]), "3440");
}
