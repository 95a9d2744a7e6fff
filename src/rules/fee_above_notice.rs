//! `NAR015` fee-above-notice.

use crate::claims::SweepKind;
use crate::diagnostic::{Assessment, Facts, Finding, Severity};
use crate::example::{BOTH, Cases, Change};
use crate::lang::{Lang, Text};
use crate::report::Decimal;
use crate::rule::RuleMeta;
use crate::rules::{Dossier, Rule, cells, statements};

/// The rule.
pub static RULE: Rule = Rule {
    meta: RuleMeta {
        id: "NAR015",
        name: "fee-above-notice",
        severity: Severity::Warning,
        formula: Some(Text {
            zh: "实际收取的金额 ≤ 收费通知的总金额",
            en: "received ≤ notified",
        }),
        what: Text {
            zh: "正文所说实际收取的信息处理费，不多于收费通知的总金额。",
            en: "The fees that the narrative says were received are no more than those that the notices asked for.",
        },
        why: Text {
            zh: "信息处理费按收费通知收取，收到的不会比通知的多。",
            en: "The fee is paid as a notice asks, so that no more can be received than was asked for.",
        },
        basis: Text {
            zh: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；国办公开办函〔2021〕30号。",
            en: "Rules on fees for processing information, 国办函〔2020〕109号; circular 国办公开办函〔2021〕30号.",
        },
        example: Text {
            zh: "“发出收费通知2件，总金额1200元，实际收取1500元。”",
            en: "“2 notices were sent for 1200 元 in all, and 1500 元 were received.”",
        },
        correction: Text {
            zh: "核对收费通知和票据，改正有误的金额；含上年通知的费用的，在正文写明。",
            en: "Look up the notices and receipts and correct the wrong amount; say so where fees of the year before are in it.",
        },
        not_assessed: Text {
            zh: "同一句没有写明两个金额的、说到另一年度的、约数的，不作判断。",
            en: "Not assessed where a sentence does not give one amount of each, speaks of another year, or rounds.",
        },
        cases: Cases {
            formats: BOTH,
            violated: &[Change::Section(
                6,
                "{year}年，发出收费通知2件，总金额1200元，实际收取信息处理费1500元。",
            )],
            holds: &[Change::Section(
                6,
                "{year}年，发出收费通知2件，总金额1200元，实际收取信息处理费1200元。",
            )],
            not_assessed: Some(&[Change::Section(
                6,
                "{year}年，发出收费通知2件，总金额约1200元，实际收取信息处理费1500元。",
            )]),
        },
    },
    check,
};

fn check(rule: &'static RuleMeta, dossier: &Dossier<'_>, assessment: &mut Assessment) {
    for sweep in dossier.sweeps() {
        let (notified, received) = match sweep.kind {
            SweepKind::Fees { notified, received } => (notified, received),
            SweepKind::FeesUnclear => {
                assessment.not_assessed();
                continue;
            }
            _ => continue,
        };
        if received > notified {
            let facts = MoreReceived { notified, received };
            let place = cells::section_key(sweep.section);
            assessment.violated(Finding {
                expected: Some(notified),
                actual: Some(received),
                quote: Some(statements::quote_of(&sweep.sentence, sweep.place)),
                ..Finding::of_document(rule, &place, facts)
            });
        } else {
            assessment.holds();
        }
    }
}

#[derive(Debug)]
struct MoreReceived {
    /// In 元.
    notified: Decimal,
    received: Decimal,
}

impl Facts for MoreReceived {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let Self { notified, received } = self;
        match lang {
            Lang::Zh => format!("实际收取{received}元，多于收费通知的{notified}元"),
            Lang::En => format!(
                "{received} 元 were received, more than the {notified} 元 that the notices asked for"
            ),
        }
    }
}
