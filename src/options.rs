//! What a caller may choose of a check; a `gouji.toml` and the command line fill it.

use crate::rule::Severity;
use crate::rule_set::RuleSet;

/// How a report is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Count every blank or dash as 0 instead of as an unknown whole number.
    pub blank_as_zero: bool,
    /// Search for the figures that must be wrong where a sum does not hold, whatever rules run.
    pub repair: bool,
    /// Which rules run, and how bad their findings are.
    pub rules: RuleSet,
    /// The least severity of which a finding makes a report fail.
    pub fail_on: Severity,
    /// What the authority asks beyond the national form.
    pub local: Local,
}

/// What an authority asks of the reports of its bodies beyond the law and the national form. By
/// default nothing, and the rules about it say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Local {
    /// The last day of publication in the year after the report's.
    pub deadline: Option<YearDay>,
    /// The most characters, white space apart, that section one may have.
    pub overview_limit: Option<usize>,
    /// Words that section six must have.
    pub required_subjects: Vec<String>,
}

impl Local {
    /// What the authority of the examples asks.
    #[must_use]
    pub fn of_examples() -> Self {
        Self {
            deadline: None,
            overview_limit: Some(300),
            required_subjects: vec!["信息处理费".to_owned()],
        }
    }
}

/// A day of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearDay {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl YearDay {
    /// Reads `01-28`; `None` for what is no day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let number = |text: &str| match text.as_bytes() {
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Some((tens - b'0') * 10 + ones - b'0'),
            _ => None,
        };
        let (month, day) = (number(month)?, number(day)?);
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 29,
            _ => return None,
        };
        (1..=last).contains(&day).then_some(Self { month, day })
    }
}

impl std::fmt::Display for YearDay {
    /// `01-28`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { month, day } = self;
        write!(formatter, "{month:02}-{day:02}")
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            blank_as_zero: false,
            repair: true,
            rules: RuleSet::default(),
            fail_on: Severity::Error,
            local: Local::default(),
        }
    }
}
