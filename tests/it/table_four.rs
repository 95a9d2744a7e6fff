//! Table four where its heads are not as the form has them.

use gouji::report::{CaseResult, CellName, Proceeding, Report};

const RESULTS: &str =
    "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>";
const FIGURES: [u32; 15] = [4, 1, 0, 2, 7, 1, 0, 3, 0, 4, 0, 5, 0, 0, 5];

fn figures() -> String {
    let cells = FIGURES.iter().map(|figure| format!("<td>{figure}</td>"));
    format!("<tr>{}</tr>", cells.collect::<String>())
}

fn read(rows: &str) -> Report {
    let page = format!("<p>四、政府信息公开行政复议、行政诉讼情况</p><table>{rows}</table>");
    gouji::read("page.html", page.as_bytes()).unwrap().report
}

fn row(report: &Report, group: Proceeding) -> Vec<Option<String>> {
    let figure = |result| report.figure(CellName::Proceedings(group, result));
    let raw = |&result: &CaseResult| figure(result).map(|figure| figure.raw.clone());
    CaseResult::ALL.iter().map(raw).collect()
}

#[track_caller]
fn is_read(report: &Report) {
    for (group, figures) in Proceeding::ALL.iter().zip(FIGURES.chunks(5)) {
        let expected: Vec<_> = figures
            .iter()
            .map(|figure| Some(figure.to_string()))
            .collect();
        assert_eq!(row(report, *group), expected, "{group:?}");
    }
}

#[test]
fn heads_of_one_group_on_two_lines_are_read_where_they_stand() {
    let report = read(&format!(
        "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>\
         <tr><td></td><td>结果纠正</td><td></td><td>尚未审结</td><td></td>\
         <td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>\
         <tr><td>结果维持</td><td></td><td>其他结果</td><td></td><td>总计</td>{RESULTS}{RESULTS}</tr>{}",
        figures()
    ));
    is_read(&report);
}

#[test]
fn room_between_heads_and_figures_is_no_row() {
    let blank = "<td></td>".repeat(15);
    let heads = format!("<tr>{}</tr>", RESULTS.repeat(3));
    let report = read(&format!(
        "<tr><td colspan=5>行政复议</td><td colspan=5>未经复议直接起诉</td>\
         <td colspan=5>复议后起诉</td></tr>{heads}<tr>{blank}</tr>{}",
        figures()
    ));
    is_read(&report);
    // Where nothing else stands there, the blanks are the figures.
    let report = read(&format!(
        "<tr><td colspan=5>行政复议</td><td colspan=5>未经复议直接起诉</td>\
         <td colspan=5>复议后起诉</td></tr>{heads}<tr>{blank}</tr>"
    ));
    let all = row(&report, Proceeding::Reconsideration);
    assert_eq!(all, vec![Some(String::new()); 5]);
}

#[test]
fn heads_scattered_over_lines_of_text_leave_the_figures_unread() {
    let results = "结果维持  结果纠正  其他结果  尚未审结  总计";
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n\n行政复议            行政诉讼\n\
         结果纠正  其他结果  尚未审结        未经复议直接起诉      复议后起诉\n\
         结果维持                      总计  {results}  {results}\n\
         8  0  0  0  8  12  19  15  0  46  0  0  0  21  21\n"
    );
    let report = gouji::read("page.txt", text.as_bytes());
    let read = report.map(|read| row(&read.report, Proceeding::Reconsideration));
    assert!(read.is_err() || read.unwrap().iter().all(Option::is_none));
}

/// The one row of fifteen figures under a head in which the groups ran together.
#[test]
fn groups_that_ran_together_in_one_head_follow_as_in_the_form() {
    let results = RESULTS.repeat(3);
    for head in [
        "行政复议行政诉讼",
        "行政复议、行政诉讼",
        "行政复议<br>行政诉讼<br>未经复议直接起诉<br>复议后起诉",
        // The first of them alone.
        "行政复议",
    ] {
        is_read(&read(&format!(
            "<tr><td colspan=15>{head}</td></tr><tr>{results}</tr>{}",
            figures()
        )));
    }
    let markdown = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n\n| 行政复议行政诉讼 |{}\n|{}\n| {} |\n| {} |\n",
        "  |".repeat(14),
        " --- |".repeat(15),
        ["结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"; 3].join(" | "),
        FIGURES.map(|figure| figure.to_string()).join(" | ")
    );
    is_read(&gouji::read("page.md", markdown.as_bytes()).unwrap().report);
    // That head alone.
    let alone = format!("<tr><td colspan=15>行政复议行政诉讼</td></tr>{}", figures());
    let report = read(&alone);
    is_read(&report);
    assert!(
        report
            .order_only
            .contains(&gouji::report::Table::Proceedings)
    );
    // With a blank among them nobody can tell which one is lacking.
    let report = read(&alone.replacen("<td>0</td>", "", 1));
    assert!(
        row(&report, Proceeding::Reconsideration)
            .iter()
            .all(Option::is_none)
    );
    assert_eq!(report.unreadable_rows.len(), 1);
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议行政诉讼\n{}\n{}\n",
        "结果维持 结果纠正 其他结果 尚未审结 总计 ".repeat(3),
        FIGURES.map(|figure| figure.to_string()).join(" ")
    );
    is_read(&gouji::read("page.txt", text.as_bytes()).unwrap().report);
}

#[test]
fn a_group_and_a_result_in_one_head_are_told_apart() {
    let head = |group: &str| RESULTS.replace("<td>", &format!("<td>{group}"));
    let heads = ["行政复议", "行政诉讼未经复议直接起诉", "行政诉讼复议后起诉"].map(head);
    is_read(&read(&format!("<tr>{}</tr>{}", heads.concat(), figures())));
}

/// Heads of all groups, after a cell for the labels of rows.
fn heads_beside(label: &str) -> String {
    format!(
        "<tr><td rowspan=3>{label}</td><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>\
         <tr>{}<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>\
         <tr>{RESULTS}{RESULTS}</tr>",
        RESULTS.replace("<td>", "<td rowspan=2>")
    )
}

#[test]
fn of_rows_for_two_years_the_reports_own_is_read() {
    let last = figures().replace("<td>", "<td>3");
    let beside = |year: &str, row: &str| row.replacen("<tr>", &format!("<tr><td>{year}</td>"), 1);
    let above = |year: &str| format!("<tr><td colspan=15>{year}</td></tr>");
    let title = "<p>清河县司法局2023年政府信息公开工作年度报告</p>\
                 <p>四、政府信息公开行政复议、行政诉讼情况</p>";
    let plain = heads_beside("").replacen("<td rowspan=3></td>", "", 1);
    for rows in [
        heads_beside("年度") + &beside("2022年", &last) + &beside("2023年", &figures()),
        heads_beside("") + &beside("本年", &figures()) + &beside("上年", &last),
        plain.clone() + &above("2022年") + &last + &above("2023年") + &figures(),
        plain + &above("2023年") + &figures() + &above("2022年") + &last,
    ] {
        let page = format!("{title}<table>{rows}</table>");
        is_read(&gouji::read("page.html", page.as_bytes()).unwrap().report);
    }
}

#[test]
fn a_sum_over_the_kinds_of_litigation_is_read_past() {
    let sum = "<td rowspan=2>合计</td><td colspan=5>未经复议直接起诉</td>";
    let rows = heads_beside("").replacen("<td rowspan=3></td>", "", 1);
    let rows = rows.replace("<td colspan=5>未经复议直接起诉</td>", sum);
    let rows = rows.replace("colspan=10", "colspan=11");
    let mut cells: Vec<String> = FIGURES.iter().map(|it| format!("<td>{it}</td>")).collect();
    cells.insert(5, "<td>9</td>".to_owned());
    is_read(&read(&format!("{rows}<tr>{}</tr>", cells.concat())));
}

#[test]
fn litigation_may_stand_before_reconsideration() {
    let [reconsideration, direct, after] = [&FIGURES[..5], &FIGURES[5..10], &FIGURES[10..]];
    let cells = [direct, after, reconsideration].concat();
    let cells = cells.iter().map(|figure| format!("<td>{figure}</td>"));
    let below = RESULTS.replace("<td>", "<td rowspan=2>");
    let report = read(&format!(
        "<tr><td colspan=10>行政诉讼</td><td colspan=5>行政复议</td></tr>\
         <tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td>{below}</tr>\
         <tr>{RESULTS}{RESULTS}</tr><tr>{}</tr>",
        cells.collect::<String>()
    ));
    is_read(&report);
}

const GROUPS: [&str; 3] = ["行政复议", "未经复议直接起诉", "复议后起诉"];

#[test]
fn heads_one_below_the_other_are_read_in_their_order() {
    let heads = GROUPS.map(|group| {
        let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
        let heads = [group].into_iter().chain(results);
        heads
            .map(|head| format!("<tr><td>{head}</td></tr>"))
            .collect::<String>()
    });
    is_read(&read(&(heads.concat() + &figures())));
}

/// A row with a cell more than there are heads, the first and the last of its figures blank.
fn wider_row() -> String {
    let figures = figures().replacen("<td>4</td>", "<td></td>", 1);
    figures.replace("<td>5</td></tr>", "<td></td><td></td></tr>")
}

#[test]
fn a_row_wider_than_its_heads_is_read_where_the_figures_stand() {
    let groups = GROUPS.map(|group| format!("<td colspan=5>{group}</td>"));
    let (groups, results) = (groups.concat(), RESULTS.repeat(3));
    let report = read(&format!(
        "<tr>{groups}</tr><tr>{results}</tr>{}",
        wider_row()
    ));
    let of = |group| row(&report, group);
    let raw = |figures: [&str; 5]| figures.map(|raw| Some(raw.to_owned()));
    assert_eq!(
        of(Proceeding::Reconsideration),
        raw(["", "1", "0", "2", "7"])
    );
    assert_eq!(
        of(Proceeding::LitigationAfterReconsideration),
        raw(["0", "5", "0", "0", ""])
    );
}

#[test]
fn a_row_wider_than_its_heads_is_not_read_where_groups_stand_over_others_results() {
    let groups = GROUPS.map(|group| format!("<td>{group}</td>"));
    let results = RESULTS.repeat(3);
    let heads = format!("<tr>{}</tr><tr>{results}</tr>", groups.concat());
    // As many figures as heads follow one another as they do.
    is_read(&read(&format!("{heads}{}", figures())));
    let report = read(&format!("{heads}{}", wider_row()));
    for group in Proceeding::ALL {
        assert_eq!(row(&report, *group), vec![None; 5], "{group:?}");
    }
    assert_eq!(report.unreadable_rows.len(), 1);
}

#[test]
fn a_group_more_than_the_form_has_leaves_the_figures_unread() {
    let groups = GROUPS.map(|group| format!("<td colspan=5>{group}</td>"));
    let (groups, results) = (groups.concat(), RESULTS.repeat(3));
    let heads = |more: &str| format!("<tr>{groups}{more}</tr><tr>{results}</tr>{}", figures());
    is_read(&read(&heads("")));
    let report = read(&heads("<td>行政复议</td>"));
    for group in Proceeding::ALL {
        assert_eq!(row(&report, *group), vec![None; 5], "{group:?}");
    }
}
