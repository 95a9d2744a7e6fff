//! The language of everything that is said, and what help, completions and the manual show.

use crate::page;
use crate::run::{Dir, Ran, ran};

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
        if ["bash", "fish", "zsh"].contains(&shell) {
            script.shows("APP001");
            script.shows("flow-imbalance");
        }
    }
    let manual = dir.run("--lang en man");
    assert!(manual.stdout.contains(".TH gouji 1"), "{manual:?}");
    manual.shows("gouji\\-check");
    manual.shows("\\-\\-fail\\-on");
    dir.run("man").shows("核对报告");
}
