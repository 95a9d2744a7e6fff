//! Outputs that go into a directory, a file a report.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gouji::lang::Lang;
use gouji::render::format::OutputFormat;
use gouji::render::renderer::{AnyPiece, AnyRenderer};
use gouji::render::results::{SourceResult, Summary};

use super::output::{Output, rendered};
use super::own;

/// The most bytes of a file's name before its ending: names of 255 are allowed nearly everywhere.
const MAX_NAME: usize = 200;

/// A directory that files are written into.
pub struct Folder {
    directory: PathBuf,
    ending: &'static str,
    /// How many files were given each name.
    names: BTreeMap<String, usize>,
    lang: Lang,
}

/// Whether what was typed names a directory: it ends in a slash, or there is one.
pub fn is_folder(path: &Path) -> bool {
    let typed = path.as_os_str().as_encoded_bytes();
    path.is_dir() || typed.ends_with(b"/") || (cfg!(windows) && typed.ends_with(b"\\"))
}

/// What the file of a report is called: after its body and year, or else after its source.
pub fn name(result: SourceResult<'_>) -> String {
    let source = match result {
        SourceResult::Checked(read, _) => {
            if let Some(body) = &read.report.body {
                let year = read.report.year.map(|year| format!("-{year}"));
                return safe(&format!("{body}{}", year.unwrap_or_default()));
            }
            read.source.origin.to_string()
        }
        SourceResult::Failed(failed) => failed.source.name.clone(),
    };
    safe(source.trim_start_matches(['.', '/', '\\']))
}

/// A name that every system allows, of one file in the directory itself.
fn safe(name: &str) -> String {
    let allowed = |c: char| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        c if c.is_control() => '_',
        c => c,
    };
    let name: String = name.chars().map(allowed).collect();
    let name = name.trim_matches(['.', ' ']);
    let end = (0..=MAX_NAME.min(name.len()))
        .rev()
        .find(|&at| name.is_char_boundary(at));
    let name = &name[..end.unwrap_or(0)];
    if name.is_empty() { "-" } else { name }.to_owned()
}

impl Folder {
    /// A directory, made where there is none yet.
    pub fn open(directory: &Path, format: OutputFormat, lang: Lang) -> io::Result<Self> {
        fs::create_dir_all(directory)
            .map_err(|error| Output::unwritten(directory, &error, lang))?;
        Ok(Self {
            directory: directory.to_owned(),
            ending: ending(format),
            names: BTreeMap::new(),
            lang,
        })
    }

    /// Writes the file of one report.
    pub fn write(
        &mut self,
        name: &str,
        renderer: &dyn AnyRenderer,
        piece: AnyPiece,
        summary: &Summary,
    ) -> io::Result<()> {
        // Some systems know no difference of case.
        let count = self.names.entry(name.to_lowercase()).or_default();
        *count += 1;
        let file = match count {
            1 => format!("{name}.{}", self.ending),
            _ => format!("{name}-{count}.{}", self.ending),
        };
        let path = self.directory.join(file);
        let found = fs::metadata(&path).ok();
        if found.is_some_and(|found| found.len() > 0) && !own::is_own(&path) {
            return Err(io::Error::other(foreign(&path, self.lang)));
        }
        let mut out = Output::open(Some(&path), self.lang)?;
        out.write(rendered(renderer.start())?)?;
        out.write(piece.text)?;
        out.write(rendered(
            renderer.end(piece.kept.into_iter().collect(), summary),
        )?)?;
        out.finish()
    }
}

/// The ending of the files of a form.
const fn ending(format: OutputFormat) -> &'static str {
    match format {
        OutputFormat::Text | OutputFormat::Concise | OutputFormat::Github => "txt",
        OutputFormat::Json | OutputFormat::Gitlab => "json",
        OutputFormat::Ndjson => "ndjson",
        OutputFormat::Sarif => "sarif",
        OutputFormat::Junit => "xml",
        OutputFormat::Csv => "csv",
        OutputFormat::Html => "html",
        #[cfg(feature = "xlsx")]
        OutputFormat::Xlsx => "xlsx",
    }
}

fn foreign(path: &Path, lang: Lang) -> String {
    let path = path.display();
    match lang {
        Lang::Zh => format!("{path} 已经存在，而且不是本程序的输出，不会覆盖。请换一个目录。"),
        Lang::En => format!(
            "{path} already exists and was not written by gouji, so it is not overwritten. Name another directory."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_NAME, safe};

    #[test]
    fn a_name_is_one_of_a_file_in_the_directory() {
        for (name, file) in [
            ("清河县司法局-2023", "清河县司法局-2023"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("a.zip!2023/b.html#2", "a.zip!2023_b.html#2"),
            ("..", "-"),
            ("a\n\u{0}b", "a__b"),
        ] {
            assert_eq!(safe(name), file, "{name}");
        }
        let long = safe(&"县".repeat(300));
        assert!(long.len() <= MAX_NAME && long.len() > MAX_NAME - 3);
    }
}
