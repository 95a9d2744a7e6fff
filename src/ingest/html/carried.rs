//! Values that an element shows or carries without having them in its text: form fields,
//! attributes, generated content.

use ego_tree::NodeRef;
use scraper::Node;

use super::element::Element;

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
pub fn attribute(element: &impl Element, shown: &[String]) -> Option<Carried> {
    let mut unknown = None;
    for (name, value) in element.attrs() {
        let value = value.trim();
        if value.is_empty() || value.chars().count() > MAX_VALUE {
            continue;
        }
        let is_value = VALUES.contains(&name) || shown.iter().any(|shown| shown == name);
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

/// Whether a text can be a figure, or a mark that stands for none.
fn may_be_figure(text: &str) -> bool {
    let is_mark = |c: char| "-‐–—―/／无".contains(c);
    !text.is_empty() && (text.chars().any(char::is_numeric) || text.chars().all(is_mark))
}

/// The attributes that a style sheet shows (`content: attr(data-x)`), and the classes whose
/// elements it gives a text of its own (`.n3::before { content: "3" }`).
pub fn styled(sheet: &str, shown: &mut Vec<String>, classes: &mut Vec<String>) {
    for (at, _) in sheet.match_indices("content") {
        let Some(value) = sheet[at + "content".len()..].trim_start().strip_prefix(':') else {
            continue;
        };
        let value = value.split([';', '}']).next().unwrap_or_default().trim();
        for (at, _) in value.match_indices("attr(") {
            let name = value[at + 5..].split([')', ',', ' ']).next();
            shown.extend(name.map(|name| name.trim().to_ascii_lowercase()));
        }
        // An escape such as \e600 is an icon, and a single quote a mark.
        let says = value.trim_matches(['"', '\'']);
        if says.starts_with('\\') || !may_be_figure(says) || value.contains("counter") {
            continue;
        }
        let before = &sheet[..at];
        let rule = before.rfind('{').unwrap_or(0);
        let selector = before[..rule].rsplit(['}', '/']).next().unwrap_or_default();
        let names = selector.split(['.', '#']).skip(1);
        classes.extend(names.filter_map(|name| {
            let end = name.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
            let name = &name[..end.unwrap_or(name.len())];
            (!name.is_empty()).then(|| name.to_owned())
        }));
    }
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
    use super::{Carried, contradicts, may_carry, styled};

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
        let (mut shown, mut classes) = (Vec::new(), Vec::new());
        styled(
            "td.v::after{content:attr(data-n)} .n3:before { color:red; content: \"3\"; } .i{content:'\\e600'}",
            &mut shown,
            &mut classes,
        );
        assert_eq!(shown, ["data-n"]);
        assert_eq!(classes, ["n3"]);
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
