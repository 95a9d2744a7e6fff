//! Terms of the form that the text shortens.

use super::sentence::Sentence;
use super::{Pattern, quote};
use crate::pattern::pattern;
use crate::report::Quote;

/// How the text names the documents whose numbers it states.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentTerms {
    /// How many numbers stand with the form's term, 行政规范性文件.
    pub full: usize,
    /// The sentences that state a number of 规范性文件.
    pub shortened: Vec<Quote>,
}

/// A number of such documents, before or behind their name.
static COUNTED: Pattern = Pattern::new(|| {
    pattern(
        r"(?:\d+(?:件|份|部|个|项|条)(?P<behind>[\p{Han}]{0,4}?)规范性文件)|(?:(?P<before>[\p{Han}]{0,2})规范性文件(?:共?计?|总数)?\d+(?:件|份|部|个|项|条))",
    )
});

/// What stands before 规范性文件 and makes it the form's term, or documents of others than the
/// administration, which the form does not count.
const QUALIFIED: [&str; 3] = ["行政", "党内", "党委"];

/// The terms, by the sentences that state numbers.
pub(super) fn documents(sentences: &[Sentence]) -> DocumentTerms {
    let mut terms = DocumentTerms::default();
    for sentence in sentences {
        // Few sentences name such documents at all.
        if !sentence.folded.contains("规范性文件") {
            continue;
        }
        let mut is_shortened = false;
        for found in COUNTED.captures_iter(&sentence.folded) {
            let word = |name| found.name(name).map_or("", |word| word.as_str());
            let before = format!("{}{}", word("behind"), word("before"));
            if before.ends_with(QUALIFIED[0]) {
                terms.full += 1;
            } else {
                is_shortened |= !QUALIFIED.iter().any(|word| before.ends_with(word));
            }
        }
        if is_shortened {
            terms.shortened.push(quote(sentence));
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::documents;
    use crate::narrative::sentence::sentences;
    use crate::prose::Prose;
    use crate::report::{Paragraph, Report};

    #[test]
    fn only_numbers_of_documents_tell_the_term() {
        let counts = |text: &str| {
            let report = Report {
                preamble: vec![Paragraph {
                    text: text.to_owned(),
                    ..Paragraph::default()
                }],
                ..Report::default()
            };
            let terms = documents(&sentences(&Prose::of(&report)));
            (terms.full, terms.shortened.len())
        };
        for (text, wanted) in [
            ("全年制定规范性文件3件，废止2件。", (0, 1)),
            ("本年制发3件规范性文件。", (0, 1)),
            ("公开现行有效规范性文件12份。", (0, 1)),
            ("全年制定行政规范性文件3件。", (1, 0)),
            ("公开行政规范性文件共12件，规范性文件解读3篇。", (1, 0)),
            ("公开党内规范性文件2件。", (0, 0)),
            ("定期清理规范性文件。", (0, 0)),
            ("加强规范性文件管理，培训3次。", (0, 0)),
        ] {
            assert_eq!(counts(text), wanted, "{text}");
        }
    }
}
