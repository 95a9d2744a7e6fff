//! PDF: glyphs and strokes where a page draws them, put together again to text and tables.

mod characters;
mod device;
mod geometry;
mod lattice;
mod page;
mod rulings;
mod text;

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::{LoadPdfError, Pdf};

/// x
pub fn dump(bytes: &[u8]) -> String {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e: LoadPdfError| format!("{e:?}")).unwrap();
    let cache = InterpreterCache::new();
    let mut out = String::new();
    for (number, p) in (1..).zip(pdf.pages().iter()) {
        let (w, h) = p.render_dimensions();
        let (w, h) = (f64::from(w), f64::from(h));
        let mut ctx = Context::new(
            Affine::new(p.initial_transform(true).as_coeffs()),
            Rect::new(0.0, 0.0, w, h),
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        let mut dev = device::Collector::new(w, h, 1_000_000);
        interpret_page(p, &mut ctx, &mut dev);
        let (mut drawing, _) = dev.finish();
        let size = drawing.turn_upright((w, h));
        out += &format!("== page {number} {size:?} glyphs {} invisible {} h {} v {} img {} {:.2} shapes {} unknown {}\n", drawing.glyphs.len(), drawing.invisible.len(), drawing.horizontals.len(), drawing.verticals.len(), drawing.images, drawing.pictured, drawing.shapes, drawing.unknown);
        let page = page::read(number, drawing, size);
        for piece in &page.pieces {
            match piece {
                page::Piece::Line(l) => out += &format!("{:6.1} {:6.1}-{:6.1} {:4.1} {}\n", l.area.top, l.area.left, l.area.right, l.size, l.text),
                page::Piece::Table(t) => {
                    out += &format!("{:6.1} TABLE {} x {} {:?} above {} below {}\n", t.area.top, t.rows, t.columns.len() - 1, t.columns.iter().map(|c| c.round()).collect::<Vec<_>>(), t.closed_above, t.closed_below);
                    for row in 0..t.rows {
                        let cells: Vec<String> = t.cells.iter().filter(|c| c.row == row).map(|c| format!("{}+{}x{} {}", c.column, c.width, c.height, c.text().replace('\n', "/"))).collect();
                        out += &format!("    {}\n", cells.join(" | "));
                    }
                }
            }
        }
    }
    out
}
