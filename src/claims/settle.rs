//! After a paragraph: contradictions that its other claims make doubtful.

use super::reason::Doubt;
use super::subject::{Outcome, Subject};
use super::{Claim, ClaimVerdict, Reason};
use crate::report::{CellName, Column, Decimal, Row};

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
        let told: Vec<Decimal> = sentence
            .iter()
            .filter(|claim| claim.verdict == ClaimVerdict::Agrees && claim.subject.is_intake())
            .take(SETTLED)
            .map(|claim| claim.value)
            .collect();
        for claim in sentence
            .iter_mut()
            .filter(|claim| claim.verdict == ClaimVerdict::Contradicts)
        {
            let is_outcome = matches!(claim.subject, Subject::Outcome(_));
            // 受理116件，其中2件来自上年结转，受理的116件已答复: the same figure once more.
            let is_told_again = claim.subject.is_intake() && told.contains(&claim.value);
            let differs = |(subject, value): &(Subject, Decimal)| {
                *subject == claim.subject && *value != claim.value
            };
            let shares = |(subject, value): &(Subject, Decimal)| {
                overlap(subject, &claim.subject) && *value != claim.value
            };
            if stated.iter().any(differs)
                || is_outcome && besides.iter().any(shares)
                || is_told_again
            {
                claim.withdraw(Doubt::SeveralFigures);
            }
        }
    }
    for place in 0..claims.len() {
        let claim = &claims[place];
        if claim.verdict != ClaimVerdict::Contradicts || is_first_of_two(&claims[place..]) {
            continue;
        }
        if agreed
            .iter()
            .any(|(subject, value)| *subject == claim.subject && claim.value < *value)
        {
            claims[place].withdraw(Doubt::BesideWhole);
        }
    }
}

/// 收到19件，上年结转9件，受理28件: the last counts both others, so that it is no whole of which the
/// first is a part.
fn is_first_of_two(claims: &[Claim]) -> bool {
    let [first, carried, both, ..] = claims else {
        return false;
    };
    let total = |row| CellName::Applications(row, Column::Total);
    first.subject.is_intake()
        && carried.subject == Subject::CarriedOver
        && carried.verdict == ClaimVerdict::Agrees
        && both.cells == [Row::New, Row::CarriedOver].map(total)
}

/// Whether two outcomes can be counted in one row: 主动撤销6件，其他处理3件.
fn overlap(one: &Subject, other: &Subject) -> bool {
    let (Subject::Outcome(one), Subject::Outcome(other)) = (one, other) else {
        return false;
    };
    let holds = |group: &Outcome, row: &Outcome| matches!((group, row), (Outcome::Group(group), Outcome::Row(row)) if row.group() == Some(*group));
    (one.iter()).any(|one| {
        (other.iter()).any(|other| one == other || holds(one, other) || holds(other, one))
    })
}
