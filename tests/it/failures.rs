//! What cannot be read: a message that says where, what and what to do, a line in the output,
//! status 2, and all other files done.

use serde_json::Value;

use crate::page;
use crate::run::Dir;

/// Runs over one bad source and a good one; returns the kind and the message of the failure in
/// Chinese, having checked what holds for every failure in both languages.
#[track_caller]
fn failure(dir: &Dir, path: &str) -> (String, String) {
    dir.write("zz-good.html", page::clean());
    let mut found = None;
    for lang in ["en", "zh"] {
        let check = dir.run(&format!(
            "check --lang {lang} --format ndjson {path} zz-good.html"
        ));
        let parse = dir.run(&format!("parse --lang {lang} {path} zz-good.html"));
        assert_eq!((check.status, parse.status), (2, 2), "{path}");
        let (checked, parsed) = (check.lines(), parse.lines());
        assert_eq!(checked[1]["status"], "clean", "the other file is done");
        assert_eq!(parsed[1]["year"], 2023, "the other file is done");
        let failed = &checked[0];
        for key in ["source", "status", "error"] {
            assert_eq!(failed[key], parsed[0][key], "the same in both outputs");
        }
        assert_eq!(failed["source"]["path"], path);
        assert_eq!(failed["status"], "failed");
        assert_eq!(failed["findings"], Value::Array(vec![]));
        let (kind, message) = (
            text(&failed["error"]["kind"]),
            text(&failed["error"]["message"]),
        );
        // Named on standard error too, with its path.
        let colon = if lang == "zh" { "：" } else { ": " };
        assert_eq!(check.stderr, format!("gouji: {path}{colon}{message}\n"));
        assert_eq!(check.stderr, parse.stderr);
        let is_chinese = message.contains('。');
        assert_eq!(is_chinese, lang == "zh", "{message}");
        found = Some((kind, message));
    }
    let shown = dir.run(&format!("check {path} zz-good.html"));
    let (kind, message) = found.unwrap();
    assert_eq!(shown.status, 2);
    shown.shows(&format!("{path}  未能核对  {message}\n"));
    shown.shows("，1份未能核对。");
    (kind, message)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[track_caller]
fn fails(name: &str, content: impl AsRef<[u8]>, kind: &str, says: &str) {
    let dir = Dir::with(&[]);
    dir.write(name, content);
    let (found, message) = failure(&dir, name);
    assert_eq!(found, kind, "{message}");
    assert!(message.contains(says), "{message}");
}

#[test]
fn no_such_file() {
    let (kind, message) = failure(&Dir::with(&[]), "nowhere.html");
    assert_eq!(kind, "not-found");
    assert!(message.contains("请检查路径"), "{message}");
}

#[test]
fn a_path_that_the_system_refuses() {
    let dir = Dir::with(&[("file.html", "")]);
    let (kind, message) = failure(&dir, "file.html/inside");
    assert_eq!(kind, "unreadable");
    assert!(message.starts_with("不能读取："), "{message}");
}

#[test]
fn a_directory_without_reports() {
    let dir = Dir::with(&[("in/a.css", ""), ("in/b/c.png", "")]);
    let (kind, message) = failure(&dir, "in");
    assert_eq!(kind, "no-files");
    assert!(message.contains("跳过了2个其他文件"), "{message}");
    assert!(message.contains(" shtml "), "{message}");
}

#[test]
fn an_empty_file() {
    fails("a.html", "", "empty", "文件是空的");
    fails("a.html", " \n\t", "empty", "文件是空的");
}

#[test]
fn a_binary_file() {
    fails("a.html", b"\x89PNG\r\n\x1A\n", "binary", "（PNG）");
    fails(
        "a.html",
        b"\x00\x01\x02\x03 \x04\x05",
        "binary",
        "（未知格式）",
    );
}

#[test]
fn a_file_larger_than_any_report_is_not_even_read() {
    let dir = Dir::with(&[]);
    let bytes = 20 * gouji::ingest::MAX_BYTES as u64;
    // A file of holes: read, it would take more than a gigabyte of memory.
    let file = std::fs::File::create(dir.path().join("a.html")).unwrap();
    file.set_len(bytes).unwrap();
    let (kind, message) = failure(&dir, "a.html");
    assert_eq!(kind, "too-large");
    assert!(message.contains(&bytes.to_string()), "{message}");
}

#[test]
fn a_page_with_more_tags_than_any_report() {
    let tags = "<td>with a few words".repeat(gouji::ingest::MAX_TAGS + 1);
    fails(
        "a.html",
        format!("<table>{tags}"),
        "too-large",
        "标签过多：超过125000个",
    );
}

#[test]
fn a_report_from_before_the_national_formats() {
    let page = "<h1>清河县司法局2015年政府信息公开工作年度报告</h1><p>一、概述</p><p>依申请公开 3 件。</p>";
    fails("a.html", page, "before-national-format", "2015年度");
}

#[test]
fn a_list_of_reports() {
    let link =
        |year: i32| format!("<li><a href={year}>清河县{year}年政府信息公开工作年度报告</a></li>");
    let page: String = (2014..2024).map(link).collect();
    fails(
        "a.html",
        format!("<html><body><ul>{page}</ul></body></html>"),
        "list-page",
        "10个链接",
    );
}

#[test]
fn a_report_whose_figures_are_elsewhere() {
    let page = "<h1>清河县司法局2023年政府信息公开工作年度报告</h1>\
                <p><img src=1.png></p><p><a href=baogao.docx>baogao.docx</a></p>";
    fails("a.html", page, "without-tables", "1张图片");
}

#[test]
fn text_saved_in_a_wrong_encoding() {
    let text = "政府信息公开工作年度报告，本年新收政府信息公开申请数量。".repeat(10);
    let (garbled, _, _) = encoding_rs::GB18030.decode(text.as_bytes());
    fails("a.txt", garbled.as_ref(), "wrong-encoding", "乱码");
}

#[test]
fn the_source_of_a_document() {
    let latex =
        "\\documentclass{article}\n\\begin{tabular}{ll}\n行政许可 & 3 \\\\\n\\end{tabular}\n";
    fails("a.tex", latex, "not-converted", "LaTeX");
    let wiki = "清河县司法局2023年政府信息公开工作年度报告\n{| class=\"wikitable\"\n|-\n| 行政许可\n| 3\n|}\n";
    fails("a.txt", wiki, "not-converted", "MediaWiki");
}

#[test]
fn something_else() {
    fails(
        "a.html",
        "<p>今日菜单</p>",
        "no-report",
        "文字的开头是“今日菜单”",
    );
    let table = "<p>菜单</p><table><tr><td>米饭</td><td>2</td></tr></table>";
    fails("a.html", table, "no-report", "有1张表格");
}

#[test]
fn nothing_of_a_name_reaches_the_terminal_as_a_command() {
    let dir = Dir::with(&[]);
    let path = "a\u{1b}[2J\u{202e}.html";
    let ran = dir.run(&format!("check {path}"));
    let both = ran.stdout + &ran.stderr;
    assert!(
        !both.contains('\u{1b}') && !both.contains('\u{202e}'),
        "{both:?}"
    );
    assert!(both.contains("a\\u{1b}[2J\\u{202e}.html"), "{both:?}");
}

#[cfg(unix)]
#[test]
fn a_subdirectory_that_may_not_be_entered_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = Dir::with(&[("in/a.html", &page::clean()), ("in/no/b.html", "")]);
    let closed = dir.path().join("in/no");
    let set = |mode| {
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    set(0o000);
    let is_closed = std::fs::read_dir(&closed).is_err();
    let ran = dir.run("check --format ndjson in");
    set(0o755);
    // Nothing is closed to the superuser.
    if is_closed {
        assert_eq!(ran.status, 2);
        assert_eq!(ran.lines()[1]["source"]["path"], "in/no");
        assert_eq!(ran.lines()[1]["error"]["kind"], "unreadable");
    }
}
