//! The output of `gouji compare`: two reports side by side, as text and as JSON. As a page it is
//! made by [`crate::render::html::comparison`].

use schemars::JsonSchema;
use serde::Serialize;

use crate::Read;
use crate::difference::{self, Fate, Section, Side};
use crate::lang::Lang;
use crate::render::check::OtherSource;
use crate::render::number::Number;
use crate::render::printable::printable;
use crate::render::words;

/// The name of this output's schema.
pub const SCHEMA: &str = "gouji/compare/1";

/// What `gouji compare --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CompareOutput")]
pub struct CompareDocument {
    /// Always `gouji/compare/1`.
    pub schema: &'static str,
    /// The old report.
    pub old: ComparedOutput,
    /// The new report.
    pub new: ComparedOutput,
    /// Every cell that either report has, in the order of the form.
    pub cells: Vec<CellOutput>,
    /// Every section that either report has.
    pub sections: Vec<SectionOutput>,
}

/// One of the two reports.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Compared")]
pub struct ComparedOutput {
    /// Where it was read from.
    pub source: OtherSource,
    /// The reporting body's name as the title states it.
    pub body: Option<String>,
    /// The year that it is about.
    pub year: Option<i32>,
}

/// One cell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ComparedCell")]
pub struct CellOutput {
    /// The dotted path of the cell.
    pub cell: String,
    /// What the old report prints; `null` where no number is known.
    pub old: Option<Number>,
    /// What the new report prints; `null` where no number is known.
    pub new: Option<Number>,
    /// By how much the figure changed; `null` where one of the two is unknown.
    pub change: Option<Number>,
    /// The change in hundredths of the old figure, with two decimals; `null` also where that is 0.
    pub percent: Option<Number>,
    /// `same`, `changed` (also from or to a blank), `new` (the old report lacks the cell) or `gone`.
    pub status: &'static str,
}

/// One section.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ComparedSection")]
pub struct SectionOutput {
    /// Its number, 1 to 6.
    pub number: u8,
    /// How many sentences stand in both.
    pub kept: usize,
    /// How many are new.
    pub inserted: usize,
    /// How many are gone.
    pub deleted: usize,
    /// Which part of both texts is repeated, 0 to 1, with two decimals; `null` where there is none.
    pub similarity: Option<f64>,
    /// The sentences, in the order of both texts.
    pub sentences: Vec<SentenceOutput>,
}

/// One sentence.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ComparedSentence")]
pub struct SentenceOutput {
    /// `kept`, `inserted` or `deleted`.
    pub status: &'static str,
    /// As printed; of one that was kept, as the new report prints it.
    pub text: String,
}

fn compared(read: &Read) -> ComparedOutput {
    ComparedOutput {
        source: OtherSource {
            path: read.source.origin.path.clone(),
            part: read.source.origin.part_name(),
        },
        body: read.report.body.clone(),
        year: read.report.year,
    }
}

const fn status(side: &Side, is_same: bool) -> &'static str {
    match (&side.old, &side.new) {
        (None, _) => "new",
        (_, None) => "gone",
        _ if is_same => "same",
        _ => "changed",
    }
}

/// The comparison as JSON.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    reason = "a share has at most three digits"
)]
pub fn document(old: &Read, new: &Read) -> CompareDocument {
    let cell = |side: Side| {
        let [before, now] = side.numbers();
        CellOutput {
            cell: side.cell.to_string(),
            old: before.map(Number),
            new: now.map(Number),
            change: side.change().map(Number),
            percent: side.percent().map(Number),
            status: status(&side, side.is_same()),
        }
    };
    let section = |section: Section| SectionOutput {
        number: section.number,
        kept: section.count(Fate::Kept),
        inserted: section.count(Fate::Inserted),
        deleted: section.count(Fate::Deleted),
        similarity: section.similarity().map(|share| share as f64 / 100.0),
        sentences: (section.sentences.into_iter())
            .map(|sentence| SentenceOutput {
                status: match sentence.fate {
                    Fate::Kept => "kept",
                    Fate::Inserted => "inserted",
                    Fate::Deleted => "deleted",
                },
                text: sentence.text,
            })
            .collect(),
    };
    let (before, now) = (&old.report, &new.report);
    CompareDocument {
        schema: SCHEMA,
        old: compared(old),
        new: compared(new),
        cells: (difference::cells(before, now).into_iter())
            .map(cell)
            .collect(),
        sections: (difference::sections(before, now).into_iter())
            .map(section)
            .collect(),
    }
}

/// One side of a cell in words: what is printed, or that nothing is there.
#[must_use]
pub(in crate::render) fn printed(side: &Side, lang: Lang) -> [String; 2] {
    [&side.old, &side.new].map(|figure| match (figure, lang) {
        (Some(figure), _) => words::printed(&figure.raw, lang),
        (None, Lang::Zh) => "（没有）".to_owned(),
        (None, Lang::En) => "(not there)".to_owned(),
    })
}

/// A change in words: +5, +16.13%; empty where it is unknown.
#[must_use]
pub(in crate::render) fn change(side: &Side) -> String {
    let signed = |text: String| match text.starts_with('-') {
        true => text,
        false => format!("+{text}"),
    };
    let change = side.change().map(|change| signed(change.to_string()));
    let percent = side.percent();
    let percent = percent.map(|percent| format!("{}%", signed(percent.to_string())));
    [change, percent]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("  ")
}

/// A report in a line: its body, its year and where it comes from.
#[must_use]
pub(in crate::render) fn named(read: &Read) -> String {
    let body = read.report.body.clone().unwrap_or_default();
    let year = read.report.year.map(|year| year.to_string());
    let line = [
        body,
        year.unwrap_or_default(),
        read.source.origin.to_string(),
    ];
    let words: Vec<String> = line.into_iter().filter(|word| !word.is_empty()).collect();
    words.join("  ")
}

/// The counts of a section in words.
#[must_use]
pub(in crate::render) fn counts(section: &Section, lang: Lang) -> String {
    let [kept, inserted, deleted] =
        [Fate::Kept, Fate::Inserted, Fate::Deleted].map(|fate| section.count(fate));
    let share = section.similarity().unwrap_or_default();
    match lang {
        Lang::Zh => format!("保留{kept}句，新增{inserted}句，删去{deleted}句，重复{share}%"),
        Lang::En => format!(
            "{kept} sentences kept, {inserted} inserted, {deleted} deleted; {share}% repeated"
        ),
    }
}

/// The comparison for people: the figures that differ, and the sentences that were inserted or
/// deleted.
#[must_use]
pub fn text(old: &Read, new: &Read, lang: Lang) -> String {
    let mut out = format!(
        "- {}\n+ {}\n",
        printable(&named(old)),
        printable(&named(new))
    );
    let cells = difference::cells(&old.report, &new.report);
    let count = cells.len();
    let differing: Vec<Side> = cells.into_iter().filter(|side| !side.is_same()).collect();
    out += &match lang {
        Lang::Zh => format!("\n数据{count}项，{}项不同\n", differing.len()),
        Lang::En => format!("\n{count} figures, {} of them differ\n", differing.len()),
    };
    for side in &differing {
        let [before, now] = printed(side, lang);
        let (table, cell) = (
            words::table_number(side.cell.table(), lang),
            words::cell(side.cell, new.report.other_rows(), lang),
        );
        let colon = match lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        };
        let line = format!("  {table}  {cell}{colon}{before} → {now}  {}", change(side));
        out += &format!("{}\n", printable(line.trim_end()));
    }
    for section in difference::sections(&old.report, &new.report) {
        if section.sentences.is_empty() {
            continue;
        }
        let number = section.number;
        out += &match lang {
            Lang::Zh => format!("\n第{number}部分：{}\n", counts(&section, lang)),
            Lang::En => format!("\nSection {number}: {}\n", counts(&section, lang)),
        };
        for sentence in &section.sentences {
            let sign = match sentence.fate {
                Fate::Kept => continue,
                Fate::Inserted => '+',
                Fate::Deleted => '-',
            };
            out += &format!("  {sign} {}\n", printable(&sentence.text));
        }
    }
    out
}
