//! The three statutory tables as rows of cells, as the official form spans them.

use super::{
    Form, Format, Rng,
    figures::{COLUMNS, NOT_PROCESSED, PROCEEDINGS, REFUSED, RESULTS, UNABLE},
    labels::{
        COLUMN_LABELS, NOT_PROCESSED_LABELS, NOTE, OTHER_LABELS, PARTS_2019, PARTS_2021,
        PROCEEDING_LABELS, Part, REFUSED_LABELS, RESULT_LABELS, UNABLE_LABELS,
    },
    look::{Groups, Look, Order},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 第二十条第(一)项, or any row over the whole width.
    Article,
    Head,
    /// A row's or group's label.
    Label,
    Value,
    /// An empty cell left by a span.
    Filler,
}

#[derive(Clone, Debug)]
pub struct Cell {
    pub text: String,
    pub colspan: usize,
    pub rowspan: usize,
    /// What the page writes for the spans, where it is not the truth.
    pub written: Option<(String, String)>,
    pub role: Role,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub head: bool,
}

#[derive(Clone, Debug)]
pub struct Grid {
    /// 2, 3 or 4; 0 for all in one.
    pub table: u8,
    pub width: usize,
    pub rows: Vec<Row>,
    pub caption: Option<String>,
}

impl Cell {
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            colspan: 1,
            rowspan: 1,
            written: None,
            role,
        }
    }

    pub fn over(mut self, colspan: usize, rowspan: usize) -> Self {
        (self.colspan, self.rowspan) = (colspan, rowspan);
        self
    }
}

impl Row {
    pub fn of(head: bool, cells: Vec<Cell>) -> Self {
        Self { cells, head }
    }
}

/// Writes cells of one form as one look has them.
pub struct Maker<'a> {
    pub form: &'a Form,
    pub look: &'a Look,
    pub rng: &'a mut Rng,
}

impl Maker<'_> {
    pub fn label(&mut self, role: Role, official: &str) -> Cell {
        Cell::new(role, self.look.words.say(official, self.rng))
    }

    pub fn value(&mut self, path: &str) -> Cell {
        Cell::new(
            Role::Value,
            self.look.values.print(self.form.get(path), path, self.rng),
        )
    }

    /// Table two.
    pub fn two(&mut self) -> Grid {
        let trial = self.form.format == Format::F2019;
        let parts: &[Part] = if trial { &PARTS_2019 } else { &PARTS_2021 };
        let skewed = trial && self.look.shape.skewed_2019;
        let width = if skewed { 5 } else { 4 };
        let mut rows = Vec::new();
        for part in parts {
            let article = self.label(Role::Article, part.article).over(width, 1);
            rows.push(Row::of(false, vec![article]));
            let count = part.heads.len();
            let spans = |head: bool| -> &[usize] {
                match (count, skewed, head) {
                    (1, ..) => &[3],
                    (2, false, _) => &[1, 2],
                    (2, true, _) => &[2, 2],
                    (_, false, _) => &[1, 1, 1],
                    (_, true, true) => &[1, 2, 1],
                    (_, true, false) => &[2, 1, 1],
                }
            };
            let mut cells = vec![self.label(Role::Head, "信息内容")];
            for (head, span) in part.heads.iter().zip(spans(true)) {
                cells.push(self.label(Role::Head, head).over(*span, 1));
            }
            rows.push(Row::of(true, cells));
            for (label, row) in part.rows {
                let mut cells = vec![self.label(Role::Label, label)];
                for (field, span) in part.fields.iter().zip(spans(false)) {
                    cells.push(
                        self.value(&format!("disclosure.{row}.{field}"))
                            .over(*span, 1),
                    );
                }
                rows.push(Row::of(false, cells));
            }
            if part.rows[0].1 == "regulations" && self.look.shape.extra_row {
                let mut cells = vec![self.label(Role::Label, "其他主动公开文件")];
                for span in spans(false) {
                    let count = self.rng.range(0, 900).to_string();
                    cells.push(Cell::new(Role::Value, count).over(*span, 1));
                }
                rows.push(Row::of(false, cells));
            }
        }
        Grid {
            table: 2,
            width,
            rows,
            caption: None,
        }
    }

    /// Table three.
    pub fn three(&mut self) -> Grid {
        let order: [usize; 7] = match self.look.shape.order {
            Order::Official => [0, 1, 2, 3, 4, 5, 6],
            Order::TotalFirst => [6, 0, 1, 2, 3, 4, 5],
            Order::OtherEarlier => [0, 1, 2, 3, 5, 4, 6],
            Order::OrganizationsFirst => [1, 2, 3, 4, 5, 0, 6],
        };
        let mut rows = self.three_header(&order);
        self.top(&mut rows, &order, "一、本年新收政府信息公开申请数量", "new");
        self.top(
            &mut rows,
            &order,
            "二、上年结转政府信息公开申请数量",
            "carried_over",
        );
        let first = rows.len();
        for (label, row) in [
            ("(一)予以公开", "outcomes.granted"),
            (
                "(二)部分公开(区分处理的,只计这一情形,不计其他情形)",
                "outcomes.partially_granted",
            ),
        ] {
            let cells = vec![self.label(Role::Label, label).over(2, 1)];
            rows.push(self.filled(cells, &order, row));
        }
        self.group(
            &mut rows,
            &order,
            "(三)不予公开",
            "refused",
            &REFUSED_LABELS,
            &REFUSED,
        );
        self.group(
            &mut rows,
            &order,
            "(四)无法提供",
            "unable",
            &UNABLE_LABELS,
            &UNABLE,
        );
        let labels = &NOT_PROCESSED_LABELS;
        self.group(
            &mut rows,
            &order,
            "(五)不予处理",
            "not_processed",
            labels,
            &NOT_PROCESSED,
        );
        if self.form.format == Format::F2021 {
            let of = &["correction_overdue", "fee_overdue", "other"];
            self.group(
                &mut rows,
                &order,
                "(六)其他处理",
                "other",
                &OTHER_LABELS,
                of,
            );
        } else {
            let cells = vec![self.label(Role::Label, "(六)其他处理").over(2, 1)];
            rows.push(self.filled(cells, &order, "outcomes.other.other"));
        }
        let cells = vec![self.label(Role::Label, "(七)总计").over(2, 1)];
        rows.push(self.filled(cells, &order, "outcomes.total"));
        let count = rows.len() - first;
        let label = self.label(Role::Label, "三、本年度办理结果").over(1, count);
        rows[first].cells.insert(0, label);
        self.top(
            &mut rows,
            &order,
            "四、结转下年度继续办理",
            "carried_forward",
        );
        Grid {
            table: 3,
            width: 10,
            rows,
            caption: None,
        }
    }

    fn three_header(&mut self, order: &[usize; 7]) -> Vec<Row> {
        let (mut middle, mut below) = (Vec::new(), Vec::new());
        let empty = |span| Cell::new(Role::Head, "").over(span, 1);
        let spare = self.look.shape.empty_headers;
        let down = if spare { 1 } else { 2 };
        for (at, column) in order.iter().enumerate() {
            if (1..=5).contains(column) {
                if at == 0 || !(1..=5).contains(&order[at - 1]) {
                    middle.push(self.label(Role::Head, "法人或其他组织").over(5, 1));
                }
                below.push(self.label(Role::Head, COLUMN_LABELS[*column]));
            } else {
                middle.push(self.label(Role::Head, COLUMN_LABELS[*column]).over(1, down));
                if spare {
                    below.push(empty(1));
                }
            }
        }
        let note = if self.look.shape.no_corner_note {
            ""
        } else {
            NOTE
        };
        let corner = self
            .label(Role::Head, note)
            .over(3, if spare { 1 } else { 3 });
        let top = vec![corner, self.label(Role::Head, "申请人情况").over(7, 1)];
        if spare {
            middle.insert(0, empty(3));
            below.insert(0, empty(3));
        }
        vec![
            Row::of(true, top),
            Row::of(true, middle),
            Row::of(true, below),
        ]
    }

    fn filled(&mut self, mut cells: Vec<Cell>, order: &[usize; 7], row: &str) -> Row {
        for column in order {
            cells.push(self.value(&format!("applications.{row}.{}", COLUMNS[*column])));
        }
        Row::of(false, cells)
    }

    fn top(&mut self, rows: &mut Vec<Row>, order: &[usize; 7], label: &str, row: &str) {
        let cells = vec![self.label(Role::Label, label).over(3, 1)];
        rows.push(self.filled(cells, order, row));
    }

    fn group(
        &mut self,
        rows: &mut Vec<Row>,
        order: &[usize; 7],
        label: &str,
        group: &str,
        labels: &[&str],
        of: &[&str],
    ) {
        let printed = self.look.shape.groups;
        if printed != Groups::Labels {
            let mut cells = vec![self.label(Role::Label, label).over(2, 1)];
            for column in order {
                let path = |row: &&str| {
                    format!("applications.outcomes.{group}.{row}.{}", COLUMNS[*column])
                };
                let parts: Vec<_> = of.iter().map(|row| self.form.whole(&path(row))).collect();
                let known = parts.iter().any(Option::is_some) && printed == Groups::Subtotals;
                let sum: i64 = parts.into_iter().flatten().sum();
                cells.push(Cell::new(
                    Role::Value,
                    if known {
                        sum.to_string()
                    } else {
                        String::new()
                    },
                ));
            }
            rows.push(Row::of(false, cells));
        }
        for (at, (name, row)) in labels.iter().zip(of).enumerate() {
            let mut cells = Vec::new();
            if at == 0 && printed == Groups::Labels {
                cells.push(self.label(Role::Label, label).over(1, of.len()));
            }
            let wide = if printed == Groups::Labels { 1 } else { 2 };
            cells.push(self.label(Role::Label, name).over(wide, 1));
            rows.push(self.filled(cells, order, &format!("outcomes.{group}.{row}")));
        }
    }

    /// Table four.
    pub fn four(&mut self) -> Grid {
        let mut top = vec![self.label(Role::Head, PROCEEDING_LABELS[0]).over(5, 1)];
        top.push(self.label(Role::Head, "行政诉讼").over(10, 1));
        let spare = self.look.shape.empty_headers;
        let (mut middle, mut below) = (Vec::new(), Vec::new());
        for label in RESULT_LABELS {
            middle.push(
                self.label(Role::Head, label)
                    .over(1, if spare { 1 } else { 2 }),
            );
            if spare {
                below.push(Cell::new(Role::Head, ""));
            }
        }
        for group in &PROCEEDING_LABELS[1..] {
            middle.push(self.label(Role::Head, group).over(5, 1));
            for label in RESULT_LABELS {
                below.push(self.label(Role::Head, label));
            }
        }
        let mut data = Vec::new();
        for group in 0..3 {
            data.extend(self.results(group));
        }
        let mut rows: Vec<Row> = [top, middle, below]
            .into_iter()
            .map(|cells| Row::of(true, cells))
            .collect();
        rows.push(Row::of(false, data));
        Grid {
            table: 4,
            width: 15,
            rows,
            caption: None,
        }
    }

    /// The five cells of one group of table four.
    pub fn results(&mut self, group: usize) -> Vec<Cell> {
        let name = PROCEEDINGS[group];
        RESULTS
            .iter()
            .map(|result| self.value(&format!("proceedings.{name}.{result}")))
            .collect()
    }
}

/// How a span is filled when a grid is laid out flat.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    Once,
    Labels,
    All,
}

impl Grid {
    /// The grid with every span resolved.
    pub fn flat(&self, fill: Fill) -> Vec<Vec<Cell>> {
        self.flat_at(fill, |_| 0)
    }

    /// The same with the text of each cell in the row of its span that `stands` tells.
    pub fn flat_at(&self, fill: Fill, mut stands: impl FnMut(&Cell) -> usize) -> Vec<Vec<Cell>> {
        let mut flat: Vec<Vec<Option<Cell>>> = vec![vec![None; self.width]; self.rows.len()];
        for (at, row) in self.rows.iter().enumerate() {
            let mut column = 0;
            for cell in &row.cells {
                while column < self.width && flat[at][column].is_some() {
                    column += 1;
                }
                let height = cell.rowspan.min(self.rows.len() - at);
                let row = stands(cell).min(height.saturating_sub(1));
                for down in 0..height {
                    for along in 0..cell.colspan.min(self.width.saturating_sub(column)) {
                        let own = (down, along) == (row, 0);
                        let again = match fill {
                            Fill::Once => false,
                            Fill::Labels => cell.role != Role::Value,
                            Fill::All => true,
                        };
                        let text = if own || again {
                            cell.text.clone()
                        } else {
                            String::new()
                        };
                        let role = if own || again {
                            cell.role
                        } else {
                            Role::Filler
                        };
                        flat[at + down][column + along] = Some(Cell::new(role, text));
                    }
                }
            }
        }
        let filler = |cell: Option<Cell>| cell.unwrap_or_else(|| Cell::new(Role::Filler, ""));
        flat.into_iter()
            .map(|row| row.into_iter().map(filler).collect())
            .collect()
    }
}
