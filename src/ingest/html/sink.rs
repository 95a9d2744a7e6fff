//! `scraper`'s tree, with the source line of each element, which `scraper` itself drops.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use ego_tree::NodeId;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName};
use scraper::{Html, HtmlTreeSink};

use crate::ingest::IngestError;

/// The line that each element starts on. Elements are numbered as they are created, so the
/// list is sorted.
pub struct Lines {
    lines: Vec<(NodeId, u32)>,
    /// Where the last look-up ended: a page is read in the order in which it was parsed.
    last: Cell<usize>,
}

/// How far the next look-up is expected from the last one.
const NEAR: usize = 8;

impl Lines {
    /// The line of an element, `None` for one that the parser supplied.
    pub fn of(&self, element: NodeId) -> Option<u32> {
        let from = self.last.get();
        let mut near = self.lines.iter().skip(from).take(NEAR);
        let at = match near.position(|&(id, _)| id == element) {
            Some(steps) => from + steps,
            None => self
                .lines
                .binary_search_by_key(&element, |&(id, _)| id)
                .ok()?,
        };
        self.last.set(at);
        Some(self.lines[at].1)
    }
}

/// How many bytes are parsed before it is looked how much the parser has built of them.
const STEP: usize = 512;

/// How many elements the parser may build for each tag of a page. It adds rows, bodies of
/// tables and formatting that was left open, to each paragraph anew; on real pages less than
/// one for each.
const ELEMENTS_PER_TAG: usize = 4;

/// How many elements it may build whatever the page: some 200 bytes each.
const FEW_ELEMENTS: usize = 50_000;

/// Parses a page given in pieces.
///
/// # Errors
/// [`IngestError::TooManyElements`] where the parser builds far more than stands there.
pub fn parse(pieces: &[&str]) -> Result<(Html, Lines), IngestError> {
    let tags = |piece: &&str| memchr::memchr_iter(b'<', piece.as_bytes()).count();
    let limit = FEW_ELEMENTS.max(ELEMENTS_PER_TAG * pieces.iter().map(tags).sum::<usize>());
    let sink = LineSink {
        tree: HtmlTreeSink::new(Html::new_document()),
        line: Cell::new(1),
        lines: RefCell::new(Vec::new()),
    };
    let mut parser = html5ever::parse_document(sink, ParseOpts::default());
    for piece in pieces {
        let mut rest = *piece;
        while !rest.is_empty() {
            let (step, behind) = rest.split_at(rest.floor_char_boundary(STEP));
            parser.process(StrTendril::from(step));
            rest = behind;
            let elements = parser.tokenizer.sink.sink.lines.borrow().len();
            if elements > limit {
                return Err(IngestError::TooManyElements { limit });
            }
        }
    }
    Ok(parser.finish())
}

/// Whether an attribute says anything to the reader of a page; the others are not kept.
fn is_read(attribute: &Attribute) -> bool {
    let carries = || super::carried::may_carry(&attribute.name.local);
    matches!(
        &*attribute.name.local,
        "colspan"
            | "rowspan"
            | "class"
            | "style"
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
            // What tells how text within foreign elements is parsed.
            | "encoding"
            // What form fields show.
            | "selected"
            | "placeholder"
    ) || carries()
}

struct LineSink {
    tree: HtmlTreeSink,
    line: Cell<u32>,
    lines: RefCell<Vec<(NodeId, u32)>>,
}

/// Every call goes to `scraper`'s sink; two of them note the line on the way.
impl TreeSink for LineSink {
    type Output = (Html, Lines);
    type Handle = NodeId;
    type ElemName<'a> = Ref<'a, QualName>;

    fn create_element(
        &self,
        name: QualName,
        mut attrs: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        attrs.retain(is_read);
        let element = self.tree.create_element(name, attrs, flags);
        self.lines.borrow_mut().push((element, self.line.get()));
        element
    }

    fn set_current_line(&self, line_number: u64) {
        self.line
            .set(u32::try_from(line_number).unwrap_or(u32::MAX));
    }

    fn finish(self) -> Self::Output {
        let lines = Lines {
            lines: self.lines.into_inner(),
            last: Cell::new(0),
        };
        (self.tree.finish(), lines)
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.tree.parse_error(message);
    }

    fn get_document(&self) -> NodeId {
        self.tree.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.tree.elem_name(target)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.tree.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.tree.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.tree.append(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        self.tree
            .append_based_on_parent_node(element, previous, child);
    }

    fn append_doctype_to_document(
        &self,
        name: StrTendril,
        public_id: StrTendril,
        system_id: StrTendril,
    ) {
        self.tree
            .append_doctype_to_document(name, public_id, system_id);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.tree.get_template_contents(target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.tree.same_node(x, y)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.tree.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, new_node: NodeOrText<NodeId>) {
        self.tree.append_before_sibling(sibling, new_node);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        self.tree.add_attrs_if_missing(target, attrs);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.tree.reparent_children(node, new_parent);
    }
}
