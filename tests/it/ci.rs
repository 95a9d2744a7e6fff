//! The outputs for continuous integration, each read back by a reader that is not ours or after
//! the rules of the service that reads it.
//!
//! Long because all forms are read back from one and the same run, and compared with one another.

use std::collections::BTreeSet;

use gouji::diagnostic::Assessed;
use gouji::lang::Lang;
use gouji::render::format::OutputFormat;
use gouji::render::renderer::OutputOptions;
use gouji::render::renderer::{Extent, View};
use gouji::render::results::SourceResult;
use gouji::render::results::Summary;
use gouji::rules::{RULES, metas};
use gouji::{Check, Options, Read};
use serde_json::{Value, json};

use crate::outputs::all_kinds;
use crate::page;
use crate::run::Dir;

/// Text that means something in every one of the forms: quotes, tags and the end of CDATA, a
/// link of Markdown, a command of a workflow, escapes of a terminal, what XML cannot hold.
const HOSTILE: &str = "&quot;'&lt;b&gt;&amp;amp;]]&gt; [x](http://x) \n::error file=x::y%0A,:\
                       \u{1b}[31m\u{7}\u{202e}\u{fffe}\u{ffff}";

/// Reports with that text in a figure and in a label, under names that mean something too.
fn hostile() -> Dir {
    let figure = page::with(&[(0, 0, &format!("1 {HOSTILE} 2"))]);
    let label = page::clean().replace("行政强制", &format!("行政检查{HOSTILE}"));
    let dir = Dir::with(&[
        ("in/figure ]]>&'\".html", &figure),
        ("in/label.html", &label),
    ]);
    if cfg!(unix) {
        dir.write("in/a,b:c%0A::x\n::error::y.html", page::transposed());
        dir.write("in/failed\n::warning::\u{1b}[0m.html", "");
    }
    dir
}

/// The output of a report in a form, as a run over it alone gives it.
fn rendered(format: OutputFormat, read: &Read, check: &Check) -> String {
    let renderer = format.renderer(OutputOptions {
        view: View {
            lang: Lang::En,
            color: false,
            width: View::WIDTH,
        },
        extent: Extent::All,
        is_unfolded: false,
        show_accepted: false,
        repair: true,
    });
    let piece = renderer.piece(SourceResult::Checked(read, check)).unwrap();
    let kept = piece.kept.into_iter().collect();
    let end = renderer.end(kept, &Summary::of(check)).unwrap();
    renderer.start().unwrap() + &piece.text + &String::from_utf8(end).unwrap()
}

/// A report with three errors, of which the first is accepted.
fn accepted() -> (Read, Check) {
    let read = gouji::read("a.html", page::transposed().as_bytes()).unwrap();
    let mut check = gouji::check(&read.report, Options::default());
    assert_eq!(check.assessment.findings.len(), 3);
    check.assessment.findings[0].is_accepted = true;
    (read, check)
}

fn sarif_errors(log: &Value) -> Vec<String> {
    // The published pattern of a language has a bracket too many, which is no regular expression.
    let schema = include_str!("../schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors = validator.iter_errors(log);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().unwrap()
}

#[test]
fn sarif_fits_the_schema_of_its_standard() {
    let none = Vec::<String>::new();
    for arguments in ["check --format sarif .", "check --lang en --format sarif ."] {
        assert_eq!(sarif_errors(&all_kinds().run(arguments).json()), none);
        assert_eq!(sarif_errors(&hostile().run(arguments).json()), none);
    }
    let (read, check) = accepted();
    let log = rendered(OutputFormat::Sarif, &read, &check);
    let mut log: Value = serde_json::from_str(&log).unwrap();
    assert_eq!(sarif_errors(&log), none);
    log["runs"][0]["results"][0]["level"] = json!("bad");
    assert_eq!(sarif_errors(&log).len(), 1);
    let empty = all_kinds().run("check --format sarif empty.html").json();
    assert_eq!(sarif_errors(&empty), none);
}

#[test]
fn sarif_has_every_rule_with_its_documentation() {
    for (lang, option) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let arguments = format!("check --lang {option} --format sarif clean.html");
        let log = all_kinds().run(&arguments).json();
        let rules = &log["runs"][0]["tool"]["driver"]["rules"];
        assert_eq!(rules.as_array().unwrap().len(), metas().count());
        for (rule, shown) in metas().zip(rules.as_array().unwrap()) {
            assert_eq!(shown["id"], rule.id);
            assert_eq!(shown["shortDescription"]["text"], rule.what.get(lang));
            for form in ["text", "markdown"] {
                let help = shown["help"][form].as_str().unwrap();
                assert!(help.contains(rule.correction.get(lang)), "{help}");
                assert!(help.contains(rule.basis.get(lang)), "{help}");
            }
        }
        let levels = rules.as_array().unwrap().iter();
        let levels: BTreeSet<&str> = levels
            .map(|rule| rule["defaultConfiguration"]["level"].as_str().unwrap())
            .collect();
        assert_eq!(levels, BTreeSet::from(["error", "note", "warning"]));
    }
}

/// The line and the character, from 1, on which the page prints its wrong figure.
fn of_31() -> (usize, usize) {
    let page = page::transposed();
    let mut lines = (1..).zip(page.lines());
    let (number, line) = lines.find(|(_, line)| line.contains("31")).unwrap();
    let before = line.split("31").next().unwrap();
    (number, before.chars().count() + 1)
}

#[test]
fn a_sarif_result_points_at_the_figure_that_is_wrong() {
    let dir = all_kinds();
    let log = dir.run("check --format sarif transposed.html").json();
    let (line, column) = of_31();
    let region = json!({"startLine": line, "startColumn": column, "endColumn": column + 2});
    let place = json!({"artifactLocation": {"uri": "transposed.html", "uriBaseId": "%SRCROOT%"},
                       "region": region});
    let cell = "applications.outcomes.total.natural_person";
    for result in results(&log) {
        let rule = &log["runs"][0]["tool"]["driver"]["rules"]
            [result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(result["level"], "error");
        assert_eq!(result["locations"][0]["physicalLocation"], place);
        let logical = &result["locations"][0]["logicalLocations"][0];
        assert_eq!(logical["fullyQualifiedName"], cell);
        let message = result["message"]["text"].as_str().unwrap();
        assert!(message.contains("31 应为 13"), "{message}");
        assert!(!result["relatedLocations"].as_array().unwrap().is_empty());
    }
    assert_eq!(results(&log).len(), 3);
}

#[test]
fn a_sarif_fingerprint_outlives_edits_of_other_parts() {
    let prints = |page: &str, name: &str| -> Vec<String> {
        let dir = Dir::with(&[(name, page)]);
        let log = dir.run("check --format sarif .").json();
        let print = |result: &Value| result["partialFingerprints"]["goujiFinding/v1"].clone();
        let prints = results(&log).iter().map(print);
        prints
            .map(|print| print.as_str().unwrap().to_owned())
            .collect()
    };
    let page = page::transposed();
    let before = prints(&page, "a.html");
    assert_eq!(before.len(), 3);
    assert_eq!(
        before.iter().collect::<BTreeSet<_>>().len(),
        3,
        "{before:?}"
    );
    let moved = page.replace("<body>", "<body>\n\n<p>导航</p>");
    let moved = moved.replace("12.5", "13.5");
    assert!(moved.len() > page.len());
    assert_eq!(prints(&moved, "in/b.html"), before);
    let fixed = page.replace("31", "13");
    assert_eq!(prints(&fixed, "a.html"), Vec::<String>::new());
    // Kept for good: services compare it with that of earlier versions.
    assert_eq!(before[0], "0e04297cd7c81bf2");
}

#[test]
fn sarif_names_what_could_not_be_read() {
    let log = all_kinds().run("check --format sarif .").json();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notifications = &invocation["toolExecutionNotifications"];
    assert_eq!(notifications.as_array().unwrap().len(), 1);
    assert_eq!(notifications[0]["descriptor"]["id"], "empty");
    let place = &notifications[0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(place["uri"], "empty.html");
    let log = all_kinds()
        .run("check --format sarif transposed.html")
        .json();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(
        invocation,
        &json!({"executionSuccessful": true, "toolExecutionNotifications": []})
    );
}

#[test]
fn no_report_writes_a_link_into_sarif() {
    let ran = hostile().run("check --format sarif in");
    assert!(ran.stdout.contains("[x] (http://x)"), "{}", ran.stdout);
    ran.hides("](http");
}

#[test]
fn accepted_findings_are_no_failures() {
    let (read, check) = accepted();
    let of = |format| rendered(format, &read, &check);
    let log: Value = serde_json::from_str(&of(OutputFormat::Sarif)).unwrap();
    let suppressions: Vec<&Value> = (results(&log).iter())
        .map(|result| &result["suppressions"])
        .collect();
    let external = json!([{"kind": "external", "status": "accepted"}]);
    assert_eq!(suppressions, [&external, &json!([]), &json!([])]);
    assert_eq!(of(OutputFormat::Github).lines().count(), 2);
    let issues: Vec<Value> = serde_json::from_str(&of(OutputFormat::Gitlab)).unwrap();
    assert_eq!(issues.len(), 2);
    let suites = junit_parser::from_reader(of(OutputFormat::Junit).as_bytes()).unwrap();
    let suite = &suites.suites[0];
    let case = suite
        .cases
        .iter()
        .find(|case| case.original_name.starts_with("APP001"));
    assert_eq!(case.unwrap().status.skipped_as_ref().message, "accepted");
    assert_eq!(suite.failures, 2);
}

#[test]
fn junit_has_a_suite_a_report_and_a_case_a_rule() {
    let dir = all_kinds();
    let ran = dir.run("check --format junit .");
    let suites = junit_parser::from_reader(ran.stdout.as_bytes())
        .unwrap()
        .suites;
    let json = dir.run("check --format json .").json();
    let reports = json["reports"].as_array().unwrap();
    assert_eq!(suites.len(), reports.len());
    for (suite, report) in suites.iter().zip(reports) {
        assert_eq!(suite.name, report["source"]["path"]);
        let findings = report["findings"].as_array().unwrap().iter();
        let rules: BTreeSet<&str> = (findings.filter(|finding| finding["severity"] == "error"))
            .map(|finding| finding["rule"].as_str().unwrap())
            .collect();
        let failed = suite.cases.iter().filter(|case| case.status.is_failure());
        let failed: BTreeSet<&str> = failed.map(|case| &case.original_name[..6]).collect();
        assert_eq!(failed, rules, "{}", suite.name);
        // The counts that the file states, which the reader does not work out itself.
        let counted = |is: fn(&junit_parser::TestStatus) -> bool| {
            suite.cases.iter().filter(|case| is(&case.status)).count() as u64
        };
        assert_eq!(suite.tests, suite.cases.len() as u64);
        assert_eq!(
            suite.failures,
            counted(junit_parser::TestStatus::is_failure)
        );
        assert_eq!(suite.errors, counted(junit_parser::TestStatus::is_error));
        assert_eq!(suite.skipped, counted(junit_parser::TestStatus::is_skipped));
        assert_eq!(suite.errors > 0, report["status"] == "failed");
    }
}

#[test]
fn what_could_be_assessed_nowhere_is_no_success() {
    let (read, mut check) = accepted();
    let nowhere = Assessed {
        not_assessed: 2,
        ..Assessed::default()
    };
    check.assessment.by_rule = vec![
        (&RULES[0].meta, nowhere),
        (&RULES[1].meta, Assessed::default()),
    ];
    let junit = rendered(OutputFormat::Junit, &read, &check);
    let suite = junit_parser::from_reader(junit.as_bytes())
        .unwrap()
        .suites
        .remove(0);
    assert_eq!(
        suite.cases.len(),
        1,
        "a rule that was asked nowhere is no case"
    );
    assert_eq!(
        suite.cases[0].status.skipped_as_ref().message,
        "not assessed"
    );
}

#[test]
fn junit_fails_by_fail_on_and_shows_the_rest() {
    let dir = all_kinds();
    let case = |arguments: &str| {
        let ran = dir.run(arguments);
        let suites = junit_parser::from_reader(ran.stdout.as_bytes())
            .unwrap()
            .suites;
        let cases = suites.into_iter().flat_map(|suite| suite.cases);
        let mut blank = cases.filter(|case| case.original_name == "DOC007 blank-cell");
        blank.next().unwrap()
    };
    let shown = case("check --format junit blank.html");
    assert!(shown.status.is_success());
    assert!(shown.system_out.unwrap().contains("空白单元格"));
    let failed = case("check --format junit --fail-on warning blank.html");
    assert!(failed.status.failure_as_ref().text.contains("空白单元格"));
}

#[test]
fn junit_holds_any_text() {
    let dir = hostile();
    let ran = dir.run("check --fail-on info --format junit in");
    let forbidden = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(!ran.stdout.contains(forbidden));
    let read = junit_parser::from_reader(ran.stdout.as_bytes()).unwrap();
    assert!(read.suites.iter().any(|suite| suite.errors > 0) || !cfg!(unix));
    // The reader of JUnit leaves entities out of texts; a reader of XML does not.
    let xml = roxmltree::Document::parse(&ran.stdout).unwrap();
    let named = |name: &str| {
        let mut suites = xml
            .descendants()
            .filter(|node| node.has_tag_name("testsuite"));
        suites
            .find(|suite| suite.attribute("name") == Some(name))
            .unwrap()
    };
    assert_eq!(
        named("in/figure ]]>&'\".html").attribute("errors"),
        Some("0")
    );
    let label = named("in/label.html").descendants();
    let failures = label.filter(|node| node.has_tag_name("failure"));
    let shown =
        "行政检查\"'<b>&amp;]]> [x](http://x) \\u{3a}:error file=x\\u{3a}:y%0A,:\\u{1b}[31m\\u{7}";
    let has = |text: Option<&str>| text.unwrap().contains(shown);
    let of_extra_row = failures.filter(|node| has(node.text()) && has(node.attribute("message")));
    assert_eq!(of_extra_row.count(), 1, "{}", ran.stdout);
}

/// A command as the runner reads it: its name, its properties and its message.
fn command(line: &str) -> (&str, Vec<(&str, String)>, String) {
    let plain = |text: &str, of_property: bool| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n");
        let text = if of_property {
            text.replace("%3A", ":").replace("%2C", ",")
        } else {
            text
        };
        text.replace("%25", "%")
    };
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let property = |one| -> (&str, String) {
        let (key, value) = str::split_once(one, '=').unwrap();
        (key, plain(value, true))
    };
    let properties = properties.split(',').map(property).collect();
    (name, properties, plain(message, false))
}

#[test]
fn github_gets_one_command_a_finding() {
    let dir = all_kinds();
    let ran = dir.run("check --format github .");
    let json = dir.run("check --format json .").json();
    let summary = |key: &str| json["summary"][key].as_u64().unwrap() as usize;
    let named = |name: &str| {
        let commands = ran.stdout.lines().map(command);
        commands.filter(|command| command.0 == name).count()
    };
    assert_eq!(named("error"), summary("errors") + summary("failed"));
    assert_eq!(named("warning"), summary("warnings"));
    assert_eq!(named("notice"), summary("infos"));
    let ran = dir.run("check --format github ./transposed.html");
    let (line, column) = of_31();
    let (_, properties, message) = command(ran.stdout.lines().next().unwrap());
    let title = "APP001 flow-imbalance".to_owned();
    let expected = [
        ("file", "transposed.html".to_owned()),
        ("line", line.to_string()),
        ("col", column.to_string()),
        ("title", title),
    ];
    assert_eq!(properties, expected);
    assert_eq!(
        message,
        "表三“自然人”列：本年新收加上年结转，不等于办理结果总计加结转下年度：12 + 3 = 15 ≠ 31 + 2 = 33\n\
         表三 自然人 × （七）总计：31 应为 13（各项办理结果之和），疑似数字颠倒"
    );
    let ran = dir.run_on("check --format github -", &page::transposed());
    let (_, properties, _) = command(ran.stdout.lines().next().unwrap());
    assert_eq!(
        properties.len(),
        1,
        "standard input is no file: {properties:?}"
    );
}

#[test]
fn no_report_writes_a_command_of_its_own() {
    let dir = hostile();
    let ran = dir.run("check --format github in");
    let json = dir.run("check --format json in").json();
    let reports = json["reports"].as_array().unwrap();
    let mut lines = ran.stdout.lines();
    for report in reports {
        let path = report["source"]["path"].as_str().unwrap();
        let findings = report["findings"].as_array().unwrap().len();
        for _ in 0..findings.max(1) {
            let (name, properties, message) = command(lines.next().unwrap());
            assert!(["error", "warning", "notice"].contains(&name));
            // What a terminal obeys is shown, in names too.
            assert_eq!(properties[0], ("file", path.replace('\u{1b}', "\\u{1b}")));
            assert!(message.lines().all(|line| !line.starts_with("::")));
        }
    }
    assert_eq!(lines.next(), None);
    assert!(reports.len() >= 2);
}

#[test]
fn gitlab_gets_one_issue_a_finding() {
    let dir = all_kinds();
    let json = dir.run("check --format json .").json();
    let summary = |key: &str| json["summary"][key].as_u64().unwrap() as usize;
    for (arguments, dir) in [
        ("check --format gitlab .", &dir),
        ("check --format gitlab in", &hostile()),
    ] {
        let ran = dir.run(arguments);
        let issues: Vec<Value> = serde_json::from_str(&ran.stdout).unwrap();
        let mut fingerprints = BTreeSet::new();
        for issue in &issues {
            let text = |key: &str| issue[key].as_str().unwrap();
            assert!(!text("description").is_empty() && !text("check_name").is_empty());
            assert!(fingerprints.insert(text("fingerprint")), "{issue}");
            assert!(["info", "minor", "major", "critical"].contains(&text("severity")));
            let path = issue["location"]["path"].as_str().unwrap();
            assert!(dir.path().join(path).is_file() && !path.starts_with('.'));
            assert!(issue["location"]["lines"]["begin"].as_u64() >= Some(1));
        }
        let of = |severity| {
            issues
                .iter()
                .filter(|issue| issue["severity"] == severity)
                .count()
        };
        if arguments.ends_with('.') {
            assert_eq!(of("major"), summary("errors"));
            assert_eq!(of("minor"), summary("warnings"));
            assert_eq!(of("info"), summary("infos"));
            assert_eq!(of("critical"), summary("failed"));
        }
    }
    let page = page::transposed();
    let twice = Dir::with(&[("a.html", &page), ("b.html", &page)]).run("check --format gitlab .");
    let issues = twice.json();
    let fingerprint = |issue: &Value| issue["fingerprint"].to_string();
    let fingerprints = issues.as_array().unwrap().iter().map(fingerprint);
    assert_eq!(fingerprints.collect::<BTreeSet<_>>().len(), 6);
    let none = dir.run("check --format gitlab clean.html");
    assert_eq!(none.json(), json!([]));
}

/// The text with a SARIF fix applied to it, as an editor does.
fn applied(text: &str, fix: &Value) -> String {
    let replacement = &fix["artifactChanges"][0]["replacements"][0];
    let number = |key: &str| usize::try_from(replacement["deletedRegion"][key].as_u64().unwrap());
    let (line, from, to) = (
        number("startLine").unwrap() - 1,
        number("startColumn").unwrap() - 1,
        number("endColumn").unwrap() - 1,
    );
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let characters: Vec<char> = lines[line].chars().collect();
    let [before, behind] = [&characters[..from], &characters[to..]].map(String::from_iter);
    let inserted = replacement["insertedContent"]["text"].as_str().unwrap();
    lines[line] = format!("{before}{inserted}{behind}");
    lines.join("\n")
}

#[test]
fn a_fix_in_sarif_makes_the_report_right() {
    let page = page::transposed();
    let dir = Dir::with(&[("a.html", &page)]);
    let sarif = dir.run("check --format sarif a.html").json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let fix = &results[0]["fixes"][0];
    let fixed = applied(&page, fix);
    assert_ne!(fixed, page);
    let fixed = Dir::with(&[("a.html", &fixed)]).run("check a.html");
    assert_eq!(fixed.status, 0, "{fixed:?}");
    // The first place of a result is the wrong figure itself, in SARIF and beside it.
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    let deleted = &fix["artifactChanges"][0]["replacements"][0]["deletedRegion"];
    assert_eq!(region, deleted);
    let column = format!(
        "line={},col={},",
        region["startLine"], region["startColumn"]
    );
    dir.run("check --format github a.html").shows(&column);
}

#[test]
fn no_character_is_given_where_the_line_leaves_it_open() {
    // Two cells of one line print the figure, and so does something that is no cell.
    let page = page::transposed().replace("<td>31</td>", "<td>31</td><!--a--><i>31</i>");
    let sarif = Dir::with(&[("a.html", &page)])
        .run("check --format sarif a.html")
        .json();
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        assert!(result["fixes"].is_null(), "{result}");
    }
}
