//! What rules and outputs ask a report: which of its tables and rows are there, and how the form prints
//! them.

use super::{
    CellName, Column, Figure, Format, Item, Measure, OtherRows, Report, Row, Substitutes, Table,
};

impl Report {
    /// The report without its narrative: what outputs and rules over several reports need of it.
    #[must_use]
    pub fn without_narrative(self) -> Self {
        Self {
            preamble: Vec::new(),
            sections: Vec::new(),
            ..self
        }
    }

    /// The name of a sheet by its number, from 1; the number itself where it has none.
    #[must_use]
    pub fn sheet_name(&self, number: u32) -> String {
        let index = (number as usize).checked_sub(1);
        let name = index.and_then(|index| self.sheets.get(index));
        name.cloned().unwrap_or_else(|| number.to_string())
    }

    /// The figure of a cell, if the document has it.
    #[must_use]
    pub fn figure(&self, name: CellName) -> Option<&Figure> {
        self.cells.get(&name)
    }

    /// Whether anything of the table was found, readable or not.
    #[must_use]
    pub fn has_table(&self, table: Table) -> bool {
        self.cells.keys().any(|name| name.table() == table)
            || self
                .unreadable_rows
                .iter()
                .any(|row| row.cells.iter().any(|name| name.table() == table))
    }

    /// Whether any cell of the table could be read. Of a table of which none could, as in text
    /// whose order is lost, nothing is known of what it lacks either.
    #[must_use]
    pub fn can_read(&self, table: Table) -> bool {
        self.cells.keys().any(|name| name.table() == table)
    }

    /// Whether the text was cut in this section or before it, so that what the section lacks may
    /// stand behind the cut.
    #[must_use]
    pub fn may_lack_end_of(&self, section: u8) -> bool {
        (self.break_off.as_ref()).is_some_and(|cut| cut.reaches(section))
    }

    /// Whether this section stands behind the cut of a text.
    #[must_use]
    pub fn is_behind_cut(&self, section: u8) -> bool {
        self.break_off
            .as_ref()
            .is_some_and(|cut| cut.hides(section))
    }

    /// The table that is all there is, but perhaps for the heading of its section: somebody gave a part
    /// of a report to be checked, so that nothing else is missing. A document with a title, another
    /// heading, a sentence, or with something in place of a table is a report.
    #[must_use]
    pub fn only_table(&self) -> Option<Table> {
        let Substitutes {
            images,
            attachments,
            other_tables,
        } = &self.substitutes;
        let has_others = *images > 0 || !attachments.is_empty() || *other_tables > 0;
        let has_words = self.title.is_some()
            || self.body.is_some()
            || self.year.is_some()
            || !self.preamble.is_empty();
        let mut found = (Table::ALL.iter().copied()).filter(|&table| self.has_table(table));
        let only = found.next().filter(|_| found.next().is_none())?;
        let is_bare = match &self.sections[..] {
            [] => self.break_off.is_none(),
            [own] => own.number == only.section() && own.paragraphs.is_empty(),
            _ => false,
        };
        (is_bare && !has_words && !has_others).then_some(only)
    }

    /// Whether any of the statutory tables was found, readable or not.
    #[must_use]
    pub fn has_any_table(&self) -> bool {
        !self.cells.is_empty() || !self.unreadable_rows.is_empty()
    }

    /// Whether the cell belongs to a row that is there but cannot be read.
    #[must_use]
    pub fn is_in_unreadable_row(&self, name: CellName) -> bool {
        self.unreadable_rows
            .iter()
            .any(|row| row.cells.contains(&name))
    }

    /// Whether the row of table three was found, readable or not.
    #[must_use]
    pub fn has_row(&self, row: Row) -> bool {
        Column::ALL.iter().any(|&column| {
            let name = CellName::Applications(row, column);
            self.cells.contains_key(&name) || self.is_in_unreadable_row(name)
        })
    }

    /// Whether table two itself mixes the formats: figures under heads that one of them has only,
    /// and figures that the other has only.
    #[must_use]
    pub fn mixes_disclosure(&self) -> bool {
        let has = |item, measure| {
            let name = CellName::Disclosure(item, measure);
            self.cells.contains_key(&name)
        };
        let any = |item: Item, measures: &[Measure]| measures.iter().any(|&m| has(item, m));
        let of_2019 = [
            Measure::Produced,
            Measure::Disclosed,
            Measure::TotalDisclosed,
        ];
        let of_2021 = [Measure::Issued, Measure::Repealed, Measure::InForce];
        let documents = [Item::Regulations, Item::NormativeDocuments];
        let decided = [Item::Licensing, Item::Penalties, Item::CoerciveMeasures];
        let (older, newer) = Item::ALL
            .iter()
            .fold((false, false), |(older, newer), &item| {
                let is_document = documents.contains(&item);
                let has_earlier = any(item, &[Measure::PreviousItems, Measure::Change]);
                let is_older = has_earlier || is_document && any(item, &of_2019);
                let is_newer = is_document && any(item, &of_2021)
                    || item == Item::Fees && has(item, Measure::Amount)
                    || decided.contains(&item) && has(item, Measure::Decisions) && !has_earlier;
                (older || is_older, newer || is_newer)
            });
        older && newer
    }

    /// Whether the group (六) is printed with its rows, as the 2021 format has it, rather than
    /// as one row.
    #[must_use]
    pub fn has_split_other(&self) -> bool {
        self.has_row(Row::CorrectionOverdue) || self.has_row(Row::FeeOverdue)
    }

    /// The rows of table three that the report's form has: where (六) is one row, its first two
    /// rows do not exist.
    pub fn rows(&self) -> impl Iterator<Item = Row> + use<> {
        let is_one_row = self.other_rows() != OtherRows::Three;
        let stands_in_other = |row: &Row| matches!(row, Row::CorrectionOverdue | Row::FeeOverdue);
        let rows = Row::ALL.iter().copied();
        rows.filter(move |row| !(is_one_row && stands_in_other(row)))
    }

    /// How the group （六） is printed; with its three rows where the table does not show it.
    #[must_use]
    pub fn other_rows(&self) -> OtherRows {
        match self.format {
            _ if self.has_split_other() => OtherRows::Three,
            Some(Format::F2019) => OtherRows::One,
            _ if self.has_row(Row::OtherOutcome) => OtherRows::Merged,
            _ => OtherRows::Three,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::place::Place;
    use crate::report::{
        CellName, Column, Content, Decimal, Figure, Paragraph, Position, Report, Row, Section,
        Table,
    };

    /// One figure of table three, and nothing else.
    fn bare() -> Report {
        let figure = Figure {
            raw: "3".to_owned(),
            content: Content::Number(Decimal::whole(3)),
            annotated: false,
            position: Position::default(),
        };
        let mut report = Report::default();
        let name = CellName::Applications(Row::New, Column::Total);
        report.cells.insert(name, figure);
        report
    }

    fn paragraph() -> Paragraph {
        Paragraph {
            text: "现公布本年度报告。".to_owned(),
            place: Place::Nowhere,
        }
    }

    #[test]
    fn a_title_a_body_a_year_or_a_sentence_makes_a_report_of_a_table() {
        assert_eq!(bare().only_table(), Some(Table::Applications));
        let told: [fn(&mut Report); 4] = [
            |report| report.title = Some("2023年度报告".to_owned()),
            |report| report.body = Some("清河县司法局".to_owned()),
            |report| report.year = Some(2023),
            |report| report.preamble.push(paragraph()),
        ];
        for (at, tell) in told.iter().enumerate() {
            let mut report = bare();
            tell(&mut report);
            assert_eq!(report.only_table(), None, "{at}");
        }
    }

    #[test]
    fn a_report_without_its_narrative_keeps_its_figures_alone() {
        let mut report = bare();
        report.preamble.push(paragraph());
        report.sections.push(Section {
            number: 1,
            heading: "一、总体情况".to_owned(),
            paragraphs: vec![paragraph()],
            place: Place::Nowhere,
        });
        assert_eq!(report.without_narrative(), bare());
    }
}
