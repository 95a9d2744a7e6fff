//! Table four in text without rows.

use super::segments::{Fields, Segment};
use crate::place::Place;
use crate::recognise::labels::Term;
use crate::recognise::normalise::fold;
use crate::recognise::tables::names_extra;
use crate::report::{CaseResult, Proceeding, Row};

/// The row of table four: fifteen figures behind its heads. It is empty where the heads are there
/// and the figures are not behind them, as in text whose order is lost.
pub fn proceedings(segments: &[Option<Segment>], is_broken: bool) -> Vec<Fields> {
    let mut pieces = String::new();
    let mut results: Vec<CaseResult> = Vec::new();
    // Heads without figures behind which the text goes on.
    let mut lost: Option<Place> = None;
    let mut last = Place::Nowhere;
    for segment in segments {
        let Some(segment) = segment else {
            let has_heads = names_results(&results) || spells_heads(&pieces);
            lost = lost.or(has_heads.then_some(last));
            pieces.clear();
            results.clear();
            continue;
        };
        last = segment.place;
        let is_figures = segment.values.len() >= CaseResult::ALL.len();
        pieces.push_str(&segment.raw);
        results.extend(
            segment
                .terms
                .iter()
                .flatten()
                .filter_map(|term| match term {
                    Term::CaseResult(result) => Some(*result),
                    _ => None,
                }),
        );
        if !is_figures {
            continue;
        }
        let printed: Vec<CaseResult> = results.iter().rev().take(15).rev().copied().collect();
        // 行政复议行政诉讼 above three times the five results says it in two words.
        let is_formal = printed == CaseResult::ALL.repeat(Proceeding::ALL.len());
        let has_heads = spells_heads(&pieces);
        let has_extra = names_extra(&pieces) || spells_extra(&pieces);
        if has_extra || !(has_heads || is_formal && pieces.contains('诉')) || segment.has(|term| matches!(term, Term::Row(row) if *row != Row::OtherOutcome && *row != Row::OutcomeTotal)) {
            let has_heads = has_heads || names_results(&results);
            lost = lost.or(has_heads.then_some(last));
            pieces.clear();
            results.clear();
            continue;
        }
        let groups = Proceeding::ALL.iter().map(|group| group.zh());
        let is_whole = printed.len() == 15 && is_permuted(&printed);
        // Groups in different orders: the heads of one stand on several lines, so that the order
        // in which they are read is not that of their columns.
        let is_scattered = is_whole && !is_alike(&printed);
        let heads: Vec<CaseResult> = if is_whole && !is_scattered {
            printed
        } else {
            // Vertical heads come out in pieces; all of them are there, in the form's order.
            CaseResult::ALL.repeat(Proceeding::ALL.len())
        };
        let cell = |text: &str| (text.to_owned(), segment.place);
        let shares_line = segment.values.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let is_lost = is_broken && !shares_line || is_scattered || segment.is_torn;
        let values = segment
            .values
            .iter()
            .take(if is_lost { 0 } else { usize::MAX });
        return vec![
            groups.map(cell).collect(),
            heads.iter().map(|result| cell(result.zh())).collect(),
            values.cloned().collect(),
        ];
    }
    lost.map_or_else(Vec::new, |place| {
        let heads = CaseResult::ALL
            .iter()
            .map(|result| (result.zh().to_owned(), place));
        vec![heads.collect(), Fields::new()]
    })
}

/// Whether three of the results are there that no other table has as heads.
fn names_results(results: &[CaseResult]) -> bool {
    let own = [
        CaseResult::Upheld,
        CaseResult::Corrected,
        CaseResult::Pending,
    ];
    own.iter().all(|result| results.contains(result))
}

/// Whether each group of five heads has its results in the same order.
fn is_alike(results: &[CaseResult]) -> bool {
    let mut groups = results.chunks(CaseResult::ALL.len());
    let first = groups.next();
    groups.all(|group| Some(group) == first)
}

/// Whether each group of five heads has each result once.
fn is_permuted(results: &[CaseResult]) -> bool {
    results
        .chunks(CaseResult::ALL.len())
        .all(|chunk| CaseResult::ALL.iter().all(|result| chunk.contains(result)))
}

/// Whether letters stand alone among the heads, once for each group at least, that no head of the form
/// has: those of 上年数, 去年, 占比 and 增减, printed a letter a line.
fn spells_extra(text: &str) -> bool {
    let fields: Vec<String> = text.split_whitespace().map(fold).collect();
    let count = |letter: &str| fields.iter().filter(|field| *field == letter).count();
    ["上", "去", "往", "占", "比", "增", "减"]
        .into_iter()
        .any(|letter| count(letter) >= Proceeding::ALL.len())
}

/// Whether the letters of the heads of table four are there as often as the form has them,
/// however the lines broke them: three times each result, and both kinds of litigation.
fn spells_heads(text: &str) -> bool {
    let folded = fold(text);
    let count = |letter: char| folded.chars().filter(|&c| c == letter).count();
    ['维', '纠', '审']
        .into_iter()
        .all(|letter| count(letter) == Proceeding::ALL.len())
        && count('诉') >= 2
        && count('起') >= 2
}
