//! One source, and reading it.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use gouji::Read;
use gouji::ingest::MAX_BYTES;
use gouji::lang::Lang;
use gouji::render::failure::Failed;

use super::convert::Converter;
use super::failure::Problem;
use super::name;

/// One source, under the name by which outputs speak of it.
#[derive(Debug)]
pub struct Input {
    name: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Stdin,
    /// A file that was named.
    Named(PathBuf),
    /// A file that was found in a directory.
    Found(PathBuf),
    /// What was asked for and could not be listed.
    Nowhere(Problem),
}

impl Input {
    /// Standard input, under a name.
    pub fn stdin(name: &Path) -> Self {
        Self {
            name: name::of(name),
            place: Place::Stdin,
        }
    }

    /// A file that was named.
    pub fn named(path: PathBuf) -> Self {
        Self {
            name: name::of(&path),
            place: Place::Named(path),
        }
    }

    /// A file that was found in a directory.
    pub fn found(path: PathBuf) -> Self {
        Self {
            name: name::of(&path),
            place: Place::Found(path),
        }
    }

    /// What could not be listed.
    pub fn nowhere(path: &Path, problem: Problem) -> Self {
        Self {
            name: name::of(path),
            place: Place::Nowhere(problem),
        }
    }

    /// The name by which outputs speak of it: the path as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is what stands on standard input.
    pub const fn is_stdin(&self) -> bool {
        matches!(self.place, Place::Stdin)
    }

    /// Whether it was found in a directory, not named.
    pub const fn is_found(&self) -> bool {
        matches!(self.place, Place::Found(_))
    }

    /// Whether it was found in a directory and is this file, whatever the name of that.
    pub fn is_found_as(&self, file: &Path) -> bool {
        let Place::Found(path) = &self.place else {
            return false;
        };
        same_file::is_same_file(path, file).unwrap_or(false)
    }

    /// The file; `None` for standard input and for what could not be listed.
    pub fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::Named(path) | Place::Found(path) => Some(path),
            Place::Stdin | Place::Nowhere(_) => None,
        }
    }

    /// Its bytes, or why there are none.
    fn bytes(&self) -> Result<Vec<u8>, Problem> {
        match &self.place {
            Place::Stdin => bounded(io::stdin().lock(), 0),
            Place::Named(path) => bytes(path),
            // What was a file when the directory was listed may be a pipe by now, on which
            // opening would wait for ever.
            Place::Found(path) if !fs::metadata(path)?.is_file() => Err(Problem::NoFile),
            Place::Found(path) => bytes(path),
            Place::Nowhere(problem) => Err(problem.clone()),
        }
    }
}

/// Reads a source and does something with each of its readings, in their order. Whatever goes
/// wrong, a defect of this program included, is the failure of that one reading.
pub fn with_readings<T>(
    input: &Input,
    converter: &Converter,
    lang: Lang,
    work: impl Fn(Result<Read, Failed>) -> T,
) -> Vec<T> {
    let bytes = match input.bytes() {
        Ok(bytes) => bytes,
        Err(problem) => return vec![work(Err(problem.line(input.name(), lang)))],
    };
    let convert = |format, bytes: &[u8]| converter.convert(format, bytes);
    let mut readings = gouji::read_all(&input.name, &bytes).converting(&convert);
    let mut done = Vec::new();
    // What was begun is not begun again after a panic, so that this comes to an end.
    while let Some(reading) = guarded(|| readings.next()).transpose() {
        let worked = reading.and_then(|reading| {
            guarded(|| match reading {
                Ok(read) => work(Ok(read)),
                Err(unread) => work(Err(Failed::of(&unread, lang))),
            })
        });
        done.push(worked.unwrap_or_else(|problem| work(Err(problem.line(input.name(), lang)))));
    }
    converter.pass_over(readings.skipped());
    done
}

/// Runs something that must not panic; if it does, says so.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Problem> {
    // What the work was given is not looked at again after a panic.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let text = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied());
        Problem::Internal {
            panic: text.unwrap_or("?").to_owned(),
        }
    })
}

/// The bytes of one file that was named.
pub fn bytes_of(path: &Path, lang: Lang) -> Result<Vec<u8>, Box<Failed>> {
    bytes(path).map_err(|problem| Box::new(problem.line(&name::of(path), lang)))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    let size = metadata.len();
    if metadata.is_file() && size > MAX_BYTES as u64 {
        return Err(Problem::TooLarge { bytes: size });
    }
    bounded(file, usize::try_from(size).unwrap_or(0))
}

/// Reads to the end, or to just past the limit: pipes and devices do not tell their size.
fn bounded(source: impl io::Read, expected: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(expected.min(MAX_BYTES));
    source.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_BYTES {
        return Err(Problem::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Problem, bounded, guarded};
    use gouji::ingest::MAX_BYTES;

    #[test]
    fn a_panic_is_the_failure_of_one_source() {
        // The panic's own message on standard error is wanted: it says where it came from.
        let problem = guarded(|| panic!("row {} of nowhere", 7)).unwrap_err();
        assert!(matches!(problem, Problem::Internal { panic } if panic == "row 7 of nowhere"));
        assert_eq!(guarded(|| 7).unwrap(), 7);
    }

    #[test]
    fn endless_input_is_read_to_the_limit_only() {
        let problem = bounded(std::io::repeat(b' '), 0).unwrap_err();
        assert!(matches!(problem, Problem::TooLarge { bytes } if bytes == MAX_BYTES as u64 + 1));
    }
}
