//! Headings: which of the six sections are missing, misnumbered or renamed, and whether the parts
//! within a section follow one another.

use super::{Pattern, numeral, sentence};
use crate::ingest::counting::Counting;
use crate::pattern::pattern;
use crate::prose::{Passage, Prose};
use crate::recognise::normalise::is_letter;
use crate::report::{OutcomeGroup, Quote, Report, Row, Section};

/// Whether one of the six sections is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Found,
    /// Its heading is certainly missing, and so is what should stand under it.
    Absent,
    /// Its heading is certainly missing, but what should stand under it is there.
    Unheaded,
    /// No heading was recognised, but a line may be one.
    Uncertain,
}

/// The headings of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The sections 1 to 6.
    pub presence: [Presence; 6],
    /// The sections themselves have ordinals that can be judged.
    pub has_ordinals: bool,
    /// Headings that do not follow the one before, in the order of the text.
    pub disorders: Vec<Disorder>,
    /// Headings in words that neither the form nor the Regulations have.
    pub renamed: Vec<(u8, Quote)>,
}

/// A heading whose ordinal does not follow the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disorder {
    /// The section in which it stands; `None` for the headings of the sections.
    pub section: Option<u8>,
    /// The ordinal before it, 0 at the start.
    pub after: u8,
    /// Its own.
    pub found: u8,
    /// The heading.
    pub quote: Quote,
}

impl Disorder {
    /// An ordinal as headings print it: that of a section （二、）, or of one of its parts （（二））.
    #[must_use]
    pub fn ordinal(&self, number: u8) -> String {
        let numeral = Counting::Chinese.print(number.into());
        match self.section {
            None => format!("{numeral}、"),
            Some(_) => format!("（{numeral}）"),
        }
    }
}

/// The sections that consist of prose: the others hold tables, whose rows are numbered too.
pub const PROSE: [u8; 3] = [1, 5, 6];

/// The fewest numbered headings that make it certain that the others should be there.
const MIN_FOUND: usize = 3;

/// The most characters of a heading that a finding shows.
const MAX_HEADING: usize = 40;

/// The ordinal of a section: 一、 1. 第一部分.
static ORDINAL: Pattern = Pattern::new(|| {
    pattern(r"^第?([一二三四五六七八九十]{1,2}|[1-9])(?:部分|章|节|[、.,:])[、.,:]?")
});

/// The ordinal of a part within a section.
static PART: Pattern = Pattern::new(|| pattern(r"\(([一二三四五六七八九十]{1,3})\)"));

/// What distinguishes each section's heading from all others.
const DISTINCTIVE: [&str; 6] = ["总体", "主动公开", "收到和处理", "诉讼", "问题", "其他"];

/// The headings of a report.
pub(super) fn outline(report: &Report, prose: &Prose) -> Outline {
    let sections = &report.sections;
    let ordinals: Vec<Option<u8>> = (sections.iter())
        .map(|section| ordinal(&sentence::line(&section.heading)))
        .collect();
    let numbered = ordinals.iter().flatten().count();
    let strays = strays(report, prose);
    let mut presence = [Presence::Uncertain; 6];
    for (number, presence) in (1..=6).zip(&mut presence) {
        *presence = if sections.iter().any(|section| section.number == number) {
            Presence::Found
        } else if numbered >= MIN_FOUND
            // In text that lost cells, a row may have taken the heading for one of its own.
            && report.unreadable_rows.is_empty()
            && strays.iter().all(|stray| stray.found != number)
            && !may_hold(report, prose, number)
        {
            if holds_content(report, prose, number) {
                Presence::Unheaded
            } else {
                Presence::Absent
            }
        } else {
            Presence::Uncertain
        };
    }
    let mut disorders = out_of_order(sections, &ordinals);
    disorders.extend(strays);
    let in_prose = sections
        .iter()
        .filter(|section| PROSE.contains(&section.number));
    disorders.extend(in_prose.flat_map(|section| {
        let passages = prose.of_section(section.number);
        parts_out_of_order(section.number, passages)
    }));
    let is_renamed = |section: &&Section| !is_accepted(section.number, &section.heading);
    Outline {
        presence,
        has_ordinals: numbered >= 2,
        disorders,
        renamed: (sections.iter().filter(is_renamed))
            .map(|section| (section.number, heading(section)))
            .collect(),
    }
}

fn heading(section: &Section) -> Quote {
    Quote {
        text: section.heading.clone(),
        place: section.place,
    }
}

fn beginning(passage: &Passage) -> Quote {
    let text = &passage.text;
    Quote {
        text: text.printed(0, text.chars.len(), MAX_HEADING),
        place: passage.place,
    }
}

fn ordinal(folded: &str) -> Option<u8> {
    let found = ORDINAL.captures(folded)?;
    let number = &found[1];
    number.parse().ok().or_else(|| numeral(number))
}

/// Whether the text before which the section should stand has a line with its ordinal, be it within
/// a paragraph: a heading in words of its own, or glued to what stands before it.
fn may_hold(report: &Report, prose: &Prose, number: u8) -> bool {
    let mut region = region(report, prose, number);
    let Some(numeral) = ["一", "二", "三", "四", "五", "六"].get(usize::from(number) - 1)
    else {
        return true;
    };
    let is_arabic = report.sections.iter().any(|section| {
        section
            .heading
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
    });
    region.any(|passage| {
        let folded = sentence::passage(passage);
        let is_own = folded.contains(&format!("{numeral}、"))
            || folded.contains(&format!("第{numeral}部分"));
        is_own || is_arabic && ordinal(&folded) == Some(number)
    })
}

/// The text in which a section must stand whose heading was not found.
fn region<'a>(report: &Report, prose: &'a Prose, number: u8) -> impl Iterator<Item = &'a Passage> {
    let before = (report.sections.iter()).rfind(|section| section.number < number);
    prose.of_section(before.map_or(0, |section| section.number))
}

/// Whether what a section of prose should hold stands where its heading should: the parts of the
/// first, the problems of the fifth, the fees of the sixth.
fn holds_content(report: &Report, prose: &Prose, number: u8) -> bool {
    let mut texts = region(report, prose, number).map(sentence::passage);
    match number {
        1 => texts.any(|text| text.starts_with("(一)")),
        // Section four, which it would stand in, holds a table and no problems.
        5 => {
            let is_next = report.sections.iter().any(|section| section.number == 4);
            is_next && texts.any(|text| text.contains("问题") || text.contains("不足"))
        }
        6 => texts.any(|text| text.contains("信息处理费")),
        _ => false,
    }
}

/// Headings of sections that stand among the paragraphs of another one: out of their order.
fn strays(report: &Report, prose: &Prose) -> Vec<Disorder> {
    let has = |number: u8| {
        report
            .sections
            .iter()
            .any(|section| section.number == number)
    };
    let mut found = Vec::new();
    if (1..=6).all(has) {
        // As nearly always: no paragraph need be looked at.
        return found;
    }
    for passage in &prose.passages {
        let folded = sentence::passage(passage);
        let Some(number) = ordinal(&folded).filter(|number| (1..=6).contains(number)) else {
            continue;
        };
        let is_heading = folded.chars().count() <= MAX_HEADING
            && folded.contains(DISTINCTIVE[usize::from(number) - 1]);
        if is_heading && !has(number) && passage.section > number {
            found.push(Disorder {
                section: None,
                after: passage.section,
                found: number,
                quote: beginning(passage),
            });
        }
    }
    found
}

/// Sections whose ordinals neither follow one another nor skip what is missing.
fn out_of_order(sections: &[Section], ordinals: &[Option<u8>]) -> Vec<Disorder> {
    let mut disorders = Vec::new();
    let mut before: Option<(u8, u8)> = None;
    for (section, ordinal) in sections.iter().zip(ordinals) {
        let Some(ordinal) = *ordinal else {
            before = None;
            continue;
        };
        if let Some((number, last)) = before {
            // The next ordinal, or the section's own where those between them are missing.
            let is_next = ordinal == last + 1;
            let skips_missing = ordinal.checked_sub(last) == section.number.checked_sub(number);
            // One that bears its section's own ordinal is right; the one before it was not.
            let is_own = ordinal == section.number;
            if !is_next && !skips_missing && !is_own {
                disorders.push(Disorder {
                    section: None,
                    after: last,
                    found: ordinal,
                    quote: heading(section),
                });
            }
        }
        before = Some((section.number, ordinal));
    }
    disorders
}

/// Parts （一）, （二） … of a section that do not follow one another. Lists stand within lists, so that
/// each ordinal may go on with any list that is open, or begin one. Within a sentence it may be a
/// reference, so that there it is heeded only where it fits.
fn parts_out_of_order<'a>(
    section: u8,
    passages: impl Iterator<Item = &'a Passage>,
) -> Vec<Disorder> {
    let mut open: Vec<u8> = Vec::new();
    let mut disorders = Vec::new();
    for passage in passages {
        let folded = sentence::passage(passage);
        if folded.starts_with(')') {
            // A numeral is lost: whatever comes next may be right.
            open.clear();
        }
        for found in PART.captures_iter(&folded) {
            let (Some(whole), Some(number)) = (found.get(0), numeral(&found[1])) else {
                continue;
            };
            if is_row_of_the_form(&folded[whole.end()..]) {
                continue;
            }
            let before = &folded[..whole.start()];
            let begins = before.is_empty() || before.ends_with(['。', ';', ':']);
            match open.iter().rposition(|&last| last + 1 == number) {
                Some(at) => open.truncate(at),
                None if !begins => continue,
                None if number == 1 || open.is_empty() => {}
                None => {
                    disorders.push(Disorder {
                        section: Some(section),
                        after: open.last().copied().unwrap_or_default(),
                        found: number,
                        quote: beginning(passage),
                    });
                    open.clear();
                }
            }
            open.push(number);
        }
    }
    disorders
}

/// Whether what stands behind an ordinal is the label of a row of table three: （六）其他处理. Where
/// a whole report stands in one table, such labels stand among its text.
fn is_row_of_the_form(behind: &str) -> bool {
    let groups = OutcomeGroup::ALL.iter().map(|group| group.zh());
    let rows = [Row::Granted, Row::PartiallyGranted, Row::OutcomeTotal].map(Row::zh);
    groups.chain(rows).any(|label| {
        let bare = label.split('）').next_back().unwrap_or(label);
        // The form's note on split decisions stands behind (二).
        behind
            .strip_prefix(bare)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
    })
}

/// Headings that are accepted, as [`reduced`] leaves them: those of the form, those of article 50 of
/// the Regulations, and wordings so common that nobody objects (Shanghai, Hunan, Shandong, Shanxi,
/// Zhejiang, Chongqing).
static ACCEPTED: [(u8, &[&str]); 6] = [
    (1, &["总体情况", "总体工作情况", "工作基本情况"]),
    (2, &["主动公开政府信息情况", "主动公开情况"]),
    (
        3,
        &["收到处理政府信息公开申请情况", "依申请公开政府信息情况"],
    ),
    (
        4,
        &[
            "政府信息公开行政复议行政诉讼情况",
            "被申请行政复议提起行政诉讼情况",
            "申请行政复议提起行政诉讼情况",
            "行政复议行政诉讼情况",
        ],
    ),
    (
        5,
        &[
            "存在主要问题改进情况",
            "存在问题改进情况",
            "存在问题改进措施",
            "存在主要问题改进措施",
        ],
    ),
    (
        6,
        &[
            "其他需要报告事项",
            "其他报告事项",
            "其他事项",
            "其他需要汇报事项",
        ],
    ),
];

/// Whether a heading has the words of the form, or others that are accepted, perhaps behind words
/// on whose work or which year's it is.
fn is_accepted(number: u8, heading: &str) -> bool {
    let reduced = reduced(heading);
    let accepted = ACCEPTED.iter().find(|(of, _)| *of == number);
    accepted.is_none_or(|(_, wordings)| {
        wordings.iter().any(|wording| {
            // A heading may run on into its section's first words.
            let before = reduced.split_once(wording).map(|(before, _)| before);
            before.is_some_and(|before| before.chars().count() <= MAX_BEFORE)
        })
    })
}

/// The most letters before an accepted heading: 因政府信息公开工作, 2023年度本机关政务公开.
const MAX_BEFORE: usize = 16;

/// The letters of a heading without its ordinal, 的, and words for "and".
fn reduced(heading: &str) -> String {
    let folded = sentence::line(heading);
    let behind = ORDINAL.find(&folded).map_or(0, |found| found.end());
    let letters = folded[behind..].chars().filter(|&c| is_letter(c));
    letters.filter(|c| !"的及和与".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_accepted, parts_out_of_order};
    use crate::place::Place;
    use crate::prose::passages;
    use crate::report::Paragraph;

    fn disorders(lines: &[&str]) -> Vec<(u8, u8)> {
        let paragraphs: Vec<Paragraph> = (lines.iter())
            .map(|line| Paragraph {
                text: (*line).to_owned(),
                place: Place::Nowhere,
            })
            .collect();
        let passages = passages(1, Place::Nowhere, &paragraphs);
        let found = parts_out_of_order(1, passages.iter());
        found.iter().map(|one| (one.after, one.found)).collect()
    }

    #[test]
    fn parts_that_do_not_follow_one_another() {
        assert_eq!(
            disorders(&["（一）甲", "（二）乙", "（二）丙", "（三）丁"]),
            [(2, 2)]
        );
        assert_eq!(disorders(&["（一）甲", "（三）乙。（四）丙"]), [(1, 3)]);
        assert_eq!(disorders(&["（一）甲", "（二）乙", "（四）丙"]), [(2, 4)]);
    }

    #[test]
    fn rows_of_the_form_among_the_text_are_no_parts() {
        let lines = [
            "（一）主动公开。",
            "（二）依申请公开。",
            "（二）部分公开（区分处理的，只计这一情形）",
            "（六）其他处理",
            "（七）总计",
            "（三）平台建设。",
        ];
        assert_eq!(disorders(&lines), []);
    }

    #[test]
    fn lists_within_lists_are_no_disorder() {
        for lines in [
            &["（一）甲", "（一）子；（二）丑", "（二）乙", "（三）丙"][..],
            &["（一）甲", "（二）乙", "（一）丙", "（二）丁"],
            &["（二）甲", "（三）乙"],
            &["（一）甲", "（二）乙", "）丙", "（四）丁"],
            &["第五十条第（四）项规定", "（一）甲", "（二）乙"],
            &["（九）甲", "（十）乙", "（十一）丙"],
            &["（一）甲四十五条（二）乙", "（三）丙"],
            &[
                "（一）甲",
                "（二）乙",
                "（三）丙，见本报告三（二）",
                "（四）丁",
            ],
        ] {
            assert_eq!(disorders(lines), [], "{lines:?}");
        }
    }

    #[test]
    fn headings_of_form_and_law_are_accepted() {
        for (number, heading) in [
            (1, "一、2023年政务公开总体情况"),
            (2, "二、行政机关主动公开政府信息的情况"),
            (3, "3. 行政机关收到和处理政府信息公开申请的情况"),
            (4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
            (4, "四、政府信息公开行政复议及行政诉讼情况"),
            (5, "第五部分 政府信息公开工作存在的主要问题及改进情况"),
            (6, "六、其它需要报告的事项"),
        ] {
            assert!(is_accepted(number, heading), "{heading}");
        }
        for (number, heading) in [
            (1, "一、政府信息公开工作情况"),
            (3, "三、依申请公开情况"),
            (5, "五、存在的问题"),
            (6, "六、其他需要说明的事项"),
        ] {
            assert!(!is_accepted(number, heading), "{heading}");
        }
    }
}
