//! What the rules share that find a text repeated in another report.

use crate::diagnostic::{Facts, Finding};
use crate::lang::{Lang, Text};
use crate::report::{Quote, Report};
use crate::rule::RuleMeta;
use crate::rules::cells;
use crate::series::Member;
use crate::series::sketch::Sketch;

/// Why it matters.
pub const WHY: Text = Text {
    zh: "报告应当反映本单位当年的工作；照抄的文字没有信息，还会带进别的单位、别的年度的内容。",
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
    other: String,
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
        other: named(other.report, &other.origin.to_string()),
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

fn named(report: &Report, origin: &str) -> String {
    match (&report.body, report.year) {
        (Some(body), Some(year)) => format!("{body} {year}，{origin}"),
        _ => origin.to_owned(),
    }
}

impl Facts for Repeats {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self {
            other,
            shared,
            sentences,
            repeated,
            more,
            ..
        } = self;
        let section = cells::section(self.section, lang);
        let shown = self.shown.iter().map(|text| format!("“{text}”"));
        let shown = shown.collect::<Vec<_>>().join(match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        });
        let mut message = match lang {
            Lang::Zh => format!(
                "{section}约{shared}%的文字与另一份报告（{other}）相同，{sentences}句中有{repeated}句完全相同"
            ),
            Lang::En => format!(
                "{section}: some {shared}% of the text is that of another report ({other}), {repeated} of {sentences} sentences word for word"
            ),
        };
        if *more > 0 {
            message += &match lang {
                Lang::Zh => format!("，另有{more}份报告与它雷同"),
                Lang::En => format!("; {more} more reports repeat it"),
            };
        }
        if !shown.is_empty() {
            message += &match lang {
                Lang::Zh => format!("，如{shown}"),
                Lang::En => format!(", such as {shown}"),
            };
        }
        message
    }
}
