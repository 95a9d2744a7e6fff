//! The three tables as typed JSON: plain values under the names of their rows and columns.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::number::Number;
use crate::report::{
    CaseResult, CellName, Column, Item, Measure, OutcomeGroup, Proceeding, Report, Row,
};

/// A figure: a number; `null` where no number is written or the cell cannot be read; absent
/// where the document lacks the cell.
type Cell = Option<Option<Number>>;

/// Declares an object whose keys may all be absent.
macro_rules! object {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Serialize, JsonSchema)]
        pub struct $name {
            $(
                #[doc = concat!("`", stringify!($field), "`")]
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: $type,
            )+
        }
    };
}

object! {
    /// Table two, disclosure.
    Disclosure {
        regulations: Option<Documents>,
        normative_documents: Option<Documents>,
        licensing: Option<Decisions>,
        other_services: Option<Decisions>,
        penalties: Option<Decisions>,
        coercive_measures: Option<Decisions>,
        fees: Option<Fees>,
        procurement: Option<Procurement>,
    }
}

object! {
    /// Numbers of regulations or normative documents: in the 2021 format `issued`, `repealed` and
    /// `in_force`; in the 2019 format `produced`, `disclosed` and `total_disclosed`.
    Documents { issued: Cell, repealed: Cell, in_force: Cell, produced: Cell, disclosed: Cell, total_disclosed: Cell, }
}

object! {
    /// Decisions of one kind; the 2019 format has `previous_items` and `change` too.
    Decisions { previous_items: Cell, change: Cell, decisions: Cell, }
}

object! {
    /// Fees: in the 2021 format the `amount` in 万元 (10,000 yuan); in the 2019 format counts of items.
    Fees { previous_items: Cell, change: Cell, amount: Cell, }
}

object! {
    /// Procurement, in the 2019 format. The form names no unit for `amount`.
    Procurement { items: Cell, amount: Cell, }
}

object! {
    /// Table three, applications.
    Applications {
        new: Option<Applicants>,
        carried_over: Option<Applicants>,
        outcomes: Option<Outcomes>,
        carried_forward: Option<Applicants>,
    }
}

object! {
    /// How applications ended.
    Outcomes {
        granted: Option<Applicants>,
        partially_granted: Option<Applicants>,
        refused: Option<Refused>,
        unable: Option<Unable>,
        not_processed: Option<NotProcessed>,
        other: Option<Other>,
        total: Option<Applicants>,
    }
}

object! {
    /// 不予公开
    Refused {
        state_secret: Option<Applicants>,
        prohibited_by_law: Option<Applicants>,
        security_and_stability: Option<Applicants>,
        third_party_rights: Option<Applicants>,
        internal_affairs: Option<Applicants>,
        deliberative_process: Option<Applicants>,
        enforcement_file: Option<Applicants>,
        administrative_query: Option<Applicants>,
    }
}

object! {
    /// 无法提供
    Unable {
        not_held: Option<Applicants>,
        creation_required: Option<Applicants>,
        unclear_after_correction: Option<Applicants>,
    }
}

object! {
    /// 不予处理
    NotProcessed {
        petition_or_complaint: Option<Applicants>,
        duplicate_request: Option<Applicants>,
        published_material: Option<Applicants>,
        excessive_requests: Option<Applicants>,
        confirmation_or_reissue: Option<Applicants>,
    }
}

object! {
    /// 其他处理; in the 2019 format only `other`.
    Other {
        correction_overdue: Option<Applicants>,
        fee_overdue: Option<Applicants>,
        other: Option<Applicants>,
    }
}

object! {
    /// One row of table three.
    Applicants {
        natural_person: Cell,
        commercial_enterprise: Cell,
        research_institution: Cell,
        public_welfare_organization: Cell,
        legal_service_institution: Cell,
        other_organization: Cell,
        total: Cell,
    }
}

object! {
    /// Table four, reconsideration and litigation.
    Proceedings {
        reconsideration: Option<Rulings>,
        litigation_direct: Option<Rulings>,
        litigation_after_reconsideration: Option<Rulings>,
    }
}

object! {
    /// One group of table four.
    Rulings { upheld: Cell, corrected: Cell, other: Cell, pending: Cell, total: Cell, }
}

/// The value of a cell: absent, `null` or a number. A cell of a row that is there but cannot be
/// read is `null`, as an unreadable cell is.
fn cell(report: &Report, name: CellName) -> Cell {
    match report.figure(name) {
        Some(figure) => Some(figure.number().map(Number)),
        None => report.is_in_unreadable_row(name).then_some(None),
    }
}

/// Table two of a report.
pub fn disclosure(report: &Report) -> Disclosure {
    let cell = |item, measure| cell(report, CellName::Disclosure(item, measure));
    let has = |item: Item| (Measure::ALL.iter()).any(|&measure| cell(item, measure).is_some());
    let documents = |item| {
        has(item).then(|| Documents {
            issued: cell(item, Measure::Issued),
            repealed: cell(item, Measure::Repealed),
            in_force: cell(item, Measure::InForce),
            produced: cell(item, Measure::Produced),
            disclosed: cell(item, Measure::Disclosed),
            total_disclosed: cell(item, Measure::TotalDisclosed),
        })
    };
    let decisions = |item| {
        has(item).then(|| Decisions {
            previous_items: cell(item, Measure::PreviousItems),
            change: cell(item, Measure::Change),
            decisions: cell(item, Measure::Decisions),
        })
    };
    Disclosure {
        regulations: documents(Item::Regulations),
        normative_documents: documents(Item::NormativeDocuments),
        licensing: decisions(Item::Licensing),
        other_services: decisions(Item::OtherServices),
        penalties: decisions(Item::Penalties),
        coercive_measures: decisions(Item::CoerciveMeasures),
        fees: has(Item::Fees).then(|| Fees {
            previous_items: cell(Item::Fees, Measure::PreviousItems),
            change: cell(Item::Fees, Measure::Change),
            amount: cell(Item::Fees, Measure::Amount),
        }),
        procurement: has(Item::Procurement).then(|| Procurement {
            items: cell(Item::Procurement, Measure::Items),
            amount: cell(Item::Procurement, Measure::Amount),
        }),
    }
}

/// Table three of a report.
pub fn applications(report: &Report) -> Applications {
    let row = |row: Row| {
        let cell = |column| cell(report, CellName::Applications(row, column));
        report.has_row(row).then(|| Applicants {
            natural_person: cell(Column::NaturalPerson),
            commercial_enterprise: cell(Column::CommercialEnterprise),
            research_institution: cell(Column::ResearchInstitution),
            public_welfare_organization: cell(Column::PublicWelfareOrganization),
            legal_service_institution: cell(Column::LegalServiceInstitution),
            other_organization: cell(Column::OtherOrganization),
            total: cell(Column::Total),
        })
    };
    let has_group =
        |group| (Row::ALL.iter()).any(|&row| row.group() == Some(group) && report.has_row(row));
    let has_outcomes =
        (Row::outcomes().iter().chain([&Row::OutcomeTotal])).any(|&row| report.has_row(row));
    Applications {
        new: row(Row::New),
        carried_over: row(Row::CarriedOver),
        outcomes: has_outcomes.then(|| Outcomes {
            granted: row(Row::Granted),
            partially_granted: row(Row::PartiallyGranted),
            refused: has_group(OutcomeGroup::Refused).then(|| Refused {
                state_secret: row(Row::StateSecret),
                prohibited_by_law: row(Row::ProhibitedByLaw),
                security_and_stability: row(Row::SecurityAndStability),
                third_party_rights: row(Row::ThirdPartyRights),
                internal_affairs: row(Row::InternalAffairs),
                deliberative_process: row(Row::DeliberativeProcess),
                enforcement_file: row(Row::EnforcementFile),
                administrative_query: row(Row::AdministrativeQuery),
            }),
            unable: has_group(OutcomeGroup::Unable).then(|| Unable {
                not_held: row(Row::NotHeld),
                creation_required: row(Row::CreationRequired),
                unclear_after_correction: row(Row::UnclearAfterCorrection),
            }),
            not_processed: has_group(OutcomeGroup::NotProcessed).then(|| NotProcessed {
                petition_or_complaint: row(Row::PetitionOrComplaint),
                duplicate_request: row(Row::DuplicateRequest),
                published_material: row(Row::PublishedMaterial),
                excessive_requests: row(Row::ExcessiveRequests),
                confirmation_or_reissue: row(Row::ConfirmationOrReissue),
            }),
            other: has_group(OutcomeGroup::Other).then(|| Other {
                correction_overdue: row(Row::CorrectionOverdue),
                fee_overdue: row(Row::FeeOverdue),
                other: row(Row::OtherOutcome),
            }),
            total: row(Row::OutcomeTotal),
        }),
        carried_forward: row(Row::CarriedForward),
    }
}

/// Table four of a report.
pub fn proceedings(report: &Report) -> Proceedings {
    let group = |proceeding| {
        let cell = |result| cell(report, CellName::Proceedings(proceeding, result));
        let has = CaseResult::ALL.iter().any(|&result| cell(result).is_some());
        has.then(|| Rulings {
            upheld: cell(CaseResult::Upheld),
            corrected: cell(CaseResult::Corrected),
            other: cell(CaseResult::Other),
            pending: cell(CaseResult::Pending),
            total: cell(CaseResult::Total),
        })
    };
    Proceedings {
        reconsideration: group(Proceeding::Reconsideration),
        litigation_direct: group(Proceeding::LitigationDirect),
        litigation_after_reconsideration: group(Proceeding::LitigationAfterReconsideration),
    }
}
