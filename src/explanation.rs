//! Which findings a wrong figure explains: one figure that is certainly wrong breaks every sum
//! that it stands in, and what the text says of it besides.

use crate::correction::{Correction, CorrectionEdit};
use crate::diagnostic::{Assessment, Finding};
use crate::report::{CellName, Content, Decimal, Report};
use crate::rules::{self, Dossier};

/// Links each finding to the figures that explain it: those among its cells that are certainly
/// wrong or, where none is, those that stand in a sum with one of its cells; where the rule finds
/// nothing there any more once they are what they must be. The report stays as printed; only a
/// copy of it is asked.
pub fn link(findings: &mut [Finding], correction: &Correction, dossier: &Dossier<'_>) {
    let forced = correction.forced();
    if forced.is_empty() {
        return;
    }
    let suspects = |finding: &Finding| -> Vec<CellName> {
        let cells = || forced.iter().map(|edit| edit.cell);
        let own: Vec<CellName> = cells()
            .filter(|cell| finding.cells.contains(cell))
            .collect();
        match own.is_empty() {
            true => cells()
                .filter(|&cell| is_summed_with(cell, &finding.cells, dossier))
                .collect(),
            false => own,
        }
    };
    let corrected = corrected(dossier.report, &forced);
    let corrected = Dossier::new(&corrected, dossier.options.clone());
    // What the rule that was asked last finds in the corrected report.
    let mut last: (&str, Vec<Finding>) = ("", Vec::new());
    for finding in findings {
        let figures = suspects(finding);
        if figures.is_empty() {
            continue;
        }
        if last.0 != finding.rule.id {
            let mut assessment = Assessment::default();
            if let Some(rule) = rules::rule(finding.rule.id) {
                rule.assess(&corrected, &mut assessment);
            }
            last = (finding.rule.id, assessment.findings);
        }
        if !last.1.iter().any(|still| is_same(still, finding)) {
            finding.explained_by = figures;
        }
    }
}

/// Whether a cell stands in a sum with one of the others.
fn is_summed_with(cell: CellName, others: &[CellName], dossier: &Dossier<'_>) -> bool {
    dossier.sums().iter().any(|sum| {
        let cells = || sum.identity.cells();
        cells().any(|of| of == cell) && cells().any(|of| others.contains(&of))
    })
}

/// Whether two findings of a rule are about the same: at one place, of one sentence where there
/// is one, with a cell in common.
fn is_same(one: &Finding, other: &Finding) -> bool {
    one.place == other.place
        && one.quote == other.quote
        && one.cells.iter().any(|cell| other.cells.contains(cell))
}

/// The report as it would stand with figures corrected.
fn corrected(report: &Report, edits: &[CorrectionEdit]) -> Report {
    let mut corrected = report.clone();
    for edit in edits {
        if let (Some(figure), Some(to)) = (corrected.cells.get_mut(&edit.cell), edit.to) {
            figure.raw = to.to_string();
            figure.content = Content::Number(Decimal::whole(to));
        }
    }
    corrected
}
