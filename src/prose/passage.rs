//! Paragraphs to passages: text copied out of a PDF breaks its lines anywhere, so that a line
//! that ends nowhere goes on in the next one. A passage is what they say together, in sentences.

use std::ops::Range;

use super::fold::{Folded, is_bracketed};
use crate::place::Place;
use crate::report::Paragraph;

/// The fewest characters of a line that was broken; a shorter one is a heading or a whole line.
const MIN_BROKEN: usize = 20;

/// Most characters of a sentence. Whoever reads one may look back to its beginning, so that a
/// longer one is parted at its next mark: the longest met has some 900.
const SENTENCE: usize = 2_000;

/// Most characters of a passage: more lines than these are no paragraph that a page broke.
const PASSAGE: usize = 20_000;

/// One paragraph with the lines that go on with it.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The section, 1 to 6; 0 before the first of them.
    pub section: u8,
    /// Where in the source it starts, or where the section's heading stands.
    pub place: Place,
    /// What it says.
    pub text: Folded,
    /// Its sentences, each with the mark that ends it. Together they are the whole text.
    pub sentences: Vec<Range<usize>>,
}

/// The passages of a section.
#[must_use]
pub fn passages(section: u8, place: Place, paragraphs: &[Paragraph]) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut goes_on = false;
    for paragraph in paragraphs {
        match found.last_mut() {
            Some(last)
                if goes_on
                    && !is_numbered(paragraph.text.trim_start())
                    && last.text.chars.len() < PASSAGE =>
            {
                if is_whole(&last.text.chars, &paragraph.text) {
                    last.text.mark('，');
                }
                last.text.push(&paragraph.text);
            }
            _ => found.push(Passage {
                section,
                place: paragraph.place.or(place),
                text: Folded::new(&paragraph.text),
                sentences: Vec::new(),
            }),
        }
        goes_on = breaks_off(&paragraph.text);
    }
    for passage in &mut found {
        passage.sentences = sentences(&passage.text.chars);
    }
    found
}

/// Whether a figure stands whole at the end of a line, so that the next line says something else.
fn is_whole(before: &[char], next: &str) -> bool {
    let counted = matches!(before, [.., digit, '件' | '宗' | '份' | '条' | '起' | '元'] if digit.is_ascii_digit() || *digit == '万');
    counted
        && !next.trim_start().starts_with([
            '，', '、', '；', '。', ',', ';', '(', '（', '次', '的', '中',
        ])
}

/// Whether a line ends within a sentence that the next one goes on with.
#[must_use]
pub fn breaks_off(line: &str) -> bool {
    let is_heading = is_numbered(line.trim_start()) && !line.contains(['，', ',', '。']);
    let is_long = line.chars().count() >= MIN_BROKEN;
    is_long && !is_heading && !line.trim_end().ends_with(ENDS)
}

/// What a paragraph ends with; a bracket closes a remark or a file's name.
const ENDS: [char; 12] = [
    '。', '；', ';', '：', ':', '！', '？', '.', ')', '）', '”', '》',
];

/// Whether a line begins with an ordinal of any level.
#[must_use]
pub fn is_numbered(line: &str) -> bool {
    if line.starts_with(is_bracketed) {
        return true;
    }
    let start = line.trim_start_matches(['(', '（', '第', '-']);
    let is_ordinal = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = start.trim_start_matches(is_ordinal);
    rest.len() < start.len() && rest.starts_with(['、', '.', '．', ')', '）', '部', '是', '-'])
}

/// Whether the character ends a sentence.
#[must_use]
pub const fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}

/// The sentences of a text. A point ends one too, unless it stands in a number or a name.
fn sentences(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (place, &c) in chars.iter().enumerate() {
        let is_end = is_stop(c) || c == '.' && ends_at_point(chars, place);
        let is_too_long = place - start >= SENTENCE && matches!(c, '；' | ';' | '，' | ',' | '、');
        if is_end || is_too_long || place - start >= 2 * SENTENCE {
            found.push(start..place + 1);
            start = place + 1;
        }
    }
    if start < chars.len() {
        found.push(start..chars.len());
    }
    found
}

/// Whether the point at a place ends a sentence: a Chinese character stands before it, and no
/// letter or digit behind.
fn ends_at_point(chars: &[char], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|place| chars.get(place));
    let behind = chars.get(place + 1);
    let ends = before.is_some_and(|c| !c.is_ascii_alphanumeric() && *c != '.');
    ends && !behind.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '.')
}

#[cfg(test)]
mod tests {
    use super::{PASSAGE, Paragraph, Place, SENTENCE, passages, sentences};

    fn texts(lines: &[&str]) -> Vec<String> {
        let paragraphs: Vec<Paragraph> = (lines.iter())
            .map(|line| Paragraph {
                text: (*line).to_owned(),
                place: Place::default(),
            })
            .collect();
        let passages = passages(1, Place::default(), &paragraphs);
        let text = |passage: &super::Passage| passage.text.chars.iter().collect();
        passages.iter().map(text).collect()
    }

    #[test]
    fn lines_that_a_page_broke_go_on() {
        let broken = ["二〇二三年，本机关一共新收到并且依法办理公开申", "请21件。"];
        assert_eq!(texts(&broken).len(), 1);
        assert!(texts(&broken)[0].contains("公开申请21件"));
        let headed = ["（一）主动公开情况", "全年公开信息若干条。"];
        assert_eq!(texts(&headed).len(), 2);
        let numbered = [
            "政务新媒体方面的工作还要继续做细做实做好",
            "（二）依申请公开",
        ];
        assert_eq!(texts(&numbered).len(), 2);
        let in_one_character = [numbered[0], "㈡依申请公开"];
        assert_eq!(texts(&in_one_character).len(), 2);
    }

    #[test]
    fn a_figure_that_ends_a_line_is_parted_from_the_next() {
        let lines = [
            "2023年，本单位一共收到政府信息公开申请12件",
            "结转下年度2件",
        ];
        assert_eq!(
            texts(&lines),
            ["2023年，本单位一共收到政府信息公开申请12件，结转下年度2件"]
        );
    }

    #[test]
    fn a_passage_without_end_is_parted() {
        let line = "全年公开信息若干条并且".repeat(10);
        let lines = vec![line.as_str(); 3 * PASSAGE / line.chars().count()];
        let parted = texts(&lines);
        let most = parted.iter().map(|text| text.chars().count()).max();
        assert!(most <= Some(PASSAGE + line.chars().count()), "{most:?}");
        assert_eq!(parted.concat(), lines.concat());
        assert_eq!(parted.len(), 3);
    }

    #[test]
    fn sentences_end_at_stops_and_cover_the_text() {
        let parted = |text: &str| -> Vec<String> {
            let chars: Vec<char> = text.chars().collect();
            let sentence = |range: std::ops::Range<usize>| chars[range].iter().collect();
            sentences(&chars).into_iter().map(sentence).collect()
        };
        assert_eq!(parted("甲。乙！丙"), ["甲。", "乙！", "丙"]);
        assert_eq!(parted("收到3件.办结3.5万件"), ["收到3件.", "办结3.5万件"]);
        assert_eq!(parted("见www.gov.cn网"), ["见www.gov.cn网"]);
        let long = "甲、".repeat(SENTENCE);
        assert!(
            parted(&long)
                .iter()
                .all(|sentence| sentence.chars().count() <= SENTENCE + 2)
        );
        assert_eq!(parted(&long).concat(), long);
    }
}
