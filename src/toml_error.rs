//! What is wrong in a TOML file that a person wrote, and where.

mod syntax;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::lang::Lang;
use crate::nearest::nearest;
use crate::rule_set::Unknown;

/// What is wrong, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlError {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The text is not valid TOML; in the words of the TOML library.
    Syntax(String),
    /// A pattern of file names that cannot be read; in the words of the library that reads it.
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        what: String,
    },
    /// A key that is not known.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that are.
        known: &'static [&'static str],
    },
    /// A key that must be there and is not.
    MissingKey(&'static str),
    /// A value of a type that the key does not take.
    WrongType {
        /// The key.
        key: String,
        /// What it takes.
        kind: ValueKind,
    },
    /// A word that the key does not take.
    UnknownWord {
        /// The word.
        word: String,
        /// The words that it takes.
        known: &'static [&'static str],
    },
    /// A text that is no day of the year.
    NoDay(String),
    /// A text without a letter, of which nothing can be asked.
    NoLetters,
    /// A word that names no rule.
    UnknownRule(Unknown),
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// A string.
    String,
    /// A list of rules.
    List,
    /// A list of patterns of file names.
    Patterns,
    /// A list of words.
    Words,
    /// `true` or `false`.
    Switch,
    /// Keys with values.
    Table,
    /// A whole number of at least 1.
    Count,
}

impl ValueKind {
    const fn describe(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::String, Lang::Zh) => "一段带引号的文字",
            (Self::String, Lang::En) => "a quoted string",
            (Self::List, Lang::Zh) => "列表，如 [\"APP001\", \"DOC\"]",
            (Self::List, Lang::En) => "a list such as [\"APP001\", \"DOC\"]",
            (Self::Patterns, Lang::Zh) => "列表，如 [\"草稿/\", \"*.bak.html\"]",
            (Self::Patterns, Lang::En) => "a list such as [\"drafts/\", \"*.bak.html\"]",
            (Self::Words, Lang::Zh) => "列表，如 [\"信息处理费\"]",
            (Self::Words, Lang::En) => "a list such as [\"信息处理费\"]",
            (Self::Switch, Lang::Zh) => " true 或 false",
            (Self::Switch, Lang::En) => "true or false",
            (Self::Table, Lang::Zh) => "一个表，其中每行是“键 = 值”",
            (Self::Table, Lang::En) => "a table of lines `key = value`",
            (Self::Count, Lang::Zh) => "不小于1的整数",
            (Self::Count, Lang::En) => "a whole number, 1 or more",
        }
    }
}

impl Fault {
    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Syntax(what), Lang::Zh) => {
                format!("不是有效的 TOML：{}", syntax::said(what, lang))
            }
            (Self::Syntax(what), Lang::En) => {
                format!("this is not valid TOML: {}", syntax::said(what, lang))
            }
            (Self::Pattern { pattern, what }, Lang::Zh) => {
                format!("“{pattern}”不是有效的文件名模式（{what}）")
            }
            (Self::Pattern { pattern, what }, Lang::En) => {
                format!("`{pattern}` is not a valid file name pattern: {what}")
            }
            (Self::UnknownKey { key, known }, Lang::Zh) => {
                format!("没有“{key}”这个键{}", instead(key, known, lang))
            }
            (Self::UnknownKey { key, known }, Lang::En) => {
                format!("unknown key `{key}`{}", instead(key, known, lang))
            }
            (Self::MissingKey(key), Lang::Zh) => format!("缺少“{key}”这个键"),
            (Self::MissingKey(key), Lang::En) => format!("the key `{key}` is missing"),
            (Self::WrongType { key, kind }, Lang::Zh) => {
                format!("“{key}”应当是{}", kind.describe(lang))
            }
            (Self::WrongType { key, kind }, Lang::En) => {
                format!("`{key}` must be {}", kind.describe(lang))
            }
            (Self::UnknownWord { word, known }, Lang::Zh) => {
                format!("这里不能写“{word}”{}", instead(word, known, lang))
            }
            (Self::UnknownWord { word, known }, Lang::En) => {
                format!("`{word}` is not valid here{}", instead(word, known, lang))
            }
            (Self::NoDay(text), Lang::Zh) => {
                format!("“{text}”不是日期，应当写作“月-日”，如 \"01-28\"")
            }
            (Self::NoDay(text), Lang::En) => {
                format!("`{text}` is not a date; write month and day, as \"01-28\"")
            }
            (Self::NoLetters, Lang::Zh) => "这里没有写字".to_owned(),
            (Self::NoLetters, Lang::En) => "there is no word here".to_owned(),
            (Self::UnknownRule(unknown), lang) => unknown.message(lang),
        }
    }
}

/// What to write instead.
fn instead(word: &str, known: &[&str], lang: Lang) -> String {
    let near = nearest(word, known.iter().copied());
    match (lang, near) {
        (Lang::Zh, Some(near)) => {
            format!("，是不是要写 {near}？可以写：{}", known.join("、"))
        }
        (Lang::Zh, None) => format!("；可以写：{}", known.join("、")),
        (Lang::En, Some(near)) => {
            format!(
                "; did you mean {near}? It must be one of: {}",
                known.join(", ")
            )
        }
        (Lang::En, None) => format!("; it must be one of: {}", known.join(", ")),
    }
}

/// A value with the key under which it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) key: &'a Spanned<toml::de::DeString<'a>>,
    pub(crate) value: &'a Spanned<DeValue<'a>>,
}

/// A text that is being read, for the places of its mistakes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TomlText<'a>(pub(crate) &'a str);

impl TomlText<'_> {
    /// A mistake where a span of bytes begins.
    pub(crate) fn mistake(self, span: &Range<usize>, fault: Fault) -> TomlError {
        let before = self.0.get(..span.start).unwrap_or(self.0);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        TomlError {
            line: 1 + before.matches('\n').count(),
            column: 1 + before[line_start..].chars().count(),
            fault,
        }
    }

    /// The text as a table.
    pub(crate) fn parse(&self) -> Result<DeTable<'_>, TomlError> {
        let table = DeTable::parse(self.0).map_err(|error| self.syntax(&error))?;
        Ok(table.into_inner())
    }

    /// The text as a table as far as it is one, with what is wrong in it.
    pub(crate) fn parse_on(&self) -> (DeTable<'_>, Vec<TomlError>) {
        let (table, errors) = DeTable::parse_recoverable(self.0);
        let mut mistakes: Vec<TomlError> = errors.iter().map(|error| self.syntax(error)).collect();
        mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
        (table.into_inner(), syntax::causes(mistakes))
    }

    fn syntax(self, error: &toml::de::Error) -> TomlError {
        let end = self.0.len()..self.0.len();
        let fault = Fault::Syntax(error.message().to_owned());
        self.mistake(&error.span().unwrap_or(end), fault)
    }

    /// The key is none of those that have a meaning.
    pub(crate) fn unknown_key(self, entry: Entry<'_>, known: &'static [&'static str]) -> TomlError {
        let key = entry.key.get_ref().to_string();
        self.mistake(&entry.key.span(), Fault::UnknownKey { key, known })
    }

    /// The value is not of the type that the key takes.
    pub(crate) fn wrong_type(self, entry: Entry<'_>, kind: ValueKind) -> TomlError {
        let key = entry.key.get_ref().to_string();
        self.mistake(&entry.value.span(), Fault::WrongType { key, kind })
    }

    /// A text.
    pub(crate) fn string<'v>(self, entry: Entry<'v>) -> Result<&'v str, TomlError> {
        let text = entry.value.get_ref().as_str();
        text.ok_or_else(|| self.wrong_type(entry, ValueKind::String))
    }

    /// A table.
    pub(crate) fn table<'v>(self, entry: Entry<'v>) -> Result<&'v DeTable<'v>, TomlError> {
        let table = entry.value.get_ref().as_table();
        table.ok_or_else(|| self.wrong_type(entry, ValueKind::Table))
    }
}

/// The entries of a table, in the order of the text.
pub(crate) fn entries<'a>(table: &'a DeTable<'a>) -> impl Iterator<Item = Entry<'a>> {
    table.iter().map(|(key, value)| Entry { key, value })
}
