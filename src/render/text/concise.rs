//! A line a finding: where, how bad, which rule, what, and the right figure where it is certain.

use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::render::notice;
use crate::render::printable::printable;
use crate::render::renderer::View;
use crate::render::text::findings::folded;
use crate::render::text::paint::Paint;
use crate::{Check, Read};

/// The findings of a report that are shown.
pub(super) fn report(
    read: &Read,
    check: &Check,
    is_shown: impl Fn(&Finding) -> bool,
    view: View,
) -> String {
    let paint = Paint::of(view);
    let mut out = String::new();
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
        out += &format!(
            "{path}{}: {severity} {} {}{}\n",
            line.unwrap_or_default(),
            finding.rule.id,
            printable(&said),
            paint.good(&corrections),
        );
    }
    out
}
