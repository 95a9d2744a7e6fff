//! Why a claim is not compared: the one reason that the JSON output has a word for, and every doubt
//! that the reader had.

/// Why a claim was not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The sentence speaks of another year than the report.
    OtherYear,
    /// The sentence speaks of a part of the year.
    OtherPeriod,
    /// The figure may be, or is, another body's or a part of the body's.
    OtherPopulation,
    /// The figure is approximate, or rounded so that the cells may agree.
    Approximate,
    /// The unit is missing or may count something else (人次).
    Unit,
    /// A share.
    Percentage,
    /// The wording leaves open which cells are meant, and those most likely do not give it.
    UnknownBasis,
    /// The figure is a part of what a cell counts.
    PartOfList,
    /// The figure counts what was published, not what was decided or issued.
    Published,
    /// The form has no such cell.
    NoCell,
    /// A cell that is needed has no number, or is absent.
    BlankCells,
    /// The table was not found.
    TableMissing,
}

impl Reason {
    /// The word that outputs use.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::OtherYear => "other-year",
            Self::OtherPeriod => "other-period",
            Self::OtherPopulation => "other-population",
            Self::Approximate => "approximate",
            Self::Unit => "unit",
            Self::Percentage => "percentage",
            Self::UnknownBasis => "unknown-basis",
            Self::PartOfList => "part-of-list",
            Self::Published => "published",
            Self::NoCell => "no-cell",
            Self::BlankCells => "blank-cells",
            Self::TableMissing => "table-missing",
        }
    }
}

/// Declares the doubts: each with its key and the reason that it stands under.
macro_rules! doubts {
    ($($(#[$doc:meta])* $name:ident = $key:literal under $reason:ident,)+) => {
        /// One thing that stood in the way of a comparison. A claim has all of them; the worst
        /// gives its reason.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Doubt {
            $($(#[$doc])* $name,)+
        }

        impl Doubt {
            /// All doubts.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The word that outputs use.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            /// The reason that it stands under.
            #[must_use]
            pub const fn reason(self) -> Reason {
                match self {
                    $(Self::$name => Reason::$reason,)+
                }
            }
        }
    };
}

doubts! {
    /// A year other than the report's is named.
    OtherYear = "other-year" under OtherYear,
    /// A year is named, and that of the report is not known.
    YearOfReportUnknown = "year-of-report-unknown" under OtherYear,
    /// A part of the year, or several years.
    PartOfYear = "part-of-year" under OtherPeriod,
    /// Another body, or a part of the body, is named.
    AnotherBody = "another-body" under OtherPopulation,
    /// A body is named that may be another one, or a region that may not be the body's.
    UnclearBody = "unclear-body" under OtherPopulation,
    /// What was stated before is not known to be the whole, so that this may be of a part.
    FollowsPart = "follows-part" under OtherPopulation,
    /// Nothing says that it is about disclosure.
    UnclearMatter = "unclear-matter" under OtherPopulation,
    /// The body acts for others or as the reviewing organ.
    ForOthers = "for-others" under OtherPopulation,
    /// Section five tells of problems and examples.
    ProblemsSection = "problems-section" under UnknownBasis,
    /// The sentence leaves something out, sets a figure right or speaks of a later day.
    Exception = "exception" under UnknownBasis,
    /// A clause before says in unknown words what these are.
    Governed = "governed" under UnknownBasis,
    /// Unknown words in the clause, which may say that something else is counted.
    UnknownWords = "unknown-words" under UnknownBasis,
    /// Several wordings are joined before one number.
    JoinedWordings = "joined-wordings" under UnknownBasis,
    /// The wording can mean several cells, or none.
    OpenWording = "open-wording" under UnknownBasis,
    /// Carried, with no direction that can be told.
    OpenDirection = "open-direction" under UnknownBasis,
    /// The total that this is said of is doubtful itself.
    DoubtfulTotal = "doubtful-total" under UnknownBasis,
    /// A sentence gives several figures for one thing.
    SeveralFigures = "several-figures" under UnknownBasis,
    /// Answered may leave out those withdrawn, not processed or carried over.
    PartlyHandled = "partly-handled" under UnknownBasis,
    /// Words that narrow what is counted to some of it.
    Narrowed = "narrowed" under PartOfList,
    /// A list's entry that the form's cells do not follow.
    PartOfList = "part-of-list" under PartOfList,
    /// The crossing of a row and a column other than those of the total.
    Crossing = "crossing" under PartOfList,
    /// A case of what a cell counts, or a manner of it: the cell may hold more.
    SomeOnly = "some-only" under PartOfList,
    /// The paragraph gives the table's figure elsewhere.
    BesideWhole = "beside-whole" under PartOfList,
    /// About, more than, nearly.
    Approximate = "approximate" under Approximate,
    /// Rounded to 万 or 亿.
    Rounded = "rounded" under Approximate,
    /// No unit, or one that may count something else.
    Unit = "unit" under Unit,
    /// A share.
    Percentage = "percentage" under Percentage,
    /// What was published is counted, not what was decided or issued.
    Published = "published" under Published,
    /// The form has no such cell.
    NoCell = "no-cell" under NoCell,
    /// A cell that is needed has no number, or is absent.
    BlankCells = "blank-cells" under BlankCells,
    /// The table was not found.
    TableMissing = "table-missing" under TableMissing,
}

/// A set of doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Doubts(u64);

impl Doubts {
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn of(doubt: Doubt) -> Self {
        Self(1 << doubt as u64)
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The doubts, in the order of [`Doubt::ALL`].
    pub(super) fn list(self) -> Vec<Doubt> {
        let has = |doubt: &Doubt| self.0 & Self::of(*doubt).0 != 0;
        Doubt::ALL.iter().copied().filter(has).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Doubt, Doubts};

    #[test]
    fn a_set_keeps_each_doubt_once() {
        assert!(Doubt::ALL.len() <= 64);
        let both = Doubts::of(Doubt::Unit).with(Doubts::of(Doubt::OtherYear));
        assert_eq!(both.with(both).list(), [Doubt::OtherYear, Doubt::Unit]);
        assert!(Doubts::default().list().is_empty());
    }
}
