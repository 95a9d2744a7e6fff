//! Files that cannot be opened: each says why, and what to do.

use super::make::{docx, docx_of, p, zipped};
use crate::page;
use crate::run::Dir;

/// The kind of failure and the message, of a file by this name.
fn failure(name: &str, bytes: &[u8]) -> (String, String) {
    let dir = Dir::with(&[]);
    dir.write(name, bytes);
    let ran = dir.run(&format!("check --format ndjson --lang zh {name}"));
    assert_eq!(ran.status, 2, "{ran:?}");
    let error = ran.lines().remove(0)["error"].clone();
    let text = |key: &str| error[key].as_str().unwrap().to_owned();
    (text("kind"), text("message"))
}

#[track_caller]
fn fails(name: &str, bytes: &[u8], kind: &str, says: &str) {
    let (found, message) = failure(name, bytes);
    assert_eq!(found, kind, "{message}");
    assert!(message.contains(says), "{message}");
}

#[test]
fn files_cut_off_or_damaged() {
    let whole = docx_of(&page::clean());
    fails(
        "a.docx",
        &whole[..whole.len() / 2],
        "cut-off",
        "下载或复制中断",
    );
    let mut damaged = whole.clone();
    for byte in &mut damaged[whole.len() / 3..whole.len() / 3 + 200] {
        *byte ^= 0x55;
    }
    let (kind, _) = failure("a.docx", &damaged);
    assert!(kind == "damaged" || kind == "cut-off", "{kind}");
    fails("a.docx", &docx("<w:p><w:r>", &[]), "damaged", "另存");
}

#[test]
fn encrypted_documents() {
    // A compound file whose directory names the stream in which encrypted documents are kept.
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    let name = "EncryptedPackage";
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry.resize(128, 0);
    entry[64] = u8::try_from(2 * (name.len() + 1)).unwrap();
    bytes.extend(entry);
    fails("a.docx", &bytes, "encrypted", "取消密码");
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let open_document = zipped(&[("content.xml", ""), ("META-INF/manifest.xml", manifest)]);
    fails("a.odt", &open_document, "encrypted", "取消密码");
    // The flag of an entry says that it is encrypted.
    let mut archive = zipped(&[("a.html", page::clean())]);
    let directory = archive
        .windows(4)
        .position(|at| at == b"PK\x01\x02")
        .unwrap();
    archive[6] |= 1;
    archive[directory + 8] |= 1;
    fails("a.zip", &archive, "encrypted", "密码");
}

#[test]
fn bombs() {
    let zeros = vec![b' '; 40 << 20];
    fails(
        "a.zip",
        &zipped(&[("a.html", zeros.clone())]),
        "too-large",
        "压缩炸弹",
    );
    let entries: Vec<(String, &str)> = (0..=gouji::ingest::MAX_ENTRIES)
        .map(|at| (format!("{at}.html"), ""))
        .collect();
    let entries: Vec<(&str, &str)> = entries
        .iter()
        .map(|(name, text)| (&**name, *text))
        .collect();
    fails(
        "a.zip",
        &zipped(&entries),
        "too-large",
        "压缩包里的文件过多",
    );
    let mut nested = zipped(&[("a.html", page::clean())]);
    for _ in 0..5 {
        nested = zipped(&[("a.zip", nested)]);
    }
    fails("a.zip", &nested, "nested-archives", "解压");
    let deep = "<w:sdt><w:sdtContent>".repeat(400) + &"</w:sdtContent></w:sdt>".repeat(400);
    fails("a.docx", &docx(&deep, &[]), "too-large", "上限为256层");
}

#[test]
fn entities_are_never_expanded() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\
        <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    let bytes = zipped(&[("word/document.xml", laughs)]);
    fails("a.docx", &bytes, "xml-entities", "XML 实体");
}

#[test]
fn archives_and_documents_without_a_report() {
    fails(
        "a.zip",
        &zipped(&[("a.png", "")]),
        "no-files",
        "跳过了1个其他文件",
    );
    fails(
        "a.docx",
        &docx(&p("会议通知"), &[]),
        "no-report",
        "会议通知",
    );
}

#[test]
fn a_document_that_must_be_converted_says_with_what() {
    let dir = Dir::with(&[("a.rtf", "{\\rtf1 x}")]);
    let mut command = dir.command("check --format ndjson --lang zh a.rtf");
    // Nowhere on this path there is a LibreOffice.
    let ran = crate::run::ran(command.env("PATH", dir.path()));
    let error = ran.lines().remove(0)["error"].clone();
    assert_eq!(error["kind"], "not-converted");
    let message = error["message"].as_str().unwrap();
    assert!(
        message.contains("安装 LibreOffice") && message.contains("--convert-with"),
        "{message}"
    );
}

#[cfg(unix)]
#[test]
fn another_converter_is_given_the_file_and_the_name_of_the_result() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = Dir::with(&[
        ("a.rtf", "{\\rtf1 x}"),
        ("page.html", &page::clean()),
        (
            "convert",
            "#!/bin/sh\ngrep -q rtf1 \"$1\" && cp \"$HOME/page.html\" \"$2\"\n",
        ),
    ]);
    let program = dir.path().join("convert");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let arguments = format!(
        "check --format ndjson --convert-with {} a.rtf",
        program.display()
    );
    let ran = crate::run::ran(dir.command(&arguments).env("HOME", dir.path()));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.lines()[0]["status"], "clean");
}
