//! What styles say of the look of text: those of spans, paragraphs and cells.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use crate::ingest::apart::is_unseen_color;
use crate::ingest::xml;

/// How many styles may be based on one another.
const MAX_PARENTS: usize = 20;

/// The largest size of letters that nobody reads, in points.
const TINY: f64 = 2.0;

/// How a style lets text look, as far as it says so.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// It is not shown.
    pub is_hidden: Option<bool>,
    /// It stands above or below the line, as the number of a note does.
    pub is_raised: Option<bool>,
    /// It is no longer meant.
    pub is_struck: Option<bool>,
    /// Beside other text it is hardly seen as a part of it: white or tiny.
    pub is_apart: Option<bool>,
}

impl Look {
    fn of(properties: Node<'_, '_>) -> Self {
        let value = |name| xml::attribute(properties, name);
        let raised = value("text-position").map(|position| {
            let height = position.split_whitespace().next().unwrap_or_default();
            !matches!(height, "" | "0%" | "baseline")
        });
        let struck = ["text-line-through-style", "text-line-through-type"];
        let struck = struck.map(|name| value(name).map(|line| line != "none"));
        let is_white = value("color").map(is_unseen_color);
        let size = value("font-size").and_then(|size| size.strip_suffix("pt")?.parse().ok());
        let is_tiny = size.map(|size: f64| size <= TINY);
        Self {
            is_hidden: value("display").map(|display| display == "none"),
            is_raised: raised,
            is_struck: struck.into_iter().flatten().max(),
            is_apart: [is_white, is_tiny].into_iter().flatten().max(),
        }
    }

    /// What the nearer says, and where it leaves it open the other.
    fn or(self, other: Self) -> Self {
        Self {
            is_hidden: self.is_hidden.or(other.is_hidden),
            is_raised: self.is_raised.or(other.is_raised),
            is_struck: self.is_struck.or(other.is_struck),
            is_apart: self.is_apart.or(other.is_apart),
        }
    }
}

/// The styles of a document, by what they are for and their names.
#[derive(Debug, Default)]
pub struct Styles<'t> {
    looks: BTreeMap<(&'t str, &'t str), (Look, Option<&'t str>)>,
}

impl<'t> Styles<'t> {
    /// Learns the styles of a part.
    pub fn learn(&mut self, tree: &'t Document<'_>) {
        let styles = tree.root_element().descendants();
        for node in styles.filter(|node| node.tag_name().name() == "style") {
            let named = |name| xml::attribute(node, name);
            if let (Some(family), Some(name)) = (named("family"), named("name")) {
                let look = xml::child(node, "text-properties").map(Look::of);
                let parent = named("parent-style-name");
                (self.looks).insert((family, name), (look.unwrap_or_default(), parent));
            }
        }
    }

    /// How the style that an element names lets text look. `family` is what the style is for:
    /// `text`, `paragraph`, `table-cell`.
    pub fn look(&self, family: &str, element: Node<'_, '_>) -> Look {
        let mut look = Look::default();
        let mut name = xml::attribute(element, "style-name");
        for _ in 0..MAX_PARENTS {
            let Some((of_style, parent)) = name.and_then(|name| self.looks.get(&(family, name)))
            else {
                break;
            };
            look = look.or(*of_style);
            name = *parent;
        }
        look
    }
}
