//! The regulations and circulars that a report is based on.

use super::sentence::Sentence;
use super::{Pattern, quote};
use crate::pattern::pattern;
use crate::report::Quote;

/// A citation of the Regulations or of the form's circular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What is wrong with it, `None` where it is right for every year.
    pub fault: Option<CitationFault>,
    /// The sentence.
    pub quote: Quote,
}

/// What can be wrong with a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CitationFault {
    /// The Regulations are cited by another number than 711: 771 was seen.
    Regulations(u32),
    /// The circular with the form is cited by another name than 国办公开办函, as printed:
    /// 国办发〔2021〕30号 was seen, and 国办公开办涵.
    Circular(String),
    /// The circular of the trial form, 国办公开办函〔2019〕60号, which that of 2021 replaced.
    Superseded,
}

/// 《政府信息公开条例》（国务院令第711号）; the order's number follows the name closely, with no other
/// document named between them.
static REGULATIONS: Pattern = Pattern::new(|| {
    pattern(r"政府信息公开条例》?,?\(?[^《》,。;()第]{0,8}国务院令?第?(\d{2,4})号令?")
});

/// 国办公开办函〔2021〕30号 and what was seen in its place.
static CIRCULAR: Pattern =
    Pattern::new(|| pattern(r"(国办[\p{Han}]{0,6})\(?(20\d\d)\)?年?第?(\d{1,3})号"));

/// The order of the State Council with the Regulations of 2019.
const ORDER: u32 = 711;

/// The right name of the circulars with the forms.
const CIRCULARS: &str = "国办公开办函";

/// Words of sentences that cite a circular for the form, not for something else of that number.
const ON_THE_FORM: [&str; 4] = ["年度报告", "年报", "格式", "编制"];

/// The citations, in the order of the text.
pub(super) fn citations(sentences: &[Sentence]) -> Vec<Citation> {
    let mut citations = Vec::new();
    for sentence in sentences {
        let mut add = |fault| {
            citations.push(Citation {
                fault,
                quote: quote(sentence),
            });
        };
        // Few sentences name the Regulations or a circular at all.
        let has = |word: &&str| sentence.folded.contains(*word);
        if has(&"国务院令") {
            for found in REGULATIONS.captures_iter(&sentence.folded) {
                let number = found[1].parse().unwrap_or_default();
                add((number != ORDER).then_some(CitationFault::Regulations(number)));
            }
        }
        if !has(&"国办") || !ON_THE_FORM.iter().any(has) {
            continue;
        }
        let circulars: Vec<_> = CIRCULAR.captures_iter(&sentence.folded).collect();
        let is = |found: &regex::Captures<'_>, year: &str, number: &str| {
            &found[2] == year && &found[3] == number
        };
        let names_current = circulars.iter().any(|found| is(found, "2021", "30"));
        for found in &circulars {
            if is(found, "2021", "30") {
                let name = found[1].to_owned();
                add((name != CIRCULARS).then_some(CitationFault::Circular(name)));
            } else if is(found, "2019", "60") && &found[1] == CIRCULARS {
                // A sentence that cites both tells how they differ, or which replaced which.
                add((!names_current).then_some(CitationFault::Superseded));
            }
        }
    }
    citations
}
