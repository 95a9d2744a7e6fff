//! What is not among the reports: sources that could not be read, and what bodies of the roster did not
//! hand in.

use super::breakable;
use crate::lang::{Lang, Text};
use crate::render::html::markup::{Html, html, put};
use crate::render::html::{Entry, Source, words};
use crate::render::results::Summary;

/// What is wrong with what the bodies of the roster handed in.
pub fn roster(out: &mut Html, total: &Summary, lang: Lang) {
    let heads = [words::BODY, words::ROSTER];
    let rows = total.roster.iter().map(|complaint| {
        let body = html!("<th scope=\"row\">", complaint.body.as_str());
        (body, complaint.message.as_str())
    });
    section(out, ("roster", words::ROSTER), heads, rows.collect(), lang);
}

/// The sources that could not be read, and why.
pub fn failures(out: &mut Html, entries: &[Entry], lang: Lang) {
    let rows = entries.iter().filter_map(|entry| match &entry.source {
        Source::Failed { path, message } => {
            let path = html!("<th scope=\"row\" class=\"path\">", breakable(path));
            Some((path, message.as_str()))
        }
        Source::Checked(_) => None,
    });
    let heads = [words::SOURCE, words::WHY];
    section(out, ("failed", words::FAILED), heads, rows.collect(), lang);
}

/// A section with a line each, where there are any: whose it is, opened as a head, and what is said.
fn section(
    out: &mut Html,
    (id, title): (&'static str, Text),
    [of, said]: [Text; 2],
    rows: Vec<(Html, &str)>,
    lang: Lang,
) {
    if rows.is_empty() {
        return;
    }
    put!(
        out,
        "<section><h2 id=\"",
        id,
        "\">",
        title.get(lang),
        " <small>",
        rows.len(),
        "</small></h2><table class=\"failures\"><thead><tr><th scope=\"col\">",
        of.get(lang),
        "</th><th scope=\"col\">",
        said.get(lang),
        "</th></tr></thead><tbody>"
    );
    for (head, message) in rows {
        put!(out, "<tr>", head, "</th><td>", message, "</td></tr>");
    }
    put!(out, "</tbody></table></section>");
}
