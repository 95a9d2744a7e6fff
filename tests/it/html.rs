//! The web page: what stands in it is the report's, whatever the report says, and nothing else.
//! How it looks and works in a browser is tested in `tests/html`.

use gouji::example::{self, Change};
use gouji::report::{Format, Table};
use gouji::rules::RULES;
use serde_json::Value;
use snapbox::assert_data_eq;

use crate::fixtures::fixture;
use crate::publish::Rng;
use crate::run::Dir;

/// The page of some files.
fn page(files: &[(&str, &str)], options: &str) -> String {
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let ran = Dir::with(files).run(&format!(
        "check --format html {options} {}",
        names.join(" ")
    ));
    assert_eq!(ran.stderr.lines().count(), usize::from(ran.status == 2));
    ran.stdout
}

/// The example with changes, as text.
fn report(changes: &[Change]) -> String {
    String::from_utf8(example::page(Format::F2021, changes)).unwrap()
}

/// The data that the page's script works on.
fn data(page: &str) -> Value {
    let (_, from) = page.split_once("id=\"data\">").unwrap();
    let (json, _) = from.split_once("</script>").unwrap();
    serde_json::from_str(json).unwrap()
}

const HOSTILE: &str = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\"'\u{2028}";

#[test]
fn words_of_a_report_are_never_markup() {
    let hostile = report(&[Change::Cell("applications.new.natural_person", HOSTILE)]);
    for (files, scripts) in [
        (vec![("a.html", hostile.as_str())], 1),
        (
            vec![("a.html", hostile.as_str()), ("b<img>.html", &hostile)],
            2,
        ),
    ] {
        for lang in ["zh", "en"] {
            let page = page(&files, &format!("--lang {lang}"));
            assert_eq!(page.matches("</script>").count(), scripts);
            // In the data of the script a path is what it is; nothing makes mark-up of it.
            let markup = page
                .replace("\"path\":\"b<img>.html\"", "")
                .replace("\"name\":\"b<img>.html\"", "");
            assert!(!markup.contains("<img") && !markup.contains('\u{2028}'));
            assert!(page.contains("&lt;/script&gt;&lt;img src=x"));
        }
    }
}

#[test]
fn the_page_needs_nothing_but_itself() {
    let page = page(
        &[("a.html", &report(&[])), ("b.html", "nothing")],
        "--lang en",
    );
    for outside in ["http:", "https:", "src=", "@import", "url(", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
}

#[test]
fn the_data_of_the_page_has_the_figures_of_the_report() {
    let files = [
        ("a.html", report(&[])),
        (
            "b.html",
            report(&[Change::Cell("applications.new.total", "13")]),
        ),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    let page = page(&files, "--lang zh");
    let data = data(&page);
    // The script opens by their places what the lines link to: the report with errors first.
    let reports = data["reports"].as_array().unwrap();
    let paths: Vec<&str> = reports
        .iter()
        .map(|of| of["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["b.html", "a.html"]);
    let (_, lines) = page.split_once("<table class=\"reports\">").unwrap();
    let place = |path: &&str| lines.find(&format!("href=\"#r={path}\"")).unwrap();
    let places: Vec<usize> = paths.iter().map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
    for (name, text) in &files {
        let parsed = Dir::with(&[(name, text)])
            .run(&format!("parse --cells {name}"))
            .json();
        let drawn = reports.iter().find(|of| of["path"] == *name).unwrap();
        for (number, table) in Table::ALL.iter().enumerate() {
            let printed = |cell: &&Value| {
                let path = cell["cell"].as_str().unwrap();
                path.starts_with(&format!("{}.", table.key()))
            };
            let raw: Vec<&str> = (parsed["cells"].as_array().unwrap().iter())
                .filter(printed)
                .map(|cell| cell["raw"].as_str().unwrap())
                .collect();
            let shown: Vec<String> = (drawn["tables"][number][1].as_array().unwrap().iter())
                .filter_map(|filling| match filling {
                    Value::Number(plain) => Some(plain.to_string()),
                    Value::Array(mark) => {
                        let mark = &drawn["marks"][mark[0].as_u64().unwrap() as usize];
                        let text = mark[1].as_str().unwrap().to_owned();
                        (mark[0] != "sum").then_some(text)
                    }
                    _ => None,
                })
                .collect();
            assert_eq!(raw.len(), shown.len(), "{name} {table:?}");
            for (raw, shown) in raw.iter().zip(&shown) {
                assert!(
                    raw == shown || shown.contains(&format!("<del>{raw}</del>")),
                    "{name} {table:?}: {raw} as {shown}"
                );
            }
        }
    }
}

#[test]
fn a_wrong_figure_is_struck_with_the_right_one_beside_and_its_sums_at_row_and_column() {
    let planted =
        std::fs::read_to_string(fixture("reports/2024-suqian/planted-transposed.html")).unwrap();
    let page = page(&[("planted.html", &planted)], "--lang zh");
    let shown = "<del>4340</del> <span class=\"vh\">应为 </span><ins>3440</ins></span><small>数字颠倒</small><small>必改</small>";
    assert_eq!(page.matches(shown).count(), 1);
    assert_eq!(page.matches("<tfoot>").count(), 1);
    assert!(
        page.contains("<span>3440 + 118 = 3558</span> <b>≠</b> <span>4340 + 118 = 4458</span>")
    );
    assert!(page.contains("本行合计不符"));
    assert_eq!(page.matches("<li id=\"f").count(), 3);
    // The figure stands first, and what it explains under it.
    let (before, repair) = page.split_once("<section class=\"repair\">").unwrap();
    assert!(!before.contains("<li id=\"f"));
    let (repair, after) = repair.split_once("</section>").unwrap();
    assert_eq!(repair.matches("<li id=\"f").count(), 3);
    assert!(repair.find("4340 应为 3440").unwrap() < repair.find("<li id=\"f1\"").unwrap());
    // What the rules rest on stands once for each, at the end.
    assert_eq!(after.matches("国办公开办函〔2021〕30号").count(), 3);
}

#[test]
fn what_may_be_wrong_is_not_struck() {
    let wrong = report(&[Change::Cell("proceedings.reconsideration.total", "1")]);
    let page = page(&[("a.html", &wrong)], "--lang zh");
    assert_eq!(page.matches("<del>").count(), 0);
    assert!(page.matches("可改为 <b>").count() > 1, "{page}");
    assert!(!page.contains("应为 <"), "{page}");
}

#[test]
fn blanks_dashes_and_the_unreadable_look_different() {
    let page = page(
        &[(
            "a.html",
            &report(&[
                Change::Cell("applications.new.commercial_enterprise", ""),
                Change::Cell("applications.new.research_institution", "—"),
                Change::Cell("applications.new.other_organization", "不详"),
                Change::Without("applications.outcomes.refused.state_secret"),
            ]),
        )],
        "--lang zh",
    );
    for class in [
        "blank warning",
        "dash warning",
        "unreadable error",
        "absent",
    ] {
        assert!(page.contains(&format!("class=\"{class}")), "{class}");
    }
}

#[test]
fn accepted_findings_are_grey_and_counted_apart() {
    let wrong = report(&[Change::Cell("proceedings.reconsideration.total", "1")]);
    let dir = Dir::with(&[("a.html", &wrong)]);
    dir.run("check --baseline known.json --update-baseline a.html");
    let ran = dir.run("check --baseline known.json --format html --lang zh a.html");
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.shows("没有新的问题");
    ran.shows("基线已接受1");
    ran.shows("<li id=\"f1\" class=\"accepted\">");
    ran.hides("<section class=\"repair\">");
}

#[test]
fn failed_sources_are_listed_with_what_to_do() {
    let page = page(
        &[("a.html", &report(&[])), ("b.html", "nothing here")],
        "--lang en",
    );
    let (_, failed) = page.split_once("class=\"failures\"").unwrap();
    assert!(failed.contains("b.html</th><td>no annual report"));
}

/// A small page of one rule's findings, to read what changes in it.
#[test]
fn the_page_of_a_small_report() {
    let wrong = report(&[
        Change::Cell("proceedings.reconsideration.total", "1"),
        Change::Without("disclosure"),
        Change::Without("applications"),
    ]);
    for lang in ["zh", "en"] {
        let page = page(&[("a.html", &wrong)], &format!("--lang {lang}"));
        let (_, main) = page.split_once("<main").unwrap();
        let (main, _) = main.split_once("</main>").unwrap();
        let lines = main.replace("><", ">\n<");
        let path = format!(
            "{}/fixtures/outputs/page-{lang}.html",
            env!("CARGO_MANIFEST_DIR")
        );
        assert_data_eq!(lines, snapbox::Data::read_from(path.as_ref(), None).raw());
    }
}

#[test]
fn a_thousand_reports_are_less_than_five_megabytes_and_the_same_twice() {
    let mut rng = Rng::new(11);
    let files: Vec<(String, String)> = (0..1000)
        .map(|at| {
            let rule = RULES[rng.below(RULES.len())];
            let format = rule.meta.cases.formats[0];
            let changes = if rng.chance(60) {
                rule.meta.cases.violated
            } else {
                &[]
            };
            let page = example::page(format, changes);
            let text = String::from_utf8_lossy(&page).into_owned();
            (format!("{at:04}.html"), text)
        })
        .collect();
    let dir = Dir::with(&[]);
    for (name, text) in &files {
        dir.write(&format!("in/{}/{name}", &name[..3]), text);
    }
    // The same whatever the number of threads.
    let some = ["1", "2"].map(|threads| {
        let ran = dir.run(&format!("check --threads {threads} --format html in/000"));
        ran.stdout
    });
    assert!(some[0] == some[1] && some[0].contains("0007.html"));
    let page = dir.run("check --format html in").stdout;
    let megabytes = page.len() as f64 / 1e6;
    println!("{megabytes:.2} MB");
    assert!(megabytes < 5.0, "{megabytes} MB");
    assert_eq!(data(&page)["reports"].as_array().unwrap().len(), 1000);
}

#[test]
fn bodies_stand_with_their_years_in_a_row() {
    let of = |body: &str, year: &str, new: &'static str, change: &[Change]| {
        let mut changes = vec![Change::Cell("applications.new.total", new)];
        changes.extend_from_slice(change);
        report(&changes)
            .replace("2023", year)
            .replace("临江县林业局", body)
    };
    let wrong = [Change::Cell("proceedings.reconsideration.total", "7")];
    let files = [
        ("a/1.html", of("清河县", "2021", "10", &[])),
        ("a/2.html", of("清河县", "2022", "-", &[])),
        ("a/3.html", of("清河县", "2023", "30", &[])),
        ("a/4.html", of("清河县", "2024", "40", &wrong)),
        ("b.html", of("临江县", "2024", "5", &[])),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    let whole = page(&files, "--no-link");
    let (_, bodies) = whole.split_once("<table class=\"bodies\">").unwrap();
    let (bodies, _) = bodies.split_once("</table>").unwrap();
    let heads: Vec<&str> = bodies.split("<th scope=\"col\">").skip(1).collect();
    let heads: Vec<&str> = heads
        .iter()
        .map(|head| head.split_once('<').unwrap().0)
        .collect();
    assert_eq!(
        heads,
        [
            "单位",
            "2021",
            "2022",
            "2023",
            "2024",
            "新收申请",
            "结转下年度",
            "规范性文件现行有效",
            "行政复议"
        ]
    );
    let rows: Vec<&str> = bodies.split("<tr>").skip(2).collect();
    assert_eq!(rows.len(), 2);
    let links = |row: &str| row.matches("href=\"#r=").count();
    assert_eq!((links(rows[0]), links(rows[1])), (4, 1));
    // A dash is no figure: the line breaks where it stands, and zero is not drawn in its place.
    let (_, trend) = rows[0].split_once("<span class=\"trend\">").unwrap();
    let (trend, _) = trend.split_once("</td>").unwrap();
    assert!(
        trend.contains("<title>2021年10，2023年30，2024年40</title>"),
        "{trend}"
    );
    assert_eq!(
        (
            trend.matches("<circle").count(),
            trend.matches("<line").count()
        ),
        (3, 1)
    );
    assert!(
        trend.ends_with("<span aria-hidden=\"true\">40</span></span>"),
        "{trend}"
    );
    let (_, map) = whole.split_once("<table class=\"map\">").unwrap();
    let (map, _) = map.split_once("</table>").unwrap();
    assert!(map.contains("data-rule=\"PRO001\""), "{map}");
    // One year of each body is no series.
    let few: Vec<(&str, &str)> = files[3..].to_vec();
    let whole = page(&few, "--no-link");
    assert!(!whole.contains("class=\"bodies\"") && whole.contains("class=\"map\""));
    // And one report of one body is no map.
    assert!(!page(&files[..1], "--no-link").contains("class=\"map\""));
}
