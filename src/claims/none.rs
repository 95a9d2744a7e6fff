//! Statements that there was nothing: 未收到…, 没有发生…, 无…. The value is 0.

use super::lex::Token;
use super::number::starts;
use super::reason::Doubt;
use super::sentence::State;
use super::statement::{Basis, Certainty, Context, Statement, Topic, Undone};
use super::subject::{Outcome, ProceedingKind, Subject};
use super::words::{Fit, Word};
use crate::report::{CaseResult, Item, Measure};

/// Whether a clause goes on with a list of what there was none of (未发生行政复议、行政诉讼).
pub(super) fn goes_on(words: &[Word], state: &State) -> bool {
    state.listing && !words.is_empty() && !words.contains(&Word::Not)
}

/// Keeps whether the list goes on, and its verb.
pub(super) fn remember(words: &[Word], mark: Option<char>, state: &mut State) {
    let begun = words.contains(&Word::Not) || state.listing;
    state.listing = begun && mark == Some('、');
    if state.listing {
        state.context.verb = verb(words).or(state.context.verb);
        state.context.undone = state.context.undone.with(words);
    } else {
        state.context.verb = None;
        state.context.undone = Undone::default();
    }
}

const fn is_document(word: &Word) -> bool {
    matches!(word, Word::Normative | Word::Regulations)
}

fn verb(words: &[Word]) -> Option<Word> {
    // 无新增规范性文件; 行政法规 are no document that the form counts, and stand before those.
    let is_listed = |word: &Word| is_document(word) || *word == Word::Foreign;
    if words.contains(&Word::NewlyReceive) && words.iter().any(is_listed) {
        return Some(Word::Issue);
    }
    words.iter().rev().copied().find(|word| {
        matches!(
            word,
            Word::Issue
                | Word::Release
                | Word::Repeal
                | Word::InForce
                | Word::Decide
                | Word::Receive
        )
    })
}

/// What the clause says that there was none of.
pub(super) fn statements(tokens: &[Token], context: &Context, listed: bool) -> Vec<Statement> {
    let from = if listed {
        0
    } else {
        match tokens
            .iter()
            .position(|token| token.word() == Some(Word::Not))
        {
            Some(place) => place + 1,
            None => return Vec::new(),
        }
    };
    // 社会公益组织未提出申请: who it was stands before.
    let who = tokens[..from].iter().filter_map(Token::word);
    let who = who.filter(|word| matches!(word, Word::From(_) | Word::Channel));
    let words: Vec<Word> = who
        .chain(tokens[from..].iter().filter_map(Token::word))
        .collect();
    of_words(&words, context)
}

/// What a heading says that there was none of, before 无: 依申请公开情况：无.
pub(super) fn of_heading(words: &[Word], context: &Context) -> Vec<Statement> {
    let named = |word: &Word| match word {
        Word::Mention => Word::Requests,
        word => *word,
    };
    let words: Vec<Word> = words.iter().map(named).collect();
    of_words(&words, context)
}

/// How many tokens a list of what there was none of has, before it goes on with what no cell counts
/// (未发生行政诉讼案件和举报申诉件, 未作出行政强制和行政征收): that narrows nothing of them.
pub(super) fn before_others(text: &[char], tokens: &[Token]) -> Option<usize> {
    let is_counted = |token: &Token| {
        matches!(
            token.word(),
            Some(
                Word::Review
                    | Word::Litigation
                    | Word::Licensing
                    | Word::Penalties
                    | Word::Coercive
            )
        )
    };
    let last = tokens.iter().rposition(is_counted)?;
    let others = &tokens[last + 1..];
    let is_other = |token: &Token| token.word() == Some(Word::Foreign);
    let is_joined = ["和", "及", "与", "或", "以及"]
        .iter()
        .any(|word| starts(text, tokens[last].end, word));
    (is_joined && !others.is_empty() && others.iter().all(is_other)).then_some(last + 1)
}

fn of_words(words: &[Word], context: &Context) -> Vec<Statement> {
    let has = |word: Word| words.contains(&word);
    if has(Word::InformationFee) {
        return vec![nothing(Subject::Fee, Certainty::barred(Doubt::NoCell))];
    }
    // 涉及政府信息公开: what all of them are about.
    let is_topical = |pair: &[Word]| {
        let is_own = matches!(
            pair[1],
            Word::Disclosure | Word::Requests | Word::Mention | Word::Itself
        );
        pair[0] == Word::Topic && !is_own
    };
    let ends_topical = words.last() == Some(&Word::Topic);
    let has_topic = ends_topical || words.windows(2).any(is_topical);
    let certainty = if has(Word::Qualifier) || has_topic {
        Certainty::weak(Doubt::Narrowed)
    } else {
        Certainty::CERTAIN
    };
    if has(Word::Compare) || has(Word::Delta) || has(Word::Part) {
        return Vec::new();
    }
    // 没有因不予公开引发复议, 无涉及个人隐私的行政复议: of those of one sort, there were none.
    let outcome = words
        .iter()
        .position(|word| matches!(word, Word::Outcome(..)));
    let kind = words
        .iter()
        .position(|word| matches!(word, Word::Review | Word::Litigation));
    let is_of_some = context.undone.of_some
        || outcome
            .zip(kind)
            .is_some_and(|(outcome, kind)| outcome < kind);
    let narrowed = match is_of_some {
        true => certainty.and(Certainty::weak(Doubt::Narrowed)),
        false => certainty,
    };
    let proceedings = proceedings(words, context, narrowed);
    if !proceedings.is_empty() {
        return proceedings;
    }
    // 没有行政处罚决定被撤销: some became nothing, and that is all that is said of them.
    if words
        .iter()
        .any(|word| matches!(word, Word::CaseResult(..)))
    {
        return Vec::new();
    }
    let blocked =
        has(Word::Paper) || has(Word::Foreign) || has(Word::Consultation) || has(Word::Qualifier);
    if blocked {
        return Vec::new();
    }
    let others = [
        table_two(words, context, certainty),
        outcomes(words, certainty),
    ]
    .concat();
    if !others.is_empty() {
        return others;
    }
    applications(words, context, certainty)
}

const fn nothing(subject: Subject, certainty: Certainty) -> Statement {
    Statement::new(subject, certainty, Basis::New)
}

fn proceedings(words: &[Word], context: &Context, certainty: Certainty) -> Vec<Statement> {
    let result = words.iter().rev().find_map(|word| match word {
        Word::CaseResult(result, fit) => Some((*result, *fit)),
        _ => None,
    });
    let named = words
        .iter()
        .any(|word| matches!(word, Word::Disclosure | Word::Requests));
    let organ = words.iter().any(|word| {
        matches!(
            word,
            Word::Organ | Word::Enforcement | Word::Penalties | Word::Licensing
        )
    });
    let mut certainty = if organ {
        Certainty::barred(Doubt::ForOthers)
    } else if named || context.related {
        certainty
    } else {
        certainty.and(Certainty::weak(Doubt::UnclearMatter))
    };
    let result = match result {
        Some((result, Fit::Exact)) => result,
        Some((result, Fit::Within)) => {
            certainty = certainty.and(Certainty::weak(Doubt::OpenWording));
            result
        }
        None => CaseResult::Total,
    };
    let mut kinds: Vec<ProceedingKind> = words
        .iter()
        .filter_map(|word| match word {
            Word::Review => Some(ProceedingKind::Reconsideration),
            Word::Litigation => Some(ProceedingKind::Litigation),
            Word::Direct => Some(ProceedingKind::LitigationDirect),
            Word::AfterReview => Some(ProceedingKind::LitigationAfterReconsideration),
            _ => None,
        })
        .collect();
    // 无结果纠正: of the proceedings named before.
    if kinds.is_empty() && result != CaseResult::Total && context.topic == Topic::Proceedings {
        kinds.extend(context.proceeding);
    }
    (kinds.into_iter())
        .map(|kind| nothing(Subject::Proceeding(kind, result), certainty))
        .collect()
}

fn table_two(words: &[Word], context: &Context, certainty: Certainty) -> Vec<Statement> {
    // 没有不予公开的行政许可决定.
    if words.iter().any(|word| matches!(word, Word::Outcome(..))) {
        return Vec::new();
    }
    let verb = verb(words).or(context.verb);
    // 没有制作和公开规范性文件: there was none to publish.
    let is_issued = words.contains(&Word::Issue);
    let published = words.contains(&Word::Publish) && !is_issued || words.contains(&Word::Drafting);
    let has_fees = words.contains(&Word::FeesCharged);
    // 未制发、废止规范性文件: neither.
    let undone = context.undone.with(words);
    let both = [Measure::Issued, Measure::Repealed];
    let of = |word: &Word| -> Vec<Statement> {
        let (item, is_document) = match word {
            Word::Normative => (Item::NormativeDocuments, true),
            Word::Regulations => (Item::Regulations, true),
            Word::Licensing => (Item::Licensing, false),
            Word::Penalties => (Item::Penalties, false),
            Word::Coercive => (Item::CoerciveMeasures, false),
            _ => return Vec::new(),
        };
        let (measures, is_told) = match (is_document, verb) {
            (true, Some(Word::InForce)) => (&[Measure::InForce][..], true),
            (true, Some(_)) if undone.issued && undone.repealed => (&both[..], true),
            (true, Some(Word::Repeal)) => (&both[1..], true),
            (true, verb) => (
                &both[..1],
                matches!(verb, Some(Word::Issue | Word::Release)),
            ),
            (false, verb) => (&[Measure::Decisions][..], verb == Some(Word::Decide)),
        };
        let certainty = if is_told && !published {
            certainty
        } else {
            certainty.and(Certainty::weak(Doubt::OpenWording))
        };
        (measures.iter())
            .map(|&measure| nothing(Subject::Disclosure(item, measure), certainty))
            .collect()
    };
    // 无行政事业性收费.
    let fees =
        has_fees.then(|| nothing(Subject::Disclosure(Item::Fees, Measure::Amount), certainty));
    // 制发规范性文件3件，无废止.
    let repealed = match (context.topic, verb) {
        (Topic::Documents(item), Some(Word::Repeal)) if !words.iter().any(is_document) => Some(
            nothing(Subject::Disclosure(item, Measure::Repealed), certainty),
        ),
        _ => None,
    };
    words
        .iter()
        .flat_map(of)
        .chain(fees)
        .chain(repealed)
        .collect()
}

fn outcomes(words: &[Word], certainty: Certainty) -> Vec<Statement> {
    let named: Vec<Outcome> = (words.iter())
        .filter_map(|word| match word {
            Word::Outcome(outcome, _) => Some(*outcome),
            _ => None,
        })
        .collect();
    // 没有不予公开的行政许可决定, 没有部分公开后又全部公开的: of several words it is not clear which is denied, but
    // of a group and a row of it (没有因国家秘密不予公开) the row is.
    let meant: Vec<Outcome> = (named.iter().copied())
        .filter(|outcome| !outcome.heads_row_of(&named))
        .collect();
    let has_decisions = words.iter().any(|word| {
        matches!(
            word,
            Word::Licensing | Word::Penalties | Word::Coercive | Word::Normative
        )
    });
    if meant.len() > 1 || has_decisions {
        return Vec::new();
    }
    words
        .iter()
        .filter(|word| matches!(word, Word::Outcome(outcome, _) if meant.contains(outcome)))
        .filter_map(|word| match word {
            Word::Outcome(outcome, fit) => {
                let certainty = match fit {
                    Fit::Exact => certainty,
                    Fit::Within => certainty.and(Certainty::AT_MOST),
                };
                Some(nothing(Subject::Outcome(vec![*outcome]), certainty))
            }
            _ => None,
        })
        .collect()
}

fn applications(words: &[Word], context: &Context, certainty: Certainty) -> Vec<Statement> {
    let has = |word: Word| words.contains(&word);
    let carried: Vec<Statement> = words
        .iter()
        .filter_map(|word| match word {
            Word::CarriedOver => Some(Subject::CarriedOver),
            Word::CarriedForward => Some(Subject::CarriedForward),
            _ => None,
        })
        .map(|subject| nothing(subject, certainty))
        .collect();
    // 无新收和上年结转申请.
    let new = (has(Word::NewlyReceive) || has(Word::NewRequests))
        .then(|| nothing(Subject::New, certainty));
    if !carried.is_empty() {
        return new.into_iter().chain(carried).collect();
    }
    if has(Word::Carried) || has(Word::CarriedEither) {
        // 无结转: to the next year or from the one before, and false where there were both.
        let mut neither = nothing(Subject::CarriedForward, certainty);
        neither.alternative = Some(Subject::CarriedOver);
        return new.into_iter().chain([neither]).collect();
    }
    if has(Word::Unfinished) {
        return Vec::new();
    }
    let known = context.topic == Topic::Applications || has(Word::Disclosure);
    let named = has(Word::Requests) || has(Word::Request) && known;
    let only_handled = (has(Word::Answer) || has(Word::Finish)) && !has(Word::Receive);
    if !named || only_handled {
        return Vec::new();
    }
    if let Some(applicant) = words.iter().find_map(|word| match word {
        Word::From(applicant) => Some(*applicant),
        _ => None,
    }) {
        return vec![nothing(Subject::From(applicant), certainty)];
    }
    if words.iter().filter(|word| **word == Word::Channel).count() == 1 {
        return vec![nothing(Subject::Channel, Certainty::barred(Doubt::NoCell))];
    }
    vec![nothing(Subject::New, certainty)]
}
