//! What was found, for people: in the words of the form, with the lines to look at, what each
//! finding rests on and how to correct it.

mod drawing;
pub(super) mod findings;
mod paint;
pub(super) mod repair;
mod statistics;

use std::convert::Infallible;

use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::render::check::{AssessedOutput, Summary};
use crate::render::failure::Failed;
use crate::render::output::{Outcome, Piece, Rendered, Renderer};
use crate::render::printable::printable;
use crate::render::rules::{PartKind, parts, said};
use crate::render::words::counted;
use crate::report::Format;
use crate::rule::RuleMeta;
use crate::rules::metas;
use crate::{Check, Read};
use paint::Paint;

/// How text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The language.
    pub lang: Lang,
    /// Whether escape codes for colours are written.
    pub color: bool,
}

/// How much of a run is shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Every report, and the counts over all of them.
    #[default]
    All,
    /// Only reports with findings, and those that could not be read.
    Findings,
    /// How often each rule was violated, and the counts.
    Statistics,
}

/// The output for people.
#[derive(Debug)]
pub struct ForPeople {
    /// How it is shown.
    pub view: View,
    /// How much of it is.
    pub extent: Extent,
    /// Whether findings that a baseline accepts are shown.
    pub show_accepted: bool,
}

impl Renderer for ForPeople {
    type Kept = Infallible;

    fn piece(&self, outcome: Outcome<'_>) -> Rendered<Piece> {
        let shown = |check| shown(check, self.show_accepted);
        Ok(Piece::text(match (self.extent, outcome) {
            (Extent::Statistics, _) => String::new(),
            (Extent::Findings, Outcome::Checked(_, check)) if shown(check).is_empty() => {
                String::new()
            }
            (_, Outcome::Checked(read, check)) => report((read, check), &shown(check), self.view),
            (_, Outcome::Failed(source)) => failed(source, self.view),
        }))
    }

    fn end(&self, _: Vec<Infallible>, total: &Summary) -> Rendered<Vec<u8>> {
        let counts = summary(total, self.view);
        Ok(match self.extent {
            Extent::All => counts,
            Extent::Findings => String::new(),
            Extent::Statistics => statistics::table(total, Paint::of(self.view)) + &counts,
        }
        .into())
    }
}

/// The findings that are shown.
fn shown(check: &Check, show_accepted: bool) -> Vec<&Finding> {
    let findings = check.assessment.findings.iter();
    findings
        .filter(|found| show_accepted || !found.is_accepted)
        .collect()
}

/// One report: a line where nothing was found, else its findings; and which figures must be
/// wrong.
fn report((read, check): (&Read, &Check), shown: &[&Finding], view: View) -> String {
    let paint = Paint::of(view);
    let summary = Summary::of(check);
    let mut out = paint.path(&read.source.origin.to_string());
    if summary.clean == 1 {
        out += "  ";
        out += &paint.good(match (view.lang, summary.accepted) {
            (Lang::Zh, 0) => "未发现问题",
            (Lang::En, 0) => "nothing found",
            (Lang::Zh, _) => "没有新的问题",
            (Lang::En, _) => "nothing new found",
        });
        out += &heading(read, view.lang);
        out += "  ";
        out += &paint.faint(&assessed(summary.assessed, view.lang));
        out += &accepted(&summary, view.lang);
        out.push('\n');
    } else {
        let counts = counts(&summary, view.lang);
        let accepted = accepted(&summary, view.lang);
        out += &format!("{}  {counts}{accepted}\n", heading(read, view.lang));
    }
    findings::write(&mut out, shown, (read, check), paint);
    // Which figures must be wrong is known where the sums that do not hold are accepted.
    let is_sum = |found: &&Finding| found.facts.sum().is_some();
    let is_known =
        check.assessment.findings.iter().any(|found| is_sum(&found)) && !shown.iter().any(is_sum);
    if let Some(correction) = check.repair.as_ref().filter(|_| !is_known) {
        repair::write(&mut out, correction, paint);
    }
    if out.lines().count() > 1 {
        out.push('\n');
    }
    out
}

/// A source that could not be read.
fn failed(failed: &Failed, view: View) -> String {
    let paint = Paint::of(view);
    let word = match view.lang {
        Lang::Zh => "未能核对",
        Lang::En => "not checked",
    };
    format!(
        "{}  {}  {}\n",
        paint.path(&failed.source.name),
        paint.bad(word),
        printable(&failed.error.message)
    )
}

/// The counts over a run.
pub(super) fn summary(summary: &Summary, view: View) -> String {
    let Summary {
        reports,
        clean,
        failed,
        ..
    } = *summary;
    let found = reports - clean - failed;
    let counts = counts(summary, view.lang) + &accepted(summary, view.lang);
    let verdicts = assessed(summary.assessed, view.lang);
    let first = match view.lang {
        Lang::Zh => format!(
            "共 {reports} 份：{clean} 份未发现问题，{found} 份有问题（{counts}），{failed} 份未能核对。"
        ),
        Lang::En => format!(
            "{}: {clean} with nothing found, {found} with findings ({counts}), {failed} not checked.",
            counted(reports, "report", "reports")
        ),
    };
    let stop = match view.lang {
        Lang::Zh => "。",
        Lang::En => ".",
    };
    format!("{first}\n{verdicts}{stop}\n")
}

/// What a report is: its body, year and format, as far as they are known, set off from what
/// stands before.
fn heading(read: &Read, lang: Lang) -> String {
    let report = &read.report;
    let name = report.body.as_ref().or(report.title.as_ref());
    let body = name.map(|name| printable(name).into_owned());
    let year = report.year.map(|year| match lang {
        Lang::Zh => format!("{year} 年度"),
        Lang::En => year.to_string(),
    });
    let format = report.format.map(Format::key).map(|key| match lang {
        Lang::Zh => format!("{key} 年格式"),
        Lang::En => format!("format {key}"),
    });
    let known: Vec<String> = [body, year, format].into_iter().flatten().collect();
    let separator = match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    };
    if known.is_empty() {
        return String::new();
    }
    format!("  {}", known.join(separator))
}

pub(super) fn counts(summary: &Summary, lang: Lang) -> String {
    let Summary {
        errors,
        warnings,
        infos,
        ..
    } = *summary;
    match lang {
        Lang::Zh => format!("错误 {errors}、警告 {warnings}、提示 {infos}"),
        Lang::En => format!(
            "{}, {}, {}",
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"),
            counted(infos, "info", "infos")
        ),
    }
}

/// How many findings a baseline accepts, set off from what stands before; nothing where it
/// accepts none.
fn accepted(summary: &Summary, lang: Lang) -> String {
    match (summary.accepted, lang) {
        (0, _) => String::new(),
        (accepted, Lang::Zh) => format!("，基线已接受 {accepted} 项"),
        (accepted, Lang::En) => format!(", {accepted} accepted by the baseline"),
    }
}

/// The three counts, so that nothing checked never looks like success.
pub(super) fn assessed(assessed: AssessedOutput, lang: Lang) -> String {
    let AssessedOutput {
        held,
        violated,
        not_assessed,
    } = assessed;
    let all = held + violated + not_assessed;
    match lang {
        Lang::Zh => {
            format!("核对 {all} 项：成立 {held}，不成立 {violated}，无法判断 {not_assessed}")
        }
        Lang::En => format!(
            "{}: {held} hold, {violated} violated, {not_assessed} not assessed",
            counted(all, "check", "checks")
        ),
    }
}

/// The list of all rules.
#[must_use]
pub fn rules(view: View) -> String {
    let paint = Paint::of(view);
    let width = metas().map(|rule| rule.name.len()).max().unwrap_or(0);
    let line = |rule: &RuleMeta| {
        format!(
            "{}  {}  {:width$}  {}\n",
            rule.id,
            paint.severity(rule.severity),
            rule.name,
            rule.what.get(view.lang)
        )
    };
    metas().map(line).collect()
}

/// The documentation of one rule, with what the program says of its example.
#[must_use]
pub fn explain(rule: &'static RuleMeta, view: View) -> String {
    let paint = Paint::of(view);
    let mut out = format!(
        "{} {}  {}\n",
        rule.id,
        rule.name,
        paint.severity(rule.severity)
    );
    for part in parts(rule, view.lang) {
        let (label, text) = (paint.strong(part.label), part.text);
        out += &format!("\n{label}\n  {text}\n");
        if part.kind == PartKind::Example {
            for line in said(rule, view.lang) {
                out += &format!("  {line}\n");
            }
        }
    }
    out
}
