//! The statutory tables among the grids of a document, told by their labels and heads.
//!
//! A table may be one grid, several (a page break, one grid an article) or a part of one (all
//! three in one), so the rows of all grids are read as one stream: heads change what the rows
//! after them mean, and each row with a known label is read under the heads in force.

mod altered;
mod applications;
mod disclosure;
mod proceedings;
mod unrowed;

use crate::place::Place;
use std::collections::{BTreeMap, BTreeSet};

use altered::NoteSeen;

use crate::grid::{Cell, Grid, Layout};
use crate::recognise::figure;
use crate::recognise::labels::{Family, Term, VOCABULARY};
use crate::recognise::normalise::{self, Label, Unit};
use crate::recognise::placement::{Fields, Span, is_empty};
use crate::report::{
    AlteredLabel, CellName, Column, Content, ExtraRow, Figure, Obstacle, OutcomeGroup, Position,
    Repetition, Report, Row, Ruling, Table, UnreadableRow,
};

/// The most characters of a caption before a grid that names the grid's group.
const MAX_CAPTION: usize = 40;

/// Reads grids one after the other and collects what they hold.
#[derive(Default)]
pub struct Reader {
    found: Found,
    /// The heads of table three, which go on in the next grid after a page break.
    heads: Option<applications::Heads>,
    /// How many grids held nothing of a statutory table.
    other_tables: usize,
    /// Labels that are not printed as in the form.
    altered_labels: Vec<AlteredLabel>,
    /// Tables that the source draws as such.
    drawn: BTreeSet<Table>,
    /// The note of table three.
    note: NoteSeen,
}

/// What was found so far.
#[derive(Default)]
pub struct Found {
    cells: BTreeMap<CellName, Figure>,
    unreadable: Vec<UnreadableRow>,
    repetitions: Vec<Repetition>,
    order_only: BTreeSet<Table>,
    missing_columns: BTreeSet<Column>,
    extra_rows: Vec<ExtraRow>,
    /// The row printed for the group (六) as a whole. Whether it is a row of its own (format
    /// 2019) or a subtotal is known only when all rows are.
    other_row: Vec<(Column, Figure)>,
}

/// One cell of a row with what its text can mean.
pub struct Read<'a> {
    cell: &'a Cell,
    label: Label,
    terms: &'static [Term],
    /// The text holds words, so that it can be a label.
    is_text: bool,
}

/// One row of a grid.
pub struct GridRow<'a> {
    index: usize,
    own: Vec<Read<'a>>,
    reaching: Vec<Read<'a>>,
    width: usize,
}

impl<'a> GridRow<'a> {
    fn has(&self, matches: impl Fn(Term) -> bool) -> bool {
        self.own
            .iter()
            .any(|read| read.terms.iter().any(|&term| matches(term)))
    }

    fn count(&self, matches: impl Fn(Term) -> bool) -> usize {
        self.own
            .iter()
            .filter(|read| read.terms.iter().any(|&term| matches(term)))
            .count()
    }

    /// The row's fields, with `labels` cells at the start as its label.
    fn fields(&self, labels: usize) -> Fields<'a> {
        Fields {
            own: self.own.iter().map(|read| read.cell).collect(),
            labels,
            reaching: self.reaching.iter().map(|read| read.cell).collect(),
            width: self.width,
        }
    }

    /// The number of cells up to and with the last label cell: the last one that `is_label`
    /// accepts before the first figure behind a label.
    fn label_cells(&self, is_label: impl Fn(&Read<'_>) -> bool) -> usize {
        let mut labels = 0;
        for (index, read) in self.own.iter().enumerate() {
            if is_label(read) {
                labels = index + 1;
            } else if labels > 0 && !is_empty(read.cell) {
                break;
            }
        }
        labels
    }

    /// The row's text as printed, for messages.
    fn raw(&self) -> String {
        let texts: Vec<&str> = self
            .own
            .iter()
            .map(|read| read.cell.text.as_str())
            .collect();
        texts.join(" | ")
    }

    fn place(&self) -> Place {
        self.own
            .first()
            .map_or(Place::Nowhere, |read| read.cell.place)
    }
}

impl Reader {
    /// Reads one grid. `caption` is the text right before it.
    pub fn grid(&mut self, grid: &Grid, caption: Option<&str>) {
        let before = self.found.count();
        if grid.layout == Layout::Unrowed {
            self.rows(&unrowed::cut(grid), caption);
        } else if is_sideways(grid) {
            self.rows(&grid.transposed(), caption);
        } else {
            self.rows(grid, caption);
        }
        if before == self.found.count() {
            self.other_tables += 1;
        }
    }

    /// Reads a grid that is known to be of one table, with its rows already cut.
    pub fn table(&mut self, grid: &Grid, table: Table) {
        let rows: Vec<GridRow<'_>> = rows_of(grid);
        match table {
            Table::Disclosure => disclosure::read(&rows, grid, &mut self.found),
            Table::Applications => {
                applications::read(&rows, grid, &mut self.heads, &mut self.found)
            }
            Table::Proceedings => proceedings::read(&rows, grid, None, &mut self.found),
        }
    }

    /// Takes the note of table three from text outside the tables.
    pub fn text(&mut self, text: &str, place: Place) {
        self.note.take(altered::note_in_text(text, place, false));
    }

    /// Whether anything of the table was found.
    pub fn has(&self, table: Table) -> bool {
        let refused = self.found.unreadable.iter().flat_map(|row| &row.cells);
        self.found
            .cells
            .keys()
            .chain(refused)
            .any(|name| name.table() == table)
    }

    /// Parts the rows into runs that belong to one table each, and has each run read.
    fn rows(&mut self, grid: &Grid, caption: Option<&str>) {
        let mut rows = rows_of(grid);
        drop_beside(&mut rows);
        let mut current = None;
        let tables: Vec<Option<Table>> = rows
            .iter()
            .map(|row| {
                current = table_of(row).or(current);
                current
            })
            .collect();
        let mut start = 0;
        for run in tables.chunk_by(|one, other| one == other) {
            let part = &rows[start..start + run.len()];
            start += run.len();
            self.note.take(altered::note(part, grid));
            if let (Some(table), Layout::Spans) = (run[0], grid.layout) {
                self.drawn.insert(table);
                (self.altered_labels).extend(altered::labels(part, table, grid));
            }
            match run[0] {
                Some(Table::Disclosure) => disclosure::read(part, grid, &mut self.found),
                Some(Table::Applications) => {
                    applications::read(part, grid, &mut self.heads, &mut self.found);
                }
                Some(Table::Proceedings) => {
                    let caption = caption.filter(|caption| caption.chars().count() <= MAX_CAPTION);
                    proceedings::read(part, grid, caption, &mut self.found);
                }
                None => {}
            }
        }
    }

    /// Puts everything found into the report.
    pub fn finish(mut self, report: &mut Report) {
        self.found.settle_other_row();
        report.cells = self.found.cells;
        // What could not be read in one place may have been read in a later one.
        let is_read = |name: &CellName| report.cells.contains_key(name);
        let unread = self.found.unreadable.into_iter();
        report.unreadable_rows = unread
            .filter(|row| !row.cells.iter().all(is_read))
            .collect();
        report.repetitions = self.found.repetitions;
        report.order_only = self.found.order_only;
        report.missing_columns = self.found.missing_columns.into_iter().collect();
        report.extra_rows = self.found.extra_rows;
        report.drawn = self.drawn;
        report.altered_labels = self.altered_labels;
        report.note = self.note.note();
        report.substitutes.other_tables = self.other_tables;
    }
}

impl Found {
    /// Takes a row's figures, or notes them as a repetition where the row was read before.
    pub fn put(&mut self, figures: Vec<(CellName, Figure)>) {
        let Some((first, figure)) = figures.first() else {
            return;
        };
        let (first, position) = (*first, figure.position);
        let Some(earlier) = self.cells.get(&first) else {
            self.cells.extend(figures);
            return;
        };
        let within = earlier.position.table == position.table;
        let differing: Vec<_> = figures
            .into_iter()
            .filter(|(name, figure)| {
                self.cells
                    .get(name)
                    .is_none_or(|earlier| earlier.content != figure.content)
            })
            .collect();
        self.repetitions.push(Repetition {
            table: first.table(),
            differing,
            first,
            position,
            within,
        });
    }

    /// Notes a row whose figures cannot be told apart, unless it was read elsewhere.
    pub fn refuse(&mut self, row: UnreadableRow) {
        let is_known = row
            .cells
            .first()
            .is_some_and(|first| self.cells.contains_key(first));
        if !is_known {
            self.unreadable.push(row);
        }
    }

    fn count(&self) -> usize {
        self.cells.len() + self.unreadable.len() + self.repetitions.len() + self.other_row.len()
    }

    /// Takes the row of group (六) as its one row, or as a subtotal where its rows are there.
    fn settle_other_row(&mut self) {
        let is_part = |name: &CellName| {
            matches!(
                name,
                CellName::Applications(
                    Row::CorrectionOverdue | Row::FeeOverdue | Row::OtherOutcome,
                    _
                )
            )
        };
        let refused = self.unreadable.iter().flat_map(|row| &row.cells);
        let is_split = self.cells.keys().chain(refused).any(is_part);
        let named = std::mem::take(&mut self.other_row)
            .into_iter()
            .map(|(column, figure)| {
                let name = if is_split {
                    CellName::Subtotal(OutcomeGroup::Other, column)
                } else {
                    CellName::Applications(Row::OtherOutcome, column)
                };
                (name, figure)
            });
        self.put(named.collect());
    }
}

fn read(cell: &Cell) -> Read<'_> {
    let is_text = cell.text.chars().any(is_word);
    let label = if is_text {
        normalise::label(&cell.text)
    } else {
        Label {
            key: String::new(),
            unit: None,
        }
    };
    let terms = VOCABULARY.terms(&label.key);
    Read {
        cell,
        label,
        terms,
        is_text: is_text && !is_figure(&cell.text),
    }
}

/// Whether a cell that holds words is a figure with a unit or a mark for "none" all the same.
fn is_figure(text: &str) -> bool {
    let begins_word = |c: char| is_word(c) && !"无没未不零〇增减".contains(c);
    if text.trim_start().starts_with(begins_word) {
        return false;
    }
    [false, true]
        .into_iter()
        .any(|money| figure::read(text, money, None).content != Content::Unreadable)
}

/// A character that labels are written with.
const fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

fn rows_of(grid: &Grid) -> Vec<GridRow<'_>> {
    let reaching = grid.reaching();
    (grid.rows.iter().zip(&reaching).enumerate())
        .map(|(index, (row, reaching))| GridRow {
            index,
            own: row.iter().map(read).collect(),
            reaching: reaching.iter().map(|cell| read(cell)).collect(),
            width: Grid::row_width(row, reaching),
        })
        .collect()
}

/// Drops what stands under heads such as 序号 and 备注: numbers that are no figures, and remarks.
/// A figure that damaged spans moved under 备注 stays, so that its row is seen to be off.
fn drop_beside(rows: &mut [GridRow<'_>]) {
    let mut beside: Vec<Span> = Vec::new();
    for row in rows {
        let heads = row
            .own
            .iter()
            .filter(|read| read.terms.contains(&Term::Beside));
        let new: Vec<Span> = heads.map(|read| Span::of(read.cell)).collect();
        let first = row.own.first().map(|read| read.cell.column);
        row.own.retain(|read| {
            let span = Span::of(read.cell);
            let is_under = beside.iter().chain(&new).any(|head| head.contains(span));
            let numbers_rows =
                Some(read.cell.column) == first && read.cell.text.trim().parse::<u8>().is_ok();
            !(is_under
                && (numbers_rows
                    || is_empty(read.cell)
                    || read.is_text && read.terms.is_empty()
                    || read.terms.contains(&Term::Beside)))
        });
        beside.extend(new);
    }
}

/// The table that a row certainly belongs to, by labels that no other table has.
fn table_of(row: &GridRow<'_>) -> Option<Table> {
    let telling = |term: Term| match term {
        Term::Item(_) | Term::Measure(_) | Term::Article => Some(Table::Disclosure),
        Term::ApplicationsHead | Term::Organizations | Term::Outcomes | Term::Group(_) => {
            Some(Table::Applications)
        }
        Term::Column(column) => (!matches!(column, Column::OtherOrganization | Column::Total))
            .then_some(Table::Applications),
        Term::Row(row) => {
            (!matches!(row, Row::OtherOutcome | Row::OutcomeTotal)).then_some(Table::Applications)
        }
        Term::Litigation | Term::Proceeding(_) => Some(Table::Proceedings),
        Term::Ruling(ruling) => (ruling != Ruling::Total).then_some(Table::Proceedings),
        Term::Contents | Term::Beside => None,
    };
    row.own.iter().find_map(|read| {
        // A label with several meanings tells nothing.
        let mut tables = read.terms.iter().map(|&term| telling(term));
        let first = tables.next()??;
        tables.all(|table| table == Some(first)).then_some(first)
    })
}

/// Whether rows and columns are exchanged: labels of rows stand side by side in one row.
fn is_sideways(grid: &Grid) -> bool {
    let row_labels = |row: &Vec<Cell>| {
        row.iter()
            .map(read)
            .filter(|read| {
                read.terms
                    .iter()
                    .any(|term| matches!(term, Term::Row(_) | Term::Item(_)))
            })
            .count()
    };
    grid.layout == Layout::Spans && grid.rows.iter().map(row_labels).max().unwrap_or(0) > 3
}

/// The figure of a cell, with where it stands.
fn figure_of(name: CellName, cell: &Cell, head: Option<Unit>, grid: &Grid, row: usize) -> Figure {
    let reading = figure::read(&cell.text, name.is_money(), head);
    Figure {
        raw: cell.text.clone(),
        content: reading.content,
        annotated: reading.annotated,
        position: position(grid, row, cell),
    }
}

fn position(grid: &Grid, row: usize, cell: &Cell) -> Position {
    Position {
        table: grid.number,
        row: row + 1,
        column: cell.column + 1,
        place: cell.place,
    }
}

fn unreadable(
    cells: Vec<CellName>,
    obstacle: Obstacle,
    row: &GridRow<'_>,
    grid: &Grid,
) -> UnreadableRow {
    UnreadableRow {
        cells,
        obstacle,
        raw: row.raw(),
        position: Position {
            table: grid.number,
            row: row.index + 1,
            column: 1,
            place: row.place(),
        },
    }
}

/// The term of a label of one family: by a known wording, by the end of a longer text, or as
/// the one label that a damaged text can be.
fn term_in(read: &Read<'_>, family: Family, accepts: impl Fn(Term) -> bool) -> Option<Term> {
    if !read.is_text {
        return None;
    }
    let key = &read.label.key;
    (read.terms.iter().copied())
        .find(|&term| accepts(term))
        .or_else(|| VOCABULARY.ending(key, family))
        .or_else(|| VOCABULARY.closest(key, family))
        .filter(|&term| accepts(term))
}
