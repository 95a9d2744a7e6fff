//! Figures of the narrative that it compares with those of the year before: 收到12件，同比增长20%;
//! 比2022年的10件增加2件. The claims of the report tell which cells such a figure counts; one whose
//! cells are not certain is no comparison.

use std::sync::{Arc, LazyLock};

use regex::{Captures, Regex};

use crate::claims::{Claim, ClaimVerdict};
use crate::pattern::pattern;
use crate::prose::Folded;
use crate::report::{CellName, Decimal, Quote, Report};

/// What a text says of the figure of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Than {
    /// That it was this.
    Figure,
    /// By how much this year's is more, or less where it fell.
    Difference {
        /// It fell.
        fell: bool,
    },
    /// That it was the same (持平); the number stated is this year's.
    Same,
    /// By how many hundredths of last year's.
    Percent {
        /// It fell.
        fell: bool,
    },
}

/// A figure that the text compares with that of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The cells whose sum this year's figure is, as the table confirms.
    pub cells: Vec<CellName>,
    /// How it is compared.
    pub than: Than,
    /// The number that the text gives.
    pub stated: Decimal,
    /// It is said to be no exact number (约).
    pub is_rough: bool,
    /// The sentence.
    pub quote: Quote,
}

/// Units of what the tables count; money is not compared, since it is rounded at will.
const UNIT: &str = "(?:件|宗|份|条|起|项|次|个|部|例)";

/// The year before, by its number in a group of its own or without.
const YEAR: &str = "(?:上年度?|去年|上一年度?|([0-9]{4})年度?)";

/// Words without which no sentence compares.
const CUES: [&str; 6] = ["同比", "比上", "较上", "去年", "上年", "年"];

/// 1 this year's figure, 2 the year, 3 last year's figure, 4 the direction, 5 rough, 6 the number,
/// 7 per cent.
static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "([0-9]+){UNIT}[,，(（]?(?:件数|数量|总数|总量)?(?:同比|(?:与|比|较){YEAR}(?:同期)?(?:相比)?[,，]?(?:的?([0-9]+){UNIT})?(?:同比)?)\
         (增长|增加|上升|提高|多|下降|减少|降低|少)了?(约|近|超过?)?([0-9]+(?:\\.[0-9]+)?)(?:(%)|{UNIT})"
    ))
});

/// 1 this year's figure, 2 the year, 3 last year's figure.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "([0-9]+){UNIT}[,，(（](?:而)?{YEAR}(?:同期)?(?:收到|受理)?(?:为|是)([0-9]+){UNIT}"
    ))
});

/// 1 this year's figure, 2 the year. 基本持平 is no exact statement.
static SAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "([0-9]+){UNIT}[,，(（]?(?:件数|数量|总数|总量)?(?:同比|(?:与|和|同|较|比){YEAR}(?:同期)?(?:件数|数量|总数|总量)?(?:相比)?[,，]?)(?:持平|相同)"
    ))
});

/// The comparisons of a report, in the order of its claims.
pub(super) fn of(report: &Report, claims: &[Claim]) -> Vec<Comparison> {
    let mut found = Vec::new();
    let mut last: Option<&Arc<str>> = None;
    for claim in claims {
        let is_new = last.is_none_or(|last| !Arc::ptr_eq(last, &claim.sentence));
        last = Some(&claim.sentence);
        if !is_new || !CUES.iter().any(|cue| claim.sentence.contains(cue)) {
            continue;
        }
        let of_sentence: Vec<&Claim> = (claims.iter())
            .filter(|other| Arc::ptr_eq(&other.sentence, &claim.sentence))
            .collect();
        let text: String = Folded::new(&claim.sentence).chars.into_iter().collect();
        let quote = Quote {
            text: claim.sentence.to_string(),
            place: claim.place,
        };
        let sentence = Sentence {
            text: &text,
            year_before: report.year.map(|year| year - 1),
            claims: &of_sentence,
            quote: &quote,
        };
        for captures in CHANGE.captures_iter(&text) {
            found.extend(sentence.changes(&captures));
        }
        for captures in BESIDE.captures_iter(&text) {
            found.extend(sentence.beside(&captures));
        }
        for captures in SAME.captures_iter(&text) {
            found.extend(sentence.same(&captures));
        }
    }
    found
}

struct Sentence<'a> {
    text: &'a str,
    year_before: Option<i32>,
    claims: &'a [&'a Claim],
    quote: &'a Quote,
}

impl Sentence<'_> {
    fn changes(&self, captures: &Captures<'_>) -> Vec<Comparison> {
        let Some(cells) = self.cells(captures, 2) else {
            return Vec::new();
        };
        let group = |number| captures.get(number).map(|group| group.as_str());
        let fell = group(4).is_some_and(|word| ["下降", "减少", "降低", "少"].contains(&word));
        let than = match group(7) {
            Some(_) => Than::Percent { fell },
            None => Than::Difference { fell },
        };
        let is_rough = group(5).is_some();
        let figure = self.comparison(&cells, Than::Figure, group(3), false);
        let change = self.comparison(&cells, than, group(6), is_rough);
        figure.into_iter().chain(change).collect()
    }

    fn beside(&self, captures: &Captures<'_>) -> Option<Comparison> {
        let cells = self.cells(captures, 2)?;
        let number = captures.get(3).map(|group| group.as_str());
        self.comparison(&cells, Than::Figure, number, false)
    }

    fn same(&self, captures: &Captures<'_>) -> Option<Comparison> {
        let cells = self.cells(captures, 2)?;
        let number = captures.get(1).map(|group| group.as_str());
        self.comparison(&cells, Than::Same, number, false)
    }

    fn comparison(
        &self,
        cells: &[CellName],
        than: Than,
        number: Option<&str>,
        is_rough: bool,
    ) -> Option<Comparison> {
        Some(Comparison {
            cells: cells.to_vec(),
            than,
            stated: Decimal::parse_digits(number?)?,
            is_rough,
            quote: self.quote.clone(),
        })
    }

    /// The cells of this year's figure: those of every claim of the sentence with this number,
    /// where they are the same and the table agrees. `None` for a comparison with another year.
    fn cells(&self, captures: &Captures<'_>, year: usize) -> Option<Vec<CellName>> {
        let named = captures.get(year).map(|year| year.as_str().parse::<i32>());
        if named.is_some_and(|named| named.ok() != self.year_before) {
            return None;
        }
        let digits = captures.get(1)?.as_str();
        // A number that stands there twice may be two things.
        let numbers = self.text.split(|c: char| !c.is_ascii_digit() && c != '.');
        if numbers.filter(|number| *number == digits).count() != 1 {
            return None;
        }
        let value = Decimal::parse_digits(digits)?;
        let mut of_value = self.claims.iter().filter(|claim| claim.value == value);
        let first = of_value.next()?;
        let is_sure = |claim: &Claim| claim.verdict == ClaimVerdict::Agrees;
        let is_one = of_value.all(|other| is_sure(other) && other.cells == first.cells);
        (is_sure(first) && is_one && !first.cells.is_empty()).then(|| first.cells.clone())
    }
}

/// Whether a change is what the two figures make it, a rounded or cut last digit allowed; `None`
/// where it cannot be told, as of a share of nothing.
#[must_use]
pub fn holds(than: Than, stated: Decimal, now: i128, before: i128) -> Option<bool> {
    let text = stated.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let unscaled: i128 = format!("{whole}{fraction}").parse().ok()?;
    let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let risen = |fell: bool| match fell {
        false => now - before,
        true => before - now,
    };
    match than {
        Than::Figure => Some(before.checked_mul(scale)? == unscaled),
        Than::Same => Some(now == before),
        Than::Difference { fell } => Some(risen(fell).checked_mul(scale)? == unscaled),
        Than::Percent { .. } if before == 0 => None,
        Than::Percent { fell } => {
            let exact = risen(fell).checked_mul(100)?.checked_mul(scale)?;
            let off = exact - unscaled.checked_mul(before)?;
            Some(off.abs() < before)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Than, holds};
    use crate::report::Decimal;

    #[test]
    fn a_share_may_be_rounded_or_cut_and_nothing_else() {
        let percent = |stated: &str, now, before, fell| {
            let stated = Decimal::parse_digits(stated).unwrap();
            holds(Than::Percent { fell }, stated, now, before)
        };
        assert_eq!(percent("16.13", 36, 31, false), Some(true));
        assert_eq!(percent("16.12", 36, 31, false), Some(true));
        assert_eq!(percent("16.11", 36, 31, false), Some(false));
        assert_eq!(percent("16", 36, 31, false), Some(true));
        assert_eq!(percent("16.13", 36, 31, true), Some(false));
        assert_eq!(percent("13.89", 31, 36, true), Some(true));
        assert_eq!(percent("100", 3, 0, false), None);
    }

    #[test]
    fn a_difference_is_exact() {
        let stated = Decimal::whole(5);
        let differs = |now, before, fell| holds(Than::Difference { fell }, stated, now, before);
        assert_eq!(differs(36, 31, false), Some(true));
        assert_eq!(differs(36, 30, false), Some(false));
        assert_eq!(differs(31, 36, true), Some(true));
        assert_eq!(holds(Than::Figure, stated, 9, 5), Some(true));
        assert_eq!(holds(Than::Same, stated, 5, 5), Some(true));
        assert_eq!(holds(Than::Same, stated, 5, 6), Some(false));
    }
}
