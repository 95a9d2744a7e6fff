//! Outputs that go into a directory: a file a report, or one for all that belong together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gouji::lang::Lang;
use gouji::render::format::OutputFormat;
use gouji::render::group::{self, Group};
use gouji::render::renderer::{AnyPiece, AnyRenderer, By};
use gouji::render::results::{SourceResult, Summary};

use super::output::{Output, rendered};
use super::own;

/// The most bytes of a file's name before its ending: names of 255 are allowed nearly everywhere.
const MAX_NAME: usize = 200;

/// A directory that files are written into.
pub struct Folder {
    directory: PathBuf,
    ending: &'static str,
    /// The names that were given away, without their endings, in small letters: some systems know
    /// no difference of case.
    taken: BTreeSet<String>,
    /// What is written together when all is there, by what it has in common.
    shared: BTreeMap<String, Shared>,
    lang: Lang,
}

/// A file of several reports that is not written yet.
struct Shared {
    name: String,
    pieces: Vec<AnyPiece>,
    summary: Summary,
}

/// Which file of a directory a report goes into.
#[derive(Debug, Clone)]
pub struct Whose {
    /// What all reports of the file have in common; `None` for a file of its own.
    key: Option<String>,
    /// What the file is called, without its ending.
    name: String,
}

impl Whose {
    /// The file of a report: its own, or that of its body, folder or year. Sources that do not
    /// tell theirs are together in one.
    pub fn of(result: SourceResult<'_>, split_by: Option<By>, lang: Lang) -> Self {
        let Some(by) = split_by else {
            return Self {
                key: None,
                name: name(result),
            };
        };
        match Group::of(result, by) {
            Some(group) => Self::all_of(&group),
            // No group has an empty key.
            None => Self {
                key: Some(String::new()),
                name: group::unknown(by).get(lang).to_owned(),
            },
        }
    }

    /// The file of a body.
    pub fn body(name: &str) -> Self {
        Self::all_of(&Group::of_body(name))
    }

    fn all_of(group: &Group) -> Self {
        Self {
            key: Some(group.key.clone()),
            name: safe(&group.name),
        }
    }
}

/// Whether what was typed names a directory: it ends in a slash, or there is one.
pub fn is_folder(path: &Path) -> bool {
    let typed = path.as_os_str().as_encoded_bytes();
    path.is_dir() || typed.ends_with(b"/") || (cfg!(windows) && typed.ends_with(b"\\"))
}

/// What the file of a report is called: after its body and year, or else after its source.
fn name(result: SourceResult<'_>) -> String {
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
            taken: BTreeSet::new(),
            shared: BTreeMap::new(),
            lang,
        })
    }

    /// Takes what was made of a report: writes its file, or keeps it for that of several.
    pub fn add(
        &mut self,
        whose: &Whose,
        renderer: &dyn AnyRenderer,
        piece: AnyPiece,
        summary: &Summary,
    ) -> io::Result<()> {
        let Some(key) = &whose.key else {
            return self.write(&whose.name, renderer, vec![piece], summary);
        };
        let shared = self.shared.entry(key.clone()).or_insert_with(|| Shared {
            name: whose.name.clone(),
            pieces: Vec::new(),
            summary: Summary::default(),
        });
        shared.pieces.push(piece);
        shared.summary.add(summary);
        Ok(())
    }

    /// Writes the files of several reports.
    pub fn end(&mut self, renderer: &dyn AnyRenderer) -> io::Result<()> {
        for of in std::mem::take(&mut self.shared).into_values() {
            self.write(&of.name, renderer, of.pieces, &of.summary)?;
        }
        Ok(())
    }

    /// Writes one file.
    fn write(
        &mut self,
        name: &str,
        renderer: &dyn AnyRenderer,
        pieces: Vec<AnyPiece>,
        summary: &Summary,
    ) -> io::Result<()> {
        let file = format!("{}.{}", self.free(name), self.ending);
        let path = self.directory.join(file);
        let found = fs::metadata(&path).ok();
        if found.is_some_and(|found| found.len() > 0) && !own::is_own(&path) {
            return Err(io::Error::other(foreign(&path, self.lang)));
        }
        let mut out = Output::open(Some(&path), self.lang)?;
        out.write(rendered(renderer.start())?)?;
        let (mut kept, mut is_first) = (Vec::new(), true);
        for piece in pieces {
            kept.extend(piece.kept);
            if piece.text.is_empty() {
                continue;
            }
            if !std::mem::replace(&mut is_first, false) {
                out.write(renderer.separator())?;
            }
            out.write(piece.text)?;
        }
        out.write(rendered(renderer.end(kept, summary))?)?;
        out.finish()
    }

    /// A name that no file of the run has yet.
    fn free(&mut self, name: &str) -> String {
        let numbered = (2..).map(|count: usize| format!("{name}-{count}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        let free = names.find(|name| self.taken.insert(name.to_lowercase()));
        free.unwrap_or_else(|| name.to_owned())
    }
}

/// The ending of the files of a form.
pub const fn ending(format: OutputFormat) -> &'static str {
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
    use gouji::lang::Lang;
    use gouji::render::format::OutputFormat;

    use super::{Folder, MAX_NAME, safe};

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

    #[test]
    fn no_two_files_have_one_name() {
        let dir = tempfile::tempdir().unwrap();
        let mut folder = Folder::open(dir.path(), OutputFormat::Text, Lang::Zh).unwrap();
        let given = ["A局", "a局", "A局-2", "A局"].map(|name| folder.free(name));
        assert_eq!(given, ["A局", "a局-2", "A局-2-2", "A局-3"]);
    }
}
