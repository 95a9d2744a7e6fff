//! What a number counts where its words speak of applications: received, carried, handled, by
//! whom and how.

use super::reason::Doubt;
use super::statement::{
    Basis, Certainty, Context, Cut, Statement, Topic, barred, certain, last_head, weak,
};
use super::subject::{Applicant, Subject};
use super::words::Word;
use crate::report::{Column, Row};

/// Applications by whom, carried which way, by which channel, or received and handled as such.
pub(super) fn applications(words: &[Word], context: &Context) -> Option<Statement> {
    let has = |word: Word| words.contains(&word);
    // 落实信息处理费有关规定，收到124件申请: the fee is one for applications.
    let topical = matches!(context.topic, Topic::Applications | Topic::Fee) || has(Word::Mention);
    let named = has(Word::Requests) || has(Word::Request) && (topical || has(Word::Disclosure));
    let last = last_head(words);
    let applicant = words.iter().rev().find_map(|word| match word {
        Word::From(applicant) => Some(*applicant),
        Word::Citizens if topical && (context.part || has(Word::Request)) => {
            Some(Applicant::Column(Column::NaturalPerson))
        }
        _ => None,
    });
    if let Some(applicant) = applicant
        && (topical || has(Word::Requests) || has(Word::Receive))
        // 收到公民提出的政府信息公开申请 is about anybody.
        && !(has(Word::Citizens) && has(Word::Receive) && !context.part)
    {
        return Some(by_applicant(applicant, words));
    }
    if has(Word::CarriedOver) && has(Word::NewlyReceive) && last != Some(Word::NewlyReceive) {
        return Some(certain(
            Subject::NewAndCarriedOver,
            Basis::NewAndCarriedOver,
        ));
    }
    let is_of_applications = topical || named;
    if let Some(statement) = carried(words, last, is_of_applications) {
        return Some(statement);
    }
    let channels = words.iter().filter(|word| **word == Word::Channel).count();
    let by_any = has(Word::AnyChannel) || has(Word::ByMeans) && channels > 1 && !context.part;
    if channels > 0 && !by_any {
        if !topical && !named {
            return None;
        }
        if channels < 2 || context.part {
            return Some(barred(Subject::Channel, Doubt::NoCell));
        }
        // 书面或者电子邮件形式的申请: all channels that there are, most likely.
        return Some(weak(Subject::Received, Doubt::OpenWording));
    }
    if has(Word::Unfinished) && topical {
        return Some(if context.part {
            weak(Subject::CarriedForward, Doubt::OpenWording)
        } else {
            certain(Subject::CarriedForward, Basis::New)
        });
    }
    intake(words, context, named, topical)
}

/// Applications newly received or carried, by the word for it that stands last.
fn carried(words: &[Word], last: Option<Word>, is_of_applications: bool) -> Option<Statement> {
    let carried = words.iter().rev().find(|word| {
        matches!(
            word,
            Word::CarriedOver
                | Word::CarriedForward
                | Word::Carried
                | Word::CarriedEither
                | Word::NewlyReceive
                | Word::NewRequests
        )
    });
    Some(match carried {
        // 加上年结转共办理1653件: of both, however they are counted.
        Some(Word::CarriedOver) if matches!(words.last(), Some(Word::Process | Word::Receive)) => {
            weak(Subject::NewAndCarriedOver, Doubt::OpenWording)
        }
        Some(Word::CarriedOver) => {
            let mut statement = certain(Subject::CarriedOver, Basis::New);
            // Of those carried over, so many were answered: not all of them.
            if matches!(last, Some(Word::Answer | Word::Finish)) {
                statement.certainty = Certainty::barred(Doubt::SomeOnly);
            }
            statement
        }
        Some(Word::CarriedForward) => certain(Subject::CarriedForward, Basis::New),
        Some(Word::Carried) if is_of_applications => barred(Subject::Carried, Doubt::OpenDirection),
        Some(Word::CarriedEither) if is_of_applications => {
            // Of those carried, so many were answered.
            let some = matches!(
                last,
                Some(Word::Answer | Word::Finish | Word::Process | Word::Receive)
            );
            if some {
                barred(Subject::Carried, Doubt::OpenDirection)
            } else {
                certain(Subject::Carried, Basis::New)
            }
        }
        Some(Word::NewRequests) => certain(Subject::New, Basis::New),
        Some(Word::NewlyReceive) if is_of_applications => certain(Subject::New, Basis::New),
        _ => return None,
    })
}

/// Applications from one kind of applicant; of those carried over or forward one cell of the row.
fn by_applicant(applicant: Applicant, words: &[Word]) -> Statement {
    let has = |word: Word| words.contains(&word);
    let subject = Subject::From(applicant);
    let row = if has(Word::CarriedOver) {
        Some(Row::CarriedOver)
    } else {
        has(Word::CarriedForward).then_some(Row::CarriedForward)
    };
    if has(Word::Channel) || has(Word::Answer) || has(Word::Finish) {
        return barred(subject, Doubt::Crossing);
    }
    if let Some(row) = row {
        let mut statement = weak(subject, Doubt::Crossing);
        statement.cut = Some(Cut::Row(row));
        return statement;
    }
    certain(subject, Basis::New)
}

/// Received or handled, by the last verb.
fn intake(words: &[Word], context: &Context, named: bool, topical: bool) -> Option<Statement> {
    let has = |word: Word| words.contains(&word);
    if !named && !topical {
        // 收到申请N件 with nothing that says what kind.
        return (has(Word::Request) && has(Word::Receive))
            .then(|| weak(Subject::Received, Doubt::UnclearMatter));
    }
    if has(Word::Drafting) {
        return Some(barred(Subject::Received, Doubt::PartOfList));
    }
    let handled = has(Word::Answer) || has(Word::Finish);
    if has(Word::Receive) || has(Word::Process) {
        if context.part && !has(Word::Process) {
            if has(Word::OwnLevel) {
                return Some(weak(Subject::Received, Doubt::AnotherBody));
            }
            return Some(if context.carries {
                certain(Subject::New, Basis::New)
            } else {
                barred(Subject::Received, Doubt::PartOfList)
            });
        }
        let basis = match (has(Word::Receive), handled) {
            (true, _) => Basis::New,
            (false, true) => Basis::Total,
            (false, false) => Basis::NewAndCarriedOver,
        };
        return Some(certain(Subject::Received, basis));
    }
    if handled {
        return Some(certain(Subject::Handled, Basis::Total));
    }
    // The noun alone: 政府信息公开申请N件. 依申请公开N条 may be information that was given.
    let certainty = if context.part || !has(Word::Requests) || context.pieces {
        Certainty::weak(Doubt::OpenWording)
    } else {
        Certainty::CERTAIN
    };
    (named || has(Word::Sum)).then(|| Statement::new(Subject::Received, certainty, Basis::New))
}
