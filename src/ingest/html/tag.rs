//! The tag of an element, whoever cut it: the parser, or the reader of plain mark-up.

/// An element's tag, whoever cut it.
pub trait Element {
    /// The name, in small letters.
    fn name(&self) -> &str;
    /// The value of an attribute.
    fn attr(&self, name: &str) -> Option<&str>;
    /// The attributes that are read, by their names.
    fn attrs(&self) -> impl Iterator<Item = (&str, &str)>;
}

impl Element for scraper::node::Element {
    fn name(&self) -> &str {
        self.name()
    }

    fn attr(&self, name: &str) -> Option<&str> {
        self.attr(name)
    }

    fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attrs()
    }
}
