//! What sections one, five and six must speak of.

use super::sentence::{self, Sentence};
use crate::prose::{Passage, Prose};
use crate::recognise::normalise::{is_letter, strip_ordinals};
use crate::report::{Report, Section};

/// A subject that the form of 2021 asks section one to speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// 主动公开
    Disclosure,
    /// 依申请公开
    Applications,
    /// 政府信息管理
    Management,
    /// 政府信息公开平台建设
    Platforms,
    /// 监督保障
    Supervision,
}

impl Subject {
    /// The subject as the form prints it.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Disclosure => "主动公开",
            Self::Applications => "依申请公开",
            Self::Management => "政府信息管理",
            Self::Platforms => "政府信息公开平台建设",
            Self::Supervision => "监督保障",
        }
    }
}

/// What section five says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Improvement {
    /// Problems and what is done about them, or words that this cannot tell.
    Said,
    /// Nothing: no text, 无, or headings alone.
    Nothing,
    /// Problems only.
    ProblemsOnly,
    /// Measures only.
    MeasuresOnly,
}

/// What is said on the fee for processing requests (信息处理费).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fees {
    /// Something.
    Stated,
    /// Nothing: section six is silent, or speaks of something else.
    NotStated,
}

/// Words by any of which a text speaks of a subject, each seen in reports of 2021 to 2025 in place
/// of the form's own: 三审三校 for management, 公众号 for platforms, 领导小组 for supervision. They are
/// meant to be many: a subject counts as missing only where nothing hints at it.
static SUBJECTS: [(Subject, &[&str]); 5] = [
    (Subject::Disclosure, &["公开", "发布", "公示"]),
    (
        Subject::Applications,
        &[
            "依申请",
            "申请公开",
            "公开申请",
            "依法申请",
            "信息申请",
            "申请人",
            "申请",
        ],
    ),
    (
        Subject::Management,
        &[
            "管理",
            "审查",
            "审核",
            "三审",
            "保密",
            "属性",
            "规范性文件",
            "清理",
            "更新",
            "目录",
            "把关",
            "台账",
        ],
    ),
    (
        Subject::Platforms,
        &[
            "平台",
            "网站",
            "公众号",
            "微信",
            "微博",
            "新媒体",
            "专栏",
            "专区",
            "栏目",
            "公报",
            "公示栏",
            "公开栏",
            "客户端",
            "网页",
        ],
    ),
    (
        Subject::Supervision,
        &[
            "监督",
            "保障",
            "考核",
            "评议",
            "追究",
            "问责",
            "培训",
            "领导小组",
            "督查",
            "督促",
            "检查",
            "整改",
            "评估",
            "组织领导",
        ],
    ),
];

/// The words of article 50(4) on governments.
const ASSESSMENT: [&str; 6] = ["考核", "评议", "追究", "追责", "问责", "责任追"];

/// Words for problems: 不足, 差距, 短板 and what else is not as it should be.
static PROBLEMS: [&str; 36] = [
    "问题",
    "不足",
    "差距",
    "短板",
    "薄弱",
    "不够",
    "欠缺",
    "不高",
    "有待",
    "滞后",
    "单一",
    "困难",
    "不到位",
    "不强",
    "不全",
    "不及时",
    "较少",
    "偏少",
    "不平衡",
    "缺乏",
    "弱项",
    "不多",
    "还需",
    "仍需",
    "尚需",
    "需要",
    "需进一步",
    "仍然",
    "尚未",
    "不完善",
    "不足之处",
    "不深",
    "不细",
    "不严",
    "有限",
    "不规范",
];

/// Words for measures.
static MEASURES: [&str; 24] = [
    "改进",
    "措施",
    "下一步",
    "下一年",
    "今后",
    "将",
    "加强",
    "进一步",
    "完善",
    "提升",
    "提高",
    "强化",
    "推进",
    "健全",
    "加大",
    "规范",
    "优化",
    "整改",
    "深化",
    "落实",
    "拓宽",
    "丰富",
    "重新",
    "每季度",
];

/// Headings within section five, without ordinals, which say nothing by themselves.
static HEADS: [&str; 12] = [
    "存在的主要问题",
    "存在的问题",
    "存在问题",
    "主要问题",
    "存在的不足",
    "改进情况",
    "改进措施",
    "改进的情况",
    "下一步工作打算",
    "下一步打算",
    "下一步工作计划",
    "整改措施",
];

/// What a section says that has nothing to report.
static NOTHING: [&str; 14] = [
    "无",
    "没有",
    "暂无",
    "无其他",
    "无其他事项",
    "无其他报告事项",
    "无其他需要报告的事项",
    "无其他需要报告事项",
    "没有其他需要报告的事项",
    "暂无其他需要报告的事项",
    "无需要报告的事项",
    "本年度无其他需要报告的事项",
    "我局无其他需要报告的事项",
    "没有其他需要报告事项",
];

/// Words for the fee within section six, and anywhere else in the report.
const FEE_IN_SIX: [&str; 2] = ["费", "收取"];
const FEE_ELSEWHERE: [&str; 2] = ["处理费", "信息公开费"];

/// The letters of a section: of each passage, without its ordinal.
pub(super) struct Letters {
    /// The section, 1 to 6.
    section: u8,
    paragraphs: Vec<String>,
}

/// The letters of every section.
pub(super) fn letters(report: &Report, prose: &Prose) -> Vec<Letters> {
    let of = |passage: &Passage| {
        let folded = sentence::passage(passage);
        let mut letters = String::with_capacity(folded.len());
        letters.extend(strip_ordinals(&folded).chars().filter(|&c| is_letter(c)));
        letters
    };
    let letters = |section: &Section| Letters {
        section: section.number,
        paragraphs: (prose.of_section(section.number).map(of))
            .filter(|text| !text.is_empty())
            .collect(),
    };
    report.sections.iter().map(letters).collect()
}

/// The paragraphs of the first section with this number.
fn paragraphs(letters: &[Letters], number: u8) -> Option<&[String]> {
    let found = letters.iter().find(|letters| letters.section == number);
    found.map(|letters| letters.paragraphs.as_slice())
}

/// The subjects that section one does not speak of; `None` where it has no text.
pub(super) fn missing_subjects(letters: &[Letters]) -> Option<Vec<Subject>> {
    let text = paragraphs(letters, 1)?.concat();
    let lacks = |words: &&[&str]| !words.iter().any(|word| text.contains(word));
    (!text.is_empty()).then(|| {
        (SUBJECTS.iter())
            .filter(|(_, words)| lacks(words))
            .map(|&(subject, _)| subject)
            .collect()
    })
}

/// How many characters section one has, white space apart.
pub(super) fn overview_length(report: &Report) -> Option<usize> {
    let section = report.sections.iter().find(|section| section.number == 1)?;
    let text = section.text();
    Some(text.chars().filter(|c| !c.is_whitespace()).count())
}

/// The letters of section six.
pub(super) fn other_matters(letters: &[Letters]) -> Option<String> {
    Some(paragraphs(letters, 6)?.concat())
}

/// The letters of words that a person wrote, folded as those of a report are.
pub(super) fn letters_of(words: &str) -> String {
    let folded = sentence::line(words);
    folded.chars().filter(|&c| is_letter(c)).collect()
}

/// Whether any section speaks of assessment.
pub(super) fn mentions_assessment(letters: &[Letters]) -> bool {
    let texts = letters.iter().flat_map(|letters| &letters.paragraphs);
    // A line break may stand within a word.
    let text: String = texts.map(String::as_str).collect();
    ASSESSMENT.iter().any(|word| text.contains(word))
}

/// What section five says.
pub(super) fn improvement(letters: &[Letters]) -> Option<Improvement> {
    let paragraphs = paragraphs(letters, 5)?;
    let says_nothing = |text: &String| {
        let text = text.as_str();
        HEADS.contains(&text) || NOTHING.contains(&text)
    };
    if paragraphs.iter().all(says_nothing) {
        return Some(Improvement::Nothing);
    }
    let text = paragraphs.concat();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    Some(match (has(&PROBLEMS), has(&MEASURES)) {
        (true, false) => Improvement::ProblemsOnly,
        (false, true) => Improvement::MeasuresOnly,
        (true, true) | (false, false) => Improvement::Said,
    })
}

/// What is said on the fee.
pub(super) fn fees(letters: &[Letters], sentences: &[Sentence]) -> Option<Fees> {
    let text = paragraphs(letters, 6)?.concat();
    let has = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let elsewhere = |sentence: &Sentence| has(&FEE_ELSEWHERE, &sentence.folded);
    if has(&FEE_IN_SIX, &text) || sentences.iter().any(elsewhere) {
        return Some(Fees::Stated);
    }
    Some(Fees::NotStated)
}
