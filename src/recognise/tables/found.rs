//! What was found of each table, printing by printing.
//!
//! A page may print a table more than once: for small screens, in a tab for each year, with last
//! year's beside this year's. A printing is one such table, over as many grids as it may take;
//! all rows of a report come from one and the same printing, and what the others say is kept
//! apart from it.

mod key;

use std::collections::{BTreeMap, BTreeSet};

pub use key::RowKey;

use crate::body;
use crate::report::{
    AlteredLabel, CellName, Column, ExtraColumn, ExtraRow, Figure, Obstacle, OtherRows,
    OutcomeGroup, Repetition, Report, Row, Table, UnreadableRow,
};

/// Every printing of every table.
#[derive(Default)]
pub struct Found {
    printings: BTreeMap<Table, Vec<Printing>>,
    /// What the captions in force name.
    named: Named,
    /// How many rows were taken, whatever became of them.
    taken: usize,
}

/// Whose figures a table holds, as far as its caption or tab says.
#[derive(Debug, Clone, Default)]
struct Named {
    year: Option<i32>,
    body: Option<String>,
}

impl Named {
    /// Whether both name a year or a body and they differ.
    fn is_other(&self, before: &Self) -> bool {
        let years = self.year.zip(before.year);
        let bodies = self.body.as_ref().zip(before.body.as_ref());
        years.is_some_and(|(one, other)| one != other)
            || bodies.is_some_and(|(one, other)| one != other)
    }
}

/// One table, once.
#[derive(Default)]
struct Printing {
    /// What its caption or tab names.
    named: Named,
    cells: BTreeMap<CellName, Figure>,
    /// The rows of its figures and of those that could not be read.
    keys: BTreeSet<RowKey>,
    /// The cells of each row, in the order of the columns.
    rows: Vec<Vec<CellName>>,
    unreadable: Vec<UnreadableRow>,
    /// Rows that stand in it twice.
    repetitions: Vec<Repetition>,
    is_order_only: bool,
    missing_columns: BTreeSet<Column>,
    extra_rows: Vec<ExtraRow>,
    extra_columns: Vec<ExtraColumn>,
    altered_labels: Vec<AlteredLabel>,
    has_whole_labels: bool,
    is_drawn: bool,
    /// The row printed for the group (六) as a whole. Whether it is a row of its own (format
    /// 2019) or a subtotal is known only when all rows are.
    other_row: Vec<(Column, Figure)>,
    /// The same where its figures cannot be told apart.
    refused_other_row: Option<UnreadableRow>,
    /// How far down the form its last row stands.
    reached: usize,
}

impl Found {
    /// The year that captions name for all that is found from now on.
    pub fn set_year(&mut self, year: Option<i32>) {
        self.named.year = year;
    }

    /// The body that captions name for all that is found from now on.
    pub fn set_body(&mut self, body: Option<String>) {
        self.named.body = body;
    }

    /// Begins a run of rows: a new printing where they stand in the one before already, unless
    /// they go on below it, as the one row does that a page break cut in two; or where the caption
    /// of another year or body stands between.
    pub fn begin(&mut self, table: Table, keys: &[RowKey]) {
        let (Some(first), named) = (keys.first(), &self.named) else {
            return;
        };
        let printings = self.printings.entry(table).or_default();
        let begins = printings.last().is_none_or(|last| {
            let is_known = keys.iter().filter(|key| last.keys.contains(key)).count();
            let goes_on = first.place() >= last.reached && is_known <= 1;
            named.is_other(&last.named) || (is_known > 0 && !goes_on)
        });
        if begins {
            printings.push(Printing {
                named: named.clone(),
                ..Printing::default()
            });
        } else if let Some(last) = printings.last_mut().filter(|last| last.count() == 0) {
            // The heads alone stood above the caption.
            last.named.year = last.named.year.or(named.year);
        }
    }

    fn last(&mut self, table: Table) -> &mut Printing {
        let named = &self.named;
        let printings = self.printings.entry(table).or_default();
        if printings.is_empty() {
            printings.push(Printing {
                named: named.clone(),
                ..Printing::default()
            });
        }
        let last = printings.len() - 1;
        &mut printings[last]
    }

    /// Takes a row's figures, or notes them as a repetition where the row was read before.
    pub fn put(&mut self, figures: Vec<(CellName, Figure)>) {
        if let Some(&(first, _)) = figures.first() {
            self.taken += 1;
            self.last(first.table()).put(figures);
        }
    }

    /// Notes a row whose figures cannot be told apart, unless it was read elsewhere.
    pub fn refuse(&mut self, row: UnreadableRow) {
        let Some(&first) = row.cells.first() else {
            return;
        };
        let printing = self.last(first.table());
        printing.reached = printing.reached.max(RowKey::of(first).place());
        if !printing.cells.contains_key(&first) {
            printing
                .keys
                .extend(row.cells.iter().map(|&name| RowKey::of(name)));
            printing.unreadable.push(row);
            self.taken += 1;
        }
    }

    /// Takes the row of the group (六).
    pub fn put_other_row(&mut self, figures: Vec<(Column, Figure)>) {
        self.taken += 1;
        let printing = self.last(Table::Applications);
        if printing.other_row.is_empty() {
            printing.reached = printing.reached.max(Row::FeeOverdue.index());
            printing.other_row = figures;
        } else {
            let named = figures.into_iter();
            let figures: Vec<_> = named
                .map(|(column, figure)| (CellName::Applications(Row::OtherOutcome, column), figure))
                .collect();
            let earlier: BTreeMap<CellName, Figure> = (printing.other_row.iter())
                .map(|(column, figure)| {
                    (
                        CellName::Applications(Row::OtherOutcome, *column),
                        figure.clone(),
                    )
                })
                .collect();
            printing.repetitions.extend(repetition(&earlier, figures));
        }
    }

    /// Notes that the row of the group (六) is there, but that its figures cannot be told apart.
    pub fn refuse_other_row(&mut self, row: UnreadableRow) {
        let printing = self.last(Table::Applications);
        printing.refused_other_row.get_or_insert(row);
    }

    /// Notes that the columns of a table are told by the form's order alone.
    pub fn note_order_only(&mut self, table: Table) {
        self.last(table).is_order_only = true;
    }

    /// Notes columns of table three that its head lacks.
    pub fn note_missing_columns(&mut self, columns: &[Column]) {
        self.last(Table::Applications)
            .missing_columns
            .extend(columns);
    }

    /// Notes a row that the form does not have.
    pub fn note_extra_row(&mut self, row: ExtraRow) {
        self.last(row.table).extra_rows.push(row);
    }

    /// Notes a column that the form does not have.
    pub fn note_extra_column(&mut self, column: ExtraColumn) {
        self.last(column.table).extra_columns.push(column);
    }

    /// Notes that the source keeps the labels of the table whole, with those that are not the form's, and
    /// whether it draws the table as such.
    pub fn note_labels(&mut self, table: Table, altered: Vec<AlteredLabel>, is_drawn: bool) {
        let printing = self.last(table);
        printing.is_drawn |= is_drawn;
        printing.has_whole_labels = true;
        printing.altered_labels.extend(altered);
    }

    /// How many rows were found of the printing of the table that has most.
    pub fn count(&self, table: Table) -> usize {
        let printings = self.printings.get(&table).into_iter().flatten();
        printings.map(Printing::count).max().unwrap_or(0)
    }

    /// Forgets what was found of the table.
    pub fn forget(&mut self, table: Table) {
        self.printings.remove(&table);
    }

    /// How many rows were taken, whatever became of them.
    pub const fn taken(&self) -> usize {
        self.taken
    }

    /// Whether the printing of table three that was read last lacks its last rows.
    pub fn lacks_last_rows(&self) -> bool {
        let printings = self.printings.get(&Table::Applications);
        let last = printings.and_then(|printings| printings.last());
        last.is_some_and(|last| last.count() > 0 && last.reached < Row::CarriedForward.index())
    }

    /// Puts one printing of each table into the report. `years` and `bodies` are those of labels
    /// that stand in a row before the tables, as those of tabs do: they name the printings in their
    /// order where there are as many.
    pub fn finish(mut self, years: &[i32], bodies: &[String], report: &mut Report) {
        for printing in self.printings.values_mut().flatten() {
            printing.settle_other_row();
        }
        let own_body = report.body.clone();
        let is_own_body = |named: &String| {
            let own = own_body.as_ref();
            own.is_none_or(|own| own == named || body::is_called(own, named))
        };
        let names_year = report.year.is_some_and(|year| years.contains(&year));
        let names_body = bodies.iter().any(is_own_body);
        for printings in self.printings.values_mut() {
            printings.retain(|printing| printing.count() > 0 || printing.is_drawn);
            let names = || printings.iter().map(|printing| &printing.named);
            let is_without_year = names().all(|named| named.year.is_none());
            let is_without_body = names().all(|named| named.body.is_none());
            if names_year && is_without_year && printings.len() == years.len() {
                for (printing, &year) in printings.iter_mut().zip(years) {
                    printing.named.year = Some(year);
                }
            }
            if names_body && is_without_body && printings.len() == bodies.len() {
                for (printing, body) in printings.iter_mut().zip(bodies) {
                    printing.named.body = Some(body.clone());
                }
            }
        }
        // Where all captions name one other year, it is they that are mistaken, or the title.
        let years: BTreeSet<Option<i32>> = (self.printings.values().flatten())
            .map(|printing| printing.named.year)
            .collect();
        let year = match report.year {
            Some(year) => Some(year),
            None => years.iter().copied().flatten().next_back(),
        };
        let is_told = years.len() > 1;
        for (table, printings) in self.printings {
            // A caption over the one printing that there is may name whose table it is made from.
            let bodies: BTreeSet<Option<String>> = (printings.iter())
                .map(|printing| printing.named.body.clone())
                .collect();
            let other = |printing: &Printing| {
                let Named { year: of, body } = &printing.named;
                if is_told && of.is_some() && *of != year {
                    Some(Obstacle::OtherYear)
                } else if bodies.len() > 1 && body.as_ref().is_some_and(|body| !is_own_body(body)) {
                    Some(Obstacle::OtherBody)
                } else {
                    None
                }
            };
            let told = printings
                .into_iter()
                .map(|printing| (other(&printing), printing));
            let (others, own): (Vec<_>, Vec<_>) = told.partition(|(other, _)| other.is_some());
            let own: Vec<Printing> = own.into_iter().map(|(_, printing)| printing).collect();
            if own.is_empty() {
                let refused = |(obstacle, printing): (Option<Obstacle>, Printing)| {
                    printing.refused(table, obstacle?)
                };
                report
                    .unreadable_rows
                    .extend(others.into_iter().filter_map(refused));
            } else {
                choose(own, table, report);
            }
        }
        report.missing_columns.sort_unstable();
        report.altered_labels.sort_by_key(|label| label.position);
        report.extra_rows.sort_by_key(|row| row.position);
    }
}

/// Puts one printing into the report: the first that has at least half as many rows as the fullest,
/// since the first is the one that readers see.
fn choose(printings: Vec<Printing>, table: Table, report: &mut Report) {
    let most = printings.iter().map(Printing::count).max().unwrap_or(0);
    let chosen = (printings.iter())
        .position(|printing| printing.count() * 2 >= most)
        .unwrap_or(0);
    let mut chosen_printing = None;
    let mut others = Vec::new();
    for (at, printing) in printings.into_iter().enumerate() {
        if at == chosen {
            chosen_printing = Some(printing);
        } else {
            others.push(printing);
        }
    }
    let Some(mut chosen) = chosen_printing else {
        return;
    };
    for mut other in others {
        let agrees = other.agrees(&chosen);
        for row in std::mem::take(&mut other.rows) {
            let is_new = row.first().is_none_or(|&first| !chosen.has_read(first));
            let figures = row
                .into_iter()
                .filter_map(|name| other.cells.remove_entry(&name));
            if !is_new {
                chosen
                    .repetitions
                    .extend(repetition(&chosen.cells, figures.collect()));
            } else if agrees {
                // The same table once more: what cannot be read in one place can in another.
                chosen.cells.extend(figures);
            }
        }
    }
    if chosen.is_order_only {
        report.order_only.insert(table);
    }
    if chosen.has_whole_labels {
        report.whole_labels.insert(table);
    }
    // What could not be read in one place may have been read in a later one.
    let is_read = |name: &CellName| chosen.cells.contains_key(name);
    let unread = chosen.unreadable.iter();
    let unread = unread.filter(|row| !row.cells.iter().all(is_read));
    report.unreadable_rows.extend(unread.cloned());
    report.cells.append(&mut chosen.cells);
    report.repetitions.extend(chosen.repetitions);
    report.missing_columns.extend(chosen.missing_columns);
    report.extra_rows.extend(chosen.extra_rows);
    report.extra_columns.extend(chosen.extra_columns);
    report.altered_labels.extend(chosen.altered_labels);
}

impl Printing {
    fn count(&self) -> usize {
        let other_row = usize::from(!self.other_row.is_empty());
        self.rows.len() + self.unreadable.len() + self.repetitions.len() + other_row
    }

    fn has_read(&self, name: CellName) -> bool {
        self.cells.contains_key(&name)
    }

    fn put(&mut self, figures: Vec<(CellName, Figure)>) {
        let Some(&(first, _)) = figures.first() else {
            return;
        };
        let names: Vec<CellName> = figures.iter().map(|&(name, _)| name).collect();
        // Most rows have one name from end to end.
        let mut keys: Vec<RowKey> = names.iter().map(|&name| RowKey::of(name)).collect();
        keys.dedup();
        let places = keys.iter().map(|key| key.place());
        self.reached = places.fold(self.reached, usize::max);
        if self.has_read(first) {
            self.repetitions.extend(repetition(&self.cells, figures));
            return;
        }
        self.keys.extend(keys);
        self.cells.extend(figures);
        self.rows.push(names);
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
        let has_figures = !self.other_row.is_empty();
        if let Some(row) = self
            .refused_other_row
            .take()
            .filter(|_| !is_split && !has_figures)
        {
            self.unreadable.push(row);
        }
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
        let figures: Vec<_> = named.collect();
        let is_blank =
            |(_, figure): &(CellName, Figure)| figure.content == crate::report::Content::Blank;
        // The form asks for no figures beside a group, so empty cells there say nothing.
        if !(is_split && figures.iter().all(is_blank)) {
            self.put(figures);
        }
    }

    /// Whether it is the same table as another: most of its rows stand there, with the same
    /// figures.
    fn agrees(&self, other: &Self) -> bool {
        let shared: Vec<(&Figure, &Figure)> = (self.cells.iter())
            .filter_map(|(name, figure)| Some((figure, other.cells.get(name)?)))
            .collect();
        shared.len() * 2 > self.cells.len()
            && shared.iter().all(|(one, two)| one.content == two.content)
    }

    /// All of it as one row that is not read, because its caption names another year or body.
    fn refused(&self, table: Table, obstacle: Obstacle) -> Option<UnreadableRow> {
        let (&first, figure) = self.cells.first_key_value()?;
        Some(UnreadableRow {
            cells: (self.cells.keys().copied())
                .filter(|name| name.table() == table)
                .collect(),
            raw: match (obstacle, &self.named) {
                (
                    Obstacle::OtherYear,
                    Named {
                        year: Some(year), ..
                    },
                ) => format!("{year}年"),
                (
                    _,
                    Named {
                        body: Some(body), ..
                    },
                ) => body.clone(),
                _ => first.row_zh(OtherRows::default()).to_owned(),
            },
            obstacle,
            position: figure.position,
        })
    }
}

/// A row as the repetition of one that was read.
fn repetition(
    cells: &BTreeMap<CellName, Figure>,
    figures: Vec<(CellName, Figure)>,
) -> Option<Repetition> {
    let (first, position) = figures
        .first()
        .map(|(name, figure)| (*name, figure.position))?;
    let within = cells
        .get(&first)
        .is_some_and(|earlier| earlier.position.table == position.table);
    let differing = (figures.into_iter())
        .filter(|(name, figure)| {
            cells
                .get(name)
                .is_none_or(|earlier| earlier.content != figure.content)
        })
        .collect();
    Some(Repetition {
        table: first.table(),
        differing,
        first,
        position,
        within,
    })
}

#[cfg(test)]
mod tests;
