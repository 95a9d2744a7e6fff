//! Whether bytes are an output of this program. Outputs are often written into the directory that
//! the next run reads; none of them is a report, though the page and the workbook show reports.

use std::sync::LazyLock;

use regex::Regex;

/// How many bytes from the start tell an output, workbooks apart: the head of a page, the first
/// line of a text, the first keys of an object.
pub const HEAD: usize = 4096;

/// The mark that a page carries.
pub(crate) const GENERATOR: &str = "<meta name=\"generator\" content=\"gouji\">";

/// The author that a workbook names.
#[cfg(feature = "xlsx")]
pub(crate) const AUTHOR: &str = "gouji";

/// The first line of a text for people: a report with its counts, a finding, or a rule's count.
static TEXT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let severity = "(?:错误|警告|提示|error|warning|info|note)";
    let counts = r"错误 ?\d+、警告 ?\d+、提示 ?\d+|仅有提示 ?\d+|\d+ errors?, \d+ warnings?, \d+ (?:infos?|notes?)|\d+ (?:infos?|notes?) only";
    let told = format!(
        "未发现问题|没有新的问题|各项勾稽关系不能同时相符|未能核对|nothing found|nothing new found|\
         its sums cannot all hold at once|not checked|{counts}"
    );
    let report = format!(r"[^\n]*\S  (?:[^\n]*  )?(?:{told})(?:  [^\n]*)?");
    let finding = format!(r"[^\n]+: {severity} +[A-Z]{{3}}\d{{3}} [^\n]*");
    let count = format!(r"\d+ +{severity} +[A-Z]{{3}}\d{{3}} [^\n]*");
    let command = "::(?:error|warning|notice) (?:file|title)=[^\n]*";
    Regex::new(&format!(r"\A(?:{report}|{finding}|{count}|{command})\r?\n")).ok()
});

/// The first keys of the objects that commands write, alone, in a list or line by line.
static OBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let schema = r#""schema"\s*:\s*"gouji/"#;
    let source = r#""source"\s*:\s*\{\s*"path"\s*:"#;
    let row = r#""path"\s*:\s*"[^"]*"\s*,\s*"part"\s*:"#;
    let gitlab = r#""description"\s*:\s*"[A-Z]{3}\d{3} "#;
    Regex::new(&format!(
        r"\A\s*(?:\[\s*)?\{{\s*(?:{schema}|{source}|{row}|{gitlab})"
    ))
    .ok()
});

/// What every table begins with as CSV.
const TABLE: &str = "path,part,body,year,format,";

/// What JUnit's XML begins with.
pub(crate) const SUITES: &str = "<testsuites name=\"gouji check\">";

/// What a SARIF log says of its author, near its start.
const DRIVER: &str = r#""driver":{"name":"gouji""#;

/// Whether these bytes are an output of this program. Of a workbook, all bytes are needed; of
/// anything else the first [`HEAD`] are enough.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"PK") {
        return is_own_workbook(bytes);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let fits =
        |regex: &LazyLock<Option<Regex>>| (regex.as_ref()).is_some_and(|r| r.is_match(&head));
    match head.trim_start().as_bytes().first() {
        Some(b'<') => head.contains(GENERATOR) || head.contains(SUITES),
        Some(b'{' | b'[') if head.contains(DRIVER) || fits(&OBJECT) => true,
        _ => head.starts_with(TABLE) || fits(&TEXT),
    }
}

#[cfg(all(feature = "office", feature = "xlsx"))]
fn is_own_workbook(bytes: &[u8]) -> bool {
    use crate::ingest::package::Package;
    let properties = Package::open(bytes).and_then(|mut package| package.read("docProps/core.xml"));
    let Ok(Some(properties)) = properties else {
        return false;
    };
    let author = format!("<dc:creator>{AUTHOR}</dc:creator>");
    memchr::memmem::find(&properties, author.as_bytes()).is_some()
}

#[cfg(not(all(feature = "office", feature = "xlsx")))]
const fn is_own_workbook(_: &[u8]) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn what_only_looks_like_an_output_is_none() {
        for text in [
            "",
            "[]",
            "<!DOCTYPE html><title>核对结果</title>",
            r#"{"schema": "other/1", "source": "x"}"#,
            r#"{"title": "2023年政府信息公开工作年度报告"}"#,
            "司法局2023年政府信息公开工作年度报告\n未发现问题\n",
            "PK\u{3}\u{4} no archive",
        ] {
            assert!(!is_own(text.as_bytes()), "{text}");
        }
    }
}
