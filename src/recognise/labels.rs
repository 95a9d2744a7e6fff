//! The labels of the statutory tables and the variants that real reports print. Variants are
//! data: a new one is a line here, with where it was seen.

use std::collections::HashMap;
use std::sync::LazyLock;

use fnv::FnvHashMap;

use crate::recognise::normalise;
use crate::report::{CaseResult, Column, Item, Measure, OutcomeGroup, Proceeding, Row};

/// What a label can mean. Some labels mean different things in different places: 其他 is a
/// column, a row and a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// 第二十条第（…）项, the line that opens a block of table two.
    Article,
    /// 信息内容, the head of the first column of table two.
    Contents,
    /// A row of table two.
    Item(Item),
    /// A column of table two.
    Measure(Measure),
    /// 申请人情况, the note on the sums, and other heads of table three above its columns.
    ApplicationsHead,
    /// 法人或其他组织, which stands above five of the columns.
    Organizations,
    /// A column of table three.
    Column(Column),
    /// A row of table three.
    Row(Row),
    /// A group of rows of table three.
    Group(OutcomeGroup),
    /// 三、本年度办理结果, which stands beside all outcome rows.
    Outcomes,
    /// 行政诉讼, which stands above two of the three groups of table four.
    Litigation,
    /// A column that the form does not have and that numbers the rows or remarks on them.
    Beside,
    /// A group of table four.
    Proceeding(Proceeding),
    /// A result of table four.
    CaseResult(CaseResult),
}

/// A part of the vocabulary, within which damaged labels are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Rows of table two.
    Items,
    /// Columns of table two.
    Measures,
    /// Rows of table three.
    Rows,
    /// Columns of table three.
    Columns,
    /// Groups of table four.
    Proceedings,
}

impl Term {
    fn is_of(self, family: Family) -> bool {
        match family {
            Family::Items => matches!(self, Self::Item(_)),
            Family::Measures => matches!(self, Self::Measure(_)),
            Family::Rows => matches!(self, Self::Row(_) | Self::Group(_)),
            Family::Proceedings => matches!(self, Self::Proceeding(_)),
            Family::Columns => matches!(self, Self::Column(_) | Self::Organizations),
        }
    }
}

/// A term and wordings that mean it, the form's own first.
struct Entry {
    term: Term,
    /// Wordings with where each was seen; numbering, remarks, spaces, brackets, width and
    /// traditional characters need no entry, see [`normalise::label`].
    wordings: &'static [(&'static str, &'static str)],
    /// They are no other words for it, but those of the form with letters lost, doubled or mistaken.
    is_damaged: bool,
}

const FORM: &str = "national form";
const FORM_2019: &str = "national form of 2019";
const COMMON: &str = "common in published reports";

/// Every wording, in the order of the form.
static ENTRIES: &[Entry] = &[
    // Beside the tables.
    entry(
        Term::Beside,
        &[
            ("序号", COMMON),
            ("编号", COMMON),
            ("备注", COMMON),
            ("说明", COMMON),
            ("行号", COMMON),
            ("行次", COMMON),
        ],
    ),
    // Table two.
    entry(
        Term::Contents,
        &[
            ("信息内容", FORM),
            ("内容", COMMON),
            ("项目", COMMON),
            ("信息类别", COMMON),
        ],
    ),
    entry(
        Term::Item(Item::Regulations),
        &[
            ("规章", FORM),
            ("政府规章", COMMON),
            ("行政规章", COMMON),
            ("部门规章", COMMON),
        ],
    ),
    entry(
        Term::Item(Item::NormativeDocuments),
        &[
            ("行政规范性文件", FORM),
            ("规范性文件", FORM_2019),
            ("规范文件", COMMON),
        ],
    ),
    entry(
        Term::Item(Item::Licensing),
        &[("行政许可", FORM), ("行政许可事项", COMMON)],
    ),
    entry(
        Term::Item(Item::OtherServices),
        &[
            ("其他对外管理服务事项", FORM_2019),
            ("其他对外管理服务", COMMON),
            ("其他对外服务管理事项", COMMON),
        ],
    ),
    entry(
        Term::Item(Item::Penalties),
        &[("行政处罚", FORM), ("行政处罚事项", COMMON)],
    ),
    entry(
        Term::Item(Item::CoerciveMeasures),
        &[
            ("行政强制", FORM),
            ("行政强制措施", COMMON),
            ("行政强制事项", COMMON),
        ],
    ),
    entry(
        Term::Item(Item::Fees),
        &[
            ("行政事业性收费", FORM),
            ("行政事业收费", COMMON),
            ("行政事业性收费项目", COMMON),
        ],
    ),
    entry(
        Term::Item(Item::Procurement),
        &[
            ("政府集中采购", FORM_2019),
            ("集中采购", COMMON),
            ("政府采购", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::Issued),
        &[
            ("本年制发件数", FORM),
            ("本年制发数", COMMON),
            ("本年度制发件数", COMMON),
            ("本年制发数量", COMMON),
            ("制发件数", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::Repealed),
        &[
            ("本年废止件数", FORM),
            ("本年废止数", COMMON),
            ("本年度废止件数", COMMON),
            ("本年废止数量", COMMON),
            ("废止件数", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::InForce),
        &[
            ("现行有效件数", FORM),
            ("现行有效数", COMMON),
            ("现行有效数量", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::Produced),
        &[
            ("本年新制作数量", FORM_2019),
            ("本年新制作数", COMMON),
            ("新制作数量", COMMON),
            ("本年制作数量", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::Disclosed),
        &[
            ("本年新公开数量", FORM_2019),
            ("本年新公开数", COMMON),
            ("新公开数量", COMMON),
            ("本年公开数量", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::TotalDisclosed),
        &[
            ("对外公开总数量", FORM_2019),
            ("对外公开总数", COMMON),
            ("对外公开数量", COMMON),
            ("公开总数量", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::PreviousItems),
        &[
            ("上一年项目数量", FORM_2019),
            ("上年项目数量", COMMON),
            ("上一年度项目数量", COMMON),
            ("上一年项目数", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::Change),
        &[
            ("本年增/减", FORM_2019),
            ("本年度增减", COMMON),
            ("本年增减数量", COMMON),
            ("本年增加减少", COMMON),
            ("增减", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::Decisions),
        &[
            ("本年处理决定数量", FORM),
            ("处理决定数量", FORM_2019),
            ("本年度处理决定数量", COMMON),
            ("本年处理决定数", COMMON),
            ("处理决定数", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::Items),
        &[
            ("采购项目数量", FORM_2019),
            ("采购项目数", COMMON),
            ("项目数量", COMMON),
        ],
    ),
    entry(
        Term::Measure(Measure::Amount),
        &[
            ("本年收费金额", FORM),
            ("采购总金额", FORM_2019),
            ("收费金额", COMMON),
            ("本年度收费金额", COMMON),
            ("采购金额", COMMON),
            ("本年收费总金额", COMMON),
        ],
    ),
    // Table three, heads.
    entry(
        Term::ApplicationsHead,
        &[
            ("申请人情况", FORM),
            (
                "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
                FORM,
            ),
            ("申请人", COMMON),
        ],
    ),
    entry(
        Term::Organizations,
        &[
            ("法人或其他组织", FORM),
            ("法人或者其他组织", COMMON),
            ("法人及其他组织", COMMON),
            ("法人和其他组织", COMMON),
        ],
    ),
    entry(
        Term::Column(Column::NaturalPerson),
        &[("自然人", FORM), ("公民", COMMON)],
    ),
    entry(
        Term::Column(Column::CommercialEnterprise),
        &[("商业企业", FORM), ("企业", COMMON)],
    ),
    entry(
        Term::Column(Column::ResearchInstitution),
        &[("科研机构", FORM)],
    ),
    entry(
        Term::Column(Column::PublicWelfareOrganization),
        &[
            ("社会公益组织", FORM),
            ("公益组织", COMMON),
            ("社会公益机构", COMMON),
        ],
    ),
    entry(
        Term::Column(Column::LegalServiceInstitution),
        &[
            ("法律服务机构", FORM),
            ("法律服务组织", COMMON),
            ("法律机构", COMMON),
        ],
    ),
    entry(
        Term::Column(Column::OtherOrganization),
        &[("其他", FORM), ("其他组织", COMMON)],
    ),
    entry(
        Term::Column(Column::Total),
        &[
            ("总计", FORM),
            ("合计", COMMON),
            ("总数", COMMON),
            ("小计", COMMON),
        ],
    ),
    // Table three, rows.
    entry(
        Term::Row(Row::New),
        &[
            ("一、本年新收政府信息公开申请数量", FORM),
            ("本年新收政府信息公开申请", COMMON),
            ("本年度新收政府信息公开申请数量", COMMON),
            ("本年新收申请数量", COMMON),
            ("本年新收", COMMON),
            ("新收政府信息公开申请数量", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::CarriedOver),
        &[
            ("二、上年结转政府信息公开申请数量", FORM),
            ("上年度结转政府信息公开申请数量", COMMON),
            ("上年结转政府信息公开申请", COMMON),
            ("上年结转申请数量", COMMON),
            ("上一年结转政府信息公开申请数量", COMMON),
            ("上年转结政府信息公开申请数量", "合江县, 2021"),
            ("结转上年政府信息公开申请数量", COMMON),
            ("上年结转", COMMON),
        ],
    ),
    entry(
        Term::Outcomes,
        &[
            ("三、本年度办理结果", FORM),
            ("本年办理结果", COMMON),
            ("三本年度办理结果", "vertical head in text"),
            ("办理结果", COMMON),
        ],
    ),
    entry(Term::Row(Row::Granted), &[("（一）予以公开", FORM)]),
    entry(
        Term::Row(Row::PartiallyGranted),
        &[
            (
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                FORM,
            ),
            (
                "部分公开区分处理的只计这一情形不计其他情形",
                "brackets lost",
            ),
            ("予以部分公开", COMMON),
        ],
    ),
    entry(
        Term::Group(OutcomeGroup::Refused),
        &[("（三）不予公开", FORM)],
    ),
    entry(
        Term::Row(Row::StateSecret),
        &[
            ("1.属于国家秘密", FORM),
            ("国家秘密", COMMON),
            ("涉及国家秘密", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::ProhibitedByLaw),
        &[
            ("2.其他法律行政法规禁止公开", FORM),
            ("其他法律法规禁止公开", COMMON),
            ("法律行政法规禁止公开", COMMON),
            ("其他法律行政法规规定禁止公开", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::SecurityAndStability),
        &[("3.危及“三安全一稳定”", FORM), ("三安全一稳定", COMMON)],
    ),
    entry(
        Term::Row(Row::ThirdPartyRights),
        &[
            ("4.保护第三方合法权益", FORM),
            ("保护第三方合法利益", COMMON),
            ("涉及第三方合法权益", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::InternalAffairs),
        &[
            ("5.属于三类内部事务信息", FORM),
            ("属于三类内部管理信息", COMMON),
            ("三类内部事务信息", COMMON),
            ("属于内部事务信息", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::DeliberativeProcess),
        &[
            ("6.属于四类过程性信息", FORM),
            ("四类过程性信息", COMMON),
            ("属于过程性信息", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::EnforcementFile),
        &[
            ("7.属于行政执法案卷", FORM),
            ("行政执法案卷", COMMON),
            ("属于行政执法案卷信息", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::AdministrativeQuery),
        &[("8.属于行政查询事项", FORM), ("行政查询事项", COMMON)],
    ),
    entry(
        Term::Group(OutcomeGroup::Unable),
        &[("（四）无法提供", FORM)],
    ),
    entry(
        Term::Row(Row::NotHeld),
        &[
            ("1.本机关不掌握相关政府信息", FORM),
            ("本机关不掌握相关信息", COMMON),
            ("本办不掌握相关政府信息", "a government office's report"),
            ("本单位不掌握相关政府信息", COMMON),
            ("本局不掌握相关政府信息", COMMON),
            ("不掌握相关政府信息", COMMON),
            ("本机关不掌握", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::CreationRequired),
        &[
            ("2.没有现成信息需要另行制作", FORM),
            ("没有现成信息", COMMON),
            ("需要另行制作", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::UnclearAfterCorrection),
        &[
            ("3.补正后申请内容仍不明确", FORM),
            ("补正后仍不明确", COMMON),
            ("补正后申请内容不明确", COMMON),
        ],
    ),
    entry(
        Term::Group(OutcomeGroup::NotProcessed),
        &[("（五）不予处理", FORM)],
    ),
    entry(
        Term::Row(Row::PetitionOrComplaint),
        &[
            ("1.信访举报投诉类申请", FORM),
            ("信访举报投诉类", COMMON),
            ("信访投诉举报类申请", COMMON),
            ("信访、举报、投诉类申请", COMMON),
        ],
    ),
    entry(Term::Row(Row::DuplicateRequest), &[("2.重复申请", FORM)]),
    entry(
        Term::Row(Row::PublishedMaterial),
        &[
            ("3.要求提供公开出版物", FORM),
            ("要求提供公开出版物品", COMMON),
            ("公开出版物", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::ExcessiveRequests),
        &[("4.无正当理由大量反复申请", FORM), ("大量反复申请", COMMON)],
    ),
    entry(
        Term::Row(Row::ConfirmationOrReissue),
        &[
            ("5.要求行政机关确认或重新出具已获取信息", FORM),
            ("要求行政机关确认或者重新出具已获取信息", COMMON),
            ("要求行政机关确认或重新出具已获取的信息", COMMON),
            ("要求确认或重新出具已获取信息", COMMON),
        ],
    ),
    entry(
        Term::Group(OutcomeGroup::Other),
        &[("（六）其他处理", FORM), ("其他处理情况", COMMON)],
    ),
    entry(
        Term::Row(Row::CorrectionOverdue),
        &[
            (
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                FORM,
            ),
            ("申请人无正当理由逾期不补正", COMMON),
            ("无正当理由逾期不补正", COMMON),
            ("逾期不补正", "宿迁市, 2024"),
        ],
    ),
    entry(
        Term::Row(Row::FeeOverdue),
        &[
            (
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                FORM,
            ),
            ("申请人逾期未按收费通知要求缴纳费用", COMMON),
            ("逾期未按收费通知要求缴纳费用", COMMON),
            ("逾期不缴费", "宿迁市, 2024"),
            ("逾期未缴费", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::OtherOutcome),
        &[("3.其他", FORM), ("其他情形", COMMON), ("其他原因", COMMON)],
    ),
    entry(
        Term::Row(Row::OutcomeTotal),
        &[
            ("（七）总计", FORM),
            ("合计", COMMON),
            ("总数", COMMON),
            ("办理结果总计", COMMON),
        ],
    ),
    entry(
        Term::Row(Row::CarriedForward),
        &[
            ("四、结转下年度继续办理", FORM),
            ("结转下年继续办理", COMMON),
            ("结转下年度办理", COMMON),
            ("结转下一年度继续办理", COMMON),
            ("结转至下年度继续办理", COMMON),
            ("结转下年度继续办理数量", COMMON),
            ("结转下年度", COMMON),
        ],
    ),
    // Table four.
    entry(
        Term::Proceeding(Proceeding::Reconsideration),
        &[
            ("行政复议", FORM),
            ("行政复议情况", COMMON),
            ("行政复议数", COMMON),
        ],
    ),
    entry(
        Term::Litigation,
        &[("行政诉讼", FORM), ("行政诉讼情况", COMMON)],
    ),
    entry(
        Term::Proceeding(Proceeding::LitigationDirect),
        &[
            ("未经复议直接起诉", FORM),
            ("未经复议直接诉讼", COMMON),
            ("未经行政复议直接起诉", COMMON),
            ("直接起诉", COMMON),
        ],
    ),
    entry(
        Term::Proceeding(Proceeding::LitigationAfterReconsideration),
        &[
            ("复议后起诉", FORM),
            ("复议后诉讼", COMMON),
            ("经复议后起诉", COMMON),
            ("行政复议后起诉", COMMON),
        ],
    ),
    entry(
        Term::CaseResult(CaseResult::Upheld),
        &[("结果维持", FORM), ("维持", COMMON), ("维持结果", COMMON)],
    ),
    entry(
        Term::CaseResult(CaseResult::Corrected),
        &[
            ("结果纠正", FORM),
            ("纠正", COMMON),
            ("纠正结果", COMMON),
            ("结果纠错", COMMON),
        ],
    ),
    entry(
        Term::CaseResult(CaseResult::Other),
        &[("其他结果", FORM), ("结果其他", COMMON), ("其他", COMMON)],
    ),
    entry(
        Term::CaseResult(CaseResult::Pending),
        &[("尚未审结", FORM), ("未审结", COMMON), ("尚未办结", COMMON)],
    ),
    entry(
        Term::CaseResult(CaseResult::Total),
        &[
            ("总计", FORM),
            ("合计", COMMON),
            ("总数", COMMON),
            ("小计", COMMON),
        ],
    ),
    // Damaged ones that were met, and are taken for what they can only be.
    damaged(
        Term::Measure(Measure::Repealed),
        &[(
            "年废止件数",
            "武汉市, a bureau's branch, 2023: a character lost",
        )],
    ),
    damaged(
        Term::Measure(Measure::InForce),
        &[("现行有效件", "a town's report, 2022: a character lost")],
    ),
    damaged(
        Term::Measure(Measure::Change),
        &[("本年增", "a county's report, 2019: the second half lost")],
    ),
    damaged(
        Term::Row(Row::ProhibitedByLaw),
        &[("其他法律行政止公开", "洪泽区, 2024: characters lost")],
    ),
    damaged(
        Term::Row(Row::DeliberativeProcess),
        &[(
            "属于四类过程性性信息",
            "a town's report: a character doubled",
        )],
    ),
];

const fn entry(term: Term, wordings: &'static [(&'static str, &'static str)]) -> Entry {
    Entry {
        term,
        wordings,
        is_damaged: false,
    }
}

const fn damaged(term: Term, wordings: &'static [(&'static str, &'static str)]) -> Entry {
    Entry {
        term,
        wordings,
        is_damaged: true,
    }
}

/// The vocabulary, ready to be asked.
pub struct Vocabulary {
    exact: HashMap<String, Vec<Term>>,
    /// Keys with their characters, for matching damaged labels; longest first.
    keys: Vec<(Vec<char>, Term)>,
    /// Which of them end with a character, in their order.
    by_last: FnvHashMap<char, Vec<usize>>,
    /// Damaged labels that were met.
    damaged: HashMap<String, Term>,
}

/// The one vocabulary.
pub static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut exact: HashMap<String, Vec<Term>> = HashMap::new();
    let mut keys = Vec::new();
    let mut damaged = HashMap::new();
    for entry in ENTRIES {
        for (wording, _) in entry.wordings {
            let key = normalise::label(wording).key;
            if entry.is_damaged {
                damaged.insert(key.clone(), entry.term);
            }
            let terms = exact.entry(key.clone()).or_default();
            if !terms.contains(&entry.term) {
                terms.push(entry.term);
                keys.push((key.chars().collect::<Vec<char>>(), entry.term));
            }
        }
    }
    // A stable sort: labels of one length stay in the order of the form.
    keys.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
    let mut by_last: FnvHashMap<char, Vec<usize>> = FnvHashMap::default();
    for (at, (key, _)) in keys.iter().enumerate() {
        if let Some(&last) = key.last() {
            by_last.entry(last).or_default().push(at);
        }
    }
    Vocabulary {
        exact,
        keys,
        by_last,
        damaged,
    }
});

impl Vocabulary {
    /// Everything that a key can mean, by one of the known wordings.
    #[must_use]
    pub fn terms(&self, key: &str) -> &[Term] {
        if key.is_empty() {
            return &[];
        }
        if key.starts_with("第二十条") || key.starts_with("二十条第") {
            return &[Term::Article];
        }
        if key.contains('勾') && key.contains("勾稽关系") || key.starts_with("本列数据的")
        {
            return &[Term::ApplicationsHead];
        }
        self.exact.get(key).map_or(&[], Vec::as_slice)
    }

    /// What a damaged label that was met can only mean; `None` for a wording in use.
    #[must_use]
    pub fn damaged(&self, key: &str) -> Option<Term> {
        self.damaged.get(key).copied()
    }

    /// The label as the form prints it: the first wording of each entry.
    #[must_use]
    pub fn form(&self, term: Term) -> &'static str {
        let entry = ENTRIES.iter().find(|entry| entry.term == term);
        let first = entry.and_then(|entry| entry.wordings.first());
        first.map_or("", |(wording, _)| wording)
    }

    /// The longest known wording of the family that the key ends with: a cell or line that
    /// holds a group and its row, or text before a label.
    #[must_use]
    pub fn ending(&self, key: &str, family: Family) -> Option<Term> {
        let key: Vec<char> = key.chars().collect();
        self.at_end(&key, family).map(|(term, _)| term)
    }

    /// What the labels of the family mean that stand at the end of the key, one behind the other,
    /// the last first: more than one of a row where a cell holds the labels of several.
    #[must_use]
    pub fn endings(&self, key: &str, family: Family) -> Vec<Term> {
        let key: Vec<char> = key.chars().collect();
        let mut rest = key.as_slice();
        let mut found = Vec::new();
        while let Some((term, length)) = self.at_end(rest, family) {
            found.push(term);
            rest = &rest[..rest.len() - length];
            // The number of the label goes with it.
            while let Some((last, before)) = rest.split_last() {
                if !normalise::is_numeral(*last) && !last.is_ascii_digit() {
                    break;
                }
                rest = before;
            }
        }
        found
    }

    fn at_end(&self, key: &[char], family: Family) -> Option<(Term, usize)> {
        let ending = self.by_last.get(key.last()?)?.iter();
        ending
            .map(|&at| &self.keys[at])
            .filter(|(wording, term)| wording.len() >= MIN_CERTAIN && term.is_of(family))
            .find(|(wording, _)| key.ends_with(wording))
            // The form's note on split decisions, 不计其他情形, is no label.
            .filter(|(wording, _)| !key[..key.len() - wording.len()].ends_with(&['不', '计']))
            .map(|(wording, term)| (*term, wording.len()))
    }

    /// The one label of the family that a damaged key can be: characters lost, doubled or
    /// mistaken. `None` where no label is near or two are.
    #[must_use]
    pub fn closest(&self, key: &str, family: Family) -> Option<Term> {
        // No label comes near a text that is much longer than all of them.
        let longest = self.keys.first().map_or(0, |(wording, _)| wording.len());
        let key: Vec<char> = key.chars().take(2 * longest + 1).collect();
        if key.len() < MIN_DAMAGED || key.len() > 2 * longest {
            return None;
        }
        let mut found: Option<Term> = None;
        for (wording, term) in self.keys.iter().filter(|(_, term)| term.is_of(family)) {
            if is_damaged(&key, wording) {
                match found {
                    Some(other) if other != *term => return None,
                    _ => found = Some(*term),
                }
            }
        }
        found
    }

    /// The one label of the family whose beginning the text is, or ends with: a label that was
    /// broken off by the figures beside it.
    #[must_use]
    pub fn beginning(&self, text: &str, family: Family) -> Option<Term> {
        let longest = self.keys.first().map_or(0, |(wording, _)| wording.len());
        let mut text: Vec<char> = text.chars().rev().take(longest).collect();
        text.reverse();
        let most = text.len();
        (MIN_CERTAIN..=most).rev().find_map(|length| {
            let end = &text[most - length..];
            let mut begun = self
                .keys
                .iter()
                .filter(|(wording, term)| term.is_of(family) && wording.starts_with(end));
            let &(_, first) = begun.next()?;
            begun.all(|&(_, term)| term == first).then_some(first)
        })
    }

    /// The longest known wording that stands at the start of the characters, with its length
    /// and everything that it can mean.
    #[must_use]
    pub fn starting(&self, text: &[char]) -> Option<(usize, Vec<Term>)> {
        let (wording, _) = self
            .keys
            .iter()
            .find(|(wording, _)| text.starts_with(wording))?;
        let terms = self
            .keys
            .iter()
            .filter(|(other, _)| other == wording)
            .map(|&(_, term)| term)
            .collect();
        Some((wording.len(), terms))
    }

    /// What the heads of table four mean that ran together in one: 行政复议行政诉讼,
    /// 行政复议结果维持. Nothing where the text holds anything else, or one of them alone.
    #[must_use]
    pub fn fused(&self, key: &str) -> Vec<Term> {
        let mut fused = Vec::new();
        if !key.contains(['议', '诉']) {
            return fused;
        }
        let letters: Vec<char> = key.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            let is_head = |term: &Term| {
                matches!(
                    term,
                    Term::Litigation | Term::Proceeding(_) | Term::CaseResult(_)
                )
            };
            let starting = self.starting(&letters[at..]);
            let head = starting.and_then(|(length, terms)| {
                let head = terms.into_iter().find(is_head)?;
                Some((length, head))
            });
            let Some((length, head)) = head else {
                return Vec::new();
            };
            fused.push(head);
            at += length;
        }
        let names_group = |term: &Term| !matches!(term, Term::CaseResult(_));
        if fused.len() < 2 || !fused.iter().any(names_group) {
            fused.clear();
        }
        fused
    }
}

/// The fewest characters of a wording that is told at the end of a longer text.
const MIN_CERTAIN: usize = 4;

/// The fewest characters of a damaged label; two could be anything.
const MIN_DAMAGED: usize = 3;

/// Whether `key` is `wording` with some characters lost, or with one in five mistaken.
fn is_damaged(key: &[char], wording: &[char]) -> bool {
    let (short, long) = (key.len().min(wording.len()), key.len().max(wording.len()));
    // Characters only lost: what is left stands in order and is most of the label.
    if key.len() < wording.len()
        && key.len() * 5 >= wording.len() * 3
        && is_subsequence(key, wording)
    {
        return true;
    }
    // Characters only added.
    if key.len() > wording.len() && long - short <= long / 4 && is_subsequence(wording, key) {
        return true;
    }
    let allowed = wording.len() / 5;
    allowed > 0 && long - short <= allowed && distance(key, wording) <= allowed
}

/// Whether the characters of `part` stand in `whole` in the same order.
#[must_use]
pub fn is_subsequence(part: &[char], whole: &[char]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|c| rest.any(|other| other == c))
}

/// The restricted Damerau-Levenshtein distance between two short texts.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::{Family, Term, VOCABULARY, distance};
    use crate::recognise::normalise::label;
    use crate::report::{CaseResult, Column, Item, Measure, Proceeding, Row};

    #[test]
    fn a_distance_counts_letters_lost_added_mistaken_and_exchanged() {
        for (one, other, steps) in [
            ("其他结果", "其他结果", 0),
            ("其他结果", "其地结果", 1),
            ("其他结果", "其结果", 1),
            ("其他结果", "其他的结果", 1),
            ("其他结果", "他其结果", 1),
            ("其他结果", "其结他果", 1),
            ("其他结果", "其果结他", 2),
            ("结果维持", "结果纠正", 2),
            ("", "总计", 2),
        ] {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(distance(&chars(one), &chars(other)), steps, "{one} {other}");
        }
    }

    #[test]
    fn every_label_of_the_form_means_itself() {
        let known = |text: &str, term: Term| {
            let key = label(text).key;
            assert!(VOCABULARY.terms(&key).contains(&term), "{text} → {key}");
        };
        for &row in Row::ALL {
            known(row.zh(), Term::Row(row));
        }
        for &column in Column::ALL {
            known(column.zh(), Term::Column(column));
        }
        for &item in Item::ALL {
            known(item.zh(), Term::Item(item));
        }
        for &proceeding in Proceeding::ALL {
            known(proceeding.zh(), Term::Proceeding(proceeding));
        }
        for &result in CaseResult::ALL {
            known(result.zh(), Term::CaseResult(result));
        }
    }

    #[test]
    fn no_wording_is_cut_down_to_next_to_nothing() {
        for (key, term) in &VOCABULARY.keys {
            assert!(key.len() >= 2, "{key:?} for {term:?}");
        }
    }

    #[test]
    fn damaged_labels_with_one_reading() {
        let read = |text: &str, family| VOCABULARY.closest(&label(text).key, family);
        assert_eq!(
            read("政许可", Family::Items),
            Some(Term::Item(Item::Licensing))
        );
        assert_eq!(
            read("6.属于四类过程信息", Family::Rows),
            Some(Term::Row(Row::DeliberativeProcess))
        );
        assert_eq!(
            read("2.其他法律行政法规禁公开", Family::Rows),
            Some(Term::Row(Row::ProhibitedByLaw))
        );
        assert_eq!(
            read("现行有效", Family::Measures),
            Some(Term::Measure(Measure::InForce))
        );
        assert_eq!(
            read("四、结转下年度继续办里", Family::Rows),
            Some(Term::Row(Row::CarriedForward))
        );
    }

    #[test]
    fn damaged_labels_with_two_readings_or_none() {
        for (text, family) in [
            ("本年新", Family::Measures),
            ("行政", Family::Items),
            ("其他主动公开文件", Family::Items),
            ("公开", Family::Rows),
            ("备注", Family::Rows),
            ("自然", Family::Columns),
            // Most of a label is lost.
            ("危及安", Family::Rows),
        ] {
            assert_eq!(VOCABULARY.closest(&label(text).key, family), None, "{text}");
        }
    }

    #[test]
    fn the_note_on_the_sums_is_known_by_its_word_or_by_its_beginning() {
        for note in [
            "勾稽关系",
            "表内勾稽关系为第一项加第二项之和",
            "本列数据的钩稽关系为第一项加第二项之和",
        ] {
            assert_eq!(VOCABULARY.terms(note), [Term::ApplicationsHead], "{note}");
        }
    }

    #[test]
    fn a_label_broken_off_is_told_by_its_beginning() {
        let begun = |text, family| VOCABULARY.beginning(text, family);
        let security = Some(Term::Row(Row::SecurityAndStability));
        assert_eq!(begun("危及三安", Family::Rows), security);
        assert_eq!(begun("不予公开危及三安", Family::Rows), security);
        assert_eq!(begun("危及三安", Family::Columns), None);
        // Reconsiderations and what follows them begin alike.
        assert_eq!(begun("行政复议", Family::Proceedings), None);
    }
}
