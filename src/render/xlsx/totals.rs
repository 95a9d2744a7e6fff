//! The counts of each body: what was found in its report, and how much could be checked.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Part;
use super::cells::{HEAD_HEIGHT, Value, Writer, height, paper};
use super::look::Look;
use crate::lang::{Lang, Text};
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
    (head("提示", "Infos"), 7.0),
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
    for (row, (part, name)) in (HEAD + 1..MAX_ROWS).zip(parts.iter().zip(names)) {
        line(&mut out, row, (part, name.as_deref()), look)?;
        last = row;
    }
    (out.sheet)
        .autofilter(HEAD, 0, last, LAST)?
        .set_freeze_panes(HEAD + 1, 2)?
        .set_repeat_rows(HEAD, HEAD)?;
    paper(out.sheet.set_landscape(), lang);
    Ok(())
}

/// Writes one report, with a link to its sheet.
fn line(
    out: &mut Writer<'_>,
    row: u32,
    (part, sheet): (&Part, Option<&str>),
    look: &Look,
) -> Result<(), XlsxError> {
    let lang = out.lang;
    let Summary {
        errors,
        warnings,
        infos,
        accepted,
        assessed,
        ..
    } = &part.summary;
    let (text, middle) = (&look.text, &look.middle);
    let result = result(part, lang);
    let painted = part.weight().map(|weight| weight.paint(middle));
    let count = |&count: &usize| match part.is_failed() {
        true => Value::Blank,
        // No report has so many findings that a float does not count them.
        false => Value::Number(u32::try_from(count).unwrap_or(u32::MAX).into()),
    };
    let to = match lang {
        Lang::Zh => "查看",
        Lang::En => "see",
    };
    let link = match sheet {
        Some(sheet) => (Value::Link(to, sheet), &look.link),
        None => (Value::Blank, middle),
    };
    let values = [
        (Value::Number((row - HEAD).into()), middle),
        (Value::Text(part.body.as_deref().unwrap_or_default()), text),
        (
            part.year
                .map_or(Value::Blank, |year| Value::Number(year.into())),
            middle,
        ),
        (Value::Text(part.format.unwrap_or_default()), middle),
        (Value::Text(&part.path), text),
        (Value::Text(result), painted.as_ref().unwrap_or(middle)),
        (count(errors), middle),
        (count(warnings), middle),
        (count(infos), middle),
        (count(accepted), middle),
        (count(&assessed.held), middle),
        (count(&assessed.violated), middle),
        (count(&assessed.not_assessed), middle),
        link,
    ];
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
