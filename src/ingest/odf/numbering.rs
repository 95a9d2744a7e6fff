//! List styles, and the numbers that they print.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use crate::ingest::counting::Counting;
use crate::ingest::xml;

/// One level of a list style.
#[derive(Debug, Clone)]
struct Level {
    counting: Counting,
    prefix: String,
    suffix: String,
    start: u32,
    /// How many levels the label shows, its own last.
    shown: usize,
}

type Levels = BTreeMap<usize, Level>;

/// A list that is open.
#[derive(Debug, Clone, Default)]
struct Open {
    style: Option<String>,
    id: Option<String>,
    /// The next paragraph of an item is its first and has the label.
    is_first: bool,
}

/// The numbers of the levels of a list.
type Counters = BTreeMap<usize, u32>;

/// The list styles of a document, and how far its lists have counted.
#[derive(Debug, Default)]
pub struct Lists {
    styles: BTreeMap<String, Levels>,
    /// The numbering of headings that stand in no list.
    outline: Levels,
    open: Vec<Open>,
    /// The numbers of the list that is open or was last.
    counters: Counters,
    /// Those of lists that others may continue, by list and by style.
    ended: BTreeMap<String, Counters>,
    headings: Counters,
}

impl Lists {
    /// Learns the styles of a part.
    pub fn learn(&mut self, tree: &Document<'_>) {
        for node in tree.root_element().descendants() {
            match node.tag_name().name() {
                "list-style" => {
                    if let Some(name) = xml::attribute(node, "name") {
                        self.styles.insert(name.to_owned(), levels(node));
                    }
                }
                "outline-style" => self.outline = levels(node),
                _ => {}
            }
        }
    }

    /// Begins a list, which may stand in another one.
    pub fn open(&mut self, list: Node<'_, '_>) {
        let own = xml::attribute(list, "style-name").map(str::to_owned);
        let outer = self.open.last().and_then(|outer| outer.style.clone());
        let style = own.or(outer);
        if self.open.is_empty() {
            let before = match xml::attribute(list, "continue-list") {
                Some(id) => self.ended.get(id),
                None if xml::attribute(list, "continue-numbering") == Some("true") => {
                    style.as_deref().and_then(|style| self.ended.get(style))
                }
                None => None,
            };
            self.counters = before.cloned().unwrap_or_default();
        }
        self.open.push(Open {
            style,
            id: xml::attribute(list, "id").map(str::to_owned),
            is_first: false,
        });
    }

    /// Begins an item of the list that is open.
    pub fn item(&mut self, item: Node<'_, '_>) {
        let level = self.open.len();
        let Some(open) = self.open.last_mut() else {
            return;
        };
        open.is_first = item.tag_name().name() == "list-item";
        // An item that only holds a deeper list has no number of its own.
        let first = xml::elements(item).next();
        let has_text = first.is_some_and(|first| matches!(first.tag_name().name(), "p" | "h"));
        if open.is_first && has_text {
            let levels = open
                .style
                .as_deref()
                .and_then(|style| self.styles.get(style));
            let start = levels
                .and_then(|levels| levels.get(&level))
                .map_or(1, |it| it.start);
            let set = xml::number(item, "start-value").and_then(|set| u32::try_from(set).ok());
            let next = self
                .counters
                .get(&level)
                .map_or(start, |last| last.saturating_add(1));
            self.counters.insert(level, set.unwrap_or(next));
            self.counters.retain(|&other, _| other <= level);
        }
    }

    /// Ends the list that was begun last.
    pub fn close(&mut self) {
        let Some(closed) = self.open.pop() else {
            return;
        };
        if self.open.is_empty() {
            for name in closed.id.into_iter().chain(closed.style) {
                self.ended.insert(name, self.counters.clone());
            }
        }
    }

    /// The label of a paragraph, if it is the first of an item or a numbered heading.
    pub fn label(&mut self, paragraph: Node<'_, '_>) -> String {
        let level = self.open.len();
        if let Some(open) = self.open.last_mut() {
            if !std::mem::take(&mut open.is_first) {
                return String::new();
            }
            let levels = open
                .style
                .as_deref()
                .and_then(|style| self.styles.get(style));
            return levels.map_or_else(String::new, |levels| label(levels, level, &self.counters));
        }
        let is_numbered = paragraph.tag_name().name() == "h"
            && xml::attribute(paragraph, "is-list-header") != Some("true");
        let level = xml::number(paragraph, "outline-level").unwrap_or(1);
        let Some(style) = self.outline.get(&level).filter(|_| is_numbered) else {
            return String::new();
        };
        if style.counting != Counting::Silent {
            let last = self.headings.get(&level);
            let next = last.map_or(style.start, |last| last.saturating_add(1));
            self.headings.insert(level, next);
            self.headings.retain(|&other, _| other <= level);
        }
        label(&self.outline, level, &self.headings)
    }
}

/// What a level prints before its text.
fn label(levels: &Levels, level: usize, counters: &Counters) -> String {
    let Some(style) = levels
        .get(&level)
        .filter(|style| style.counting != Counting::Silent)
    else {
        return String::new();
    };
    let first = (level + 1).saturating_sub(style.shown.max(1));
    let number = |level: usize| {
        let style = levels.get(&level)?;
        let number = counters.get(&level).copied().unwrap_or(style.start);
        Some(style.counting.print(number))
    };
    let numbers: Vec<String> = (first..=level).filter_map(number).collect();
    let label = format!("{}{}{}", style.prefix, numbers.join("."), style.suffix);
    if label.ends_with(|c: char| c.is_alphanumeric()) {
        label + " "
    } else {
        label
    }
}

fn levels(style: Node<'_, '_>) -> Levels {
    let level = |node: Node<'_, '_>| {
        let at = xml::number(node, "level")?;
        let format = xml::attribute(node, "num-format").unwrap_or_default();
        // `%1%、`: what newer programs write, which knows more than prefix and suffix.
        let whole = xml::attribute(node, "num-list-format");
        let parts = whole.and_then(|whole| {
            let begins = whole.find('%')?;
            let ends = whole.rfind('%').filter(|&ends| ends > begins)?;
            Some((&whole[..begins], &whole[ends + 1..]))
        });
        let named = |name| xml::attribute(node, name).unwrap_or_default();
        let (prefix, suffix) = parts.unwrap_or((named("num-prefix"), named("num-suffix")));
        let start = xml::number(node, "start-value").and_then(|start| u32::try_from(start).ok());
        let level = Level {
            counting: counting(format),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            start: start.unwrap_or(1),
            shown: xml::number(node, "display-levels").unwrap_or(1),
        };
        Some((at, level))
    };
    xml::elements(style).filter_map(level).collect()
}

/// How a `style:num-format` counts; those beyond 1, a and i begin with their first numbers.
fn counting(format: &str) -> Counting {
    match format.chars().next() {
        Some('1') => Counting::Decimal,
        Some('a') => Counting::LowerLetter,
        Some('A') => Counting::UpperLetter,
        Some('i') => Counting::LowerRoman,
        Some('I') => Counting::UpperRoman,
        Some('一') => Counting::Chinese,
        Some('壹') => Counting::ChineseLegal,
        Some('①') => Counting::Circled,
        Some('甲') => Counting::Stems,
        Some('子') => Counting::Branches,
        Some('１') => Counting::FullWidth,
        Some('㈠') => Counting::ChineseParenthesised,
        Some('⑴') => Counting::Parenthesised,
        Some('0') => Counting::DecimalZero,
        _ => Counting::Silent,
    }
}
