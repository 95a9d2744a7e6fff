//! `gouji` (勾稽, the cross-checking of figures that must agree) reads 政府信息公开工作年度报告,
//! the annual disclosure report that every Chinese government body must publish, and says which
//! of its figures cannot all be true.
//!
//! ```
//! let page = "<p>一、总体情况</p><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>\
//!             <tr><td>行政许可</td><td>12</td></tr></table>";
//! let read = gouji::read("page.html", page.as_bytes()).unwrap();
//! let licensing = gouji::report::CellName::Disclosure(
//!     gouji::report::Item::Licensing,
//!     gouji::report::Measure::Decisions,
//! );
//! assert_eq!(read.report.figure(licensing).unwrap().raw, "12");
//! ```
//!
//! # The pipeline
//!
//! Verbs are stages, nouns are the values between them:
//! `bytes → decode → text → ingest → document of blocks and grids → recognise → report → rules →
//! findings → render → bytes`.
//!
//! | module | holds |
//! | --- | --- |
//! | [`lang`], [`nearest`] | the two languages of messages; what an unknown word probably meant |
//! | `pattern` | regular expressions that the program itself holds |
//! | [`source`] | what is known of the bytes: name, part, kind, encoding |
//! | [`place`] | where in its source something stands |
//! | [`decode`] | bytes to text |
//! | [`ingest`] | the bytes of one file format to [`document`]s; knows no term of the field |
//! | [`document`], [`grid`] | headings, paragraphs and grids of cells |
//! | [`recognise`] | a document to a report: which grid is which table, which cell which figure |
//! | `failure` | why a source is no report |
//! | `locate` | on which character of its line a figure begins |
//! | `readings` | these stages put together: a source to the readings of its reports |
//! | [`report`] | the form's content in the field's terms; matches no text, holds no rule |
//! | [`body`] | what kind of body a name is |
//! | [`form`] | the three tables as the national forms print them |
//! | [`prose`] | the text in one width and script, over broken lines, in sentences: read once |
//! | [`claims`] | the figures that the narrative states, compared with the tables |
//! | [`narrative`] | what the narrative states of the report itself |
//! | [`identities`] | the sums that must hold, as data for the rules and the repair |
//! | [`rule`] | what is known of a rule without running it: names, severity, documentation |
//! | [`rules`] | one file a rule, over a report and what is derived of it once ([`rules::Dossier`]) or over a series; no rule sees source text or a grid; the registry of them |
//! | [`difference`] | two reports side by side |
//! | [`rollup`] | a parent's figures beside the sums of its parts |
//! | [`series`] | several reports that belong together, over which rules judge too |
//! | [`repair`] | which smallest set of figures must be wrong |
//! | `correction`, `explanation` | its answer in the names of the form; which findings a wrong figure explains |
//! | [`diagnostic`] | what a rule finds, with the words that it has for it |
//! | [`rule_set`] | which rules run, and how bad their findings are |
//! | [`config`], [`toml_error`] | what a `gouji.toml` says, and what is wrong in it |
//! | `options`, `check` | how a report is checked; the rules and the repair together |
//! | `patch` | one figure replaced in the bytes of a file |
//! | [`amend`] | a copy of a file with the certain corrections made |
//! | [`baseline`] | which findings are accepted |
//! | [`example`] | a right report, and changes of it that show the rules at work |
//! | [`render`] | findings, reports and the rules' documentation to text, JSON and the forms that other programs read |
//!
//! # Invariants
//!
//! - A figure in the report is the printed one: nothing is corrected, filled in or summed before
//!   the rules run. Money printed in 元 under a head that asks for 万元 is given in 万元, with its
//!   text as printed beside it. A blank is not zero, a dash is not a blank, what is unreadable is neither.
//! - Reading any bytes ends with a report or an error: never a panic, never memory out of
//!   proportion to the input.
//! - The library reads no file, clock or environment and starts no thread: all of that is the
//!   binary's. The one exception is the crate that writes workbooks, which has threads of its own.
//! - Same input, same bytes out.

pub mod place;
pub mod source;

pub mod decode;
pub mod document;
pub mod grid;
pub mod ingest;

pub mod recognise;
pub mod report;

pub mod body;
pub mod form;

pub mod claims;
pub mod diagnostic;
pub mod difference;
pub mod example;
pub mod identities;
pub mod narrative;
pub mod prose;
pub mod repair;
pub mod rollup;
pub mod rule;
pub mod rule_set;
pub mod rules;
pub mod series;

pub mod lang;
pub mod render;

pub mod baseline;
pub mod config;
pub mod nearest;
pub mod toml_error;

pub mod amend;
mod check;
mod correction;
mod explanation;
mod failure;
mod locate;
mod options;
mod patch;
mod pattern;
mod readings;

pub use check::{Check, ask_example, check, check_and_keep, check_series, demonstrate};
pub use correction::{Certainty, Correction, CorrectionEdit};
pub use failure::{Failure, Unconverted};
pub use options::{Local, Options, YearDay};
pub use readings::{Convert, Read, Reading, Readings, Unread, read, read_all};
