//! What fee notices asked for, and what was received: 发出收费通知2件，总金额1200元，实际收取1500元.

use super::lex::{self, Kind};
use super::number::Unit;
use super::{Sweep, SweepKind};
use crate::prose::Passage;
use crate::report::Decimal;

/// The paper that asks for a fee.
const NOTICE: &str = "收费通知";

/// Words before an amount that was received.
const RECEIVED: [&str; 6] = [
    "实际收取",
    "实收",
    "实际收到",
    "实际缴纳",
    "已收取",
    "已缴纳",
];

/// Words before an amount that notices asked for.
const ASKED: [&str; 4] = ["金额", "总额", "费用", "处理费"];

/// Words by which notices of another year, or of some of them, are meant.
const OTHERS: [&str; 6] = ["上年", "上一年", "去年", "往年", "其中", "以前"];

/// Most characters of a sentence that is repeated.
const SENTENCE: usize = 400;

/// What the sentences of a passage say of both.
pub(super) fn fees(passage: &Passage, year: Option<i32>) -> Vec<Sweep> {
    let sentences = passage.sentences.iter();
    let told = sentences.filter_map(|range| {
        let chars = &passage.text.chars[range.clone()];
        let kind = match amounts(chars, year) {
            Some((notified, received)) => SweepKind::Fees { notified, received },
            None if speaks_of_both(chars) => SweepKind::FeesUnclear,
            None => return None,
        };
        Some(Sweep {
            kind,
            section: passage.section,
            sentence: passage.text.printed(range.start, range.end, SENTENCE),
            place: passage.place,
        })
    });
    told.collect()
}

/// Whether a sentence speaks of notices and of what was received.
fn speaks_of_both(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    text.contains(NOTICE) && RECEIVED.iter().any(|word| text.contains(word))
}

/// The amount that notices asked for and that received, in 元; `None` where the sentence gives not
/// just one of each, or speaks of another year too.
fn amounts(chars: &[char], year: Option<i32>) -> Option<(Decimal, Decimal)> {
    let text: String = chars.iter().collect();
    if !text.contains(NOTICE) || OTHERS.iter().any(|word| text.contains(word)) {
        return None;
    }
    let (mut asked, mut received) = (Vec::new(), Vec::new());
    let mut before = 0;
    for token in lex::tokens(chars) {
        match token.kind {
            Kind::Year(named) if Some(named) != year => return None,
            Kind::Number(number) => {
                let label: String = chars[before..token.start].iter().collect();
                before = token.end;
                if number.unit != Unit::Money {
                    continue;
                }
                if number.approximate {
                    return None;
                }
                if RECEIVED.iter().any(|word| label.contains(word)) {
                    received.push(number.value);
                } else if ASKED.iter().any(|word| label.contains(word)) {
                    asked.push(number.value);
                } else {
                    return None;
                }
            }
            _ => {}
        }
    }
    match (&asked[..], &received[..]) {
        (&[asked], &[received]) => Some((asked, received)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::amounts;

    fn told(text: &str) -> Option<(String, String)> {
        let chars: Vec<char> = text.chars().collect();
        let (asked, received) = amounts(&chars, Some(2023))?;
        Some((asked.to_string(), received.to_string()))
    }

    #[test]
    fn one_amount_of_each_is_told_apart() {
        for text in [
            "2023年发出收费通知2件，总金额1200元，实际收取总金额1500元。",
            "本年度收费通知的件数2件、金额1200元，实收1500元。",
        ] {
            assert_eq!(told(text), Some(("1200".into(), "1500".into())), "{text}");
        }
        for text in [
            "发出收费通知2件，总金额1200元。",
            "2022年发出收费通知2件，总金额1200元，2023年实际收取1500元。",
            "发出收费通知2件，总金额约1200元，实际收取1500元。",
            "发出收费通知2件，总金额1200元，实际收取1500元，其中上年300元。",
            "总金额1200元，实际收取1500元。",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
