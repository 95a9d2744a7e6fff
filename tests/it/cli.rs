//! What may be typed, and what becomes of it: exit statuses, inputs, the order of results, rules.

use crate::page;
use crate::run::{Dir, ran};

#[test]
fn a_clean_report_is_one_line_with_the_three_counts() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let ran = dir.run("check a.html");
    assert_eq!(ran.status, 0);
    let assessed = dir.run("check --format ndjson a.html").json()["assessed"].clone();
    let count = |verdict: &str| assessed[verdict].as_u64().unwrap();
    let (held, unknown) = (count("held"), count("not_assessed"));
    let all = held + unknown;
    assert_eq!(count("violated"), 0);
    assert_eq!(
        ran.stdout,
        format!(
            "a.html  未发现问题  清河县司法局，2023年度，2021年格式  核对{all}项：相符{held}项，不符0项，无法核对{unknown}项\n\
             共1份：0份有错误，0份有警告、无错误，0份仅有提示，1份未发现问题，0份未能核对。\n\
             错误0、警告0、提示0。\n\
             核对{all}项：相符{held}项，不符0项，无法核对{unknown}项。\n"
        )
    );
    assert_eq!(ran.stderr, "");
}

#[test]
fn what_only_the_files_name_tells_is_said_to_be_its() {
    let name = "清河县司法局2023年政府信息公开工作年度报告.html";
    let unnamed = page::clean().replace("清河县司法局", "");
    let dir = Dir::with(&[(name, &unnamed), ("b.html", &page::clean())]);
    let said = |arguments: &str| dir.run(arguments).stdout;
    let zh = said(&format!("check {name}"));
    assert!(zh.contains("清河县司法局（据文件名），2023年度"), "{zh}");
    let en = said(&format!("check --lang en {name}"));
    assert!(
        en.contains("清河县司法局 (by the file's name), 2023"),
        "{en}"
    );
    assert!(!said("check b.html").contains("据文件名"));
}

#[test]
fn the_exit_status_tells_found_from_failed() {
    let dir = Dir::with(&[
        ("clean.html", &page::clean()),
        ("wrong.html", &page::transposed()),
    ]);
    let status = |arguments| dir.run(arguments).status;
    assert_eq!(status("check clean.html"), 0);
    assert_eq!(status("check clean.html wrong.html"), 1);
    assert_eq!(status("check clean.html nowhere.html"), 2);
    assert_eq!(status("check wrong.html nowhere.html"), 2);
    assert_eq!(status("parse clean.html wrong.html"), 0);
    assert_eq!(status("parse clean.html nowhere.html"), 2);
}

#[test]
fn fail_on_sets_what_is_bad_enough() {
    let dir = Dir::with(&[
        ("blank.html", &page::blank()),
        ("noted.html", &page::with(&[(0, 0, "12件")])),
    ]);
    let status = |arguments| dir.run(arguments).status;
    assert_eq!(status("check blank.html"), 0);
    assert_eq!(status("check --fail-on error blank.html"), 0);
    assert_eq!(status("check --fail-on warning blank.html"), 1);
    assert_eq!(status("check --fail-on warning noted.html"), 0);
    assert_eq!(status("check --fail-on info noted.html"), 1);
}

#[test]
fn wrong_usage_is_status_2_and_says_so() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    for arguments in [
        "check",
        "check --nonsense a.html",
        "check --threads 0 a.html",
        "check --format xml a.html",
        "schema claims",
        "frobnicate",
    ] {
        let ran = dir.run(arguments);
        assert_eq!(ran.status, 2, "{arguments}");
        assert_eq!(ran.stdout, "", "{arguments}");
        assert!(ran.stderr.contains("用法见 gouji --help"), "{ran:?}");
        let en = dir.run(&format!("--lang en {arguments}"));
        assert_eq!((en.status, en.stdout.as_str()), (2, ""), "{arguments}");
        assert!(en.stderr.contains("--help"), "{en:?}");
    }
}

#[test]
fn results_are_sorted_by_path_and_the_same_for_any_number_of_threads() {
    let dir = Dir::with(&[]);
    let pages = [page::clean(), page::transposed(), String::new()];
    for number in 0..40 {
        let name = format!("in/{}/{}.html", number % 3, number * 7 % 40);
        dir.write(&name, &pages[number % 3]);
    }
    dir.write("a.html", page::clean());
    for arguments in [
        "check --format ndjson in a.html",
        "check --format json in a.html",
        "check in a.html",
        "parse in a.html",
        "parse --format json a.html in",
    ] {
        let one = dir.run(&format!("{arguments} --threads 1"));
        let four = dir.run(&format!("{arguments} --threads 4"));
        assert_eq!(one, four, "{arguments}");
        assert_eq!(one.status, 2);
    }
    let paths: Vec<String> = (dir.run("parse in a.html").lines().iter())
        .map(|line| line["source"]["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(paths.len(), 41);
    assert!(paths.is_sorted(), "{paths:?}");
}

#[test]
fn a_directory_gives_its_supported_files_each_once() {
    let page = page::clean();
    let dir = Dir::with(&[
        ("in/b.HTM", &page),
        ("in/deep/er/c.shtml", &page),
        ("in/list.aspx", &page),
        ("in/ignored.html", &page),
        ("in/.hidden.html", &page),
        ("in/.git/d.html", &page),
        ("in/style.css", "p {}"),
        ("in/picture.png", "PNG"),
        // Which reports there are has nothing to do with version control.
        ("in/.gitignore", "ignored.html\n"),
    ]);
    let ran = dir.run("parse in in/b.HTM in");
    let lines = ran.lines();
    let paths: Vec<&str> = (lines.iter())
        .map(|line| line["source"]["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        paths,
        [
            "in/b.HTM",
            "in/deep/er/c.shtml",
            "in/ignored.html",
            "in/list.aspx"
        ]
    );
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}

#[test]
fn a_file_that_is_named_is_tried_whatever_it_is_called() {
    let dir = Dir::with(&[("report.backup", &page::clean())]);
    assert_eq!(dir.run("check report.backup").status, 0);
}

#[test]
fn standard_input_is_read_where_a_dash_stands() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let ran = dir.run_on("parse -", &page::clean());
    assert_eq!(ran.status, 0);
    assert_eq!(ran.json()["source"]["path"], "-");
    assert_eq!(ran.json()["applications"]["outcomes"]["total"]["total"], 14);
    let twice = dir.run_on("parse --format ndjson - -", &page::clean());
    assert_eq!(twice.stdout.lines().count(), 1, "it can be read once only");
    let both = dir.run_on(
        "check --no-link --format ndjson a.html -",
        &page::transposed(),
    );
    assert_eq!(both.status, 1);
    assert_eq!(both.lines()[0]["source"]["path"], "-");
    assert_eq!(both.lines()[0]["status"], "findings");
    assert_eq!(both.lines()[1]["status"], "clean");
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let dir = Dir::with(&[("a.html", &page::transposed())]);
    let has_color = |command: &mut std::process::Command| ran(command).stdout.contains('\u{1b}');
    assert!(!has_color(&mut dir.command("check a.html")));
    assert!(has_color(&mut dir.command("check --color always a.html")));
    assert!(!has_color(&mut dir.command("check --color never a.html")));
    assert!(has_color(
        dir.command("check a.html").env("CLICOLOR_FORCE", "1")
    ));
    let mut both = dir.command("check a.html");
    both.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    assert!(!has_color(&mut both));
}

#[test]
fn rules_are_listed_and_explained_by_id_and_by_name() {
    let dir = Dir::with(&[]);
    let list = dir.run("rules");
    assert_eq!(list.status, 0);
    assert_eq!(list.stdout.lines().count(), gouji::rules::metas().count());
    for rule in gouji::rules::metas() {
        list.shows(&format!("{}  ", rule.id));
        let by_id = dir.run(&format!("explain {}", rule.id.to_lowercase()));
        assert_eq!(by_id, dir.run(&format!("explain {}", rule.name)));
        assert_eq!(by_id.status, 0);
        by_id.shows(rule.basis.zh);
        dir.run(&format!("explain --lang en {}", rule.id))
            .shows(rule.why.en);
    }
}

#[test]
fn an_unknown_rule_is_status_2_with_the_nearest_one() {
    let dir = Dir::with(&[]);
    let near = dir.run("explain APP01");
    assert_eq!((near.status, near.stdout.as_str()), (2, ""));
    assert_eq!(
        near.stderr,
        "gouji: 没有“APP01”这条规则，是不是要找 APP001？gouji rules 列出全部规则。\n"
    );
    let near = dir.run("--lang en explain flow-inbalance");
    assert!(
        near.stderr.contains("did you mean flow-imbalance?"),
        "{near:?}"
    );
    let far = dir.run("--lang en explain quite-something-else");
    assert_eq!(far.status, 2);
    assert!(!far.stderr.contains("did you mean"), "{far:?}");
}
