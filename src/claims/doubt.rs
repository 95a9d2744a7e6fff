//! What a sentence says of all its figures, or of those that follow: where the reader cannot
//! account for it, none of them contradicts anything. They may still agree.

use super::lex::{AMONG, Token};
use super::number::is_mark;
use super::plain::is_plain;
use super::sentence::{Reader, State};
use super::statement::Certainty;
use super::subject::Subject;
use super::words::Word;
use super::{Claim, ClaimVerdict, Reason};

/// Endings of a clause that says of when, where or what the clauses behind it speak (任期内,
/// 机构改革后, 疫情期间, 执法领域).
const GOVERNING: &[&str] = &[
    "期间", "时期", "阶段", "期内", "以前", "之前", "以后", "之后", "前", "后", "时", "中", "内",
    "里", "间", "领域", "范围", "部分", "外",
];

/// Beginnings of such a clause.
const OPENING: &[&str] = &["除", "针对", "就", "关于", "对于", "围绕", "涉及"];

/// Why figures are doubtful although their own clauses are plain.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Doubt {
    /// The sentence leaves something out or sets a figure right (不含, 更正).
    excepted: bool,
    /// A clause before says of what these are, in unknown words.
    governed: bool,
    /// The intake stated last is not known to be the whole: what follows is of that intake.
    headed: bool,
    /// The entry before in a list joined by 、 is doubtful by its own words, which hold on.
    listed: Option<Reason>,
}

impl Doubt {
    pub(super) fn of_sentence(words: &[Word]) -> Self {
        Self {
            excepted: words.contains(&Word::Except),
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
        if self.excepted || self.governed {
            Certainty::Weak(Reason::UnknownBasis)
        } else {
            Certainty::Certain
        }
    }

    /// Whether the figure may be of an intake that is not the whole: 县政府收到41件,办结38件.
    pub(super) const fn headed(self, subject: &Subject) -> bool {
        self.headed
            && matches!(
                subject,
                Subject::Handled
                    | Subject::Outcome(_)
                    | Subject::Proceeding(..)
                    | Subject::CarriedForward
                    | Subject::From(_)
            )
    }

    /// Keeps what a claim says of those behind it.
    pub(super) fn follow(&mut self, claim: &Claim) {
        // An entry that is the table's figure shows that nothing narrows the list.
        if claim.verdict == ClaimVerdict::Agrees && claim.value.as_whole() != Some(0) {
            self.listed = None;
        }
        if matches!(
            claim.subject,
            Subject::Received | Subject::New | Subject::NewAndCarriedOver | Subject::Channel
        ) {
            self.headed = matches!(
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
        let told = words
            .iter()
            .any(|word| matches!(word, Word::Requests | Word::Disclosure));
        let before = self.listed.filter(|_| joined && !told);
        let certainty = match before {
            Some(reason) => own.and(Certainty::Weak(reason)),
            None => own,
        };
        self.listed = match certainty {
            Certainty::Weak(reason) | Certainty::Barred(reason) => Some(reason),
            _ => None,
        };
        certainty
    }
}

impl Reader<'_> {
    /// Keeps what the clause that ends at `at` says of those behind it.
    pub(super) fn govern(&self, tokens: &[Token], at: usize, state: &mut State) {
        let chars = &self.text.chars;
        let words = || tokens.iter().filter_map(Token::word);
        let counts = tokens.iter().any(|token| token.number().is_some());
        if chars.get(at) == Some(&AMONG) {
            if counts {
                // 办结的342件中: what follows is some of those.
                state.aside |= state.last.is_none();
                self.part(state);
            }
            state.narrow |= words().any(|word| {
                matches!(
                    word,
                    Word::CarriedOver
                        | Word::From(_)
                        | Word::Citizens
                        | Word::Channel
                        | Word::Topic
                )
            });
        }
        if counts {
            return;
        }
        let start = state.begin.min(at);
        let start = chars[start..at]
            .iter()
            .rposition(|&c| is_mark(c))
            .map_or(start, |place| start + place + 1);
        let text: String = chars[start..at.min(chars.len())].iter().collect();
        let governing = GOVERNING.iter().any(|ending| text.ends_with(ending))
            || OPENING.iter().any(|opening| text.starts_with(opening));
        let body = self.report.body.as_deref();
        state.doubt.governed |= governing && !is_plain(chars, tokens, start, at, body);
    }
}
