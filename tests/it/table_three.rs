//! Table three where its labels or heads are not as the form has them.

use gouji::report::{CellName, Column, Report, Row};

const HEADS: &str = "<tr><td colspan=2>申请人情况</td><td>自然人</td><td>商业企业</td><td>科研机构</td>\
                     <td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>";

fn read(rows: &[(&str, [u32; 7])]) -> Report {
    read_behind("", rows)
}

/// What stands before section three does as well.
fn read_behind(before: &str, rows: &[(&str, [u32; 7])]) -> Report {
    let body: String = (rows.iter())
        .map(|(label, figures)| {
            let cells: String = figures.iter().map(|it| format!("<td>{it}</td>")).collect();
            format!("<tr><td colspan=2>{label}</td>{cells}</tr>")
        })
        .collect();
    let page =
        format!("{before}<p>三、收到和处理政府信息公开申请情况</p><table>{HEADS}{body}</table>");
    gouji::read("page.html", page.as_bytes()).unwrap().report
}

fn figure(report: &Report, row: Row, column: Column) -> Option<String> {
    let figure = report.figure(CellName::Applications(row, column));
    figure.map(|figure| figure.raw.clone())
}

const NEW: (&str, [u32; 7]) = ("一、本年新收政府信息公开申请数量", [9, 1, 0, 0, 0, 0, 10]);
const CARRIED: (&str, [u32; 7]) = ("二、上年结转政府信息公开申请数量", [1, 0, 0, 0, 0, 0, 1]);

#[test]
fn a_cell_with_the_labels_of_two_rows_gives_neither_a_figure() {
    let both = (
        "（一）予以公开（二）部分公开（区分处理的，只计这一",
        [8, 1, 0, 0, 0, 0, 9],
    );
    let report = read(&[NEW, CARRIED, both]);
    for row in [Row::Granted, Row::PartiallyGranted] {
        assert_eq!(figure(&report, row, Column::Total), None, "{row:?}");
    }
    let [unreadable] = &report.unreadable_rows[..] else {
        panic!("{:?}", report.unreadable_rows);
    };
    assert_eq!(unreadable.cells.len(), 14, "all cells of both rows");
}

#[test]
fn the_labels_of_two_rows_in_cells_of_their_own_give_neither_a_figure() {
    let page = format!(
        "<p>三、收到和处理政府信息公开申请情况</p><table>{HEADS}\
         <tr><td>四、结转下年度继续办理</td><td>（七）总计</td><td>9</td><td>1</td><td>0</td>\
         <td>0</td><td>0</td><td>3</td><td>13</td></tr></table>"
    );
    let report = gouji::read("page.html", page.as_bytes()).unwrap().report;
    for row in [Row::OutcomeTotal, Row::CarriedForward] {
        assert_eq!(figure(&report, row, Column::Total), None, "{row:?}");
    }
    assert_eq!(report.unreadable_rows.len(), 1);
}

#[test]
fn the_forms_note_on_split_decisions_is_no_label() {
    let note = ("形，不计其他情形）（三1.属于国家秘", [2, 0, 0, 0, 0, 0, 2]);
    let report = read(&[NEW, CARRIED, note]);
    assert_eq!(figure(&report, Row::OtherOutcome, Column::Total), None);
}

#[test]
fn damaged_labels_between_known_rows_are_the_rows_missing_there() {
    let damaged = [
        NEW,
        CARRIED,
        ("ÿ一Ā予ï|开", [5, 0, 0, 0, 0, 0, 5]),
        ("ÿÐĀ部分|开ÿ区分处理的，只计à一情形", [3, 0, 0, 0, 0, 0, 3]),
        ("1.属于国家秘密", [0, 0, 0, 0, 0, 0, 0]),
    ];
    let report = read(&damaged);
    let total = |report: &Report, row| figure(report, row, Column::Total);
    assert_eq!(total(&report, Row::Granted).as_deref(), Some("5"));
    assert_eq!(total(&report, Row::PartiallyGranted).as_deref(), Some("3"));
    // One of the two says something else: which rows they are cannot be told.
    let mut other = damaged;
    other[3].0 = "年末人员编制数量";
    let report = read(&other);
    assert_eq!(total(&report, Row::Granted), None);
    assert_eq!(total(&report, Row::PartiallyGranted), None);
    // One too few.
    let report = read(&[damaged[0], damaged[1], damaged[2], damaged[4]]);
    assert_eq!(total(&report, Row::Granted), None);
}

#[test]
fn a_common_head_on_a_line_of_its_own_moves_no_column() {
    let text = "三、收到和处理政府信息公开申请情况\n\
        |  |  | 法人或其他组织 |  |  |  |  |  |\n\
        | 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
        | 一、本年新收政府信息公开申请数量 | 9 | 1 | 0 | 0 | 0 | 3 | 13 |\n\
        | 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";
    let report = gouji::read("page.md", text.as_bytes()).unwrap().report;
    let of = |column| figure(&report, Row::New, column);
    assert_eq!(of(Column::NaturalPerson).as_deref(), Some("9"));
    assert_eq!(of(Column::OtherOrganization).as_deref(), Some("3"));
}

#[test]
fn heads_that_a_page_break_put_into_two_rows_move_no_column() {
    let page = "<p>三、收到和处理政府信息公开申请情况</p><table>\
        <tr><td colspan=2></td><td></td><td colspan=5>法人或其他组织</td><td>总计</td></tr>\
        <tr><td colspan=2>申请人情况</td><td>自然人</td><td>商业企业</td><td>科研机构</td>\
        <td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td></td></tr>\
        <tr><td colspan=2>一、本年新收政府信息公开申请数量</td><td>9</td><td>1</td><td>0</td>\
        <td>0</td><td>0</td><td>3</td><td>13</td></tr></table>";
    let report = gouji::read("page.html", page.as_bytes()).unwrap().report;
    let of = |column| figure(&report, Row::New, column);
    assert_eq!(of(Column::NaturalPerson).as_deref(), Some("9"));
    assert_eq!(of(Column::CommercialEnterprise).as_deref(), Some("1"));
    assert_eq!(of(Column::Total).as_deref(), Some("13"));
}

#[test]
fn heads_of_organizations_in_two_rows_stand_where_they_stand() {
    let page = "<p>三、收到和处理政府信息公开申请情况</p><table>\
        <tr><td>申请人情况</td><td rowspan=3>自然人</td><td colspan=5>法人或其他组织</td>\
        <td rowspan=3>总计</td></tr>\
        <tr><td></td><td>商业企业</td><td>科研机构</td><td></td><td></td><td>其他</td></tr>\
        <tr><td></td><td></td><td></td><td>社会公益组织</td><td>法律服务机构</td><td></td></tr>\
        <tr><td>一、本年新收政府信息公开申请数量</td><td>9</td><td>1</td><td>0</td>\
        <td>5</td><td>6</td><td>3</td><td>24</td></tr></table>";
    let report = gouji::read("page.html", page.as_bytes()).unwrap().report;
    let of = |column| figure(&report, Row::New, column);
    assert_eq!(of(Column::PublicWelfareOrganization).as_deref(), Some("5"));
    assert_eq!(of(Column::LegalServiceInstitution).as_deref(), Some("6"));
    assert_eq!(of(Column::OtherOrganization).as_deref(), Some("3"));
}

#[test]
fn the_one_row_of_other_handling_is_called_as_the_page_prints_it() {
    let messages = |before, rows: &[(&str, [u32; 7])]| {
        let report = read_behind(before, rows);
        let check = gouji::check(&report, gouji::Options::default());
        let findings = check.assessment.findings.iter();
        findings
            .map(|finding| finding.message(gouji::lang::Lang::Zh))
            .collect::<String>()
    };
    let total = ("（七）总计", [10, 1, 0, 0, 0, 0, 11]);
    let (first, again) = (("（六）其他处理", [5; 7]), ("（六）其他处理", [6; 7]));
    let one = [NEW, CARRIED, first, again, total];
    let of_2021 = "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td>\
                   <td>现行有效件数</td></tr><tr><td>行政规范性文件</td><td>1</td><td>0</td>\
                   <td>9</td></tr></table>";
    let said = messages(of_2021, &one);
    assert!(
        said.contains("（六）其他处理（原表仅一行） × 自然人"),
        "{said}"
    );
    // In the form of 2019 there is but this row.
    let said = messages("", &one);
    assert!(said.contains("：（六）其他处理 × 自然人"), "{said}");
    let three = [
        NEW,
        (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            [0; 7],
        ),
        ("3.其他", [5; 7]),
        ("3.其他", [6; 7]),
    ];
    let said = messages(of_2021, &three);
    assert!(said.contains("：3.其他 × 自然人"), "{said}");
}

/// As in a sheet, where the cells right of the table are empty: a figure merged over two columns or
/// rows leaves the row short, and an empty cell is not what it lacks.
#[test]
fn a_merged_figure_moves_no_other_into_its_neighbours_column() {
    let heads = HEADS.replace("</tr>", "<td></td></tr>");
    let page = format!(
        "<p>三、收到和处理政府信息公开申请情况</p><table>{heads}\
         <tr><td colspan=2>一、本年新收政府信息公开申请数量</td><td>9</td><td colspan=2>7</td>\
         <td>6</td><td>5</td><td>4</td><td>31</td><td></td></tr>\
         <tr><td colspan=2>二、上年结转政府信息公开申请数量</td><td>1</td><td>0</td><td>0</td>\
         <td>0</td><td>0</td><td>0</td><td>1</td><td></td></tr>\
         <tr><td colspan=2>四、结转下年度继续办理</td><td>1</td><td rowspan=2>0</td><td>0</td>\
         <td>0</td><td>0</td><td>0</td><td>1</td><td></td></tr>\
         <tr><td colspan=2>（一）予以公开</td><td>1</td><td>3</td><td>0</td><td>0</td><td>0</td>\
         <td>4</td><td></td></tr></table>"
    );
    let report = gouji::read("page.html", page.as_bytes()).unwrap().report;
    for row in [Row::New, Row::Granted] {
        assert_eq!(figure(&report, row, Column::Total), None, "{row:?}");
        assert_eq!(
            figure(&report, row, Column::OtherOrganization),
            None,
            "{row:?}"
        );
    }
    assert_eq!(
        figure(&report, Row::CarriedOver, Column::Total).as_deref(),
        Some("1")
    );
}

#[test]
fn a_figure_that_reaches_into_a_column_of_shares_is_nobodys() {
    let heads = HEADS.replace("</tr>", "<td>占比</td></tr>");
    let page = format!(
        "<p>三、收到和处理政府信息公开申请情况</p><table>{heads}\
         <tr><td colspan=2>一、本年新收政府信息公开申请数量</td><td>9</td><td>1</td><td>0</td>\
         <td>0</td><td>0</td><td>3</td><td colspan=2>13</td></tr>\
         <tr><td colspan=2>二、上年结转政府信息公开申请数量</td><td>1</td><td>0</td><td>0</td>\
         <td>0</td><td>0</td><td>0</td><td>1</td><td>7%</td></tr></table>"
    );
    let report = gouji::read("page.html", page.as_bytes()).unwrap().report;
    let total = |row| figure(&report, row, Column::Total);
    assert_eq!(total(Row::New), None);
    assert_eq!(total(Row::CarriedOver).as_deref(), Some("1"));
}
