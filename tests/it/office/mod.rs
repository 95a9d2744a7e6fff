//! The files that offices really have. Each is made here, by hand where a case needs it, and read
//! by the real binary or through the library.

mod archives;
mod docx;
mod docx_cells;
mod fix;
mod formats;
mod make;
mod mutants;
mod odf;
mod refused;
mod workbooks;
mod xls;

use gouji::report::Report;

/// What a file is read as.
#[track_caller]
fn report(name: &str, bytes: &[u8]) -> Report {
    match gouji::read(name, bytes) {
        Ok(read) => read.report,
        Err(unread) => panic!("{name}: {}", unread.failure),
    }
}

/// Fails unless both say the same: every figure as printed, and the whole narrative.
#[track_caller]
fn assert_same(found: &Report, expected: &Report) {
    let figures = |report: &Report| -> Vec<(String, String)> {
        let cells = report.cells.iter();
        cells
            .map(|(name, figure)| (name.to_string(), figure.raw.clone()))
            .collect()
    };
    let (found_figures, expected_figures) = (figures(found), figures(expected));
    let differing = expected_figures
        .iter()
        .zip(&found_figures)
        .find(|(one, other)| one != other);
    assert_eq!(differing, None, "expected, found");
    assert_eq!(found_figures.len(), expected_figures.len());
    assert!(found.cells.len() > 100);
    let texts = |report: &Report| -> Vec<(u8, String, Vec<String>)> {
        let text = |section: &gouji::report::Section| {
            let paragraphs = section.paragraphs.iter().map(|it| it.text.clone());
            (
                section.number,
                section.heading.clone(),
                paragraphs.collect(),
            )
        };
        report.sections.iter().map(text).collect()
    };
    assert_eq!(texts(found), texts(expected));
    assert_eq!(
        (&found.title, &found.body, found.year, found.format),
        (
            &expected.title,
            &expected.body,
            expected.year,
            expected.format
        )
    );
}
