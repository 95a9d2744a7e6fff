//! The elements of a page that are open, and the reader that is told of them.

use std::borrow::Cow;

use memchr::memmem;

use super::kinds::Kind;
use super::references::resolved;
use super::tags::{Tag, Tags};
use super::{Declined, Vouched};
use crate::ingest::Hidden;
use crate::ingest::html::lighten::is_free_of_tags;
use crate::ingest::html::reader::{Content, Reader};

/// How deep elements may stand within one another here: each tag looks through those that are
/// open.
const MAX_OPEN: usize = 256;

/// How far a page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
}

/// A page that is being read.
pub struct Page<'a> {
    pub tags: Tags<'a>,
    pub reader: Reader,
    pub phase: Phase,
    /// The elements that are open.
    pub open: Vec<Tag<'a>>,
    /// Which of them is passed over with all that stands in it.
    skipped: Option<usize>,
    /// The text since the last element or comment: one text of the tree.
    text: Cow<'a, str>,
    /// Whether a table ends a paragraph, as it does in a page that says which HTML it is; `None`
    /// where that is not certain.
    pub table_ends_paragraph: Option<bool>,
    /// A `<form>` is open.
    pub has_form: bool,
    /// A line end that follows at once is dropped.
    pub drops_break: bool,
    /// The body was closed and nothing but blanks followed: comments stand outside of it.
    pub is_behind_body: bool,
}

impl<'a> Page<'a> {
    /// A page of which nothing was read yet.
    pub fn new(text: &'a str, hidden: Hidden) -> Self {
        Self {
            tags: Tags::new(text),
            reader: Reader::new(hidden),
            phase: Phase::BeforeHtml,
            open: Vec::new(),
            skipped: None,
            text: Cow::Borrowed(""),
            table_ends_paragraph: Some(false),
            has_form: false,
            drops_break: false,
            is_behind_body: false,
        }
    }

    pub fn innermost(&self) -> Kind {
        self.open.last().map_or(Kind::Html, |tag| tag.kind)
    }

    pub fn take_text(&mut self, text: &'a str) -> Vouched<()> {
        match self.phase {
            Phase::BeforeHtml | Phase::BeforeHead if is_blank(text) => return Ok(()),
            Phase::InHead | Phase::AfterHead if is_blank(text) => {}
            Phase::InBody if is_blank(text) => {}
            // Text in a table that stands in none of its cells is shown before the table.
            Phase::InBody if !self.innermost().holds_parts() => self.is_behind_body = false,
            _ => return Err(Declined),
        }
        let text = resolved(text)?;
        if self.text.is_empty() {
            self.text = text;
        } else {
            self.text.to_mut().push_str(&text);
        }
        Ok(())
    }

    /// Hands on the text that was collected.
    pub fn end_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        if self.skipped.is_some() {
            return;
        }
        if self.innermost() == Kind::Body {
            self.reader.loose_text(&text);
        } else {
            self.reader.text(&text);
        }
    }

    pub fn push(&mut self, tag: Tag<'a>) -> Vouched<()> {
        let may_show_address = tag.has_cut_address && self.reader.shows_attributes();
        if self.open.len() >= MAX_OPEN || may_show_address {
            return Err(Declined);
        }
        self.end_text();
        if self.skipped.is_none() && self.reader.enter(&tag, Some(tag.line)) == Content::Skip {
            self.skipped = Some(self.open.len());
        }
        self.open.push(tag);
        Ok(())
    }

    pub fn pop(&mut self) {
        self.end_text();
        let Some(tag) = self.open.pop() else { return };
        match self.skipped {
            Some(at) if at == self.open.len() => self.skipped = None,
            Some(_) => {}
            None => self.reader.leave(&tag),
        }
    }

    pub fn pop_to(&mut self, open: usize) {
        while self.open.len() > open {
            self.pop();
        }
    }

    /// Ends an element and all that is open in it. What the rules would open anew behind it, and
    /// what they would remember, is declined.
    pub fn close(&mut self, at: usize) -> Vouched<()> {
        let is_kept = |tag: &Tag<'_>| matches!(tag.kind, Kind::Formatting | Kind::Form);
        if self.open[at + 1..].iter().any(is_kept) {
            return Err(Declined);
        }
        self.pop_to(at);
        Ok(())
    }

    /// Ends a cell or a caption and all that is open in it: formatting too ends there.
    pub fn close_cell(&mut self, at: usize) -> Vouched<()> {
        if self.open[at..].iter().any(|tag| tag.kind == Kind::Form) {
            return Err(Declined);
        }
        self.pop_to(at);
        Ok(())
    }

    pub fn imply(&mut self, name: &'static str, kind: Kind, line: u32) -> Vouched<()> {
        self.push(Tag::implied(name, kind, line))
    }

    pub fn empty(&mut self, tag: Tag<'a>) -> Vouched<()> {
        self.push(tag)?;
        self.pop();
        Ok(())
    }

    /// The innermost open element that is looked for, no further out than the scope reaches.
    pub fn in_scope(&self, is: impl Fn(&Tag<'_>) -> bool, also_bounds: &[Kind]) -> Option<usize> {
        for (at, tag) in self.open.iter().enumerate().rev() {
            if is(tag) {
                return Some(at);
            }
            if tag.kind.bounds_scope() || also_bounds.contains(&tag.kind) {
                return None;
            }
        }
        None
    }

    pub fn paragraph(&self) -> Option<usize> {
        self.in_scope(|tag| tag.kind == Kind::Paragraph, &[Kind::Button])
    }

    pub fn close_paragraph(&mut self) -> Vouched<()> {
        match self.paragraph() {
            Some(at) => self.close(at),
            None => Ok(()),
        }
    }

    /// The cell or caption that the innermost open element stands in.
    pub fn cell(&self) -> Option<usize> {
        let is_cell = |tag: &Tag<'_>| matches!(tag.kind, Kind::Cell | Kind::Caption);
        self.in_scope(is_cell, &[])
    }

    /// An element whose content is text alone.
    pub fn raw(&mut self, tag: Tag<'a>) -> Vouched<()> {
        let kind = tag.kind;
        let content = self.tags.content(&tag.name)?;
        let is_certain = match kind {
            Kind::Script => !hides_its_end(content),
            Kind::Title | Kind::Style => is_free_of_tags(content),
            _ => true,
        };
        if !is_certain {
            return Err(Declined);
        }
        if kind == Kind::Style && self.skipped.is_none() {
            self.end_text();
            self.reader.style_sheet(content);
        }
        self.push(tag)?;
        if kind == Kind::Title {
            self.text = resolved(content)?;
        }
        self.pop();
        Ok(())
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

/// Whether a script may hold its own closing tag as text: it writes a script within a comment.
fn hides_its_end(script: &str) -> bool {
    let bytes = script.as_bytes();
    let Some(comment) = memmem::find(bytes, b"<!--") else {
        return false;
    };
    let rest = &bytes[comment..];
    rest.windows(7)
        .any(|word| word.eq_ignore_ascii_case(b"<script"))
}
