//! The invariants of the layout, read off the sources: their imports are parsed, not searched for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// The modules of the library in the order of the pipeline. Each may use those before it and
/// none behind it, so that there is no circle between them.
const ORDER: &[&str] = &[
    // Values that everything may speak of.
    "lang",
    "nearest",
    "pattern",
    "place",
    "source",
    // Bytes to documents.
    "grid",
    "document",
    "decode",
    "ingest",
    // Documents to reports.
    "report",
    "form",
    "body",
    // Its text, folded and in sentences; labels are folded by the same table.
    "prose",
    "recognise",
    "failure",
    "locate",
    "readings",
    "patch",
    // What the text of a report states.
    "narrative",
    "claims",
    // Reports to findings.
    "identities",
    "repair",
    "example",
    "rule",
    "rule_set",
    "options",
    "diagnostic",
    "series",
    "rollup",
    "difference",
    "rules",
    "correction",
    "explanation",
    "check",
    "amend",
    // What the user wrote beside the reports.
    "toml_error",
    "config",
    "baseline",
    // Findings to bytes.
    "render",
];

/// What only the binary may use: files, threads, the clock, the environment.
const THE_BINARYS: &[&str] = &[
    "std::fs",
    "std::env",
    "std::thread",
    "std::time",
    "std::io",
    "std::process",
    "rayon",
    "anyhow",
    "clap",
    "tempfile",
];

/// What of `std::io` reads and writes memory as if it were a file, and is no file.
const OF_MEMORY: &[&str] = &[
    "std::io::Cursor",
    "std::io::Read",
    "std::io::Write",
    "std::io::ErrorKind",
];

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

/// One file of the library or the binary.
struct Source {
    /// Its path below `src`.
    name: String,
    /// Its module: `render::text::findings`; empty for `lib.rs`.
    module: Vec<String>,
    text: String,
    /// All paths that its code uses outside of its tests, from the root of the crate or of
    /// another one on: `["crate", "report", "CellName"]`.
    uses: BTreeSet<Vec<String>>,
}

/// Collects the paths of a file.
struct Uses<'a> {
    module: &'a [String],
    found: BTreeSet<Vec<String>>,
}

impl Uses<'_> {
    /// A path as written, made one from a root on; `None` for a name of the same file.
    fn absolute(&self, path: &[String]) -> Option<Vec<String>> {
        let mut rest = path;
        let mut base = self.module.to_vec();
        match path.first()?.as_str() {
            "super" | "self" => {
                while let Some(step) = rest.first() {
                    match step.as_str() {
                        "super" => drop(base.pop()),
                        "self" => {}
                        _ => break,
                    }
                    rest = &rest[1..];
                }
                let root = std::iter::once("crate".to_owned());
                Some(root.chain(base).chain(rest.iter().cloned()).collect())
            }
            _ if path.len() > 1 => Some(path.to_vec()),
            _ => None,
        }
    }

    fn tree(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident)),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, before);
                }
            }
            syn::UseTree::Name(name) => self.found.extend(self.absolute(&with(&name.ident))),
            syn::UseTree::Rename(name) => self.found.extend(self.absolute(&with(&name.ident))),
            syn::UseTree::Glob(_) => self.found.extend(self.absolute(before)),
        }
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && (attribute.parse_args::<syn::Path>()).is_ok_and(|path| path.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Uses<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let steps: Vec<String> = (path.segments.iter())
            .map(|segment| segment.ident.to_string())
            .collect();
        if ["crate", "super", "std"].contains(&steps[0].as_str()) {
            self.found.extend(self.absolute(&steps));
        }
        visit::visit_path(self, path);
    }
}

fn parsed(name: String, text: String) -> Source {
    let steps = name.trim_end_matches(".rs").split('/').map(str::to_owned);
    let mut module: Vec<String> = steps.collect();
    if module
        .last()
        .is_some_and(|last| last == "lib" || last == "mod")
    {
        module.pop();
    }
    let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("src/{name}: {error}"));
    let mut uses = Uses {
        module: &module,
        found: BTreeSet::new(),
    };
    uses.visit_file(&file);
    let uses = uses.found;
    Source {
        name,
        module,
        text,
        uses,
    }
}

fn code() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
        parsed(name.replace('\\', "/"), text)
    };
    let code: Vec<Source> = sources(&root).into_iter().map(read).collect();
    assert!(code.len() > 40, "the sources were not found");
    code
}

/// In which module of the library each name stands that `lib.rs` gives on: `Failure` → `failure`.
fn given_on(code: &[Source]) -> BTreeMap<String, String> {
    let lib = code.iter().find(|source| source.name == "lib.rs").unwrap();
    let paths = lib
        .uses
        .iter()
        .filter(|path| path.len() == 2 && path[0] != "crate");
    (paths.map(|path| (path[1].clone(), path[0].clone()))).collect()
}

fn is_binarys(source: &Source) -> bool {
    source.name == "main.rs" || source.name.starts_with("cli")
}

/// What uses something that stands behind it in the order, or that has no place in the order.
fn against_the_order(code: &[Source]) -> Vec<String> {
    let given_on = given_on(code);
    let place = |module: &str| ORDER.iter().position(|name| *name == module);
    let mut against = Vec::new();
    for source in code.iter().filter(|source| !is_binarys(source)) {
        let Some(own) = source.module.first() else {
            continue;
        };
        let Some(at) = place(own) else {
            against.push(format!("{own} has no place in the order"));
            continue;
        };
        for path in source.uses.iter().filter(|path| path[0] == "crate") {
            let Some(name) = path.get(1) else { continue };
            let module = given_on.get(name).unwrap_or(name);
            match place(module) {
                Some(used) if used <= at => {}
                _ => against.push(format!(
                    "src/{} uses crate::{}",
                    source.name,
                    path[1..].join("::")
                )),
            }
        }
    }
    against
}

#[test]
fn each_module_uses_only_those_before_it() {
    let against = against_the_order(&code());
    assert!(against.is_empty(), "{against:#?}");
}

#[test]
fn an_import_against_the_order_is_found_however_it_is_written() {
    let found = |name: &str, text: &str| {
        let lib = parsed("lib.rs".to_owned(), "pub use failure::Failure;".to_owned());
        let source = parsed(name.to_owned(), text.to_owned());
        against_the_order(&[lib, source]).len()
    };
    assert_eq!(found("report.rs", "use crate::grid::Grid;"), 0);
    assert_eq!(found("report.rs", "use crate::{grid::Grid, rules};"), 1);
    assert_eq!(found("report/names.rs", "use super::super::render;"), 1);
    assert_eq!(found("report/names.rs", "use super::render;"), 0);
    assert_eq!(
        found("report.rs", "fn f() { crate::rules::find(\"\"); }"),
        1
    );
    assert_eq!(found("grid.rs", "use crate::Failure;"), 1);
    assert_eq!(found("render.rs", "use crate::Failure;"), 0);
    assert_eq!(found("unheard_of.rs", ""), 1);
    let in_tests = "#[cfg(test)] mod tests { use crate::rules; }";
    assert_eq!(found("report.rs", in_tests), 0);
}

/// Of the modules of one folder, those that lead back to themselves through one another.
fn circles(code: &[Source]) -> Vec<String> {
    let mut edges: BTreeMap<Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
    for source in code.iter().filter(|source| source.module.len() > 1) {
        let depth = source.module.len();
        let folder = &source.module[..depth - 1];
        for path in source.uses.iter().filter(|path| path[0] == "crate") {
            let used = &path[1..];
            if used.len() >= depth && used.starts_with(folder) && used[..depth] != source.module {
                let used = used[..depth].to_vec();
                edges.entry(source.module.clone()).or_default().insert(used);
            }
        }
    }
    let leads_back = |start: &Vec<String>| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(next) = open.pop() {
            for used in edges.get(next).into_iter().flatten() {
                if used == start {
                    return true;
                }
                if seen.insert(used) {
                    open.push(used);
                }
            }
        }
        false
    };
    let in_circle = edges.keys().filter(|module| leads_back(module));
    in_circle.map(|module| module.join("::")).collect()
}

#[test]
fn no_modules_of_a_folder_lead_back_to_themselves() {
    let circles = circles(&code());
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_is_found() {
    let file = |name: &str, text: &str| parsed(name.to_owned(), text.to_owned());
    let one = file("claims/one.rs", "use super::two;");
    let two = file("claims/two.rs", "use crate::claims::three::Three;");
    let three = file("claims/three.rs", "fn f() { super::one::g() }");
    assert_eq!(circles(&[one, two]).len(), 0);
    let one = file("claims/one.rs", "use super::two;");
    let two = file("claims/two.rs", "use crate::claims::three::Three;");
    assert_eq!(circles(&[one, two, three]).len(), 3);
}

#[test]
fn ingest_knows_no_term_of_the_field() {
    for source in code() {
        if source.name.starts_with("ingest") {
            for word in ["申请", "公开", "行政", "复议"] {
                let spoken = source.text.contains(word);
                assert!(!spoken, "src/{} speaks of {word}", source.name);
            }
        }
    }
}

#[test]
fn rules_see_neither_text_nor_grid() {
    for source in code()
        .iter()
        .filter(|source| source.name.starts_with("rules"))
    {
        for module in [
            "grid",
            "document",
            "ingest",
            "decode",
            "recognise",
            "source",
        ] {
            let uses = source
                .uses
                .iter()
                .any(|path| path[0] == "crate" && path[1] == module);
            assert!(!uses, "src/{} uses {module}", source.name);
        }
    }
}

#[test]
fn the_search_for_wrong_figures_knows_no_form() {
    for source in code()
        .iter()
        .filter(|source| source.name.starts_with("repair"))
    {
        let mut crates = source.uses.iter().filter(|path| path[0] == "crate");
        let other = crates.find(|path| path[1] != "repair");
        assert!(other.is_none(), "src/{} uses {other:?}", source.name);
    }
}

#[test]
fn files_threads_and_the_clock_are_the_binarys() {
    for source in code().iter().filter(|source| !is_binarys(source)) {
        for path in &source.uses {
            let path = path.join("::");
            let is_of_memory = |of: &str| path == of || path.starts_with(&format!("{of}::"));
            if OF_MEMORY.iter().any(|of| is_of_memory(of)) {
                continue;
            }
            let used = THE_BINARYS
                .iter()
                .find(|used| path == **used || path.starts_with(&format!("{used}::")));
            assert!(used.is_none(), "src/{} uses {path}", source.name);
        }
        assert!(!source.text.contains("println!"), "src/{}", source.name);
    }
}

#[test]
fn the_library_alone_needs_none_of_the_commands_crates() {
    let tree = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--no-default-features", "-e", "normal"])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    let names: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(
        names.contains("gouji") && names.contains("scraper"),
        "{tree}"
    );
    let manifest = include_str!("../../Cargo.toml");
    let cli = manifest
        .split("\ncli = [")
        .nth(1)
        .unwrap()
        .split(']')
        .next()
        .unwrap();
    let commands: Vec<&str> = cli
        .split('"')
        .filter_map(|name| name.strip_prefix("dep:"))
        .collect();
    assert!(commands.len() > 5, "{commands:?}");
    for name in commands {
        assert!(!names.contains(name), "the library needs {name}");
    }
}

#[test]
fn every_module_says_what_it_is() {
    for Source { name, text, .. } in code() {
        assert!(
            text.starts_with("//!"),
            "src/{name} has no module documentation"
        );
    }
}

#[test]
fn sources_name_nothing_outside_of_the_repository() {
    // Papers lay beside the repository while it was written; whoever has it does not have them. Put
    // together here so that this file does not name the place either.
    let papers = ["..", "shared"].join("/");
    for Source { name, text, .. } in code() {
        assert!(!text.contains(&papers), "src/{name}");
    }
}
