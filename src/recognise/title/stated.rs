//! Who reports and for when, as sentences, signatures and particulars of the page state it.

use std::sync::LazyLock;

use regex::Regex;

use super::line::{self, Folded, REPORT};
use crate::body::is_full_name;
use crate::document::{Block, Document};
use crate::pattern::pattern;
use crate::recognise::normalise::fold;
use crate::report::Section;

/// The most paragraphs of section one in which its body is looked for.
const MAX_PARAGRAPHS: usize = 8;

/// The text that speaks for the report: what stands before the sections, and the first of them.
pub(super) fn preamble(lines: &[&str], sections: &[Section]) -> Vec<String> {
    let before = lines
        .iter()
        .filter(|line| line.chars().nth(11).is_some())
        .map(|&line| line.to_owned());
    let first = sections
        .first()
        .map_or(&[][..], |section| &section.paragraphs);
    let mut texts: Vec<String> = before.collect();
    // Text copied out of a PDF breaks its lines anywhere.
    let mut joined: Vec<String> = Vec::new();
    for text in texts
        .drain(..)
        .chain(first.iter().map(|paragraph| paragraph.text.clone()))
    {
        let goes_on = |last: &String| {
            last.chars().count() >= 20
                && !last
                    .trim_end()
                    .ends_with(['。', '；', ';', '：', ':', '！', '？', '）', ')'])
        };
        match joined.last_mut() {
            Some(last) if goes_on(last) => last.push_str(&text),
            _ => joined.push(text),
        }
    }
    joined
}

/// What a sentence that publishes the report says.
#[derive(Debug, Default)]
pub(super) struct Publication {
    pub body: Option<String>,
    pub year: Option<i32>,
}

/// What stands before a name in a sentence that publishes its report, longest first.
static VERBS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"现将|特将|兹将|现就|向社会|公布|公开|发布|编制了?|编写了?|撰写了?|形成了?|制作了?|印发|报送了?|完成了?|《|“",
    )
});

/// What stands behind the words for the report where they are those of its form or of a circular.
static ON_FORM: [&str; 13] = [
    "格式",
    "编制",
    "编写",
    "报送",
    "填报",
    "有关",
    "模板",
    "要求",
    "制度",
    "和发布",
    "发布",
    "的通知",
    "撰写",
];

/// Words of a sentence that publishes this report, not an earlier one.
const NOW: [&str; 9] = [
    "现",
    "特",
    "兹",
    "如下",
    "公布",
    "编制",
    "本报告",
    "予以",
    "以下",
];

/// 现公布临江县水利局2023年政府信息公开工作年度报告, in all its orders: the first sentence that has the
/// name, and the first that has the year.
pub(super) fn publication(texts: &[String]) -> Publication {
    let mut publication = Publication::default();
    for text in texts.iter().filter(|text| line::may_name_report(text)) {
        let folded = Folded::of(text);
        for found in REPORT.find_iter(&folded.text) {
            let behind = &folded.text[found.end()..];
            if ON_FORM.iter().any(|word| behind.starts_with(word)) {
                continue;
            }
            let head = &folded.text[..found.start()];
            let begins = head.rfind(['。', ';', '!', '?']).map_or(0, |at| {
                at + head[at..].chars().next().map_or(0, char::len_utf8)
            });
            let clause = head.rfind([',', ':', '。', ';']).map_or(0, |at| {
                at + head[at..].chars().next().map_or(0, char::len_utf8)
            });
            let segment = &head[clause..];
            // 《关于做好2023年…年度报告编制发布工作的通知》 is nobody's report.
            if segment.contains("关于") && !segment.starts_with("关于") {
                let about = segment.rfind("关于").unwrap_or_default();
                let is_title =
                    line::trailing_year(segment).is_some_and(|(_, name)| name.ends_with("关于"));
                if !is_title && !segment[about..].contains('》') {
                    continue;
                }
            }
            if segment.contains("做好") {
                continue;
            }
            let within = line::year_in(found.as_str());
            let (after, segment) = match line::trailing_year(segment) {
                Some((year, rest)) => (Some(year), rest),
                None => (None, segment),
            };
            let (before, name) = name_at_end(segment);
            let sentence_end = folded.text[found.end()..]
                .find('。')
                .map_or(folded.text.len(), |at| found.end() + at);
            let sentence = &folded.text[begins..sentence_end];
            let is_now = NOW.iter().any(|word| sentence.contains(word));
            if publication.year.is_none() && is_now {
                publication.year = within.or(after).or(before);
            }
            if publication.body.is_none() {
                publication.body =
                    name.map(|range| folded.printed(clause + range.start..clause + range.end));
            }
        }
        if publication.body.is_some() && publication.year.is_some() {
            break;
        }
    }
    publication
}

/// How far back the name begins with which a stretch of a sentence ends, in bytes: the longest with
/// its year and what is said of it in brackets. Further back nothing is looked at, or a page of
/// nothing but titles would take a time that grows with the cube of its length.
const MAX_NAME: usize = 600;

/// The year and the name with which a stretch of a sentence ends: behind a verb or at its start.
fn name_at_end(segment: &str) -> (Option<i32>, Option<std::ops::Range<usize>>) {
    let mut end = segment
        .trim_end_matches(['的', '(', '《', '"', '“', '”'])
        .len();
    if segment[..end].ends_with("关于") {
        end -= "关于".len();
    }
    // 临江县水利局(以下简称"我局")2023年…
    if segment[..end].ends_with(')')
        && let Some(open) = segment[..end].rfind('(')
        && segment[open..end].contains("简称")
    {
        end = open;
    }
    let earliest = segment.floor_char_boundary(end.saturating_sub(MAX_NAME));
    let starts: Vec<usize> = VERBS
        .find_iter(&segment[earliest..end])
        .map(|verb| earliest + verb.end())
        .collect();
    let mut year = None;
    let beginning = (earliest == 0).then_some(0);
    for start in starts.into_iter().rev().chain(beginning) {
        let mut rest = &segment[start..end];
        if let Some((stated, behind)) = line::leading_year(rest) {
            year = year.or(Some(stated));
            rest = behind;
        }
        rest = rest.trim_start_matches(['的', '度', '"', '“', '《', '本']);
        // 将 begins a clause (将某局2023年…报告公布如下), but places too: 将乐县, 将台, 将军路.
        let behind = rest.strip_prefix('将');
        if let Some(behind) = behind.filter(|behind| !behind.starts_with(['乐', '台', '军'])) {
            rest = behind;
            if let Some((stated, behind)) = line::leading_year(rest) {
                year = year.or(Some(stated));
                rest = behind;
            }
        }
        if is_full_name(rest) && rest.chars().count() >= 3 && !is_vague(rest) {
            return (year, Some(end - rest.len()..end));
        }
    }
    (year, None)
}

/// Names that stand for the leadership of any place: 县政府, 市委.
fn is_vague(name: &str) -> bool {
    const LEADERS: [&str; 8] = [
        "人民政府",
        "政府",
        "党委",
        "委",
        "党组",
        "党工委",
        "门户网站",
        "人大",
    ];
    let stem = LEADERS.iter().find_map(|word| name.strip_suffix(word));
    stem.is_some_and(|stem| stem.chars().count() <= 1)
        || name.contains("、县") && name.contains("委")
        || [
            "县委",
            "区委",
            "市委",
            "省委",
            "党委",
            "党中央",
            "国务院",
            "全国",
            "上级",
        ]
        .iter()
        .any(|word| name.starts_with(word))
}

/// 由临江县水利局编制, 向社会公布临江县水利局2023年政府信息公开情况: who made the report.
pub(super) fn author(texts: &[String]) -> Option<String> {
    static MADE_BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"由([\p{Han}()、]{3,40}?)(?:负责|组织|牵头)?(?:编制|编写|汇总|制作|按照|根据|依据)|向社会(?:公布|公开|发布)([\p{Han}]{4,40}?)20\d\d年",
        )
    });
    let texts = texts.iter().take(MAX_PARAGRAPHS);
    // Most say neither.
    let mut texts = texts.filter(|text| text.contains(['由', '社']));
    texts.find_map(|text| {
        let folded = Folded::of(text);
        let found = MADE_BY.captures(&folded.text)?;
        let name = found.get(1).or_else(|| found.get(2))?;
        let is_report = folded.text[..name.start()].contains("报告")
            || folded.text[name.end()..].contains("报告");
        let is_name = is_report && is_full_name(name.as_str()) && !is_vague(name.as_str());
        is_name.then(|| without_inner_office(&folded.printed(name.range())))
    })
}

/// What stands behind the subject of a sentence on a body's work.
static WORK: &str = "认真|坚持|严格|深入|全面|按照|根据|依据|高度|积极|切实|紧紧|紧扣|紧密|围绕|继续|持续|始终|贯彻|不断|以|在|共|主动|进一步|牢固|扎实|着力|大力|依托|立足|结合|将|把|通过|对照|严|强化|深化|加强|落实|聚焦|充分|重点|政府信息公开|政务公开|信息公开|收到|受理|接到|未收到|没有收到|现向社会|特向社会";

/// 2021年，路桥区机关事务中心认真贯彻…: the body as the subject of a sentence's clause.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:(?:20\d\d)年度?(?:以来)?)?([\p{{Han}}()]{{3,30}}?(?:局|委员会|管委会|中心|人民政府|办公室|办公厅|街道|办事处|镇|乡|苏木|厅|委|办|部|署|院|所|站|馆|会|大队|支队|总队|公司|学校|大学|医院|街|开发区|新区)|[\p{{Han}}]{{2}}(?:镇|乡|街道))(?:{WORK})"
    ))
});

/// The subject of the first clause that has one.
pub(super) fn subject(texts: &[String]) -> Option<String> {
    (texts.iter()).find_map(|text| {
        let folded = Folded::of(text);
        let mut at = 0;
        for clause in folded.text.split_inclusive([',', '。', ';', ':']).take(12) {
            let start = at;
            at += clause.len();
            let Some(name) = SUBJECT.captures(clause).and_then(|found| found.get(1)) else {
                continue;
            };
            let words = name.as_str();
            let is_pronoun = words.starts_with(['我', '在', '为']);
            let is_name = is_full_name(words) && !is_pronoun && !is_vague(words);
            if is_name {
                return Some(without_inner_office(
                    &folded.printed(start + name.start()..start + name.end()),
                ));
            }
        }
        None
    })
}

/// The name with which the last section ends before a day: 某县水利局 / 2024年1月20日.
pub(super) fn signature(sections: &[Section]) -> Option<String> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零0].{2}年.{1,2}月.{1,3}日)$")
    });
    let paragraphs = &sections.last()?.paragraphs;
    let texts: Vec<String> = paragraphs
        .iter()
        .map(|paragraph| fold(&paragraph.text))
        .collect();
    let at = texts.iter().rposition(|text| DAY.is_match(text))?;
    let name = texts.get(at.checked_sub(1)?)?;
    let printed = paragraphs[at - 1]
        .text
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    (is_full_name(name) && !is_vague(name) && name.chars().count() >= 4).then_some(printed)
}

/// The name on one of the lines behind a title that lacks it: a subtitle, perhaps in brackets.
pub(super) fn beside(lines: &[&str], title: usize) -> Option<String> {
    lines.get(title + 1..)?.iter().take(2).find_map(|line| {
        let bare = line.trim().trim_matches(['(', ')', '（', '）']);
        let name = fold(bare);
        let has_place = name.contains(['省', '市', '县', '区', '旗', '州', '镇', '乡']);
        let is_name =
            has_place && name.chars().count() >= 4 && is_full_name(&name) && !is_vague(&name);
        is_name.then(|| bare.chars().filter(|c| !c.is_whitespace()).collect())
    })
}

/// 请与某县水利局办公室联系.
pub(super) fn contact(texts: &[String]) -> Option<String> {
    static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:请与|请联系|可与|请向|请径与|敬请与)([\p{Han}]{4,40}?)(?:联系|咨询|反映|反馈|\(|,|。)",
        )
    });
    texts.iter().find_map(|text| {
        let folded = Folded::of(text);
        let name = CONTACT.captures(&folded.text)?.get(1)?;
        let printed = without_inner_office(&folded.printed(name.range()));
        (is_full_name(&printed) && !is_vague(&printed)).then_some(printed)
    })
}

/// The name of a unit without that of its own office or section: 某县审计局 of 某县审计局办公室. The office
/// of a committee or government is a body of its own.
fn without_inner_office(name: &str) -> String {
    static INNER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(.*(?:局|中心|厅|馆|街道办事处))(?:办公室|综合科|综合股|[\p{Han}]{1,6}[科股室]|办)$",
        )
    });
    let found = INNER.captures(name).and_then(|found| found.get(1));
    found.map_or(name, |found| found.as_str()).to_owned()
}

/// What the particulars of a page call its publisher.
static PUBLISHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:发布机构|发文机关|发布单位|发文单位|发布机关|制发机关|公开主体|责任部门|公开单位|信息来源单位|编制单位|填报单位|单位名称|报告单位)(?::(.*))?$",
    )
});

/// The publisher of the page, beside its label or in the next cell or line.
pub(super) fn publisher(document: &Document, first_block: usize) -> Option<String> {
    let mut lines: Vec<&str> = Vec::new();
    for block in &document.blocks[..first_block.min(document.blocks.len())] {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => {
                lines.extend(text.text.split(['|', '\n', '\t']));
                lines.push("");
            }
            Block::Grid(grid) => {
                lines.extend(grid.rows.iter().flatten().map(|cell| cell.text.as_str()))
            }
        }
    }
    let named = |text: &str| {
        let name = fold(text);
        (is_full_name(&name) && !is_vague(&name))
            .then(|| text.chars().filter(|c| !c.is_whitespace()).collect())
    };
    for (at, line) in lines.iter().enumerate() {
        // Several particulars may share a line.
        for piece in line
            .split(['\u{3000}', '　'])
            .flat_map(|piece| piece.split("  "))
        {
            // 发布机构 某街道 主题分类 综合政务: labels and what they tell, one after the other.
            let words: Vec<&str> = piece.split_whitespace().collect();
            let told = words.windows(2).find_map(|pair| {
                let is_label = PUBLISHER.is_match(pair[0]) && !pair[0].contains([':', '：']);
                named(pair[1]).filter(|_| is_label)
            });
            if told.is_some() {
                return told;
            }
            let folded = Folded::of(piece);
            let Some(found) = PUBLISHER.captures(&folded.text) else {
                continue;
            };
            let inside = found.get(1).filter(|name| !name.as_str().is_empty());
            let name = match inside {
                Some(name) => named(&folded.printed(name.range())),
                None => lines.get(at + 1).and_then(|next| named(next)),
            };
            if name.is_some() {
                return name;
            }
        }
    }
    None
}

/// The year of the period that the figures are about, or else the one that the text speaks of
/// most. On a tie the later one: a report compares with the year before. The year into which
/// applications are carried is the one behind the report's.
pub(super) fn year(texts: &[String]) -> Option<i32> {
    /// 自2024年1月1日起: the period that the figures are about.
    static PERIOD: LazyLock<Regex> = LazyLock::new(|| pattern(r"(20\d\d)年0?1月0?1日"));
    static SPOKEN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"((?:转|顺延|延续|延)(?:至|到|入)?)?(20\d\d)年"));
    let folded = fold(&texts.join("。"));
    if let Some(found) = PERIOD.captures(&folded) {
        return found[1].parse().ok();
    }
    let years: Vec<i32> = (SPOKEN.captures_iter(&folded))
        .filter_map(|found| {
            let year: i32 = found[2].parse().ok()?;
            Some(year - i32::from(found.get(1).is_some()))
        })
        .collect();
    let count = |year: i32| years.iter().filter(|&&other| other == year).count();
    (years.iter().copied()).max_by_key(|&year| (count(year), year))
}
