//! Mark-up in which nothing but the program's own literals goes unescaped.
//!
//! [`put!`](put) tells the two apart by their form: a literal is mark-up, any other expression is
//! shown by its type, and text of any kind is escaped there. Nothing else makes [`Html`], so that
//! a report's words cannot become tags, attributes or script by being forgotten.

use serde::Serialize;

use crate::render::printable::printable;

/// Safe mark-up.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Html(String);

/// Stands in mark-up where a [`Template`] is filled. Text cannot hold it: it is written as
/// U+FFFD there.
const SLOT: char = '\0';

impl Html {
    /// Adds mark-up of the program's own.
    pub fn literal(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Adds text, fit for an element and for an attribute in double quotes.
    fn text(&mut self, text: &str) {
        for c in printable(text).chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                SLOT => self.0.push(char::REPLACEMENT_CHARACTER),
                _ => self.0.push(c),
            }
        }
    }

    /// The mark-up.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Data for the page's script, as JSON inside a script element: `</` and `<!` are the only
    /// sequences that could end the element or hide its end, and `<` stands in strings only.
    pub fn json(data: &impl Serialize) -> serde_json::Result<Self> {
        let json = serde_json::to_string(data)?;
        Ok(Self(json.replace("</", "<\\/").replace("<!", "\\u003c!")))
    }
}

/// What can stand in mark-up.
pub trait Show {
    /// Adds it.
    fn show(&self, out: &mut Html);
}

impl Show for str {
    fn show(&self, out: &mut Html) {
        out.text(self);
    }
}

impl Show for String {
    fn show(&self, out: &mut Html) {
        out.text(self);
    }
}

impl Show for Html {
    fn show(&self, out: &mut Html) {
        out.0.push_str(&self.0);
    }
}

impl<T: Show + ?Sized> Show for &T {
    fn show(&self, out: &mut Html) {
        (**self).show(out);
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self, out: &mut Html) {
        if let Some(shown) = self {
            shown.show(out);
        }
    }
}

macro_rules! show_numbers {
    ($($number:ty)+) => {$(
        impl Show for $number {
            fn show(&self, out: &mut Html) {
                out.0.push_str(&self.to_string());
            }
        }
    )+};
}
show_numbers!(u8 u32 i32 i64 usize);

/// The place where a [`Template`] is filled.
pub struct Slot;

impl Show for Slot {
    fn show(&self, out: &mut Html) {
        out.0.push(SLOT);
    }
}

/// Adds to mark-up: literals as they are, all else by [`Show`].
macro_rules! put {
    ($out:expr $(,)?) => {};
    ($out:expr, $markup:literal $(, $($rest:tt)*)?) => {{
        $crate::render::html::markup::Html::literal($out, $markup);
        $($crate::render::html::markup::put!($out, $($rest)*))?
    }};
    ($out:expr, $shown:expr $(, $($rest:tt)*)?) => {{
        $crate::render::html::markup::Show::show(&$shown, $out);
        $($crate::render::html::markup::put!($out, $($rest)*))?
    }};
}

/// New mark-up, of the same parts as [`put!`](put).
macro_rules! html {
    ($($part:tt)*) => {{
        let mut out = $crate::render::html::markup::Html::default();
        $crate::render::html::markup::put!(&mut out, $($part)*);
        out
    }};
}

pub(super) use {html, put};

/// Mark-up with slots, as the parts between them: what many reports share stands in the page
/// once, and the page's script fills it as [`Template::fill`] does.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Template(Vec<Html>);

impl Template {
    /// Cuts mark-up at its slots.
    pub fn of(markup: &Html) -> Self {
        let parts = markup.0.split(SLOT);
        Self(parts.map(|part| Html(part.to_owned())).collect())
    }

    /// The mark-up with the slots filled in their order.
    pub fn fill(&self, fillings: impl IntoIterator<Item = Html>) -> Html {
        let mut fillings = fillings.into_iter();
        let mut out = Html::default();
        for part in &self.0 {
            put!(&mut out, part, fillings.next());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Html, Slot, Template};

    const HOSTILE: &str = "</script><!--\"'&\u{2028}\0\u{202e}";

    #[test]
    fn text_is_escaped_wherever_it_stands() {
        let out = html!(
            "<a title=\"",
            HOSTILE,
            "\">",
            Some(HOSTILE.to_owned()),
            "</a>"
        );
        let text = "&lt;/script&gt;&lt;!--&quot;&#39;&amp;\\u{2028}\\u{0}\\u{202e}";
        assert_eq!(out.as_str(), format!("<a title=\"{text}\">{text}</a>"),);
    }

    #[test]
    fn data_cannot_end_its_script_element() {
        let json = Html::json(&[HOSTILE, "<SCRIPT><!-- </Script"]).unwrap();
        assert!(!json.as_str().contains("</") && !json.as_str().contains("<!"));
        let back: Vec<String> = serde_json::from_str(json.as_str()).unwrap();
        assert_eq!(back, [HOSTILE, "<SCRIPT><!-- </Script"]);
    }

    #[test]
    fn a_template_is_filled_in_order() {
        let template = Template::of(&html!("<b>", Slot, "</b>-", Slot));
        let filled = template.fill(["1", "<"].map(|text| html!(text)));
        assert_eq!(filled.as_str(), "<b>1</b>-&lt;");
    }
}
