//! What a project settles once: a `gouji.toml` with mistakes, files left out, baselines that two
//! runs write, what has changed since a commit, and a run that goes on.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use crate::page;
use crate::run::Dir;

#[test]
fn all_mistakes_of_a_configuration_are_said_at_once_in_either_language() {
    let dir = Dir::with(&[
        ("in/a.html", &page::clean()),
        (
            "in/gouji.toml",
            "selct = []\nignore = ['APP01'\nfail-on = 'never'\n",
        ),
        ("in/deep/b.html", &page::clean()),
        ("in/deep/gouji.toml", "blank-as-zero = 1\n"),
    ]);
    let zh = dir.run("check in");
    assert_eq!((zh.status, zh.stdout.as_str()), (2, ""));
    assert_eq!(
        zh.stderr,
        "gouji: in/deep/gouji.toml:1:17：“blank-as-zero”应当是 true 或 false\n\
         gouji: in/gouji.toml:1:1：没有“selct”这个键，是不是要写 select？可以写：select、ignore、severity、fail-on、blank-as-zero、baseline、exclude、deadline、overview-limit、required-subjects、roster\n\
         gouji: in/gouji.toml:2:11：没有“APP01”这条规则或类别，是不是要找 APP001？gouji rules 列出全部规则。\n\
         gouji: in/gouji.toml:3:1：不是有效的 TOML：列表没有用“]”结束。\n"
    );
    let en = dir.run("--lang en check in");
    assert_eq!(en.stderr.lines().count(), 4, "{en:?}");
    assert!(
        en.stderr
            .contains("3:1: this is not valid TOML: a list is not closed with `]`."),
        "{en:?}"
    );
}

#[test]
fn what_was_probably_meant_stands_first() {
    let dir = Dir::with(&[]);
    let zh = dir.run("chekc a.html");
    assert!(
        zh.stderr.contains("没有“chekc”这个命令，是不是 check"),
        "{zh:?}"
    );
    let en = dir.run("--lang en chekc a.html").stderr;
    let check = en.find("'check'").unwrap();
    assert!(
        en.find("'schema'").is_none_or(|schema| check < schema),
        "{en}"
    );
}

#[test]
fn a_rule_that_is_ignored_says_nothing_behind_nothing_found() {
    let dir = Dir::with(&[
        ("a.html", &page::transposed()),
        ("gouji.toml", "ignore = ['APP']\n"),
    ]);
    for format in ["text", "concise", "github", "gitlab", "junit"] {
        let ran = dir.run(&format!("check --format {format} a.html"));
        assert_eq!(ran.status, 0, "{format}");
        ran.hides("应为");
    }
    let page = "check --format html a.html";
    dir.run(page).hides("<del>31</del>");
    dir.run(&format!("{page} --no-config"))
        .shows("<del>31</del>");
    dir.run("check a.html").shows("a.html  未发现问题");
}

#[test]
fn files_that_a_configuration_leaves_out_are_not_checked_unless_they_are_named() {
    let wrong = page::transposed();
    let dir = Dir::with(&[
        (
            "gouji.toml",
            "exclude = ['in/drafts/', '*.old.html', '!in/drafts/kept.html']\n",
        ),
        ("in/a.html", &page::clean()),
        ("in/drafts/b.html", &wrong),
        ("in/deep/c.old.html", &wrong),
    ]);
    let ran = dir.run("check in");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(dir.run("check --format ndjson in").lines().len(), 1);
    let files = dir.run("check --show-files in").stdout;
    assert!(
        files.contains("in/deep/c.old.html  未读取：gouji.toml 的 exclude 排除\n"),
        "{files}"
    );
    assert_eq!(dir.run("check in/drafts/b.html").status, 1);
    assert_eq!(dir.run("check --no-config in").status, 1);
    dir.run("check --show-settings in")
        .shows("exclude = [\"in/drafts/\"");
    for pattern in ["{a", "[a"] {
        dir.write("gouji.toml", format!("exclude = ['{pattern}']\n"));
        let wrong = dir.run("check in");
        assert_eq!(wrong.status, 2);
        let said = format!("“{pattern}”不是有效的文件名模式");
        assert!(wrong.stderr.contains(&said), "{wrong:?}");
    }
}

#[cfg(unix)]
#[test]
fn two_runs_that_update_one_baseline_lose_nothing() {
    let wrong = page::transposed();
    let dir = Dir::with(&[("a/a.html", &wrong), ("b/b.html", &wrong)]);
    let pipe = dir.path().join("a/pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let update = "check --baseline accepted.toml --update-baseline";
    // The first run has read the baseline and waits for its second input.
    let mut first = dir
        .command(&format!("{update} a/a.html a/pipe"))
        .spawn()
        .unwrap();
    let mut end = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    assert_eq!(dir.run(&format!("{update} b")).status, 0);
    end.write_all(page::clean().as_bytes()).unwrap();
    drop(end);
    assert_eq!(first.wait().unwrap().code(), Some(0));
    let text = dir.read("accepted.toml");
    assert!(
        text.contains("a/a.html") && text.contains("b/b.html"),
        "{text}"
    );
    // And at the same moment.
    let runs: Vec<_> = (0..12)
        .map(|number| {
            dir.write(&format!("n{number}/x.html"), &wrong);
            dir.command(&format!("{update} n{number}"))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut run in runs {
        assert_eq!(run.wait().unwrap().code(), Some(0));
    }
    let text = dir.read("accepted.toml");
    for number in 0..12 {
        assert!(
            text.contains(&format!("n{number}/x.html")),
            "{number}: {text}"
        );
    }
}

#[test]
fn exit_zero_is_for_findings_and_not_for_failures() {
    let dir = Dir::with(&[("a.html", &page::transposed()), ("empty.html", "")]);
    let ran = dir.run("check --exit-zero a.html");
    assert_eq!(ran.status, 0);
    ran.shows("APP001");
    assert_eq!(dir.run("check --exit-zero a.html empty.html").status, 2);
}

#[test]
fn only_what_changed_since_a_commit_is_checked() {
    let wrong = page::transposed();
    let dir = Dir::with(&[("in/old.html", &wrong), ("in/edited.html", &page::clean())]);
    let git = |arguments: &str| {
        let who = ["-c", "user.name=x", "-c", "user.email=x@x"];
        let mut command = Command::new("git");
        command
            .current_dir(dir.path())
            .args(who)
            .args(arguments.split(' '));
        assert!(
            command.stdout(Stdio::null()).status().unwrap().success(),
            "{arguments}"
        );
    };
    let outside = dir.run("check --changed-since HEAD in");
    assert_eq!((outside.status, outside.stdout.as_str()), (2, ""));
    assert!(outside.stderr.contains("Git 不能比较"), "{outside:?}");
    git("init -q");
    git("add .");
    git("commit -q -m one");
    let paths = |arguments: &str| -> Vec<String> {
        let ran = dir.run(&format!("check --format ndjson {arguments}"));
        let path = |line: &serde_json::Value| line["source"]["path"].as_str().unwrap().to_owned();
        ran.lines().iter().map(path).collect()
    };
    assert_eq!(paths("--changed-since HEAD in"), [""; 0]);
    dir.write("in/edited.html", &wrong);
    dir.write("in/甲.html", &wrong);
    assert_eq!(
        paths("--changed-since HEAD in"),
        ["in/edited.html", "in/甲.html"]
    );
    git("add .");
    git("commit -q -m two");
    assert_eq!(paths("--changed-since HEAD in"), [""; 0]);
    assert_eq!(
        paths("--changed-since HEAD~1 in"),
        ["in/edited.html", "in/甲.html"]
    );
    assert_eq!(dir.run("check --changed-since HEAD in").status, 0);
    let unknown = dir.run("check --changed-since --nonsense in");
    assert_eq!(unknown.status, 2);
}

#[cfg(unix)]
#[test]
fn a_run_that_goes_on_says_what_each_save_mended() {
    let wrong = page::with(&[(page::TOTAL, 0, "31"), (page::GRANTED, 2, "")]);
    let dir = Dir::with(&[("a.html", &wrong)]);
    let mut command = dir.command("check --watch a.html");
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut until = |wanted: &str| -> String {
        let mut all = String::new();
        while !all.contains(wanted) {
            all += &(out.next().unwrap().unwrap() + "\n");
        }
        all
    };
    assert!(until("核对").contains("APP001"));
    assert!(said.next().unwrap().unwrap().contains("等待保存"));
    dir.write("a.html", page::with(&[(page::GRANTED, 2, "")]));
    let mended = until("还在");
    assert!(mended.contains("已消除3项：\n  a.html:"), "{mended}");
    assert!(mended.contains("APP003"), "{mended}");
    assert!(said.next().unwrap().unwrap().contains("等待保存"));
    // Half a save, or a file that is removed before it is written anew, clears nothing.
    for lose in [true, false] {
        if lose {
            dir.write("a.html", "");
        } else {
            std::fs::remove_file(dir.path().join("a.html")).unwrap();
        }
        let lost = until("（原有1项）\n");
        assert!(!lost.contains("已消除"), "{lost}");
        assert!(lost.contains("暂时读不了1项：\n  a.html："), "{lost}");
        assert!(said.next().unwrap().unwrap().contains("等待保存"));
    }
    dir.write("a.html", page::clean());
    let clean = until("未发现问题");
    assert!(clean.contains("已消除1项"), "{clean}");
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(dir.run("check --watch -").status, 2);
    assert_eq!(dir.run("check --watch --format json a.html").status, 2);
}

/// A report of a department for 2023, published on a day of 2024.
fn published(day: &str) -> String {
    let page = gouji::example::page(gouji::report::Format::F2021, &[]);
    String::from_utf8(page).unwrap().replace("2024-01-20", day)
}

#[test]
fn an_earlier_deadline_is_held_to_and_a_later_one_changes_nothing() {
    let dir = Dir::with(&[]);
    for (deadline, day, found) in [
        ("01-28", "2024-01-29", Some("1月28日")),
        ("01-28", "2024-01-28", None),
        ("01-28", "2025-03-01", None),
        ("03-01", "2024-02-01", Some("1月31日")),
        ("03-01", "2024-01-31", None),
    ] {
        dir.write("gouji.toml", format!("deadline = '{deadline}'\n"));
        dir.write("a.html", published(day));
        let json = dir.run("check --format json --select DOC025 a.html").json();
        let findings = json["reports"][0]["findings"].as_array().unwrap();
        let message = findings.first().map(|of| of["message"].as_str().unwrap());
        match found {
            Some(last) => assert!(message.unwrap().contains(last), "{message:?}"),
            None => assert_eq!(message, None, "{deadline} {day}"),
        }
    }
    // Bodies to which the law gives no day, too.
    dir.write("gouji.toml", "deadline = '01-28'\n");
    dir.write(
        "a.html",
        published("2024-01-29").replace("临江县林业局", "林场"),
    );
    dir.run("check --select DOC025 a.html")
        .shows("晚于本地规定的期限1月28日");
    dir.run("check --lang en --select DOC025 a.html")
        .shows("2024-01-29, after 2024-01-28, the last day that the authority allows");
    dir.run("check --no-config --select DOC025 a.html")
        .hides("DOC025");
}

#[test]
fn what_an_authority_asks_is_checked_and_what_it_does_not_ask_is_not() {
    let dir = Dir::with(&[("a.html", &published("2024-01-20"))]);
    let check = "check --select DOC041,DOC042 --format json a.html";
    let asked = |toml: &str| {
        dir.write("gouji.toml", toml);
        let json = dir.run(check).json();
        let report = &json["reports"][0];
        let found = report["findings"].as_array().unwrap().len();
        (found, report["assessed"]["held"].as_u64().unwrap())
    };
    assert_eq!(asked(""), (0, 0));
    assert_eq!(asked("overview-limit = 228\n"), (0, 1));
    assert_eq!(asked("overview-limit = 227\n"), (1, 0));
    let subjects = "required-subjects = ['信息处理费', '重大行政决策', '其他需要']\n";
    assert_eq!(asked(subjects), (1, 2));
    dir.run("check --select DOC042 a.html")
        .shows("“重大行政决策”");
    dir.run("check --show-settings a.html")
        .shows("required-subjects = [");
}

#[test]
fn wrong_local_rules_are_said_all_at_once() {
    let dir = Dir::with(&[
        ("a.html", &page::clean()),
        (
            "gouji.toml",
            "deadline = '02-30'\noverview-limit = 0\nrequired-subjects = ['', 7]\nroster = 7\n",
        ),
    ]);
    let ran = dir.run("check a.html");
    assert_eq!(ran.status, 2);
    let said: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(said.len(), 5, "{said:?}");
    assert!(said[0].contains("1:12：“02-30”不是日期"), "{said:?}");
    assert!(
        said[1].contains("2:18：“overview-limit”应当是不小于1的整数"),
        "{said:?}"
    );
}

#[test]
fn a_roster_of_the_configuration_is_asked_where_its_directory_is_read() {
    let dir = Dir::with(&[
        ("in/a.html", &published("2024-01-20")),
        ("in/gouji.toml", "roster = '../bodies.txt'\n"),
        ("bodies.txt", "临江县林业局\n临江县水利局\n"),
    ]);
    let ran = dir.run("check --select APP in");
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.contains("临江县水利局：未报送"), "{ran:?}");
    assert!(!ran.stderr.contains("林业局"), "{ran:?}");
    let ran = dir.run("check --select APP in/a.html");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}
