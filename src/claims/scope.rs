//! Which time a clause speaks of: the report's year, a part of it, another one.

use super::lex::{Kind, Token};
use super::sentence::{Reader, Scope};
use super::words::Word;

impl Reader<'_> {
    /// The time that a clause speaks of; without a word for it, that of the clause before.
    pub(super) fn rescope(&mut self, tokens: &[Token]) {
        let compared = tokens
            .iter()
            .any(|token| token.word() == Some(Word::Compare));
        if std::mem::take(&mut self.passing) {
            self.scope = Scope::Current;
        }
        let mut scopes = Vec::new();
        for (place, token) in tokens.iter().enumerate() {
            let before = place.checked_sub(1).map(|place| tokens[place]);
            let towards = before.and_then(|token| token.word()) == Some(Word::Towards);
            scopes.push(match token.kind {
                // 结转6件到2024年: where they went.
                Kind::Year(year) if towards && self.report.year.is_some_and(|own| year > own) => {
                    continue;
                }
                // 自2019年以来: several years together.
                Kind::Year(year)
                    if self.report.year != Some(year)
                        && super::number::starts(&self.text.chars, token.end, "以来") =>
                {
                    Scope::Part
                }
                Kind::Year(_) if compared || self.names_document(token.end) => continue,
                // 将于2024年继续办理: says nothing of the clauses behind.
                Kind::Year(year) if self.report.year.is_some_and(|own| year > own) => {
                    self.passing |= !self.led;
                    Scope::Other
                }
                Kind::Year(year) => match self.report.year {
                    Some(own) if own == year => Scope::Current,
                    Some(_) => Scope::Other,
                    None => Scope::Unknown,
                },
                Kind::Month(false) => Scope::Part,
                // 2024年以来 in the report for 2024: this year.
                Kind::Word(Word::PartOfYear)
                    if super::number::starts(&self.text.chars, token.start, "以来")
                        && before.is_some_and(|before| {
                        before.end == token.start
                            && matches!(before.kind, Kind::Year(year) if self.report.year == Some(year))
                    }) =>
                {
                    continue;
                }
                Kind::Word(Word::PartOfYear) => Scope::Part,
                Kind::Word(Word::PreviousYear) if !compared => Scope::Other,
                Kind::Word(Word::ThisYear) if !self.led => Scope::Current,
                _ => continue,
            });
        }
        let worst = [Scope::Other, Scope::Unknown, Scope::Part, Scope::Current]
            .into_iter()
            .find(|scope| scopes.contains(scope));
        if let Some(scope) = worst {
            self.scope = scope;
        } else if compared && self.scope == Scope::Part {
            self.scope = Scope::Current;
        }
    }

    /// A year that says when a rule was made, not when applications came in.
    fn names_document(&self, end: usize) -> bool {
        [
            "修订",
            "印发",
            "版",
            "新修",
            "公布",
            "施行",
            "新版",
            "政务公开工作要点",
            "起施行",
        ]
        .iter()
        .any(|word| super::number::starts(&self.text.chars, end, word))
    }
}
