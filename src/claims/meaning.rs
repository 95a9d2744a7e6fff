//! From the wordings around one number to what it counts.

use super::reason::Doubt;
use super::statement::{
    Basis, Certainty, Context, Statement, Topic, barred, certain, last_head, topic_of,
};
use super::subject::Subject;
use super::words::Word;
use super::{intake, tables};
use crate::report::{Item, Measure};

/// What the number behind these words counts, `None` where it is nothing of the tables.
pub(super) fn of(words: &[Word], context: &Context) -> Option<Statement> {
    let has = |word: Word| words.contains(&word);
    if words.iter().any(|word| matches!(word, Word::Compare))
        || last_head(words) == Some(Word::Delta)
    {
        return None;
    }
    if context.money {
        return money(words, context);
    }
    if has(Word::InformationFee) {
        return None;
    }
    if has(Word::Consultation) || context.topic == Topic::Consultation && !names_tables(words) {
        let named = has(Word::Consultation) || has(Word::Channel);
        return named.then(|| barred(Subject::Consultation, Doubt::NoCell));
    }
    let carried = has(Word::CarriedForward) || has(Word::CarriedOver);
    if has(Word::Paper) && !carried || foreign(words, context) {
        return None;
    }
    let mut statement = tables::proceeding(words, context)
        .or_else(|| tables::outcome(words, context))
        .or_else(|| tables::bare_granted(words, context))
        .or_else(|| tables::documents(words, context))
        .or_else(|| tables::decisions(words, context))
        .or_else(|| tables::procurement(words))
        .or_else(|| intake::applications(words, context))?;
    let sifted = words
        .iter()
        .position(|&word| word == Word::Foreign || word == Word::Qualifier);
    let intake = matches!(
        statement.subject,
        Subject::Received | Subject::New | Subject::Handled
    );
    // 收到信箱转来的信息公开申请, 有效申请: some of them.
    if has(Word::Rest) && statement.subject != Subject::CarriedForward {
        statement.certainty = Certainty::barred(Doubt::Narrowed);
    }
    // 公文210件,其中不予公开148件: the attribute of a document.
    let papers = matches!(
        context.topic,
        Topic::Foreign | Topic::Procurement | Topic::Documents(_) | Topic::Proceedings
    );
    if papers
        && matches!(
            statement.subject,
            Subject::Outcome(_) | Subject::CarriedOver | Subject::CarriedForward
        )
        && !has(Word::Requests)
        && !has(Word::Request)
    {
        statement.certainty = statement
            .certainty
            .and(Certainty::weak(Doubt::UnclearMatter));
    }
    if has(Word::Topic) || intake && sifted.is_some() {
        statement.certainty = statement.certainty.and(Certainty::weak(Doubt::Narrowed));
    }
    Some(statement)
}

fn names_tables(words: &[Word]) -> bool {
    topic_of(words, Topic::None) != Topic::None
}

/// Whether the number counts something else: the last noun says so, or an earlier one and none
/// since.
fn foreign(words: &[Word], context: &Context) -> bool {
    let noun = |word: &Word| {
        topic_of(&[*word], Topic::None) != Topic::None
            || matches!(
                word,
                Word::From(_) | Word::CaseResult(..) | Word::NewlyReceive
            )
    };
    match words.iter().rev().find(|word| noun(word)) {
        // 予以公开信息41件 is still about applications.
        Some(Word::Foreign) => !words.iter().any(|word| matches!(word, Word::Outcome(..))),
        Some(_) => false,
        None => matches!(context.topic, Topic::Foreign | Topic::Procurement),
    }
}

fn money(words: &[Word], context: &Context) -> Option<Statement> {
    let charged = Subject::Disclosure(Item::Fees, Measure::Amount);
    if words.contains(&Word::InformationFee) {
        return Some(barred(Subject::Fee, Doubt::NoCell));
    }
    if words.contains(&Word::FeesCharged) {
        return Some(certain(charged, Basis::New));
    }
    let is_foreign = words.contains(&Word::Foreign);
    if words.contains(&Word::Procurement) || context.topic == Topic::Procurement && !is_foreign {
        let spent = Subject::Disclosure(Item::Procurement, Measure::Amount);
        let is_published = words.contains(&Word::Publish) || words.contains(&Word::Release);
        return Some(if is_published {
            barred(spent, Doubt::Published)
        } else {
            certain(spent, Basis::New)
        });
    }
    (context.topic == Topic::Fee && !words.contains(&Word::Foreign))
        .then(|| barred(Subject::Fee, Doubt::NoCell))
}
