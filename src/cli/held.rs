//! What is kept of a report that was checked until it is shown: its figures and what was found,
//! not its narrative.

use gouji::lang::Lang;
use gouji::narrative::OfYearBefore;
use gouji::prose::Prose;
use gouji::render::failure::Failed;
use gouji::{Check, Read};

use super::config::Planned;
use super::convert::Converter;
use super::inputs;

/// A report that was checked, or why it could not be.
#[derive(Debug)]
pub enum Held {
    /// It was read and checked.
    Checked {
        /// The report, without its narrative.
        read: Box<Read>,
        /// What its narrative says of the year before.
        told: OfYearBefore,
        /// What was found.
        check: Check,
    },
    /// It could not be read.
    Failed(Failed),
}

/// Reads and checks the reports of a source.
pub fn read(planned: &Planned, converter: &Converter, lang: Lang) -> Vec<Held> {
    inputs::with_readings(&planned.input, converter, lang, |reading| match reading {
        Ok(read) => {
            let check = gouji::check(&read.report, planned.plan.options());
            let (read, told) = figures(read);
            let read = Box::new(read);
            Held::Checked { read, told, check }
        }
        Err(failed) => Held::Failed(failed),
    })
}

/// A report without its narrative, and what that says of the year before.
pub fn figures(read: Read) -> (Read, OfYearBefore) {
    let told = OfYearBefore::of(&Prose::of(&read.report));
    let report = read.report.without_narrative();
    (Read { report, ..read }, told)
}
