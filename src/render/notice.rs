//! What the outputs for continuous integration say of a finding: where to look first, what is
//! wrong, what the figure should be, and by what the finding is known from run to run.

use std::collections::BTreeMap;
use std::hash::Hasher as _;

use fnv::FnvHasher;

use crate::correction::{Certainty, CorrectionEdit};
use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::place::Place;
use crate::render::printable::printable;
use crate::render::source_place;
use crate::render::text::repair;
use crate::render::{finding_cells, words};
use crate::report::{CellName, Position, Report};
use crate::{Check, Read};

/// A finding, as these outputs show it.
#[derive(Debug)]
pub struct Notice<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The part of the source that the report is, where the source holds several.
    pub part: Option<String>,
    /// The place in the form and what is wrong there, on one line.
    pub message: String,
    /// The figures of the finding that are certainly wrong, with what each must be.
    pub wrong: Vec<CorrectionEdit>,
    /// The same in words, each on one line.
    pub corrections: Vec<String>,
    /// The cells of other reports that the finding speaks of, each on one line.
    pub elsewhere: Vec<String>,
    /// Where to look, the figures that are certainly wrong first; empty for the whole document.
    pub spots: Vec<Spot>,
    /// By what the finding is known within its report: 64 bits as 16 digits.
    pub fingerprint: String,
}

/// One place of the document.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// The cell that stands there, if it is one of the form's.
    pub cell: Option<CellName>,
    /// The place in the tables; `None` for the narrative.
    pub position: Option<Position>,
    /// The place in the source's own terms.
    pub place: Place,
}

impl Notice<'_> {
    /// The message, what it speaks of in other reports and the corrections, each on a line of its
    /// own.
    pub fn text(&self) -> String {
        let part = self
            .part
            .iter()
            .map(|part| printable(part).into_owned() + ": ");
        let mut text: String = part.collect();
        text += &self.message;
        for line in self.elsewhere.iter().chain(&self.corrections) {
            text.push('\n');
            text += line;
        }
        text
    }

    /// Where to look first.
    pub fn place(&self) -> Place {
        self.spots.first().map_or(Place::Nowhere, |spot| spot.place)
    }
}

/// The notices of a report, in the order of its findings.
pub fn of<'a>(read: &'a Read, check: &'a Check, lang: Lang) -> Vec<Notice<'a>> {
    let forced = check.repair.as_ref().map(|repair| repair.forced());
    let forced = forced.unwrap_or_default();
    let part = read.source.origin.part_name();
    let mut seen = BTreeMap::new();
    let findings = check.assessment.findings.iter();
    findings
        .map(|finding| {
            let wrong: Vec<&CorrectionEdit> = (forced.iter())
                .filter(|edit| finding.cells.contains(&edit.cell))
                .collect();
            let place = words::place(finding, lang);
            let message = words::message(finding, lang);
            let message = match lang {
                // Some messages begin with the place themselves.
                _ if message.starts_with(&place) => message,
                Lang::Zh => format!("{place}：{message}"),
                Lang::En => format!("{place}: {message}"),
            };
            let other = finding.other_rows;
            let correction =
                |edit: &&CorrectionEdit| repair::line(edit, Certainty::Forced, other, lang);
            Notice {
                finding,
                part: part.clone(),
                message: printable(&message).into_owned(),
                corrections: wrong.iter().map(correction).collect(),
                elsewhere: (finding.elsewhere.iter())
                    .map(|other| source_place::elsewhere(other, lang))
                    .collect(),
                spots: spots(finding, &wrong, &read.report),
                wrong: wrong.into_iter().copied().collect(),
                fingerprint: fingerprint(finding, part.as_deref(), &mut seen),
            }
        })
        .collect()
}

fn spots(finding: &Finding, wrong: &[&CorrectionEdit], report: &Report) -> Vec<Spot> {
    let cells = finding_cells::of(finding);
    let rest = (cells.iter().copied()).filter(|cell| wrong.iter().all(|edit| edit.cell != *cell));
    let cells = wrong.iter().map(|edit| edit.cell).chain(rest);
    let at = |cell: Option<CellName>, position: Position| Spot {
        cell,
        position: Some(position),
        place: position.place,
    };
    let mut spots: Vec<Spot> = cells
        .filter_map(|cell| Some(at(Some(cell), report.figure(cell)?.position)))
        .collect();
    let rows = finding.facts.rows();
    if rows.is_empty() {
        spots.extend(finding.position.map(|position| at(None, position)));
    }
    spots.extend(rows.iter().map(|row| at(None, row.position)));
    let quoted = finding.quote.as_ref().map(|quote| quote.place);
    if let Some(place) = quoted.filter(|&place| place != Place::Nowhere) {
        // What the narrative states is to be looked at before the cells that it speaks of.
        let narrative = Spot {
            cell: None,
            position: None,
            place,
        };
        spots.insert(0, narrative);
    }
    spots
}

/// What a finding is known by: its rule, place and cells, the part of its source, and how many with the same ones came
/// before. Neither lines nor figures nor the path are part of it, so that it outlives edits of
/// other parts of the page and is the same in every directory.
fn fingerprint(
    finding: &Finding,
    part: Option<&str>,
    seen: &mut BTreeMap<String, usize>,
) -> String {
    let cells: Vec<String> = finding.cells.iter().map(CellName::to_string).collect();
    let cells = cells.join(" ");
    let words = [finding.rule.id, &finding.place, &cells];
    let same = hash(&words.into_iter().chain(part).collect::<Vec<_>>());
    let before = seen.entry(same.clone()).or_default();
    *before += 1;
    hash(&[&same, &before.to_string()])
}

/// A hash of words, as 16 digits: FNV-1a of 64 bits, whose result its authors (Fowler, Noll and
/// Vo) have fixed for all time, over the bytes of the words with a zero byte after each.
pub fn hash(words: &[&str]) -> String {
    let mut hasher = FnvHasher::default();
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write(&[0]);
    }
    format!("{:016x}", hasher.finish())
}

/// A path as a repository knows its files: with forward slashes and without `./` before it.
pub fn repository_path(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let mut rest = path.as_str();
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner.trim_start_matches('/');
    }
    rest.to_owned()
}
