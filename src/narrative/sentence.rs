//! The sentences of the text as [`Prose`] parts them, with their marks in one width: here no
//! figure is read, in which a half-width comma or point would mean something else.

use crate::place::Place;
use crate::prose::{Folded, Passage, Prose};

/// The most characters of a sentence that is quoted, as in [`crate::claims`].
const MAX_SENTENCE: usize = 400;

/// One sentence.
pub(super) struct Sentence {
    /// The section, 1 to 6; 0 before the first of them.
    pub section: u8,
    /// The number of its passage in the text.
    pub passage: usize,
    /// As printed.
    pub text: String,
    /// Without white space, with half-width digits, marks and brackets.
    pub folded: String,
    /// Where its passage starts.
    pub place: Place,
}

/// All sentences, those before the first section first.
pub(super) fn sentences(prose: &Prose) -> Vec<Sentence> {
    let passages = prose.passages.iter().enumerate();
    passages
        .flat_map(|(number, passage)| {
            let ranges = passage.sentences.iter();
            ranges.map(move |range| Sentence {
                section: passage.section,
                passage: number,
                text: (passage.text).printed(range.start, range.end, MAX_SENTENCE),
                folded: plain(&passage.text.chars[range.clone()]),
                place: passage.place,
            })
        })
        .filter(|sentence| !sentence.text.is_empty())
        .collect()
}

/// What a passage says, its marks in one width.
pub(super) fn passage(passage: &Passage) -> String {
    plain(&passage.text.chars)
}

/// What a title or a heading says, its marks in one width.
pub(super) fn line(text: &str) -> String {
    plain(&Folded::new(text).chars)
}

/// Marks in their half-width form, all brackets in one, 其它 as 其他; a gap between two numbers
/// tells nothing here.
fn plain(chars: &[char]) -> String {
    let plain = chars.iter().filter(|&&c| c != ' ').map(|&c| match c {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '！' => '!',
        '？' => '?',
        '[' | '{' | '〔' | '【' | '〖' => '(',
        ']' | '}' | '〕' | '】' | '〗' => ')',
        '它' => '他',
        _ => c,
    });
    let mut text = String::with_capacity(chars.iter().map(|c| c.len_utf8()).sum());
    text.extend(plain);
    text
}

#[cfg(test)]
mod tests {
    use super::{line, sentences};
    use crate::prose::Prose;
    use crate::report::{Paragraph, Report};

    #[test]
    fn marks_and_brackets_have_one_form() {
        assert_eq!(
            line("国办公开办函〔２０２１〕３０号，其它：【无】"),
            "国办公开办函(2021)30号,其他:(无)"
        );
    }

    #[test]
    fn sentences_are_quoted_as_printed() {
        let paragraph = |text: &str| Paragraph {
            text: text.to_owned(),
            ..Paragraph::default()
        };
        let report = Report {
            preamble: vec![paragraph("本报告分六个　部分。第二句！"), paragraph(" ")],
            ..Report::default()
        };
        let found = sentences(&Prose::of(&report));
        let texts: Vec<_> = (found.iter())
            .map(|one| (one.text.as_str(), one.passage))
            .collect();
        assert_eq!(texts, [("本报告分六个　部分。", 0), ("第二句！", 0)]);
        assert_eq!(found[0].folded, "本报告分六个部分。");
    }
}
