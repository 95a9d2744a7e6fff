//! `DOC015` replaced-bytes.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
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
            zh: "文件的每个字节都能按其编码解读。",
            en: "Every byte of the file fits its encoding.",
        },
        why: Text {
            zh: "不能解读的字节被替换为 U+FFFD，那里的文字已经丢失。",
            en: "Bytes that fit no character are replaced by U+FFFD; the text there is lost.",
        },
        basis: Text {
            zh: "《信息技术 中文编码字符集》GB 18030；UTF-8（RFC 3629）。",
            en: "GB 18030; UTF-8 (RFC 3629).",
        },
        example: Text {
            zh: "网页声明为 gb2312，却夹有几个 UTF-8 字符。",
            en: "A page in gb2312 with a few characters of UTF-8 among it.",
        },
        correction: Text {
            zh: "重新下载，或请发布单位修正页面编码。",
            en: "Fetch the page again, or have its encoding corrected.",
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
    if report.replaced == 0 {
        assessment.holds();
    } else {
        let facts = Replaced(report.replaced);
        assessment.violated(Finding::of_document(rule, "document", facts));
    }
}

#[derive(Debug)]
struct Replaced(usize);

impl Facts for Replaced {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let count = self.0;
        match lang {
            Lang::Zh => format!("有 {count} 处字节不合编码，已替换，该处文字丢失"),
            Lang::En => format!(
                "byte sequences that fit no character were replaced ({count}); the text there is lost"
            ),
        }
    }
}
