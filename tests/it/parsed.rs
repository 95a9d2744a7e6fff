//! What `gouji parse` tells of cells that hold no number, and of what it could not read.

use serde_json::{Value, json};

use crate::page;
use crate::run::Dir;

#[test]
fn a_null_says_whether_it_is_a_blank_a_dash_or_unreadable() {
    let changed = page::with(&[(0, 0, ""), (0, 1, "—"), (0, 2, "1或2")]);
    let dir = Dir::with(&[("a.html", &changed), ("b.html", &page::with(&[(0, 0, "")]))]);
    let parsed = dir.run("parse a.html").json();
    for column in [
        "natural_person",
        "commercial_enterprise",
        "research_institution",
    ] {
        assert_eq!(
            parsed["applications"]["new"][column],
            Value::Null,
            "{column}"
        );
    }
    assert_eq!(
        parsed["states"],
        json!({
            "applications.new.commercial_enterprise": "dash",
            "applications.new.research_institution": "unreadable",
        })
    );
    assert!(parsed.get("absent").is_none());
    assert!(dir.run("parse b.html").json().get("states").is_none());
}

#[test]
fn every_cell_of_the_form_is_among_the_cells_or_the_absent_ones() {
    // A row with a cell too many, and no table four.
    let page = page::clean();
    let row = page.find("（一）予以公开").unwrap();
    let end = row + page[row..].find("</tr>").unwrap();
    let spoilt = format!("{}<td>9</td>{}", &page[..end], &page[end..]);
    let start = spoilt.rfind("<table").unwrap();
    let close = start + spoilt[start..].find("</table>").unwrap() + "</table>".len();
    let cut = format!("{}{}", &spoilt[..start], &spoilt[close..]);
    let dir = Dir::with(&[("whole.html", &page), ("a.html", &cut)]);
    let whole = dir.run("parse --cells whole.html");
    assert_eq!((whole.status, whole.stderr.as_str()), (0, ""));
    assert_eq!(whole.json()["absent"], json!([]));
    let ran = dir.run("parse --cells a.html");
    assert_eq!(ran.status, 0);
    assert_eq!(ran.stderr, "gouji: a.html：没有读到表四的数字\n");
    let parsed = ran.json();
    let names = |list: &Value, of: &dyn Fn(&Value) -> Value| -> Vec<String> {
        let all = list.as_array().unwrap().iter();
        all.map(|one| of(one).as_str().unwrap().to_owned())
            .collect()
    };
    let cells = names(&parsed["cells"], &|cell| cell["cell"].clone());
    let absent = names(&parsed["absent"], &Value::clone);
    let mut all: Vec<String> = cells.iter().chain(&absent).cloned().collect();
    let mut expected = names(&whole.json()["cells"], &|cell| cell["cell"].clone());
    all.sort();
    expected.sort();
    assert_eq!(all, expected);
    assert_eq!(absent.len(), 15);
    assert!(
        absent.iter().all(|name| name.starts_with("proceedings.")),
        "{absent:?}"
    );
    let spoilt = parsed["cells"].as_array().unwrap().iter();
    let spoilt: Vec<&Value> = spoilt
        .filter(|cell| cell["state"] == "unreadable")
        .collect();
    assert_eq!(spoilt.len(), 7);
    let first = spoilt[0];
    assert!(
        first["cell"]
            .as_str()
            .unwrap()
            .starts_with("applications.outcomes.granted.")
    );
    assert!(first["row"].as_u64().unwrap() > 0 && first["value"] == Value::Null);
    assert_eq!(parsed["states"].as_object().unwrap().len(), 7);
    let en = dir.run("--lang en parse a.html").stderr;
    assert_eq!(en, "gouji: a.html: no figure was read of table four\n");
}

#[test]
fn what_could_not_be_read_can_be_left_out() {
    let dir = Dir::with(&[("in/a.html", &page::clean()), ("in/empty.html", "")]);
    assert_eq!(dir.run("parse in").lines().len(), 2);
    let only = dir.run("parse --only-read in");
    assert_eq!(only.status, 2, "not all could be done");
    assert_eq!(only.lines().len(), 1);
    assert!(only.stderr.contains("in/empty.html："), "{only:?}");
    let array = dir.run("parse --only-read --format json in").json();
    assert_eq!(array.as_array().unwrap().len(), 1);
    let none = dir.run("parse --only-read --format json in/empty.html in/empty.html in");
    assert_eq!(none.json().as_array().unwrap().len(), 1);
    assert_eq!(dir.run("parse --only-read in/empty.html").stdout, "");
}

#[test]
fn the_codebook_names_every_cell_with_its_label_and_unit() {
    let dir = Dir::with(&[("a.html", &page::clean())]);
    let book = dir.run("schema cells").json();
    assert_eq!(book["schema"], "gouji/cells/1");
    let of = |name: &str| -> Value {
        let cells = book["cells"].as_array().unwrap();
        cells
            .iter()
            .find(|cell| cell["cell"] == name)
            .unwrap()
            .clone()
    };
    assert_eq!(
        of("applications.outcomes.refused.state_secret.natural_person"),
        json!({
            "cell": "applications.outcomes.refused.state_secret.natural_person",
            "label": "表三 （三）不予公开 1.属于国家秘密 × 自然人",
            "label_en": "table three, state secret × natural person",
            "unit": "件",
            "table": "applications",
            "row": "outcomes.refused.state_secret",
            "column": "natural_person",
            "row_label": "（三）不予公开 1.属于国家秘密",
            "column_label": "自然人",
            "formats": ["2019", "2021"],
        })
    );
    assert_eq!(of("disclosure.fees.amount")["unit"], "万元");
    assert_eq!(of("disclosure.fees.amount")["formats"], json!(["2021"]));
    assert_eq!(of("disclosure.procurement.amount")["unit"], Value::Null);
    let parsed = dir.run("parse --cells a.html").json();
    for cell in parsed["cells"].as_array().unwrap() {
        of(cell["cell"].as_str().unwrap());
    }
    // The table, row and column are those of `export`.
    let long = dir.run("export --format ndjson a.html");
    for row in long.lines() {
        let cell = of(row["cell"].as_str().unwrap());
        for key in ["table", "row", "column"] {
            assert_eq!(cell[key], row[key], "{row}");
        }
    }
}
