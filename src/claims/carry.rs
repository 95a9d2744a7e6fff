//! Which way applications were carried: the word for it, the years around it, and the report's
//! own year together tell the direction (上年结转, 结转2020年 in the report for 2019).

use super::lex::{Kind, Token};
use super::number::{precedes, starts};
use super::words::Word;

/// Most characters between the year and the word: 2024年全区未办结结转.
const REACH: usize = 8;

/// Folds every wording of carrying, with the years that belong to it, into one token.
pub(super) fn fold(text: &[char], tokens: &[Token], year: Option<i32>) -> Vec<Token> {
    let mut folded: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        match token.word() {
            Some(Word::Carry) => {
                let source = source(&mut folded, token.start);
                let (dest, mut taken) = destination(tokens, at);
                // 结转上年度办理4件: the verb behind the year goes with it.
                let behind = tokens.get(at + taken + 1);
                taken += usize::from(
                    taken > 0
                        && behind.is_some_and(|behind| {
                            behind.word() == Some(Word::Process)
                                && behind.start == tokens[at + taken].end
                        }),
                );
                let word = direction(source.map(|token| token.kind), dest, year);
                let start = source.map_or(token.start, |token| token.start);
                let end = tokens[at + taken].end;
                folded.push(Token {
                    kind: Kind::Word(word),
                    start,
                    end,
                });
                at += taken + 1;
            }
            None if is_next(token, year) && turned(text, token) => {
                folded.push(Token {
                    kind: Kind::Word(Word::CarriedForward),
                    ..token
                });
                at += 1;
            }
            Some(Word::NextYear) if is_carrying(text, token) => {
                folded.push(Token {
                    kind: Kind::Word(Word::CarriedForward),
                    ..token
                });
                at += 1;
            }
            _ => {
                folded.push(token);
                at += 1;
            }
        }
    }
    folded
}

/// The year before the word, taken out of what was folded so far.
fn source(folded: &mut Vec<Token>, start: usize) -> Option<Token> {
    let skipped = |token: &Token| {
        matches!(
            token.word(),
            Some(
                Word::Region
                    | Word::Itself
                    | Word::Requests
                    | Word::Request
                    | Word::Unfinished
                    | Word::Towards
                    | Word::Neutral
                    | Word::Not
            )
        )
    };
    let place = folded.iter().rposition(|token| !skipped(token))?;
    let token = folded[place];
    let is_year = matches!(
        token.kind,
        Kind::Year(_) | Kind::Word(Word::PreviousYear | Word::ThisYear | Word::NextYear)
    );
    if !is_year || start.saturating_sub(token.end) > REACH {
        return None;
    }
    // 2024年全区结转, 上年度无结转: whose figure it is and that there was none must not be lost.
    let kept: Vec<Token> = folded[place..]
        .iter()
        .filter(|token| matches!(token.word(), Some(Word::Region | Word::Itself | Word::Not)))
        .copied()
        .collect();
    folded.truncate(place);
    folded.extend(kept);
    Some(token)
}

/// Where the applications were carried to, whether 至 or 到 says so, and how many tokens tell it.
fn destination(tokens: &[Token], at: usize) -> (Option<(Kind, bool)>, usize) {
    let mut place = at + 1;
    let mut towards = false;
    while tokens
        .get(place)
        .is_some_and(|token| token.word() == Some(Word::Towards))
    {
        towards = true;
        place += 1;
    }
    let near = |token: &&Token| token.start <= tokens[place - 1].end + 1;
    match tokens.get(place).filter(near) {
        Some(token)
            if matches!(
                token.kind,
                Kind::Year(_) | Kind::Word(Word::PreviousYear | Word::NextYear | Word::ThisYear)
            ) =>
        {
            (Some((token.kind, towards)), place - at)
        }
        _ => (behind_number(tokens, at), 0),
    }
}

/// Where the applications were carried to, said behind their number: 结转6件到2024年.
fn behind_number(tokens: &[Token], at: usize) -> Option<(Kind, bool)> {
    let [carry, number, towards, year, ..] = tokens.get(at..)? else {
        return None;
    };
    number.number()?;
    let is_near = number.start == carry.end && towards.start == number.end;
    let is_towards = towards.word() == Some(Word::Towards);
    let is_year = matches!(
        year.kind,
        Kind::Year(_) | Kind::Word(Word::NextYear | Word::ThisYear)
    );
    (is_near && is_towards && is_year && year.start <= towards.end + 1).then_some((year.kind, true))
}

fn direction(source: Option<Kind>, dest: Option<(Kind, bool)>, year: Option<i32>) -> Word {
    let against = |other: i32| year.and_then(|year| other.checked_sub(year));
    match dest {
        Some((Kind::Word(Word::NextYear), _)) => return Word::CarriedForward,
        Some((Kind::Word(Word::PreviousYear), false)) => return Word::CarriedOver,
        Some((Kind::Word(Word::ThisYear), true)) => return Word::CarriedOver,
        Some((Kind::Year(other), towards)) => match (against(other), towards) {
            (Some(1), _) => return Word::CarriedForward,
            (Some(0), true) | (Some(-1), false) => return Word::CarriedOver,
            // 2022年转入2023年, in the report for 2023.
            (Some(0), false) if is_before(source, year) => return Word::CarriedOver,
            _ => return Word::Carried,
        },
        _ => {}
    }
    match source {
        Some(Kind::Word(Word::PreviousYear)) => Word::CarriedOver,
        Some(Kind::Word(Word::NextYear)) => Word::CarriedForward,
        Some(Kind::Year(other)) if against(other) == Some(-1) => Word::CarriedOver,
        Some(Kind::Year(other)) if against(other) != Some(0) => Word::Carried,
        _ if dest.is_some() => Word::Carried,
        _ => Word::CarriedEither,
    }
}

/// Whether it is the year before the report's.
fn is_before(source: Option<Kind>, year: Option<i32>) -> bool {
    matches!((source, year), (Some(Kind::Year(other)), Some(own)) if own.checked_sub(other) == Some(1))
}

/// Whether 下年 stands for carrying without the word 结转: 转下年度办理, 下年度继续办理.
fn is_carrying(text: &[char], token: Token) -> bool {
    turned(text, token)
        || ["继续办理", "办理", "继续处理", "答复"]
            .iter()
            .any(|word| starts(text, token.end, word))
}

fn turned(text: &[char], token: Token) -> bool {
    precedes(
        text,
        token.start,
        &["转", "延", "留", "延期至", "延期到", "推迟至", "推迟到"],
    )
}

fn is_next(token: Token, year: Option<i32>) -> bool {
    matches!((token.kind, year), (Kind::Year(other), Some(own)) if other.checked_sub(own) == Some(1))
}
