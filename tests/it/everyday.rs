//! What a clerk and a supervising office meet every day: a part of a report, places that can be
//! found on the page, what could not be assessed, formulas in the form's words, and counts by group.

use serde_json::Value;

use crate::page;
use crate::run::Dir;

/// Table three of a page, alone.
fn table_three(page: &str) -> String {
    let tables: Vec<&str> = page.split("<table>").collect();
    let table = tables[2].split("</table>").next().unwrap();
    format!("<table>{table}</table>")
}

#[test]
fn a_table_alone_is_a_part_of_a_report() {
    let dir = Dir::with(&[]);
    let alone = table_three(&page::transposed());
    let ran = dir.run_on("check --lang zh -", &alone);
    ran.shows("13（各项办理结果之和）");
    ran.shows("提示 DOC001 missing-table  表三（依申请公开）");
    ran.shows("只有表三（依申请公开），是报告的一部分");
    ran.hides("没有读到");
    let document = dir.run_on("check --format json -", &alone).json();
    let summary = &document["summary"];
    assert_eq!(summary["rules"]["DOC001"]["findings"], 1, "{summary}");
    // A right table is worth a hint, no error, also under the heading that it was copied with.
    let heading = "<p>三、收到和处理政府信息公开申请情况</p>";
    let headed = format!("{heading}{}", table_three(&page::clean()));
    let summary = &dir.run_on("check --format json -", &headed).json()["summary"];
    let counts = (&summary["errors"], &summary["warnings"], &summary["infos"]);
    assert_eq!(counts, (&0.into(), &0.into(), &1.into()));
    let right = table_three(&page::clean());
    let ran = dir.run_on("check --format json -", &right);
    let summary = &ran.json()["summary"];
    assert_eq!(
        (&summary["errors"], &summary["infos"]),
        (&0.into(), &1.into())
    );
    assert_eq!(ran.status, 0);
}

#[test]
fn a_report_with_one_table_lacks_the_others() {
    let dir = Dir::with(&[]);
    let alone = table_three(&page::clean());
    for beside in [
        "<h1>清河县司法局2023年政府信息公开工作年度报告</h1>",
        "<p>三、收到和处理政府信息公开申请情况</p><p>2023年申请都按时答复。</p>",
        "<p>二、主动公开政府信息情况</p>",
    ] {
        let ran = dir.run_on("check --lang zh -", &format!("{beside}{alone}"));
        ran.shows("没有读到表二（主动公开）");
        ran.shows("表四（行政复议、行政诉讼）");
        ran.hides("是报告的一部分");
    }
}

#[test]
fn places_of_a_page_are_rows_and_columns() {
    let dir = Dir::with(&[("in.html", &page::with(&[(page::GRANTED, 2, "X")]))]);
    // Three lines of heads stand above the rows, three columns of labels before the figures.
    let place = |page: &str, row: usize, column: usize| {
        let line = page
            .lines()
            .position(|line| line.contains("予以公开"))
            .unwrap()
            + 1;
        format!("表三第{row}行第{column}列（源码第{line}行）")
    };
    let place = place(&dir.read("in.html"), 3 + page::GRANTED + 1, 3 + 2 + 1);
    dir.run("check --lang zh in.html").shows(&place);
    let place = place.trim_start_matches("表三");
    dir.run("check --lang zh --format html in.html")
        .shows(place);
    // Scripts get the line as before.
    let json = dir.run("check --format json in.html").json();
    let cell = &json["reports"][0]["findings"][0]["cells"][0];
    assert!(cell["line"].is_u64(), "{cell}");
    // Who reads a text reads its lines.
    let text = "三、收到和处理政府信息公开申请情况\n\n| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| 一、本年新收政府信息公开申请数量 | X | 0 | 0 | 0 | 0 | 0 | 1 |\n";
    let ran = dir.run_on("check --lang zh --stdin-filename in.md -", text);
    ran.shows("第5行  一、本年新收政府信息公开申请数量 × 自然人 = X");
}

#[test]
fn what_was_not_assessed_is_listed_where_asked() {
    // A blank total leaves open whether its sums hold.
    let dir = Dir::with(&[("in.html", &page::with(&[(page::TOTAL, 1, "")]))]);
    let ran = dir.run("check --lang zh --verbose in.html");
    ran.shows("APP001 flow-imbalance  1项：表三“商业企业”列");
    ran.shows("APP003 applicant-total-mismatch  1项：表三“（七）总计”行");
    ran.shows("空白、短横线等未填数字的单元格视为未知的非负整数");
    let json = dir.run("check --format json in.html").json();
    let count = &json["reports"][0]["assessed"]["not_assessed"];
    ran.shows(&format!("无法核对的{count}项"));
    dir.run("check --lang zh in.html").hides("无法核对的");
    let ran = dir.run("check --lang en --verbose in.html");
    ran.shows("APP001 flow-imbalance  1: table three, column 商业企业");
}

#[test]
fn a_sentence_that_cannot_be_compared_is_quoted() {
    let page = page::clean().replace("申请都按时答复", "收到政府信息公开申请15件左右");
    let dir = Dir::with(&[("in.html", &page)]);
    dir.run("check --lang zh -v in.html")
        .shows("NAR001 received-mismatch  1项：“全年通过门户网站公开信息三百条，收到政府信息公开申请15件左右");
}

#[test]
fn formulas_are_in_the_words_of_the_form() {
    let dir = Dir::with(&[]);
    let shown = dir.run("explain --lang zh APP001");
    shown.shows("一、本年新收 + 二、上年结转 = （七）总计 + 四、结转下年度继续办理");
    let rules = dir.run("rules --format json").json();
    let mut formulas = 0;
    for rule in rules["rules"].as_array().unwrap() {
        let (Some(formula), Some(zh)) = (rule["formula"].as_str(), rule["formula_zh"].as_str())
        else {
            assert!(rule["formula"].is_null() && rule["formula_zh"].is_null());
            continue;
        };
        formulas += 1;
        assert!(!zh.contains(|c: char| c.is_ascii_alphabetic()), "{zh}");
        assert!(
            formula.is_ascii() || formula.contains(['≤', '≥', '×']),
            "{formula}"
        );
    }
    assert!(formulas >= 20, "{formulas}");
}

#[test]
fn reports_are_counted_by_body_folder_or_year() {
    let earlier = page::clean().replace("2023年", "2022年");
    let other = page::clean().replace("清河县司法局", "清河县水利局");
    let dir = Dir::with(&[
        ("in/水利局/2023.html", &other),
        ("in/司法局/2022.html", &earlier),
        ("in/司法局/2023.html", &page::transposed()),
        ("in/empty.html", ""),
    ]);
    let lines = |arguments: &str| -> Vec<Vec<String>> {
        let ran = dir.run(arguments);
        let table = ran.stdout.split("\n\n").next().unwrap().to_owned();
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect();
        table.lines().map(words).collect()
    };
    let by_body = lines("check --lang zh --no-link --group-by body in");
    assert_eq!(by_body[0].last().unwrap(), "单位（年度）");
    // Reports, and those of each kind, which are all of them: with errors, with warnings only, with
    // notes only, clean, not checked; the body with errors comes first.
    assert_eq!(by_body[1][..6], ["2", "1", "0", "0", "1", "0"]);
    assert_eq!(by_body[1].last().unwrap(), "清河县司法局（2022、2023）");
    assert_eq!(by_body[2][..6], ["1", "0", "0", "0", "1", "0"]);
    assert_eq!(by_body[2].last().unwrap(), "清河县水利局（2023）");
    assert_eq!(by_body[3][..6], ["1", "0", "0", "0", "0", "1"]);
    assert_eq!(by_body[3].last().unwrap(), "（单位不明）");
    let by_folder = lines("check --lang zh --no-link --group-by folder in");
    let names: Vec<&String> = by_folder[1..]
        .iter()
        .filter_map(|line| line.last())
        .collect();
    assert_eq!(names, ["in/司法局", "in", "in/水利局"]);
    let by_year = lines("check --lang en --no-link --group-by year in");
    let years: Vec<_> = by_year[1..3]
        .iter()
        .map(|line| line.last().unwrap())
        .collect();
    assert_eq!(years, ["2022", "2023"]);
    assert_eq!(
        by_year[3].join(" ").split_once('(').unwrap().1,
        "year not known)"
    );
    // The JSON document and the page have the same counts beside the findings.
    let json = dir
        .run("check --no-link --group-by body --format json in")
        .json();
    let groups = json["groups"].as_array().unwrap();
    let names: Vec<&Value> = groups.iter().map(|group| &group["name"]).collect();
    assert_eq!(
        names,
        ["清河县司法局", "清河县水利局", ""]
            .map(|name| match name {
                "" => Value::Null,
                name => Value::from(name),
            })
            .iter()
            .collect::<Vec<_>>()
    );
    assert_eq!(groups[0]["by"], "body");
    assert_eq!(groups[0]["years"], serde_json::json!([2022, 2023]));
    assert_eq!(groups[0]["summary"]["reports"], 2);
    assert_eq!(json["reports"].as_array().unwrap().len(), 4);
    let whole = dir.run("check --no-link --format json in").json();
    assert!(whole.get("groups").is_none());
    let page = dir
        .run("check --no-link --group-by folder --format html in")
        .stdout;
    let (_, groups) = page.split_once("id=\"groups\"").unwrap();
    let (groups, _) = groups.split_once("</table>").unwrap();
    assert!(
        groups.contains("文件夹</th>")
            && groups.contains("in/<wbr>司法局</th><td class=\"n\">2</td><td class=\"n\">1</td>"),
        "{groups}"
    );
    // What stands below the table is as ever.
    dir.run("check --lang zh --no-link --group-by year in")
        .shows("共4份：1份有错误");
}

#[test]
fn no_file_of_a_directory_that_may_hold_a_report_is_passed_over_in_silence() {
    let dir = Dir::with(&[("in/a.html", &page::clean())]);
    for ending in [
        "epub", "ipynb", "pages", "ceb", "ofd", "rar", "7z", "pptx", "dot",
    ] {
        dir.write(&format!("in/b.{ending}"), "x");
        let ran = dir.run("check --lang zh in");
        assert!(
            ran.stderr.contains(&format!("in/b.{ending}")),
            "{ending}: {}",
            ran.stderr
        );
        std::fs::remove_file(dir.path().join(format!("in/b.{ending}"))).unwrap();
    }
}

#[test]
fn an_amount_is_quoted_in_the_unit_in_which_the_text_states_it() {
    let told = |amount: &str| {
        let text = format!("全年行政事业性收费{amount}。申请都按时答复");
        page::clean()
            .replace("申请都按时答复", &text)
            .replace("<td colspan=3>12.5</td>", "<td colspan=3>3555500</td>")
    };
    for (amount, english) in [("3555500元", "3555500 元"), ("355.55万元", "355.55")] {
        let dir = Dir::with(&[("a.html", &told(amount))]);
        let ran = dir.run("check --lang zh a.html");
        ran.shows(&format!("正文写行政事业性收费{amount}，表二"));
        // What is in the cell is a number of yuan, whichever unit the text has.
        ran.shows("收费金额是正文所说金额的元数，应换算为万元");
        dir.run("check --lang en a.html").shows(&format!(
            "the text says {english}, but table two has 3555500"
        ));
    }
}
