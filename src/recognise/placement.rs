//! Which field of a row belongs to which column.
//!
//! Two independent ways are used. **Geometry**: a figure belongs to the head that it stands
//! under, as far as the spans are right. **Order**: the figures of a row follow one another as
//! the heads do, as far as all of them are there. Damaged spans break the first, lost cells the
//! second. A row is read where one of the two is sound, and is unreadable where neither is, or
//! where both are and they differ. Nothing is ever placed by counting numbers alone.

use crate::grid::{Cell, Layout};
use crate::prose::fold::is_blank;
use crate::report::Obstacle;

/// A head's columns in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first column.
    pub start: usize,
    /// How many columns.
    pub width: usize,
}

impl Span {
    /// The columns that a cell covers.
    #[must_use]
    pub const fn of(cell: &Cell) -> Self {
        Self {
            start: cell.column,
            width: cell.width,
        }
    }

    /// The column behind the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.start + self.width
    }

    /// Whether the two share a column.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end() && other.start < self.end()
    }

    /// From the first column of the two to the last, whichever of them stands where.
    #[must_use]
    pub fn spanning(self, other: Self) -> Self {
        let start = self.start.min(other.start);
        let width = self.end().max(other.end()) - start;
        Self { start, width }
    }

    /// Whether `other` lies within.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end() <= self.end()
    }
}

/// A row to be placed.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    /// The cells that start in the row, label cells first.
    pub own: Vec<&'a Cell>,
    /// How many of them are the label, with what stands before it.
    pub labels: usize,
    /// The cells that reach into the row from above.
    pub reaching: Vec<&'a Cell>,
    /// How many columns the row covers.
    pub width: usize,
    /// Why which cell belongs to which column cannot be told, where that is known beforehand.
    pub obstacle: Option<Obstacle>,
}

impl<'a> Fields<'a> {
    /// The cells behind the label.
    #[must_use]
    pub fn values(&self) -> &[&'a Cell] {
        &self.own[self.labels..]
    }
}

/// What a row's fields became: one cell a column, in the order of the heads.
pub type Placed<'a> = Result<Vec<&'a Cell>, Obstacle>;

/// What the rows of one table have in common, by which a row with blanks is judged: whether
/// every row has as many cells in all, or as many behind its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uniformity {
    /// A row with exactly as many fields as there are columns has lost none.
    exact_is_sound: bool,
    /// The number of columns that (nearly) all rows cover.
    width: Option<usize>,
    /// The number of fields that (nearly) all rows have behind the label.
    behind_label: Option<usize>,
    /// How many fields stand between the label and the first figure, where certain rows agree.
    offset: Option<usize>,
}

/// The fewest rows that can show a uniformity.
const MIN_SHOWING: usize = 3;

/// Whether nothing is written in the cell.
#[must_use]
pub fn is_empty(cell: &Cell) -> bool {
    cell.text.chars().all(is_blank)
}

/// Finds what the rows of a table have in common. `columns` is the number of heads, and
/// `head_width` the number of columns that the heads' rows cover, where there are heads.
#[must_use]
pub fn uniformity(
    rows: &[&Fields<'_>],
    columns: usize,
    layout: Layout,
    head_width: Option<usize>,
) -> Uniformity {
    // In text, spanned cells may have left empty ones: then a row shorter than its heads has
    // lost some, even where it has as many fields as there are columns.
    let filled_head = head_width.filter(|&width| layout == Layout::Separated && width > columns);
    let shows = |value: Option<usize>| value.filter(|_| rows.len() >= MIN_SHOWING);
    let width = match filled_head {
        Some(head) => common(rows.iter().map(|row| row.width)).filter(|&width| width == head),
        None => shows(common(rows.iter().map(|row| row.width))),
    };
    let offsets = rows
        .iter()
        .filter_map(|row| only(&candidates(row.values(), columns)));
    Uniformity {
        exact_is_sound: match layout {
            Layout::Spans | Layout::Aligned => true,
            Layout::Separated => filled_head.is_none(),
            Layout::Unrowed => false,
        },
        width,
        behind_label: shows(common(rows.iter().map(|row| row.values().len()))),
        offset: unanimous(offsets),
    }
}

/// The value that at least nine in ten share.
fn common(values: impl Iterator<Item = usize>) -> Option<usize> {
    let mut values: Vec<usize> = values.collect();
    values.sort_unstable();
    let middle = *values.get(values.len() / 2)?;
    let sharing = values.iter().filter(|&&value| value == middle).count();
    (sharing * 10 >= values.len() * 9).then_some(middle)
}

fn unanimous(mut values: impl Iterator<Item = usize>) -> Option<usize> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn only(candidates: &[usize]) -> Option<usize> {
    match candidates {
        [one] => Some(*one),
        _ => None,
    }
}

/// Where among the fields the figures can begin: so that none is left outside. Words behind
/// the figures are remarks and may stay outside.
fn candidates(fields: &[&Cell], columns: usize) -> Vec<usize> {
    let Some(last) = fields.len().checked_sub(columns) else {
        return Vec::new();
    };
    let first_filled = fields.iter().position(|cell| !is_empty(cell));
    let last_figure = (fields.iter()).rposition(|cell| !is_empty(cell) && !is_words(&cell.text));
    let leaves_none = |&offset: &usize| {
        first_filled.is_none_or(|first| offset <= first)
            && last_figure.is_none_or(|figure| figure < offset + columns)
    };
    (0..=last).filter(leaves_none).collect()
}

/// Whether the text is words without any figure, as a remark is.
#[must_use]
pub fn is_words(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_numeric() && c != '无')
}

/// Places a row under its heads. `heads` are the columns of the heads where they are known.
///
/// # Errors
/// The obstacle where neither geometry nor order is sound, or the two differ.
pub fn place<'a>(
    row: &Fields<'a>,
    columns: usize,
    heads: Option<&[Span]>,
    uniformity: Uniformity,
) -> Placed<'a> {
    if let Some(obstacle) = row.obstacle {
        return Err(obstacle);
    }
    let by_geometry = heads.and_then(|heads| by_geometry(row, heads));
    let values = row.values();
    if by_geometry.is_none() && heads.is_some_and(|heads| is_short_of(row, columns, heads)) {
        return Err(Obstacle::CellCount);
    }
    let is_full = values.iter().all(|cell| !is_empty(cell));
    if values.len() == columns && (is_full || uniformity.exact_is_sound || uniformity.fits(row)) {
        // Every cell is there: order is sound, whatever the spans say.
        let by_order = values.to_vec();
        return match by_geometry {
            Some(placed) if !says_alike(&placed, &by_order) => Err(Obstacle::Ambiguous),
            _ => Ok(by_order),
        };
    }
    if let Some(placed) = by_geometry {
        return Ok(placed);
    }
    by_order(row, columns, uniformity)
}

/// Whether a figure that is merged over several columns or rows leaves the row with fewer cells than
/// there are heads: the empty cells of a sheet right of the table are none of them.
fn is_short_of(row: &Fields<'_>, columns: usize, heads: &[Span]) -> bool {
    let under = |cell: &Cell| {
        let span = Span::of(cell);
        heads.iter().filter(|head| head.overlaps(span)).count()
    };
    let is_merged = (row.values().iter()).any(|cell| !is_empty(cell) && under(cell) > 1)
        || row.reaching.iter().any(|cell| under(cell) > 0);
    let last = heads.iter().map(|head| head.end()).max().unwrap_or(0);
    let beyond = |cell: &&&Cell| is_empty(cell) && cell.column >= last;
    let right = row.values().iter().rev().take_while(beyond).count();
    is_merged && right > 0 && row.values().len() - right < columns
}

fn says_alike(one: &[&Cell], other: &[&Cell]) -> bool {
    one.iter()
        .zip(other)
        .all(|(one, other)| one.text == other.text || (is_empty(one) && is_empty(other)))
}

/// The cell under each head; `None` unless every head has exactly one cell of its own width
/// under it (or shares an empty one with its neighbours) and nothing stands anywhere else.
fn by_geometry<'a>(row: &Fields<'a>, heads: &[Span]) -> Option<Vec<&'a Cell>> {
    let label_end = row.own[..row.labels]
        .iter()
        .map(|cell| Span::of(cell).end())
        .max();
    let last = heads.iter().map(|head| head.end()).max()?;
    let under_heads = |span: Span| heads.iter().any(|head| head.overlaps(span));
    let labels_stay_left = row.own[..row.labels]
        .iter()
        .all(|cell| !under_heads(Span::of(cell)));
    let above_stays_left = row.reaching.iter().all(|cell| !under_heads(Span::of(cell)));
    if !labels_stay_left || !above_stays_left {
        return None;
    }
    for cell in row.values() {
        let span = Span::of(cell);
        let is_beside = !under_heads(span);
        let is_remark = span.start >= last && is_words(&cell.text);
        if is_beside && !is_empty(cell) && !is_remark {
            return None;
        }
        if span.start < label_end.unwrap_or(0) {
            return None;
        }
    }
    let at = |head: &Span| {
        let mut cells = row
            .values()
            .iter()
            .filter(|cell| Span::of(cell).overlaps(*head));
        let cell = *cells.next()?;
        let span = Span::of(cell);
        let shares = is_empty(cell) && span.contains(*head) && span.end() <= last;
        // An editor that resolves spans repeats the one figure in each column of its head.
        let mut repeats = true;
        let mut covered = span.end();
        for other in cells {
            repeats &= other.text == cell.text && other.column == covered && !is_empty(cell);
            covered = Span::of(other).end();
        }
        let fills = span.start == head.start && covered == head.end();
        (repeats && (fills || shares)).then_some(cell)
    };
    heads.iter().map(at).collect()
}

/// The fields by their order, where cells that belong to no column stand among them.
fn by_order<'a>(row: &Fields<'a>, columns: usize, uniformity: Uniformity) -> Placed<'a> {
    let spread = spread(row.values());
    if spread.len() == columns && spread.len() > row.values().len() {
        return Ok(spread);
    }
    let fields = row.values();
    let candidates = candidates(fields, columns);
    let placed_at = |offset: usize| fields[offset..offset + columns].to_vec();
    let Some(&first) = candidates.first() else {
        return Err(Obstacle::CellCount);
    };
    let figures = &fields[first..first + columns];
    if candidates.len() == 1 && !is_empty(figures[0]) && !is_empty(figures[columns - 1]) {
        let is_full = figures.iter().all(|cell| !is_empty(cell));
        // Two alike behind a blank may be one figure that an editor repeated, and the blank the
        // other.
        let is_repeated = first > 0 && columns == 2 && figures[0].text == figures[1].text;
        if is_full && is_repeated {
            return Err(Obstacle::Ambiguous);
        }
        if is_full || uniformity.fits(row) {
            return Ok(placed_at(first));
        }
    }
    if !uniformity.fits(row) {
        return Err(Obstacle::CellCount);
    }
    let alike = candidates
        .iter()
        .all(|&offset| says_alike(&placed_at(offset), figures));
    if alike {
        return Ok(placed_at(first));
    }
    match uniformity.offset {
        Some(offset) if candidates.contains(&offset) => Ok(placed_at(offset)),
        _ => Err(Obstacle::Ambiguous),
    }
}

impl Uniformity {
    /// Whether the row has as many cells as its table's rows have, so that none was lost.
    fn fits(self, row: &Fields<'_>) -> bool {
        self.width == Some(row.width) || self.behind_label == Some(row.values().len())
    }
}

/// Fields with each empty cell that spans several columns counted as often.
fn spread<'a>(fields: &[&'a Cell]) -> Vec<&'a Cell> {
    fields
        .iter()
        .flat_map(|&cell| {
            let times = if is_empty(cell) { cell.width } else { 1 };
            std::iter::repeat_n(cell, times)
        })
        .collect()
}

#[cfg(test)]
mod tests;
