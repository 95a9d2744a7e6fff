//! A roll-up as a workbook: every cell of the parent beside the sum of its parts, with what each
//! part adds in a column of its own.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::cells::{HEAD_HEIGHT, Value, Writer, height, paper};
use super::look::{Look, Weight};
use super::properties;
use crate::diagnostic::Severity;
use crate::identities::Verdict;
use crate::lang::{Lang, Text};
use crate::render::renderer::Rendered;
use crate::render::rollup::{MissingOutput, absent};
use crate::render::words;
use crate::report::{Decimal, OtherRows};
use crate::rollup::{self, Rolled};
use crate::series::{Member, Series};

/// The name of the sheet.
const NAME: Text = Text {
    zh: "汇总核对",
    en: "Roll-up",
};

/// The columns before those of the parts: their heads, and their widths in characters.
const COLUMNS: [(Text, f64); 7] = [
    (head("表", "Table"), 7.0),
    (head("项目", "Row"), 44.0),
    (head("列", "Column"), 14.0),
    (head("汇总报告", "Parent"), 10.0),
    (head("各单位合计", "Sum of the parts"), 10.0),
    (head("差", "Difference"), 9.0),
    (head("结果", "Result"), 10.0),
];

/// The width of a part's column.
const PART_WIDTH: f64 = 10.0;

/// The columns of a sheet that are left for parts.
const MAX_PARTS: usize = 16_384 - COLUMNS.len();

/// The row of the heads: above it stands what is missing.
const HEAD: u32 = 1;

const fn head(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// The workbook of a parent and its parts, and what is missing of these.
///
/// # Errors
/// Where the library that writes it fails.
pub fn rollup(series: &Series<'_>, missing: &[MissingOutput], lang: Lang) -> Rendered<Vec<u8>> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(NAME.get(lang))?);
    let sheet = workbook.add_worksheet().set_name(NAME.get(lang))?;
    write(sheet, (series, missing), lang)?;
    Ok(workbook.save_to_buffer()?)
}

fn write(
    sheet: &mut Worksheet,
    (series, missing): (&Series<'_>, &[MissingOutput]),
    lang: Lang,
) -> Result<(), XlsxError> {
    let look = Look::new();
    let parts = series.members().get(1..).unwrap_or_default();
    let parts = &parts[..parts.len().min(MAX_PARTS)];
    let mut out = Writer { sheet, lang };
    let notes: Vec<String> = missing.iter().map(|one| absent(one, lang)).collect();
    let notes = match (notes.is_empty(), lang) {
        (false, _) => notes.join("\n"),
        (true, Lang::Zh) => format!("所辖{}个单位的报告都已计入。", parts.len()),
        (true, Lang::En) => format!("All {} parts are in the sums.", parts.len()),
    };
    out.across(0, (0, 6), &notes, &look.words)?;
    out.sheet.set_row_height(0, height(&notes, 100.0))?;
    for (column, (head, width)) in (0..).zip(COLUMNS) {
        out.sheet.set_column_width(column, width)?;
        out.put((HEAD, column), &Value::Text(head.get(lang)), &look.head)?;
    }
    let mut last_column = 6;
    for (column, part) in (7..).zip(parts) {
        out.sheet.set_column_width(column, PART_WIDTH)?;
        out.put((HEAD, column), &Value::Text(&name(part)), &look.head)?;
        last_column = column;
    }
    let longest = parts.iter().map(|part| height(&name(part), PART_WIDTH));
    let high = longest.fold(HEAD_HEIGHT, f64::max);
    out.sheet.set_row_height(HEAD, high)?;
    let mut last = HEAD + 1;
    for (row, rolled) in (HEAD + 1..).zip(rollup::cells(series)) {
        line(&mut out, row, (&rolled, parts.len()), &look)?;
        last = row;
    }
    (out.sheet)
        .autofilter(HEAD, 0, last, last_column)?
        .set_freeze_panes(HEAD + 1, 7)?
        .set_repeat_rows(HEAD, HEAD)?;
    paper(out.sheet.set_landscape(), lang);
    Ok(())
}

/// What a part is called.
fn name(part: &Member<'_>) -> String {
    let body = part.report.body.clone();
    body.unwrap_or_else(|| part.origin.to_string())
}

/// Writes a cell of the form.
fn line(
    out: &mut Writer<'_>,
    row: u32,
    (rolled, parts): (&Rolled, usize),
    look: &Look,
) -> Result<(), XlsxError> {
    let lang = out.lang;
    let cell = rolled.cell;
    let (label, column) = (
        words::row_of(cell, OtherRows::default(), lang),
        words::column_of(cell, OtherRows::default(), lang),
    );
    let (verdict, weight) = verdict(rolled);
    let painted = weight.map(|weight| weight.paint(&look.middle));
    let result = painted.as_ref().unwrap_or(&look.middle);
    let difference =
        (rolled.parent.zip(rolled.sum)).and_then(|(parent, sum)| parent.checked_add(sum.negated()));
    let numbers = [rolled.parent, rolled.sum, difference].map(|value| value.map(exact));
    let mut values = vec![
        (
            Value::Text(words::table_number(cell.table(), lang)),
            &look.middle,
        ),
        (Value::Text(&label), &look.text),
        (Value::Text(&column), &look.middle),
    ];
    for number in &numbers {
        let value = match number {
            Some(Exact::Number(number)) => Value::Number(*number),
            Some(Exact::Text(text)) => Value::Text(text),
            None => Value::Blank,
        };
        values.push((value, result));
    }
    values.push((Value::Text(verdict.get(lang)), result));
    out.row(row, &values, COLUMNS.iter().map(|&(_, width)| width))?;
    let added: BTreeMap<usize, Decimal> = rolled.contributions.iter().copied().collect();
    for (column, at) in (7..).zip(1..=parts) {
        match added.get(&at).copied().map(exact) {
            Some(Exact::Number(number)) => {
                out.put((row, column), &Value::Number(number), &look.middle)?;
            }
            Some(Exact::Text(text)) => {
                out.put((row, column), &Value::Text(&text), &look.middle)?;
            }
            None => out.put((row, column), &Value::Blank, &look.middle)?,
        }
    }
    Ok(())
}

/// A number as a sheet can hold it: as text where a float would lose a digit.
enum Exact {
    Number(f64),
    Text(String),
}

/// The most digits that Excel keeps of a number.
const MAX_DIGITS: usize = 15;

fn exact(value: Decimal) -> Exact {
    let text = value.to_string();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match text.parse() {
        Ok(number) if digits <= MAX_DIGITS => Exact::Number(number),
        _ => Exact::Text(text),
    }
}

/// How a cell came out, and how bad that is.
const fn verdict(rolled: &Rolled) -> (Text, Option<Weight>) {
    match (rolled.verdict, rolled.is_exceeded) {
        (Verdict::Holds, _) => (head("相符", "agrees"), None),
        (Verdict::NotAssessed, _) => (head("无法核对", "cannot be told"), None),
        (Verdict::Violated, true) => (
            head("超过汇总数", "exceeds the parent"),
            Some(Weight::Found(Severity::Error)),
        ),
        (Verdict::Violated, false) => (
            head("不符", "differs"),
            Some(Weight::Found(Severity::Warning)),
        ),
    }
}
