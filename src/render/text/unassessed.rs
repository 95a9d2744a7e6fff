//! What could not be assessed in a report: by which rules, where that is known, and why.

use crate::Check;
use crate::diagnostic::{Assessed, Undecided};
use crate::lang::Lang;
use crate::render::printable::printable;
use crate::render::text::flow::Flow;
use crate::render::text::paint::Paint;
use crate::render::words;
use crate::report::OtherRows;
use crate::rule::RuleMeta;

/// A line a rule, each with its places and what must be there for it to be assessed; nothing
/// where all could be.
pub(super) fn write(out: &mut String, check: &Check, other: OtherRows, paint: Paint) {
    let assessment = &check.assessment;
    let count = assessment.assessed.not_assessed;
    if count == 0 {
        return;
    }
    let title = match paint.lang {
        Lang::Zh => format!("无法核对的{count}项"),
        Lang::En => format!("Not assessed: {count}"),
    };
    *out += &format!("\n  {}\n", paint.faint(&title));
    let by_rule = assessment.by_rule.iter();
    for (rule, Assessed { not_assessed, .. }) in by_rule.filter(|(_, of)| of.not_assessed > 0) {
        let places = places(check, rule, other, paint.lang);
        let line = match paint.lang {
            Lang::Zh => format!("{not_assessed}项{places}"),
            Lang::En => format!("{not_assessed}{places}"),
        };
        *out += &Flow::new(4, 6, paint.width)
            .piece(0, rule.id, rule.id)
            .piece(1, rule.name, rule.name)
            .words("  ")
            .words(&line)
            .end();
        *out += &Flow::new(6, 6, paint.width)
            .painted(rule.not_assessed.get(paint.lang), |line| paint.faint(line))
            .end();
    }
}

/// Where a rule could not be assessed, set off from what stands before; nothing for a rule that
/// does not tell.
fn places(check: &Check, rule: &RuleMeta, other: OtherRows, lang: Lang) -> String {
    let mut places: Vec<String> = Vec::new();
    for (_, at) in (check.assessment.undecided.iter()).filter(|(of, _)| of.id == rule.id) {
        let said = match (at, lang) {
            (Undecided::Place(place), _) => words::place_of(place, other, lang),
            (Undecided::Sentence(sentence), Lang::Zh) => Some(format!("“{}”", printable(sentence))),
            (Undecided::Sentence(sentence), Lang::En) => {
                Some(format!("\"{}\"", printable(sentence)))
            }
        };
        // A sentence may state several figures, and a row stand for several sums.
        places.extend(said.filter(|said| !places.contains(said)));
    }
    match (places.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("：{}", places.join("、")),
        (false, Lang::En) => format!(": {}", places.join(", ")),
    }
}
