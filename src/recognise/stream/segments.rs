//! Lines of text cut into labels and the figures behind them.

use std::sync::LazyLock;

use regex::Regex;

use super::torn;
use crate::document::Text;
use crate::pattern::pattern;
use crate::place::Place;
use crate::recognise::figure;
use crate::recognise::labels::{Family, Term, VOCABULARY};
use crate::recognise::normalise::{self, fold, is_letter, is_numeral};
use crate::report::{Content, OutcomeGroup};

/// Fields of a row, each with its place.
pub type Fields = Vec<(String, Place)>;

/// The most characters of a line that belongs to a table; prose lines are longer, or end
/// sentences.
const MAX_TABLE_LINE: usize = 60;

/// A piece of text and the figures that follow it.
#[derive(Default)]
pub struct Segment {
    /// The words, without numbering, spaces and punctuation where they are known labels.
    pub terms: Vec<Vec<Term>>,
    /// How many letters are part of no known label, in lines of more than two letters.
    unknown: usize,
    /// The letters behind the last known label.
    pub tail: String,
    /// The text as printed.
    pub raw: String,
    pub place: Place,
    /// The figures, with the line that each stands on.
    pub values: Vec<(String, Place)>,
    /// The first figures stand on the line on which the text ends.
    pub shares_line: bool,
    /// Its figures, several on one line, may be pieces of larger ones.
    pub is_torn: bool,
    /// The one figure ran together with the text: all figures of a row may stand in it.
    pub is_glued: bool,
}

/// Cuts the lines into texts, each with the figures behind it. Prose ends a segment and is
/// itself none: it is `None` in the list.
pub fn segments(lines: &[&Text]) -> Vec<Option<Segment>> {
    let mut segments: Vec<Option<Segment>> = Vec::new();
    let mut pieces: Vec<(&str, Place)> = Vec::new();
    let mut values: Fields = Vec::new();
    let beside_pieces = torn::beside_pieces(lines);
    let close = |segments: &mut Vec<Option<Segment>>,
                 pieces: &mut Vec<(&str, Place)>,
                 values: &mut Fields| {
        if !pieces.is_empty() || !values.is_empty() {
            let (pieces, values) = (std::mem::take(pieces), std::mem::take(values));
            let mut segment = segment(&pieces, values);
            segment.is_torn = matches!(segment.values[..], [(_, line), (_, next), ..]
                if line == next && beside_pieces.contains(&line));
            segments.push(Some(segment));
        }
    };
    for line in lines {
        if is_page_mark(&line.text) {
            continue;
        }
        if is_prose(&line.text) {
            close(&mut segments, &mut pieces, &mut values);
            segments.push(None);
            continue;
        }
        for token in line.text.split_whitespace() {
            if is_value(token) {
                if values.is_empty()
                    && let Some(at) = numbered(&pieces, line.place)
                {
                    // What stands before a label's number belongs to other cells.
                    let own = pieces.split_off(at);
                    close(&mut segments, &mut pieces, &mut values);
                    pieces = own;
                }
                values.push((token.to_owned(), line.place));
                continue;
            }
            if !values.is_empty() {
                close(&mut segments, &mut pieces, &mut values);
            }
            match glued(token) {
                Some((label, digits)) => {
                    pieces.push((label, line.place));
                    values.push((digits.to_owned(), line.place));
                }
                None => pieces.push((token, line.place)),
            }
        }
    }
    close(&mut segments, &mut pieces, &mut values);
    segments
}

/// Where in the pieces the last line's label of a row begins, told by its number, which no tail
/// of a longer label has. `None` where the pieces are that label, or where there is none.
fn numbered(pieces: &[(&str, Place)], line: Place) -> Option<usize> {
    static NUMBERS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:[（(][一二三四五六七][）)]|[一二三四]、|[1-8][.．、])"));
    let is_begun = |&(piece, place): &(&str, Place)| place == line && NUMBERS.is_match(piece);
    let at = pieces.iter().rposition(is_begun).filter(|&at| at > 0)?;
    let label: String = pieces[at..].iter().map(|&(piece, _)| piece).collect();
    let terms = VOCABULARY.terms(&normalise::label(&label).key);
    let is_row = |term: &Term| matches!(term, Term::Row(_) | Term::Group(OutcomeGroup::Other));
    terms.iter().any(is_row).then_some(at)
}

fn segment(pieces: &[(&str, Place)], values: Fields) -> Segment {
    let is_glued = is_glued(pieces, &values);
    let mut letters: Vec<char> = Vec::new();
    // Whether each letter stands in a piece long enough to be more than a fragment of a
    // vertical head.
    let mut counts: Vec<bool> = Vec::new();
    for (piece, _) in pieces {
        let folded: Vec<char> = fold(piece).chars().filter(|c| is_letter(*c)).collect();
        counts.extend(std::iter::repeat_n(folded.len() > 2, folded.len()));
        letters.extend(folded);
    }
    let mut terms = Vec::new();
    let (mut at, mut unknown, mut tail_from) = (0, 0, 0);
    while at < letters.len() {
        let known = VOCABULARY.starting(&letters[at..]);
        let article = letters[at..].starts_with(&['第', '二', '十', '条']);
        if article {
            terms.push(vec![Term::Article]);
            // 第二十条第（一）项
            let end = letters[at..]
                .iter()
                .take(9)
                .position(|&c| c == '项')
                .map_or(4, |end| end + 1);
            at += end;
            tail_from = at;
        } else if let Some((length, meanings)) = known {
            terms.push(meanings);
            at += length;
            tail_from = at;
        } else {
            let is_numbering = is_numeral(letters[at]) || letters[at].is_ascii_digit();
            unknown += usize::from(counts[at] && !is_numbering);
            at += 1;
        }
    }
    let last_place = pieces.last().map_or(Place::Nowhere, |&(_, place)| place);
    Segment {
        terms,
        unknown,
        tail: letters[tail_from..].iter().collect(),
        raw: pieces
            .iter()
            .map(|&(piece, _)| piece)
            .collect::<Vec<_>>()
            .join(" "),
        place: pieces.first().map_or(Place::Nowhere, |&(_, place)| place),
        shares_line: values
            .first()
            .is_some_and(|&(_, place)| place == last_place),
        is_torn: false,
        is_glued,
        values,
    }
}

/// Whether the one figure stands on the line of its label without a gap.
fn is_glued(pieces: &[(&str, Place)], values: &Fields) -> bool {
    matches!((pieces.last(), values.as_slice()), (Some((label, place)), [(digits, at)])
        if place == at && digits.len() > 1 && digits.starts_with('0') && !label.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A label with a figure right behind it, as where the cells of a row ran together: 规章000,
/// 行政事业性收费12.5.
fn glued(token: &str) -> Option<(&str, &str)> {
    let label = token.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = &token[label.len()..];
    if !is_value(digits) {
        return None;
    }
    let terms = VOCABULARY.terms(&normalise::label(label).key);
    let is_row = terms
        .iter()
        .any(|term| matches!(term, Term::Item(_) | Term::Row(_)));
    (is_row && !label.is_empty()).then_some((label, digits))
}

pub fn is_value(token: &str) -> bool {
    // Strokes that a table is drawn with, not a mark for "none".
    if token.len() >= MIN_RULE && token.bytes().all(|byte| byte == b'-') {
        return false;
    }
    [false, true].into_iter().any(|money| {
        let content = figure::read(token, money, None).content;
        matches!(content, Content::Number(_) | Content::Dash)
    })
}

/// The fewest hyphens that are a rule of a table.
const MIN_RULE: usize = 3;

/// Whether a line ends a sentence or is too long for a table. The note beside the heads of table
/// three and the longest labels have commas, but no sentence ends in them.
pub fn is_prose(line: &str) -> bool {
    // 其中予以公开71件、部分公开5件: figures with their units within words that go on.
    static LISTS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\p{Han}\s?\d+\s?[件条份宗起次项人个例][、，,；;]\s?\p{Han}"));
    let is_label = ["勾稽", "区分处理"].iter().any(|word| line.contains(word));
    let words = line.chars().filter(|c| c.is_alphabetic()).count();
    let ends = line.contains(['。', '；', '！', '？']);
    !is_label && (ends || words > MAX_TABLE_LINE || LISTS.is_match(line))
}

/// `- 3 -`, `P. 9`, `Page 9 - …`, `第 3 页`: what a PDF prints at the foot of a page.
pub fn is_page_mark(line: &str) -> bool {
    let compact: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let lower = compact.to_ascii_lowercase();
    let inner = compact.trim_matches(|c: char| "-—–－·".contains(c));
    let is_number = |text: &str| {
        !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let dashed = inner.len() < compact.len()
        && is_number(inner)
        && !compact.starts_with(|c: char| c.is_ascii_digit());
    let counted = compact
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'))
        .is_some_and(|(number, _)| is_number(number));
    let named = ["page", "p."]
        .iter()
        .filter_map(|word| lower.strip_prefix(word))
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (dashed && compact.len() > inner.len() + 1) || counted || named
}

impl Segment {
    pub fn has(&self, matches: impl Fn(&Term) -> bool) -> bool {
        self.terms.iter().flatten().any(matches)
    }

    /// Whether nearly all of the text is known labels.
    pub fn is_labels(&self) -> bool {
        let letters = self.raw.chars().filter(|c| is_letter(*c)).count();
        self.unknown * 4 <= letters
    }

    /// The term of a family that the figures stand behind: the last known label with nothing
    /// behind it; or the beginning of a label that goes on behind its figures; or the one label
    /// that a damaged text can be.
    pub fn last(&self, family: Family, accepts: impl Fn(&Term) -> bool + Copy) -> Option<Term> {
        let last = || self.terms.last()?.iter().copied().find(accepts);
        if self.tail.is_empty() {
            return last();
        }
        let begun = VOCABULARY.beginning(&self.tail, family);
        let damaged = || VOCABULARY.closest(&self.tail, family);
        begun.or_else(damaged).filter(accepts).or_else(last)
    }

    /// The figures of a row of `columns` columns that ran together with its label, where one
    /// reading is left: as many digits as columns.
    pub fn apart(&self, columns: usize) -> Option<Fields> {
        let [(digits, place)] = self.values.as_slice() else {
            return None;
        };
        let is_one_each = self.is_glued && digits.len() == columns;
        is_one_each.then(|| {
            digits
                .chars()
                .map(|digit| (digit.to_string(), *place))
                .collect()
        })
    }

    /// The figures of the row: all of them where they share a line or each has its own. Of
    /// figures on several lines only those of the first belong to the row for certain; a lone
    /// number behind them is that of the page.
    pub fn figures(&self) -> &[(String, Place)] {
        let first = self.values.first().map(|&(_, line)| line);
        let on_first = self
            .values
            .iter()
            .take_while(|&&(_, line)| Some(line) == first)
            .count();
        if on_first > 1 {
            &self.values[..on_first]
        } else {
            &self.values
        }
    }
}
