//! A document into a report: which grid is which statutory table, which text is which section.
//!
//! The vocabulary of the field is here and nowhere before.
//!
//! | module | holds |
//! | --- | --- |
//! | `labels`, `normalise` | the wordings of labels, as data; what different systems print alike |
//! | `split`, `captions` | several reports in one document; whose figures a table holds |
//! | `title`, `published` | body and year, by the witness that is most trustworthy; when it was published |
//! | `headings` | the sections of the narrative, and which lines are text |
//! | `furniture` | page numbers, buttons, footers: what is no text of the report |
//! | `tables` | the three tables in grids: `rows` and heads, one reader a table (`disclosure`, `applications`, `proceedings`), `columns` that the form lacks, `altered` labels, `unrowed` grids; `found` decides which printing of a table counts |
//! | `stream` | the same in lines of text without rows |
//! | `printed` | rows whose labels stand where no table could be read |
//! | `placement` | which field of a row belongs to which column |
//! | `figure` | the text of a cell to a figure |
//! | `break_off` | whether the text was cut |

mod break_off;
mod captions;
mod figure;
mod furniture;
mod headings;
mod labels;
pub(crate) mod normalise;
mod placement;
mod printed;
mod published;
mod split;
mod stream;
mod tables;
mod title;

pub use break_off::doubt_last;
pub use split::reports;
pub use title::add_file_name;

use std::borrow::Cow;

use crate::document::{Block, Document, Text};
use crate::grid::Layout;
use crate::report::{CellName, Figure, Format, Item, Measure, Report, Row, Table};

/// Reads a document as a report. Whether it is one is for the caller to judge: a document that
/// is none gives a report without tables and sections.
#[must_use]
pub fn recognise(document: &Document) -> Report {
    let narrative = headings::narrative(document);
    let heading = title::heading(document, &narrative);
    let headings::Narrative {
        before, sections, ..
    } = narrative;
    let mut report = Report {
        preamble: headings::preamble(before, heading.title.as_deref()),
        title: heading.title,
        body_witness: heading.body.as_ref().map(|(_, witness)| *witness),
        body: heading.body.map(|(body, _)| body),
        year_witness: heading.year.map(|(_, witness)| witness),
        year: heading.year.map(|(year, _)| year),
        sheets: document.sheets.clone(),
        sections,
        ..Report::default()
    };
    report.publications = published::publications(document, &report.sections);
    let mut reader = tables::Reader::new(report.year);
    let mut caption: Option<&str> = None;
    for block in &document.blocks {
        match block {
            Block::Grid(grid) => {
                reader.grid(grid, caption);
                caption = None;
            }
            Block::Heading(text) | Block::Paragraph(text) => {
                reader.text(&text.text, text.place);
                caption = Some(&text.text);
            }
        }
    }
    read_streams(document, &mut reader);
    reader.finish(&mut report);
    report.format = format(&report);
    report.substitutes.images = document.images;
    report.unknown_characters = document.unknown_characters;
    report.recognised_pages = document.recognised_pages;
    let is_computed =
        |(_, figure): &(&CellName, &Figure)| document.computed.contains(&figure.position.place);
    let computed = report.cells.iter().filter(is_computed);
    report.computed = computed.map(|(&name, _)| name).collect();
    report
        .substitutes
        .attachments
        .clone_from(&document.attachments);
    report.break_off = break_off::break_off(document, &report);
    printed::note(document, &mut report);
    report
}

/// Looks for the tables that no grid holds, or next to nothing of them, among the lines of text.
fn read_streams(document: &Document, reader: &mut tables::Reader) {
    let lacks = |table: &Table| reader.count(*table) <= most_of_a_fragment(*table);
    if !Table::ALL.iter().any(lacks) {
        return;
    }
    let grids = document
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Grid(_)));
    let mut number = grids.count();
    // A row or two of a table stand in grids, and the others may be lines.
    let is_fragment = |table: &Table| reader.count(*table) > 0 && lacks(table);
    let with_grids = Table::ALL.iter().any(is_fragment);
    let blocks = document.blocks.iter();
    let lines: Vec<Cow<'_, Text>> = blocks
        .flat_map(|block| lines_of(block, with_grids))
        .collect();
    let texts: Vec<&Text> = lines.iter().map(AsRef::as_ref).collect();
    let found: Vec<stream::Found> = stream::tables(&texts)
        .into_iter()
        .filter(|found| {
            let count = reader.count(found.table);
            lacks(&found.table) && (count == 0 || found.filled() > count)
        })
        .collect();
    for mut found in found {
        number += 1;
        found.grid.number = number;
        reader.table(&found.grid, found.table, found.is_disordered);
    }
}

/// The most rows of a table that grids of text may hold where the table itself is in the lines
/// around them: tabs between the cells of a row or two that have blanks.
const fn most_of_a_fragment(table: Table) -> usize {
    match table {
        Table::Disclosure => 1,
        Table::Applications => 8,
        Table::Proceedings => 0,
    }
}

/// The lines of a block; of a grid of text, its rows where they are asked for.
fn lines_of(block: &Block, with_grids: bool) -> Vec<Cow<'_, Text>> {
    match block {
        Block::Heading(text) | Block::Paragraph(text) => vec![Cow::Borrowed(text)],
        Block::Grid(grid) if with_grids && grid.layout == Layout::Separated => (grid.rows.iter())
            .filter_map(|row| {
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                Some(Cow::Owned(Text {
                    text: cells.join(" "),
                    place: row.first()?.place,
                }))
            })
            .collect(),
        Block::Grid(_) => Vec::new(),
    }
}

/// The format, told by the labels of table two, or of table three where there is no table two.
fn format(report: &Report) -> Option<Format> {
    // A row that cannot be read says of its columns what was expected of it, no more: it tells the
    // format only by being one that the other format does not have.
    let refused = report.unreadable_rows.iter().flat_map(|row| &row.cells);
    let of_2019 = |name: &&CellName| {
        matches!(
            name,
            CellName::Disclosure(Item::OtherServices | Item::Procurement, _)
        )
    };
    let names = || report.cells.keys().chain(refused.clone().filter(of_2019));
    let of_table_two = |name: &CellName| match name {
        CellName::Disclosure(item, measure) => match (item, measure) {
            (Item::OtherServices | Item::Procurement, _) => Some(Format::F2019),
            (_, Measure::Issued | Measure::Repealed | Measure::InForce) => Some(Format::F2021),
            (
                _,
                Measure::Produced
                | Measure::Disclosed
                | Measure::TotalDisclosed
                | Measure::PreviousItems
                | Measure::Change,
            ) => Some(Format::F2019),
            (Item::Fees, Measure::Amount) => Some(Format::F2021),
            _ => None,
        },
        _ => None,
    };
    let (mut older, mut newer) = (0, 0);
    for format in names().filter_map(of_table_two) {
        match format {
            Format::F2019 => older += 1,
            Format::F2021 => newer += 1,
        }
    }
    if older + newer > 0 {
        return Some(if older > newer {
            Format::F2019
        } else {
            Format::F2021
        });
    }
    if !report.can_read(Table::Applications) {
        return None;
    }
    // One row for the group (六) is that of 2019 where no other row is lost: a text that lost some
    // may have lost its first two rows as well.
    let is_whole = || {
        let split = [Row::CorrectionOverdue, Row::FeeOverdue];
        let mut others = Row::ALL.iter().filter(|row| !split.contains(row));
        others.all(|&row| report.has_row(row))
    };
    let may_be_older = report.year.and_then(Format::of_year) != Some(Format::F2021);
    if report.has_split_other() {
        Some(Format::F2021)
    } else if report.has_row(Row::OtherOutcome) && (may_be_older || is_whole()) {
        Some(Format::F2019)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::recognise;
    use crate::ingest::{self, Hidden};
    use crate::report::Format;

    #[test]
    fn the_columns_of_table_two_tell_the_format() {
        for (table, format) in [
            (
                "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n| 行政许可 | 3 | 0 | 4 |",
                Format::F2019,
            ),
            (
                "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n| 规章 | 3 | 0 | 4 |",
                Format::F2019,
            ),
            (
                "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 3 | 0 | 4 |",
                Format::F2021,
            ),
        ] {
            let opened = ingest::open(table.as_bytes(), None);
            let document = opened.documents(Hidden::Skip).unwrap().remove(0);
            assert_eq!(recognise(&document).format, Some(format), "{table}");
        }
    }
}
