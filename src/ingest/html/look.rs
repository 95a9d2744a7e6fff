//! How a page shows the text of an element, as far as that changes what a reader reads: hidden,
//! struck out or raised, by the element's tag, by its own style or by a class of the page's style
//! sheets.

use std::collections::HashMap;

use super::tag::Element;
use crate::ingest::apart::is_unseen_color;

/// The classes by which Word marks what refers to a note.
const NOTES: [&str; 2] = ["MsoFootnoteReference", "MsoEndnoteReference"];

/// The classes by which sites mark what only programs that read aloud should find; their style
/// sheets, which say so, are files of their own.
const FOR_THE_EAR: [&str; 4] = [
    "sr-only",
    "visually-hidden",
    "screen-reader-text",
    "visuallyhidden",
];

/// What becomes of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// It is not shown.
    pub is_hidden: bool,
    /// It is no longer meant.
    pub is_struck: bool,
    /// It stands above or below the line, as the number of a note does, or an annotation.
    pub is_raised: bool,
    /// Beside other text it is hardly seen as a part of it: white, tiny, cut off, beyond the edge.
    pub is_apart: bool,
}

impl Look {
    /// By the declarations of a style (CSS 2.1, 4.1.8).
    fn of_style(style: &str) -> Self {
        let mut look = Self::default();
        let (mut is_cut, mut has_no_size) = (false, false);
        for declaration in style.split(';') {
            let (property, value) = declaration.split_once(':').unwrap_or_default();
            let value = value.trim().trim_end_matches("!important").trim();
            let property = property.trim();
            let is = |name: &str, said: &str| {
                property.eq_ignore_ascii_case(name) && value.eq_ignore_ascii_case(said)
            };
            look.is_hidden |= is("display", "none")
                || is("visibility", "hidden")
                || is("visibility", "collapse")
                || is("mso-hide", "all")
                || property.eq_ignore_ascii_case("font-size") && is_nothing(value);
            let is_one_of = |names: &[&str]| {
                let mut names = names.iter();
                names.any(|name| property.eq_ignore_ascii_case(name))
            };
            look.is_apart |= is_one_of(&["color"]) && is_unseen_color(value)
                || is_one_of(&["opacity"]) && is_nothing(value)
                || is_one_of(&["font-size"]) && is_tiny(value)
                || is_one_of(&PLACES) && is_beyond_the_edge(value)
                || is_one_of(&["clip", "clip-path"]) && leaves_nothing(value);
            is_cut |= is_one_of(&["overflow", "overflow-x", "overflow-y"])
                && ["hidden", "clip"].contains(&value);
            has_no_size |= is_one_of(&["width", "height", "max-width", "max-height"])
                && (is_nothing(value) || is_tiny(value));
            look.is_struck |= value.to_ascii_lowercase().contains("line-through");
            look.is_raised |= is("vertical-align", "super") || is("vertical-align", "sub");
        }
        look.is_apart |= is_cut && has_no_size;
        look
    }

    const fn or(self, other: Self) -> Self {
        Self {
            is_hidden: self.is_hidden || other.is_hidden,
            is_struck: self.is_struck || other.is_struck,
            is_raised: self.is_raised || other.is_raised,
            is_apart: self.is_apart || other.is_apart,
        }
    }
}

/// The properties that move an element or its text.
const PLACES: [&str; 7] = [
    "left",
    "right",
    "top",
    "bottom",
    "margin-left",
    "margin-top",
    "text-indent",
];

/// Whether a place lies so far before the edge that nobody scrolls there. Word moves the first line
/// of a paragraph back by some letters, and raises text by some points.
fn is_beyond_the_edge(place: &str) -> bool {
    /// How many points or pixels are that far.
    const FAR: f64 = 300.0;
    /// How many letters, or hundredths of the screen.
    const FAR_LETTERS: f64 = 30.0;
    let Some(length) = place.strip_prefix('-') else {
        return false;
    };
    let digits = length.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let far = match &length[digits.len()..] {
        "em" | "rem" | "vw" | "vh" => FAR_LETTERS,
        "px" | "pt" | "" => FAR,
        _ => return false,
    };
    digits.parse().is_ok_and(|digits: f64| digits >= far)
}

/// Whether what is cut out of an element is nothing: `rect(0,0,0,0)`, `inset(50%)`, `circle(0)`.
fn leaves_nothing(shape: &str) -> bool {
    let Some((name, sides)) = shape
        .strip_suffix(')')
        .and_then(|shape| shape.split_once('('))
    else {
        return false;
    };
    let mut sides = sides.split([' ', ',']).filter(|side| !side.is_empty());
    match name.trim() {
        "rect" => sides.all(|side| is_nothing(side) || is_tiny(side)),
        "circle" => sides.next().is_some_and(is_nothing),
        "inset" => sides
            .next()
            .is_some_and(|side| matches!(side, "50%" | "100%")),
        _ => false,
    }
}

/// Whether a length is 0, in whatever unit.
fn is_nothing(length: &str) -> bool {
    let digits = length.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    !digits.is_empty() && digits.chars().all(|c| matches!(c, '0' | '.'))
}

/// Whether letters of a size are so small that nobody reads them.
fn is_tiny(size: &str) -> bool {
    /// The largest such size, in pixels or points.
    const TINY: f64 = 2.0;
    let digits = size.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_length = matches!(&size[digits.len()..], "px" | "pt");
    is_length && digits.parse().is_ok_and(|size: f64| size <= TINY)
}

/// What the page's style sheets make of the classes that they name alone: `.x`, `td.x`. What depends
/// on what stands around an element is not followed.
#[derive(Debug, Default)]
pub struct Sheets {
    classes: HashMap<String, Look>,
}

impl Sheets {
    /// Reads a style sheet. Rules for other media, and for widths of the screen, are passed over.
    pub fn add(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some(open) = rest.find('{') {
            let selectors = rest[..open].rsplit(['}', ';']).next().unwrap_or_default();
            let selectors = selectors.trim_start_matches("<!--").trim();
            let body = &rest[open + 1..];
            if selectors.starts_with('@') {
                rest = behind_block(body);
                continue;
            }
            let end = body.find('}').unwrap_or(body.len());
            let look = Look::of_style(&body[..end]);
            if look != Look::default() {
                for class in selectors.split(',').filter_map(class_of) {
                    let known = self.classes.entry(class.to_owned()).or_default();
                    *known = known.or(look);
                }
            }
            rest = &body[end..];
        }
    }

    /// How an element's text is shown. A class hides only what stands in a table: elsewhere scripts
    /// show what style sheets hide, as tabs do.
    pub fn look(&self, element: &impl Element, is_in_table: bool) -> Look {
        let own = Look {
            // Brackets for browsers that cannot set annotations above the line.
            is_hidden: element.attr("hidden").is_some() || element.name() == "rp",
            is_struck: matches!(element.name(), "del" | "s" | "strike"),
            is_raised: matches!(element.name(), "sup" | "sub" | "rt"),
            is_apart: element.attr("color").is_some_and(is_unseen_color),
        };
        let own = match element.attr("style") {
            Some(style) => own.or(Look::of_style(style)),
            None => own,
        };
        let Some(classes) = element.attr("class") else {
            return own;
        };
        let by_class = classes.split_ascii_whitespace().map(|class| {
            let mut look = self.classes.get(class).copied().unwrap_or_default();
            look.is_hidden &= is_in_table;
            look.is_raised |= NOTES.contains(&class);
            look.is_apart |= FOR_THE_EAR.contains(&class);
            look
        });
        by_class.fold(own, Look::or)
    }
}

/// The class that a selector names and nothing else: `.x`, `span.x`.
fn class_of(selector: &str) -> Option<&str> {
    let selector = selector.trim();
    let selector = selector.rsplit("*/").next().unwrap_or_default().trim();
    let (element, class) = selector.split_once('.')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let is_simple = element.chars().all(is_name) && class.chars().all(is_name);
    (is_simple && !class.is_empty()).then_some(class)
}

/// What stands behind a block that has blocks of its own; nothing where it is never closed.
fn behind_block(body: &str) -> &str {
    let mut depth = 1;
    for (at, c) in body.char_indices() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return &body[at..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::{Look, Sheets};

    #[test]
    fn classes_that_a_sheet_names_alone_are_known() {
        let mut sheets = Sheets::default();
        sheets.add(
            "<!-- body{margin:0} .note, span.n2{vertical-align:super} /* old */ .old{color:red;\
             text-decoration:line-through} tr.gone{display:none!important} .tiny{font-size:0pt}\
             @media print{.seen{display:none} .x{display:none}} .a .b{display:none}\
             .c:hover{display:none} .d{vertical-align:middle;font-size:9pt} .last{visibility:collapse} -->",
        );
        let look = |class: &str| sheets.classes.get(class).copied().unwrap_or_default();
        assert!(look("note").is_raised && look("n2").is_raised);
        assert!(look("old").is_struck && !look("old").is_hidden);
        assert!(look("gone").is_hidden && look("tiny").is_hidden && look("last").is_hidden);
        for class in ["seen", "x", "b", "c", "d"] {
            assert_eq!(look(class), Look::default(), "{class}");
        }
    }
}
