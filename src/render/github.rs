//! The output of `gouji check` as workflow commands, which GitHub Actions shows as annotations
//! beside the lines: `::error file=…,line=…,title=…::message`.
//!
//! Accepted findings are left out: an annotation is for what is to be done.

use std::convert::Infallible;
use std::fmt::Write as _;

use crate::diagnostic::Severity;
use crate::lang::Lang;
use crate::render::notice::{self, repository_path};
use crate::render::printable::printable;
use crate::render::renderer::{Piece, Rendered, Renderer};
use crate::render::results::SourceResult;
use crate::render::results::Summary;

/// Workflow commands, in a language.
#[derive(Debug)]
pub struct Github(pub Lang);

impl Renderer for Github {
    type Kept = Infallible;

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece> {
        Ok(Piece::text(match result {
            SourceResult::Checked(read, check) => {
                let notices = notice::of(read, check, self.0);
                let new = notices.iter().filter(|notice| !notice.finding.is_accepted);
                new.map(|notice| {
                    let rule = notice.finding.rule;
                    let command = Command {
                        name: match notice.finding.severity {
                            Severity::Error => "error",
                            Severity::Warning => "warning",
                            Severity::Info => "notice",
                        },
                        path: &read.source.origin.path,
                        line: notice.place().line(),
                        column: notice
                            .spots
                            .first()
                            .and_then(|spot| spot.position?.place.character()),
                        title: &format!("{} {}", rule.id, rule.name),
                    };
                    command.with(&notice.text())
                })
                .collect()
            }
            SourceResult::Failed(failed) => {
                let command = Command {
                    name: "error",
                    path: &failed.source.path,
                    line: None,
                    column: None,
                    title: match self.0 {
                        Lang::Zh => "未能核对",
                        Lang::En => "not checked",
                    },
                };
                command.with(&printable(&failed.error.message))
            }
        }))
    }

    fn end(&self, _: Vec<Infallible>, _: &Summary) -> Rendered<Vec<u8>> {
        Ok(Vec::new())
    }
}

/// A command without its message.
struct Command<'a> {
    name: &'static str,
    path: &'a str,
    line: Option<u32>,
    /// The character of the line, where it can be told.
    column: Option<u32>,
    title: &'a str,
}

impl Command<'_> {
    /// The line of the command. What the runner obeys begins a line with `::`; no text can begin
    /// one here, because none keeps a line break.
    fn with(&self, message: &str) -> String {
        let mut properties = Vec::new();
        // Standard input is no file.
        if self.path != "-" {
            let path = repository_path(self.path);
            properties.push(format!("file={}", property(&path)));
            properties.extend(self.line.map(|line| format!("line={line}")));
            properties.extend(self.column.map(|column| format!("col={column}")));
        }
        properties.push(format!("title={}", property(self.title)));
        format!(
            "::{} {}::{}\n",
            self.name,
            properties.join(","),
            data(message)
        )
    }
}

/// Text after the second `::`, escaped as the runner reads it.
fn data(text: &str) -> String {
    escaped(text, &['%', '\r', '\n'])
}

/// The value of a property, escaped as the runner reads it. A file's name may hold what a terminal
/// or another runner obeys.
fn property(text: &str) -> String {
    printable(&escaped(text, &['%', '\r', '\n', ':', ','])).into_owned()
}

fn escaped(text: &str, special: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if special.contains(&c) {
            // Writing to a string does not fail.
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Command;

    #[test]
    fn no_text_ends_its_part_of_the_command() {
        let command = Command {
            name: "error",
            path: "./a,b:c\n::stop-commands::x.html",
            line: Some(7),
            column: None,
            title: "100%::,",
        };
        assert_eq!(
            command.with("1\r\n::set-env name=X::y, 100%"),
            "::error file=a%2Cb%3Ac%0A%3A%3Astop-commands%3A%3Ax.html,line=7,title=100%25%3A%3A%2C\
             ::1%0D%0A::set-env name=X::y, 100%25\n"
        );
        let command = Command {
            path: "\u{1b}[2J\n##vso[a]\u{202e}.html",
            ..command
        };
        assert!(
            command
                .with("1")
                .starts_with("::error file=\\u{1b}[2J%0A\\u{23}#vso[a]\\u{202e}.html,")
        );
    }
}
