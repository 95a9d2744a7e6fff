//! What the README and the pages of docs say of the program is so.

use std::process::Command;

use gouji::render::format::OutputFormat;
use regex::Regex;

use crate::page;
use crate::run::{Dir, ran};

/// A file of the project.
fn project(name: &str) -> String {
    std::fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_list_of_formats_is_the_same_everywhere() {
    let named = |format: &OutputFormat| (format.name().to_owned(), format.about().en.to_owned());
    let formats: Vec<(String, String)> = OutputFormat::ALL.iter().map(named).collect();
    let found = |pattern: &str, text: &str| -> Vec<(String, String)> {
        let captures = Regex::new(pattern).unwrap();
        let captures = captures.captures_iter(text);
        captures
            .map(|found| (found[1].to_owned(), found[2].to_owned()))
            .collect()
    };
    let readme = project("README.md");
    let table = readme.split("| `--format` | is |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap();
    assert_eq!(found(r"(?m)^\| `(\w+)` \| (.+) \|$", table), formats);
    let help = Dir::with(&[]).run("--lang en check --help").stdout;
    let values = help
        .split("--format")
        .nth(1)
        .unwrap()
        .split("--output")
        .next()
        .unwrap();
    assert_eq!(found(r"(?m)^ +- (\w+): +(.+)$", values), formats);
    let help = Dir::with(&[]).run("--lang zh check --help").stdout;
    let dir = Dir::with(&[("a.html", &page::clean())]);
    for format in OutputFormat::ALL {
        let line = format!("- {}：{}", format.name(), format.about().zh);
        assert!(help.contains(&line), "no {line:?} in:\n{help}");
        assert_eq!(OutputFormat::of_name(format.name()), Some(*format));
        dir.run(&format!("check -o {}=out a.html", format.name()));
        assert!(dir.path().join("out").is_file(), "{format:?}");
        std::fs::remove_file(dir.path().join("out")).unwrap();
    }
    let refused = dir.run("--lang en check --format nothing a.html").stderr;
    let names: Vec<&str> = OutputFormat::ALL
        .iter()
        .map(|format| format.name())
        .collect();
    assert!(refused.contains(&names.join(", ")), "{refused}");
}

/// The commands that docs/ci.md runs in continuous integration.
fn commands() -> Vec<String> {
    let page = project("docs/ci.md");
    let (_, rest) = page.split_once("<!-- ci begin -->").unwrap();
    let (section, _) = rest.split_once("<!-- ci end -->").unwrap();
    let command = Regex::new(r"(?m)^ *(?:- )?(?:run: )?(gouji .+)$").unwrap();
    let commands = command.captures_iter(section);
    commands.map(|found| found[1].to_owned()).collect()
}

#[cfg(unix)]
#[test]
fn the_commands_for_continuous_integration_do_what_it_says() {
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_gouji"));
    let commands = commands();
    assert_eq!(commands.len(), 3, "{commands:?}");
    let mut written = Vec::new();
    for command in &commands {
        let dir = Dir::with(&[
            ("reports/a.html", &page::transposed()),
            ("reports/b.html", &page::clean()),
        ]);
        let mut shell = Command::new("/bin/sh");
        shell.args(["-ec", command]).current_dir(dir.path());
        shell.env("PATH", binary.parent().unwrap());
        let ran = ran(shell.env("LC_ALL", "C"));
        assert_eq!(ran.status, 1, "{command}: {ran:?}");
        assert_eq!(ran.stdout.is_empty(), !command.contains("--format"));
        for name in dir.names().into_iter().filter(|name| name != "reports") {
            assert!(dir.read(&name).contains("APP001"), "{name}");
            written.push(name);
        }
    }
    written.sort();
    let expected = ["codequality.json", "gouji.sarif", "junit.xml", "junit.xml"];
    assert_eq!(written, expected);
    // What the commands write is what the services are told to read.
    let page = project("docs/ci.md");
    for told in [
        "sarif_file: gouji.sarif",
        "junit: junit.xml",
        "codequality: codequality.json",
    ] {
        assert!(page.contains(told), "{told}");
    }
}

#[test]
fn the_hook_for_pre_commit_runs_the_binary_over_pages() {
    let hooks = project(".pre-commit-hooks.yaml");
    let value = |key: &str| -> &str {
        let mut lines = hooks
            .lines()
            .filter_map(|line| line.get(2..)?.strip_prefix(key));
        let value = lines.next().unwrap_or_else(|| panic!("no {key}"));
        value.strip_prefix(": ").unwrap()
    };
    let files = Regex::new(value("files")).unwrap();
    for page in ["reports/2023.html", "a.htm", "list.shtml", "a.xhtml"] {
        assert!(files.is_match(page), "{page}");
    }
    for other in ["README.md", "html/style.css", "a.html.bak", "package.json"] {
        assert!(!files.is_match(other), "{other}");
    }
    let entry = value("entry").strip_prefix("gouji ").unwrap();
    let dir = Dir::with(&[("a.html", &page::clean()), ("b.html", &page::transposed())]);
    assert_eq!(dir.run(&format!("{entry} a.html b.html")).status, 1);
    assert_eq!(dir.run(&format!("{entry} a.html")).status, 0);
    assert!(project("docs/ci.md").contains(&format!("- id: {}", value("id"))));
}

/// The arguments of the README's first command.
fn first_command(readme: &str) -> &str {
    let after = readme.split("<!-- run command -->").nth(1).unwrap();
    let command = after.lines().find(|line| line.starts_with("cargo run"));
    command.unwrap().split_once(" -- ").unwrap().1
}

#[test]
fn the_first_command_prints_what_the_readme_shows() {
    let readme = project("README.md");
    let dir = Dir::with(&[]);
    let mut command = dir.command(first_command(&readme));
    let ran = ran(command.current_dir(env!("CARGO_MANIFEST_DIR")));
    let shown = readme
        .split("```text\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    assert_eq!(ran.stdout, shown);
    assert!(shown.lines().count() <= 25);
    assert!(
        shown
            .lines()
            .nth(1)
            .unwrap_or_default()
            .contains("4340 应为 3440")
    );
}

#[test]
fn the_pages_that_the_readmes_link_to_are_there() {
    let link = Regex::new(r"\]\(([^)#:]+)(?:#[^)]*)?\)").unwrap();
    for (page, folder) in [
        ("README.md", ""),
        ("README.zh.md", ""),
        ("docs/manual.md", "docs/"),
        ("docs/ci.md", "docs/"),
        ("docs/research.md", "docs/"),
        ("docs/clerk.zh.md", "docs/"),
        ("docs/office.zh.md", "docs/"),
    ] {
        for found in link.captures_iter(&project(page)) {
            let target = format!("{}/{folder}{}", env!("CARGO_MANIFEST_DIR"), &found[1]);
            assert!(
                std::path::Path::new(&target).exists(),
                "{page} links to {}",
                &found[1]
            );
        }
    }
}
