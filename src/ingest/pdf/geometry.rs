//! Boxes and spans on a page, in points (1/72 inch), `y` growing downwards.

use crate::place::Place;

/// A point of a page as a place of the document.
pub fn place_of(page: u32, (x, y): (f64, f64)) -> Place {
    // Numbers outside the range are cut to it.
    Place::Page {
        page,
        at: (x.round() as u16, y.round() as u16),
    }
}

/// An upright box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Area {
    /// The box of nothing, which any box extends.
    pub const EMPTY: Self = Self {
        left: f64::INFINITY,
        top: f64::INFINITY,
        right: f64::NEG_INFINITY,
        bottom: f64::NEG_INFINITY,
    };

    /// The smallest box around points.
    pub fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        points.into_iter().fold(Self::EMPTY, |area, (x, y)| Self {
            left: area.left.min(x),
            top: area.top.min(y),
            right: area.right.max(x),
            bottom: area.bottom.max(y),
        })
    }

    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub fn center(&self) -> (f64, f64) {
        (
            (self.left + self.right) / 2.0,
            (self.top + self.bottom) / 2.0,
        )
    }

    /// The smallest box around both.
    pub fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// What both cover; empty (with negative sides) where they do not meet.
    pub fn intersection(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Whether the point lies within, or no farther outside than `slack`.
    pub fn contains(&self, (x, y): (f64, f64), slack: f64) -> bool {
        x >= self.left - slack
            && x <= self.right + slack
            && y >= self.top - slack
            && y <= self.bottom + slack
    }

    /// How long the two stand beside one another.
    pub fn vertical_overlap(&self, other: &Self) -> f64 {
        self.bottom.min(other.bottom) - self.top.max(other.top)
    }

    /// How long the two stand above one another.
    pub fn horizontal_overlap(&self, other: &Self) -> f64 {
        self.right.min(other.right) - self.left.max(other.left)
    }
}

/// The quarter turns by which text that reads along a direction stands from upright text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// Left to right.
    Upright,
    /// Top to bottom.
    Down,
    /// Right to left, upside down.
    Over,
    /// Bottom to top.
    Up,
}

impl Turn {
    pub const ALL: [Self; 4] = [Self::Upright, Self::Down, Self::Over, Self::Up];

    /// The turn of text that runs along a direction; `None` where it is slanted.
    pub fn of((x, y): (f64, f64)) -> Option<Self> {
        /// How far off its axis text may run: a scanned page is pulled straight, and a
        /// watermark stands much steeper.
        const SLANT: f64 = 0.1;
        if y.abs() <= SLANT * x.abs() {
            Some(if x >= 0.0 { Self::Upright } else { Self::Over })
        } else if x.abs() <= SLANT * y.abs() {
            Some(if y > 0.0 { Self::Down } else { Self::Up })
        } else {
            None
        }
    }

    /// A point of a page of this size, on the page turned so that text of this turn stands
    /// upright.
    pub fn upright(self, (x, y): (f64, f64), (width, height): (f64, f64)) -> (f64, f64) {
        match self {
            Self::Upright => (x, y),
            Self::Down => (y, width - x),
            Self::Over => (width - x, height - y),
            Self::Up => (height - y, x),
        }
    }

    /// The turn that text of this turn has once the page is turned by `page`.
    pub fn seen_from(self, page: Self) -> Self {
        Self::ALL[(self as usize + 4 - page as usize) % 4]
    }
}
