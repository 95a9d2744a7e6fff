//! Several reports in one document: where one ends and the next begins.
//!
//! A new report begins with a title that names another body or year, or where the sections begin
//! anew. A running head repeats the title; links to other reports bear titles but hold nothing;
//! a page's second copy for small screens begins anew, but is of the same body and year: none of
//! these is a report of its own.

use super::{headings, recognise, title};
use crate::document::{Block, Document, Text};
use crate::report::Report;

/// The documents of the reports that a document holds, each with its own blocks in their order.
/// There is always at least one; what is no report stays with the report before it.
#[must_use]
pub fn reports(document: Document) -> Vec<Document> {
    let starts = starts(&document);
    if starts.is_empty() {
        return vec![document];
    }
    let mut document = document;
    let mut blocks = std::mem::take(&mut document.blocks);
    let mut parts: Vec<Vec<Block>> = Vec::new();
    for &start in starts.iter().rev() {
        parts.push(blocks.split_off(start));
    }
    parts.push(blocks);
    parts.reverse();
    let mut own: Vec<(Vec<Block>, Report)> = Vec::new();
    for (at, blocks) in parts.into_iter().enumerate() {
        let part = part(&document, blocks, at == 0);
        let report = recognise(&part);
        let blocks = part.blocks;
        match own.last_mut() {
            Some((before, last)) if !is_report(&report) || !is_other(&report, last) => {
                before.extend(blocks);
            }
            // What stands before the first report is no report, but may hold its title.
            Some((before, last)) if !is_report(last) => {
                before.extend(blocks);
                *last = report;
            }
            _ => own.push((blocks, report)),
        }
    }
    if own.len() < 2 {
        document.blocks = own.into_iter().flat_map(|(blocks, _)| blocks).collect();
        return vec![document];
    }
    (own.into_iter().enumerate())
        .map(|(at, (blocks, _))| part(&document, blocks, at == 0))
        .collect()
}

/// A document of which `document` is the rest, with these blocks. What the metadata says is said of the first report.
fn part(document: &Document, blocks: Vec<Block>, is_first: bool) -> Document {
    let mut part = Document {
        blocks,
        ..document.clone()
    };
    if !is_first {
        part.titles.clear();
        part.published.clear();
    }
    part
}

/// The fewest sections with text that make a report where its tables are pictures or files.
const MIN_SECTIONS: usize = 4;

fn is_report(report: &Report) -> bool {
    let written = report
        .sections
        .iter()
        .filter(|section| !section.paragraphs.is_empty());
    report.has_any_table() || written.count() >= MIN_SECTIONS
}

/// Whether a report is certainly of another body or year than the one before it.
fn is_other(report: &Report, before: &Report) -> bool {
    let bodies = report.body.as_ref().zip(before.body.as_ref());
    let years = report.year.zip(before.year);
    bodies.is_some_and(|(one, other)| is_other_body(one, other))
        || years.is_some_and(|(one, other)| one != other)
}

/// Whether two names are of two bodies: neither is the other with a place before it.
fn is_other_body(one: &str, other: &str) -> bool {
    !one.contains(other) && !other.contains(one)
}

/// The blocks with which another report may begin.
fn starts(document: &Document) -> Vec<usize> {
    let blocks = &document.blocks;
    let may_end: Vec<Option<bool>> = blocks.iter().map(may_end_title).collect();
    let mut starts = Vec::new();
    let mut named: Option<title::Named> = None;
    let mut section = 0;
    let mut has_grid = false;
    for at in 0..blocks.len() {
        let Some(text) = text_of(&blocks[at]) else {
            has_grid = true;
            continue;
        };
        // A title can begin with a block where it or one of the next has its last word.
        let next = (may_end[at..].iter()).map_while(|&may| may);
        if next.take(title::MAX_TITLE_LINES).any(|may| may) {
            let lines: Vec<&str> = (blocks[at..].iter())
                .map_while(text_of)
                .take(title::MAX_TITLE_LINES)
                .map(|text| text.text.as_str())
                .collect();
            if let Some(found) = title::named(&lines) {
                let differs = |known: &title::Named| {
                    let bodies = found.body.as_ref().zip(known.body.as_ref());
                    let years = found.year.zip(known.year);
                    bodies.is_some_and(|(one, other)| is_other_body(one, other))
                        || years.is_some_and(|(one, other)| one != other)
                };
                let is_new = named.as_ref().is_none_or(differs);
                if is_new && (has_grid && section > 0 || section >= MIN_SECTIONS) {
                    starts.push(at);
                    (section, has_grid, named) = (0, false, None);
                }
                if named.is_none() || section == 0 {
                    named = Some(found);
                }
                continue;
            }
        }
        if let Some(number) = headings::numbered_section(&text.text) {
            if number == 1 && section >= MIN_SECTIONS {
                starts.push(at);
                (has_grid, named) = (false, None);
                section = 1;
            }
            section = section.max(usize::from(number));
        }
    }
    starts
}

/// Whether a block has the last word of a title; `None` for a grid.
fn may_end_title(block: &Block) -> Option<bool> {
    text_of(block).map(|text| text.text.contains(['报', '報']))
}

fn text_of(block: &Block) -> Option<&Text> {
    match block {
        Block::Heading(text) | Block::Paragraph(text) => Some(text),
        Block::Grid(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::reports;
    use crate::document::Document;
    use crate::ingest::Hidden;
    use crate::recognise::recognise;

    fn read(text: &str) -> Vec<(Option<String>, Option<i32>)> {
        let opened = crate::ingest::open(text.as_bytes(), None);
        let document: Document = opened.documents(Hidden::Skip).unwrap().remove(0);
        let reports = reports(document);
        let read = reports.iter().map(recognise);
        read.map(|report| (report.body, report.year)).collect()
    }

    const TABLE: &str = "| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 3 |\n| 行政处罚 | 4 |\n";

    fn page(title: &str) -> String {
        format!(
            "{title}\n\n一、总体情况\n\n公开信息。\n\n二、主动公开政府信息情况\n\n{TABLE}\n\
             三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n\
             五、存在的主要问题及改进情况\n\n无。\n\n六、其他需要报告的事项\n\n无。\n\n"
        )
    }

    #[test]
    fn bodies_and_years_part_reports() {
        let two = page("甲县水利局2023年政府信息公开工作年度报告")
            + &page("甲县教育局2023年政府信息公开工作年度报告");
        assert_eq!(
            read(&two),
            [
                (Some("甲县水利局".to_owned()), Some(2023)),
                (Some("甲县教育局".to_owned()), Some(2023))
            ]
        );
        let years: String = [2023, 2022, 2021]
            .map(|year| page(&format!("甲县水利局{year}年政府信息公开工作年度报告")))
            .concat();
        let found: Vec<Option<i32>> = read(&years).into_iter().map(|(_, year)| year).collect();
        assert_eq!(found, [Some(2023), Some(2022), Some(2021)]);
    }

    #[test]
    fn running_heads_copies_and_links_part_nothing() {
        let title = "甲县水利局2023年政府信息公开工作年度报告";
        let copy = page(title) + &page(title);
        assert_eq!(read(&copy).len(), 1);
        let links = page(title)
            + "甲县水利局2022年政府信息公开工作年度报告\n\n甲县水利局2021年政府信息公开工作年度报告\n";
        assert_eq!(read(&links).len(), 1);
        let contents = "一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n".to_owned()
            + &page(title);
        assert_eq!(read(&contents).len(), 1);
    }

    #[test]
    fn reports_without_tables_are_parted_by_their_sections() {
        let titles = ["甲县水利局", "甲县教育局"];
        let sections = [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项",
        ]
        .map(|heading| format!("{heading}\n\n公开信息。\n\n"))
        .concat();
        let two = titles
            .map(|body| format!("{body}2023年政府信息公开工作年度报告\n\n{sections}"))
            .concat();
        let bodies: Vec<Option<String>> = read(&two).into_iter().map(|(body, _)| body).collect();
        assert_eq!(bodies, titles.map(|body| Some(body.to_owned())));
    }

    #[test]
    fn a_link_before_a_report_names_none_of_what_follows() {
        let link = "甲县教育局2023年政府信息公开工作年度报告";
        let text =
            format!("{link}\n\n") + &page("甲县水利局2023年政府信息公开工作年度报告") + &page(link);
        let bodies: Vec<Option<String>> = read(&text).into_iter().map(|(body, _)| body).collect();
        assert_eq!(
            bodies,
            ["甲县水利局", "甲县教育局"].map(|body| Some(body.to_owned()))
        );
    }
}
