//! What was found as one table: one row per finding.

use super::{Column, ColumnType, Field, OF_REPORT, Row, TableFormat, TableWriter, of_report};
use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::render::check;
use crate::render::renderer::{Piece, Rendered, Renderer};
use crate::render::results::{SourceResult, Summary};
use crate::render::source_place::PlaceOutput;
use crate::{Check, Read};

/// What stands between the names of one field.
const BETWEEN: &str = "; ";

/// The columns behind those of the report.
const OF_FINDING: [(&str, ColumnType); 19] = [
    ("rule", ColumnType::Text),
    ("name", ColumnType::Text),
    ("severity", ColumnType::Text),
    ("accepted", ColumnType::Flag),
    ("place", ColumnType::Text),
    ("cells", ColumnType::Text),
    ("others", ColumnType::Text),
    ("expected", ColumnType::Number),
    ("actual", ColumnType::Number),
    ("message", ColumnType::Text),
    ("quote", ColumnType::Text),
    ("explained_by", ColumnType::Text),
    ("line", ColumnType::Whole),
    ("page", ColumnType::Whole),
    ("sheet", ColumnType::Text),
    ("ref", ColumnType::Text),
    ("paragraph", ColumnType::Whole),
    ("table_row", ColumnType::Whole),
    ("table_column", ColumnType::Whole),
];

/// The findings as CSV, in a language.
#[derive(Debug)]
pub struct FindingTable(pub Lang);

/// The columns of the table.
#[must_use]
pub fn columns() -> Vec<Column> {
    let all = OF_REPORT.iter().chain(&OF_FINDING).copied();
    all.map(Column::from).collect()
}

impl FindingTable {
    fn writer() -> Rendered<TableWriter> {
        TableWriter::new(TableFormat::Csv, &columns())
    }
}

impl Renderer for FindingTable {
    type Kept = std::convert::Infallible;

    fn start(&self) -> Rendered<String> {
        Self::writer()?.head()
    }

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece> {
        let rows = match result {
            SourceResult::Checked(read, check) => rows(read, check, self.0),
            SourceResult::Failed(_) => Vec::new(),
        };
        Ok(Piece::text(Self::writer()?.add(rows)?))
    }

    fn end(&self, _: Vec<Self::Kept>, _: &Summary) -> Rendered<Vec<u8>> {
        Self::writer()?.end()
    }
}

/// The findings of a report, in their order.
#[must_use]
pub fn rows(read: &Read, check: &Check, lang: Lang) -> Vec<Row> {
    let row = |finding: &Finding| {
        let fields = fields(finding, read, lang);
        of_report(read).into_iter().chain(fields).collect()
    };
    check.assessment.findings.iter().map(row).collect()
}

fn fields(finding: &Finding, read: &Read, lang: Lang) -> [Field; 19] {
    let figures = (finding.cells.iter()).filter_map(|&name| read.report.figure(name));
    let position = (figures.map(|figure| figure.position).next()).or(finding.position);
    let place = (finding.quote.as_ref().map(|quote| quote.place))
        .or_else(|| position.map(|position| position.place));
    // Words stand in no table.
    let in_table = position.filter(|_| finding.quote.is_none());
    let place = place.map(|place| PlaceOutput::of(place, &read.report));
    let PlaceOutput {
        line,
        page,
        sheet,
        reference,
        paragraph,
        ..
    } = place.unwrap_or_default();
    let mut others: Vec<String> = Vec::new();
    for other in &finding.elsewhere {
        let name = other.origin.to_string();
        if !others.contains(&name) {
            others.push(name);
        }
    }
    let listed = |names: Vec<String>| match names.is_empty() {
        true => Field::Nothing,
        false => Field::Text(names.join(BETWEEN)),
    };
    let number = |number: Option<_>| number.map_or(Field::Nothing, Field::Number);
    [
        Field::Text(finding.rule.id.to_owned()),
        Field::Text(finding.rule.name.to_owned()),
        Field::Text(finding.severity.key().to_owned()),
        Field::Flag(finding.is_accepted),
        Field::Text(finding.place.clone()),
        listed(check::paths(&finding.cells)),
        listed(others),
        number(finding.expected),
        number(finding.actual),
        Field::Text(finding.message(lang)),
        finding
            .quote
            .as_ref()
            .map(|quote| quote.text.clone())
            .into(),
        listed(check::paths(&finding.explained_by)),
        line.into(),
        page.into(),
        sheet.into(),
        reference.into(),
        paragraph.into(),
        counted(in_table.map(|position| position.row)),
        counted(in_table.map(|position| position.column)),
    ]
}

/// A row or a column of a table; no table has so many that one is no whole number of the form.
fn counted(number: Option<usize>) -> Field {
    (number.and_then(|number| i64::try_from(number).ok())).map_or(Field::Nothing, Field::Whole)
}
