//! What packages are made of: the versions and names of all agree. `.ci/packages` builds and
//! installs them.

use std::fs;
use std::path::Path;

use serde_json::Value;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

#[test]
fn all_packages_have_the_version_and_license_of_the_crate() {
    let npm: Value = serde_json::from_str(&file("npm/package.json")).unwrap();
    assert_eq!(npm["version"], VERSION);
    assert_eq!(npm["license"], env!("CARGO_PKG_LICENSE"));
    assert_eq!(npm["description"], env!("CARGO_PKG_DESCRIPTION"));
    for (name, version) in npm["optionalDependencies"].as_object().unwrap() {
        assert_eq!(version, VERSION, "{name}");
    }
    let wheel: toml::Table = toml::from_str(&file("pyproject.toml")).unwrap();
    let dynamic = wheel["project"]["dynamic"].as_array().unwrap();
    assert!(dynamic.iter().any(|of| of.as_str() == Some("version")));
    assert_eq!(wheel["tool"]["maturin"]["locked"].as_bool(), Some(true));
    let ci = file("docs/ci.md");
    for pinned in [
        format!("rev: v{VERSION}"),
        format!("\"gouji=={VERSION}\""),
        format!("npx gouji@{VERSION}"),
    ] {
        assert!(ci.contains(&pinned), "docs/ci.md lacks {pinned}");
    }
}

#[test]
fn a_release_builds_what_npm_and_binstall_ask_for() {
    let npm: Value = serde_json::from_str(&file("npm/package.json")).unwrap();
    let release = file(".github/workflows/release.yml");
    let field = |line: &str, key: &str| -> Option<String> {
        let after = line.split_once(&format!("{key}: "))?.1;
        Some(after.split([',', ' ']).next()?.to_owned())
    };
    let built: Vec<(String, String)> = (release.lines())
        .filter_map(|line| Some((field(line, "system")?, field(line, "target")?)))
        .collect();
    let mut systems: Vec<String> = built.iter().map(|(of, _)| format!("@gouji/{of}")).collect();
    systems.sort();
    let asked: Vec<&String> = npm["optionalDependencies"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(systems.iter().collect::<Vec<_>>(), asked);
    // The archive is a ZIP for Windows alone, as `.ci/package` makes it.
    let manifest: toml::Table = toml::from_str(&file("Cargo.toml")).unwrap();
    let binstall = &manifest["package"]["metadata"]["binstall"];
    let zips: Vec<&String> = binstall["overrides"].as_table().unwrap().keys().collect();
    let windows = built
        .iter()
        .filter(|(system, _)| system.starts_with("win32-"));
    assert_eq!(zips, windows.map(|(_, target)| target).collect::<Vec<_>>());
    assert!(built.iter().all(|(_, target)| !target.is_empty()));
    let url = binstall["pkg-url"].as_str().unwrap();
    assert!(url.contains("/gouji-{ target }{ archive-suffix }"), "{url}");
}
