//! Reports as web pages, with figures of the tests' own.

use std::fmt::Write as _;

const ROWS: [(&str, [u32; 7]); 25] = [
    ("一、本年新收政府信息公开申请数量", [12, 1, 0, 0, 0, 0, 13]),
    ("二、上年结转政府信息公开申请数量", [3, 0, 0, 0, 0, 0, 3]),
    ("（一）予以公开", [8, 1, 0, 0, 0, 0, 9]),
    ("（二）部分公开", [2, 0, 0, 0, 0, 0, 2]),
    ("1.属于国家秘密", [0; 7]),
    ("2.其他法律行政法规禁止公开", [0; 7]),
    ("3.危及“三安全一稳定”", [0; 7]),
    ("4.保护第三方合法权益", [1, 0, 0, 0, 0, 0, 1]),
    ("5.属于三类内部事务信息", [0; 7]),
    ("6.属于四类过程性信息", [0; 7]),
    ("7.属于行政执法案卷", [0; 7]),
    ("8.属于行政查询事项", [0; 7]),
    ("1.本机关不掌握相关政府信息", [2, 0, 0, 0, 0, 0, 2]),
    ("2.没有现成信息需要另行制作", [0; 7]),
    ("3.补正后申请内容仍不明确", [0; 7]),
    ("1.信访举报投诉类申请", [0; 7]),
    ("2.重复申请", [0; 7]),
    ("3.要求提供公开出版物", [0; 7]),
    ("4.无正当理由大量反复申请", [0; 7]),
    ("5.要求行政机关确认或重新出具已获取信息", [0; 7]),
    (
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        [0; 7],
    ),
    (
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        [0; 7],
    ),
    ("3.其他", [0; 7]),
    ("（七）总计", [13, 1, 0, 0, 0, 0, 14]),
    ("四、结转下年度继续办理", [2, 0, 0, 0, 0, 0, 2]),
];

/// The groups of rows: the first row, how many there are, the label.
const GROUPS: [(usize, usize, &str); 4] = [
    (4, 8, "（三）不予公开"),
    (12, 3, "（四）无法提供"),
    (15, 5, "（五）不予处理"),
    (20, 3, "（六）其他处理"),
];

/// Rows of table three that the tests change.
pub const TOTAL: usize = 23;
pub const GRANTED: usize = 2;
pub const CARRIED_FORWARD: usize = 24;

/// A page whose figures all agree.
pub fn clean() -> String {
    with(&[])
}

/// A page with a total whose digits were exchanged: 13 printed as 31.
pub fn transposed() -> String {
    with(&[(TOTAL, 0, "31")])
}

/// A page with a blank cell that leaves every sum true.
pub fn blank() -> String {
    with(&[(GRANTED, 2, "")])
}

/// A page with some cells of table three changed: row, column, text.
pub fn with(edits: &[(usize, usize, &str)]) -> String {
    page(edits, [4, 1, 0, 0, 5])
}

/// A page with other figures for 行政复议 in table four.
pub fn with_reconsideration(figures: [u32; 5]) -> String {
    page(&[], figures)
}

fn page(edits: &[(usize, usize, &str)], reconsideration: [u32; 5]) -> String {
    let mut page = String::from(
        "<html><head><meta charset=utf-8></head><body>
<h1>清河县司法局2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p>
<p>全年通过门户网站公开信息三百条，申请都按时答复，逐条审核把关，业务培训办了两次。</p>
<p>二、主动公开政府信息情况</p>
<table>
<tr><td colspan=4>第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>
<tr><td>行政规范性文件</td><td>1</td><td>0</td><td>6</td></tr>
<tr><td colspan=4>第二十条第（五）项</td></tr>
<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>
<tr><td>行政许可</td><td colspan=3>20</td></tr>
<tr><td colspan=4>第二十条第（六）项</td></tr>
<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>
<tr><td>行政处罚</td><td colspan=3>3</td></tr>
<tr><td>行政强制</td><td colspan=3>0</td></tr>
<tr><td colspan=4>第二十条第（八）项</td></tr>
<tr><td>信息内容</td><td colspan=3>本年收费金额（单位：万元）</td></tr>
<tr><td>行政事业性收费</td><td colspan=3>12.5</td></tr>
</table>
<p>三、收到和处理政府信息公开申请情况</p>
<table>
<tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan=7>申请人情况</td></tr>
<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>
<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>
",
    );
    for row in 0..ROWS.len() {
        page += &table_three_row(row, edits);
    }
    page += "</table>
<p>四、政府信息公开行政复议、行政诉讼情况</p>
<table>
<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>
<tr><td rowspan=2>结果维持</td><td rowspan=2>结果纠正</td><td rowspan=2>其他结果</td><td rowspan=2>尚未审结</td><td rowspan=2>总计</td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr>";
    for figure in reconsideration.into_iter().chain([0; 10]) {
        let _ = write!(page, "<td>{figure}</td>");
    }
    page += "</tr>
</table>
<p>五、存在的主要问题及改进情况</p>
<p>解读还不够多，今后每项政策都配图解。</p>
<p>六、其他需要报告的事项</p>
<p>没有收取信息处理费。</p>
</body></html>
";
    page
}

fn table_three_row(row: usize, edits: &[(usize, usize, &str)]) -> String {
    let (label, figures) = ROWS[row];
    let mut text = String::from("<tr>");
    if row == GRANTED {
        text += "<td rowspan=22>三、本年度办理结果</td>";
    }
    let group = GROUPS
        .iter()
        .find(|(first, count, _)| (*first..first + count).contains(&row));
    let _ = match group {
        Some((first, count, group)) if *first == row => {
            write!(text, "<td rowspan={count}>{group}</td><td>{label}</td>")
        }
        Some(_) => write!(text, "<td>{label}</td>"),
        None if (GRANTED..=TOTAL).contains(&row) => write!(text, "<td colspan=2>{label}</td>"),
        None => write!(text, "<td colspan=3>{label}</td>"),
    };
    for (column, figure) in figures.into_iter().enumerate() {
        let edit = edits.iter().find(|edit| (edit.0, edit.1) == (row, column));
        let figure = edit.map_or_else(|| figure.to_string(), |edit| edit.2.to_owned());
        let _ = write!(text, "<td>{figure}</td>");
    }
    text + "</tr>\n"
}
