//! Archives, mails and saved pages: what they hold is read, each under its own name.

use std::io::Write as _;

use base64::Engine as _;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::make::{docx_of, sheet_of, xlsx, zipped};
use super::{assert_same, report};
use crate::page;
use crate::run::Dir;

#[test]
fn each_file_of_an_archive_is_read_under_its_name() {
    let page = page::clean();
    let archive = zipped(&[
        ("2023/乙局.docx", docx_of(&page)),
        ("2023/甲局.html", page.clone().into_bytes()),
        ("2023/图片.png", b"\x89PNG".to_vec()),
        ("__MACOSX/2023/._甲局.html", b"\0\0".to_vec()),
        ("坏.html", b"\x00\x01\x02 \x03".to_vec()),
    ]);
    let dir = Dir::with(&[]);
    dir.write("上报.zip", archive);
    let ran = dir.run("check --format ndjson --lang zh 上报.zip");
    assert_eq!(ran.status, 2, "one of the files cannot be read");
    let lines = ran.lines();
    let found: Vec<(&str, &str)> = lines
        .iter()
        .map(|line| {
            (
                line["source"]["part"].as_str().unwrap(),
                line["status"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("2023/乙局.docx", "clean"),
            ("2023/甲局.html", "clean"),
            ("坏.html", "failed")
        ]
    );
    assert!(
        ran.stderr.starts_with("gouji: 上报.zip!坏.html："),
        "{}",
        ran.stderr
    );
}

#[test]
fn files_of_an_archive_or_a_mail_that_are_not_read_are_named() {
    let page = page::clean();
    let inner = zipped(&[
        ("丙局.ofd", b"x".to_vec()),
        ("丙局.html", page.clone().into_bytes()),
    ]);
    let archive = zipped(&[
        ("2023/甲局.html", page.clone().into_bytes()),
        ("2023/乙局.ofd", b"x".to_vec()),
        ("2023/丁局", b"x".to_vec()),
        ("2023/图片.png", b"x".to_vec()),
        ("2023/.隐藏", b"x".to_vec()),
        ("内.zip", inner),
    ]);
    let dir = Dir::with(&[]);
    dir.write("上报.zip", archive);
    let said = "未读取3个文件（在压缩包或邮件里，没有扩展名或扩展名不支持；\
                需要核对的，请先取出，再直接写明文件名）：上报.zip!2023/丁局、上报.zip!2023/乙局.ofd、\
                上报.zip!内.zip!丙局.ofd\n";
    for command in [
        "check --lang zh",
        "check --lang zh --no-link",
        "parse --lang zh",
    ] {
        let ran = dir.run(&format!("{command} 上报.zip"));
        assert_eq!(
            ran.stderr.matches(said).count(),
            1,
            "{command}: {}",
            ran.stderr
        );
        assert!(!ran.stderr.contains("图片"), "{}", ran.stderr);
        assert_eq!(ran.status, 0, "{command}");
    }
    // An archive in which nothing is read says so, and what is there.
    dir.write("空.zip", zipped(&[("乙局.ofd", b"x".to_vec())]));
    let ran = dir.run("check --lang zh 空.zip");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("空.zip!乙局.ofd"), "{}", ran.stderr);
    let mail = format!(
        "From: a\r\nSubject: s\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nx\r\n\
         --B\r\nContent-Type: text/html; name=a.html\r\n\
         Content-Disposition: attachment; filename=a.html\r\n\r\n{page}\r\n\
         --B\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=b.ofd\r\n\r\nx\r\n\
         --B\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment\r\n\r\nx\r\n--B--\r\n"
    );
    dir.write("信.eml", mail);
    let ran = dir.run("check --lang zh 信.eml");
    assert!(
        ran.stderr.contains("：信.eml!3、信.eml!b.ofd\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn names_in_the_encoding_of_a_chinese_windows_are_read() {
    let mut archive = zipped(&[("NAME.html", page::clean())]);
    let (name, _, _) = encoding_rs::GBK.encode("统计局报告");
    assert_eq!(name.len(), "NAME.html".len() + 1);
    // The same length, so that no offset of the archive changes.
    let (name, _, _) = encoding_rs::GBK.encode("水务.html");
    let mut begins = Vec::new();
    for at in 0..archive.len() - 9 {
        if &archive[at..at + 9] == b"NAME.html" {
            begins.push(at);
        }
    }
    for at in begins {
        archive[at..at + 9].copy_from_slice(&name);
    }
    let read = gouji::read("a.zip", &archive).unwrap();
    assert_eq!(read.source.origin.to_string(), "a.zip!水务.html");
}

#[test]
fn an_archive_of_a_workbook_of_reports_names_all_three() {
    let page = page::clean();
    let book = xlsx(
        &[
            ("甲", false, sheet_of(&page)),
            ("乙", false, sheet_of(&page)),
        ],
        &[],
    );
    let outer = zipped(&[("内.zip", zipped(&[("a.xlsx", book)]))]);
    let read: Vec<_> = gouji::read_all("外.zip", &outer)
        .map(Result::unwrap)
        .collect();
    let names: Vec<String> = read
        .iter()
        .map(|read| read.source.origin.to_string())
        .collect();
    assert_eq!(
        names,
        ["外.zip!内.zip!a.xlsx!甲", "外.zip!内.zip!a.xlsx!乙"]
    );
}

#[test]
fn what_gzip_compressed_is_read_as_what_it_is() {
    let page = page::clean();
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(page.as_bytes()).unwrap();
    let bytes = encoder.finish().unwrap();
    assert_same(
        &report("a.html.gz", &bytes),
        &report("a.html", page.as_bytes()),
    );
    let cut = gouji::read("a.gz", &bytes[..bytes.len() / 2]).unwrap_err();
    assert_eq!(cut.failure.key(), "cut-off");
}

/// A saved page with its parts.
fn saved_page(charset: &str, encoding: &str, body: &str) -> Vec<u8> {
    format!(
        "From: <Saved by a browser>\r\nSubject: page\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"--=B\"\r\n\r\n\
         ----=B\r\nContent-Type: text/html{charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n\
         {body}\r\n----=B\r\nContent-Type: text/css\r\n\r\ntd {{ color: red }}\r\n----=B--\r\n"
    )
    .into_bytes()
}

#[test]
fn saved_pages_and_mails_are_read() {
    let page = page::clean();
    let expected = report("a.html", page.as_bytes());
    let in_base64 = |bytes: &[u8]| {
        let text = base64::engine::general_purpose::STANDARD.encode(bytes);
        let lines: Vec<&str> = (0..text.len())
            .step_by(76)
            .map(|at| &text[at..text.len().min(at + 76)])
            .collect();
        lines.join("\r\n")
    };
    let (gbk, _, _) = encoding_rs::GBK.encode(&page);
    let plain = page.replace("charset=utf-8", "charset=gbk");
    let (own, _, _) = encoding_rs::GBK.encode(&plain);
    for bytes in [
        saved_page("; charset=\"utf-8\"", "base64", &in_base64(page.as_bytes())),
        saved_page("; charset=\"gb2312\"", "base64", &in_base64(&gbk)),
        saved_page("", "base64", &in_base64(&own)),
        saved_page("; charset=utf-8", "8bit", &page),
    ] {
        let found = report("a.mht", &bytes);
        assert_same(&found, &expected);
    }
    // Mails attach reports.
    let attached = format!(
        "From: a@b.c\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
         --B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n请查收。\r\n\
         --B\r\nContent-Type: application/octet-stream; name=\"a.docx\"\r\n\
         Content-Disposition: attachment; filename=\"a.docx\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}\r\n--B--\r\n",
        in_base64(&docx_of(&page))
    );
    let read = gouji::read("a.eml", attached.as_bytes()).unwrap();
    assert_eq!(read.source.origin.to_string(), "a.eml!a.docx");
    assert_same(&read.report, &expected);
}

#[test]
fn a_file_is_what_it_holds_whatever_it_is_called() {
    let page = page::clean();
    let dir = Dir::with(&[("页.doc", &page), ("页.xls", &page)]);
    dir.write("文.doc", docx_of(&page));
    dir.write("表.docx", xlsx(&[("年报", false, sheet_of(&page))], &[]));
    let ran = dir.run("check --format ndjson .");
    assert_eq!(ran.status, 0, "{ran:?}");
    let kinds = dir.run("parse --format ndjson .");
    let kinds: Vec<String> = kinds
        .lines()
        .iter()
        .map(|line| line["source"]["kind"].to_string())
        .collect();
    assert_eq!(kinds, ["\"docx\"", "\"xlsx\"", "\"html\"", "\"html\""]);
}

#[test]
fn what_stands_on_standard_input_has_the_name_given() {
    let ran = Dir::with(&[]).run_on("parse --stdin-filename 年报.html -", &page::clean());
    assert_eq!(ran.json()["source"]["path"], "年报.html");
}

#[test]
fn an_archive_beside_its_unpacked_folder_counts_once() {
    let (clean, wrong) = (page::clean(), page::transposed());
    let other = clean.replace("清河县司法局", "清河县水利局");
    // Whose report it is only the file's name says.
    let nameless = clean.replace("清河县司法局", "").replace("2023年", "");
    let dir = Dir::with(&[
        ("in/all/a.html", &wrong),
        (
            "in/all/b.html",
            &other.replace("colspan=3>20<", "colspan=3>21<"),
        ),
        ("in/all/copy of a.html", &wrong),
        (
            "in/all/清河县林业局2023年政府信息公开工作年度报告.html",
            &nameless,
        ),
        ("in/all/empty.html", ""),
    ]);
    let entries = [
        ("a.html", wrong.as_str()),
        ("b.html", &other),
        ("清河县教育局2023年政府信息公开工作年度报告.html", &nameless),
        ("empty.html", ""),
    ];
    dir.write("in/all.zip", zipped(&entries));
    for options in ["", "--no-link "] {
        let ran = dir.run(&format!("check --format json {options}in"));
        let json = ran.json();
        let reports = json["reports"].as_array().unwrap();
        // Only the one is left out that is there byte for byte; of two files with the bytes of one
        // entry one stays, and what failed is named at both places.
        assert_eq!(reports.len(), 8, "{options}");
        let paths: Vec<&str> = (reports.iter())
            .map(|report| report["source"]["path"].as_str().unwrap())
            .collect();
        assert!(!paths.contains(&"in/all/a.html") && paths.contains(&"in/all/copy of a.html"));
        assert!(
            ran.stderr.contains(
                "gouji: 1 份报告在压缩包里和解压后的目录里各有一份，逐字节相同，只计一次：in/all/a.html 同 in/all.zip!a.html\n"
            ),
            "{}", ran.stderr
        );
        assert_eq!(json["summary"]["reports"], 8);
    }
}
