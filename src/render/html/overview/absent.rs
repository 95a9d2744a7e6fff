//! What is not among the reports: sources that could not be read, and what bodies of the roster did not
//! hand in.

use super::breakable;
use crate::lang::Lang;
use crate::render::html::markup::{Html, put};
use crate::render::html::{Entry, Source, words};
use crate::render::results::Summary;

/// What is wrong with what the bodies of the roster handed in.
pub fn roster(out: &mut Html, total: &Summary, lang: Lang) {
    if total.roster.is_empty() {
        return;
    }
    put!(
        out,
        "<section><h2 id=\"roster\">",
        words::ROSTER.get(lang),
        " <small>",
        total.roster.len(),
        "</small></h2><table class=\"failures\"><thead><tr><th scope=\"col\">",
        words::BODY.get(lang),
        "</th><th scope=\"col\">",
        words::ROSTER.get(lang),
        "</th></tr></thead><tbody>"
    );
    for complaint in &total.roster {
        put!(
            out,
            "<tr><th scope=\"row\">",
            complaint.body.as_str(),
            "</th><td>",
            complaint.message.as_str(),
            "</td></tr>"
        );
    }
    put!(out, "</tbody></table></section>");
}

/// The sources that could not be read, and why.
pub fn failures(out: &mut Html, entries: &[Entry], lang: Lang) {
    let failed: Vec<(&str, &str)> = (entries.iter())
        .filter_map(|entry| match &entry.source {
            Source::Failed { path, message } => Some((path.as_str(), message.as_str())),
            Source::Checked(_) => None,
        })
        .collect();
    if failed.is_empty() {
        return;
    }
    put!(
        out,
        "<section><h2 id=\"failed\">",
        words::FAILED.get(lang),
        " <small>",
        failed.len(),
        "</small></h2><table class=\"failures\"><thead><tr><th scope=\"col\">",
        words::SOURCE.get(lang),
        "</th><th scope=\"col\">",
        words::WHY.get(lang),
        "</th></tr></thead><tbody>"
    );
    for (path, message) in failed {
        put!(
            out,
            "<tr><th scope=\"row\" class=\"path\">",
            breakable(path),
            "</th><td>",
            message,
            "</td></tr>"
        );
    }
    put!(out, "</tbody></table></section>");
}
