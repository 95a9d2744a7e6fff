//! Paragraphs to sentences. Text copied out of a PDF breaks its lines anywhere, so that a line
//! that ends nowhere goes on in the next one.

use crate::place::Place;
use crate::prose::{breaks_off, is_numbered};
use crate::recognise::normalise::fold;
use crate::report::{Paragraph, Report};

/// The most characters of a sentence that is kept, as in [`crate::claims`].
const MAX_SENTENCE: usize = 400;

/// One sentence.
pub(super) struct Sentence {
    /// The section, 1 to 6; 0 before the first of them.
    pub section: u8,
    /// The number of its paragraph in the section.
    pub paragraph: usize,
    /// As printed.
    pub text: String,
    /// Without white space, with half-width digits, marks and brackets.
    pub folded: String,
    /// The line of the source that its paragraph starts on.
    pub place: Place,
}

/// All sentences, those before the first section first.
pub(super) fn sentences(report: &Report) -> Vec<Sentence> {
    let before = std::iter::once((0, report.preamble.as_slice()));
    let sections = (report.sections.iter()).map(|one| (one.number, one.paragraphs.as_slice()));
    (before.chain(sections))
        .flat_map(|(section, paragraphs)| {
            let joined = joined(paragraphs).into_iter().enumerate();
            joined.flat_map(move |(number, paragraph)| parted(section, number, &paragraph))
        })
        .collect()
}

/// The paragraphs, with those put together that a line break alone separates.
pub(super) fn joined(paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    let mut joined: Vec<Paragraph> = Vec::new();
    let mut goes_on = false;
    for paragraph in paragraphs {
        match joined.last_mut() {
            Some(last) if goes_on && !is_numbered(&paragraph.text) => {
                last.text.push_str(&paragraph.text);
            }
            _ => joined.push(paragraph.clone()),
        }
        goes_on = breaks_off(&paragraph.text);
    }
    joined
}

fn parted(section: u8, number: usize, paragraph: &Paragraph) -> Vec<Sentence> {
    (paragraph.text.split_inclusive(['。', '！', '？']))
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(|text| Sentence {
            section,
            paragraph: number,
            text: beginning(text).to_owned(),
            folded: fold(text),
            place: paragraph.place,
        })
        .collect()
}

/// As much of a sentence as is kept.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(MAX_SENTENCE);
    end.map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::place::Place;
    use crate::report::Paragraph;

    fn texts(lines: &[&str]) -> Vec<String> {
        let paragraphs: Vec<Paragraph> = (lines.iter())
            .map(|line| Paragraph {
                text: (*line).to_owned(),
                place: Place::Nowhere,
            })
            .collect();
        let joined = joined(&paragraphs);
        joined.into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn lines_that_a_page_broke_go_on() {
        let broken = [
            "本报告所列数据的统计期限自二〇二三年一月一日",
            "起至年底止。",
        ];
        assert_eq!(texts(&broken).len(), 1);
        let headed = ["（一）主动公开情况", "全年公开信息若干条。"];
        assert_eq!(texts(&headed).len(), 2);
        let numbered = [
            "政务新媒体方面的工作还要继续做细做实做好",
            "（二）依申请公开",
        ];
        assert_eq!(texts(&numbered).len(), 2);
    }
}
