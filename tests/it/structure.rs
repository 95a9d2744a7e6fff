//! What is said of a report whose parts do not fit together: each cause once.

use crate::page;
use crate::run::Dir;

/// The rules and severities of all findings of a page.
fn findings(page: &str) -> Vec<(String, String)> {
    let dir = Dir::with(&[("page.html", page)]);
    let line = dir.run("check --format ndjson page.html").json();
    let findings = line["findings"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    findings
        .map(|finding| (text(&finding["rule"]), text(&finding["severity"])))
        .collect()
}

fn one(rule: &str, severity: &str) -> Vec<(String, String)> {
    vec![(rule.to_owned(), severity.to_owned())]
}

#[test]
fn heads_of_2019_over_rows_of_2021_are_one_finding() {
    let page = page::clean()
        .replace("本年制发件数", "本年新制作数量")
        .replace("本年废止件数", "本年新公开数量")
        .replace("现行有效件数", "对外公开总数量");
    assert_eq!(findings(&page), one("DOC006", "warning"));
}

#[test]
fn a_wrong_ordinal_is_said_once() {
    let page = page::clean().replace("五、存在", "四、存在");
    assert_eq!(findings(&page), one("DOC017", "warning"));
}

#[test]
fn a_heading_that_is_missing_where_the_next_bears_its_ordinal_is_said_once() {
    let page = page::clean()
        .replace("<p>四、政府信息公开行政复议、行政诉讼情况</p>", "")
        .replace("五、存在", "四、存在");
    assert_eq!(findings(&page), one("DOC016", "warning"));
}

#[test]
fn a_heading_that_is_missing_over_its_own_text_is_a_warning() {
    let page = page::clean().replace("<p>六、其他需要报告的事项</p>", "");
    assert_eq!(findings(&page), one("DOC016", "warning"));
    let without = page.replace("<p>没有收取信息处理费。</p>", "");
    assert!(findings(&without).contains(&("DOC016".to_owned(), "error".to_owned())));
}

/// A label over two lines of a text, its figures beside the second.
#[test]
fn figures_on_another_line_than_their_label_are_never_blanks() {
    use gouji::report::{CellName, Column, Content, Row};
    let row =
        |label: &str, figure: &str| format!("| {label} |{}\n", format!(" {figure} |").repeat(7));
    let text =
        "清河县司法局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n\
        | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
            .to_owned()
            + &row("一、本年新收政府信息公开申请数量", "3")
            + &row("二、上年结转政府信息公开申请数量", "0")
            + &row("（一）予以公开", "1")
            + &row("（二）部分公开（区分处理", "")
            + &row("的，只计这一情形", "2")
            + &row("1.属于国家秘密", "0");
    let report = gouji::read("a.txt", text.as_bytes()).unwrap().report;
    let content = |row| {
        let figure = report.figure(CellName::Applications(row, Column::NaturalPerson));
        figure.map(|figure| figure.content)
    };
    assert!(matches!(content(Row::Granted), Some(Content::Number(_))));
    assert!(!matches!(
        content(Row::PartiallyGranted),
        Some(Content::Blank)
    ));
}

/// A table within a cell that a converter wrote on one line: its delimiters are no dashes.
#[test]
fn delimiters_of_a_table_are_no_figures() {
    use gouji::report::{CellName, Content, Item, Measure};
    let inner = "| 信息内容 | 本年处理决定数量 | | --- | --- | | 行政许可 | --- | 9487 |";
    let text = format!("清河县司法局2023年政府信息公开工作年度报告\n\n{inner}\n{inner}\n");
    let name = CellName::Disclosure(Item::Licensing, Measure::Decisions);
    let report = gouji::read("a.md", text.as_bytes()).unwrap().report;
    let figure = report
        .figure(name)
        .expect("the figure behind the delimiter");
    assert!(matches!(figure.content, Content::Number(_)), "{figure:?}");
}
