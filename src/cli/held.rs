//! What is kept of a report that was checked until it is shown: its figures, what was found and
//! what other reports are compared with of its text, not its narrative.

use gouji::lang::Lang;
use gouji::render::failure::Failed;
use gouji::series::Told;
use gouji::{Check, Read};

use super::config::Planned;
use super::convert::Converter;
use super::inputs;
use super::twins::Twin;

/// A report that was checked, or why it could not be.
#[derive(Debug)]
pub enum Held {
    /// It was read and checked.
    Checked {
        /// The report, without its narrative.
        read: Box<Read>,
        /// What its narrative says that concerns other reports.
        told: Told,
        /// What was found.
        check: Check,
    },
    /// It could not be read.
    Failed(Failed),
}

impl Held {
    /// What tells it from other reports; `None` for what could not be read.
    pub fn twin(&self) -> Option<Twin> {
        match self {
            Self::Checked { read, .. } => Some(Twin::of(read)),
            Self::Failed(_) => None,
        }
    }
}

/// Reads and checks the reports of a source. Unless they are linked, nothing is kept of what their
/// narratives say.
pub fn read(planned: &Planned, is_linked: bool, converter: &Converter, lang: Lang) -> Vec<Held> {
    inputs::with_readings(&planned.input, converter, lang, |reading| match reading {
        Ok(read) => {
            let (report, options) = (&read.report, planned.plan.options());
            let (check, told) = if is_linked {
                gouji::check_and_keep(report, options)
            } else {
                (gouji::check(report, options), Told::default())
            };
            let read = Box::new(without_narrative(read));
            Held::Checked { read, told, check }
        }
        Err(failed) => Held::Failed(failed),
    })
}

/// The reports that could be read.
pub fn reports(held: &[Held]) -> Vec<&Read> {
    let mut reports = Vec::new();
    for held in held {
        if let Held::Checked { read, .. } = held {
            reports.push(&**read);
        }
    }
    reports
}

/// A report without its narrative, and what that says that concerns other reports.
pub fn figures(read: Read) -> (Read, Told) {
    let told = Told::of(&read.report);
    (without_narrative(read), told)
}

fn without_narrative(read: Read) -> Read {
    let report = read.report.without_narrative();
    Read { report, ..read }
}
