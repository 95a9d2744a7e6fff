//! Strokes to rulings, and rulings to the frames of tables.
//!
//! A border may be one stroke through the table, a stroke a cell, a thin box, or a row of dots;
//! cells that share a border may each draw it. So pieces that lie in one line and nearly touch
//! are one ruling, and rulings that meet belong to one table.

use super::device::Ruling;
use super::geometry::Area;

/// How far apart two strokes may lie that draw one border: the two lines of a double border, the
/// frames of neighbouring cells. Rows and columns are wider.
pub const SAME: f64 = 5.0;

/// How far apart pieces of one line may lie: the gaps of dashes and dots.
const GAP: f64 = 4.5;

/// How far a ruling may end before the one that it meets.
const REACH: f64 = 3.5;

/// The shortest piece that is a ruling; what is shorter belongs to a letter or a mark.
const MIN_LENGTH: f64 = 5.0;

/// The rulings of one table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// Lines from left to right, from the top.
    pub horizontals: Vec<Ruling>,
    /// Lines from top to bottom, from the left.
    pub verticals: Vec<Ruling>,
}

impl Frame {
    /// The box around all rulings.
    pub fn area(&self) -> Area {
        let across =
            (self.horizontals.iter()).flat_map(|line| [(line.from, line.at), (line.to, line.at)]);
        let down =
            (self.verticals.iter()).flat_map(|line| [(line.at, line.from), (line.at, line.to)]);
        Area::around(across.chain(down))
    }
}

/// Joins the pieces of strokes that lie in one line. Returns the rulings from first to last.
pub fn joined(mut pieces: Vec<Ruling>) -> Vec<Ruling> {
    /// How far pieces of one line may lie off one another.
    const OFF: f64 = 0.8;
    pieces.retain(|piece| piece.at.is_finite() && piece.from.is_finite() && piece.to.is_finite());
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut rulings = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + 1;
        while end < pieces.len()
            && pieces[end].at - pieces[end - 1].at <= OFF
            && pieces[end].at - pieces[start].at <= 2.0 * OFF
        {
            end += 1;
        }
        join_in_line(&mut pieces[start..end], &mut rulings);
        start = end;
    }
    rulings.retain(|ruling: &Ruling| ruling.to - ruling.from >= MIN_LENGTH);
    rulings
}

fn join_in_line(pieces: &mut [Ruling], rulings: &mut Vec<Ruling>) {
    pieces.sort_by(|a, b| a.from.total_cmp(&b.from));
    let count = pieces.len() as f64;
    let at = pieces.iter().map(|piece| piece.at).sum::<f64>() / count;
    let mut current: Option<Ruling> = None;
    for piece in pieces.iter() {
        match &mut current {
            Some(ruling) if piece.from - ruling.to <= GAP => ruling.to = ruling.to.max(piece.to),
            _ => {
                rulings.extend(current.take());
                current = Some(Ruling { at, ..*piece });
            }
        }
    }
    rulings.extend(current);
}

/// Whether a line across and one down meet.
fn meet(across: &Ruling, down: &Ruling) -> bool {
    across.at >= down.from - REACH
        && across.at <= down.to + REACH
        && down.at >= across.from - REACH
        && down.at <= across.to + REACH
}

/// The most rulings of a page of which each is compared with each. A page of three tables has
/// some 2,000 where every cell draws its own and none are in one line.
pub const MAX_RULINGS: usize = 6_000;

/// Parts the rulings of a page into tables: those that meet, directly or through others. Lines
/// that meet no other are underlines, or separate something else.
pub fn frames(horizontals: &[Ruling], verticals: &[Ruling]) -> Vec<Frame> {
    let count = horizontals.len() + verticals.len();
    let mut sets = Sets::new(count);
    let mut touched = vec![false; count];
    for (i, across) in horizontals.iter().enumerate() {
        for (j, down) in verticals.iter().enumerate() {
            if meet(across, down) {
                let j = horizontals.len() + j;
                sets.unite(i, j);
                (touched[i], touched[j]) = (true, true);
            }
        }
    }
    let mut frames: Vec<(usize, Frame)> = Vec::new();
    for index in (0..count).filter(|&index| touched[index]) {
        let root = sets.root(index);
        let at = frames.iter().position(|&(of, _)| of == root);
        let at = at.unwrap_or_else(|| {
            frames.push((root, Frame::default()));
            frames.len() - 1
        });
        let frame = &mut frames[at].1;
        match horizontals.get(index) {
            Some(&across) => frame.horizontals.push(across),
            None => frame.verticals.push(verticals[index - horizontals.len()]),
        }
    }
    let mut frames: Vec<Frame> = frames.into_iter().map(|(_, frame)| frame).collect();
    frames.sort_by(|a, b| a.area().top.total_cmp(&b.area().top));
    united(frames)
}

/// Puts frames together that lie within, over or close beside one another: cells that draw their
/// own boxes, with a little space between them. The frame of a whole page is none of a table.
fn united(mut frames: Vec<Frame>) -> Vec<Frame> {
    let areas: Vec<Area> = frames.iter().map(Frame::area).collect();
    let is_around = |outer: &Area| {
        let inner = (areas.iter())
            .filter(|inner| outer.contains((inner.left, inner.top), -SAME))
            .fold(Area::EMPTY, |sum, inner| sum.union(inner));
        inner.left.is_finite() && outer.contains((inner.right, inner.bottom), -SAME)
    };
    let mut is_page = areas.iter().map(is_around);
    frames.retain(|frame| {
        let is_box = frame.horizontals.len() == 2 && frame.verticals.len() == 2;
        !(is_page.next() == Some(true) && is_box)
    });
    let areas: Vec<Area> = frames.iter().map(Frame::area).collect();
    let mut sets = Sets::new(frames.len());
    for (i, one) in areas.iter().enumerate() {
        for (j, other) in areas.iter().enumerate().skip(i + 1) {
            if one.horizontal_overlap(other) > -SAME && one.vertical_overlap(other) > -REACH {
                sets.unite(i, j);
            }
        }
    }
    let mut done: Vec<(usize, Frame)> = Vec::new();
    for (index, frame) in frames.into_iter().enumerate() {
        let root = sets.root(index);
        match done.iter_mut().find(|(of, _)| *of == root) {
            Some((_, whole)) => {
                whole.horizontals.extend(frame.horizontals);
                whole.verticals.extend(frame.verticals);
            }
            None => done.push((root, frame)),
        }
    }
    done.into_iter().map(|(_, frame)| frame).collect()
}

/// Positions put together that lie closer than [`SAME`], from first to last.
pub fn positions(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let mut positions: Vec<f64> = Vec::new();
    let mut start = 0;
    while start < values.len() {
        let mut end = start + 1;
        while end < values.len() && values[end] - values[start] <= SAME {
            end += 1;
        }
        let sum: f64 = values[start..end].iter().sum();
        positions.push(sum / (end - start) as f64);
        start = end;
    }
    positions
}

/// Sets of numbers that are united step by step.
pub struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    /// Each number below `count` in a set of its own.
    pub fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    /// The number that stands for the set of this one.
    pub fn root(&mut self, mut of: usize) -> usize {
        while self.parents[of] != of {
            self.parents[of] = self.parents[self.parents[of]];
            of = self.parents[of];
        }
        of
    }

    /// Puts the sets of two numbers together.
    pub fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other)] = one.min(other);
    }
}
