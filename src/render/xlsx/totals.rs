//! The counts of each body: what was found in its reports, and how much could be checked. The
//! reports of a body stand together, by their years; where there are several, under their sum.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Part;
use super::cells::{HEAD_HEIGHT, Value, Writer, height, paper};
use super::look::Look;
use crate::lang::{Lang, Text, counted};
use crate::render::results::Summary;
use crate::render::text;

/// The columns: their heads, and their widths in characters.
const COLUMNS: [(Text, f64); 14] = [
    (head("序号", "No."), 6.0),
    (head("单位", "Body"), 26.0),
    (head("年度", "Year"), 7.0),
    (head("格式", "Format"), 8.0),
    (head("文件", "File"), 40.0),
    (head("结果", "Result"), 12.0),
    (head("错误", "Errors"), 7.0),
    (head("警告", "Warnings"), 8.0),
    (head("提示", "Notes"), 7.0),
    (head("已接受", "Accepted"), 8.0),
    (head("相符", "Hold"), 7.0),
    (head("不符", "Violated"), 8.0),
    (head("无法核对", "Not assessed"), 8.0),
    (head("报告表格", "Tables"), 9.0),
];

/// The last column.
const LAST: u16 = 13;

/// The most rows of a sheet.
const MAX_ROWS: u32 = 1_048_576;

/// The row of the heads: above it stand the counts over all.
const HEAD: u32 = 1;

const fn head(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    (parts, total): (&[Part], &Summary),
    names: &[Option<String>],
    (look, lang): (&Look, Lang),
) -> Result<(), XlsxError> {
    let mut out = Writer { sheet, lang };
    let words = text::summary(total, lang).join("\n");
    out.across(0, (0, LAST), &words, &look.words)?;
    out.sheet.set_row_height(0, height(&words, 140.0))?;
    for (column, (head, width)) in (0..).zip(COLUMNS) {
        out.sheet.set_column_width(column, width)?;
        out.put((HEAD, column), &Value::Text(head.get(lang)), &look.head)?;
    }
    out.sheet.set_row_height(HEAD, HEAD_HEIGHT)?;
    let mut last = HEAD + 1;
    for (row, of) in (HEAD + 1..MAX_ROWS).zip(rows(parts, names)) {
        match of {
            Row::Body(parts) => body(&mut out, row, &parts, look)?,
            Row::Report(number, part, name, is_below) => {
                line(&mut out, row, (number, part, name), look)?;
                if is_below {
                    out.sheet.group_rows(row, row)?;
                }
            }
        }
        last = row;
    }
    out.sheet.group_symbols_above(true);
    (out.sheet)
        .autofilter(HEAD, 0, last, LAST)?
        .set_freeze_panes(HEAD + 1, 2)?
        .set_repeat_rows(HEAD, HEAD)?;
    paper(out.sheet.set_landscape(), lang);
    Ok(())
}

/// A row of the sheet.
enum Row<'a> {
    /// The sum over a body's reports.
    Body(Vec<&'a Part>),
    /// A report: its number, the name of its sheet, and whether it stands below the sum of its
    /// body.
    Report(u32, &'a Part, Option<&'a str>, bool),
}

/// The rows: bodies in the order in which they are first met, the reports of each by their years.
/// Reports without a body stay where they are.
fn rows<'a>(parts: &'a [Part], names: &'a [Option<String>]) -> Vec<Row<'a>> {
    let mut bodies: Vec<Vec<(&Part, Option<&str>)>> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (part, name) in parts.iter().zip(names) {
        let key = part.group.as_ref().map(|group| &group.key);
        let at = match key.or(part.body.as_ref()) {
            Some(body) => *known.entry(body).or_insert(bodies.len()),
            None => bodies.len(),
        };
        if at == bodies.len() {
            bodies.push(Vec::new());
        }
        bodies[at].push((part, name.as_deref()));
    }
    let (mut rows, mut number) = (Vec::new(), 0);
    for mut reports in bodies {
        reports.sort_by_key(|(part, _)| part.year);
        let is_below = reports.len() > 1;
        if is_below {
            rows.push(Row::Body(reports.iter().map(|(part, _)| *part).collect()));
        }
        for (part, name) in reports {
            number += 1;
            rows.push(Row::Report(number, part, name, is_below));
        }
    }
    rows
}

/// Writes the sum over the reports of a body.
fn body(out: &mut Writer<'_>, row: u32, parts: &[&Part], look: &Look) -> Result<(), XlsxError> {
    let mut total = Summary::default();
    parts.iter().for_each(|part| total.add(&part.summary));
    let name = parts.iter().find_map(|part| part.body.as_deref());
    let mut years: Vec<String> = (parts.iter())
        .filter_map(|part| part.year.map(|year| year.to_string()))
        .collect();
    years.dedup();
    let (years, count) = match out.lang {
        Lang::Zh => (years.join("、"), format!("共{}份", parts.len())),
        Lang::En => (years.join(", "), counted(parts.len(), "report", "reports")),
    };
    let (text, middle) = (look.text.clone().set_bold(), look.middle.clone().set_bold());
    let mut values = vec![
        (Value::Blank, &middle),
        (Value::Text(name.unwrap_or_default()), &text),
        (Value::Text(&years), &middle),
        (Value::Blank, &middle),
        (Value::Text(&count), &text),
        (Value::Blank, &middle),
    ];
    values.extend(counts(&total).map(|count| (count, &middle)));
    values.push((Value::Blank, &middle));
    out.row(row, &values, COLUMNS.iter().map(|&(_, width)| width))
}

/// The counts of a row, in the order of its columns.
fn counts(summary: &Summary) -> [Value<'static>; 7] {
    let Summary {
        errors,
        warnings,
        infos,
        accepted,
        assessed,
        ..
    } = summary;
    let all = [
        errors,
        warnings,
        infos,
        accepted,
        &assessed.held,
        &assessed.violated,
        &assessed.not_assessed,
    ];
    // No report has so many findings that a float does not count them.
    all.map(|&count| Value::Number(u32::try_from(count).unwrap_or(u32::MAX).into()))
}

/// Writes one report, with a link to its sheet.
fn line(
    out: &mut Writer<'_>,
    row: u32,
    (number, part, sheet): (u32, &Part, Option<&str>),
    look: &Look,
) -> Result<(), XlsxError> {
    let lang = out.lang;
    let (text, middle) = (&look.text, &look.middle);
    let result = result(part, lang);
    let painted = part.weight().map(|weight| weight.paint(middle));
    let to = match lang {
        Lang::Zh => "查看",
        Lang::En => "see",
    };
    let link = match sheet {
        Some(sheet) => (Value::Link(to, sheet), &look.link),
        None => (Value::Blank, middle),
    };
    let mut values = vec![
        (Value::Number(number.into()), middle),
        (Value::Text(part.body.as_deref().unwrap_or_default()), text),
        (
            part.year
                .map_or(Value::Blank, |year| Value::Number(year.into())),
            middle,
        ),
        (Value::Text(part.format.unwrap_or_default()), middle),
        (Value::Text(&part.path), text),
        (Value::Text(result), painted.as_ref().unwrap_or(middle)),
    ];
    values.extend(counts(&part.summary).map(|count| match part.is_failed() {
        true => (Value::Blank, middle),
        false => (count, middle),
    }));
    values.push(link);
    out.row(row, &values, COLUMNS.iter().map(|&(_, width)| width))
}

/// How a report came out, in words.
const fn result(part: &Part, lang: Lang) -> &'static str {
    let Summary { clean, failed, .. } = &part.summary;
    match (failed, clean, lang) {
        (0, 0, Lang::Zh) => "有问题",
        (0, 0, Lang::En) => "findings",
        (0, _, Lang::Zh) => "未发现问题",
        (0, _, Lang::En) => "nothing found",
        (_, _, Lang::Zh) => "未能核对",
        (_, _, Lang::En) => "not checked",
    }
}
