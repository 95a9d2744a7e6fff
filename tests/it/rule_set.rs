//! Which rules run and how bad their findings are: as typed, and as a `gouji.toml` says.

use gouji::Options;
use gouji::diagnostic::Severity;
use gouji::example;
use gouji::rule_set::{RuleSet, Selection, Selector};
use gouji::rules::RULES;
use serde_json::{Value, json};

use crate::page;
use crate::run::{Dir, Ran};

/// The rules of all findings, each once, in their order.
fn rules(ran: &Ran) -> Vec<String> {
    let mut rules: Vec<String> = (ran.lines().iter())
        .flat_map(|report| report["findings"].as_array().unwrap().clone())
        .map(|finding| finding["rule"].as_str().unwrap().to_owned())
        .collect();
    rules.dedup();
    rules
}

/// A report with a wrong total and a blank cell: APP001, APP002, APP003 and a rule about blanks.
fn wrong() -> String {
    page::with(&[(page::TOTAL, 0, "31"), (page::GRANTED, 2, "")])
}

fn check(dir: &Dir, options: &str) -> Ran {
    dir.run(&format!("check --format ndjson {options}"))
}

#[test]
fn the_more_specific_wins_and_what_does_not_run_is_not_counted() {
    let dir = Dir::with(&[("a.html", &wrong())]);
    let of = |options: &str| rules(&check(&dir, &format!("{options} a.html")));
    let all = of("--select ALL");
    let (app, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|id| id.starts_with("APP"));
    assert_eq!(app, ["APP001", "APP002", "APP003"]);
    assert!(!others.is_empty());
    assert_eq!(of("--select app"), ["APP001", "APP002", "APP003"]);
    assert_eq!(
        of("--select APP001,Applicant-Total-Mismatch"),
        ["APP001", "APP003"]
    );
    assert_eq!(of("--select APP001 --select APP002"), ["APP001", "APP002"]);
    assert_eq!(
        of("--select APP --ignore flow-imbalance"),
        ["APP002", "APP003"]
    );
    assert_eq!(of("--select APP001 --ignore APP"), ["APP001"]);
    assert_eq!(
        of("--ignore all --select APP"),
        ["APP001", "APP002", "APP003"]
    );
    assert_eq!(of("--ignore APP"), others);
    let counts = check(&dir, "--select PRO001 a.html").json();
    assert_eq!(counts["status"], "clean");
    assert_eq!(
        counts["assessed"],
        json!({"held": 3, "violated": 0, "not_assessed": 0})
    );
    // Which figures must be wrong is asked of the sums themselves.
    assert_eq!(counts["repair"]["changes"], 1);
}

#[test]
fn an_unknown_rule_or_severity_is_wrong_usage_with_the_nearest_right_one() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    for (options, zh, en) in [
        (
            "--select APP01",
            "--select：没有“APP01”这条规则或类别，是不是要找 APP001？",
            "did you mean APP001?",
        ),
        ("--ignore APQ", "--ignore：没有“APQ”", "did you mean APP?"),
        (
            "--ignore DOC,,APP",
            "--ignore：没有“”",
            "no rule or family ``",
        ),
        ("--severity APP001", "应当写作", "must be RULE=SEVERITY"),
        (
            "--severity APP001=warn",
            "是不是要写 warning？",
            "did you mean warning?",
        ),
        (
            "--severity APP01=info",
            "是不是要找 APP001？",
            "did you mean APP001?",
        ),
        ("--ignore ALL", "没有剩下任何规则", "leave no rule"),
    ] {
        for (lang, said) in [("zh", zh), ("en", en)] {
            let ran = dir.run(&format!("check --lang {lang} {options} a.html"));
            assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{options}");
            assert!(ran.stderr.contains(said), "{options}: {ran:?}");
        }
    }
}

#[test]
fn another_severity_changes_the_exit_status() {
    let dir = Dir::with(&[("a.html", &page::transposed()), ("b.html", &page::blank())]);
    let status = |arguments: &str| dir.run(&format!("check {arguments}")).status;
    assert_eq!(status("a.html"), 1);
    assert_eq!(status("--severity APP=warning a.html"), 0);
    assert_eq!(
        status("--severity APP=warning --severity APP001=error a.html"),
        1
    );
    assert_eq!(status("--severity ALL=error b.html"), 1);
    assert_eq!(status("b.html"), 0);
    dir.run("check --statistics --severity APP=info a.html")
        .shows("提示 APP001");
    let findings = check(&dir, "--severity APP=info a.html").json()["findings"].clone();
    let severities = findings.as_array().unwrap().iter();
    assert!(severities.clone().count() == 3);
    assert!(
        severities
            .clone()
            .all(|finding| finding["severity"] == "info")
    );
}

#[test]
fn each_input_has_the_configuration_nearest_above_it() {
    let wrong = wrong();
    let dir = Dir::with(&[
        ("gouji.toml", "select = ['APP001']\n"),
        ("a.html", &wrong),
        ("one/deep/b.html", &wrong),
        (
            "two/gouji.toml",
            "select = ['APP']\nignore = ['APP001', 'APP002']\n[severity]\nAPP003 = 'info'\n",
        ),
        ("two/c.html", &wrong),
        ("two/deep/d.html", &wrong),
    ]);
    let ran = check(&dir, ".");
    let lines = ran.lines();
    let of = |path: &str| -> Vec<Value> {
        let named = |line: &&Value| line["source"]["path"] == path;
        let report = lines.iter().find(named).unwrap();
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .map(|finding| json!([finding["rule"], finding["severity"]]))
            .collect()
    };
    assert_eq!(lines.len(), 4);
    assert_eq!(of("./a.html"), [json!(["APP001", "error"])]);
    assert_eq!(of("./one/deep/b.html"), of("./a.html"));
    assert_eq!(of("./two/c.html"), [json!(["APP003", "info"])]);
    assert_eq!(of("./two/deep/d.html"), of("./two/c.html"));
    // From another working directory, on standard input, and over the command line.
    assert_eq!(rules(&check(&dir, "two/../two/c.html")), ["APP003"]);
    let mut below = dir.command("check --format ndjson ../two/c.html");
    below.current_dir(dir.path().join("one"));
    assert_eq!(rules(&crate::run::ran(&mut below)), ["APP003"]);
    assert_eq!(
        rules(&dir.run_on("check --format ndjson -", &wrong)),
        ["APP001"]
    );
    assert_eq!(
        rules(&check(&dir, "--config gouji.toml two/c.html")),
        ["APP001"]
    );
    assert_eq!(
        rules(&check(&dir, "--isolated two/c.html")).len(),
        rules(&check(&dir, "--no-config a.html")).len()
    );
    assert_eq!(rules(&check(&dir, "--select APP002 .")), ["APP002"]);
    assert_eq!(
        rules(&check(&dir, "--ignore APP --select APP001 a.html")),
        ["APP001"]
    );
    let none = check(&dir, "--ignore APP001 a.html");
    assert_eq!(
        none.status, 2,
        "nothing is left of what the configuration selects: {none:?}"
    );
}

#[test]
fn a_configuration_says_what_is_bad_enough_and_what_a_blank_is() {
    let dir = Dir::with(&[
        ("strict/gouji.toml", "fail-on = 'warning'\n"),
        ("strict/a.html", &page::blank()),
        ("zero/gouji.toml", "blank-as-zero = true\n"),
        ("zero/b.html", &page::with(&[(page::GRANTED, 1, "")])),
    ]);
    let status = |arguments: &str| dir.run(&format!("check {arguments}")).status;
    assert_eq!(status("strict"), 1);
    assert_eq!(status("--fail-on error strict"), 0);
    assert_eq!(status("--no-config strict"), 0);
    assert_eq!(status("zero"), 1);
    assert_eq!(status("--blank-as-zero=false zero"), 0);
    assert_eq!(status("--no-config --blank-as-zero zero"), 1);
}

#[test]
fn a_mistake_in_a_configuration_ends_the_run_before_anything_is_checked() {
    let dir = Dir::with(&[
        ("a.html", &page::clean()),
        (
            "sub/gouji.toml",
            "# 规则\nselect = [\"DOC\"]\nignroe = []\n",
        ),
        ("sub/b.html", &page::clean()),
        ("gbk.toml", ""),
        ("marked.toml", "\u{feff}select = ['APP']\n"),
    ]);
    dir.write("gbk.toml", b"# \xb9\xe6\xd4\xf2\n");
    let zh = dir.run("check -o out.txt a.html sub");
    assert_eq!((zh.status, zh.stdout.as_str()), (2, ""));
    assert_eq!(
        zh.stderr,
        "gouji: sub/gouji.toml:3:1：没有“ignroe”这个键，是不是要写 ignore？\
         可以写：select、ignore、severity、fail-on、blank-as-zero、baseline、exclude、deadline、overview-limit、required-subjects、roster\n"
    );
    assert!(!dir.names().contains(&"out.txt".to_owned()));
    let mut below = dir.command("check --lang en sub/../../a.html b.html");
    below.current_dir(dir.path().join("sub"));
    let en = crate::run::ran(&mut below);
    assert!(
        en.stderr
            .starts_with("gouji: gouji.toml:3:1: unknown key `ignroe`; did you mean ignore?"),
        "{en:?}"
    );
    let gbk = dir.run("check --config gbk.toml a.html");
    assert!(
        gbk.status == 2 && gbk.stderr.contains("gbk.toml 不是 UTF-8"),
        "{gbk:?}"
    );
    let gone = dir.run("check --config gone.toml a.html");
    assert!(
        gone.status == 2 && gone.stderr.contains("不能读取 gone.toml"),
        "{gone:?}"
    );
    assert_eq!(dir.run("check --config marked.toml a.html").status, 0);
    assert_eq!(
        dir.run("check --config gbk.toml --no-config a.html").status,
        2
    );
}

#[test]
fn the_settings_shown_are_a_configuration_that_says_the_same() {
    let dir = Dir::with(&[
        (
            "in/gouji.toml",
            "ignore = ['APP']\nfail-on = 'info'\nbaseline = '../accepted.toml'\n",
        ),
        ("in/a.html", &wrong()),
        ("b.html", &wrong()),
        ("accepted.toml", "schema = 'gouji/baseline/1'\n"),
    ]);
    let shown = dir.run("check --show-settings --severity PRO001=warning in");
    assert_eq!((shown.status, shown.stderr.as_str()), (0, ""));
    shown.shows("# in/gouji.toml\nselect = [\"ALL\"]\nignore = [\"APP001\", ");
    shown.shows("\"APP010\", \"PRO003\"]\nfail-on = \"info\"\nblank-as-zero = false\nbaseline = \"../accepted.toml\"\n\n[severity]\nPRO001 = \"warning\"\n");
    let before = check(&dir, "in");
    dir.write("in/gouji.toml", &shown.stdout);
    assert_eq!(check(&dir, "in"), before);
    assert_eq!(dir.run("check --show-settings in"), shown);
    let several = dir.run("check --show-settings in b.html");
    several.shows(
        "# 没有 gouji.toml\nselect = [\"ALL\"]\nignore = [\"PRO003\"]\nfail-on = \"error\"\n",
    );
    several.shows("\n# in/gouji.toml\n");
}

#[test]
fn a_rule_alone_finds_what_it_finds_among_all_as_bad_as_it_was_told() {
    for rule in RULES {
        let page = example::page(rule.meta.cases.formats[0], rule.meta.cases.violated);
        let report = gouji::read("example.html", &page).unwrap().report;
        let places = |rules: RuleSet| -> Vec<(String, Severity)> {
            let options = Options {
                rules,
                local: gouji::Local::of_examples(),
                ..Options::default()
            };
            let findings = gouji::check(&report, options).assessment.findings;
            let of_rule = findings
                .into_iter()
                .filter(|found| found.rule.id == rule.meta.id);
            of_rule.map(|found| (found.place, found.severity)).collect()
        };
        let alone = RuleSet::default().then(&Selection {
            select: Some(vec![Selector::Rule(rule.meta.id)]),
            ..Selection::default()
        });
        let among_all = places(RuleSet::default().then(&Selection {
            select: Some(vec![Selector::All]),
            ..Selection::default()
        }));
        assert!(!among_all.is_empty(), "{rule:?}");
        assert_eq!(places(alone.clone()), among_all, "{rule:?}");
        for severity in [Severity::Info, Severity::Warning, Severity::Error] {
            let told = alone.clone().then(&Selection {
                severity: vec![(Selector::Family(rule.meta.family()), severity)],
                ..Selection::default()
            });
            let told = places(told);
            assert_eq!(told.len(), among_all.len());
            assert!(told.iter().all(|found| found.1 == severity), "{rule:?}");
        }
    }
}

#[test]
fn a_rule_that_waits_to_be_asked_runs_where_it_is_selected_alone() {
    let page = gouji::example::page(
        gouji::report::Format::F2021,
        &[gouji::example::Change::Cell(
            "proceedings.litigation_after_reconsideration.total",
            "1",
        )],
    );
    let dir = Dir::with(&[]);
    dir.write("a.html", &page);
    let runs = |options: &str| {
        rules(&check(&dir, &format!("{options} a.html"))).contains(&"PRO003".to_owned())
    };
    assert!(!runs("") && !runs("--ignore APP"));
    for asked in ["PRO003", "litigation-above-reconsiderations", "PRO", "ALL"] {
        assert!(runs(&format!("--select {asked}")), "{asked}");
    }
    let listed = dir.run("rules --lang zh").stdout;
    let said = listed.lines().filter(|line| line.contains("默认不运行"));
    assert_eq!(said.count(), 1, "{listed}");
}
