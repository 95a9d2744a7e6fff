//! Which files are read, and reading them.

use std::fs::File;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use gouji::Read;
use gouji::ingest::{EXTENSIONS, MAX_BYTES};
use gouji::lang::Lang;
use gouji::render::failure::Failed;
use ignore::WalkBuilder;

use super::Common;
use super::convert::Converter;
use super::failure::Problem;

/// The path that stands for standard input.
const STDIN: &str = "-";

/// One source, under the name by which outputs speak of it.
#[derive(Debug)]
pub struct Input {
    name: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Stdin,
    File(PathBuf),
    /// What was asked for and could not be listed.
    Nowhere(Problem),
}

impl Input {
    fn new(path: PathBuf) -> Self {
        Self {
            name: path.to_string_lossy().into_owned(),
            place: Place::File(path),
        }
    }

    fn nowhere(path: &Path, problem: Problem) -> Self {
        Self {
            name: path.to_string_lossy().into_owned(),
            place: Place::Nowhere(problem),
        }
    }

    /// The name by which outputs speak of it: the path as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file; `None` for standard input and for what could not be listed.
    pub fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) => Some(path),
            Place::Stdin | Place::Nowhere(_) => None,
        }
    }
}

/// All sources, sorted by path, each once. Directories are walked; output files, which may stand
/// in one of them since an earlier run, are passed over there.
pub fn list<'a>(asked: &Common, outputs: impl Iterator<Item = &'a Path>) -> Vec<Input> {
    let name = asked.stdin_filename.as_deref();
    sources(&asked.paths, name, outputs)
}

/// The same for any paths; `stdin` is the name of what stands on standard input.
pub fn sources<'a>(
    paths: &[PathBuf],
    stdin: Option<&Path>,
    outputs: impl Iterator<Item = &'a Path>,
) -> Vec<Input> {
    let outputs: Vec<PathBuf> = outputs
        .filter_map(|path| path.canonicalize().ok())
        .collect();
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == STDIN {
            let name = stdin.unwrap_or(path);
            inputs.push(Input {
                name: name.to_string_lossy().into_owned(),
                place: Place::Stdin,
            });
        } else if path.is_dir() {
            walk(path, &outputs, &mut inputs);
        } else {
            inputs.push(Input::new(path.clone()));
        }
    }
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    inputs.dedup_by(|b, a| match (&a.place, &b.place) {
        // Two names that are no Unicode may look alike and be different files.
        (Place::File(a), Place::File(b)) => a == b,
        _ => a.name == b.name,
    });
    inputs
}

fn walk(directory: &Path, outputs: &[PathBuf], inputs: &mut Vec<Input>) {
    let before = inputs.len();
    let mut others = 0;
    // Which files are reports has nothing to do with what version control ignores.
    let entries = WalkBuilder::new(directory)
        .standard_filters(false)
        .hidden(true)
        .build();
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = path_of(&error).unwrap_or(directory).to_owned();
                let error = error
                    .into_io_error()
                    .unwrap_or_else(|| io::ErrorKind::Other.into());
                inputs.push(Input::nowhere(&path, error.into()));
                continue;
            }
        };
        let path = entry.path();
        // A link to a file is the file; a link to a directory may lead back to where it stands.
        if path.is_dir() {
            continue;
        }
        if !is_supported(path) {
            others += 1;
        } else if !outputs.iter().any(|output| is_same(path, output)) {
            inputs.push(Input::new(entry.into_path()));
        }
    }
    if inputs.len() == before {
        inputs.push(Input::nowhere(directory, Problem::NoReports { others }));
    }
}

/// The path that a walk could not enter.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

fn is_supported(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        EXTENSIONS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(extension))
    })
}

fn is_same(path: &Path, output: &Path) -> bool {
    // Asking the system where each file really stands would cost more than reading some of them.
    path.file_name() == output.file_name() && path.canonicalize().is_ok_and(|path| path == output)
}

/// Reads a source and does something with each of its readings, in their order. Whatever goes
/// wrong, a defect of this program included, is the failure of that one reading.
pub fn with_readings<T>(
    input: &Input,
    converter: &Converter,
    lang: Lang,
    work: impl Fn(Result<Read, Failed>) -> T,
) -> Vec<T> {
    let bytes = match &input.place {
        Place::Stdin => bounded(io::stdin().lock(), 0),
        Place::File(path) => bytes(path),
        Place::Nowhere(problem) => return vec![work(Err(problem.line(input.name(), lang)))],
    };
    let bytes = match bytes {
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
    bytes(path).map_err(|problem| Box::new(problem.line(&path.to_string_lossy(), lang)))
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
