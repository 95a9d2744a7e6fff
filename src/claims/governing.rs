//! Clauses that say of when, where or what those behind them speak, and manners of answering.

use super::lex::{AMONG, Token};
use super::number::{precedes, starts};
use super::plain::is_plain;
use super::sentence::{Reader, State};
use super::statement::leaves_carried;
use super::words::Word;

/// Endings of a clause that says of when, where or what the clauses behind it speak (任期内,
/// 机构改革后, 疫情期间, 执法领域).
const GOVERNING: &[&str] = &[
    "期间", "时期", "阶段", "期内", "以前", "之前", "以后", "之后", "前", "后", "时", "中", "内",
    "里", "间", "领域", "范围", "部分", "外",
];

/// Beginnings of such a clause.
const OPENING: &[&str] = &["除", "针对", "就", "关于", "对于", "围绕", "涉及"];

/// Most characters of a clause that speaks of all that were answered, and of no kind of them.
const ANSWERED: usize = 8;

/// What a clause says with that describes what was just counted.
const DESCRIBING: &[&str] = &["涉及", "集中", "内容"];

/// Whether the text behind its last figure tells what that was about: 收到申请251件，主要涉及征收、教育等
/// 领域. It says nothing of what follows.
fn describes(text: &[char]) -> bool {
    let figure = text.iter().rposition(char::is_ascii_digit);
    let behind = &text[figure.map_or(0, |place| place + 1)..];
    let is_here = |word: &&str| (0..behind.len()).any(|at| starts(behind, at, word));
    figure.is_some() && DESCRIBING.iter().any(is_here)
}

/// Manners of answering that may be those of some: 按期答复112件 beside 延期答复17件.
const MANNERS: &[&str] = &[
    "按期", "按时", "如期", "限期", "期限", "时限", "及时", "当场", "提前",
];

/// Whether the words before a number of answers tell how they were given.
pub(super) fn is_manner(before: &[char]) -> bool {
    (0..before.len()).any(|at| MANNERS.iter().any(|manner| starts(before, at, manner)))
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
        let start = self.clause_start(at, state).min(at);
        let text = &chars[start..at.min(chars.len())];
        // 除2件结转下年外，其余13件已答复 leaves nothing out; 除移送的3件外,收到121件 does.
        if starts(text, 0, "除") && leaves_carried(tokens) {
            return;
        }
        state.doubt.governed |= starts(text, 0, "除") && !starts(text, 0, "除此");
        if counts {
            return;
        }
        if state.last.is_some() && describes(&chars[state.stretch.0.min(at)..at]) {
            return;
        }
        // 在已答复的信件中，予以公开7件: of all that were answered.
        let is_of_answered = chars.get(at) == Some(&AMONG)
            && words().any(|word| matches!(word, Word::Answer | Word::Finish))
            && words().all(|word| {
                matches!(
                    word,
                    Word::Answer
                        | Word::Finish
                        | Word::Requests
                        | Word::Request
                        | Word::Neutral
                        | Word::All
                )
            })
            && text.len() <= ANSWERED;
        if is_of_answered {
            return;
        }
        let governing = chars.get(at) == Some(&AMONG)
            || precedes(text, text.len(), GOVERNING)
            || OPENING.iter().any(|opening| starts(text, 0, opening));
        state.doubt.governed |=
            governing && !is_plain(chars, tokens, start, at, self.reporter.name());
    }
}
