//! The three statutory tables as the national forms print them: labels, spans and which figure
//! stands where. Outputs redraw a report's tables in it, and examples are written in it.
//!
//! The layouts are those attached to 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.

pub mod short;

use crate::report::{
    CaseResult, CellName, Column, Format, Item, Measure, OtherRows, OutcomeGroup, Proceeding,
    Report, Row, Table,
};

/// What a cell of the form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Words that the form prints: the head of rows or columns.
    Label(&'static str),
    /// A figure that the reporting body fills in.
    Figure(CellName),
}

/// One cell of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub content: Content,
    /// How many columns it spans, at least 1.
    pub columns: u8,
    /// How many rows it spans, at least 1.
    pub rows: u8,
}

/// The rows of a table, from its head down. A cell that spans rows stands in the first of them
/// only, as in HTML.
pub type Layout = Vec<Vec<Cell>>;

/// The note that the form prints in the head of table three.
pub const NOTE: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// The layout of a report's table, in the form that the report itself uses.
#[must_use]
pub fn of(report: &Report, table: Table) -> Layout {
    let format = report.format.unwrap_or(Format::F2021);
    match table {
        Table::Disclosure => disclosure(format),
        Table::Applications => applications(report.other_rows() == OtherRows::Three),
        Table::Proceedings => proceedings(),
    }
}

/// The layout of a table in one of the national formats.
#[must_use]
pub fn table(table: Table, format: Format) -> Layout {
    match table {
        Table::Disclosure => disclosure(format),
        Table::Applications => applications(format == Format::F2021),
        Table::Proceedings => proceedings(),
    }
}

/// The title of the section that holds a table, as the form prints it.
#[must_use]
pub const fn heading(section: u8) -> &'static str {
    match section {
        1 => "一、总体情况",
        2 => "二、主动公开政府信息情况",
        3 => "三、收到和处理政府信息公开申请情况",
        4 => "四、政府信息公开行政复议、行政诉讼情况",
        5 => "五、存在的主要问题及改进情况",
        _ => "六、其他需要报告的事项",
    }
}

const fn label(text: &'static str, columns: u8, rows: u8) -> Cell {
    Cell {
        content: Content::Label(text),
        columns,
        rows,
    }
}

const fn figure(name: CellName, columns: u8) -> Cell {
    Cell {
        content: Content::Figure(name),
        columns,
        rows: 1,
    }
}

/// How many columns table two has.
const DISCLOSURE_COLUMNS: u8 = 4;

fn disclosure(format: Format) -> Layout {
    let mut rows = Vec::new();
    let (mut matter, mut head) = ("", Vec::new());
    for &item in format.items() {
        let measures = format.measures(item);
        // The last figure takes the columns that are left.
        let span = |at: usize| match u8::try_from(measures.len()) {
            Ok(count) if at + 1 == measures.len() => DISCLOSURE_COLUMNS - count,
            _ => 1,
        };
        let labels: Vec<&str> = (measures.iter())
            .map(|&measure| measure_label(format, item, measure))
            .collect();
        if matter_of(item) != matter {
            matter = matter_of(item);
            rows.push(vec![label(matter, DISCLOSURE_COLUMNS, 1)]);
            head.clear();
        }
        if head != labels {
            head.clone_from(&labels);
            let heads = labels.iter().enumerate();
            let heads = heads.map(|(at, text)| label(text, span(at), 1));
            rows.push([label("信息内容", 1, 1)].into_iter().chain(heads).collect());
        }
        let figures = (measures.iter().enumerate())
            .map(|(at, &measure)| figure(CellName::Disclosure(item, measure), span(at)));
        let name = measures.first().map_or(item.zh(), |&measure| {
            CellName::Disclosure(item, measure).row_zh(OtherRows::of(format))
        });
        rows.push([label(name, 1, 1)].into_iter().chain(figures).collect());
    }
    rows
}

/// The item of article 20 of the Regulations under which table two asks for it.
const fn matter_of(item: Item) -> &'static str {
    match item {
        Item::Regulations | Item::NormativeDocuments => "第二十条第（一）项",
        Item::Licensing | Item::OtherServices => "第二十条第（五）项",
        Item::Penalties | Item::CoerciveMeasures => "第二十条第（六）项",
        Item::Fees => "第二十条第（八）项",
        Item::Procurement => "第二十条第（九）项",
    }
}

const fn measure_label(format: Format, item: Item, measure: Measure) -> &'static str {
    match (item, measure) {
        (Item::Fees, Measure::Amount) => "本年收费金额（单位：万元）",
        _ => CellName::Disclosure(item, measure).column_zh(OtherRows::of(format)),
    }
}

fn applications(splits_other: bool) -> Layout {
    let organizations = u8::try_from(Column::ALL.len() - 2).unwrap_or_default();
    let mut rows = vec![
        vec![label(NOTE, 3, 3), label("申请人情况", organizations + 2, 1)],
        vec![
            label(Column::NaturalPerson.zh(), 1, 2),
            label("法人或其他组织", organizations, 1),
            label(Column::Total.zh(), 1, 2),
        ],
        Column::applicants()[1..]
            .iter()
            .map(|column| label(column.zh(), 1, 1))
            .collect(),
    ];
    let printed: Vec<Row> = (Row::ALL.iter().copied())
        .filter(|row| splits_other || !matches!(row, Row::CorrectionOverdue | Row::FeeOverdue))
        .collect();
    let count = |wanted: &dyn Fn(Row) -> bool| {
        u8::try_from(printed.iter().filter(|&&row| wanted(row)).count()).unwrap_or_default()
    };
    let is_outcome = |row: Row| Row::outcomes().contains(&row) || row == Row::OutcomeTotal;
    let (mut in_outcomes, mut group) = (false, None);
    for &row in &printed {
        let mut cells = Vec::new();
        if is_outcome(row) && !in_outcomes {
            in_outcomes = true;
            cells.push(label("三、本年度办理结果", 1, count(&is_outcome)));
        }
        match row.group() {
            Some(OutcomeGroup::Other) if !splits_other => {
                cells.push(label(OutcomeGroup::Other.zh(), 2, 1));
            }
            Some(of) => {
                if group != Some(of) {
                    let members = count(&|row| row.group() == Some(of));
                    cells.push(label(of.zh(), 1, members));
                }
                cells.push(label(row.zh(), 1, 1));
            }
            None => cells.push(label(row.zh(), if is_outcome(row) { 2 } else { 3 }, 1)),
        }
        group = row.group();
        cells.extend(
            (Column::ALL.iter()).map(|&column| figure(CellName::Applications(row, column), 1)),
        );
        rows.push(cells);
    }
    rows
}

fn proceedings() -> Layout {
    let width = u8::try_from(CaseResult::ALL.len()).unwrap_or_default();
    let results = |rows| {
        CaseResult::ALL
            .iter()
            .map(move |result| label(result.zh(), 1, rows))
    };
    let [review, direct, after] = [
        Proceeding::Reconsideration,
        Proceeding::LitigationDirect,
        Proceeding::LitigationAfterReconsideration,
    ];
    vec![
        vec![
            label(review.zh(), width, 1),
            label("行政诉讼", 2 * width, 1),
        ],
        results(2)
            .chain([label(direct.zh(), width, 1), label(after.zh(), width, 1)])
            .collect(),
        results(1).chain(results(1)).collect(),
        (Proceeding::ALL.iter())
            .flat_map(|&group| {
                CaseResult::ALL
                    .iter()
                    .map(move |&result| figure(CellName::Proceedings(group, result), 1))
            })
            .collect(),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Content, Layout, applications, table};
    use crate::report::{Format, Table};

    /// How many grid columns each row has, cells that reach down from above included.
    fn widths(layout: &Layout) -> Vec<usize> {
        let mut reaching: Vec<usize> = vec![0; layout.len()];
        for (at, row) in layout.iter().enumerate() {
            for cell in row {
                for down in 0..usize::from(cell.rows) {
                    reaching[at + down] += usize::from(cell.columns);
                }
            }
        }
        reaching
    }

    #[test]
    fn every_row_of_a_layout_fills_the_grid() {
        for format in [Format::F2019, Format::F2021] {
            for (of, width) in [
                (Table::Disclosure, 4),
                (Table::Applications, 10),
                (Table::Proceedings, 15),
            ] {
                let layout = table(of, format);
                assert!(
                    widths(&layout).iter().all(|&found| found == width),
                    "{of:?} {format:?}: {:?}",
                    widths(&layout)
                );
            }
        }
    }

    #[test]
    fn every_figure_of_the_format_stands_in_the_layout_once() {
        let count = |layout: &Layout| {
            let cells = layout.iter().flatten();
            cells
                .filter(|cell| matches!(cell.content, Content::Figure(_)))
                .count()
        };
        assert_eq!(count(&table(Table::Disclosure, Format::F2021)), 10);
        assert_eq!(count(&table(Table::Disclosure, Format::F2019)), 22);
        assert_eq!(count(&applications(true)), 25 * 7);
        assert_eq!(count(&applications(false)), 23 * 7);
        assert_eq!(count(&table(Table::Proceedings, Format::F2021)), 15);
    }
}
