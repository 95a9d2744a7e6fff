//! What the narrative states of the report itself: its period, the circulars it cites, the parts
//! it lists, the subjects it speaks of, and what was left in it by mistake.
//!
//! All of it are facts about a [`Report`], so that the rules match no text. Each is given only
//! where one reading is certain; what was left open is its own state. Wordings are data, each
//! with where it was seen. Figures of the narrative are [`crate::claims`].
//!
//! | module | holds |
//! | --- | --- |
//! | `sentence` | the sentences, with their marks in one width |
//! | `outline` | headings: which are missing, misnumbered, renamed |
//! | `time` | the years and periods that title and text state |
//! | `citation` | regulations and circulars cited |
//! | `body` | what kind of body reports, and whether another is named |
//! | `parts` | the list of parts in the preamble |
//! | `contents` | what sections one, five and six must speak of |
//! | `placeholder` | text of the template |
//! | `slip` | a number that is missing, a word twice |
//! | `term` | terms of the form that are shortened |
//! | `year_before` | what the text says of the year before |

mod body;
mod citation;
mod contents;
mod outline;
mod parts;
mod placeholder;
mod sentence;
mod slip;
mod term;
mod time;
mod year_before;

pub use body::{BodyKind, OtherBody};
pub use citation::{Citation, CitationFault};
pub use contents::{Fees, Improvement, Subject};
pub use outline::{Disorder, Outline, PROSE, Presence};
pub use parts::ListedParts;
pub use placeholder::Placeholder;
pub use slip::{Slip, SlipKind};
pub use term::DocumentTerms;
pub use time::{OtherYear, Period};
pub use year_before::OfYearBefore;

use std::sync::LazyLock;

use regex::Regex;

use crate::prose::Prose;
use crate::report::{Quote, Report};

/// What a report's narrative states of the report itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// Its headings.
    pub outline: Outline,
    /// What kind of body reports, told by its name.
    pub body_kind: BodyKind,
    /// What kind of body the text says that it is of (我镇, 我局), where nothing names it.
    pub own_kind: Option<crate::body::Kind>,
    /// The years that the title states, each once.
    pub title_years: Vec<i32>,
    /// The title says 年度 of the year and again of the report: 2023年度…年度报告.
    pub has_doubled_year: bool,
    /// The years that section one speaks of, in the order of the text, each time.
    pub spoken_years: Vec<i32>,
    /// The periods that the text says its figures are about.
    pub periods: Vec<Period>,
    /// Sentences that report the year's work and name the year before.
    pub stale_years: Vec<OtherYear>,
    /// Regulations and circulars that the report is based on.
    pub citations: Vec<Citation>,
    /// Whether the text names the body that reports; `None` where it names none.
    pub named_body: Option<OtherBody>,
    /// The list of the report's parts, where it gives their number.
    pub parts: Option<ListedParts>,
    /// Subjects that section one does not speak of; `None` where there is no text to tell by.
    pub missing_subjects: Option<Vec<Subject>>,
    /// Some text of the report speaks of assessment: 工作考核, 社会评议 or 责任追究.
    pub mentions_assessment: bool,
    /// What section five says; `None` where there is no such section.
    pub improvement: Option<Improvement>,
    /// What is said on the fee for processing; `None` where section six is not there.
    pub fees: Option<Fees>,
    /// How many characters section one has, white space apart; `None` where it is not there.
    pub overview_length: Option<usize>,
    /// The letters of section six; `None` where it is not there.
    pub other_matters: Option<String>,
    /// Text of the template that was left in.
    pub placeholders: Vec<Placeholder>,
    /// Slips of the hand.
    pub slips: Vec<Slip>,
    /// How the documents are called whose numbers are stated.
    pub document_terms: DocumentTerms,
}

impl Narrative {
    /// Reads the narrative of a report, whose text this is.
    #[must_use]
    pub fn of(report: &Report, prose: &Prose) -> Self {
        let sentences = sentence::sentences(prose);
        let letters = contents::letters(report, prose);
        let title = report.title.as_deref().unwrap_or_default();
        Self {
            outline: outline::outline(report, prose),
            body_kind: report
                .body
                .as_deref()
                .map_or(BodyKind::Unknown, body::kind_of),
            own_kind: body::own_kind(&sentences),
            title_years: time::title_years(title),
            has_doubled_year: time::has_doubled_year(title),
            spoken_years: time::spoken_years(&sentences),
            periods: time::periods(&sentences),
            stale_years: time::stale_years(report, &sentences),
            citations: citation::citations(&sentences),
            named_body: body::named(report.body.as_deref(), &sentences),
            parts: parts::listed(&sentences),
            missing_subjects: contents::missing_subjects(&letters),
            mentions_assessment: contents::mentions_assessment(&letters),
            improvement: contents::improvement(&letters),
            fees: contents::fees(&letters, &sentences),
            overview_length: contents::overview_length(report),
            other_matters: contents::other_matters(&letters),
            placeholders: placeholder::placeholders(&sentences),
            slips: slip::slips(&sentences),
            document_terms: term::documents(&sentences),
        }
    }
}

impl Narrative {
    /// The period that contradicts the title: all periods stated are of one other year, and section
    /// one speaks of that year and never of the title's. Then the title is wrong, not the text.
    #[must_use]
    pub fn against_title(&self) -> Option<(i32, &Period)> {
        let [titled] = self.title_years[..] else {
            return None;
        };
        let first = self.periods.first()?;
        let year = first.from.year;
        let agree = self.periods.iter().all(|period| period.from.year == year);
        let speaks = |year: i32| self.spoken_years.contains(&year);
        (agree && year != titled && speaks(year) && !speaks(titled)).then_some((titled, first))
    }
}

impl Narrative {
    /// Whether section six has these words, whatever stands between their letters; `None` where it
    /// is not there, or where the words have no letter.
    #[must_use]
    pub fn other_matters_have(&self, words: &str) -> Option<bool> {
        let words = contents::letters_of(words);
        let text = self.other_matters.as_ref();
        text.filter(|_| !words.is_empty())
            .map(|text| text.contains(&words))
    }
}

/// The words of a sentence as a finding shows them.
fn quote(sentence: &sentence::Sentence) -> Quote {
    Quote {
        text: sentence.text.clone(),
        place: sentence.place,
    }
}

/// A pattern that is made once.
type Pattern = LazyLock<Regex>;

/// A Chinese numeral up to 99, as headings have it.
fn numeral(text: &str) -> Option<u8> {
    const DIGITS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |text: &str| (1..).zip(DIGITS).find(|&(_, digit)| digit == text);
    let digit = |text: &str| digit(text).map(|(value, _)| value);
    let Some((tens, ones)) = text.split_once('十') else {
        return digit(text);
    };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(10 * tens + ones)
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numerals_of_headings() {
        for (text, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十三", 23),
        ] {
            assert_eq!(numeral(text), Some(value), "{text}");
        }
        for text in ["", "二三", "甲", "十甲"] {
            assert_eq!(numeral(text), None, "{text}");
        }
    }
}
