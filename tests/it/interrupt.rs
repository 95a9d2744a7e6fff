//! A run that is interrupted: nothing is left that is not finished, and the status says so.
#![cfg(unix)]

use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::page;
use crate::run::Dir;

/// The longest that anything may take.
const LIMIT: Duration = Duration::from_secs(30);

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < LIMIT, "{what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{name}"), &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

/// A run that has just begun would be ended by the system; where nothing tells, it has some time.
fn until_signals_are_caught(child: &Child) {
    let status = format!("/proc/{}/status", child.id());
    if std::fs::metadata(&status).is_err() {
        std::thread::sleep(Duration::from_secs(1));
        return;
    }
    until("signals are caught", || {
        let status = std::fs::read_to_string(&status).unwrap();
        let caught = status
            .lines()
            .find_map(|line| line.strip_prefix("SigCgt:"))
            .unwrap();
        u64::from_str_radix(caught.trim(), 16).unwrap() & (1 << 14) != 0
    });
}

/// A directory in which reading a named pipe waits for ever.
fn waiting() -> Dir {
    let dir = Dir::with(&[("a.html", &page::transposed()), ("old.json", "{}")]);
    let made = Command::new("mkfifo")
        .arg(dir.path().join("z.html"))
        .status();
    assert!(made.unwrap().success());
    dir
}

#[test]
fn nothing_unfinished_is_left_behind() {
    for (name, status) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        for outputs in [
            "-o x.html",
            "-o x.json -o x.txt -o x.sarif -o json=old.json",
        ] {
            let dir = waiting();
            let before = dir.names();
            let arguments = format!("check a.html z.html {outputs}");
            let mut child = dir
                .command(&arguments)
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            until("the outputs are begun", || dir.names().len() > before.len());
            signal(&child, name);
            assert_eq!(
                child.wait().unwrap().code(),
                Some(status),
                "{name} {outputs}"
            );
            assert_eq!(dir.names(), before, "{name} {outputs}");
            assert_eq!(dir.read("old.json"), "{}");
        }
    }
}

#[test]
fn what_was_finished_is_whole() {
    let dir = waiting();
    let mut command = dir.command("check --no-link --threads 1 --format ndjson a.html z.html");
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut first = vec![0; 1];
    stdout.read_exact(&mut first).unwrap();
    signal(&child, "INT");
    assert_eq!(child.wait().unwrap().code(), Some(130));
    stdout.read_to_end(&mut first).unwrap();
    let line: serde_json::Value = serde_json::from_slice(&first).unwrap();
    assert_eq!(line["source"]["path"], "a.html");
}

#[test]
fn a_reader_that_reads_no_more_does_not_keep_the_run_alive() {
    let dir = waiting();
    for number in 0..400 {
        dir.write(&format!("in/{number}.html"), page::transposed());
    }
    let mut command = dir.command("check --no-link --format ndjson in");
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    until_signals_are_caught(&child);
    // The pipe is full long before the end, and the run waits.
    std::thread::sleep(Duration::from_millis(1500));
    signal(&child, "INT");
    until("the run ends", || child.try_wait().unwrap().is_some());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_that_was_ignored_from_the_start_stays_ignored() {
    let dir = waiting();
    let script = format!(
        "trap '' HUP; exec {} check z.html",
        env!("CARGO_BIN_EXE_gouji")
    );
    let mut command = Command::new("sh");
    let mut child = command
        .args(["-c", &script])
        .current_dir(dir.path())
        .spawn()
        .unwrap();
    until_signals_are_caught(&child);
    signal(&child, "HUP");
    std::thread::sleep(Duration::from_millis(200));
    assert!(child.try_wait().unwrap().is_none(), "as under nohup");
    signal(&child, "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(143));
}

/// A converter and all that it started end with the run.
#[cfg(feature = "office")]
#[test]
fn a_converter_ends_with_the_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = Dir::with(&[("a.rtf", "{\\rtf1 x}")]);
    dir.write(
        "slow",
        "#!/bin/sh\necho $$ > \"$(dirname \"$0\")/pid\"\nsleep 300\n",
    );
    let program = dir.path().join("slow");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let work = dir.path().join("work");
    std::fs::create_dir(&work).unwrap();
    let arguments = format!("check --convert-with {} a.rtf", program.display());
    let mut command = dir.command(&arguments);
    let mut child = command.env("TMPDIR", &work).spawn().unwrap();
    let pid = dir.path().join("pid");
    until("the converter runs", || {
        std::fs::read_to_string(&pid).is_ok_and(|pid| pid.ends_with('\n'))
    });
    signal(&child, "INT");
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(std::fs::read_dir(&work).unwrap().count(), 0);
    let pid = std::fs::read_to_string(pid).unwrap();
    let is_there = || {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.trim()));
        stat.is_ok_and(|stat| !stat.contains(") Z "))
    };
    until("the converter ends", || !is_there());
}
