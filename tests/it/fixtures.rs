//! The real binary over the fixtures: every figure as it should be, every planted error found.

use serde_json::Value;

use crate::run::Dir;

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
    let dir = Dir::with(&[]);
    for (report, file) in REPORTS {
        let parsed = dir.run(&format!(
            "parse {}",
            fixture(&format!("reports/{report}/{file}"))
        ));
        assert_eq!(parsed.status, 0, "{parsed:?}");
        let (parsed, expected) = (parsed.json(), json(&format!("expected/{report}.json")));
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

/// The rules and severities of a file's findings, and the counts of the verdicts.
fn check(file: &str) -> (Vec<String>, Value) {
    let ran = Dir::with(&[]).run(&format!("check --format ndjson {}", fixture(file)));
    let line = ran.lines().remove(0);
    let found = line["findings"].as_array().unwrap();
    let named = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        format!("{} {} {}", text("severity"), text("rule"), text("place"))
    };
    (found.iter().map(named).collect(), line)
}

#[test]
fn clean_reports_have_no_finding_but_what_is_really_so() {
    for (report, file) in REPORTS {
        let (found, line) = check(&format!("reports/{report}/{file}"));
        let expected: &[&str] = match report {
            "2023-shuyang" => &["warning DOC007 applications"],
            // Three lawsuits after reconsideration beside two reconsiderations: so printed.
            "2024-hongze" => &[
                "warning DOC006 outcomes.other.other",
                "info PRO003 litigation_after_reconsideration",
            ],
            _ => &[],
        };
        assert_eq!(found, expected, "{report}/{file}");
        assert_eq!(line["repair"], Value::Null, "{report}/{file}");
        assert_eq!(line["assessed"]["violated"], expected.len());
    }
}

#[test]
fn a_planted_slip_is_found_with_its_cell_its_value_and_its_cause() {
    let (found, line) = check("reports/2024-suqian/planted-transposed.html");
    assert_eq!(
        found,
        [
            "error APP001 natural_person",
            "error APP002 natural_person",
            "error APP003 outcomes.total"
        ]
    );
    let flow = &line["findings"][0];
    assert_eq!(
        (flow["expected"].as_i64(), flow["actual"].as_i64()),
        (Some(3558), Some(4458))
    );
    assert_eq!(line["repair"]["changes"], 1);
    assert_eq!(
        line["repair"]["alternatives"],
        serde_json::json!([{"edits": [{
            "cell": "applications.outcomes.total.natural_person",
            "from": 4340, "to": 3440, "cause": "digits-transposed"
        }]}])
    );
}

#[test]
fn a_total_that_no_blanks_can_reach_is_an_error_and_one_that_they_can_is_not() {
    // 26 natural persons and five blank columns against a total of 25.
    let (found, _) = check("reports/2023-shuyang/planted-total.html");
    assert!(
        found.contains(&"error APP003 outcomes.total".to_owned()),
        "{found:?}"
    );
    let page = std::fs::read_to_string(fixture("reports/2023-shuyang/planted-total.html")).unwrap();
    let dir = Dir::with(&[("page.html", &page.replace("<td>25</td>", "<td>27</td>"))]);
    let line = dir.run("check --format ndjson page.html").lines().remove(0);
    let rules: Vec<&Value> = line["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| &finding["place"])
        .collect();
    assert!(
        !rules.contains(&&Value::from("outcomes.total")),
        "{rules:?}"
    );
    assert!(line["assessed"]["not_assessed"].as_i64() > Some(0));
}

#[test]
fn a_page_cut_off_in_the_middle_says_so() {
    let page = std::fs::read_to_string(fixture("reports/2024-suqian/page.html")).unwrap();
    let at = page.find("7.属于行政执法案卷").unwrap();
    let dir = Dir::with(&[("page.html", &page[..at])]);
    let line = dir
        .run("check --format ndjson --lang zh page.html")
        .lines()
        .remove(0);
    // One finding holds back all that the cut explains.
    let findings = line["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0]["name"], "truncated-text");
    let message = findings[0]["message"].as_str().unwrap();
    assert!(
        message.contains("宿迁市 2024 年度")
            && message.contains("三、收到和处理政府信息公开申请情况")
            && message.contains("表四"),
        "{message}"
    );
    assert!(line["assessed"]["not_assessed"].as_i64() > Some(0));
}

#[test]
fn claims_of_the_narrative_are_compared_with_the_tables() {
    let page = std::fs::read_to_string(fixture("reports/2024-suqian/page.html")).unwrap();
    let claims = |page: &str| -> Vec<(i64, String)> {
        let dir = Dir::with(&[("page.html", page)]);
        let parsed = dir.run("parse --claims page.html").json();
        let claims = parsed["claims"].as_array().unwrap().clone();
        let shown = |claim: &Value| {
            let verdict = claim["verdict"].as_str().unwrap().to_owned();
            (claim["value"].as_i64().unwrap_or(-1), verdict)
        };
        claims.iter().map(shown).collect()
    };
    let agreeing = claims(&page);
    assert!(
        agreeing.contains(&(121, "agrees".to_owned())),
        "{agreeing:?}"
    );
    assert!(
        !agreeing.iter().any(|(_, verdict)| verdict == "contradicts"),
        "{agreeing:?}"
    );
    let wrong = claims(&page.replace("上年度结转121件", "上年度结转112件"));
    assert!(
        wrong.contains(&(112, "contradicts".to_owned())),
        "{wrong:?}"
    );
}
