//! Values that an element shows or carries without having them in its text: form fields,
//! attributes, generated content.

use std::collections::BTreeSet;

use ego_tree::NodeRef;
use scraper::Node;

use super::tag::Element;

/// Types of `<input>` that do not show their value as text; all others, and unknown ones, do.
const NOT_SHOWN: [&str; 13] = [
    "hidden", "password", "checkbox", "radio", "range", "color", "file", "image", "submit",
    "reset", "button", "date", "month",
];

/// What a form field shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// This text.
    Text(String),
    /// Something that cannot be told from the mark-up.
    Unknown,
    /// Nothing.
    Nothing,
}

/// What an `<input>` shows.
pub fn input(element: &impl Element) -> Shown {
    let kind = element.attr("type").unwrap_or("text");
    let value = element.attr("value").unwrap_or_default();
    let is_hidden = NOT_SHOWN
        .iter()
        .any(|hidden| kind.eq_ignore_ascii_case(hidden));
    match (is_hidden, value.trim().is_empty()) {
        (false, true) if element.attr("placeholder").is_some_and(may_be_figure) => Shown::Unknown,
        (false, _) => Shown::Text(value.to_owned()),
        (true, true) => Shown::Nothing,
        (true, false) if kind.eq_ignore_ascii_case("password") => Shown::Nothing,
        (true, false) => Shown::Unknown,
    }
}

/// The option that a `<select>` shows: the one that is marked, or the only one.
pub fn select(node: NodeRef<'_, Node>) -> Shown {
    let mut options: Vec<(String, bool)> = Vec::new();
    for below in node.descendants() {
        if let Node::Element(element) = below.value()
            && element.name() == "option"
        {
            let texts = below.descendants().filter_map(|node| match node.value() {
                Node::Text(text) => Some(text.trim()),
                _ => None,
            });
            options.push((texts.collect(), element.attr("selected").is_some()));
        }
    }
    let mut chosen = options.iter().filter(|(_, is_chosen)| *is_chosen);
    match (chosen.next_back(), options.as_slice()) {
        (Some((text, _)), _) | (None, [(text, _)]) => Shown::Text(text.clone()),
        (None, []) => Shown::Nothing,
        (None, _) => Shown::Unknown,
    }
}

/// What an element carries in an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The attribute's value.
    pub text: String,
    /// The attribute is one that holds what the element shows.
    pub is_value: bool,
}

/// Attributes that hold what an element shows, or will show once a script has run.
const VALUES: [&str; 15] = [
    "value",
    "data-value",
    "data-val",
    "data-v",
    "data-text",
    "data-content",
    "data-num",
    "data-number",
    "data-count",
    "data-figure",
    "data-to",
    "data-target",
    "data-end",
    "data-final",
    "data-total",
];

/// Words of attributes that say where an element stands or how it looks, not what it shows.
const PLACES: [&str; 21] = [
    "row", "col", "index", "idx", "id", "key", "sort", "order", "span", "width", "height", "cell",
    "style", "type", "label", "x", "y", "w", "h", "page", "size",
];

/// What an element carries beside its text. `shown` are the attributes that the page's style
/// sheet shows.
pub fn attribute(element: &impl Element, shown: &BTreeSet<String>) -> Option<Carried> {
    let mut unknown = None;
    for (name, value) in element.attrs() {
        let value = value.trim();
        if value.is_empty() || value.chars().count() > MAX_VALUE {
            continue;
        }
        let is_value = VALUES.contains(&name) || shown.contains(name);
        if is_value {
            return Some(Carried {
                text: value.to_owned(),
                is_value: true,
            });
        }
        if may_carry(name) && may_be_figure(value) {
            unknown = Some(Carried {
                text: value.to_owned(),
                is_value: false,
            });
        }
    }
    unknown
}

/// The most characters of a figure or label that an attribute carries.
const MAX_VALUE: usize = 60;

/// Whether an attribute may carry what an element says.
pub fn may_carry(name: &str) -> bool {
    if matches!(name, "title" | "aria-label" | "alt" | "sdval" | "x:num") {
        return true;
    }
    name.strip_prefix("data-").is_some_and(|word| {
        let mut words = word.split(['-', '_']);
        word != "src" && !words.any(|word| PLACES.contains(&word))
    })
}

/// Words that stand in a cell for no figure.
const NONE: [&str; 2] = ["不适用", "N/A"];

/// Whether a text can be a figure, or a mark or a word that stands for none.
fn may_be_figure(text: &str) -> bool {
    let is_mark = |c: char| "-‐–—―/／无".contains(c);
    let is_none = NONE.iter().any(|word| text.eq_ignore_ascii_case(word));
    let is_marked = !text.is_empty() && text.chars().all(is_mark);
    text.chars().any(char::is_numeric) || is_none || is_marked
}

/// What a page's style sheets show beside its text.
#[derive(Debug, Default)]
pub struct Styled {
    /// The attributes that they show: `content: attr(data-x)`.
    pub attributes: BTreeSet<String>,
    /// The classes whose elements they give a text of its own: `.n3::before { content: "3" }`.
    classes: BTreeSet<String>,
}

/// How far the value of `content` is read.
const MAX_CONTENT: usize = 1_000;

impl Styled {
    /// Reads a style sheet.
    pub fn add(&mut self, sheet: &str) {
        // The selector of the rule that a declaration stands in, and where the next one begins.
        let (mut selector, mut begun) = (0..0, 0);
        let mut looked = 0;
        let mut is_known = false;
        for (at, word) in sheet.match_indices("content") {
            let piece = &sheet[looked..at];
            let behind = |piece: &str| piece.rfind(['}', '/', '{']).map(|end| looked + end + 1);
            if let Some(brace) = piece.rfind('{') {
                selector = behind(&piece[..brace]).unwrap_or(begun)..looked + brace;
                is_known = false;
            }
            begun = behind(piece).unwrap_or(begun);
            looked = at;
            let rest = &sheet[at + word.len()..];
            let rest = &rest[..rest.floor_char_boundary(MAX_CONTENT)];
            let Some(value) = rest.trim_start().strip_prefix(':') else {
                continue;
            };
            let value = value.split([';', '}']).next().unwrap_or_default().trim();
            for (at, _) in value.match_indices("attr(") {
                let name = value[at + 5..].split([')', ',', ' ']).next();
                let name = name.map(|name| name.trim().to_ascii_lowercase());
                self.attributes.extend(name);
            }
            // An escape such as \e600 is an icon, and a single quote a mark.
            let says = value.trim_matches(['"', '\'']);
            let is_text = !says.starts_with('\\') && may_be_figure(says);
            if is_text && !value.contains("counter") && !is_known {
                self.classes.extend(classes_in(&sheet[selector.clone()]));
                is_known = true;
            }
        }
    }

    /// Whether they give an element of these classes a text of its own.
    pub fn speak_in(&self, classes: &str) -> bool {
        !self.classes.is_empty()
            && (classes.split_ascii_whitespace()).any(|class| self.classes.contains(class))
    }
}

/// The classes and identifiers that a selector names.
fn classes_in(selector: &str) -> impl Iterator<Item = String> {
    let names = selector.split(['.', '#']).skip(1);
    names.filter_map(|name| {
        let end = name.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        let name = &name[..end.unwrap_or(name.len())];
        (!name.is_empty()).then(|| name.to_owned())
    })
}

/// Whether a text and what the element carries beside it are different numbers: a counter that
/// runs up to its value begins with another.
pub fn contradicts(text: &str, carried: &Carried) -> bool {
    let number = |text: &str| -> Option<u64> { text.trim().parse().ok() };
    carried.is_value
        && matches!((number(text), number(&carried.text)), (Some(one), Some(two)) if one != two)
}

#[cfg(test)]
mod tests {
    use super::{Carried, Styled, contradicts, may_carry};

    #[test]
    fn attributes_of_place_carry_nothing() {
        for name in [
            "data-row",
            "data-col-index",
            "data-id",
            "data-label",
            "class",
        ] {
            assert!(!may_carry(name), "{name}");
        }
        for name in ["data-value", "data-n", "title", "sdval"] {
            assert!(may_carry(name), "{name}");
        }
    }

    #[test]
    fn style_sheets_show_attributes_and_texts() {
        let mut styled = Styled::default();
        styled.add(
            "td.v::after{content:attr(data-n)} .n3:before { color:red; content: \"3\"; } .i{content:'\\e600'}\
             @media screen{.n4, #n5 {content:'4';content:'5'} .n6{color:red}}.n7{content:'7'",
        );
        assert_eq!(Vec::from_iter(&styled.attributes), ["data-n"]);
        assert_eq!(Vec::from_iter(&styled.classes), ["n3", "n4", "n5", "n7"]);
        assert!(styled.speak_in("a n4") && !styled.speak_in("n6 i v"));
    }

    #[test]
    fn a_counter_that_has_not_run_says_another_number() {
        let carried = |text: &str| Carried {
            text: text.to_owned(),
            is_value: true,
        };
        assert!(contradicts("0", &carried("35")));
        assert!(!contradicts("35", &carried("35")));
        assert!(!contradicts("35%", &carried("0.35")));
    }
}
