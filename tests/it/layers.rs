//! The invariants of the layout, read off the sources.

use std::path::{Path, PathBuf};

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The sources with the part of each before its tests, and its path below `src`.
fn code() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
        let name = path
            .strip_prefix(&root)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        (name, code)
    };
    let code: Vec<(String, String)> = sources(&root).into_iter().map(read).collect();
    assert!(code.len() > 40, "the sources were not found");
    code
}

/// Fails where a file of a stage uses one of the modules.
fn must_not_use(stage: &str, modules: &[&str]) {
    for (name, code) in code() {
        let is_stage = name == format!("{stage}.rs") || name.starts_with(&format!("{stage}/"));
        for module in modules.iter().filter(|_| is_stage) {
            let used = code.contains(&format!("crate::{module}::"))
                || code.contains(&format!("crate::{module};"));
            assert!(!used, "src/{name} uses {module}");
        }
    }
}

#[test]
fn values_never_import_stages() {
    for noun in ["source", "grid", "document", "report", "body"] {
        must_not_use(
            noun,
            &[
                "decode",
                "ingest",
                "recognise",
                "rules",
                "render",
                "correction",
                "cli",
            ],
        );
    }
}

#[test]
fn ingest_knows_no_term_of_the_field() {
    must_not_use("ingest", &["report", "recognise", "rules"]);
    for (name, code) in code() {
        if name.starts_with("ingest") {
            for word in ["申请", "公开", "行政", "复议"] {
                assert!(!code.contains(word), "src/{name} speaks of {word}");
            }
        }
    }
}

#[test]
fn rules_see_neither_text_nor_grid() {
    must_not_use(
        "rules",
        &[
            "grid",
            "document",
            "ingest",
            "decode",
            "recognise",
            "source",
            "render",
        ],
    );
}

#[test]
fn the_report_knows_no_markup() {
    must_not_use("report", &["grid", "document", "ingest"]);
    must_not_use("repair", &["report", "rules", "recognise"]);
}

#[test]
fn files_threads_and_the_clock_are_the_binarys() {
    for (name, code) in code() {
        if name.starts_with("cli") || name == "main.rs" {
            continue;
        }
        for used in [
            "std::fs",
            "std::env",
            "std::thread",
            "std::time",
            "rayon",
            "anyhow",
            "println!",
        ] {
            assert!(!code.contains(used), "src/{name} uses {used}");
        }
        // What reads from memory as if it were a file is no file.
        let of_memory = ["Cursor", "{Cursor, Read as _}", "Read as _", "ErrorKind"];
        for (at, _) in code.match_indices("std::io::") {
            let used = &code[at + "std::io::".len()..];
            let is_of_memory = of_memory.iter().any(|name| used.starts_with(name));
            assert!(is_of_memory, "src/{name} uses std::io");
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for (name, code) in code() {
        assert!(
            code.starts_with("//!"),
            "src/{name} has no module documentation"
        );
    }
}

#[test]
fn nothing_names_the_papers_that_the_project_must_not_need() {
    // Put together here so that this file does not name it either.
    let papers = ["..", "shared"].join("/");
    for (name, code) in code() {
        assert!(!code.contains(&papers), "src/{name}");
    }
}
