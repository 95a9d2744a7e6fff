//! The bounds of the manual that nothing else shows at work: what is just within is read, and what
//! is past them ends as the manual says. Those of pages' tags, of attributes, depth, spans, archives
//! and the repair stand with `hostile`, `failures`, `office::refused`, `pdf::refused`, `repair::limits`
//! and the modules that hold them.

use gouji::document::{Block, Document};
use gouji::ingest::{self, Form, Hidden, IngestError, Pieces};
use gouji::place::Place;

/// The first document of a file.
fn ingest(bytes: &[u8]) -> Result<Document, IngestError> {
    let kind = match ingest::form(bytes)? {
        Form::Document(kind) => Some(kind),
        _ => None,
    };
    Ok(ingest::open(bytes, kind).documents(Hidden::Skip)?.remove(0))
}

/// How many cells the tables of a document have.
fn cells(document: &Document) -> usize {
    let grids = document.blocks.iter().map(|block| match block {
        Block::Grid(grid) => grid.rows.iter().map(Vec::len).sum(),
        Block::Heading(_) | Block::Paragraph(_) => 0,
    });
    grids.sum()
}

#[test]
fn tables_deep_within_one_another_are_read_as_text() {
    let nested = |depth: usize| {
        let page = format!(
            "{}<table><tr><td>行政许可<td>12</table>",
            "<table><tr><td>".repeat(depth)
        );
        let document = ingest(page.as_bytes()).unwrap();
        let shown = format!("{:?}", document.blocks);
        assert!(
            shown.contains("行政许可") && shown.contains("12"),
            "{shown}"
        );
        cells(&document)
    };
    assert!(nested(38) >= 2);
    assert_eq!(nested(60), 0);
}

#[test]
fn formatting_that_is_opened_again_in_every_paragraph_is_refused() {
    let page = |fonts: usize, paragraphs: usize| {
        let open: String = (0..fonts).map(|at| format!("<font size={at}>")).collect();
        format!("<p>{open}{}", "<p>甲".repeat(paragraphs))
    };
    assert!(ingest(page(20, 2_000).as_bytes()).is_ok());
    assert_eq!(
        ingest(page(100, 2_000).as_bytes()).unwrap_err(),
        IngestError::TooManyElements { limit: 50_000 }
    );
}

#[test]
fn a_line_too_long_has_a_place_without_a_character() {
    let place = |before: &str| {
        let page = format!(
            "<p>二、主动公开政府信息情况</p>\n<table>\n<tr><td>信息内容</td><td>本年处理决定数量</td></tr>\n\
             {before}<tr><td>行政许可</td><td>12</td></tr>\n</table>"
        );
        let report = gouji::read("a.html", page.as_bytes()).unwrap().report;
        let figure = report.cells.values().find(|figure| figure.raw == "12");
        match figure.unwrap().position.place {
            Place::Line { line, character } => (line, character.is_some()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(place(&format!("<!--{}-->", " ".repeat(3_000))), (4, true));
    assert_eq!(place(&format!("<!--{}-->", " ".repeat(4_000))), (4, false));
}

#[cfg(feature = "office")]
mod office {
    use super::*;

    /// A flat OpenDocument sheet of these rows.
    fn sheet(rows: &str) -> String {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="a">{rows}</table:table></office:spreadsheet></office:body></office:document>"#
        )
    }

    fn row(times: usize, cells: usize) -> String {
        let cell = "<table:table-cell><text:p>1</text:p></table:table-cell>".repeat(cells);
        format!(r#"<table:table-row table:number-rows-repeated="{times}">{cell}</table:table-row>"#)
    }

    #[test]
    fn a_row_that_is_repeated_without_end_is_made_a_thousand_times() {
        let document = ingest(sheet(&row(1_048_576, 2)).as_bytes()).unwrap();
        assert_eq!(cells(&document), 2_000);
    }

    #[test]
    fn a_sheet_of_more_cells_than_any_report_is_refused() {
        assert!(ingest(sheet(&row(1_000, 2).repeat(10)).as_bytes()).is_ok());
        assert_eq!(
            ingest(sheet(&row(1_000, 51).repeat(10)).as_bytes()).unwrap_err(),
            IngestError::TooMany {
                pieces: Pieces::Cells,
                limit: ingest::MAX_TAGS
            }
        );
    }

    #[test]
    fn a_part_of_more_nodes_than_any_report_is_refused() {
        let nodes = |count: usize| ingest(sheet(&"<a/>".repeat(count)).as_bytes());
        assert!(nodes(1_000).is_ok());
        assert_eq!(
            nodes(2_000_000).unwrap_err(),
            IngestError::TooMany {
                pieces: Pieces::Elements,
                limit: 2_000_000
            }
        );
    }
}

#[cfg(feature = "pdf")]
mod pdf {
    use gouji::ingest::{Limit, PdfError};

    use super::*;
    use crate::paper::{self, Page};

    /// A page with text enough to be one of text.
    fn page() -> Page {
        let mut page = Page::default();
        page.text(
            60.0,
            80.0,
            12.0,
            "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏",
        );
        page
    }

    #[test]
    fn a_pdf_of_more_pages_than_any_report_is_refused() {
        let pages = |count: usize| ingest(&paper::pdf(&vec![page(); count]));
        assert!(pages(3).is_ok());
        let too_much = IngestError::Pdf(PdfError::TooMuch(Limit::Pages));
        assert_eq!(pages(1_001).unwrap_err(), too_much);
    }

    #[test]
    fn instructions_are_counted_each_time_that_they_are_carried_out() {
        let strokes = "0 0 m 5 0 l S\n".repeat(1_000);
        let form = paper::stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 600 900]",
            strokes.as_bytes(),
        );
        let drawn = |times: usize| {
            let mut page = page();
            page.raw(&"/X Do\n".repeat(times));
            ingest(&paper::with_objects(
                &[page],
                &paper::font(paper::HALF),
                std::slice::from_ref(&form),
            ))
        };
        assert!(drawn(2).is_ok());
        let too_much = IngestError::Pdf(PdfError::TooMuch(Limit::Instructions));
        assert_eq!(drawn(1_300).unwrap_err(), too_much);
    }
}
