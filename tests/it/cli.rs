//! What may be typed, and what becomes of it: exit statuses, inputs, outputs, languages.

use std::process::Stdio;

use crate::page;
use crate::run::{Dir, Ran, ran};

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
            "a.html  未发现问题  清河县司法局，2023 年度，2021 年格式  核对{all}项：相符{held}项，不符0项，无法核对{unknown}项\n\
             共1份：0份有错误，0份有警告、无错误，0份仅有提示，1份未发现问题，0份未能核对。\n\
             错误 0、警告 0、提示 0。\n\
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
    assert!(zh.contains("清河县司法局（据文件名），2023 年度"), "{zh}");
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
fn an_output_file_gets_what_standard_output_would() {
    let dir = Dir::with(&[("a.html", &page::transposed()), ("out.txt", "before")]);
    let shown = dir.run("check a.html");
    let written = dir.run("check -o out.txt a.html");
    assert_eq!((written.status, written.stdout.as_str()), (1, ""));
    assert_eq!(dir.read("out.txt"), shown.stdout);
    assert_eq!(dir.names(), ["a.html", "out.txt"], "nothing else is left");
}

#[test]
fn an_output_file_that_cannot_be_written_stops_the_run() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let ran = dir.run("check -o no/such/out.txt a.html");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("不能写入 no/such/out.txt"), "{ran:?}");
    let ran = dir.run("--lang en check -o no/such/out.txt a.html");
    assert!(
        ran.stderr.contains("cannot write no/such/out.txt"),
        "{ran:?}"
    );
}

#[test]
fn an_output_file_is_no_input_of_the_next_run() {
    let dir = Dir::with(&[("in/a.html", &page::clean())]);
    for _ in 0..2 {
        let ran = dir.run("check --format json -o in/out.json in");
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    }
    assert!(
        dir.read("in/out.json")
            .contains(r#""summary":{"reports":1,"#)
    );
}

#[cfg(unix)]
#[test]
fn an_output_file_is_readable_for_those_for_whom_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = Dir::with(&[("a.html", &page::clean()), ("old", "")]);
    let mode = |name: &str| {
        let metadata = std::fs::metadata(dir.path().join(name)).unwrap();
        metadata.permissions().mode() & 0o777
    };
    let old = std::fs::Permissions::from_mode(0o604);
    std::fs::set_permissions(dir.path().join("old"), old).unwrap();
    dir.run("check -o old a.html");
    assert_eq!(mode("old"), 0o604);
    dir.run("check -o new a.html");
    assert_eq!(mode("new"), mode("a.html"), "as the mask has it");
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_regular_file_is_written_to_and_stays_what_it_is() {
    use std::io::Read as _;
    use std::os::unix::fs::FileTypeExt as _;
    // A pipe of the test's own: a defect here must not replace a device of the system.
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let pipe = dir.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    // Open at both ends, so that neither end waits for the other.
    let options = std::fs::OpenOptions::new().read(true).write(true).clone();
    let mut end = options.open(&pipe).unwrap();
    assert_eq!(dir.run("check -o pipe a.html").status, 0);
    assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
    let mut start = [0; 6];
    end.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"a.html");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_no_success() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let options = std::fs::OpenOptions::new().write(true).clone();
    let full = options.open("/dev/full").unwrap();
    let mut command = dir.command("check a.html");
    let output = command
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.starts_with(b"gouji: "), "{output:?}");
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let dir = Dir::with(&[]);
    for number in 0..20 {
        dir.write(&format!("{number}.html"), page::transposed());
    }
    let mut child = dir
        .command("check .")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    // Nobody reads what was found, and it was found all the same.
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn the_locale_chooses_the_language_and_the_option_overrules_it() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let said = |variable: &str, value: &str, arguments: &str| -> &'static str {
        let Ran { stdout, .. } = ran(dir.command(arguments).env(variable, value));
        if stdout.contains("nothing found") {
            "en"
        } else {
            "zh"
        }
    };
    assert_eq!(said("LANG", "", "check a.html"), "zh");
    assert_eq!(said("LANG", "C.UTF-8", "check a.html"), "zh");
    assert_eq!(said("LANG", "zh_CN.UTF-8", "check a.html"), "zh");
    assert_eq!(said("LANG", "en_US.UTF-8", "check a.html"), "en");
    assert_eq!(said("LC_ALL", "en_GB", "check a.html"), "en");
    assert_eq!(said("LANG", "en_US.UTF-8", "check --lang zh a.html"), "zh");
    assert_eq!(said("LANG", "zh_CN.UTF-8", "--lang en check a.html"), "en");
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

#[test]
fn help_shows_examples_and_exit_statuses() {
    let dir = Dir::with(&[]);
    for arguments in ["--help", "check --help", "parse --help"] {
        let help = dir.run(&format!("--lang en {arguments}"));
        assert_eq!(help.status, 0);
        help.shows("Examples:");
        help.shows("Exit status");
    }
}

#[test]
fn one_run_writes_several_outputs() {
    let dir = Dir::with(&[("in/a.html", &page::transposed()), ("in/b.html", "")]);
    let [text, json] = ["text", "json"].map(|format| {
        let ran = dir.run(&format!("check --format {format} in"));
        ran.stdout
    });
    let written = |outputs: &str| -> String {
        let ran = dir.run(&format!("check {outputs} in"));
        assert_eq!(ran.status, 2);
        ran.stdout
    };
    assert_eq!(written("-o json=in/out.json -o text=out.txt"), "");
    assert_eq!(
        (dir.read("in/out.json"), dir.read("out.txt")),
        (json.clone(), text.clone())
    );
    assert_eq!(written("-o json=in/out.json --format text"), text);
    std::fs::remove_file(dir.path().join("in/out.json")).unwrap();
    assert_eq!(written("-o ndjson=out.ndjson -o json=-"), json);
    // The output of --format goes to the file that names no format, and to that alone.
    assert_eq!(written("-o out.txt -o ndjson=out.ndjson --format json"), "");
    assert_eq!(dir.read("out.txt"), json);
    assert_eq!(dir.read("out.ndjson").lines().count(), 2);
    assert_eq!(dir.names(), ["in", "out.ndjson", "out.txt"]);
}

#[test]
fn only_a_known_format_before_the_equals_sign_is_one() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    for name in ["jsn=out", "a=b=c", "./json=out"] {
        assert_eq!(dir.run(&format!("check -o {name} a.html")).stdout, "");
        assert!(dir.read(name).starts_with("a.html  未发现问题"), "{name}");
    }
    dir.run("check -o json=b=c a.html");
    assert!(dir.read("b=c").starts_with("{\"schema\""));
    assert_eq!(dir.run("check -o json= a.html").status, 2);
}

#[test]
fn outputs_are_written_all_or_none() {
    let dir = Dir::with(&[("a.html", &page::clean()), ("old", "before")]);
    let ran = dir.run("check -o json=old -o text=no/such/out.txt a.html");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert_eq!(dir.read("old"), "before");
    for outputs in [
        "-o json=old -o text=./old",
        "-o old -o old",
        "-o new -o json=./new",
    ] {
        let ran = dir.run(&format!("check {outputs} a.html"));
        assert_eq!(ran.status, 2, "{outputs}");
        assert!(ran.stderr.contains("两个输出都要写入"), "{ran:?}");
    }
    let ran = dir.run("check -o json=- -o ndjson=- a.html");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert_eq!(
        (dir.read("old").as_str(), dir.names()),
        ("before", vec!["a.html".into(), "old".into()])
    );
}

#[test]
fn a_closed_pipe_leaves_the_other_outputs_alone() {
    let dir = Dir::with(&[("a.html", &page::transposed()), ("b.html", &page::clean())]);
    let mut child = dir
        .command("check --format text -o json=out.json a.html b.html")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(dir.read("out.json").contains(r#""summary":{"reports":2,"#));
}

#[test]
fn help_is_in_the_language_chosen() {
    let dir = Dir::with(&[]);
    let zh = dir.run("check --help");
    for text in [
        "核对报告",
        "用法：",
        "参数:",
        "--fail-on",
        "退出状态",
        "示例",
    ] {
        zh.shows(text);
    }
    assert!(!zh.stdout.contains("Options:"), "{}", zh.stdout);
    let en = dir.run("--lang en check --help");
    en.shows("Checks reports and says what is wrong in them");
    en.shows("Examples:");
    assert!(!en.stdout.contains("用法"), "{}", en.stdout);
    dir.run("help explain").shows("说明一条规则");
}

#[test]
fn what_was_typed_wrongly_is_said_in_the_language_chosen() {
    let dir = Dir::with(&[]);
    let near = dir.run("check --fromat json x.html");
    assert_eq!((near.status, near.stdout.as_str()), (2, ""));
    assert_eq!(
        near.stderr,
        "gouji: 没有 --fromat 这个选项，是不是 --format？（用法见 gouji --help 和 gouji 命令 --help）\n"
    );
    let valid = dir.run("check --format word x.html");
    assert!(
        valid
            .stderr
            .contains("不能是“word”，可以是：text、concise、json、ndjson"),
        "{valid:?}"
    );
    assert!(dir.run("check").stderr.contains("缺少 <PATH>"));
    assert!(
        dir.run("check -q --statistics x")
            .stderr
            .contains("不能和 --statistics 一起用")
    );
    let en = dir.run("--lang=en check --fromat json x.html");
    assert!(
        en.stderr.contains("unexpected argument '--fromat'"),
        "{en:?}"
    );
    assert_eq!(en.status, 2);
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let dir = Dir::with(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = dir.run(&format!("completions {shell}"));
        assert_eq!(script.status, 0);
        for word in ["check", "parse", "explain", "fail-on"] {
            script.shows(word);
        }
    }
    let manual = dir.run("--lang en man");
    assert!(manual.stdout.contains(".TH gouji 1"), "{manual:?}");
    manual.shows("gouji\\-check");
    manual.shows("\\-\\-fail\\-on");
    dir.run("man").shows("核对报告");
}
