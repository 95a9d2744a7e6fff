//! What the structure tree of a file says of its cells is held against where its digits stand.

use super::{page, tables};
use crate::paper::{Page, font, with_objects};

/// A file whose marks 0 to 3 belong to the cells 20, 20, 21 and 22: by elements of a kind of the
/// program's own, by elements within them, and in an index of two levels.
fn tagged(mut page: Page, is_tagged: bool) -> Vec<u8> {
    page.is_tagged = is_tagged;
    let mut objects = vec!["null".to_owned()];
    objects.extend(
        [
            "<< /Type /StructTreeRoot /ParentTree 12 0 R /RoleMap << /Zelle /TD >> >>",
            "<< /Kids [13 0 R] >>",
            "<< /Nums [0 14 0 R] >>",
            "[15 0 R 20 0 R 21 0 R 16 0 R null 17 0 R]",
            "<< /S /P /P 20 0 R >>",
            "<< /S /Span /P 18 0 R >>",
            "<< /S /P /P 19 0 R >>",
            "<< /S /P /P 22 0 R >>",
            "<< /S /Document >>",
            "<< /S /Zelle /P 19 0 R >>",
            "<< /S /TD /P 19 0 R >>",
            "<< /S /TH /P 19 0 R >>",
        ]
        .map(str::to_owned),
    );
    with_objects(&[page], &font(crate::paper::HALF), &objects)
}

const ROWS: [&[&str]; 3] = [
    &["名称", "甲乙", "丙丁"],
    &["1.天", "12", "34"],
    &["2.地", "13", "35"],
];

#[test]
fn figures_of_two_cells_that_touch_are_two() {
    let rows: [&[&str]; 4] = [
        &["名称", "甲乙", "丙丁", "戊己"],
        &["1.天", "12", "34", "56"],
        &["2.地", "13", "35", "57"],
        &["3.玄", "", "", "58"],
    ];
    // Drawn so wide that the one ends where the other begins.
    let mut page = page();
    page.cells(&[60.0, 260.0, 300.0, 340.0], 300.0, 20.0, &rows)
        .marked(0, 264.0, 364.0, 10.0, "12")
        .marked(1, 274.0, 364.0, 10.0, "345678")
        .marked(2, 304.0, 364.0, 10.0, "90");
    let last = |bytes: &[u8]| tables(bytes).pop().unwrap();
    assert_eq!(last(&tagged(page.clone(), true)), "2x1 3.玄|12345678|90|58");
    // Without the tree nobody knows better than that they are one.
    assert!(last(&tagged(page, false)).contains("1234567890"));
}

#[test]
fn figures_of_two_cells_without_a_line_between_are_no_figure() {
    let columns = [60.0, 200.0, 300.0];
    let mut page = page();
    page.table(
        &columns,
        300.0,
        20.0,
        &[&["名称", "甲乙"], &["1.天", "12"], &["2.地", ""]],
    )
    .marked(2, 204.0, 344.0, 10.0, "34")
    .marked(3, 214.0, 344.0, 10.0, "56");
    assert_eq!(
        tables(&tagged(page.clone(), true)).pop().unwrap(),
        "2.地|34 56"
    );
    assert_eq!(tables(&tagged(page, false)).pop().unwrap(), "2.地|3456");
}

#[test]
fn digits_of_one_cell_on_both_sides_of_a_line_are_no_figures() {
    let columns = [60.0, 200.0, 260.0, 320.0];
    let drawn = |second: u32| {
        let mut page = page();
        page.table(
            &columns,
            300.0,
            20.0,
            &[ROWS[0], ROWS[1], &["2.地", "", ""]],
        )
        .marked(0, 253.0, 344.0, 10.0, "7")
        .marked(second, 262.0, 344.0, 10.0, "8");
        tables(&tagged(page, true)).pop().unwrap()
    };
    // They stand too far apart to be one by their places alone.
    assert_eq!(drawn(1), "2.地|7/\u{FFFD}|8/\u{FFFD}");
    assert_eq!(drawn(2), "2.地|7|8");
    // A mark whose element stands in no cell, and one that has none, say nothing.
    assert_eq!(drawn(5), "2.地|7|8");
    assert_eq!(drawn(9), "2.地|7|8");
}

#[test]
fn an_index_that_refers_to_itself_ends() {
    let mut page = page();
    page.cells(&[60.0, 260.0], 300.0, 20.0, &[&["1.天", "12"]])
        .marked(2, 270.0, 344.0, 10.0, "34");
    page.is_tagged = true;
    let itself = format!("<< /Kids [{}] >>", "12 0 R ".repeat(200));
    let root = "<< /Type /StructTreeRoot /ParentTree 12 0 R >>".to_owned();
    let objects = ["null".to_owned(), root, itself];
    let bytes = with_objects(&[page], &font(crate::paper::HALF), &objects);
    // Without a bound this would not end in anybody's time.
    assert!(super::shown(&bytes).iter().any(|line| line.contains("34")));
}
