//! What styles say of the paragraphs and runs that have them.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::{is_on, part, word};
use crate::ingest::apart::is_unseen_color;
use crate::ingest::xml;

/// How many styles may be based on one another.
const MAX_BASES: usize = 20;

/// A style, as far as the text depends on it.
#[derive(Debug, Clone, Default)]
struct Style {
    based_on: Option<String>,
    /// The list that numbers its paragraphs, and the level where it says so.
    list: Option<(Option<String>, Option<usize>)>,
    outline: Option<usize>,
    /// How its text is shown.
    look: Look,
}

/// How the text of a run is shown, as far as properties or a style say so: `None` where they leave
/// it open (ECMA-376 part 1, 17.3.2).
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// It is not shown.
    pub is_hidden: Option<bool>,
    /// It is no longer meant.
    pub is_struck: Option<bool>,
    /// It stands above or below the line, as the number of a note does.
    pub is_raised: Option<bool>,
    /// Beside other text it is hardly seen as a part of it: white, tiny, or off the line.
    pub is_apart: Option<bool>,
    /// Its font draws pictures in the place of letters and digits.
    pub is_pictorial: Option<bool>,
}

/// How the names of fonts begin that draw pictures in the place of letters and digits.
const PICTORIAL: [&str; 6] = [
    "wingdings",
    "webdings",
    "zapfdingbats",
    "zapf dingbats",
    "marlett",
    "bookshelf symbol",
];

/// The largest size of letters that nobody reads, in half points.
const TINY: usize = 4;

impl Look {
    fn of(properties: Node<'_, '_>) -> Self {
        let says = |name| part(properties, name).map(|_| is_on(Some(properties), name));
        let raised = part(properties, "vertAlign").and_then(|raised| xml::attribute(raised, "val"));
        let value = |name| part(properties, name).and_then(|it| xml::attribute(it, "val"));
        let is_white = value("color").map(|color| is_unseen_color(&format!("#{color}")));
        let is_tiny = value("sz").map(|size| size.parse().is_ok_and(|size: usize| size <= TINY));
        let is_off = value("position").map(|position| position != "0");
        let is_pictorial = part(properties, "rFonts").and_then(|fonts| {
            let font = xml::attribute(fonts, "ascii").or(xml::attribute(fonts, "hAnsi"))?;
            let font = font.to_lowercase();
            Some(PICTORIAL.iter().any(|name| font.starts_with(name)))
        });
        let apart = [is_white, is_tiny, is_off];
        Self {
            is_apart: apart.into_iter().flatten().max(),
            is_pictorial,
            is_hidden: says("vanish"),
            is_struck: says("strike").or_else(|| says("dstrike")),
            is_raised: raised.map(|raised| matches!(raised, "superscript" | "subscript")),
        }
    }

    /// What the nearer says, and where it leaves it open the other.
    fn or(self, other: Self) -> Self {
        Self {
            is_apart: self.is_apart.or(other.is_apart),
            is_pictorial: self.is_pictorial.or(other.is_pictorial),
            is_hidden: self.is_hidden.or(other.is_hidden),
            is_struck: self.is_struck.or(other.is_struck),
            is_raised: self.is_raised.or(other.is_raised),
        }
    }
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    /// What styles of characters say, with the style that each is based on.
    characters: BTreeMap<String, (Look, Option<String>)>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The styles that make a paragraph a heading by their names.
    headings: BTreeSet<String>,
}

/// The numbering of a paragraph by its properties: the list and the level.
pub fn list_of(properties: Node<'_, '_>) -> Option<(Option<String>, Option<usize>)> {
    let list = part(properties, "numPr")?;
    let id = part(list, "numId").and_then(|id| xml::attribute(id, "val"));
    let level = part(list, "ilvl").and_then(|level| xml::number(level, "val"));
    Some((id.map(str::to_owned), level))
}

/// The outline level of a paragraph by its properties, from 0; 9 is body text.
pub fn outline_of(properties: Node<'_, '_>) -> Option<usize> {
    xml::number(part(properties, "outlineLvl")?, "val")
}

/// The first outline level that is none: body text.
pub const BODY_TEXT: usize = 9;

impl Styles {
    /// Reads the part that holds the styles.
    pub fn read(tree: &Document<'_>) -> Self {
        let mut read = Self::default();
        for node in xml::elements(tree.root_element()) {
            let Some(id) = xml::attribute(node, "styleId").filter(|_| word(node) == "style") else {
                continue;
            };
            let kind = xml::attribute(node, "type");
            if kind == Some("character") {
                let look = part(node, "rPr").map(Look::of).unwrap_or_default();
                let base = part(node, "basedOn").and_then(|base| xml::attribute(base, "val"));
                (read.characters).insert(id.to_owned(), (look, base.map(str::to_owned)));
            }
            if kind != Some("paragraph") {
                continue;
            }
            if matches!(xml::attribute(node, "default"), Some("1" | "true" | "on")) {
                read.default = Some(id.to_owned());
            }
            let named = |name| part(node, name).and_then(|part| xml::attribute(part, "val"));
            if named("name").is_some_and(is_heading) {
                read.headings.insert(id.to_owned());
            }
            let properties = part(node, "pPr");
            let style = Style {
                look: part(node, "rPr").map(Look::of).unwrap_or_default(),
                based_on: named("basedOn").map(str::to_owned),
                list: properties.and_then(list_of),
                outline: properties.and_then(outline_of),
            };
            read.styles.insert(id.to_owned(), style);
        }
        read
    }

    /// A style and those that it is based on, nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let find = |id: &'a str| Some((id, self.styles.get(id)?));
        let first = id.or(self.default.as_deref()).and_then(find);
        let next = move |(_, style): &(&'a str, &'a Style)| {
            let base = style.based_on.as_deref()?;
            Some((base, self.styles.get(base)?))
        };
        std::iter::successors(first, next).take(MAX_BASES)
    }

    /// How the text of a run is shown: by its own properties, by the style that they name and those
    /// that it is based on, or by that of its paragraph.
    pub fn look(&self, properties: Option<Node<'_, '_>>, of_paragraph: Look) -> Look {
        let mut look = properties.map(Look::of).unwrap_or_default();
        let style = properties.and_then(|properties| part(properties, "rStyle"));
        let mut id = style.and_then(|style| xml::attribute(style, "val"));
        for _ in 0..MAX_BASES {
            let Some((of_style, base)) = id.and_then(|id| self.characters.get(id)) else {
                break;
            };
            look = look.or(*of_style);
            id = base.as_deref();
        }
        look.or(of_paragraph)
    }

    /// How a style of paragraphs shows their text.
    pub fn look_of_paragraph(&self, id: Option<&str>) -> Look {
        let looks = self.chain(id).map(|(_, style)| style.look);
        looks.fold(Look::default(), Look::or)
    }

    /// The list that a style puts its paragraphs in: its id, and the level where it names one.
    pub fn list(&self, id: Option<&str>) -> Option<(String, Option<usize>)> {
        let mut level = None;
        for (_, style) in self.chain(id) {
            if let Some((list, own)) = &style.list {
                level = level.or(*own);
                if let Some(list) = list {
                    return Some((list.clone(), level));
                }
            }
        }
        None
    }

    /// Whether a style makes a paragraph a heading.
    pub fn is_heading(&self, id: Option<&str>) -> bool {
        let mut chain = self.chain(id);
        let told = chain.find_map(|(id, style)| match style.outline {
            Some(level) => Some(level < BODY_TEXT),
            None => self.headings.contains(id).then_some(true),
        });
        told.unwrap_or(false)
    }

    /// The styles that a paragraph has, its own first: numbering may be bound to any of them.
    pub fn ids<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        self.chain(id).map(|(id, _)| id)
    }
}

/// Whether the name is that of a built-in heading, in English or as a Chinese WPS writes it.
fn is_heading(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let rest = name.strip_prefix("heading").or(name.strip_prefix("标题"));
    name == "title" || rest.is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit()))
}
