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

#[test]
fn figures_that_nearly_touch_are_two() {
    let mut page = page();
    page.cells(&COLUMNS, 300.0, 20.0, &[&["名称", "甲乙", "", "戊己"]]);
    page.text(296.0, 304.0, 10.0, "丙丁");
    for (top, label, figures) in [
        (324.0, "1.天", ["1", "2", "3"]),
        (344.0, "2.地", ["152242", "55815", "6"]),
    ] {
        page.text(64.0, top, 10.0, label);
        for (x, figure) in [264.0, 295.2, 384.0].into_iter().zip(figures) {
            page.text(x, top, 10.0, figure);
        }
    }
    assert_eq!(
        tables(&pdf(&[page]))[1..],
        ["2x1 1.天|1|2|3", "2x1 2.地|152242|55815|6"]
    );
}

#[test]
fn figures_of_spaced_digits_are_one() {
    let mut page = page();
    let rows: [&[&str]; 1] = [&["名称", "甲乙", "丙丁", "戊己"]];
    page.cells(&COLUMNS, 300.0, 20.0, &rows);
    for (row, label) in ["1.天", "2.地", "3.玄"].into_iter().enumerate() {
        let top = 324.0 + 20.0 * row as f64;
        page.text(64.0, top, 10.0, label);
        for column in &COLUMNS[1..] {
            for (digit, text) in ["1", "2", "3"].into_iter().enumerate() {
                page.text(column + 4.0 + 7.0 * digit as f64, top, 10.0, text);
            }
        }
    }
    assert_eq!(
        tables(&pdf(&[page]))[1..],
        [
            "2x1 1.天|123|123|123",
            "2x1 2.地|123|123|123",
            "2x1 3.玄|123|123|123"
        ]
    );
}

#[test]
fn a_figure_beside_its_label_is_no_part_of_it() {
    let mut page = begun();
    page.cells(&COLUMNS, 340.0, 20.0, &[&["", "", "5", "6"]]);
    page.text(64.0, 344.0, 10.0, "2.地玄黄宇宙洪荒日月盈昃天地玄黄宇宙")
        .text(265.0, 344.0, 10.0, "4");
    page.text(64.0, 364.0, 10.0, "3.日月盈昃天地玄黄宇宙洪荒天地玄黄宇")
        .text(264.0, 364.0, 10.0, "7");
    let rows = tables(&pdf(&[page]));
    assert_eq!(rows[2], "2x1 2.地玄黄宇宙洪荒日月盈昃天地玄黄宇宙|4|5|6");
    // A single one, close behind its label in the column of the others.
    assert_eq!(rows[3], "2x1 3.日月盈昃天地玄黄宇宙洪荒天地玄黄宇|7||");
}

#[test]
fn a_figure_that_touches_its_label_makes_the_row_unreadable() {
    let mut page = begun();
    page.cells(&COLUMNS, 340.0, 20.0, &[&["", "", "5", "6"]]);
    page.text(64.0, 344.0, 10.0, "2.地玄黄宇宙洪荒日月盈昃天地玄黄宇宙4");
    assert_eq!(
        tables(&pdf(&[page]))[2],
        "2x1 2.地玄黄宇宙洪荒日月盈昃天地玄黄宇宙4|\u{FFFD}|5/\u{FFFD}|6/\u{FFFD}"
    );
}

#[test]
fn figures_broken_over_lines_are_unreadable() {
    let mut page = begun();
    // The lines of a label tell how closely those of a cell stand.
    page.text(64.0, 345.0, 10.0, "2.地玄黄宇宙洪荒")
        .text(64.0, 359.0, 10.0, "日月盈昃");
    page.text(264.0, 345.0, 10.0, "13")
        .text(324.0, 345.0, 10.0, "37")
        .text(384.0, 345.0, 10.0, "50")
        .text(264.0, 359.0, 10.0, "4")
        .text(324.0, 359.0, 10.0, "8")
        .text(384.0, 359.0, 10.0, "2");
    page.cells(&COLUMNS, 380.0, 20.0, &[&["3.玄", "7", "8", "9"]]);
    let rows = tables(&pdf(&[page]));
    assert_eq!(
        rows[2..4],
        [
            "2x1 2.地玄黄宇宙洪荒|13/\u{FFFD}|37/\u{FFFD}|50/\u{FFFD}",
            "2x1 日月盈昃|4/\u{FFFD}|8/\u{FFFD}|2/\u{FFFD}",
        ]
    );
    assert_eq!(rows[4], "2x1 3.玄|7|8|9");
}

#[test]
fn a_row_without_figures_takes_none_of_the_next_one() {
    let mut page = begun();
    let rows: [&[&str]; 3] = [&["2.地"], &["3.玄", "7", "8", "9"], &["4.黄", "1", "", "2"]];
    page.cells(&COLUMNS, 340.0, 20.0, &rows);
    assert_eq!(
        tables(&pdf(&[page]))[2..],
        [
            "2x1 2.地|\u{FFFD}|\u{FFFD}|\u{FFFD}",
            "2x1 3.玄|7|8|9",
            "2x1 4.黄|1||2",
        ]
    );
}

#[test]
fn lines_between_columns_alone_tell_no_rows() {
    let mut page = begun();
    let rows: [&[&str]; 3] = [
        &["2.地", "4", "5", "6"],
        &["3.玄", "7", "8", "9"],
        &["4.黄", "1", "0", "2"],
    ];
    page.cells(&COLUMNS, 340.0, 20.0, &rows);
    for x in [60.0, 260.0, 320.0, 380.0, 440.0] {
        page.line((x, 300.0), (x, 400.0));
    }
    page.line((60.0, 300.0), (440.0, 300.0));
    page.line((60.0, 400.0), (440.0, 400.0));
    assert_eq!(
        tables(&pdf(&[page]))[1..],
        [
            "2x1 1.天|1|2|3",
            "2x1 2.地|4|5|6",
            "2x1 3.玄|7|8|9",
            "2x1 4.黄|1|0|2",
        ]
    );
}

#[test]
fn a_label_beside_its_figure_on_a_later_page_goes_on_below() {
    let mut second = begun();
    second
        .text(64.0, 346.0, 10.0, "2.地玄黄宇宙洪荒日月盈昃天地玄黄宇宙")
        .text(71.0, 360.0, 10.0, "天地玄黄宇宙洪荒日月盈昃天地玄黄宇宙荒")
        .text(64.0, 374.0, 10.0, "寒来暑往");
    second
        .text(262.0, 360.0, 10.0, "4")
        .text(324.0, 360.0, 10.0, "5")
        .text(384.0, 360.0, 10.0, "6");
    second.cells(&COLUMNS, 390.0, 20.0, &[&["3.玄", "7", "8", "9"]]);
    let rows = tables(&pdf(&[page(), second]));
    assert_eq!(
        rows[2..],
        [
            "2x1 2.地玄黄宇宙洪荒日月盈昃天地玄黄宇宙天地玄黄宇宙洪荒日月盈昃天地玄黄宇宙荒寒来暑往|4|5|6",
            "2x1 3.玄|7|8|9",
        ]
    );
}

#[test]
fn a_common_head_as_short_as_its_first_leaf_is_no_line_of_it() {
    let mut page = page();
    let columns: Vec<f64> = (0..6)
        .map(|column| 60.0 + 70.0 * f64::from(column))
        .collect();
    // Common heads begin with the first of their leaves, and stand as closely above it as the
    // lines of one head do.
    page.text(64.0, 301.0, 10.0, "甲乙")
        .text(274.0, 301.0, 10.0, "丙丁戊己庚辛壬癸");
    let leaves = ["子丑", "寅卯", "辰巳", "子丑", "寅卯", "辰巳"];
    page.cells(&columns, 310.0, 20.0, &[&leaves]);
    page.cells(&columns, 330.0, 20.0, &[&["1", "2", "3", "4", "5", "6"]]);
    assert_eq!(
        tables(&pdf(&[page])),
        [
            "3x1 甲乙|3x1 丙丁戊己庚辛壬癸",
            "子丑|寅卯|辰巳|子丑|寅卯|辰巳",
            "1|2|3|4|5|6",
        ]
    );
}

#[test]
fn common_heads_that_tell_no_groups_apart_are_left_out() {
    let mut page = page();
    let columns: Vec<f64> = (0..9)
        .map(|column| 60.0 + 50.0 * f64::from(column))
        .collect();
    // 丙丁 ends where 戊己庚 below it does, so that nobody can say whether they are one head.
    page.text(164.0, 287.0, 10.0, "甲乙")
        .text(464.0, 287.0, 10.0, "丙丁")
        .text(314.0, 300.0, 10.0, "未申")
        .text(454.0, 298.0, 10.0, "戊己庚");
    let leaves = ["子丑", "寅卯", "辰巳"].repeat(3);
    page.cells(&columns, 310.0, 20.0, &[&leaves]);
    let figures = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    page.cells(&columns, 330.0, 20.0, &[&figures]);
    let rows = tables(&pdf(&[page]));
    assert!(rows.iter().all(|row| !row.contains("甲乙")), "{rows:?}");
}

#[test]
fn figures_among_heads_are_unreadable() {
    let mut page = page();
    // The first row's figures are broken, and their first pieces stand between heads and label.
    page.cells(&COLUMNS, 290.0, 20.0, &[&["名称", "甲乙", "丙丁", "戊己"]]);
    page.text(74.0, 311.0, 10.0, "天地玄黄宇宙洪荒日月盈昃天地玄黄宇宙洪")
        .text(264.0, 309.0, 10.0, "18637")
        .text(384.0, 309.0, 10.0, "24228")
        .text(324.0, 315.0, 10.0, "2")
        .text(264.0, 320.0, 10.0, "9")
        .text(384.0, 320.0, 10.0, "3");
    let rows: [&[&str]; 2] = [&["2.地", "4", "5", "6"], &["3.玄", "7", "8", "9"]];
    page.cells(&COLUMNS, 340.0, 20.0, &rows);
    let rows = tables(&pdf(&[page]));
    for figure in ["18637", "24228"] {
        let cells: Vec<&str> = rows.iter().flat_map(|row| row.split('|')).collect();
        assert!(!cells.contains(&figure), "{rows:?}");
    }
    assert_eq!(rows.last().unwrap(), "2x1 3.玄|7|8|9");
}
