//! What was read and found, as outputs show it. The types here are frozen twins of the model:
//! scripts rely on them, so they change only by addition.

pub mod number;
pub mod parse;
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

pub mod group;
pub mod output;
pub mod renderer;
pub mod results;

pub mod json;

mod causes;
mod concern;
mod equation;
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
