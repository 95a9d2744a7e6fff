//! The list of findings, one a row, with columns to fill in as they are worked off.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::Part;
use super::cells::{HEAD_HEIGHT, Value, Writer, paper};
use super::entry::{At, Entry};
use super::look::{Look, Weight};
use crate::lang::{Lang, Text};

/// The most rows of a sheet.
const MAX_ROWS: usize = 1_048_576;

/// The most findings that are listed: the head stays, and a last line that says how many are not.
const MAX_ENTRIES: usize = MAX_ROWS - 2;

/// The most links of a sheet.
const MAX_LINKS: u32 = 65_530;

/// The columns: their heads, and their widths in characters.
const COLUMNS: [(Text, f64); 18] = [
    (head("序号", "No."), 5.0),
    (head("单位", "Body"), 14.0),
    (head("年度", "Year"), 6.0),
    (head("表", "Table"), 6.0),
    (head("行", "Row"), 18.0),
    (head("列", "Column"), 9.0),
    (head("填报数", "Printed"), 9.0),
    (head("应为", "Should be"), 11.0),
    (head("规则", "Rule"), 16.0),
    (head("级别", "Severity"), 9.0),
    (head("问题", "Finding"), 30.0),
    (head("依据", "Basis"), 20.0),
    (head("怎样改正", "How to correct"), 28.0),
    (head("文件", "File"), 16.0),
    (head("行号", "Line"), 6.0),
    (head("整改情况", "State"), 9.0),
    (head("整改人", "Corrected by"), 9.0),
    (head("整改日期", "Corrected on"), 11.0),
];

/// The first of the columns that a person fills in.
const STATE: u16 = 15;

/// The last column.
const LAST: u16 = 17;

const fn head(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    parts: &[Part],
    names: &[Option<String>],
    (look, lang): (&Look, Lang),
) -> Result<(), XlsxError> {
    let mut out = Writer { sheet, lang };
    for (column, (head, width)) in (0..).zip(COLUMNS) {
        let format = if column < STATE {
            &look.head
        } else {
            &look.head_to_fill
        };
        out.sheet.set_column_width(column, width)?;
        out.put((0, column), &Value::Text(head.get(lang)), format)?;
    }
    let entries = (parts.iter().zip(names))
        .flat_map(|(part, name)| part.entries.iter().map(move |entry| (part, name, entry)));
    let count = entries.clone().count();
    out.sheet.set_row_height(0, HEAD_HEIGHT)?;
    let mut last = 0;
    for (row, (part, name, entry)) in (1..).zip(entries.take(MAX_ENTRIES)) {
        let name = name.as_deref().filter(|_| row <= MAX_LINKS);
        line(&mut out, row, (part, name, entry), look)?;
        last = row;
    }
    if let Some(words) = ending(count, MAX_ENTRIES, lang) {
        out.put((last + 1, 0), &Value::Text(&words), &look.heading)?;
    }
    let choice = DataValidation::new().allow_list_strings(&choices(lang))?;
    (out.sheet)
        .add_data_validation(1, STATE, last.max(1), STATE, &choice)?
        .autofilter(0, 0, last.max(1), LAST)?
        .set_freeze_panes(1, 3)?
        .set_repeat_rows(0, 0)?;
    paper(out.sheet.set_landscape(), lang);
    Ok(())
}

/// What stands under the list: that there is nothing in it, or that it is not all.
fn ending(count: usize, most: usize, lang: Lang) -> Option<String> {
    let more = count.saturating_sub(most);
    match (count, more, lang) {
        (0, _, Lang::Zh) => Some("未发现问题".to_owned()),
        (0, _, Lang::En) => Some("nothing found".to_owned()),
        (_, 0, _) => None,
        (_, _, Lang::Zh) => Some(format!("另有{more}条未列出：已到 Excel 的行数上限")),
        (_, _, Lang::En) => Some(format!(
            "{more} more are not listed: Excel has no more rows"
        )),
    }
}

/// The words that the state of a finding is chosen from.
const fn choices(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Zh => ["未整改", "已整改", "不需整改"],
        Lang::En => ["open", "corrected", "not needed"],
    }
}

/// Writes one finding, with a link to the report's sheet.
fn line(
    out: &mut Writer<'_>,
    row: u32,
    (part, sheet, entry): (&Part, Option<&str>, &Entry),
    look: &Look,
) -> Result<(), XlsxError> {
    let body = part.body.as_deref().unwrap_or(&part.path);
    let severity = entry.weight.words(out.lang);
    let number = |number: Option<f64>| number.map_or(Value::Blank, Value::Number);
    let accepted = entry.weight.paint(&look.text);
    let text = match entry.weight {
        Weight::Accepted(_) => &accepted,
        Weight::Found(_) | Weight::Failed => &look.text,
    };
    let middle = &look.middle;
    let weight = entry.weight.paint(middle).set_bold();
    let body = match sheet {
        Some(sheet) => (Value::Link(body, sheet), &look.link),
        None => (Value::Text(body), text),
    };
    let at = match &entry.at {
        Some(At::Line(line)) => Value::Number((*line).into()),
        Some(At::Said(said)) => Value::Text(said),
        None => Value::Blank,
    };
    let values = [
        (Value::Number(row.into()), middle),
        body,
        (number(part.year.map(f64::from)), middle),
        (Value::Text(entry.table_words(out.lang)), middle),
        (Value::Text(&entry.rows), text),
        (Value::Text(&entry.columns), text),
        (Value::Text(&entry.printed), middle),
        (Value::Text(&entry.expected), middle),
        (Value::Text(&entry.rule), text),
        (Value::Text(&severity), &weight),
        (Value::Text(&entry.message), text),
        (Value::Text(&entry.basis), text),
        (Value::Text(&entry.advice), text),
        (Value::Text(&part.path), text),
        (at, middle),
        (Value::Blank, middle),
        (Value::Blank, middle),
        (Value::Blank, &look.date),
    ];
    out.row(row, &values, COLUMNS.iter().map(|&(_, width)| width))
}

#[cfg(test)]
mod tests {
    use super::ending;
    use crate::lang::Lang;

    #[test]
    fn what_is_not_listed_is_counted() {
        assert_eq!(ending(0, 10, Lang::Zh).as_deref(), Some("未发现问题"));
        assert_eq!(ending(10, 10, Lang::Zh), None);
        let more = ending(13, 10, Lang::En).unwrap_or_default();
        assert!(more.starts_with("3 more are not listed"));
    }
}
