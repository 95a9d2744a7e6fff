//! The documentation of the rules: the same in every form, run and not written by hand.

use gouji::lang::Lang;
use gouji::render::markdown;
use gouji::rules::metas;
use snapbox::{assert_data_eq, file};

use crate::run::Dir;

#[test]
fn the_pages_are_what_the_rules_say() {
    let [zh, en] = [Lang::Zh, Lang::En].map(markdown::rules);
    assert_data_eq!(zh.as_str(), file!["../../docs/rules.zh.md"]);
    assert_data_eq!(en.as_str(), file!["../../docs/rules.en.md"]);
    let dir = Dir::with(&[]);
    assert_eq!(dir.run("rules --format markdown").stdout, zh);
    assert_eq!(dir.run("rules --format markdown --lang en").stdout, en);
}

#[test]
fn explain_shows_the_example_at_work_in_both_languages() {
    let dir = Dir::with(&[]);
    let zh = dir.run("explain APP001");
    zh.shows("  2021年格式的示例报告：");
    zh.shows("表三“一、本年新收政府信息公开申请数量 × 自然人”填“11”");
    zh.shows("核对结果：表三“自然人”列：本年新收加上年结转，不等于办理结果总计加结转下年度：11 + 3 = 14 ≠ 12 + 1 = 13\n");
    let en = dir.run("explain --lang en in-force-below-issued");
    en.shows("(normative documents × in force): 0.\n");
    en.shows("gouji says: table two, 行政规范性文件 (normative documents): fewer in force");
}

#[test]
fn every_rule_has_an_example_at_work() {
    let document = Dir::with(&[]).run("rules --format json").json();
    assert_eq!(document["schema"], "gouji/rules/1");
    let rules = document["rules"].as_array().unwrap();
    assert_eq!(rules.len(), metas().count());
    for (rule, known) in rules.iter().zip(metas()) {
        assert_eq!(rule["rule"], known.id);
        assert_eq!(rule["severity"], known.severity.key());
        for lang in ["zh", "en"] {
            for lines in ["changes", "findings"] {
                let lines = rule["case"][lines][lang].as_array().unwrap();
                assert!(!lines.is_empty(), "{known:?} {lang}");
                assert!(lines.iter().all(|line| line.as_str() != Some("")));
            }
        }
    }
}
