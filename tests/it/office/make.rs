//! Files of office programs, written by hand.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use scraper::{ElementRef, Html, Selector};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of entries.
pub fn zipped<T: AsRef<[u8]>>(entries: &[(&str, T)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content.as_ref()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The entries of an archive.
fn entries(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut read = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let count = read.len();
    let entry = |at| {
        let mut entry = read.by_index(at).unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
        (entry.name().unwrap().into_owned(), content)
    };
    (0..count).map(entry).collect()
}

fn joined(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let entries = entries
        .iter()
        .map(|(name, content)| (name.as_str(), content));
    zipped(&entries.collect::<Vec<_>>())
}

/// An archive with one part changed.
pub fn with_part(archive: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut entries = entries(archive);
    let part = entries.iter_mut().find(|(part, _)| part == name).unwrap();
    part.1 = change(std::str::from_utf8(&part.1).unwrap()).into_bytes();
    joined(&entries)
}

/// A document with a file beside its text, which a relation of a kind and an id points to.
pub fn with_file(document: &[u8], (kind, id): (&str, &str), name: &str, file: &[u8]) -> Vec<u8> {
    let related = with_part(document, "word/_rels/document.xml.rels", |relations| {
        let own = format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/{kind}\" Target=\"{name}\"/></Relationships>"
        );
        relations.replace("</Relationships>", &own)
    });
    let mut entries = entries(&related);
    entries.push((format!("word/{name}"), file.to_vec()));
    joined(&entries)
}

/// A workbook with a drawing over its first sheet: what its anchors hold.
pub fn with_drawing(workbook: &[u8], anchors: &str) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut entries = entries(&with_part(workbook, "xl/worksheets/sheet1.xml", |sheet| {
        sheet.replace(
            "</worksheet>",
            &format!("<drawing xmlns:r=\"{kinds}\" r:id=\"d\"/></worksheet>"),
        )
    }));
    let related = format!(
        "<Relationships xmlns=\"{relations}\"><Relationship Id=\"d\" Type=\"{kinds}/drawing\" \
         Target=\"../drawings/drawing1.xml\"/></Relationships>"
    );
    entries.push((
        "xl/worksheets/_rels/sheet1.xml.rels".to_owned(),
        related.into_bytes(),
    ));
    let drawing = format!("<x:wsDr xmlns:x=\"urn:x\" xmlns:a=\"urn:a\">{anchors}</x:wsDr>");
    entries.push(("xl/drawings/drawing1.xml".to_owned(), drawing.into_bytes()));
    joined(&entries)
}

/// A piece of a page.
pub enum Piece {
    Line(String),
    Table(Vec<Vec<Cell>>),
}

/// A cell with the columns and rows that it spans.
#[derive(Clone)]
pub struct Cell {
    pub text: String,
    pub columns: usize,
    pub rows: usize,
}

/// The pieces of a page, in its order.
pub fn pieces(page: &str) -> Vec<Piece> {
    let html = Html::parse_document(page);
    let text = |element: ElementRef<'_>| element.text().collect::<String>().trim().to_owned();
    let selector = |css: &str| Selector::parse(css).unwrap();
    let (rows, cells) = (selector("tr"), selector("td, th"));
    let within_table = selector("table *");
    let of_table: Vec<_> = html.select(&within_table).map(|it| it.id()).collect();
    let mut pieces = Vec::new();
    for element in html.select(&selector("h1, h2, h3, p, table")) {
        if element.value().name() == "table" {
            let cell = |element: ElementRef<'_>| {
                let span = |name| element.attr(name).map_or(1, |span| span.parse().unwrap());
                Cell {
                    text: text(element),
                    columns: span("colspan"),
                    rows: span("rowspan"),
                }
            };
            let cells = |row: ElementRef<'_>| row.select(&cells).map(cell).collect();
            pieces.push(Piece::Table(element.select(&rows).map(cells).collect()));
        } else if !of_table.contains(&element.id()) {
            pieces.push(Piece::Line(text(element)));
        }
    }
    pieces
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A cell at its place: what covers each column of each row.
pub fn placed(rows: &[Vec<Cell>]) -> Vec<Vec<(usize, Option<Cell>)>> {
    let mut below: Vec<(usize, usize)> = Vec::new();
    let mut placed = Vec::new();
    for row in rows {
        let mut cells = row.iter().cloned();
        let (mut line, mut column) = (Vec::new(), 0);
        let mut next_below = Vec::new();
        loop {
            match below.iter().find(|(from, _)| *from == column) {
                Some(&(_, packed)) => {
                    let (width, left) = (packed % 1000, packed / 1000);
                    line.push((width, None));
                    if left > 1 {
                        next_below.push((column, (left - 1) * 1000 + width));
                    }
                    column += width;
                }
                None => {
                    let Some(cell) = cells.next() else { break };
                    if cell.rows > 1 {
                        next_below.push((column, (cell.rows - 1) * 1000 + cell.columns));
                    }
                    column += cell.columns;
                    line.push((cell.columns, Some(cell)));
                }
            }
        }
        below = next_below;
        placed.push(line);
    }
    placed
}

/// A paragraph of WordprocessingML.
pub fn p(text: &str) -> String {
    format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
        escaped(text)
    )
}

/// A cell of WordprocessingML with properties.
pub fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// A table as Word writes it, with its merged cells.
pub fn word_table(rows: &[Vec<Cell>]) -> String {
    let mut xml = "<w:tbl>".to_owned();
    for row in placed(rows) {
        xml.push_str("<w:tr>");
        for (width, cell) in row {
            let span = format!("<w:gridSpan w:val=\"{width}\"/>");
            xml.push_str(&match cell {
                None => tc(&format!("{span}<w:vMerge/>"), ""),
                Some(cell) if cell.rows > 1 => {
                    tc(&format!("{span}<w:vMerge w:val=\"restart\"/>"), &cell.text)
                }
                Some(cell) => tc(&span, &cell.text),
            });
        }
        xml.push_str("</w:tr>");
    }
    xml + "</w:tbl>"
}

/// A page as a document of Word.
pub fn docx_of(page: &str) -> Vec<u8> {
    let piece = |piece: &Piece| match piece {
        Piece::Line(text) => p(text),
        Piece::Table(rows) => word_table(rows),
    };
    docx(&pieces(page).iter().map(piece).collect::<String>(), &[])
}

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// A document with a body and further parts, such as `styles`, by their names.
pub fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    docx_in(TRANSITIONAL, body, parts)
}

/// The same in the namespaces of Strict Open XML.
pub fn strict(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    docx_in(STRICT, body, parts)
}

fn docx_in(namespace: &str, body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = |name: &str, inner: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{name} xmlns:w=\"{namespace}\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">{inner}</w:{name}>"
        )
    };
    let mut own = String::new();
    let mut entries = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r\" \
                 Type=\"{kinds}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml".to_owned(),
            root("document", &format!("<w:body>{body}</w:body>")),
        ),
    ];
    for (name, inner) in parts {
        write!(
            own,
            "<Relationship Id=\"{name}\" Type=\"{kinds}/{name}\" Target=\"{name}.xml\"/>"
        )
        .unwrap();
        entries.push((format!("word/{name}.xml"), root(name, inner)));
    }
    entries.push((
        "word/_rels/document.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"{relations}\">{own}</Relationships>"),
    ));
    let entries: Vec<(&str, &String)> = entries.iter().map(|(name, xml)| (&**name, xml)).collect();
    zipped(&entries)
}

/// The name of a cell of a sheet, by row and column from 0.
pub fn reference(row: usize, column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap());
    let before = if column < 26 { "" } else { "A" };
    format!("{before}{letter}{}", row + 1)
}

/// A sheet as XML: its rows, the merged regions.
pub fn sheet_of(page: &str) -> String {
    let (mut rows, mut merged, mut at) = (String::new(), String::new(), 0);
    let text = |row, column, text: &str| {
        let name = reference(row, column);
        if text.is_empty() {
            String::new()
        } else if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with("00") {
            format!("<c r=\"{name}\"><v>{text}</v></c>")
        } else {
            format!(
                "<c r=\"{name}\" t=\"inlineStr\"><is><t>{}</t></is></c>",
                escaped(text)
            )
        }
    };
    for piece in pieces(page) {
        match piece {
            Piece::Line(line) => {
                write!(rows, "<row r=\"{}\">{}</row>", at + 1, text(at, 0, &line)).unwrap();
                at += 1;
            }
            Piece::Table(table) => {
                for line in placed(&table) {
                    write!(rows, "<row r=\"{}\">", at + 1).unwrap();
                    let mut column = 0;
                    for (width, cell) in line {
                        if let Some(cell) = cell {
                            rows.push_str(&text(at, column, &cell.text));
                            if cell.rows * cell.columns > 1 {
                                let from = reference(at, column);
                                let to = reference(at + cell.rows - 1, column + width - 1);
                                write!(merged, "<mergeCell ref=\"{from}:{to}\"/>").unwrap();
                            }
                        }
                        column += width;
                    }
                    rows.push_str("</row>");
                    at += 1;
                }
            }
        }
    }
    format!("<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>")
}

/// A workbook of sheets: name, whether it is hidden, and what stands in the sheet.
pub fn xlsx(sheets: &[(&str, bool, String)], formats: &[&str]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut list, mut targets) = (String::new(), String::new());
    let mut entries = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r\" \
                 Type=\"{kinds}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
    ];
    for (number, (name, is_hidden, content)) in (1..).zip(sheets) {
        let state = if *is_hidden { " state=\"hidden\"" } else { "" };
        write!(
            list,
            "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"r{number}\"/>"
        )
        .unwrap();
        write!(
            targets,
            "<Relationship Id=\"r{number}\" Type=\"{kinds}/worksheet\" \
             Target=\"worksheets/sheet{number}.xml\"/>"
        )
        .unwrap();
        entries.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!("<worksheet xmlns=\"{main}\">{content}</worksheet>"),
        ));
    }
    let (mut codes, mut styles) = (String::new(), "<xf numFmtId=\"0\"/>".to_owned());
    for (id, code) in (200..).zip(formats) {
        write!(codes, "<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>").unwrap();
        write!(styles, "<xf numFmtId=\"{id}\" applyNumberFormat=\"1\"/>").unwrap();
    }
    write!(
        targets,
        "<Relationship Id=\"s\" Type=\"{kinds}/styles\" Target=\"styles.xml\"/>"
    )
    .unwrap();
    entries.extend([
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets>{list}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{relations}\">{targets}</Relationships>"),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{main}\"><numFmts>{codes}</numFmts>\
                 <cellXfs>{styles}</cellXfs></styleSheet>"
            ),
        ),
    ]);
    let entries: Vec<(&str, &String)> = entries.iter().map(|(name, xml)| (&**name, xml)).collect();
    zipped(&entries)
}
