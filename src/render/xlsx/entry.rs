//! The rows of the list of findings.

use super::look::Weight;
use crate::correction::{Certainty, Correction, CorrectionEdit};
use crate::diagnostic::{Finding, Statement, Sum, Term};
use crate::lang::Lang;
use crate::place::Place;
use crate::render::failure::Failed;
use crate::render::source_place;
use crate::render::{finding_cells, text, words};
use crate::report::{CellName, Report, Table};
use crate::{Check, Read};

/// The most cells whose rows, columns and figures stand line by line beside one another: those of
/// a sum with two terms on either side.
const MAX_CELLS: usize = 4;

/// The most different rows, columns or figures that are named for more cells than that.
const MAX_NAMED: usize = 3;

/// One row of the list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// How much it matters.
    pub(super) weight: Weight,
    /// The table of the form that it is about, if it is about one.
    pub(super) table: Option<Table>,
    /// The place at which the rule was checked, in words.
    pub(super) place: String,
    /// The rows of the table.
    pub(super) rows: String,
    /// The columns of the table.
    pub(super) columns: String,
    /// What the report prints there.
    pub(super) printed: String,
    /// What it should print.
    pub(super) expected: String,
    /// The rule's id and name.
    pub(super) rule: String,
    /// What is wrong.
    pub(super) message: String,
    /// What that rests on.
    pub(super) basis: String,
    /// What to do.
    pub(super) advice: String,
    /// The line of the source, or the place in words where it has no lines.
    pub(super) at: Option<At>,
}

/// Where to look in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum At {
    /// A line, as a number to sort by.
    Line(u32),
    /// A place of a source without lines, in words.
    Said(String),
}

impl At {
    fn of(place: Place, report: &Report, lang: Lang) -> Option<Self> {
        match place.line() {
            Some(line) => Some(Self::Line(line)),
            None => source_place::said(place, report, lang).map(Self::Said),
        }
    }
}

/// The entries of a report, in the order of its findings.
pub(super) fn of(read: &Read, check: &Check, lang: Lang) -> Vec<Entry> {
    let forced = (check.repair.as_ref()).map_or_else(Vec::new, Correction::forced);
    let findings = check.assessment.findings.iter();
    findings
        .map(|finding| Entry::of(finding, &read.report, &forced, lang))
        .collect()
}

/// The weight of a finding.
pub(super) const fn weight(finding: &Finding) -> Weight {
    if finding.is_accepted {
        Weight::Accepted(finding.severity)
    } else {
        Weight::Found(finding.severity)
    }
}

impl Entry {
    fn of(finding: &Finding, report: &Report, forced: &[CorrectionEdit], lang: Lang) -> Self {
        let rule = finding.rule;
        let table = table(finding);
        let edits = edits(finding, forced);
        let cells = named(finding, &edits);
        let figures = cells.iter().filter_map(|&name| report.figure(name));
        let position = (figures.clone().next())
            .map(|figure| figure.position)
            .or(finding.position);
        let advice = (edits.iter())
            .map(|edit| text::repair::line(edit, Certainty::Forced, finding.other_rows, lang))
            .chain([rule.correction.get(lang).to_owned()])
            .collect::<Vec<_>>();
        Self {
            weight: weight(finding),
            table,
            place: words::place(finding, lang),
            rows: if cells.is_empty() {
                let rows = finding.facts.rows();
                listed(rows.iter().map(|row| row.text.clone()), lang)
            } else {
                listed(
                    cells
                        .iter()
                        .map(|&name| words::row_of(name, finding.other_rows, lang)),
                    lang,
                )
            },
            columns: listed(
                cells
                    .iter()
                    .map(|&name| words::column_of(name, finding.other_rows, lang)),
                lang,
            ),
            printed: stated(finding, lang).unwrap_or_else(|| {
                listed(
                    figures.map(|figure| words::printed(&figure.raw, lang)),
                    lang,
                )
            }),
            expected: expected(finding, &edits, lang),
            rule: format!("{} {}", rule.id, rule.name),
            message: [words::message(finding, lang)]
                .into_iter()
                .chain(
                    finding
                        .elsewhere
                        .iter()
                        .map(|other| source_place::elsewhere(other, lang)),
                )
                .collect::<Vec<_>>()
                .join("\n"),
            basis: rule.basis.get(lang).to_owned(),
            advice: advice.join("\n"),
            at: (finding.quote.as_ref().map(|quote| quote.place))
                .or_else(|| position.map(|position| position.place))
                .and_then(|place| At::of(place, report, lang)),
        }
    }

    /// The table in words, or the place of what is about no table.
    pub(super) fn table_words(&self, lang: Lang) -> &str {
        let number = |table| words::table_number(table, lang);
        self.table.map_or(self.place.as_str(), number)
    }

    /// The entry of a source that could not be read.
    pub(super) fn failed(failed: &Failed, lang: Lang) -> Self {
        Self {
            weight: Weight::Failed,
            table: None,
            place: words::part("document", lang).to_owned(),
            rows: String::new(),
            columns: String::new(),
            printed: String::new(),
            expected: String::new(),
            rule: failed.error.kind.to_owned(),
            message: failed.error.message.clone(),
            basis: String::new(),
            advice: String::new(),
            at: None,
        }
    }
}

/// The table of the form that a finding is about.
fn table(finding: &Finding) -> Option<Table> {
    let of_place = || {
        let mut tables = Table::ALL.iter().copied();
        tables.find(|table| finding.place.split('.').next() == Some(table.key()))
    };
    let subject = finding.facts.subject();
    let cell = subject.or_else(|| finding.cells.first().copied());
    cell.map(CellName::table).or_else(of_place)
}

/// The figures of a violated sum that are certainly wrong.
fn edits(finding: &Finding, forced: &[CorrectionEdit]) -> Vec<CorrectionEdit> {
    let is_in = |edit: &&CorrectionEdit| finding.cells.contains(&edit.cell);
    match finding.facts.sum() {
        Some(_) => forced.iter().filter(is_in).copied().collect(),
        None => Vec::new(),
    }
}

/// The cells that the row of the list names: those that must change where that is certain, else
/// the total of a sum, else all that the finding points to.
fn named(finding: &Finding, edits: &[CorrectionEdit]) -> Vec<CellName> {
    if !edits.is_empty() {
        return edits.iter().map(|edit| edit.cell).collect();
    }
    let facts = &finding.facts;
    match (facts.sum(), facts.subject()) {
        (Some(sum), _) if sum.right.len() == 1 => terms(&sum.right),
        (_, Some(subject)) => vec![subject],
        _ => finding_cells::of(finding).into_owned(),
    }
}

fn terms(terms: &[Term]) -> Vec<CellName> {
    terms.iter().map(|&(name, _)| name).collect()
}

/// What should stand there: the forced figures; else, for a sum, what must be equal.
fn expected(finding: &Finding, edits: &[CorrectionEdit], lang: Lang) -> String {
    let forced = edits.iter().filter_map(|edit| edit.to);
    if !edits.is_empty() {
        return forced
            .map(|to| to.to_string())
            .collect::<Vec<_>>()
            .join("\n");
    }
    let Some(Sum { left, right }) = finding.facts.sum() else {
        return String::new();
    };
    let (Some(sum), Some(other)) = (finding.expected, finding.actual) else {
        return String::new();
    };
    let is_open = left.iter().chain(right).any(|(_, value)| value.is_none());
    match (lang, is_open, right.len()) {
        // What stands for a blank is not known, so that neither is the sum.
        (_, true, _) => String::new(),
        (Lang::Zh, _, 1) => format!("{sum}（各项之和）"),
        (Lang::En, _, 1) => format!("{sum} (the sum)"),
        (Lang::Zh, ..) => format!("两边应相等（{sum} 与 {other}）"),
        (Lang::En, ..) => format!("both sides equal ({sum} and {other})"),
    }
}

/// For a figure of the narrative that a table contradicts, what both say.
fn stated(finding: &Finding, lang: Lang) -> Option<String> {
    let Statement { stated, printed } = finding.facts.statement()?;
    Some(match lang {
        Lang::Zh => format!("正文{stated}\n表中{printed}"),
        Lang::En => format!("text: {stated}\ntable: {printed}"),
    })
}

/// Texts one a line, in the order of their cells where these are few; one where all are the same,
/// and the first of them where there are many.
fn listed(texts: impl Iterator<Item = String>, lang: Lang) -> String {
    let texts: Vec<String> = texts.collect();
    let mut different: Vec<&str> = Vec::new();
    for text in &texts {
        if !different.contains(&text.as_str()) {
            different.push(text);
        }
    }
    match different.as_slice() {
        [one] => (*one).to_owned(),
        _ if texts.len() <= MAX_CELLS => texts.join("\n"),
        all if all.len() <= MAX_NAMED => all.join("\n"),
        all => {
            let (first, count) = (all[..MAX_NAMED].join("\n"), all.len());
            match lang {
                Lang::Zh => format!("{first}\n等{count}处"),
                Lang::En => format!("{first}\n… {count} in all"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::listed;
    use crate::lang::Lang;

    #[test]
    fn few_cells_are_listed_in_order_and_many_by_what_differs() {
        let listed = |texts: &str| listed(texts.chars().map(String::from), Lang::Zh);
        assert_eq!(listed(""), "");
        assert_eq!(listed("aaaaaaaa"), "a");
        assert_eq!(listed("abab"), "a\nb\na\nb");
        assert_eq!(listed("ababab"), "a\nb");
        assert_eq!(listed("abcdef"), "a\nb\nc\n等6处");
    }
}
