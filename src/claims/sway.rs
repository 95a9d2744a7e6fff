//! What a sentence says of all its figures, or of those that follow: where the reader cannot
//! account for it, none of them contradicts anything. They may still agree.

use super::governing::leaves_carried;
use super::lex::{Kind, Token};
use super::reason::Doubt;
use super::statement::Certainty;
use super::subject::Subject;
use super::words::Word;
use super::{Claim, ClaimVerdict, Reason};

/// Why figures are doubtful although their own clauses are plain.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sway {
    /// The sentence leaves something out, sets a figure right (不含, 更正), or speaks of a day
    /// after the year.
    excepted: bool,
    /// A clause before says of what these are, in unknown words.
    pub(super) governed: bool,
    /// What was stated last is not known to be the whole, or is one kind of applicant's: what
    /// follows may be of that.
    headed: bool,
    /// What stood last was an entry of a list by applicant (1) or by channel (2).
    entry: u8,
    /// The entry before in a list joined by 、 is doubtful by its own words, which hold on.
    listed: Option<Certainty>,
}

impl Sway {
    pub(super) fn of_sentence(tokens: &[Token], year: Option<i32>) -> Self {
        // 截至2025年1月24日 in the report for 2024: how things stood later.
        let is_later = tokens.windows(2).any(|pair| {
            matches!((pair[0].kind, pair[1].kind), (Kind::Year(named), Kind::Month(_)) if year.is_some_and(|own| named > own))
        });
        // 除4件结转下年以外 leaves nothing out.
        let mut clauses = tokens.split(|token| matches!(token.kind, Kind::Mark(_)));
        let leaves_out = |clause: &[Token]| {
            let has = |word| clause.iter().any(|token| token.word() == Some(word));
            has(Word::Unrelated) || has(Word::Except) && !leaves_carried(clause)
        };
        Self {
            excepted: is_later || clauses.any(leaves_out),
            ..Self::default()
        }
    }

    /// A semicolon ends what governs.
    pub(super) fn reset(&mut self) {
        self.governed = false;
        self.headed = false;
        self.listed = None;
    }

    /// What holds for every figure.
    pub(super) const fn of_all(self) -> Certainty {
        let mut certainty = Certainty::CERTAIN;
        if self.excepted {
            certainty = certainty.and(Certainty::weak(Doubt::Exception));
        }
        if self.governed {
            certainty = certainty.and(Certainty::weak(Doubt::Governed));
        }
        certainty
    }

    /// Whether the figure may be of something less than the whole: 县政府收到41件,办结38件.
    pub(super) const fn headed(self, subject: &Subject) -> bool {
        self.headed
            && matches!(
                subject,
                Subject::Handled
                    | Subject::Outcome(_)
                    | Subject::Proceeding(..)
                    | Subject::CarriedForward
            )
    }

    /// Keeps what a claim says of those behind it.
    /// `is_whole`: its list has the whole by now, so that nothing behind it is of a part (收到12件，其中网络申请
    /// 12件，办结10件).
    pub(super) fn follow(&mut self, claim: &Claim, is_whole: bool) {
        // An entry that is the table's figure shows that nothing narrows the list.
        if claim.verdict == ClaimVerdict::Agrees && claim.value.as_whole() != Some(0) {
            self.listed = None;
        }
        let doubtful = matches!(
            claim.verdict,
            ClaimVerdict::NotCompared(
                Reason::OtherPopulation
                    | Reason::OtherPeriod
                    | Reason::OtherYear
                    | Reason::PartOfList
                    | Reason::UnknownBasis
                    | Reason::NoCell
            )
        );
        let intake = matches!(
            claim.subject,
            Subject::Received | Subject::New | Subject::NewAndCarriedOver
        );
        // 按时办结66件，5件逾期未补正: beside those, not of them.
        let beside = claim.subject == Subject::Handled
            && claim
                .doubts
                .iter()
                .all(|doubt| matches!(doubt, Doubt::SomeOnly | Doubt::PartlyHandled));
        // 2件撤销申请: in which row it stands is open, of what it is is not.
        let is_entry =
            matches!(claim.subject, Subject::Outcome(_)) && claim.doubts == [Doubt::OpenWording];
        let entry = match claim.subject {
            Subject::From(_) => 1,
            Subject::Channel => 2,
            _ => 0,
        };
        // 自然人3件、法人或其他组织2件，予以公开4件: behind a list of all, of all.
        let is_next = entry > 0 && self.entry == entry;
        self.entry = entry;
        if intake && !doubtful || is_next || is_whole {
            self.headed = false;
        } else if (doubtful || entry > 0) && !beside && !is_entry {
            self.headed = true;
        }
    }

    /// What qualifies the first entry of a list joined by 、 qualifies the others too, unless an
    /// entry says for itself what it is about.
    pub(super) fn listed(
        &mut self,
        own: Certainty,
        words: &[Word],
        begin: usize,
        chars: &[char],
    ) -> Certainty {
        let joined = begin
            .checked_sub(1)
            .is_some_and(|place| chars.get(place) == Some(&'、'));
        let told = |word: &Word| {
            matches!(
                word,
                Word::Requests
                    | Word::Disclosure
                    | Word::Receive
                    | Word::NewlyReceive
                    | Word::Process
                    | Word::Answer
                    | Word::Finish
                    | Word::Issue
                    | Word::Repeal
            )
        };
        let before = self.listed.filter(|_| joined && !words.iter().any(told));
        let certainty = before.map_or(own, |before| own.and(before));
        let is_doubtful = certainty.weakness().or(certainty.bar()).is_some();
        let bars = matches!(
            certainty.bar().map(Doubt::reason),
            Some(Reason::OtherPopulation | Reason::Published)
        );
        self.listed = match (is_doubtful, bars) {
            (_, true) => Some(certainty),
            (true, false) => Some(certainty.softened()),
            (false, false) => None,
        };
        certainty
    }
}
