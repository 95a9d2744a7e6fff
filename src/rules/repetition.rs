//! What the rules share that find a text repeated in another report.

use crate::diagnostic::{Facts, Finding};
use crate::lang::{Lang, Text, counted};
use crate::report::Quote;
use crate::rule::RuleMeta;
use crate::rules::cells;
use crate::series::Member;
use crate::series::sketch::Sketch;

/// Why it matters.
pub const WHY: Text = Text {
    zh: "报告应当反映本单位当年的工作；照抄的文字没有实际内容，还会带进别的单位、别的年度的内容。",
    en: "A report tells of the body's own work in its year. A copied text tells nothing, and brings in what belongs to another body or year.",
};

/// What it rests on.
pub const BASIS: Text = Text {
    zh: "国办公开办函〔2021〕30号：内容雷同、敷衍应付的，依照《条例》第四十七条追究责任。",
    en: "Circular 国办公开办函〔2021〕30号: reports whose content repeats others' (内容雷同) or that are perfunctory are pursued under article 47 of the Regulations.",
};

/// The most repeated sentences that a message shows.
const MAX_SHOWN: usize = 3;

/// Another report with the same text.
#[derive(Debug)]
pub struct Repeats {
    section: u8,
    /// The body and the year of the other report, where both are known.
    other: Option<(String, i32)>,
    /// Where that comes from.
    origin: String,
    shared: usize,
    sentences: usize,
    repeated: usize,
    /// How many further reports have it.
    more: usize,
    shown: Vec<String>,
}

/// A finding about a section that repeats another report's.
pub fn finding(
    rule: &'static RuleMeta,
    own: &Sketch,
    (other, theirs): (&Member<'_>, &Sketch),
    shared: usize,
    more: usize,
) -> Finding {
    let repeated = own.repeated(theirs);
    // The longest is quoted, and shown behind the message.
    let shown = repeated.iter().skip(1).take(MAX_SHOWN - 1);
    let facts = Repeats {
        section: own.section,
        other: other.report.body.clone().zip(other.report.year),
        origin: other.origin.to_string(),
        shared,
        sentences: own.sentences(),
        repeated: repeated.len(),
        more,
        shown: shown.map(|one| one.beginning.text.clone()).collect(),
    };
    let quote: Option<Quote> = repeated.first().map(|one| one.beginning.clone());
    Finding {
        quote,
        ..Finding::of_document(rule, &cells::section_key(own.section), facts)
    }
}

impl Repeats {
    fn other(&self, lang: Lang) -> String {
        let origin = &self.origin;
        match (&self.other, lang) {
            (Some((body, year)), Lang::Zh) => format!("{body}{year}年度报告，{origin}"),
            (Some((body, year)), Lang::En) => format!("{body}, {year}, {origin}"),
            (None, _) => origin.clone(),
        }
    }
}

impl Facts for Repeats {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self {
            shared,
            sentences,
            repeated,
            more,
            ..
        } = self;
        let (section, other) = (cells::section(self.section, lang), self.other(lang));
        let shown = self.shown.iter().map(|text| format!("“{text}”"));
        let shown = shown.collect::<Vec<_>>().join(match lang {
            Lang::Zh => "",
            Lang::En => ", ",
        });
        let mut message = match (lang, shared) {
            (Lang::Zh, 100) => format!("{section}全部文字与另一份报告（{other}）相同"),
            (Lang::Zh, _) => format!("{section}约{shared}%的文字与另一份报告（{other}）相同"),
            (Lang::En, 100) => {
                format!("{section}: all of the text is the same as in another report ({other})")
            }
            (Lang::En, _) => format!(
                "{section}: about {shared}% of the text is the same as in another report ({other})"
            ),
        };
        message += &match lang {
            Lang::Zh => format!("，{sentences}句中有{repeated}句完全相同"),
            Lang::En => format!(
                ": {repeated} of {} are identical",
                counted(*sentences, "sentence", "sentences")
            ),
        };
        if !shown.is_empty() {
            message += &match lang {
                Lang::Zh => format!("，如{shown}"),
                Lang::En => format!(", such as {shown}"),
            };
        }
        if *more > 0 {
            message += &match lang {
                Lang::Zh => format!("；与本报告雷同的还有{more}份"),
                Lang::En => format!(
                    "; {} it",
                    counted(*more, "more report shares", "more reports share")
                ),
            };
        }
        message
    }
}
