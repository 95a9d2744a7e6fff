//! The JSON Schemas of the outputs, made from the types that are serialised.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::render::check::{CheckDocument, CheckedReport};
use crate::render::compare::CompareDocument;
use crate::render::failure::Failed;
use crate::render::report::ParseOutput;
use crate::render::rollup::RollupDocument;
use crate::render::rules::RulesDocument;

/// What `gouji parse` prints: one object for one file; an array of them with `--format json`
/// for several; with `--format ndjson` each line is one.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "ParseOutput")]
#[expect(dead_code, reason = "only its schema is used")]
enum Parse {
    One(Box<ParseItem>),
    Several(Vec<ParseItem>),
}

/// A report, or why there is none.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum ParseItem {
    Report(Box<ParseOutput>),
    Failed(Failed),
}

/// What `gouji check` prints: with `--format json` one document; with `--format ndjson` each
/// line is one report.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "CheckOutput")]
#[expect(dead_code, reason = "only its schema is used")]
enum Check {
    Document(Box<CheckDocument>),
    Report(Box<CheckedReport>),
}

/// The schema of the output of `gouji parse`.
#[must_use]
pub fn parse() -> Schema {
    of::<Parse>()
}

/// The schema of the output of `gouji check`.
#[must_use]
pub fn check() -> Schema {
    of::<Check>()
}

/// The schema of the output of `gouji rules --format json`.
#[must_use]
pub fn rules() -> Schema {
    of::<RulesDocument>()
}

/// The schema of the output of `gouji rollup --format json`.
#[must_use]
pub fn rollup() -> Schema {
    of::<RollupDocument>()
}

/// The schema of the output of `gouji compare --format json`.
#[must_use]
pub fn compare() -> Schema {
    of::<CompareDocument>()
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
}
