//! The longer labels of the form in a few characters: for sentences, and for screens too narrow for
//! all of them.

/// Labels and their short forms; their numbers stay, so that the row is found.
const SHORT: &[(&str, &str)] = &[
    ("一、本年新收政府信息公开申请数量", "一、本年新收"),
    ("二、上年结转政府信息公开申请数量", "二、上年结转"),
    ("四、结转下年度继续办理", "四、结转下年"),
    ("（三）不予公开", "不予公开"),
    ("（四）无法提供", "无法提供"),
    ("（五）不予处理", "不予处理"),
    ("（六）其他处理", "其他处理"),
    ("2.其他法律行政法规禁止公开", "2.法律法规禁止"),
    ("3.危及“三安全一稳定”", "3.三安全一稳定"),
    ("4.保护第三方合法权益", "4.第三方权益"),
    ("5.属于三类内部事务信息", "5.内部事务"),
    ("6.属于四类过程性信息", "6.过程性信息"),
    ("7.属于行政执法案卷", "7.执法案卷"),
    ("8.属于行政查询事项", "8.查询事项"),
    ("1.本机关不掌握相关政府信息", "1.不掌握"),
    ("2.没有现成信息需要另行制作", "2.需另行制作"),
    ("3.补正后申请内容仍不明确", "3.补正仍不明确"),
    ("1.信访举报投诉类申请", "1.信访举报投诉"),
    ("3.要求提供公开出版物", "3.公开出版物"),
    ("4.无正当理由大量反复申请", "4.大量反复申请"),
    ("5.要求行政机关确认或重新出具已获取信息", "5.确认或重新出具"),
    (
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "1.逾期不补正",
    ),
    (
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "2.逾期未缴费",
    ),
];

/// The short form of a label; `None` for one that is short itself.
pub fn of(label: &str) -> Option<&'static str> {
    let found = SHORT.iter().find(|(long, _)| *long == label);
    found.map(|&(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::SHORT;
    use crate::report::{OutcomeGroup, Row};

    #[test]
    fn no_label_of_a_row_is_longer_than_a_narrow_screen_shows() {
        for row in Row::ALL {
            let shown = super::of(row.zh()).unwrap_or(row.zh());
            assert!(shown.chars().count() <= 9, "{shown}");
        }
        let groups = OutcomeGroup::ALL.iter().map(|group| group.zh());
        let labels: Vec<&str> = Row::ALL.iter().map(|row| row.zh()).chain(groups).collect();
        for (long, _) in SHORT {
            assert!(labels.contains(long), "{long}");
        }
    }
}
