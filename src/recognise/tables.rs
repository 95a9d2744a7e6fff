//! The statutory tables among the grids of a document, told by their labels and heads.
//!
//! A table may be one grid, several (a page break, one grid an article) or a part of one (all
//! three in one), so the rows of all grids are read as one stream: heads change what the rows
//! after them mean, and each row with a known label is read under the heads in force.

mod altered;
mod applications;
mod columns;
mod disclosure;
mod found;
mod proceedings;
mod rows;
mod unrowed;

use altered::NoteSeen;
pub use columns::names_extra;
use found::{Found, RowKey};
use rows::{
    GridRow, Read, drop_beside, is_sideways, mark_glued, mark_torn, rows_in, rows_of, table_of,
    term_in,
};

use crate::grid::{Cell, Grid, Layout};
use crate::place::Place;
use crate::recognise::captions::Captions;
use crate::recognise::figure;
use crate::recognise::labels::Term;
use crate::recognise::normalise::Unit;
use crate::recognise::placement::is_empty;
use crate::report::{CellName, Figure, Obstacle, Position, Report, Row, Table, UnreadableRow};

/// The most characters of a caption before a grid that names the grid's group.
const MAX_CAPTION: usize = 40;

/// Reads grids one after the other and collects what they hold.
#[derive(Default)]
pub struct Reader {
    found: Found,
    captions: Captions,
    /// What is in force when a grid ends, and goes on in the next after a page break: the heads
    /// of each table, and the table that the last row belonged to.
    two: Option<disclosure::Heads>,
    three: Option<applications::Heads>,
    four: Option<proceedings::Heads>,
    last: Option<Table>,
    /// How many grids held nothing of a statutory table.
    other_tables: usize,
    /// The note of table three.
    note: NoteSeen,
}

impl Reader {
    /// A reader for a report of a year.
    pub fn new(year: Option<i32>) -> Self {
        Self {
            captions: Captions::new(year),
            ..Self::default()
        }
    }

    /// Reads one grid. `caption` is the text right before it.
    pub fn grid(&mut self, grid: &Grid, caption: Option<&str>) {
        let before = self.found.taken();
        let (year, body) = self.captions.grid();
        self.found.set_year(year);
        self.found.set_body(body);
        if grid.layout == Layout::Unrowed {
            let cut = unrowed::cut(grid);
            self.rows(&cut, rows_of(&cut), caption);
        } else {
            let rows = rows_of(grid);
            if is_sideways(grid, &rows) {
                let upright = grid.transposed();
                self.rows(&upright, rows_of(&upright), caption);
            } else {
                self.rows(grid, rows, caption);
            }
        }
        if before == self.found.taken() {
            self.other_tables += 1;
        }
    }

    /// Reads a grid that is known to be of one table, with its rows already cut, in place of what
    /// was found of the table before.
    pub fn table(&mut self, grid: &Grid, table: Table, is_disordered: bool) {
        self.found.forget(table);
        self.found.set_year(None);
        self.found.set_body(None);
        let mut rows = rows_of(grid);
        let is_lost = rows.last().is_some_and(|row| row.own.is_empty());
        if let Some(heads) = rows
            .first()
            .filter(|_| is_lost && table == Table::Proceedings)
        {
            let obstacle = if is_disordered {
                Obstacle::Disordered
            } else {
                Obstacle::Ambiguous
            };
            self.found
                .refuse(unreadable(proceedings::all_cells(), obstacle, heads, grid));
            return;
        }
        for row in rows
            .iter_mut()
            .filter(|row| is_disordered && row.own.len() == 1)
        {
            row.obstacle = Some(Obstacle::Disordered);
        }
        self.read(&rows, table, grid, None);
    }

    /// Takes text outside the tables: the captions, and the note of table three.
    pub fn text(&mut self, text: &str, place: Place) {
        self.captions.text(text);
        self.note.take(altered::note_in_text(text, place, false));
    }

    /// How many rows of the table were found.
    pub fn count(&self, table: Table) -> usize {
        self.found.count(table)
    }

    /// Parts the rows into runs that belong to one table and one year each, and has each read.
    fn rows(&mut self, grid: &Grid, own: Vec<GridRow<'_>>, caption: Option<&str>) {
        let pruned = columns::prune(grid, &own, self.captions.own());
        let (grid, mut rows) = match &pruned {
            Some(pruned) => (&pruned.grid, rows_of(&pruned.grid)),
            None => (grid, own),
        };
        for (row, &is_mixed) in (rows.iter_mut()).zip(pruned.iter().flat_map(|p| &p.is_mixed)) {
            row.obstacle = is_mixed.then_some(Obstacle::Ambiguous);
        }
        drop_beside(&mut rows);
        mark_glued(&mut rows);
        if grid.layout == Layout::Separated {
            mark_torn(&mut rows);
        }
        self.drop_other_years(&mut rows);
        let caption = caption.filter(|caption| caption.chars().count() <= MAX_CAPTION);
        let mut current = None;
        let mut years = 0;
        let runs: Vec<(Option<Table>, usize)> = rows
            .iter()
            .map(|row| {
                let told = table_of(row).or(current);
                current = told.or_else(|| self.last.filter(|&table| self.goes_on(row, table)));
                years += usize::from(self.year_of(row).is_some());
                (current, years)
            })
            .collect();
        let mut start = 0;
        for run in runs.chunk_by(|one, other| one == other) {
            let part = &rows[start..start + run.len()];
            start += run.len();
            if let Some(year) = part.first().and_then(|row| self.year_of(row)) {
                self.found.set_year(Some(year));
            }
            self.note.take(altered::note(part, grid));
            if let Some(table) = run[0].0 {
                self.read(part, table, grid, caption);
            }
        }
        for column in pruned.into_iter().flat_map(|pruned| pruned.columns) {
            self.found.note_extra_column(column);
        }
    }

    /// Drops rows of figures of which a label names another year than the report's.
    fn drop_other_years(&self, rows: &mut [GridRow<'_>]) {
        let Some(own) = self.captions.own() else {
            return;
        };
        let names_other = |read: &&Read<'_>| {
            let year = || self.captions.label_year(&read.cell.text);
            read.is_text && year().is_some_and(|year| year != own)
        };
        // How far down the labels met so far reach.
        let mut until = 0;
        for (at, row) in rows.iter_mut().enumerate() {
            let has_figures = (row.own.iter()).any(|read| !read.is_text && !is_empty(read.cell));
            let heights = (row.own.iter())
                .filter(names_other)
                .map(|read| read.cell.height);
            until = heights.map(|height| at + height).fold(until, usize::max);
            if has_figures && at < until {
                row.own.clear();
            }
        }
    }

    fn read(&mut self, rows: &[GridRow<'_>], table: Table, grid: &Grid, caption: Option<&str>) {
        if self.last != Some(table) {
            (self.two, self.four) = (None, None);
        }
        let keys: Vec<RowKey> = match table {
            Table::Disclosure => rows.iter().filter_map(disclosure::key).collect(),
            Table::Applications => rows.iter().filter_map(applications::key).collect(),
            Table::Proceedings => proceedings::keys(rows, self.four.as_ref(), caption),
        };
        self.found.begin(table, &keys);
        match table {
            Table::Disclosure => disclosure::read(rows, grid, &mut self.two, &mut self.found),
            Table::Applications => {
                applications::read(rows, grid, &mut self.three, &mut self.found);
            }
            Table::Proceedings => {
                proceedings::read(rows, grid, caption, &mut self.four, &mut self.found);
            }
        }
        if matches!(grid.layout, Layout::Spans | Layout::Separated) {
            let altered = altered::labels(rows, table, grid);
            let is_drawn = grid.layout == Layout::Spans;
            self.found.note_labels(table, altered, is_drawn);
        }
        self.last = Some(table);
    }

    /// Whether a row at the start of a grid, whose labels do not tell its table, goes on with the
    /// table before: a page break fell between them.
    fn goes_on(&self, row: &GridRow<'_>, table: Table) -> bool {
        match table {
            Table::Disclosure => false,
            Table::Applications => {
                self.found.lacks_last_rows()
                    && row.has(|term| {
                        matches!(term, Term::Row(Row::OtherOutcome | Row::OutcomeTotal))
                    })
            }
            Table::Proceedings => {
                let awaits = self
                    .four
                    .as_ref()
                    .is_some_and(proceedings::Heads::awaits_figures);
                awaits && row.own.iter().all(|read| !read.is_text)
            }
        }
    }

    /// The year that a row names which holds nothing else: a caption within the table.
    fn year_of(&self, row: &GridRow<'_>) -> Option<i32> {
        let mut filled = (row.own.iter()).filter(|read| !read.cell.text.trim().is_empty());
        let text = &filled.next()?.cell.text;
        match filled.next() {
            None => self.captions.year_in(text),
            Some(_) => None,
        }
    }

    /// Puts everything found into the report.
    pub fn finish(self, report: &mut Report) {
        let (years, bodies) = (self.captions.years(), self.captions.bodies());
        self.found.finish(years, bodies, report);
        report.note = self.note.note();
        report.substitutes.other_tables = self.other_tables;
    }
}

/// The figure of a cell, with where it stands.
fn figure_of(name: CellName, cell: &Cell, head: Option<Unit>, grid: &Grid) -> Figure {
    let reading = figure::read(&cell.text, name.is_money(), head);
    Figure {
        raw: cell.text.clone(),
        content: reading.content,
        annotated: reading.annotated,
        position: position(grid, cell),
    }
}

fn position(grid: &Grid, cell: &Cell) -> Position {
    let (row, column) = cell.source;
    Position {
        table: grid.number,
        row: row + 1,
        column: column + 1,
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

#[cfg(test)]
mod tests {
    use super::Reader;
    use crate::grid::{Grid, Layout};
    use crate::place::Place;
    use crate::report::{Obstacle, Report, Table};

    #[test]
    fn heads_of_table_four_whose_figures_are_lost_leave_all_its_cells_unread() {
        let head = |text: &str| (text.to_owned(), Place::Nowhere);
        let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].map(head);
        let grid = Grid::from_fields(vec![heads.to_vec(), Vec::new()], Layout::Separated, 1);
        let unreadable = |is_disordered| {
            let (mut reader, mut report) = (Reader::new(None), Report::default());
            reader.table(&grid, Table::Proceedings, is_disordered);
            reader.finish(&mut report);
            let rows = report.unreadable_rows.into_iter();
            rows.map(|row| (row.cells.len(), row.obstacle))
                .collect::<Vec<_>>()
        };
        let all = |obstacle| [(15, obstacle)];
        assert_eq!(unreadable(false), all(Obstacle::Ambiguous));
        assert_eq!(unreadable(true), all(Obstacle::Disordered));
    }
}
