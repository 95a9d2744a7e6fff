//! What a number counts where its words name proceedings, outcomes, documents or decisions.

use super::Reason;
use super::statement::{
    Basis, Certainty, Context, Statement, Topic, barred, certain, is_head, weak,
};
use super::subject::{Outcome, ProceedingKind, Subject};
use super::words::{Fit, Word};
use crate::report::{Item, Measure, Row, Ruling};

pub(super) fn proceeding(words: &[Word], context: &Context) -> Option<Statement> {
    let has = |word: Word| words.contains(&word);
    let ruling = words.iter().rev().find_map(|word| match word {
        Word::Ruling(ruling, fit) => Some((*ruling, *fit)),
        _ => None,
    });
    let named = match (has(Word::Review), has(Word::Litigation)) {
        _ if has(Word::AfterReview) => Some(ProceedingKind::LitigationAfterReconsideration),
        _ if has(Word::Direct) => Some(ProceedingKind::LitigationDirect),
        (true, true) => Some(ProceedingKind::Both),
        (true, false) => Some(ProceedingKind::Reconsideration),
        (false, true) => Some(ProceedingKind::Litigation),
        (false, false) => None,
    };
    let kind = match (named, ruling) {
        (Some(kind), _) => kind,
        (None, Some(_)) if context.topic == Topic::Proceedings => context.proceeding?,
        // 行政复议N件,其中涉及政府信息公开M件.
        (None, None)
            if context.part
                && context.topic == Topic::Proceedings
                && has(Word::Disclosure)
                && !words.iter().copied().any(is_head) =>
        {
            let subject = Subject::Proceeding(context.proceeding?, Ruling::Total);
            return Some(weak(subject, Reason::UnknownBasis));
        }
        _ => return None,
    };
    // An application can be about a reconsideration; its outcome is no ruling.
    if words.iter().any(|word| matches!(word, Word::Outcome(..))) {
        return None;
    }
    let (ruling, fit) = ruling.unwrap_or((Ruling::Total, Fit::Exact));
    let mut statement = certain(Subject::Proceeding(kind, ruling), Basis::New);
    if fit == Fit::Within || has(Word::NewlyReceive) || has(Word::Finish) {
        statement.certainty = Certainty::Weak(Reason::UnknownBasis);
    }
    if !context.related && !has(Word::Disclosure) && !has(Word::Requests) {
        statement.certainty = Certainty::Weak(Reason::OtherPopulation);
    } else if has(Word::Process) || has(Word::Answer) {
        // Who handles a reconsideration may be the reviewing organ.
        statement.certainty = Certainty::Weak(Reason::OtherPopulation);
    }
    if has(Word::Foreign) {
        // 因不服投诉举报处理提起的行政复议: about another matter.
        statement.certainty = statement
            .certainty
            .and(Certainty::Weak(Reason::OtherPopulation));
    }
    if has(Word::Organ) || has(Word::Penalties) || has(Word::Licensing) {
        statement.certainty = Certainty::Barred(Reason::OtherPopulation);
    }
    Some(statement)
}

pub(super) fn outcome(words: &[Word]) -> Option<Statement> {
    let mut found: Vec<(Outcome, Fit)> = Vec::new();
    for word in words {
        if let Word::Outcome(outcome, fit) = word
            && !found.contains(&(*outcome, *fit))
        {
            found.push((*outcome, *fit));
        }
    }
    // 重复申请不予处理N件 names a row and its group: the row is meant.
    let rows: Vec<_> = found
        .iter()
        .copied()
        .filter(|(outcome, _)| matches!(outcome, Outcome::Row(_)))
        .collect();
    found.retain(|(outcome, _)| match outcome {
        Outcome::Group(group) => !rows
            .iter()
            .any(|(row, _)| matches!(row, Outcome::Row(row) if row.group() == Some(*group))),
        Outcome::Row(_) => true,
    });
    if found.is_empty() {
        return None;
    }
    let within = found.iter().all(|(_, fit)| *fit == Fit::Within);
    let mut outcomes: Vec<Outcome> = Vec::new();
    for (outcome, _) in &found {
        if !outcomes.contains(outcome) {
            outcomes.push(*outcome);
        }
    }
    let mut certainty = Certainty::Certain;
    if within {
        let withdrawn = outcomes.contains(&Outcome::Row(Row::OtherOutcome));
        // Withdrawn applications are counted under 其他, but not everywhere.
        certainty = if withdrawn {
            Certainty::Weak(Reason::UnknownBasis)
        } else {
            Certainty::AtMost
        };
    }
    let split = words
        .iter()
        .any(|word| matches!(word, Word::From(_) | Word::Channel | Word::CarriedOver));
    if split {
        certainty = Certainty::Barred(Reason::PartOfList);
    } else if words.contains(&Word::CarriedForward) || words.contains(&Word::Carried) {
        return None;
    }
    Some(Statement {
        subject: Subject::Outcome(outcomes),
        certainty,
        basis: Basis::Total,
    })
}

pub(super) fn documents(words: &[Word], context: &Context) -> Option<Statement> {
    let has = |word: Word| words.contains(&word);
    let item = if has(Word::Normative) {
        Some(Item::NormativeDocuments)
    } else if has(Word::Regulations) {
        Some(Item::Regulations)
    } else {
        None
    };
    let verb = words
        .iter()
        .rev()
        .copied()
        .find(|word| matches!(word, Word::Issue | Word::Repeal | Word::InForce));
    let measure = match verb {
        Some(Word::Repeal) => Some(Measure::Repealed),
        Some(Word::InForce) => Some(Measure::InForce),
        Some(_) => Some(Measure::Issued),
        None => None,
    };
    let (item, measure) = match (item, measure, context.topic) {
        (Some(item), measure, _) => (item, measure),
        (None, Some(measure), Topic::Documents(item)) => (item, Some(measure)),
        _ => return None,
    };
    let both = has(Word::Normative) && has(Word::Regulations);
    let verbs = [Word::Issue, Word::Repeal, Word::InForce]
        .into_iter()
        .filter(|&verb| has(verb))
        .count();
    let Some(measure) = measure else {
        if has(Word::Drafting) {
            return Some(barred(
                Subject::Disclosure(item, Measure::Issued),
                Reason::OtherPopulation,
            ));
        }
        return Some(weak(
            Subject::Disclosure(item, Measure::Issued),
            Reason::UnknownBasis,
        ));
    };
    let subject = Subject::Disclosure(item, measure);
    if has(Word::Drafting) && measure != Measure::Repealed {
        return Some(barred(subject, Reason::OtherPopulation));
    }
    // 现行有效 is unmistakable beside 制定; two other verbs are not.
    if both || verbs > 1 && measure != Measure::InForce || has(Word::Publish) {
        return Some(weak(subject, Reason::UnknownBasis));
    }
    Some(certain(subject, Basis::New))
}

pub(super) fn decisions(words: &[Word]) -> Option<Statement> {
    let items: Vec<Item> = words
        .iter()
        .filter_map(|word| match word {
            Word::Licensing => Some(Item::Licensing),
            Word::Penalties => Some(Item::Penalties),
            Word::Coercive => Some(Item::CoerciveMeasures),
            Word::Services => Some(Item::OtherServices),
            _ => None,
        })
        .collect();
    let subject = Subject::Disclosure(*items.last()?, Measure::Decisions);
    if words.contains(&Word::Publish) {
        return Some(barred(subject, Reason::Published));
    }
    if items.len() > 1 || !words.contains(&Word::Decide) {
        return Some(weak(subject, Reason::UnknownBasis));
    }
    Some(certain(subject, Basis::New))
}
