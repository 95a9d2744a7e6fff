//! Title, reporting body and year, as the document states them, the most trustworthy witness first:
//! a printed title; the page's metadata; a name beside a title that lacks it; a sentence that
//! publishes the report; the subject of its sentences; its signature; its publisher; last of all,
//! for the caller to ask, the file's name.

mod line;
mod stated;

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::body::{self, Body, Kind, Organ, OwnWord};
use crate::document::{Block, Document};
use crate::recognise::furniture;
use crate::recognise::headings::Narrative;
use crate::recognise::normalise::fold;
use crate::report::{Report, Section, Witness};
use line::Titled;

/// What the document says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// The title as printed.
    pub title: Option<String>,
    /// The reporting body's name, and what says so.
    pub body: Option<(String, Witness)>,
    /// The year that the report is about, and what says so.
    pub year: Option<(i32, Witness)>,
}

/// How many lines before the first section can hold the title. Pages put their navigation there.
const TITLE_WINDOW: usize = 400;

/// The most lines that a title is split over.
pub const MAX_TITLE_LINES: usize = 3;

/// A title and where it was found.
struct Found {
    titled: Titled,
    /// The line before the first section that it ends on; `None` for the page's metadata.
    at: Option<usize>,
    /// The body stands on a line of its own before it, which may as well be the site's name.
    is_joined: bool,
}

/// Reads title, body and year.
#[must_use]
pub fn heading(document: &Document, narrative: &Narrative) -> Heading {
    let lines = before_sections(document, narrative);
    // Most titles say all, so that the text is not asked.
    let own = LazyCell::new(|| OwnWord::in_text(&own_text(narrative, &lines)));
    let fits = |name: &str| own.fits(name) != Some(false);
    let mut found = best(document, narrative, &lines);
    if let Some(found) = &mut found {
        // A site's name stands alone before a title too.
        if found.is_joined && found.titled.body.as_deref().is_some_and(|name| !fits(name)) {
            found.titled.body = None;
        }
    }
    let preamble = LazyCell::new(|| stated::preamble(&lines, &narrative.sections));
    let publication = LazyCell::new(|| stated::publication(&preamble));
    let mut year = (found.as_ref())
        .and_then(|found| found.titled.year)
        .map(|year| (year, Witness::Title));
    let mut body = (found.as_ref())
        .and_then(|found| found.titled.body.clone())
        .map(|name| (name, Witness::Title));
    if body.is_none() {
        let add = |body: &mut Option<(String, Witness)>, name: Option<String>, witness| {
            if body.is_none() {
                *body = name.filter(|name| fits(name)).map(|name| (name, witness));
            }
        };
        let beside = found
            .as_ref()
            .and_then(|found| stated::beside(&lines, found.at?));
        add(&mut body, beside, Witness::Title);
        add(&mut body, publication.body.clone(), Witness::Preamble);
        add(&mut body, stated::author(&preamble), Witness::Preamble);
        let signed = stated::signature(&narrative.sections);
        let subject = stated::subject(&preamble).filter(|name| fits(name));
        let publisher = stated::publisher(document, narrative.first_block);
        let publisher = publisher.filter(|name| is_publisher_certain(name, &own));
        let contact = stated::contact(&preamble).filter(|name| own.fits(name) == Some(true));
        let fuller = |name: &String| {
            let others = [&signed, &publisher, &contact].into_iter().flatten();
            let mut others = others.filter(|other| other.ends_with(name.as_str()));
            others.next().unwrap_or(name).clone()
        };
        add(&mut body, subject.as_ref().map(fuller), Witness::Narrative);
        add(&mut body, signed, Witness::Signature);
        add(&mut body, publisher, Witness::Publisher);
        add(&mut body, contact, Witness::Narrative);
    }
    if year.is_none() {
        year = publication.year.map(|year| (year, Witness::Preamble));
    }
    if year.is_none() {
        year = stated::year(&preamble).map(|year| (year, Witness::Narrative));
    }
    Heading {
        title: found.map(|found| found.titled.title),
        body,
        year,
    }
}

/// Adds what only the name of the file says. Nothing else may say it: files are renamed.
pub fn add_file_name(report: &mut Report, name: &str) {
    let Some(titled) = line::titled(name) else {
        return;
    };
    if let (None, Some(body)) = (&report.body, titled.body) {
        let sections: Vec<String> = report.sections.iter().map(Section::text).collect();
        if OwnWord::in_text(&fold(&sections.concat())).fits(&body) != Some(false) {
            report.body = Some(body);
            report.body_witness = Some(Witness::FileName);
        }
    }
    if let (None, Some(year)) = (report.year, titled.year) {
        report.year = Some(year);
        report.year_witness = Some(Witness::FileName);
    }
}

/// The lines before the first section, or all where there is none, without page furniture; the
/// cells of tables among them.
fn before_sections<'a>(document: &'a Document, narrative: &'a Narrative) -> Vec<&'a str> {
    let mut lines: Vec<&str> = Vec::new();
    let heading = narrative
        .sections
        .first()
        .map(|section| section.heading.as_str());
    for block in &document.blocks[..(narrative.first_block + 1).min(document.blocks.len())] {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => lines.extend(text.text.lines()),
            Block::Grid(grid) => {
                let cells = grid.rows.iter().flatten();
                lines.extend(cells.flat_map(|cell| cell.text.lines()));
            }
        }
    }
    if let Some(at) =
        heading.and_then(|heading| lines.iter().rposition(|line| line.contains(heading)))
    {
        // The heading may be glued behind the last words of the preamble.
        let (before, _) =
            lines[at].split_at(lines[at].find(heading.unwrap_or_default()).unwrap_or(0));
        lines.truncate(at);
        lines.push(before);
    }
    let lines = lines.into_iter().map(furniture::without_page_number);
    let mut lines: Vec<&str> = lines
        .map(str::trim)
        .filter(|line| {
            !line.is_empty() && !furniture::is_number(line) && !furniture::is_button(line)
        })
        .collect();
    if narrative.sections.is_empty() {
        lines.truncate(TITLE_WINDOW);
    } else {
        lines.drain(..lines.len().saturating_sub(TITLE_WINDOW));
    }
    lines
}

/// The text in which the body speaks of itself.
fn own_text(narrative: &Narrative, lines: &[&str]) -> String {
    let sections: Vec<String> = narrative.sections.iter().map(Section::text).collect();
    fold(
        &lines
            .iter()
            .copied()
            .chain(sections.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

/// The publisher of a page is often its site's, so that it must fit how the text speaks of its body;
/// where that says nothing, only a unit or a town publishes nobody else's report.
fn is_publisher_certain(name: &str, own: &OwnWord) -> bool {
    own.fits(name).unwrap_or_else(|| {
        let organ = Body::of(name).map(|body| body.organ);
        let is_town = body::kind(name) == Some(Kind::Township);
        is_town || matches!(organ, Some(Organ::Department | Organ::Unit | Organ::Agency))
    })
}

/// The title: in the text before the first section, split over up to three lines; or else in
/// the page's metadata. Of several, the one that says most and that the metadata has too; of those,
/// the one nearest to the text, since navigation and lists of other years' reports stand before it.
fn best(document: &Document, narrative: &Narrative, lines: &[&str]) -> Option<Found> {
    let stated: Vec<Titled> = (document.titles.iter())
        .filter_map(|title| line::stated(title))
        .collect();
    let known: BTreeSet<String> = stated.iter().map(|titled| fold(&titled.title)).collect();
    let says = |found: &Found| {
        let Titled { title, body, year } = &found.titled;
        let is_known = found.at.is_some() && known.contains(&fold(title));
        2 * (usize::from(body.is_some()) + usize::from(year.is_some())) + usize::from(is_known)
    };
    let has_sections = !narrative.sections.is_empty();
    let printed = (0..lines.len()).filter_map(|at| ending_at(lines, at));
    let stated = stated.into_iter().map(|titled| Found {
        titled,
        at: None,
        is_joined: false,
    });
    printed
        .chain(stated)
        .fold(None, |best: Option<Found>, found| match best {
            Some(best) => {
                let is_nearer = has_sections && found.at.is_some();
                let (old, new) = (says(&best), says(&found));
                let is_better = new > old || new == old && is_nearer;
                Some(if is_better { found } else { best })
            }
            None => Some(found),
        })
}

/// The title that ends with a line. It begins with an earlier one where the line alone is none, or
/// names no body although the lines before it do.
fn ending_at(lines: &[&str], at: usize) -> Option<Found> {
    if !lines[at].contains(['报', '報', '告']) {
        return None;
    }
    let found = |titled, is_joined| Found {
        titled,
        at: Some(at),
        is_joined,
    };
    let alone = line::titled(lines[at]);
    if let Some(titled) = &alone
        && titled.body.is_some()
    {
        return alone.map(|titled| found(titled, false));
    }
    let earliest = (at + 1).saturating_sub(MAX_TITLE_LINES);
    let is_alone = alone.is_some();
    let mut best = alone.map(|titled| found(titled, false));
    for from in (earliest..at).rev() {
        if line::is_prose(lines[from]) {
            break;
        }
        let Some(titled) = line::titled(&lines[from..=at].concat()) else {
            continue;
        };
        if titled.body.is_some() && (best.is_none() || line::names_whole(lines[from], &titled)) {
            return Some(found(titled, is_alone));
        }
        best = best.or(Some(found(titled, false)));
    }
    best
}

/// What a title names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The body.
    pub body: Option<String>,
    /// The year.
    pub year: Option<i32>,
}

/// What the title names that begins with the first of these lines, where it names anything.
pub fn named(lines: &[&str]) -> Option<Named> {
    (1..=MAX_TITLE_LINES.min(lines.len()))
        .take_while(|&count| !line::is_prose(lines[count - 1]))
        .filter_map(|count| line::titled(&lines[..count].concat()))
        .find(|titled| titled.body.is_some() || titled.year.is_some())
        .map(|Titled { body, year, .. }| Named { body, year })
}

#[cfg(test)]
mod tests;
