//! What the outputs say: the JSON, its schemas, and the text for people.

use serde_json::{Value, json};

use crate::page;
use crate::run::Dir;

/// A validator made of the schema that the binary prints.
fn validator(of: &str) -> jsonschema::Validator {
    let schema = Dir::with(&[]).run(&format!("schema {of}")).json();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    jsonschema::validator_for(&schema).unwrap()
}

/// A directory with a report of every kind that outputs tell apart.
pub fn all_kinds() -> Dir {
    Dir::with(&[
        ("blank.html", &page::blank()),
        ("clean.html", &page::clean()),
        ("empty.html", ""),
        ("extra.html", &page::clean().replace("行政强制", "行政检查")),
        ("several.html", &page::with_reconsideration([4, 1, 0, 0, 6])),
        ("transposed.html", &page::transposed()),
        ("unreadable.html", &page::with(&[(0, 0, "1 2")])),
    ])
}

#[test]
fn every_output_fits_its_schema() {
    let dir = all_kinds();
    for (of, arguments) in [
        ("check", "check --format json ."),
        ("check", "check --format json --no-repair --blank-as-zero ."),
        ("check", "check --format json empty.html"),
        ("parse", "parse clean.html"),
        ("parse", "parse empty.html"),
        ("parse", "parse --cells unreadable.html"),
        ("parse", "parse --claims clean.html"),
        ("parse", "parse --format json ."),
        ("rules", "rules --format json"),
    ] {
        let output = dir.run(arguments).json();
        let errors: Vec<String> = (validator(of).iter_errors(&output))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{arguments}");
    }
    for (of, arguments) in [
        ("check", "check --format ndjson ."),
        ("parse", "parse --cells ."),
    ] {
        let lines = dir.run(arguments).lines();
        assert_eq!(lines.len(), 7);
        let validator = validator(of);
        assert!(
            lines.iter().all(|line| validator.is_valid(line)),
            "{arguments}"
        );
    }
}

#[test]
fn the_schemas_refuse_what_is_no_output() {
    let dir = all_kinds();
    let (check, parse) = (validator("check"), validator("parse"));
    let checked = dir.run("check --format ndjson transposed.html").json();
    let parsed = dir.run("parse clean.html").json();
    let changed = |value: &Value, pointer: &str, new: Value| {
        let mut value = value.clone();
        *value.pointer_mut(pointer).unwrap() = new;
        value
    };
    assert!(check.is_valid(&checked) && parse.is_valid(&parsed));
    assert!(!check.is_valid(&changed(&checked, "/status", json!("fine"))));
    assert!(!check.is_valid(&changed(&checked, "/findings/0/severity", json!("bad"))));
    assert!(!check.is_valid(&changed(&checked, "/repair/changes", json!("1"))));
    assert!(!check.is_valid(&json!({"source": {"path": "a"}})));
    let total = "/applications/outcomes/total/total";
    assert!(!parse.is_valid(&changed(&parsed, total, json!("14"))));
    assert!(!parse.is_valid(&changed(&parsed, "/sections", json!(null))));
    assert!(!parse.is_valid(&json!({"source": {"path": "a"}, "status": "failed"})));
}

#[test]
fn a_checked_report_is_the_contracts_object() {
    let dir = all_kinds();
    let ran = dir.run("check --format ndjson transposed.html");
    let report = ran.json();
    let cell = "applications.outcomes.total.natural_person";
    assert_eq!(report["body"], "清河县司法局");
    assert_eq!(report["year"], 2023);
    assert_eq!(report["format"], "2021");
    assert_eq!(report["status"], "findings");
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "APP001");
    assert_eq!(finding["name"], "flow-imbalance");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["place"], "natural_person");
    assert_eq!(
        finding["formula"],
        "new + carried_over = outcomes.total + carried_forward"
    );
    assert_eq!(
        (&finding["expected"], &finding["actual"]),
        (&json!(15), &json!(33))
    );
    let line = 1
        + (page::transposed().lines())
            .position(|line| line.contains("31"))
            .unwrap();
    assert_eq!(
        finding["cells"][2],
        json!({"cell": cell, "raw": "31", "value": 31, "line": line, "table": 2, "row": 27, "column": 4,
               "character": 33})
    );
    let clean = dir.run("check --format ndjson clean.html").json();
    let held = |report: &Value| report["assessed"]["held"].as_u64().unwrap();
    assert_eq!(report["assessed"]["violated"], 3);
    assert_eq!(held(&report), held(&clean) - 3);
    assert_eq!(
        report["repair"],
        json!({"changes": 1, "exhaustive": true, "certain": [cell], "alternatives": [
            {"edits": [{"cell": cell, "from": 31, "to": 13, "cause": "digits-transposed"}]}
        ]})
    );
}

#[test]
fn a_json_document_ends_with_the_counts() {
    let document = all_kinds().run("check --format json .").json();
    assert_eq!(document["schema"], "gouji/check/1");
    let reports = document["reports"].as_array().unwrap();
    let summary = &document["summary"];
    let statuses = |status: &str| {
        reports
            .iter()
            .filter(|report| report["status"] == status)
            .count()
    };
    let findings = |severity: &str| -> usize {
        let of = |report: &Value| report["findings"].as_array().unwrap().clone();
        let all = reports.iter().flat_map(of);
        all.filter(|finding| finding["severity"] == severity)
            .count()
    };
    assert_eq!(summary["reports"], 7);
    assert_eq!(summary["clean"], statuses("clean"));
    assert_eq!(summary["failed"], statuses("failed"));
    assert_eq!(summary["errors"], findings("error"));
    assert_eq!(summary["warnings"], findings("warning"));
    assert_eq!(summary["infos"], findings("info"));
    assert_eq!((statuses("clean"), statuses("failed")), (1, 1));
    assert!(findings("error") > 0 && findings("warning") > 0);
}

#[test]
fn a_directory_is_lines_for_parse_and_one_file_is_an_object() {
    let dir = Dir::with(&[("in/a.html", &page::clean())]);
    assert_eq!(dir.run("parse in").stdout.lines().count(), 1);
    assert!(dir.run("parse in/a.html").stdout.starts_with("{\n"));
    assert_eq!(
        dir.run("parse --format ndjson in/a.html"),
        dir.run("parse in")
    );
    assert!(dir.run("parse --format json in").json().is_array());
    assert!(dir.run("parse in/a.html").json()["cells"].is_null());
    let cells = dir.run("parse --cells in/a.html").json()["cells"].clone();
    assert_eq!(cells.as_array().unwrap().len(), 10 + 25 * 7 + 15);
}

#[test]
fn a_finding_in_text_says_where_what_why_and_how_to_correct() {
    let ran = all_kinds().run("check --verbose transposed.html");
    ran.shows("transposed.html  清河县司法局，2023年度，2021年格式  错误3、警告0、提示0\n");
    ran.shows("错误 APP001 flow-imbalance  表三“自然人”列\n");
    ran.shows("12 + 3 = 15 ≠ 31 + 2 = 33\n");
    // The column is drawn with what its sides come to, aligned for characters of double width.
    ran.shows(
        "      （七）总计                        31  第27行第4列  应为 13\n\
         \u{20}     四、结转下年度继续办理             2  第28行第4列\n\
         \u{20}     相加得                            33  ≠ 15\n",
    );
    ran.shows("自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  相加得  总计\n");
    ran.shows("依据：国办公开办函〔2021〕30号");
    ran.shows("改正：对照办理台账");
    ran.shows("至少更正1个数，勾稽关系才全部相符；仅有一种更正方式\n");
    ran.shows("表三 自然人 × （七）总计：31 应为 13（各项办理结果之和），疑似数字颠倒  第");
    ran.shows("，不符3项，无法核对");
}

#[test]
fn one_wrong_figure_stands_first_with_a_line_for_each_sum_that_it_explains() {
    let dir = all_kinds();
    let ran = dir.run("check transposed.html");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[0].starts_with("transposed.html"), "{lines:?}");
    assert!(lines[1].contains("自然人 × （七）总计：31 应为 13"));
    assert_eq!(
        lines[2..5],
        [
            "    错误 APP001 表三“自然人”列：12 + 3 = 15 ≠ 31 + 2 = 33",
            "    错误 APP002 表三“自然人”列：4项相加 = 13 ≠ 31",
            "    错误 APP003 表三“（七）总计”行：31 + 1 = 32 ≠ 14",
        ]
    );
    assert!(lines.len() <= 25, "{}", ran.stdout);
    // Basis and advice stand once for each rule, behind all findings.
    for rule in ["APP001", "APP002", "APP003"] {
        let advice = format!("    {rule}  依据：");
        assert_eq!(ran.stdout.matches(&advice).count(), 1);
    }
    // No figure is known to be wrong where it was not asked for: every sum is drawn.
    let drawn = dir.run("check --no-repair transposed.html");
    drawn.shows("错误 APP002 outcome-total-mismatch  表三“自然人”列\n");
    drawn.hides("应为 13");
}

#[test]
fn a_finding_names_the_figures_that_explain_it() {
    let text = "全年新收政府信息公开申请13件，办结13件。";
    let page = page::transposed().replace("全年通过门户网站", &format!("{text}全年通过门户网站"));
    let dir = Dir::with(&[("a.html", &page), ("b.html", &page::clean())]);
    let explained = |arguments: &str| -> Vec<Value> {
        let report = dir.run(arguments).json();
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .map(|found| found["explained_by"].clone())
            .collect()
    };
    let cell = json!(["applications.outcomes.total.natural_person"]);
    let of = explained("check --format ndjson --select APP001,APP002,APP003 a.html");
    assert_eq!(of, [cell.clone(), cell.clone(), cell]);
    // A finding about another cell is explained by none, and then the key is absent.
    let blank = page::with(&[(page::TOTAL, 0, "31"), (page::GRANTED, 2, "")]);
    let dir = Dir::with(&[("a.html", &blank)]);
    let report = dir
        .run("check --format ndjson --select DOC007,APP001 a.html")
        .json();
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 2);
    assert!(findings[0].get("explained_by").is_none());
    assert!(findings[1].get("explained_by").is_some());
    // Nothing certain is known where several repairs are possible.
    let several = all_kinds().run("check --format ndjson several.html").json();
    assert!(several["findings"][0].get("explained_by").is_none());
}

#[test]
fn a_figure_is_not_said_to_be_wrong_where_no_rule_that_runs_asks_for_it() {
    let dir = all_kinds();
    let ran = dir.run("check --ignore APP transposed.html");
    ran.shows("未发现问题");
    ran.hides("应为");
}

#[test]
fn what_is_only_worth_knowing_is_told_apart() {
    let dir = Dir::with(&[("a.html", &page::blank()), ("b.html", &page::transposed())]);
    let ran = dir.run("check --severity DOC007=info .");
    ran.shows("a.html  清河县司法局，2023年度，2021年格式  仅有提示1\n");
    ran.shows("共2份：1份有错误，0份有警告、无错误，1份仅有提示，0份未发现问题，0份未能核对。\n");
}

#[test]
fn concise_is_a_line_a_finding() {
    let dir = all_kinds();
    let ran = dir.run(
        "check -q --no-link --format concise transposed.html several.html clean.html empty.html",
    );
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 5, "{}", ran.stdout);
    assert!(lines[0].starts_with("empty.html  未能核对"));
    assert!(lines[1].starts_with("several.html:"));
    assert!(lines[1].contains(": 错误 PRO001 表四“行政复议”："));
    assert!(lines[2].starts_with("transposed.html:"));
    for line in &lines[2..] {
        assert!(line.contains("31 应为 13"), "{line}");
    }
    dir.run("check --format concise .").shows("核对");
}

#[test]
fn text_keeps_to_the_width_that_it_is_given() {
    use gouji::render::format::OutputFormat;
    use gouji::render::renderer::OutputOptions;
    use gouji::render::renderer::{Extent, View};
    use gouji::render::results::SourceResult;
    use unicode_width::UnicodeWidthStr as _;

    let page = page::with(&[(page::TOTAL, 0, "31"), (page::GRANTED, 2, ""), (0, 3, "7")]);
    let read = gouji::read("a.html", page.as_bytes()).unwrap();
    let check = gouji::check(&read.report, gouji::Options::default());
    for (lang, width, is_unfolded) in [
        (gouji::lang::Lang::Zh, 60, true),
        (gouji::lang::Lang::Zh, 80, true),
        (gouji::lang::Lang::Zh, 120, true),
        (gouji::lang::Lang::Zh, 60, false),
        (gouji::lang::Lang::En, 80, true),
    ] {
        let renderer = OutputFormat::Text.renderer(OutputOptions {
            view: View {
                lang,
                color: false,
                width,
            },
            extent: Extent::All,
            is_unfolded,
            show_accepted: false,
            repair: true,
        });
        let text = renderer
            .piece(SourceResult::Checked(&read, &check))
            .unwrap()
            .text;
        for line in text.lines() {
            assert!(line.width() <= width, "{width}: {line}");
        }
        // A row is drawn as one where it fits, with every figure under its head, else downwards.
        let heads = "自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  相加得  总计";
        let is_across = lang == gouji::lang::Lang::Zh && is_unfolded && width == 120;
        assert_eq!(text.contains(heads), is_across, "{width}:\n{text}");
    }
}

#[test]
fn a_finding_in_english_names_the_printed_place_too() {
    let ran = all_kinds().run("check --lang en --verbose transposed.html");
    ran.shows("error   APP001 flow-imbalance  table three, column 自然人 (natural person)\n");
    ran.shows("12 + 3 = 15 ≠ 31 + 2 = 33\n");
    ran.shows("（七）总计 (outcome total)                       31  row 27, column 4");
    ran.shows("should be 13\n");
    ran.shows("31 should be 13 (the sum of the outcomes), probably\n    two digits transposed  row 27, column 4 (source line ");
    ran.shows(" hold, 3 violated, ");
}

#[test]
fn one_of_several_corrections_is_called_that() {
    let dir = all_kinds();
    let alternatives =
        dir.run("check --format ndjson several.html").json()["repair"]["alternatives"].clone();
    let count = alternatives.as_array().unwrap().len();
    assert!(count > 1);
    let ran = dir.run("check several.html");
    ran.shows(&format!("有{count}种更正方式，须对照台账确定"));
    ran.shows(" 可改为 ");
    ran.hides("应为");
    ran.shows("    1. 表四 ");
    ran.shows("    2. 表四 ");
    ran.hides("仅有一种");
    dir.run("check --lang en several.html")
        .shows(&format!("there are {count} ways"));
}

#[test]
fn no_repair_leaves_it_out() {
    let dir = all_kinds();
    dir.run("check --no-repair transposed.html")
        .hides("更正方式");
    let report = dir
        .run("check --no-repair --format ndjson transposed.html")
        .json();
    assert!(!report.as_object().unwrap().contains_key("repair"));
    let clean = dir.run("check --format ndjson clean.html").json();
    assert_eq!(clean.as_object().unwrap()["repair"], Value::Null);
}

#[test]
fn blanks_are_unknown_unless_they_are_to_be_zero() {
    // 8 + blank against 9.
    let dir = Dir::with(&[("a.html", &page::with(&[(page::GRANTED, 1, "")]))]);
    let clean = Dir::with(&[("a.html", &page::clean())]).run("check --format ndjson a.html");
    let not_assessed = |value: &Value| value["assessed"]["not_assessed"].as_u64().unwrap();
    let unknown = dir.run("check --format ndjson a.html");
    assert_eq!(unknown.status, 0);
    assert_eq!(
        not_assessed(&unknown.json()),
        not_assessed(&clean.json()) + 2
    );
    let zero = dir.run("check --format ndjson --blank-as-zero a.html");
    assert_eq!(zero.status, 1);
    assert_eq!(not_assessed(&zero.json()), not_assessed(&clean.json()));
}

#[test]
fn what_a_report_prints_reaches_no_terminal_as_a_command() {
    let page = page::with(&[(0, 0, "1 \u{202e}2\u{9b}31m")]);
    let ran = Dir::with(&[("a.html", &page)]).run("check a.html");
    ran.shows("一、本年新收政府信息公开申请数量 × 自然人 = 1 \\u{202e}2\\u{9b}31m\n");
    ran.hides("\u{202e}");
    ran.hides("\u{9b}");
}

#[test]
fn quiet_shows_findings_and_failures_alone() {
    let ran = all_kinds().run("check --quiet --no-link clean.html transposed.html empty.html");
    assert_eq!(ran.status, 2);
    assert!(!ran.stdout.contains("clean.html"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("共3份"), "{}", ran.stdout);
    ran.shows("错误 APP001 ");
    ran.shows("empty.html  未能核对");
    assert_eq!(all_kinds().run("check -q clean.html").stdout, "");
}

#[test]
fn statistics_count_the_rules_instead_of_listing_findings() {
    let dir = all_kinds();
    let ran = dir.run("check --statistics .");
    ran.shows("1  错误 APP001 flow-imbalance");
    ran.shows("1份报告\n");
    assert!(!ran.stdout.contains("12 + 3 = 15"), "{}", ran.stdout);
    let summary = dir.run("check --format json .").json()["summary"].clone();
    assert_eq!(
        summary["rules"]["APP001"],
        json!({"findings": 1, "reports": 1})
    );
    let listed: u64 = (summary["rules"].as_object().unwrap().values())
        .map(|count| count["findings"].as_u64().unwrap())
        .sum();
    let counted = ["errors", "warnings", "infos"].map(|key| summary[key].as_u64().unwrap());
    assert_eq!(listed, counted.iter().sum::<u64>());
}

#[test]
fn a_rule_that_is_an_error_here_and_a_warning_there_is_counted_as_both() {
    // The total that last year carried forward is another (an error), and so is that of natural
    // persons (a warning).
    let after = page::clean().replace("2023", "2024");
    let dir = Dir::with(&[("a.html", &page::clean()), ("b.html", &after)]);
    let ran = dir.run("check --statistics .");
    ran.shows("1  错误 YOY001 carry-over-broken  1份报告\n");
    ran.shows("1  警告 YOY001 carry-over-broken  1份报告\n");
}

#[test]
fn a_hint_that_a_wrong_figure_explains_stands_under_it() {
    // Two carried forward are printed as four: the right side exceeds the left by the two that were
    // granted in part, which is no reason to look among the outcomes.
    let wrong = page::with(&[(page::CARRIED_FORWARD, 6, "4")]);
    let dir = Dir::with(&[("a.html", &wrong)]);
    let report = &dir.run("check --format json a.html").json()["reports"][0];
    let hint =
        (report["findings"].as_array().unwrap().iter()).find(|finding| finding["rule"] == "APP006");
    assert_eq!(
        hint.unwrap()["explained_by"],
        json!(["applications.carried_forward.total"])
    );
}

#[test]
fn progress_is_shown_to_nobody_but_a_person() {
    let pages: Vec<(String, String)> = (0..30)
        .map(|n| (format!("{n:02}.html"), page::clean()))
        .collect();
    let files: Vec<(&str, &str)> = pages.iter().map(|(a, b)| (&**a, &**b)).collect();
    let ran = Dir::with(&files).run("check --format ndjson .");
    assert_eq!((ran.lines().len(), ran.stderr.as_str()), (30, ""));
}
