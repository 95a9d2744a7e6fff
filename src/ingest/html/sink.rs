//! `scraper`'s tree, with the source line of each element, which `scraper` itself drops.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use ego_tree::NodeId;
use fnv::FnvHashMap;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tokenizer::TokenizerOpts;
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns};
use scraper::{Html, HtmlTreeSink};

use super::element::is_read;
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
        kinds: RefCell::new(FnvHashMap::default()),
        tables: RefCell::new(FnvHashMap::default()),
        rows: RefCell::new(FnvHashMap::default()),
    };
    let options = ParseOpts {
        // The parser would drop one at the beginning of any step.
        tokenizer: TokenizerOpts {
            discard_bom: false,
            ..TokenizerOpts::default()
        },
        ..ParseOpts::default()
    };
    let mut parser = html5ever::parse_document(sink, options);
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

/// What a table is made of.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Group,
    Row,
}

impl Kind {
    fn of(name: &QualName) -> Option<Self> {
        match &*name.local {
            "tbody" | "thead" | "tfoot" => Some(Self::Group),
            "tr" => Some(Self::Row),
            _ => None,
        }
    }
}

struct LineSink {
    tree: HtmlTreeSink,
    line: Cell<u32>,
    lines: RefCell<Vec<(NodeId, u32)>>,
    /// The elements that are rows or groups of rows.
    kinds: RefCell<FnvHashMap<NodeId, Kind>>,
    /// The table of each group of rows.
    tables: RefCell<FnvHashMap<NodeId, NodeId>>,
    /// The last row of each table.
    rows: RefCell<FnvHashMap<NodeId, NodeId>>,
}

/// Whether a text is nothing but a number.
fn is_number(text: &str) -> bool {
    let mut shown = text.chars().filter(|c| !c.is_whitespace()).peekable();
    shown.peek().is_some() && shown.all(|c| c.is_numeric() || matches!(c, '.' | ',' | '，' | '-'))
}

impl LineSink {
    /// Notes which row of a table is its last. The parser puts every row into a group.
    fn note_row(&self, parent: NodeId, child: NodeId) {
        let kind = self.kinds.borrow().get(&child).copied();
        match kind {
            Some(Kind::Group) => drop(self.tables.borrow_mut().insert(child, parent)),
            Some(Kind::Row) => {
                let table = self.tables.borrow().get(&parent).copied();
                self.rows
                    .borrow_mut()
                    .extend(table.map(|table| (table, child)));
            }
            None => {}
        }
    }

    /// The row that a number has fallen out of: one that stands in a table and in none of its
    /// cells.
    fn row_around(&self, table: NodeId, child: &NodeOrText<NodeId>) -> Option<NodeId> {
        let NodeOrText::AppendText(text) = child else {
            return None;
        };
        let row = self.rows.borrow().get(&table).copied();
        row.filter(|_| is_number(text))
    }
}

/// Every call goes to `scraper`'s sink; some note lines and rows on the way, and one keeps numbers
/// in their rows.
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
        attrs.retain(|attribute| is_read(&attribute.name.local));
        let kind = Kind::of(&name);
        let element = self.tree.create_element(name, attrs, flags);
        self.kinds
            .borrow_mut()
            .extend(kind.map(|kind| (element, kind)));
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
        if let NodeOrText::AppendNode(child) = &child {
            self.note_row(*parent, *child);
        }
        self.tree.append(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        // A browser shows before the table what stands in none of its cells. A number there was
        // lost from its row, which would seem to have a blank in its place; and two such numbers
        // would run together.
        if let Some(row) = self.row_around(*element, &child) {
            let name = QualName::new(None, ns!(html), local_name!("td"));
            let cell = self.create_element(name, Vec::new(), ElementFlags::default());
            self.tree.append(&cell, child);
            self.tree.append(&row, NodeOrText::AppendNode(cell));
            return;
        }
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

#[cfg(test)]
mod tests {
    use scraper::Selector;

    use super::parse;

    /// The texts of the cells of each row.
    fn rows(page: &str) -> Vec<Vec<String>> {
        let (html, _) = parse(&[page]).unwrap();
        let (row, cell) = (
            Selector::parse("tr").unwrap(),
            Selector::parse("td").unwrap(),
        );
        let cells = |row: scraper::ElementRef<'_>| {
            let texts = row.select(&cell).map(|cell| cell.text().collect());
            texts.collect()
        };
        html.select(&row).map(cells).collect()
    }

    #[test]
    fn a_number_that_fell_out_of_its_cell_stays_in_its_row() {
        let page = "<table><tr><td>1<td></td>4</td><td>2</td></tr><tr><td>3</td></tr></table>";
        assert_eq!(rows(page), [vec!["1", "", "4", "2"], vec!["3"]]);
        let inner = "<table><tr><td>9<table><tr><td>8</table></td>7<td>6</table>";
        assert_eq!(rows(inner)[0], ["98", "8", "7", "6"]);
    }

    #[test]
    fn words_between_rows_and_numbers_before_any_row_stand_before_the_table() {
        assert_eq!(
            rows("<table>12<tr><td>1</td>单位：件</tr></table>"),
            [vec!["1"]]
        );
    }
}
