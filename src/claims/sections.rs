//! The sections of a report, paragraph by paragraph.

use std::borrow::Cow;

use super::arising::tells_of_arising;
use super::lex::{self, Token};
use super::population::Population;
use super::reporter::Reporter;
use super::sentence::{Reader, Scope};
use super::statement::{Topic, topic_of};
use super::words::Word;
use super::{Stated, carry, conjoined, listed, notices, settle};
use crate::prose::{Passage, Prose};
use crate::report::{Decimal, Report};

/// A paragraph of at most this many characters without a number is a heading, whose topic holds
/// for what follows.
const HEADING: usize = 30;

/// How many characters from its head on a paragraph says that it goes on with what arose.
const ARISING_REACH: usize = 10;

/// Reads the sections of a report.
pub(super) fn sections(report: &Report, prose: &Prose, out: &mut Stated) {
    let reporter = Reporter::of(report.body.as_deref(), prose);
    let mut place = Place::default();
    // A page without the heading of section one prints its text all the same.
    let has_section = |wanted: &dyn Fn(u8) -> bool| {
        (prose.passages.iter()).any(|passage| wanted(passage.section))
    };
    let is_unheaded = !has_section(&|number| number == 1) && has_section(&|number| number > 1);
    let reads_preamble = is_unheaded && report.has_any_table();
    for passage in &prose.passages {
        let mut passage = Cow::Borrowed(passage);
        if passage.section == 0 {
            if !reads_preamble {
                continue;
            }
            passage.to_mut().section = 1;
        }
        if passage.section != place.section {
            place = Place::of(passage.section);
        }
        self::passage(report, &passage, &reporter, &mut place, out);
        out.lists.extend(listed::lists(&passage));
        out.sweeps.extend(notices::fees(&passage, report.year));
    }
}

/// Where in a section the reader is.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    section: u8,
    /// The topic of the heading above.
    heading: Topic,
    /// What was planned was spoken of: section five goes on with plans.
    planned: bool,
    /// The applications that the paragraph before stated as received, where the table says so too.
    received: Option<Decimal>,
}

impl Place {
    fn of(section: u8) -> Self {
        Self {
            section,
            heading: topic_of_section(section),
            planned: false,
            received: None,
        }
    }
}

const fn topic_of_section(section: u8) -> Topic {
    match section {
        3 => Topic::Applications,
        4 => Topic::Proceedings,
        _ => Topic::None,
    }
}

/// Reads one passage.
fn passage(
    report: &Report,
    passage: &Passage,
    reporter: &Reporter,
    place: &mut Place,
    stated: &mut Stated,
) {
    let chars = &passage.text.chars;
    let tokens = reporter.fold(chars, lex::tokens(chars));
    let tokens = carry::fold(chars, &tokens, report.year);
    let tokens = conjoined::fold(chars, tokens);
    let words: Vec<Word> = tokens.iter().filter_map(Token::word).collect();
    let is_heading = chars.len() <= HEADING
        && tokens.iter().all(|token| token.number().is_none())
        && !words.contains(&Word::Not);
    if is_heading {
        place.heading = topic_of(&words, topic_of_section(passage.section));
        return;
    }
    let begun = stated.claims.len();
    // 收到申请27件。⏎发生行政复议3件: what a paragraph says that has no heading of its own.
    let first = passage.sentences.first();
    let goes_on = first.is_some_and(|first| {
        let head = chars[first.clone()].iter().take(ARISING_REACH).copied();
        tells_of_arising(&head.collect::<Vec<char>>())
    });
    let received = place.received.filter(|_| goes_on);
    let topic = match received {
        Some(_) => Topic::Applications,
        None => place.heading,
    };
    let mut reader = Reader {
        report,
        reporter,
        passage,
        text: &passage.text,
        out: &mut stated.claims,
        sweeps: &mut stated.sweeps,
        topic,
        applied: topic == Topic::Applications,
        scope: Scope::Current,
        related: passage.section == 4,
        planned: place.planned,
        led: false,
        passing: false,
        population: Population::Own,
        total: None,
        proceeding: None,
        received,
    };
    let mut rest = tokens.as_slice();
    for sentence in &passage.sentences {
        let length = rest
            .iter()
            .take_while(|token| token.start < sentence.end)
            .count();
        let (own, behind) = rest.split_at(length);
        reader.sentence(own, sentence);
        rest = behind;
    }
    place.planned = reader.planned;
    place.received = reader.received;
    settle::settle(&mut stated.claims[begun..]);
}
