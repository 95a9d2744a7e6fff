//! The body that reports, and by which names its report calls it: in full (云和县人民政府办公室),
//! in short (市城管局 for 城市管理局, 高新区), by its office, by its region (全区, 我市), as 我局 or
//! 本机关, or by a name that it gave itself (以下简称民政局).

use super::lex::{Kind as TokenKind, Token};
use super::sort::{self, Sort};
use super::spoken;
use super::words::Word;
use crate::prose::{Folded, Prose};

/// Most characters of a body's name; the longest met has some thirty.
const NAME: usize = 40;

/// What a town's report calls those who work on it; they are no bodies of their own.
const OF_TOWN: &[&str] = &[
    "人民政府",
    "政府",
    "办事处",
    "办",
    "党政办公室",
    "党政办",
    "党政综合办公室",
    "党政综合办",
    "综合办公室",
    "人民政府办公室",
    "政府办公室",
    "政府办",
    "办公室",
];

/// The body that reports.
#[derive(Debug, Clone, Default)]
pub(super) struct Reporter {
    /// Its name, folded; empty where it is not known.
    pub name: Vec<char>,
    sort: Option<Sort>,
    /// The place in its name: 杭州市 of 杭州市城市管理局.
    place: Vec<char>,
    /// What stands behind the place.
    organ: Vec<char>,
    /// The names that the report gives it: 以下简称.
    given: Vec<Vec<char>>,
    /// What its region is called by, where it governs one or where the text says so: 区 of 全区.
    regions: Vec<char>,
}

/// Text to characters.
fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

impl Reporter {
    pub(super) fn of(name: Option<&str>, prose: &Prose) -> Self {
        let name: String = Folded::new(name.unwrap_or_default()).chars.iter().collect();
        let name = name
            .split(['(', '（'])
            .next()
            .unwrap_or_default()
            .to_owned();
        let (sort, place) = sort::of(&name);
        let organ = name.strip_prefix(place.as_str()).unwrap_or_default();
        let mut reporter = Self {
            name: chars(&name),
            sort,
            place: chars(&place),
            organ: chars(organ),
            given: Vec::new(),
            regions: Vec::new(),
        };
        reporter.given = given(prose, &reporter);
        reporter.regions = reporter.regions(prose);
        reporter
    }

    /// Whether the figures of an office of a government are a part of this body's: that of a
    /// government which reports for all its departments.
    pub(super) fn is_government(&self) -> bool {
        self.sort == Some(Sort::Government)
    }

    /// Whether a region is this body's own: 全区, 我市.
    pub(super) fn governs(&self, region: &[char]) -> bool {
        match region {
            // 全域, and 街道 beside 街.
            [_, '域'] => !self.regions.is_empty(),
            [_, level, ..] => self.regions.contains(level),
            _ => false,
        }
    }

    /// The tokens of a sentence that stand for less than the report: where it tells the figures
    /// of an office from those of its government (全市收到66件，其中市政府办公室6件), the latter.
    pub(super) fn told_apart(&self, text: &[char], tokens: &[Token]) -> Vec<Token> {
        let names = |last: &[char]| -> Vec<Token> {
            let is_one = |token: &&Token| {
                let end = token.end.checked_sub(1).and_then(|place| text.get(place));
                token.word() == Some(Word::Itself) && end.is_some_and(|c| last.contains(c))
            };
            tokens.iter().filter(is_one).copied().collect()
        };
        let of_government = names(&['府', '市', '县', '区']);
        match self.sort {
            Some(Sort::Office) if !names(&['办', '室', '厅']).is_empty() => {
                let is_region = |token: &&Token| token.word() == Some(Word::Region);
                let regions = tokens.iter().filter(is_region).copied();
                of_government.into_iter().chain(regions).collect()
            }
            Some(Sort::Government) if !of_government.is_empty() => {
                let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
                    return Vec::new();
                };
                let sentence = &text[first.start..last.end];
                let has_office = sentence.windows(2).any(|pair| *pair == ['府', '办']);
                if has_office {
                    of_government
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        }
    }

    /// The last letters of what its region is called.
    fn regions(&self, prose: &Prose) -> Vec<char> {
        match self.sort {
            Some(Sort::Government | Sort::Office | Sort::Town | Sort::Zone) => {
                let last = match self.place[..] {
                    [.., '街', '道'] => Some('街'),
                    [.., last] => Some(last),
                    [] => None,
                };
                // 西湖风景名胜区, 临江新城: a zone calls itself 全区 all the same.
                let zone = (self.sort == Some(Sort::Zone)).then_some('区');
                last.into_iter().chain(zone).collect()
            }
            Some(Sort::Department) => Vec::new(),
            None if self.name.is_empty() => spoken::own_regions(prose),
            None => Vec::new(),
        }
    }

    /// Whether a stretch of text is a name of this body.
    fn is_called(&self, name: &[char]) -> bool {
        if name.len() < 2 {
            return false;
        }
        if self.given.iter().any(|given| given == name) {
            return true;
        }
        let Some(sort) = self.sort else {
            return name.len() >= 3 && self.name.ends_with(name);
        };
        if name.len() >= 3 && self.name.ends_with(name) {
            return true;
        }
        let shared = shared(name, &self.place);
        let rest: String = name[shared..].iter().collect();
        match sort {
            Sort::Government => {
                (rest.is_empty() && shared >= 3) || matches!(&*rest, "人民政府" | "政府")
            }
            Sort::Office => {
                (rest.is_empty() && shared >= 3)
                    || matches!(&*rest, "人民政府" | "政府")
                    || is_short_for(&name[shared..], &self.organ)
            }
            Sort::Town => {
                (rest.is_empty() && shared >= 2)
                    || OF_TOWN.contains(&&*rest) && (shared > 0 || rest != "办")
            }
            Sort::Zone => is_short_for(name, &self.name) || is_short_for(name, &self.place),
            Sort::Department => is_short_for(&name[shared..], &self.organ),
        }
    }

    /// The characters that a name of this body can end with.
    fn ends(&self, c: char) -> bool {
        let own = self.name.last() == Some(&c) || self.place.last() == Some(&c);
        let given = || self.given.iter().any(|given| given.last() == Some(&c));
        own || matches!(c, '委' | '办' | '府' | '室' | '处') || given()
    }

    /// Whether a name of this body can have the character.
    fn has(&self, c: char) -> bool {
        self.name.contains(&c)
            || "人民政府办公室厅党政综合街道管委会事处".contains(c)
            || self.given.iter().any(|given| given.contains(&c))
    }

    /// Where a name of this body ends at `end`, the place that it begins at.
    fn called_before(&self, text: &[char], end: usize) -> Option<usize> {
        let first = end.saturating_sub(NAME);
        let begin = text[first..end]
            .iter()
            .rposition(|&c| !self.has(c))
            .map_or(first, |place| first + place + 1);
        (begin..end).find(|&start| self.is_called(&text[start..end]))
    }

    /// Puts a token where the text calls the body by a name, in place of what it covers.
    pub(super) fn fold(&self, text: &[char], tokens: Vec<Token>) -> Vec<Token> {
        let mut names: Vec<Token> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let itself = spoken::itself(text, at).map(|length| (at, at + length));
            let named = || {
                let is_end = self.ends(text[at]) && !spoken::goes_on(text, at);
                let start = is_end.then(|| self.called_before(text, at + 1)).flatten();
                start.map(|start| (start, at + 1))
            };
            if let Some((start, end)) = itself.or_else(named) {
                // A longer name that ends here takes the place of those within it.
                while names.last().is_some_and(|name| name.end > start) {
                    names.pop();
                }
                names.push(Token {
                    kind: TokenKind::Word(Word::Itself),
                    start,
                    end,
                });
                at = end;
            } else {
                at += 1;
            }
        }
        merged(tokens, names)
    }
}

/// The tokens, with the names in place of what they cover. A longer wording with a name in it
/// (不属于本机关公开) stays as it is.
fn merged(tokens: Vec<Token>, names: Vec<Token>) -> Vec<Token> {
    if names.is_empty() {
        return tokens;
    }
    let mut merged: Vec<Token> = Vec::with_capacity(tokens.len() + names.len());
    let mut names = names.into_iter().peekable();
    for token in tokens {
        while let Some(name) = names.next_if(|name| name.end <= token.start) {
            merged.push(name);
        }
        while let Some(name) = names.next_if(|name| name.start < token.end) {
            if token.end <= name.end {
                merged.push(name);
            }
        }
        let name = merged
            .last()
            .filter(|last| last.word() == Some(Word::Itself));
        if name.is_none_or(|name| name.end <= token.start) {
            merged.push(token);
        }
    }
    merged.extend(names);
    merged
}

/// How many characters at the head of a name are the tail of a place: 市 and 杭州市 of 杭州市.
fn shared(name: &[char], place: &[char]) -> usize {
    let most = name.len().min(place.len());
    (1..=most)
        .rev()
        .find(|&length| place.ends_with(&name[..length]))
        .unwrap_or(0)
}

/// Whether a name is one in short: its characters in their order, and the same kind of organ.
fn is_short_for(short: &[char], full: &[char]) -> bool {
    let (Some(last), Some(own)) = (short.last(), full.last()) else {
        return false;
    };
    let full_text: String = full.iter().collect();
    let short_text: String = short.iter().collect();
    let is_same_kind = last == own
        || *last == '委' && full_text.ends_with("委员会")
        || *last == '办' && full_text.ends_with("办公室")
        || short_text.ends_with("管委会") && full_text.ends_with("管理委员会");
    // The bureau is not its branch, nor the branch another one's.
    let is_same_level = ["分局", "支队", "大队"]
        .iter()
        .all(|branch| !full_text.ends_with(branch) || short_text.ends_with(branch));
    let mut rest = full.iter();
    is_same_kind && is_same_level && short.iter().all(|c| rest.any(|own| own == c))
}

/// The names that the text gives to the body: X（以下简称“民政局”）.
fn given(prose: &Prose, reporter: &Reporter) -> Vec<Vec<char>> {
    const SAYING: [char; 4] = ['以', '下', '简', '称'];
    let mut found = Vec::new();
    for passage in &prose.passages {
        let text = &passage.text.chars;
        for at in 0..text.len().saturating_sub(SAYING.len()) {
            if text[at] != '以' || text[at..at + SAYING.len()] != SAYING {
                continue;
            }
            let of = text[..at]
                .iter()
                .rposition(|c| !matches!(c, '(' | '（' | '，' | ','));
            let called: Vec<char> = text[at + SAYING.len()..]
                .iter()
                .copied()
                .skip_while(|c| matches!(c, '"' | '为' | '：' | ':'))
                .take_while(|c| !matches!(c, '"' | ')' | '）' | '，' | ',' | '。'))
                .take(NAME)
                .collect();
            let is_body = spoken::ends_like_a_body(&called);
            let is_own = of.is_some_and(|of| {
                reporter.name.is_empty()
                    || ends_with_shared(&text[..=of], &reporter.name)
                    || reporter.called_before(text, of + 1).is_some()
            });
            if is_body && is_own && found.len() < 4 {
                found.push(called);
            }
        }
    }
    found
}

fn ends_with_shared(text: &[char], name: &[char]) -> bool {
    let tail = &name[name.len().saturating_sub(4)..];
    tail.len() >= 3 && text.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::Reporter;
    use crate::prose::Prose;

    fn is_called(body: &str, name: &str) -> bool {
        let reporter = Reporter::of(
            Some(body),
            &Prose {
                passages: Vec::new(),
            },
        );
        let name: Vec<char> = name.chars().collect();
        reporter.called_before(&name, name.len()) == Some(0)
    }

    #[test]
    fn a_body_is_called_by_its_name_in_full_and_in_short() {
        for (body, names) in [
            (
                "杭州市城市管理局",
                "杭州市城市管理局 市城管局 城管局 市城市管理局",
            ),
            (
                "永宁县卫生健康委员会",
                "县卫健委 县卫生健康委 卫健委 县卫生健康委员会",
            ),
            (
                "临江市人力资源和社会保障局",
                "市人社局 市人力资源社会保障局",
            ),
            ("云山区住房和城乡建设局", "区住建局 区住房城乡建设局"),
            (
                "云和县人民政府办公室",
                "云和县人民政府办公室 县政府办公室 县政府办 县府办 县政府 云和县",
            ),
            (
                "石家庄市长安区人民政府",
                "长安区 区政府 长安区人民政府 区人民政府",
            ),
            (
                "微山县柳林镇人民政府",
                "柳林镇 镇政府 柳林镇人民政府 镇党政办",
            ),
            ("和平街道办事处", "和平街道 街道办事处 街道办"),
            (
                "临江高新技术产业开发区管理委员会",
                "高新区 高新区管委会 临江高新区 管委会",
            ),
            ("临江市公安局云山分局", "云山分局 公安局云山分局"),
        ] {
            for name in names.split(' ') {
                assert!(is_called(body, name), "{name} for {body}");
            }
        }
    }

    #[test]
    fn another_body_is_not() {
        for (body, names) in [
            ("杭州市城市管理局", "市教育局 市政府 市局办公室 市执法队"),
            ("临江市公安局云山分局", "市公安局 市局"),
            ("临江市公安局", "云山分局 交警支队"),
            ("长安区人民政府", "区教育局 区政府办 市政府办公室"),
            ("柳林镇人民政府", "县政府办公室 桥头镇"),
        ] {
            for name in names.split(' ') {
                assert!(!is_called(body, name), "{name} for {body}");
            }
        }
    }
}
