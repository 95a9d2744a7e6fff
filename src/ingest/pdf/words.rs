//! Lines of a table without rulings, as words that stand apart.

use super::characters::is_of_figure;
use super::geometry::Area;
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
    /// Whether it can be the figure of a cell, or the mark that stands for one.
    pub fn is_figure(&self) -> bool {
        let marks = "-—–－/％%+";
        self.text
            .chars()
            .all(|c| is_of_figure(c) || marks.contains(c) || c == super::glyph::UNKNOWN)
    }

    fn append(&mut self, c: char, place: Area) {
        self.text.push(c);
        self.area = self.area.union(&place);
        self.places.push(place);
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
                _ => parts.push(Self {
                    text: c.to_string(),
                    area: place,
                    places: vec![place],
                }),
            }
        }
        Some(parts)
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

/// Parts a line into words.
pub fn words(line: &Line, is_recognised: bool) -> Vec<Word> {
    let apart = if is_recognised {
        RECOGNISED_APART
    } else {
        APART
    };
    let mut words: Vec<Word> = Vec::new();
    for glyph in line.glyphs.iter().filter(|glyph| glyph.c != ' ') {
        match words.last_mut() {
            Some(word) if glyph.area.left - word.area.right <= apart * line.size => {
                word.append(glyph.c, glyph.area);
            }
            _ => words.push(Word {
                text: glyph.c.to_string(),
                area: glyph.area,
                places: vec![glyph.area],
            }),
        }
    }
    words
}
