//! What the HTML standard's rules of tree construction make of an element, by its name.

/// The elements that the rules tell apart, as far as they are vouched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Html,
    Head,
    Body,
    /// `<meta>` and the like: without content, and in their place in the head.
    HeadVoid,
    Title,
    Script,
    Style,
    /// Elements whose content is text of no page, up to their closing tag.
    RawText,
    /// Elements without content.
    Void,
    /// `<hr>`: one that ends a paragraph.
    Rule,
    Table,
    Caption,
    Columns,
    Column,
    /// `<tbody>` and its like.
    Group,
    Row,
    Cell,
    Paragraph,
    Heading,
    Preformatted,
    ListItem,
    /// `<dt>` and `<dd>`.
    Term,
    /// `<ul>` and `<ol>`, from which an item outside cannot be closed.
    List,
    /// Any other element that ends a paragraph.
    Block,
    Form,
    Button,
    /// Elements that the rules open anew where they are left open.
    Formatting,
    /// Elements of which no rule speaks.
    Other,
    /// Elements with rules that are not followed here.
    Doubtful,
}

use Kind::{
    Block, Body, Button, Caption, Cell, Column, Columns, Doubtful, Form, Formatting, Group, Head,
    HeadVoid, Heading, Html, List, ListItem, Other, Paragraph, Preformatted, RawText, Row, Rule,
    Script, Style, Table, Term, Title, Void,
};

impl Kind {
    /// Of an element by its name in small letters.
    pub fn of(name: &str) -> Self {
        match name {
            "td" | "th" => Cell,
            "p" => Paragraph,
            "tr" => Row,
            "span" | "o:p" => Other,
            "b" | "strong" | "font" | "a" | "i" | "u" | "em" | "s" | "small" | "big" | "code"
            | "strike" | "tt" => Formatting,
            "div" | "section" | "article" | "header" | "footer" | "main" | "aside" | "nav"
            | "center" | "blockquote" | "dl" | "fieldset" | "figure" | "figcaption" | "address"
            | "details" | "summary" | "hgroup" | "menu" | "dir" => Block,
            "br" | "img" | "input" | "wbr" | "area" | "embed" | "param" | "source" | "track" => {
                Void
            }
            "tbody" | "thead" | "tfoot" => Group,
            "table" => Table,
            "li" => ListItem,
            "ul" | "ol" => List,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Heading,
            "dt" | "dd" => Term,
            "col" => Column,
            "colgroup" => Columns,
            "caption" => Caption,
            "pre" => Preformatted,
            "hr" => Rule,
            "html" => Html,
            "head" => Head,
            "body" => Body,
            "meta" | "link" | "base" => HeadVoid,
            "title" => Title,
            "script" => Script,
            "style" => Style,
            "noscript" | "iframe" => RawText,
            "form" => Form,
            "button" => Button,
            "applet" | "basefont" | "bgsound" | "dialog" | "frame" | "frameset" | "image"
            | "isindex" | "keygen" | "listing" | "marquee" | "math" | "nobr" | "noembed"
            | "noframes" | "object" | "optgroup" | "option" | "plaintext" | "rb" | "rp" | "rt"
            | "rtc" | "ruby" | "search" | "select" | "selectedcontent" | "svg" | "template"
            | "textarea" | "xmp" => Doubtful,
            _ => Other,
        }
    }

    /// Whether it is one at which the search for what a closing tag closes ends ("special").
    pub const fn is_special(self) -> bool {
        !matches!(self, Formatting | Other)
    }

    /// Whether nothing beyond it is "in scope".
    pub const fn bounds_scope(self) -> bool {
        matches!(self, Html | Table | Caption | Cell)
    }

    /// Whether it is a part of a table in which only other parts may stand.
    pub const fn holds_parts(self) -> bool {
        matches!(self, Table | Columns | Group | Row)
    }

    /// Whether it is a part of a table.
    pub const fn is_part(self) -> bool {
        matches!(self, Caption | Columns | Column | Group | Row | Cell)
    }
}
