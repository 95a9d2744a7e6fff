//! What a series keeps of a report's narrative, so that the text itself need not be kept.

use super::comparison::{self, Comparison};
use super::sketch::Sketch;
use crate::claims::{self, Claim};
use crate::narrative::OfYearBefore;
use crate::prose::Prose;
use crate::report::{Quote, Report};

/// What a report's narrative says that concerns other reports.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Sentences that explain why what was carried over is not what the year before carried
    /// forward.
    pub adjustments: Vec<Quote>,
    /// Figures that the text compares with those of the year before.
    pub comparisons: Vec<Comparison>,
    /// The texts of the sections that are compared with those of other reports, as far as they are
    /// long enough.
    pub sketches: Vec<Sketch>,
}

impl Told {
    /// Reads the narrative of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let prose = Prose::of(report);
        let stated = claims::read(report, &prose);
        Self::read(report, &prose, &stated.claims)
    }

    /// The same of a report whose text and claims were read already.
    #[must_use]
    pub fn read(report: &Report, prose: &Prose, claims: &[Claim]) -> Self {
        Self {
            adjustments: OfYearBefore::of(prose).adjustments,
            comparisons: comparison::of(report, claims),
            sketches: Sketch::all(report, prose),
        }
    }

    /// The text of a section.
    #[must_use]
    pub fn sketch(&self, section: u8) -> Option<&Sketch> {
        self.sketches.iter().find(|one| one.section == section)
    }
}
