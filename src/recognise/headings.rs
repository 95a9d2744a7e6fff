//! The six sections of the narrative, told by the wording of their headings.

mod lines;

use crate::place::Place;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::document::Document;
use crate::prose::fold::is_blank;
use crate::recognise::furniture;
use crate::recognise::normalise::{first_folded, fold, is_letter, is_numeral};
use crate::report::{Paragraph, Section};

/// The fewest headings on consecutive lines that are a table of contents; the form has six.
const MIN_CONTENTS: usize = 4;

/// The most characters of a heading that stands on a line of its own.
const MAX_HEADING: usize = 40;

/// What the headings of each section say: the section is told by the first line whose wording
/// has one of these, in order of preference. Written as folded text without punctuation.
static WORDINGS: [(u8, &[&str]); 6] = [
    (
        1,
        &[
            "总体情况",
            "总体工作情况",
            "工作基本情况",
            "基本情况",
            "政府信息公开工作情况",
        ],
    ),
    (
        2,
        &[
            "主动公开政府信息情况",
            "主动公开政府信息的情况",
            "主动公开情况",
        ],
    ),
    (
        3,
        &[
            "收到和处理政府信息公开申请情况",
            "收到和处理政府信息公开申请的情况",
            "依申请公开政府信息情况",
            "政府信息公开申请情况",
            "依申请公开情况",
        ],
    ),
    (
        4,
        &[
            "行政复议行政诉讼情况",
            "提起行政诉讼情况",
            "提起行政诉讼的情况",
            "行政复议及行政诉讼情况",
            "行政复议和行政诉讼情况",
            "行政诉讼情况",
            "行政复议提起行政诉讼",
        ],
    ),
    (
        5,
        &[
            "存在的主要问题及改进情况",
            "存在的主要问题和改进情况",
            "存在问题及改进情况",
            "存在的问题及改进情况",
            "存在的主要问题及改进措施",
            "存在的问题和改进措施",
            "存在的问题及改进措施",
            "存在问题及改进措施",
            "主要问题及改进情况",
            "存在的主要问题",
            "存在的问题",
        ],
    ),
    (
        6,
        &[
            "其他需要报告的事项",
            "其他需要报告事项",
            "其他需要报告的情况",
            "其他报告事项",
            "其他需要汇报事项",
            "其他需要说明的事项",
            "其他事项",
        ],
    ),
];

use lines::Line;

/// A line that can be the heading of a section.
struct Candidate {
    at: usize,
    number: u8,
    /// The line's own numbering says so too.
    is_numbered: bool,
    heading: String,
    /// What stands behind the heading on its line.
    rest: String,
}

/// The text of a document, parted by the headings of its sections.
pub struct Narrative {
    /// What stands before the first section; nothing where there is none.
    pub before: Vec<Paragraph>,
    /// The number of the block in which the first section begins, from 0; that of all blocks where
    /// there is none.
    pub first_block: usize,
    /// The sections in the order of the document.
    pub sections: Vec<Section>,
}

/// Parts the text of a document.
pub fn narrative(document: &Document) -> Narrative {
    let lines = lines::lines(document);
    let candidates: Vec<Candidate> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| candidate(at, line))
        .collect();
    let mut chosen = chain(&candidates, 0);
    // Headings on consecutive lines are a table of contents; the sections come after it, unless
    // fewer than half of them come again.
    let is_contents =
        chosen.len() >= MIN_CONTENTS && chosen.windows(2).all(|pair| pair[1].at == pair[0].at + 1);
    if let (true, Some(last)) = (is_contents, chosen.last()) {
        let behind = chain(&candidates, last.at + 1);
        if behind.len() * 2 > chosen.len() {
            chosen = behind;
        }
    }
    // Behind the last section a page goes on with what is none of the article's.
    let behind = chosen.last().map_or(lines.len(), |heading| heading.at + 1);
    let footer = lines[behind..]
        .iter()
        .position(|line| furniture::begins_footer(line.text));
    let end = footer.map_or(lines.len(), |footer| behind + footer);
    let ends = chosen.iter().skip(1).map(|next| next.at).chain([end]);
    let first = chosen.first().map_or(0, |heading| heading.at);
    let first_block =
        (chosen.first()).map_or(document.blocks.len(), |heading| lines[heading.at].block);
    let before = (lines[..first].iter())
        .flat_map(|line| paragraphs(line.text, line.place))
        .collect();
    let sections = chosen
        .iter()
        .zip(ends)
        .map(|(heading, end)| {
            let place = lines[heading.at].place;
            let behind = paragraphs(&heading.rest, place);
            let body = lines[heading.at + 1..end].iter();
            Section {
                number: heading.number,
                heading: heading.heading.clone(),
                paragraphs: behind
                    .chain(body.flat_map(|body| paragraphs(body.text, body.place)))
                    .collect(),
                place,
            }
        })
        .collect();
    Narrative {
        before,
        first_block,
        sections,
    }
}

/// What of the text before the sections belongs to the report. Pages put their navigation there,
/// so that it begins behind the title; where none is printed, it is the full sentences.
pub fn preamble(before: Vec<Paragraph>, title: Option<&str>) -> Vec<Paragraph> {
    let compact = |text: &str| -> String { text.chars().filter(|&c| !is_blank(c)).collect() };
    let title = title.map(compact).filter(|title| !title.is_empty());
    let is_title = |paragraph: &Paragraph| {
        // A title is split over lines too: its last line ends it.
        let text = compact(&paragraph.text);
        !text.is_empty()
            && (title.as_ref()).is_some_and(|title| title.ends_with(&text) && text.contains('报'))
    };
    match before.iter().rposition(is_title) {
        Some(at) => before.into_iter().skip(at + 1).collect(),
        // A numbered line is kept too: it may be a section under a heading of its own.
        None => (before.into_iter())
            .filter(|paragraph| paragraph.text.contains('。') || is_numbered(&paragraph.text))
            .collect(),
    }
}

/// Whether a line names one of the tables, as the headings of sections two to four do and the
/// captions of their tables.
#[must_use]
pub fn names_table(line: &str) -> bool {
    let is_short = line.chars().nth(2 * MAX_HEADING).is_none();
    is_short && folded_names_table(&fold(line))
}

/// The same of a line of that length that is folded already.
#[must_use]
pub fn folded_names_table(folded: &str) -> bool {
    let section = || match_wording(folded);
    !folded.contains('。') && section().is_some_and(|(number, _)| (2..=4).contains(&number))
}

/// The section that a line is the numbered heading of.
#[must_use]
pub fn numbered_section(line: &str) -> Option<u8> {
    if !may_be_numbered(line) {
        return None;
    }
    let folded = fold(start_of(line, MAX_HEADING));
    let (Numbering::Section(value), wording) = numbering(&folded) else {
        return None;
    };
    let before_stop = wording.split(['。', '；', ';']).next().unwrap_or_default();
    match_wording(before_stop)
        .filter(|&(number, _)| number == value)
        .map(|(number, _)| number)
}

/// Whether a line begins as a numbered one does; most do not.
fn may_be_numbered(line: &str) -> bool {
    let begins = |c: char| c == '第' || is_numeral(c) || c.is_ascii_digit();
    first_folded(line).is_none_or(begins)
}

/// Whether a line is numbered as a section is.
fn is_numbered(line: &str) -> bool {
    if !may_be_numbered(line) {
        return false;
    }
    let folded = fold(start_of(line, MAX_HEADING));
    matches!(numbering(&folded).0, Numbering::Section(_))
}

/// The first characters of a text.
fn start_of(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most);
    end.map_or(text, |(end, _)| &text[..end])
}

/// The paragraphs of a block, which may hold line breaks of its own.
fn paragraphs(text: &str, place: Place) -> impl Iterator<Item = Paragraph> {
    text.lines().map(move |text| Paragraph {
        text: text.to_owned(),
        place,
    })
}

/// The headings from a line on that follow one another as the sections do. A heading whose
/// numbering fits comes before one whose numbering does not: parts of a section often bear the
/// title of another.
fn chain(candidates: &[Candidate], from: usize) -> Vec<&Candidate> {
    let mut chosen: Vec<&Candidate> = Vec::new();
    for number in 1..=6 {
        let after = chosen.last().map_or(from, |last| last.at + 1);
        let mut fitting = candidates.iter().filter(|candidate| {
            candidate.at >= after && candidate.number == number && candidate.is_numbered
        });
        chosen.extend(fitting.next());
    }
    for number in 1..=6 {
        if chosen.iter().any(|candidate| candidate.number == number) {
            continue;
        }
        let position = chosen.partition_point(|candidate| candidate.number < number);
        let after = position
            .checked_sub(1)
            .map_or(from, |before| chosen[before].at + 1);
        let until = chosen.get(position).map_or(usize::MAX, |next| next.at);
        let found = candidates
            .iter()
            .find(|candidate| candidate.number == number && (after..until).contains(&candidate.at));
        if let Some(candidate) = found {
            chosen.insert(position, candidate);
        }
    }
    chosen
}

/// How a line is numbered at its start, and what follows.
enum Numbering {
    /// `二、`, `2.`, `第二部分`: a section's own.
    Section(u8),
    /// `、` with the numeral lost.
    Lost,
    None,
}

fn numbering(folded: &str) -> (Numbering, &str) {
    const STOPS: [char; 5] = ['、', '.', ',', ':', '。'];
    let bare = folded.strip_prefix('第').unwrap_or(folded);
    let digits = bare.trim_start_matches(|c| is_numeral(c) || c.is_ascii_digit());
    let number = &bare[..bare.len() - digits.len()];
    let rest = ["部分", "章", "节"]
        .iter()
        .find_map(|word| digits.strip_prefix(word))
        .unwrap_or(digits);
    let stripped = rest.trim_start_matches(STOPS);
    if number.is_empty() {
        return match folded.strip_prefix('、') {
            Some(rest) => (Numbering::Lost, rest),
            None => (Numbering::None, folded),
        };
    }
    let value = match number {
        "一" | "1" => 1,
        "二" | "2" => 2,
        "三" | "3" => 3,
        "四" | "4" => 4,
        "五" | "5" => 5,
        "六" | "6" => 6,
        _ => return (Numbering::None, folded),
    };
    (Numbering::Section(value), stripped)
}

fn candidate(at: usize, line: &Line<'_>) -> Option<Candidate> {
    let is_short = line.text.chars().nth(MAX_HEADING).is_none();
    if !is_short && !may_be_numbered(line.text) {
        // A paragraph that no number makes a heading that runs on.
        return None;
    }
    // Only the start of a line can be a heading; the rest may be a whole paragraph.
    let folded = fold(start_of(line.text, 2 * MAX_HEADING));
    let (numbering, wording) = numbering(&folded);
    let before_stop = wording.split(['。', '；', ';']).next().unwrap_or_default();
    if !is_short && !matches!(numbering, Numbering::Section(_)) {
        return None;
    }
    let (number, end) = match_wording(before_stop)?;
    let is_numbered = match numbering {
        Numbering::Section(value) => value == number,
        Numbering::Lost => is_short,
        Numbering::None => false,
    };
    let is_plain_heading = matches!(numbering, Numbering::None)
        && !folded.starts_with('(')
        && is_short
        && (line.is_heading || before_stop.chars().count() <= end + 4);
    let misnumbered = matches!(numbering, Numbering::Section(_)) && is_short;
    if !is_numbered && !is_plain_heading && !misnumbered {
        return None;
    }
    let (heading, rest) = split_run_on(
        line.text,
        folded.chars().count() - wording.chars().count() + end,
    );
    let (heading, rest) = if is_short && !is_content(rest) {
        (line.text.trim(), "")
    } else {
        (heading, rest)
    };
    Some(Candidate {
        at,
        number,
        is_numbered,
        heading: heading.to_owned(),
        rest: rest.to_owned(),
    })
}

/// The section that a wording names, and where the wording ends, in characters.
fn match_wording(text: &str) -> Option<(u8, usize)> {
    // Punctuation within a heading varies: 行政复议、行政诉讼 and 行政复议行政诉讼.
    let letters = || {
        let printed = text.chars().take(MAX_HEADING).enumerate();
        printed.filter(|&(_, c)| is_letter(c))
    };
    // Every wording has one of these.
    if !text.contains(['情', '问', '事', '诉']) {
        return None;
    }
    let mut compact = String::with_capacity(text.len());
    compact.extend(letters().map(|(_, c)| c));
    let mut best: Option<(usize, u8, usize)> = None;
    for found in WORDING_SEARCH.find_overlapping_iter(&compact) {
        let (number, wording) = wordings().nth(found.pattern().as_usize())?;
        let from = compact[..found.start()].chars().count();
        let length = wording.chars().count();
        // The longest wording names the section: 存在的问题 stands in many a title.
        if from <= MAX_PREFIX && best.is_none_or(|(longest, _, _)| length > longest) {
            best = Some((length, number, letters().nth(from + length - 1)?.0 + 1));
        }
    }
    best.map(|(_, number, end)| (number, end))
}

/// All wordings, each with its section.
fn wordings() -> impl Iterator<Item = (u8, &'static str)> {
    let of_section = |&(number, wordings): &(u8, &'static [&'static str])| {
        wordings.iter().map(move |&wording| (number, wording))
    };
    WORDINGS.iter().flat_map(of_section)
}

static WORDING_SEARCH: LazyLock<AhoCorasick> = LazyLock::new(|| {
    #[expect(
        clippy::unwrap_used,
        reason = "the patterns are constants, read in every test"
    )]
    AhoCorasick::new(wordings().map(|(_, wording)| wording)).unwrap()
});

/// The most characters before a wording: 因政府信息公开工作被申请, 2023年政务公开, 我局.
const MAX_PREFIX: usize = 14;

/// Parts a line into its heading and what runs on behind it. `length` counts the heading's
/// characters without white space.
fn split_run_on(line: &str, length: usize) -> (&str, &str) {
    let at = line
        .char_indices()
        .filter(|(_, c)| !is_blank(*c))
        .nth(length)
        .map_or(line.len(), |(at, _)| at);
    let (heading, rest) = line.split_at(at);
    (heading.trim(), rest.trim())
}

/// Whether what stands behind a heading's wording on a short line is the section's first sentence,
/// 其他需要报告的事项：无。, rather than more words of the heading.
fn is_content(rest: &str) -> bool {
    let said = rest.trim_start_matches([':', '：']).trim();
    let is_behind_colon = rest.starts_with([':', '：']) && !said.is_empty();
    is_behind_colon || said.contains('。') || said == "无"
}

#[cfg(test)]
mod tests {
    use super::{is_content, match_wording, narrative, wordings};
    use crate::document::{Block, Document, Text};
    use crate::place::Place;
    use crate::source::Kind;

    fn read(lines: &[&str]) -> Vec<(u8, String, String)> {
        let mut document = Document::new(Kind::Text);
        document.blocks = lines
            .iter()
            .map(|line| {
                Block::Paragraph(Text {
                    text: (*line).to_owned(),
                    place: Place::Nowhere,
                })
            })
            .collect();
        narrative(&document)
            .sections
            .into_iter()
            .map(|section| {
                let text = section.text();
                (section.number, section.heading, text)
            })
            .collect()
    }

    #[test]
    fn every_wording_has_a_telling_letter() {
        for (number, wording) in wordings() {
            let found = match_wording(wording);
            assert!(found.is_some_and(|(of, _)| of == number), "{wording}");
        }
    }

    #[test]
    fn variants_of_the_six_headings() {
        let found = read(&[
            "一、 总体情况 2024年，本局公开信息10条，内容如下，一切照旧，没有什么特别需要说明的事项。",
            "2.行政机关主动公开政府信息的情况",
            "、行政机关收到和处理政府信息公开申请情况",
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "第五部分 政府信息公开工作存在的主要问题及改进情况",
            "六、其它需要报告的事项",
        ]);
        let numbers: Vec<u8> = found.iter().map(|(number, _, _)| *number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
        assert_eq!(found[0].1, "一、 总体情况");
        assert!(found[0].2.starts_with("2024年"));
        for (line, rest) in [
            ("六、其他需要报告的事项：无。", "：无。"),
            ("六、其他需要报告的事项 未收取费用。", "未收取费用。"),
            ("六、其他需要报告的事项 情况说明", ""),
        ] {
            assert_eq!(read(&["一、总体情况", line])[1].2, rest);
        }
    }

    #[test]
    fn parts_that_bear_a_sections_title_are_no_sections() {
        let found = read(&[
            "本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况六个部分。",
            "一、总体情况",
            "（二）主动公开政府信息情况",
            "四、政府信息公开申请情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "一、本年新收政府信息公开申请数量",
        ]);
        let numbers: Vec<u8> = found.iter().map(|(number, _, _)| *number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert!(found[0].2.contains("（二）主动公开"));
    }

    #[test]
    fn a_table_of_contents_is_passed_over() {
        let titles = [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
        ];
        let mut lines = titles.to_vec();
        for title in titles {
            lines.extend([title, "正文"]);
        }
        let found = read(&lines);
        assert_eq!(found.len(), 4);
        assert!(found.iter().all(|(_, _, text)| text == "正文"));
    }

    #[test]
    fn words_behind_a_colon_are_what_a_section_says() {
        assert!(is_content("：没有"));
        assert!(!is_content("："));
        assert!(!is_content("情况说明"));
    }

    #[test]
    fn marks_before_a_numbered_heading_are_no_part_of_it() {
        let found = read(&["■ 一、总体情况", "正文"]);
        assert_eq!(found[0].1, "一、总体情况");
    }
}
