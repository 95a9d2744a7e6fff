//! `DOC035` recognised-text.

use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "DOC035",
        name: "recognised-text",
        severity: Severity::Warning,
        formula: None,
        what: Text {
            zh: "文字是文档本身的，不是从图片中识别的。",
            en: "The text is the document's own, not recognised in a picture of it.",
        },
        why: Text {
            zh: "文字识别会认错数字，认错的数字看上去与印出的一样；查出的问题要对照图片核实。",
            en: "Recognition misreads figures, and a misread figure looks like a printed one: compare what is found with the picture.",
        },
        basis: Text {
            zh: "PDF 的不可见文字层（ISO 32000，文字呈现方式3）；hOCR 的 ocr-system 标记。",
            en: "Invisible text in PDF (ISO 32000, text rendering mode 3); hOCR's mark ocr-system.",
        },
        example: Text {
            zh: "扫描的报告用 ocrmypdf 加了文字层。",
            en: "A scanned report to which ocrmypdf added its text.",
        },
        correction: Text {
            zh: "改用由文档直接导出的 PDF 或网页。",
            en: "Use the PDF or page that was exported from the document.",
        },
        not_assessed: Text {
            zh: "不判断哪些字认错了；没有留下识别痕迹的，无从得知。",
            en: "Which characters were mistaken is not judged; recognition that left no sign cannot be known.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Recognised],
            holds: &[],
            not_assessed: None,
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    let pages = dossier.report.recognised_pages;
    if pages == 0 {
        assessment.holds();
    } else {
        assessment.violated(Finding::of_document(rule, "document", Recognised(pages)));
    }
}

#[derive(Debug)]
struct Recognised(usize);

impl Facts for Recognised {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let pages = self.0;
        match lang {
            Lang::Zh => format!("{pages}页的文字是从图片中识别的，可能认错，请对照图片核实"),
            Lang::En if pages == 1 => "the text of 1 page was recognised from a picture and may be wrong: compare it with the picture".to_owned(),
            Lang::En => format!(
                "the text of {pages} pages was recognised from pictures and may be wrong: compare it with the pictures"
            ),
        }
    }
}
