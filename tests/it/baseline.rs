//! Which findings are accepted: written, found again, no longer needed.

use serde_json::{Value, json};

use crate::page;
use crate::run::{Dir, Ran, ran};

const UPDATE: &str = "check --no-link --baseline accepted.toml --update-baseline";
const CHECK: &str = "check --no-link --baseline accepted.toml";

fn two() -> Dir {
    Dir::with(&[
        ("in/a.html", &page::transposed()),
        ("in/deep/b.html", &page::blank()),
    ])
}

/// Runs in a directory below.
fn run_in(dir: &Dir, below: &str, arguments: &str) -> Ran {
    ran(dir.command(arguments).current_dir(dir.path().join(below)))
}

#[test]
fn what_is_accepted_counts_no_more_and_is_marked() {
    let dir = two();
    assert_eq!(dir.run("check in").status, 1);
    let updated = dir.run(&format!("{UPDATE} in"));
    assert_eq!(
        (updated.status, updated.stderr.as_str()),
        (0, "gouji: accepted.toml：接受4项（原有0项）\n")
    );
    let text = dir.read("accepted.toml");
    assert!(
        text.contains("[report.\"in/a.html\".APP001]\nnatural_person = 1\n"),
        "{text}"
    );
    let checked = dir.run(&format!("{CHECK} in"));
    assert_eq!(
        checked,
        Ran {
            stderr: String::new(),
            ..updated
        }
    );
    checked.shows("in/a.html  没有新的问题  清河县司法局，");
    checked.shows("，不符3项，无法核对");
    checked.shows("，基线已接受3项\n");
    checked.shows("错误0、警告0、提示0，基线已接受4项。\n");
    checked.hides("APP001");
    checked.hides("31 应为 13");
    assert_eq!(dir.run(&format!("{CHECK} --fail-on info in")).status, 0);
    let shown = dir.run(&format!("{CHECK} --show-accepted --lang en in"));
    shown.shows("nothing new found");
    shown.shows("3 accepted by the baseline\n");
    shown.shows("APP001 flow-imbalance  table three, column 自然人 (natural person)  (accepted)\n");
    shown.shows("should be 13\n");
    let document = dir.run(&format!("{CHECK} --format json in")).json();
    assert_eq!(document["summary"]["accepted"], 4);
    assert_eq!(document["summary"]["errors"], 0);
    assert_eq!(document["summary"]["clean"], 2);
    assert_eq!(document["reports"][0]["status"], "clean");
    let findings = document["reports"][0]["findings"].as_array().unwrap();
    assert!(findings.len() == 3 && findings.iter().all(|finding| finding["accepted"] == true));
}

#[test]
fn it_outlives_edits_of_the_page_and_the_working_directory() {
    let dir = two();
    dir.run(&format!("{UPDATE} in"));
    let text = dir.read("accepted.toml");
    let longer = page::transposed().replace("<p>一、", "\n\n<p>序</p>\n<p>一、");
    dir.write("in/a.html", longer);
    assert_eq!(dir.run(&format!("{CHECK} in")).status, 0);
    let absolute = dir.path().join("in/a.html");
    assert_eq!(
        dir.run(&format!("{CHECK} {}", absolute.display())).status,
        0
    );
    assert_eq!(
        run_in(
            &dir,
            "in/deep",
            "check --baseline ../../accepted.toml ../a.html"
        )
        .status,
        0
    );
    run_in(
        &dir,
        "in",
        "check --no-link --baseline ../accepted.toml --update-baseline .",
    );
    assert_eq!(dir.read("accepted.toml"), text);
    // What is found at a new place is not accepted.
    dir.write(
        "in/a.html",
        page::with(&[(page::TOTAL, 0, "31"), (0, 1, "7")]),
    );
    let more = dir.run(&format!("{CHECK} --format ndjson in/a.html"));
    let report = more.json();
    let accepted = |value: Value| {
        let findings = report["findings"].as_array().unwrap().iter();
        let places = findings.filter(|finding| finding["accepted"] == value);
        places
            .map(|finding| format!("{} {}", finding["rule"], finding["place"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    assert_eq!((more.status, &report["status"]), (1, &json!("findings")));
    assert!(accepted(json!(true)).contains(&"APP001 natural_person".to_owned()));
    assert!(accepted(Value::Null).contains(&"APP001 commercial_enterprise".to_owned()));
}

#[test]
fn what_is_no_longer_found_is_said_and_taken_out() {
    let dir = two();
    dir.run(&format!("{UPDATE} in"));
    dir.write("in/a.html", page::clean());
    let stale = dir.run(&format!("{CHECK} in"));
    assert_eq!(stale.status, 0);
    assert!(
        stale.stderr.starts_with(
            "gouji: accepted.toml：有3项已接受的问题不再出现，可用 --update-baseline 去掉：\n"
        ),
        "{stale:?}"
    );
    assert!(
        stale
            .stderr
            .contains("gouji:   in/a.html  APP001  natural_person  1\n")
    );
    let en = dir.run(&format!("{CHECK} --lang en in"));
    assert!(
        en.stderr
            .contains("3 accepted but no longer found; --update-baseline takes them out:")
    );
    // A run that does not cover the report, or the rule, cannot tell.
    assert_eq!(dir.run(&format!("{CHECK} in/deep")).stderr, "");
    assert_eq!(dir.run(&format!("{CHECK} --select PRO in")).stderr, "");
    dir.write("in/a.html", "");
    let failed = dir.run(&format!("{CHECK} in"));
    assert!(
        failed.status == 2 && !failed.stderr.contains("不再出现"),
        "{failed:?}"
    );
    dir.write("in/a.html", page::clean());
    let pruned = dir.run(&format!("{UPDATE} in/a.html"));
    assert!(pruned.stderr.contains("接受1项（原有4项）"), "{pruned:?}");
    let text = dir.read("accepted.toml");
    assert!(
        !text.contains("a.html") && text.contains("[report.\"in/deep/b.html\"."),
        "{text}"
    );
}

#[test]
fn an_update_leaves_other_reports_other_rules_and_failures_alone() {
    let dir = two();
    dir.run(&format!("{UPDATE} in"));
    let text = dir.read("accepted.toml");
    dir.run(&format!("{UPDATE} --select PRO in"));
    assert_eq!(dir.read("accepted.toml"), text);
    dir.run(&format!("{UPDATE} in/deep"));
    assert_eq!(dir.read("accepted.toml"), text);
    dir.write("in/a.html", "");
    let failed = dir.run(&format!("{UPDATE} in"));
    assert_eq!(failed.status, 2);
    assert_eq!(dir.read("accepted.toml"), text);
    // Standard input has no path that a baseline could name.
    let stdin = dir.run_on(&format!("{UPDATE} -"), &page::transposed());
    assert_eq!((stdin.status, dir.read("accepted.toml")), (1, text));
}

#[test]
fn a_configuration_names_a_baseline_beside_it() {
    let dir = two();
    dir.write("in/gouji.toml", "baseline = 'known/accepted.toml'\n");
    dir.write("c.html", page::transposed());
    let nowhere = dir.run("check --update-baseline in c.html");
    assert!(
        nowhere.status == 2 && nowhere.stderr.contains("in/known/accepted.toml 所在的目录"),
        "{nowhere:?}"
    );
    dir.write("in/known/readme", "");
    assert_eq!(dir.run("check --update-baseline in c.html").status, 1);
    assert!(
        dir.read("in/known/accepted.toml")
            .contains("[report.\"../deep/b.html\".")
    );
    assert_eq!(dir.run("check in").status, 0);
    assert_eq!(dir.run("check c.html").status, 1);
    assert_eq!(dir.run("check --no-config in").status, 1);
    assert_eq!(run_in(&dir, "in/deep", "check ..").status, 0);
    // What is typed goes before what is configured.
    dir.write("none.toml", "schema = 'gouji/baseline/1'\n");
    assert_eq!(dir.run("check --baseline none.toml in").status, 1);
}

#[test]
fn a_baseline_that_cannot_be_used_ends_the_run() {
    let dir = two();
    dir.write(
        "wrong.toml",
        "schema = 'gouji/baseline/1'\n[report.'in/a.html'.APP01]\nx = 1\n",
    );
    for (arguments, zh, en) in [
        (
            "--baseline gone.toml in",
            "没有基线文件 gone.toml",
            "no baseline gone.toml",
        ),
        (
            "--baseline wrong.toml in",
            "wrong.toml:2:21：没有“APP01”这条规则或类别，是不是要找 APP001？",
            "wrong.toml:2:21: no rule or family `APP01`",
        ),
        (
            "--baseline wrong.toml --update-baseline in",
            "wrong.toml:2:21",
            "wrong.toml:2:21",
        ),
        (
            "--update-baseline in",
            "请加 --baseline",
            "give --baseline FILE",
        ),
        (
            "--baseline nowhere/b.toml in",
            "nowhere/b.toml 所在的目录",
            "directory of the baseline nowhere/b.toml",
        ),
        ("--baseline in in", "不能读取 in", "cannot read in"),
    ] {
        for (lang, said) in [("zh", zh), ("en", en)] {
            let ran = dir.run(&format!("check --lang {lang} {arguments}"));
            assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments}");
            assert!(ran.stderr.contains(said), "{arguments}: {ran:?}");
        }
    }
}
