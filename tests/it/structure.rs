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
