//! A parent's report against its parts.

use gouji::example::{self, Change};
use gouji::report::Format;
use serde_json::{Value, json};

use crate::run::Dir;

/// A parent and two parts that make it up, with changes.
fn county(changes: &[Change]) -> Dir {
    let dir = Dir::with(&[]);
    let pages = example::parts(Format::F2021, changes);
    for (name, page) in ["county.html", "in/a.html", "in/b.html"].iter().zip(pages) {
        dir.write(name, page);
    }
    dir
}

fn cell(json: &Value, name: &str) -> Value {
    let mut cells = json["cells"].as_array().unwrap().iter();
    cells.find(|cell| cell["cell"] == name).unwrap().clone()
}

const JSON: &str = "rollup --parent county.html --format json";
const PENALTIES: &str = "disclosure.penalties.decisions";

#[test]
fn parts_that_make_up_the_parent_agree_in_every_cell() {
    let dir = county(&[]);
    let ran = dir.run(&format!("{JSON} in"));
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let json = ran.json();
    assert_eq!(json["schema"], "gouji/rollup/1");
    assert_eq!(json["parent"]["source"]["path"], "county.html");
    assert_eq!(json["parts"][1]["body"], "临江县竹林站");
    assert_eq!(json["missing"], json!([]));
    let cells = json["cells"].as_array().unwrap();
    // All cells of the form but the three of 规章.
    assert_eq!(cells.len(), 10 - 3 + 25 * 7 + 15);
    assert!(cells.iter().all(|cell| cell["verdict"] == "holds"));
    let fees = cell(&json, "disclosure.fees.amount");
    assert_eq!((&fees["parent"], &fees["sum"]), (&json!(1.5), &json!(1.5)));
    assert_eq!(
        fees["contributions"],
        json!([{"source": {"path": "in/a.html"}, "value": 1.5}])
    );
}

#[test]
fn a_part_that_is_short_is_a_warning_and_one_that_exceeds_the_parent_an_error() {
    let short = county(&[Change::Part(&Change::Cell(PENALTIES, "29"))]);
    let ran = short.run(&format!("{JSON} in"));
    let found = cell(&ran.json(), PENALTIES);
    assert_eq!((ran.status, &found["verdict"]), (0, &json!("violated")));
    assert_eq!((&found["parent"], &found["sum"]), (&json!(30), &json!(29)));
    let text = short.run("rollup --parent county.html --lang en in");
    text.shows("warning  table two  行政处罚 × 本年处理决定数量 (penalties × decisions): the parent has 30, its parts 29\n    29  临江县松林站  in/a.html\n");
    let over = county(&[Change::Part(&Change::Cell(PENALTIES, "31"))]);
    assert_eq!(over.run(&format!("{JSON} in")).status, 1);
    over.run("rollup --parent county.html in")
        .shows("已超过汇总数");
}

#[test]
fn where_a_part_is_missing_only_what_cannot_be_is_reported() {
    let dir = county(&[]);
    dir.write(
        "roster.csv",
        "单位名称,电话\n临江县松林站,1\n临江县竹林站,2\n临江县水文站,3\n",
    );
    let json = dir.run(&format!("{JSON} --roster roster.csv in")).json();
    let missing = json!([{"body": "临江县水文站", "source": null, "reason": "not_handed_in"}]);
    assert_eq!(json["missing"], missing);
    let cells = json["cells"].as_array().unwrap();
    assert!(cells.iter().all(|cell| cell["verdict"] == "not_assessed"));
    let over = county(&[Change::Part(&Change::Cell(PENALTIES, "31"))]);
    over.write("in/c.html", "<p>nothing</p>");
    let ran = over.run(&format!("{JSON} in"));
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("in/c.html"));
    let json = ran.json();
    assert_eq!(json["missing"][0]["reason"], "unreadable");
    let violated = json["cells"].as_array().unwrap().iter();
    let violated: Vec<_> = violated
        .filter(|cell| cell["verdict"] == "violated")
        .collect();
    assert_eq!(violated.len(), 1);
    assert_eq!(violated[0]["cell"], PENALTIES);
}

#[test]
fn a_report_handed_in_twice_or_for_another_year_is_not_summed() {
    let dir = county(&[]);
    dir.write("in/again.html", dir.read("in/a.html"));
    let older = dir
        .read("in/b.html")
        .replace("2023", "2022")
        .replace("竹林站", "石林站");
    dir.write("in/older.html", older);
    let json = dir.run(&format!("{JSON} in")).json();
    let reasons: Vec<_> = (json["missing"].as_array().unwrap().iter())
        .map(|one| {
            (
                one["source"].as_str().unwrap(),
                one["reason"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        reasons,
        [
            ("in/again.html", "handed_in_twice"),
            ("in/older.html", "other_year")
        ]
    );
    assert_eq!(json["parts"].as_array().unwrap().len(), 2);
    assert_eq!(cell(&json, PENALTIES)["sum"], 30);
}

#[test]
fn of_two_reports_that_differ_neither_is_chosen() {
    let dir = county(&[]);
    let changed = county(&[Change::Part(&Change::Cell(PENALTIES, "31"))]);
    let files = ["in/a.html", "in/b.html"];
    let other = (files
        .iter()
        .map(|file| (dir.read(file), changed.read(file))))
    .find(|(own, other)| own != other);
    let (_, other) = other.unwrap();
    // Whichever is met first.
    for name in ["in/0.html", "in/z.html"] {
        dir.write(name, &other);
        let ran = dir.run(&format!("{JSON} in"));
        let json = ran.json();
        assert_eq!(
            json["missing"][0]["reason"], "handed_in_differently",
            "{name}"
        );
        assert_eq!(cell(&json, PENALTIES)["verdict"], "not_assessed", "{name}");
        let licences = cell(&json, "disclosure.licensing.decisions");
        assert_eq!(
            (ran.status, &licences["verdict"]),
            (0, &json!("holds")),
            "{name}"
        );
        std::fs::remove_file(dir.path().join(name)).unwrap();
    }
}

#[test]
fn the_output_fits_its_schema() {
    let dir = county(&[Change::Part(&Change::Cell(PENALTIES, "31"))]);
    let schema = dir.run("schema rollup").json();
    let json = dir.run(&format!("{JSON} in")).json();
    assert!(jsonschema::is_valid(&schema, &json));
    assert!(!jsonschema::is_valid(
        &schema,
        &json!({"schema": "gouji/rollup/1"})
    ));
}

/// A parent with these penalties and licences, and its parts: that which makes up all of the
/// example's figures, 30 and 120 of these among them, and further ones that have no others.
fn of_parts(parent: [&'static str; 2], parts: &[[u32; 2]]) -> Dir {
    let dir = county(&[
        Change::Cell(PENALTIES, parent[0]),
        Change::Cell("disclosure.licensing.decisions", parent[1]),
    ]);
    let nothing = dir.read("in/b.html");
    for (at, [penalties, licences]) in parts.iter().enumerate() {
        let mut page = nothing.replace("竹林站", &format!("{at}号站"));
        for (row, count) in [("行政处罚", penalties), ("行政许可", licences)] {
            let blank = format!("<td>{row}</td><td colspan=\"3\">0</td>");
            assert!(page.contains(&blank), "{page}");
            let filled = format!("<td>{row}</td><td colspan=\"3\">{count}</td>");
            page = page.replace(&blank, &filled);
        }
        dir.write(&format!("in/part{at}.html"), page);
    }
    dir
}

#[test]
fn the_fewest_parts_that_explain_every_difference_are_named() {
    let explained = |parent, parts: &[[u32; 2]]| {
        let dir = of_parts(parent, parts);
        dir.run(&format!("{JSON} in")).json()["explanations"].clone()
    };
    let [one, two, three] = [0, 1, 2].map(|at| json!({"path": format!("in/part{at}.html")}));
    let parts = [[5, 7], [2, 3], [1, 0]];
    assert_eq!(explained(["38", "130"], &parts), json!([]));
    assert_eq!(
        explained(["33", "123"], &parts),
        json!([{"left_out": [one], "counted_twice": []}])
    );
    assert_eq!(
        explained(["40", "133"], &parts),
        json!([{"left_out": [], "counted_twice": [two]}])
    );
    assert_eq!(
        explained(["32", "123"], &parts),
        json!([{"left_out": [one, three], "counted_twice": []}])
    );
    assert_eq!(
        explained(["35", "126"], &parts),
        json!([{"left_out": [one], "counted_twice": [two]}])
    );
    // Of two parts with the same figures either may be the one.
    assert_eq!(
        explained(["31", "121"], &[[1, 1], [1, 1]]),
        json!([{"left_out": [one], "counted_twice": []}, {"left_out": [two], "counted_twice": []}])
    );
    // No two parts explain one figure that differs alone.
    assert_eq!(explained(["36", "130"], &[[5, 7], [2, 3]]), json!([]));
    of_parts(["33", "123"], &parts)
        .run("rollup --parent county.html in")
        .shows("以下情形可以说明全部差额：汇总漏计临江县0号站（in/part0.html）");
}

#[test]
fn a_slip_in_one_figure_is_named_as_what_may_explain_a_cell() {
    let dir = of_parts(["71", "125"], &[[14, 5]]);
    let json = dir.run(&format!("{JSON} in")).json();
    let slips = cell(&json, PENALTIES)["slips"].clone();
    // 30 + 14 = 44: with 41 for 14 they are 71.
    assert_eq!(
        slips,
        json!([{"source": {"path": "in/part0.html"}, "from": 14, "to": 41, "cause": "digits-transposed"}])
    );
    assert!(
        cell(&json, "disclosure.licensing.decisions")
            .get("slips")
            .is_none()
    );
    dir.run("rollup --parent county.html --lang en in")
        .shows("perhaps: 14 of 临江县0号站 should be 41 (two digits transposed)");
}
