//! What the TOML library says of a text that is not TOML, in sentences of both languages.

use super::{Fault, TomlError};
use crate::lang::{Lang, Text};

/// What the library's messages begin with, and what to say instead. The longer stands before the
/// shorter that it begins with.
const SAID: &[(&str, Text)] = &[
    (
        "duplicate key",
        Text {
            zh: "这个键前面已经写过，请删去一个。",
            en: "this key is already there; delete one of them.",
        },
    ),
    (
        "string values must be quoted",
        Text {
            zh: "文字要加引号。",
            en: "text must be quoted.",
        },
    ),
    (
        "key with no value",
        Text {
            zh: "键后面没有值，应写作“键 = 值”。",
            en: "a key has no value; write `key = value`.",
        },
    ),
    (
        "missing value",
        Text {
            zh: "“=”后面没有值。",
            en: "there is no value after `=`.",
        },
    ),
    (
        "invalid value",
        Text {
            zh: "“=”后面不是有效的值：文字要加引号，列表写作 [\"APP\", \"DOC\"]。",
            en: "what follows `=` is not a value: quote text, and write lists as [\"APP\", \"DOC\"].",
        },
    ),
    (
        "missing assignment",
        Text {
            zh: "键和值之间缺少“=”。",
            en: "`=` is missing between key and value.",
        },
    ),
    (
        "extra `=`",
        Text {
            zh: "“=”多写了一个。",
            en: "there is one `=` too many.",
        },
    ),
    (
        "extra assignment",
        Text {
            zh: "“=”多写了一个。",
            en: "there is one `=` too many.",
        },
    ),
    (
        "unexpected `=`",
        Text {
            zh: "列表没有用“]”结束，或者多写了“=”。",
            en: "a list is not closed with `]`, or there is an `=` too many.",
        },
    ),
    (
        "extra comma",
        Text {
            zh: "逗号多写了一个。",
            en: "there is one comma too many.",
        },
    ),
    (
        "missing comma",
        Text {
            zh: "两项之间缺少逗号。",
            en: "a comma is missing between two items.",
        },
    ),
    (
        "unclosed array table",
        Text {
            zh: "表的名称没有用“]]”结束。",
            en: "the name of a table is not closed with `]]`.",
        },
    ),
    (
        "unclosed array",
        Text {
            zh: "列表没有用“]”结束。",
            en: "a list is not closed with `]`.",
        },
    ),
    (
        "unclosed inline table",
        Text {
            zh: "表没有用“}”结束。",
            en: "a table is not closed with `}`.",
        },
    ),
    (
        "unclosed table",
        Text {
            zh: "表的名称没有用“]”结束。",
            en: "the name of a table is not closed with `]`.",
        },
    ),
    (
        "invalid basic string",
        Text {
            zh: "引号没有成对，文字没有用 \" 结束。",
            en: "a quotation mark is missing: text is not closed with `\"`.",
        },
    ),
    (
        "invalid literal string",
        Text {
            zh: "引号没有成对，文字没有用 ' 结束。",
            en: "a quotation mark is missing: text is not closed with `'`.",
        },
    ),
    (
        "missing opening quote",
        Text {
            zh: "引号没有成对。",
            en: "a quotation mark is missing.",
        },
    ),
    (
        "missing escaped value",
        Text {
            zh: "反斜线后面不是有效的转义；路径请用单引号。",
            en: "no valid escape follows the backslash; put paths in single quotes.",
        },
    ),
    (
        "invalid unquoted key",
        Text {
            zh: "键里有不能直接写的字符，请给键加引号。",
            en: "the key has characters that must be quoted.",
        },
    ),
    (
        "unquoted keys cannot be empty",
        Text {
            zh: "“=”前面没有键。",
            en: "there is no key before `=`.",
        },
    ),
    (
        "missing key",
        Text {
            zh: "“=”前面没有键。",
            en: "there is no key before `=`.",
        },
    ),
    (
        "unexpected key or value",
        Text {
            zh: "一行只能写一个“键 = 值”。",
            en: "a line holds one `key = value` only.",
        },
    ),
    (
        "carriage return",
        Text {
            zh: "换行不完整。",
            en: "a line break is incomplete.",
        },
    ),
    (
        "invalid comment character",
        Text {
            zh: "注释里有控制字符。",
            en: "the comment has a control character.",
        },
    ),
    (
        "unexpected leading zero",
        Text {
            zh: "数不能以0开头。",
            en: "a number cannot begin with 0.",
        },
    ),
];

/// The message in a sentence; what there is none for stays in the library's words.
pub(super) fn said(message: &str, lang: Lang) -> String {
    let known = SAID.iter().find(|(start, _)| message.starts_with(start));
    match (known, lang) {
        (Some((_, words)), _) => words.get(lang).to_owned(),
        (None, Lang::Zh) => format!("这里的写法不合 TOML（{message}）。"),
        (None, Lang::En) => format!("{message}."),
    }
}

/// Of the mistakes of a text, in its order, those that are not only what follows from one before:
/// of a line the first, and where something is not closed, that alone for all lines that it runs
/// over.
pub(super) fn causes(mistakes: Vec<TomlError>) -> Vec<TomlError> {
    let mut causes: Vec<TomlError> = Vec::new();
    let mut group: Vec<TomlError> = Vec::new();
    let mut end = |group: &mut Vec<TomlError>| {
        let is_unclosed = |one: &TomlError| matches!(&one.fault, Fault::Syntax(what) if what.starts_with("unclosed"));
        let (first, unclosed) = (
            group.first().cloned(),
            group.iter().find(|one| is_unclosed(one)),
        );
        match (first, unclosed) {
            (Some(first), Some(unclosed)) => causes.push(TomlError {
                fault: unclosed.fault.clone(),
                ..first
            }),
            _ => {
                group.dedup_by_key(|one| one.line);
                causes.append(group);
            }
        }
        group.clear();
    };
    for mistake in mistakes {
        if group
            .last()
            .is_some_and(|last| last.line + 1 < mistake.line)
        {
            end(&mut group);
        }
        group.push(mistake);
    }
    end(&mut group);
    causes
}
