//! What is done with bytes that come from strangers, one function a target. What may not happen
//! is a panic, an overflow, or that a run does not end; what must hold is asserted here.

use std::io::Write as _;

use gouji::amend::amend;
use gouji::baseline::Baseline;
use gouji::config::{Config, Settings};
use gouji::diagnostic::Severity;
use gouji::ingest::Hidden;
use gouji::lang::Lang;
use gouji::render::failure::Failed;
use gouji::render::format::OutputFormat;
use gouji::render::renderer::{Extent, OutputOptions, View};
use gouji::render::results::{SourceResult, Summary};
use gouji::render::table::figures::{FigureTable, Shape};
use gouji::render::table::{TableFormat, TableWriter};
use gouji::render::{compare, report};
use gouji::rule_set::RuleSet;
use gouji::{Options, Read, Unread};

/// Bytes to text, in whatever encoding they seem to be.
pub fn decode(bytes: &[u8]) {
    let decoded = gouji::decode::decode(bytes);
    let is_ascii = bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if is_ascii && decoded.encoding == "UTF-8" {
        assert_eq!(decoded.text.as_bytes(), bytes);
    }
    let lost = decoded.text.matches('\u{FFFD}').count();
    assert!(lost >= decoded.replaced, "{lost} of {}", decoded.replaced);
}

/// Pages whose mark-up is plain: read without a parser they are the documents that they are with
/// one.
pub fn pages(bytes: &[u8]) {
    let text = gouji::decode::decode(bytes).text;
    for hidden in [Hidden::Skip, Hidden::Read] {
        if let Some((plain, parsed)) = gouji::ingest::both_ways(&text, hidden) {
            assert_eq!(plain, parsed);
        }
    }
}

/// The report of any source, whatever its kind: what was read and checked, or why not.
pub fn read(bytes: &[u8]) {
    for reading in gouji::read_all("fuzz", bytes).take(16) {
        if let Ok(read) = reading {
            let again = gouji::check(&read.report, Options::default());
            for finding in &again.assessment.findings {
                let _ = (finding.message(Lang::Zh), finding.message(Lang::En));
            }
        }
    }
}

/// The parts of packages: the first byte says which, the rest is the part's XML. Mutated whole, an
/// archive is hardly ever one.
pub fn package(bytes: &[u8]) {
    let Some((&kind, part)) = bytes.split_first() else {
        return;
    };
    let opc = |types: &str, of: &str, path: &str| {
        vec![
            (
                "[Content_Types].xml".to_owned(),
                format!(
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                     <Override PartName=\"/{path}\" ContentType=\"application/vnd.openxmlformats-\
                     officedocument.{types}.main+xml\"/></Types>"
                )
                .into_bytes(),
            ),
            (
                "_rels/.rels".to_owned(),
                format!(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/\
                     relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.\
                     org/officeDocument/2006/relationships/officeDocument\" Target=\"{path}\"/>\
                     </Relationships>"
                )
                .into_bytes(),
            ),
            (of.to_owned(), part.to_vec()),
        ]
    };
    let parts = match kind % 5 {
        0 => opc(
            "wordprocessingml.document",
            "word/document.xml",
            "word/document.xml",
        ),
        1 => {
            let mut parts = opc(
                "spreadsheetml.sheet",
                "xl/worksheets/sheet1.xml",
                "xl/workbook.xml",
            );
            parts.push((
                "xl/workbook.xml".to_owned(),
                b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                  xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
                  <sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                    .to_vec(),
            ));
            parts.push((
                "xl/_rels/workbook.xml.rels".to_owned(),
                b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                  <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                  relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                    .to_vec(),
            ));
            parts
        }
        2 => vec![
            (
                "mimetype".to_owned(),
                b"application/vnd.oasis.opendocument.text".to_vec(),
            ),
            ("content.xml".to_owned(), part.to_vec()),
        ],
        3 => vec![
            (
                "mimetype".to_owned(),
                b"application/vnd.oasis.opendocument.spreadsheet".to_vec(),
            ),
            ("content.xml".to_owned(), part.to_vec()),
        ],
        _ => vec![
            ("a.html".to_owned(), part.to_vec()),
            ("b.txt".to_owned(), part.to_vec()),
        ],
    };
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(name, options).expect("a new part");
        archive.write_all(&bytes).expect("memory to write to");
    }
    read(&archive.finish().expect("an archive").into_inner());
}

/// A PDF of one page: the first byte says whether the rest is what is drawn on it, or the table
/// that turns its codes into characters. In a whole file both are compressed, and no mutant of a
/// compressed stream is one.
pub fn paper(bytes: &[u8]) {
    const DRAWN: &[u8] = b"BT /F1 12 Tf 72 700 Td <00010002> Tj ET";
    const CODES: &[u8] = b"1 begincodespacerange <0000> <FFFF> endcodespacerange \
                           2 beginbfchar <0001> <4E00> <0002> <3001> endbfchar";
    let Some((&which, stream)) = bytes.split_first() else {
        return;
    };
    let (drawn, codes) = if which % 2 == 0 {
        (stream, CODES)
    } else {
        (DRAWN, stream)
    };
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    let mut object = |head: &str, stream: Option<&[u8]>| {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n", offsets.len()).as_bytes());
        match stream {
            None => file.extend(head.as_bytes()),
            Some(stream) => {
                file.extend(format!("<<{head}/Length {}>>\nstream\n", stream.len()).as_bytes());
                file.extend(stream);
                file.extend(b"\nendstream");
            }
        }
        file.extend(b"\nendobj\n");
    };
    object("<</Type/Catalog/Pages 2 0 R>>", None);
    object("<</Type/Pages/Kids[3 0 R]/Count 1>>", None);
    object(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>",
        None,
    );
    object("", Some(drawn));
    object(
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H\
         /DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        None,
    );
    object(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        None,
    );
    object("", Some(codes));
    let at = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).as_bytes());
    for offset in &offsets {
        file.extend(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let size = offsets.len() + 1;
    file.extend(
        format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n").as_bytes(),
    );
    read(&file);
}

/// The whole way, from the bytes of a file to every output.
pub fn outputs(bytes: &[u8]) {
    let reading = gouji::read("in/a.html", bytes);
    let lang = if bytes.len() % 2 == 0 {
        Lang::Zh
    } else {
        Lang::En
    };
    let options = OutputOptions {
        view: View {
            lang,
            color: bytes.len() % 3 == 0,
            width: View::WIDTH,
        },
        extent: Extent::All,
        is_unfolded: bytes.len() % 5 == 0,
        show_accepted: false,
        repair: true,
    };
    match &reading {
        Ok(read) => checked(read, options),
        Err(unread) => failed(unread, options),
    }
    let amended = amend("in/a.html", bytes, &Options::default());
    assert_eq!(amended.made.is_empty(), amended.bytes == bytes);
}

fn failed(unread: &Unread, options: OutputOptions) {
    let failed = Failed::of(unread, options.view.lang);
    rendered(SourceResult::Failed(&failed), options);
}

fn checked(read: &Read, options: OutputOptions) {
    let check = gouji::check(&read.report, Options::default());
    rendered(SourceResult::Checked(read, &check), options);
    let _ = report::output(
        read,
        report::Extras {
            cells: true,
            claims: true,
        },
    );
    for format in [TableFormat::Csv, TableFormat::Ndjson] {
        for shape in [Shape::Long, Shape::Wide] {
            let table = FigureTable::new(shape);
            let mut writer = TableWriter::new(format, table.columns()).expect("a table");
            writer.add(table.rows(read)).expect("rows of a table");
            writer.end().expect("the end of a table");
        }
    }
    let _ = compare::text(read, read, options.view.lang);
}

fn rendered(result: SourceResult<'_>, options: OutputOptions) {
    for format in OutputFormat::ALL {
        let renderer = format.renderer(options);
        let mut out = renderer.start().expect("a start").into_bytes();
        let piece = renderer.piece(result).expect("a piece");
        out.extend(piece.text.as_bytes());
        let kept = piece.kept.into_iter().collect();
        let total = Summary::of_result(result);
        out.extend(renderer.end(kept, &total).expect("an end"));
        if format.is_for_people() || *format == OutputFormat::Github {
            let text = std::str::from_utf8(&out).expect("text");
            let is_loud =
                |c: char| c.is_control() && c != '\n' && !(options.view.color && c == '\u{1b}');
            assert_eq!(text.chars().find(|&c| is_loud(c)), None);
        }
    }
}

/// A `gouji.toml` and a file of accepted findings: what was read can be written, and reads the
/// same again.
pub fn settings(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match Config::parse(text) {
        Ok(config) => {
            let written = written(config);
            let again = Config::parse(&written).expect("what was written can be read");
            assert_eq!(self::written(again), written);
        }
        Err(mistakes) => assert!(!mistakes.is_empty()),
    }
    if let Ok(baseline) = Baseline::parse(text) {
        let written = baseline.to_toml().expect("a baseline can be written");
        let again = Baseline::parse(&written).expect("what was written can be read");
        assert_eq!(again, baseline);
    }
}

fn written(config: Config) -> String {
    let settings = Settings {
        rules: RuleSet::default().then(&config.selection),
        fail_on: config.fail_on.unwrap_or(Severity::Error),
        blank_as_zero: config.blank_as_zero.unwrap_or(false),
        baseline: config.baseline,
        exclude: config.exclude,
        local: config.local,
        roster: config.roster,
    };
    settings.to_toml().expect("settings can be written")
}
