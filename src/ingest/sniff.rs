//! What bytes are, told by themselves and never by the name of the file.

use crate::source::Kind;

use crate::ingest::IngestError;
#[cfg(feature = "office")]
use crate::ingest::package::Package;

/// What bytes turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text, or nothing that is known.
    Text,
    /// A document or workbook that is read as it is.
    Document(Kind),
    /// A ZIP archive of files.
    Archive,
    /// One file, compressed by gzip.
    Compressed,
    /// A document that another program must convert first; the name of its format.
    Convertible(&'static str),
}

/// How much of a file of text is looked at for what it is.
const WINDOW: usize = 8 << 10;

/// Tells what bytes are.
///
/// # Errors
/// [`IngestError`] for an archive that cannot be opened, and for an encrypted document.
pub fn form(bytes: &[u8]) -> Result<Form, IngestError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_archive(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return of_compound(bytes);
    }
    #[cfg(feature = "pdf")]
    if crate::ingest::pdf::is_pdf(bytes) {
        return Ok(Form::Document(Kind::Pdf));
    }
    if cfg!(feature = "office") && bytes.starts_with(b"\x1F\x8B") {
        return Ok(Form::Compressed);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Form::Convertible("RTF"));
    }
    let start = &bytes[..bytes.len().min(WINDOW)];
    if cfg!(feature = "office") && is_mail(start) {
        return Ok(Form::Document(Kind::Mhtml));
    }
    Ok(of_xml(start))
}

#[cfg(feature = "office")]
fn of_archive(bytes: &[u8]) -> Result<Form, IngestError> {
    let mut package = Package::open(bytes)?;
    let kind_of = |package: &Package<'_>| {
        let has = |name: &str| package.has(name);
        let within = |folder: &str| package.names().iter().any(|name| name.starts_with(folder));
        match () {
            () if has("[Content_Types].xml") && within("word/") => Some(Kind::Docx),
            () if has("[Content_Types].xml") && within("xl/") => Some(Kind::Xlsx),
            () if has("word/document.xml") => Some(Kind::Docx),
            () if has("xl/workbook.xml") => Some(Kind::Xlsx),
            () => None,
        }
    };
    if let Some(kind) = kind_of(&package) {
        return Ok(Form::Document(kind));
    }
    if package.has("content.xml") && package.has("META-INF/manifest.xml") {
        let kind = package.read("mimetype")?.unwrap_or_default();
        let is_workbook = memchr::memmem::find(&kind, b"spreadsheet").is_some();
        let kind = if is_workbook { Kind::Ods } else { Kind::Odt };
        return Ok(Form::Document(kind));
    }
    Ok(Form::Archive)
}

#[cfg(not(feature = "office"))]
fn of_archive(_: &[u8]) -> Result<Form, IngestError> {
    Ok(Form::Text)
}

/// The signature of a compound file, in which older office programs keep their documents
/// ([MS-CFB], 2.2).
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The size of an entry of a compound file's directory, and of the name in it.
const ENTRY: usize = 128;
const ENTRY_NAME: usize = 64;

/// What the streams of a compound file are called, by what it is.
const STREAMS: [(&str, Option<Form>); 5] = [
    ("EncryptedPackage", None),
    ("WordDocument", Some(Form::Convertible("DOC"))),
    ("Workbook", Some(Form::Document(Kind::Xls))),
    ("Book", Some(Form::Document(Kind::Xls))),
    ("WpsDocument", Some(Form::Convertible("WPS"))),
];

fn of_compound(bytes: &[u8]) -> Result<Form, IngestError> {
    // The directory may stand anywhere in the file, in entries of a fixed size.
    for entry in bytes.chunks_exact(ENTRY) {
        let length = usize::from(u16::from_le_bytes([
            entry[ENTRY_NAME],
            entry[ENTRY_NAME + 1],
        ]));
        for (name, form) in &STREAMS {
            let is_name = length == 2 * (name.len() + 1)
                && (entry.chunks_exact(2).zip(name.bytes().chain([0])))
                    .all(|(unit, byte)| unit == [byte, 0]);
            match form {
                _ if !is_name => {}
                None => return Err(IngestError::Encrypted),
                Some(Form::Document(_)) if cfg!(not(feature = "office")) => {
                    return Ok(Form::Convertible("XLS"));
                }
                Some(form) => return Ok(*form),
            }
        }
    }
    Ok(Form::Text)
}

/// Whether the bytes begin as a mail or a saved page (MHTML) does: with the lines of its head, one
/// of which says what it holds.
fn is_mail(start: &[u8]) -> bool {
    let start = start
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(start)
        .trim_ascii_start();
    let is_name = |line: &[u8]| {
        let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        name.len() < line.len() && !name.is_empty() && name.iter().all(is_letter)
    };
    let lines = start
        .split(|&byte| byte == b'\n')
        .map(<[u8]>::trim_ascii_end);
    let mut says = false;
    for (at, line) in lines.take_while(|line| !line.is_empty()).enumerate() {
        let goes_on = at > 0 && line.starts_with(b" ") || line.starts_with(b"\t");
        // Mailboxes put a line of their own before a mail.
        let is_separator = at == 0 && line.starts_with(b"From ");
        if !goes_on && !is_separator && !is_name(line) {
            return false;
        }
        let lower = line.to_ascii_lowercase();
        says |= lower.starts_with(b"mime-version:") || lower.starts_with(b"content-type:");
    }
    says
}

/// Documents that are one XML file.
fn of_xml(start: &[u8]) -> Form {
    let start = start
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(start)
        .trim_ascii_start();
    if !start.starts_with(b"<?xml") && !start.starts_with(b"<?mso") {
        return Form::Text;
    }
    let has = |word: &[u8]| memchr::memmem::find(start, word).is_some();
    if has(b"<office:document") {
        let is_workbook = has(b"opendocument.spreadsheet");
        return match (cfg!(feature = "office"), is_workbook) {
            (true, true) => Form::Document(Kind::Ods),
            (true, false) => Form::Document(Kind::Odt),
            (false, _) => Form::Convertible("ODF"),
        };
    }
    if has(b"schemas.microsoft.com/office/word/2003/wordml") || has(b"2006/xmlPackage") {
        return Form::Convertible("Word XML");
    }
    if has(b"urn:schemas-microsoft-com:office:spreadsheet") && has(b"<Workbook") {
        return Form::Convertible("Excel XML");
    }
    Form::Text
}

/// Languages in which documents are written before they are made, in whose tables cells are told
/// by commands that are not read: what stands in a text of each, in all of its places.
const LANGUAGES: [(&str, &[&str]); 12] = [
    ("LaTeX", &["\\begin{tabular"]),
    ("LaTeX", &["\\begin{longtable"]),
    ("LaTeX", &["\\documentclass"]),
    ("ConTeXt", &["\\starttext"]),
    ("MediaWiki", &["\n{|", "\n|-"]),
    ("DocBook", &["<tgroup", "<entry"]),
    ("roff", &["\n.TS", "\n.TE"]),
    ("Texinfo", &["@multitable"]),
    ("Typst", &["#table("]),
    ("reStructuredText", &[".. list-table::"]),
    ("Jupyter", &["\"nbformat\"", "\"cells\""]),
    ("Pandoc JSON", &["\"pandoc-api-version\""]),
];

/// The language that a text is the source of a document in.
#[must_use]
pub fn language(text: &str) -> Option<&'static str> {
    let is_of = |signs: &[&str]| {
        (signs.iter()).all(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
    };
    let found = LANGUAGES.iter().find(|(_, signs)| is_of(signs));
    found.map(|&(language, _)| language)
}

#[cfg(test)]
mod tests {
    use super::{Form, form};

    #[test]
    fn text_is_told_from_what_only_looks_like_it() {
        assert_eq!(form(b"{\\rtf1\\ansi"), Ok(Form::Convertible("RTF")));
        assert_eq!(
            form("甲：乙\n\nMIME-Version: 1.0".as_bytes()),
            Ok(Form::Text)
        );
        assert_eq!(form(b"Note: one\nTwo: three\n\ntext"), Ok(Form::Text));
        assert_eq!(form(b"<?xml version='1.0'?><html/>"), Ok(Form::Text));
        let word = b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>\
            <w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>";
        assert_eq!(form(word), Ok(Form::Convertible("Word XML")));
    }

    #[test]
    fn a_compound_file_is_what_its_streams_are_called() {
        let with_stream = |name: &str| {
            let mut bytes = super::COMPOUND.to_vec();
            bytes.resize(512, 0);
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry.resize(super::ENTRY, 0);
            let length = u8::try_from(2 * (name.len() + 1)).unwrap();
            entry[super::ENTRY_NAME] = length;
            bytes.extend(entry);
            bytes
        };
        assert_eq!(
            form(&with_stream("WordDocument")),
            Ok(Form::Convertible("DOC"))
        );
        assert_eq!(form(&with_stream("Nothing")), Ok(Form::Text));
        assert!(form(&with_stream("EncryptedPackage")).is_err());
    }
}
