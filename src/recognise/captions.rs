//! Whose figures a table holds, as the words before it say: the year and the body that a caption,
//! a tab or a line between the tables names.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::{Captures, Regex};

use super::headings;
use super::normalise::fold;
use crate::body;
use crate::pattern::pattern;

/// The most characters of a caption. A longer line is prose.
const MAX_CAPTION: usize = 40;

/// A year, not a day of it: 2023年, 2023年度, 2023.
static YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\d.\-/])((?:19|20)\d\d)(?:年度|年|$|[^\d.\-/])"));

/// A label that says nothing but a year, as tabs do.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\(?((?:19|20)\d\d)年?度?(?:数据|数|报表|统计表|统计|情况|情况表|年报|报告|年度报告|工作年度报告)?[:)]*$",
    )
});

/// A label that names a year by its distance from the report's: the year before, or its own.
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\(?(?:附[件表]?\d*:?)?(?:(上一?年度?|去年|上年同期|去年同期)|(本年度?|今年|当年))(?:同期)?(?:的?(?:数据|数|报表|统计表|统计|情况|情况表))?[:)]*$",
    )
});

/// The year that a caption names; `own` is the report's.
#[must_use]
pub fn year_in(text: &str, own: Option<i32>) -> Option<i32> {
    let may_name = text.contains(|c: char| matches!(c, '年' | '期' | '0'..='9' | '０'..='９'));
    if !may_name || !is_short(text) {
        return None;
    }
    folded_year_in(text, &fold(text), own)
}

/// The same of a short text that is folded already.
fn folded_year_in(text: &str, folded: &str, own: Option<i32>) -> Option<i32> {
    if let Some(found) = relative(folded) {
        let before = i32::from(found.get(1).is_some());
        return own.map(|year| year - before);
    }
    if !folded.contains(['1', '2']) {
        return None;
    }
    if folded.contains(['。', ';', ',']) || is_title(folded) && folded_label(folded).is_none() {
        return None;
    }
    // 表3 2023年: a gap parts two numbers.
    let spaced: String = text
        .split_whitespace()
        .map(fold)
        .collect::<Vec<_>>()
        .join(" ");
    let mut years = YEAR
        .captures_iter(&spaced)
        .filter(|found| {
            let behind = found
                .get(0)
                .map_or("", |all| spaced[all.end()..].trim_start());
            // 2023年1月: a day or a month.
            !behind.starts_with(|c: char| c.is_ascii_digit() || c == '月')
        })
        .filter_map(|found| found[1].parse::<i32>().ok());
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// Whether folded text is the title of a report, which names the year of all of it.
fn is_title(folded: &str) -> bool {
    folded.contains("信息公开") && (folded.contains("报告") || folded.contains("年报"))
}

/// Whether a text is as short as captions are.
fn is_short(text: &str) -> bool {
    text.chars().nth(MAX_CAPTION).is_none()
}

/// The year of a label that says nothing else.
fn label(text: &str) -> Option<i32> {
    is_short(text).then(|| folded_label(&fold(text))).flatten()
}

/// The same of a text that is folded already.
fn folded_label(folded: &str) -> Option<i32> {
    let begins = folded.starts_with(['(', '1', '2']);
    begins.then(|| LABEL.captures(folded))??[1].parse().ok()
}

/// A label that names a year by its distance.
fn relative(folded: &str) -> Option<Captures<'_>> {
    let begins = folded.starts_with(['(', '附', '上', '去', '本', '今', '当']);
    begins.then(|| RELATIVE.captures(folded)).flatten()
}

/// Whether a text says nothing but a year.
#[must_use]
pub fn is_label(text: &str) -> bool {
    text.contains('年') && (label(text).is_some() || relative(&fold(text)).is_some())
}

/// The body that a caption, in folded text, names, and whether it says nothing else. The title of a
/// report names the body of all of it.
fn body_in(folded: &str) -> Option<(String, bool)> {
    if folded.contains(['。', ';', ',']) || is_title(folded) {
        return None;
    }
    let behind = BEHIND_BODY.as_ref()?.find(folded);
    let end = behind.map_or(folded.len(), |found| found.start());
    let name = folded[..end].trim_end_matches([':', '(', ')']);
    let is_body = name.chars().count() >= MIN_BODY && body::is_full_name(name);
    is_body.then(|| (name.to_owned(), end == folded.len()))
}

/// What follows the name of a body in a caption.
static BEHIND_BODY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = [
        "19",
        "20",
        "政府信息公开",
        "主动公开",
        "收到和处理",
        "依申请",
        "数据",
        "统计表",
        "情况",
    ];
    AhoCorasick::new(words).ok()
});

/// The fewest letters of the name of a body in a caption: 水利局 alone may be a word of a title.
const MIN_BODY: usize = 4;

/// What captions name, while a document is read.
struct Named<T> {
    /// By a caption that no table followed yet.
    pending: Option<T>,
    /// By one that stands above the headings of several tables.
    outer: Option<T>,
    /// By one right above a table.
    inner: Option<T>,
    /// By labels that follow one another with nothing between.
    labels: Vec<T>,
    /// By the first such run of two and more that a table follows.
    listed: Vec<T>,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self {
            pending: None,
            outer: None,
            inner: None,
            labels: Vec::new(),
            listed: Vec::new(),
        }
    }
}

impl<T: Clone + PartialEq> Named<T> {
    /// Takes a label that says nothing else.
    fn label(&mut self, named: T) {
        self.labels.push(named.clone());
        self.pending = (self.labels.len() == 1).then_some(named);
    }

    /// Takes a caption that names it among other words.
    fn caption(&mut self, named: T) {
        self.labels.clear();
        self.pending = Some(named);
    }

    /// Takes the heading of a table.
    fn heading(&mut self) {
        if let Some(named) = self.pending.take() {
            self.outer = Some(named);
        }
        self.inner = None;
    }

    /// Takes a sentence.
    fn sentence(&mut self) {
        self.labels.clear();
        self.pending = None;
    }

    /// What is named for the table that follows.
    fn table(&mut self) -> Option<T> {
        if self.labels.len() > 1 && self.listed.is_empty() {
            self.listed = std::mem::take(&mut self.labels);
            self.listed.dedup();
        }
        self.labels.clear();
        if let Some(named) = self.pending.take() {
            self.inner = Some(named);
        }
        self.inner.clone().or_else(|| self.outer.clone())
    }
}

/// The year and the body in force while a document is read.
#[derive(Default)]
pub struct Captions {
    own: Option<i32>,
    years: Named<i32>,
    bodies: Named<String>,
}

impl Captions {
    /// Begins a document; `own` is the report's year.
    pub fn new(own: Option<i32>) -> Self {
        Self {
            own,
            ..Self::default()
        }
    }

    /// The report's year.
    pub const fn own(&self) -> Option<i32> {
        self.own
    }

    /// The year that a label names which says nothing else.
    pub fn label_year(&self, text: &str) -> Option<i32> {
        if !text.contains(['年', '期']) || !is_short(text) {
            return None;
        }
        let folded = fold(text);
        folded_label(&folded)
            .or_else(|| relative(&folded).and_then(|_| folded_year_in(text, &folded, self.own)))
    }

    /// The year that a line names.
    pub fn year_in(&self, text: &str) -> Option<i32> {
        year_in(text, self.own)
    }

    /// Takes a line of text outside the tables.
    pub fn text(&mut self, text: &str) {
        let folded = is_short(text).then(|| fold(text));
        let folded = folded.as_deref();
        match folded.and_then(body_in) {
            Some((body, true)) => return self.bodies.label(body),
            Some((body, false)) => self.bodies.caption(body),
            None => {}
        }
        let names_table = || match folded {
            Some(folded) => headings::folded_names_table(folded),
            None => headings::names_table(text),
        };
        if let Some(year) = folded.and_then(folded_label) {
            self.years.label(year);
        } else if let Some(year) = folded.and_then(|folded| folded_year_in(text, folded, self.own))
        {
            self.years.caption(year);
        } else if names_table() {
            self.years.heading();
            self.bodies.heading();
        } else if headings::numbered_section(text).is_some() {
            // A line above a whole report names the body of all its tables.
            self.bodies.heading();
        } else if text.contains('。') {
            self.years.sentence();
            self.bodies.sentence();
        }
    }

    /// The year and the body that are named for the grid that follows.
    pub fn grid(&mut self) -> (Option<i32>, Option<String>) {
        (self.years.table(), self.bodies.table())
    }

    /// The years of labels in a row, in their order.
    pub fn years(&self) -> &[i32] {
        &self.years.listed
    }

    /// The bodies of labels in a row, in their order.
    pub fn bodies(&self) -> &[String] {
        &self.bodies.listed
    }
}

#[cfg(test)]
mod tests {
    use super::{Captions, body_in, fold, year_in};

    #[test]
    fn captions_name_years() {
        let own = Some(2023);
        for (text, year) in [
            ("2022年度政府信息公开申请情况统计表", Some(2022)),
            ("2022年", Some(2022)),
            ("上年度数据", Some(2022)),
            ("（本年）", Some(2023)),
            ("表3 2023年收到和处理申请情况", Some(2023)),
            ("2022年与2023年对比", None),
            ("发布时间：2024-01-20", None),
            ("2024年1月20日", None),
            ("某局2022年政府信息公开工作年度报告", None),
            ("三、收到和处理政府信息公开申请情况", None),
            ("2022年，本局收到申请3件。", None),
        ] {
            assert_eq!(year_in(text, own), year, "{text}");
        }
    }

    #[test]
    fn a_caption_above_headings_holds_for_all_of_them() {
        let mut captions = Captions::new(Some(2023));
        captions.text("2022年数据");
        captions.text("二、主动公开政府信息情况");
        assert_eq!(captions.grid().0, Some(2022));
        captions.text("三、收到和处理政府信息公开申请情况");
        assert_eq!(captions.grid().0, Some(2022));
        captions.text("2023年");
        assert_eq!(captions.grid().0, Some(2023));
    }

    #[test]
    fn a_caption_right_above_a_table_ends_with_the_next_heading() {
        let mut captions = Captions::new(Some(2023));
        captions.text("三、收到和处理政府信息公开申请情况");
        captions.text("2023年");
        assert_eq!(captions.grid().0, Some(2023));
        captions.text("2022年");
        assert_eq!(captions.grid().0, Some(2022));
        captions.text("四、政府信息公开行政复议、行政诉讼情况");
        assert_eq!(captions.grid().0, None);
    }

    #[test]
    fn labels_in_a_row_are_a_list() {
        let mut captions = Captions::new(Some(2023));
        captions.text("2023年");
        captions.text("2022年");
        assert_eq!(captions.grid().0, None);
        assert_eq!(captions.years(), [2023, 2022]);
    }

    #[test]
    fn captions_name_bodies() {
        for (text, body) in [
            ("清河县水利局", Some(("清河县水利局", true))),
            ("清河县水利局2023年度数据", Some(("清河县水利局", false))),
            (
                "清河县水利局收到和处理政府信息公开申请情况",
                Some(("清河县水利局", false)),
            ),
            ("清河县水利局2023年政府信息公开工作年度报告", None),
            ("三、收到和处理政府信息公开申请情况", None),
            ("清河县水利局收到申请3件。", None),
            ("第二十条第（一）项", None),
        ] {
            let found = body_in(&fold(text));
            let found = found
                .as_ref()
                .map(|(name, is_all)| (name.as_str(), *is_all));
            assert_eq!(found, body, "{text}");
        }
    }

    #[test]
    fn the_first_list_of_labels_counts() {
        let mut captions = Captions::new(Some(2023));
        for label in ["2023年", "2022年"] {
            captions.text(label);
        }
        captions.grid();
        for label in ["2021年", "2020年"] {
            captions.text(label);
        }
        captions.grid();
        assert_eq!(captions.years(), [2023, 2022]);
        // One label is no list.
        let mut captions = Captions::new(Some(2023));
        captions.text("2022年");
        captions.grid();
        assert!(captions.years().is_empty());
    }
}
