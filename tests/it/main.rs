//! Tests of the whole: the real binary, run over files that the tests write.

mod cli;
mod failures;
mod outputs;
mod page;
mod run;
