//! Which wordings of a clause belong to a number.

use super::lex::{Kind, Token};
use super::statement::Certainty;
use super::statement::{Statement, is_head};
use super::subject::{Applicant, Outcome, ProceedingKind};
use super::words::Word;
use crate::report::{CaseResult, Column, OutcomeGroup};

/// Unknown characters between the verb and what was received: they may say which ones.
pub(super) fn between(tokens: &[Token]) -> usize {
    let verb = tokens
        .iter()
        .position(|token| matches!(token.word(), Some(Word::Receive | Word::NewlyReceive)));
    let Some(verb) = verb else {
        return 0;
    };
    let noun = tokens[verb..]
        .iter()
        .position(|token| matches!(token.word(), Some(Word::Requests | Word::Request)));
    let until = noun.map_or(verb, |noun| verb + noun);
    tokens[verb..=until]
        .windows(2)
        .map(|pair| pair[1].start.saturating_sub(pair[0].end))
        .sum()
}

/// The tokens before the next mark.
pub(super) fn clause_of(rest: &[Token]) -> &[Token] {
    let end = rest
        .iter()
        .position(|token| matches!(token.kind, Kind::Mark(_)))
        .unwrap_or(rest.len());
    &rest[..end]
}

pub(super) fn heads(tokens: &[Token]) -> bool {
    tokens.iter().filter_map(Token::word).any(is_head)
}

pub(super) fn bounded(mut statement: Statement, certainty: Certainty) -> Statement {
    let own = statement.certainty;
    statement.certainty = if own.weakness().is_some() && certainty.weakness().is_some() {
        // Why it may be another's figure is the more telling reason.
        certainty.and(own)
    } else {
        // What has no cell has none in any year.
        own.and(certainty)
    };
    statement
}

pub(super) fn proceeding_kind(words: &[Word]) -> Option<ProceedingKind> {
    // 复议和诉讼中被纠正4件: of both.
    if words.contains(&Word::Review) && words.contains(&Word::Litigation) {
        return Some(ProceedingKind::Both);
    }
    words.iter().rev().find_map(|word| match word {
        Word::AfterReview => Some(ProceedingKind::LitigationAfterReconsideration),
        Word::Direct => Some(ProceedingKind::LitigationDirect),
        Word::Litigation => Some(ProceedingKind::Litigation),
        Word::Review => Some(ProceedingKind::Reconsideration),
        _ => None,
    })
}

/// Whether what follows says that carried-over applications are counted in.
pub(super) fn opens_with_carried(rest: &[Token]) -> bool {
    let mut words = rest.iter().take(12).map_while(|token| match token.kind {
        Kind::Mark(mark) if !matches!(mark, ':' | '：' | '，' | ',') => None,
        Kind::Mark(_) => Some(Word::Neutral),
        // 其中9件办结,上年无结转: none were.
        Kind::Word(Word::Not) => None,
        _ => Some(token.word().unwrap_or(Word::Neutral)),
    });
    let part = words.next();
    part == Some(Word::Part) && words.any(|word| word == Word::CarriedOver)
}

/// The words that belong to one number: those before it, or those behind where none before tell.
pub(super) fn segment(
    before: &[Token],
    after: &[Token],
    rest: &[Token],
    shifted: bool,
) -> Vec<Word> {
    let words = |tokens: &[Token]| -> Vec<Word> { tokens.iter().filter_map(Token::word).collect() };
    let left = if shifted { Vec::new() } else { words(before) };
    let mut right = words(after);
    let verbs_only = left
        .iter()
        .copied()
        .filter(|&word| is_head(word))
        .all(|word| {
            matches!(
                word,
                Word::Receive
                    | Word::NewlyReceive
                    | Word::Issue
                    | Word::Decide
                    | Word::Process
                    | Word::Answer
                    | Word::Finish
                    | Word::Repeal
            )
        });
    let has_head = left.iter().copied().any(is_head);
    let noun = |word: &Word| {
        matches!(
            word,
            Word::Requests
                | Word::Request
                | Word::CarriedOver
                | Word::From(_)
                | Word::Channel
                | Word::Review
                | Word::Litigation
                | Word::Normative
                | Word::Regulations
                | Word::Licensing
                | Word::Penalties
                | Word::Coercive
                | Word::Procurement
                | Word::Foreign
                | Word::Consultation
                | Word::Paper
                | Word::InformationFee
        )
    };
    let unfinished = |words: &[Word]| {
        let open = words.contains(&Word::Unfinished) || words.contains(&Word::Not);
        words
            .iter()
            .copied()
            .filter(|&word| is_head(word))
            .all(|word| match word {
                Word::Unfinished | Word::Paper => true,
                // 6件因答复期限未届满,结转: not answered.
                Word::Answer | Word::Process | Word::Finish => open,
                _ => false,
            })
    };
    if !has_head {
        // 9件尚在办理,顺延至下年度: the clause behind tells.
        if unfinished(&right) {
            let next = clause_of(rest);
            let told = next
                .iter()
                .any(|token| token.number().is_some() || token.word() == Some(Word::Not));
            if !told
                && next
                    .iter()
                    .filter_map(Token::word)
                    .find(|&word| is_head(word))
                    == Some(Word::CarriedForward)
            {
                right = vec![Word::CarriedForward];
            }
        }
        let mut all = left;
        all.extend(right);
        return all;
    }
    if verbs_only
        && !left.iter().any(|word| matches!(word, Word::Requests))
        && right.first().is_some_and(noun)
    {
        let mut all = left;
        all.extend(
            right
                .into_iter()
                .take_while(|word| noun(word) || !is_head(*word) || matches!(word, Word::Decide)),
        );
        return all;
    }
    left
}

/// Whether the words name several of what one number counts, and the number is of them together: 自然人和
/// 商业企业共107件, 维持及纠正共10件, 办结和结转下年度共135件.
pub(super) fn names_several(pending: &[Word], words: &[Word]) -> bool {
    let all = || pending.iter().chain(words);
    let mut applicants: Vec<Applicant> = Vec::new();
    let mut results: Vec<CaseResult> = Vec::new();
    for word in all() {
        match word {
            Word::From(applicant) if !applicants.contains(applicant) => applicants.push(*applicant),
            Word::CaseResult(result, _) if !results.contains(result) => results.push(*result),
            _ => {}
        }
    }
    // 法人或其他组织中商业企业21件: a part of the others.
    if applicants.contains(&Applicant::Organizations) {
        let natural = Applicant::Column(Column::NaturalPerson);
        applicants.retain(|of| *of == Applicant::Organizations || *of == natural);
    }
    let handled = all().position(|word| matches!(word, Word::Answer | Word::Finish));
    let forward = all().position(|word| {
        matches!(
            word,
            Word::CarriedForward | Word::CarriedEither | Word::Carried
        )
    });
    let has = |wanted: Word| all().any(|word| *word == wanted);
    let is_flow = handled
        .zip(forward)
        .is_some_and(|(handled, forward)| handled < forward);
    let is_all_lawsuits = has(Word::Direct) && has(Word::AfterReview);
    applicants.len() > 1 || results.len() > 1 || is_flow || is_all_lawsuits
}

/// Puts heads that 、 joined before the number's own: two outcomes or two proceedings are stated
/// together. `false` where they are not of one kind, so that what the number counts is unsure.
pub(super) fn join_pending(words: &mut Vec<Word>, pending: &[Word]) -> bool {
    let kinds = |words: &[Word]| {
        words
            .iter()
            .copied()
            .filter(|&word| is_head(word))
            .collect::<Vec<_>>()
    };
    // 受理咨询、政府信息公开申请等事项共3300件: of other things too.
    if pending.contains(&Word::Consultation) || pending.contains(&Word::Foreign) {
        return false;
    }
    if kinds(pending).is_empty() || kinds(words).is_empty() {
        return true;
    }
    let nouns = |word: &Word| {
        matches!(
            word,
            Word::Outcome(..)
                | Word::Review
                | Word::Litigation
                | Word::Normative
                | Word::Regulations
                | Word::Licensing
                | Word::Penalties
                | Word::Coercive
                | Word::Issue
                | Word::Repeal
                | Word::InForce
        )
    };
    // 受理公民、商业企业提出的申请12件: of all of them.
    let applicants = |words: &[Word]| {
        let is_applicant = |word: &Word| matches!(word, Word::From(_) | Word::Citizens);
        words.iter().any(is_applicant)
    };
    if applicants(pending) && applicants(words) {
        let is_intake = |word: &Word| matches!(word, Word::Receive | Word::Requests);
        if words.iter().filter(|word| is_intake(word)).count() == 0 {
            return false;
        }
        words.retain(|word| !matches!(word, Word::From(_) | Word::Citizens));
        return true;
    }
    let channels = pending
        .iter()
        .filter(|word| **word == Word::Channel)
        .count();
    if channels > 0 && words.contains(&Word::Channel) {
        words.extend(std::iter::repeat_n(Word::Channel, channels));
        return true;
    }
    // 行政复议、行政诉讼案件共3件: of both together.
    let proceedings = |words: &[Word]| {
        kinds(words)
            .iter()
            .all(|word| matches!(word, Word::Review | Word::Litigation))
    };
    if proceedings(pending) && proceedings(words) {
        let mut all = kinds(pending);
        all.append(words);
        *words = all;
        return true;
    }
    // 信访举报投诉、重复申请等情形不予处理24件: the chief reasons of the group.
    let groups: Vec<OutcomeGroup> = (words.iter())
        .filter_map(|word| match word {
            Word::Outcome(Outcome::Group(group), _) => Some(*group),
            _ => None,
        })
        .collect();
    let is_reason = |word: &Word| {
        matches!(word, Word::Outcome(Outcome::Row(row), _)
            if row.group().is_some_and(|group| groups.contains(&group)))
    };
    let is_row = |word: &Word| matches!(word, Word::Outcome(Outcome::Row(_), _));
    // 因第三方合法权益、过程性信息不予公开10件: of these two rows, where no 等 leaves them open.
    let is_closed = words.iter().any(is_row) && !words.contains(&Word::Loose);
    if kinds(pending).iter().all(is_reason) && !is_closed {
        return true;
    }
    if pending.iter().any(nouns) {
        let joined = pending
            .iter()
            .copied()
            .filter(|word| matches!(word, Word::Outcome(..) | Word::Review | Word::Litigation));
        let mut all: Vec<Word> = joined.collect();
        all.append(words);
        *words = all;
        return false;
    }
    true
}
