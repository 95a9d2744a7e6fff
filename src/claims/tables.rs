//! What a number counts where its words name proceedings, outcomes, documents or decisions.

use super::reason::Doubt;
use super::statement::{
    Basis, Certainty, Context, Cut, Outcomes, Statement, Topic, barred, certain, is_head, weak,
};
use super::subject::{Outcome, ProceedingKind, Subject};
use super::words::{Fit, Word};
use crate::report::{CaseResult, Item, Measure, OutcomeGroup, Row};

pub(super) fn proceeding(words: &[Word], context: &Context) -> Option<Statement> {
    let has = |word: Word| words.contains(&word);
    let result = words.iter().rev().find_map(|word| match word {
        Word::CaseResult(result, fit) => Some((*result, *fit)),
        _ => None,
    });
    let named = match (has(Word::Review), has(Word::Litigation)) {
        _ if has(Word::AfterReview) => Some(ProceedingKind::LitigationAfterReconsideration),
        _ if has(Word::Direct) => Some(ProceedingKind::LitigationDirect),
        _ if has(Word::Disputes) => Some(ProceedingKind::Both),
        (true, true) => Some(ProceedingKind::Both),
        (true, false) => Some(ProceedingKind::Reconsideration),
        (false, true) => Some(ProceedingKind::Litigation),
        (false, false) => None,
    };
    let kind = match (named, result) {
        (Some(kind), _) => kind,
        (None, Some(_)) if context.topic == Topic::Proceedings => context.proceeding?,
        // 行政复议N件,其中涉及政府信息公开M件.
        (None, None)
            if context.part
                && context.topic == Topic::Proceedings
                && has(Word::Disclosure)
                && !words.iter().copied().any(is_head) =>
        {
            let subject = Subject::Proceeding(context.proceeding?, CaseResult::Total);
            return Some(weak(subject, Doubt::OpenWording));
        }
        (None, None) if has(Word::Concluded) && context.topic == Topic::Proceedings => {
            context.proceeding?
        }
        _ => return None,
    };
    // An application can be about a reconsideration; its outcome is no result.
    if words.iter().any(|word| matches!(word, Word::Outcome(..))) {
        return None;
    }
    if has(Word::Concluded) && result.is_none() {
        // Without those pending, or with those received in earlier years.
        return Some(weak(Subject::Concluded(kind), Doubt::OpenWording));
    }
    let (result, fit) = result.unwrap_or((CaseResult::Total, Fit::Exact));
    let mut statement = certain(Subject::Proceeding(kind, result), Basis::New);
    if fit == Fit::Within || has(Word::NewlyReceive) || has(Word::Finish) {
        statement.certainty = Certainty::weak(Doubt::OpenWording);
    }
    if !context.related && !has(Word::Disclosure) && !has(Word::Requests) {
        statement.certainty = Certainty::weak(Doubt::UnclearMatter);
    } else if (has(Word::Process) || has(Word::Answer)) && !has(Word::Caused) {
        // Who handles a reconsideration may be the reviewing organ.
        statement.certainty = Certainty::weak(Doubt::ForOthers);
    }
    if has(Word::Foreign) {
        // 因不服投诉举报处理提起的行政复议: about another matter.
        statement.certainty = statement
            .certainty
            .and(Certainty::weak(Doubt::UnclearMatter));
    }
    if has(Word::Organ) || has(Word::Enforcement) || has(Word::Penalties) || has(Word::Licensing) {
        statement.certainty = Certainty::barred(Doubt::ForOthers);
    }
    Some(statement)
}

pub(super) fn outcome(words: &[Word], context: &Context) -> Option<Statement> {
    let mut found: Vec<(Outcome, Fit)> = Vec::new();
    for word in words {
        if let Word::Outcome(outcome, fit) = word
            && !found.contains(&(*outcome, *fit))
        {
            found.push((*outcome, *fit));
        }
    }
    // 重复申请不予处理N件 names a row and its group: the row is meant, or it is the chief reason of
    // all (因不掌握等原因无法提供N件).
    let named: Vec<Outcome> = found.iter().map(|(outcome, _)| *outcome).collect();
    let mut reasons: Vec<Outcome> = (named.iter().copied())
        .filter(|outcome| outcome.heads_row_of(&named))
        .collect();
    found.retain(|(outcome, _)| !reasons.contains(outcome));
    if found.is_empty() {
        return None;
    }
    let within = found.iter().all(|(_, fit)| *fit == Fit::Within);
    let mixed = !within && found.iter().any(|(_, fit)| *fit == Fit::Within);
    let mut outcomes: Vec<Outcome> = Vec::new();
    for (outcome, _) in &found {
        if !outcomes.contains(outcome) {
            outcomes.push(*outcome);
        }
    }
    let mut certainty = Certainty::CERTAIN;
    if within {
        let withdrawn = outcomes.contains(&Outcome::Row(Row::OtherOutcome));
        // Withdrawn applications are counted under 其他, but not everywhere.
        certainty = if withdrawn {
            Certainty::weak(Doubt::OpenWording)
        } else {
            Certainty::AT_MOST
        };
    }
    if mixed {
        // 已主动公开和同意公开的: the body's own kinds beside the form's.
        certainty = Certainty::weak(Doubt::OpenWording);
    }
    let applicant = words.iter().find_map(|word| match word {
        Word::From(applicant) => Some(Cut::Column(*applicant)),
        _ => None,
    });
    let split = |word: &Word| matches!(word, Word::Channel | Word::CarriedOver);
    if words.iter().any(split) {
        certainty = Certainty::barred(Doubt::Crossing);
    } else if applicant.is_some() {
        certainty = Certainty::weak(Doubt::Crossing);
    } else if [Word::CarriedForward, Word::Carried, Word::CarriedEither]
        .iter()
        .any(|word| words.contains(word))
    {
        return None;
    }
    // 不予公开信息数3条, of the information that was made.
    let is_of_pieces = context.pieces && words.last() == Some(&Word::Foreign);
    if is_of_pieces {
        certainty = certainty.and(Certainty::weak(Doubt::UnclearMatter));
    }
    // 信访投诉类不予处理5件: some of those.
    let named = |word: &Word| matches!(word, Word::Outcome(..));
    let mut before = words.iter().take_while(|word| !named(word));
    if before.any(|word| *word == Word::Foreign) {
        certainty = certainty.and(Certainty::weak(Doubt::SomeOnly));
    }
    // 其他处理 beside the two rows before it is the third.
    if reasons.is_empty() && outcomes == [Outcome::Group(OutcomeGroup::Other)] {
        reasons.push(Outcome::Row(Row::OtherOutcome));
    }
    let mut statement = Statement::new(Subject::Outcome(outcomes), certainty, Basis::Total);
    statement.alternative = (!reasons.is_empty()).then_some(Subject::Outcome(reasons));
    statement.cut = applicant;
    Some(statement)
}

/// 公开133件,部分公开47件: in a list of outcomes, the bare word is the first of them.
pub(super) fn bare_granted(words: &[Word], context: &Context) -> Option<Statement> {
    let other = |word: &Word| {
        is_head(*word) || matches!(word, Word::Topic | Word::Requests | Word::Request)
    };
    let bare = words.contains(&Word::Publish) && !words.iter().any(other);
    let subject = Subject::Outcome(vec![Outcome::Row(Row::Granted)]);
    let is_entry = bare && context.topic == Topic::Applications;
    match context.outcomes {
        Outcomes::Listed if is_entry => Some(certain(subject, Basis::Total)),
        Outcomes::Some if is_entry => Some(weak(subject, Doubt::OpenWording)),
        _ => None,
    }
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
    let verb = words.iter().rev().copied().find(|word| {
        matches!(
            word,
            Word::Issue
                | Word::Release
                | Word::Repeal
                | Word::InForce
                | Word::NewlyDisclosed
                | Word::TotalDisclosed
        )
    });
    // 通过网站发布规范性文件: what was posted there.
    let is_posted = has(Word::Release) && (has(Word::Channel) || has(Word::Foreign));
    // 制定规章5部、行政规范性文件176件; words beside the noun may say otherwise.
    let held = (context.verb)
        .filter(|verb| matches!(verb, Word::Issue | Word::Repeal))
        .filter(|_| item.is_some() && words.len() == 1);
    let measure = match verb.or(held) {
        Some(Word::Repeal) => Some(Measure::Repealed),
        Some(Word::InForce) => Some(Measure::InForce),
        Some(Word::NewlyDisclosed) => Some(Measure::Disclosed),
        Some(Word::TotalDisclosed) => Some(Measure::TotalDisclosed),
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
        if is_of_published(context) {
            return Some(barred(
                Subject::Disclosure(item, Measure::Issued),
                Doubt::Published,
            ));
        }
        if has(Word::Drafting) {
            return Some(barred(
                Subject::Disclosure(item, Measure::Issued),
                Doubt::ForOthers,
            ));
        }
        return Some(weak(
            Subject::Disclosure(item, Measure::Issued),
            Doubt::OpenWording,
        ));
    };
    let subject = Subject::Disclosure(item, measure);
    if has(Word::Drafting) && measure != Measure::Repealed {
        return Some(barred(subject, Doubt::ForOthers));
    }
    // 现行有效 is unmistakable beside 制定; two other verbs are not.
    if both || verbs > 1 && measure != Measure::InForce || has(Word::Publish) || is_posted {
        return Some(weak(subject, Doubt::OpenWording));
    }
    Some(certain(subject, Basis::New))
}

/// Central procurement: how many items there were. What was published of it is another number.
pub(super) fn procurement(words: &[Word]) -> Option<Statement> {
    let has = |word: Word| words.contains(&word);
    let subject = Subject::Disclosure(Item::Procurement, Measure::Items);
    if !has(Word::Procurement) {
        return None;
    }
    if has(Word::Publish) || has(Word::Release) {
        return Some(barred(subject, Doubt::Published));
    }
    let is_plain = words
        .iter()
        .copied()
        .filter(|&word| is_head(word))
        .all(|word| word == Word::Procurement);
    is_plain.then(|| certain(subject, Basis::New))
}

/// Whether it is one of the kinds into which the pieces of information that were published fall:
/// 公开信息171条。其中，行政处罚类信息12条.
fn is_of_published(context: &Context) -> bool {
    context.part && context.in_pieces
}

pub(super) fn decisions(words: &[Word], context: &Context) -> Option<Statement> {
    let items: Vec<Item> = words
        .iter()
        .filter_map(|word| match word {
            Word::Licensing | Word::LicensingPart => Some(Item::Licensing),
            Word::Penalties => Some(Item::Penalties),
            Word::Coercive => Some(Item::CoerciveMeasures),
            Word::Services => Some(Item::OtherServices),
            _ => None,
        })
        .collect();
    let subject = Subject::Disclosure(*items.last()?, Measure::Decisions);
    let has = |word: Word| words.contains(&word);
    if has(Word::Publish) || has(Word::Release) || is_of_published(context) {
        return Some(barred(subject, Doubt::Published));
    }
    // 准予许可480件、不予许可10件: of all decisions some.
    if words.last() == Some(&Word::LicensingPart) {
        return Some(Statement::new(subject, Certainty::AT_MOST, Basis::New));
    }
    let is_decided = has(Word::Decide)
        || context.verb == Some(Word::Decide)
        || (has(Word::Process) || has(Word::Finish))
            && matches!(items[..], [Item::Licensing | Item::Penalties])
        || context.decided;
    if items.len() > 1 || !is_decided {
        return Some(weak(subject, Doubt::OpenWording));
    }
    Some(certain(subject, Basis::New))
}
