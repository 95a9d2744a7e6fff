//! The files that a run writes, so that it reads none of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gouji::lang::Lang;
use same_file::Handle;

/// The files that a run writes, as far as they are there already.
#[derive(Debug, Default)]
pub struct Writes {
    /// Each as typed.
    files: Vec<(PathBuf, Handle)>,
    /// Standard output, where it leads to a file.
    stdout: Option<Handle>,
}

impl Writes {
    /// Standard output and these files.
    pub fn to<'a>(files: impl IntoIterator<Item = &'a Path>) -> Self {
        let files = files.into_iter();
        let there = files.filter_map(|path| Some((path.to_owned(), handle(path)?)));
        let stdout = Handle::stdout().ok();
        Self {
            files: there.collect(),
            stdout: stdout
                .filter(|stdout| stdout.as_file().metadata().is_ok_and(|to| to.is_file())),
        }
    }

    /// Whether a file is one of them, by whatever name or link.
    pub fn has(&self, path: &Path) -> bool {
        let is_any = !self.files.is_empty() || self.stdout.is_some();
        let file = is_any.then(|| handle(path)).flatten();
        file.is_some_and(|file| {
            self.files.iter().any(|(_, one)| *one == file) || self.stdout == Some(file)
        })
    }

    /// Fails where a file that is read is one of them.
    pub fn refuse(&self, path: &Path, lang: Lang) -> io::Result<()> {
        if self.has(path) {
            return Err(io::Error::other(refused(path, lang)));
        }
        Ok(())
    }
}

/// The file itself, whatever its name; `None` where there is no regular file.
fn handle(path: &Path) -> Option<Handle> {
    // To open a pipe would be to wait for its other end.
    let is_file = fs::metadata(path).is_ok_and(|found| found.is_file());
    is_file.then(|| Handle::from_path(path).ok()).flatten()
}

fn refused(path: &Path, lang: Lang) -> String {
    let path = path.display();
    match lang {
        Lang::Zh => format!("{path} 是要读取的文件，不会写到原文件上。请把输出写到另一个文件。"),
        Lang::En => format!(
            "{path} is one of the files to be read; these are never overwritten. Write the output to another file."
        ),
    }
}
