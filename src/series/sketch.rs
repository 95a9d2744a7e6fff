//! What is kept of a section's text to tell whether another report repeats it (内容雷同): for its
//! stretches of five characters a sketch of fixed size (MinHash), and of its sentences a hash and
//! their beginnings. Numbers, dates and the body's own names are masked; what the form and the
//! circular give every report to say does not count.
//!
//! Of two texts that share a part `s` of theirs, `s / (2 - s)` of all stretches are common. A
//! sketch of `HASHES` hashes estimates this to within 4 points (one standard deviation).

use crate::body;
use crate::prose::Prose;
use crate::report::{Quote, Report};

/// The sections that a body writes in its own words: what it did, and what it lacks.
pub const SECTIONS: [u8; 2] = [1, 5];

/// The hashes of a sketch.
const HASHES: usize = 192;

/// How many hashes of a sketch must be the same for two texts to be looked at together. With four
/// of 192, texts of which four fifths are the same miss one another once in forty thousand times;
/// those of which a quarter is the same meet once in thirty.
const BAND: usize = 4;

/// The characters of a stretch.
const STRETCH: usize = 5;

/// The fewest characters, without what is masked, of a text that is compared: a shorter one has
/// too few ways to be written.
const LEAST: usize = 120;

/// The fewest characters of a sentence that counts; a shorter one is a heading.
const SENTENCE: usize = 8;

/// The most characters of a sentence that are kept to be shown.
const SHOWN: usize = 60;

/// The most reports of which every pair is looked at, where their sketches meet: of more, as where
/// all have a text of one template, each is compared with the first and with the one before it.
const CROWD: usize = 16;

/// Words of sentences that the circular, the regulations or the form put into every report.
const GIVEN: [&str; 12] = [
    "编制本报告",
    "本报告由",
    "本报告中",
    "本年度报告",
    "统计期限",
    "统计时限",
    "国务院令",
    "国办公开办函",
    "勾稽关系",
    "以表格形式",
    "信息处理费",
    "需要报告的事项",
];

/// What is kept of a sentence, with a sign where that is not all of it.
fn shown(text: String) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text,
        Some((end, _)) => format!("{}……", &text[..end]),
    }
}

/// A sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Stands for its masked characters.
    hash: u64,
    /// How many these are.
    length: u32,
    /// Its beginning, as printed.
    pub beginning: Quote,
}

/// The text of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// The section.
    pub section: u8,
    least: Box<[u32]>,
    passages: Vec<Passage>,
}

impl Sketch {
    /// The texts of a report that are compared.
    #[must_use]
    pub fn all(report: &Report, prose: &Prose) -> Vec<Self> {
        let names = names(report.body.as_deref().unwrap_or_default());
        let of_section = |section| Self::of(section, prose, &names);
        SECTIONS.into_iter().filter_map(of_section).collect()
    }

    fn of(section: u8, prose: &Prose, names: &[String]) -> Option<Self> {
        let mut least = vec![u32::MAX; HASHES];
        let (mut passages, mut length) = (Vec::new(), 0);
        let of_section = prose.passages.iter().filter(|one| one.section == section);
        for passage in of_section {
            let chars = &passage.text.chars;
            for clause in (passage.sentences.iter()).flat_map(|range| parted(chars, range.clone()))
            {
                let text: String = chars[clause.clone()].iter().collect();
                if GIVEN.iter().any(|words| text.contains(words)) {
                    continue;
                }
                let masked = masked(text, names);
                if masked.len() < SENTENCE {
                    continue;
                }
                for stretch in masked.windows(STRETCH) {
                    add(&mut least, hash(stretch));
                }
                length += masked.len();
                passages.push(Passage {
                    hash: hash(&masked),
                    length: u32::try_from(masked.len()).unwrap_or(u32::MAX),
                    beginning: Quote {
                        text: shown(passage.text.printed(clause.start, clause.end, SHOWN + 1)),
                        place: passage.place,
                    },
                });
            }
        }
        (length >= LEAST).then(|| Self {
            section,
            least: least.into_boxed_slice(),
            passages,
        })
    }

    /// Which part of the two texts is the same, in hundredths, as far as the sketches tell.
    #[must_use]
    pub fn shared(&self, other: &Self) -> usize {
        let pairs = self.least.iter().zip(&other.least);
        let same = pairs.filter(|(one, other)| one == other).count();
        // Of stretches `j` common to both, `2j / (1 + j)` of each text is the other's.
        200 * same / (HASHES + same)
    }

    /// The sentences that the other text has too, the longest first.
    #[must_use]
    pub fn repeated(&self, other: &Self) -> Vec<&Passage> {
        let has = |passage: &&Passage| other.passages.iter().any(|one| one.hash == passage.hash);
        let mut repeated: Vec<&Passage> = self.passages.iter().filter(has).collect();
        repeated.sort_by_key(|passage| std::cmp::Reverse(passage.length));
        repeated
    }

    /// How many sentences the text has.
    #[must_use]
    pub const fn sentences(&self) -> usize {
        self.passages.len()
    }

    fn bands(&self) -> impl Iterator<Item = u64> {
        let bands = self.least.chunks_exact(BAND).enumerate();
        bands.map(|(at, band)| {
            let seed = mixed(at as u64 + 1);
            (band.iter()).fold(seed, |hash, &least| mixed(hash ^ u64::from(least)))
        })
    }
}

/// Two texts of a list that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// The place of the earlier one.
    pub one: usize,
    /// The place of the other.
    pub other: usize,
    /// Which part of them is the same, in hundredths.
    pub shared: usize,
}

/// The texts of a list of which at least so many hundredths are the same, by their places. The
/// time that it takes grows with their number, not with that of their pairs.
#[must_use]
pub fn alike(sketches: &[&Sketch], least: usize) -> Vec<Alike> {
    let mut meeting: Vec<(u64, usize)> = (sketches.iter().enumerate())
        .flat_map(|(at, sketch)| sketch.bands().map(move |band| (band, at)))
        .collect();
    meeting.sort_unstable();
    let mut pairs = Vec::new();
    for crowd in meeting.chunk_by(|one, other| one.0 == other.0) {
        for (number, &(_, other)) in crowd.iter().enumerate() {
            let before = match crowd.len() <= CROWD {
                true => &crowd[..number],
                false => &crowd[number.saturating_sub(1)..number],
            };
            let first = crowd.iter().take(usize::from(number > 1));
            pairs.extend((before.iter().chain(first)).map(|&(_, one)| (one, other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let judged = pairs.into_iter().map(|(one, other)| Alike {
        one,
        other,
        shared: sketches[one].shared(sketches[other]),
    });
    judged.filter(|pair| pair.shared >= least).collect()
}

/// A sentence parted where one of its parts could stand alone.
fn parted(chars: &[char], range: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        if matches!(chars[at], '；' | ';') {
            parts.push(start..at + 1);
            start = at + 1;
        }
    }
    parts.push(start..range.end);
    parts
}

/// How a report names its body and the place that it is of, the longest first.
fn names(body: &str) -> Vec<String> {
    let mut names = vec![body.to_owned(), body::key(body)];
    let mut rest = String::new();
    for c in body.chars() {
        rest.push(c);
        if "省市县区旗州镇乡".contains(c) && rest.chars().count() > 2 {
            names.push(rest.clone());
            rest.clear();
        }
    }
    names.push(rest);
    names.retain(|name| name.chars().count() > 1);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

/// The characters of a sentence that count: without the body's names and without marks, and one 0
/// for every number.
fn masked(text: String, names: &[String]) -> Vec<char> {
    let text = (names.iter()).fold(text, |text, name| match text.contains(name.as_str()) {
        true => text.replace(name.as_str(), ""),
        false => text,
    });
    let mut masked = Vec::with_capacity(text.chars().count());
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        let is_digit = c.is_ascii_digit() || "〇一二三四五六七八九十两".contains(c);
        match (is_digit, masked.last()) {
            (true, Some('0')) => {}
            (true, _) => masked.push('0'),
            (false, _) => masked.push(c),
        }
    }
    masked
}

fn hash(chars: &[char]) -> u64 {
    (chars.iter()).fold(0, |hash, &c| mixed(hash ^ u64::from(u32::from(c))))
}

/// Puts the hash of a stretch into a sketch.
fn add(least: &mut [u32], hash: u64) {
    let (mut value, step) = (hash, mixed(hash) | 1);
    for least in least {
        // The upper half of `hash + n * step`, spread over all bits.
        value = value.wrapping_add(step);
        let spread = value.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ value.rotate_left(29);
        *least = (*least).min((spread >> 32) as u32);
    }
}

/// The finalizer of SplitMix64.
const fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_city_is_named_whole_though_its_name_ends_as_that_of_a_prefecture_does() {
        assert_eq!(
            names("徐州市铜山区林业局"),
            ["徐州市铜山区林业局", "徐州市", "铜山区", "林业局"]
        );
    }
}
