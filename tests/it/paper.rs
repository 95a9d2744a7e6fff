//! Writes small PDFs by hand: what stands where on a page, and nothing else.

use std::fmt::Write as _;

/// A page that is drawn on with the origin in its upper left corner, in points.
#[derive(Default, Clone)]
pub struct Page {
    /// Its instructions so far.
    pub content: String,
    /// The page as a whole is shown turned clockwise by this.
    pub rotate: u32,
    /// Its text is Identity-coded with a table of characters of its own, which leaves out these.
    pub unknown: Option<&'static str>,
    /// Its marks have elements in the structure tree, whose root is object 11.
    pub is_tagged: bool,
}

pub const WIDTH: f64 = 595.0;
pub const HEIGHT: f64 = 842.0;

impl Page {
    /// Text that begins here; its base line is a little above its lower edge.
    pub fn text(&mut self, x: f64, y: f64, size: f64, text: &str) -> &mut Self {
        self.drawn(x, y, size, text, 0)
    }

    /// Text in a rendering mode of PDF: 0 is filled, 2 filled and stroked, 3 invisible.
    pub fn drawn(&mut self, x: f64, y: f64, size: f64, text: &str, mode: u32) -> &mut Self {
        let hex: String = text
            .encode_utf16()
            .map(|unit| format!("{unit:04X}"))
            .collect();
        let font = if self.unknown.is_some() { "F2" } else { "F1" };
        let y = HEIGHT - y - 0.88 * size;
        writeln!(
            self.content,
            "BT /{font} {size} Tf {mode} Tr {x} {y} Td <{hex}> Tj ET"
        )
        .unwrap();
        self
    }

    /// Text along another direction: the matrix of PDF without its place.
    pub fn turned(
        &mut self,
        (a, b, c, d): (f64, f64, f64, f64),
        x: f64,
        y: f64,
        text: &str,
    ) -> &mut Self {
        let hex: String = text
            .encode_utf16()
            .map(|unit| format!("{unit:04X}"))
            .collect();
        let y = HEIGHT - y;
        writeln!(
            self.content,
            "BT /F1 1 Tf 0 Tr {a} {b} {c} {d} {x} {y} Tm <{hex}> Tj ET"
        )
        .unwrap();
        self
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64)) -> &mut Self {
        let (y, to_y) = (HEIGHT - from.1, HEIGHT - to.1);
        writeln!(self.content, "0.5 w {} {y} m {} {to_y} l S", from.0, to.0).unwrap();
        self
    }

    pub fn filled(&mut self, x: f64, y: f64, width: f64, height: f64) -> &mut Self {
        let y = HEIGHT - y - height;
        writeln!(self.content, "{x} {y} {width} {height} re f").unwrap();
        self
    }

    pub fn raw(&mut self, instructions: &str) -> &mut Self {
        writeln!(self.content, "{instructions}").unwrap();
        self
    }

    /// Text that bears the mark of this number.
    pub fn marked(&mut self, mark: u32, x: f64, y: f64, size: f64, text: &str) -> &mut Self {
        self.raw(&format!("/Span << /MCID {mark} >> BDC"))
            .text(x, y, size, text)
            .raw("EMC")
    }

    /// A table with these edges and rows of text, each cell ruled by strokes.
    pub fn table(&mut self, columns: &[f64], top: f64, height: f64, rows: &[&[&str]]) -> &mut Self {
        let bottom = top + height * rows.len() as f64;
        for &x in columns {
            self.line((x, top), (x, bottom));
        }
        for row in 0..=rows.len() {
            let y = top + height * row as f64;
            self.line((columns[0], y), (columns[columns.len() - 1], y));
        }
        self.cells(columns, top, height, rows)
    }

    /// The text of such a table alone.
    pub fn cells(&mut self, columns: &[f64], top: f64, height: f64, rows: &[&[&str]]) -> &mut Self {
        for (index, row) in rows.iter().enumerate() {
            for (&x, text) in columns.iter().zip(*row) {
                if !text.is_empty() {
                    self.text(x + 4.0, top + height * index as f64 + 4.0, 10.0, text);
                }
            }
        }
        self
    }
}

/// A font dictionary of Chinese text that is not embedded, with these widths.
pub fn font(widths: &str) -> String {
    format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H \
         /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> \
         /DW 1000 /W {widths} >>] >>"
    )
}

/// The widths of Latin characters in the collection of Chinese ones: half an em.
pub const HALF: &str = "[1 95 500 814 939 500]";

/// Pages as a file.
pub fn pdf(pages: &[Page]) -> Vec<u8> {
    with_objects(pages, &font(HALF), &[])
}

/// Pages as a file with a font of this dictionary, and further objects from number 10 on.
pub fn with_objects(pages: &[Page], font: &str, objects: &[String]) -> Vec<u8> {
    let first_page = 10 + objects.len();
    let kids: String = (0..pages.len())
        .map(|index| format!("{} 0 R ", first_page + 2 * index))
        .collect();
    let is_tagged = pages.iter().any(|page| page.is_tagged);
    let tree = if is_tagged {
        "/StructTreeRoot 11 0 R"
    } else {
        ""
    };
    let mut all = vec![
        (1, format!("<< /Type /Catalog /Pages 2 0 R {tree} >>")),
        (
            2,
            format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        ),
        (3, font.to_owned()),
        (4, identity_font(pages)),
        (5, table_of_characters(pages)),
    ];
    all.extend((10..).zip(objects.iter().cloned()));
    for (index, page) in pages.iter().enumerate() {
        let number = first_page + 2 * index;
        let marks = if page.is_tagged {
            format!("/StructParents {index}")
        } else {
            String::new()
        };
        all.push((
            number,
            format!(
                "<< /Type /Page /Parent 2 0 R {marks} /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {} \
                 /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /X 10 0 R >> >> \
                 /Contents {} 0 R >>",
                page.rotate,
                number + 1
            ),
        ));
        all.push((number + 1, stream("", page.content.as_bytes())));
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in &all {
        places.push((*number, file.len()));
        file.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = file.len();
    file.extend(b"xref\n0 1\n0000000000 65535 f \n".iter());
    for (number, place) in places {
        file.extend(format!("{number} 1\n{place:010} 00000 n \n").bytes());
    }
    file.extend(
        format!("trailer << /Size 9999 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    file
}

/// A stream object.
pub fn stream(entries: &str, data: &[u8]) -> String {
    let data = std::str::from_utf8(data).unwrap();
    format!(
        "<< {entries} /Length {} >>\nstream\n{data}\nendstream",
        data.len()
    )
}

fn identity_font(_: &[Page]) -> String {
    "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /ToUnicode 5 0 R \
     /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test \
     /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> \
     /DW 1000 /W [32 126 500] >>] >>"
        .to_owned()
}

/// Codes are code points of Unicode; the characters that a page leaves out are missing.
fn table_of_characters(pages: &[Page]) -> String {
    let unknown: String = pages.iter().filter_map(|page| page.unknown).collect();
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n",
    );
    for c in ('0'..='9').chain("甲乙丙丁戊己".chars()) {
        if !unknown.contains(c) {
            let code = u32::from(c);
            writeln!(map, "1 beginbfchar <{code:04X}> <{code:04X}> endbfchar").unwrap();
        }
    }
    map += "endcmap end end";
    stream("", map.as_bytes())
}
