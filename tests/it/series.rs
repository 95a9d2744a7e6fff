//! Rules over several reports: each at work on its own cases, and the reports of a run linked by
//! body and year.
//!
//! Long because every rule over several reports has its cases here, next to the series that they
//! share.

use gouji::diagnostic::Assessment;
use gouji::example::{self, Change};
use gouji::lang::Lang;
use gouji::report::Format;
use gouji::rules::SERIES_RULES;
use gouji::series::Relation;
use serde_json::Value;

use crate::run::Dir;

/// What all reports of an example come to.
fn counts(assessments: &[Assessment]) -> (usize, usize, usize) {
    let sum = |of: fn(&Assessment) -> usize| assessments.iter().map(of).sum();
    (
        sum(|of| of.assessed.held),
        sum(|of| of.assessed.violated),
        sum(|of| of.assessed.not_assessed),
    )
}

#[test]
fn each_rule_is_violated_by_its_case_in_one_report_and_names_the_other() {
    for rule in SERIES_RULES {
        for &format in rule.meta.cases.formats {
            let asked = gouji::ask_example(&rule.meta, format, rule.meta.cases.violated);
            // The later year, or the parent, which stands first.
            let found: Vec<&Assessment> =
                (asked.iter().filter(|of| !of.findings.is_empty())).collect();
            // A text is repeated in both, and each names the other.
            let count = match rule.relation {
                Relation::Peers => 2,
                Relation::Years | Relation::Parts => 1,
            };
            assert_eq!(found.len(), count, "{rule:?} {format:?}: {asked:?}");
            let expected = match rule.relation {
                Relation::Years | Relation::Peers => asked.last(),
                Relation::Parts => asked.first(),
            };
            assert!(
                !expected.unwrap().findings.is_empty(),
                "{rule:?} {format:?}"
            );
            assert_eq!(found[0].findings.len(), found[0].assessed.violated);
            for finding in &found[0].findings {
                let [zh, en] = [Lang::Zh, Lang::En].map(|lang| finding.message(lang));
                assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{rule:?}");
                if rule.meta.family() == "SIM" {
                    assert!(zh.contains("example.html"), "{zh}");
                    assert!(finding.quote.is_some(), "{zh}");
                    continue;
                }
                assert!(!finding.cells.is_empty(), "{rule:?}: {zh}");
                assert!(!finding.elsewhere.is_empty(), "{rule:?}: {zh}");
            }
        }
    }
}

#[test]
fn each_rule_holds_on_its_near_miss_and_says_where_it_cannot_tell() {
    for rule in SERIES_RULES {
        for &format in rule.meta.cases.formats {
            let (held, violated, _) = counts(&gouji::ask_example(
                &rule.meta,
                format,
                rule.meta.cases.holds,
            ));
            assert!(held > 0 && violated == 0, "{rule:?} {format:?}");
            let Some(changes) = rule.meta.cases.not_assessed else {
                continue;
            };
            let (_, violated, unknown) = counts(&gouji::ask_example(&rule.meta, format, changes));
            assert!(unknown > 0 && violated == 0, "{rule:?} {format:?}");
        }
    }
}

#[test]
fn the_reports_that_examples_start_from_follow_from_one_another() {
    for rule in SERIES_RULES {
        for &format in rule.meta.cases.formats {
            let asked = gouji::ask_example(&rule.meta, format, &[]);
            let (_, violated, unknown) = counts(&asked);
            // Section five of the example is too short to be compared.
            let short = usize::from(rule.meta.family() == "SIM") * asked.len();
            assert!(violated == 0 && unknown <= short, "{rule:?} {format:?}");
        }
    }
    for format in [Format::F2019, Format::F2021] {
        for page in example::years(format, &[]) {
            let report = gouji::read("example.html", &page).unwrap().report;
            let check = gouji::check(&report, gouji::Options::default());
            assert!(check.assessment.findings.is_empty(), "{check:?}");
        }
    }
}

/// The example for the year 2023 as that for another year, of another body where one is named.
fn page(year: i32, body: &str, changes: &[Change]) -> String {
    let page = String::from_utf8(example::page(Format::F2021, changes)).unwrap();
    page.replace("2024-", &format!("{}-", year + 1))
        .replace("2023", &year.to_string())
        .replace("临江县林业局", body)
}

const BODY: &str = "临江县林业局";

fn over(count: &'static str) -> [Change; 2] {
    [
        Change::Cell("applications.carried_over.natural_person", count),
        Change::Cell("applications.carried_over.total", count),
    ]
}

/// The findings of the series rules: path, rule, place, severity.
fn found(dir: &Dir, arguments: &str) -> Vec<[String; 4]> {
    let json = dir.run(arguments).json();
    let mut found = Vec::new();
    for report in json["reports"].as_array().unwrap() {
        for finding in report["findings"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            found.push([
                text(&report["source"]["path"]),
                text(&finding["rule"]),
                text(&finding["place"]),
                text(&finding["severity"]),
            ]);
        }
    }
    found
}

const YOY: &str = "check --select YOY --format json";

#[test]
fn a_planted_break_is_named_with_both_reports_in_every_output() {
    let dir = Dir::with(&[
        ("in/2022.html", &page(2022, BODY, &[])),
        ("in/2023.html", &page(2023, BODY, &[])),
    ]);
    let ran = dir.run("check --select YOY001 --format json in");
    assert_eq!(ran.status, 1);
    let json = ran.json();
    assert_eq!(json["summary"]["errors"], 1);
    let (earlier, later) = (&json["reports"][0], &json["reports"][1]);
    assert_eq!(earlier["findings"], Value::Array(Vec::new()));
    assert_eq!(earlier["assessed"]["held"], 0);
    assert_eq!(later["assessed"]["held"], 5);
    let total = &later["findings"][1];
    assert_eq!(total["place"], "total");
    assert_eq!(total["severity"], "error");
    assert_eq!(
        (&total["expected"], &total["actual"]),
        (&3.into(), &1.into())
    );
    let cells = total["cells"].as_array().unwrap();
    assert_eq!(cells[0]["cell"], "applications.carried_over.total");
    assert!(cells[0].get("source").is_none() && cells[0].get("year").is_none());
    assert_eq!(cells[1]["cell"], "applications.carried_forward.total");
    assert_eq!(cells[1]["source"]["path"], "in/2022.html");
    assert_eq!(
        (&cells[1]["year"], &cells[1]["value"]),
        (&2022.into(), &1.into())
    );
    assert_eq!(later["findings"][0]["severity"], "warning");
    for format in [
        "text", "ndjson", "sarif", "junit", "github", "gitlab", "html",
    ] {
        let shown = dir.run(&format!("check --select YOY001 --format {format} in"));
        for name in ["in/2022.html", "in/2023.html"] {
            assert!(shown.stdout.contains(name), "{format}: {}", shown.stdout);
        }
    }
}

#[test]
fn a_sentence_that_explains_an_adjustment_is_quoted_and_makes_it_worth_knowing_only() {
    let explained = "本年上年结转件数与上年度报告不一致，系统计口径调整所致。";
    let dir = Dir::with(&[
        ("2022.html", &page(2022, BODY, &[])),
        (
            "2023.html",
            &page(2023, BODY, &[Change::Section(6, explained)]),
        ),
    ]);
    let json = dir.run("check --select YOY001 --format json .").json();
    assert_eq!(json["summary"]["infos"], 2);
    assert_eq!(json["summary"]["errors"], 0);
    assert_eq!(json["reports"][1]["findings"][0]["quote"], explained);
}

#[test]
fn what_is_in_force_is_followed_over_four_years() {
    let year = |year, [issued, repealed, in_force]: [&'static str; 3]| {
        page(
            year,
            BODY,
            &[
                Change::Cell("disclosure.normative_documents.issued", issued),
                Change::Cell("disclosure.normative_documents.repealed", repealed),
                Change::Cell("disclosure.normative_documents.in_force", in_force),
            ],
        )
    };
    let dir = Dir::with(&[
        ("2021.html", &year(2021, ["80", "10", "698"])),
        ("2022.html", &year(2022, ["77", "132", "470"])),
        ("2023.html", &year(2023, ["62", "33", "440"])),
        ("2024.html", &year(2024, ["58", "45", "546"])),
    ]);
    let json = dir
        .run("check --select YOY002 --format json --lang en .")
        .json();
    let messages: Vec<&str> = (json["reports"].as_array().unwrap().iter())
        .flat_map(|report| report["findings"].as_array().unwrap())
        .map(|finding| finding["message"].as_str().unwrap())
        .collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    for (message, arithmetic) in messages.iter().zip([
        "698 + 77 - 132 = 643, but 470 in force",
        "470 + 62 - 33 = 499, but 440 in force",
        "440 + 58 - 45 = 453, but 546 in force",
    ]) {
        assert!(message.ends_with(arithmetic), "{message}");
    }
}

#[test]
fn two_years_of_a_real_body_follow_from_one_another() {
    let reports = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/reports");
    let paths = format!("{reports}/2023-suqian/word.html {reports}/2024-suqian/page.html");
    let json = Dir::with(&[])
        .run(&format!(
            "check --select YOY001,YOY002 --format json {paths}"
        ))
        .json();
    assert_eq!(json["reports"][1]["assessed"]["held"], 9);
    assert_eq!(json["summary"]["assessed"]["violated"], 0);
    assert_eq!(json["summary"]["assessed"]["not_assessed"], 0);
}

#[test]
fn only_reports_of_one_body_and_of_years_that_follow_are_compared() {
    let dir = Dir::with(&[
        ("a2021.html", &page(2021, BODY, &[])),
        ("a2023.html", &page(2023, BODY, &[])),
        ("b2022.html", &page(2022, "临江县水利局", &[])),
    ]);
    let ran = dir.run(&format!("{YOY} ."));
    assert_eq!(ran.json()["summary"]["assessed"]["violated"], 0);
    assert_eq!(
        ran.stderr,
        "gouji: ./a2023.html：没有同一单位2022年度的报告（此前最近的是2021年度），未与上年核对\n"
    );
    let quiet = dir.run(&format!("{YOY} --no-link ."));
    assert_eq!((quiet.status, quiet.stderr.as_str()), (0, ""));
}

#[test]
fn a_body_that_shortens_its_name_is_the_same_where_it_can_be_no_other() {
    let long = "清河县卫生健康委员会";
    let violated = |others: &[(&str, String)]| {
        let dir = Dir::with(&[
            ("2022.html", &page(2022, "清河县卫健委", &[])),
            ("2023.html", &page(2023, long, &[])),
        ]);
        for (name, page) in others {
            dir.write(name, page);
        }
        let json = dir.run("check --select YOY001 --format json .").json();
        json["summary"]["assessed"]["violated"].as_u64().unwrap()
    };
    assert_eq!(violated(&[]), 2);
    // A neighbour's, or one that reported in the same year beside it, is another body.
    assert_eq!(violated(&[("b.html", page(2023, "临江县卫健委", &[]))]), 2);
    assert_eq!(violated(&[("b.html", page(2023, "清河县卫健委", &[]))]), 2);
    assert_eq!(violated(&[("b.html", page(2022, long, &over("5")))]), 2);
    // Two that may be called so: neither is chosen.
    assert_eq!(
        violated(&[("b.html", page(2023, "清河县卫生与健康委员会", &[]))]),
        0
    );
}

#[test]
fn an_office_that_is_called_by_its_government_is_not_the_government_of_other_years() {
    let dir = Dir::with(&[
        ("2022.html", &page(2022, "清河县人民政府", &[])),
        ("2023.html", &page(2023, "清河县人民政府办公室", &[])),
    ]);
    let json = dir.run("check --select YOY001 --format json .").json();
    assert_eq!(json["summary"]["assessed"]["violated"], 0);
    // The page's own body a year later is compared.
    dir.write("2023.html", page(2023, "清河县人民政府", &[]));
    let json = dir.run("check --select YOY001 --format json .").json();
    assert_eq!(json["summary"]["assessed"]["violated"], 2);
}

#[test]
fn two_different_reports_of_the_year_before_are_said_and_not_chosen_from() {
    let dir = Dir::with(&[
        ("2022.html", &page(2022, BODY, &[])),
        ("2022b.html", &page(2022, BODY, &over("4"))),
        ("2023.html", &page(2023, BODY, &[])),
    ]);
    let ran = dir.run("check --select YOY001 --lang en --format json .");
    let json = ran.json();
    assert_eq!(json["reports"][2]["assessed"]["violated"], 0);
    assert_eq!(json["reports"][2]["assessed"]["not_assessed"], 1);
    assert_eq!(
        ran.stderr,
        "gouji: ./2023.html: not compared with the year before: 2 reports for 2022 differ: \
         ./2022.html, ./2022b.html\n"
    );
    // Two that do not differ are no choice.
    dir.write("2022b.html", page(2022, BODY, &[]));
    let ran = dir.run("check --select YOY001 --format json .");
    assert_eq!(ran.json()["reports"][2]["assessed"]["violated"], 2);
    assert_eq!(ran.stderr, "");
}

#[test]
fn last_year_can_be_named_and_is_not_checked_itself() {
    let dir = Dir::with(&[
        ("now/2023.html", &page(2023, BODY, &[])),
        ("then/2022.html", &page(2022, BODY, &[])),
        ("then/other.html", &page(2022, "临江县水利局", &[])),
        ("renamed.html", &page(2022, "临江县园林局", &[])),
    ]);
    let both = ["YOY001", "natural_person", "warning"];
    let expected = |path: &str| {
        let [rule, place, severity] = both;
        vec![
            [path, rule, place, severity].map(str::to_owned),
            [path, rule, "total", "error"].map(str::to_owned),
        ]
    };
    let path = "now/2023.html";
    let one = |arguments: &str| {
        found(
            &dir,
            &format!("check --select YOY001 --format json {arguments}"),
        )
    };
    assert_eq!(one("--previous then now"), expected(path));
    assert_eq!(
        one("--previous then/2022.html now/2023.html"),
        expected(path)
    );
    // One for one is what the user says, whatever the body was called then.
    assert_eq!(one("--previous renamed.html now/2023.html"), expected(path));
    let alone = dir.run("check --select YOY001 --previous then/other.html now then/2022.html");
    assert!(alone.stderr.contains("then/2022.html"), "{alone:?}");
    let missing = dir.run("check --select YOY001 --previous nowhere now");
    assert_eq!(missing.status, 2);
    assert!(missing.stderr.contains("nowhere"), "{missing:?}");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let pages: Vec<(String, String)> = (0..40)
        .map(|at| {
            let (year, of) = (2021 + at % 4, at / 4);
            let body = format!("临江县第{of}中学");
            (format!("in/{of}-{year}.html"), page(year, &body, &[]))
        })
        .collect();
    let files: Vec<(&str, &str)> = (pages.iter())
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let dir = Dir::with(&files);
    let run = |threads: u8| dir.run(&format!("check --threads {threads} --format ndjson in"));
    let one = run(1);
    assert!(one.stdout.contains("YOY001"));
    assert_eq!(one, run(4));
}

#[test]
fn a_rule_over_several_reports_is_chosen_as_any_other() {
    let dir = Dir::with(&[
        ("2022.html", &page(2022, BODY, &[])),
        ("2023.html", &page(2023, BODY, &[])),
    ]);
    let status = |arguments: &str| dir.run(&format!("check {arguments} .")).status;
    assert_eq!(status("--select YOY"), 1);
    assert_eq!(status("--select carry-over-broken"), 1);
    assert_eq!(status("--select YOY --ignore YOY001"), 0);
    assert_eq!(status("--select YOY --severity YOY001=warning"), 0);
    let severity = found(
        &dir,
        "check --select YOY --severity YOY=info --format json .",
    );
    assert!(severity.iter().all(|[.., severity]| severity == "info"));
    dir.run("check --select YOY --baseline accepted.toml --update-baseline .");
    assert!(dir.read("accepted.toml").contains("YOY001"));
    assert_eq!(status("--select YOY --baseline accepted.toml"), 0);
}

#[test]
fn a_report_published_again_with_other_figures_names_every_cell_that_differs() {
    let again = [
        Change::Cell("disclosure.penalties.decisions", "31"),
        Change::Cell("applications.new.research_institution", ""),
        Change::Cell("proceedings.reconsideration.upheld", "2"),
    ];
    let dir = Dir::with(&[
        ("a.html", &page(2023, BODY, &[])),
        ("b.html", &page(2023, BODY, &again)),
        ("c.html", &page(2023, BODY, &[])),
    ]);
    let json = dir.run("check --select YOY003 --format json .").json();
    let cells: Vec<&Value> = (json["reports"][1]["findings"].as_array().unwrap().iter())
        .flat_map(|finding| finding["cells"].as_array().unwrap())
        .collect();
    let named: Vec<_> = (cells.iter())
        .map(|cell| {
            let source = cell["source"]["path"].as_str();
            (cell["cell"].as_str().unwrap(), &cell["value"], source)
        })
        .collect();
    assert_eq!(
        named,
        [
            ("disclosure.penalties.decisions", &31.into(), None),
            (
                "disclosure.penalties.decisions",
                &30.into(),
                Some("./a.html")
            ),
            ("proceedings.reconsideration.upheld", &2.into(), None),
            (
                "proceedings.reconsideration.upheld",
                &0.into(),
                Some("./a.html")
            ),
        ]
    );
    assert_eq!(json["reports"][0]["assessed"]["held"], 0);
    assert_eq!(json["reports"][2]["assessed"]["held"], 3);
}

/// What the rules say of a sentence of 2023 where 14 applications were received in 2022.
fn said(sentence: &str) -> Vec<String> {
    let earlier = String::from_utf8(example::earlier(Format::F2021, &[])).unwrap();
    let later = page(2023, BODY, &[]).replace("收到政府信息公开申请12件", sentence);
    let dir = Dir::with(&[("2022.html", &earlier), ("2023.html", &later)]);
    let json = dir
        .run("check --select YOY006,YOY007 --format json .")
        .json();
    let counted = &json["reports"][1]["assessed"];
    let counts = ["held", "violated", "not_assessed"].map(|verdict| counted[verdict].to_string());
    let findings = json["reports"][1]["findings"].as_array().unwrap().iter();
    let rules = findings.map(|finding| finding["rule"].as_str().unwrap().to_owned());
    std::iter::once(counts.join(" ")).chain(rules).collect()
}

#[test]
fn what_the_text_says_of_last_year_is_held_against_last_years_report() {
    for (sentence, expected) in [
        ("收到政府信息公开申请12件，同比下降14.29%", &["1 0 0"][..]),
        ("收到政府信息公开申请12件，同比下降14.28%", &["1 0 0"]),
        (
            "收到政府信息公开申请12件，同比增长14.29%",
            &["0 1 0", "YOY006"],
        ),
        (
            "收到政府信息公开申请12件，同比下降16.13%",
            &["0 1 0", "YOY006"],
        ),
        ("收到政府信息公开申请12件，比2022年减少2件", &["1 0 0"]),
        (
            "收到政府信息公开申请12件，较去年减少5件",
            &["0 1 0", "YOY006"],
        ),
        ("收到政府信息公开申请12件，比上年的14件减少2件", &["2 0 0"]),
        (
            "收到政府信息公开申请12件，比2022年的20件减少8件",
            &["0 2 0", "YOY006", "YOY007"],
        ),
        (
            "收到政府信息公开申请12件，2022年为13件",
            &["0 1 0", "YOY007"],
        ),
        // Another year, a rounded change, a figure that the table does not have: no comparison.
        ("收到政府信息公开申请12件，比2019年减少5件", &["0 0 0"]),
        ("收到政府信息公开申请12件，同比下降约20%", &["0 0 1"]),
        ("收到政府信息公开申请12件，与上年持平", &["0 1 0", "YOY006"]),
        ("收到政府信息公开申请12件，与上年基本持平", &["0 0 0"]),
        (
            "举办培训12次，同比增长50%，收到政府信息公开申请12件",
            &["0 0 0"],
        ),
    ] {
        assert_eq!(said(sentence), expected, "{sentence}");
    }
}

#[test]
fn a_gap_and_a_leap_are_told_apart() {
    let licences = |year, count| {
        let cell = Change::Cell("disclosure.licensing.decisions", count);
        page(year, BODY, &[cell])
    };
    let dir = Dir::with(&[
        ("2021.html", &licences(2021, "100")),
        ("2022.html", &licences(2022, "1000")),
        ("2023.html", &licences(2023, "5000")),
    ]);
    let found = found(&dir, "check --select YOY005 --format json .");
    assert_eq!(
        found,
        [["./2022.html", "YOY005", "licensing", "info"].map(str::to_owned)]
    );
}

#[test]
fn who_did_not_hand_in_did_twice_or_for_another_year_is_said() {
    let dir = Dir::with(&[
        ("in/a.html", &page(2023, "临江县林业局", &[])),
        ("in/b.html", &page(2023, "临江县水利局", &[])),
        ("in/b2.html", &page(2023, "临江县水利局", &[])),
        ("in/c.html", &page(2022, "临江县教育局", &[])),
        (
            "all.csv",
            "单位名称,电话\n临江县林业局,1\n临江县水利局,2\n临江县教育局,3\n临江县财政局,4\n",
        ),
        ("some.txt", "临江县林业局\n"),
    ]);
    let ran = dir.run("check --select YOY --roster all.csv in");
    assert_eq!(ran.status, 1);
    let said: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(
        said,
        [
            "gouji: 临江县水利局：2023年度的报告报送了2份：in/b.html, in/b2.html",
            "gouji: 临江县教育局：未报送2023年度的报告，只有2022年度的",
            "gouji: 临江县财政局：未报送",
        ]
    );
    // Who is not on the roster is named, and is no fault.
    let ran = dir.run("check --select YOY --roster some.txt in");
    let said =
        "gouji: 临江县教育局：有报告，但不在名单上\ngouji: 临江县水利局：有报告，但不在名单上\n";
    assert_eq!((ran.status, ran.stderr.as_str()), (0, said));
    // Where most have reports for several years, each of these years is asked for.
    dir.write("in/a2.html", page(2022, "临江县林业局", &[]));
    dir.write("in/d.html", page(2021, "临江县林业局", &[]));
    let ran = dir.run("check --select YOY --roster all.csv in");
    let said: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(
        said,
        [
            "gouji: 临江县水利局：未报送2022年度的报告，只有2023年度的",
            "gouji: 临江县水利局：2023年度的报告报送了2份：in/b.html, in/b2.html",
            "gouji: 临江县教育局：未报送2023年度的报告，只有2022年度的",
            "gouji: 临江县财政局：未报送",
        ]
    );
    dir.write("in/b3.html", page(2022, "临江县水利局", &[]));
    dir.write("in/c2.html", page(2021, "临江县教育局", &[]));
    let ran = dir.run("check --select YOY --roster all.csv in");
    let said: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(
        said,
        [
            "gouji: 临江县水利局：未报送2021年度的报告，只有2022、2023年度的",
            "gouji: 临江县水利局：2023年度的报告报送了2份：in/b.html, in/b2.html",
            "gouji: 临江县教育局：未报送2023年度的报告，只有2021、2022年度的",
            "gouji: 临江县财政局：未报送",
        ]
    );
}

#[test]
fn a_roster_is_read_as_offices_keep_it_and_names_bodies_as_they_are_called() {
    let dir = Dir::with(&[
        ("in/a.html", &page(2023, "临江县卫健委", &[])),
        ("in/a2.html", &page(2022, "临江县卫生健康委员会", &[])),
        ("in/b.html", &page(2023, "临江县水利局", &[])),
        ("in/b2.html", &page(2022, "临江县水利局", &[])),
    ]);
    let table = "应报送单位名单,,\n序号,单位名称,电话\n1,临江县卫生健康委员会,1\n2,县水利局,2\n3,县财政局,3\n,合计,3\n";
    let (table, _, _) = encoding_rs::GBK.encode(table);
    dir.write("roster.csv", &table[..]);
    let check =
        "check --select YOY --roster roster.csv -o all.json -o page.html -o all.txt -o all.xlsx in";
    let ran = dir.run(check);
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (1, "gouji: 县财政局：未报送\n")
    );
    // Every output to hand on says it too, and counts no report that is not there.
    let json: serde_json::Value = serde_json::from_str(&dir.read("all.json")).unwrap();
    let roster = serde_json::json!([
        {"body": "县财政局", "kind": "not-handed-in", "message": "未报送"}
    ]);
    assert_eq!(json["summary"]["roster"], roster);
    assert_eq!(json["summary"]["reports"], 4);
    let text = dir.read("all.txt");
    assert!(
        text.ends_with("按名单核对报送情况，1项：\n  县财政局：未报送\n"),
        "{text}"
    );
    assert!(
        dir.read("page.html")
            .contains("<th scope=\"row\">县财政局</th><td>未报送</td>")
    );
    for (roster, said) in [
        ("", "没有单位名称"),
        ("<h2>一、总体情况</h2>\n", "没有单位名称"),
        ("PK\u{3}\u{4}", "是工作簿或文档；请另存为 CSV"),
    ] {
        dir.write("roster.csv", roster);
        let ran = dir.run(check);
        assert_eq!(ran.status, 2);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn a_roster_among_the_reports_is_no_report() {
    let dir = Dir::with(&[
        ("in/a.html", &page(2023, "临江县林业局", &[])),
        ("in/名单.txt", "临江县林业局\n"),
        ("in/说明.txt", "临江县林业局\n"),
        ("in/gouji.toml", "roster = '名单.txt'\n"),
    ]);
    for typed in ["", "--no-config --roster ./in/../in/名单.txt "] {
        let json = dir.run(&format!("check --format json {typed}in")).json();
        assert_eq!(json["summary"]["reports"], 2, "{typed}");
    }
    let listed = dir.run("check --show-files in").stdout;
    assert!(
        listed.contains("in/名单.txt  未读取：应报送的单位名单\n")
            && listed.contains("\nin/说明.txt\n"),
        "{listed}"
    );
    // Who names it as a report asks about it.
    let json = dir.run("check --format json in/a.html in/名单.txt").json();
    assert_eq!(json["summary"]["failed"], 1);
    let ran = dir.run("rollup --parent in/a.html --roster in/名单.txt in");
    assert!(
        ran.stderr.contains("说明.txt") && !ran.stderr.contains("名单.txt"),
        "{ran:?}"
    );
}

#[test]
fn a_copied_text_is_named_in_both_reports() {
    let copy = |body: &str, text| page(2023, body, &[Change::Section(5, text)]);
    let dir = Dir::with(&[
        ("a.html", &copy("临江县林业局", example::LONG[0])),
        ("b.html", &copy("临江县水利局", example::LONG[2])),
        ("c.html", &copy("临江县教育局", example::LONG[1])),
        (
            "d.html",
            &page(
                2022,
                "临江县财政局",
                &[Change::Section(5, example::LONG[0])],
            ),
        ),
    ]);
    let json = dir
        .run("check --select SIM --format json --lang en .")
        .json();
    let found: Vec<(usize, &str)> = (json["reports"].as_array().unwrap().iter().enumerate())
        .flat_map(|(at, report)| {
            let findings = report["findings"].as_array().unwrap().iter();
            findings.map(move |finding| (at, finding["message"].as_str().unwrap()))
        })
        .filter(|(_, message)| message.starts_with("section 5"))
        .collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].0 == 0 && found[0].1.contains("./b.html"),
        "{found:?}"
    );
    assert!(
        found[1].0 == 1 && found[1].1.contains("./a.html"),
        "{found:?}"
    );
    // The longest sentence that both have is quoted, the next ones stand in the message.
    let mut findings = json["reports"][0]["findings"].as_array().unwrap().iter();
    let of_five = findings
        .find(|finding| finding["place"] == "sections.5")
        .unwrap();
    let quote = of_five["quote"].as_str().unwrap();
    let is_in = |text: &&&str| text.contains(quote);
    assert_eq!(example::LONG.iter().filter(is_in).count(), 2, "{quote}");
    assert_eq!(found[0].1.matches('“').count(), 2, "{found:?}");
}
