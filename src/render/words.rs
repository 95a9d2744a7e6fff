//! Cells and places in words, as the form prints them, so that a reader finds them on the page.
//! English adds a gloss, because the page is Chinese.

use crate::diagnostic::{Finding, Severity};
use crate::lang::Lang;
use crate::report::{
    CellName, Column, Item, OtherRows, OutcomeGroup, Position, Proceeding, Row, Table,
};
use crate::rules::cells;
pub use crate::rules::cells::table_number;

/// A row's label, under the label of its group: several groups have a row `3.其他`.
pub fn row(name: CellName, other: OtherRows) -> String {
    match name {
        CellName::Applications(row, _) => row_label(row, other),
        _ => name.row_zh(other).to_owned(),
    }
}

/// A cell's row, with its gloss.
#[cfg(feature = "xlsx")]
pub fn row_of(name: CellName, other: OtherRows, lang: Lang) -> String {
    glossed(&row(name, other), name.row_en(other), lang)
}

/// A cell's column, with its gloss.
#[cfg(feature = "xlsx")]
pub fn column_of(name: CellName, other: OtherRows, lang: Lang) -> String {
    glossed(name.column_zh(other), name.column_en(), lang)
}

fn row_en(row: Row, other: OtherRows) -> &'static str {
    other.label(row).map_or(row.en(), |(_, gloss)| gloss)
}

fn row_label(row: Row, other: OtherRows) -> String {
    if let Some((printed, _)) = other.label(row) {
        return printed.to_owned();
    }
    row.group().map_or_else(
        || row.zh().to_owned(),
        |group| format!("{} {}", group.zh(), row.zh()),
    )
}

/// A cell: row × column.
pub fn cell(name: CellName, other: OtherRows, lang: Lang) -> String {
    glossed(
        &format!("{} × {}", row(name, other), name.column_zh(other)),
        &name.en(other),
        lang,
    )
}

/// A cell with its column first, the order in which a correction names it.
pub fn cell_by_column(name: CellName, other: OtherRows, lang: Lang) -> String {
    glossed(
        &format!("{} × {}", name.column_zh(other), row(name, other)),
        &name.en(other),
        lang,
    )
}

fn glossed(printed: &str, gloss: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => printed.to_owned(),
        Lang::En => format!("{printed} ({gloss})"),
    }
}

/// What a finding says, with the words of the narrative that it is about.
pub fn message(finding: &Finding, lang: Lang) -> String {
    let message = finding.message(lang);
    match (&finding.quote, lang) {
        (None, _) => message,
        (Some(quote), Lang::Zh) => format!("{message}：“{}”", quote.text),
        (Some(quote), Lang::En) => format!("{message}: “{}”", quote.text),
    }
}

/// What a cell prints, in words where that is nothing.
pub fn printed(raw: &str, lang: Lang) -> String {
    let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    match (text.is_empty(), lang) {
        (true, Lang::Zh) => "（空白）".to_owned(),
        (true, Lang::En) => "(blank)".to_owned(),
        (false, _) => text,
    }
}

/// How bad a finding is.
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Info, Lang::Zh) => "提示",
        (Severity::Info, Lang::En) => "note",
        (severity, Lang::En) => severity.key(),
    }
}

/// Where a rule was checked: the place of a finding names a column, a row, a group, a table or a
/// section by its key.
pub fn place(finding: &Finding, lang: Lang) -> String {
    let named =
        place_of(&finding.place, finding.other_rows, lang).or_else(|| subtotal(finding, lang));
    named.unwrap_or_else(|| part(&finding.place, lang).to_owned())
}

/// The place that a key of no part of the form names: what of the text, or all of it.
pub const fn part(key: &str, lang: Lang) -> &'static str {
    let (zh, en) = match key.as_bytes() {
        b"title" => ("标题", "the title"),
        b"period" => ("统计期限", "the period"),
        b"publication" => ("发布日期", "the publication date"),
        b"citation" => ("引用依据", "the citation"),
        b"narrative" => ("正文", "the narrative"),
        _ => ("全文", "the whole document"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The place that a key names by itself; `None` for printed subtotals and whatever is no part of
/// the form.
pub fn place_of(key: &str, other: OtherRows, lang: Lang) -> Option<String> {
    if let Some(column) = Column::ALL.iter().find(|column| column.key() == key) {
        return Some(match lang {
            Lang::Zh => format!("表三“{}”列", column.zh()),
            Lang::En => format!("table three, column {} ({})", column.zh(), column.en()),
        });
    }
    if let Some(&row) = Row::ALL.iter().find(|row| row.key() == key) {
        return Some(match lang {
            Lang::Zh => format!("表三“{}”行", row_label(row, other)),
            Lang::En => format!(
                "table three, row {} ({})",
                row_label(row, other),
                row_en(row, other)
            ),
        });
    }
    if let Some(group) = Proceeding::ALL.iter().find(|group| group.key() == key) {
        return Some(match lang {
            Lang::Zh => format!("表四“{}”", group.zh()),
            Lang::En => format!("table four, {} ({})", group.zh(), group.en()),
        });
    }
    if let Some(item) = Item::ALL.iter().find(|item| item.key() == key) {
        return Some(match lang {
            Lang::Zh => format!("表二“{}”", item.zh()),
            Lang::En => format!("table two, {} ({})", item.zh(), item.en()),
        });
    }
    if let Some(&table) = Table::ALL.iter().find(|table| table.key() == key) {
        return Some(cells::table(table, lang).to_owned());
    }
    let number = key.strip_prefix("sections.")?.parse().ok()?;
    Some(cells::section(number, lang))
}

/// The place of a printed subtotal: its key names the group only, its last cell the column too.
fn subtotal(finding: &Finding, lang: Lang) -> Option<String> {
    let key = finding.place.as_str();
    let key = key.strip_prefix("outcomes.").unwrap_or(key);
    let group = OutcomeGroup::ALL.iter().find(|group| group.key() == key)?;
    let column = finding.cells.last()?.column_zh(finding.other_rows);
    Some(match lang {
        Lang::Zh => format!("表三“{}”小计，“{column}”列", group.zh()),
        Lang::En => format!(
            "table three, subtotal of {} ({}), column {column}",
            group.zh(),
            group.en()
        ),
    })
}

/// Where something stands in the tables of the document, as a person counts.
pub fn position(position: Position, lang: Lang) -> String {
    let Position {
        table, row, column, ..
    } = position;
    match lang {
        Lang::Zh => format!("第{table}张表第{row}行第{column}格"),
        Lang::En => format!("table {table} of the page, row {row}, cell {column}"),
    }
}
