//! What the name of a file says of it: whether one of a directory, an archive or a mail is looked
//! at. What it is, its content tells.

/// The endings of files that may be reports, in lower case: of pages, which content systems serve
/// under many names, of texts and documents, and of archives that hold them.
pub const EXTENSIONS: &[&str] = &[
    "html", "htm", "shtml", "xhtml", "txt", "md", "markdown", "rst", "org", "adoc", "asciidoc",
    "tex", "json", "jsp", "jspx", "asp", "aspx", "php", "docx", "docm", "dotx", "doc", "wps",
    "rtf", "odt", "fodt", "xlsx", "xlsm", "xlsb", "xls", "et", "ods", "fods", "mht", "mhtml",
    "eml", "pdf", "zip", "gz",
];

/// The endings of what is known to be no report: the parts of saved pages, pictures, sound and
/// film, programs, data and settings.
const OTHER_KINDS: &[&str] = &[
    "css", "js", "mjs", "map", "wasm", "png", "jpg", "jpeg", "gif", "bmp", "svg", "webp", "ico",
    "avif", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "wav", "avi", "mov", "wmv", "flv",
    "webm", "m4a", "ogg", "swf", "exe", "dll", "so", "sh", "bat", "ps1", "py", "r", "rs", "go",
    "java", "class", "sql", "csv", "tsv", "ndjson", "jsonl", "parquet", "duckdb", "db", "sqlite",
    "sarif", "toml", "yaml", "yml", "ini", "cfg", "conf", "lock", "log", "lnk", "url",
];

/// What a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// The file may be a report.
    MayBeReport,
    /// A hidden file, or one of a hidden directory.
    Hidden,
    /// Files of its kind are no reports, or a program keeps it beside another.
    OtherKind,
    /// Its ending is none of those known.
    UnknownEnding,
    /// It bears no ending.
    NoEnding,
}

/// What the name of a file says that stands in an archive or a mail, with the directories there.
#[must_use]
pub fn of_entry(path: &str) -> Name {
    let mut said = path.split('/').map(of_part);
    if let Some(name) = said.find(|name| *name != Name::MayBeReport) {
        return name;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    of_ending(name.rsplit_once('.').map(|(_, ending)| ending))
}

/// What the name of a file or a directory says whatever its ending is.
#[must_use]
pub fn of_part(name: &str) -> Name {
    // What Word and WPS keep beside a document that is open, and a Mac beside every file.
    if name.starts_with("~$") || name == "__MACOSX" {
        Name::OtherKind
    } else if name.starts_with('.') {
        Name::Hidden
    } else {
        Name::MayBeReport
    }
}

/// What an ending says.
#[must_use]
pub fn of_ending(ending: Option<&str>) -> Name {
    let Some(ending) = ending.map(str::to_lowercase) else {
        return Name::NoEnding;
    };
    if EXTENSIONS.contains(&ending.as_str()) {
        Name::MayBeReport
    } else if OTHER_KINDS.contains(&ending.as_str()) {
        Name::OtherKind
    } else {
        Name::UnknownEnding
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, of_entry};

    #[test]
    fn names_of_entries() {
        for (path, name) in [
            ("2023/甲局.HTML", Name::MayBeReport),
            ("2023/图片.png", Name::OtherKind),
            ("__MACOSX/甲局.html", Name::OtherKind),
            ("2023/~$甲局.docx", Name::OtherKind),
            ("2023/.git/甲局.html", Name::Hidden),
            ("2023/甲局.ofd", Name::UnknownEnding),
            ("2023/甲局", Name::NoEnding),
        ] {
            assert_eq!(of_entry(path), name, "{path}");
        }
    }
}
