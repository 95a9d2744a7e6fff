//! Tables of plain lines.

use super::segments::is_prose;
use super::{between, segments, tables};
use crate::document::Text;
use crate::place::Place;
use crate::report::Row;

fn found(lines: &str) -> Vec<(super::Table, Vec<Vec<String>>)> {
    let lines: Vec<Text> = (lines.lines())
        .map(|line| Text {
            text: line.to_owned(),
            place: Place::Nowhere,
        })
        .collect();
    let texts: Vec<&Text> = lines.iter().collect();
    let rows = |grid: crate::grid::Grid| {
        let rows = grid.rows.into_iter();
        rows.map(|row| row.into_iter().map(|cell| cell.text).collect())
            .collect()
    };
    (tables(&texts).into_iter())
        .map(|found| (found.table, rows(found.grid)))
        .collect()
}

#[test]
fn statistics_of_before_2019_are_no_table_of_the_form() {
    let old = "1.按时办结数 4\n2.延期办结数 0\n1.同意公开答复数 3\n2.同意部分公开答复数 1\n3.不同意公开答复数 0";
    assert!(found(old).is_empty());
    // Some offices used words that the form has too.
    let words = "予以公开 3\n部分公开 1";
    assert!(!found(words).is_empty());
    let old = format!("按时办结数 4\n延期办结数 0\n申请信息不存在数 1\n{words}");
    assert!(found(&old).is_empty());
}

#[test]
fn words_of_the_table_within_a_sentence_are_no_table() {
    assert!(found("其中予以公开71件、部分公开5件").is_empty());
    assert!(found("其中予以公开 71件、部分公开 5件").is_empty());
    assert!(found("予以公开 部分公开").is_empty());
}

#[test]
fn figures_that_ran_together_are_parted_where_one_reading_is_left() {
    let text = "信息内容\n本年制发件数 本年废止件数 现行有效件数\n规章000\n行政规范性文件 1 2 3";
    let rows = &found(text)[0].1;
    assert!(
        rows.contains(&["规章", "0", "0", "0"].map(str::to_owned).to_vec()),
        "{rows:?}"
    );
}

const HEAD: &str = "信息内容 本年制发件数\n三、收到和处理政府信息公开申请情况\n申请人情况\n";
const HEADS_OF_ROWS: &str =
    "法人或其他组织\n自然人 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n";

fn applications(lines: &str) -> Vec<Vec<String>> {
    let found = found(lines).into_iter();
    let mut found = found.filter(|(table, _)| *table == super::Table::Applications);
    found.next().map(|(_, rows)| rows).unwrap_or_default()
}

#[test]
fn heads_whose_rows_are_mixed_up_do_not_tell_the_columns() {
    let row = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21";
    let rows = applications(&format!("{HEAD}{HEADS_OF_ROWS}{row}"));
    assert_eq!(
        rows.len(),
        1,
        "no head, so that the form's order counts: {rows:?}"
    );
    assert_eq!(rows[0].len(), 8, "{rows:?}");
    let other = HEADS_OF_ROWS.replace("商业企业 科研机构", "科研机构 商业企业");
    let rows = applications(&format!("{HEAD}{other}{row}"));
    assert_eq!(rows, [["一、本年新收政府信息公开申请数量"]]);
}

/// The rows of table three in lines that each have a place of their own.
fn applications_of_lines(lines: &str) -> Vec<Vec<String>> {
    let text = format!("{HEAD}{HEADS_OF_ROWS}{lines}");
    let lines: Vec<Text> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.is_empty())
        .map(|(number, line)| Text {
            text: line.to_owned(),
            place: Place::on_line(number),
        })
        .collect();
    let texts: Vec<&Text> = lines.iter().collect();
    let mut found = tables(&texts).into_iter();
    let found = found.find(|found| found.table == super::Table::Applications);
    let rows = found.map(|found| found.grid.rows).unwrap_or_default();
    let row = |row: Vec<crate::grid::Cell>| row.into_iter().map(|cell| cell.text).collect();
    rows.into_iter()
        .map(row)
        .filter(|row: &Vec<String>| row.len() != 8 || row[0] != "自然人")
        .collect()
}

#[test]
fn a_row_beside_pieces_of_figures_is_not_read() {
    let row = "（一）予以公开 1 4 0 0 0 0 5";
    let figures = |lines: &str| {
        let rows = applications_of_lines(lines);
        let row = rows.iter().find(|row| row[0] == "（一）予以公开").unwrap();
        row[1..].join(" ")
    };
    assert_eq!(figures(row), "1 4 0 0 0 0 5");
    assert_eq!(figures(&format!("  3  7\n{row}")), "");
    assert_eq!(figures(&format!("{row}\n理结 3  0  2")), "");
    // A line between them, or a row's own figures beside it: those are no pieces.
    assert_eq!(figures(&format!("{row}\n\n3 0 2")), "1 4 0 0 0 0 5");
    let other = "（二）部分公开 1 0 0 0 0 0 1";
    assert_eq!(figures(&format!("{row}\n{other}")), "1 4 0 0 0 0 5");
    let of_table_four = "0 ".repeat(15);
    assert_eq!(figures(&format!("{row}\n{of_table_four}")), "1 4 0 0 0 0 5");
    // The numbers of pages count up, digits of figures do not.
    let pages = |first: u32, second: u32| format!("{row}\n{first}\n{other}\n{second}");
    assert_eq!(figures(&pages(2, 3)), "1 4 0 0 0 0 5");
    assert_eq!(figures(&pages(7, 7)), "");
    assert_eq!(figures(&format!("{row}\n8")), "");
}

#[test]
fn a_line_of_more_letters_than_a_table_has_is_prose() {
    assert!(!is_prose(&"字".repeat(60)));
    assert!(is_prose(&"字".repeat(61)));
}

#[test]
fn labels_of_table_two_without_figures_are_rows_where_its_heads_are() {
    let items = "行政许可\n行政处罚\n行政强制";
    let rows = &found(&format!("信息内容\n本年处理决定数量\n{items}"))[0].1;
    assert_eq!(rows[..], [["行政许可"], ["行政处罚"], ["行政强制"]]);
    assert!(found(items).is_empty());
    assert!(found("信息内容\n本年处理决定数量\n行政许可\n行政处罚").is_empty());
}

const FIRST: &str = "一、本年新收政府信息公开申请数量\n1 0 0 0 0 0 1";
const SECOND: &str = "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0";

#[test]
fn a_row_below_its_label_is_told_by_the_rows_around_it() {
    let text = format!("{FIRST}\n{SECOND}");
    let lines: Vec<Text> = (1..)
        .zip(text.lines())
        .map(|(number, line)| Text {
            text: line.to_owned(),
            place: Place::on_line(number),
        })
        .collect();
    let segments = segments(&lines.iter().collect::<Vec<_>>());
    assert_eq!(between::rows(&segments), [Some(Row::New), None]);
    let rows = applications_of_lines(&text);
    let figures: Vec<String> = rows.iter().map(|row| row[1..].join(" ")).collect();
    assert_eq!(figures, ["1 0 0 0 0 0 1", "0 0 0 0 0 0 0"], "{rows:?}");
}

#[test]
fn heads_of_table_four_on_two_lines_are_in_the_forms_order() {
    let results = "结果维持 结果纠正 其他结果 尚未审结 ".repeat(3);
    let figures = "1 0 0 0 1 2 0 0 0 2 0 0 0 0 0";
    let text = format!(
        "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n{results}\n总计 总计 总计\n{figures}"
    );
    let found = found(&text);
    let (table, rows) = &found[0];
    assert_eq!(*table, super::Table::Proceedings);
    assert_eq!(rows[2].join(" "), figures, "{rows:?}");
}
