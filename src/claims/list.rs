//! One wording list and one number list beside it: 行政许可、行政处罚分别为a件、b件, and one number
//! for each of a list: 不予公开、无法提供均为0件.

use std::collections::BTreeMap;

use super::lex::{Kind, Token};
use super::words::Word;

/// By the character that a number begins at, what it counts: one entry for each thing.
pub(super) type Spread = BTreeMap<usize, Vec<Vec<Word>>>;

/// Most tokens of such a list; the longest met has some twenty.
const LIST: usize = 60;

/// For the number that begins at a character, the words that it counts by such a list. A number
/// that stands for each of several has several entries; one whose list does not fit has one
/// without words, so that it is bound to nothing.
pub(super) fn spread(tokens: &[Token]) -> Spread {
    let mut found = Spread::new();
    for (place, token) in tokens.iter().enumerate() {
        if !matches!(token.word(), Some(Word::Respectively | Word::All)) {
            continue;
        }
        let numbers = numbers_behind(&tokens[place + 1..]);
        let heads = heads_before(&tokens[place.saturating_sub(LIST)..place]);
        match token.word() {
            Some(Word::Respectively) if !numbers.is_empty() => {
                let fits = heads.len() == numbers.len();
                for (index, number) in numbers.iter().enumerate() {
                    let words = if fits {
                        heads[index].clone()
                    } else {
                        Vec::new()
                    };
                    found.insert(number.start, vec![words]);
                }
            }
            Some(Word::All) => {
                let zero = tokens.get(place + 1).filter(|next| {
                    next.start <= token.end + 1
                        && next
                            .number()
                            .is_some_and(|number| number.value.as_whole() == Some(0))
                });
                if let Some(zero) = zero.filter(|_| !heads.is_empty()) {
                    found.insert(zero.start, heads);
                }
            }
            _ => {}
        }
    }
    found
}

/// The numbers of the list behind: joined by 、 and 和 until another mark.
fn numbers_behind(tokens: &[Token]) -> Vec<Token> {
    tokens
        .iter()
        .take(LIST)
        .take_while(|token| !matches!(token.kind, Kind::Mark(mark) if mark != '、' && mark != '，' && mark != ','))
        .take_while(|token| token.word().is_none())
        .filter(|token| token.number().is_some())
        .copied()
        .collect()
}

/// The words that each entry of the list before names, with the words that all share.
fn heads_before(tokens: &[Token]) -> Vec<Vec<Word>> {
    let start = tokens
        .iter()
        .rposition(|token| {
            matches!(token.kind, Kind::Mark(mark) if mark != '、') || token.number().is_some()
        })
        .map_or(0, |place| place + 1);
    let words: Vec<Word> = tokens[start..].iter().filter_map(Token::word).collect();
    let noun = |word: &Word| {
        matches!(
            word,
            Word::Outcome(..)
                | Word::CarriedOver
                | Word::CarriedForward
                | Word::NewlyReceive
                | Word::From(_)
                | Word::Review
                | Word::Litigation
                | Word::Direct
                | Word::AfterReview
                | Word::CaseResult(..)
                | Word::Licensing
                | Word::Penalties
                | Word::Coercive
        )
    };
    let documents = words
        .iter()
        .any(|word| matches!(word, Word::Normative | Word::Regulations));
    let verb = |word: &Word| matches!(word, Word::Issue | Word::Repeal | Word::InForce);
    let several = words.iter().filter(|word| verb(word)).count() > 1;
    let is_entry = |word: &Word| {
        if documents {
            if several {
                verb(word)
            } else {
                matches!(word, Word::Normative | Word::Regulations)
            }
        } else {
            noun(word)
        }
    };
    let shared: Vec<Word> = words
        .iter()
        .copied()
        .filter(|word| !is_entry(word))
        .collect();
    words
        .iter()
        .filter(|word| is_entry(word))
        .map(|word| {
            let mut all = shared.clone();
            all.push(*word);
            all
        })
        .collect()
}
