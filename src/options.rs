//! How a report is checked.

use crate::choice::Choice;
use crate::rule::Severity;

/// How a report is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Count every blank or dash as 0 instead of as an unknown whole number.
    pub blank_as_zero: bool,
    /// Search for the figures that must be wrong where a sum does not hold, whatever rules run.
    pub repair: bool,
    /// Which rules run, and how bad their findings are.
    pub choice: Choice,
    /// The least severity of which a finding makes a report fail.
    pub fail_on: Severity,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            blank_as_zero: false,
            repair: true,
            choice: Choice::default(),
            fail_on: Severity::Error,
        }
    }
}
