//! PDF: glyphs and strokes where pages draw them, put together again to text and tables.
//!
//! Geometry decides. The structure tree that some programs write beside leaves out blank cells,
//! which would shift figures into other columns: it says no more than which digits are of one cell.
//!
//! `device` collects what a page draws, `text` makes lines of glyphs, `rulings` and `lattice`
//! make tables of strokes, `unruled` finds those that have none, of which `words`, `heads` and
//! `aligned` make the cells, `furniture` takes running heads away, `join` puts the parts of a
//! table together that stand on several pages, `paragraphs` the lines. `limits` says beforehand what
//! would take too long, `structure` what the file itself says of its cells.

mod aligned;
mod characters;
mod device;
mod furniture;
mod geometry;
mod glyph;
mod heads;
mod join;
mod lattice;
mod limits;
mod page;
mod paragraphs;
mod row;
mod rulings;
mod structure;
mod text;
mod unruled;
mod words;

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::document::{Block, Document};
use crate::grid::{self, Grid, Layout};
use crate::ingest::{Limit, PdfError};
use crate::source::Kind;

use device::{Collector, Drawing};
use lattice::Table;
use page::{Page, Piece};
use paragraphs::{Builder, Setting};
use structure::Structure;

/// Whether the bytes are a PDF: its mark stands at the beginning, or behind a little else.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    /// How far behind the beginning readers look for the mark.
    const WINDOW: usize = 1024;
    let start = &bytes[..bytes.len().min(WINDOW)];
    memchr::memmem::find(start, b"%PDF-").is_some()
}

/// The fewest characters that are a text where there are pictures or shapes: pages of pictures
/// bear stamps and page numbers.
const MIN_TEXT: usize = 40;

/// Reads a PDF.
///
/// # Errors
/// [`PdfError`] where it cannot be opened, or no text can be had from it.
pub fn ingest(bytes: &[u8]) -> Result<Document, PdfError> {
    let pdf = limits::open(bytes)?;
    limits::check(&pdf).map_err(PdfError::TooMuch)?;
    let drawings = drawings(&pdf)?;
    judge(&drawings)?;
    let mut document = Document::new(Kind::Pdf);
    document.titles.extend(title(&pdf));
    let mut pages = Vec::with_capacity(drawings.len());
    for (number, (drawing, size)) in (1..).zip(drawings) {
        document.images += drawing.images;
        document.unknown_characters += drawing.unknown + characters::misnamed(&drawing.glyphs);
        pages.push(page::read(number, drawing, size));
    }
    document.recognised_pages = pages.iter().filter(|page| page.is_recognised).count();
    furniture::remove(&mut pages);
    unruled::find(&mut pages);
    // Where characters were mistaken or are unknown, labels are not as the page prints them.
    let is_exact = document.recognised_pages == 0 && document.unknown_characters == 0;
    document.blocks = blocks(pages, is_exact);
    Ok(document)
}

impl From<LoadPdfError> for PdfError {
    fn from(error: LoadPdfError) -> Self {
        match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Self::Locked,
            LoadPdfError::Decryption(_) => Self::UnknownEncryption,
            LoadPdfError::Invalid => Self::Damaged,
        }
    }
}

/// The title that the file says of itself.
fn title(pdf: &Pdf) -> Option<String> {
    let raw = pdf.metadata().title.as_ref()?;
    let text = match raw.strip_prefix(b"\xFE\xFF") {
        Some(wide) => encoding_rs::UTF_16BE.decode_without_bom_handling(wide).0,
        None => String::from_utf8_lossy(raw),
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What a page draws, turned upright, and the width and height that it then has.
type Upright = (Drawing, (f64, f64));

/// What each page draws.
fn drawings(pdf: &Pdf) -> Result<Vec<Upright>, PdfError> {
    let cache = InterpreterCache::new();
    let mut budget = usize::try_from(Limit::Marks.most()).unwrap_or(usize::MAX);
    let mut structure = Structure::of(pdf);
    let mut drawings = Vec::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let mut context = Context::new(
            Affine::new(page.initial_transform(true).as_coeffs()),
            Rect::new(0.0, 0.0, width, height),
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        let cells = structure.as_mut().map(|structure| structure.cells(page));
        let mut collector = Collector::new((width, height), cells.unwrap_or_default(), budget);
        interpret_page(page, &mut context, &mut collector);
        let (mut drawing, left) = collector.finish();
        if left == 0 {
            return Err(PdfError::TooMuch(Limit::Marks));
        }
        budget = left;
        let size = drawing.turn_upright((width, height));
        drawings.push((drawing, size));
    }
    Ok(drawings)
}

/// Whether there is text to be had.
fn judge(drawings: &[(Drawing, (f64, f64))]) -> Result<(), PdfError> {
    let pages = drawings.len();
    let sum = |count: fn(&Drawing) -> usize| drawings.iter().map(|(page, _)| count(page)).sum();
    let glyphs: usize = sum(|page| {
        let all = page.glyphs.iter().chain(&page.invisible);
        all.filter(|glyph| glyph.c != ' ').count()
    });
    let unknown: usize = sum(|page| page.unknown);
    if glyphs < MIN_TEXT {
        let pictured: f64 = drawings
            .iter()
            .map(|(page, _)| page.pictured.min(1.0))
            .sum();
        let shapes: usize = sum(|page| page.shapes);
        if pictured * 3.0 >= pages as f64 && pages > 0 {
            return Err(PdfError::Scan { pages });
        } else if shapes >= MIN_TEXT {
            return Err(PdfError::Outlined { shapes });
        } else if glyphs == 0 {
            return Err(PdfError::Blank { pages });
        }
    }
    if unknown * 3 > glyphs {
        return Err(PdfError::WithoutCharacters { unknown, glyphs });
    }
    Ok(())
}

/// A piece of the document before its tables are grids.
enum Item {
    Text(Block),
    Table(Table),
}

/// The last table, as long as nothing but remarks of the page break follows.
struct Last {
    item: usize,
    page: u32,
    /// How far down its page it reaches.
    bottom: f64,
    lines: usize,
}

/// The most lines that may stand between the parts of a table.
const MAX_BETWEEN: usize = 2;

/// The pieces of all pages as blocks in reading order.
fn blocks(pages: Vec<Page>, is_exact: bool) -> Vec<Block> {
    let settings = settings(&pages);
    let mut items: Vec<Item> = Vec::new();
    let mut builder = Builder::default();
    let mut last: Option<Last> = None;
    for (page, setting) in pages.into_iter().zip(settings) {
        for piece in page.pieces {
            match piece {
                Piece::Line(line) => {
                    // The label of a group may come out beside the table, where its edge is not
                    // drawn again.
                    let is_beside = |last: &Last| {
                        last.page == page.number && line.area.center().1 < last.bottom
                    };
                    if !last.as_ref().is_some_and(is_beside) {
                        last = last
                            .filter(|last| last.lines < MAX_BETWEEN && join::is_remark(&line.text));
                        if let Some(last) = &mut last {
                            last.lines += 1;
                        }
                    }
                    items.extend(builder.line(page.number, line, &setting).map(Item::Text));
                }
                Piece::Table(table) => {
                    items.extend(builder.finish().map(Item::Text));
                    let bottom = table.area.bottom;
                    let above = last
                        .take()
                        .filter(|last| last.page + 1 == page.number)
                        .map(|last| last.item);
                    let item = above.filter(|&item| {
                        matches!(&items[item], Item::Table(above) if join::goes_on(above, &table))
                    });
                    let item = match item.map(|item| (item, &mut items[item])) {
                        Some((item, Item::Table(above))) => {
                            join::join(above, table);
                            item
                        }
                        _ => {
                            items.push(Item::Table(table));
                            items.len() - 1
                        }
                    };
                    last = Some(Last {
                        item,
                        page: page.number,
                        bottom,
                        lines: 0,
                    });
                }
            }
        }
    }
    items.extend(builder.finish().map(Item::Text));
    let mut number = 0;
    items
        .into_iter()
        .map(|item| match item {
            Item::Text(block) => block,
            Item::Table(table) => {
                number += 1;
                Block::Grid(grid(table, number, is_exact))
            }
        })
        .collect()
}

/// How the text of each page is set, looked at on all pages of its width.
fn settings(pages: &[Page]) -> Vec<Setting> {
    let mut known: Vec<Setting> = Vec::new();
    let mut settings = Vec::with_capacity(pages.len());
    for page in pages {
        let (width, _) = page.size;
        let same = |setting: &&Setting| (setting.width - width).abs() < 1.0;
        let setting = known.iter().find(same).copied().unwrap_or_else(|| {
            let alike = pages
                .iter()
                .filter(|other| (other.size.0 - width).abs() < 1.0);
            let lines = alike
                .flat_map(|page| &page.pieces)
                .filter_map(|piece| match piece {
                    Piece::Line(line) => Some(line),
                    Piece::Table(_) => None,
                });
            let setting = Setting::of(lines, width);
            known.push(setting);
            setting
        });
        settings.push(setting);
    }
    settings
}

fn grid(mut table: Table, number: usize, is_exact: bool) -> Grid {
    table.doubt_beside_loose_rows();
    let layout = if table.is_ruled && is_exact {
        Layout::Spans
    } else {
        Layout::Aligned
    };
    let mut rows: Vec<Vec<grid::Cell>> = vec![Vec::new(); table.rows];
    for cell in table.cells {
        let text = cell.text();
        rows[cell.row].push(grid::Cell {
            text,
            column: cell.column,
            width: cell.width,
            height: cell.height,
            place: cell.place,
            source: (cell.row, cell.column),
        });
    }
    Grid {
        rows,
        layout,
        number,
    }
}
