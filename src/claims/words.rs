//! What a wording can mean to the reader.

use super::subject::{Applicant, Outcome};
use crate::report::CaseResult;

/// How far a wording fixes the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The form's own word or one that can mean nothing else.
    Exact,
    /// A case of what the cell counts: the cell may be larger, never smaller.
    Within,
}

/// What a wording means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Applications for disclosure, certainly.
    Requests,
    /// The work on applications is named: it sets the topic and counts nothing.
    Mention,
    /// 申请 alone: which kind depends on the context.
    Request,
    /// Disclosure work, which tells what proceedings are about.
    Disclosure,
    From(Applicant),
    /// Citizens in general: an applicant in a list, anybody in "nobody applied".
    Citizens,
    Channel,
    /// By whatever channel.
    AnyChannel,
    /// By the channels listed before (等方式): by any, where nearly all are listed.
    ByMeans,
    Receive,
    NewlyReceive,
    /// 新收申请, which needs no other noun.
    NewRequests,
    Process,
    Answer,
    Finish,
    PreviousYear,
    NextYear,
    ThisYear,
    Carry,
    Towards,
    CarriedOver,
    CarriedForward,
    /// Carried from or to a year that tells no direction (2021年结转 in the report for 2023).
    Carried,
    /// Carried, and nothing says when: over from the year before or forward to the next.
    CarriedEither,
    /// Not finished at the end of the year: likely the same as carried forward.
    Unfinished,
    Outcome(Outcome, Fit),
    Review,
    Litigation,
    /// Reconsiderations and litigations together (行政争议).
    Disputes,
    Direct,
    AfterReview,
    CaseResult(CaseResult, Fit),
    /// Proceedings that ended (审结), whatever their result.
    Concluded,
    Regulations,
    Normative,
    Licensing,
    Penalties,
    Coercive,
    /// Central procurement, a row of format 2019.
    Procurement,
    Services,
    FeesCharged,
    InformationFee,
    Issue,
    Repeal,
    InForce,
    /// 新公开, a column of format 2019.
    NewlyDisclosed,
    /// 对外公开总数量, a column of format 2019.
    TotalDisclosed,
    Decide,
    Publish,
    /// 发布: what a body says of documents that it issued, and of all that it published.
    Release,
    /// What proceedings came of: it is not the body that handles them.
    Caused,
    /// Licences granted, or refused: some of the decisions.
    LicensingPart,
    /// 未, 没有, 无 …
    Not,
    All,
    Respectively,
    Part,
    Sum,
    /// What a list leaves over.
    Rest,
    /// Things counted that are no concern of the tables.
    Foreign,
    /// Papers and steps of handling an application, which end none.
    Paper,
    Consultation,
    Compare,
    Delta,
    PartOfYear,
    Plan,
    /// The body reviews others' acts, or others' matters are reviewed.
    Organ,
    /// Enforcement: proceedings about it are not about disclosure.
    Enforcement,
    /// Steps in making documents, or making them for others.
    Drafting,
    /// Another body, or others' reports to it.
    Stranger,
    /// The body at its own level (厅本级, 代表市政府): a part where the report is a region's.
    OwnLevel,
    /// A whole region: this body's own population only if it governs the region.
    Region,
    /// Narrows to a topic.
    Topic,
    /// A qualification after which "none" says less than nothing received.
    Qualifier,
    /// The list is not complete.
    Loose,
    /// The sentence leaves something out or sets another figure right, so that its figures are not
    /// those of the whole.
    Except,
    /// What is counted is not about disclosure.
    Unrelated,
    /// The body that reports, by one of its names (我局, 市城管局).
    Itself,
    /// Known and without meaning here; listed so that no shorter wording is found in it.
    Neutral,
}
