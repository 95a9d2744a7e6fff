//! The body that reports, and by which names its report calls it: in full (云和县人民政府办公室),
//! in short (市城管局 for 城市管理局, 高新区), by its office, by its region (全区, 我市), as 我局 or
//! 本机关, or by a name that it gave itself (以下简称民政局).

use super::lex::{Kind as TokenKind, Token};
use super::spoken;
use super::words::Word;
use crate::body::{Called, Sort};
use crate::prose::{Folded, Prose};

/// Characters that short names of bodies end with, whatever their full one does: 市教委, 局机关, 区残联.
const LAST: [char; 12] = [
    '委', '办', '府', '室', '处', '关', '校', '道', '门', '联', '协', '会',
];

/// Most characters of a body's name; the longest met has some thirty.
const NAME: usize = 40;

/// The body that reports.
#[derive(Debug, Clone, Default)]
pub(super) struct Reporter {
    /// What its name tells; nothing where it is not known.
    body: Called,
    /// The names that the report gives it: 以下简称.
    given: Vec<Vec<char>>,
    /// Where nothing names the body, what the text calls its region: 区 of 我区.
    regions: Vec<char>,
}

impl Reporter {
    pub(super) fn of(name: Option<&str>, prose: &Prose) -> Self {
        let name: String = Folded::new(name.unwrap_or_default()).chars.iter().collect();
        let (name, within) = name.split_once(['(', '（']).unwrap_or((&name, ""));
        let mut reporter = Self {
            body: Called::of(name),
            ..Self::default()
        };
        reporter.given = given(prose, &reporter);
        // 临江市人民政府（市人民政府办公室）: a second name.
        let within: Vec<char> = within.trim_end_matches([')', '）']).chars().collect();
        if spoken::ends_like_a_body(&within) {
            reporter.given.push(within);
        }
        if reporter.name().is_empty() {
            reporter.regions = spoken::own_regions(prose);
        }
        reporter
    }

    /// Its name, folded; empty where it is not known.
    pub(super) fn name(&self) -> &[char] {
        self.body.name()
    }

    /// Whether the figures of an office of a government are a part of this body's: that of a
    /// government which reports for all its departments.
    pub(super) fn is_government(&self) -> bool {
        self.body.sort() == Some(Sort::Government)
    }

    /// Whether a region is this body's own: 全区, 我市.
    pub(super) fn governs(&self, region: &[char]) -> bool {
        let word: String = region.iter().collect();
        let said = || match region {
            [_, '域'] => !self.regions.is_empty(),
            [_, level, ..] => self.regions.contains(level),
            _ => false,
        };
        self.body.governs(&word) || said()
    }

    /// The tokens of a sentence that stand for less than the report: where it tells the figures
    /// of an office from those of its government (全市收到66件，其中市政府办公室6件), the latter.
    pub(super) fn told_apart(&self, text: &[char], tokens: &[Token]) -> Vec<Token> {
        let names = |last: &[char]| -> Vec<Token> {
            let is_one = |token: &&Token| {
                let end = token.end.checked_sub(1).and_then(|place| text.get(place));
                token.word() == Some(Word::Itself) && end.is_some_and(|c| last.contains(c))
            };
            tokens.iter().filter(is_one).copied().collect()
        };
        let of_government = names(&['府', '市', '县', '区']);
        match self.body.sort() {
            Some(Sort::Office) => {
                let of_office = names(&['办', '室', '厅']);
                if of_office.is_empty() {
                    return Vec::new();
                }
                let is_region = |token: &&Token| token.word() == Some(Word::Region);
                let regions: Vec<Token> = tokens.iter().filter(is_region).copied().collect();
                // 我区办理124件，其中区政府办公室20件: the tables are of either.
                let either = if regions.is_empty() {
                    Vec::new()
                } else {
                    of_office
                };
                [of_government, regions, either].concat()
            }
            Some(Sort::Government) if !of_government.is_empty() => {
                let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
                    return Vec::new();
                };
                let sentence = &text[first.start..last.end];
                let has_office = sentence.windows(2).any(|pair| *pair == ['府', '办']);
                if has_office {
                    of_government
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        }
    }

    /// Whether a stretch of text is a name of this body.
    fn is_called(&self, name: &[char]) -> bool {
        self.body.is_called(name) || name.len() > 1 && self.given.iter().any(|given| given == name)
    }

    /// The characters that a name of this body can end with.
    fn ends(&self, c: char) -> bool {
        let own = self.name().last() == Some(&c) || self.body.place().last() == Some(&c);
        let given = || self.given.iter().any(|given| given.last() == Some(&c));
        own || LAST.contains(&c) || given()
    }

    /// Whether a name of this body can have the character.
    fn has(&self, c: char) -> bool {
        self.name().contains(&c)
            || "人民政府办公室厅党政综合街道管委会事处机关学校部门".contains(c)
            || self.given.iter().any(|given| given.contains(&c))
    }

    /// Where a name of this body ends at `end`, the place that it begins at.
    fn called_before(&self, text: &[char], end: usize) -> Option<usize> {
        let first = end.saturating_sub(NAME);
        let begin = text[first..end]
            .iter()
            .rposition(|&c| !self.has(c))
            .map_or(first, |place| first + place + 1);
        (begin..end).find(|&start| self.is_called(&text[start..end]))
    }

    /// Puts a token where the text calls the body by a name, in place of what it covers.
    pub(super) fn fold(&self, text: &[char], tokens: Vec<Token>) -> Vec<Token> {
        let mut names: Vec<Token> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let itself = spoken::itself(text, at).map(|length| (at, at + length));
            let named = || {
                let is_end = self.ends(text[at]) && !spoken::goes_on(text, at);
                let start = is_end.then(|| self.called_before(text, at + 1)).flatten();
                start.map(|start| (start, at + 1))
            };
            if let Some((start, end)) = itself.or_else(named) {
                // A longer name that ends here takes the place of those within it.
                while names.last().is_some_and(|name| name.end > start) {
                    names.pop();
                }
                names.push(Token {
                    kind: TokenKind::Word(Word::Itself),
                    start,
                    end,
                });
                at = end;
            } else {
                at += 1;
            }
        }
        if self.is_government() {
            names = self.with_all_below(text, &tokens, names);
        }
        let tokens = self.with_own_reviews(text, tokens);
        merged(tokens, names)
    }

    /// Reconsiderations that a body can only have been named in: a town reviews nobody's acts, and who
    /// received neither reconsiderations nor lawsuits speaks of those against itself.
    fn with_own_reviews(&self, text: &[char], mut tokens: Vec<Token>) -> Vec<Token> {
        let is_town = self.body.sort() == Some(Sort::Town);
        for at in 0..tokens.len() {
            let token = tokens[at];
            let words = &text[token.start..token.end];
            if token.word() != Some(Word::Organ) || !words.ends_with(&['复', '议']) {
                continue;
            }
            let is_none = at > 0 && tokens[at - 1].word() == Some(Word::Not);
            // 收到行政复议1件，行政诉讼2件: lawsuits come in against who is sued.
            let is_received = words.starts_with(&['收', '到']);
            let reach = match (is_none, is_received) {
                (_, true) => BESIDE_LAWSUITS + COUNTED,
                (true, false) => BESIDE_LAWSUITS,
                (false, false) => 0,
            };
            let is_beside_lawsuits = (tokens[at + 1..].iter())
                .take_while(|next| next.start < token.end + reach)
                .any(|next| next.word() == Some(Word::Litigation));
            if is_town || is_beside_lawsuits {
                tokens[at].kind = TokenKind::Word(Word::Review);
            }
        }
        tokens
    }

    /// The names of a government, with all that it counts together under one: 区政府本级及各部门、各街道,
    /// 全区各职能部门、镇街.
    fn with_all_below(&self, text: &[char], tokens: &[Token], names: Vec<Token>) -> Vec<Token> {
        let wholes = tokens.iter().filter_map(|token| {
            let is_region =
                token.word() == Some(Word::Region) && self.governs(&text[token.start..token.end]);
            if !is_region && token.word() != Some(Word::OwnLevel) {
                return None;
            }
            let mut end = token.end;
            while let Some(length) = one_more(&text[end..], is_region && end == token.end) {
                end += length;
            }
            let name = names.iter().find(|name| name.end == token.start);
            let start = name.map_or(token.start, |name| name.start);
            let kind = TokenKind::Word(Word::Itself);
            (end > token.end).then_some(Token { kind, start, end })
        });
        let wholes: Vec<Token> = wholes.collect();
        let is_within = |name: &Token| {
            let mut wholes = wholes.iter();
            wholes.any(|whole| whole.start <= name.start && name.end <= whole.end)
        };
        let mut all: Vec<Token> = names.into_iter().filter(|name| !is_within(name)).collect();
        all.extend(&wholes);
        all.sort_by_key(|name| name.start);
        all
    }
}

/// Most characters between reconsiderations and the lawsuits beside them: 行政复议申请及行政诉讼.
const BESIDE_LAWSUITS: usize = 4;

/// Most characters that the number between them takes: 1024件.
const COUNTED: usize = 6;

/// How many characters a further member takes: 及各部门, 、各街道; the first one behind a region needs no
/// joint.
fn one_more(text: &[char], is_first: bool) -> Option<usize> {
    let joint = (text.iter())
        .take_while(|c| "以及和与、".contains(**c))
        .count();
    let rest = &text[joint..];
    let member = MEMBERS.iter().find(|member| {
        let length = member.chars().count();
        rest.len() >= length && member.chars().zip(rest).all(|(one, other)| one == *other)
    })?;
    (joint > 0 || is_first).then(|| joint + member.chars().count())
}

/// Those whose figures a government counts with its own.
const MEMBERS: [&str; 14] = [
    "各职能部门",
    "各有关部门",
    "各级各部门",
    "各行政机关",
    "各级行政机关",
    "政府系统各单位",
    "各委办局",
    "各部门",
    "各单位",
    "各街道",
    "各乡镇",
    "各镇街",
    "各镇",
    "镇街",
];

/// The tokens, with the names in place of what they cover. A longer wording with a name in it
/// (不属于本机关公开) stays as it is.
fn merged(tokens: Vec<Token>, names: Vec<Token>) -> Vec<Token> {
    if names.is_empty() {
        return tokens;
    }
    let mut merged: Vec<Token> = Vec::with_capacity(tokens.len() + names.len());
    let mut names = names.into_iter().peekable();
    for token in tokens {
        while let Some(name) = names.next_if(|name| name.end <= token.start) {
            merged.push(name);
        }
        while let Some(name) = names.next_if(|name| name.start < token.end) {
            if token.end <= name.end {
                merged.push(name);
            }
        }
        let name = merged
            .last()
            .filter(|last| last.word() == Some(Word::Itself));
        if name.is_none_or(|name| name.end <= token.start) {
            merged.push(token);
        }
    }
    merged.extend(names);
    merged
}

/// The names that the text gives to the body: X（以下简称“民政局”）.
fn given(prose: &Prose, reporter: &Reporter) -> Vec<Vec<char>> {
    const SAYING: [char; 4] = ['以', '下', '简', '称'];
    let mut found = Vec::new();
    for passage in &prose.passages {
        let text = &passage.text.chars;
        for at in 0..text.len().saturating_sub(SAYING.len()) {
            if text[at] != '以' || text[at..at + SAYING.len()] != SAYING {
                continue;
            }
            let of = text[..at]
                .iter()
                .rposition(|c| !matches!(c, '(' | '（' | '，' | ','));
            let called: Vec<char> = text[at + SAYING.len()..]
                .iter()
                .copied()
                .skip_while(|c| matches!(c, '"' | '为' | '：' | ':'))
                .take_while(|c| !matches!(c, '"' | ')' | '）' | '，' | ',' | '。'))
                .take(NAME)
                .collect();
            let is_body = spoken::ends_like_a_body(&called);
            let is_own = of.is_some_and(|of| {
                reporter.name().is_empty()
                    || ends_with_shared(&text[..=of], reporter.name())
                    || reporter.called_before(text, of + 1).is_some()
            });
            if is_body && is_own && found.len() < 4 {
                found.push(called);
            }
        }
    }
    found
}

fn ends_with_shared(text: &[char], name: &[char]) -> bool {
    let tail = &name[name.len().saturating_sub(4)..];
    tail.len() >= 3 && text.ends_with(tail)
}
