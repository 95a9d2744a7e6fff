//! PDFs that give no document, and say why.

use super::*;

#[test]
fn what_cannot_be_read_says_why() {
    let dir = Dir::with(&[]);
    let mut outlined = Page::default();
    for index in 0..60 {
        outlined.filled(40.0 + 8.0 * f64::from(index), 90.0, 6.0, 9.0);
    }
    dir.write("outlined.pdf", pdf(&[outlined]));
    dir.write("blank.pdf", pdf(&[Page::default()]));
    dir.write("cut.pdf", &pdf(&[page()])[..60]);
    let mut unnamed = Page {
        unknown: Some("甲乙丙丁戊己"),
        ..Page::default()
    };
    unnamed.text(60.0, 90.0, 10.0, &"甲乙丙丁戊己".repeat(8));
    dir.write("unnamed.pdf", pdf(&[unnamed]));
    let scan = fixture("pdf/scan.pdf");
    let locked = fixture("pdf/locked.pdf");
    for (file, kind, zh, en) in [
        (
            scan.as_str(),
            "scan",
            "ocrmypdf -l chi_sim",
            "2 pages that are pictures",
        ),
        (locked.as_str(), "encrypted", "密码", "password"),
        ("outlined.pdf", "outlined-text", "轮廓", "outlines"),
        ("blank.pdf", "empty", "空白", "nothing is written"),
        (
            "cut.pdf",
            "damaged",
            "已损坏或不完整",
            "damaged or incomplete",
        ),
        (
            "unnamed.pdf",
            "without-characters",
            "无法对应到文字",
            "48 of 48 glyphs are unknown",
        ),
    ] {
        for (lang, says) in [("zh", zh), ("en", en)] {
            let ran = dir.run(&format!("check --format json --lang {lang} {file}"));
            assert_eq!(ran.status, 2);
            let error = &ran.json()["reports"][0]["error"];
            assert_eq!(error["kind"], kind, "{file}");
            let message = error["message"].as_str().unwrap();
            assert!(message.contains(says), "{file}: {message}");
        }
    }
}

#[test]
fn work_without_end_is_refused_before_it_is_begun() {
    for widths in ["[25 2147483647 549]", "[0 [500] 7 4000000000 1]"] {
        let bytes = paper::with_objects(&[page()], &paper::font(widths), &[]);
        assert_eq!(
            refused(&bytes),
            PdfError::TooMuch(Limit::Widths),
            "{widths}"
        );
    }
    // Forms that draw forms that draw forms, ten times each.
    let mut forms = Vec::new();
    for level in 0..12 {
        let next = 11 + level;
        forms.push(paper::stream(
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 600 900] \
                 /Resources << /XObject << /X {next} 0 R >> >>"
            ),
            "/X Do ".repeat(10).as_bytes(),
        ));
    }
    let mut page = page();
    page.raw("/X Do");
    let bytes = paper::with_objects(&[page], &paper::font(paper::HALF), &forms);
    assert_eq!(refused(&bytes), PdfError::TooMuch(Limit::Instructions));
}

#[test]
fn damaged_files_end_with_a_document_or_an_error() {
    let whole = pdf(&[page().table(&COLUMNS, 150.0, 20.0, &ROWS).clone()]);
    let mut state = 1_u64;
    let mut random = |below: usize| {
        // Knuth's MMIX generator: the same files in every run.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut read = 0;
    for _ in 0..150 {
        let mut bytes = whole.clone();
        for _ in 0..1 + random(12) {
            let at = random(bytes.len());
            match random(4) {
                0 => bytes[at] = random(256) as u8,
                1 => bytes.truncate(at.max(20)),
                2 => {
                    let from = random(bytes.len());
                    bytes[at.min(from)..at.max(from)].reverse();
                }
                _ => bytes.insert(at, b"0123456789<>[]/"[random(15)]),
            }
        }
        let ended = std::panic::catch_unwind(|| ingest(&bytes).is_ok());
        read += usize::from(ended.expect("no panic"));
    }
    assert!(read > 10, "{read} of 150 were read");
}
