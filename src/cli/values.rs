//! The words that options of `gouji check` take, for values of the library.

use clap::ValueEnum;
use gouji::diagnostic::Severity;
use gouji::render::renderer::By;

/// What `--group-by` takes.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum GroupBy {
    Body,
    Folder,
    Year,
}

impl From<GroupBy> for By {
    fn from(group_by: GroupBy) -> Self {
        match group_by {
            GroupBy::Body => Self::Body,
            GroupBy::Folder => Self::Folder,
            GroupBy::Year => Self::Year,
        }
    }
}

/// What `--fail-on` takes.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Info,
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Info => Self::Info,
        }
    }
}
