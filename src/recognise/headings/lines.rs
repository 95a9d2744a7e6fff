//! The lines of a document that can be text of the narrative, without what a page or a sheet of paper
//! puts around them, and parted where an extractor glued a heading to what stands before it.

use super::{Numbering, candidate, match_wording, numbering, start_of};
use crate::document::{Block, Document, Text};
use crate::grid::{Grid, Layout};
use crate::place::Place;
use crate::prose::fold::is_blank;
use crate::recognise::furniture;
use crate::recognise::normalise::fold;

/// A line of the narrative, whatever block it stands in.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub place: Place,
    /// The source marks it as a heading.
    pub is_heading: bool,
    /// The number of its block, from 0.
    pub block: usize,
}

/// All lines, in the order of the document.
pub(super) fn lines(document: &Document) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for (number, block) in document.blocks.iter().enumerate() {
        of_block(block, number, &mut |mut line: Line<'_>| {
            line.text = without_marks(furniture::without_page_number(line.text), &line);
            if furniture::is_page_number(line.text) || furniture::is_button(line.text) {
                return;
            }
            let (place, is_heading, block) = (line.place, line.is_heading, line.block);
            lines.extend(parted(line.text).map(|text| Line {
                text,
                place,
                is_heading,
                block,
            }));
        });
    }
    lines
}

/// The lines of a block: of a grid, the rows that hold a single cell, as headings and paragraphs
/// do where a whole report stands in one table.
fn of_block<'a>(block: &'a Block, number: usize, add: &mut impl FnMut(Line<'a>)) {
    let (text, is_heading) = match block {
        Block::Heading(text) => (text, true),
        Block::Paragraph(text) => (text, false),
        Block::Grid(grid) if grid.layout == Layout::Unrowed => {
            return headings_within(grid, number).for_each(add);
        }
        Block::Grid(grid) => return single_cells(grid, number).for_each(add),
    };
    let Text { text, place } = text;
    add(Line {
        text,
        place: *place,
        is_heading,
        block: number,
    });
}

fn single_cells(grid: &Grid, block: usize) -> impl Iterator<Item = Line<'_>> {
    grid.rows.iter().filter_map(move |row| {
        let mut filled = row.iter().filter(|cell| !cell.text.trim().is_empty());
        let cell = filled.next()?;
        filled.next().is_none().then_some(Line {
            text: &cell.text,
            place: cell.place,
            is_heading: false,
            block,
        })
    })
}

/// The headings of sections among the cells of text that has one cell a line: such a grid goes on
/// over what stands between the tables.
fn headings_within(grid: &Grid, block: usize) -> impl Iterator<Item = Line<'_>> {
    let lines = grid.rows.iter().flatten().map(move |cell| Line {
        text: &cell.text,
        place: cell.place,
        is_heading: false,
        block,
    });
    lines.filter(|line| candidate(0, line).is_some_and(|found| found.is_numbered))
}

/// A line without the bar, bullet or Markdown mark that stands before a numbered heading.
fn without_marks<'a>(text: &'a str, line: &Line<'_>) -> &'a str {
    const MARKS: [char; 9] = ['|', '｜', '#', '*', '•', '●', '■', '◆', '>'];
    let bare = text.trim_start_matches(|c| MARKS.contains(&c) || is_blank(c));
    let is_marked = bare.len() < text.trim_start().len();
    let of = Line {
        text: bare,
        ..*line
    };
    if is_marked && candidate(0, &of).is_some_and(|found| found.is_numbered) {
        bare
    } else {
        text
    }
}

/// The ordinals of sections.
const ORDINALS: [(&str, u8); 6] = [
    ("一、", 1),
    ("二、", 2),
    ("三、", 3),
    ("四、", 4),
    ("五、", 5),
    ("六、", 6),
];

/// The parts of a line: each heading of a section that stands behind the end of a sentence or a
/// blank begins one. Within a sentence (包括一、总体情况；二、…) it begins none.
fn parted(text: &str) -> impl Iterator<Item = &str> {
    let mut starts = vec![0];
    let may_hold = text.chars().nth(12).is_some() && text.contains('、');
    for (at, _) in text.match_indices('、').filter(|_| may_hold) {
        let Some((ordinal, number)) = ORDINALS
            .iter()
            .find(|(ordinal, _)| text[..at + '、'.len_utf8()].ends_with(ordinal))
        else {
            continue;
        };
        let start = at + '、'.len_utf8() - ordinal.len();
        let before = text[..start].chars().next_back();
        let is_behind_stop =
            before.is_some_and(|c| matches!(c, '。' | '！' | '）' | ')' | '”') || is_blank(c));
        if start > 0 && is_behind_stop && is_heading_of(&text[start..], *number) {
            starts.push(start);
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    (starts.into_iter().zip(ends)).map(move |(start, end)| &text[start..end])
}

/// Whether a text begins with the heading of this section, in full words.
fn is_heading_of(text: &str, number: u8) -> bool {
    let folded = fold(start_of(text, 40));
    let (Numbering::Section(found), wording) = numbering(&folded) else {
        return false;
    };
    let clause = wording.split([',', '。', ';']).next().unwrap_or_default();
    found == number && match_wording(clause).is_some_and(|(of, end)| of == number && end >= 4)
}
