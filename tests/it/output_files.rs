//! Where outputs go: files written whole or not at all, several of a run, pipes that close.

use std::process::Stdio;

use crate::page;
use crate::run::Dir;

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
    for name in ["./jsn=out", "报告=2023", "./json=out"] {
        assert_eq!(dir.run(&format!("check -o {name} a.html")).stdout, "");
        assert!(dir.read(name).starts_with("a.html  未发现问题"), "{name}");
    }
    for (name, said) in [
        (
            "jsn=out.json",
            "没有“jsn”这种输出形式，是不是 json？可以写：",
        ),
        ("foo=x.json", "没有“foo”这种输出形式。可以写："),
    ] {
        let ran = dir.run(&format!("check -o {name} a.html"));
        assert_eq!(ran.status, 2);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
        assert!(!dir.names().contains(&name.to_owned()));
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
