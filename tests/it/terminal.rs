//! What a person sees at a terminal: `script` gives the program one.
#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use crate::page;
use crate::run::Dir;

/// Runs the program at a terminal, with something typed; what the terminal shows.
fn at_terminal(dir: &Dir, arguments: &str, typed: &str) -> String {
    use std::io::Write as _;
    let line = format!("{} {arguments}", env!("CARGO_BIN_EXE_gouji"));
    let mut command = Command::new("script");
    command
        .args(["-qec", &line, "/dev/null"])
        .current_dir(dir.path());
    command
        .env_remove("LANG")
        .env_remove("LC_ALL")
        .env("TERM", "xterm");
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(typed.as_bytes())
        .unwrap();
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
}

#[test]
fn a_failure_is_said_once() {
    let dir = Dir::with(&[("a.html", &page::clean()), ("empty.html", "")]);
    let shown = at_terminal(&dir, "--lang zh check a.html empty.html", "");
    assert_eq!(shown.matches("文件是空的").count(), 1, "{shown}");
    // Where the output goes elsewhere, standard error says it.
    let shown = at_terminal(&dir, "--lang zh check a.html empty.html -o out.txt", "");
    assert_eq!(shown.matches("文件是空的").count(), 1, "{shown}");
}

#[test]
fn what_waits_for_standard_input_says_so() {
    let dir = Dir::with(&[]);
    let typed = format!("{}\n\u{4}", "政府信息公开工作年度报告");
    let shown = at_terminal(&dir, "--lang zh check -", &typed);
    assert!(shown.contains("等待从标准输入读取"), "{shown}");
    let piped = dir.run_on("check -", &page::clean());
    assert_eq!(piped.stderr, "");
}

#[test]
fn the_rate_of_progress_is_a_whole_number() {
    let dir = Dir::with(&[]);
    for number in 0..300 {
        dir.write(&format!("in/{number}.html"), page::transposed());
    }
    let shown = at_terminal(&dir, "--lang zh check in -o out.txt", "");
    assert!(shown.contains("/300 份  每秒 "), "{shown}");
    for rate in shown.split("每秒 ").skip(1) {
        let rate = rate.split(" 份").next().unwrap();
        assert!(rate.bytes().all(|digit| digit.is_ascii_digit()), "{rate:?}");
    }
}
