//! The years and periods that title and text state.

use super::sentence::{self, Sentence};
use super::{Pattern, quote};
use crate::pattern::pattern;
use crate::report::{Date, Quote, Report};

/// A period that the text says the report's figures are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day; of the year of the first one where no year is printed.
    pub to: Date,
    /// The sentence.
    pub quote: Quote,
}

impl Period {
    /// Whether it is the calendar year.
    #[must_use]
    pub fn is_year(&self, year: i32) -> bool {
        let day = |month, day| Date { year, month, day };
        (self.from, self.to) == (day(1, 1), day(12, 31))
    }
}

/// A sentence that names another year than the report's for the report's own work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherYear {
    /// The year named.
    pub year: i32,
    /// The sentence.
    pub quote: Quote,
}

static YEAR: Pattern = Pattern::new(|| pattern(r"20\d\d年"));

/// 2023年度…年度报告: the year is said to be one twice.
static DOUBLED: Pattern = Pattern::new(|| pattern(r"20\d\d年?度.*年度.{0,8}$"));

/// 自2023年1月1日起至2023年12月31日止, with or without the second year.
static PERIOD: Pattern = Pattern::new(|| {
    pattern(
        r"(20\d\d)年(\d{1,2})月(\d{1,2})日(?:起|开始)?(?:,)?[至到—―–~\-－]+(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日",
    )
});

/// Words of sentences that state the period of the figures: 统计期限, 数据统计时间, 统计时段, 报告涵盖.
static OF_FIGURES: [&str; 5] = ["统计", "数据", "期限", "时限", "涵盖"];

/// The years that a title states.
pub(super) fn title_years(title: &str) -> Vec<i32> {
    static STATED: Pattern = Pattern::new(|| pattern(r"(20\d\d)(?:年|度|政)"));
    let folded = sentence::line(title);
    let mut years: Vec<i32> = (STATED.captures_iter(&folded))
        .filter_map(|found| found[1].parse().ok())
        .collect();
    years.dedup();
    years
}

/// Whether a title says 年度 of the year and again of the report.
pub(super) fn has_doubled_year(title: &str) -> bool {
    DOUBLED.is_match(&sentence::line(title))
}

/// The years that the sentences of section one speak of.
pub(super) fn spoken_years(sentences: &[Sentence]) -> Vec<i32> {
    let first = sentences.iter().filter(|sentence| sentence.section == 1);
    first
        .flat_map(|sentence| years_in(&sentence.folded))
        .collect()
}

fn years_in(folded: &str) -> Vec<i32> {
    (YEAR.find_iter(folded))
        .filter_map(|found| found.as_str().trim_end_matches('年').parse().ok())
        .collect()
}

/// The periods that sentences about the figures state.
pub(super) fn periods(sentences: &[Sentence]) -> Vec<Period> {
    let is_about_figures = |sentence: &&Sentence| {
        sentence.section <= 1 && OF_FIGURES.iter().any(|word| sentence.folded.contains(word))
    };
    let about = sentences.iter().filter(is_about_figures);
    about
        .filter_map(|sentence| {
            let found = PERIOD.captures(&sentence.folded)?;
            let number = |at: usize| found.get(at)?.as_str().parse().ok();
            let year: i32 = found[1].parse().ok()?;
            let end = found
                .get(4)
                .map_or(Some(year), |end| end.as_str().parse().ok());
            Some(Period {
                from: Date {
                    year,
                    month: number(2)?,
                    day: number(3)?,
                },
                to: Date {
                    year: end?,
                    month: number(5)?,
                    day: number(6)?,
                },
                quote: quote(sentence),
            })
        })
        .collect()
}

/// A sentence that begins with a year and goes on at once with what the body did in it: 2022年我局共
/// 收到…, （二）依申请公开。2022年度，全镇受理…. The subject between them is short and names no other time.
static WORK: Pattern = Pattern::new(|| {
    pattern(
        r"^(?:\([一二三四五六七八九十]+\)[^,。0-9]{0,20}[:。]?)?(20\d\d)年度?,?(?:全年)?,?(?:[我本全][^,。0-9]{0,8}|[^,。0-9过]{2,12}(?:局|镇|乡|街道|委员会|办公室|人民政府|厅|中心))?,?(?:通过[^,。0-9]{2,20}?)?(?:一?共|累计|合计)?(?:主动)?(?:均?[未没无]有?|暂未|尚未|并未)?(?:新?收到|受理|新收|公开|制定|制发|印发|发布|收取|发生|出现|接到|答复|办结)",
    )
});

/// Words that tell that another year may be meant: comparisons, what is counted since, documents of
/// that year.
static OTHERWISE: [&str; 22] = [
    "比",
    "较",
    "同期",
    "增长",
    "下降",
    "上升",
    "增加",
    "减少",
    "去年",
    "上年",
    "上一年",
    "往年",
    "前年",
    "结转",
    "至今",
    "以来",
    "截至",
    "截止",
    "累计",
    "历年",
    "《",
    "分别",
];

/// What every year's work has of its neighbours.
static CARRIED: [&str; 4] = ["上年结转", "上年度结转", "结转下年", "结转至下"];

/// The sentences on the year's work that begin with the year before, in sections one and six. A
/// paragraph that names any other year compares.
pub(super) fn stale_years(report: &Report, sentences: &[Sentence]) -> Vec<OtherYear> {
    let Some(before) = report.year.map(|year| year - 1) else {
        return Vec::new();
    };
    let is_stale = |at: usize| {
        let sentence = &sentences[at];
        let mut paragraph = (sentences.iter()).filter(|other| other.passage == sentence.passage);
        let is_plain = |other: &Sentence| {
            let carried = |text: String, word: &&str| text.replace(word, "");
            let text = CARRIED.iter().fold(other.folded.clone(), carried);
            let is_otherwise = OTHERWISE.iter().any(|word| text.contains(word));
            !is_otherwise && years_in(&other.folded).iter().all(|&year| year == before)
        };
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        // A neighbour of another paragraph that has the year right excuses nothing.
        let mut beside = (beside.filter_map(|at| sentences.get(at)))
            .filter(|other| other.passage == sentence.passage);
        [1, 6].contains(&sentence.section)
            && work_year(sentence) == Some(before)
            && paragraph.all(is_plain)
            && beside.all(|other| work_year(other).is_none_or(|year| year == before))
    };
    (0..sentences.len())
        .filter(|&at| is_stale(at))
        .map(|at| OtherYear {
            year: before,
            quote: quote(&sentences[at]),
        })
        .collect()
}

/// The year whose work a sentence begins to report, with a count or the word that there was none.
fn work_year(sentence: &Sentence) -> Option<i32> {
    let found = WORK.captures(&sentence.folded)?;
    let behind = &sentence.folded[found.get(1)?.end()..];
    let counts = behind.contains(|c: char| c.is_ascii_digit() || "未没".contains(c));
    found[1].parse().ok().filter(|_| counts)
}
