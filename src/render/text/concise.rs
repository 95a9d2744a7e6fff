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
        let said = shortened(&folded(finding, view.lang));
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

/// The most characters of a quoted passage that stand in a line.
const MAX_QUOTED: usize = 24;

/// A line in which long passages in quotation marks are shown by how they begin: whoever wants a
/// line a finding looks the passage up where it stands.
fn shortened(said: &str) -> String {
    let mut short = String::with_capacity(said.len());
    let mut rest = said;
    while let Some((before, quoted)) = rest.split_once('“') {
        short += before;
        short.push('“');
        let Some((passage, behind)) = quoted.split_once('”') else {
            rest = quoted;
            break;
        };
        match passage.char_indices().nth(MAX_QUOTED) {
            Some((end, _)) => {
                short += &passage[..end];
                short.push('…');
            }
            None => short += passage,
        }
        short.push('”');
        rest = behind;
    }
    short + rest
}

#[cfg(test)]
mod tests {
    use super::{MAX_QUOTED, shortened};

    #[test]
    fn long_passages_are_shown_by_how_they_begin() {
        let long = "全年共收到申请".repeat(10);
        let begins: String = long.chars().take(MAX_QUOTED).collect();
        let said = format!("正文写3件，表三“本年新收”行为4件：“{long}”，另有“{long}”未完“{long}");
        assert_eq!(
            shortened(&said),
            format!("正文写3件，表三“本年新收”行为4件：“{begins}…”，另有“{begins}…”未完“{long}")
        );
        assert_eq!(shortened("没有引文"), "没有引文");
    }
}
