//! Which elements begin and end where: the HTML standard's tree construction, as far as it can be
//! followed without looking back.

use std::borrow::Cow;

use memchr::memmem;

use super::kinds::Kind;
use super::references::resolved;
use super::tags::{Tag, Tags, Token};
use super::{Declined, Vouched};
use crate::document::Document;
use crate::ingest::Hidden;
use crate::ingest::html::reader::{Content, Reader};

/// How deep elements may stand within one another here: each tag looks through those that are
/// open.
const MAX_OPEN: usize = 256;

/// How far a page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
}

/// A page that is being read.
struct Page<'a> {
    tags: Tags<'a>,
    reader: Reader,
    phase: Phase,
    /// The elements that are open.
    open: Vec<Tag<'a>>,
    /// Which of them is passed over with all that stands in it.
    skipped: Option<usize>,
    /// The text since the last element or comment: one text of the tree.
    text: Cow<'a, str>,
    /// Whether a table ends a paragraph, as it does in a page that says which HTML it is; `None`
    /// where that is not certain.
    table_ends_paragraph: Option<bool>,
    /// A `<form>` is open.
    has_form: bool,
    /// A line end that follows at once is dropped.
    drops_break: bool,
    /// The body was closed and nothing but blanks followed: comments stand outside of it.
    is_behind_body: bool,
}

/// Reads a page.
pub fn read(text: &str, hidden: Hidden) -> Vouched<Document> {
    let mut page = Page {
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
    };
    let mut is_first = true;
    while let Some(token) = page.tags.next()? {
        let drops_break = std::mem::take(&mut page.drops_break);
        match token {
            Token::Text(text) => {
                let text = text
                    .strip_prefix('\n')
                    .filter(|_| drops_break)
                    .unwrap_or(text);
                page.take_text(text)?;
                continue;
            }
            Token::Comment => {
                if !page.is_behind_body {
                    page.end_text();
                }
                continue;
            }
            Token::Doctype(doctype) => {
                if !is_first {
                    return Err(Declined);
                }
                page.table_ends_paragraph = table_ends_paragraph(doctype);
            }
            Token::Start(tag) => {
                page.is_behind_body = false;
                page.start(tag)?;
            }
            Token::End(tag) => page.end(&tag)?,
        }
        is_first = false;
    }
    if page.phase != Phase::InBody {
        return Err(Declined);
    }
    page.pop_to(0);
    Ok(page.reader.finish())
}

/// Whether tables end paragraphs in a page of this document type; `None` for types of which the
/// standard has a list.
fn table_ends_paragraph(doctype: &str) -> Option<bool> {
    const XHTML: [&str; 2] = [
        "<!doctype html public \"-//w3c//dtd xhtml 1.0 transitional//en\" \
         \"http://www.w3.org/tr/xhtml1/dtd/xhtml1-transitional.dtd\">",
        "<!doctype html public \"-//w3c//dtd xhtml 1.0 strict//en\" \
         \"http://www.w3.org/tr/xhtml1/dtd/xhtml1-strict.dtd\">",
    ];
    let words: Vec<&str> = doctype.split_ascii_whitespace().collect();
    let doctype = words.join(" ").to_ascii_lowercase();
    let is_known = doctype == "<!doctype html>" || XHTML.contains(&&*doctype);
    is_known.then_some(true)
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

impl<'a> Page<'a> {
    fn innermost(&self) -> Kind {
        self.open.last().map_or(Kind::Html, |tag| tag.kind)
    }

    fn take_text(&mut self, text: &'a str) -> Vouched<()> {
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
    fn end_text(&mut self) {
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

    fn push(&mut self, tag: Tag<'a>) -> Vouched<()> {
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

    fn pop(&mut self) {
        self.end_text();
        let Some(tag) = self.open.pop() else { return };
        match self.skipped {
            Some(at) if at == self.open.len() => self.skipped = None,
            Some(_) => {}
            None => self.reader.leave(&tag),
        }
    }

    fn pop_to(&mut self, open: usize) {
        while self.open.len() > open {
            self.pop();
        }
    }

    /// Ends an element and all that is open in it. What the rules would open anew behind it, and
    /// what they would remember, is declined.
    fn close(&mut self, at: usize) -> Vouched<()> {
        let is_kept = |tag: &Tag<'_>| matches!(tag.kind, Kind::Formatting | Kind::Form);
        if self.open[at + 1..].iter().any(is_kept) {
            return Err(Declined);
        }
        self.pop_to(at);
        Ok(())
    }

    /// Ends a cell or a caption and all that is open in it: formatting too ends there.
    fn close_cell(&mut self, at: usize) -> Vouched<()> {
        if self.open[at..].iter().any(|tag| tag.kind == Kind::Form) {
            return Err(Declined);
        }
        self.pop_to(at);
        Ok(())
    }

    fn imply(&mut self, name: &'static str, kind: Kind, line: u32) -> Vouched<()> {
        self.push(Tag::implied(name, kind, line))
    }

    fn empty(&mut self, tag: Tag<'a>) -> Vouched<()> {
        self.push(tag)?;
        self.pop();
        Ok(())
    }

    /// The innermost open element that is looked for, no further out than the scope reaches.
    fn in_scope(&self, is: impl Fn(&Tag<'_>) -> bool, also_bounds: &[Kind]) -> Option<usize> {
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

    fn paragraph(&self) -> Option<usize> {
        self.in_scope(|tag| tag.kind == Kind::Paragraph, &[Kind::Button])
    }

    fn close_paragraph(&mut self) -> Vouched<()> {
        match self.paragraph() {
            Some(at) => self.close(at),
            None => Ok(()),
        }
    }

    /// The cell or caption that the innermost open element stands in.
    fn cell(&self) -> Option<usize> {
        let is_cell = |tag: &Tag<'_>| matches!(tag.kind, Kind::Cell | Kind::Caption);
        self.in_scope(is_cell, &[])
    }

    /// An element whose content is text alone.
    fn raw(&mut self, tag: Tag<'a>) -> Vouched<()> {
        let kind = tag.kind;
        let content = self.tags.content(&tag.name)?;
        if kind == Kind::Script && hides_its_end(content) {
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

    fn start(&mut self, tag: Tag<'a>) -> Vouched<()> {
        let (kind, line) = (tag.kind, tag.line);
        if kind == Kind::Doubtful {
            return Err(Declined);
        }
        loop {
            match (self.phase, kind) {
                (Phase::BeforeHtml, Kind::Html) => {
                    self.phase = Phase::BeforeHead;
                    return self.push(tag);
                }
                (Phase::BeforeHtml, _) => {
                    self.imply("html", Kind::Html, line)?;
                    self.phase = Phase::BeforeHead;
                }
                (_, Kind::Html) => return Err(Declined),
                (Phase::BeforeHead, Kind::Head) => {
                    self.phase = Phase::InHead;
                    return self.push(tag);
                }
                (Phase::BeforeHead, _) => {
                    self.imply("head", Kind::Head, line)?;
                    self.phase = Phase::InHead;
                }
                (_, Kind::Head) => return Err(Declined),
                (Phase::InHead, Kind::HeadVoid) => return self.empty(tag),
                (Phase::InHead, Kind::Title | Kind::Script | Kind::Style) => return self.raw(tag),
                (Phase::InHead, Kind::RawText) if tag.name == "noscript" => return self.raw(tag),
                (Phase::InHead, _) => {
                    self.pop();
                    self.phase = Phase::AfterHead;
                }
                (Phase::AfterHead, Kind::Body) => {
                    self.phase = Phase::InBody;
                    return self.push(tag);
                }
                // They are put into the head that is closed.
                (Phase::AfterHead, Kind::HeadVoid | Kind::Title | Kind::Script | Kind::Style) => {
                    return Err(Declined);
                }
                (Phase::AfterHead, _) => {
                    self.imply("body", Kind::Body, line)?;
                    self.phase = Phase::InBody;
                }
                (Phase::InBody, Kind::Body) => return Err(Declined),
                (Phase::InBody, _) => return self.start_in_body(tag),
            }
        }
    }

    fn start_in_body(&mut self, tag: Tag<'a>) -> Vouched<()> {
        let (kind, line) = (tag.kind, tag.line);
        loop {
            match (self.innermost(), kind) {
                (Kind::Table | Kind::Group | Kind::Row, Kind::Script | Kind::Style) => {
                    return self.raw(tag);
                }
                (Kind::Columns, Kind::Column) => return self.empty(tag),
                (Kind::Table, Kind::Column) => self.imply("colgroup", Kind::Columns, line)?,
                (Kind::Table, Kind::Caption | Kind::Columns | Kind::Group)
                | (Kind::Group, Kind::Row)
                | (Kind::Row, Kind::Cell) => return self.push(tag),
                (Kind::Table, Kind::Row | Kind::Cell) => self.imply("tbody", Kind::Group, line)?,
                (Kind::Group, Kind::Cell) => self.imply("tr", Kind::Row, line)?,
                (Kind::Columns, _) => self.pop(),
                (Kind::Group | Kind::Row, _) if kind.is_part() => self.pop(),
                // What else stands in a table and in none of its cells is shown before it.
                (Kind::Table | Kind::Group | Kind::Row, _) => return Err(Declined),
                _ if kind.is_part() => match self.cell() {
                    Some(at) => self.close_cell(at)?,
                    // Without a table it is nothing.
                    None => return Ok(()),
                },
                _ => return self.start_in_text(tag),
            }
        }
    }

    /// A tag among text, in the body itself or in a cell.
    fn start_in_text(&mut self, tag: Tag<'a>) -> Vouched<()> {
        match tag.kind {
            Kind::Other => {}
            Kind::Void | Kind::HeadVoid => return self.empty(tag),
            Kind::Title | Kind::Script | Kind::Style | Kind::RawText => return self.raw(tag),
            Kind::Paragraph | Kind::Block | Kind::List => self.close_paragraph()?,
            Kind::Preformatted => {
                self.close_paragraph()?;
                self.drops_break = true;
            }
            Kind::Heading => {
                self.close_paragraph()?;
                if self.innermost() == Kind::Heading {
                    self.pop();
                }
            }
            Kind::Rule => {
                self.close_paragraph()?;
                return self.empty(tag);
            }
            Kind::ListItem | Kind::Term => {
                self.close_item(tag.kind)?;
                self.close_paragraph()?;
            }
            Kind::Form if self.has_form => return Ok(()),
            Kind::Form => {
                self.close_paragraph()?;
                self.has_form = true;
            }
            Kind::Button => {
                let is_button = |tag: &Tag<'_>| tag.kind == Kind::Button;
                if self.in_scope(is_button, &[]).is_some() {
                    return Err(Declined);
                }
            }
            Kind::Formatting => {
                // A link ends the link that it stands in.
                let is_link = |open: &Tag<'_>| open.name == "a";
                if tag.name == "a" && self.in_scope(is_link, &[]).is_some() {
                    return Err(Declined);
                }
            }
            Kind::Table => match (self.table_ends_paragraph, self.paragraph()) {
                (None, Some(_)) => return Err(Declined),
                (Some(true), Some(at)) => self.close(at)?,
                _ => {}
            },
            _ => return Err(Declined),
        }
        self.push(tag)
    }

    /// Ends the item of a list that the next one stands in.
    fn close_item(&mut self, kind: Kind) -> Vouched<()> {
        for (at, tag) in self.open.iter().enumerate().rev() {
            if tag.kind == kind {
                return self.close(at);
            }
            let is_passed = tag.kind == Kind::Paragraph || matches!(&*tag.name, "div" | "address");
            if tag.kind.is_special() && !is_passed {
                break;
            }
        }
        Ok(())
    }

    fn end(&mut self, tag: &Tag<'a>) -> Vouched<()> {
        let kind = tag.kind;
        // `</br>` opens one.
        if kind == Kind::Doubtful || tag.name == "br" {
            return Err(Declined);
        }
        match (self.phase, kind) {
            (Phase::InHead, Kind::Head) => {
                self.pop();
                self.phase = Phase::AfterHead;
                Ok(())
            }
            (Phase::InBody, Kind::Html) if self.is_behind_body => Ok(()),
            (Phase::InBody, _) => {
                self.is_behind_body = false;
                self.end_in_body(tag)
            }
            _ => Err(Declined),
        }
    }

    fn end_in_body(&mut self, tag: &Tag<'a>) -> Vouched<()> {
        let kind = tag.kind;
        loop {
            match (self.innermost(), kind) {
                (Kind::Table, Kind::Table)
                | (Kind::Columns, Kind::Columns)
                | (Kind::Row, Kind::Row) => {
                    self.pop();
                    return Ok(());
                }
                (Kind::Group, Kind::Group) => {
                    if self.innermost_is(tag) {
                        self.pop();
                    }
                    return Ok(());
                }
                (Kind::Columns, Kind::Column) => return Ok(()),
                (Kind::Columns, _) | (Kind::Group | Kind::Row, Kind::Table) => self.pop(),
                (Kind::Row, Kind::Group) => {
                    if !self
                        .open
                        .iter()
                        .rev()
                        .nth(1)
                        .is_some_and(|open| open.name == tag.name)
                    {
                        return Ok(());
                    }
                    self.pop();
                }
                // They act outside of the table.
                (
                    Kind::Table | Kind::Group | Kind::Row,
                    Kind::Paragraph | Kind::Form | Kind::Formatting,
                ) => return Err(Declined),
                // In a table they close nothing.
                (Kind::Table | Kind::Group | Kind::Row, _) => return Ok(()),
                _ if kind.is_part() || matches!(kind, Kind::Table | Kind::Body | Kind::Html) => {
                    let Some(at) = self.cell() else {
                        self.is_behind_body = matches!(kind, Kind::Body | Kind::Html);
                        return Ok(());
                    };
                    let is_own = self.open[at].name == tag.name;
                    let ends_around = match (self.open[at].kind, kind) {
                        (_, Kind::Table) | (Kind::Cell, Kind::Row) => true,
                        (Kind::Cell, Kind::Group) => {
                            let group = self.open[..at].iter().rev();
                            let mut group = group.filter(|open| open.kind == Kind::Group);
                            group.next().is_some_and(|open| open.name == tag.name)
                        }
                        _ => false,
                    };
                    if is_own || ends_around {
                        self.close_cell(at)?;
                    }
                    if !ends_around {
                        return Ok(());
                    }
                }
                _ => return self.end_in_text(tag),
            }
        }
    }

    fn innermost_is(&self, tag: &Tag<'_>) -> bool {
        self.open.last().is_some_and(|open| open.name == tag.name)
    }

    /// A closing tag among text.
    fn end_in_text(&mut self, tag: &Tag<'a>) -> Vouched<()> {
        let is_same = |open: &Tag<'_>| open.name == tag.name;
        let found = match tag.kind {
            Kind::Block | Kind::List | Kind::Preformatted | Kind::Button | Kind::Term => {
                self.in_scope(is_same, &[])
            }
            Kind::ListItem => self.in_scope(is_same, &[Kind::List]),
            Kind::Heading => self.in_scope(|open| open.kind == Kind::Heading, &[]),
            Kind::Paragraph => match self.paragraph() {
                None => return self.empty(Tag::implied("p", Kind::Paragraph, tag.line)),
                found => found,
            },
            Kind::Form if !self.has_form => None,
            Kind::Form => {
                // It is ended even where others are open in it, which stay open.
                while matches!(
                    self.innermost(),
                    Kind::Paragraph | Kind::ListItem | Kind::Term
                ) {
                    self.pop();
                }
                if self.innermost() != Kind::Form {
                    return Err(Declined);
                }
                self.has_form = false;
                self.pop();
                return Ok(());
            }
            Kind::Formatting if self.innermost_is(tag) => self.open.len().checked_sub(1),
            Kind::Formatting if self.open.iter().any(is_same) => return Err(Declined),
            // Of any other kind the innermost is closed, if nothing special stands between.
            _ => {
                let mut found = None;
                for (at, open) in self.open.iter().enumerate().rev() {
                    if is_same(open) {
                        found = Some(at);
                        break;
                    }
                    if open.kind.is_special() {
                        break;
                    }
                }
                found
            }
        };
        match found {
            Some(at) => self.close(at),
            None => Ok(()),
        }
    }
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
