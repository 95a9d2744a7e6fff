//! What stands in the slots of a report's tables: its figures as printed, marked where something
//! is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::markup::{Html, html, put};
use super::skeleton::{Place, Skeleton};
use super::{reference, sums, words};
use crate::correction::{Correction, CorrectionEdit};
use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::render::text;
use crate::repair::Cause;
use crate::report::{CellName, Content, Figure, Report, Table};
use crate::{Check, Read};

/// The most alternatives whose figures are written into the cells; they come in the order of
/// their plausibility.
const MAX_WAYS: usize = 5;

/// The largest whole number that the page's script reads exactly.
const MAX_EXACT: i64 = (1 << 53) - 1;

/// What fills one slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Filling {
    /// Nothing.
    Empty(()),
    /// A figure with which nothing is wrong, printed as this number is.
    Number(i64),
    /// All else: the number of a [`Mark`] of the report.
    Mark([usize; 1]),
}

/// A cell that is more than a plain number. Cells that look the same share one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mark(String, Html);

/// One table of a report: its skeleton, what fills its slots, and the numbers of the slots whose
/// figures stand in a sum that does not hold.
#[derive(Debug, Clone, Serialize)]
pub struct TableFilling(pub Skeleton, Vec<Filling>, Vec<usize>);

impl TableFilling {
    /// What fills the slots of the table's template. The page's script does the same.
    pub fn cells<'a>(&'a self, marks: &'a [Mark]) -> impl Iterator<Item = Html> + 'a {
        let cell = |(at, &filling)| cell(filling, self.2.contains(&at), marks);
        self.1.iter().enumerate().map(cell)
    }
}

/// The tables that a report has, and the marks of their cells.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// The tables, in the order of the form.
    pub tables: Vec<TableFilling>,
    /// The marks that their fillings name.
    pub marks: Vec<Mark>,
}

/// Fills the tables of a report.
pub fn of(read: &Read, check: &Check, correction: Option<&Correction>, lang: Lang) -> Tables {
    let notes = Notes::of(check, correction);
    let mut marks = Marks::default();
    let tables = Table::ALL
        .iter()
        .filter(|&&table| read.report.has_table(table))
        .map(|&table| {
            let drawn = sums::of(&read.report, table, check, lang);
            let places = drawn.skeleton.places();
            let fillings = (places.iter())
                .map(|&place| match place {
                    Place::Figure(name) => notes.figure(&mut marks, &read.report, name, lang),
                    Place::Side(_) | Place::Foot(_) => match drawn.at(place) {
                        Some(sum) => marks.add("sum".to_owned(), sum),
                        None => Filling::Empty(()),
                    },
                })
                .collect();
            let in_sums = (places.iter().enumerate())
                .filter(|(_, place)| notes.is_in_sum(**place))
                .map(|(at, _)| at)
                .collect();
            TableFilling(drawn.skeleton, fillings, in_sums)
        })
        .collect();
    Tables {
        tables,
        marks: marks.list,
    }
}

/// The rest of a cell from within its start tag, as [`Skeleton::template`] leaves it open.
fn cell(filling: Filling, is_in_sum: bool, marks: &[Mark]) -> Html {
    let (class, shown) = match filling {
        Filling::Empty(()) => ("", Html::default()),
        Filling::Number(0) => ("z", html!("0")),
        Filling::Number(number) => ("", html!(number)),
        Filling::Mark([at]) => marks
            .get(at)
            .map_or(("", Html::default()), |Mark(class, shown)| {
                (class.as_str(), shown.clone())
            }),
    };
    let in_sum = if is_in_sum { " u" } else { "" };
    html!(" class=\"", class, in_sum, "\">", shown, "</td>")
}

#[derive(Default)]
struct Marks {
    known: BTreeMap<Mark, usize>,
    list: Vec<Mark>,
}

impl Marks {
    fn add(&mut self, class: String, shown: Html) -> Filling {
        let mark = Mark(class, shown);
        let at = *self.known.entry(mark).or_insert_with_key(|mark| {
            self.list.push(mark.clone());
            self.list.len() - 1
        });
        Filling::Mark([at])
    }
}

/// One figure that a cell may have to have.
#[derive(Debug, PartialEq, Eq)]
struct Edit {
    to: Option<i64>,
    cause: Option<Cause>,
    /// The numbers of the alternatives that say so, from 1.
    ways: Vec<usize>,
}

/// What is to be said of cells.
struct Notes<'a> {
    /// The findings about a cell that are no sums, by their numbers from 1.
    findings: BTreeMap<CellName, Vec<(usize, &'a Finding)>>,
    /// The cells of sums that do not hold.
    in_sums: BTreeSet<CellName>,
    edits: BTreeMap<CellName, Vec<Edit>>,
    /// How many alternatives there are.
    ways: usize,
}

impl<'a> Notes<'a> {
    fn of(check: &'a Check, correction: Option<&Correction>) -> Self {
        let mut notes = Self {
            findings: BTreeMap::new(),
            in_sums: BTreeSet::new(),
            edits: BTreeMap::new(),
            ways: 0,
        };
        for (number, finding) in (1..).zip(&check.assessment.findings) {
            if finding.facts.sum().is_some() {
                if !finding.is_accepted {
                    notes.in_sums.extend(&finding.cells);
                }
            } else {
                for &cell in &finding.cells {
                    let found = notes.findings.entry(cell).or_default();
                    found.push((number, finding));
                }
            }
        }
        if let Some(correction) = correction {
            notes.correct(correction);
        }
        notes
    }

    fn correct(&mut self, correction: &Correction) {
        self.ways = correction.alternatives.len();
        let forced = correction.forced();
        for edit in &forced {
            let certain = Edit {
                to: edit.to,
                cause: edit.cause,
                ways: (1..=self.ways).collect(),
            };
            self.edits.insert(edit.cell, vec![certain]);
        }
        for (way, edits) in (1..).zip(&correction.alternatives) {
            let is_forced = |edit: &&CorrectionEdit| forced.iter().any(|of| of.cell == edit.cell);
            for edit in edits.iter().filter(|edit| !is_forced(edit)) {
                let known: &mut Vec<Edit> = self.edits.entry(edit.cell).or_default();
                let same = |of: &&mut Edit| of.to == edit.to && of.cause == edit.cause;
                match known.iter_mut().find(same) {
                    Some(known) => known.ways.push(way),
                    None if way > MAX_WAYS => {}
                    None => known.push(Edit {
                        to: edit.to,
                        cause: edit.cause,
                        ways: vec![way],
                    }),
                }
            }
        }
    }

    fn is_in_sum(&self, place: Place) -> bool {
        matches!(place, Place::Figure(name) if self.in_sums.contains(&name))
    }

    /// What stands in the cell of a figure.
    fn figure(&self, marks: &mut Marks, report: &Report, name: CellName, lang: Lang) -> Filling {
        let figure = report.figure(name);
        let findings = self.findings.get(&name).map_or(&[][..], Vec::as_slice);
        let edits = self.edits.get(&name).map_or(&[][..], Vec::as_slice);
        let plain = figure.and_then(plain);
        if let (Some(number), true, true) = (plain, findings.is_empty(), edits.is_empty()) {
            return Filling::Number(number);
        }
        let mut class = state(figure, report.is_in_unreadable_row(name)).to_owned();
        let worst = (findings.iter())
            .map(|(_, finding)| (!finding.is_accepted, finding.severity))
            .max();
        if let Some((counts, severity)) = worst {
            class += " ";
            class += words::mark(severity, !counts).class;
        }
        if !edits.is_empty() {
            class += if edits.iter().any(|edit| self.is_certain(edit)) {
                " edit"
            } else {
                " maybe"
            };
        }
        let mut shown = Html::default();
        references(&mut shown, findings, lang);
        if edits.is_empty() {
            put!(
                &mut shown,
                printed(figure, report.is_in_unreadable_row(name), lang)
            );
        } else {
            let printed = printed(figure, false, lang);
            if !edits.iter().any(|edit| self.is_certain(edit)) {
                put!(&mut shown, &printed);
            }
            for edit in edits {
                self.edit(&mut shown, &printed, edit, lang);
            }
        }
        marks.add(class, shown)
    }

    /// Whether every alternative has the edit.
    const fn is_certain(&self, edit: &Edit) -> bool {
        edit.ways.len() == self.ways
    }

    /// What a cell must be, with the printed figure struck through; or what it may be, with the
    /// printed figure left as it is.
    fn edit(&self, out: &mut Html, printed: &Html, edit: &Edit, lang: Lang) {
        let is_certain = self.is_certain(edit);
        if is_certain {
            put!(
                out,
                "<span class=\"fix\"><span class=\"vh\">",
                words::PRINTED.get(lang),
                " </span><del>",
                printed,
                "</del> "
            );
        } else {
            put!(out, "<span class=\"fix\"><small>");
        }
        match (edit.to, is_certain) {
            (Some(to), true) => put!(
                out,
                "<span class=\"vh\">",
                words::SHOULD_BE.get(lang),
                " </span><ins>",
                to,
                "</ins>"
            ),
            (Some(to), false) => put!(out, words::MAY_BE.get(lang), " <b>", to, "</b></small>"),
            (None, true) => put!(out, "<b>", words::OPEN.get(lang), "</b>"),
            (None, false) => put!(out, "<b>", words::MAY_BE_WRONG.get(lang), "</b></small>"),
        }
        put!(out, "</span>");
        if let Some(cause) = edit.cause {
            put!(
                out,
                "<small>",
                text::repair::cause_words(cause, lang),
                "</small>"
            );
        }
        put!(out, "<small>");
        if is_certain {
            put!(out, words::CERTAIN.get(lang));
        } else {
            put!(out, words::ways(&edit.ways, self.ways, lang));
        }
        put!(out, "</small>");
    }
}

/// The findings about a cell, each with its sign and number.
fn references(out: &mut Html, findings: &[(usize, &Finding)], lang: Lang) {
    if findings.is_empty() {
        return;
    }
    put!(out, "<span class=\"refs\">");
    for (number, finding) in findings {
        put!(
            out,
            reference::to(*number, finding.severity, finding.is_accepted, lang)
        );
    }
    put!(out, "</span>");
}

/// The number of a cell that prints exactly it and nothing more.
fn plain(figure: &Figure) -> Option<i64> {
    let number = figure.number()?.as_whole()?;
    let is_plain = (-MAX_EXACT..=MAX_EXACT).contains(&number) && figure.raw == number.to_string();
    is_plain.then_some(number)
}

/// The class of a cell by what is printed in it.
fn state(figure: Option<&Figure>, in_unreadable_row: bool) -> &'static str {
    match figure.map(|figure| figure.content) {
        Some(Content::Number(_)) if figure.is_some_and(|figure| plain(figure) == Some(0)) => "z",
        Some(Content::Number(_)) => "",
        Some(Content::Blank) => "blank",
        Some(Content::Dash) => "dash",
        Some(Content::Unreadable) => "unreadable",
        None if in_unreadable_row => "unreadable",
        None => "absent",
    }
}

/// What is printed in a cell; of what shows nothing or little, the name.
fn printed(figure: Option<&Figure>, in_unreadable_row: bool, lang: Lang) -> Html {
    let named = |name: &str| html!("<i>", name, "</i>");
    match figure {
        None if in_unreadable_row => named(words::UNREADABLE.get(lang)),
        None => named(words::ABSENT.get(lang)),
        Some(figure) => {
            let raw = text::findings::raw(&figure.raw, lang);
            match figure.content {
                Content::Number(_) => html!(raw),
                Content::Blank => named(words::BLANK.get(lang)),
                Content::Dash => html!(raw, " ", named(words::DASH.get(lang))),
                Content::Unreadable => html!(raw, " ", named(words::UNREADABLE.get(lang))),
            }
        }
    }
}
