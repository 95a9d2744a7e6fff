//! English glosses of the form's printed words.

use crate::form;
use crate::report::{CaseResult, Column, Item, Measure, OutcomeGroup, Proceeding, Row};

/// The words of the form that name no row or column of its own.
const OTHERS: &[(&str, &str)] = &[
    (
        form::NOTE,
        "(in each column, items one and two together equal items three and four together)",
    ),
    ("申请人情况", "applicants"),
    ("法人或其他组织", "legal persons and other organizations"),
    ("三、本年度办理结果", "outcomes this year"),
    ("信息内容", "subject"),
    ("规范性文件", "normative documents"),
    ("本年处理决定数量", "decisions this year"),
    (
        "本年收费金额（单位：万元）",
        "amount collected, in 10,000 yuan",
    ),
    ("采购总金额", "total amount"),
    ("行政诉讼", "litigation"),
    ("第二十条第（一）项", "article 20 (1)"),
    ("第二十条第（五）项", "article 20 (5)"),
    ("第二十条第（六）项", "article 20 (6)"),
    ("第二十条第（八）项", "article 20 (8)"),
    ("第二十条第（九）项", "article 20 (9)"),
];

/// The gloss of a label of the form; `None` for words that it does not print.
pub fn of(label: &str) -> Option<&'static str> {
    let others = OTHERS.iter().copied();
    others
        .chain(Row::ALL.iter().map(|name| (name.zh(), name.en())))
        .chain(Column::ALL.iter().map(|name| (name.zh(), name.en())))
        .chain(OutcomeGroup::ALL.iter().map(|name| (name.zh(), name.en())))
        .chain(Item::ALL.iter().map(|name| (name.zh(), name.en())))
        .chain(Measure::ALL.iter().map(|name| (name.zh(), name.en())))
        .chain(Proceeding::ALL.iter().map(|name| (name.zh(), name.en())))
        .chain(CaseResult::ALL.iter().map(|name| (name.zh(), name.en())))
        .find(|(printed, _)| *printed == label)
        .map(|(_, gloss)| gloss)
}

#[cfg(test)]
mod tests {
    use crate::form::{self, Content};
    use crate::report::{Format, Table};

    #[test]
    fn every_label_of_the_form_has_a_gloss() {
        for &table in Table::ALL {
            for format in [Format::F2019, Format::F2021] {
                for cell in form::table(table, format).iter().flatten() {
                    if let Content::Label(label) = cell.content {
                        assert!(super::of(label).is_some(), "{label}");
                    }
                }
            }
        }
    }
}
