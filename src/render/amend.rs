//! What was changed in a copy, what is certain and was left, and what is still wrong.

use crate::amend::{Amended, Amendment, Left};
use crate::correction::Certainty;
use crate::diagnostic::Finding;
use crate::lang::{Lang, counted};
use crate::render::printable::printable;
use crate::render::text::repair;
use crate::render::{source_place, words};
use crate::report::{OtherRows, Report};

/// What became of a file, a line each; `remaining` are the errors that its copy still has, `caused`
/// what only the copy has: what the text says of the figure that was changed.
#[must_use]
pub fn text(
    amended: &Amended,
    remaining: &[(&Report, Vec<Finding>)],
    caused: &[Finding],
    lang: Lang,
) -> String {
    let mut lines = Vec::new();
    let count = amended.made.len();
    let is_certain = !amended.left.is_empty();
    lines.push(match (lang, count) {
        (Lang::Zh, 0) if is_certain => "没有改动。".to_owned(),
        (Lang::En, 0) if is_certain => "Nothing was changed.".to_owned(),
        (Lang::Zh, 0) => "没有改动：没有可以确定的更正。".to_owned(),
        (Lang::Zh, _) => format!("改了{count}处："),
        (Lang::En, 0) => "Nothing was changed: no correction is certain.".to_owned(),
        (Lang::En, _) => format!("{} changed:", counted(count, "figure", "figures")),
    });
    let line = |amendment: &Amendment| {
        let origin = &amendment.origin;
        let mut reports = amended.readings.iter().flatten();
        let report = reports.find(|read| read.source.origin == *origin);
        let place = report.and_then(|read| {
            let figure = read.report.figure(amendment.edit.cell)?;
            Some(source_place::of_cell(figure.position, None, read, lang))
        });
        let part = origin.part_name().map(|part| format!("{part} "));
        let place = place.map(|place| format!("  {place}")).unwrap_or_default();
        let other = report.map_or_else(OtherRows::default, |read| read.report.other_rows());
        let words = repair::line(&amendment.edit, Certainty::Forced, other, lang);
        format!("  {}{words}{place}", part.unwrap_or_default())
    };
    lines.extend(amended.made.iter().map(line));
    if !amended.left.is_empty() {
        let count = amended.left.len();
        lines.push(match lang {
            Lang::Zh => format!("可以确定、但没有改的{count}处："),
            Lang::En => {
                let figures = counted(count, "figure", "figures");
                format!("{figures} certain, but left:")
            }
        });
        let left = amended.left.iter();
        lines.extend(
            left.map(|(amendment, left)| format!("{}{}", line(amendment), why(*left, lang))),
        );
    }
    let count: usize = remaining.iter().map(|(_, findings)| findings.len()).sum();
    if count > 0 {
        lines.push(match lang {
            Lang::Zh => format!("副本里还有{count}处错误，要由人核对："),
            Lang::En => {
                let errors = counted(count, "error", "errors");
                format!("{errors} left in the copy, for a person to check:")
            }
        });
        for finding in remaining.iter().flat_map(|(_, findings)| findings) {
            let (place, message) = (words::place(finding, lang), words::message(finding, lang));
            lines.push(format!("  {} {place} {message}", finding.rule.id));
        }
    }
    if !caused.is_empty() {
        let count = caused.len();
        lines.push(match lang {
            Lang::Zh => format!("改后新出现{count}处，正文可能支持原来的数，请先核对台账："),
            Lang::En => format!(
                "{} only in the copy; the text may be right and another figure wrong, so check the records first:",
                counted(count, "finding", "findings")
            ),
        });
        for finding in caused {
            let (place, message) = (words::place(finding, lang), words::message(finding, lang));
            lines.push(format!("  {} {place} {message}", finding.rule.id));
        }
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|line| printable(line).into_owned())
        .collect();
    lines.join("\n") + "\n"
}

/// Why a correction was not made.
const fn why(left: Left, lang: Lang) -> &'static str {
    match (left, lang) {
        (Left::Kind, Lang::Zh) => "（这种文件不能改，只能改网页、文本、DOCX、XLSX）",
        (Left::Kind, Lang::En) => " (such a file is not changed; HTML, text, DOCX and XLSX are)",
        (Left::Formula, Lang::Zh) => "（这一格是公式，请检查公式和它引用的格）",
        (Left::Formula, Lang::En) => " (a formula gives it; check that and the cells it names)",
        (Left::Place, Lang::Zh) => "（不能确定文件里哪些字节是这个数，请手工修改）",
        (Left::Place, Lang::En) => " (which bytes print it is not certain; change it by hand)",
        (Left::Notation, Lang::Zh) => "（写法特殊，请手工修改）",
        (Left::Notation, Lang::En) => {
            " (it is printed in a notation of its own; change it by hand)"
        }
    }
}
