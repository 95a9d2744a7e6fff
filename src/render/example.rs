//! The examples of a rule's documentation: the changes of the right report in words, and what
//! the program itself says of them.

use crate::demonstrate;
use crate::example::{self, Change};
use crate::form::{self, Content};
use crate::lang::Lang;
use crate::render::words;
use crate::report::{CellName, Format, OtherRows, Table};
use crate::rule::RuleMeta;

/// The changes of the right report that violate the rule, in words. Changes of cells that the
/// example's format does not have are left out.
#[must_use]
pub fn changes(rule: &RuleMeta, lang: Lang) -> Vec<String> {
    let changes = rule.cases.violated.iter();
    changes
        .filter_map(|change| in_words(change, rule.cases.shown(), lang))
        .collect()
}

/// What the program says of the report with these changes: where, and what.
#[must_use]
pub fn findings(rule: &'static RuleMeta, lang: Lang) -> Vec<String> {
    let found = demonstrate(rule);
    let line = found.iter().map(|finding| {
        let (place, message) = (words::place(finding, lang), finding.message(lang));
        match lang {
            // Messages about a whole table name it themselves.
            _ if message.contains(&place) => message,
            Lang::Zh => format!("{place}：{message}"),
            Lang::En => format!("{place}: {message}"),
        }
    });
    line.collect()
}

fn in_words(change: &Change, format: Format, lang: Lang) -> Option<String> {
    Some(match *change {
        Change::Cell(path, text) => {
            let name = *cells(format, path).first()?;
            let (table, cell) = (
                words::table_number(name.table(), lang),
                words::cell(name, OtherRows::default(), lang),
            );
            match (lang, text) {
                (Lang::Zh, "") => format!("{table}“{cell}”留空"),
                (Lang::Zh, _) => format!("{table}“{cell}”填“{text}”"),
                (Lang::En, "") => format!("{table}, {cell}: blank"),
                (Lang::En, _) => format!("{table}, {cell}: {text}"),
            }
        }
        Change::Computed(path) => {
            let name = *cells(format, path).first()?;
            let (table, cell) = (
                words::table_number(name.table(), lang),
                words::cell(name, OtherRows::default(), lang),
            );
            match lang {
                Lang::Zh => format!("{table}“{cell}”由公式计算"),
                Lang::En => format!("{table}, {cell}: a formula"),
            }
        }
        Change::Without(path) => without(path, format, lang)?,
        Change::WithoutColumn(column) => match lang {
            Lang::Zh => format!("表三没有“{}”一列", column.zh()),
            Lang::En => format!("table three without its column {}", column.zh()),
        },
        Change::Row(table, texts) => {
            let (table, row) = (words::table_number(table, lang), texts.join(" / "));
            match lang {
                Lang::Zh => format!("{table}末尾多一行：{row}"),
                Lang::En => format!("{table} with one more row: {row}"),
            }
        }
        Change::Section(number, text) => {
            let heading = form::heading(number);
            let text = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            let text = text.replace("{year}", &example::year(format).to_string());
            match lang {
                Lang::Zh => format!("“{heading}”写作：“{text}”"),
                Lang::En => format!("{heading} reads: {text}"),
            }
        }
        Change::WithoutSection(number) => match lang {
            Lang::Zh => format!("没有“{}”", form::heading(number)),
            Lang::En => format!("without {}", form::heading(number)),
        },
        Change::Words(from, "") => match lang {
            Lang::Zh => format!("删去“{from}”"),
            Lang::En => format!("without the words {from}"),
        },
        Change::Words(from, to) => match lang {
            Lang::Zh => format!("“{from}”改为“{to}”"),
            Lang::En => format!("{to} instead of {from}"),
        },
        Change::Earlier(change) => {
            let change = in_words(change, format, lang)?;
            match lang {
                Lang::Zh => format!("上一年的报告：{change}"),
                Lang::En => format!("in the report of the year before, {change}"),
            }
        }
        Change::Part(change) => {
            let change = in_words(change, format, lang)?;
            match lang {
                Lang::Zh => format!("另一单位的报告：{change}"),
                Lang::En => format!("in the report of another body, {change}"),
            }
        }
        Change::Again(change) => {
            let change = in_words(change, format, lang)?;
            match lang {
                Lang::Zh => format!("再次发布的报告：{change}"),
                Lang::En => format!("in the report as published again, {change}"),
            }
        }
        Change::InvalidByte => match lang {
            Lang::Zh => "正文中有一个不合编码的字节",
            Lang::En => "a byte in the text that fits no encoding",
        }
        .to_owned(),
        Change::Recognised => match lang {
            Lang::Zh => "页面标明文字由程序识别",
            Lang::En => "the page says that a program recognised its text",
        }
        .to_owned(),
    })
}

fn without(path: &str, format: Format, lang: Lang) -> Option<String> {
    if let Some(&table) = Table::ALL.iter().find(|table| table.key() == path) {
        let table = words::table_number(table, lang);
        return Some(match lang {
            Lang::Zh => format!("没有{table}"),
            Lang::En => format!("without {table}"),
        });
    }
    let row = cells(format, path).first()?.row_zh(OtherRows::default());
    Some(match lang {
        Lang::Zh => format!("没有“{row}”"),
        Lang::En => format!("without {row}"),
    })
}

/// The cells of the format whose paths are this one or begin with it.
fn cells(format: Format, path: &str) -> Vec<CellName> {
    let layouts = Table::ALL.iter().map(|&table| form::table(table, format));
    let cells = layouts.flatten().flatten();
    cells
        .filter_map(|cell| match cell.content {
            Content::Figure(name) => Some(name),
            Content::Label(_) => None,
        })
        .filter(|name| format!("{name}.").starts_with(&format!("{path}.")))
        .collect()
}
