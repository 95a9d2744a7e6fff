//! A line a finding: where, how bad, which rule, what, and the right figure where it is certain.

use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::render::notice;
use crate::render::printable::printable;
use crate::render::renderer::View;
use crate::render::text::findings::folded;
use crate::render::text::paint::Paint;
use crate::{Check, Read};

/// A finding on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// By what the finding is known within its report, from run to run.
    pub fingerprint: String,
    /// The line, with its break.
    pub text: String,
}

/// The findings of a report that are shown, a line each.
pub fn lines(
    read: &Read,
    check: &Check,
    is_shown: impl Fn(&Finding) -> bool,
    view: View,
) -> Vec<Line> {
    let paint = Paint::of(view);
    let mut lines = Vec::new();
    for notice in notice::of(read, check, view.lang) {
        let finding = notice.finding;
        if !is_shown(finding) {
            continue;
        }
        let path = paint.path(&read.source.origin.to_string());
        let line = notice.place().line().map(|line| format!(":{line}"));
        let severity = paint.severity(finding.severity);
        let said = folded(finding, view.lang);
        let corrections = match (notice.corrections.as_slice(), view.lang) {
            ([], _) => String::new(),
            (all, Lang::Zh) => format!("（{}）", all.join("；")),
            (all, Lang::En) => format!(" ({})", all.join("; ")),
        };
        let text = format!(
            "{path}{}: {severity} {} {}{}\n",
            line.unwrap_or_default(),
            finding.rule.id,
            printable(&said),
            paint.good(&corrections),
        );
        lines.push(Line {
            fingerprint: notice.fingerprint,
            text,
        });
    }
    lines
}
