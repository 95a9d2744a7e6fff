//! The findings of a report as people are shown them: first the figures that are certainly
//! wrong, each with all that it explains, then what no figure explains.

use std::cmp::Reverse;

use crate::Check;
use crate::correction::{Correction, CorrectionEdit};
use crate::diagnostic::Finding;

/// A finding with its number among all of its report, from 1.
pub type Numbered<'a> = (usize, &'a Finding);

/// One cause of findings: a figure that is certainly wrong, or several where some finding takes
/// them all to be explained.
#[derive(Debug)]
pub struct Cause<'a> {
    /// The figures, with what each must be.
    pub figures: Vec<CorrectionEdit>,
    /// What they explain.
    pub findings: Vec<Numbered<'a>>,
}

/// The findings of a report by their causes.
#[derive(Debug)]
pub struct ByCause<'a> {
    /// The causes, in the order of their figures.
    pub causes: Vec<Cause<'a>>,
    /// The findings that no figure explains, the worst first.
    pub others: Vec<Numbered<'a>>,
    /// Which figures must be wrong, where a finding that is shown asks for it.
    pub correction: Option<&'a Correction>,
}

impl<'a> ByCause<'a> {
    /// Sorts those findings of a check that are shown.
    pub fn of(check: &'a Check, is_shown: impl Fn(&Finding) -> bool) -> Self {
        let all = (1..).zip(&check.assessment.findings);
        let shown = all.filter(|(_, finding)| is_shown(finding));
        let (explained, mut others): (Vec<_>, Vec<_>) =
            shown.partition(|(_, finding)| !finding.explained_by.is_empty());
        let forced = check.repair.as_ref().map(Correction::forced);
        let mut causes: Vec<Cause<'a>> = forced
            .into_iter()
            .flatten()
            .map(|figure| Cause {
                figures: vec![figure],
                findings: Vec::new(),
            })
            .collect();
        for found in explained {
            add(&mut causes, found);
        }
        // A cause all of whose findings are accepted is known: what it explains stands with the
        // others, as accepted.
        let is_known = |cause: &Cause<'_>| cause.findings.iter().all(|(_, of)| of.is_accepted);
        let known = causes.extract_if(.., |cause| is_known(cause));
        others.extend(known.flat_map(|cause| cause.findings));
        others.sort_by_key(|(number, finding)| (Reverse(finding.severity), *number));
        let has_sum = (others.iter())
            .any(|(_, finding)| !finding.is_accepted && finding.facts.sum().is_some());
        // Where every sum that does not hold is accepted, or no rule asks for them, which figures
        // must be wrong is known or not wanted; where they only cannot hold together, no finding
        // says it.
        let is_told = |of: &&Correction| !causes.is_empty() || has_sum || of.is_joint;
        let correction = check.repair.as_ref().filter(is_told);
        Self {
            causes,
            others,
            correction,
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.causes.is_empty() && self.others.is_empty() && self.correction.is_none()
    }

    /// The figures of all causes.
    pub fn figures(&self) -> impl Iterator<Item = &CorrectionEdit> {
        self.causes.iter().flat_map(|cause| &cause.figures)
    }
}

/// Adds a finding to the cause that explains it; where it takes several, they become one.
fn add<'a>(causes: &mut Vec<Cause<'a>>, found: Numbered<'a>) {
    let explains = |cause: &Cause<'_>| {
        let mut figures = cause.figures.iter();
        figures.any(|figure| found.1.explained_by.contains(&figure.cell))
    };
    let Some(first) = causes.iter().position(explains) else {
        return;
    };
    while let Some(other) = causes[first + 1..].iter().position(explains) {
        let other = causes.remove(first + 1 + other);
        causes[first].figures.extend(other.figures);
        causes[first].findings.extend(other.findings);
    }
    causes[first].findings.push(found);
    causes[first].findings.sort_by_key(|(number, _)| *number);
}
