//! Title, reporting body and year, as the document states them.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Block, Document};
use crate::recognise::normalise::{fold, is_blank};
use crate::report::Section;

/// What the document says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// The title as printed.
    pub title: Option<String>,
    /// The reporting body's name.
    pub body: Option<String>,
    /// The year that the report is about.
    pub year: Option<i32>,
}

/// How many lines from the start can hold the title. Pages put their navigation before it.
const TITLE_WINDOW: usize = 400;

/// The most characters of a title. The longest real one has some 50.
const MAX_TITLE: usize = 80;

/// The most lines that a title is split over.
pub const MAX_TITLE_LINES: usize = 3;

/// The words that make a line the title of such a report, in folded text.
static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(政府信息公开|政务公开|信息公开)(工作)?(情况)?的?(((19|20)\d\d|[二〇○零一三四五六七八九]{4})年?(度)?)?(年度|年)?(工作)?(情况)?(的)?(年度|年)?(工作)?(报告|年报)",
    )
});

static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"((?:19|20)\d\d)年?(?:度)?|([二][〇○零0][〇○零一二三四五六七八九]{2})年?(?:度)?")
});

/// 自2024年1月1日起: the period that the figures are about.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| pattern(r"(20\d\d)年0?1月0?1日"));

/// 2021年，路桥区机关事务中心认真贯彻…: the body as the subject of the first sentence.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"20\d\d年度?,?([^,。;:、\d]{2,30}?(?:局|委员会|中心|人民政府|办公室|办公厅|街道|办事处|镇|乡|厅|委|部|署|院|所|会|大队|支队|公司|学校|大学|医院))(?:认真|坚持|严格|深入|全面|按照|根据|高度|积极|切实|紧紧|围绕|继续|持续|始终|贯彻|不断|以|在|共|主动|进一步)",
    )
});

fn pattern(source: &str) -> Regex {
    #[expect(
        clippy::unwrap_used,
        reason = "the patterns are constants, read in every test"
    )]
    Regex::new(source).unwrap()
}

/// Reads title, body and year.
#[must_use]
pub fn heading(document: &Document, sections: &[Section]) -> Heading {
    let title = title(document, sections);
    let folded = title.as_deref().map(fold).unwrap_or_default();
    let (body, year) = parts(&folded);
    let narrative = || narrative(document, sections);
    Heading {
        year: year.or_else(|| year_of_text(&narrative())),
        body: body.or_else(|| body_of_text(&narrative())),
        title,
    }
}

/// The title: in the text before the first section, split over up to three lines; or else in
/// the page's metadata.
fn title(document: &Document, sections: &[Section]) -> Option<String> {
    let first_heading = sections.first().map(|section| section.heading.as_str());
    let lines: Vec<&str> = (document.blocks.iter())
        .filter_map(|block| match block {
            Block::Heading(text) | Block::Paragraph(text) => Some(text.text.as_str()),
            Block::Grid(_) => None,
        })
        .take_while(|line| first_heading.is_none_or(|heading| !line.starts_with(heading)))
        .take(TITLE_WINDOW)
        .collect();
    // Every title ends in 报告 or 年报.
    let ends_here = |at: usize| {
        lines[at..]
            .iter()
            .take(MAX_TITLE_LINES)
            .any(|line| line.contains(['报', '報']))
    };
    let printed = (0..lines.len())
        .filter(|&at| ends_here(at))
        .filter_map(|at| printed_title(&lines[at..]));
    let stated = (document.titles.iter()).filter_map(|title| stated_title(title));
    // The first of those that say most: navigation and breadcrumbs bear bare titles too.
    let says = |title: &String| {
        let (body, year) = parts(&fold(title));
        usize::from(body.is_some()) + usize::from(year.is_some())
    };
    printed
        .chain(stated)
        .fold(None, |best: Option<String>, title| match best {
            Some(best) if says(&best) >= says(&title) => Some(best),
            _ => Some(title),
        })
}

/// What a title names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The body.
    pub body: Option<String>,
    /// The year.
    pub year: Option<i32>,
}

/// What the title names that begins with the first of these lines, where it names anything.
pub fn named(lines: &[&str]) -> Option<Named> {
    let title = printed_title(lines)?;
    let (body, year) = parts(&fold(&title));
    (body.is_some() || year.is_some()).then_some(Named { body, year })
}

/// The title that begins with the first of these lines, and goes on in the next ones as long as
/// it says neither year nor body.
fn printed_title(lines: &[&str]) -> Option<String> {
    (1..=MAX_TITLE_LINES.min(lines.len())).find_map(|count| {
        let joined = lines[..count].concat();
        let folded = fold(&joined);
        let last = fold(lines[count - 1]);
        if lines[..count].iter().any(|line| is_prose(line)) || !is_title(&folded) {
            return None;
        }
        // Lines are joined where the last one is no whole title of its own, or lacks the body,
        // and all of them together say both.
        let is_split = parts(&last).0.is_none() && matches!(parts(&folded), (Some(_), Some(_)));
        (count == 1 || is_split).then(|| joined.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

fn is_prose(line: &str) -> bool {
    line.contains(['。', '；', '，', '>', '：', ':', '|', '/'])
}

/// A title of the page's metadata, without the site's name beside it.
fn stated_title(title: &str) -> Option<String> {
    // A plain hyphen separates the site's name too, but stands in names as well.
    [&SITE_SEPARATORS[1..], &SITE_SEPARATORS]
        .into_iter()
        .find_map(|separators| {
            let mut pieces = title.split(separators).map(str::trim);
            pieces
                .find(|piece| is_title(&fold(piece)))
                .map(str::to_owned)
        })
}

/// What stands between a title and the name of its site; the hyphen first, see above.
const SITE_SEPARATORS: [char; 8] = ['-', '|', '_', '—', '–', '>', '/', '\n'];

/// Whether folded text is a title: the words are there, and little is left behind them.
fn is_title(folded: &str) -> bool {
    folded.chars().count() <= MAX_TITLE
        && REPORT.find_iter(folded).last().is_some_and(|found| {
            let behind = &folded[found.end()..];
            behind.is_empty() || (behind.starts_with('(') && behind.ends_with(')'))
        })
        && !folded.starts_with("关于印发")
}

/// The body and the year that a folded title states.
fn parts(folded: &str) -> (Option<String>, Option<i32>) {
    let Some(found) = REPORT.find_iter(folded).last() else {
        return (None, None);
    };
    let (before, behind) = (&folded[..found.start()], &folded[found.end()..]);
    let within = found.as_str();
    let year = [within, before, behind].into_iter().find_map(year_in);
    let without_years = YEAR.replace_all(before, "");
    let body = without_years
        .trim_start_matches("关于")
        .trim_matches(|c: char| is_blank(c) || "、,.-:(的".contains(c));
    let behind = behind.trim_start_matches('(').trim_end_matches(')');
    let is_kind = ["图解", "图文", "解读", "本级", "本级机关", "全文"].contains(&behind)
        || YEAR.is_match(behind);
    let body = if !body.is_empty() {
        Some(body)
    } else if !behind.is_empty() && !is_kind {
        Some(behind)
    } else {
        None
    };
    (body.map(str::to_owned), year)
}

fn year_in(text: &str) -> Option<i32> {
    let found = YEAR.captures(text)?;
    if let Some(digits) = found.get(1) {
        return digits.as_str().parse().ok();
    }
    let digits: String = found
        .get(2)?
        .as_str()
        .chars()
        .map(|c| match c {
            '一' => '1',
            '二' => '2',
            '三' => '3',
            '四' => '4',
            '五' => '5',
            '六' => '6',
            '七' => '7',
            '八' => '8',
            '九' => '9',
            _ => '0',
        })
        .collect();
    digits.parse().ok()
}

/// The text that speaks for the report: what stands before the sections, and the first of them.
fn narrative(document: &Document, sections: &[Section]) -> String {
    let first_heading = sections.first().map(|section| section.heading.as_str());
    let preamble = (document.blocks.iter())
        .filter_map(|block| match block {
            Block::Paragraph(text) if text.text.contains(['。', '；', '，', ',']) => {
                Some(text.text.as_str())
            }
            _ => None,
        })
        .take_while(|line| first_heading.is_none_or(|heading| !line.starts_with(heading)));
    let sections: Vec<String> = sections.iter().map(Section::text).collect();
    let first = sections.iter().map(String::as_str);
    fold(&preamble.chain(first).collect::<Vec<_>>().join("。"))
}

/// The year of the period that the figures are about, or else the one that the text speaks of
/// most. On a tie the later one: a report compares with the year before.
fn year_of_text(folded: &str) -> Option<i32> {
    static SPOKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(20\d\d)年"));
    if let Some(found) = PERIOD.captures(folded) {
        return found[1].parse().ok();
    }
    let years: Vec<i32> = SPOKEN
        .captures_iter(folded)
        .filter_map(|found| found[1].parse().ok())
        .collect();
    let count = |year: i32| years.iter().filter(|&&other| other == year).count();
    years
        .iter()
        .copied()
        .max_by_key(|&year| (count(year), year))
}

fn body_of_text(folded: &str) -> Option<String> {
    let found = SUBJECT.captures(folded)?;
    let body = &found[1];
    let is_pronoun = body.chars().count() < 4
        || ["我", "本", "全", "各", "该"]
            .iter()
            .any(|word| body.starts_with(word));
    (!is_pronoun).then(|| body.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{body_of_text, fold, is_title, parts, stated_title, year_of_text};

    #[test]
    fn every_form_of_title() {
        for (title, body, year) in [
            (
                "某县水利局2023年政府信息公开工作年度报告",
                "某县水利局",
                2023,
            ),
            ("2025年某街道政府信息公开工作年度报告", "某街道", 2025),
            (
                "某区教育委员会政府信息公开工作2022年度报告",
                "某区教育委员会",
                2022,
            ),
            ("某市财政局2025年度政府信息公开工作报告", "某市财政局", 2025),
            (
                "某镇人民政府2019年度政府信息公开工作年度报告",
                "某镇人民政府",
                2019,
            ),
            ("某局2022年政府信息公开年度报告", "某局", 2022),
            ("2022年某市某局信息公开工作年度报告", "某市某局", 2022),
            ("2024年政府信息公开工作年度报告（某镇）", "某镇", 2024),
            (
                "某局 ２０２０年 政府信息公开工作年度报告（图解）",
                "某局",
                2020,
            ),
            ("某局二〇二一年政府信息公开工作年度报告", "某局", 2021),
        ] {
            let folded = fold(title);
            assert!(is_title(&folded), "{title}");
            assert_eq!(
                parts(&folded),
                (Some(body.to_owned()), Some(year)),
                "{title}"
            );
        }
    }

    #[test]
    fn what_is_no_title() {
        for text in [
            "政府信息公开工作",
            "根据《政府信息公开条例》要求编制本年度报告",
            "政府信息公开指南",
            "年度报告格式的通知",
        ] {
            assert!(!is_title(&fold(text)), "{text}");
        }
    }

    #[test]
    fn the_sites_name_is_no_part_of_the_title() {
        for title in [
            "某局2023年政府信息公开工作年度报告_某县人民政府",
            "某县人民政府门户网站 | 某局2023年政府信息公开工作年度报告",
            "某局2023年政府信息公开工作年度报告 - 某县人民政府",
            "某局2023年政府信息公开工作年度报告-某县政府网",
        ] {
            assert_eq!(
                stated_title(title).as_deref(),
                Some("某局2023年政府信息公开工作年度报告"),
                "{title}"
            );
        }
    }

    #[test]
    fn text_tells_year_and_body_where_there_is_no_title() {
        assert_eq!(
            year_of_text(&fold(
                "数据统计期限自2024年1月1日至12月31日，比2023年、2023年多。"
            )),
            Some(2024)
        );
        assert_eq!(
            year_of_text(&fold(
                "2021年，我局公开信息。比2020年多。2021年没有其他事项。"
            )),
            Some(2021)
        );
        let text = fold("2021年，路桥区机关事务中心认真贯彻落实条例。");
        assert_eq!(body_of_text(&text).as_deref(), Some("路桥区机关事务中心"));
        assert_eq!(body_of_text(&fold("2021年，我局认真贯彻落实条例。")), None);
    }
}
