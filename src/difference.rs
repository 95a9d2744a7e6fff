//! Two reports side by side: of two years, or two versions of one. What each figure was and is,
//! and which sentences of each section were kept, inserted and deleted.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::prose::Prose;
use crate::report::{CellName, Content, Decimal, Figure, Report};

/// A cell of both reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The cell.
    pub cell: CellName,
    /// What the old report has there; `None` where it lacks the cell.
    pub old: Option<Figure>,
    /// What the new one has.
    pub new: Option<Figure>,
}

impl Side {
    /// Whether both print the same: the same content, or, of what cannot be read, the same text. A
    /// blank is not 0.
    #[must_use]
    pub fn is_same(&self) -> bool {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => match (old.content, new.content) {
                (Content::Unreadable, Content::Unreadable) => old.raw == new.raw,
                (old, new) => old == new,
            },
            (old, new) => old.is_none() && new.is_none(),
        }
    }

    /// The numbers, as far as they are known.
    #[must_use]
    pub fn numbers(&self) -> [Option<Decimal>; 2] {
        [&self.old, &self.new].map(|figure| figure.as_ref().and_then(Figure::number))
    }

    /// By how much the figure changed; `None` where one of the two is unknown.
    #[must_use]
    pub fn change(&self) -> Option<Decimal> {
        let [old, new] = self.numbers();
        new?.checked_add(old?.negated())
    }

    /// The change in hundredths of the old figure, rounded to two decimals; `None` where one of the
    /// two is unknown or the old one is not above 0.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        let [old, new] = self.numbers();
        let (old, change) = (old?, self.change()?);
        new?;
        let [old, change] = scaled([old, change])?;
        if old <= 0 {
            return None;
        }
        let doubled = change.checked_mul(20_000)?;
        let rounded = (doubled + doubled.signum() * old) / (2 * old);
        Decimal::whole(i64::try_from(rounded).ok()?).shifted_down(2)
    }
}

/// Two numbers in units of their last decimal.
fn scaled(numbers: [Decimal; 2]) -> Option<[i128; 2]> {
    let texts = numbers.map(|number| number.to_string());
    let fraction = |text: &String| text.split_once('.').map_or(0, |(_, after)| after.len());
    let places = texts.iter().map(fraction).max()?;
    let [one, other] = texts.map(|text| {
        let missing = places - fraction(&text);
        let digits = text.replace('.', "") + &"0".repeat(missing);
        digits.parse::<i128>().ok()
    });
    Some([one?, other?])
}

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Kept,
    /// It is new.
    Inserted,
    /// It is gone.
    Deleted,
}

/// A sentence of one or both reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What became of it.
    pub fate: Fate,
    /// As printed.
    pub text: String,
}

/// A section of both reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its number, 1 to 6.
    pub number: u8,
    /// Its sentences, in the order of both texts.
    pub sentences: Vec<Sentence>,
}

impl Section {
    /// How many sentences were so treated.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        let of_fate = self.sentences.iter().filter(|one| one.fate == fate);
        of_fate.count()
    }

    /// Which part of the two texts is repeated, in hundredths of their characters together: 100
    /// where they are the same. `None` where neither says anything.
    #[must_use]
    pub fn similarity(&self) -> Option<usize> {
        let (mut same, mut all) = (0, 0);
        for sentence in &self.sentences {
            let length = sentence.text.chars().filter(|c| !c.is_whitespace()).count();
            let times = match sentence.fate {
                Fate::Kept => 2,
                Fate::Inserted | Fate::Deleted => 1,
            };
            all += times * length;
            same += match sentence.fate {
                Fate::Kept => times * length,
                Fate::Inserted | Fate::Deleted => 0,
            };
        }
        (all > 0).then(|| (100 * same + all / 2) / all)
    }
}

/// Every cell that either report has, in the order of the form.
#[must_use]
pub fn cells(old: &Report, new: &Report) -> Vec<Side> {
    let names: BTreeSet<CellName> = old.cells.keys().chain(new.cells.keys()).copied().collect();
    let side = |cell| Side {
        cell,
        old: old.figure(cell).cloned(),
        new: new.figure(cell).cloned(),
    };
    names.into_iter().map(side).collect()
}

/// Every section that either report has.
#[must_use]
pub fn sections(old: &Report, new: &Report) -> Vec<Section> {
    let numbers = old.sections.iter().chain(&new.sections);
    let numbers: BTreeSet<u8> = numbers.map(|section| section.number).collect();
    let [old, new] = [old, new].map(Prose::of);
    let section = |number| Section {
        number,
        sentences: sentences([&old, &new].map(|prose| texts(prose, number))),
    };
    numbers.into_iter().map(section).collect()
}

/// A sentence in one width and without blanks, by which it is compared, and as printed.
type Text = (String, String);

/// The most characters of a sentence that are kept.
const SHOWN: usize = 4_000;

fn texts(prose: &Prose, section: u8) -> Vec<Text> {
    let of_section = prose.passages.iter().filter(|one| one.section == section);
    let texts = of_section.flat_map(|passage| {
        passage.sentences.iter().map(|range| {
            let folded = passage.text.chars[range.clone()].iter().collect();
            let printed = passage.text.printed(range.start, range.end, SHOWN);
            (folded, printed)
        })
    });
    // Between tables stand labels, which are no sentences.
    let is_sentence = |(folded, _): &Text| {
        !matches!(section, 2..=4) || folded.contains(['，', ',', '。', '；', '：'])
    };
    texts.filter(is_sentence).collect()
}

fn sentences([old, new]: [Vec<Text>; 2]) -> Vec<Sentence> {
    let [compared_old, compared_new] =
        [&old, &new].map(|texts| texts.iter().map(|(folded, _)| folded).collect::<Vec<_>>());
    let mut sentences = Vec::new();
    let mut add = |fate, texts: &[Text]| {
        let one = |(_, text): &Text| Sentence {
            fate,
            text: text.clone(),
        };
        sentences.extend(texts.iter().map(one));
    };
    for change in capture_diff_slices(Algorithm::Patience, &compared_old, &compared_new) {
        let (tag, of_old, of_new) = change.as_tag_tuple();
        if tag == DiffTag::Equal {
            add(Fate::Kept, &new[of_new]);
        } else {
            add(Fate::Deleted, &old[of_old]);
            add(Fate::Inserted, &new[of_new]);
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::{Fate, Section, Side, sentences};
    use crate::report::{CellName, Content, Decimal, Figure, Item, Measure, Position};

    fn side(texts: [&str; 2]) -> Side {
        let figure = |text: &str| {
            let content = match text {
                "-" => return None,
                "" => Content::Blank,
                text => Content::Number(Decimal::parse_digits(text)?),
            };
            Some(Figure {
                raw: text.to_owned(),
                content,
                annotated: false,
                position: Position::default(),
            })
        };
        let [old, new] = texts.map(figure);
        Side {
            cell: CellName::Disclosure(Item::Fees, Measure::Amount),
            old,
            new,
        }
    }

    #[test]
    fn changes_are_exact_and_shares_are_rounded() {
        let shown = |texts| {
            let side = side(texts);
            let shown = |number: Option<Decimal>| number.map(|number| number.to_string());
            [shown(side.change()), shown(side.percent())].map(Option::unwrap_or_default)
        };
        assert_eq!(shown(["31", "36"]), ["5", "16.13"]);
        assert_eq!(shown(["36", "31"]), ["-5", "-13.89"]);
        assert_eq!(shown(["1.5", "1.53"]), ["0.03", "2"]);
        assert_eq!(shown(["0", "3"]), ["3", ""]);
        assert_eq!(shown(["", "3"]), ["", ""]);
        assert_eq!(shown(["-", "3"]), ["", ""]);
        assert!(side(["3", "3"]).is_same() && !side(["", "0"]).is_same());
    }

    #[test]
    fn sentences_are_kept_inserted_and_deleted() {
        let texts = |texts: &[&str]| {
            let text = |text: &&str| ((*text).to_owned(), (*text).to_owned());
            texts.iter().map(text).collect::<Vec<_>>()
        };
        let section = Section {
            number: 5,
            sentences: sentences([
                texts(&["甲一。", "乙二。", "丙三。"]),
                texts(&["甲一。", "丁四。", "丙三。"]),
            ]),
        };
        let counts = [Fate::Kept, Fate::Inserted, Fate::Deleted].map(|fate| section.count(fate));
        assert_eq!(counts, [2, 1, 1]);
        assert_eq!(section.similarity(), Some(67));
        assert_eq!(section.sentences[1].text, "乙二。");
    }
}
