//! Statutory tables that were flattened into plain lines, without separators: a cell a line, a
//! row a line with spaces, or pieces of both, as text copied from a page or a PDF has them.
//!
//! Blanks are lost in such text, so a row is read only where all its figures are there: seven
//! behind a label of table three, fifteen behind the heads of table four. And a figure is that
//! of the label before it only where text and figures stand in reading order; where signs say
//! that they do not, rows whose label and figures do not share a line are not read at all.

use crate::document::Text;
use crate::grid::{Grid, Layout};
use crate::place::Place;
use crate::recognise::figure;
use crate::recognise::labels::{Family, Term, VOCABULARY};
use crate::recognise::normalise::{fold, is_letter, is_numeral};
use crate::report::{Column, Content, OutcomeGroup, Proceeding, Row, Ruling, Table};

/// The most characters of a line that belongs to a table; prose lines are longer, or end
/// sentences.
const MAX_TABLE_LINE: usize = 60;

/// One table found in a stream of lines.
pub struct Found {
    /// Which one.
    pub table: Table,
    /// Its rows, each with a label cell and its figures.
    pub grid: Grid,
}

/// A piece of text and the figures that follow it.
#[derive(Default)]
struct Segment {
    /// The words, without numbering, spaces and punctuation where they are known labels.
    terms: Vec<Vec<Term>>,
    /// How many letters are part of no known label, in lines of more than two letters.
    unknown: usize,
    /// The letters behind the last known label.
    tail: String,
    /// The text as printed.
    raw: String,
    place: Place,
    /// The figures, with the line that each stands on.
    values: Vec<(String, Place)>,
    /// The first figures stand on the line on which the text ends.
    shares_line: bool,
}

/// Finds the tables of a run of lines. Tables that hold no row are left out.
#[must_use]
pub fn tables(lines: &[&Text]) -> Vec<Found> {
    let segments = segments(lines);
    let mut order = Order::default();
    let items = disclosure(&segments, &mut order);
    let outcomes = applications(&segments, &mut order);
    let found = [
        (Table::Disclosure, grid_rows(items, order.is_broken)),
        (Table::Applications, grid_rows(outcomes, order.is_broken)),
        (Table::Proceedings, proceedings(&segments, order.is_broken)),
    ];
    found
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(table, rows)| Found {
            table,
            grid: Grid::from_fields(rows, Layout::Unrowed, 0),
        })
        .collect()
}

type Fields = Vec<(String, Place)>;

/// Whether text and figures stand in reading order. They do not where a label comes before one
/// that the form has earlier, where more figures follow a label than its row has, or where
/// figures follow what is no label.
#[derive(Default)]
struct Order {
    is_broken: bool,
    last: Option<usize>,
}

impl Order {
    fn label(&mut self, index: usize) {
        self.is_broken |= self.last.is_some_and(|last| index < last);
        self.last = Some(index);
    }
}

/// A row of the stream: its fields, label first, and whether they share one line, so that they
/// belong together whatever the order of the lines.
struct StreamRow {
    fields: Fields,
    is_sound: bool,
}

impl StreamRow {
    /// A row of words only.
    fn words(label: &str, place: Place, mut heads: Fields) -> Self {
        let mut fields = vec![(label.to_owned(), place)];
        fields.append(&mut heads);
        Self {
            fields,
            is_sound: true,
        }
    }
}

/// The rows, without the figures of those that cannot be trusted in broken order.
fn grid_rows(rows: Vec<StreamRow>, is_broken: bool) -> Vec<Fields> {
    rows.into_iter()
        .map(|mut row| {
            if is_broken && !row.is_sound {
                row.fields.truncate(1);
            }
            row.fields
        })
        .collect()
}

/// Cuts the lines into texts, each with the figures behind it. Prose ends a segment and is
/// itself none: it is `None` in the list.
fn segments(lines: &[&Text]) -> Vec<Option<Segment>> {
    let mut segments: Vec<Option<Segment>> = Vec::new();
    let mut pieces: Vec<(&str, Place)> = Vec::new();
    let mut values: Fields = Vec::new();
    let mut close = |pieces: &mut Vec<(&str, Place)>, values: &mut Fields| {
        if !pieces.is_empty() || !values.is_empty() {
            let (pieces, values) = (std::mem::take(pieces), std::mem::take(values));
            segments.push(Some(segment(&pieces, values)));
        }
        segments.len()
    };
    let mut breaks: Vec<usize> = Vec::new();
    for line in lines {
        if is_page_mark(&line.text) {
            continue;
        }
        if is_prose(&line.text) {
            breaks.push(close(&mut pieces, &mut values));
            continue;
        }
        for token in line.text.split_whitespace() {
            if is_value(token) {
                values.push((token.to_owned(), line.place));
            } else {
                if !values.is_empty() {
                    close(&mut pieces, &mut values);
                }
                pieces.push((token, line.place));
            }
        }
    }
    close(&mut pieces, &mut values);
    for at in breaks.into_iter().rev() {
        segments.insert(at, None);
    }
    segments
}

fn segment(pieces: &[(&str, Place)], values: Fields) -> Segment {
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
        values,
    }
}

fn is_value(token: &str) -> bool {
    let content = figure::read(token, false, None).content;
    matches!(content, Content::Number(_) | Content::Dash)
}

/// Whether a line ends a sentence or is too long for a table. The note beside the heads of table
/// three and the longest labels have commas, but no sentence ends in them.
fn is_prose(line: &str) -> bool {
    let is_label = ["勾稽", "区分处理"].iter().any(|word| line.contains(word));
    let words = line.chars().filter(|c| c.is_alphabetic()).count();
    !is_label && (line.contains(['。', '；', '！', '？']) || words > MAX_TABLE_LINE)
}

/// `- 3 -`, `P. 9`, `Page 9 - …`, `第 3 页`: what a PDF prints at the foot of a page.
fn is_page_mark(line: &str) -> bool {
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
    fn has(&self, matches: impl Fn(&Term) -> bool) -> bool {
        self.terms.iter().flatten().any(matches)
    }

    /// Whether nearly all of the text is known labels.
    fn is_labels(&self) -> bool {
        let letters = self.raw.chars().filter(|c| is_letter(*c)).count();
        self.unknown * 4 <= letters
    }

    /// The term of a family that the figures stand behind: the last known label with nothing
    /// behind it; or the beginning of a label that goes on behind its figures; or the one label
    /// that a damaged text can be.
    fn last(&self, family: Family, accepts: impl Fn(&Term) -> bool + Copy) -> Option<Term> {
        let last = || self.terms.last()?.iter().copied().find(accepts);
        if self.tail.is_empty() {
            return last();
        }
        let begun = VOCABULARY.beginning(&self.tail, family);
        let damaged = || VOCABULARY.closest(&self.tail, family);
        begun.or_else(damaged).filter(accepts).or_else(last)
    }

    fn row(&self, label: &str) -> StreamRow {
        let mut fields = vec![(label.to_owned(), self.place)];
        fields.extend(self.figures().iter().cloned());
        StreamRow {
            fields,
            is_sound: self.shares_line,
        }
    }

    /// The figures of the row: all of them where they share a line or each has its own. Of
    /// figures on several lines only those of the first belong to the row for certain; a lone
    /// number behind them is that of the page.
    fn figures(&self) -> &[(String, Place)] {
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

/// Rows of table two: heads, and items with their figures. A prose line ends the table, so that
/// a sentence that names a number of licences is no row of it.
fn disclosure(segments: &[Option<Segment>], order: &mut Order) -> Vec<StreamRow> {
    let mut rows: Vec<StreamRow> = Vec::new();
    let mut has_heads = false;
    let mut has_items = false;
    order.last = None;
    for segment in segments {
        let Some(segment) = segment else {
            has_heads = false;
            continue;
        };
        let owner = match segment.last(Family::Items, |term| matches!(term, Term::Item(_))) {
            Some(Term::Item(item)) if segment.is_labels() && !segment.values.is_empty() => {
                Some(item)
            }
            _ => None,
        };
        let is_next_table = |term: &Term| {
            matches!(
                term,
                Term::ApplicationsHead | Term::Organizations | Term::Row(Row::New)
            )
        };
        if segment.has(is_next_table) {
            has_heads = false;
        }
        let mut heads: Fields = Vec::new();
        let mut follows_label = false;
        let mut follows_valueless = false;
        for meanings in &segment.terms {
            let item = match meanings.first() {
                Some(Term::Measure(measure)) => {
                    heads.push((measure.zh().to_owned(), segment.place));
                    has_heads = true;
                    continue;
                }
                Some(Term::Article) => None,
                Some(Term::Item(item)) => Some(*item),
                _ => continue,
            };
            if !heads.is_empty() {
                rows.push(StreamRow::words(
                    "信息内容",
                    segment.place,
                    std::mem::take(&mut heads),
                ));
            }
            follows_label = item.is_some();
            let Some(item) = item else {
                rows.push(StreamRow::words("第二十条", segment.place, Fields::new()));
                continue;
            };
            if has_heads {
                order.label(item as usize);
            }
            // An item whose figures are lost is a row all the same.
            if has_heads && Some(item) != owner {
                follows_valueless = true;
                rows.push(StreamRow::words(item.zh(), segment.place, Fields::new()));
            }
        }
        if !heads.is_empty() {
            rows.push(StreamRow::words("信息内容", segment.place, heads));
            follows_label = false;
        }
        if !has_heads {
            continue;
        }
        if let Some(item) = owner {
            order.is_broken |= segment.values.len() > MAX_MEASURES;
            let mut row = segment.row(item.zh());
            if follows_valueless && !row.is_sound {
                row.fields.truncate(1);
            }
            rows.push(row);
            has_items = true;
        } else {
            // One number on a line of its own may be that of the page.
            let has_figures = segment.values.len() > 1 || segment.shares_line;
            order.is_broken |=
                !follows_label && has_figures && segment.is_labels() && !segment.terms.is_empty();
        }
    }
    if has_items { rows } else { Vec::new() }
}

/// The most figures of a row of table two.
const MAX_MEASURES: usize = 3;

/// The row of table three that a term is the label of. Where (六) is one row, its label is that
/// of the group.
const fn row_of(term: Term) -> Option<Row> {
    match term {
        Term::Row(row) => Some(row),
        Term::Group(OutcomeGroup::Other) => Some(Row::OtherOutcome),
        _ => None,
    }
}

/// The printed label of such a term.
const fn label_of(term: Term) -> &'static str {
    match term {
        Term::Row(row) => row.zh(),
        Term::Group(group) => group.zh(),
        _ => "",
    }
}

/// Rows of table three: the heads in their order, then labels with their figures.
fn applications(segments: &[Option<Segment>], order: &mut Order) -> Vec<StreamRow> {
    let is_row = |term: &Term| row_of(*term).is_some();
    let is_telling = |term: &Term| matches!(term, Term::Row(row) if !matches!(row, Row::OtherOutcome | Row::OutcomeTotal));
    let begins = |segment: &Option<Segment>| {
        segment
            .as_ref()
            .is_some_and(|segment| segment.has(is_telling))
    };
    let Some(first) = segments.iter().position(begins) else {
        return Vec::new();
    };
    order.last = None;
    let is_head = |term: &Term| matches!(term, Term::ApplicationsHead | Term::Organizations);
    // Figures between the heads and the first label belong to labels behind them.
    let heads_own = |segment: &Segment| segment.has(is_head) && segment.values.len() >= 2;
    order.is_broken |= segments[..first].iter().flatten().any(heads_own);
    let mut rows = heads(&segments[..=first]);
    for segment in segments[first..].iter().flatten() {
        if segment.has(|term| matches!(term, Term::Ruling(Ruling::Upheld | Ruling::Pending))) {
            break;
        }
        let last = segment
            .last(Family::Rows, is_row)
            .filter(|_| segment.is_labels());
        let owner = last.filter(|_| !segment.values.is_empty());
        let telling = (segment.terms.iter())
            .filter_map(|meanings| meanings.iter().find(|term| is_telling(term)));
        let mut follows_valueless = false;
        for &term in telling {
            // Labels before the last one have lost their figures.
            if Some(term) != owner {
                follows_valueless = true;
                order.label(row_of(term).map_or(0, Row::index));
                rows.push(StreamRow::words(
                    label_of(term),
                    segment.place,
                    Fields::new(),
                ));
            }
        }
        if let Some(term) = owner {
            order.label(row_of(term).map_or(0, Row::index));
            let mut row = segment.row(label_of(term));
            if follows_valueless && !row.is_sound {
                // Whose figures these are, of several labels, cannot be told.
                row.fields.truncate(1);
            }
            order.is_broken |= row.fields.len() > Column::ALL.len() + 1;
            rows.push(row);
        } else {
            order.is_broken |= segment.values.len() >= 2 && segment.is_labels();
        }
        if last == Some(Term::Row(Row::CarriedForward)) {
            break;
        }
    }
    rows
}

/// The heads of table three as rows of a grid: those above, then those below their common head.
fn heads(segments: &[Option<Segment>]) -> Vec<StreamRow> {
    let mut head: Fields = Vec::new();
    for segment in segments.iter().flatten() {
        for meanings in &segment.terms {
            let label = meanings.iter().find_map(|term| match term {
                Term::Organizations => Some("法人或其他组织"),
                Term::Column(column) => Some(column.zh()),
                _ => None,
            });
            head.extend(label.map(|label| (label.to_owned(), segment.place)));
        }
    }
    // The last seven heads with their common one; what stands before is another table's.
    let from = head
        .iter()
        .rposition(|(label, _)| label == Column::NaturalPerson.zh());
    match from {
        Some(from) => vec![StreamRow {
            fields: head.split_off(from),
            is_sound: true,
        }],
        None => Vec::new(),
    }
}

/// The row of table four: fifteen figures behind its heads.
fn proceedings(segments: &[Option<Segment>], is_broken: bool) -> Vec<Fields> {
    let mut pieces = String::new();
    let mut rulings: Vec<Ruling> = Vec::new();
    for segment in segments {
        let Some(segment) = segment else {
            pieces.clear();
            rulings.clear();
            continue;
        };
        let is_figures = segment.values.len() >= Ruling::ALL.len();
        pieces.push_str(&segment.raw);
        rulings.extend(
            segment
                .terms
                .iter()
                .flatten()
                .filter_map(|term| match term {
                    Term::Ruling(ruling) => Some(*ruling),
                    _ => None,
                }),
        );
        if !is_figures {
            continue;
        }
        if !spells_heads(&pieces) || segment.has(|term| matches!(term, Term::Row(row) if *row != Row::OtherOutcome && *row != Row::OutcomeTotal)) {
            pieces.clear();
            rulings.clear();
            continue;
        }
        let groups = Proceeding::ALL.iter().map(|group| group.zh());
        let printed: Vec<Ruling> = rulings.iter().rev().take(15).rev().copied().collect();
        let in_order = printed
            .chunks(Ruling::ALL.len())
            .all(|chunk| chunk == Ruling::ALL);
        let heads: Vec<Ruling> = match (printed.len(), in_order) {
            (15, false) if is_permuted(&printed) => printed,
            // Vertical heads come out in pieces; all of them are there, in the form's order.
            _ => Ruling::ALL.repeat(Proceeding::ALL.len()),
        };
        let cell = |text: &str| (text.to_owned(), segment.place);
        let shares_line = segment.values.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let values = segment.values.iter().take(if is_broken && !shares_line {
            0
        } else {
            usize::MAX
        });
        return vec![
            groups.map(cell).collect(),
            heads.iter().map(|ruling| cell(ruling.zh())).collect(),
            values.cloned().collect(),
        ];
    }
    Vec::new()
}

/// Whether each group of five heads has each result once.
fn is_permuted(rulings: &[Ruling]) -> bool {
    rulings
        .chunks(Ruling::ALL.len())
        .all(|chunk| Ruling::ALL.iter().all(|ruling| chunk.contains(ruling)))
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
