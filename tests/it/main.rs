//! Tests of the whole: the real binary, run over files that the tests write and over the
//! fixtures; the reading put to the proof by pages that a publisher makes at random; and the
//! repair against a reference.
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

mod baseline;
mod bodies;
mod ci;
mod claims;
mod cli;
mod compare;
mod docs;
mod everyday;
mod export;
mod failures;
mod files;
mod fixtures;
mod hostile;
mod html;
mod injection;
mod interrupt;
mod language;
mod layers;
mod met;
mod narrative;
#[cfg(feature = "office")]
mod office;
mod output_files;
mod outputs;
mod packaging;
mod page;
#[cfg(feature = "pdf")]
mod paper;
mod parsed;
#[cfg(feature = "pdf")]
mod pdf;
mod reading;
mod readme;
mod repair;
mod repeated;
mod rollup;
mod rule_set;
mod rules;
mod run;
mod series;
mod settings;
mod several;
mod snapshots;
mod structure;
mod table_four;
mod table_three;
mod terminal;
#[cfg(feature = "pdf")]
mod unruled;
#[cfg(feature = "xlsx")]
mod xlsx;
