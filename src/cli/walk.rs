//! Which files are read: those that were named, and those of directories that may be reports.

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use gouji::ingest::names::{self, Name};
use gouji::lang::Lang;
use walkdir::{DirEntry, WalkDir};

use super::failure::Problem;
use super::inputs::Input;
use super::passed::{Passed, Why};
use super::writes::Writes;
use super::{Common, complain, name, output, own};

/// The path that stands for standard input.
const STDIN: &str = "-";

/// What a run reads, and what of its directories it does not.
#[derive(Debug, Default)]
pub struct Listing {
    /// The sources, sorted by path, each once.
    pub inputs: Vec<Input>,
    /// The files that are passed over.
    pub passed: Passed,
}

/// All sources. Directories are walked.
///
/// # Errors
/// Where a file would be read that the run writes.
pub fn list(asked: &Common, writes: &Writes, lang: Lang) -> io::Result<Listing> {
    let name = asked.stdin_filename.as_deref();
    let listing = sources(&asked.paths, name, writes, lang)?;
    if listing.inputs.iter().any(Input::is_stdin) && io::stdin().is_terminal() {
        complain(match lang {
            Lang::Zh => {
                "等待从标准输入读取：请粘贴报告，再按 Ctrl-D（Windows 上按 Ctrl-Z 和回车）结束"
            }
            Lang::En => {
                "waiting for standard input: paste the report, then press Ctrl-D (on Windows Ctrl-Z and Enter)"
            }
        });
    }
    Ok(listing)
}

/// The sources to be read, with what is passed over said; `None` where it was asked only which
/// they are (`--show-files`), which is printed.
///
/// # Errors
/// As [`list`], and where standard output cannot be written.
pub fn asked(asked: &Common, writes: &Writes, lang: Lang) -> io::Result<Option<Vec<Input>>> {
    let Listing { inputs, passed } = list(asked, writes, lang)?;
    if asked.show_files {
        output::print(&passed.show(inputs.iter().map(Input::name), lang), lang)?;
        return Ok(None);
    }
    passed.complain(lang);
    Ok(Some(inputs))
}

/// The same for any paths; `stdin` is the name of what stands on standard input.
///
/// # Errors
/// As [`list`].
pub fn sources(
    paths: &[PathBuf],
    stdin: Option<&Path>,
    writes: &Writes,
    lang: Lang,
) -> io::Result<Listing> {
    let mut listing = Listing::default();
    for path in paths {
        if path.as_os_str() == STDIN {
            listing.inputs.push(Input::stdin(stdin.unwrap_or(path)));
        } else if path.is_dir() {
            let mut walk = Walk {
                directory: path,
                writes,
                lang,
                listing: &mut listing,
            };
            walk.run()?;
        } else {
            writes.refuse(path, lang)?;
            listing.inputs.push(Input::named(path.clone()));
        }
    }
    let Listing { inputs, passed } = &mut listing;
    // What was named itself stands before what was found under the same name.
    inputs.sort_by(|a, b| (a.name(), a.is_found()).cmp(&(b.name(), b.is_found())));
    inputs.dedup_by(|b, a| a.name() == b.name());
    passed.without(inputs.iter().map(Input::name));
    Ok(listing)
}

/// A walk through a directory.
struct Walk<'a> {
    directory: &'a Path,
    writes: &'a Writes,
    lang: Lang,
    listing: &'a mut Listing,
}

impl Walk<'_> {
    fn run(&mut self) -> io::Result<()> {
        let (inputs, passed) = (self.listing.inputs.len(), self.listing.passed.len());
        let mut entries = WalkDir::new(self.directory).min_depth(1).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.not_entered(error);
                    continue;
                }
            };
            let kind = entry.file_type();
            if let Some(why) = by_name(&entry) {
                if kind.is_dir() {
                    entries.skip_current_dir();
                }
                self.pass_over(entry.path(), why);
            } else if !kind.is_dir() {
                self.file(&entry)?;
            }
        }
        if self.listing.inputs.len() == inputs {
            let others = self.listing.passed.len() - passed;
            let problem = Problem::NoReports { others };
            self.listing
                .inputs
                .push(Input::nowhere(self.directory, problem));
        }
        Ok(())
    }

    /// What could not be listed.
    fn not_entered(&mut self, error: walkdir::Error) {
        let path = error.path().unwrap_or(self.directory).to_owned();
        let error = error.into_io_error();
        let error = error.unwrap_or_else(|| io::ErrorKind::Other.into());
        self.listing
            .inputs
            .push(Input::nowhere(&path, error.into()));
    }

    fn file(&mut self, entry: &DirEntry) -> io::Result<()> {
        let path = entry.path();
        // A link to a file is the file. A link that leads nowhere is a file that cannot be read.
        let found = match entry.path_is_symlink() {
            true => fs::metadata(path).ok().map(|found| found.file_type()),
            false => Some(entry.file_type()),
        };
        let why = match found {
            // It may lead back to where it stands.
            Some(kind) if kind.is_dir() => Some(Why::LinkToDirectory),
            Some(kind) if !kind.is_file() => Some(Why::Special),
            _ => match by_ending(path) {
                Some(Why::OtherKind) => Some(Why::OtherKind),
                _ if own::is_own(path) => Some(Why::Own),
                why => why,
            },
        };
        // What the run writes is not read; a report would be lost.
        if found.is_some_and(|kind| kind.is_file()) && self.writes.has(path) {
            let is_safe = why.is_some() || fs::metadata(path).is_ok_and(|file| file.len() == 0);
            if !is_safe {
                self.writes.refuse(path, self.lang)?;
            }
            self.pass_over(path, Why::Written);
            return Ok(());
        }
        match why {
            Some(why) => self.pass_over(path, why),
            None => self.listing.inputs.push(Input::found(path.to_owned())),
        }
        Ok(())
    }

    fn pass_over(&mut self, path: &Path, why: Why) {
        self.listing.passed.add(name::of(path), why);
    }
}

/// Why what bears such a name is not even looked at.
fn by_name(entry: &DirEntry) -> Option<Why> {
    why(names::of_part(&entry.file_name().to_string_lossy()))
}

const fn why(name: Name) -> Option<Why> {
    match name {
        Name::MayBeReport => None,
        Name::Hidden => Some(Why::Hidden),
        Name::OtherKind => Some(Why::OtherKind),
        Name::UnknownEnding => Some(Why::UnknownEnding),
        Name::NoEnding => Some(Why::NoEnding),
    }
}

/// Why a file of such an ending is not read.
fn by_ending(path: &Path) -> Option<Why> {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    why(names::of_ending(ending.as_deref()))
}
