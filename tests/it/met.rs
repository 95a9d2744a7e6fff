//! What real documents were met with: each way in which a page, a hand or an extractor left a
//! report, and what is read of it or said instead.

use std::collections::BTreeMap;

use gouji::report::{Content, Figure, Report};

use crate::page;
use crate::publish::{Entry, Form, Format, Rng, style};
use crate::run::Dir;

/// The figures of a text, by the names of their cells.
fn figures(name: &str, text: &str) -> BTreeMap<String, Figure> {
    let report = report(name, text);
    let cells = report.cells.into_iter();
    cells
        .map(|(name, figure)| (name.to_string(), figure))
        .collect()
}

#[track_caller]
fn report(name: &str, text: &str) -> Report {
    gouji::read(name, text.as_bytes()).unwrap().report
}

/// How many cells of the form come out right; none comes out wrong.
#[track_caller]
fn right(form: &Form, name: &str, text: &str) -> usize {
    let read = figures(name, text);
    let mut right = 0;
    for (path, entry) in form.cells() {
        let Some(figure) = read.get(&path) else {
            continue;
        };
        match (&entry, figure.content) {
            (Entry::Number(number), Content::Number(value)) => {
                assert_eq!(value.to_string(), *number, "{path}");
                right += 1;
            }
            (_, Content::Unreadable) => {}
            (entry, content) => panic!("{path}: {entry:?} read as {content:?}"),
        }
    }
    right
}

/// A report without blanks as text that has a cell a line, and its form.
fn lines() -> (Form, Vec<String>) {
    let form = Form::random_full(7, Format::F2021);
    let bytes = (style("f6").unwrap().publish)(&form, &mut Rng::new(7));
    let text = String::from_utf8(bytes).unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    (form, lines.map(str::to_owned).collect())
}

/// The messages of all findings of a file, by rule.
fn messages(name: &str, text: &str) -> Vec<(String, String)> {
    let dir = Dir::with(&[(name, text)]);
    let line = dir
        .run(&format!("check --lang zh --format ndjson {name}"))
        .json();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let findings = line["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| (text(&finding["rule"]), text(&finding["message"])))
        .collect()
}

fn says(found: &[(String, String)], rule: &str) -> bool {
    found.iter().any(|(id, _)| id == rule)
}

/// The number of a page, or of a note, among the cells.
#[test]
fn one_stray_number_spoils_one_row_only() {
    let (form, lines) = lines();
    let all = right(&form, "a.txt", &lines.join("\n"));
    assert_eq!(all, form.cells().len());
    let begins = |line: &str| {
        lines
            .iter()
            .position(|other| other.starts_with(line))
            .unwrap()
    };
    let (from, to) = (begins("第二十条第（一）项"), begins("五、"));
    for at in (from..to)
        .step_by(3)
        .chain([begins("1.申请人无正当理由逾期不补正")])
    {
        let mut lines = lines.clone();
        lines.insert(at, "5".to_owned());
        let left = right(&form, "a.txt", &lines.join("\n"));
        // The one row of table four has fifteen cells.
        assert!(
            left + 15 >= all,
            "before {}: {left} of {all}",
            lines[at + 1]
        );
    }
}

#[test]
fn a_table_without_a_figure_in_its_last_row_does_not_take_the_next_ones() {
    let (form, mut lines) = lines();
    let fees = lines
        .iter()
        .position(|line| line == "行政事业性收费")
        .unwrap();
    lines.remove(fees + 1);
    assert_eq!(
        right(&form, "a.txt", &lines.join("\n")),
        form.cells().len() - 1
    );
}

#[test]
fn figures_that_ran_together_with_their_label_are_read_where_one_reading_is_left() {
    let (mut form, mut lines) = lines();
    let at = lines.iter().position(|line| line == "规章").unwrap();
    lines.splice(at..at + 4, ["规章000".to_owned()]);
    for measure in ["issued", "repealed", "in_force"] {
        let path = format!("disclosure.regulations.{measure}");
        form.set(&path, Entry::Number("0".to_owned()));
    }
    let fees = lines
        .iter()
        .position(|line| line == "行政事业性收费")
        .unwrap();
    let amount = lines.remove(fees + 1);
    lines[fees].push_str(&amount);
    assert_eq!(right(&form, "a.txt", &lines.join("\n")), form.cells().len());
    // In a cell of a table too they are no missing row, and the empty cells beside are no blanks.
    let glued = page::clean().replace(
        "<td>规章</td><td>0</td><td>0</td><td>0</td>",
        "<td>规章000</td><td></td><td></td><td></td>",
    );
    let found = messages("a.html", &glued);
    assert!(
        says(&found, "DOC009") && !says(&found, "DOC002"),
        "{found:?}"
    );
    assert!(!says(&found, "DOC007"), "{found:?}");
}

#[test]
fn heads_printed_twice_are_heads_once() {
    let (form, mut lines) = lines();
    let at = lines.iter().position(|line| line == "信息内容").unwrap();
    let heads = lines[at..at + 4].to_vec();
    lines.splice(at..at, heads);
    assert_eq!(right(&form, "a.txt", &lines.join("\n")), form.cells().len());
}

#[test]
fn procurement_over_three_lines_is_a_row() {
    let text = "清河县司法局2020年政府信息公开工作年度报告\n公开信息三百条。\n第二十条第（九）项\n信息内容\n\
                采购项目数量\n采购总金额\n政府集中采购\n6\n152790元\n";
    let read = figures("a.txt", text);
    assert_eq!(read["disclosure.procurement.items"].raw, "6");
    assert_eq!(read["disclosure.procurement.amount"].raw, "152790元");
}

/// Six blanks and then 0: the row's own columns are lost, the others' are not.
#[test]
fn a_row_with_tabs_among_rows_with_spaces_takes_no_other_row_along() {
    let (form, lines) = lines();
    let from = lines
        .iter()
        .position(|line| line.starts_with("一、本年新收"))
        .unwrap();
    let mut text: Vec<String> = lines[..from].to_vec();
    let is_figure = |line: &String| line.chars().all(|c| c.is_ascii_digit());
    for line in &lines[from..] {
        match text.last_mut() {
            Some(last) if is_figure(line) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => text.push(line.clone()),
        }
    }
    assert_eq!(right(&form, "a.txt", &text.join("\n")), form.cells().len());
    let row = text
        .iter_mut()
        .find(|line| line.starts_with("6.属于四类过程性信息"));
    *row.unwrap() = "6.属于四类过程性信息\t\t\t\t\t\t\t0".to_owned();
    assert_eq!(
        right(&form, "a.txt", &text.join("\n")),
        form.cells().len() - 7
    );
    let found = messages("a.txt", &text.join("\n"));
    assert!(
        !says(&found, "DOC002") && !says(&found, "DOC007"),
        "{found:?}"
    );
}

/// Text in the order in which `pdftotext` meets it on the page.
#[test]
fn text_whose_order_is_lost_says_so_and_calls_nothing_missing() {
    let form = Form::random_full(3, Format::F2021);
    for name in ["pdf_numbers_first", "pdf_blocks"] {
        let bytes = (style(name).unwrap().publish)(&form, &mut Rng::new(3));
        let text = String::from_utf8(bytes).unwrap();
        let found = messages("a.txt", &text);
        let lost = |(rule, message): &(String, String)| {
            rule == "DOC009" && message.contains("pdftotext -layout")
        };
        assert!(found.iter().any(lost), "{name}: {found:?}");
        assert!(
            !says(&found, "DOC001") && !says(&found, "DOC002"),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn a_report_of_before_2019_is_refused_as_text_too() {
    let text = "清河县司法局2017年政府信息公开工作年度报告\n一、概述\n二、依申请公开情况\n\
                （一）收到申请数 件 9\n（二）申请办结数 件 9\n1.按时办结数 件 9\n2.延期办结数 件 0\n\
                （三）申请答复数 件 9\n1.属于已主动公开范围数 件 2\n2.同意公开答复数 件 3\n\
                3.同意部分公开答复数 件 1\n部分公开 件 1\n4.不同意公开答复数 件 0\n五、行政诉讼数量 件 0\n";
    for text in [
        text.to_owned(),
        text.replace(' ', "\n"),
        text.replace("部分公开 件 1\n", "").replace(' ', "\t"),
        text.replace(" 件", ""),
    ] {
        let dir = Dir::with(&[("a.txt", &text)]);
        let line = dir.run("check --format ndjson a.txt").json();
        assert_eq!(line["error"]["kind"], "before-national-format", "{text}");
    }
}

/// Of the figure at which a text ends, digits may stand behind the cut.
#[test]
fn the_figure_at_a_cut_is_not_read() {
    let page = page::with(&[(page::GRANTED, 6, "464")]);
    let at = page.find("464").unwrap();
    let cut = &page[..at + 2];
    let read = figures("a.html", cut);
    let figure = &read["applications.outcomes.granted.total"];
    assert_eq!(
        (figure.raw.as_str(), figure.content),
        ("46", Content::Unreadable)
    );
    let found = messages("a.html", cut);
    assert!(
        says(&found, "DOC033") && !says(&found, "DOC009"),
        "{found:?}"
    );
}

/// The head of a table three with one more column, and a row.
fn with_column(head: &str, place: usize) -> String {
    let mut heads = [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ]
    .map(str::to_owned)
    .to_vec();
    heads.insert(place, head.to_owned());
    let mut figures: Vec<String> = [9, 1, 0, 0, 0, 3, 13]
        .map(|it: u32| it.to_string())
        .to_vec();
    figures.insert(place, "77".to_owned());
    let row = |cells: &[String]| -> String {
        cells
            .iter()
            .map(|cell| format!("<td>{cell}</td>"))
            .collect()
    };
    format!(
        "<p>清河县司法局2023年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p>\
         <table><tr><td>申请人情况</td>{}</tr><tr><td>一、本年新收政府信息公开申请数量</td>{}</tr></table>",
        row(&heads),
        row(&figures)
    )
}

#[test]
fn columns_that_the_form_does_not_have_are_read_past_and_said() {
    for (head, place) in [
        ("小计", 6),
        ("增减", 7),
        ("占比", 7),
        ("去年总计", 7),
        ("2022年", 1),
        ("个体工商户", 6),
        ("责任科室", 7),
    ] {
        let page = with_column(head, place);
        let read = figures("a.html", &page);
        let of = |column: &str| {
            let figure = read.get(&format!("applications.new.{column}"));
            figure.map(|figure| figure.raw.as_str())
        };
        let found = [
            of("natural_person"),
            of("commercial_enterprise"),
            of("total"),
        ];
        assert_eq!(found, [Some("9"), Some("1"), Some("13")], "{head}");
        assert!(says(&messages("a.html", &page), "DOC040"), "{head}");
    }
    // In table two, beside the block's own three.
    let heads = "<td>现行有效件数</td>";
    let page = page::clean()
        .replace(heads, &format!("{heads}<td>合计</td>"))
        .replace(
            "<td>1</td><td>0</td><td>6</td>",
            "<td>1</td><td>0</td><td>6</td><td>77</td>",
        )
        .replace("<td>规章</td>", "<td>规章</td><td>0</td>");
    let read = figures("a.html", &page);
    assert_eq!(read["disclosure.normative_documents.in_force"].raw, "6");
    // A remark with a number in it may be a figure that moved.
    let read = figures("a.html", &with_column("备注", 7));
    assert!(!read.contains_key("applications.new.total"));
    // One head too many and one too few: nobody can tell which is which.
    let read = figures(
        "a.html",
        &with_column("个体工商户", 6).replace("科研机构", "农业合作社"),
    );
    assert!(!read.contains_key("applications.new.total"));
}

#[test]
fn the_last_section_ends_where_the_article_does() {
    for footer in [
        "<p>您当前的位置：首页 &gt; 政府信息公开</p>",
        "<div>推荐阅读</div>",
        "<p>网民留言</p>",
        "<p>上一篇：通知</p>",
        "<p>主办：清河县人民政府</p>",
        "<p>苏ICP备05000000号</p>",
    ] {
        let behind = format!("{footer}<p>收到政府信息公开申请99件。</p></body>");
        let report = report("a.html", &page::clean().replace("</body>", &behind));
        let last = report.sections.last().unwrap();
        let texts: Vec<&str> = last
            .paragraphs
            .iter()
            .map(|text| text.text.as_str())
            .collect();
        assert_eq!(texts, ["没有收取信息处理费。"], "{footer}");
    }
}

/// A label broken around its figures: the row cannot be told, and is not missing.
#[test]
fn a_row_whose_label_is_printed_in_pieces_is_not_missing() {
    let text = "清河县民政局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容\n\
                本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文\n1 0 1\n件\n\
                第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 12\n行政处罚 3\n行政强制 0\n\
                五、存在的主要问题及改进情况\n没有问题。";
    let found = messages("a.txt", text);
    let message = |rule: &str| {
        let mut found = found.iter().filter(|(id, _)| id == rule);
        found.next().map(|(_, message)| message.as_str()).unwrap()
    };
    assert_eq!(message("DOC002"), "表二（主动公开）缺少1行：行政事业性收费");
    assert!(
        message("DOC009").contains("“行政规范性文件”（有这一行的名称"),
        "{found:?}"
    );
}

/// `pdftotext` without `-layout`: heads cut within their words, and a group of them behind the text.
#[test]
fn a_table_whose_heads_are_cut_within_is_unreadable_and_not_missing() {
    let heads = "结果维 结果纠 其他结 尚未审 总\n持\n正\n果\n结\n计";
    let text = format!(
        "清河县民政局2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息三百条。\n\
         四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n{heads} {heads}\n\
         9\n3\n4\n2\n19 5\n1\n2\n3\n11\n五、存在的主要问题及改进情况\n存在的问题：没有。\n\
         六、其他需要报告的事项\n没有收取信息处理费。\n复议后起诉\n{heads}\n4\n0\n1\n1\n6\n"
    );
    let found = messages("a.txt", &text);
    let is_of_four =
        |rule: &str| (found.iter()).any(|(id, message)| id == rule && message.contains("表四"));
    assert!(is_of_four("DOC009") && !is_of_four("DOC001"), "{found:?}");
}
