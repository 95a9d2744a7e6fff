//! What the rules about sums share: judging one kind of sum and saying its arithmetic.

use crate::diagnostic::{self, Assessment, Facts, Finding, Sum, Term, Undecided};
use crate::identities::{self, Identity, Kind, Verdict};
use crate::lang::{Lang, Text};
use crate::report::{CellName, Decimal};
use crate::rule::RuleMeta;
use crate::rules::Dossier;

/// Judges every sum of a kind. `wrong` says what is wrong where one does not hold, `place` gives
/// the place of those that the rule is about.
pub fn check(
    rule: &'static RuleMeta,
    dossier: &Dossier<'_>,
    assessment: &mut Assessment,
    wrong: Text,
    place: impl Fn(Kind) -> Option<&'static str>,
) {
    for sum in dossier.sums() {
        let identity = &sum.identity;
        let Some(place) = place(identity.kind) else {
            continue;
        };
        match sum.verdict() {
            Verdict::Holds => assessment.holds(),
            Verdict::NotAssessed => {
                assessment.undecided(rule, Undecided::Place(place.to_owned()));
            }
            Verdict::Violated => {
                assessment.violated(finding(rule, wrong, place, identity, dossier));
            }
        }
    }
}

/// The finding of a sum that does not hold.
pub fn finding(
    rule: &'static RuleMeta,
    wrong: Text,
    place: &str,
    identity: &Identity,
    dossier: &Dossier<'_>,
) -> Finding {
    let (report, blank_as_zero) = (dossier.report, dossier.options.blank_as_zero);
    let terms = |cells: &[CellName]| -> Vec<Term> {
        let number = |name| identities::known(report, name, blank_as_zero).number();
        cells.iter().map(|&name| (name, number(name))).collect()
    };
    let total = |cells: &[CellName]| {
        let side = identities::side(report, cells, blank_as_zero);
        i64::try_from(side.sum).ok().map(Decimal::whole)
    };
    let (left, right) = (&identity.left, &identity.right);
    let facts = Unequal {
        wrong,
        sum: Sum {
            left: terms(left),
            right: terms(right),
        },
    };
    Finding {
        // A cell that is not there cannot be pointed at.
        cells: identity
            .cells()
            .filter(|&name| report.figure(name).is_some())
            .collect(),
        expected: total(left),
        actual: total(right),
        ..Finding::of_document(rule, place, facts)
    }
}

/// A sum that does not hold.
#[derive(Debug)]
struct Unequal {
    /// What is wrong.
    wrong: Text,
    sum: Sum,
}

impl Facts for Unequal {
    fn message(&self, _: &Finding, lang: Lang) -> String {
        let (wrong, arithmetic) = (self.wrong.get(lang), arithmetic(&self.sum, lang));
        match lang {
            Lang::Zh => format!("{wrong}：{arithmetic}"),
            Lang::En => format!("{wrong}: {arithmetic}"),
        }
    }

    fn sum(&self) -> Option<&Sum> {
        Some(&self.sum)
    }
}

/// The arithmetic of a sum that does not hold: `12 + 3 = 15 ≠ 13 + 1 = 14`. Zeros are left
/// out of long sums; a blank is shown as such.
fn arithmetic(sum: &Sum, lang: Lang) -> String {
    let blank = match lang {
        Lang::Zh => "空白",
        Lang::En => "blank",
    };
    let side = |terms: &[Term]| {
        let shown: Vec<String> = terms
            .iter()
            .filter(|(_, value)| terms.len() <= 2 || *value != Some(0))
            .map(|(_, value)| value.map_or_else(|| blank.to_owned(), |value| value.to_string()))
            .collect();
        let total = diagnostic::total(terms);
        match shown.as_slice() {
            [] => "0".to_owned(),
            [one] => one.clone(),
            _ if shown.iter().all(|term| term != blank) => {
                format!("{} = {total}", shown.join(" + "))
            }
            _ => format!("{} ≥ {total}", shown.join(" + ")),
        }
    };
    let (left, right) = (side(&sum.left), side(&sum.right));
    format!("{left} {} {right}", sum.relation())
}

#[cfg(test)]
mod tests {
    use super::arithmetic;
    use crate::diagnostic::Sum;
    use crate::lang::Lang;
    use crate::report::{CellName, Column, Row};

    #[test]
    fn a_sum_past_64_bits_is_said() {
        let cell = CellName::Applications(Row::New, Column::Total);
        let most = (cell, Some(999_999_999_999_999_999));
        let sum = Sum {
            left: vec![most; 10],
            right: vec![most],
        };
        let said = arithmetic(&sum, Lang::En);
        assert!(
            said.ends_with(" = 9999999999999999990 ≠ 999999999999999999"),
            "{said}"
        );
    }
}
