//! What the rules about sums share: judging one kind of sum and saying its arithmetic.

use crate::Options;
use crate::diagnostic::{Assessment, Detail, Finding, Term};
use crate::identities::{self, Identity, Kind, Verdict};
use crate::lang::{Lang, Text};
use crate::report::{CellName, Decimal, Report};
use crate::rules::{Dossier, Rule};

/// Judges every sum of a kind. `place` gives the place of those that the rule is about.
pub fn check(
    rule: &'static Rule,
    dossier: &Dossier<'_>,
    assessment: &mut Assessment,
    place: impl Fn(Kind) -> Option<&'static str>,
) {
    let (report, options) = (dossier.report, dossier.options);
    for sum in dossier.sums() {
        let identity = &sum.identity;
        let Some(place) = place(identity.kind) else {
            continue;
        };
        match sum.verdict() {
            Verdict::Holds => assessment.holds(),
            Verdict::NotAssessed => assessment.not_assessed(),
            Verdict::Violated => {
                assessment.violated(finding(rule, place.to_owned(), identity, report, options))
            }
        }
    }
}

/// The finding of a sum that does not hold.
pub fn finding(
    rule: &'static Rule,
    place: String,
    identity: &Identity,
    report: &Report,
    options: Options,
) -> Finding {
    let terms = |cells: &[CellName]| -> Vec<Term> {
        let number = |name| identities::known(report, name, options.blank_as_zero).number();
        cells.iter().map(|&name| (name, number(name))).collect()
    };
    let sum = |cells: &[CellName]| {
        let side = identities::side(report, cells, options.blank_as_zero);
        i64::try_from(side.sum).ok().map(Decimal::whole)
    };
    Finding {
        rule,
        severity: rule.severity,
        is_accepted: false,
        place,
        // A cell that is not there cannot be pointed at.
        cells: identity
            .cells()
            .filter(|&name| report.figure(name).is_some())
            .collect(),
        expected: sum(&identity.left),
        actual: sum(&identity.right),
        position: None,
        quote: None,
        explained_by: Vec::new(),
        detail: Detail::Sum {
            left: terms(&identity.left),
            right: terms(&identity.right),
        },
    }
}

/// The message of such a finding: what does not hold, and its arithmetic.
#[must_use]
pub fn message(finding: &Finding, what: Text, lang: Lang) -> String {
    let (what, arithmetic) = (what.get(lang), arithmetic(finding, lang));
    match lang {
        Lang::Zh => format!("{what}：{arithmetic}"),
        Lang::En => format!("{what}: {arithmetic}"),
    }
}

/// The arithmetic of a sum that does not hold: `12 + 3 = 15，而 13 + 1 = 14`. Zeros are left
/// out of long sums; a blank is shown as such.
fn arithmetic(finding: &Finding, lang: Lang) -> String {
    let Detail::Sum { left, right } = &finding.detail else {
        return String::new();
    };
    let blank = match lang {
        Lang::Zh => "空白",
        Lang::En => "blank",
    };
    let side = |terms: &[Term], total: Option<Decimal>| {
        let shown: Vec<String> = terms
            .iter()
            .filter(|(_, value)| terms.len() <= 2 || *value != Some(0))
            .map(|(_, value)| value.map_or_else(|| blank.to_owned(), |value| value.to_string()))
            .collect();
        let total = total.map(|total| total.to_string()).unwrap_or_default();
        match shown.as_slice() {
            [] => "0".to_owned(),
            [one] => one.clone(),
            _ if shown.iter().all(|term| term != blank) => {
                format!("{} = {total}", shown.join(" + "))
            }
            _ => format!("{} ≥ {total}", shown.join(" + ")),
        }
    };
    let (left, right) = (side(left, finding.expected), side(right, finding.actual));
    match lang {
        Lang::Zh => format!("{left}，而 {right}"),
        Lang::En => format!("{left}, but {right}"),
    }
}
