//! Lines to paragraphs, over lines and pages, and to headings.

use crate::document::{Block, Text};

use super::characters::{begins_item, hangs_on, is_wide};
use super::geometry::{Area, place_of};
use super::text::{self, Line};

/// How the text of pages of one size is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Where lines begin at the leftmost, and end at the rightmost.
    pub left: f64,
    pub right: f64,
    /// The size of most text.
    pub size: f64,
    /// The width of the page.
    pub width: f64,
}

impl Setting {
    /// Looks how lines are set on a page of this width.
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>, width: f64) -> Self {
        let lines: Vec<&Line> = lines.collect();
        let mut sizes: Vec<(f64, usize)> = Vec::new();
        for line in &lines {
            let count = line.glyphs.len();
            match sizes.iter_mut().find(|(size, _)| alike(*size, line.size)) {
                Some((_, sum)) => *sum += count,
                None => sizes.push((line.size, count)),
            }
        }
        let size = (sizes.iter().max_by_key(|(_, count)| *count)).map_or(0.0, |(size, _)| *size);
        let body = lines.iter().filter(|line| alike(line.size, size));
        let area = body.fold(Area::EMPTY, |area, line| area.union(&line.area));
        Self {
            left: area.left,
            right: area.right,
            size,
            width,
        }
    }
}

/// Whether two sizes are one: programs round them, and those that recognise text in pictures
/// measure each line.
fn alike(one: f64, other: f64) -> bool {
    (one - other).abs() <= 0.15 * one.max(other)
}

/// Puts lines together.
#[derive(Debug, Default)]
pub struct Builder {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    page: u32,
    is_heading: bool,
    lines: Vec<Line>,
}

impl Builder {
    /// Takes a line. Gives the paragraph before it where it begins a new one.
    pub fn line(&mut self, page: u32, line: Line, setting: &Setting) -> Option<Block> {
        let is_heading = is_heading(&line, setting);
        match &mut self.open {
            Some(open) if open.is_heading == is_heading && open.goes_on(page, &line, setting) => {
                open.page = page;
                open.lines.push(line);
                None
            }
            _ => {
                let done = self.finish();
                self.open = Some(Open {
                    page,
                    is_heading,
                    lines: vec![line],
                });
                done
            }
        }
    }

    /// Gives the last paragraph.
    pub fn finish(&mut self) -> Option<Block> {
        let open = self.open.take()?;
        let first = open.lines.first()?;
        let lines: Vec<&str> = open.lines.iter().map(|line| line.text.as_str()).collect();
        let text = Text {
            text: text::join(&lines, ' '),
            place: place_of(open.first_page(), (first.area.left, first.area.top)),
        };
        Some(if open.is_heading {
            Block::Heading(text)
        } else {
            Block::Paragraph(text)
        })
    }
}

impl Open {
    /// The page of the first line: a paragraph runs over one page's end at most once a page, so
    /// it is counted back from the last.
    fn first_page(&self) -> u32 {
        let turns = self.lines.windows(2);
        let turned = turns
            .filter(|pair| pair[1].area.top < pair[0].area.top)
            .count();
        self.page.saturating_sub(turned as u32)
    }

    fn goes_on(&self, page: u32, line: &Line, setting: &Setting) -> bool {
        let Some(last) = self.lines.last() else {
            return false;
        };
        if !alike(last.size, line.size) {
            return false;
        }
        let step = line.area.top - last.area.top;
        if self.is_heading {
            return page == self.page && step <= 2.2 * line.size;
        }
        if page == self.page && step > 4.0 * line.size {
            return false;
        }
        let is_indented = |line: &Line| line.area.left > setting.left + 0.9 * line.size;
        let starts = is_indented(line) && (is_indented(last) || line.area.left > last.area.left);
        let is_full = setting.right - last.area.right < first_unit(line) + 0.6 * line.size;
        let ends = last.text.ends_with(['。', '！', '？', '；', '：']) && begins_item(&line.text);
        !starts && is_full && !ends
    }
}

/// How wide the first part of a line is that could not have stood on the line before: a
/// character with the stops behind it, or a word.
fn first_unit(line: &Line) -> f64 {
    let mut glyphs = line.glyphs.iter().skip_while(|glyph| glyph.c == ' ');
    let Some(first) = glyphs.next() else {
        return 0.0;
    };
    let mut end = first.area.right;
    let is_word = !is_wide(first.c);
    for glyph in glyphs {
        let belongs = hangs_on(glyph.c) || (is_word && !is_wide(glyph.c) && glyph.c != ' ');
        if !belongs {
            break;
        }
        end = glyph.area.right;
    }
    end - first.area.left
}

/// Whether a line is set as a heading: larger than the text, in the middle of the page.
fn is_heading(line: &Line, setting: &Setting) -> bool {
    let (middle, _) = line.area.center();
    let is_short = line.area.width() < 0.85 * (setting.right - setting.left);
    (line.size > 1.25 * setting.size || (line.size > 1.12 * setting.size && is_short))
        && (middle - setting.width / 2.0).abs() < 1.5 * line.size
}
