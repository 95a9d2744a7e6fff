//! Several reports as one series, over which rules judge too: the years of one body, a parent and
//! its parts, or the reports of one year. Of each report a series needs its figures and what
//! [`Told`] keeps of its text, not the narrative.
//!
//! | module | holds |
//! | --- | --- |
//! | `link` | which reports belong together |
//! | `told` | what is kept of a narrative |
//! | [`comparison`] | figures that the text compares with those of the year before |
//! | [`sketch`] | texts, small enough to keep and to compare thousands of |

pub mod comparison;
mod link;
pub mod sketch;
mod told;

pub use link::{Note, peers, years};
pub use told::Told;

use std::collections::BTreeMap;

use crate::diagnostic::Elsewhere;
use crate::options::Options;
use crate::report::{CellName, Content, Decimal, Report};
use crate::source::Origin;

/// How the reports of a series belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Those of one body, the oldest first; of one year there may be several.
    Years,
    /// A parent, then its parts, all of one year.
    Parts,
    /// Those of different bodies for one year.
    Peers,
}

/// One report of a series.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// Where it comes from.
    pub origin: &'a Origin,
    /// Its figures; the narrative need not be there.
    pub report: &'a Report,
    /// What its text says that concerns other reports.
    pub told: &'a Told,
    /// How it is checked.
    pub options: &'a Options,
    /// The year that it is about: as it says itself, or as the user who linked it says.
    pub year: i32,
}

impl Member<'_> {
    /// The cell of this report, as a finding in another one speaks of it; `None` where this
    /// report lacks it.
    #[must_use]
    pub fn elsewhere(&self, cell: CellName) -> Option<Elsewhere> {
        let figure = self.report.figure(cell)?;
        let sheet = figure.position.place.sheet();
        Some(Elsewhere {
            origin: self.origin.clone(),
            year: self.year,
            cell,
            figure: figure.clone(),
            other_rows: self.report.other_rows(),
            sheet: sheet.map(|number| self.report.sheet_name(number)),
        })
    }

    /// The cells of the form in which another report prints another figure. A blank is no other
    /// figure than 0; what either of them lacks or what cannot be read is not compared.
    pub fn differing(&self, other: &Self) -> impl Iterator<Item = CellName> {
        let other = other.report;
        (self.report.cells.iter()).filter_map(move |(&name, figure)| {
            let other = compared(other.figure(name)?.content)?;
            (compared(figure.content)? != other).then_some(name)
        })
    }

    fn numbers(&self) -> usize {
        let figures = self.report.cells.values();
        figures.filter(|figure| figure.number().is_some()).count()
    }
}

/// A figure as two versions of a report are compared by it; `None` for what cannot be read.
const fn compared(content: Content) -> Option<Decimal> {
    match content {
        Content::Number(value) => Some(value),
        Content::Blank | Content::Dash => Some(Decimal::whole(0)),
        Content::Unreadable => None,
    }
}

/// The report of the year before one of a series.
#[derive(Debug, Clone)]
pub enum Before<'s, 'a> {
    /// There is none.
    Missing,
    /// The one; of several with the same figures, that of which most can be read.
    One(&'s Member<'a>),
    /// Several whose figures differ, so that which one counts cannot be told.
    Several(Vec<&'s Member<'a>>),
}

/// Several reports that belong together.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    relation: Relation,
    members: Vec<Member<'a>>,
    /// For each year of a body the places of its reports, of which there is one where they do not
    /// differ.
    by_year: BTreeMap<i32, Vec<usize>>,
    missing: usize,
}

impl<'a> Series<'a> {
    /// The reports, in the order of their relation.
    #[must_use]
    pub fn new(relation: Relation, members: Vec<Member<'a>>) -> Self {
        let mut by_year: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        if relation == Relation::Years {
            for (at, member) in members.iter().enumerate() {
                by_year.entry(member.year).or_default().push(at);
            }
        }
        for places in by_year.values_mut() {
            // The first of those of which most can be read.
            let Some(&best) = (places.iter().rev()).max_by_key(|&&at| members[at].numbers()) else {
                continue;
            };
            let mut others = places.iter().map(|&at| &members[at]);
            if others.all(|other| members[best].differing(other).next().is_none()) {
                *places = vec![best];
            }
        }
        Self {
            relation,
            members,
            by_year,
            missing: 0,
        }
    }

    /// The same series of which so many reports are not there.
    #[must_use]
    pub fn lacking(self, missing: usize) -> Self {
        Self { missing, ..self }
    }

    /// How many reports are known not to be there.
    #[must_use]
    pub const fn missing(&self) -> usize {
        self.missing
    }

    /// How the reports belong together.
    #[must_use]
    pub const fn relation(&self) -> Relation {
        self.relation
    }

    /// The reports, in the order of their relation.
    #[must_use]
    pub fn members(&self) -> &[Member<'a>] {
        &self.members
    }

    /// The report of the year before that of a member.
    #[must_use]
    pub fn before(&self, member: &Member<'_>) -> Before<'_, 'a> {
        match self.by_year.get(&(member.year - 1)).map(Vec::as_slice) {
            None | Some([]) => Before::Missing,
            Some(&[one]) => Before::One(&self.members[one]),
            Some(several) => Before::Several(several.iter().map(|&at| &self.members[at]).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Before, Member, Relation, Series, Told};
    use crate::options::Options;
    use crate::report::{CellName, Column, Content, Decimal, Figure, Position, Report, Row};
    use crate::source::Origin;

    #[test]
    fn of_reports_of_one_year_with_the_same_figures_the_one_read_best_counts() {
        let report = |contents: [Content; 2]| {
            let mut report = Report::default();
            for (row, content) in [Row::New, Row::CarriedOver].into_iter().zip(contents) {
                let figure = Figure {
                    raw: String::new(),
                    content,
                    annotated: false,
                    position: Position::default(),
                };
                let name = CellName::Applications(row, Column::Total);
                report.cells.insert(name, figure);
            }
            report
        };
        let three = Content::Number(Decimal::whole(3));
        let four = Content::Number(Decimal::whole(4));
        let worse = report([three, Content::Unreadable]);
        let (best, other) = (report([three, four]), report([four, four]));
        let (origin, told, options) = (
            Origin::of(String::new()),
            Told::default(),
            Options::default(),
        );
        let of = |reports: [&Report; 2]| {
            let member = |(report, year)| Member {
                origin: &origin,
                report,
                told: &told,
                options: &options,
                year,
            };
            let all = [(reports[0], 2022), (reports[1], 2022), (&best, 2023)].map(member);
            let series = Series::new(Relation::Years, all.to_vec());
            match series.before(&all[2]) {
                Before::Missing => Vec::new(),
                Before::One(one) => vec![one.report.clone()],
                Before::Several(several) => several.iter().map(|one| one.report.clone()).collect(),
            }
        };
        assert_eq!(of([&worse, &best]), std::slice::from_ref(&best));
        assert_eq!(of([&best, &worse]), std::slice::from_ref(&best));
        assert_eq!(of([&best, &other]), [best.clone(), other.clone()]);
    }
}
