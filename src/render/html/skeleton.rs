//! The tables of the form as they stand in the page: everything but a report's own figures, with
//! a slot for each of these, for a sum that does not hold beside its row, and for one under its
//! column.

use serde::Serialize;

use super::gloss;
use super::markup::{Html, Slot, Template, html, put};
use super::words;
use crate::form::{self, Cell, Content, Layout};
use crate::lang::Lang;
use crate::report::{CaseResult, CellName, Column, Format, OtherRows, Report, Row, Table};

/// Which table, in which layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skeleton {
    /// The table.
    pub table: Table,
    /// The format whose layout it has.
    pub format: Format,
    /// Sums of rows that do not hold stand in a further column.
    pub has_side: bool,
    /// Sums of columns that do not hold stand in a further row.
    pub has_foot: bool,
}

impl Serialize for Skeleton {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.key())
    }
}

/// One slot of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A figure.
    Figure(CellName),
    /// Beside the row with this number.
    Side(usize),
    /// Under the columns from this one on.
    Foot(usize),
}

/// A cell of the layout with its place in the grid.
struct Placed {
    cell: Cell,
    x: usize,
    y: usize,
}

impl Skeleton {
    /// That of a report's table, without further row or column.
    pub fn of(report: &Report, table: Table) -> Self {
        let layout = form::of(report, table);
        let format = if form::table(table, Format::F2019) == layout {
            Format::F2019
        } else {
            Format::F2021
        };
        Self {
            table,
            format,
            has_side: false,
            has_foot: false,
        }
    }

    /// A name of its own.
    pub fn key(self) -> String {
        let mark = |is_so, letter| if is_so { letter } else { "" };
        format!(
            "{}-{}{}{}",
            self.table.key(),
            self.format.key(),
            mark(self.has_side, "s"),
            mark(self.has_foot, "f")
        )
    }

    fn layout(self) -> Layout {
        form::table(self.table, self.format)
    }

    /// The slots in their order.
    pub fn places(self) -> Vec<Place> {
        let layout = self.layout();
        let mut places = Vec::new();
        for (y, row) in layout.iter().enumerate() {
            places.extend(row.iter().filter_map(figure_of).map(Place::Figure));
            if self.has_side && row.iter().any(|cell| figure_of(cell).is_some()) {
                places.push(Place::Side(y));
            }
        }
        if self.has_foot {
            places.extend(self.foots().iter().map(|&(x, _)| Place::Foot(x)));
        }
        places
    }

    /// Where the sums under the columns stand: the first column and how many.
    fn foots(self) -> Vec<(usize, usize)> {
        match self.table {
            Table::Disclosure => Vec::new(),
            Table::Applications => (3..3 + Column::ALL.len()).map(|x| (x, 1)).collect(),
            Table::Proceedings => (0..3)
                .map(|at| (at * CaseResult::ALL.len(), CaseResult::ALL.len()))
                .collect(),
        }
    }

    /// Where a sum over these cells is drawn: beside them where they are of one row among
    /// several, under them where they are of one column or of the only row; `None` where they
    /// are not all of one row or column.
    pub fn place_of_sum(self, cells: &[CellName]) -> Option<Place> {
        let layout = self.layout();
        let placed = placed(&layout);
        let at = |wanted: CellName| {
            let found = placed
                .iter()
                .find(|placed| figure_of(&placed.cell) == Some(wanted))?;
            Some((found.x, found.y))
        };
        let at: Vec<(usize, usize)> = cells.iter().filter_map(|&name| at(name)).collect();
        let &(x, y) = at.first()?;
        let has_rows = layout
            .iter()
            .filter(|row| row.iter().any(|cell| figure_of(cell).is_some()))
            .count()
            > 1;
        if has_rows && at.iter().all(|&(_, of)| of == y) {
            return Some(Place::Side(y));
        }
        let (first, width) = self
            .foots()
            .into_iter()
            .find(|&(first, width)| (first..first + width).contains(&x))?;
        at.iter()
            .all(|(x, _)| (first..first + width).contains(x))
            .then_some(Place::Foot(first))
    }

    /// How the layout has the group （六） of table three.
    pub const fn other_rows(self) -> OtherRows {
        OtherRows::of(self.format)
    }

    /// What the ids of a layout begin with.
    const fn letter(self) -> &'static str {
        match (self.table, self.format) {
            (Table::Disclosure, Format::F2021) => "d",
            (Table::Disclosure, Format::F2019) => "D",
            (Table::Applications, Format::F2021) => "a",
            (Table::Applications, Format::F2019) => "A",
            (Table::Proceedings, _) => "p",
        }
    }

    /// The slots with their ids.
    pub fn ids(self) -> Vec<(Place, String)> {
        let places = self.places();
        let id = |place| Some((place, self.id(place)?));
        places.into_iter().filter_map(id).collect()
    }

    /// The element's id of a slot: in one layout always the same, in two of them another.
    pub fn id(self, place: Place) -> Option<String> {
        let letter = self.letter();
        match place {
            Place::Figure(name) => {
                let layout = self.layout();
                let mut figures = layout.iter().flatten().filter_map(figure_of);
                let at = figures.position(|of| of == name)?;
                Some(format!("{letter}{at}"))
            }
            Place::Side(y) => Some(format!("{letter}r{y}")),
            Place::Foot(x) => Some(format!("{letter}f{x}")),
        }
    }

    /// The table, with its slots. A slot stands within the start tag of its cell and takes in
    /// the rest of it.
    pub fn template(self, lang: Lang) -> Template {
        let layout = self.layout();
        let head = layout
            .iter()
            .take_while(|row| row.iter().all(|cell| figure_of(cell).is_none()))
            .count();
        let title = words::table_title(self.table);
        let mut out = html!(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"",
            title.get(lang),
            "\"><table class=\"form ",
            self.table.key(),
            "\"><caption id=\"t-",
            self.table.key(),
            "\"><h2 lang=\"zh-CN\">",
            title.zh,
            "</h2>"
        );
        if lang == Lang::En {
            put!(&mut out, "<small>", title.en, "</small>");
        }
        put!(&mut out, "</caption>", self.columns(), "<thead>");
        for (y, row) in layout.iter().enumerate() {
            if y == head {
                put!(&mut out, "</thead><tbody>");
            }
            put!(&mut out, row_start(row));
            for cell in row {
                self.cell(&mut out, cell, row, lang);
            }
            if self.has_side {
                self.side(&mut out, y, head, lang);
            }
            put!(&mut out, "</tr>");
        }
        put!(&mut out, "</tbody>");
        if self.has_foot {
            self.foot(&mut out, lang);
        }
        put!(&mut out, "</table></div>");
        Template::of(&out)
    }

    /// The columns, so that figures get equal widths whatever stands in them.
    fn columns(self) -> Html {
        let mut out = match self.table {
            Table::Disclosure => html!("<colgroup><col class=\"c\"><col span=\"3\">"),
            Table::Applications => html!(
                "<colgroup><col class=\"a\"><col class=\"b\"><col class=\"c\"><col span=\"7\">"
            ),
            Table::Proceedings => html!("<colgroup><col span=\"15\">"),
        };
        if self.has_side {
            put!(&mut out, "<col class=\"side\">");
        }
        put!(&mut out, "</colgroup>");
        out
    }

    fn cell(self, out: &mut Html, cell: &Cell, row: &[Cell], lang: Lang) {
        let spans = spans(cell);
        match cell.content {
            Content::Figure(name) => {
                let id = self.id(Place::Figure(name));
                put!(out, "<td id=\"", id, "\"", spans);
                if is_total(name) {
                    put!(out, " data-total");
                }
                put!(out, Slot);
            }
            // What spans rows and columns is the corner between the heads, a note.
            Content::Label(text) if cell.rows > 1 && cell.columns > 1 => {
                put!(out, "<td class=\"note\" lang=\"zh-CN\"", spans, ">");
                words_of(out, text, lang);
                put!(out, "</td>");
            }
            Content::Label(text) => {
                put!(out, "<th lang=\"zh-CN\" scope=\"");
                match row.iter().any(|cell| figure_of(cell).is_some()) {
                    true if cell.rows > 1 => put_scope(out, "rowgroup"),
                    true => put_scope(out, "row"),
                    false if cell.columns > 1 => put_scope(out, "colgroup"),
                    false => put_scope(out, "col"),
                }
                put!(out, "\"", spans, ">");
                words_of(out, text, lang);
                put!(out, "</th>");
            }
        }
    }

    /// The cell of a row in the further column.
    fn side(self, out: &mut Html, y: usize, head: usize, lang: Lang) {
        let has_figures = self.layout()[y]
            .iter()
            .any(|cell| figure_of(cell).is_some());
        if has_figures {
            put!(out, "<td id=\"", self.id(Place::Side(y)), "\"", Slot);
        } else if y == 0 {
            put!(
                out,
                "<th class=\"side\" scope=\"col\" rowspan=\"",
                head,
                "\">",
                words::ROW_SUMS.get(lang),
                "</th>"
            );
        } else if y >= head {
            put!(out, "<td></td>");
        }
    }

    /// The further row.
    fn foot(self, out: &mut Html, lang: Lang) {
        put!(out, "<tfoot><tr>");
        let foots = self.foots();
        let before = foots.first().map_or(0, |&(x, _)| x);
        if before > 0 {
            put!(
                out,
                "<th scope=\"row\" colspan=\"",
                before,
                "\">",
                words::COLUMN_SUMS.get(lang),
                "</th>"
            );
        }
        for (x, width) in foots {
            put!(
                out,
                "<td id=\"",
                self.id(Place::Foot(x)),
                "\" colspan=\"",
                width,
                "\"",
                Slot
            );
        }
        if self.has_side {
            put!(out, "<td></td>");
        }
        put!(out, "</tr></tfoot>");
    }
}

fn put_scope(out: &mut Html, scope: &'static str) {
    out.literal(scope);
}

/// A label, in English with its gloss.
fn words_of(out: &mut Html, text: &str, lang: Lang) {
    match form::short::of(text) {
        Some(short) => put!(
            out,
            "<span class=\"long\">",
            text,
            "</span><span class=\"short\" aria-hidden=\"true\">",
            short,
            "</span>"
        ),
        None => put!(out, text),
    }
    if let (Lang::En, Some(gloss)) = (lang, gloss::of(text)) {
        put!(out, "<small lang=\"en\">", gloss, "</small>");
    }
}

fn spans(cell: &Cell) -> Html {
    let mut out = Html::default();
    if cell.columns > 1 {
        put!(&mut out, " colspan=\"", cell.columns, "\"");
    }
    if cell.rows > 1 {
        put!(&mut out, " rowspan=\"", cell.rows, "\"");
    }
    out
}

/// The start of a row, with a mark on the rows between which new applications become outcomes.
fn row_start(row: &[Cell]) -> Html {
    let of = row.iter().find_map(figure_of);
    match of {
        Some(CellName::Applications(Row::OutcomeTotal, _)) => html!("<tr class=\"total\">"),
        Some(CellName::Applications(Row::Granted | Row::CarriedForward, _)) => {
            html!("<tr class=\"part\">")
        }
        _ => html!("<tr>"),
    }
}

const fn is_total(name: CellName) -> bool {
    matches!(
        name,
        CellName::Applications(_, Column::Total) | CellName::Proceedings(_, CaseResult::Total)
    )
}

const fn figure_of(cell: &Cell) -> Option<CellName> {
    match cell.content {
        Content::Figure(name) => Some(name),
        Content::Label(_) => None,
    }
}

/// The cells of a layout at their places in the grid, those that reach down from above counted.
fn placed(layout: &Layout) -> Vec<Placed> {
    let mut taken: Vec<Vec<bool>> = vec![Vec::new(); layout.len()];
    let mut placed = Vec::new();
    for (y, row) in layout.iter().enumerate() {
        let mut x = 0;
        for &cell in row {
            while taken[y].get(x) == Some(&true) {
                x += 1;
            }
            let end = x + usize::from(cell.columns);
            for line in taken.iter_mut().skip(y).take(usize::from(cell.rows)) {
                line.resize(line.len().max(end), false);
                line[x..end].fill(true);
            }
            placed.push(Placed { cell, x, y });
            x = end;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::{Place, Skeleton};
    use crate::identities::{self, Kind};
    use crate::report::{Column, Format, Proceeding, Report, Row, Table};

    fn skeleton(table: Table) -> Skeleton {
        Skeleton {
            table,
            format: Format::F2021,
            has_side: true,
            has_foot: true,
        }
    }

    #[test]
    fn sums_stand_at_the_row_and_column_that_they_belong_to() {
        let report = Report {
            format: Some(Format::F2021),
            ..Report::default()
        };
        for identity in identities::of(&report) {
            let cells: Vec<_> = identity.cells().collect();
            let place = skeleton(cells[0].table()).place_of_sum(&cells);
            let expected = match identity.kind {
                Kind::Flow(column) | Kind::Outcomes(column) => {
                    let at = Column::ALL.iter().position(|&of| of == column);
                    Place::Foot(3 + at.unwrap())
                }
                Kind::Applicants(row) if !report.rows().any(|of| of == row) => continue,
                Kind::Applicants(row) => {
                    let at = Row::ALL.iter().position(|&of| of == row);
                    Place::Side(3 + at.unwrap())
                }
                Kind::Results(proceeding) => {
                    let at = Proceeding::ALL.iter().position(|&of| of == proceeding);
                    Place::Foot(5 * at.unwrap())
                }
            };
            assert_eq!(place, Some(expected), "{:?}", identity.kind);
        }
    }

    #[test]
    fn every_slot_has_an_id_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for &table in Table::ALL {
            for place in skeleton(table).places() {
                assert!(seen.insert(skeleton(table).id(place).unwrap()), "{place:?}");
            }
        }
    }
}
