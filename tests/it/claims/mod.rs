//! The claim reader: the patterns and decoys of published reports, real cases, and files of
//! sentences with what each must give.

mod cases;
mod common;
mod decoys;
mod exam;
mod joined;
mod lists;
mod patterns;
mod planted;
mod proceedings;
mod sentences;
mod whose;
