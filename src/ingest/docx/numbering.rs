//! Automatic numbering: the labels that a reader sees and that no paragraph holds.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::{alternative, has_alternatives, is_on, part, word};
use crate::ingest::counting::Counting;
use crate::ingest::xml;

/// How many levels a list has.
const LEVELS: usize = 9;

/// How many definitions may refer to one another.
const MAX_LINKS: usize = 5;

/// One level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    counting: Counting,
    /// The label, with `%1` to `%9` for the numbers of the levels.
    text: String,
    /// Nothing stands between the label and the text.
    is_tight: bool,
    /// The level whose going on begins this one anew, counted from 1; 0 for none, by default the
    /// one above.
    restart: Option<usize>,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    /// All numbers of the label are printed as 1, 2, 3.
    is_legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            counting: Counting::Decimal,
            text: String::new(),
            is_tight: false,
            restart: None,
            style: None,
            is_legal: false,
        }
    }
}

/// The levels of a definition, by their number.
type Levels = BTreeMap<usize, Level>;

/// A list, which counts by a definition.
#[derive(Debug, Default)]
struct List {
    definition: String,
    /// Levels that it defines anew.
    levels: Levels,
    /// Where its levels begin when it is first used.
    starts: BTreeMap<usize, u32>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    definitions: BTreeMap<String, Levels>,
    /// Definitions that stand for that of a list style.
    links: BTreeMap<String, String>,
    /// Definitions that list styles have, by the style.
    linked: BTreeMap<String, String>,
    lists: BTreeMap<String, List>,
    /// The last number of each level of a definition.
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The levels of lists that have begun.
    begun: BTreeSet<(String, usize)>,
}

impl Numbering {
    /// Reads the part that holds the lists.
    pub fn read(tree: &Document<'_>) -> Self {
        let mut read = Self::default();
        for node in xml::elements(tree.root_element()) {
            match word(node) {
                "abstractNum" => read.definition(node),
                "num" => read.list(node),
                _ => {}
            }
        }
        read
    }

    fn definition(&mut self, node: Node<'_, '_>) {
        let Some(id) = xml::attribute(node, "abstractNumId") else {
            return;
        };
        let mut levels = Levels::new();
        for child in xml::elements(node) {
            let value = || xml::attribute(child, "val").map(str::to_owned);
            match word(child) {
                "lvl" => levels.extend(level(child)),
                "numStyleLink" => self.links.extend(value().map(|to| (id.to_owned(), to))),
                "styleLink" => self.linked.extend(value().map(|of| (of, id.to_owned()))),
                _ => {}
            }
        }
        self.definitions.insert(id.to_owned(), levels);
    }

    fn list(&mut self, node: Node<'_, '_>) {
        let definition = part(node, "abstractNumId").and_then(|id| xml::attribute(id, "val"));
        let (Some(id), Some(definition)) = (xml::attribute(node, "numId"), definition) else {
            return;
        };
        let mut list = List {
            definition: definition.to_owned(),
            ..List::default()
        };
        for child in xml::elements(node).filter(|child| word(*child) == "lvlOverride") {
            let Some(at) = xml::number(child, "ilvl") else {
                continue;
            };
            if let Some(start) = part(child, "startOverride").and_then(|start| count(start)) {
                list.starts.insert(at, start);
            }
            list.levels.extend(part(child, "lvl").and_then(level));
        }
        self.lists.insert(id.to_owned(), list);
    }

    /// The definition that counts for a list.
    fn resolved(&self, list: &List) -> String {
        let mut id = list.definition.clone();
        for _ in 0..MAX_LINKS {
            let is_empty = self.definitions.get(&id).is_none_or(Levels::is_empty);
            let target = self.links.get(&id).and_then(|style| self.linked.get(style));
            match target {
                Some(target) if is_empty => id.clone_from(target),
                _ => break,
            }
        }
        id
    }

    /// The level of a list that is bound to one of the styles.
    pub fn level_of<'a>(
        &self,
        list: &str,
        mut styles: impl Iterator<Item = &'a str>,
    ) -> Option<usize> {
        let list = self.lists.get(list)?;
        let levels = self.definitions.get(&self.resolved(list))?;
        styles.find_map(|style| {
            let is_bound = |level: &Level| level.style.as_deref() == Some(style);
            let found = levels.iter().find(|(_, level)| is_bound(level));
            found.map(|(&at, _)| at)
        })
    }

    /// Counts a paragraph of a list, and gives its label with what stands behind it.
    pub fn count(&mut self, list_id: &str, at: usize) -> Option<String> {
        let list = self.lists.get(list_id)?;
        let id = self.resolved(list);
        let mut levels = self.definitions.get(&id)?.clone();
        levels.extend(list.levels.iter().map(|(&at, level)| (at, level.clone())));
        let level = levels.get(&at)?.clone();
        let at = at.min(LEVELS - 1);
        let counters = self.counters.entry(id).or_default();
        let begins = self.begun.insert((list_id.to_owned(), at));
        let start = list.starts.get(&at).filter(|_| begins);
        counters[at] = Some(match (start, counters[at]) {
            (Some(&start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => level.start,
        });
        for (below, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restart = levels.get(&below).and_then(|level| level.restart);
            if restart.is_none_or(|restart| restart > at) {
                *counter = None;
            }
        }
        let number = |of: usize| {
            let level = levels.get(&of);
            let number = counters.get(of).copied().flatten();
            let number = number.or(level.map(|level| level.start)).unwrap_or(1);
            (
                number,
                level.map_or(Counting::Decimal, |level| level.counting),
            )
        };
        let mut label = String::new();
        let mut signs = level.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let digit = signs.peek().and_then(|next| next.to_digit(10));
            match digit.filter(|digit| sign == '%' && *digit > 0) {
                Some(digit) => {
                    signs.next();
                    let (number, counting) = number(digit as usize - 1);
                    let is_plain = level.is_legal && counting != Counting::Silent;
                    let counting = if is_plain {
                        Counting::Decimal
                    } else {
                        counting
                    };
                    label.push_str(&counting.print(number));
                }
                None => label.push(sign),
            }
        }
        if !level.is_tight && label.ends_with(|c: char| c.is_alphanumeric()) {
            label.push(' ');
        }
        Some(label)
    }
}

fn count(node: Node<'_, '_>) -> Option<u32> {
    xml::attribute(node, "val")?.trim().parse().ok()
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let at = xml::number(node, "ilvl")?;
    let format = xml::elements(node).find_map(|child| match word(child) {
        "numFmt" => Some(child),
        // Formats that older programs do not know have one that they do beside them.
        _ if has_alternatives(child) => alternative(child)
            .filter(|version| {
                let format = part(*version, "numFmt").and_then(|it| xml::attribute(it, "val"));
                format != Some("custom")
            })
            .or_else(|| xml::child(child, "Fallback"))
            .and_then(|version| part(version, "numFmt")),
        _ => None,
    });
    let format = format.and_then(|format| xml::attribute(format, "val"));
    let value = |name| part(node, name).and_then(|part| xml::attribute(part, "val"));
    let level = Level {
        start: part(node, "start").and_then(count).unwrap_or(0),
        counting: format.map_or(Counting::Decimal, counting),
        text: match format {
            // A mark before each item is no label.
            Some("bullet") => String::new(),
            _ => value("lvlText").unwrap_or_default().to_owned(),
        },
        is_tight: value("suff") == Some("nothing"),
        restart: part(node, "lvlRestart").and_then(|it| xml::number(it, "val")),
        style: value("pStyle").map(str::to_owned),
        is_legal: is_on(Some(node), "isLgl"),
    };
    Some((at, level))
}

/// How a format of ECMA-376 part 1, 17.18.59 (`ST_NumberFormat`) counts.
fn counting(format: &str) -> Counting {
    match format {
        "decimalZero" => Counting::DecimalZero,
        "decimalFullWidth" | "decimalFullWidth2" => Counting::FullWidth,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Counting::Circled,
        "decimalEnclosedParen" => Counting::Parenthesised,
        "decimalEnclosedFullstop" => Counting::Stopped,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => Counting::Chinese,
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            Counting::ChineseDigits
        }
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            Counting::ChineseLegal
        }
        "ideographEnclosedCircle" => Counting::ChineseParenthesised,
        "ideographTraditional" => Counting::Stems,
        "ideographZodiac" => Counting::Branches,
        "lowerLetter" => Counting::LowerLetter,
        "upperLetter" => Counting::UpperLetter,
        "lowerRoman" => Counting::LowerRoman,
        "upperRoman" => Counting::UpperRoman,
        "none" | "bullet" => Counting::Silent,
        _ => Counting::Decimal,
    }
}
