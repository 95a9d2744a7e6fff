//! After a paragraph: contradictions that its other claims make doubtful.

use super::reason::Doubt;
use super::subject::Subject;
use super::{Claim, ClaimVerdict, Reason};
use crate::report::Decimal;

/// Most agreeing claims of a paragraph that are kept in mind; the longest met has some forty.
const SETTLED: usize = 200;

/// A paragraph that states the table's figure and elsewhere a smaller one of the same subject
/// states a part there (科室收到70件): no contradiction is certain. Nor is one where a sentence
/// gives several figures for one subject.
pub(super) fn settle(claims: &mut [Claim]) {
    let mut agreed: Vec<(Subject, Decimal)> = Vec::new();
    for claim in claims
        .iter()
        .filter(|claim| claim.verdict == ClaimVerdict::Agrees)
    {
        if agreed.len() < SETTLED && !agreed.contains(&(claim.subject.clone(), claim.value)) {
            agreed.push((claim.subject.clone(), claim.value));
        }
    }
    for sentence in claims.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        let stated: Vec<(Subject, Decimal)> = sentence
            .iter()
            .filter(|claim| claim.verdict == ClaimVerdict::Contradicts)
            .take(SETTLED)
            .map(|claim| (claim.subject.clone(), claim.value))
            .collect();
        // 予以公开1件，所申请信息已主动公开2件: the row may hold either or both.
        let besides: Vec<(Subject, Decimal)> = sentence
            .iter()
            .filter(|claim| {
                matches!(claim.verdict, ClaimVerdict::NotCompared(reason) if reason != Reason::Percentage)
            })
            .take(SETTLED)
            .map(|claim| (claim.subject.clone(), claim.value))
            .collect();
        for claim in sentence
            .iter_mut()
            .filter(|claim| claim.verdict == ClaimVerdict::Contradicts)
        {
            let is_outcome = matches!(claim.subject, Subject::Outcome(_));
            let differs = |(subject, value): &(Subject, Decimal)| {
                *subject == claim.subject && *value != claim.value
            };
            if stated.iter().any(differs) || is_outcome && besides.iter().any(differs) {
                claim.withdraw(Doubt::SeveralFigures);
            }
        }
    }
    for claim in claims
        .iter_mut()
        .filter(|claim| claim.verdict == ClaimVerdict::Contradicts)
    {
        if agreed
            .iter()
            .any(|(subject, value)| *subject == claim.subject && claim.value < *value)
        {
            claim.withdraw(Doubt::BesideWhole);
        }
    }
}
