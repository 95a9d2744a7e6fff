//! A copy of a file in which the figures are right that are certainly wrong, and nothing else is
//! changed.

use std::collections::BTreeMap;

use crate::correction::CorrectionEdit;
use crate::patch::{self, Change, Unpatched};
use crate::place::Place;
use crate::readings::{Read, Unread, read_all};
use crate::report::CellName;
use crate::source::{Kind, Origin};
use crate::{Options, check};

/// A correction that is certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Whose figure it is.
    pub origin: Origin,
    /// Where it stands.
    pub place: Place,
    /// What it is and must be.
    pub edit: CorrectionEdit,
}

/// Why a certain correction was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Files of this kind are not changed.
    Kind,
    /// The cell is computed by a formula; it is right once what it is computed from is.
    Formula,
    /// It is not certain which bytes of the file print the figure.
    Place,
    /// The figure is printed in a notation in which the right one cannot be written for certain.
    Notation,
}

/// What became of a file.
#[derive(Debug, Clone)]
pub struct Amended {
    /// The copy; the bytes of the file where nothing was changed.
    pub bytes: Vec<u8>,
    /// What was changed.
    pub made: Vec<Amendment>,
    /// What is certain and was not changed.
    pub left: Vec<(Amendment, Left)>,
    /// The reports of the file, in the order of those of the copy.
    pub before: Vec<Result<Read, Box<Unread>>>,
    /// The reports of the copy, with what of them could not be read.
    pub readings: Vec<Result<Read, Box<Unread>>>,
}

impl Amended {
    /// Whether something is certain, and nothing was changed because such files are not.
    #[must_use]
    pub fn is_of_other_kind(&self) -> bool {
        self.made.is_empty() && self.left.iter().any(|(_, left)| *left == Left::Kind)
    }
}

/// What each report of a file prints.
type Printed = Vec<BTreeMap<CellName, String>>;

/// Makes the certain corrections of all reports of a file in a copy of it.
#[must_use]
pub fn amend(path: &str, bytes: &[u8], options: &Options) -> Amended {
    let readings: Vec<_> = read_all(path, bytes).collect();
    let mut amended = Amended {
        bytes: bytes.to_vec(),
        made: Vec::new(),
        left: Vec::new(),
        before: Vec::new(),
        readings: Vec::new(),
    };
    let mut printed = printed(&readings);
    for (at, read) in readings.iter().enumerate() {
        let Ok(read) = read else { continue };
        let repair = check(&read.report, options.clone()).repair;
        for edit in repair.map(|repair| repair.forced()).unwrap_or_default() {
            let Some(figure) = read.report.figure(edit.cell) else {
                continue;
            };
            let amendment = Amendment {
                origin: read.source.origin.clone(),
                place: figure.position.place,
                edit,
            };
            match made(path, &amended.bytes, read, &amendment, (&mut printed, at)) {
                Ok(copy) => {
                    amended.bytes = copy;
                    amended.made.push(amendment);
                }
                Err(left) => amended.left.push((amendment, left)),
            }
        }
    }
    amended.readings = read_all(path, &amended.bytes).collect();
    amended.before = readings;
    amended
}

fn printed(readings: &[Result<Read, Box<Unread>>]) -> Printed {
    let cells = |reading: &Result<Read, Box<Unread>>| {
        let cells = reading.iter().flat_map(|read| &read.report.cells);
        cells
            .map(|(&name, figure)| (name, figure.raw.clone()))
            .collect()
    };
    readings.iter().map(cells).collect()
}

/// The copy with one correction: the first in which nothing but the figure has changed.
fn made(
    path: &str,
    bytes: &[u8],
    read: &Read,
    amendment: &Amendment,
    (printed, at): (&mut Printed, usize),
) -> Result<Vec<u8>, Left> {
    // What stands in an archive or is attached to a mail is a file of its own.
    let is_whole = read.source.origin.part.is_empty() || read.source.kind == Some(Kind::Xlsx);
    let kind = read.source.kind.filter(|_| is_whole).ok_or(Left::Kind)?;
    let raw = &printed[at][&amendment.edit.cell];
    let to = amendment.edit.to.ok_or(Left::Notation)?;
    let (from, to) = notation(raw, amendment.edit.from, to).ok_or(Left::Notation)?;
    let expected = raw.replacen(&from, &to, 1);
    let change = Change {
        place: amendment.place,
        from: &from,
        to: &to,
    };
    let copies = patch::copies(bytes, kind, change).map_err(|unpatched| match unpatched {
        Unpatched::Kind => Left::Kind,
        #[cfg(feature = "office")]
        Unpatched::Formula => Left::Formula,
        Unpatched::NotThere => Left::Place,
    })?;
    let before = std::mem::replace(
        printed[at].entry(amendment.edit.cell).or_default(),
        expected,
    );
    let is_right = |copy: &Vec<u8>| {
        let readings: Vec<_> = read_all(path, copy).collect();
        self::printed(&readings) == *printed
    };
    let found = copies.into_iter().find(is_right);
    if found.is_none() {
        printed[at].insert(amendment.edit.cell, before);
    }
    found.ok_or(Left::Place)
}

/// The digits of a figure as the cell prints them, and those of another in the same notation: plain,
/// in groups of three, or in full width.
fn notation(raw: &str, from: i64, to: i64) -> Option<(String, String)> {
    let plain = |number: i64| number.to_string();
    let grouped = |number: i64| {
        let mut digits = number.to_string();
        let mut at = digits.len();
        while at > 3 {
            at -= 3;
            digits.insert(at, ',');
        }
        digits
    };
    let wide = |number: i64| {
        let digits = number.to_string();
        let wide = digits
            .bytes()
            .map(|digit| char::from_u32(0xFF10 + u32::from(digit - b'0')));
        wide.collect::<Option<String>>().unwrap_or_default()
    };
    let is_countable = from >= 0 && to >= 0;
    let notations: [&dyn Fn(i64) -> String; 3] = [&plain, &grouped, &wide];
    let mut found = notations
        .iter()
        .filter(|_| is_countable)
        .filter_map(|write| {
            let digits = write(from);
            (raw.matches(&digits).count() == 1).then(|| (digits, write(to)))
        });
    found.next()
}

#[cfg(test)]
mod tests {
    use super::notation;

    #[test]
    fn a_figure_stays_in_its_notation() {
        let shown = |raw, from, to| notation(raw, from, to).map(|(_, to)| to);
        assert_eq!(shown("4340", 4340, 3440).as_deref(), Some("3440"));
        assert_eq!(shown("4,340件", 4340, 13440).as_deref(), Some("13,440"));
        assert_eq!(shown("４３４０", 4340, 3440).as_deref(), Some("３４４０"));
        assert_eq!(shown("4 340", 4340, 3440), None);
    }
}
