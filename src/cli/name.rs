//! The name by which outputs speak of a file: its path as given, as text.

use std::path::Path;

/// The path as text from which the path can be told again, so that no two files have one name.
///
/// A path is bytes, and some are no UTF-8: names from a Chinese Windows, unpacked as they were.
/// `\xB9` in a name stands for the byte B9; where a path itself has `\x` before two such digits,
/// its backslash is written `\x5C`.
#[cfg(unix)]
pub fn of(path: &Path) -> String {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt as _;
    let mut name = String::new();
    // Writing to a string does not fail.
    let byte = |name: &mut String, byte: u8| {
        let _ = write!(name, "\\x{byte:02X}");
    };
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(at) = rest.find("\\x") {
            let (before, after) = rest.split_at(at);
            name.push_str(before);
            match after.as_bytes().get(2..4) {
                Some([a, b]) if is_digit(*a) && is_digit(*b) => byte(&mut name, b'\\'),
                _ => name.push('\\'),
            }
            rest = &after[1..];
        }
        name.push_str(rest);
        chunk.invalid().iter().for_each(|&b| byte(&mut name, b));
    }
    name
}

/// One of the digits that are written after `\x`.
#[cfg(unix)]
const fn is_digit(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'F')
}

/// Other systems' names are Unicode.
#[cfg(not(unix))]
pub fn of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;

    use super::of;

    /// The bytes of the path that a name stands for, by the rule alone.
    fn bytes(name: &str) -> Vec<u8> {
        let escape = regex::bytes::Regex::new(r"(?-u)\\x([0-9A-F]{2})").unwrap();
        let replaced = escape.replace_all(name.as_bytes(), |found: &regex::bytes::Captures<'_>| {
            let digits = std::str::from_utf8(&found[1]).unwrap();
            vec![u8::from_str_radix(digits, 16).unwrap()]
        });
        replaced.into_owned()
    }

    #[test]
    fn every_path_can_be_told_from_its_name() {
        let paths: [&[u8]; 8] = [
            b"reports/a.html",
            "报告/甲.html".as_bytes(),
            b"\xb9\xa4\xd7\xf7.html",
            b"\\xB9.html",
            b"\\x5C.html",
            b"\\\xb9\\x\xb9\\xG",
            b"\\\\xB9\xe7\x94",
            b"\\x\\xB9\\",
        ];
        let name = |path: &[u8]| of(Path::new(OsStr::from_bytes(path)));
        for path in paths {
            assert_eq!(bytes(&name(path)), path, "{}", name(path));
        }
        assert_eq!(name(paths[1]), "报告/甲.html");
        assert_eq!(name(paths[2]), r"\xB9\xA4\xD7\xF7.html");
    }
}
