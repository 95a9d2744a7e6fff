//! The days on which a page says that it was published.

use crate::pattern::pattern;
use crate::place::Place;
use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Block, Document};
use crate::report::{Date, Publication, Quote, Section};

/// A label such as 发布时间 with the day behind it. 成文日期 and 生成日期 are those of the document,
/// not of its publication.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:发\s*布\s*(?:时\s*间|日\s*期)|公\s*开\s*日\s*期|发布于)\s*[:：]?\s*((?:19|20)\d\d\s*[-年/.].{1,12})",
    )
});

/// A label that has its day in the next cell.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?:发\s*布\s*(?:时\s*间|日\s*期)|公\s*开\s*日\s*期)\s*[:：]?\s*$")
});

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*((?:19|20)\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?:\D|$)")
});

/// `20240120`, as some systems write it.
static COMPACT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|\d{6}|$)"));

/// The days, those of the metadata first. Behind the first section's heading a page speaks of
/// other documents.
pub fn publications(document: &Document, sections: &[Section]) -> Vec<Publication> {
    let stated = (document.published.iter()).filter_map(|text| {
        let date = day(text, &[&DAY, &COMPACT])?;
        Some(Publication {
            date,
            printed: None,
        })
    });
    let heading = sections.first().map(|section| section.heading.as_str());
    let begins = |block: &&Block| match block {
        Block::Heading(text) | Block::Paragraph(text) => {
            heading.is_some_and(|heading| text.text.starts_with(heading))
        }
        Block::Grid(_) => false,
    };
    let before = document.blocks.iter().take_while(|block| !begins(block));
    stated.chain(before.flat_map(printed)).collect()
}

fn printed(block: &Block) -> Vec<Publication> {
    match block {
        Block::Heading(text) | Block::Paragraph(text) => {
            labelled(&text.text, text.place).into_iter().collect()
        }
        Block::Grid(grid) => {
            let within =
                (grid.rows.iter().flatten()).filter_map(|cell| labelled(&cell.text, cell.place));
            let beside = (grid.rows.iter().flat_map(|row| row.windows(2)))
                .filter(|pair| may_label(&pair[0].text) && LABEL.is_match(&pair[0].text))
                .filter_map(|pair| publication(&pair[1].text, pair[1].place));
            within.chain(beside).collect()
        }
    }
}

fn may_label(text: &str) -> bool {
    text.contains(['发', '公'])
}

/// The most bytes of a line that states the day among other particulars; a longer one is prose.
const MAX_LINE: usize = 1_000;

fn labelled(text: &str, place: Place) -> Option<Publication> {
    // The cheap question first: pages may have millions of cells.
    if text.len() > MAX_LINE || !may_label(text) {
        return None;
    }
    publication(LABELLED.captures(text)?.get(1)?.as_str(), place)
}

fn publication(text: &str, place: Place) -> Option<Publication> {
    let date = day(text, &[&DAY])?;
    Some(Publication {
        date,
        printed: Some(Quote {
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            place,
        }),
    })
}

fn day(text: &str, patterns: &[&Regex]) -> Option<Date> {
    let found = patterns.iter().find_map(|pattern| pattern.captures(text))?;
    let (year, month, day) = (
        found[1].parse().ok()?,
        found[2].parse().ok()?,
        found[3].parse().ok()?,
    );
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Date { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::{COMPACT, DAY, day, labelled};

    #[test]
    fn days_as_pages_print_them() {
        for text in [
            "发布时间：2024-01-25",
            "来源:县教育局 发布日期: 2024年1月25日 访问次数:",
            "公开日期: 2024-1-25 09:58",
            "发 布 日 期：2024/01/25",
        ] {
            let found =
                labelled(text, crate::place::Place::Nowhere).map(|found| found.date.to_string());
            assert_eq!(found.as_deref(), Some("2024-01-25"), "{text}");
        }
        for text in ["2024-01-25T08:00:00+08:00", "20240125", "20240125093000"] {
            let found = day(text, &[&DAY, &COMPACT]).map(|date| date.to_string());
            assert_eq!(found.as_deref(), Some("2024-01-25"), "{text}");
        }
        assert_eq!(
            labelled("成文日期：2024-01-16", crate::place::Place::Nowhere),
            None
        );
        assert_eq!(day("2024-13-01", &[&DAY]), None);
    }
}
