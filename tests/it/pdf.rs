//! PDFs: those of real programs give their figures, and pages drawn by hand show each of the
//! things that programs do. Those that give none are in `refused`.

mod refused;
mod tagged;

use gouji::document::{Block, Document};
use gouji::ingest::{self, Form, Hidden, IngestError, Limit, PdfError};
use gouji::place::Place;
use gouji::source::Kind;

use crate::fixtures::fixture;
use crate::paper::{self, Page, pdf};
use crate::run::Dir;

fn ingest(bytes: &[u8]) -> Result<Document, IngestError> {
    let kind = match ingest::form(bytes)? {
        Form::Document(kind) => Some(kind),
        _ => None,
    };
    Ok(ingest::open(bytes, kind).documents(Hidden::Skip)?.remove(0))
}

/// Headings and paragraphs, and the rows of tables with bars between their cells.
fn shown(bytes: &[u8]) -> Vec<String> {
    let document = ingest(bytes).unwrap();
    let mut shown = Vec::new();
    for block in document.blocks {
        match block {
            Block::Heading(text) => shown.push(format!("# {}", text.text)),
            Block::Paragraph(text) => shown.push(text.text),
            Block::Grid(grid) => shown.extend(grid.rows.iter().map(|row| {
                let cells = row.iter().map(|cell| {
                    let spans = match (cell.width, cell.height) {
                        (1, 1) => String::new(),
                        (width, height) => format!("{width}x{height} "),
                    };
                    spans + &cell.text.replace('\n', "/")
                });
                cells.collect::<Vec<_>>().join("|")
            })),
        }
    }
    shown
}

/// Why a file gives no document.
fn refused(bytes: &[u8]) -> PdfError {
    match ingest(bytes) {
        Err(IngestError::Pdf(error)) => error,
        other => panic!("{other:?}"),
    }
}

const COLUMNS: [f64; 4] = [60.0, 200.0, 300.0, 400.0];
const ROWS: [&[&str]; 3] = [
    &["甲", "乙", "丙"],
    &["1.丁", "12", "0"],
    &["2.戊", "", "345"],
];
const SHOWN: [&str; 3] = ["甲|乙|丙", "1.丁|12|0", "2.戊||345"];

/// Text enough for a page to be one of text.
const FILLER: &str = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏";

/// A page with text enough, and room below.
pub fn page() -> Page {
    let mut page = Page::default();
    page.text(60.0, 80.0, 12.0, FILLER)
        .text(60.0, 100.0, 12.0, "云腾致雨露结为霜");
    page
}

/// The rows of all tables, with bars between their cells.
pub fn tables(bytes: &[u8]) -> Vec<String> {
    let rows = shown(bytes).into_iter();
    rows.filter(|row| row.contains('|')).collect()
}

#[test]
fn pdfs_of_real_programs_give_their_figures() {
    let dir = Dir::with(&[]);
    for (file, report) in [
        ("libreoffice-2019-example", "2019-example"),
        ("libreoffice-2024-suqian", "2024-suqian"),
        ("weasyprint-2019-example", "2019-example"),
        ("weasyprint-2023-shuyang", "2023-shuyang"),
        ("weasyprint-2023-suqian", "2023-suqian"),
        ("weasyprint-2024-suqian", "2024-suqian"),
        ("wkhtmltopdf-2023-suqian", "2023-suqian"),
    ] {
        let parsed = dir.run(&format!("parse {}", fixture(&format!("pdf/{file}.pdf"))));
        assert_eq!(parsed.status, 0, "{parsed:?}");
        let expected = std::fs::read(fixture(&format!("expected/{report}.json"))).unwrap();
        let expected: serde_json::Value = serde_json::from_slice(&expected).unwrap();
        let parsed = parsed.json();
        assert_eq!(parsed["source"]["kind"], "pdf");
        for key in [
            "year",
            "format",
            "disclosure",
            "applications",
            "proceedings",
        ] {
            assert_eq!(parsed[key], expected[key], "{file}: {key}");
        }
        assert_eq!(parsed["sections"].as_array().unwrap().len(), 6, "{file}");
    }
}

#[test]
fn findings_name_the_page() {
    let dir = Dir::with(&[]);
    let file = fixture("pdf/weasyprint-2023-shuyang.pdf");
    let cells = dir.run(&format!("parse --cells {file}")).json();
    let cells = cells["cells"].as_array().unwrap();
    assert!(
        cells.iter().all(|cell| cell["page"].as_u64() > Some(0)),
        "{cells:?}"
    );
    let text = dir.run(&format!("check --lang zh {file}")).stdout;
    assert!(text.contains("页"), "{text}");
    let sarif = dir.run(&format!("check --format sarif {file}")).stdout;
    assert!(sarif.contains("\"page\""), "{sarif}");
}

#[test]
fn the_mark_may_stand_behind_a_little_else() {
    let mut bytes = b"\r\n<!-- saved -->\n".to_vec();
    bytes.extend(pdf(&[page()]));
    assert_eq!(ingest::form(&bytes), Ok(Form::Document(Kind::Pdf)));
    assert!(shown(&bytes)[0].starts_with(FILLER));
}

#[test]
fn rulings_of_any_make_draw_the_same_table() {
    let strokes = pdf(&[page().table(&COLUMNS, 150.0, 20.0, &ROWS).clone()]);
    assert_eq!(tables(&strokes), SHOWN);

    let mut thin = page();
    for x in COLUMNS {
        thin.filled(x, 150.0, 0.7, 60.0);
    }
    for row in 0..4 {
        thin.filled(60.0, 150.0 + 20.0 * f64::from(row), 340.0, 0.7);
    }
    let thin = pdf(&[thin.cells(&COLUMNS, 150.0, 20.0, &ROWS).clone()]);
    assert_eq!(tables(&thin), SHOWN);

    let mut boxes = page();
    for row in 0..3 {
        for pair in COLUMNS.windows(2) {
            let y = paper::HEIGHT - 150.0 - 20.0 * f64::from(row + 1);
            let box_of = format!("{} {y} {} 20 re S", pair[0], pair[1] - pair[0]);
            boxes.raw(&box_of);
        }
    }
    let boxes = pdf(&[boxes.cells(&COLUMNS, 150.0, 20.0, &ROWS).clone()]);
    assert_eq!(tables(&boxes), SHOWN);

    let mut dots = page();
    for x in COLUMNS {
        for step in 0..40 {
            dots.filled(x, 150.0 + 1.5 * f64::from(step), 0.75, 0.75);
        }
    }
    for row in 0..4 {
        for step in 0..227 {
            dots.filled(
                60.0 + 1.5 * f64::from(step),
                150.0 + 20.0 * f64::from(row),
                0.75,
                0.75,
            );
        }
    }
    let dots = pdf(&[dots.cells(&COLUMNS, 150.0, 20.0, &ROWS).clone()]);
    assert_eq!(tables(&dots), SHOWN);
}

#[test]
fn fields_without_a_line_between_them_are_one_cell() {
    let mut page = page();
    // The first column is one cell over two rows, the head one over two columns.
    for y in [150.0, 170.0, 210.0] {
        page.line((60.0, y), (400.0, y));
    }
    page.line((200.0, 190.0), (400.0, 190.0));
    for x in [60.0, 200.0, 400.0] {
        page.line((x, 150.0), (x, 210.0));
    }
    page.line((300.0, 170.0), (300.0, 210.0));
    page.cells(&[60.0, 200.0], 150.0, 20.0, &[&["甲", "乙"]]);
    page.cells(&COLUMNS, 170.0, 20.0, &[&["丙", "1", "2"], &["", "3", "4"]]);
    assert_eq!(tables(&pdf(&[page])), ["甲|2x1 乙", "1x2 丙|1|2", "3|4"]);
}

#[test]
fn glyphs_that_are_printed_twice_count_once() {
    let mut page = page();
    page.drawn(60.0, 200.0, 12.0, "信息公示11", 2)
        .text(60.3, 230.0, 12.0, "加粗22")
        .text(60.0, 230.0, 12.0, "加粗22");
    let shown = shown(&pdf(&[page]));
    assert_eq!(shown[shown.len() - 2..], ["信息公示11", "加粗22"]);
}

#[test]
fn turned_pages_read_as_upright_ones() {
    let mut by_page = page().table(&COLUMNS, 150.0, 20.0, &ROWS).clone();
    by_page.rotate = 90;
    // Turned back by what it draws, so that it is shown upright.
    let mut turned = Page {
        rotate: 90,
        ..Page::default()
    };
    turned.raw("0 1 -1 0 595 0 cm");
    turned.raw("1 0 0 1 0 -247 cm");
    turned
        .text(60.0, 80.0, 12.0, FILLER)
        .text(60.0, 100.0, 12.0, "云腾致雨露结为霜");
    turned.table(&COLUMNS, 150.0, 20.0, &ROWS);
    for page in [by_page, turned] {
        assert_eq!(tables(&pdf(&[page])), SHOWN);
    }
}

#[test]
fn a_label_that_reads_downwards_is_read_downwards() {
    let mut page = page()
        .table(&COLUMNS, 150.0, 60.0, &[&["", "12", "0"]])
        .clone();
    page.turned((0.0, -10.0, 10.0, 0.0), 120.0, 155.0, "甲乙丙");
    assert_eq!(tables(&pdf(&[page])), ["甲乙丙|12|0"]);
}

#[test]
fn watermarks_and_text_without_sight_are_left_out() {
    let mut page = page().table(&COLUMNS, 150.0, 20.0, &ROWS).clone();
    page.turned((40.0, 40.0, -40.0, 40.0), 100.0, 300.0, "内部资料9");
    page.drawn(210.0, 174.0, 10.0, "77", 3);
    assert_eq!(tables(&pdf(&[page])), SHOWN);
}

#[test]
fn a_figure_that_runs_over_into_the_next_cell_is_unreadable() {
    let mut page = page()
        .table(&COLUMNS, 150.0, 20.0, &[&["甲", "1", "2"]])
        .clone();
    page.table(&COLUMNS, 170.0, 20.0, &[&["乙", "", ""]])
        .text(285.0, 174.0, 10.0, "1234567");
    let rows = tables(&pdf(&[page]));
    assert_eq!(rows[0], "甲|1|2");
    let torn: Vec<&str> = rows[1].split('|').collect();
    assert!(
        torn[1].contains('\u{FFFD}') && torn[2].contains('\u{FFFD}'),
        "{rows:?}"
    );
}

#[test]
fn what_a_font_does_not_name_is_unknown() {
    let mut page = Page {
        unknown: Some("7"),
        ..Page::default()
    };
    page.text(60.0, 80.0, 10.0, &"甲乙丙丁戊己".repeat(8));
    page.table(&COLUMNS, 150.0, 20.0, &[&["甲", "17", "18"]]);
    let bytes = pdf(&[page]);
    assert_eq!(tables(&bytes), ["甲|1\u{FFFD}|18"]);
    assert_eq!(ingest(&bytes).unwrap().unknown_characters, 1);
}

#[test]
fn small_raised_figures_are_notes() {
    let mut page = page()
        .table(&COLUMNS, 150.0, 20.0, &[&["甲", "12", "0"]])
        .clone();
    page.text(214.2, 152.0, 6.0, "1");
    assert_eq!(tables(&pdf(&[page])), ["甲|12(1)|0"]);
}

#[test]
fn parts_of_a_table_on_several_pages_are_one() {
    let columns = [60.0, 120.0, 260.0, 340.0, 420.0];
    let head: &[&str] = &["类", "项", "自", "总"];
    let mut first = page();
    first.table(&columns, 600.0, 20.0, &[head]);
    // The group is one cell over its rows; the last row is cut by the page.
    let rows: [&[&str]; 3] = [
        &["（一）甲", "1.乙", "5", "5"],
        &["", "2.丙", "6", "6"],
        &["", "3.丁戊", "", ""],
    ];
    first.cells(&columns, 620.0, 20.0, &rows);
    for x in columns {
        first.line((x, 620.0), (x, 680.0));
    }
    for y in [640.0, 660.0] {
        first.line((120.0, y), (420.0, y));
    }
    first.line((60.0, 680.0), (420.0, 680.0));
    first.text(290.0, 800.0, 9.0, "- 1 -");
    let mut second = Page::default();
    second.text(290.0, 800.0, 9.0, "- 2 -");
    second.table(&columns, 60.0, 20.0, &[head]);
    let rows: [&[&str]; 2] = [&["", "己庚", "7", "7"], &["", "4.辛", "8", "8"]];
    second.cells(&columns, 80.0, 20.0, &rows);
    for x in columns {
        second.line((x, 80.0), (x, 120.0));
    }
    second.line((120.0, 100.0), (420.0, 100.0));
    second.line((60.0, 120.0), (420.0, 120.0));
    second.text(60.0, 140.0, 12.0, "尾声");
    let bytes = pdf(&[first, second]);
    assert_eq!(
        tables(&bytes),
        [
            "类|项|自|总",
            "1x4 （一）甲|1.乙|5|5",
            "2.丙|6|6",
            "3.丁戊己庚|7|7",
            "4.辛|8|8"
        ]
    );
    let shown = shown(&bytes);
    assert_eq!(shown.last().unwrap(), "尾声");
    assert!(
        !shown.iter().any(|line| line.contains("- 1 -")),
        "{shown:?}"
    );
    // Each cell stands where it is printed.
    let document = ingest(&bytes).unwrap();
    let grid = document.blocks.iter().find_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        _ => None,
    });
    let last = grid.unwrap().rows.last().unwrap();
    assert_eq!(
        last[0].place,
        Place::Page {
            page: 2,
            at: (124, 104)
        }
    );
}

#[test]
fn a_row_of_heads_that_the_page_cuts_between_its_lines_is_one() {
    let columns = [60.0, 200.0, 300.0, 400.0];
    let mut first = page();
    first.table(&columns, 700.0, 20.0, &[&["甲子", "乙丑", "丙"]]);
    let mut second = Page::default();
    let rows: [&[&str]; 2] = [&["寅", "卯", ""], &["1", "2", "3"]];
    second.table(&columns, 60.0, 20.0, &rows);
    assert_eq!(
        tables(&pdf(&[first, second])),
        ["甲子寅|乙丑卯|丙", "1|2|3"]
    );
}

#[test]
fn heads_that_stand_whole_on_either_page_are_one_row() {
    let columns = [60.0, 200.0, 300.0, 400.0];
    let mut first = page();
    first.table(&columns, 700.0, 20.0, &[&["甲子", "", "丙"]]);
    let mut second = Page::default();
    let rows: [&[&str]; 2] = [&["", "乙丑", ""], &["1", "2", "3"]];
    second.table(&columns, 60.0, 20.0, &rows);
    assert_eq!(tables(&pdf(&[first, second])), ["甲子|乙丑|丙", "1|2|3"]);
}

#[test]
fn figures_that_the_page_may_cut_are_unreadable() {
    let columns = [60.0, 200.0, 300.0, 400.0];
    let mut first = page();
    let rows: [&[&str]; 2] = [&["1.甲", "3", "0"], &["2.乙丙", "13", "0"]];
    first.table(&columns, 700.0, 20.0, &rows);
    for label in ["", "丁"] {
        let mut second = Page::default();
        let rows: [&[&str]; 2] = [&[label, "4", ""], &["3.戊", "5", "6"]];
        second.table(&columns, 60.0, 20.0, &rows);
        let rows = tables(&pdf(&[first.clone(), second]));
        assert_eq!(rows[0], "1.甲|3|0");
        assert_eq!(rows[1], "2.乙丙|13/\u{FFFD}|0/\u{FFFD}");
        assert_eq!(rows[3], "3.戊|5|6");
    }
}

#[test]
fn a_row_whose_labels_the_page_parts_is_one() {
    let columns = [60.0, 160.0, 300.0, 400.0];
    let mut first = page();
    let rows: [&[&str]; 2] = [&["甲", "1.乙", "3"], &["甲", "", "4"]];
    first.table(&columns, 700.0, 20.0, &rows);
    let mut second = Page::default();
    let rows: [&[&str]; 2] = [&["", "2.丙", ""], &["甲", "3.丁", "5"]];
    second.table(&columns, 60.0, 20.0, &rows);
    assert_eq!(
        tables(&pdf(&[first, second])),
        ["甲|1.乙|3", "甲|2.丙|4", "甲|3.丁|5"]
    );
}

#[test]
fn paragraphs_run_over_lines_and_pages() {
    let line = |count: usize| FILLER.repeat(2).chars().take(count).collect::<String>();
    let mut first = Page::default();
    first.text(150.0, 60.0, 20.0, "标题之一");
    first
        .text(84.0, 700.0, 12.0, &line(36))
        .text(60.0, 720.0, 12.0, &line(38));
    let mut second = Page::default();
    second
        .text(60.0, 60.0, 12.0, "末句。")
        .text(84.0, 80.0, 12.0, "另起一段。");
    let shown = shown(&pdf(&[first, second]));
    assert_eq!(
        shown[1..],
        [line(36) + &line(38) + "末句。", "另起一段。".to_owned()]
    );
}

#[test]
fn text_that_was_recognised_in_a_picture_is_said_so() {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 \
                 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream";
    let mut page = Page::default();
    page.raw(&format!(
        "q {} 0 0 {} 0 0 cm /X Do Q",
        paper::WIDTH,
        paper::HEIGHT
    ));
    for line in 0..4 {
        page.drawn(60.0, 80.0 + 20.0 * f64::from(line), 12.0, FILLER, 3);
    }
    let bytes = paper::with_objects(&[page], &paper::font(paper::HALF), &[image.to_owned()]);
    let document = ingest(&bytes).unwrap();
    assert_eq!(document.recognised_pages, 1);
    assert_eq!(shown(&bytes), [FILLER.repeat(4)]);
}
