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
