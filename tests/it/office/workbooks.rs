//! XLSX: cells as the sheet shows them, sheets that are reports and sheets that are pages of one.

use std::fmt::Write as _;

use gouji::report::{CellName, Report};

use super::make::{reference, sheet_of, with_drawing, xlsx};
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

/// A column of table three that nobody sees is none of the table, and what stands right of it stays
/// under its heads.
#[test]
fn a_hidden_column_of_a_table_is_missing_and_moves_no_figure() {
    let page = page::clean();
    let whole = report("a.html", page.as_bytes());
    let enterprise = |name: &CellName| name.to_string().ends_with(".commercial_enterprise");
    let (hidden, _) = whole
        .cells
        .iter()
        .find(|(name, _)| enterprise(name))
        .unwrap();
    let at = whole.cells[hidden].position.column;
    // Empty cells right of the table, which a wider table on the same sheet brings.
    let from = page.find("<p>三、").unwrap();
    let to = page.find("<p>四、").unwrap();
    for attribute in ["hidden=\"1\"", "width=\"0\""] {
        let columns = format!("<cols><col min=\"{at}\" max=\"{at}\" {attribute}/></cols>");
        let wide =
            sheet_of(&page[from..to]).replace("<sheetData>", &format!("{columns}<sheetData>"));
        let wide = wide.replace("</mergeCells>", "<mergeCell ref=\"N5:O5\"/></mergeCells>");
        let read = report("a.xlsx", &xlsx(&[("表三", false, wide)], &[]));
        let shown: Vec<(&CellName, &str)> = whole
            .cells
            .iter()
            .filter(|(name, _)| name.to_string().starts_with("applications.") && !enterprise(name))
            .map(|(name, figure)| (name, figure.raw.as_str()))
            .collect();
        let found: Vec<(&CellName, &str)> = (read.cells.iter())
            .map(|(name, figure)| (name, figure.raw.as_str()))
            .collect();
        assert_eq!(found, shown);
    }
}

#[test]
fn a_merged_cell_of_which_a_part_is_hidden_is_shown_in_the_rest() {
    let sheet = "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>信息内容</t></is></c>\
        <c r=\"C1\" t=\"inlineStr\"><is><t>本年处理决定数量</t></is></c></row>\
        <row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>行政许可</t></is></c>\
        <c r=\"C2\"><v>12</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>";
    let read = report("a.xlsx", &xlsx(&[("表二", false, sheet.to_owned())], &[]));
    assert_eq!(only_figure(&read), "12");
    let place = read.cells.values().next().unwrap().position.place;
    assert_eq!(place.reference().as_deref(), Some("C2"));
}

/// A row that a filter hides parts no table in two, and the figures below it keep their cells.
#[test]
fn a_hidden_row_within_a_table_is_passed_over() {
    let page = page::clean();
    let whole = sheet_of(&page);
    let rows: Vec<usize> = whole.match_indices("<row r=").map(|(at, _)| at).collect();
    // Rows that say nothing of the form, between the heads and the figures of each table.
    let heading = whole.find("行政许可").unwrap();
    let row = rows.iter().rposition(|&at| at < heading).unwrap();
    let hidden = whole.replacen(
        &format!("<row r=\"{}\"", row + 1),
        &format!("<row r=\"{}\" hidden=\"1\"", row + 1),
        1,
    );
    let read = report("a.xlsx", &xlsx(&[("年报", false, hidden)], &[]));
    let expected = report("a.html", page.as_bytes());
    let licensing = |name: &CellName| name.to_string() == "disclosure.licensing.decisions";
    assert!(!read.cells.keys().any(licensing));
    for (name, figure) in expected.cells.iter().filter(|(name, _)| !licensing(name)) {
        assert_eq!(read.cells[name].raw, figure.raw, "{name}");
    }
}

#[test]
fn zeros_that_a_sheet_does_not_show_are_blank() {
    let read = |view: &str| {
        let sheet = format!(
            "<sheetViews><sheetView {view} workbookViewId=\"0\"/></sheetViews>{}",
            sheet_with("<c r=\"B2\"><v>0</v></c>")
        );
        only_figure(&report("a.xlsx", &xlsx(&[("表", false, sheet)], &[])))
    };
    assert_eq!(read("showZeros=\"0\""), "");
    assert_eq!(read(""), "0");
}

#[test]
fn what_a_format_shows_that_is_no_decimal_number_is_not_guessed() {
    let number = |value: &str| format!("<c r=\"B2\" s=\"1\"><v>{value}</v></c>");
    let shown = |value: &str, code: &str| shown(&number(value), &[code]);
    assert_eq!(shown("0", "[=0]&quot;-&quot;;0"), "-");
    assert_eq!(shown("3440", "[=0]&quot;-&quot;;0"), "3440");
    assert_eq!(shown("0", "0;-0;&quot;—&quot;"), "—");
    assert_eq!(shown("3440", "0.00E+00"), "\u{FFFC}");
    assert_eq!(shown("0.5", "# ?/?"), "\u{FFFC}");
    assert_eq!(shown("3440", "00-00"), "\u{FFFC}");
}

#[test]
fn a_cell_that_is_struck_out_as_a_whole_has_no_figure() {
    let book = xlsx(
        &[("表", false, sheet_with("<c r=\"B2\" s=\"1\"><v>12</v></c>"))],
        &["0"],
    );
    let styled = super::make::with_part(&book, "xl/styles.xml", |styles| {
        styles
            .replace(
                "<cellXfs>",
                "<fonts><font/><font><strike/></font></fonts><cellXfs>",
            )
            .replace(
                "applyNumberFormat",
                "fontId=\"1\" applyFont=\"1\" applyNumberFormat",
            )
    });
    assert_eq!(only_figure(&report("a.xlsx", &styled)), "~12~");
}

/// A program that computes nothing may write 0 for each formula, and that all is to be computed when
/// the workbook is opened.
#[test]
fn a_zero_that_is_computed_anew_is_none() {
    let read = |value: &str| {
        let cell = format!("<c r=\"B2\"><f>SUM(A1:A2)</f><v>{value}</v></c>");
        let book = xlsx(&[("表", false, sheet_with(&cell))], &[]);
        let anew = super::make::with_part(&book, "xl/workbook.xml", |workbook| {
            workbook.replace("</sheets>", "</sheets><calcPr fullCalcOnLoad=\"1\"/>")
        });
        [book, anew].map(|book| only_figure(&report("a.xlsx", &book)))
    };
    assert_eq!(read("0"), ["0", "\u{FFFC}"]);
    assert_eq!(read("12"), ["12", "12"]);
}

/// Two totals of table four are formulas, the third is typed.
#[test]
fn a_total_that_is_typed_where_others_are_computed_is_said() {
    let page = page::clean();
    let read = report("a.html", page.as_bytes());
    let totals: Vec<_> = (read.cells.iter())
        .filter(|(name, _)| {
            let name = name.to_string();
            name.starts_with("proceedings.") && name.ends_with(".total")
        })
        .collect();
    assert_eq!(totals.len(), 3);
    let figures = &page[page.find("<p>四、").unwrap()..];
    let sheet = sheet_of(figures);
    // The row of figures is the last of the table; its totals stand in the columns of the form.
    let row = sheet.match_indices("<row r=").count();
    let computed = |at: &[usize]| {
        at.iter().fold(sheet.clone(), |sheet, &at| {
            let (_, figure) = totals[at];
            let name = reference(figure.position.row, figure.position.column - 1);
            assert!(figure.position.row < row);
            let typed = format!("<c r=\"{name}\"><v>");
            assert!(sheet.contains(&typed), "{typed}");
            sheet.replace(&typed, &format!("<c r=\"{name}\"><f>SUM(A1:A2)</f><v>"))
        })
    };
    let check = |at: &[usize]| {
        let dir = Dir::with(&[]);
        dir.write("a.xlsx", xlsx(&[("表四", false, computed(at))], &[]));
        let found = dir.run("check --select DOC044 --format json a.xlsx").json();
        let findings = found["reports"][0]["findings"].as_array().unwrap().clone();
        findings
            .iter()
            .map(|it| it["cells"][0]["cell"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(check(&[0, 1]), [format!("\"{}\"", totals[2].0)]);
    assert!(check(&[0, 1, 2]).is_empty());
    assert!(check(&[]).is_empty());
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

#[test]
fn what_a_drawing_covers_is_no_figure() {
    let anchor = |corners: [u32; 4], drawn: &str| {
        let [top, left, bottom, right] = corners;
        let at = |name: &str, row: u32, column: u32| {
            format!("<x:{name}><x:col>{column}</x:col><x:row>{row}</x:row></x:{name}>")
        };
        let (from, to) = (at("from", top, left), at("to", bottom, right));
        format!("<x:twoCellAnchor>{from}{to}{drawn}</x:twoCellAnchor>")
    };
    let text_box = "<x:sp><x:spPr><a:noFill/></x:spPr><x:txBody><a:p><a:r><a:t>13</a:t></a:r></a:p></x:txBody></x:sp>";
    let raw = |value: &str, anchors: &str| {
        let book = xlsx(&[("表", false, sheet_with(value))], &[]);
        only_figure(&report("a.xlsx", &with_drawing(&book, anchors)))
    };
    let figure = "<c r=\"B2\"><v>12</v></c>";
    let unread = "\u{FFFC}";
    let over = [0, 1, 1, 1];
    for drawn in [
        text_box,
        "<x:pic/>",
        "<x:graphicFrame/>",
        "<x:sp><x:spPr/></x:sp>",
    ] {
        assert_eq!(
            raw(figure, &anchor(over, drawn)),
            format!("12{unread}"),
            "{drawn}"
        );
        assert_eq!(raw("", &anchor(over, drawn)), unread, "{drawn}");
    }
    for (corners, drawn) in [
        ([3, 0, 6, 3], text_box),
        (over, "<x:sp><x:spPr><a:noFill/></x:spPr></x:sp>"),
        (over, "<x:cxnSp/>"),
        (
            over,
            "<x:sp><x:nvSpPr><x:cNvPr hidden=\"1\"/></x:nvSpPr><x:spPr/></x:sp>",
        ),
    ] {
        assert_eq!(raw(figure, &anchor(corners, drawn)), "12", "{drawn}");
    }
}
