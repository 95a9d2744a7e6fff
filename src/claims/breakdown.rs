//! The narrative against itself: the parts of a list against the total that they are parts of.

use std::collections::BTreeMap;

use super::{Applicant, Claim, ClaimVerdict, Outcome, ProceedingKind, Reason, Subject};
use crate::report::{CaseResult, Column, Decimal, OutcomeGroup, Row};

/// A total of the narrative with the parts that it is split into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// The place of the total in the list of claims.
    pub total: usize,
    /// The places of its parts, all of one kind.
    pub parts: Vec<usize>,
    /// What the parts sum to.
    pub sum: Decimal,
    /// Agrees where they sum to the total; contradicts where they sum to more, which no list can,
    /// or where the parts named are all that there can be; else not compared, because the list
    /// may leave something out.
    pub verdict: ClaimVerdict,
}

/// The kind of split that a part belongs to: parts of one kind exclude each other.
fn kind(total: &Subject, part: &Subject) -> Option<u8> {
    match (total, part) {
        (total, Subject::New | Subject::CarriedOver) if total.is_intake() => Some(0),
        (total, Subject::From(_)) if total.is_intake() => Some(1),
        (total, Subject::Channel) if total.is_intake() => Some(2),
        (Subject::Handled | Subject::Outcome(_), Subject::Outcome(_)) => Some(3),
        (Subject::Proceeding(_, CaseResult::Total), Subject::Proceeding(_, CaseResult::Total)) => {
            Some(4)
        }
        (Subject::Proceeding(_, CaseResult::Total), Subject::Proceeding(..)) => Some(5),
        (Subject::Consultation, Subject::Consultation) => Some(6),
        _ => None,
    }
}

/// The lists of the narrative whose parts can be summed, in the order of their totals.
#[must_use]
pub fn breakdowns(claims: &[Claim]) -> Vec<Breakdown> {
    let mut found: BTreeMap<(usize, u8), Vec<usize>> = BTreeMap::new();
    for (place, claim) in claims.iter().enumerate() {
        let Some(total) = claim.part_of.filter(|_| !is_share(claim)) else {
            continue;
        };
        let Some(kind) = claims
            .get(total)
            .and_then(|total| kind(&total.subject, &claim.subject))
        else {
            continue;
        };
        found.entry((total, kind)).or_default().push(place);
    }
    found
        .into_iter()
        .filter_map(|((total, _), parts)| breakdown(claims, total, parts))
        .collect()
}

/// Whether the parts are all that their kind of split has: nothing can be missing between them.
fn is_all(claims: &[Claim], parts: &[usize]) -> bool {
    let named: Vec<&Subject> = parts.iter().map(|&part| &claims[part].subject).collect();
    let all = |wanted: &[Subject]| wanted.iter().all(|part| named.contains(&part));
    let person = Subject::From(Applicant::Column(Column::NaturalPerson));
    let organizations = Subject::From(Applicant::Organizations);
    let outcomes = [
        Outcome::Row(Row::Granted),
        Outcome::Row(Row::PartiallyGranted),
    ]
    .into_iter()
    .chain(OutcomeGroup::ALL.iter().map(|&group| Outcome::Group(group)));
    let has_outcome = |outcome: Outcome| {
        (named.iter()).any(|part| matches!(part, Subject::Outcome(of) if of.contains(&outcome)))
    };
    let litigation = [
        ProceedingKind::LitigationDirect,
        ProceedingKind::LitigationAfterReconsideration,
    ]
    .map(|kind| Subject::Proceeding(kind, CaseResult::Total));
    let has_result = |result: CaseResult| {
        (named.iter()).any(|part| matches!(part, Subject::Proceeding(_, of) if *of == result))
    };
    all(&[Subject::New, Subject::CarriedOver])
        || all(&[person, organizations])
        || Column::applicants()
            .iter()
            .all(|&column| named.contains(&&Subject::From(Applicant::Column(column))))
        || parts.iter().any(|&part| claims[part].closes_list)
        || outcomes.into_iter().all(has_outcome)
        || all(&litigation)
        || CaseResult::results().iter().copied().all(has_result)
}

fn is_share(claim: &Claim) -> bool {
    claim.verdict == ClaimVerdict::NotCompared(Reason::Percentage)
}

fn breakdown(claims: &[Claim], total: usize, parts: Vec<usize>) -> Option<Breakdown> {
    if parts.len() < 2 {
        return None;
    }
    let mut sum = 0_i64;
    let mut exact = true;
    for &place in parts.iter().chain([&total]) {
        exact &= !matches!(
            claims[place].verdict,
            ClaimVerdict::NotCompared(Reason::Approximate)
        );
    }
    for &place in &parts {
        sum = sum.checked_add(claims[place].value.as_whole()?)?;
    }
    let stated = claims[total].value.as_whole()?;
    let verdict = match (exact, sum.cmp(&stated)) {
        (false, _) => ClaimVerdict::NotCompared(Reason::Approximate),
        (true, std::cmp::Ordering::Equal) => ClaimVerdict::Agrees,
        (true, _) if is_off_by_carried(claims, total, &parts, sum) => {
            ClaimVerdict::NotCompared(Reason::PartOfList)
        }
        // A subset named twice (of which, of which) can exceed only where the kinds overlap.
        (true, std::cmp::Ordering::Greater) if !claims[total].open_list => {
            ClaimVerdict::Contradicts
        }
        (true, std::cmp::Ordering::Less) if is_all(claims, &parts) => ClaimVerdict::Contradicts,
        (true, _) => ClaimVerdict::NotCompared(Reason::PartOfList),
    };
    Some(Breakdown {
        total,
        parts,
        sum: Decimal::whole(sum),
        verdict,
    })
}

/// Whether the difference is what was carried over, carried forward, or both: 受理54件，办理上年
/// 结转2件，其中予以公开…, where the parts are of 56 less those carried forward.
fn is_off_by_carried(claims: &[Claim], total: usize, parts: &[usize], sum: i64) -> bool {
    let sentences = [total, parts[0]].map(|place| &claims[place].sentence);
    let carried = |subject: Subject| {
        let near = claims[total..].iter().take(parts.len() + NEAR);
        near.filter(|claim| sentences.contains(&&claim.sentence))
            .find(|claim| claim.subject == subject)
            .and_then(|claim| claim.value.as_whole())
    };
    let Some(stated) = claims[total].value.as_whole() else {
        return false;
    };
    let over = carried(Subject::CarriedOver).unwrap_or(0);
    // Who applied is known of those carried forward too; how they ended is not.
    let is_outcome = matches!(claims[parts[0]].subject, Subject::Outcome(_));
    let forward = carried(Subject::CarriedForward).filter(|_| is_outcome);
    let forward = forward.unwrap_or(0);
    [over, -forward, over - forward].contains(&(sum - stated))
}

/// Most claims between a total with its parts and what was carried.
const NEAR: usize = 6;
