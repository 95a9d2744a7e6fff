//! What the rules about single cells share: one finding a table, however many cells it is
//! about, and the list of them in words.

use std::fmt::Write as _;

use crate::diagnostic::{Assessment, Facts, Finding};
use crate::form;
use crate::lang::{Lang, Text};
use crate::report::{CellName, Figure, OtherRows, Report, Table};
use crate::rule::RuleMeta;
use crate::rules::pattern::Pattern;

/// The most cells or labels that a message names one by one.
const MAX_NAMED: usize = 6;

/// Judges the cells of each table: one finding with all that have the defect. `wrong` names the
/// defect behind their number.
pub fn check(
    rule: &'static RuleMeta,
    report: &Report,
    assessment: &mut Assessment,
    wrong: Text,
    has_defect: impl Fn(CellName, &Figure) -> bool,
) {
    // The form asks for no subtotals, so that they are judged by their sums alone.
    let is_asked = |name: &CellName| !matches!(name, CellName::Subtotal(..));
    // For each table, how many cells it has, and those that have the defect.
    let mut of_tables: [(usize, Vec<CellName>); 3] = Default::default();
    for (&name, figure) in report.cells.iter().filter(|(name, _)| is_asked(name)) {
        let (count, cells) = &mut of_tables[name.table() as usize];
        *count += 1;
        if has_defect(name, figure) {
            cells.push(name);
        }
    }
    for (&table, (count, cells)) in Table::ALL.iter().zip(of_tables) {
        if count == 0 {
            assessment.not_assessed();
        } else if cells.is_empty() {
            assessment.holds();
        } else {
            let of_table = |name: &CellName| name.table() == table && is_asked(name);
            let all: Vec<CellName> = report.cells.keys().copied().filter(of_table).collect();
            let defect = Defect {
                table,
                wrong,
                pattern: Pattern::of(&cells, &all),
            };
            assessment.violated(Finding {
                cells,
                ..Finding::of_document(rule, table.key(), defect)
            });
        }
    }
}

/// A defect that all cells of a finding have.
#[derive(Debug)]
struct Defect {
    table: Table,
    wrong: Text,
    /// What the cells have in common.
    pattern: Option<Pattern>,
}

impl Facts for Defect {
    /// How many cells of the table have the defect, and which, or what they have in common.
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let (table, wrong) = (table(self.table, lang), self.wrong.get(lang));
        let pattern = self
            .pattern
            .as_ref()
            .map(|pattern| pattern.words(finding.other_rows, lang));
        let cells = pattern.unwrap_or_else(|| list(finding, lang));
        let count = finding.cells.len();
        match lang {
            Lang::Zh => format!("{table}有{count}{wrong}：{cells}"),
            Lang::En => format!("{table}: {wrong} ({count}): {cells}"),
        }
    }
}

/// The place of findings about a section: `sections.5`.
#[must_use]
pub fn section_key(number: u8) -> String {
    format!("sections.{number}")
}

/// The name of a section in a message, by its number.
#[must_use]
pub fn section(number: u8, lang: Lang) -> String {
    let heading = form::heading(number);
    match lang {
        Lang::Zh => format!("“{heading}”部分"),
        Lang::En => format!("section {number} ({heading})"),
    }
}

/// The name of a table in a message.
#[must_use]
pub const fn table(table: Table, lang: Lang) -> &'static str {
    match (table, lang) {
        (Table::Disclosure, Lang::Zh) => "表二（主动公开）",
        (Table::Applications, Lang::Zh) => "表三（依申请公开）",
        (Table::Proceedings, Lang::Zh) => "表四（行政复议、行政诉讼）",
        (table, Lang::En) => table.en(),
    }
}

/// The number of a table of the form.
#[must_use]
pub const fn table_number(table: Table, lang: Lang) -> &'static str {
    match (table, lang) {
        (Table::Disclosure, Lang::Zh) => "表二",
        (Table::Applications, Lang::Zh) => "表三",
        (Table::Proceedings, Lang::Zh) => "表四",
        (Table::Disclosure, Lang::En) => "table two",
        (Table::Applications, Lang::En) => "table three",
        (Table::Proceedings, Lang::En) => "table four",
    }
}

/// A cell in words: row and column as the report prints them.
#[must_use]
pub fn cell(name: CellName, other: OtherRows, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} × {}", name.row_zh(other), name.column_zh(other)),
        Lang::En => name.en(other),
    }
}

/// The cells of a finding in words, the first of them one by one.
#[must_use]
pub fn list(finding: &Finding, lang: Lang) -> String {
    let cells = finding.cells.iter();
    named(
        cells.map(|&name| cell(name, finding.other_rows, lang)),
        finding.cells.len(),
        lang,
    )
}

/// The first of some names, and how many there are.
#[must_use]
pub fn named(names: impl Iterator<Item = String>, count: usize, lang: Lang) -> String {
    let separator = match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    };
    let mut text = names.take(MAX_NAMED).collect::<Vec<_>>().join(separator);
    if count > MAX_NAMED {
        // Writing to a string does not fail.
        let _ = match lang {
            Lang::Zh => write!(text, "；……共{count}处"),
            Lang::En => write!(text, "; … {count} in all"),
        };
    }
    text
}
