//! What the rules share that compare a report with that of the year before.

use crate::diagnostic::Assessment;
use crate::identities::{self, Side};
use crate::report::CellName;
use crate::series::{Before, Member, Series};

/// Asks about every report of which that of the year before is in the series. Where several
/// different ones are, the question is put and cannot be answered.
pub fn each(
    series: &Series<'_>,
    assessments: &mut [Assessment],
    mut ask: impl FnMut(&Pair<'_, '_>, &mut Assessment),
) {
    for (member, assessment) in series.members().iter().zip(assessments) {
        match series.before(member) {
            Before::Missing => {}
            Before::One(before) => {
                let now = member;
                ask(&Pair { now, before }, assessment);
            }
            Before::Several(_) => assessment.not_assessed(),
        }
    }
}

/// A report and that of the year before.
#[derive(Debug)]
pub struct Pair<'s, 'a> {
    /// The report.
    pub now: &'s Member<'a>,
    /// That of the year before.
    pub before: &'s Member<'a>,
}

impl Pair<'_, '_> {
    /// What the report prints for the sum of these cells.
    pub fn now(&self, cells: &[CellName]) -> Side {
        identities::side(self.now.report, cells, self.now.options.blank_as_zero)
    }

    /// What the report of the year before prints for the sum of these cells; how blanks count is
    /// the same for both.
    pub fn before(&self, cells: &[CellName]) -> Side {
        identities::side(self.before.report, cells, self.now.options.blank_as_zero)
    }
}
