//! The output of `gouji check` as GitLab's report of code quality: a JSON array with an object
//! for each finding and for each source that could not be read.
//!
//! Accepted findings are left out: GitLab has no word for them, and compares with the report of
//! the target branch by itself.

use std::convert::Infallible;

use serde_json::{Value, json};

use crate::diagnostic::Severity;
use crate::lang::Lang;
use crate::render::notice::{self, repository_path};
use crate::render::printable::printable;
use crate::render::renderer::{Piece, Rendered, Renderer};
use crate::render::results::SourceResult;
use crate::render::results::Summary;

/// The report of code quality, in a language.
#[derive(Debug)]
pub struct Gitlab(pub Lang);

impl Renderer for Gitlab {
    type Kept = Infallible;

    fn start(&self) -> Rendered<String> {
        Ok("[\n".to_owned())
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece> {
        let issues: Vec<String> = match result {
            SourceResult::Checked(read, check) => {
                let notices = notice::of(read, check, self.0);
                let new = notices.iter().filter(|notice| !notice.finding.is_accepted);
                new.map(|notice| {
                    let issue = Issue {
                        check_name: notice.finding.rule.name,
                        severity: match notice.finding.severity {
                            Severity::Error => "major",
                            Severity::Warning => "minor",
                            Severity::Info => "info",
                        },
                        path: &read.source.origin.path,
                        line: notice.place().line(),
                    };
                    let description = format!("{} {}", notice.finding.rule.id, notice.text());
                    issue.json(&description, &notice.fingerprint).to_string()
                })
                .collect()
            }
            SourceResult::Failed(failed) => {
                let issue = Issue {
                    check_name: failed.error.kind,
                    severity: "critical",
                    path: &failed.source.path,
                    line: None,
                };
                let description = printable(&failed.error.message);
                vec![issue.json(&description, failed.error.kind).to_string()]
            }
        };
        Ok(Piece::text(issues.join(",\n")))
    }

    fn end(&self, _: Vec<Infallible>, _: &Summary) -> Rendered<Vec<u8>> {
        Ok("\n]\n".into())
    }
}

/// What an issue is about.
struct Issue<'a> {
    check_name: &'static str,
    severity: &'static str,
    path: &'a str,
    line: Option<u32>,
}

impl Issue<'_> {
    /// The issue. Its fingerprint must be the only one of its kind in the whole report, so that
    /// the path is part of it. GitLab asks for a line: where none is known, it is the first.
    fn json(&self, description: &str, fingerprint: &str) -> Value {
        let path = repository_path(self.path);
        json!({
            "description": description,
            "check_name": self.check_name,
            "fingerprint": notice::hash(&[&path, fingerprint]),
            "severity": self.severity,
            "location": {"path": path, "lines": {"begin": self.line.unwrap_or(1)}},
        })
    }
}
