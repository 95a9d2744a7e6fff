//! The text of a report as its readers need it: in one width and one script, with paragraphs
//! that a page broke put together again and parted into sentences, once.
//!
//! Whoever reads the narrative reads it from here, so that no two readers fold characters, join
//! lines or end sentences each in their own way.
//!
//! | module | holds |
//! | --- | --- |
//! | `fold` | characters: one width, simplified, no blanks; each knows where it was printed |
//! | `simplified` | traditional characters and those in use for them |
//! | `passage` | paragraphs over broken lines, and their sentences |

pub(crate) mod fold;
mod passage;
mod simplified;

pub use fold::Folded;
pub(crate) use fold::fold;
pub use passage::{Passage, breaks_off, is_numbered, is_stop, passages};
pub use simplified::simplified;

use crate::place::Place;
use crate::report::Report;

/// The text of a report, read once.
#[derive(Debug, Clone)]
pub struct Prose {
    /// What stands before the first section, as passages of section 0, then the sections.
    pub passages: Vec<Passage>,
}

impl Prose {
    /// Folds, joins and parts the whole text of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let before = std::iter::once((0, Place::default(), report.preamble.as_slice()));
        let sections = (report.sections.iter())
            .map(|section| (section.number, section.place, section.paragraphs.as_slice()));
        let passages = before
            .chain(sections)
            .flat_map(|(section, place, paragraphs)| passages(section, place, paragraphs))
            .collect();
        Self { passages }
    }

    /// The passages of a section, 1 to 6; 0 for what stands before the first.
    pub fn of_section(&self, number: u8) -> impl Iterator<Item = &Passage> {
        (self.passages.iter()).filter(move |passage| passage.section == number)
    }
}
