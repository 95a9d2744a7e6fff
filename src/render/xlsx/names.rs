//! Names of sheets: what Excel allows, each once, and the same for the same reports.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::Part;

/// The most characters of a sheet's name, in UTF-16 units.
const MAX_NAME: usize = 31;

/// The most sheets of reports. Programs open far fewer sheets at ease than rows; the list and
/// the counts are complete all the same.
pub(super) const MAX_SHEETS: usize = 2_000;

/// A name that Excel keeps for itself.
const RESERVED: &str = "History";

/// The name of the sheet of each part; `None` for a part without one: a source that could not be
/// read, and where there are more reports than sheets, a report without findings or one too many.
pub(super) fn of(parts: &[Part], taken: [&str; 4]) -> Vec<Option<String>> {
    let reports = parts.iter().filter(|part| !part.is_failed()).count();
    let mut room = MAX_SHEETS;
    let mut used: BTreeSet<String> = taken.into_iter().chain([RESERVED]).map(key).collect();
    let mut name = |part: &Part| {
        let is_told = reports <= MAX_SHEETS || !part.entries.is_empty();
        if part.is_failed() || !is_told || room == 0 {
            return None;
        }
        room -= 1;
        Some(unused(part, &mut used))
    };
    parts.iter().map(&mut name).collect()
}

/// Names that a person, or Excel, takes for the same have the same key.
fn key(name: &str) -> String {
    name.nfkc().collect::<String>().to_lowercase()
}

fn unused(part: &Part, used: &mut BTreeSet<String>) -> String {
    let stem = || {
        let file = part.path.rsplit(['/', '\\']).next().unwrap_or_default();
        file.split('.').next().unwrap_or_default().to_owned()
    };
    let body = allowed(&part.body.clone().unwrap_or_else(stem));
    let year = part.year.map(|year| format!(" {year}")).unwrap_or_default();
    let mut number = 1_u32;
    loop {
        let end = match number {
            1 => year.clone(),
            _ => format!("{year} ({number})"),
        };
        let name = format!("{}{end}", cut(&body, MAX_NAME - end.len()));
        if used.insert(key(&name)) {
            return name;
        }
        number += 1;
    }
}

/// The text without what no sheet's name may hold.
fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| !c.is_control() && !"[]:*?/\\'\u{FFFE}\u{FFFF}".contains(*c);
    let text: String = text.chars().filter(is_allowed).collect();
    match text.trim() {
        "" => "gouji".to_owned(),
        text => text.to_owned(),
    }
}

fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > most
    });
    text[..end.map_or(text.len(), |(at, _)| at)].trim_end()
}

#[cfg(test)]
mod tests {
    use super::{MAX_NAME, MAX_SHEETS, of};
    use crate::render::results::Summary;
    use crate::render::xlsx::Part;

    fn part(body: &str, year: Option<i32>) -> Part {
        Part {
            path: "a/page.html".to_owned(),
            body: Some(body.to_owned()).filter(|body| !body.is_empty()),
            group: None,
            year,
            format: None,
            summary: Summary::default(),
            figures: Vec::new(),
            entries: Vec::new(),
            tables: Vec::new(),
        }
    }

    #[test]
    fn every_name_is_allowed_and_stands_once() {
        let long = "临江县人民政府办公室".repeat(5);
        let parts: Vec<Part> = [
            (long.as_str(), Some(2023)),
            (&long, Some(2023)),
            ("ABC", None),
            ("ａｂｃ", None),
            ("'[市]:*?/\\局'", Some(2023)),
            ("history", None),
            ("", None),
            ("\u{1}", None),
            ("问题清单", None),
            (&"𠮷".repeat(31), None),
        ]
        .map(|(body, year)| part(body, year))
        .into();
        let names: Vec<String> = (of(&parts, ["问题清单", "单位汇总", "历年数据", "报送情况"])
            .into_iter())
        .map(Option::unwrap_or_default)
        .collect();
        assert_eq!(names[0].len(), 26 * 3 + 5);
        assert!(names[1].ends_with(" 2023 (2)"));
        assert_eq!(
            names[2..9],
            [
                "ABC",
                "ａｂｃ (2)",
                "市局 2023",
                "history (2)",
                "page",
                "gouji",
                "问题清单 (2)"
            ]
        );
        for name in &names {
            assert!(rust_xlsxwriter::utility::check_sheet_name(name).is_ok());
            assert!(name.encode_utf16().count() <= MAX_NAME);
        }
    }

    #[test]
    fn where_there_are_too_many_reports_those_without_findings_have_no_sheet() {
        let parts = vec![part("局", None); MAX_SHEETS];
        assert!(of(&parts, ["a", "b", "c", "d"]).iter().all(Option::is_some));
        let parts = vec![part("局", None); MAX_SHEETS + 1];
        assert!(of(&parts, ["a", "b", "c", "d"]).iter().all(Option::is_none));
    }
}
