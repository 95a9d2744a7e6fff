//! Two wordings that are joined before one number, which is then of both: 公开和部分公开共57件,
//! 上年结转、本年新收共135件, 予以公开（含部分公开）57件. Each is written as the tokens of the two in the
//! order in which their meaning is looked for, without the marks between them.

use super::lex::{Kind, Token};
use super::subject::Outcome;
use super::words::{Fit, Word};
use crate::report::Row;

/// What joins two wordings; nothing of a list of numbers does.
const JOINS: [&[char]; 9] = [
    &[],
    &['和'],
    &['及'],
    &['与'],
    &['或'],
    &['加'],
    &['、'],
    &['以', '及'],
    &['或', '者'],
];

const GRANTED: Word = Word::Outcome(Outcome::Row(Row::Granted), Fit::Exact);
const PARTLY: Word = Word::Outcome(Outcome::Row(Row::PartiallyGranted), Fit::Exact);

/// Writes joined wordings as the tokens of both.
pub(super) fn fold(text: &[char], tokens: Vec<Token>) -> Vec<Token> {
    let mut folded: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        match pair(text, &tokens[at..]) {
            Some((pair, taken)) => {
                folded.extend(pair);
                at += taken;
            }
            None => {
                folded.push(token);
                at += 1;
            }
        }
    }
    folded
}

/// The two that stand at the head of these tokens, and how many they take.
fn pair(text: &[char], tokens: &[Token]) -> Option<([Token; 2], usize)> {
    let first = tokens.first()?;
    let word = first.word().filter(|word| {
        matches!(
            word,
            Word::Publish | Word::All | Word::CarriedOver | Word::NewlyReceive
        ) || *word == GRANTED
    })?;
    if matches!(word, Word::CarriedOver | Word::NewlyReceive) {
        return intakes(text, tokens, word);
    }
    let within = within_brackets(text, tokens);
    let (second, taken, end) = within.or_else(|| behind(text, tokens))?;
    // 全部或部分公开, but not 全部部分公开.
    let is_bare = word == Word::All && second.start == first.end;
    (second.word() == Some(PARTLY) && !is_bare).then(|| {
        let granted = Token {
            kind: Kind::Word(GRANTED),
            start: first.start,
            end: second.start,
        };
        ([granted, Token { end, ..second }], taken)
    })
}

/// New applications and those carried over, in either order, of which the latter is put last. Where
/// each has a number of its own behind both (分别), they stay as they are.
fn intakes(text: &[char], tokens: &[Token], first: Word) -> Option<([Token; 2], usize)> {
    let (second, taken, end) = behind(text, tokens)?;
    let is_pair = matches!(
        (first, second.word()?),
        (Word::CarriedOver, Word::NewlyReceive | Word::NewRequests)
            | (Word::NewlyReceive, Word::CarriedOver | Word::CarriedEither)
    );
    let is_apart = |token: &Token| token.word() == Some(Word::Respectively);
    if !is_pair || tokens.iter().any(is_apart) {
        return None;
    }
    let (start, middle) = (tokens[0].start, second.start);
    let of = |word, start, end| Token {
        kind: Kind::Word(word),
        start,
        end,
    };
    let pair = [
        of(Word::NewlyReceive, start, middle),
        of(Word::CarriedOver, middle, end),
    ];
    Some((pair, taken))
}

/// The token that is joined to the first one: itself, how many tokens there are up to it, its end.
fn behind(text: &[char], tokens: &[Token]) -> Option<(Token, usize, usize)> {
    let mut rest = tokens.iter().enumerate().skip(1);
    let is_between =
        |token: &Token| token.kind == Kind::Mark('、') || token.word() == Some(Word::ThisYear);
    let (at, second) = rest.find(|(_, token)| !is_between(token))?;
    let mut gap = tokens[0].end..second.start;
    if let Some(year) = tokens[1..at].iter().find(|token| token.word().is_some()) {
        if year.end != second.start {
            return None;
        }
        gap.end = year.start;
    }
    let joins = text.get(gap)?;
    (JOINS.contains(&joins)).then_some((*second, at + 1, second.end))
}

/// What the brackets directly behind the first token say that it includes: （含部分公开）.
fn within_brackets(text: &[char], tokens: &[Token]) -> Option<(Token, usize, usize)> {
    let [first, open, part, inner, close, ..] = tokens else {
        return None;
    };
    let is_mark =
        |token: &Token, marks: [char; 2]| marks.iter().any(|&mark| token.kind == Kind::Mark(mark));
    let is_closed = is_mark(open, ['(', '（']) && is_mark(close, [')', '）']);
    let is_tight = first.end == open.start
        && open.end == part.start
        && part.end == inner.start
        && inner.end == close.start;
    let includes = text.get(part.start) == Some(&'含') || text.get(part.start) == Some(&'包');
    (is_closed && is_tight && includes && part.word() == Some(Word::Part))
        .then_some((*inner, 5, close.end))
}
