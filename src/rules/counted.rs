//! A figure of the narrative and the cells that it was held against, in the officials' words:
//! `正文写收到2件`, `表三“本年新收”行总计为3件`.

use crate::claims::Applicant;
use crate::form::short;
use crate::report::{
    CaseResult, CellName, Column, Decimal, Item, Measure, OtherRows, OutcomeGroup, Proceeding, Row,
};

/// What a cell counts, and its number: `本年新收0件`, `（三）5.内部事务（自然人）2件`.
pub fn figure(name: CellName, value: Decimal, other: OtherRows) -> String {
    format!("{}{value}{}", self::name(name, other), unit(&[name]))
}

/// What a cell counts: `本年新收`, `（七）总计（自然人）`, `行政复议尚未审结`.
pub fn name(name: CellName, other: OtherRows) -> String {
    match name {
        CellName::Applications(row, column) => {
            let row = match (row.group(), other.label(row)) {
                (_, Some((printed, _))) => printed.to_owned(),
                (Some(group), None) => format!("{}{}", number(group), short_label(row)),
                (None, None) => short_label(row).to_owned(),
            };
            match column {
                Column::Total => row,
                column => format!("{row}（{}）", applicants(&[column])),
            }
        }
        CellName::Subtotal(group, column) => format!("{}小计（{}）", group.zh(), column.zh()),
        CellName::Proceedings(group, result) => format!("{}{}", group.zh(), result.zh()),
        CellName::Disclosure(_, measure) => {
            let item = name.row_zh(other);
            match measure {
                Measure::Change | Measure::Amount => format!("{item}{}", measure.zh()),
                measure => of_measure(item, measure),
            }
        }
    }
}

/// The number before the label of a group: （三）.
fn number(group: OutcomeGroup) -> &'static str {
    let label = group.zh();
    label
        .find('）')
        .map_or(label, |at| &label[..at + '）'.len_utf8()])
}

/// What the narrative states of what these cells count, in this unit.
pub fn stated(cells: &[CellName], value: Decimal, unit: &str) -> String {
    let is_none = value == Decimal::whole(0);
    let said = match parts(cells) {
        Parts::Applications(rows, columns) => of_applications(&rows, &columns, is_none),
        Parts::Proceedings(groups, results) => {
            match (proceedings(&groups), result(&results), is_none) {
                (name, "", _) => name,
                (name, result, true) => format!("{result}的{name}"),
                (name, result, false) => format!("{name}{result}"),
            }
        }
        Parts::Disclosure(item, measure) => of_disclosure(item, measure),
        Parts::None => String::new(),
    };
    match is_none {
        true => format!("正文说没有{said}"),
        false => format!("正文写{said}{value}{unit}"),
    }
}

/// What the table prints in these cells, or what they sum to.
pub fn printed(cells: &[CellName], value: Decimal) -> String {
    let unit = unit(cells);
    let named = match parts(cells) {
        Parts::Applications(rows, columns) => return in_applications(&rows, &columns, value),
        Parts::Proceedings(groups, results) => match (&groups[..], &results[..]) {
            ([group], [result]) => {
                return format!("表四{}{}为{value}{unit}", group.zh(), result.zh());
            }
            ([_], _) => format!("{}{}", proceedings(&groups), result(&results)),
            ([_, _], _) => format!("两类行政诉讼{}", result(&results)),
            _ => format!("行政复议和两类行政诉讼{}", result(&results)),
        },
        Parts::Disclosure(item, measure) => {
            return format!("表二{}{}为{value}{unit}", item.zh(), measure.zh());
        }
        Parts::None => String::new(),
    };
    format!("表四{named}合计{value}{unit}")
}

/// Cells of one table by their rows and columns.
enum Parts {
    Disclosure(Item, Measure),
    Applications(Vec<Row>, Vec<Column>),
    Proceedings(Vec<Proceeding>, Vec<CaseResult>),
    /// There are no cells.
    None,
}

fn parts(cells: &[CellName]) -> Parts {
    match cells.first() {
        Some(&CellName::Disclosure(item, measure)) => Parts::Disclosure(item, measure),
        Some(CellName::Applications(..) | CellName::Subtotal(..)) => {
            let all = cells.iter().filter_map(|name| match name {
                CellName::Applications(row, column) => Some((*row, *column)),
                _ => None,
            });
            let (rows, columns): (Vec<_>, Vec<_>) = all.unzip();
            Parts::Applications(different(rows), different(columns))
        }
        Some(CellName::Proceedings(..)) => {
            let all = cells.iter().filter_map(|name| match name {
                CellName::Proceedings(group, result) => Some((*group, *result)),
                _ => None,
            });
            let (groups, results): (Vec<_>, Vec<_>) = all.unzip();
            Parts::Proceedings(different(groups), different(results))
        }
        None => Parts::None,
    }
}

/// Each once, in the order of the first.
fn different<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut found = Vec::new();
    for one in all {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// The unit of what these cells count.
pub const fn unit(cells: &[CellName]) -> &'static str {
    match cells.first() {
        Some(CellName::Disclosure(_, Measure::Amount)) => "万元",
        Some(CellName::Disclosure(
            _,
            Measure::Items | Measure::PreviousItems | Measure::Change,
        )) => "项",
        _ => "件",
    }
}

fn of_applications(rows: &[Row], columns: &[Column], is_none: bool) -> String {
    // Where the total is blank, the columns of all applicants stand for it.
    let is_anyone = columns.contains(&Column::NaturalPerson) && columns.len() > 1;
    let who = match columns {
        [Column::Total] => String::new(),
        _ if is_anyone => String::new(),
        _ => applicants(columns),
    };
    let what = match (rows, who.is_empty()) {
        ([Row::New], false) => "申请".to_owned(),
        ([Row::New], true) if is_none => "收到申请".to_owned(),
        ([Row::New], true) => "收到".to_owned(),
        ([Row::New, Row::CarriedOver], _) => "新收和上年结转".to_owned(),
        ([Row::CarriedOver], _) => "上年结转".to_owned(),
        ([Row::OutcomeTotal], _) => "办结".to_owned(),
        ([Row::CarriedForward], _) => "结转下年度".to_owned(),
        _ => match whole_group(rows) {
            Some(group) => unnumbered(group.zh()).to_owned(),
            None => (rows.iter())
                .map(|row| unnumbered(row.zh()))
                .collect::<Vec<_>>()
                .join("、"),
        },
    };
    format!("{who}{what}")
}

fn in_applications(rows: &[Row], columns: &[Column], value: Decimal) -> String {
    let quoted = |row: &Row| format!("“{}”", label(*row));
    if let ([row], [column]) = (rows, columns) {
        return format!("表三{}行{}为{value}件", quoted(row), column.zh());
    }
    let named = match (rows, whole_group(rows)) {
        ([row], _) => label(*row).to_owned(),
        (_, Some(group)) => format!("“{}”各行", group.zh()),
        (rows, None) => format!("{}各行", rows.iter().map(quoted).collect::<String>()),
    };
    match columns {
        [column] => format!("表三{named}（{}列）合计{value}件", column.zh()),
        columns => format!("表三{named}，{}合计{value}件", columns_in_words(columns)),
    }
}

fn columns_in_words(columns: &[Column]) -> String {
    match columns == Applicant::Organizations.columns() {
        true => "法人或其他组织五列".to_owned(),
        false => format!("{}各列", applicants(columns)),
    }
}

fn applicants(columns: &[Column]) -> String {
    if columns == Applicant::Organizations.columns() {
        return "法人或其他组织".to_owned();
    }
    let names = columns.iter().map(|column| match column {
        Column::OtherOrganization => "其他组织",
        column => column.zh(),
    });
    names.collect::<Vec<_>>().join("、")
}

/// The group whose rows these are, all of them; of (六) the one row that stands for all too.
fn whole_group(rows: &[Row]) -> Option<OutcomeGroup> {
    let group = rows.first()?.group()?;
    let all = (Row::ALL.iter()).filter(|row| row.group() == Some(group));
    (rows.len() > 1 && all.eq(rows)).then_some(group)
}

/// A row's label, short where the form's is long.
const fn label(row: Row) -> &'static str {
    match row {
        Row::New => "本年新收",
        Row::CarriedOver => "上年结转",
        Row::CarriedForward => "结转下年度继续办理",
        row => row.zh(),
    }
}

/// The same where no table is quoted: the labels without a number in few words, the others as
/// short as they are understood.
fn short_label(row: Row) -> &'static str {
    match row {
        Row::New | Row::CarriedOver => label(row),
        Row::CarriedForward => "结转下年度",
        row => short::of(row.zh()).unwrap_or(row.zh()),
    }
}

/// A label without the number before it: `（三）不予公开`, `2.重复申请`.
fn unnumbered(label: &str) -> &str {
    let behind = label.split_once('）').or_else(|| label.split_once('.'));
    behind.map_or(label, |(_, name)| name)
}

fn proceedings(groups: &[Proceeding]) -> String {
    match groups {
        [
            Proceeding::LitigationDirect,
            Proceeding::LitigationAfterReconsideration,
        ] => "行政诉讼",
        [group] => group.zh(),
        _ => "行政复议和行政诉讼",
    }
    .to_owned()
}

/// The results; nothing for the total of all.
const fn result(results: &[CaseResult]) -> &'static str {
    match results {
        [CaseResult::Total] => "",
        [result] => result.zh(),
        _ => "已经审结",
    }
}

fn of_disclosure(item: Item, measure: Measure) -> String {
    of_measure(item.zh(), measure)
}

fn of_measure(item: &str, measure: Measure) -> String {
    match measure {
        Measure::Issued | Measure::Produced => format!("制发{item}"),
        Measure::Repealed => format!("废止{item}"),
        Measure::InForce => format!("现行有效{item}"),
        Measure::Disclosed => format!("新公开{item}"),
        Measure::TotalDisclosed => format!("对外公开{item}"),
        Measure::PreviousItems => format!("上一年{item}项目"),
        Measure::Items => format!("{item}项目"),
        _ => item.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{figure, printed, stated};
    use crate::claims::Applicant;
    use crate::report::{
        CaseResult, CellName, Column, Decimal, Item, Measure, OtherRows, OutcomeGroup, Proceeding,
        Row,
    };

    #[test]
    fn a_figure_is_named_in_few_words() {
        let of = |name| figure(name, Decimal::whole(2), OtherRows::Three);
        let application = |row, column| of(CellName::Applications(row, column));
        assert_eq!(application(Row::New, Column::Total), "本年新收2件");
        assert_eq!(
            application(Row::CarriedForward, Column::Total),
            "结转下年度2件"
        );
        assert_eq!(
            application(Row::FeeOverdue, Column::Total),
            "（六）2.逾期未缴费2件"
        );
        assert_eq!(
            application(Row::OutcomeTotal, Column::OtherOrganization),
            "（七）总计（其他组织）2件"
        );
        let one_row = CellName::Applications(Row::OtherOutcome, Column::Total);
        assert_eq!(
            figure(one_row, Decimal::whole(2), OtherRows::One),
            "（六）其他处理2件"
        );
        assert_eq!(
            of(CellName::Proceedings(
                Proceeding::Reconsideration,
                CaseResult::Pending
            )),
            "行政复议尚未审结2件"
        );
        let disclosure = |item, measure| of(CellName::Disclosure(item, measure));
        assert_eq!(
            disclosure(Item::Penalties, Measure::Decisions),
            "行政处罚2件"
        );
        assert_eq!(
            disclosure(Item::NormativeDocuments, Measure::Disclosed),
            "新公开规范性文件2件"
        );
        assert_eq!(
            disclosure(Item::Procurement, Measure::Items),
            "政府集中采购项目2项"
        );
        assert_eq!(
            disclosure(Item::Fees, Measure::Amount),
            "行政事业性收费金额2万元"
        );
        assert_eq!(
            disclosure(Item::Licensing, Measure::Change),
            "行政许可本年增/减2项"
        );
    }

    fn says(cells: &[CellName], text: i64, table: i64) -> String {
        let [text, table] = [text, table].map(Decimal::whole);
        format!(
            "{}，{}",
            stated(cells, text, super::unit(cells)),
            printed(cells, table)
        )
    }

    #[test]
    fn what_text_and_table_say_is_told_as_officials_would() {
        let total = |row| CellName::Applications(row, Column::Total);
        let proceedings = |groups: &[Proceeding], result| -> Vec<CellName> {
            let cell = |&group| CellName::Proceedings(group, result);
            groups.iter().map(cell).collect()
        };
        let group = |group| {
            let rows = Row::ALL.iter().filter(|row| row.group() == Some(group));
            rows.map(|&row| total(row)).collect::<Vec<_>>()
        };
        let columns = Applicant::Organizations.columns().iter();
        let organizations: Vec<_> = columns
            .map(|&column| CellName::Applications(Row::New, column))
            .collect();
        let natural = |row| [CellName::Applications(row, Column::NaturalPerson)];
        let litigation = &Proceeding::ALL[1..];
        let concluded = [CaseResult::Upheld, CaseResult::Corrected, CaseResult::Other]
            .map(|result| CellName::Proceedings(Proceeding::Reconsideration, result));
        let disclosed = |item, measure| [CellName::Disclosure(item, measure)];
        for (cells, text, table, expected) in [
            (
                &[total(Row::New)][..],
                2,
                3,
                "正文写收到2件，表三“本年新收”行总计为3件",
            ),
            (
                &[total(Row::New)],
                0,
                3,
                "正文说没有收到申请，表三“本年新收”行总计为3件",
            ),
            (
                &[total(Row::New), total(Row::CarriedOver)],
                9,
                8,
                "正文写新收和上年结转9件，表三“本年新收”“上年结转”各行（总计列）合计8件",
            ),
            (
                &[total(Row::OutcomeTotal)],
                4,
                5,
                "正文写办结4件，表三“（七）总计”行总计为5件",
            ),
            (
                &natural(Row::New),
                0,
                1,
                "正文说没有自然人申请，表三“本年新收”行自然人为1件",
            ),
            (
                &organizations,
                3,
                2,
                "正文写法人或其他组织申请3件，表三本年新收，法人或其他组织五列合计2件",
            ),
            (
                &group(OutcomeGroup::Refused),
                3,
                2,
                "正文写不予公开3件，表三“（三）不予公开”各行（总计列）合计2件",
            ),
            (
                &[total(Row::Granted), total(Row::PartiallyGranted)],
                3,
                2,
                "正文写予以公开、部分公开3件，表三“（一）予以公开”“（二）部分公开”各行（总计列）合计2件",
            ),
            (
                &proceedings(&Proceeding::ALL[..1], CaseResult::Total),
                0,
                1,
                "正文说没有行政复议，表四行政复议总计为1件",
            ),
            (
                &proceedings(&Proceeding::ALL[..1], CaseResult::Upheld),
                0,
                1,
                "正文说没有结果维持的行政复议，表四行政复议结果维持为1件",
            ),
            (
                &proceedings(litigation, CaseResult::Total),
                3,
                4,
                "正文写行政诉讼3件，表四两类行政诉讼合计4件",
            ),
            (
                &proceedings(Proceeding::ALL, CaseResult::Pending),
                3,
                4,
                "正文写行政复议和行政诉讼尚未审结3件，表四行政复议和两类行政诉讼尚未审结合计4件",
            ),
            (
                &concluded,
                3,
                4,
                "正文写行政复议已经审结3件，表四行政复议已经审结合计4件",
            ),
            (
                &disclosed(Item::NormativeDocuments, Measure::Issued),
                7,
                2,
                "正文写制发行政规范性文件7件，表二行政规范性文件本年制发件数为2件",
            ),
            (
                &disclosed(Item::Fees, Measure::Amount),
                7,
                2,
                "正文写行政事业性收费7万元，表二行政事业性收费金额为2万元",
            ),
        ] {
            assert_eq!(says(cells, text, table), expected);
        }
    }
}
