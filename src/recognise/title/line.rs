//! One line as a title: 某县水利局2023年政府信息公开工作年度报告, in all its orders.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::body::{Body, is_full_name};
use crate::pattern::pattern;
use crate::prose::fold::is_blank;
use crate::recognise::normalise::{fold, push_folded};

/// A title, with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Titled {
    /// As printed.
    pub title: String,
    /// The reporting body's name as printed, without blanks; `None` where none or half of one
    /// stands there.
    pub body: Option<String>,
    /// The year.
    pub year: Option<i32>,
}

/// The most characters of a title. The longest real one has some 50.
const MAX_TITLE: usize = 80;

/// The words that make a line the title of such a report, in folded text.
pub(super) static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(政府信息公开|政务公开|信息公开|政务信息公开)(工作)?(情况)?的?(((19|20)\d\d|[二〇○零一三四五六七八九]{4})年?(度)?)?(年度|年)?(工作)?(情况)?(的)?(年度|年)?(工作)?(报告|年报)",
    )
});

static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"((?:19|20)\d\d)年?(?:度)?|([二][〇○零0][〇○零一二三四五六七八九]{2})年?(?:度)?")
});

/// What stands before a title on its line: 图解：, 【解读】, 名称：, in folded text.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\([^()]{1,8}\)|[^:公开]{1,8}:|(?:图解|图文解读|文字解读|政策解读|解读|一图读懂|一图看懂|附件\d?)[|\-—]*)",
    )
});

/// The ending of a file's name.
static EXTENSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\.(?:docx?|pdf|wps|ofd|html?|shtml|xlsx?|txt|zip|rtf|md|json)$")
});

/// What may stand behind the words of a title.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^》?(?:的?(?:通知|公告|公示|通告|函|说明)|公示|公布|\([^()]*\))?》?$")
});

/// Folded text, each byte with the place where its character begins in the source.
pub(super) struct Folded<'a> {
    source: &'a str,
    pub text: String,
    origin: Vec<usize>,
}

impl<'a> Folded<'a> {
    pub fn of(source: &'a str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut origin = Vec::with_capacity(source.len());
        for (at, c) in source.char_indices() {
            push_folded(c, &mut text);
            // Once for each byte that it became.
            origin.resize(text.len(), at);
        }
        Self {
            source,
            text,
            origin,
        }
    }

    /// What is printed for a range of the folded text.
    fn source(&self, range: Range<usize>) -> &'a str {
        match self.origin.get(range) {
            Some(&[from, .., last]) => self.through(from, last),
            Some(&[only]) => self.through(only, only),
            _ => "",
        }
    }

    /// The source from one character through another.
    fn through(&self, from: usize, last: usize) -> &'a str {
        let end = self.source[last..].chars().next().map_or(0, char::len_utf8);
        &self.source[from..last + end]
    }

    /// The same, without blanks.
    pub fn printed(&self, range: Range<usize>) -> String {
        let printed = self.source(range).chars();
        printed.filter(|&c| !is_blank(c)).collect()
    }
}

/// Whether a line is a sentence, a trail of links or a particular of the page, and so no part of a
/// title that is split over lines.
pub(super) fn is_prose(line: &str) -> bool {
    line.contains(['。', '；', '，', ',', '>', '：', ':', '|', '/'])
}

/// A title of the page's metadata, without the site's name beside it.
pub(super) fn stated(title: &str) -> Option<Titled> {
    // A plain hyphen separates the site's name too, but stands in names as well.
    let piece_of = |separators: &[char]| {
        let mut pieces = title.split(separators);
        pieces.find_map(|piece| whole(piece.trim()))
    };
    let with_hyphen = || title.contains('-').then(|| piece_of(&SITE_SEPARATORS));
    piece_of(&SITE_SEPARATORS[1..]).or_else(|| with_hyphen()?)
}

/// What stands between a title and the name of its site; the hyphen first, see above.
const SITE_SEPARATORS: [char; 8] = ['-', '|', '_', '—', '–', '>', '/', '\n'];

/// The title that a line is, without a site's name behind it or words before it.
pub(super) fn titled(line: &str) -> Option<Titled> {
    // Few lines of a page are titles, and none is long.
    if !may_name_report(line) || line.chars().nth(2 * MAX_TITLE).is_some() || line.contains('。') {
        return None;
    }
    let is_trail = line.contains('>') || line.matches('/').count() > 1;
    let beside_site = || stated(line).filter(|_| !is_trail && line.contains(SITE_SEPARATORS));
    whole(line).or_else(beside_site)
}

/// Whether the words for such a report can stand in a text.
pub(super) fn may_name_report(text: &str) -> bool {
    text.contains(['报', '報'])
}

/// The title that a text is as a whole: the words are there, and little is left around them.
fn whole(line: &str) -> Option<Titled> {
    let line = line.trim().trim_matches(['"', '“', '”']);
    let folded = Folded::of(line);
    let text = folded.text.as_str();
    // The words for such a report have both; most lines that name reports lack the first.
    if !text.contains("公开") || !text.contains('报') {
        return None;
    }
    let start = BEFORE.find(text).map_or(0, |found| {
        // A name in brackets is none of these words, and a year belongs to the title.
        let inside = found.as_str().trim_matches(['(', ')', ':']);
        if is_full_name(inside)
            || inside.contains(|c: char| c.is_ascii_digit()) && !inside.starts_with("附件")
        {
            0
        } else {
            found.end()
        }
    });
    let extension = text.contains('.').then(|| EXTENSION.find(text)).flatten();
    let end = extension.map_or(text.len(), |found| found.start());
    let bare = text.get(start..end)?;
    let opening = bare.len() - bare.trim_start_matches('《').len();
    let (start, bare) = (start + opening, &bare[opening..]);
    let found = REPORT.find_iter(bare).last()?;
    let behind = &bare[found.end()..];
    let before = &bare[..found.start()];
    let is_short = bare.chars().count() <= MAX_TITLE;
    if !is_short
        || !BEHIND.is_match(behind)
        || is_circular(before, behind)
        || before.contains([',', ';', '>'])
    {
        return None;
    }
    let year = [found.as_str(), before, behind]
        .into_iter()
        .find_map(year_in);
    let body = body_before(&folded, before, start).or_else(|| {
        let inside = behind
            .trim_start_matches('》')
            .strip_prefix('(')?
            .trim_end_matches('》')
            .strip_suffix(')')?;
        let at = start + found.end() + behind.find('(')? + 1;
        let is_name = is_full_name(inside) && !is_kind(inside);
        is_name.then(|| folded.printed(at..at + inside.len()))
    });
    let title = folded.spaced(start..end);
    Some(Titled { title, body, year })
}

impl Folded<'_> {
    /// What is printed for a range of the folded text, its blanks as single spaces.
    fn spaced(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = self.source(range).split_whitespace().collect();
        words.join(" ")
    }
}

/// Whether it is a circular about reports, or about their form, and no report.
fn is_circular(before: &str, behind: &str) -> bool {
    let asks = [
        "做好",
        "印发",
        "报送",
        "开展",
        "填报",
        "转发",
        "编制",
        "进一步",
    ];
    let about = before.find("关于").map(|at| &before[at..]);
    before.starts_with("关于印发")
        || about.is_some_and(|about| asks.iter().any(|word| about.contains(word)))
        || behind.contains('函')
}

/// Words in brackets that say of what kind the page is.
fn is_kind(words: &str) -> bool {
    [
        "图解",
        "图文",
        "解读",
        "本级",
        "本级机关",
        "全文",
        "公示",
        "年报",
    ]
    .contains(&words)
        || YEAR.is_match(words)
}

/// The body that stands before the words of the title, around its year.
fn body_before(folded: &Folded<'_>, before: &str, start: usize) -> Option<String> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for year in YEAR.find_iter(before) {
        pieces.push(from..year.start());
        from = year.end();
    }
    pieces.push(from..before.len());
    let trimmed = |piece: Range<usize>| {
        const AROUND: [char; 8] = ['、', ',', '.', '-', ':', '的', '《', '年'];
        const LEADING: [&str; 3] = ["关于发布", "关于公布", "关于"];
        const TRAILING: [&str; 5] = ["关于发布", "关于公布", "关于公开", "关于", "年度"];
        let (mut start, mut end) = (piece.start, piece.end);
        let text = &before[piece];
        let cut = text.trim_start_matches(AROUND);
        start += text.len() - cut.len();
        if let Some(word) = LEADING.iter().find(|word| cut.starts_with(**word)) {
            start += word.len();
        }
        let cut = before[start..end].trim_end_matches(AROUND);
        end = start + cut.len();
        if let Some(word) = TRAILING.iter().find(|word| cut.ends_with(**word)) {
            end -= word.len();
        }
        start..end
    };
    let ranges: Vec<Range<usize>> = pieces
        .into_iter()
        .map(trimmed)
        .filter(|piece| !piece.is_empty())
        .collect();
    let name: String = ranges.iter().map(|range| &before[range.clone()]).collect();
    let printed = ranges
        .iter()
        .map(|range| folded.printed(start + range.start..start + range.end));
    is_full_name(&name).then(|| printed.collect())
}

/// Whether a line before a title is a name as a whole, with which the body's name begins, and not
/// what a site calls one of its pages: it names its place, as 临江县水利局 and 县水利局 do.
pub(super) fn names_whole(line: &str, titled: &Titled) -> bool {
    let folded = fold(line);
    let bare = YEAR.replace_all(&folded, "");
    let Some(body) = &titled.body else {
        return false;
    };
    let is_whole_line = fold(body).starts_with(bare.as_ref()) && !bare.is_empty();
    let has_place = body.contains([
        '省', '市', '县', '縣', '区', '區', '旗', '州', '盟', '镇', '鎮', '乡', '鄉',
    ]);
    is_whole_line && (has_place || Body::of(body).is_some_and(|body| body.place.is_some()))
}

pub(super) fn year_in(text: &str) -> Option<i32> {
    let found = YEAR.captures(text)?;
    if let Some(digits) = found.get(1) {
        return digits.as_str().parse().ok();
    }
    let digit = |c| match c {
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
    };
    let digits: String = found.get(2)?.as_str().chars().map(digit).collect();
    digits.parse().ok()
}

/// A year at the start of folded text, with 年 or 年度, and what stands behind it.
pub(super) fn leading_year(text: &str) -> Option<(i32, &str)> {
    let found = YEAR.find(text).filter(|found| found.start() == 0)?;
    Some((year_in(found.as_str())?, &text[found.end()..]))
}

/// A year at the end of folded text, and what stands before it.
pub(super) fn trailing_year(text: &str) -> Option<(i32, &str)> {
    let found = YEAR
        .find_iter(text)
        .last()
        .filter(|found| found.end() == text.len())?;
    Some((year_in(found.as_str())?, &text[..found.start()]))
}
