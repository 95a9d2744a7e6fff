//! What single elements of a page mean, by their tags and attributes.

use super::tag::Element;

/// Whether an attribute says anything to the reader of a page.
pub fn is_read(attribute: &str) -> bool {
    matches!(
        attribute,
        "colspan"
            | "rowspan"
            | "class"
            | "style"
            | "color"
            | "role"
            | "hidden"
            | "src"
            | "srcdoc"
            | "data-src"
            | "href"
            | "data"
            | "type"
            | "value"
            | "name"
            | "content"
            // The formula of a cell of Excel.
            | "x:fmla"
            // What tells how text within foreign elements is parsed.
            | "encoding"
            // What form fields show.
            | "selected"
            | "placeholder"
    ) || super::carried::may_carry(attribute)
}

/// File types that figures are published in when they are not on the page itself.
pub const ATTACHMENT_TYPES: [&str; 9] = [
    ".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".zip", ".rar",
];

/// What an element is in a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Table,
    Row,
    /// A row that is none by its tag.
    StyledRow,
    Cell,
}

/// What an element is in a table: by its tag; or, for other tags, by the role or the display
/// that it states, or by a class that says as much.
pub fn part_of(element: &impl Element) -> Option<Part> {
    match element.name() {
        "table" => return Some(Part::Table),
        "tr" => return Some(Part::Row),
        "td" | "th" => return Some(Part::Cell),
        "div" | "span" | "section" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" => {}
        _ => return None,
    }
    let stated = |word: &str| match word {
        "row" | "table-row" | "tr" => Some(Part::StyledRow),
        "cell" | "gridcell" | "columnheader" | "rowheader" | "table-cell" | "td" | "th" => {
            Some(Part::Cell)
        }
        _ => None,
    };
    let by_role = element.attr("role").and_then(stated);
    let display = || {
        let style = element
            .attr("style")
            .filter(|style| style.contains("table"))?;
        let (_, value) = style.split_once("display")?;
        let value = value.trim_start().strip_prefix(':')?.trim_start();
        stated(value.split([';', ' ', '!']).next()?)
    };
    let by_class = || {
        element
            .attr("class")?
            .split_ascii_whitespace()
            .find_map(stated)
    };
    by_role.or_else(display).or_else(by_class)
}

/// A span as browsers read it: leading digits, 1 where there are none.
pub fn span(attribute: Option<&str>) -> usize {
    let Some(text) = attribute else { return 1 };
    let text = text.trim_start().trim_start_matches('+');
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    match &text[..end] {
        "" => 1,
        digits => digits.parse().unwrap_or(usize::MAX),
    }
}

/// Elements that change nothing but the look of their text: most of a page pasted from Word.
pub fn is_plain_inline(name: &str) -> bool {
    matches!(
        name,
        "span" | "o:p" | "b" | "strong" | "font" | "i" | "u" | "em"
    )
}

pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "blockquote"
            | "center"
            | "form"
            | "fieldset"
            | "address"
            | "figure"
            | "figcaption"
            | "table"
            | "td"
            | "th"
            | "hr"
            | "body"
            | "html"
            | "head"
            | "tr"
            | "details"
            | "summary"
    )
}
