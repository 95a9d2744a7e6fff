//! What was read and found, as outputs show it. Types named `…Output` and `…Document` are frozen
//! twins of the model: scripts rely on them, so they change only by addition. All else is free.
//!
//! | module | holds |
//! | --- | --- |
//! | `report`, `check`, `rollup`, `compare`, `rules`, `codebook`, `schema` | what each command prints as JSON, and its schema |
//! | `format`, `renderer`, `results` | the list of the formats of `check`, what they have in common, what they are given |
//! | `text`, `json`, `sarif`, `junit`, `github`, `gitlab`, `table`, `html`, `xlsx` | one format each |
//! | `notice` | what the formats for continuous integration share |
//! | `causes`, `finding_cells`, `equation` | in which order findings are shown, at which cells, and their sums on one line |
//! | `words`, `source_place`, `number`, `printable` | cells, places and numbers in words, safe to print |
//! | `failure`, `obstacle`, `failure_of_pdf` | why a source could not be read, and what to do |
//! | `example`, `markdown` | the documentation of the rules |
//! | `amend` | what `fix` changed and left |
//! | `own` | whether bytes are an output of this program |

pub mod number;
pub mod report;
pub mod source_place;

pub mod amend;
pub mod check;
pub mod codebook;
pub mod compare;
pub mod expected;
pub mod failure;
mod failure_of_pdf;
pub mod html;
pub mod schema;

pub mod format;
pub mod group;
pub mod renderer;
pub mod results;

pub mod json;

mod causes;
mod equation;
mod finding_cells;
mod notice;
mod obstacle;

pub mod github;
pub mod gitlab;
pub mod junit;
pub mod sarif;

mod example;
pub mod markdown;
pub mod rollup;
pub mod rules;

pub mod own;
pub mod printable;
pub mod table;
pub mod text;
mod words;
#[cfg(feature = "xlsx")]
pub mod xlsx;
