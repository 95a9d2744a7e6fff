//! What was found, for people: in the words of the form, with the lines to look at, what each
//! finding rests on and how to correct it.

pub mod concise;
mod drawing;
pub(super) mod findings;
mod flow;
pub(super) mod groups;
mod paint;
pub(super) mod repair;
mod statistics;
mod unassessed;

use crate::diagnostic::Finding;
use crate::lang::{Lang, counted};
use crate::render::causes::ByCause;
use crate::render::failure::Failed;
use crate::render::group::Member;
use crate::render::printable::printable;
use crate::render::renderer::{Extent, Length, View};
use crate::render::renderer::{Piece, Rendered, Renderer};
use crate::render::results::SourceResult;
use crate::render::results::{AssessedOutput, RosterComplaint, Summary};
use crate::render::rules::{PartKind, parts, said};
use crate::report::{Format, Witness};
use crate::rule::{self, RuleMeta};
use crate::rules::metas;
use crate::source::PassedOver;
use crate::{Check, Read};
use findings::Findings;
use flow::Flow;
use paint::Paint;

/// The output for people.
#[derive(Debug)]
pub struct ForPeople {
    /// How it is shown.
    pub view: View,
    /// How much of it is.
    pub extent: Extent,
    /// How much is said of a finding.
    pub length: Length,
    /// Whether findings that a baseline accepts are shown.
    pub show_accepted: bool,
}

impl Renderer for ForPeople {
    type Kept = Member;

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece<Member>> {
        if let Extent::Groups(by) = self.extent {
            return Ok(Piece::kept(Member::of(result, by)));
        }
        let is_shown = |finding: &Finding| self.show_accepted || !finding.is_accepted;
        Ok(Piece::text(match (self.extent, result) {
            (Extent::Statistics | Extent::Groups(_), _) => String::new(),
            (_, SourceResult::Checked(read, check)) => {
                let by_cause = ByCause::of(check, is_shown);
                match (self.extent, self.length) {
                    (Extent::Findings, _) if by_cause.is_empty() => String::new(),
                    (_, Length::Concise) => {
                        let lines = concise::lines(read, check, is_shown, self.view);
                        lines.into_iter().map(|line| line.text).collect()
                    }
                    _ => self.report(read, check, &by_cause),
                }
            }
            (_, SourceResult::Failed(source)) => failed(source, self.view),
        }))
    }

    fn end(&self, kept: Vec<Member>, total: &Summary) -> Rendered<Vec<u8>> {
        let line = |text: &String| Flow::new(0, 2, self.view.width).words(text).end();
        let lang = self.view.lang;
        let counts =
            summary(total, lang).map(|text| line(&text)).concat() + &roster(total, self.view);
        Ok(match self.extent {
            Extent::All => counts,
            Extent::Findings => String::new(),
            Extent::Statistics => statistics::table(total, Paint::of(self.view)) + &counts,
            Extent::Groups(by) => groups::table(kept, by, Paint::of(self.view)) + &counts,
        }
        .into())
    }
}

impl ForPeople {
    /// One report: a line where nothing was found, else its findings.
    fn report(&self, read: &Read, check: &Check, by_cause: &ByCause<'_>) -> String {
        let paint = Paint::of(self.view);
        let lang = self.view.lang;
        let summary = Summary::of(check);
        let (word, heading) = (verdict(&summary, by_cause, lang), heading(read, lang));
        let path = &read.source.origin.to_string();
        let mut head =
            Flow::new(0, 2, self.view.width).piece(0, &printable(path), &paint.path(path));
        if summary.clean == 1 {
            let assessed = assessed(summary.assessed, lang) + &accepted(&summary, lang);
            let shown = if by_cause.correction.is_some() {
                paint.bad(&word)
            } else {
                paint.good(&word)
            };
            head = head
                .piece(2, &word, &shown)
                .piece(2, &heading, &heading)
                .piece(2, &assessed, &paint.faint(&assessed));
        } else {
            let word = word + &accepted(&summary, lang);
            head = head.piece(2, &heading, &heading).piece(2, &word, &word);
        }
        let mut out = head.end();
        let notes = notes(&read.source.passed_over, lang);
        for note in &notes {
            let note = printable(note);
            out += &Flow::new(2, 4, self.view.width)
                .piece(0, &note, &paint.faint(&note))
                .end();
        }
        let findings = Findings {
            read,
            check,
            by_cause,
            paint,
            is_unfolded: self.length == Length::Unfolded,
        };
        findings.write(&mut out);
        if findings.is_unfolded {
            unassessed::write(&mut out, check, read.report.other_rows(), paint);
        }
        if !by_cause.is_empty() || !notes.is_empty() || findings.is_unfolded {
            out.push('\n');
        }
        out
    }
}

/// How a report came out, in words; of one with findings how many there are.
fn verdict(summary: &Summary, by_cause: &ByCause<'_>, lang: Lang) -> String {
    let word = match (lang, summary.accepted, by_cause.correction.is_some()) {
        _ if summary.clean == 0 => return counts(summary, lang),
        // No sum by itself does not hold, so that no finding says it.
        (Lang::Zh, _, true) => "各项勾稽关系不能同时相符",
        (Lang::En, _, true) => "its sums cannot all hold at once",
        (Lang::Zh, 0, _) => "未发现问题",
        (Lang::En, 0, _) => "nothing found",
        (Lang::Zh, ..) => "没有新的问题",
        (Lang::En, ..) => "nothing new found",
    };
    word.to_owned()
}

/// What a reader of the report must know of its file.
fn notes(passed_over: &PassedOver, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    let (insertions, deletions) = (passed_over.insertions, passed_over.deletions);
    if insertions + deletions > 0 {
        notes.push(match lang {
            Lang::Zh => format!("文件里有未接受的修订：插入{insertions}处（已读），删除{deletions}处（未读）；请接受或拒绝修订后再公布"),
            Lang::En => format!(
                "the file has unresolved tracked changes: {} (read) and {} (not read); accept or reject them before publishing",
                counted(insertions, "insertion", "insertions"),
                counted(deletions, "deletion", "deletions")
            ),
        });
    }
    if !passed_over.hidden_sheets.is_empty() {
        notes.push(match lang {
            Lang::Zh => format!(
                "隐藏的工作表没有读：{}",
                passed_over.hidden_sheets.join("、")
            ),
            Lang::En => format!(
                "hidden sheets were not read: {}",
                passed_over.hidden_sheets.join(", ")
            ),
        });
    }
    notes
}

/// A source that could not be read.
fn failed(failed: &Failed, view: View) -> String {
    let paint = Paint::of(view);
    let word = match view.lang {
        Lang::Zh => "未能核对",
        Lang::En => "not checked",
    };
    let (path, message) = (&failed.source.name, printable(&failed.error.message));
    // On one line, be it long: it is all that is said of the source, and is searched for.
    format!("{}  {}  {message}\n", paint.path(path), paint.bad(word))
}

/// The counts over a run, as far as they are sentences of their own.
pub(super) fn summary(summary: &Summary, lang: Lang) -> [String; 3] {
    let Summary {
        reports,
        clean,
        failed,
        ..
    } = *summary;
    let [errors, warnings, infos] = summary.worst;
    let findings = counts(summary, lang) + &accepted(summary, lang);
    let verdicts = assessed(summary.assessed, lang);
    let (first, stop) = match lang {
        Lang::Zh => (
            format!(
                "共{reports}份：{errors}份有错误，{warnings}份有警告、无错误，{infos}份仅有提示，{clean}份未发现问题，{failed}份未能核对。"
            ),
            "。",
        ),
        Lang::En => (
            format!(
                "{}: {errors} with errors, {warnings} with warnings but no errors, {infos} with notes only, {clean} without findings, {failed} not checked.",
                counted(reports, "report", "reports")
            ),
            ".",
        ),
    };
    [
        first,
        format!("{findings}{stop}"),
        format!("{verdicts}{stop}"),
    ]
}

/// What is wrong with what the bodies of the roster handed in, a line each.
fn roster(total: &Summary, view: View) -> String {
    let count = total.roster.len();
    if count == 0 {
        return String::new();
    }
    let head = match view.lang {
        Lang::Zh => format!("按名单核对报送情况，{count}项：\n"),
        Lang::En => format!(
            "By the roster, {}:\n",
            counted(count, "complaint", "complaints")
        ),
    };
    let line =
        |complaint: &RosterComplaint| format!("  {}\n", printable(&complaint.line(view.lang)));
    head + &total.roster.iter().map(line).collect::<String>()
}

/// What a report is: its body, year and format, as far as they are known.
fn heading(read: &Read, lang: Lang) -> String {
    let report = &read.report;
    let name = report.body.as_ref().or(report.title.as_ref());
    // The file's name is no part of the document: who reports may be somebody else.
    let by = |witness: Option<Witness>, said: String| match (witness, lang) {
        (Some(Witness::FileName), Lang::Zh) => format!("{said}（据文件名）"),
        (Some(Witness::FileName), Lang::En) => format!("{said} (by the file's name)"),
        _ => said,
    };
    let body = name.map(|name| by(report.body_witness, printable(name).into_owned()));
    let year = report.year.map(|year| {
        let said = match lang {
            Lang::Zh => format!("{year}年度"),
            Lang::En => year.to_string(),
        };
        by(report.year_witness, said)
    });
    let format = report.format.map(Format::key).map(|key| match lang {
        Lang::Zh => format!("{key}年格式"),
        Lang::En => format!("{key} format"),
    });
    let known: Vec<String> = [body, year, format].into_iter().flatten().collect();
    let separator = match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    };
    known.join(separator)
}

/// How many findings there are. Where they are hints only, that is said.
pub(super) fn counts(summary: &Summary, lang: Lang) -> String {
    let Summary {
        errors,
        warnings,
        infos,
        ..
    } = *summary;
    match lang {
        Lang::Zh if errors + warnings == 0 && infos > 0 => format!("仅有提示{infos}"),
        Lang::Zh => format!("错误{errors}、警告{warnings}、提示{infos}"),
        Lang::En if errors + warnings == 0 && infos > 0 => {
            format!("{} only", counted(infos, "note", "notes"))
        }
        Lang::En => format!(
            "{}, {}, {}",
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"),
            counted(infos, "note", "notes")
        ),
    }
}

/// How many findings a baseline accepts, set off from what stands before; nothing where it
/// accepts none.
fn accepted(summary: &Summary, lang: Lang) -> String {
    match (summary.accepted, lang) {
        (0, _) => String::new(),
        (accepted, Lang::Zh) => format!("，基线已接受{accepted}项"),
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
            format!("核对{all}项：相符{held}项，不符{violated}项，无法核对{not_assessed}项")
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
        let on_request = match (rule::runs_unasked(rule.id), view.lang) {
            (true, _) => "",
            (false, Lang::Zh) => "（默认不运行）",
            (false, Lang::En) => " (not by default)",
        };
        format!(
            "{}  {}  {:width$}  {}{on_request}\n",
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
