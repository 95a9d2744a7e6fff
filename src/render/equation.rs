//! A sum that does not hold, on one line: `3440 + 118 = 3558 ≠ 4340 + 118 = 4458`.

use crate::diagnostic::{Finding, Term, total};
use crate::lang::Lang;
use crate::render::finding_cells::telling;

/// The most terms that a side shows one by one.
const MAX_TERMS: usize = 3;

/// The two sides, and how they compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// The left side: its terms where they are few, and what they come to.
    pub left: String,
    /// How the sides compare: an open side can only be more than its sum.
    pub relation: &'static str,
    /// The right side.
    pub right: String,
}

impl Equation {
    /// That of a finding about a sum. `long` says what many terms, so many of them, come to.
    pub fn of(finding: &Finding, lang: Lang, long: impl Fn(usize, &str) -> String) -> Option<Self> {
        let sum = finding.facts.sum()?;
        Some(Self {
            left: side(&sum.left, lang, &long),
            relation: sum.relation(),
            right: side(&sum.right, lang, &long),
        })
    }
}

/// What many terms, so many of them, come to: for where there is room.
pub fn long(terms: usize, sum: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{terms}项相加 {sum}"),
        Lang::En => format!("{terms} terms {sum}"),
    }
}

impl std::fmt::Display for Equation {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {} {}", self.left, self.relation, self.right)
    }
}

/// Whether a term is unknown.
fn is_open(terms: &[Term]) -> bool {
    terms.iter().any(|(_, value)| value.is_none())
}

fn side(terms: &[Term], lang: Lang, long: impl Fn(usize, &str) -> String) -> String {
    let sum = total(terms);
    let equals = if is_open(terms) { "≥" } else { "=" };
    let blank = match lang {
        Lang::Zh => "空白",
        Lang::En => "blank",
    };
    let mut shown: Vec<String> = (telling(terms))
        .filter_map(|(_, value)| value.map(|of| of.to_string()))
        .collect();
    let blanks = telling(terms).filter(|(_, value)| value.is_none()).count();
    match (blanks, lang) {
        (0, _) => {}
        (1, _) => shown.push(blank.to_owned()),
        (_, Lang::Zh) => shown.push(format!("{blanks}个{blank}")),
        (_, Lang::En) => shown.push(format!("{blanks} blanks")),
    }
    match shown.as_slice() {
        [] => "0".to_owned(),
        [one] => one.clone(),
        all if all.len() <= MAX_TERMS => format!("{} {equals} {sum}", all.join(" + ")),
        all => long(all.len(), &format!("{equals} {sum}")),
    }
}
