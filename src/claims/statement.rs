//! What a number counts, how certain that is, and what was said before it.

use super::lex::{Kind, Token};
use super::reason::{Doubt, Doubts};
use super::subject::{Applicant, Outcome, ProceedingKind, Subject};
use super::words::{Fit, Word};
use crate::report::{Item, OutcomeGroup, Row};

/// How far a figure must equal its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// One reading only.
    Certain,
    /// The figure is a part of what the cells count: it may be smaller, not larger.
    AtMost,
    /// It may agree; if it does not, nothing follows.
    Weak,
    /// Not to be compared at all.
    Barred,
}

/// How certain it is that the figure must equal its cells, with every doubt that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Certainty {
    level: Level,
    /// The doubt that gives the reason: the first of the worst.
    worst: Option<Doubt>,
    doubts: Doubts,
}

impl Certainty {
    /// One reading only.
    pub(super) const CERTAIN: Self = Self {
        level: Level::Certain,
        worst: None,
        doubts: Doubts::NONE,
    };

    /// The figure may be smaller than its cells, not larger.
    pub(super) const AT_MOST: Self = Self {
        level: Level::AtMost,
        ..Self::CERTAIN
    };

    /// The figure may agree; if it does not, nothing follows, and this is why.
    pub(super) const fn weak(doubt: Doubt) -> Self {
        Self::of(Level::Weak, doubt)
    }

    /// The figure is not to be compared at all.
    pub(super) const fn barred(doubt: Doubt) -> Self {
        Self::of(Level::Barred, doubt)
    }

    const fn of(level: Level, doubt: Doubt) -> Self {
        Self {
            level,
            worst: Some(doubt),
            doubts: Doubts::of(doubt),
        }
    }

    /// The lesser of two certainties, with the doubts of both.
    pub(super) const fn and(self, other: Self) -> Self {
        let is_other = (other.level as u8) > (self.level as u8);
        let lesser = if is_other { other } else { self };
        Self {
            doubts: self.doubts.with(other.doubts),
            ..lesser
        }
    }

    pub(super) fn is_certain(self) -> bool {
        self.level == Level::Certain
    }

    pub(super) fn is_at_most(self) -> bool {
        self.level == Level::AtMost
    }

    /// Why it can agree only, where that is so.
    pub(super) fn weakness(self) -> Option<Doubt> {
        self.worst.filter(|_| self.level == Level::Weak)
    }

    /// Why it is not to be compared, where that is so.
    pub(super) fn bar(self) -> Option<Doubt> {
        self.worst.filter(|_| self.level == Level::Barred)
    }

    pub(super) const fn doubts(self) -> Doubts {
        self.doubts
    }

    /// The same doubts, none of which bars the comparison.
    pub(super) const fn softened(self) -> Self {
        match self.level {
            Level::Barred => Self {
                level: Level::Weak,
                ..self
            },
            _ => self,
        }
    }
}

/// Which basis the wording names first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    New,
    NewAndCarriedOver,
    Total,
}

/// What a number counts, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    pub subject: Subject,
    pub certainty: Certainty,
    pub basis: Basis,
    /// What the words may mean as well: the figure contradicts only where it is neither.
    pub alternative: Option<Subject>,
    /// The row or the column that it is a part of.
    pub cut: Option<Cut>,
}

impl Statement {
    pub(super) const fn new(subject: Subject, certainty: Certainty, basis: Basis) -> Self {
        Self {
            subject,
            certainty,
            basis,
            alternative: None,
            cut: None,
        }
    }
}

/// A figure at the crossing of a row and a column other than those of the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Applicants of those carried over or forward.
    Row(Row),
    /// Outcomes of one kind of applicant.
    Column(Applicant),
}

/// What the sentence is about, from its last noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Topic {
    #[default]
    None,
    Applications,
    Proceedings,
    Documents(Item),
    Decisions,
    Fee,
    Procurement,
    Consultation,
    Foreign,
}

/// Which outcomes a sentence names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcomes {
    None,
    Some,
    /// A list of them: partly disclosed and refused or unable to be given, in so many words.
    Listed,
}

impl Outcomes {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let exact = |token: &Token, wanted: Outcome| {
            token.word() == Some(Word::Outcome(wanted, Fit::Exact))
        };
        // 公开（含部分公开）14件 is of both.
        let has_partial = tokens.windows(3).any(|entry| {
            matches!(entry[0].kind, Kind::Mark('、' | '，' | ',' | '；' | ';'))
                && exact(&entry[1], Outcome::Row(Row::PartiallyGranted))
                && entry[2].number().is_some()
        });
        let none = [OutcomeGroup::Refused, OutcomeGroup::Unable];
        let is_none = |token: &Token| match token.word() {
            Some(Word::Outcome(Outcome::Group(group), Fit::Exact)) => none.contains(&group),
            // 其中公开10件，部分公开3件，不掌握8件: why it was not given.
            Some(Word::Outcome(Outcome::Row(row), Fit::Exact)) => {
                row.group().is_some_and(|group| none.contains(&group))
            }
            _ => false,
        };
        if has_partial && tokens.iter().any(is_none) {
            Self::Listed
        } else if (tokens.iter()).any(|token| matches!(token.word(), Some(Word::Outcome(..)))) {
            Self::Some
        } else {
            Self::None
        }
    }
}

/// What came before the words that are judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub topic: Topic,
    /// Within 其中 or brackets.
    pub part: bool,
    /// The sentence speaks of carried-over applications too, so that 收到 in a part means new.
    pub carries: bool,
    /// The proceedings named last.
    pub proceeding: Option<ProceedingKind>,
    /// It is clear that proceedings are about disclosure.
    pub related: bool,
    /// Which outcomes the sentence names, so that 公开N件 may be one.
    pub outcomes: Outcomes,
    /// The sentence lists how proceedings ended, those pending too, so that 其他 is the form's.
    pub results: bool,
    /// The sentence lists decisions of several kinds and publishes nothing, so that each number
    /// is of those taken: 行政许可24件、行政处罚7件.
    pub decided: bool,
    /// The number is money.
    pub money: bool,
    /// The number counts pieces of information (条).
    pub in_pieces: bool,
    /// It does, or the sentence counted something else.
    pub pieces: bool,
    /// The verb of a list, of documents or of what there was none of.
    pub verb: Option<Word>,
    /// What was done with no document, by the verbs of a list of what there was none of (未制发、废止).
    pub undone: Undone,
}

/// What was done with no document, as far as a list of verbs told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Undone {
    pub issued: bool,
    pub repealed: bool,
    /// It is of some proceedings only that the list speaks: 没有因不予公开引发复议、诉讼.
    pub of_some: bool,
}

impl Undone {
    /// With what these words tell.
    pub(super) fn with(self, words: &[Word]) -> Self {
        Self {
            issued: self.issued || words.contains(&Word::Issue),
            repealed: self.repealed || words.contains(&Word::Repeal),
            of_some: self.of_some || words.iter().any(|word| matches!(word, Word::Outcome(..))),
        }
    }
}

/// Whether a sentence lists decisions of several kinds, each with its number, and says nothing of
/// what was published or of a part.
pub(super) fn lists_decisions(tokens: &[Token]) -> bool {
    let is_kind = |token: &Token| {
        matches!(
            token.word(),
            Some(Word::Licensing | Word::Penalties | Word::Coercive)
        )
    };
    let counted = tokens
        .windows(2)
        .filter(|pair| is_kind(&pair[0]) && pair[1].number().is_some());
    let is_other = |token: &Token| {
        matches!(
            token.word(),
            Some(
                Word::Publish
                    | Word::Release
                    | Word::Foreign
                    | Word::Part
                    | Word::Channel
                    | Word::Paper
            )
        )
    };
    counted.count() > 1 && !tokens.iter().any(is_other)
}

/// The topic after these words; a list without a noun keeps the one before.
pub(super) fn topic_of(words: &[Word], before: Topic) -> Topic {
    words.iter().fold(before, |topic, word| match word {
        // 复议机关作其他处理4件 is a result of proceedings.
        Word::Outcome(..) if topic == Topic::Proceedings => topic,
        // 行政复议15件，上年结转3件，新收12件.
        Word::CarriedOver | Word::CarriedForward if topic == Topic::Proceedings => topic,
        Word::Requests
        | Word::NewRequests
        | Word::Mention
        | Word::Outcome(..)
        | Word::CarriedOver
        | Word::CarriedForward => Topic::Applications,
        Word::Review | Word::Litigation | Word::Disputes | Word::Direct | Word::AfterReview => {
            Topic::Proceedings
        }
        Word::Normative => Topic::Documents(Item::NormativeDocuments),
        Word::Regulations => Topic::Documents(Item::Regulations),
        Word::Licensing
        | Word::LicensingPart
        | Word::Penalties
        | Word::Coercive
        | Word::Services => Topic::Decisions,
        Word::InformationFee | Word::FeesCharged => Topic::Fee,
        Word::Procurement => Topic::Procurement,
        Word::Consultation => Topic::Consultation,
        Word::Foreign => Topic::Foreign,
        _ => topic,
    })
}

/// Whether the word names what is counted, rather than what was done with it.
pub(super) const fn is_noun(word: Word) -> bool {
    is_head(word)
        && !matches!(
            word,
            Word::Receive
                | Word::NewlyReceive
                | Word::Process
                | Word::Answer
                | Word::Finish
                | Word::Issue
                | Word::Repeal
                | Word::NewlyDisclosed
                | Word::TotalDisclosed
                | Word::Decide
        )
        || matches!(
            word,
            Word::Request | Word::Requests | Word::Sum | Word::Mention
        )
}

/// Whether the word can tell by itself what a number counts.
pub(super) const fn is_head(word: Word) -> bool {
    !matches!(
        word,
        Word::Request
            | Word::Requests
            | Word::Disclosure
            | Word::Citizens
            | Word::Not
            | Word::All
            | Word::Respectively
            | Word::Part
            | Word::Sum
            | Word::Compare
            | Word::Topic
            | Word::Qualifier
            | Word::Loose
            | Word::Neutral
            | Word::Region
            | Word::Itself
            | Word::AnyChannel
            | Word::ByMeans
            | Word::Release
            | Word::Caused
            | Word::Stranger
            | Word::Towards
            | Word::ThisYear
            | Word::PreviousYear
            | Word::NextYear
            | Word::Publish
            | Word::Plan
            | Word::PartOfYear
            | Word::Mention
            | Word::Rest
            | Word::Except
            | Word::OwnLevel
            | Word::Unrelated
    )
}

pub(super) fn last_head(words: &[Word]) -> Option<Word> {
    words.iter().rev().copied().find(|&word| is_head(word))
}

/// Whether a clause speaks of nothing but applications that are carried forward (结转下年继续办理).
pub(super) fn leaves_carried(tokens: &[Token]) -> bool {
    let heads: Vec<Word> = (tokens.iter().filter_map(Token::word))
        .filter(|&word| is_head(word))
        .collect();
    let is_carried = |word: &Word| {
        matches!(
            word,
            Word::CarriedForward | Word::CarriedEither | Word::Carried | Word::Unfinished
        )
    };
    heads.iter().any(is_carried)
        && heads
            .iter()
            .all(|word| is_carried(word) || *word == Word::Process)
}

pub(super) const fn certain(subject: Subject, basis: Basis) -> Statement {
    Statement::new(subject, Certainty::CERTAIN, basis)
}

pub(super) const fn barred(subject: Subject, doubt: Doubt) -> Statement {
    Statement::new(subject, Certainty::barred(doubt), Basis::New)
}

pub(super) const fn weak(subject: Subject, doubt: Doubt) -> Statement {
    Statement::new(subject, Certainty::weak(doubt), Basis::New)
}
