//! Whether a text was cut: an index, a message or a failed download keeps only its beginning, down
//! to the middle of a figure.

use crate::document::{Block, Document};
use crate::place::Place;
use crate::recognise::furniture;
use crate::recognise::normalise::fold;
use crate::report::{BreakOff, Content, Figure, Format, Quote, Report, Table, Witness};

/// The last section that a cut text can have reached where its last sentence is whole: the last
/// two sections of a report are prose, and nobody leaves out both.
const LAST_TABLE: u8 = 4;

/// The fewest characters of a line that ends within a sentence; a shorter one is a heading, a name
/// or a cell.
const MIN_BROKEN: usize = 12;

/// The most characters of the end that are shown.
const SHOWN: usize = 30;

/// What a whole sentence ends with.
const STOPS: [char; 10] = ['。', '！', '？', '.', '；', ';', '）', ')', '”', '》'];

/// Where the text ends, if all that should stand behind its last section is missing: the sections
/// and their tables. A table there, be it under no heading, shows that the text goes on.
pub fn break_off(document: &Document, report: &Report) -> Option<BreakOff> {
    let section = (report.sections.last()).map_or(0, |section| section.number);
    let is_behind = |table: &Table| table.section() > section && report.has_table(*table);
    if section == 6 || Table::ALL.iter().any(is_behind) || !is_in_order(report) {
        return None;
    }
    let (last, place, is_cell) = last_line(document)?;
    let is_within_sentence = !is_cell
        && last.chars().count() >= MIN_BROKEN
        && !last.ends_with(STOPS)
        && (last.contains(['，', ',', '、', '。', ':', '：'])
            || last.chars().count() > 3 * MIN_BROKEN);
    // Pictures and files may hold what is missing.
    let has_substitute = document.images > 0 || !document.attachments.is_empty();
    let lacks_table = Table::ALL.iter().any(|&table| !report.has_table(table));
    let is_cut =
        is_within_sentence || (1..=LAST_TABLE).contains(&section) && lacks_table && !has_substitute;
    (is_cut && is_of_a_report(report, section)).then(|| BreakOff {
        section,
        is_within_sentence,
        last: Quote {
            text: end_of(last),
            place,
        },
        figure: None,
    })
}

/// What ends a cell, so that the figure before it is whole: a tag, or the bar behind it.
const ENDS: [char; 4] = ['>', '|', '｜', '│'];

/// Makes the figure unreadable at which a cut text ends: digits of it may stand behind the cut.
/// `source` is the text that the document was read from.
pub fn doubt_last(document: &Document, source: &str, report: &mut Report) {
    let Some(cut) = &mut report.break_off else {
        return;
    };
    if source.trim_end().ends_with(ENDS) {
        return;
    }
    let Some((text, place)) = last_text(document) else {
        return;
    };
    let is_there = |figure: &Figure| {
        let raw = figure.raw.trim();
        figure.position.place == place && !raw.is_empty() && text.ends_with(raw)
    };
    let order = |figure: &Figure| {
        let position = figure.position;
        (position.table, position.row, position.column)
    };
    let figures = report.cells.iter_mut();
    let last = figures
        .filter(|(_, figure)| is_there(figure))
        .max_by_key(|(_, figure)| order(figure));
    if let Some((&name, figure)) = last {
        figure.content = Content::Unreadable;
        cut.figure = Some(name);
    }
}

/// The last line or cell of the document, if it holds anything.
fn last_text(document: &Document) -> Option<(&str, Place)> {
    let (text, place) = match document.blocks.last()? {
        Block::Heading(text) | Block::Paragraph(text) => (&text.text, text.place),
        Block::Grid(grid) => {
            let cell = grid.rows.iter().flatten().next_back()?;
            (&cell.text, cell.place)
        }
    };
    Some((text.trim_end(), place)).filter(|(text, _)| !text.is_empty())
}

/// Whether the sections found are the first ones of a report, so that only its end is missing.
fn is_in_order(report: &Report) -> bool {
    let numbers: Vec<u8> = report
        .sections
        .iter()
        .map(|section| section.number)
        .collect();
    numbers.is_empty() || numbers[0] == 1 || report.has_any_table()
}

/// Whether what is there is the beginning of a report of a national format, not of a page about
/// reports.
fn is_of_a_report(report: &Report, section: u8) -> bool {
    let states_year = matches!(
        report.year_witness,
        Some(Witness::Title | Witness::Preamble)
    );
    let is_of_form = report.year.and_then(Format::of_year).is_some();
    let speaks = || {
        let texts = report
            .sections
            .iter()
            .flat_map(|section| &section.paragraphs);
        let mut texts = texts.chain(&report.preamble);
        texts.any(|paragraph| fold(&paragraph.text).contains("信息公开"))
    };
    report.has_any_table() || is_of_form && (states_year || section > 0 && speaks())
}

/// The last line of the document that is no page furniture, and whether it is a cell of a table.
fn last_line(document: &Document) -> Option<(&str, Place, bool)> {
    let is_text = |text: &str| {
        let text = text.trim();
        !text.is_empty() && !furniture::is_number(text) && !furniture::is_button(text)
    };
    let mut blocks = document.blocks.iter().rev();
    blocks.find_map(|block| match block {
        Block::Heading(text) | Block::Paragraph(text) => {
            let last = text.text.lines().rev().find(|line| is_text(line))?;
            (!furniture::begins_footer(last)).then_some((last.trim(), text.place, false))
        }
        Block::Grid(grid) => {
            let mut cells = grid.rows.iter().flatten().rev();
            let cell = cells.find(|cell| is_text(&cell.text))?;
            Some((cell.text.trim(), cell.place, true))
        }
    })
}

fn end_of(line: &str) -> String {
    let count = line.chars().count();
    line.chars().skip(count.saturating_sub(SHOWN)).collect()
}

#[cfg(test)]
mod tests {
    use crate::ingest::{self, Hidden};
    use crate::recognise::recognise;
    use crate::report::Report;

    fn read(text: &str) -> Report {
        let opened = ingest::open(text.as_bytes(), None);
        recognise(&opened.documents(Hidden::Skip).unwrap().remove(0))
    }

    #[test]
    fn a_text_that_ends_with_a_sentence_of_section_five_is_not_cut() {
        let text = "甲县水利局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n公开信息。\n\n\
                    五、存在的主要问题及改进情况\n\n公开的内容还不够全面，今后将加强培训。";
        assert_eq!(read(text).break_off, None);
        let cut = text.trim_end_matches("训。");
        let found = read(cut).break_off.unwrap();
        assert!(found.is_within_sentence && found.section == 5, "{found:?}");
    }

    #[test]
    fn a_section_that_speaks_of_disclosure_begins_a_report() {
        let cut = "2023年，我局认真贯彻落实政府信息公开条例，不断加强制度建设和队";
        let found = read(&format!("一、总体情况\n\n{cut}")).break_off;
        assert_eq!(found.map(|found| found.section), Some(1));
        assert_eq!(read(cut).break_off, None);
    }
}
