//! What a figure of the narrative counts.

use crate::report::{CaseResult, Column, Item, Measure, OutcomeGroup, Row};

/// What a stated figure counts, in the terms of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Applications received, where the sentence leaves the basis open: new ones, new and carried
    /// over together, or those handled. All three occur (forms 1 to 28 of `tests/it/claims/patterns.rs`).
    Received,
    /// Applications newly received in the year, said in so many words (本年新收, 新收到).
    New,
    /// New applications and those carried over, said together (新收和上年结转共N件).
    NewAndCarriedOver,
    /// Applications carried over from the year before (上年结转, 2022年度结转 in 2023).
    CarriedOver,
    /// Applications carried forward to the next year (结转下年度, 结转2024年 in 2023).
    CarriedForward,
    /// Carried applications where the wording leaves the direction open (结转N件).
    Carried,
    /// Applications handled, answered or finished (答复, 办结).
    Handled,
    /// Applications that ended in one of these ways; several where one figure is stated for all
    /// of them (予以公开及部分公开N件).
    Outcome(Vec<Outcome>),
    /// Applications received from one kind of applicant.
    From(Applicant),
    /// Applications received by one channel (网络, 信函, 当面): the form has no such cells.
    Channel,
    /// Reconsiderations or litigations about disclosure, with their result.
    Proceeding(ProceedingKind, CaseResult),
    /// Reconsiderations or litigations that were concluded, whatever their result (审结).
    Concluded(ProceedingKind),
    /// A figure of table two: documents issued, decisions made, fees charged.
    Disclosure(Item, Measure),
    /// Money charged for processing information (信息处理费, 国办函〔2020〕109号), in 元.
    Fee,
    /// Consultations (政府信息咨询N人次): no application, and no cell.
    Consultation,
}

/// One way in which an application can end: a row of the form or a group of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A row.
    Row(Row),
    /// A group, whose rows are summed.
    Group(OutcomeGroup),
}

impl Outcome {
    /// Whether it is a row of this group.
    pub(super) fn is_within(self, group: OutcomeGroup) -> bool {
        matches!(self, Self::Row(row) if row.group() == Some(group))
    }

    /// Whether it is a group of which a row stands among these.
    pub(super) fn heads_row_of(self, named: &[Self]) -> bool {
        matches!(self, Self::Group(group) if named.iter().any(|other| other.is_within(group)))
    }
}

/// Who applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicant {
    /// One column of table three.
    Column(Column),
    /// 法人或其他组织: five columns together.
    Organizations,
}

impl Applicant {
    /// The columns whose sum the figure states.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Organizations => &[
                Column::CommercialEnterprise,
                Column::ResearchInstitution,
                Column::PublicWelfareOrganization,
                Column::LegalServiceInstitution,
                Column::OtherOrganization,
            ],
            Self::Column(Column::NaturalPerson) => &[Column::NaturalPerson],
            Self::Column(Column::CommercialEnterprise) => &[Column::CommercialEnterprise],
            Self::Column(Column::ResearchInstitution) => &[Column::ResearchInstitution],
            Self::Column(Column::PublicWelfareOrganization) => &[Column::PublicWelfareOrganization],
            Self::Column(Column::LegalServiceInstitution) => &[Column::LegalServiceInstitution],
            Self::Column(Column::OtherOrganization) => &[Column::OtherOrganization],
            Self::Column(Column::Total) => &[Column::Total],
        }
    }
}

/// Which proceedings the narrative speaks of; 行政诉讼 is both groups of table four together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProceedingKind {
    /// 行政复议.
    Reconsideration,
    /// 行政诉讼: with and without reconsideration before.
    Litigation,
    /// 未经复议直接起诉.
    LitigationDirect,
    /// 复议后起诉.
    LitigationAfterReconsideration,
    /// 行政复议和行政诉讼, one figure for both.
    Both,
}

impl Subject {
    /// The word that outputs use.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::New => "new",
            Self::NewAndCarriedOver => "new_and_carried_over",
            Self::CarriedOver => "carried_over",
            Self::CarriedForward => "carried_forward",
            Self::Carried => "carried",
            Self::Handled => "handled",
            Self::Outcome(_) => "outcome",
            Self::From(_) => "applicant",
            Self::Channel => "channel",
            Self::Proceeding(..) | Self::Concluded(_) => "proceeding",
            Self::Disclosure(..) => "disclosure",
            Self::Fee => "fee",
            Self::Consultation => "consultation",
        }
    }

    /// Whether it counts applications received as a whole, which a list by applicant or channel
    /// splits.
    #[must_use]
    pub(super) const fn is_intake(&self) -> bool {
        matches!(
            self,
            Self::Received | Self::New | Self::NewAndCarriedOver | Self::Handled
        )
    }
}
