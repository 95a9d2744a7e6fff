//! The output of `gouji check` as JUnit's XML, which every service for continuous integration
//! reads: a suite a report, a case a rule that was asked. There is no standard; what is written
//! is what Jenkins, GitLab and the XSD of Apache Ant's task have in common.
//!
//! | case | where the rule |
//! | --- | --- |
//! | failure | has findings that let the run fail |
//! | skipped | has accepted findings only, or could be assessed nowhere |
//! | error | could not be asked, because the source could not be read |
//!
//! Findings below `--fail-on` stand in the case's output, and the case passes.

use std::convert::Infallible;

use quick_xml::Writer;
use quick_xml::events::{BytesStart, BytesText, Event};

use crate::diagnostic::{Assessed, Severity};
use crate::lang::Lang;
use crate::render::failure::Failed;
use crate::render::notice::{self, Notice};
use crate::render::printable::printable;
use crate::render::renderer::{OutputOptions, Piece, Rendered, Renderer};
use crate::render::results::SourceResult;
use crate::render::results::Summary;
use crate::render::source_place;
use crate::report::Report;
use crate::rule::RuleMeta;
use crate::{Check, Read};

/// JUnit's XML.
#[derive(Debug)]
pub struct Junit(pub OutputOptions);

impl Renderer for Junit {
    type Kept = Infallible;

    fn start(&self) -> Rendered<String> {
        Ok(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gouji check\">\n"
                .into(),
        )
    }

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece> {
        let (path, cases) = match result {
            SourceResult::Checked(read, check) => {
                (read.source.origin.to_string(), self.cases(read, check))
            }
            SourceResult::Failed(failed) => (failed.source.name.clone(), vec![unread(failed)]),
        };
        Ok(Piece::text(suite(&path, &cases)?))
    }

    fn end(&self, _: Vec<Infallible>, _: &Summary) -> Rendered<Vec<u8>> {
        Ok("</testsuites>\n".into())
    }
}

/// How a case came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Passed,
    Failure,
    Error,
    Skipped,
}

/// One case. All its text is safe to write.
struct Case {
    name: String,
    ending: Ending,
    /// What is wrong in one word, for scripts.
    kind: &'static str,
    /// In one line.
    message: String,
    /// In full, many lines.
    text: String,
}

impl Junit {
    fn cases(&self, read: &Read, check: &Check) -> Vec<Case> {
        let lang = self.0.view.lang;
        let notices = notice::of(read, check, lang);
        let asked = check.assessment.by_rule.iter();
        asked
            .filter(|(_, verdicts)| *verdicts != Assessed::default())
            .map(|&(rule, verdicts)| {
                let own = notices.iter().filter(|one| one.finding.rule.id == rule.id);
                self.case((read, check), (rule, verdicts), &own.collect::<Vec<_>>())
            })
            .collect()
    }

    fn case(
        &self,
        (read, check): (&Read, &Check),
        (rule, verdicts): (&'static RuleMeta, Assessed),
        own: &[&Notice<'_>],
    ) -> Case {
        let lang = self.0.view.lang;
        let mut fatal = own.iter().filter(|notice| check.is_fatal(notice.finding));
        let not_assessed = verdicts.held == 0 && verdicts.violated == 0;
        let (ending, message) = if let Some(first) = fatal.next() {
            (Ending::Failure, first.message.clone())
        } else if not_assessed {
            (Ending::Skipped, words(lang, "无法核对", "not assessed"))
        } else if !own.is_empty() && own.iter().all(|notice| notice.finding.is_accepted) {
            (Ending::Skipped, words(lang, "已接受", "accepted"))
        } else {
            (Ending::Passed, String::new())
        };
        let lines: Vec<String> = own
            .iter()
            .map(|notice| line(notice, &read.report, lang))
            .collect();
        Case {
            name: format!("{} {}", rule.id, rule.name),
            ending,
            kind: rule.name,
            message,
            text: lines.join("\n"),
        }
    }
}

/// A finding with its severity and its line.
fn line(notice: &Notice<'_>, report: &Report, lang: Lang) -> String {
    let severity = match (notice.finding.severity, lang) {
        (_, _) if notice.finding.is_accepted => words(lang, "已接受", "accepted"),
        (Severity::Error, Lang::Zh) => "错误".to_owned(),
        (Severity::Warning, Lang::Zh) => "警告".to_owned(),
        (Severity::Info, Lang::Zh) => "提示".to_owned(),
        (severity, Lang::En) => severity.key().to_owned(),
    };
    let at =
        source_place::said(notice.place(), report, lang).map_or_else(String::new, |at| at + " ");
    format!("{severity} {at}{}", notice.text())
}

fn words(lang: Lang, zh: &str, en: &str) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
    .to_owned()
}

/// The only case of a source that could not be read.
fn unread(failed: &Failed) -> Case {
    let message = printable(&failed.error.message).into_owned();
    Case {
        name: "read".to_owned(),
        ending: Ending::Error,
        kind: failed.error.kind,
        text: message.clone(),
        message,
    }
}

fn suite(path: &str, cases: &[Case]) -> Rendered<String> {
    let path = printable(path);
    let count = |ending| {
        let cases = cases.iter().filter(|case| case.ending == ending);
        cases.count().to_string()
    };
    let suite = BytesStart::new("testsuite").with_attributes([
        ("name", path.as_ref()),
        ("tests", &cases.len().to_string()),
        ("failures", &count(Ending::Failure)),
        ("errors", &count(Ending::Error)),
        ("skipped", &count(Ending::Skipped)),
    ]);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Start(suite.borrow()))?;
    for case in cases {
        write(&mut writer, &path, case)?;
    }
    writer.write_event(Event::End(suite.to_end()))?;
    Ok(String::from_utf8(writer.into_inner())? + "\n")
}

fn write(writer: &mut Writer<Vec<u8>>, path: &str, case: &Case) -> Rendered<()> {
    let start = BytesStart::new("testcase");
    let start = start.with_attributes([("name", case.name.as_str()), ("classname", path)]);
    let inner = match case.ending {
        Ending::Passed => BytesStart::new("system-out"),
        Ending::Skipped => {
            BytesStart::new("skipped").with_attributes([("message", case.message.as_str())])
        }
        Ending::Failure | Ending::Error => {
            let is_failure = case.ending == Ending::Failure;
            let element = BytesStart::new(if is_failure { "failure" } else { "error" });
            element.with_attributes([("message", case.message.as_str()), ("type", case.kind)])
        }
    };
    if case.ending == Ending::Passed && case.text.is_empty() {
        writer.write_event(Event::Empty(start))?;
        return Ok(());
    }
    writer.write_event(Event::Start(start.borrow()))?;
    if case.text.is_empty() {
        writer.write_event(Event::Empty(inner))?;
    } else {
        writer.write_event(Event::Start(inner.borrow()))?;
        writer.write_event(Event::Text(BytesText::new(&case.text)))?;
        writer.write_event(Event::End(inner.to_end()))?;
    }
    writer.write_event(Event::End(start.to_end()))?;
    Ok(())
}
