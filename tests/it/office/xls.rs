//! XLS: cells as the sheet shows them, by the records of the file.

use std::io::{Cursor, Write as _};

use super::report;
use gouji::report::Content;

/// A record with its number.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    words(&text.encode_utf16().collect::<Vec<_>>())
}

/// A text with its length before it, two bytes a character.
fn string(text: &str) -> Vec<u8> {
    let count = u16::try_from(text.encode_utf16().count()).unwrap();
    [words(&[count]), vec![1], wide(text)].concat()
}

fn beginning(kind: u16) -> Vec<u8> {
    record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]))
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[words(&[row, column, 0]), string(text)].concat())
}

/// A number in the format of cells of a number.
fn number(row: u16, column: u16, format: u16, value: f64) -> Vec<u8> {
    let data = [words(&[row, column, format]), value.to_le_bytes().to_vec()];
    record(0x0203, &data.concat())
}

fn formula(row: u16, column: u16, result: [u8; 8]) -> Vec<u8> {
    // A formula that is the number 1.
    let code = [words(&[0, 0, 0, 3]), vec![0x1E, 1, 0]].concat();
    let data = [words(&[row, column, 0]), result.to_vec(), code];
    record(0x0006, &data.concat())
}

/// The result of a formula that is an empty text.
const EMPTY: [u8; 8] = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];

/// A shared text.
fn shared(row: u16, column: u16, number: u16) -> Vec<u8> {
    record(0x00FD, &words(&[row, column, 0, number, 0]))
}

/// A font, by its flags and whether it is raised.
fn font(flags: u16, raised: u16) -> Vec<u8> {
    let name = [vec![1, 1], wide("宋")].concat();
    let data = [words(&[200, flags, 0, 400, raised, 0, 0]), name];
    record(0x0031, &data.concat())
}

/// A workbook of one sheet: the records of its first part, and those of the sheet. There are four
/// plain fonts, one that is raised (number 5) and one that is struck out (number 6).
fn book(first: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let fonts = [vec![font(0, 0); 4], vec![font(0, 1), font(8, 0)]].concat();
    let formats = [
        record(0x00E0, &words(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
        record(0x00E0, &words(&[0, 200, 0, 0, 0, 0, 0, 0, 0, 0])),
        record(0x00E0, &words(&[6, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
        record(0x00E0, &words(&[0, 4, 0, 0, 0, 0, 0, 0, 0, 0])),
    ];
    let before = [
        beginning(5),
        fonts.concat(),
        formats.concat(),
        first.concat(),
    ]
    .concat();
    let name = [vec![1, 1], wide("表")].concat();
    let listed = 4 + 6 + name.len();
    let end = record(0x000A, &[]);
    let at = u32::try_from(before.len() + listed + end.len()).unwrap();
    let entry = [at.to_le_bytes().to_vec(), vec![0, 0], name].concat();
    let stream = [
        before,
        record(0x0085, &entry),
        end.clone(),
        beginning(0x10),
        sheet.concat(),
        end,
    ];
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut part = file.create_stream("Workbook").unwrap();
    part.write_all(&stream.concat()).unwrap();
    drop(part);
    file.into_inner().into_inner()
}

/// Table two's head and its row of 行政许可, with records of the sheet between and for the figure.
fn table(before: &[Vec<u8>], figure: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let heads = [
        label(0, 0, "信息内容"),
        label(0, 1, "本年处理决定数量"),
        label(1, 0, "行政许可"),
    ];
    [before, &heads, figure].concat()
}

fn shown_in(first: &[Vec<u8>], sheet: &[Vec<u8>]) -> String {
    let report = report("a.xls", &book(first, sheet));
    assert_eq!(report.cells.len(), 1);
    report.cells.values().next().unwrap().raw.clone()
}

fn shown(first: &[Vec<u8>], figure: &[Vec<u8>]) -> String {
    shown_in(first, &table(&[], figure))
}

#[test]
fn numbers_are_read_as_their_cells_show_them() {
    let code = |code: &str| [record(0x041E, &[words(&[200]), string(code)].concat())];
    assert_eq!(shown(&[], &[number(1, 1, 0, 12.0)]), "12");
    assert_eq!(shown(&code("0"), &[number(1, 1, 1, 3439.6)]), "3440");
    assert_eq!(shown(&code("0;-0;\"-\""), &[number(1, 1, 1, 0.0)]), "-");
    assert_eq!(shown(&code("[=0]\"无\";0"), &[number(1, 1, 1, 0.0)]), "无");
    // A format that every program knows.
    assert_eq!(shown(&[], &[number(1, 1, 3, 1234.5)]), "1,234.50");
    // Several numbers in one record, each with its format: 12 and 1.5 as whole numbers.
    let whole = |value: u32| (value << 2 | 2).to_le_bytes().to_vec();
    let many = [
        words(&[1, 1, 0]),
        whole(12),
        words(&[1]),
        whole(34),
        words(&[2]),
    ];
    let sheet = [
        label(0, 0, "信息内容"),
        label(0, 1, "本年制发件数"),
        label(0, 2, "本年废止件数"),
        label(0, 3, "现行有效件数"),
        label(1, 0, "行政规范性文件"),
        record(0x00BD, &many.concat()),
        number(1, 3, 0, 5.0),
    ];
    let report = report("a.xls", &book(&code("0\"件\""), &sheet));
    let raws: Vec<&str> = report.cells.values().map(|it| it.raw.as_str()).collect();
    assert_eq!(raws, ["12", "34件", "5"]);
}

#[test]
fn rows_and_columns_that_are_hidden_are_not_read() {
    let row = |row: u16, flags: u16, height: u16| {
        record(0x0208, &words(&[row, 0, 2, height, 0, 0, flags, 15]))
    };
    let figures = |hidden: Vec<u8>| {
        let twice = [label(1, 0, "行政许可"), number(1, 1, 0, 77.0)];
        let moved = [
            hidden,
            label(0, 0, "信息内容"),
            label(0, 1, "本年处理决定数量"),
            twice.concat(),
            label(2, 0, "行政许可"),
            number(2, 1, 0, 12.0),
        ];
        shown_in(&[], &moved)
    };
    assert_eq!(figures(row(1, 0x0020, 300)), "12");
    assert_eq!(figures(row(1, 0x0040, 0)), "12");
    let column = |from: u16, to: u16, width: u16, flags: u16| {
        record(0x007D, &words(&[from, to, width, 0, flags, 0]))
    };
    for hidden in [column(1, 1, 2000, 1), column(1, 1, 0, 0)] {
        // The figures of last year, between the label and those of this one.
        let sheet = [
            hidden,
            label(0, 0, "信息内容"),
            label(0, 1, "本年处理决定数量"),
            label(0, 2, "本年处理决定数量"),
            label(1, 0, "行政许可"),
            number(1, 1, 0, 77.0),
            number(1, 2, 0, 12.0),
        ];
        assert_eq!(shown_in(&[], &sheet), "12");
    }
}

#[test]
fn zeros_that_a_sheet_does_not_show_are_blank() {
    let view = |flags: u16| record(0x023E, &words(&[flags, 0, 0, 64, 0, 0, 0, 0, 0]));
    let read = |flags| {
        let sheet = table(&[view(flags)], &[number(1, 1, 0, 0.0)]);
        report("a.xls", &book(&[], &sheet))
            .cells
            .values()
            .next()
            .unwrap()
            .content
    };
    assert_eq!(read(0x06A6), Content::Blank);
    assert!(matches!(read(0x06B6), Content::Number(_)));
}

#[test]
fn characters_that_are_raised_or_struck_are_no_digits_of_the_figure() {
    let rich = |text: &str, runs: &[(u16, u16)]| {
        let count = u16::try_from(text.len()).unwrap();
        let runs: Vec<u16> = runs.iter().flat_map(|&(at, font)| [at, font]).collect();
        let number = u16::try_from(runs.len() / 2).unwrap();
        [
            words(&[count]),
            vec![8],
            words(&[number]),
            text.as_bytes().to_vec(),
            words(&runs),
        ]
        .concat()
    };
    let texts = |texts: &[Vec<u8>]| {
        let count = u16::try_from(texts.len()).unwrap();
        [words(&[count, 0, count, 0]), texts.concat()].concat()
    };
    let strings = texts(&[
        rich("3440", &[(1, 0)]),
        rich("34401", &[(4, 5)]),
        rich("93440", &[(0, 6), (1, 0)]),
    ]);
    let first = [record(0x00FC, &strings)];
    assert_eq!(shown(&first, &[shared(1, 1, 0)]), "3440");
    assert_eq!(shown(&first, &[shared(1, 1, 1)]), "3440(1)");
    assert_eq!(shown(&first, &[shared(1, 1, 2)]), "~9~3440");
    // The texts go on in a second record in the middle of a word, there with two bytes each.
    let begun = [
        texts(&[]),
        words(&[5]),
        vec![8],
        words(&[1]),
        b"344".to_vec(),
    ]
    .concat();
    let ended = [vec![1], words(&[0x30, 0x31, 4, 5])].concat();
    let first = [record(0x00FC, &begun), record(0x003C, &ended)];
    assert_eq!(shown(&first, &[shared(1, 1, 0)]), "3440(1)");
    // A cell that is struck out as a whole.
    assert_eq!(shown(&[], &[number(1, 1, 2, 3440.0)]), "~3440~");
}

#[test]
fn a_formula_without_a_result_is_no_blank_and_no_zero() {
    let content = |before: &[Vec<u8>], figure: &[Vec<u8>]| {
        let report = report("a.xls", &book(&[], &table(before, figure)));
        report.cells.values().next().map(|figure| figure.content)
    };
    assert_eq!(
        content(&[], &[formula(1, 1, EMPTY)]),
        Some(Content::Unreadable)
    );
    let stored = formula(1, 1, 12_f64.to_le_bytes());
    assert!(matches!(content(&[], &[stored]), Some(Content::Number(_))));
    let whole = |figure: Vec<u8>| {
        report("a.xls", &book(&[], &table(&[], &[figure])))
            .computed
            .len()
    };
    assert_eq!(whole(formula(1, 1, 12_f64.to_le_bytes())), 1);
    assert_eq!(whole(number(1, 1, 0, 12.0)), 0);
    // The program computes, so that this one has nothing to show.
    let computed = [formula(1, 1, EMPTY), formula(3, 5, 7_f64.to_le_bytes())];
    assert_eq!(content(&[], &computed), Some(Content::Blank));
    // The sheet says that it was not computed before it was saved.
    let stale = [record(0x005E, &[0, 0])];
    let zero = || [formula(1, 1, 0_f64.to_le_bytes())];
    assert_eq!(content(&stale, &zero()), Some(Content::Unreadable));
    assert!(matches!(content(&[], &zero()), Some(Content::Number(_))));
}
