//! Tests of the whole: the real binary, run over files that the tests write and over the
//! fixtures; the reading put to the proof by pages that a publisher makes at random; and the
//! repair against a reference. Without the feature `cli` there is no binary, and this holds what
//! needs the library alone: that is soon built, for work on one part and for tests of mutants.
#![cfg_attr(not(feature = "cli"), allow(dead_code))] // what only tests of the binary use
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and prints what it counted"
)]

#[path = "../publish/mod.rs"]
mod publish;
#[path = "../tables/mod.rs"]
mod tables;
#[path = "../texts/mod.rs"]
mod texts;

#[cfg(feature = "cli")]
mod baseline;
mod bodies;
mod bounds;
#[cfg(feature = "cli")]
mod ci;
mod claims;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod compare;
#[cfg(feature = "cli")]
mod docs;
#[cfg(feature = "cli")]
mod everyday;
#[cfg(feature = "cli")]
mod export;
#[cfg(feature = "cli")]
mod failures;
#[cfg(feature = "cli")]
mod files;
mod fixtures;
#[cfg(feature = "cli")]
mod hostile;
#[cfg(feature = "cli")]
mod html;
#[cfg(feature = "cli")]
mod injection;
#[cfg(feature = "cli")]
mod interrupt;
#[cfg(feature = "cli")]
mod language;
mod layers;
#[cfg(feature = "cli")]
mod met;
#[cfg(feature = "cli")]
mod narrative;
#[cfg(all(feature = "cli", feature = "office"))]
mod office;
#[cfg(feature = "cli")]
mod output_files;
#[cfg(feature = "cli")]
mod outputs;
mod packaging;
mod page;
#[cfg(feature = "pdf")]
mod paper;
#[cfg(feature = "cli")]
mod parsed;
#[cfg(all(feature = "cli", feature = "pdf"))]
mod pdf;
mod plain;
mod reading;
#[cfg(feature = "cli")]
mod readme;
mod repair;
mod repeated;
#[cfg(feature = "cli")]
mod rollup;
#[cfg(feature = "cli")]
mod rule_set;
mod rules;
#[cfg(feature = "cli")]
mod run;
#[cfg(feature = "cli")]
mod series;
#[cfg(feature = "cli")]
mod settings;
#[cfg(feature = "cli")]
mod several;
mod shown;
#[cfg(feature = "cli")]
mod snapshots;
#[cfg(feature = "cli")]
mod structure;
mod table_four;
mod table_three;
#[cfg(feature = "cli")]
mod terminal;
#[cfg(feature = "pdf")]
mod unruled;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod xlsx;
