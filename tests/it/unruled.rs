//! Tables of PDFs without rulings: what stands where is all that tells their cells.

use crate::paper::{Page, pdf};
use crate::pdf::{page, tables};

#[test]
fn without_rulings_columns_are_learnt_from_the_whole_table() {
    let columns = [60.0, 200.0, 260.0, 320.0, 380.0];
    let mut page = page();
    let rows: [&[&str]; 5] = [
        &["名称", "甲乙", "丙丁", "戊己", "庚辛"],
        &["1.天", "1", "", "", "40"],
        &["2.地", "", "20", "", "41"],
        &["3.玄", "3", "21", "", "42"],
        &["4.黄", "4", "", "", ""],
    ];
    page.cells(&columns, 300.0, 20.0, &rows);
    // The third column is blank from top to bottom: its head tells it.
    assert_eq!(
        tables(&pdf(&[page])),
        [
            "2x1 名称|甲乙|丙丁|戊己|庚辛",
            "2x1 1.天|1|||40",
            "2x1 2.地||20||41",
            "2x1 3.玄|3|21||42",
            "2x1 4.黄|4|||",
        ]
    );
}

/// Columns for labels and three figures.
const COLUMNS: [f64; 4] = [60.0, 260.0, 320.0, 380.0];

/// A page with heads and a first row; more is drawn below, from 340.
fn begun() -> Page {
    let mut page = page();
    let rows: [&[&str]; 2] = [&["名称", "甲乙", "丙丁", "戊己"], &["1.天", "1", "2", "3"]];
    page.cells(&COLUMNS, 300.0, 20.0, &rows);
    page
}

#[test]
fn a_row_with_blanks_stands_between_the_lines_of_its_label() {
    let mut page = begun();
    page.text(64.0, 350.0, 10.0, "2.地玄黄宇宙洪荒")
        .text(264.0, 357.0, 10.0, "5")
        .text(384.0, 357.0, 10.0, "6")
        .text(64.0, 364.0, 10.0, "日月盈昃");
    page.cells(&COLUMNS, 380.0, 20.0, &[&["3.辰", "7", "8", "9"]]);
    assert_eq!(
        tables(&pdf(&[page])),
        [
            "2x1 名称|甲乙|丙丁|戊己",
            "2x1 1.天|1|2|3",
            "2x1 2.地玄黄宇宙洪荒日月盈昃|5||6",
            "2x1 3.辰|7|8|9",
        ]
    );
}

#[test]
fn a_label_that_begins_on_the_line_of_its_figures_goes_on_below() {
    let mut page = begun();
    page.cells(&COLUMNS, 340.0, 20.0, &[&["2.地玄黄", "4", "5", "6"]]);
    page.text(64.0, 365.0, 10.0, "宇宙洪荒");
    page.cells(&COLUMNS, 368.0, 20.0, &[&["3.辰", "7", "8", "9"]]);
    assert_eq!(
        tables(&pdf(&[page]))[2..],
        ["2x1 2.地玄黄宇宙洪荒|4|5|6", "2x1 3.辰|7|8|9"]
    );
}

#[test]
fn digits_close_under_a_figure_make_its_row_uncertain() {
    let mut page = begun();
    page.cells(&COLUMNS, 340.0, 20.0, &[&["2.地", "4", "17", "6"]]);
    // 170, broken in its narrow column.
    page.text(324.0, 357.0, 10.0, "0");
    let unknown = '\u{FFFD}';
    let rows = tables(&pdf(&[page]));
    assert_eq!(rows[1], "2x1 1.天|1|2|3");
    assert_eq!(
        rows[2].matches(unknown).count(),
        3,
        "no figure of the row is certain: {rows:?}"
    );
}

#[test]
fn a_figure_alone_at_the_foot_of_a_page_is_not_taken_for_its_number() {
    let mut first = begun();
    let foot = crate::paper::HEIGHT - 40.0;
    first.cells(&COLUMNS, foot - 20.0, 20.0, &[&["2.地", "", "5", "6"]]);
    first.text(264.0, foot + 8.0, 10.0, "0");
    let mut second = Page::default();
    second.cells(&COLUMNS, 60.0, 20.0, &[&["3.辰", "7", "8", "9"]]);
    let rows = tables(&pdf(&[first.clone(), second.clone()]));
    let row = rows.iter().find(|row| row.contains("2.地")).unwrap();
    assert!(row.contains('\u{FFFD}'), "{rows:?}");
    // The same place with the page's number is its number.
    let mut first = begun();
    first.cells(&COLUMNS, foot - 20.0, 20.0, &[&["2.地", "", "5", "6"]]);
    first.text(264.0, foot + 8.0, 10.0, "1");
    let rows = tables(&pdf(&[first, second]));
    assert!(rows.contains(&"2x1 2.地||5|6".to_owned()), "{rows:?}");
}

#[test]
fn lines_between_rows_alone_tell_no_columns() {
    let mut page = begun();
    page.cells(&COLUMNS, 340.0, 20.0, &[&["2.地", "4", "5", "6"]]);
    for line in 0..4 {
        let at = 300.0 + 20.0 * f64::from(line);
        page.line((60.0, at), (440.0, at));
    }
    page.line((60.0, 300.0), (60.0, 360.0));
    page.line((440.0, 300.0), (440.0, 360.0));
    assert_eq!(
        tables(&pdf(&[page]))[1..],
        ["2x1 1.天|1|2|3", "2x1 2.地|4|5|6"]
    );
}
