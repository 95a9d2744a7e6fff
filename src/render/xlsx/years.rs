//! The figures of each body over the years: a row a figure, a column a year, as printed. Cells
//! that do not follow from the year before are coloured, as the findings about them are.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Part;
use super::cells::{HEAD_HEIGHT, Value, Writer, height, paper};
use super::figure::{self, Shown};
use super::look::{Look, Weight};
use crate::Check;
use crate::lang::{Lang, Text};
use crate::render::{expected, words};
use crate::report::{CaseResult, CellName, Column, OtherRows, Report};

/// The columns before those of the years: their heads, and their widths in characters.
const COLUMNS: [(Text, f64); 4] = [
    (head("单位", "Body"), 26.0),
    (head("表", "Table"), 7.0),
    (head("项目", "Row"), 44.0),
    (head("列", "Column"), 16.0),
];

/// The width of a year's column.
const YEAR_WIDTH: f64 = 11.0;

/// The most years that have columns: the last ones.
const MAX_YEARS: usize = 40;

/// The most rows of a sheet.
const MAX_ROWS: u32 = 1_048_576;

/// The row of the heads: above it stands what the colours mean.
const HEAD: u32 = 1;

const ABOUT: Text = Text {
    zh: "数为报告所印；空白为当年报告没有这一格，同一年度有几份不同的报告时，各数以“；”分开。着色的格与其他年度的报告对不上，依据见“问题清单”。",
    en: "Figures as printed; blank where that year's report has no such cell; where several reports of one year differ, their figures have ; between them. Coloured cells do not agree with another year's report: see the list of findings.",
};

const fn head(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// A figure as the sheet shows it.
#[derive(Debug, Clone)]
pub(super) struct YearFigure {
    cell: CellName,
    shown: Shown,
    /// How bad what rules over the years found of it is.
    weight: Option<Weight>,
}

/// The figures of a report that the sheet shows: those of tables two and four, and the totals of
/// table three.
pub(super) fn figures(report: &Report, check: &Check) -> Vec<YearFigure> {
    let is_shown = |cell: &CellName| match cell {
        CellName::Disclosure(..) => true,
        CellName::Applications(_, column) => *column == Column::Total,
        CellName::Proceedings(_, result) => *result == CaseResult::Total,
        CellName::Subtotal(..) => false,
    };
    let findings = &check.assessment.findings;
    let weight = |cell: CellName| {
        let of_years = (findings.iter())
            .filter(|found| found.rule.family() == "YOY" && found.cells.contains(&cell));
        let weights = of_years.map(|found| match found.is_accepted {
            true => Weight::Accepted(found.severity),
            false => Weight::Found(found.severity),
        });
        weights.max()
    };
    (expected::all().into_iter().filter(is_shown))
        .filter_map(|cell| {
            Some(YearFigure {
                cell,
                shown: figure::shown(report.figure(cell)?),
                weight: weight(cell),
            })
        })
        .collect()
}

/// A body with its reports by year.
struct Body<'a> {
    name: &'a str,
    years: BTreeMap<i32, Vec<&'a Part>>,
}

/// The bodies with reports of several years, in the order in which they are first met.
fn bodies(parts: &[Part]) -> Vec<Body<'_>> {
    let mut bodies: Vec<Body<'_>> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for part in parts {
        let (Some(group), Some(year)) = (&part.group, part.year) else {
            continue;
        };
        let at = *known.entry(&group.key).or_insert(bodies.len());
        if at == bodies.len() {
            bodies.push(Body {
                name: &group.name,
                years: BTreeMap::new(),
            });
        }
        bodies[at].years.entry(year).or_default().push(part);
    }
    bodies.retain(|body| body.years.len() > 1);
    bodies
}

/// Whether there is anything to show.
pub(super) fn has_any(parts: &[Part]) -> bool {
    !bodies(parts).is_empty()
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    parts: &[Part],
    (look, lang): (&Look, Lang),
) -> Result<(), XlsxError> {
    let bodies = bodies(parts);
    let mut years: Vec<i32> = bodies
        .iter()
        .flat_map(|body| body.years.keys().copied())
        .collect();
    years.sort_unstable();
    years.dedup();
    let years = &years[years.len().saturating_sub(MAX_YEARS)..];
    let mut out = Writer { sheet, lang };
    let about = ABOUT.get(lang);
    out.across(0, (0, 3), about, &look.words)?;
    out.sheet.set_row_height(0, height(about, 90.0))?;
    for (column, (head, width)) in (0..).zip(COLUMNS) {
        out.sheet.set_column_width(column, width)?;
        out.put((HEAD, column), &Value::Text(head.get(lang)), &look.head)?;
    }
    let mut last_column = 3;
    for (column, year) in (4..).zip(years) {
        out.sheet.set_column_width(column, YEAR_WIDTH)?;
        out.put((HEAD, column), &Value::Number(f64::from(*year)), &look.head)?;
        last_column = column;
    }
    out.sheet.set_row_height(HEAD, HEAD_HEIGHT)?;
    let lines = (bodies.iter())
        .flat_map(|body| expected::all().into_iter().map(move |cell| (body, cell)))
        .filter(|(body, cell)| {
            let mut figures = body.years.values().flatten().flat_map(|part| &part.figures);
            figures.any(|figure| figure.cell == *cell && figure.shown != Shown::Text(String::new()))
        });
    let mut last = HEAD + 1;
    for (row, (body, cell)) in (HEAD + 1..MAX_ROWS).zip(lines) {
        line(&mut out, row, (body, cell, years), look)?;
        last = row;
    }
    (out.sheet)
        .autofilter(HEAD, 0, last, last_column)?
        .set_freeze_panes(HEAD + 1, 4)?
        .set_repeat_rows(HEAD, HEAD)?;
    paper(out.sheet.set_landscape(), lang);
    Ok(())
}

/// Writes a figure of a body over the years.
fn line(
    out: &mut Writer<'_>,
    row: u32,
    (body, cell, years): (&Body<'_>, CellName, &[i32]),
    look: &Look,
) -> Result<(), XlsxError> {
    let lang = out.lang;
    let (label, column) = (
        words::row_of(cell, OtherRows::default(), lang),
        words::column_of(cell, OtherRows::default(), lang),
    );
    let values = [
        (Value::Text(body.name), &look.text),
        (
            Value::Text(words::table_number(cell.table(), lang)),
            &look.middle,
        ),
        (Value::Text(&label), &look.text),
        (Value::Text(&column), &look.middle),
    ];
    out.row(row, &values, COLUMNS.iter().map(|&(_, width)| width))?;
    for (column, year) in (4..).zip(years) {
        let parts = body.years.get(year).into_iter().flatten();
        let figures = parts.flat_map(|part| &part.figures);
        let mut figures: Vec<&YearFigure> = figures.filter(|figure| figure.cell == cell).collect();
        let weight = figures.iter().filter_map(|figure| figure.weight).max();
        let painted = weight.map(|weight| weight.paint(&look.middle));
        let format = painted.as_ref().unwrap_or(&look.middle);
        figures.dedup_by(|a, b| a.shown == b.shown);
        let at = (row, column);
        match figures[..] {
            [] => out.put(at, &Value::Blank, format)?,
            [one] => out.over(at, at, &one.shown, format)?,
            _ => {
                let all: Vec<String> = figures.iter().map(|one| one.shown.text()).collect();
                out.put(at, &Value::Text(&all.join("；")), format)?;
            }
        }
    }
    Ok(())
}
