//! Lines of a table without rulings, as words that stand apart.

use super::characters::{is_of_figure, is_wide};
use super::geometry::Area;
use super::glyph::Glyph;
use super::text::Line;

/// A piece of a line that stands apart from the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    pub text: String,
    pub area: Area,
    /// Where each of its characters stands.
    places: Vec<Area>,
}

impl Word {
    fn new(c: char, place: Area) -> Self {
        Self {
            text: c.to_string(),
            area: place,
            places: vec![place],
        }
    }

    /// Whether it can be the figure of a cell, or the mark that stands for one.
    pub fn is_figure(&self) -> bool {
        let marks = "-—–－/％%+";
        self.text
            .chars()
            .all(|c| is_of_figure(c) || marks.contains(c) || c == super::glyph::UNKNOWN)
    }

    /// Moves it down the page.
    pub fn move_down(&mut self, by: f64) {
        for area in self.places.iter_mut().chain([&mut self.area]) {
            area.top += by;
            area.bottom += by;
        }
    }

    fn append(&mut self, c: char, place: Area) {
        self.text.push(c);
        self.area = self.area.union(&place);
        self.places.push(place);
    }

    /// Put together with a word that stands under it and is its next line.
    pub fn over(mut self, below: &Self) -> Self {
        self.text.push_str(&below.text);
        self.area = self.area.union(&below.area);
        self
    }

    /// The words of several columns that stand so close that they look like one: between each
    /// two columns there is a wider gap than within. `None` where that is not so.
    pub fn parted(&self, columns: &[Area]) -> Option<Vec<Self>> {
        let over: Vec<&Area> = (columns.iter())
            .filter(|column| column.horizontal_overlap(&self.area) > 0.0)
            .collect();
        let gaps: Vec<f64> = (self.places.windows(2))
            .map(|pair| pair[1].left - pair[0].right)
            .collect();
        let mut sorted = gaps.clone();
        sorted.sort_by(f64::total_cmp);
        let usual = *sorted.get(sorted.len() / 2)?;
        let height = self.area.height();
        let mut cuts = Vec::new();
        for pair in over.windows(2) {
            let cut = (0..gaps.len())
                .filter(|&at| gaps[at] > usual + 0.15 * height)
                .filter(|&at| {
                    let (before, after) =
                        (self.places[at].center().0, self.places[at + 1].center().0);
                    before < pair[1].left && after > pair[0].right
                })
                .max_by(|&one, &other| gaps[one].total_cmp(&gaps[other]))?;
            cuts.push(cut + 1);
        }
        if cuts.is_empty() {
            return None;
        }
        let mut parts: Vec<Self> = Vec::new();
        for (at, (c, &place)) in self.text.chars().zip(&self.places).enumerate() {
            match parts.last_mut() {
                Some(part) if !cuts.contains(&at) => part.append(c, place),
                _ => parts.push(Self::new(c, place)),
            }
        }
        Some(parts)
    }

    /// How many characters at its end are those of a figure, behind a label.
    fn figure_behind_label(&self) -> usize {
        let label = self.text.trim_end_matches(is_of_figure);
        let count = self.text.chars().count() - label.chars().count();
        let is_label = label.chars().next_back().is_some_and(is_wide);
        if is_label && self.text.ends_with(char::is_numeric) {
            count
        } else {
            0
        }
    }

    /// Whether it is a label and a figure that touch.
    pub fn is_glued(&self) -> bool {
        self.figure_behind_label() > 0
    }

    /// The label, and the figure that stands a little apart from it in letters this large.
    fn without_label(self, size: f64) -> (Option<Self>, Option<Self>) {
        let at = self.places.len() - self.figure_behind_label();
        let gap = |at: usize| self.places[at].left - self.places[at - 1].right;
        if at == 0 || at == self.places.len() || gap(at) <= LOOSE * size {
            return (Some(self), None);
        }
        let mut label: Option<Self> = None;
        let mut figure: Option<Self> = None;
        for (index, (c, &place)) in self.text.chars().zip(&self.places).enumerate() {
            let part = if index < at { &mut label } else { &mut figure };
            match part {
                Some(part) => part.append(c, place),
                None => *part = Some(Self::new(c, place)),
            }
        }
        (label, figure)
    }

    /// Whether two words stand above one another.
    pub fn is_in_column_with(&self, other: &Self) -> bool {
        self.area.horizontal_overlap(&other.area) > 0.0
    }
}

/// How far words stand apart at least, as a part of the size. The characters of a label are not
/// stretched as those of running text are; but where they were recognised in a picture, each
/// has the place of its ink.
const APART: f64 = 0.3;
const RECOGNISED_APART: f64 = 0.8;

/// How much farther apart than the digits of one figure those of two stand at least, and a figure
/// from its label, as a part of the size.
const LOOSE: f64 = 0.06;

/// How the lines of a page are set.
#[derive(Debug, Clone, Copy)]
pub struct Spacing {
    /// How far the digits of one figure stand apart, as a part of the size; none where their
    /// places were recognised in a picture.
    digits: Option<f64>,
}

impl Spacing {
    /// Learns it from the lines of a page. Most digits that stand close belong to one figure.
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>, is_recognised: bool) -> Self {
        /// Lines of which a lesser part are digits are running text.
        const DIGITS: usize = 4;
        let mut gaps: Vec<f64> = Vec::new();
        for line in lines {
            let printed: Vec<&Glyph> = line.glyphs.iter().filter(|glyph| glyph.c != ' ').collect();
            let digits = printed.iter().filter(|glyph| glyph.c.is_numeric()).count();
            if digits * DIGITS < printed.len() {
                continue;
            }
            let close = printed.windows(2).filter_map(|pair| {
                let gap = (pair[1].area.left - pair[0].area.right) / line.size;
                let are_digits = pair[0].c.is_numeric() && pair[1].c.is_numeric();
                (are_digits && gap <= APART).then_some(gap)
            });
            gaps.extend(close);
        }
        gaps.sort_by(f64::total_cmp);
        let usual = gaps.get(gaps.len() / 10).copied().unwrap_or(0.0);
        Self {
            digits: (!is_recognised).then_some(usual),
        }
    }

    /// Whether a glyph begins another word than the one before it on its line.
    fn parts(self, before: char, gap: f64, after: char) -> bool {
        let Some(digits) = self.digits else {
            return gap > RECOGNISED_APART;
        };
        let begins_figure = after.is_numeric() || "-−".contains(after);
        gap > APART || (before.is_numeric() && begins_figure && gap > digits + LOOSE)
    }
}

/// Parts a line into words.
pub fn words(line: &Line, spacing: Spacing) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for glyph in line.glyphs.iter().filter(|glyph| glyph.c != ' ') {
        let is_of_other_cell = last
            .replace(glyph)
            .is_some_and(|last| last.is_in_cell_of(glyph) == Some(false));
        let goes_on = words.last_mut().filter(|word| {
            let gap = (glyph.area.left - word.area.right) / line.size;
            let before = word.text.chars().next_back().unwrap_or(' ');
            !is_of_other_cell && !spacing.parts(before, gap, glyph.c)
        });
        match goes_on {
            Some(word) => word.append(glyph.c, glyph.area),
            None => words.push(Word::new(glyph.c, glyph.area)),
        }
    }
    words
}

/// Parts the figures from the labels that they nearly touch.
pub fn without_labels(words: Vec<Word>, size: f64) -> Vec<Word> {
    let parts = words.into_iter().map(|word| word.without_label(size));
    parts
        .flat_map(|(label, figure)| label.into_iter().chain(figure))
        .collect()
}
