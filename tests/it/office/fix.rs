//! A corrected copy: the certain corrections, and not a byte of content more.

use super::make::{docx_of, sheet_of, xlsx};
use crate::page;
use crate::run::{Dir, Ran};

/// Fixes a file, and gives what was said and the copy.
fn fixed(name: &str, bytes: &[u8]) -> (Ran, Vec<u8>) {
    let dir = Dir::with(&[]);
    dir.write(name, bytes);
    let ran = dir.run(&format!("fix --lang zh {name} -o copy"));
    assert_eq!(
        std::fs::read(dir.path().join(name)).unwrap(),
        bytes,
        "the file itself stays"
    );
    (
        ran,
        std::fs::read(dir.path().join("copy")).unwrap_or_default(),
    )
}

/// A page with a slip, and the same without it.
fn pages() -> (String, String) {
    (page::transposed(), page::clean())
}

#[test]
fn a_page_differs_from_its_copy_in_the_figure_alone() {
    let (wrong, right) = pages();
    let (ran, copy) = fixed("a.html", wrong.as_bytes());
    assert_eq!(String::from_utf8(copy).unwrap(), right);
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.shows("改了1处：\n  表三");
    ran.shows("31 应为 13");
}

#[test]
fn a_copy_keeps_the_encoding_and_the_ends_of_lines() {
    let (wrong, right) = pages();
    let in_gbk = |page: &str| {
        let page = page
            .replace("charset=utf-8", "charset=gb2312")
            .replace('\n', "\r\n");
        encoding_rs::GBK.encode(&page).0.into_owned()
    };
    let (_, copy) = fixed("a.html", &in_gbk(&wrong));
    assert_eq!(copy, in_gbk(&right));
    let marked = |page: &str| ["\u{FEFF}".as_bytes(), page.as_bytes()].concat();
    assert_eq!(fixed("a.html", &marked(&wrong)).1, marked(&right));
    let wide = |page: &str| -> Vec<u8> {
        let units = "\u{FEFF}".encode_utf16().chain(page.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    assert_eq!(fixed("a.html", &wide(&wrong)).1, wide(&right));
    // All on one line, where the same digits stand several times.
    let one_line = |page: &str| page.replace('\n', "").into_bytes();
    assert_eq!(fixed("a.html", &one_line(&wrong)).1, one_line(&right));
}

#[test]
fn a_document_keeps_all_its_other_parts_packed_as_they_were() {
    let (wrong, right) = pages();
    let document = docx_of(&wrong);
    let (ran, copy) = fixed("a.docx", &document);
    assert_eq!(ran.status, 0, "{ran:?}");
    super::assert_same(
        &super::report("copy.docx", &copy),
        &super::report("a.html", right.as_bytes()),
    );
    let content = |bytes: &[u8]| -> Vec<(String, Vec<u8>)> {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        let entry = |at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        };
        (0..4).map(entry).collect()
    };
    let (before, after) = (content(&document), content(&copy));
    for ((name, before), (_, after)) in before.iter().zip(&after) {
        let is_text = name == "word/document.xml";
        assert_eq!(before == after, !is_text, "{name}");
        if is_text {
            let (before, after) = (
                String::from_utf8_lossy(before),
                String::from_utf8_lossy(after),
            );
            assert_eq!(before.len(), after.len());
            let differing = before
                .bytes()
                .zip(after.bytes())
                .filter(|(one, other)| one != other);
            assert_eq!(differing.count(), 2, "31 and 13 differ in two digits");
        }
    }
}

#[test]
fn digits_spread_over_several_runs_are_replaced_together() {
    let (wrong, right) = pages();
    let runs = "<w:t xml:space=\"preserve\">3</w:t></w:r><w:r><w:t>1</w:t>";
    let whole = "<w:t xml:space=\"preserve\">31</w:t>";
    let document = docx_of(&wrong);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&document[..])).unwrap();
    let mut text = String::new();
    let mut entry = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
    assert_eq!(text.matches(whole).count(), 1);
    let body = text.replace(whole, runs);
    let body = &body[body.find("<w:body>").unwrap() + 8..body.find("</w:body>").unwrap()];
    let (ran, copy) = fixed("a.docx", &super::make::docx(body, &[]));
    assert_eq!(ran.status, 0, "{ran:?}");
    super::assert_same(
        &super::report("copy.docx", &copy),
        &super::report("a.html", right.as_bytes()),
    );
}

#[test]
fn a_workbook_is_changed_in_one_cell_and_never_in_a_formula() {
    let (wrong, right) = pages();
    let (ran, copy) = fixed("a.xlsx", &xlsx(&[("年报", false, sheet_of(&wrong))], &[]));
    assert_eq!(ran.status, 0, "{ran:?}");
    super::assert_same(
        &super::report("copy.xlsx", &copy),
        &super::report("a.html", right.as_bytes()),
    );
    let computed = sheet_of(&wrong).replace("<v>31</v>", "<f>30+1</f><v>31</v>");
    let book = xlsx(&[("年报", false, computed)], &[]);
    let (ran, copy) = fixed("a.xlsx", &book);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(copy, book);
    ran.shows("没有改动");
    ran.shows("这一格是公式");
}

#[test]
fn what_is_not_certain_is_left_and_said() {
    // One group of table four does not sum, and nothing says which of its figures is wrong.
    let page = page::with_reconsideration([4, 1, 0, 0, 6]);
    let (ran, copy) = fixed("a.html", page.as_bytes());
    assert_eq!(ran.status, 1, "{ran:?}");
    ran.shows("没有改动");
    ran.shows("副本里还有1处错误");
    assert_eq!(copy, page.as_bytes());
}

#[test]
fn the_file_itself_is_never_written_over() {
    let dir = Dir::with(&[("a.html", &page::transposed())]);
    for copy in ["a.html", "./a.html"] {
        let ran = dir.run(&format!("fix --lang zh a.html -o {copy}"));
        assert_eq!(ran.status, 2);
        assert!(ran.stderr.contains("不会写到原文件上"), "{}", ran.stderr);
    }
    assert_eq!(dir.read("a.html"), page::transposed());
}

#[test]
fn what_the_text_says_against_a_correction_is_said() {
    // The total of the outcomes is certainly wrong by the sums, and the text has the same figure.
    let wrong = page::with(&[(page::TOTAL, 6, "41"), (page::TOTAL, 0, "40")]);
    let told = wrong.replacen("业务培训办了两次", "全年办结政府信息公开申请41件", 1);
    for (page, is_said) in [(&wrong, false), (&told, true)] {
        let (ran, copy) = fixed("a.html", page.as_bytes());
        assert_eq!(
            copy,
            page.replace("41</td>", "14</td>")
                .replace("40</td>", "13</td>")
                .as_bytes()
        );
        let said = "改后新出现1处，正文可能支持原来的数，请先核对台账：\n  NAR003";
        assert_eq!(ran.stdout.contains(said), is_said, "{ran:?}");
    }
}

#[test]
fn a_file_that_is_not_changed_has_no_copy() {
    let page = page::transposed();
    let dir = Dir::with(&[("a.html", &page), ("a.json", &json_of(&page))]);
    let ran = dir.run("fix --lang zh a.json -o b.json");
    assert_eq!(ran.status, 2);
    ran.shows("没有改动。\n可以确定、但没有改的1处：\n");
    assert!(ran.stderr.contains("没有写副本"), "{ran:?}");
    // Nor is a copy of another kind than its name says.
    let ran = dir.run("fix --lang zh a.html -o b.docx");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("不能从 .html 改成 .docx"), "{ran:?}");
    assert_eq!(dir.names(), ["a.html", "a.json"]);
}

/// The page within an answer of an interface.
fn json_of(page: &str) -> String {
    serde_json::json!({"data": {"content": page}}).to_string()
}
