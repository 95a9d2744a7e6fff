//! The fixtures: every figure as it should be.

#[cfg(feature = "cli")]
mod command;

use gouji::render::report::{self, Extras};
use serde_json::Value;

pub fn fixture(path: &str) -> String {
    format!("{}/fixtures/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(fixture(path)).unwrap()).unwrap()
}

/// Each file with what it must say.
pub const REPORTS: [(&str, &str); 7] = [
    ("2019-example", "page.html"),
    ("2021-luqiao", "extracted.txt"),
    ("2023-suqian", "word.html"),
    ("2023-shuyang", "page.html"),
    ("2024-suqian", "page.html"),
    ("2024-suqian", "article.json"),
    ("2024-hongze", "page.html"),
];

#[test]
fn every_figure_of_the_real_reports_comes_out() {
    let extras = Extras {
        cells: false,
        claims: false,
    };
    for (report, file) in REPORTS {
        let bytes = std::fs::read(fixture(&format!("reports/{report}/{file}"))).unwrap();
        let read = gouji::read(file, &bytes).unwrap();
        let parsed = serde_json::to_value(report::output(&read, extras)).unwrap();
        let expected = json(&format!("expected/{report}.json"));
        for key in [
            "title",
            "body",
            "year",
            "format",
            "disclosure",
            "applications",
            "proceedings",
        ] {
            assert_eq!(parsed[key], expected[key], "{report}/{file}: {key}");
        }
        assert_eq!(
            parsed["sections"].as_array().unwrap().len(),
            6,
            "{report}/{file}"
        );
    }
}
