//! The names of the form's cells: which table, which row, which column, in the field's terms.
//!
//! The printed words are those of the two national formats: 国办公开办函〔2019〕60号 (report
//! years 2019 and 2020) and 国办公开办函〔2021〕30号 (since report year 2021).

use std::cmp::Ordering;
use std::fmt;

/// Makes an enum whose values have a key (the word of the JSON outputs), the printed Chinese label and
/// an English gloss, and a list of all of them in the order of the form.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal, $zh:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = concat!($zh, ", ", $en)] $variant),+ }

        impl $name {
            /// All values, in the order of the national form.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that outputs use, which scripts rely on: it stays.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The label as the national form prints it.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh),+ }
            }

            /// An English gloss of the label.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $(Self::$variant => $en),+ }
            }
        }
    };
}

named! {
    /// The three statutory tables, numbered after the section that holds them.
    Table {
        Disclosure = "disclosure", "主动公开政府信息情况表", "table two (disclosure)";
        Applications = "applications", "收到和处理政府信息公开申请情况表", "table three (applications)";
        Proceedings = "proceedings", "政府信息公开行政复议、行政诉讼情况表", "table four (reconsideration and litigation)";
    }
}

named! {
    /// A row of table two, by the matter of article 20 of the Regulations (国务院令第711号).
    Item {
        Regulations = "regulations", "规章", "regulations";
        NormativeDocuments = "normative_documents", "行政规范性文件", "normative documents";
        Licensing = "licensing", "行政许可", "licensing";
        OtherServices = "other_services", "其他对外管理服务事项", "other services";
        Penalties = "penalties", "行政处罚", "penalties";
        CoerciveMeasures = "coercive_measures", "行政强制", "coercive measures";
        Fees = "fees", "行政事业性收费", "fees";
        Procurement = "procurement", "政府集中采购", "procurement";
    }
}

named! {
    /// A column of table two. Which ones an item has depends on the format.
    Measure {
        Issued = "issued", "本年制发件数", "issued this year";
        Repealed = "repealed", "本年废止件数", "repealed this year";
        InForce = "in_force", "现行有效件数", "in force";
        Produced = "produced", "本年新制作数量", "produced this year";
        Disclosed = "disclosed", "本年新公开数量", "disclosed this year";
        TotalDisclosed = "total_disclosed", "对外公开总数量", "disclosed in total";
        PreviousItems = "previous_items", "上一年项目数量", "items of the year before";
        Change = "change", "本年增/减", "change this year";
        Decisions = "decisions", "处理决定数量", "decisions";
        Items = "items", "采购项目数量", "procurement items";
        Amount = "amount", "金额", "amount";
    }
}

named! {
    /// A row of table three.
    Row {
        New = "new", "一、本年新收政府信息公开申请数量", "new";
        CarriedOver = "carried_over", "二、上年结转政府信息公开申请数量", "carried over";
        Granted = "outcomes.granted", "（一）予以公开", "granted";
        PartiallyGranted = "outcomes.partially_granted", "（二）部分公开", "partially granted";
        StateSecret = "outcomes.refused.state_secret", "1.属于国家秘密", "state secret";
        ProhibitedByLaw = "outcomes.refused.prohibited_by_law", "2.其他法律行政法规禁止公开", "prohibited by law";
        SecurityAndStability = "outcomes.refused.security_and_stability", "3.危及“三安全一稳定”", "security and stability";
        ThirdPartyRights = "outcomes.refused.third_party_rights", "4.保护第三方合法权益", "third-party rights";
        InternalAffairs = "outcomes.refused.internal_affairs", "5.属于三类内部事务信息", "internal affairs";
        DeliberativeProcess = "outcomes.refused.deliberative_process", "6.属于四类过程性信息", "deliberative process";
        EnforcementFile = "outcomes.refused.enforcement_file", "7.属于行政执法案卷", "enforcement file";
        AdministrativeQuery = "outcomes.refused.administrative_query", "8.属于行政查询事项", "administrative query";
        NotHeld = "outcomes.unable.not_held", "1.本机关不掌握相关政府信息", "not held";
        CreationRequired = "outcomes.unable.creation_required", "2.没有现成信息需要另行制作", "creation required";
        UnclearAfterCorrection = "outcomes.unable.unclear_after_correction", "3.补正后申请内容仍不明确", "unclear after correction";
        PetitionOrComplaint = "outcomes.not_processed.petition_or_complaint", "1.信访举报投诉类申请", "petition or complaint";
        DuplicateRequest = "outcomes.not_processed.duplicate_request", "2.重复申请", "duplicate request";
        PublishedMaterial = "outcomes.not_processed.published_material", "3.要求提供公开出版物", "published material";
        ExcessiveRequests = "outcomes.not_processed.excessive_requests", "4.无正当理由大量反复申请", "excessive requests";
        ConfirmationOrReissue = "outcomes.not_processed.confirmation_or_reissue", "5.要求行政机关确认或重新出具已获取信息", "confirmation or reissue";
        CorrectionOverdue = "outcomes.other.correction_overdue", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "correction overdue";
        FeeOverdue = "outcomes.other.fee_overdue", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "fee overdue";
        OtherOutcome = "outcomes.other.other", "3.其他", "other";
        OutcomeTotal = "outcomes.total", "（七）总计", "outcome total";
        CarriedForward = "carried_forward", "四、结转下年度继续办理", "carried forward";
    }
}

named! {
    /// A group of outcome rows of table three. The national form prints no figures of its own
    /// for a group; some reports print subtotals all the same.
    OutcomeGroup {
        Refused = "refused", "（三）不予公开", "refused";
        Unable = "unable", "（四）无法提供", "unable to provide";
        NotProcessed = "not_processed", "（五）不予处理", "not processed";
        Other = "other", "（六）其他处理", "other handling";
    }
}

named! {
    /// A column of table three: six kinds of applicant and their total.
    Column {
        NaturalPerson = "natural_person", "自然人", "natural person";
        CommercialEnterprise = "commercial_enterprise", "商业企业", "commercial enterprise";
        ResearchInstitution = "research_institution", "科研机构", "research institution";
        PublicWelfareOrganization = "public_welfare_organization", "社会公益组织", "public welfare organization";
        LegalServiceInstitution = "legal_service_institution", "法律服务机构", "legal service institution";
        OtherOrganization = "other_organization", "其他", "other organization";
        Total = "total", "总计", "total";
    }
}

named! {
    /// A group of columns of table four.
    Proceeding {
        Reconsideration = "reconsideration", "行政复议", "reconsideration";
        LitigationDirect = "litigation_direct", "未经复议直接起诉", "litigation without reconsideration";
        LitigationAfterReconsideration = "litigation_after_reconsideration", "复议后起诉", "litigation after reconsideration";
    }
}

named! {
    /// A result of a reconsideration or a litigation, and their total.
    CaseResult {
        Upheld = "upheld", "结果维持", "upheld";
        Corrected = "corrected", "结果纠正", "corrected";
        Other = "other", "其他结果", "other result";
        Pending = "pending", "尚未审结", "pending";
        Total = "total", "总计", "total";
    }
}

impl Table {
    /// The section that holds it.
    #[must_use]
    pub const fn section(self) -> u8 {
        match self {
            Self::Disclosure => 2,
            Self::Applications => 3,
            Self::Proceedings => 4,
        }
    }
}

impl Row {
    /// The rows between new and carried-over applications on the one hand and those carried
    /// forward on the other, without their total: every way in which an application can end.
    #[must_use]
    pub fn outcomes() -> &'static [Self] {
        &Self::ALL[2..23]
    }

    /// The group that the row stands under, if the form puts it under one.
    #[must_use]
    pub const fn group(self) -> Option<OutcomeGroup> {
        match self {
            Self::StateSecret
            | Self::ProhibitedByLaw
            | Self::SecurityAndStability
            | Self::ThirdPartyRights
            | Self::InternalAffairs
            | Self::DeliberativeProcess
            | Self::EnforcementFile
            | Self::AdministrativeQuery => Some(OutcomeGroup::Refused),
            Self::NotHeld | Self::CreationRequired | Self::UnclearAfterCorrection => {
                Some(OutcomeGroup::Unable)
            }
            Self::PetitionOrComplaint
            | Self::DuplicateRequest
            | Self::PublishedMaterial
            | Self::ExcessiveRequests
            | Self::ConfirmationOrReissue => Some(OutcomeGroup::NotProcessed),
            Self::CorrectionOverdue | Self::FeeOverdue | Self::OtherOutcome => {
                Some(OutcomeGroup::Other)
            }
            Self::New
            | Self::CarriedOver
            | Self::Granted
            | Self::PartiallyGranted
            | Self::OutcomeTotal
            | Self::CarriedForward => None,
        }
    }

    /// The row's place in the form, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl Column {
    /// The six kinds of applicant, without their total.
    #[must_use]
    pub fn applicants() -> &'static [Self] {
        &Self::ALL[..6]
    }
}

impl CaseResult {
    /// The four results, without their total.
    #[must_use]
    pub fn results() -> &'static [Self] {
        &Self::ALL[..4]
    }
}

/// Which of the two national formats, told by the labels that the tables print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The trial format of 国办公开办函〔2019〕60号, for report years 2019 and 2020.
    F2019,
    /// The format of 国办公开办函〔2021〕30号, in force since report year 2021.
    F2021,
}

impl Format {
    /// The year after which outputs name the format.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::F2019 => "2019",
            Self::F2021 => "2021",
        }
    }

    /// The format that a report for this year must use; `None` before 2019, when there was no
    /// national format.
    #[must_use]
    pub const fn of_year(year: i32) -> Option<Self> {
        match year {
            ..2019 => None,
            2019 | 2020 => Some(Self::F2019),
            _ => Some(Self::F2021),
        }
    }

    /// The rows of table two in this format, in order.
    #[must_use]
    pub const fn items(self) -> &'static [Item] {
        match self {
            Self::F2019 => Item::ALL,
            Self::F2021 => &[
                Item::Regulations,
                Item::NormativeDocuments,
                Item::Licensing,
                Item::Penalties,
                Item::CoerciveMeasures,
                Item::Fees,
            ],
        }
    }

    /// The columns that an item of table two has in this format, in order; none where the
    /// format lacks the item.
    #[must_use]
    pub const fn measures(self, item: Item) -> &'static [Measure] {
        match (self, item) {
            (Self::F2021, Item::Regulations | Item::NormativeDocuments) => {
                &[Measure::Issued, Measure::Repealed, Measure::InForce]
            }
            (Self::F2021, Item::Licensing | Item::Penalties | Item::CoerciveMeasures) => {
                &[Measure::Decisions]
            }
            (Self::F2021, Item::Fees) => &[Measure::Amount],
            (Self::F2021, Item::OtherServices | Item::Procurement) => &[],
            (Self::F2019, Item::Regulations | Item::NormativeDocuments) => &[
                Measure::Produced,
                Measure::Disclosed,
                Measure::TotalDisclosed,
            ],
            (
                Self::F2019,
                Item::Licensing | Item::OtherServices | Item::Penalties | Item::CoerciveMeasures,
            ) => &[Measure::PreviousItems, Measure::Change, Measure::Decisions],
            (Self::F2019, Item::Fees) => &[Measure::PreviousItems, Measure::Change],
            (Self::F2019, Item::Procurement) => &[Measure::Items, Measure::Amount],
        }
    }
}

/// The name of one cell of the form, ordered as the form prints them: table by table, row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellName {
    /// A cell of table two.
    Disclosure(Item, Measure),
    /// A cell of table three.
    Applications(Row, Column),
    /// A subtotal that a report prints for a group of table three, which the form does not ask for.
    Subtotal(OutcomeGroup, Column),
    /// A cell of table four.
    Proceedings(Proceeding, CaseResult),
}

impl CellName {
    /// The table that the cell belongs to.
    #[must_use]
    pub const fn table(self) -> Table {
        match self {
            Self::Disclosure(..) => Table::Disclosure,
            Self::Applications(..) | Self::Subtotal(..) => Table::Applications,
            Self::Proceedings(..) => Table::Proceedings,
        }
    }

    /// Whether the cell holds money, which may have decimals.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Disclosure(_, Measure::Amount))
    }

    /// Whether the cell may be below zero: only the change against last year, in format 2019.
    #[must_use]
    pub const fn may_be_negative(self) -> bool {
        matches!(self, Self::Disclosure(_, Measure::Change))
    }

    /// The key of the row: that of an item, of a row of table three or of a kind of proceeding.
    #[must_use]
    pub const fn row_key(self) -> &'static str {
        match self {
            Self::Disclosure(item, _) => item.key(),
            Self::Applications(row, _) => row.key(),
            Self::Subtotal(group, _) => group.key(),
            Self::Proceedings(proceeding, _) => proceeding.key(),
        }
    }
}

// By one number, as names are looked up in maps more often than anything else is done.
impl Ord for CellName {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |name: &Self| -> u32 {
            let (table, row, column) = match *name {
                Self::Disclosure(item, measure) => (0, item as u32, measure as u32),
                Self::Applications(row, column) => (1, row as u32, column as u32),
                Self::Subtotal(group, column) => (2, group as u32, column as u32),
                Self::Proceedings(proceeding, result) => (3, proceeding as u32, result as u32),
            };
            table << 16 | row << 8 | column
        };
        place(self).cmp(&place(other))
    }
}

impl PartialOrd for CellName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for CellName {
    /// The dotted path that names the cell in every output.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disclosure(item, measure) => {
                write!(formatter, "disclosure.{}.{}", item.key(), measure.key())
            }
            Self::Applications(row, column) => {
                write!(formatter, "applications.{}.{}", row.key(), column.key())
            }
            Self::Subtotal(group, column) => write!(
                formatter,
                "applications.outcomes.{}.subtotal.{}",
                group.key(),
                column.key()
            ),
            Self::Proceedings(proceeding, result) => {
                write!(
                    formatter,
                    "proceedings.{}.{}",
                    proceeding.key(),
                    result.key()
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CaseResult, CellName, Column, Format, Item, Row};

    #[test]
    fn the_form_has_the_rows_that_the_circulars_print() {
        assert_eq!(Row::ALL.len(), 25);
        assert_eq!(Row::outcomes().len(), 21);
        assert_eq!(Row::outcomes().first(), Some(&Row::Granted));
        assert_eq!(Row::outcomes().last(), Some(&Row::OtherOutcome));
        assert_eq!(Column::applicants().len(), 6);
        assert_eq!(CaseResult::results().len(), 4);
    }

    #[test]
    fn cells_are_named_by_the_contract_paths() {
        let cell = CellName::Applications(Row::StateSecret, Column::NaturalPerson);
        assert_eq!(
            cell.to_string(),
            "applications.outcomes.refused.state_secret.natural_person"
        );
    }

    #[test]
    fn each_format_lists_the_measures_of_its_items() {
        let count = |format: Format| -> usize {
            format
                .items()
                .iter()
                .map(|&item| format.measures(item).len())
                .sum()
        };
        assert_eq!(count(Format::F2021), 10);
        assert_eq!(count(Format::F2019), 22);
        assert!(Format::F2021.measures(Item::Procurement).is_empty());
    }
}
