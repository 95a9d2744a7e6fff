//! Which cell of a table a mark belongs to, as the file says: the structure tree that some
//! programs write beside what they draw (ISO 32000-2, 14.7 and 14.8).
//!
//! It is no more than a cross-check of what geometry tells. Rows and columns cannot be taken from
//! it: some programs leave blank cells out, others add rows where a page ends. But two digits that
//! it gives to two cells are no one figure, however close they stand, and two that it gives to one
//! cell are not two.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;

/// The cells of one page by the number that marks their text.
pub type Cells = HashMap<u32, u32>;

/// The most entries that are looked at, of the index of a file and of its pages' marks: a report has
/// a thousand. Past it, the tree says nothing more; one that refers to itself ends there too.
const MAX_ENTRIES: usize = 200_000;

/// How deep an element stands in its cell at most, and how deep the index of the tree is.
const MAX_DEPTH: usize = 16;

/// The structure tree of a file.
pub struct Structure<'a> {
    xref: &'a XRef,
    /// By the number that a page bears, the elements of its marks.
    marks: HashMap<u32, Array<'a>>,
    /// What the kinds of a program's own stand for.
    roles: Dict<'a>,
    /// The cells of elements that were asked for.
    known: HashMap<ObjRef, Option<u32>>,
    /// How many more entries are looked at.
    budget: usize,
}

impl<'a> Structure<'a> {
    /// That of a file, where it has one.
    pub fn of(pdf: &'a Pdf) -> Option<Self> {
        let xref = pdf.xref();
        let catalog: Dict<'a> = xref.get(xref.root_id())?;
        let root: Dict<'a> = catalog.get(b"StructTreeRoot")?;
        let mut structure = Self {
            xref,
            marks: HashMap::new(),
            roles: root.get(b"RoleMap").unwrap_or_default(),
            known: HashMap::new(),
            budget: MAX_ENTRIES,
        };
        structure.index(&root.get(b"ParentTree")?, 0);
        Some(structure)
    }

    /// Whether one more entry may be looked at.
    fn spend(&mut self) -> bool {
        let left = self.budget > 0;
        self.budget = self.budget.saturating_sub(1);
        left
    }

    /// Takes a node of the index, in which pages stand by their numbers.
    fn index(&mut self, node: &Dict<'a>, depth: usize) {
        let pairs = node.get::<Array<'a>>(b"Nums");
        let mut items = pairs.iter().flat_map(Array::iter::<Object<'a>>);
        while let (Some(number), Some(value)) = (items.next(), items.next()) {
            if !self.spend() {
                return;
            }
            if let (Object::Number(number), Object::Array(marks)) = (number, value)
                && let Ok(number) = u32::try_from(number.as_i64())
            {
                self.marks.insert(number, marks);
            }
        }
        let kids = node.get::<Array<'a>>(b"Kids");
        for kid in kids.iter().flat_map(Array::iter::<Dict<'a>>) {
            if depth == MAX_DEPTH || !self.spend() {
                return;
            }
            self.index(&kid, depth + 1);
        }
    }

    /// The cells of a page; none where it says nothing of them.
    pub fn cells(&mut self, page: &Page<'_>) -> Cells {
        let mut cells = Cells::new();
        // What is drawn by a form has marks with numbers of its own, which nobody could tell from
        // those of the page.
        let forms = &page.resources().x_objects;
        let has_marks = |form: Stream<'_>| form.dict().contains_key(b"StructParents");
        let keys: Vec<Name<'_>> = forms.keys().collect();
        if keys.iter().filter_map(|key| forms.get(key)).any(has_marks) {
            return cells;
        }
        let number = page.raw().get::<u32>(b"StructParents");
        let Some(marks) = number.and_then(|number| self.marks.get(&number).cloned()) else {
            return cells;
        };
        for (mark, element) in (0..).zip(marks.raw_iter()) {
            if !self.spend() {
                return Cells::new();
            }
            if let MaybeRef::Ref(element) = element
                && let Some(cell) = self.cell_of(element)
            {
                cells.insert(mark, cell);
            }
        }
        cells
    }

    /// The cell that an element is or stands in.
    fn cell_of(&mut self, element: ObjRef) -> Option<u32> {
        if let Some(&known) = self.known.get(&element) {
            return known;
        }
        let found = self.climb(element);
        self.known.insert(element, found);
        found
    }

    fn climb(&self, element: ObjRef) -> Option<u32> {
        let mut at = element;
        for _ in 0..MAX_DEPTH {
            let own: Dict<'a> = self.xref.get(at.into())?;
            let kind: Name<'a> = own.get(b"S")?;
            let kind = self.roles.get::<Name<'a>>(&*kind).unwrap_or(kind);
            if matches!(&*kind, b"TD" | b"TH") {
                return Some(at.obj_number);
            }
            at = own.get_ref(b"P")?;
        }
        None
    }
}
