//! The output of `gouji check` as SARIF 2.1.0 (OASIS, *Static Analysis Results Interchange
//! Format*), which code scanning services and editors read.
//!
//! A region has columns, in Unicode code points, where it is certain on which character of its
//! line a figure begins; a column of a table is no column of text. There, a figure that is
//! certainly wrong has a fix that puts the right one in its place.

use serde_json::{Value, json};

use crate::correction::CorrectionEdit;
use crate::diagnostic::{Elsewhere, Severity};
use crate::lang::{Lang, Text};
use crate::place::Place;
use crate::render::check;
use crate::render::failure::Failed;
use crate::render::notice::{self, Notice, Spot, repository_path};
use crate::render::printable::printable;
use crate::render::renderer::{OutputOptions, Piece, Rendered, Renderer};
use crate::render::results::SourceResult;
use crate::render::results::Summary;
use crate::render::rules::{Part, PartKind, parts};
use crate::render::source_place::PlaceOutput;
use crate::render::text::findings;
use crate::render::words;
use crate::report::Figure;
use crate::rule::RuleMeta;
use crate::rules::metas;
use crate::{Check, Read};

/// SARIF 2.1.0.
#[derive(Debug)]
pub struct Sarif(pub OutputOptions);

/// The schema that the output fits.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name by which relative paths are understood: the directory that the run started in, which
/// only the reader knows. GitHub and Microsoft's tools use the same name.
const BASE: &str = "%SRCROOT%";

/// The most places beside the first that a result lists; the text for people has as many.
const MAX_RELATED: usize = 10;

impl Renderer for Sarif {
    /// The notification of a source that could not be read. They stand behind all results.
    type Kept = Value;

    fn start(&self) -> Rendered<String> {
        let lang = self.0.view.lang;
        let (version, language) = (env!("CARGO_PKG_VERSION"), language(lang));
        let rules = metas().map(|rule| descriptor(rule, lang).to_string());
        let rules = rules.collect::<Vec<_>>().join(",\n");
        let base = Text {
            zh: "运行 gouji check 时所在的目录",
            en: "The directory in which gouji check was run",
        };
        let bases = json!({BASE: {"description": {"text": base.get(lang)}}});
        // A rule a line, and a result a line, so that two outputs can be compared.
        Ok(format!(
            r#"{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"tool":{{"driver":{{"name":"gouji","version":"{version}","semanticVersion":"{version}","language":"{language}","rules":[
{rules}
]}}}},"language":"{language}","columnKind":"unicodeCodePoints","automationDetails":{{"id":"gouji/check/"}},"originalUriBaseIds":{bases},"results":[
"#
        ))
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn piece(&self, result: SourceResult<'_>) -> Rendered<Piece<Value>> {
        Ok(match result {
            SourceResult::Checked(read, check) => {
                Piece::text(results(read, check, self.0.view.lang))
            }
            SourceResult::Failed(failed) => Piece::kept(notification(failed)),
        })
    }

    fn end(&self, notifications: Vec<Value>, total: &Summary) -> Rendered<Vec<u8>> {
        let invocation = json!({
            "executionSuccessful": total.failed == 0,
            "toolExecutionNotifications": notifications,
        });
        Ok(format!("\n],\"invocations\":[{invocation}]}}]}}\n").into())
    }
}

const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-US",
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The documentation of a rule.
fn descriptor(rule: &RuleMeta, lang: Lang) -> Value {
    let (mut plain, mut markdown) = (String::new(), String::new());
    for Part { kind, label, text } in parts(rule, lang) {
        plain += &format!("{label}\n{text}\n\n");
        // A formula's stars and underscores are no emphasis.
        let mark = if kind == PartKind::Formula { "`" } else { "" };
        markdown += &format!("## {label}\n\n{mark}{text}{mark}\n\n");
    }
    let what = rule.what.get(lang);
    json!({
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": what},
        "fullDescription": {"text": format!("{what}\n{}", rule.why.get(lang))},
        "help": {"text": plain.trim_end(), "markdown": markdown.trim_end()},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.family()]},
    })
}

fn results(read: &Read, check: &Check, lang: Lang) -> String {
    let notices = notice::of(read, check, lang);
    let results = notices.iter();
    let results: Vec<String> = results
        .map(|notice| result(read, notice, lang).to_string())
        .collect();
    results.join(",\n")
}

fn result(read: &Read, notice: &Notice<'_>, lang: Lang) -> Value {
    let finding = notice.finding;
    let path = &read.source.origin.path;
    let first = notice.spots.first();
    let mut location = first.map_or_else(
        || json!({"physicalLocation": physical(path, Place::Nowhere)}),
        |spot| self::location(read, spot, lang),
    );
    if first.is_none_or(|spot| spot.cell.is_none()) {
        // A column, a row, a group or a table of the form.
        location["logicalLocations"] = json!([{"fullyQualifiedName": finding.place}]);
    }
    let rest = notice.spots.iter().skip(1).take(MAX_RELATED);
    let others = finding
        .elsewhere
        .iter()
        .map(|other| other_location(other, lang));
    let related: Vec<Value> = rest
        .map(|spot| self::location(read, spot, lang))
        .chain(others)
        .collect();
    // A result has suppressions, be it none, or no result has.
    let mut suppressions = Vec::new();
    if finding.is_accepted {
        suppressions.push(json!({"kind": "external", "status": "accepted"}));
    }
    let fixes: Vec<Value> = (notice.wrong.iter().zip(&notice.corrections))
        .filter_map(|(edit, words)| fix(read, edit, words))
        .collect();
    let mut result = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": metas().position(|rule| rule.id == finding.rule.id),
        "level": level(finding.severity),
        "message": {"text": plain(&notice.text())},
        "locations": [location],
        "relatedLocations": related,
        "partialFingerprints": {"goujiFinding/v1": notice.fingerprint},
        "suppressions": suppressions,
    });
    if !fixes.is_empty() {
        result["fixes"] = json!(fixes);
    }
    if !finding.explained_by.is_empty() {
        result["properties"] = json!({"explained_by": check::paths(&finding.explained_by)});
    }
    result
}

/// The replacement of a wrong figure, where it is certain which characters print it.
fn fix(read: &Read, edit: &CorrectionEdit, words: &str) -> Option<Value> {
    let figure = read.report.figure(edit.cell)?;
    let to = edit.to?.to_string();
    // A figure with a unit or a separator is not all of the cell's text.
    let region = region(figure).filter(|_| figure.raw == edit.from.to_string())?;
    Some(json!({
        "description": {"text": plain(words)},
        "artifactChanges": [{
            "artifactLocation": artifact(&read.source.origin.path),
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": to}}],
        }],
    }))
}

/// The characters that print a figure.
fn region(figure: &Figure) -> Option<Value> {
    let (line, start) = (
        figure.position.place.line()?,
        figure.position.place.character()?,
    );
    let end = start + u32::try_from(figure.raw.chars().count()).ok()?;
    Some(json!({"startLine": line, "startColumn": start, "endColumn": end}))
}

/// A place, with the cell that stands there and what it prints.
fn location(read: &Read, spot: &Spot, lang: Lang) -> Value {
    let mut location = json!({"physicalLocation": physical(&read.source.origin.path, spot.place)});
    if let Some((cell, figure)) = spot
        .cell
        .and_then(|cell| Some((cell, read.report.figure(cell)?)))
    {
        if let Some(region) = region(figure) {
            location["physicalLocation"]["region"] = region;
        }
        let path = cell.to_string();
        let name = path.rsplit('.').next();
        location["logicalLocations"] = json!([{
            "name": name, "fullyQualifiedName": path, "kind": "value",
        }]);
        let (cell, raw) = (
            words::cell(cell, read.report.other_rows(), lang),
            findings::raw(&figure.raw, lang),
        );
        location["message"] = json!({"text": plain(&format!("{cell} = {raw}"))});
    }
    // SARIF has regions of lines only: what other formats have for them stands beside it.
    let elsewhere = PlaceOutput {
        line: None,
        ..PlaceOutput::of(spot.place, &read.report)
    };
    let mut properties = json!(elsewhere);
    if let Some(position) = spot.position {
        properties["table"] = position.table.into();
        properties["row"] = position.row.into();
        properties["column"] = position.column.into();
    }
    if properties
        .as_object()
        .is_some_and(|known| !known.is_empty())
    {
        location["properties"] = properties;
    }
    location
}

/// A cell of another report, with what it prints.
fn other_location(other: &Elsewhere, lang: Lang) -> Value {
    let place = other.figure.position.place;
    json!({
        "physicalLocation": physical(&other.origin.path, place),
        "logicalLocations": [{"fullyQualifiedName": other.cell.to_string(), "kind": "value"}],
        "message": {"text": plain(&crate::render::source_place::elsewhere(other, lang))},
    })
}

fn physical(path: &str, place: Place) -> Value {
    let mut physical = json!({"artifactLocation": artifact(path)});
    if let Some(line) = place.line() {
        physical["region"] = json!({"startLine": line});
    }
    physical
}

/// A path as a URI: relative to where the run started, or absolute.
fn artifact(path: &str) -> Value {
    let path = repository_path(path);
    let is_drive = path.as_bytes().get(1) == Some(&b':') && cfg!(windows);
    let uri = percent_encoding::utf8_percent_encode(&path, NO_PATH).to_string();
    if is_drive {
        json!({"uri": format!("file:///{}", uri.replacen("%3A", ":", 1))})
    } else if path.starts_with('/') {
        json!({"uri": format!("file://{uri}")})
    } else if path.split('/').any(|part| part == "..") {
        // What lies outside of the base is not relative to it.
        json!({"uri": uri})
    } else {
        json!({"uri": uri, "uriBaseId": BASE})
    }
}

/// What stands for itself nowhere in a URI's path: all but the characters that RFC 3986 calls
/// unreserved, and the slash between the parts.
const NO_PATH: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// Text in which a report cannot hide a link: `[text](target)` is one even in plain messages.
fn plain(text: &str) -> String {
    text.replace("](", "] (")
}

fn notification(failed: &Failed) -> Value {
    json!({
        "descriptor": {"id": failed.error.kind},
        "level": "error",
        "message": {"text": plain(&printable(&failed.error.message))},
        "locations": [{"physicalLocation": physical(&failed.source.path, Place::Nowhere)}],
    })
}

#[cfg(test)]
mod tests {
    use super::artifact;

    #[test]
    fn a_path_becomes_a_uri() {
        let uri = |path: &str| artifact(path)["uri"].as_str().unwrap().to_owned();
        assert_eq!(uri("./in/a b#1%.html"), "in/a%20b%231%25.html");
        assert_eq!(uri("年报/a:b.html"), "%E5%B9%B4%E6%8A%A5/a%3Ab.html");
        assert_eq!(uri("/tmp/a?.html"), "file:///tmp/a%3F.html");
        assert_eq!(artifact("in/a.html")["uriBaseId"], "%SRCROOT%");
        assert!(artifact("../a.html")["uriBaseId"].is_null());
        assert!(artifact("/a.html")["uriBaseId"].is_null());
    }
}
