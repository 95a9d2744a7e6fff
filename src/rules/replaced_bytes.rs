//! `DOC015` replaced-bytes.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text, counted};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC015",
        name: "replaced-bytes",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "文件的每个字节都能按其编码解读；PDF 的每个字形都能对应到确定的字。",
            en: "Every byte of the file fits its encoding; every glyph of a PDF says which character it is.",
        },
        why: Text {
            zh: "不能解读的字节或字形被替换为 U+FFFD，那里的文字已经丢失；PDF 的对应表损坏时，其他字也可能有误。",
            en: "Bytes and glyphs that are no known character are replaced by U+FFFD; the text there is lost. Where a PDF's table of characters is damaged, others may be wrong too.",
        },
        basis: Text {
            zh: "《信息技术 中文编码字符集》GB 18030；UTF-8（RFC 3629）。",
            en: "GB 18030; UTF-8 (RFC 3629).",
        },
        example: Text {
            zh: "网页声明为 gb2312，却夹有几个 UTF-8字符。",
            en: "A page in gb2312 with a few characters of UTF-8 among it.",
        },
        correction: Text {
            zh: "重新下载，或请发布单位修正页面编码；PDF 请换一种方式重新导出。",
            en: "Fetch the page again, or have its encoding corrected; export a PDF again in another way.",
        },
        not_assessed: Text {
            zh: "不判断丢失的是什么。",
            en: "What was lost is not judged.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::InvalidByte],
            holds: &[],
            not_assessed: None,
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let report = dossier.report;
    let facts = Lost {
        bytes: report.replaced,
        glyphs: report.unknown_characters,
    };
    if facts.bytes + facts.glyphs == 0 {
        assessment.holds();
    } else {
        assessment.violated(Finding::of_document(rule, "document", facts));
    }
}

/// A source has the one or the other.
#[derive(Debug)]
struct Lost {
    bytes: usize,
    glyphs: usize,
}

impl Facts for Lost {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { bytes, glyphs } = self;
        match (lang, bytes) {
            (Lang::Zh, 0) => {
                format!("有{glyphs}个字形的文字未知或有误，该处文字丢失，其他文字也须核对")
            }
            (Lang::En, 0) => format!(
                "{} for no known or likely character; the text there is lost, and the rest should be checked too",
                counted(*glyphs, "glyph stands", "glyphs stand")
            ),
            (Lang::Zh, _) => format!("有{bytes}处字节不合编码，已替换，该处文字丢失"),
            (Lang::En, _) => format!(
                "{} replaced; the text there is lost",
                counted(
                    *bytes,
                    "byte sequence fits no character and was",
                    "byte sequences fit no character and were"
                )
            ),
        }
    }
}
