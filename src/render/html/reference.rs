//! Links to the findings of a page.

use super::markup::{Html, html};
use super::words;
use crate::diagnostic::Severity;
use crate::lang::Lang;

/// A link to a finding.
pub fn to(number: usize, severity: Severity, is_accepted: bool, lang: Lang) -> Html {
    let mark = words::mark(severity, is_accepted);
    html!(
        "<a class=\"ref ",
        mark.class,
        "\" href=\"#f",
        number,
        "\"><b>",
        mark.sign,
        "</b><span class=\"vh\">",
        mark.word.get(lang),
        " </span>",
        number,
        "</a>"
    )
}
