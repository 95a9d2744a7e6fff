//! The figures that the narrative states about the tables' subject, and whether the tables say
//! the same.
//!
//! Reports state in prose what their tables print: so many applications received, so many carried
//! over, so many refused. The reader splits each section into sentences and clauses, binds each
//! number to one subject by the wordings nearest to it, and compares it with the cells that this
//! subject can mean. A contradiction is given only where one reading is certain; everything else
//! that the narrative says about the tables' subject is a claim too, not compared, with the
//! reason. What counts other things (hotline calls, proposals, clicks) is no claim.
//!
//! | module | holds |
//! | --- | --- |
//! | `words`, `wordings` | the wordings: meaning, and where seen |
//! | `number`, `lex` | text to tokens |
//! | `vocabulary` | words looked for at every place of a text |
//! | `carry` | which way applications were carried, by the years around the word |
//! | `plain` | whether a clause has unknown words, which make every contradiction doubtful |
//! | `spoken` | how a text speaks of bodies and of itself: 我局, 本机关 |
//! | `reporter` | the body that reports, and where the text calls it by a name ([`crate::body::Called`]) |
//! | `population` | whose figure a clause states |
//! | `subject` | what a stated figure counts, in the terms of the form |
//! | `statement` | what a number counts, and how certain that is |
//! | `meaning`, `tables`, `intake` | wordings around a number to what it counts |
//! | `segment` | which wordings of a clause belong to a number |
//! | `sentence`, `clause` | sentences and clauses, one after another, and what was said before |
//! | `sections` | the sections of a report, paragraph by paragraph |
//! | `give` | a statement to a claim, and what it tells of those behind it |
//! | `scope` | which time a clause speaks of |
//! | `told` | what a number counts by what stands before or behind it |
//! | `arising` | words for proceedings that came of what was told before |
//! | `list` | lists of wordings beside lists of numbers (分别为) |
//! | `listed` | lists of what was disclosed, which no cell holds |
//! | `leftover` | 其他N件 at the end of a list |
//! | `notices` | what fee notices asked for, and what was received |
//! | `none` | statements that there was nothing |
//! | `bounds` | units, unknown words beside a number, nested lists |
//! | `reason` | why a claim is not compared: the reason, and every doubt |
//! | `sway` | what a sentence says of all its figures: nothing of it contradicts |
//! | `sweep` | what is said of all without a figure (均已办结) |
//! | `governing` | clauses that say of what those behind them speak |
//! | `settle` | contradictions that the paragraph makes doubtful |
//! | `compare`, `allowed` | a statement against the cells, and what these allow |
//! | `breakdown` | parts against their total, within the narrative |

mod allowed;
mod anyone;
mod arising;
mod bounds;
mod breakdown;
mod carry;
mod clause;
mod compare;
mod conjoined;
mod give;
mod governing;
mod intake;
mod leftover;
mod lex;
mod list;
mod listed;
mod meaning;
mod none;
mod notices;
mod number;
mod plain;
mod population;
mod reason;
mod reporter;
mod scope;
mod sections;
mod segment;
mod sentence;
mod settle;
mod spoken;
mod statement;
mod subject;
mod sway;
mod sweep;
mod tables;
mod told;
mod vocabulary;
mod wordings;
mod words;

pub use breakdown::{Breakdown, breakdowns};
pub use listed::Listed;
pub use reason::{Doubt, Reason};
pub use subject::{Applicant, Outcome, ProceedingKind, Subject};

use std::sync::Arc;

use crate::place::Place;
use crate::prose::Prose;
use crate::report::{CellName, Decimal, Report};

/// One figure that the narrative states about the tables' subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The section that it stands in, 1 to 6.
    pub section: u8,
    /// The sentence as printed, which its other claims share.
    pub sentence: Arc<str>,
    /// Where in the source its paragraph starts.
    pub place: Place,
    /// The number as stated, 万 resolved; money is in 元, but in 万元 where the cell is.
    pub value: Decimal,
    /// What it counts.
    pub subject: Subject,
    /// The cells whose sum it was compared with. Where it was not compared, those that it would
    /// have been compared with, if the wording names any.
    pub cells: Vec<CellName>,
    /// The sum of these cells, `None` where one of them has no number.
    pub cell_sum: Option<Decimal>,
    /// Whether it agrees.
    pub verdict: ClaimVerdict,
    /// Everything that stood in the way of a comparison, also where the figure agrees all the same.
    pub doubts: Vec<Doubt>,
    /// The place, in the list of claims, of the total that it is a part of (其中).
    pub part_of: Option<usize>,
    /// The parts of this figure's list are said not to be all of them (等, 主要).
    pub(crate) open_list: bool,
    /// It is what the list leaves over (其余, 其他), so that nothing of the total is missing.
    pub(crate) closes_list: bool,
}

impl Claim {
    /// Takes back a comparison for a doubt that came later.
    fn withdraw(&mut self, doubt: Doubt) {
        self.verdict = ClaimVerdict::NotCompared(doubt.reason());
        self.doubts.push(doubt);
    }
}

/// How a claim stands to the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimVerdict {
    /// A plausible reading gives the cells' sum.
    Agrees,
    /// The only certain reading, or each of the plausible ones, gives another sum.
    Contradicts,
    /// No comparison is certain.
    NotCompared(Reason),
}

impl ClaimVerdict {
    /// The word that outputs use, which scripts rely on: it stays.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Contradicts => "contradicts",
            Self::NotCompared(_) => "not_compared",
        }
    }
}

/// A statement without a figure that a table can contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sweep {
    /// What it says.
    pub kind: SweepKind,
    /// The section that it stands in, 1 to 6.
    pub section: u8,
    /// The sentence as printed.
    pub sentence: String,
    /// Where in the source its paragraph starts.
    pub place: Place,
}

/// What such a statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SweepKind {
    /// So many applications were received, which the table confirms, and all of them were handled.
    AllHandled(Decimal),
    /// No fee notice (收费通知) was sent.
    NoFeeNotice,
    /// What fee notices asked for, and what was received, in 元.
    Fees {
        /// What the notices asked for in all.
        notified: Decimal,
        /// What was received in all.
        received: Decimal,
    },
    /// Notices and fees received, the amounts of which cannot be compared.
    FeesUnclear,
}

/// What the narrative states about the tables' subject.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated {
    /// Its figures, in the order of the text.
    pub claims: Vec<Claim>,
    /// What it says of all without a figure, in the order of the text.
    pub sweeps: Vec<Sweep>,
    /// Its lists of what was disclosed, in the order of the text.
    pub lists: Vec<Listed>,
}

/// Reads the narrative of all sections and compares what it states with the tables.
#[must_use]
pub fn read(report: &Report, prose: &Prose) -> Stated {
    let mut stated = Stated::default();
    sections::sections(report, prose, &mut stated);
    stated
}
