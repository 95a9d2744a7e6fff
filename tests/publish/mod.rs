//! A publisher: given a report's figures, it writes the page as some content system would.
//!
//! It is the opposite of the reader and knows nothing of it. Everything is drawn from a seed,
//! so that the same form, style and seed give the same bytes.
//!
//! - [`figures`]: the truth, a [`Form`]; [`names`]: bodies and titles
//! - [`look`]: what may vary on a page; [`words`]: labels and how cells print them
//! - [`labels`], [`grid`], [`shape`], [`spans`]: the tables as rows of cells, rearranged and damaged
//! - [`copies`]: tables that stand on a page more than once; [`extra`]: columns that the form
//!   does not have
//! - [`narrative`], [`compose`]: the report's text, and the whole as a list of blocks
//! - [`html`], [`page`], [`word`]: mark-up; [`text`], [`plain`], [`pdf`]: text; [`json`]
//! - [`dump`]: drawn by a text browser; [`carried`]: pages that carry the report, and damage
//! - [`encode`]: bytes; [`styles`]: the list

#![allow(dead_code)] // compiled into several test binaries, each of which uses a part

pub mod carried;
pub mod compose;
pub mod copies;
pub mod dump;
pub mod encode;
pub mod extra;
pub mod figures;
pub mod grid;
pub mod html;
pub mod json;
pub mod labels;
pub mod look;
pub mod names;
pub mod narrative;
pub mod page;
pub mod pdf;
pub mod plain;
pub mod shape;
pub mod spans;
pub mod styles;
pub mod text;
pub mod word;
pub mod words;

#[allow(unused_imports)]
pub use self::{
    figures::{Entry, Form, Format},
    styles::STYLES,
    word::bench_page,
};

/// What a way of publishing loses for good, and so what may be asked of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loses {
    /// Every cell can be told, blank ones too.
    Nothing,
    /// Blank cells cannot be told. A row in which one stands is unreadable (or right, where a
    /// reader has some other means), never wrong; every other row comes out right.
    Blanks,
    /// The order of the cells is destroyed, or cells are gone. Any cell may come out absent or
    /// unreadable, none wrong.
    Anything,
}

/// One way of publishing.
pub struct Style {
    pub name: &'static str,
    /// `html`, `text` or `json`.
    pub kind: &'static str,
    pub loses: Loses,
    pub publish: fn(&Form, &mut Rng) -> Vec<u8>,
}

impl Style {
    /// The extension of a file in this style.
    pub fn extension(&self) -> &'static str {
        match self.kind {
            "html" => "html",
            "json" => "json",
            _ if self.name.contains("markdown") => "md",
            _ => "txt",
        }
    }
}

/// The style of that name.
pub fn style(name: &str) -> Option<&'static Style> {
    STYLES.iter().find(|style| style.name == name)
}

/// splitmix64.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is at least 1.
    pub fn below(&mut self, n: usize) -> usize {
        (self.draw() % n.max(1) as u64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn range(&mut self, low: i64, high: i64) -> i64 {
        low + (self.draw() % (high - low + 1) as u64) as i64
    }

    /// True in `percent` of 100 cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.draw() % 100 < percent
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    pub fn one<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}
