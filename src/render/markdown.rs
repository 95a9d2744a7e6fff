//! The documentation of the rules as Markdown: an index by family, then a section a rule.

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::render::rules::{PartKind, parts, said};
use crate::render::words;
use crate::rule::RuleMeta;
use crate::rules::metas;

/// The families of rules, in the order in which they are shown.
const FAMILIES: [(&str, Text); 8] = [
    (
        "DOC",
        Text {
            zh: "文档和表格的结构",
            en: "Structure of the document and its tables",
        },
    ),
    (
        "DIS",
        Text {
            zh: "表二：主动公开",
            en: "Table two: disclosure",
        },
    ),
    (
        "APP",
        Text {
            zh: "表三：依申请公开",
            en: "Table three: applications",
        },
    ),
    (
        "PRO",
        Text {
            zh: "表四：行政复议、行政诉讼",
            en: "Table four: reconsideration and litigation",
        },
    ),
    (
        "NAR",
        Text {
            zh: "正文与表格",
            en: "The narrative against the tables",
        },
    ),
    (
        "YOY",
        Text {
            zh: "与上年报告",
            en: "Against the report of the year before",
        },
    ),
    (
        "ROL",
        Text {
            zh: "汇总与下级",
            en: "A parent against its parts",
        },
    ),
    (
        "SIM",
        Text {
            zh: "内容雷同",
            en: "Repeated text",
        },
    ),
];

/// The documentation of the rules, in one language.
#[must_use]
pub fn rules(lang: Lang) -> String {
    let (title, note) = match lang {
        Lang::Zh => (
            "核对规则",
            "由程序中的规则生成（`gouji rules --format markdown --lang zh`），请勿手改。\
             例子都由程序实际运行：在一份各项都正确的报告上作所述改动，再列出核对结果。",
        ),
        Lang::En => (
            "Rules",
            "Made from the rules in the program (`gouji rules --format markdown --lang en`); do not \
             edit. Every example was run: the changes are made in a report in which everything is \
             right, and what gouji says of it follows.",
        ),
    };
    let mut out = format!("# {title}\n\n{note}\n");
    index(&mut out, lang);
    for rule in metas() {
        section(&mut out, rule, lang);
    }
    out
}

fn index(out: &mut String, lang: Lang) {
    let head = match lang {
        Lang::Zh => "| 规则 | 名称 | 级别 | 核对什么 |",
        Lang::En => "| rule | name | severity | what it checks |",
    };
    for (family, name) in FAMILIES {
        let of: Vec<_> = metas().filter(|rule| rule.family() == family).collect();
        if of.is_empty() {
            continue;
        }
        // Writing to a string does not fail.
        let _ = write!(
            out,
            "\n## {family} {}\n\n{head}\n| --- | --- | --- | --- |\n",
            name.get(lang)
        );
        for rule in of {
            let (id, name) = (rule.id, rule.name);
            let anchor = format!("{id}-{name}").to_lowercase();
            let severity = words::severity(rule.severity, lang);
            let what = escaped(rule.what.get(lang)).replace('|', "\\|");
            let _ = writeln!(
                out,
                "| [{id}](#{anchor}) | `{name}` | {severity} | {what} |"
            );
        }
    }
}

fn section(out: &mut String, rule: &'static RuleMeta, lang: Lang) {
    let severity = words::severity(rule.severity, lang);
    // Writing to a string does not fail.
    let _ = write!(out, "\n### {} {}\n\n{severity}\n", rule.id, rule.name);
    for part in parts(rule, lang) {
        let text = match part.kind {
            PartKind::Formula => format!("`{}`", part.text),
            PartKind::Prose | PartKind::Example => escaped(part.text),
        };
        let _ = write!(out, "\n**{}**\n\n{text}\n", part.label);
        if part.kind == PartKind::Example {
            out.push('\n');
            for line in said(rule, lang) {
                let _ = writeln!(out, "- {}", escaped(&line));
            }
        }
    }
}

/// Text in which nothing is taken for mark-up.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '<' | '[' | ']') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{FAMILIES, escaped};
    use crate::rules::metas;

    #[test]
    fn no_rule_is_left_out_of_the_index() {
        for rule in metas() {
            assert!(
                FAMILIES.iter().any(|(family, _)| *family == rule.family()),
                "{rule:?}"
            );
        }
    }

    #[test]
    fn nothing_in_a_text_is_mark_up() {
        assert_eq!(escaped("a_b * <td> [1]"), "a\\_b \\* \\<td> \\[1\\]");
    }
}
