//! What many cells of a table have in common: that they are all of it, or whole columns and rows.

use crate::lang::Lang;
use crate::report::{CellName, OtherRows, Row};

/// From how many cells on a pattern says more than the cells themselves.
const MIN_CELLS: usize = 4;

/// The most columns or rows that are named one by one.
const MAX_NAMED: usize = 6;

/// The pattern of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// All cells of the table.
    Table,
    /// Whole columns and rows of the table, and how many cells there are besides.
    Lines {
        /// A cell of each column.
        columns: Vec<CellName>,
        /// A cell of each row.
        rows: Vec<CellName>,
        /// The cells besides.
        others: usize,
    },
}

/// A cell with the numbers of its row and its column among those of the table.
#[derive(Clone, Copy)]
struct Placed {
    name: CellName,
    row: usize,
    column: usize,
}

/// The number of a cell's column or row.
type Key = fn(&Placed) -> usize;

const fn column(cell: &Placed) -> usize {
    cell.column
}

const fn row(cell: &Placed) -> usize {
    cell.row
}

impl Pattern {
    /// The pattern of some of the cells of a table, in the order of all of them; `None` where they are few, or most of them
    /// stand in no whole column or row.
    pub fn of(cells: &[CellName], all: &[CellName]) -> Option<Self> {
        if cells.len() < MIN_CELLS {
            return None;
        }
        if cells.len() == all.len() {
            return Some(Self::Table);
        }
        let all = &placed(all);
        let mut next = cells.iter().peekable();
        let is_one = |cell: &&Placed| next.next_if(|&&name| name == cell.name).is_some();
        let cells: &Vec<Placed> = &all.iter().filter(is_one).copied().collect();
        let columns_first = {
            let (columns, rest) = whole(cells, cells, all, column);
            let (rows, rest) = whole(cells, &rest, all, row);
            (columns, rows, rest.len())
        };
        let rows_first = {
            let (rows, rest) = whole(cells, cells, all, row);
            let (columns, rest) = whole(cells, &rest, all, column);
            (columns, rows, rest.len())
        };
        let weight = |(columns, rows, others): &(Vec<_>, Vec<_>, usize)| {
            (*others, columns.len() + rows.len())
        };
        let (columns, rows, others) = if weight(&rows_first) < weight(&columns_first) {
            rows_first
        } else {
            columns_first
        };
        (others * 2 < cells.len()).then_some(Self::Lines {
            columns,
            rows,
            others,
        })
    }

    /// The pattern in words.
    pub fn words(&self, other: OtherRows, lang: Lang) -> String {
        let (columns, rows, others) = match (self, lang) {
            (Self::Table, Lang::Zh) => return "整张表".to_owned(),
            (Self::Table, Lang::En) => return "the whole table".to_owned(),
            (
                Self::Lines {
                    columns,
                    rows,
                    others,
                },
                _,
            ) => (columns, rows, *others),
        };
        let mut parts = Vec::new();
        if !columns.is_empty() {
            let names: Vec<&str> = columns.iter().map(|name| name.column_zh(other)).collect();
            parts.push(lines(&names, ("整列", "whole column"), lang));
        }
        if !rows.is_empty() {
            let names: Vec<&str> = rows.iter().map(|name| name.row_zh(other)).collect();
            parts.push(lines(&names, ("整行", "whole row"), lang));
        }
        match (others, lang) {
            (0, _) => {}
            (_, Lang::Zh) => parts.push(format!("另有{others}格")),
            (_, Lang::En) => parts.push(format!("{others} besides")),
        }
        let separator = match lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        };
        parts.join(separator)
    }
}

/// The cells of a table, each with the numbers of its row and its column.
fn placed(names: &[CellName]) -> Vec<Placed> {
    let place = |&name: &CellName| {
        let (row, column) = match name {
            CellName::Disclosure(item, measure) => (item as usize, measure as usize),
            CellName::Applications(row, column) => (row.index(), column as usize),
            // Behind the rows of the form.
            CellName::Subtotal(group, column) => (Row::ALL.len() + group as usize, column as usize),
            CellName::Proceedings(proceeding, result) => (proceeding as usize, result as usize),
        };
        Placed { name, row, column }
    };
    names.iter().map(place).collect()
}

/// The columns or rows of which all cells are among the given ones and some are still `left`,
/// each as one of its cells, and what is then left. One that has a single cell is none.
fn whole(
    cells: &[Placed],
    left: &[Placed],
    all: &[Placed],
    key: Key,
) -> (Vec<CellName>, Vec<Placed>) {
    let lines = all.iter().map(key).max().map_or(0, |last| last + 1);
    let count = |of: &[Placed]| {
        let mut counts = vec![0_usize; lines];
        for cell in of {
            counts[key(cell)] += 1;
        }
        counts
    };
    let (of_all, of_cells) = (count(all), count(cells));
    let is_whole = |line: usize| of_all[line] > 1 && of_cells[line] == of_all[line];
    let mut found: Vec<CellName> = Vec::new();
    let mut is_found = vec![false; lines];
    for cell in left {
        let line = key(cell);
        if is_whole(line) && !std::mem::replace(&mut is_found[line], true) {
            found.push(cell.name);
        }
    }
    let rest = left.iter().filter(|cell| !is_found[key(cell)]);
    (found, rest.copied().collect())
}

/// Names of whole columns or rows, the first of them one by one.
fn lines(names: &[&str], (zh, en): (&str, &str), lang: Lang) -> String {
    let count = names.len();
    let shown = &names[..count.min(MAX_NAMED)];
    let is_cut = count > MAX_NAMED;
    match lang {
        Lang::Zh if count == 1 => format!("“{}”{zh}", names[0]),
        Lang::Zh => {
            let etc = if is_cut { "等" } else { "" };
            let unit = zh.trim_start_matches('整');
            format!("“{}”{etc}{count}{unit}{zh}", shown.join("”“"))
        }
        Lang::En => {
            let (etc, plural) = (
                if is_cut { ", …" } else { "" },
                if count == 1 { "" } else { "s" },
            );
            format!("{count} {en}{plural} ({}{etc})", shown.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::lang::Lang;
    use crate::report::{CellName, Column, Item, Measure, OtherRows, Row};

    fn all() -> Vec<CellName> {
        let of =
            |&row| (Column::ALL.iter()).map(move |&column| CellName::Applications(row, column));
        Row::ALL.iter().flat_map(of).collect()
    }

    fn words(is_one: impl Fn(Row, Column) -> bool) -> Option<String> {
        let mut cells = all();
        cells.retain(|&name| match name {
            CellName::Applications(row, column) => is_one(row, column),
            _ => false,
        });
        Some(Pattern::of(&cells, &all())?.words(OtherRows::default(), Lang::Zh))
    }

    #[test]
    fn whole_tables_columns_and_rows_are_told() {
        assert_eq!(words(|_, _| true).unwrap(), "整张表");
        let is_middle = |column| !matches!(column, Column::NaturalPerson | Column::Total);
        assert_eq!(
            words(|_, column| is_middle(column)).unwrap(),
            "“商业企业”“科研机构”“社会公益组织”“法律服务机构”“其他”5列整列"
        );
        assert_eq!(
            words(|row, _| row == Row::New).unwrap(),
            "“一、本年新收政府信息公开申请数量”整行"
        );
        assert_eq!(
            words(|row, column| column == Column::Total
                || row == Row::New && column == Column::NaturalPerson)
            .unwrap(),
            "“总计”整列，另有1格"
        );
    }

    #[test]
    fn few_cells_and_scattered_ones_have_none() {
        let is_first = |row, column| row == Row::New && column == Column::Total;
        assert_eq!(words(is_first), None);
        let is_scattered =
            |row: Row, column: Column| (row as usize + column as usize).is_multiple_of(3);
        assert_eq!(words(is_scattered), None);
    }

    #[test]
    fn columns_are_told_where_as_many_rows_would_say_the_same() {
        let of = |item| {
            [Measure::Issued, Measure::InForce].map(|measure| CellName::Disclosure(item, measure))
        };
        let cells = [of(Item::Regulations), of(Item::NormativeDocuments)].concat();
        let decided = [Item::Licensing, Item::Penalties]
            .map(|item| CellName::Disclosure(item, Measure::Decisions));
        let pattern = Pattern::of(&cells, &[&cells[..], &decided].concat()).unwrap();
        assert_eq!(
            pattern.words(OtherRows::default(), Lang::Zh),
            "“本年制发件数”“现行有效件数”2列整列"
        );
    }
}
